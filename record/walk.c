/* Walks over the standing observations of a selection, series by series; knows engines only by their interface. */
#include "record/walk.h"

#include <inttypes.h>
#include <string.h>

/* Keeps the series that the selector selects. */
static annals_status filter(annals_walk *walk, const annals_key *selector, annals_error *error)
{
    size_t kept = 0;
    for (size_t i = 0; i < walk->series_count; i++) {
        annals_key *key;
        const char *text = walk->series[i].key;
        annals_status status = annals_key_parse(text, strlen(text), &key, error);
        if (status)
            return status;
        if (annals_key_matches(selector, key))
            walk->series[kept++] = walk->series[i];
        annals_key_free(key);
    }
    walk->series_count = kept;
    return ANNALS_OK;
}

static annals_status load(annals_walk *walk, const annals_key *selector, annals_error *error)
{
    const annals_engine *engine = walk->record->engine;
    annals_store *store = walk->record->store;
    bool plain = selector && annals_key_is_plain(selector);
    annals_status status =
        engine->series(store, plain ? selector->text : NULL, walk->arena, &walk->series, &walk->series_count, error);
    if (!status && selector && !plain)
        status = filter(walk, selector, error);
    if (!status)
        status = engine->sources(store, NULL, walk->arena, &walk->sources, &walk->source_count, error);
    return status;
}

annals_status annals_walk_open(annals_record *record, const annals_selection *selection, bool evidence,
                               annals_walk *walk, annals_error *error)
{
    *walk = (annals_walk){.evidence = evidence};
    annals_status status = annals_view_open(record, selection ? selection->as_of : 0, &walk->view, error);
    if (status)
        return status;
    walk->record = record;
    walk->arena = annals_arena_new();
    if (!walk->arena)
        return annals_error_no_memory(error);
    if (selection && selection->source) {
        walk->source = annals_arena_text(walk->arena, selection->source);
        if (!walk->source)
            return annals_error_no_memory(error);
    }
    return load(walk, selection ? selection->selector : NULL, error);
}

void annals_walk_close(annals_walk *walk)
{
    if (!walk->record)
        return;
    if (walk->rows)
        walk->record->engine->rows_close(walk->rows);
    annals_view_close(walk->record, &walk->view);
    annals_arena_free(walk->arena);
    *walk = (annals_walk){0};
}

const annals_stored_source *annals_walk_source(const annals_walk *walk, int64_t number)
{
    size_t low = 0, high = walk->source_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (walk->sources[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < walk->source_count && walk->sources[low].number == number ? &walk->sources[low] : NULL;
}

/* Opens the rows of the next series; false in *more at the end. */
static annals_status next_series(annals_walk *walk, bool *more, annals_error *error)
{
    const annals_engine *engine = walk->record->engine;
    if (walk->rows)
        engine->rows_close(walk->rows);
    walk->rows = NULL;
    *more = walk->next_series < walk->series_count;
    if (!*more)
        return ANNALS_OK;
    annals_scan scan = {
        .by = ANNALS_SCAN_SERIES,
        .number = walk->series[walk->next_series++].number,
        .as_of = walk->view.as_of,
        .evidence = walk->evidence,
    };
    return engine->rows_open(walk->record->store, &scan, &walk->rows, error);
}

static annals_status next_batch(annals_walk *walk, bool *more, annals_error *error)
{
    *more = true;
    walk->batch_at = walk->batch_count = 0;
    while (walk->batch_count == 0) {
        annals_status status = ANNALS_OK;
        if (walk->rows)
            status = walk->record->engine->rows_next(walk->rows, &walk->batch, &walk->batch_count, error);
        if (!status && walk->batch_count == 0)
            status = next_series(walk, more, error);
        if (status || !*more)
            return status;
    }
    return ANNALS_OK;
}

static annals_status stands(const annals_walk *walk, const annals_stored_observation *row, bool *standing,
                            annals_error *error)
{
    *standing = annals_view_holds(&walk->view, row->operation);
    if (!*standing)
        return ANNALS_OK;
    const annals_stored_source *source = annals_walk_source(walk, row->source);
    if (!source)
        return annals_error_set(error, ANNALS_INVALID, "the record is damaged: observation %" PRId64 " has no source",
                                row->number);
    if (walk->source)
        *standing = strcmp(walk->source, source->source.id) == 0;
    return ANNALS_OK;
}

annals_status annals_walk_next(annals_walk *walk, const annals_stored_observation **row,
                               const annals_stored_series **series, annals_error *error)
{
    for (;;) {
        if (walk->batch_at == walk->batch_count) {
            bool more;
            annals_status status = next_batch(walk, &more, error);
            if (status || !more) {
                *row = NULL;
                return status;
            }
        }
        const annals_stored_observation *next = &walk->batch[walk->batch_at++];
        bool standing;
        annals_status status = stands(walk, next, &standing, error);
        if (status)
            return status;
        if (standing) {
            *row = next;
            *series = &walk->series[walk->next_series - 1];
            return ANNALS_OK;
        }
    }
}
