/* Begins, commits and cancels changes: one lock, one operation, all of it or nothing. */
#include "record/change.h"

#include "text/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool annals_change_stands(const annals_change *change, const annals_stored_observation *row)
{
    for (int64_t i = 0; i < change->decision_count; i++) {
        const annals_stored_decision *decision = &change->decisions[i].row;
        if (decision->observation == row->number && decision->kind != ANNALS_PREFER)
            return false;
    }
    return row->operation == change->operation || annals_view_stands(&change->view, row);
}

annals_status annals_change_usable(const annals_change *change, annals_error *error)
{
    if (change->broken)
        return annals_error_set(error, ANNALS_USAGE, "an earlier write of this change failed; cancel it");
    if (change->undoes > 0)
        return annals_error_set(error, ANNALS_USAGE, "this change takes an operation back and can hold nothing else");
    return ANNALS_OK;
}

static void release(annals_change *change)
{
    annals_change_drop_texts(change);
    annals_pending_free(&change->pending);
    annals_index_free(&change->series);
    annals_index_free(&change->sources);
    annals_str_free(&change->scratch);
    annals_arena_free(change->arena);
    free(change->decisions);
    free(change->heads);
    free(change->verb);
    free(change);
}

static annals_status may_begin(const annals_record *record, const char *verb, annals_error *error)
{
    if (record->access == ANNALS_READ)
        return annals_error_set(error, ANNALS_USAGE, "the record was opened for reading");
    if (record->change)
        return annals_error_set(error, ANNALS_USAGE, "another change of this record is open");
    if (record->readers > 0)
        return annals_error_set(error, ANNALS_USAGE, "a cursor of this record is open");
    if (!verb || !*verb)
        return annals_error_set(error, ANNALS_USAGE, "a change needs a verb");
    return ANNALS_OK;
}

static annals_status lock(annals_record *record, annals_change *change, annals_error *error)
{
    annals_status status = record->engine->begin(record->store, error);
    if (status)
        return status;
    record->change = change;
    status = annals_view_open(record, 0, &change->view, error);
    if (status) {
        record->change = NULL;
        record->engine->rollback(record->store);
        return status;
    }
    change->last = change->view.last;
    change->operation = change->last.operation + 1;
    return ANNALS_OK;
}

annals_status annals_change_begin(annals_record *record, const char *verb, annals_change **change, annals_error *error)
{
    annals_status status = may_begin(record, verb, error);
    if (status)
        return status;
    annals_change *begun = calloc(1, sizeof *begun);
    if (!begun)
        return annals_error_no_memory(error);
    begun->record = record;
    begun->entering_end = &begun->entering;
    annals_chain_begin(&begun->chain);
    begun->verb = strdup(verb);
    begun->arena = annals_arena_new();
    status = begun->verb && begun->arena ? lock(record, begun, error) : annals_error_no_memory(error);
    if (status)
        release(begun);
    else
        *change = begun;
    return status;
}

void annals_change_cancel(annals_change *change)
{
    if (!change)
        return;
    annals_record *record = change->record;
    annals_view_close(record, &change->view);
    record->engine->rollback(record->store);
    record->change = NULL;
    release(change);
}

/* Numbers what is not numbered yet and hands it to the chain. */
static void settle(annals_change *change)
{
    for (const annals_source_entry *entry = change->entering; entry; entry = entry->after)
        annals_chain_source(&change->chain, &entry->row);
    annals_pending *pending = &change->pending;
    annals_pending_number(pending, change->last.observation + 1);
    for (size_t i = 0; i < pending->count; i++)
        annals_chain_observation(&change->chain, &pending->rows[i]);
    for (; change->decisions_settled < (size_t)change->decision_count; change->decisions_settled++) {
        annals_deciding *each = &change->decisions[change->decisions_settled];
        for (size_t i = 0; i < pending->count && each->row.kind == ANNALS_REVISE; i++)
            if (memcmp(&pending->rows[i].id, &each->revision, sizeof each->revision) == 0)
                each->row.revision = pending->rows[i].number;
        annals_chain_decision(&change->chain, &each->row);
    }
}

