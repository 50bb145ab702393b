/* All versions of an observation, from the first to what stands now or was retracted. */
#include "record/find.h"
#include "record/sources.h"
#include "record/table.h"
#include "series/list.h"

#include <stdlib.h>

/* A history with what it owns; the history comes first, so that its address gives the rest back. */
typedef struct {
    annals_history history;
    annals_filling *filling;
    annals_version *versions;
    size_t room;
} owned_history;

/* What is looked at to find the versions. */
typedef struct {
    annals_record *record;
    annals_view view;
    annals_arena *arena;
    annals_stored_decision *decisions;
    size_t decision_count;
    annals_stored_series *series;
    size_t series_count;
    annals_stored_source *sources;
    size_t source_count;
    int64_t last_source; /* the one that was added last */
} search;

void annals_history_free(annals_history *history)
{
    owned_history *owned = (owned_history *)(void *)history;
    if (!owned)
        return;
    annals_filling_free(owned->filling);
    free(owned->versions);
    free(owned);
}

static annals_status load(search *each, annals_error *error)
{
    const annals_engine *engine = each->record->engine;
    annals_store *store = each->record->store;
    annals_status status = engine->decisions(store, each->arena, &each->decisions, &each->decision_count, error);
    if (!status)
        status = engine->series(store, NULL, each->arena, &each->series, &each->series_count, error);
    if (!status)
        status = engine->sources(store, NULL, each->arena, &each->sources, &each->source_count, error);
    if (!status)
        annals_sources_date(each->sources, each->source_count, &each->view);
    return status;
}

static bool supersedes(const search *each, const annals_stored_decision *decision)
{
    return annals_decision_supersedes(decision) && annals_view_holds(&each->view, decision->operation);
}

/* The decision that made an observation, or the one that superseded it; NULL: none. */
static const annals_stored_decision *find_decision(const search *each, int64_t observation, bool made)
{
    for (size_t i = 0; i < each->decision_count; i++) {
        const annals_stored_decision *decision = &each->decisions[i];
        if ((made ? decision->revision : decision->observation) == observation && supersedes(each, decision))
            return decision;
    }
    return NULL;
}

static annals_status add_operation(search *each, annals_filling *filling, int64_t number, annals_version *out,
                                   annals_error *error)
{
    annals_record *record = each->record;
    annals_stored_operation *row;
    size_t count;
    annals_status status = record->engine->operations(record->store, number, each->arena, &row, &count, error);
    out->operation = number;
    if (status || count == 0)
        return status;
    out->at = row->at;
    out->who = annals_arena_text(filling->arena, row->who);
    out->verb = annals_arena_text(filling->arena, row->verb);
    if (!out->because && row->why[0]) {
        out->because = annals_arena_text(filling->arena, row->why);
        if (!out->because)
            return annals_error_no_memory(error);
    }
    return out->who && out->verb ? ANNALS_OK : annals_error_no_memory(error);
}

/* Room for one more version, which is all zero but for the reason. */
static annals_status add_version(search *each, owned_history *owned, const annals_stored_decision *made,
                                 int64_t operation, annals_error *error)
{
    annals_version *grown = annals_list_widen(owned->versions, owned->history.count, &owned->room, 4, sizeof *grown);
    if (!grown)
        return annals_error_no_memory(error);
    owned->history.versions = owned->versions = grown;
    annals_version *out = &owned->versions[owned->history.count];
    *out = (annals_version){.operation = operation};
    if (made) {
        out->because = annals_arena_text(owned->filling->arena, made->because);
        if (!out->because)
            return annals_error_no_memory(error);
    }
    annals_status status = add_operation(each, owned->filling, operation, out, error);
    owned->history.count += !status;
    return status;
}

static annals_status add_source(search *each, annals_filling *filling, int64_t number, uint32_t *place,
                                annals_error *error)
{
    if (number != each->last_source) {
        const annals_stored_source *row = annals_sources_row(each->sources, each->source_count, number);
        if (!row)
            return annals_error_set(error, ANNALS_INVALID, "the record is damaged: an observation has no source");
        annals_status status = annals_filling_add_source(filling, row, error);
        if (status)
            return status;
    }
    each->last_source = number;
    *place = (uint32_t)(filling->table.source_count - 1);
    return ANNALS_OK;
}

/* Revisions stay within their series, so there is only one. */
static annals_status add_series(const search *each, annals_filling *filling, int64_t number, annals_error *error)
{
    if (filling->table.series_count > 0)
        return ANNALS_OK;
    for (size_t i = 0; i < each->series_count; i++)
        if (each->series[i].number == number)
            return annals_filling_add_series(filling, &each->series[i], error);
    return annals_error_set(error, ANNALS_INVALID, "the record is damaged: an observation has no series");
}

static annals_status add_observation(search *each, owned_history *owned, const annals_stored_observation *row,
                                     annals_error *error)
{
    uint32_t source = 0;
    annals_status status = add_series(each, owned->filling, row->series, error);
    if (!status)
        status = add_source(each, owned->filling, row->source, &source, error);
    if (!status)
        status = annals_filling_add_row(owned->filling, row, source, false, error);
    return status ? status : add_version(each, owned, find_decision(each, row->number, true), row->operation, error);
}

/* From the first version on, to the one that stands, or to its end. */
static annals_status follow(search *each, owned_history *owned, int64_t number, annals_error *error)
{
    const annals_stored_decision *made;
    while ((made = find_decision(each, number, true)))
        number = made->observation;
    while (number > 0) {
        annals_stored_observation *row;
        annals_status status = annals_find_number(each->record, number, each->arena, &row, error);
        if (!status)
            status = add_observation(each, owned, row, error);
        if (status)
            return status;
        const annals_stored_decision *next = find_decision(each, number, false);
        number = next ? next->revision : 0;
        if (next && number == 0)
            return add_version(each, owned, next, next->operation, error);
    }
    return ANNALS_OK;
}

/* The filling's rows have come to rest: points at them. A retraction is a version without one, and the last. */
static void point(owned_history *owned)
{
    const annals_table *table = &owned->filling->table;
    for (size_t i = 0; owned->versions && i < table->count; i++)
        owned->versions[i].observation = &table->observations[i];
    owned->history.table = table;
}

static annals_status fill(search *each, owned_history *owned, const annals_id *id, annals_error *error)
{
    annals_stored_observation *row = NULL;
    annals_status status = load(each, error);
    if (!status)
        status = annals_find_id(each->record, &each->view, id, each->arena, &row, error);
    if (status)
        return status;
    if (!row)
        return annals_find_missing(id, error);
    status = follow(each, owned, row->number, error);
    if (!status)
        point(owned);
    return status;
}

annals_status annals_record_history(annals_record *record, const annals_id *id, int64_t as_of, annals_history **history,
                                    annals_error *error)
{
    search each = {.record = record};
    annals_status status = annals_view_open(record, as_of, &each.view, error);
    if (status)
        return status;
    owned_history *owned = calloc(1, sizeof *owned);
    each.arena = annals_arena_new();
    if (owned)
        owned->filling = annals_filling_new();
    if (owned && owned->filling && each.arena)
        status = fill(&each, owned, id, error);
    else
        status = annals_error_no_memory(error);
    annals_arena_free(each.arena);
    annals_view_close(record, &each.view);
    if (status)
        annals_history_free(owned ? &owned->history : NULL);
    else
        *history = &owned->history;
    return status;
}
