/* The export as SDMX-CSV 2.0: one dataflow, one row an observation. */
#include "series/csv_write.h"
#include "series/export.h"
#include "series/sdmx.h"

#include <stdio.h>
#include <string.h>

/* Room for the cells that are made, not lent. */
typedef struct {
    char period[ANNALS_PERIOD_SIZE];
    char value[ANNALS_AMOUNT_SIZE];
    char multiplier[8];
} made;

/* TIME_PERIOD, and EDTF where that would read as another text. */
static void put_period(const annals_period *period, made *room, const char **cells)
{
    annals_period back;
    annals_sdmx_period_print(period, room->period);
    cells[ANNALS_SDMX_TIME_PERIOD] = room->period;
    if (annals_sdmx_period_parse(room->period, strlen(room->period), &back, NULL) || !annals_period_same(&back, period))
        cells[ANNALS_SDMX_EDTF] = period->text;
}

/* OBS_VALUE and UNIT_MULT hold the number that was stated, a range has none; AMOUNT says what they can't. */
static void put_amount(const annals_observation *observation, const char *notation, made *room, const char **cells)
{
    annals_decimal stated;
    int multiplier;
    if (annals_amount_stated(&observation->amount, &stated)) {
        annals_sdmx_value_print(stated, room->value, &multiplier);
        snprintf(room->multiplier, sizeof room->multiplier, "%d", multiplier);
        cells[ANNALS_SDMX_OBS_VALUE] = room->value;
        cells[ANNALS_SDMX_UNIT_MULT] = room->multiplier;
    }
    if (annals_amount_qualifier(&observation->amount) != ANNALS_EXACT)
        cells[ANNALS_SDMX_AMOUNT] = notation;
}

static void add_row(annals_str *out, const annals_table *table, const annals_observation *observation)
{
    annals_figure figure;
    made room;
    annals_figure_fill(&figure, table, observation);
    const char *cells[ANNALS_SDMX_COLUMNS] = {
        [ANNALS_SDMX_STRUCTURE] = "dataflow",
        [ANNALS_SDMX_STRUCTURE_ID] = ANNALS_SDMX_DATAFLOW,
        [ANNALS_SDMX_ACTION] = "I",
        [ANNALS_SDMX_SERIES] = figure.cells[ANNALS_FIGURE_SERIES],
        [ANNALS_SDMX_SOURCE] = figure.cells[ANNALS_FIGURE_SOURCE],
        [ANNALS_SDMX_KIND] = figure.cells[ANNALS_FIGURE_KIND],
        [ANNALS_SDMX_OBS_STATUS] = annals_sdmx_status(observation->kind),
        [ANNALS_SDMX_UNIT_MEASURE] = figure.cells[ANNALS_FIGURE_UNIT],
        [ANNALS_SDMX_NATURE] = figure.cells[ANNALS_FIGURE_NATURE],
        [ANNALS_SDMX_OFFSET] = figure.cells[ANNALS_FIGURE_OFFSET],
        [ANNALS_SDMX_QUOTE] = figure.cells[ANNALS_FIGURE_QUOTE],
        [ANNALS_SDMX_NOTE] = figure.cells[ANNALS_FIGURE_NOTE],
    };
    put_period(&observation->period, &room, cells);
    put_amount(observation, figure.amount, &room, cells);
    annals_csv_write_row(out, cells, ANNALS_SDMX_COLUMNS);
}

static void begin(annals_export *each)
{
    annals_csv_write_row(&each->out[0], annals_sdmx_columns, ANNALS_SDMX_COLUMNS);
}

static void batch(annals_export *each, const annals_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        add_row(&each->out[0], table, &table->observations[i]);
}

const annals_export_format annals_export_sdmx = {.name = "sdmx-csv", .begin = begin, .batch = batch};
