/* Turns stored rows into tables of plain values; knows nothing of what stands. */
#include "record/table.h"
#include "series/list.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 16 };

annals_filling *annals_filling_new(void)
{
    annals_filling *filling = calloc(1, sizeof *filling);
    if (!filling)
        return NULL;
    filling->arena = annals_arena_new();
    if (filling->arena)
        return filling;
    free(filling);
    return NULL;
}

static void free_keys(annals_filling *filling)
{
    for (size_t i = 0; i < filling->table.series_count; i++)
        annals_key_free(filling->keys[i]);
}

void annals_filling_free(annals_filling *filling)
{
    if (!filling)
        return;
    free_keys(filling);
    free(filling->keys);
    free(filling->series);
    free(filling->sources);
    free(filling->observations);
    annals_arena_free(filling->arena);
    free(filling);
}

void annals_record_table_free(annals_table *table)
{
    annals_filling_free((annals_filling *)(void *)table);
}

int64_t annals_record_undated(const annals_table *table, int64_t *sources)
{
    const annals_filling *filling = (const annals_filling *)(const void *)table;
    *sources = filling->undated_sources;
    return filling->undated;
}

annals_status annals_filling_clear(annals_filling *filling, annals_error *error)
{
    annals_arena *arena = annals_arena_new();
    if (!arena)
        return annals_error_no_memory(error);
    annals_arena_free(filling->arena);
    filling->arena = arena;
    free_keys(filling);
    filling->table.count = filling->table.series_count = filling->table.source_count = 0;
    return ANNALS_OK;
}

static annals_status make_series_room(annals_filling *filling, annals_error *error)
{
    size_t count = filling->table.series_count, room = filling->series_room;
    annals_series *series = annals_list_widen(filling->series, count, &room, FIRST_ROOM, sizeof *series);
    if (!series)
        return annals_error_no_memory(error);
    filling->table.series = filling->series = series;
    room = filling->series_room;
    annals_key **keys = annals_list_widen(filling->keys, count, &room, FIRST_ROOM, sizeof *keys);
    if (!keys)
        return annals_error_no_memory(error);
    filling->keys = keys;
    filling->series_room = room;
    return ANNALS_OK;
}

annals_status annals_filling_add_series(annals_filling *filling, const annals_stored_series *row, annals_error *error)
{
    annals_status status = make_series_room(filling, error);
    if (status)
        return status;
    const char *unit = annals_arena_text(filling->arena, row->unit);
    if (!unit)
        return annals_error_no_memory(error);
    annals_key *key;
    status = annals_key_parse(row->key, strlen(row->key), &key, error);
    if (status) {
        annals_error_prefix(error, "series %" PRId64 " as stored", row->number);
        return status;
    }
    size_t at = filling->table.series_count++;
    filling->keys[at] = key;
    filling->series[at] = (annals_series){.key = key, .unit = unit, .nature = row->nature};
    return ANNALS_OK;
}

/* Copies a text into the arena; an empty one is not stated and becomes NULL. False: no memory. */
static bool copy_text(annals_arena *arena, const char **text)
{
    if (!*text)
        return true;
    if (!**text) {
        *text = NULL;
        return true;
    }
    *text = annals_arena_text(arena, *text);
    return *text != NULL;
}

static bool copy_texts(annals_arena *arena, annals_source *source)
{
    return copy_text(arena, &source->id) && copy_text(arena, &source->title) && copy_text(arena, &source->publisher) &&
           copy_text(arena, &source->language) && copy_text(arena, &source->url) && copy_text(arena, &source->note) &&
           copy_text(arena, &source->file) && copy_text(arena, &source->extractor);
}

annals_status annals_filling_add_source(annals_filling *filling, const annals_stored_source *row, annals_error *error)
{
    size_t count = filling->table.source_count;
    annals_source *sources =
        annals_list_widen(filling->sources, count, &filling->source_room, FIRST_ROOM, sizeof *sources);
    if (!sources)
        return annals_error_no_memory(error);
    filling->table.sources = filling->sources = sources;
    annals_source *source = &sources[count];
    *source = row->source;
    if (!copy_texts(filling->arena, source))
        return annals_error_no_memory(error);
    const char *published = row->source.published.text;
    if (published[0]) {
        annals_status status = annals_period_parse(published, strlen(published), &source->published, error);
        if (status) {
            annals_error_prefix(error, "source \"%s\" as stored", row->source.id);
            return status;
        }
    }
    filling->table.source_count++;
    return ANNALS_OK;
}

static annals_status parse_values(const annals_stored_observation *row, annals_observation *out, annals_error *error)
{
    annals_status status = annals_period_parse(row->period, strlen(row->period), &out->period, error);
    if (!status)
        status = annals_amount_parse(row->amount, strlen(row->amount), &out->amount, error);
    if (status)
        annals_error_prefix(error, "observation %" PRId64 " as stored", row->number);
    return status;
}

static bool copy_evidence(annals_arena *arena, const annals_evidence *from, annals_evidence *to)
{
    *to = *from;
    if (!from->quote)
        return true;
    to->quote = annals_arena_text(arena, from->quote);
    to->prefix = annals_arena_text(arena, from->prefix);
    to->suffix = annals_arena_text(arena, from->suffix);
    return to->quote && to->prefix && to->suffix;
}

annals_status annals_filling_add_row(annals_filling *filling, const annals_stored_observation *row, uint32_t source,
                                     bool retracted, annals_error *error)
{
    size_t count = filling->table.count;
    annals_observation *rows = annals_list_widen(filling->observations, count, &filling->observation_room, FIRST_ROOM,
                                                 sizeof *filling->observations);
    if (!rows)
        return annals_error_no_memory(error);
    filling->table.observations = filling->observations = rows;
    annals_observation *out = &rows[count];
    *out = (annals_observation){
        .series = (uint32_t)(filling->table.series_count - 1),
        .source = source,
        .kind = row->kind,
        .note = row->note,
        .id = row->id,
        .operation = row->operation,
        .retracted = retracted,
    };
    annals_status status = parse_values(row, out, error);
    if (status)
        return status;
    if (!copy_text(filling->arena, &out->note) || !copy_evidence(filling->arena, &row->evidence, &out->evidence))
        return annals_error_no_memory(error);
    filling->table.count++;
    return ANNALS_OK;
}
