/* The log as callers see it: operations with what takes them back, all or those of a selection, and by moment. */
#include "record/find.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Operations and their texts end with one free: the array stands in front of what owns the texts. */
typedef struct {
    annals_arena *arena;
    annals_operation rows[];
} operation_list;

/* What is needed to find the operations of a selection. */
typedef struct {
    annals_record *record;
    const annals_selection *selection;
    const annals_view *view;
    annals_arena *arena; /* for what is not given out */
    annals_stored_operation *rows;
    size_t count;
    bool *wanted; /* of each operation, by number */
    annals_stored_series *series;
    size_t series_count;
    int64_t *source_numbers; /* of the wanted source; NULL: any */
    size_t source_count;
} log_search;

static annals_operation operation_of(const annals_stored_operation *row, const annals_standing *standing)
{
    annals_operation out = {
        .number = row->number,
        .at = row->at,
        .who = row->who,
        .verb = row->verb,
        .what = row->what,
        .why = row->why[0] ? row->why : NULL,
        .undoes = row->undoes,
        .undone_by = annals_standing_undone_by(standing, row->number),
        .observations = row->observations,
        .sources = row->sources,
        .decisions = row->decisions,
    };
    size_t size = strnlen(row->hash, sizeof out.hash - 1);
    memcpy(out.hash, row->hash, size);
    out.hash[size] = '\0';
    return out;
}

static void want(log_search *search, int64_t operation)
{
    if (operation > 0 && operation <= search->view->as_of)
        search->wanted[operation] = true;
}

static bool of_source(const log_search *search, int64_t source)
{
    bool found = !search->selection->source;
    for (size_t i = 0; !found && i < search->source_count; i++)
        found = search->source_numbers[i] == source;
    return found;
}

/* Keeps the series that are selected, and the numbers of the source's versions. */
static annals_status choose(log_search *search, annals_error *error)
{
    const annals_engine *engine = search->record->engine;
    annals_store *store = search->record->store;
    const annals_key *selector = search->selection->selector;
    size_t count, kept = 0;
    annals_status status = engine->series(store, NULL, search->arena, &search->series, &count, error);
    for (size_t i = 0; !status && i < count; i++) {
        annals_key *key;
        const char *text = search->series[i].key;
        status = annals_key_parse(text, strlen(text), &key, error);
        if (status)
            return status;
        if (!selector || annals_key_matches(selector, key))
            search->series[kept++] = search->series[i];
        annals_key_free(key);
    }
    search->series_count = kept;
    if (status || !search->selection->source)
        return status;
    annals_stored_source *sources;
    status = engine->sources(store, search->selection->source, search->arena, &sources, &search->source_count, error);
    if (status)
        return status;
    search->source_numbers = annals_arena_alloc(search->arena, (search->source_count + 1) * sizeof(int64_t));
    if (!search->source_numbers)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < search->source_count; i++) {
        search->source_numbers[i] = sources[i].number;
        if (!selector)
            want(search, sources[i].source.operation);
    }
    return ANNALS_OK;
}

static annals_status want_entered(log_search *search, int64_t series, annals_error *error)
{
    const annals_engine *engine = search->record->engine;
    annals_scan scan = {.by = ANNALS_SCAN_SERIES, .number = series, .as_of = search->view->as_of};
    annals_rows *rows;
    annals_status status = engine->rows_open(search->record->store, &scan, &rows, error);
    if (status)
        return status;
    size_t count = 1;
    while (!status && count > 0) {
        const annals_stored_observation *batch;
        status = engine->rows_next(rows, &batch, &count, error);
        for (size_t i = 0; !status && i < count; i++)
            if (of_source(search, batch[i].source))
                want(search, batch[i].operation);
    }
    engine->rows_close(rows);
    return status;
}

static bool of_series(const log_search *search, int64_t series)
{
    for (size_t i = 0; i < search->series_count; i++)
        if (search->series[i].number == series)
            return true;
    return false;
}

