/* Beside a query's rows: what was retracted of its selection, a row for each. Knows no bins and no aggregates. */
#include "series/query.h"

annals_status annals_query_retracted(annals_query_work *work)
{
    size_t count = work->retracted_count;
    uint32_t *indices = annals_arena_alloc(work->arena, (count + 1) * sizeof *indices);
    annals_row *rows = annals_arena_alloc(work->arena, (count + 1) * sizeof *rows);
    if (!indices || !rows)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < count; i++) {
        const annals_pick *pick = &work->retracted[i];
        const annals_observation *each = pick->observation;
        const annals_series *series = annals_query_series(work, pick);
        indices[i] = (uint32_t)(each - work->table->observations);
        rows[i] = (annals_row){.group = work->groups[work->group_of[pick->rank]],
                               .series = series,
                               .period = each->period,
                               .amount = each->amount,
                               .unit = series->unit,
                               .nature = series->nature,
                               .kind = each->kind,
                               .observations = &indices[i],
                               .observation_count = 1};
    }
    work->retracted_rows = rows;
    return ANNALS_OK;
}