static annals_status write_sources(annals_change *change, annals_error *error)
{
    annals_record *record = change->record;
    for (; change->entering; change->entering = change->entering->after) {
        annals_status status = record->engine->add_source(record->store, &change->entering->row, error);
        if (status)
            return status;
    }
    change->entering_end = &change->entering;
    return ANNALS_OK;
}

static annals_status write_observations(annals_change *change, annals_error *error)
{
    annals_pending *pending = &change->pending;
    if (pending->count == 0)
        return ANNALS_OK;
    annals_record *record = change->record;
    annals_status status = record->engine->add_observations(record->store, pending->rows, pending->count, error);
    if (status)
        return status;
    change->last.observation += (int64_t)pending->count;
    annals_pending_clear(pending);
    return ANNALS_OK;
}

static annals_status write_decisions(annals_change *change, annals_error *error)
{
    annals_record *record = change->record;
    for (; change->decisions_written < change->decisions_settled; change->decisions_written++) {
        const annals_stored_decision *row = &change->decisions[change->decisions_written].row;
        annals_status status = record->engine->add_decision(record->store, row, error);
        if (status)
            return status;
    }
    return ANNALS_OK;
}

static annals_status write_rows(annals_change *change, annals_error *error)
{
    annals_status status = write_sources(change, error);
    if (!status)
        status = write_observations(change, error);
    if (!status)
        status = write_decisions(change, error);
    if (status)
        change->broken = true;
    return status;
}

annals_status annals_change_flush(annals_change *change, annals_error *error)
{
    settle(change);
    return write_rows(change, error);
}

static annals_status check_line(const char *field, const char *text, annals_error *error)
{
    size_t size = text ? strlen(text) : 0;
    size_t valid = text ? annals_utf8_valid(text, size) : 0;
    if (valid < size)
        return annals_error_set(error, ANNALS_INVALID, "%s: byte %zu is no UTF-8", field, valid);
    return ANNALS_OK;
}

static annals_moment moment_of(const annals_change *change)
{
    annals_author author = change->record->author;
    annals_moment now = author.now(author.context);
    bool first = change->view.last.operation == 0;
    return first || now > change->view.last.at ? now : change->view.last.at + 1;
}

static annals_status check_lines(const annals_change *change, const char *what, const char *why, annals_error *error)
{
    annals_status status = check_line("who", change->record->author.who, error);
    if (!status)
        status = check_line("what", what, error);
    return status ? status : check_line("why", why, error);
}

static annals_status write_operation(annals_change *change, const char *what, const char *why, annals_error *error)
{
    annals_record *record = change->record;
    const char *who = record->author.who;
    annals_status status = check_lines(change, what, why, error);
    if (status)
        return status;
    char hash[ANNALS_ID_TEXT];
    annals_stored_operation row = {
        .number = change->operation,
        .at = moment_of(change),
        .who = who ? who : "",
        .verb = change->verb,
        .what = what ? what : "",
        .why = why ? why : "",
        .undoes = change->undoes,
        .sources = change->source_count,
        .observations = change->observation_count,
        .decisions = change->decision_count,
        .hash = hash,
    };
    settle(change);
    if (!annals_chain_end(&change->chain, &row, change->view.last.hash, hash))
        return annals_error_set(error, ANNALS_INVALID, "the record is damaged: operation %" PRId64 " has no hash",
                                change->view.last.operation);
    status = record->engine->add_operation(record->store, &row, error);
    if (!status)
        status = write_rows(change, error);
    return status ? status : record->engine->commit(record->store, error);
}

annals_status annals_change_commit(annals_change *change, const char *what, const char *why, int64_t *operation,
                                   annals_error *error)
{
    bool empty = change->source_count == 0 && change->observation_count == 0 && change->decision_count == 0 &&
                 change->undoes == 0;
    annals_status status = ANNALS_OK;
    if (change->broken)
        status = annals_error_set(error, ANNALS_IO, "nothing is written: an earlier write of this change failed");
    if (!status && !empty)
        status = write_operation(change, what, why, error);
    if (!status && operation)
        *operation = empty ? 0 : change->operation;
    annals_change_cancel(change);
    return status;
}
