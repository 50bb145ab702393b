/* The log as callers see it: all operations with what takes them back. */
#include "record/handle.h"

#include <stdlib.h>

/* Operations and their texts end with one free: the array stands in front of what owns the texts. */
typedef struct {
    annals_arena *arena;
    annals_operation rows[];
} operation_list;

static annals_operation operation_of(const annals_stored_operation *row, const annals_standing *standing)
{
    return (annals_operation){
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
    };
}

static annals_status fill(annals_record *record, const annals_view *view, annals_arena *arena,
                          annals_operation **operations, size_t *count, annals_error *error)
{
    annals_stored_operation *rows;
    annals_status status = record->engine->operations(record->store, 0, arena, &rows, count, error);
    if (status)
        return status;
    operation_list *list = malloc(sizeof *list + (*count + 1) * sizeof list->rows[0]);
    if (!list)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < *count; i++)
        list->rows[i] = operation_of(&rows[i], &view->standing);
    list->arena = arena;
    *operations = list->rows;
    return ANNALS_OK;
}

annals_status annals_record_operations(annals_record *record, annals_operation **operations, size_t *count,
                                       annals_error *error)
{
    annals_view view;
    annals_status status = annals_view_open(record, 0, &view, error);
    if (status)
        return status;
    annals_arena *arena = annals_arena_new();
    if (arena)
        status = fill(record, &view, arena, operations, count, error);
    else
        status = annals_error_no_memory(error);
    if (status)
        annals_arena_free(arena);
    annals_view_close(record, &view);
    return status;
}

void annals_operations_free(annals_operation *operations)
{
    if (!operations)
        return;
    operation_list *list = (operation_list *)(void *)((char *)operations - offsetof(operation_list, rows));
    annals_arena_free(list->arena);
    free(list);
}
