/* Second step of a query: groups by the values of dimensions, bins, order. Knows no amounts. */
#include "series/query.h"

#include <stdlib.h>
#include <string.h>

static annals_status name_dimensions(annals_query_work *work)
{
    const annals_query *query = work->query;
    const annals_key *selector = work->selector;
    size_t room = query->by_count + selector->count + 1;
    work->dimensions = annals_arena_alloc(work->arena, room * sizeof *work->dimensions);
    if (!work->dimensions)
        return annals_error_no_memory(work->error);
    const char **names = work->dimensions;
    size_t count = 0;
    for (size_t i = 0; i < query->by_count; i++)
        names[count++] = query->by[i];
    for (size_t i = 0; query->aggregate == ANNALS_AGGREGATE_NONE && i < selector->count; i++) {
        bool named = selector->dimensions[i].value != NULL;
        for (size_t j = 0; !named && j < query->by_count; j++)
            named = strcmp(names[j], selector->dimensions[i].name) == 0;
        if (!named)
            names[count++] = selector->dimensions[i].name;
    }
    for (size_t i = 0; i < count; i++) {
        names[i] = annals_arena_text(work->arena, names[i]);
        if (!names[i])
            return annals_error_no_memory(work->error);
    }
    work->dimension_count = count;
    return ANNALS_OK;
}

/* The values of a series for the answer's dimensions: lent by its key, so they live as long as the table. */
static void read_values(const annals_query_work *work, uint32_t rank, const char **values)
{
    for (size_t i = 0; i < work->dimension_count; i++)
        values[i] = annals_key_value(work->series[rank]->key, work->dimensions[i]);
}

static uint64_t hash_values(const char *const *values, size_t count)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a */
    for (size_t i = 0; i < count; i++) {
        for (const char *each = values[i]; *each; each++)
            hash = (hash ^ (unsigned char)*each) * UINT64_C(0x100000001B3);
        hash = (hash ^ 0xFF) * UINT64_C(0x100000001B3);
    }
    return hash ^ hash >> 32;
}

static bool same_values(const char *const *a, const char *const *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(a[i], b[i]) != 0)
            return false;
    return true;
}

/* The group with these values, found in an open table of group numbers + 1, or a new one with the values kept. */
static uint32_t find_group(annals_query_work *work, uint32_t *slots, size_t slot_count, const char *const *values)
{
    size_t slot = hash_values(values, work->dimension_count) & (slot_count - 1);
    for (; slots[slot]; slot = (slot + 1) & (slot_count - 1))
        if (same_values(work->groups[slots[slot] - 1], values, work->dimension_count))
            return slots[slot] - 1;
    work->groups[work->group_count] = values;
    slots[slot] = (uint32_t)++work->group_count;
    return slots[slot] - 1;
}

static annals_status make_groups(annals_query_work *work)
{
    size_t slot_count = 16;
    while (slot_count < work->series_count * 2)
        slot_count *= 2;
    size_t row = work->dimension_count + 1;
    uint32_t *slots = annals_arena_alloc(work->scratch, slot_count * sizeof *slots);
    const char **values = annals_arena_alloc(work->arena, work->series_count * row * sizeof *values);
    work->groups = annals_arena_alloc(work->scratch, work->series_count * sizeof *work->groups);
    work->group_of = annals_arena_alloc(work->scratch, work->series_count * sizeof *work->group_of);
    if (!slots || !values || !work->groups || !work->group_of)
        return annals_error_no_memory(work->error);
    memset(slots, 0, slot_count * sizeof *slots);
    for (uint32_t rank = 0; rank < work->series_count; rank++) {
        size_t before = work->group_count;
        read_values(work, rank, values);
        work->group_of[rank] = find_group(work, slots, slot_count, values);
        if (work->group_count > before)
            values += row;
    }
    return ANNALS_OK;
}

static annals_status refuse_bin(const annals_query_work *work, const annals_pick *pick)
{
    return annals_error_set(work->error, ANNALS_INVALID,
                            "%s of %s fits in no %s; take a coarser --every or a narrower window (--from, --to)",
                            pick->observation->period.text, annals_query_series(work, pick)->key->text,
                            annals_grain_name(work->query->every));
}

static annals_status find_bins(annals_query_work *work)
{
    annals_period bin;
    const annals_period *last = NULL;
    for (size_t i = 0; i < work->count; i++) {
        annals_pick *pick = &work->picks[i];
        const annals_period *period = &pick->observation->period;
        if (!last || !annals_period_contains(last, period)) {
            bool open = period->earliest == ANNALS_MOMENT_MIN || period->latest == ANNALS_MOMENT_MAX;
            if (open || annals_period_at(period->earliest, work->query->every, &bin, NULL) ||
                !annals_period_contains(&bin, period))
                return refuse_bin(work, pick);
            annals_period *kept = annals_arena_alloc(work->scratch, sizeof *kept);
            if (!kept)
                return annals_error_no_memory(work->error);
            *kept = bin;
            last = kept;
        }
        pick->bin = last;
    }
    return ANNALS_OK;
}

#define ORDER(a, b) ((a) < (b) ? -1 : (a) > (b))

static int by_place(const void *a, const void *b)
{
    const annals_pick *left = a, *right = b;
    const annals_period *left_period = &left->observation->period, *right_period = &right->observation->period;
    int order = ORDER(left->group, right->group);
    if (order == 0 && left->bin)
        order = ORDER(left->bin->earliest, right->bin->earliest);
    if (order == 0)
        order = ORDER(left_period->earliest, right_period->earliest);
    if (order == 0)
        order = ORDER(left_period->latest, right_period->latest);
    if (order == 0)
        order = ORDER(left->rank, right->rank);
    if (order == 0)
        order = ORDER(left->observation->kind, right->observation->kind);
    if (order == 0)
        order = ORDER(left->observation, right->observation);
    return order;
}

/* Whether two picks, neighbours in order, want the same place where only one can stand. */
static bool compete(const annals_query_work *work, const annals_pick *a, const annals_pick *b)
{
    if (a->group != b->group || (a->bin && a->bin->earliest != b->bin->earliest))
        return false;
    if (work->query->aggregate == ANNALS_AGGREGATE_NONE && a->bin)
        return true;
    return a->rank == b->rank && annals_query_same_bounds(&a->observation->period, &b->observation->period);
}

static annals_status refuse_run(const annals_query_work *work, size_t start, size_t end)
{
    const annals_pick **picks = annals_arena_alloc(work->scratch, (end - start) * sizeof *picks);
    if (!picks)
        return annals_error_no_memory(work->error);
    for (size_t i = start; i < end; i++)
        picks[i - start] = &work->picks[i];
    return annals_query_refuse_competing(work, picks, end - start);
}

static annals_status check_competition(const annals_query_work *work)
{
    if (work->query->aggregate == ANNALS_COUNT)
        return ANNALS_OK;
    for (size_t i = 1; i < work->count; i++) {
        size_t end = i;
        while (end < work->count && compete(work, &work->picks[i - 1], &work->picks[end]))
            end++;
        if (end > i)
            return refuse_run(work, i - 1, end);
    }
    return ANNALS_OK;
}

annals_status annals_query_group(annals_query_work *work)
{
    annals_status status = name_dimensions(work);
    if (!status)
        status = make_groups(work);
    if (!status && work->query->has_every)
        status = find_bins(work);
    if (status)
        return status;
    for (size_t i = 0; i < work->count; i++)
        work->picks[i].group = work->group_of[work->picks[i].rank];
    qsort(work->picks, work->count, sizeof *work->picks, by_place);
    status = annals_query_settle(work);
    return status ? status : check_competition(work);
}
