/* Standing sources and their texts. */
#include "record/sources.h"

#include "record/document.h"
#include "record/table.h"
#include "series/suggest.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

const annals_stored_source *annals_sources_find(const annals_stored_source *rows, size_t count, const char *id,
                                                const annals_view *view)
{
    for (size_t i = count; i-- > 0;)
        if (strcmp(rows[i].source.id, id) == 0 && annals_view_holds(view, rows[i].source.operation))
            return &rows[i];
    return NULL;
}

const annals_stored_source *annals_sources_row(const annals_stored_source *rows, size_t count, int64_t number)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && rows[low].number == number ? &rows[low] : NULL;
}

/* From the last row backwards: what updates a row comes after it, and knows its own newest by then. */
void annals_sources_date(annals_stored_source *rows, size_t count, const annals_view *view)
{
    for (size_t i = 0; i < count; i++)
        rows[i].source.newest = rows[i].source.operation;
    for (size_t i = count; i-- > 0;) {
        if (rows[i].updates == 0 || !annals_view_holds(view, rows[i].source.operation))
            continue;
        const annals_stored_source *before = annals_sources_row(rows, i, rows[i].updates);
        if (before)
            rows[before - rows].source.newest = rows[i].source.newest;
    }
}

static int by_id(const void *a, const void *b)
{
    const annals_stored_source *left = a, *right = b;
    int order = strcmp(left->source.id, right->source.id);
    return order != 0 ? order : (left->number > right->number) - (left->number < right->number);
}

/* Loads the sources that stand, sorted by id: of several rows of one id, the newest. */
static annals_status load_standing(annals_record *record, const annals_view *view, annals_arena *arena,
                                   annals_stored_source **rows, size_t *count, annals_error *error)
{
    size_t all, kept = 0;
    annals_status status = record->engine->sources(record->store, NULL, arena, rows, &all, error);
    if (status)
        return status;
    annals_stored_source *list = *rows;
    annals_sources_date(list, all, view);
    for (size_t i = 0; i < all; i++)
        if (annals_view_holds(view, list[i].source.operation))
            list[kept++] = list[i];
    if (kept > 0)
        qsort(list, kept, sizeof *list, by_id);
    *count = 0;
    for (size_t i = 0; i < kept; i++)
        if (i + 1 == kept || strcmp(list[i].source.id, list[i + 1].source.id) != 0)
            list[(*count)++] = list[i];
    return ANNALS_OK;
}

static const char *nearest(const annals_stored_source *rows, size_t count, const char *id, annals_arena *arena)
{
    const char **ids = annals_arena_alloc(arena, (count + 1) * sizeof *ids);
    if (!ids)
        return NULL;
    for (size_t i = 0; i < count; i++)
        ids[i] = rows[i].source.id;
    return annals_suggest(id, ids, count);
}

annals_status annals_sources_missing(annals_record *record, const annals_view *view, const char *id,
                                     annals_error *error)
{
    annals_arena *arena = annals_arena_new();
    if (!arena)
        return annals_error_no_memory(error);
    annals_stored_source *rows;
    size_t count;
    annals_status status = load_standing(record, view, arena, &rows, &count, error);
    const char *near = status ? NULL : nearest(rows, count, id, arena);
    if (!status && near)
        status = annals_error_set(error, ANNALS_MISSING, "source: \"%s\": not in the record; did you mean \"%s\"?", id,
                                  near);
    else if (!status)
        status = annals_error_set(error, ANNALS_MISSING, "source: \"%s\": not in the record%s", id,
                                  count == 0 ? ", which has no sources yet" : "");
    annals_arena_free(arena);
    return status;
}

static annals_status fill(annals_record *record, const annals_view *view, annals_filling *filling, annals_error *error)
{
    annals_arena *arena = annals_arena_new();
    if (!arena)
        return annals_error_no_memory(error);
    annals_stored_source *rows;
    size_t count;
    annals_status status = load_standing(record, view, arena, &rows, &count, error);
    for (size_t i = 0; !status && i < count; i++)
        status = annals_filling_add_source(filling, &rows[i], error);
    annals_arena_free(arena);
    return status;
}

annals_status annals_record_sources(annals_record *record, int64_t as_of, annals_table **table, annals_error *error)
{
    annals_view view;
    annals_status status = annals_view_open(record, as_of, &view, error);
    if (status)
        return status;
    annals_filling *filling = annals_filling_new();
    status = filling ? fill(record, &view, filling, error) : annals_error_no_memory(error);
    annals_view_close(record, &view);
    if (status)
        annals_filling_free(filling);
    else
        *table = &filling->table;
    return status;
}

annals_status annals_sources_text(annals_record *record, int64_t document, char **text, size_t *size,
                                  annals_error *error)
{
    annals_arena *arena = annals_arena_new();
    if (!arena)
        return annals_error_no_memory(error);
    annals_stored_document row;
    annals_status status = record->engine->document(record->store, document, NULL, true, arena, &row, error);
    if (!status && row.number == 0)
        status =
            annals_error_set(error, ANNALS_INVALID, "the record is damaged: document %" PRId64 " is gone", document);
    if (!status)
        status = annals_document_unpack(row.content, row.size, (size_t)row.text_bytes, text, error);
    if (!status)
        *size = (size_t)row.text_bytes;
    annals_arena_free(arena);
    return status;
}

static annals_status text_of(annals_record *record, const annals_view *view, const char *id, annals_arena *arena,
                             char **text, size_t *size, annals_error *error)
{
    annals_stored_source *rows;
    size_t count;
    annals_status status = record->engine->sources(record->store, id, arena, &rows, &count, error);
    if (status)
        return status;
    const annals_stored_source *source = annals_sources_find(rows, count, id, view);
    if (!source)
        return annals_sources_missing(record, view, id, error);
    if (source->document == 0)
        return annals_error_set(error, ANNALS_MISSING, "source: \"%s\": a feed has no text", id);
    status = annals_sources_text(record, source->document, text, size, error);
    if (status)
        annals_error_prefix(error, "source: \"%s\"", id);
    return status;
}

annals_status annals_record_text(annals_record *record, const char *source, int64_t as_of, char **text, size_t *size,
                                 annals_error *error)
{
    annals_view view;
    annals_status status = annals_view_open(record, as_of, &view, error);
    if (status)
        return status;
    annals_arena *arena = annals_arena_new();
    status = arena ? text_of(record, &view, source, arena, text, size, error) : annals_error_no_memory(error);
    annals_arena_free(arena);
    annals_view_close(record, &view);
    return status;
}
