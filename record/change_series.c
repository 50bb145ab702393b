/* The series that a change meets: which definition stands, and new ones. */
#include "record/change.h"

#include <string.h>

/* Whether the store has a standing observation of a definition. */
static annals_status stands(annals_change *change, int64_t series, bool *standing, annals_error *error)
{
    const annals_engine *engine = change->record->engine;
    annals_scan scan = {.by = ANNALS_SCAN_SERIES, .number = series, .as_of = change->view.as_of};
    annals_rows *rows;
    annals_status status = engine->rows_open(change->record->store, &scan, &rows, error);
    if (status)
        return status;
    *standing = false;
    const annals_stored_observation *batch;
    size_t count = 1;
    while (!status && !*standing && count > 0) {
        status = engine->rows_next(rows, &batch, &count, error);
        for (size_t i = 0; !status && i < count && !*standing; i++)
            *standing = annals_view_stands(&change->view, &batch[i]);
    }
    engine->rows_close(rows);
    return status;
}

static annals_status load(annals_change *change, annals_series_entry *entry, annals_error *error)
{
    annals_record *record = change->record;
    annals_status status =
        record->engine->series(record->store, entry->key, change->arena, &entry->rows, &entry->count, error);
    for (size_t i = 0; !status && i < entry->count && !entry->standing; i++) {
        status = stands(change, entry->rows[i].number, &entry->standing, error);
        if (!status && entry->standing)
            entry->definition = entry->rows[i];
    }
    return status;
}

annals_status annals_change_find_series(annals_change *change, const char *key, annals_series_entry **entry,
                                        annals_error *error)
{
    *entry = annals_index_find(&change->series, key);
    if (*entry)
        return ANNALS_OK;
    annals_series_entry *found = annals_arena_alloc(change->arena, sizeof *found);
    if (!found)
        return annals_error_no_memory(error);
    *found = (annals_series_entry){.key = annals_arena_text(change->arena, key)};
    if (!found->key)
        return annals_error_no_memory(error);
    annals_status status = load(change, found, error);
    if (!status)
        status = annals_index_add(&change->series, found->key, found, error);
    if (!status)
        *entry = found;
    return status;
}

annals_status annals_change_define_series(annals_change *change, annals_series_entry *entry, const char *unit,
                                          annals_nature nature, annals_error *error)
{
    if (entry->definition.number > 0)
        return ANNALS_OK;
    for (size_t i = 0; i < entry->count; i++)
        if (strcmp(entry->rows[i].unit, unit) == 0 && entry->rows[i].nature == nature) {
            entry->definition = entry->rows[i];
            return ANNALS_OK;
        }
    annals_stored_series row = {
        .number = change->last.series + 1,
        .key = entry->key,
        .unit = annals_arena_text(change->arena, unit),
        .nature = nature,
    };
    if (!row.unit)
        return annals_error_no_memory(error);
    annals_status status = change->record->engine->add_series(change->record->store, &row, error);
    if (status) {
        change->broken = true;
        return status;
    }
    change->last.series++;
    entry->definition = row;
    return ANNALS_OK;
}
