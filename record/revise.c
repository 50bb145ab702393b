/* Revisions: a statement made of what is changed and of what stays as it was. */
#include "record/candidate.h"

#include <string.h>

/* What a revision leaves out is read from the observation that it revises. */
typedef struct {
    annals_key *key;
    annals_period period;
    annals_amount amount;
} as_it_was;

static const char *key_of(const annals_stored_series *rows, size_t count, int64_t number)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].number == number)
            return rows[i].key;
    return "";
}

static const char *source_of(const annals_stored_source *rows, size_t count, int64_t number)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].number == number)
            return rows[i].source.id;
    return "";
}

static annals_status parse(annals_change *change, const annals_stored_observation *row, annals_arena *arena,
                           as_it_was *was, annals_error *error)
{
    annals_record *record = change->record;
    annals_stored_series *series;
    size_t count;
    annals_status status = record->engine->series(record->store, NULL, arena, &series, &count, error);
    if (!status)
        status = annals_period_parse(row->period, strlen(row->period), &was->period, error);
    if (!status)
        status = annals_amount_parse(row->amount, strlen(row->amount), &was->amount, error);
    if (status)
        return status;
    const char *key = key_of(series, count, row->series);
    return annals_key_parse(key, strlen(key), &was->key, error);
}

static annals_status enter(annals_change *change, const annals_stored_observation *row, const as_it_was *was,
                           const annals_revision *revision, const char *source, annals_id *id, annals_error *error)
{
    annals_statement statement = {
        .key = was->key,
        .period = revision->period ? revision->period : &was->period,
        .amount = revision->amount ? revision->amount : &was->amount,
        .kind = row->kind,
        .source = source,
        .quote = revision->quote,
        .at = revision->quote ? revision->at : -1,
        .note = revision->note ? revision->note : row->note,
    };
    annals_candidate each = {.statement = &statement, .revised = row};
    annals_outcome outcome;
    annals_status status = ANNALS_OK;
    if (change->pending.count + 1 >= ANNALS_PENDING_ROWS) /* or it would go before its decision is there */
        status = annals_change_flush(change, error);
    return status ? status : annals_candidate_enter(change, &each, id, &outcome, error);
}

static annals_status revise(annals_change *change, const annals_id *id, const annals_revision *revision,
                            const char *because, annals_arena *arena, annals_id *revised, annals_error *error)
{
    annals_record *record = change->record;
    annals_stored_observation *row;
    annals_stored_source *sources;
    size_t count;
    as_it_was was = {0};
    annals_status status = annals_change_find(change, id, arena, &row, error);
    if (!status)
        status = record->engine->sources(record->store, NULL, arena, &sources, &count, error);
    if (!status)
        status = parse(change, row, arena, &was, error);
    if (!status)
        status = enter(change, row, &was, revision, source_of(sources, count, row->source), revised, error);
    annals_key_free(was.key);
    if (status)
        return status;
    annals_stored_decision decision = {.kind = ANNALS_REVISE, .observation = row->number, .because = because};
    status = annals_change_decide(change, &decision, revised, error);
    if (status)
        change->broken = true; /* the observation is in, what makes it a revision is not */
    return status;
}

annals_status annals_change_revise(annals_change *change, const annals_id *id, const annals_revision *revision,
                                   const char *because, annals_id *revised, annals_error *error)
{
    annals_status status = annals_change_usable(change, error);
    if (!status)
        status = annals_because_check(because, error);
    if (status)
        return status;
    annals_arena *arena = annals_arena_new();
    status = arena ? revise(change, id, revision, because, arena, revised, error) : annals_error_no_memory(error);
    annals_arena_free(arena);
    return status;
}
