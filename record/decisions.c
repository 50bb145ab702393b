/* The decisions that are in force, with the ids and series of what they are about. */
#include "record/find.h"

#include <stdlib.h>

/* Decisions and their texts end with one free: the array stands behind what owns the texts. */
typedef struct {
    annals_arena *arena;
    annals_decision rows[];
} decision_list;

typedef struct {
    annals_record *record;
    const annals_view *view;
    annals_arena *arena; /* owns what is given out */
    annals_arena *own;
    annals_stored_series *series;
    size_t series_count;
} reading;

static const char *key_of(const reading *each, int64_t number)
{
    for (size_t i = 0; i < each->series_count; i++)
        if (each->series[i].number == number)
            return each->series[i].key;
    return NULL;
}

static annals_status read_observation(reading *each, const annals_stored_decision *row, annals_decision *out,
                                      bool *counts, annals_error *error)
{
    annals_stored_observation *found;
    annals_status status = annals_find_number(each->record, row->observation, each->own, &found, error);
    if (status)
        return status;
    *counts = row->kind != ANNALS_PREFER || annals_view_stands(each->view, found);
    out->observation = found->id;
    out->series = key_of(each, found->series);
    if (row->revision == 0)
        return ANNALS_OK;
    status = annals_find_number(each->record, row->revision, each->own, &found, error);
    if (!status)
        out->revision = found->id;
    return status;
}

static annals_status read_decision(reading *each, const annals_stored_decision *row, annals_decision *out, bool *counts,
                                   annals_error *error)
{
    annals_record *record = each->record;
    annals_stored_operation *operation;
    size_t count;
    *out = (annals_decision){
        .kind = row->kind,
        .rule = row->rule[0] ? row->rule : NULL,
        .because = row->because,
        .operation = row->operation,
    };
    *counts = true;
    annals_status status =
        record->engine->operations(record->store, row->operation, each->arena, &operation, &count, error);
    if (!status && count > 0) {
        out->at = operation->at;
        out->who = operation->who;
    }
    return status || row->observation == 0 ? status : read_observation(each, row, out, counts, error);
}

static annals_status fill(reading *each, annals_decision_kind kind, decision_list **list, size_t *count,
                          annals_error *error)
{
    annals_record *record = each->record;
    annals_stored_decision *rows;
    size_t all;
    annals_status status = record->engine->decisions(record->store, each->arena, &rows, &all, error);
    if (!status)
        status = record->engine->series(record->store, NULL, each->arena, &each->series, &each->series_count, error);
    if (status)
        return status;
    *list = malloc(sizeof **list + (all + 1) * sizeof(annals_decision));
    if (!*list)
        return annals_error_no_memory(error);
    (*list)->arena = each->arena;
    *count = 0;
    for (size_t i = 0; !status && i < all; i++) {
        bool counts;
        if (rows[i].kind != kind || !annals_view_holds(each->view, rows[i].operation))
            continue;
        status = read_decision(each, &rows[i], &(*list)->rows[*count], &counts, error);
        *count += !status && counts;
    }
    return status;
}

annals_status annals_record_decisions(annals_record *record, annals_decision_kind kind, int64_t as_of,
                                      annals_decision **decisions, size_t *count, annals_error *error)
{
    annals_view view;
    annals_status status = annals_view_open(record, as_of, &view, error);
    if (status)
        return status;
    reading each = {.record = record, .view = &view, .arena = annals_arena_new(), .own = annals_arena_new()};
    decision_list *list = NULL;
    status = each.arena && each.own ? fill(&each, kind, &list, count, error) : annals_error_no_memory(error);
    annals_arena_free(each.own);
    if (status) {
        annals_arena_free(each.arena);
        free(list);
    } else {
        *decisions = list->rows;
    }
    annals_view_close(record, &view);
    return status;
}

void annals_decisions_free(annals_decision *decisions)
{
    if (!decisions)
        return;
    decision_list *list = (decision_list *)(void *)((char *)decisions - offsetof(decision_list, rows));
    annals_arena_free(list->arena);
    free(list);
}
