/* Adds sources to a change: checks what is stated, compares with what stands, stores the text once. */
#include "record/change.h"

#include "record/document.h"
#include "record/source_check.h"
#include "record/sources.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static annals_source_entry *new_entry(annals_change *change, const annals_stored_source *row,
                                      const annals_stored_source *rows, size_t count)
{
    annals_source_entry *entry = annals_arena_alloc(change->arena, sizeof *entry);
    if (entry)
        *entry = (annals_source_entry){.row = *row, .rows = rows, .row_count = count};
    return entry;
}

static annals_status remember(annals_change *change, annals_source_entry *added, annals_source_entry **entry,
                              annals_error *error)
{
    if (!added)
        return annals_error_no_memory(error);
    const annals_stored_source *row = &added->row;
    annals_status status = annals_index_add(&change->sources, row->source.id, added, error);
    if (!status)
        *entry = added;
    return status;
}

/* Gives the source of an id, or NULL. */
static annals_status look_up(annals_change *change, const char *id, annals_source_entry **entry, annals_error *error)
{
    *entry = annals_index_find(&change->sources, id);
    if (*entry)
        return ANNALS_OK;
    annals_record *record = change->record;
    annals_stored_source *rows;
    size_t count;
    annals_status status = record->engine->sources(record->store, id, change->arena, &rows, &count, error);
    if (status)
        return status;
    const annals_stored_source *found = annals_sources_find(rows, count, id, &change->view);
    return found ? remember(change, new_entry(change, found, rows, count), entry, error) : ANNALS_OK;
}

annals_status annals_change_find_source(annals_change *change, const char *id, annals_source_entry **entry,
                                        annals_error *error)
{
    annals_status status = look_up(change, id, entry, error);
    if (!status && !*entry)
        status = annals_sources_missing(change->record, &change->view, id, error);
    return status;
}

bool annals_source_entry_has(const annals_source_entry *entry, int64_t number)
{
    bool has = entry->row.number == number;
    for (size_t i = 0; !has && i < entry->row_count; i++)
        has = entry->rows[i].number == number;
    return has;
}

annals_status annals_change_find_version(annals_change *change, const annals_source_entry *newest, int64_t number,
                                         annals_source_entry **entry, annals_error *error)
{
    for (size_t i = 0; i < newest->row_count; i++) {
        if (newest->rows[i].number != number)
            continue;
        *entry = new_entry(change, &newest->rows[i], newest->rows, newest->row_count);
        return *entry ? ANNALS_OK : annals_error_no_memory(error);
    }
    return annals_error_set(error, ANNALS_INVALID, "the record is damaged: source %" PRId64 " is gone", number);
}

/* Finds the document of a text, or adds it. */
static annals_status place_document(annals_change *change, const char *sha256, const char *text, size_t size,
                                    int64_t *number, annals_error *error)
{
    annals_record *record = change->record;
    annals_stored_document row;
    annals_status status = record->engine->document(record->store, 0, sha256, false, change->arena, &row, error);
    *number = row.number;
    if (status || row.number > 0)
        return status;
    void *content;
    row = (annals_stored_document){.number = change->last.document + 1, .text_bytes = (int64_t)size, .sha256 = sha256};
    status = annals_document_pack(text, size, &content, &row.size, error);
    if (status)
        return status;
    row.content = content;
    status = record->engine->add_document(record->store, &row, error);
    free(content);
    if (status) {
        change->broken = true;
        return status;
    }
    *number = change->last.document = row.number;
    return ANNALS_OK;
}

static const char *kept(annals_arena *arena, const char *text, bool *failed)
{
    const char *copy = annals_arena_text(arena, text ? text : "");
    *failed = *failed || !copy;
    return copy;
}

