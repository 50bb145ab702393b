/* Third step of a query: sorted picks become rows, one each or one a cell. Knows no derived figures. */
#include "series/query.h"

#include <string.h>

/* The row of one observation as it stands. */
static void read_row(const annals_query_work *work, const annals_pick *pick, annals_row *row)
{
    const annals_observation *each = pick->observation;
    row->series = annals_query_series(work, pick);
    row->period = pick->bin ? *pick->bin : each->period;
    row->amount = each->amount;
    row->unit = row->series->unit;
    row->nature = row->series->nature;
    row->kind = each->kind;
}

static size_t cell_end(const annals_query_work *work, size_t start)
{
    size_t end = start + 1;
    const annals_pick *first = &work->picks[start];
    if (work->query->aggregate == ANNALS_AGGREGATE_NONE)
        return end;
    while (end < work->count && work->picks[end].group == first->group &&
           (!first->bin || work->picks[end].bin->earliest == first->bin->earliest))
        end++;
    return end;
}

/* Amounts of one group are to be of one unit and nature; counts don't ask. */
static annals_status check_units(const annals_query_work *work)
{
    if (work->query->aggregate == ANNALS_COUNT)
        return ANNALS_OK;
    const annals_series *first = NULL;
    for (size_t i = 0; i < work->count; i++) {
        const annals_series *each = annals_query_series(work, &work->picks[i]);
        if (i == 0 || work->picks[i].group != work->picks[i - 1].group)
            first = each;
        if (strcmp(first->unit, each->unit) != 0)
            return annals_error_set(work->error, ANNALS_INVALID, "%s is in %s and %s in %s: they are of one group",
                                    first->key->text, first->unit, each->key->text, each->unit);
        if (first->nature != each->nature)
            return annals_error_set(work->error, ANNALS_INVALID,
                                    "the nature of %s is %s and that of %s is %s: they are of one group",
                                    first->key->text, first->nature ? annals_nature_name(first->nature) : "not stated",
                                    each->key->text, each->nature ? annals_nature_name(each->nature) : "not stated");
    }
    return ANNALS_OK;
}

static annals_status make_room(annals_query_work *work, uint32_t **indices)
{
    size_t cells = 0;
    for (size_t i = 0; i < work->count; i = cell_end(work, i))
        cells++;
    work->rows = annals_arena_alloc(work->arena, (cells + 1) * sizeof *work->rows);
    work->last_of = annals_arena_alloc(work->scratch, work->series_count * sizeof *work->last_of);
    *indices = annals_arena_alloc(work->arena, (work->count + 1) * sizeof **indices);
    return work->rows && work->last_of && *indices ? ANNALS_OK : annals_error_no_memory(work->error);
}

annals_status annals_query_aggregate(annals_query_work *work)
{
    uint32_t *indices;
    annals_status status = check_units(work);
    if (!status)
        status = make_room(work, &indices);
    if (status)
        return status;
    for (size_t i = 0; i < work->count; i++)
        indices[i] = (uint32_t)(work->picks[i].observation - work->table->observations);
    for (size_t start = 0, end; start < work->count; start = end) {
        end = cell_end(work, start);
        const annals_pick *first = &work->picks[start];
        annals_row *row = &work->rows[work->row_count];
        *row = (annals_row){
            .group = work->groups[first->group], .observations = indices + start, .observation_count = end - start};
        if (work->query->aggregate == ANNALS_AGGREGATE_NONE)
            read_row(work, first, row);
        else
            status = annals_query_cell(work, first, end - start, row);
        if (status)
            return status;
        work->row_count++;
    }
    return ANNALS_OK;
}
