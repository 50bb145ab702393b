/* Which operations are in force, from the list of undos alone: the newest undo is in force, and so downwards; then what
 * the decisions of those supersede. */
#include "record/standing.h"

#include <stdlib.h>

static int by_operation(const void *a, const void *b)
{
    const annals_undone *left = a, *right = b;
    return (left->operation > right->operation) - (left->operation < right->operation);
}

static int by_number(const void *key, const void *row)
{
    int64_t number = *(const int64_t *)key;
    const annals_stored_undo *undo = row;
    return (number > undo->number) - (number < undo->number);
}

static bool *mark_of(const annals_stored_undo *undos, size_t count, bool *undone, int64_t operation)
{
    const annals_stored_undo *found = bsearch(&operation, undos, count, sizeof *undos, by_number);
    return found ? &undone[found - undos] : NULL;
}

static void collect(const annals_stored_undo *undos, size_t count, bool *undone, annals_standing *standing)
{
    for (size_t i = count; i-- > 0;) {
        if (undone[i])
            continue;
        bool *mark = mark_of(undos, count, undone, undos[i].undoes);
        if (mark)
            *mark = true;
        standing->undone[standing->count++] = (annals_undone){undos[i].undoes, undos[i].number};
    }
    qsort(standing->undone, standing->count, sizeof *standing->undone, by_operation);
}

annals_status annals_standing_make(const annals_stored_undo *undos, size_t count, int64_t as_of,
                                   annals_standing *standing, annals_error *error)
{
    *standing = (annals_standing){0};
    while (count > 0 && undos[count - 1].number > as_of)
        count--;
    if (count == 0)
        return ANNALS_OK;
    bool *undone = calloc(count, sizeof *undone);
    standing->undone = malloc(count * sizeof *standing->undone);
    if (undone && standing->undone)
        collect(undos, count, undone, standing);
    bool failed = !undone || !standing->undone;
    free(undone);
    if (!failed)
        return ANNALS_OK;
    annals_standing_free(standing);
    return annals_error_no_memory(error);
}

static int by_observation(const void *a, const void *b)
{
    const annals_superseded *left = a, *right = b;
    return (left->observation > right->observation) - (left->observation < right->observation);
}

bool annals_decision_supersedes(const annals_stored_decision *decision)
{
    if (decision->kind == ANNALS_REVISE)
        return decision->revision > decision->observation;
    return decision->kind == ANNALS_RETRACT;
}

static bool supersedes(const annals_standing *standing, const annals_stored_decision *decision, int64_t as_of)
{
    return annals_decision_supersedes(decision) && decision->operation <= as_of &&
           annals_standing_undone_by(standing, decision->operation) == 0;
}

annals_status annals_standing_decide(annals_standing *standing, const annals_stored_decision *decisions, size_t count,
                                     int64_t as_of, annals_error *error)
{
    if (count == 0)
        return ANNALS_OK;
    standing->superseded = malloc(count * sizeof *standing->superseded);
    if (!standing->superseded)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < count; i++)
        if (supersedes(standing, &decisions[i], as_of))
            standing->superseded[standing->superseded_count++] =
                (annals_superseded){decisions[i].observation, decisions[i].operation, decisions[i].revision};
    qsort(standing->superseded, standing->superseded_count, sizeof *standing->superseded, by_observation);
    return ANNALS_OK;
}

void annals_standing_free(annals_standing *standing)
{
    free(standing->undone);
    free(standing->superseded);
    *standing = (annals_standing){0};
}

int64_t annals_standing_undone_by(const annals_standing *standing, int64_t operation)
{
    if (standing->count == 0)
        return 0;
    annals_undone key = {.operation = operation};
    const annals_undone *found = bsearch(&key, standing->undone, standing->count, sizeof key, by_operation);
    return found ? found->undone_by : 0;
}

const annals_superseded *annals_standing_superseded(const annals_standing *standing, int64_t observation)
{
    if (standing->superseded_count == 0)
        return NULL;
    annals_superseded key = {.observation = observation};
    return bsearch(&key, standing->superseded, standing->superseded_count, sizeof key, by_observation);
}