/* A copy of the source whose strings live as long as the change. */
static annals_status keep(annals_change *change, const annals_source *source, annals_stored_source *row,
                          annals_error *error)
{
    bool failed = false;
    annals_arena *arena = change->arena;
    *row = (annals_stored_source){.number = change->last.source + 1, .source = *source};
    row->source.id = kept(arena, source->id, &failed);
    row->source.title = kept(arena, source->title, &failed);
    row->source.publisher = kept(arena, source->publisher, &failed);
    row->source.language = kept(arena, source->language, &failed);
    row->source.url = kept(arena, source->url, &failed);
    row->source.note = kept(arena, source->note, &failed);
    row->source.file = kept(arena, source->file, &failed);
    row->source.extractor = kept(arena, source->extractor, &failed);
    row->source.operation = change->operation;
    return failed ? annals_error_no_memory(error) : ANNALS_OK;
}

/* Adds the document and the row; the entry is the caller's to find again. What fails half way leaves a document that no
 * source has, and so nothing may be committed. */
static annals_status make(annals_change *change, const annals_source *source, const char *text, size_t text_size,
                          const annals_source_entry *before, annals_source_entry **entry, annals_error *error)
{
    annals_stored_source row;
    annals_status status = keep(change, source, &row, error);
    if (!status && text)
        status = place_document(change, source->text_sha256, text, text_size, &row.document, error);
    if (status)
        return status;
    row.updates = before ? before->row.number : 0;
    annals_source_entry *made = new_entry(change, &row, before ? before->rows : NULL, before ? before->row_count : 0);
    if (before && made) {
        annals_index_replace(&change->sources, before->row.source.id, made);
        *entry = made;
        return ANNALS_OK;
    }
    status = remember(change, made, entry, error);
    change->broken = change->broken || status;
    return status;
}

static annals_status add(annals_change *change, const annals_source *source, const char *text, size_t text_size,
                         const annals_source_entry *before, annals_error *error)
{
    annals_source_entry *entry;
    annals_status status = make(change, source, text, text_size, before, &entry, error);
    if (status)
        return status;
    *change->entering_end = entry;
    change->entering_end = &entry->after;
    change->last.source++;
    change->source_count++;
    return ANNALS_OK;
}

annals_status annals_change_source(annals_change *change, const annals_source *source, const char *bytes,
                                   size_t bytes_size, const char *text, size_t text_size, annals_outcome *outcome,
                                   annals_error *error)
{
    annals_status status = annals_change_usable(change, error);
    annals_source whole = *source;
    if (!status)
        status = annals_source_check(source, error);
    if (!status)
        status = annals_source_complete(&whole, bytes, bytes_size, text, text_size, error);
    if (status)
        return status;
    annals_source_entry *standing;
    status = look_up(change, source->id, &standing, error);
    if (status)
        return status;
    if (standing) {
        *outcome = ANNALS_STOOD;
        return annals_source_compare(&standing->row.source, &whole, error);
    }
    status = add(change, &whole, text, text_size, NULL, error);
    if (!status)
        *outcome = ANNALS_ADDED;
    return status;
}

static annals_status may_update(const annals_change *change, const annals_source *source, annals_error *error)
{
    annals_status status = annals_change_usable(change, error);
    if (!status && change->observation_count > 0)
        status = annals_error_set(error, ANNALS_USAGE, "a new version of a source comes before the observations");
    return status ? status : annals_source_check(source, error);
}

annals_status annals_change_source_update(annals_change *change, const annals_source *source, const char *bytes,
                                          size_t bytes_size, const char *text, size_t text_size,
                                          annals_outcome *outcome, annals_error *error)
{
    annals_source_entry *standing;
    annals_source whole = *source;
    annals_status status = may_update(change, source, error);
    if (!status)
        status = annals_change_find_source(change, source->id, &standing, error);
    if (status)
        return status;
    annals_source_inherit(&standing->row.source, &whole);
    if (whole.kind == ANNALS_FEED)
        return annals_error_set(error, ANNALS_INVALID, "source: \"%s\": a feed has no text", source->id);
    status = annals_source_complete(&whole, bytes, bytes_size, text, text_size, error);
    if (status)
        return status;
    *outcome = ANNALS_STOOD;
    if (annals_source_compare(&standing->row.source, &whole, NULL) == ANNALS_OK)
        return ANNALS_OK;
    status = add(change, &whole, text, text_size, standing, error);
    if (!status)
        *outcome = ANNALS_ADDED;
    return status;
}
