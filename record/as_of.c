/* From a moment to the operation that was the last then. */
#include "record/handle.h"

#include <inttypes.h>

static annals_status moment_of(annals_record *record, int64_t number, annals_moment *at, annals_error *error)
{
    annals_arena *arena = annals_arena_new();
    if (!arena)
        return annals_error_no_memory(error);
    annals_stored_operation *row;
    size_t count;
    annals_status status = record->engine->operations(record->store, number, arena, &row, &count, error);
    if (!status && count == 0)
        status =
            annals_error_set(error, ANNALS_INVALID, "the record is damaged: operation %" PRId64 " is gone", number);
    if (!status)
        *at = row->at;
    annals_arena_free(arena);
    return status;
}

/* Operations are numbered in the order of their moments: halves what is left until one is. */
static annals_status search(annals_record *record, annals_moment moment, int64_t last, int64_t *operation,
                            annals_error *error)
{
    int64_t low = 0, high = last;
    annals_moment first = 0;
    while (low < high) {
        int64_t middle = low + (high - low + 1) / 2;
        annals_moment at = 0;
        annals_status status = moment_of(record, middle, &at, error);
        if (status)
            return status;
        if (at <= moment)
            low = middle;
        else
            high = middle - 1;
        first = at;
    }
    if (low > 0) {
        *operation = low;
        return ANNALS_OK;
    }
    char asked[ANNALS_MOMENT_SIZE], there[ANNALS_MOMENT_SIZE];
    annals_moment_print(moment, asked);
    annals_moment_print(first, there);
    return annals_error_set(error, ANNALS_INVALID, "as of %s: before the first operation, which was at %s", asked,
                            there);
}

static annals_status in_the_future(annals_moment moment, annals_moment now, annals_error *error)
{
    char asked[ANNALS_MOMENT_SIZE], clock[ANNALS_MOMENT_SIZE];
    annals_moment_print(moment, asked);
    annals_moment_print(now, clock);
    return annals_error_set(error, ANNALS_INVALID, "as of %s: is in the future; it is %s", asked, clock);
}

static annals_status find(annals_record *record, const annals_view *view, annals_moment moment, annals_moment now,
                          int64_t *operation, annals_error *error)
{
    if (view->last.operation == 0)
        return annals_error_set(error, ANNALS_INVALID, "as of: the record has no operation yet");
    if (moment > now && moment > view->last.at)
        return in_the_future(moment, now, error);
    return search(record, moment, view->last.operation, operation, error);
}

annals_status annals_record_as_of(annals_record *record, annals_moment moment, int64_t *operation, annals_error *error)
{
    if (!record->author.now)
        return annals_error_set(error, ANNALS_USAGE, "as of a moment: the record was opened without a clock");
    annals_view view;
    annals_status status = annals_view_open(record, 0, &view, error);
    if (status)
        return status;
    annals_moment now = record->author.now(record->author.context);
    status = find(record, &view, moment, now, operation, error);
    annals_view_close(record, &view);
    return status;
}
