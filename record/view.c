/* One state of a record to read from: what stands in it, and which operations are in force. */
#include "record/handle.h"

#include <inttypes.h>

static annals_status begin_read(annals_record *record, annals_error *error)
{
    if (record->readers == 0 && !record->change) {
        annals_status status = record->engine->begin_read(record->store, error);
        if (status)
            return status;
    }
    record->readers++;
    return ANNALS_OK;
}

static void end_read(annals_record *record)
{
    record->readers--;
    if (record->readers == 0 && !record->change)
        record->engine->end_read(record->store);
}

/* Most records have no undo or no decision, and need not be asked for them. */
static annals_status load_standing(annals_record *record, annals_view *view, annals_error *error)
{
    annals_arena *arena = annals_arena_new();
    if (!arena)
        return annals_error_no_memory(error);
    annals_stored_undo *undos = NULL;
    annals_stored_decision *decisions = NULL;
    size_t count = 0;
    annals_status status = ANNALS_OK;
    if (view->last.undos)
        status = record->engine->undos(record->store, arena, &undos, &count, error);
    if (!status)
        status = annals_standing_make(undos, count, view->as_of, &view->standing, error);
    count = 0;
    if (!status && view->last.decision > 0)
        status = record->engine->decisions(record->store, arena, &decisions, &count, error);
    if (!status)
        status = annals_standing_decide(&view->standing, decisions, count, view->as_of, error);
    annals_arena_free(arena);
    return status;
}

static annals_status load(annals_record *record, int64_t as_of, annals_view *view, annals_error *error)
{
    annals_status status = record->engine->last(record->store, &view->last, error);
    if (status)
        return status;
    if (as_of < 0 || as_of > view->last.operation)
        return annals_error_set(error, ANNALS_INVALID, "as of %" PRId64 ": the last operation is %" PRId64, as_of,
                                view->last.operation);
    view->as_of = as_of > 0 ? as_of : view->last.operation;
    return load_standing(record, view, error);
}

annals_status annals_view_open(annals_record *record, int64_t as_of, annals_view *view, annals_error *error)
{
    *view = (annals_view){0};
    annals_status status = begin_read(record, error);
    if (status)
        return status;
    status = load(record, as_of, view, error);
    if (status)
        annals_view_close(record, view);
    return status;
}

void annals_view_close(annals_record *record, annals_view *view)
{
    annals_standing_free(&view->standing);
    end_read(record);
}

bool annals_view_holds(const annals_view *view, int64_t operation)
{
    return operation <= view->as_of && annals_standing_undone_by(&view->standing, operation) == 0;
}

bool annals_view_stands(const annals_view *view, const annals_stored_observation *row)
{
    return annals_view_holds(view, row->operation) && !annals_standing_superseded(&view->standing, row->number);
}
