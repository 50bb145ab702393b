/* Standing observations as tables: all at once, or a batch at a time in constant memory. */
#include "record/table.h"
#include "record/walk.h"

#include <stdlib.h>

enum { BATCH = 1024 };

struct annals_cursor {
    annals_walk walk;
    annals_filling *filling;
    uint32_t *places;       /* of each source of the walk in the filling, from 1; 0: not there yet */
    int64_t current_series; /* the last one in the filling; 0: none */
};

static annals_status prepare(annals_cursor *cursor, annals_error *error)
{
    cursor->filling = annals_filling_new();
    cursor->places = calloc(cursor->walk.source_count + 1, sizeof *cursor->places);
    return cursor->filling && cursor->places ? ANNALS_OK : annals_error_no_memory(error);
}

annals_status annals_cursor_open(annals_record *record, const annals_selection *selection, annals_cursor **cursor,
                                 annals_error *error)
{
    annals_cursor *opened = calloc(1, sizeof *opened);
    if (!opened)
        return annals_error_no_memory(error);
    annals_status status = annals_walk_open(record, selection, true, &opened->walk, error);
    if (!status)
        status = prepare(opened, error);
    if (status)
        annals_cursor_close(opened);
    else
        *cursor = opened;
    return status;
}

int64_t annals_cursor_undated(const annals_cursor *cursor, int64_t *sources)
{
    *sources = cursor->walk.undated_sources;
    return cursor->walk.undated;
}

void annals_cursor_close(annals_cursor *cursor)
{
    if (!cursor)
        return;
    annals_walk_close(&cursor->walk);
    annals_filling_free(cursor->filling);
    free(cursor->places);
    free(cursor);
}

/* The source's index in the filling, where it is added if need be. */
static annals_status place_source(annals_cursor *cursor, int64_t number, uint32_t *place, annals_error *error)
{
    const annals_stored_source *source = annals_walk_source(&cursor->walk, number);
    uint32_t *known = &cursor->places[source - cursor->walk.sources];
    if (*known == 0) {
        annals_status status = annals_filling_add_source(cursor->filling, source, error);
        if (status)
            return status;
        *known = (uint32_t)cursor->filling->table.source_count;
    }
    *place = *known - 1;
    return ANNALS_OK;
}

static annals_status add(annals_cursor *cursor, const annals_stored_observation *row,
                         const annals_stored_series *series, annals_error *error)
{
    annals_status status = ANNALS_OK;
    if (series->number != cursor->current_series)
        status = annals_filling_add_series(cursor->filling, series, error);
    if (status)
        return status;
    cursor->current_series = series->number;
    uint32_t source;
    status = place_source(cursor, row->source, &source, error);
    bool retracted = cursor->walk.retracted && annals_walk_retracted(&cursor->walk, row);
    return status ? status : annals_filling_add_row(cursor->filling, row, source, retracted, error);
}

/* Adds rows until there are `limit`, or no more. */
static annals_status fill(annals_cursor *cursor, size_t limit, annals_error *error)
{
    while (cursor->filling->table.count < limit) {
        const annals_stored_observation *row;
        const annals_stored_series *series;
        annals_status status = annals_walk_next(&cursor->walk, &row, &series, error);
        if (!status && !row)
            break;
        if (!status)
            status = add(cursor, row, series, error);
        if (status)
            return status;
    }
    return ANNALS_OK;
}

annals_status annals_cursor_next(annals_cursor *cursor, const annals_table **table, annals_error *error)
{
    annals_status status = annals_filling_clear(cursor->filling, error);
    if (status)
        return status;
    for (size_t i = 0; i < cursor->walk.source_count; i++)
        cursor->places[i] = 0;
    cursor->current_series = 0;
    status = fill(cursor, BATCH, error);
    if (!status)
        *table = cursor->filling->table.count > 0 ? &cursor->filling->table : NULL;
    return status;
}

annals_status annals_record_read(annals_record *record, const annals_selection *selection, annals_table **table,
                                 annals_error *error)
{
    annals_cursor *cursor;
    annals_status status = annals_cursor_open(record, selection, &cursor, error);
    if (status)
        return status;
    status = fill(cursor, SIZE_MAX, error);
    if (!status) {
        cursor->filling->undated = cursor->walk.undated;
        cursor->filling->undated_sources = cursor->walk.undated_sources;
        *table = &cursor->filling->table;
        cursor->filling = NULL;
    }
    annals_cursor_close(cursor);
    return status;
}
