/* Takes operations back and puts them back, where nothing that stands depends on it. */
#include "record/change.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The record as it would be after the undo. */
typedef struct {
    annals_change *change;
    const annals_engine *engine;
    annals_store *store;
    annals_arena *arena;
    int64_t number; /* the operation to take back */
    annals_view after;
    annals_stored_source *sources;
    size_t source_count;
    annals_stored_series *series; /* by key */
    size_t series_count;
    annals_stored_series **numbered; /* the same, by number */
    int64_t checked_series;          /* the last one that was checked */
} trial;

static annals_status operation_of(trial *each, int64_t number, annals_stored_operation **row, annals_error *error)
{
    size_t count;
    annals_status status = each->engine->operations(each->store, number, each->arena, row, &count, error);
    if (!status && count == 0)
        *row = NULL;
    return status;
}

/* The newest operation in force that is no undo. */
static annals_status find_newest(trial *each, annals_error *error)
{
    const annals_view *view = &each->change->view;
    for (int64_t number = view->last.operation; number > 0; number--) {
        if (!annals_view_holds(view, number))
            continue;
        annals_stored_operation *row;
        annals_status status = operation_of(each, number, &row, error);
        if (status)
            return status;
        if (row && row->undoes == 0) {
            each->number = number;
            return ANNALS_OK;
        }
    }
    return annals_error_set(error, ANNALS_MISSING, "there is nothing to undo");
}

static annals_status choose(trial *each, int64_t number, annals_error *error)
{
    const annals_view *view = &each->change->view;
    if (number == 0)
        return find_newest(each, error);
    if (number < 0 || number > view->last.operation)
        return annals_error_set(error, ANNALS_MISSING, "operation %" PRId64 ": not in the record; the last is %" PRId64,
                                number, view->last.operation);
    int64_t by = annals_standing_undone_by(&view->standing, number);
    if (by > 0)
        return annals_error_set(error, ANNALS_EXISTS, "operation %" PRId64 ": already taken back by operation %" PRId64,
                                number, by);
    each->number = number;
    return ANNALS_OK;
}

/* Which operations are in force afterwards. */
static annals_status make_after(trial *each, annals_error *error)
{
    annals_stored_undo *undos, *more;
    size_t count;
    annals_status status = each->engine->undos(each->store, each->arena, &undos, &count, error);
    if (status)
        return status;
    more = annals_arena_alloc(each->arena, (count + 1) * sizeof *more);
    if (!more)
        return annals_error_no_memory(error);
    if (count > 0)
        memcpy(more, undos, count * sizeof *more);
    more[count] = (annals_stored_undo){each->change->operation, each->number};
    each->after.as_of = each->change->operation;
    return annals_standing_make(more, count + 1, each->after.as_of, &each->after.standing, error);
}

static int by_number(const void *a, const void *b)
{
    const annals_stored_series *const *left = a, *const *right = b;
    return ((*left)->number > (*right)->number) - ((*left)->number < (*right)->number);
}

static annals_status number_series(trial *each, annals_error *error)
{
    each->numbered = annals_arena_alloc(each->arena, (each->series_count + 1) * sizeof *each->numbered);
    if (!each->numbered)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < each->series_count; i++)
        each->numbered[i] = &each->series[i];
    if (each->series_count > 1)
        qsort(each->numbered, each->series_count, sizeof *each->numbered, by_number);
    return ANNALS_OK;
}

static annals_status load(trial *each, annals_error *error)
{
    annals_status status =
        each->engine->sources(each->store, NULL, each->arena, &each->sources, &each->source_count, error);
    if (!status)
        status = each->engine->series(each->store, NULL, each->arena, &each->series, &each->series_count, error);
    return status ? status : number_series(each, error);
}

static const annals_stored_series *series_of(const trial *each, int64_t number)
{
    annals_stored_series wanted = {.number = number}, *key = &wanted;
    annals_stored_series **found = NULL;
    if (each->series_count > 0)
        found = bsearch(&key, each->numbered, each->series_count, sizeof *each->numbered, by_number);
    return found ? *found : NULL;
}

