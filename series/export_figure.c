/* An observation as the cells of a table of figures, for every format of an export. */
#include "series/export.h"

#include <inttypes.h>
#include <stdio.h>

void annals_figure_fill(annals_figure *figure, const annals_table *table, const annals_observation *observation)
{
    const annals_series *series = &table->series[observation->series];
    const annals_evidence *evidence = &observation->evidence;
    annals_amount_print(&observation->amount, figure->amount);
    if (evidence->quote)
        snprintf(figure->offset, sizeof figure->offset, "%" PRId64, evidence->start);
    const char *const cells[ANNALS_FIGURE_COLUMNS] = {
        [ANNALS_FIGURE_SERIES] = series->key->text,
        [ANNALS_FIGURE_PERIOD] = observation->period.text,
        [ANNALS_FIGURE_AMOUNT] = figure->amount,
        [ANNALS_FIGURE_UNIT] = series->unit,
        [ANNALS_FIGURE_NATURE] = annals_nature_name(series->nature),
        [ANNALS_FIGURE_KIND] = annals_kind_name(observation->kind),
        [ANNALS_FIGURE_SOURCE] = table->sources[observation->source].id,
        [ANNALS_FIGURE_OFFSET] = evidence->quote ? figure->offset : NULL,
        [ANNALS_FIGURE_QUOTE] = evidence->quote,
        [ANNALS_FIGURE_NOTE] = observation->note,
    };
    for (size_t i = 0; i < ANNALS_FIGURE_COLUMNS; i++)
        figure->cells[i] = cells[i] && cells[i][0] ? cells[i] : NULL;
}
