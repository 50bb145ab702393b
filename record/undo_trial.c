/* What an undo that is tried knows of the record: its sources, series, decisions and operations. */
#include "record/undo.h"

#include <stdlib.h>

annals_status annals_trial_operation(annals_trial *each, int64_t number, annals_stored_operation **row,
                                     annals_error *error)
{
    size_t count;
    annals_status status = each->engine->operations(each->store, number, each->arena, row, &count, error);
    if (!status && count == 0)
        *row = NULL;
    return status;
}

static int by_number(const void *a, const void *b)
{
    const annals_stored_series *const *left = a, *const *right = b;
    return ((*left)->number > (*right)->number) - ((*left)->number < (*right)->number);
}

static annals_status number_series(annals_trial *each, annals_error *error)
{
    each->numbered = annals_arena_alloc(each->arena, (each->series_count + 1) * sizeof *each->numbered);
    if (!each->numbered)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < each->series_count; i++)
        each->numbered[i] = &each->series[i];
    if (each->series_count > 1)
        qsort(each->numbered, each->series_count, sizeof *each->numbered, by_number);
    return ANNALS_OK;
}

annals_status annals_trial_load(annals_trial *each, annals_error *error)
{
    annals_status status =
        each->engine->sources(each->store, NULL, each->arena, &each->sources, &each->source_count, error);
    if (!status)
        status = each->engine->series(each->store, NULL, each->arena, &each->series, &each->series_count, error);
    if (!status)
        status = each->engine->decisions(each->store, each->arena, &each->decisions, &each->decision_count, error);
    return status ? status : number_series(each, error);
}

const annals_stored_series *annals_trial_series(const annals_trial *each, int64_t number)
{
    annals_stored_series wanted = {.number = number}, *key = &wanted;
    annals_stored_series **found = NULL;
    if (each->series_count > 0)
        found = bsearch(&key, each->numbered, each->series_count, sizeof *each->numbered, by_number);
    return found ? *found : NULL;
}