/* A test on the rows of a scan that stand afterwards. */
typedef annals_status (*row_test)(trial *each, const annals_stored_observation *row, const void *context,
                                  annals_error *error);

static annals_status each_row(trial *each, const annals_scan *scan, row_test test, const void *context,
                              annals_error *error)
{
    annals_rows *rows;
    annals_status status = each->engine->rows_open(each->store, scan, &rows, error);
    if (status)
        return status;
    size_t count = 1;
    while (!status && count > 0) {
        const annals_stored_observation *batch;
        status = each->engine->rows_next(rows, &batch, &count, error);
        for (size_t i = 0; !status && i < count; i++)
            if (annals_view_holds(&each->after, batch[i].operation))
                status = test(each, &batch[i], context, error);
    }
    each->engine->rows_close(rows);
    return status;
}

static annals_status refuse_citation(trial *each, const annals_stored_observation *row, const void *context,
                                     annals_error *error)
{
    const annals_stored_source *source = context;
    annals_stored_operation *by;
    annals_status status = operation_of(each, row->operation, &by, error);
    if (status)
        return status;
    return annals_error_set(error, ANNALS_INVALID,
                            "operation %" PRId64 " can't be taken back: operation %" PRId64 " (%s) cites source \"%s\""
                            ", which operation %" PRId64 " entered; undo operation %" PRId64 " first",
                            each->number, row->operation, by ? by->verb : "?", source->source.id,
                            source->source.operation, row->operation);
}

/* Nothing that stands may cite a source that is gone. */
static annals_status check_gone(trial *each, int64_t operation, annals_error *error)
{
    annals_status status = ANNALS_OK;
    for (size_t i = 0; !status && i < each->source_count; i++) {
        const annals_stored_source *source = &each->sources[i];
        if (source->source.operation != operation)
            continue;
        annals_scan scan = {.by = ANNALS_SCAN_SOURCE, .number = source->number, .as_of = each->after.as_of};
        status = each_row(each, &scan, refuse_citation, source, error);
    }
    return status;
}

static annals_status refuse_redo(const trial *each, int64_t operation, int64_t by, const char *what, const char *of,
                                 annals_error *error)
{
    return annals_error_set(error, ANNALS_INVALID,
                            "operation %" PRId64 " can't be taken back: operation %" PRId64
                            " would stand again, and operation %" PRId64 " has entered %s \"%s\" since",
                            each->number, operation, by, what, of);
}

static annals_status check_sources_back(trial *each, int64_t operation, annals_error *error)
{
    for (size_t i = 0; i < each->source_count; i++) {
        const annals_stored_source *back = &each->sources[i];
        if (back->source.operation != operation)
            continue;
        for (size_t j = 0; j < each->source_count; j++) {
            const annals_stored_source *other = &each->sources[j];
            if (j != i && strcmp(other->source.id, back->source.id) == 0 &&
                annals_view_holds(&each->after, other->source.operation))
                return refuse_redo(each, operation, other->source.operation, "another source", back->source.id, error);
        }
    }
    return ANNALS_OK;
}

static annals_status refuse_definition(trial *each, const annals_stored_observation *row, const void *context,
                                       annals_error *error)
{
    const int64_t *operation = context;
    const annals_stored_series *other = series_of(each, row->series);
    return refuse_redo(each, *operation, row->operation, "another unit or nature for", other ? other->key : "?", error);
}

/* No other definition of the series may stand; those of one key are neighbours. */
static annals_status check_definition(trial *each, int64_t number, const int64_t *operation, annals_error *error)
{
    const annals_stored_series *back = series_of(each, number);
    const annals_stored_series *first = back, *end = each->series + each->series_count;
    while (first && first > each->series && strcmp(first[-1].key, back->key) == 0)
        first--;
    annals_status status = ANNALS_OK;
    for (; !status && first && first < end && strcmp(first->key, back->key) == 0; first++) {
        annals_scan scan = {.by = ANNALS_SCAN_SERIES, .number = first->number, .as_of = each->after.as_of};
        if (first != back)
            status = each_row(each, &scan, refuse_definition, operation, error);
    }
    return status;
}

