/* Between grouping and refusing: where observations compete for a cell, keeps the one that a person preferred or on
 * which all agree, and finds what other sources state beside the picks. Knows no groups. */
#include "series/cells.h"
#include "series/query.h"

#include <stdlib.h>

static bool same_cell(const annals_pick *a, const annals_pick *b)
{
    return a->rank == b->rank && annals_cell_compare(a->observation, b->observation) == 0;
}

static size_t cell_end(const annals_query_work *work, size_t start)
{
    size_t end = start + 1;
    while (end < work->count && same_cell(&work->picks[start], &work->picks[end]))
        end++;
    return end;
}

static uint32_t place_of(const annals_query_work *work, const annals_pick *pick)
{
    return (uint32_t)(pick->observation - work->table->observations);
}

/* As its source stated it: a product has other digits, which would say another precision. */
static annals_amount stated_amount(const annals_query_work *work, const annals_pick *pick)
{
    const annals_table *stated = work->query->stated ? work->query->stated : work->table;
    const annals_observation *each = &stated->observations[place_of(work, pick)];
    return annals_query_amount(each->amount, stated->series[each->series].unit);
}

static annals_relation relate(const annals_query_work *work, const annals_pick *a, const annals_pick *b)
{
    annals_amount left = stated_amount(work, a), right = stated_amount(work, b);
    return annals_amount_relate(&left, &right, NULL);
}

/* The one that was recorded first, where all state the same amount; else `end`. */
static size_t find_agreed(const annals_query_work *work, size_t start, size_t end)
{
    size_t first = start;
    for (size_t i = start + 1; i < end; i++) {
        if (relate(work, &work->picks[start], &work->picks[i]) != ANNALS_SAME)
            return end;
        if (work->picks[i].observation->operation < work->picks[first].observation->operation)
            first = i;
    }
    return first;
}

/* The place of the pick that is meant among those of a cell; `end`: none of them is. */
static annals_status choose(annals_query_work *work, const annals_cells *decided, size_t start, size_t end,
                            size_t *chosen)
{
    const annals_observation **row = annals_arena_alloc(work->scratch, (end - start) * sizeof *row);
    if (!row)
        return annals_error_no_memory(work->error);
    for (size_t i = start; i < end; i++)
        row[i - start] = work->picks[i].observation;
    const annals_observation *one = annals_cell_choose(decided, (annals_cell){row, end - start});
    *chosen = start;
    while (*chosen < end && work->picks[*chosen].observation != one)
        (*chosen)++;
    if (!one)
        *chosen = find_agreed(work, start, end);
    return ANNALS_OK;
}

/* Moves what is not meant from the picks to the asides. */
static annals_status take_one_a_cell(annals_query_work *work)
{
    const annals_query *query = work->query;
    annals_cells decided = {0};
    if (query->aggregate == ANNALS_COUNT)
        return ANNALS_OK;
    annals_status status =
        annals_cells_decide(&decided, query->preferences, query->preference_count, work->scratch, work->error);
    size_t kept = 0;
    for (size_t start = 0, end; !status && start < work->count; start = end) {
        size_t chosen = start;
        end = cell_end(work, start);
        if (end > start + 1)
            status = choose(work, &decided, start, end, &chosen);
        for (size_t i = start; i < end; i++) {
            if (i == chosen || chosen == end)
                work->picks[kept++] = work->picks[i];
            else
                work->asides[work->aside_count++] = work->picks[i];
        }
    }
    if (!status)
        work->count = kept;
    return status;
}

static int by_cell(const void *left, const void *right)
{
    const annals_pick *a = left, *b = right;
    int order = (a->rank > b->rank) - (a->rank < b->rank);
    if (order == 0)
        order = annals_cell_compare(a->observation, b->observation);
    return order ? order : (a->observation > b->observation) - (a->observation < b->observation);
}

/* Where the asides of a pick's cell begin. */
static size_t first_aside(const annals_query_work *work, const annals_pick *pick)
{
    size_t low = 0, high = work->aside_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const annals_pick *each = &work->asides[middle];
        bool before = each->rank != pick->rank ? each->rank < pick->rank
                                               : annals_cell_compare(each->observation, pick->observation) < 0;
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void compare_pick(annals_query_work *work, const annals_pick *pick, size_t *room)
{
    for (size_t i = first_aside(work, pick); i < work->aside_count && same_cell(pick, &work->asides[i]); i++) {
        annals_relation relation = relate(work, pick, &work->asides[i]);
        if (relation == ANNALS_SAME)
            continue;
        if (work->differences)
            work->differences[work->difference_count++] =
                (annals_difference){place_of(work, pick), place_of(work, &work->asides[i]), relation};
        ++*room;
    }
}

static int by_observation(const void *left, const void *right)
{
    const annals_difference *a = left, *b = right;
    int order = (a->observation > b->observation) - (a->observation < b->observation);
    return order ? order : (a->other > b->other) - (a->other < b->other);
}

/* Counts first, then fills. */
static annals_status find_differences(annals_query_work *work)
{
    size_t room = 0;
    if (work->aside_count == 0)
        return ANNALS_OK;
    qsort(work->asides, work->aside_count, sizeof *work->asides, by_cell);
    for (size_t i = 0; i < work->count; i++)
        compare_pick(work, &work->picks[i], &room);
    if (room == 0)
        return ANNALS_OK;
    work->differences = annals_arena_alloc(work->arena, room * sizeof *work->differences);
    if (!work->differences)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < work->count; i++)
        compare_pick(work, &work->picks[i], &room);
    qsort(work->differences, work->difference_count, sizeof *work->differences, by_observation);
    return ANNALS_OK;
}

annals_status annals_query_settle(annals_query_work *work)
{
    annals_status status = take_one_a_cell(work);
    return status ? status : find_differences(work);
}
