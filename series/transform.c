/* Queries over tables: runs the steps one after the other and owns what they make; each step stands in a file of its
 * own. */
#include "series/transform.h"

#include "series/query.h"

#include <stdlib.h>

/* The answer lies in its own arena. */
typedef struct {
    annals_answer answer; /* first, so that its address is the owner's */
    annals_arena *arena;
} owner;

static annals_status run_steps(annals_query_work *work, annals_answer **out)
{
    annals_status status = annals_query_select(work);
    if (!status)
        status = annals_query_group(work);
    if (!status)
        status = annals_query_retracted(work);
    if (!status)
        status = annals_query_aggregate(work);
    if (!status)
        status = annals_query_derive(work);
    if (status)
        return status;
    owner *owning = annals_arena_alloc(work->arena, sizeof *owning);
    if (!owning)
        return annals_error_no_memory(work->error);
    *owning = (owner){.answer = {.table = work->table,
                                 .dimensions = work->dimensions,
                                 .dimension_count = work->dimension_count,
                                 .rows = work->rows,
                                 .count = work->row_count,
                                 .outside = work->outside,
                                 .differences = work->differences,
                                 .difference_count = work->difference_count,
                                 .retracted = work->retracted_rows,
                                 .retracted_count = work->retracted_count},
                      .arena = work->arena};
    *out = &owning->answer;
    return ANNALS_OK;
}

annals_status annals_query_run(const annals_table *table, const annals_query *query, annals_answer **answer,
                               annals_error *error)
{
    annals_query_work work = {.table = table, .query = query, .error = error};
    work.arena = annals_arena_new();
    work.scratch = annals_arena_new();
    annals_status status = work.arena && work.scratch ? run_steps(&work, answer) : annals_error_no_memory(error);
    annals_key_free(work.selector);
    annals_arena_free(work.scratch);
    if (status)
        annals_arena_free(work.arena);
    return status;
}

static size_t first_of(const annals_answer *answer, uint32_t observation)
{
    size_t low = 0, high = answer->difference_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (answer->differences[middle].observation < observation)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const annals_difference *annals_answer_differences(const annals_answer *answer, uint32_t observation, size_t *count)
{
    size_t start = first_of(answer, observation), end = start;
    while (end < answer->difference_count && answer->differences[end].observation == observation)
        end++;
    *count = end - start;
    return answer->differences + start;
}

void annals_answer_free(annals_answer *answer)
{
    if (answer)
        annals_arena_free(((owner *)answer)->arena);
}
