/* Takes operations back and puts them back, where nothing that stands depends on it. */
#include "record/undo.h"

#include <inttypes.h>
#include <string.h>

/* The newest operation in force that is no undo. */
static annals_status find_newest(annals_trial *each, annals_error *error)
{
    const annals_view *view = &each->change->view;
    for (int64_t number = view->last.operation; number > 0; number--) {
        if (!annals_view_holds(view, number))
            continue;
        annals_stored_operation *row;
        annals_status status = annals_trial_operation(each, number, &row, error);
        if (status)
            return status;
        if (row && row->undoes == 0) {
            each->number = number;
            return ANNALS_OK;
        }
    }
    return annals_error_set(error, ANNALS_MISSING, "there is nothing to undo");
}

static annals_status choose(annals_trial *each, int64_t number, annals_error *error)
{
    const annals_view *view = &each->change->view;
    if (number == 0)
        return find_newest(each, error);
    if (number < 0 || number > view->last.operation)
        return annals_error_set(error, ANNALS_MISSING, "operation %" PRId64 ": not in the record; the last is %" PRId64,
                                number, view->last.operation);
    int64_t by = annals_standing_undone_by(&view->standing, number);
    if (by > 0)
        return annals_error_set(error, ANNALS_EXISTS, "operation %" PRId64 ": already taken back by operation %" PRId64,
                                number, by);
    each->number = number;
    return ANNALS_OK;
}

/* Which operations are in force afterwards. */
static annals_status make_after(annals_trial *each, annals_error *error)
{
    annals_stored_undo *undos, *more;
    size_t count;
    annals_status status = each->engine->undos(each->store, each->arena, &undos, &count, error);
    if (status)
        return status;
    more = annals_arena_alloc(each->arena, (count + 1) * sizeof *more);
    if (!more)
        return annals_error_no_memory(error);
    if (count > 0)
        memcpy(more, undos, count * sizeof *more);
    more[count] = (annals_stored_undo){each->change->operation, each->number};
    each->after.as_of = each->change->operation;
    status = annals_standing_make(more, count + 1, each->after.as_of, &each->after.standing, error);
    if (status)
        return status;
    return annals_standing_decide(&each->after.standing, each->decisions, each->decision_count, each->after.as_of,
                                  error);
}

/* Taking back an undo puts back what it undid, and so on down the chain. */
static annals_status check_chain(annals_trial *each, annals_error *error)
{
    int64_t number = each->number;
    while (number > 0) {
        bool back = annals_view_holds(&each->after, number);
        annals_status status = back ? annals_trial_back(each, number, error) : annals_trial_gone(each, number, error);
        annals_stored_operation *row = NULL;
        if (!status)
            status = annals_trial_operation(each, number, &row, error);
        if (status)
            return status;
        number = row ? row->undoes : 0;
    }
    return ANNALS_OK;
}

static annals_status try_undo(annals_trial *each, int64_t number, annals_error *error)
{
    annals_status status = choose(each, number, error);
    if (!status)
        status = annals_trial_load(each, error);
    if (!status)
        status = make_after(each, error);
    if (!status)
        status = check_chain(each, error);
    annals_standing_free(&each->after.standing);
    return status;
}

annals_status annals_change_undo(annals_change *change, int64_t number, int64_t *taken, annals_error *error)
{
    annals_status status = annals_change_usable(change, error);
    if (status)
        return status;
    if (change->source_count > 0 || change->observation_count > 0 || change->decision_count > 0)
        return annals_error_set(error, ANNALS_USAGE, "an undo must be the only thing in its change");
    annals_trial each = {.change = change,
                         .engine = change->record->engine,
                         .store = change->record->store,
                         .arena = annals_arena_new()};
    status = each.arena ? try_undo(&each, number, error) : annals_error_no_memory(error);
    annals_arena_free(each.arena);
    if (status)
        return status;
    change->undoes = each.number;
    *taken = each.number;
    return ANNALS_OK;
}