static annals_status refuse_second(trial *each, const annals_stored_observation *row, const void *context,
                                   annals_error *error)
{
    const annals_stored_observation *back = context;
    if (row->number == back->number || row->kind != back->kind || row->source != back->source)
        return ANNALS_OK;
    const annals_stored_series *series = series_of(each, row->series);
    return refuse_redo(each, back->operation, row->operation, "an amount for the same period and source of",
                       series ? series->key : "?", error);
}

static annals_status check_row_back(trial *each, const annals_stored_observation *row, const void *context,
                                    annals_error *error)
{
    const int64_t *operation = context;
    for (size_t i = 0; i < each->source_count; i++)
        if (each->sources[i].number == row->source &&
            !annals_view_holds(&each->after, each->sources[i].source.operation))
            return annals_error_set(error, ANNALS_INVALID,
                                    "operation %" PRId64 " can't be taken back: operation %" PRId64
                                    " would stand again, and its source \"%s\" does not",
                                    each->number, row->operation, each->sources[i].source.id);
    annals_status status = ANNALS_OK;
    if (row->series != each->checked_series)
        status = check_definition(each, row->series, operation, error);
    each->checked_series = row->series;
    annals_period period;
    if (!status)
        status = annals_period_parse(row->period, strlen(row->period), &period, error);
    if (status)
        return status;
    annals_scan scan = {.by = ANNALS_SCAN_PERIOD, .number = row->series, .as_of = each->after.as_of, .period = &period};
    return each_row(each, &scan, refuse_second, row, error);
}

/* What comes back must fit what stands. */
static annals_status check_back(trial *each, int64_t operation, annals_error *error)
{
    annals_status status = check_sources_back(each, operation, error);
    if (status)
        return status;
    each->checked_series = 0;
    annals_scan scan = {.by = ANNALS_SCAN_OPERATION, .number = operation, .as_of = each->after.as_of};
    return each_row(each, &scan, check_row_back, &operation, error);
}

/* Taking back an undo puts back what it undid, and so on down the chain. */
static annals_status check_chain(trial *each, annals_error *error)
{
    int64_t number = each->number;
    while (number > 0) {
        bool back = annals_view_holds(&each->after, number);
        annals_status status = back ? check_back(each, number, error) : check_gone(each, number, error);
        annals_stored_operation *row = NULL;
        if (!status)
            status = operation_of(each, number, &row, error);
        if (status)
            return status;
        number = row ? row->undoes : 0;
    }
    return ANNALS_OK;
}

static annals_status try_undo(trial *each, int64_t number, annals_error *error)
{
    annals_status status = choose(each, number, error);
    if (!status)
        status = make_after(each, error);
    if (!status)
        status = load(each, error);
    if (!status)
        status = check_chain(each, error);
    annals_standing_free(&each->after.standing);
    return status;
}

annals_status annals_change_undo(annals_change *change, int64_t number, int64_t *taken, annals_error *error)
{
    annals_status status = annals_change_usable(change, error);
    if (status)
        return status;
    if (change->source_count > 0 || change->observation_count > 0)
        return annals_error_set(error, ANNALS_USAGE, "an undo must be the only thing in its change");
    trial each = {.change = change,
                  .engine = change->record->engine,
                  .store = change->record->store,
                  .arena = annals_arena_new()};
    status = each.arena ? try_undo(&each, number, error) : annals_error_no_memory(error);
    annals_arena_free(each.arena);
    if (status)
        return status;
    change->undoes = each.number;
    *taken = each.number;
    return ANNALS_OK;
}