static annals_status want_decided(log_search *search, annals_error *error)
{
    annals_record *record = search->record;
    annals_stored_decision *decisions;
    size_t count;
    annals_status status = record->engine->decisions(record->store, search->arena, &decisions, &count, error);
    for (size_t i = 0; !status && i < count; i++) {
        annals_stored_observation *row;
        if (decisions[i].observation == 0)
            continue;
        status = annals_find_number(record, decisions[i].observation, search->arena, &row, error);
        if (!status && of_series(search, row->series) && of_source(search, row->source))
            want(search, decisions[i].operation);
    }
    return status;
}

/* Marks the operations of the selection, then those that take them back. */
static annals_status search_log(log_search *search, annals_error *error)
{
    search->wanted = annals_arena_alloc(search->arena, ((size_t)search->view->as_of + 1) * sizeof *search->wanted);
    if (!search->wanted)
        return annals_error_no_memory(error);
    memset(search->wanted, 0, ((size_t)search->view->as_of + 1) * sizeof *search->wanted);
    annals_status status = choose(search, error);
    for (size_t i = 0; !status && i < search->series_count; i++)
        status = want_entered(search, search->series[i].number, error);
    if (!status)
        status = want_decided(search, error);
    for (size_t i = 0; !status && i < search->count; i++)
        if (search->rows[i].undoes > 0 && search->rows[i].undoes <= search->view->as_of &&
            search->wanted[search->rows[i].undoes])
            want(search, search->rows[i].number);
    return status;
}

/* Turns the rows up to the view's operation, or those that are wanted, into what is given out. */
static annals_status give(const log_search *search, annals_arena *arena, annals_operation **operations, size_t *count,
                          annals_error *error)
{
    operation_list *list = malloc(sizeof *list + (search->count + 1) * sizeof list->rows[0]);
    if (!list)
        return annals_error_no_memory(error);
    *count = 0;
    for (size_t i = 0; i < search->count; i++) {
        const annals_stored_operation *row = &search->rows[i];
        if (row->number <= search->view->as_of && (!search->wanted || search->wanted[row->number]))
            list->rows[(*count)++] = operation_of(row, &search->view->standing);
    }
    list->arena = arena;
    *operations = list->rows;
    return ANNALS_OK;
}

static annals_status fill(log_search *search, annals_arena *arena, annals_operation **operations, size_t *count,
                          annals_error *error)
{
    annals_record *record = search->record;
    annals_status status = record->engine->operations(record->store, 0, arena, &search->rows, &search->count, error);
    const annals_selection *selection = search->selection;
    if (!status && (selection->selector || selection->source))
        status = search_log(search, error);
    return status ? status : give(search, arena, operations, count, error);
}

annals_status annals_record_log(annals_record *record, const annals_selection *selection, annals_operation **operations,
                                size_t *count, annals_error *error)
{
    annals_view view;
    annals_status status = annals_view_open(record, selection->as_of, &view, error);
    if (status)
        return status;
    annals_arena *arena = annals_arena_new(), *own = annals_arena_new();
    log_search search = {.record = record, .selection = selection, .view = &view, .arena = own};
    if (arena && own)
        status = fill(&search, arena, operations, count, error);
    else
        status = annals_error_no_memory(error);
    if (status)
        annals_arena_free(arena);
    annals_arena_free(own);
    annals_view_close(record, &view);
    return status;
}

annals_status annals_record_operations(annals_record *record, annals_operation **operations, size_t *count,
                                       annals_error *error)
{
    annals_selection all = {0};
    return annals_record_log(record, &all, operations, count, error);
}

void annals_operations_free(annals_operation *operations)
{
    if (!operations)
        return;
    operation_list *list = (operation_list *)(void *)((char *)operations - offsetof(operation_list, rows));
    annals_arena_free(list->arena);
    free(list);
}
