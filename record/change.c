/* Begins, commits and cancels changes: one lock, one operation, all of it or nothing. */
#include "record/change.h"

#include "text/text.h"

#include <stdlib.h>
#include <string.h>

bool annals_change_holds(const annals_change *change, int64_t operation)
{
    return operation == change->operation || annals_view_holds(&change->view, operation);
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

static annals_status flush_sources(annals_change *change, annals_error *error)
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

static annals_status flush_observations(annals_change *change, annals_error *error)
{
    annals_pending *pending = &change->pending;
    if (pending->count == 0)
        return ANNALS_OK;
    annals_pending_number(pending, change->last.observation + 1);
    annals_record *record = change->record;
    annals_status status = record->engine->add_observations(record->store, pending->rows, pending->count, error);
    if (status)
        return status;
    change->last.observation += (int64_t)pending->count;
    annals_pending_clear(pending);
    return ANNALS_OK;
}

annals_status annals_change_flush(annals_change *change, annals_error *error)
{
    annals_status status = flush_sources(change, error);
    if (!status)
        status = flush_observations(change, error);
    if (status)
        change->broken = true;
    return status;
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

static annals_status write_operation(annals_change *change, const char *what, const char *why, annals_error *error)
{
    annals_record *record = change->record;
    const char *who = record->author.who;
    annals_status status = check_line("who", who, error);
    if (!status)
        status = check_line("what", what, error);
    if (!status)
        status = check_line("why", why, error);
    if (status)
        return status;
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
    };
    status = record->engine->add_operation(record->store, &row, error);
    if (!status)
        status = annals_change_flush(change, error);
    return status ? status : record->engine->commit(record->store, error);
}

annals_status annals_change_commit(annals_change *change, const char *what, const char *why, int64_t *operation,
                                   annals_error *error)
{
    bool empty = change->source_count == 0 && change->observation_count == 0 && change->undoes == 0;
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
