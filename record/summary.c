/* One line for each standing series: how many observations, over what time, and the last amount. */
#include "record/handle.h"
#include "record/walk.h"

#include <stdlib.h>
#include <string.h>

/* A summary with what it owns; the summary comes first, so that its address gives the rest back. */
typedef struct {
    annals_summary summary;
    annals_arena *arena;
    annals_series_summary *rows;
    annals_key **keys;
    size_t room;
} owned_summary;

void annals_summary_free(annals_summary *summary)
{
    owned_summary *owned = (owned_summary *)(void *)summary;
    if (!owned)
        return;
    for (size_t i = 0; i < owned->summary.count; i++)
        annals_key_free(owned->keys[i]);
    free(owned->keys);
    free(owned->rows);
    annals_arena_free(owned->arena);
    free(owned);
}

static annals_status make_room(owned_summary *owned, annals_error *error)
{
    if (owned->summary.count < owned->room)
        return ANNALS_OK;
    size_t room = owned->room > 0 ? owned->room * 2 : 16;
    annals_series_summary *rows = realloc(owned->rows, room * sizeof *rows);
    if (rows)
        owned->summary.rows = owned->rows = rows;
    annals_key **keys = realloc(owned->keys, room * sizeof *keys);
    if (keys)
        owned->keys = keys;
    if (!rows || !keys)
        return annals_error_no_memory(error);
    owned->room = room;
    return ANNALS_OK;
}

static annals_status add_series(owned_summary *owned, const annals_stored_series *series, annals_error *error)
{
    annals_status status = make_room(owned, error);
    if (status)
        return status;
    const char *unit = annals_arena_text(owned->arena, series->unit);
    if (!unit)
        return annals_error_no_memory(error);
    size_t at = owned->summary.count;
    status = annals_key_parse(series->key, strlen(series->key), &owned->keys[at], error);
    if (status)
        return status;
    owned->rows[at] = (annals_series_summary){
        .series = {.key = owned->keys[at], .unit = unit, .nature = series->nature},
        .earliest = ANNALS_MOMENT_MAX,
        .latest = ANNALS_MOMENT_MIN,
    };
    owned->summary.count++;
    return ANNALS_OK;
}

/* By the end, then by the shorter period, then by text. */
static int compare_ends(const annals_period *a, const annals_period *b)
{
    if (a->latest != b->latest)
        return a->latest < b->latest ? -1 : 1;
    return annals_period_compare(a, b);
}

static annals_status count_row(annals_series_summary *line, const annals_stored_observation *row, annals_error *error)
{
    annals_period period;
    annals_status status = annals_period_parse(row->period, strlen(row->period), &period, error);
    if (status)
        return status;
    line->observations++;
    line->earliest = period.earliest < line->earliest ? period.earliest : line->earliest;
    line->latest = period.latest > line->latest ? period.latest : line->latest;
    int order = line->observations == 1 ? 1 : compare_ends(&period, &line->last_period);
    if (order == 0)
        line->last_is_one = false;
    if (order <= 0)
        return ANNALS_OK;
    line->last_is_one = true;
    line->last_period = period;
    return annals_amount_parse(row->amount, strlen(row->amount), &line->last_amount, error);
}

static annals_status fill(owned_summary *owned, annals_walk *walk, annals_error *error)
{
    int64_t current = 0;
    for (;;) {
        const annals_stored_observation *row;
        const annals_stored_series *series;
        annals_status status = annals_walk_next(walk, &row, &series, error);
        if (status || !row)
            return status;
        if (series->number != current)
            status = add_series(owned, series, error);
        if (!status)
            status = count_row(&owned->rows[owned->summary.count - 1], row, error);
        if (status)
            return status;
        current = series->number;
    }
}

annals_status annals_record_summary(annals_record *record, const annals_selection *selection, annals_summary **summary,
                                    annals_error *error)
{
    owned_summary *owned = calloc(1, sizeof *owned);
    if (!owned)
        return annals_error_no_memory(error);
    owned->arena = annals_arena_new();
    annals_walk walk = {0};
    annals_status status = owned->arena ? ANNALS_OK : annals_error_no_memory(error);
    if (!status)
        status = annals_walk_open(record, selection, false, &walk, error);
    if (!status)
        status = fill(owned, &walk, error);
    owned->summary.undated = walk.undated;
    owned->summary.undated_sources = walk.undated_sources;
    annals_walk_close(&walk);
    if (status)
        annals_summary_free(&owned->summary);
    else
        *summary = &owned->summary;
    return status;
}
