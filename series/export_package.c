/* The export as a Frictionless Data Package v2: observations and evidence as two tables, and a descriptor that says
 * what is in them. The descriptor comes last, when all units and sources are known. */
#include "series/csv_write.h"
#include "series/export.h"
#include "series/export_descriptor.h"
#include "series/package.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { OBSERVATIONS, EVIDENCE, DESCRIPTOR };

static void begin(annals_export *each)
{
    annals_csv_write_row(&each->out[OBSERVATIONS], annals_observation_columns, ANNALS_OBSERVATION_COLUMNS);
    annals_csv_write_row(&each->out[EVIDENCE], annals_evidence_columns, ANNALS_EVIDENCE_COLUMNS);
    each->state = annals_descriptor_new();
    each->failed = !each->state;
}

static void add_observation(annals_str *out, const char *id, const annals_figure *figure, const annals_amount *amount)
{
    char value[ANNALS_AMOUNT_SIZE] = "";
    annals_decimal stated;
    if (annals_amount_stated(amount, &stated))
        annals_decimal_print(stated, value);
    const char *const cells[ANNALS_OBSERVATION_COLUMNS] = {
        [ANNALS_OBSERVATION_ID] = id,
        [ANNALS_OBSERVATION_SERIES] = figure->cells[ANNALS_FIGURE_SERIES],
        [ANNALS_OBSERVATION_PERIOD] = figure->cells[ANNALS_FIGURE_PERIOD],
        [ANNALS_OBSERVATION_AMOUNT] = figure->cells[ANNALS_FIGURE_AMOUNT],
        [ANNALS_OBSERVATION_VALUE] = value,
        [ANNALS_OBSERVATION_QUALIFIER] = annals_qualifier_name(annals_amount_qualifier(amount)),
        [ANNALS_OBSERVATION_UNIT] = figure->cells[ANNALS_FIGURE_UNIT],
        [ANNALS_OBSERVATION_NATURE] = figure->cells[ANNALS_FIGURE_NATURE],
        [ANNALS_OBSERVATION_KIND] = figure->cells[ANNALS_FIGURE_KIND],
        [ANNALS_OBSERVATION_SOURCE] = figure->cells[ANNALS_FIGURE_SOURCE],
        [ANNALS_OBSERVATION_NOTE] = figure->cells[ANNALS_FIGURE_NOTE],
    };
    annals_csv_write_row(out, cells, ANNALS_OBSERVATION_COLUMNS);
}

static void add_evidence(annals_str *out, const char *id, const annals_evidence *evidence)
{
    char start[24], end[24];
    snprintf(start, sizeof start, "%" PRId64, evidence->start);
    snprintf(end, sizeof end, "%" PRId64, evidence->end);
    const char *const cells[ANNALS_EVIDENCE_COLUMNS] = {
        [ANNALS_EVIDENCE_OBSERVATION] = id,
        [ANNALS_EVIDENCE_START] = start,
        [ANNALS_EVIDENCE_END] = end,
        [ANNALS_EVIDENCE_QUOTE] = evidence->quote,
        [ANNALS_EVIDENCE_PREFIX] = evidence->prefix,
        [ANNALS_EVIDENCE_SUFFIX] = evidence->suffix,
    };
    annals_csv_write_row(out, cells, ANNALS_EVIDENCE_COLUMNS);
}

static void batch(annals_export *each, const annals_table *table)
{
    for (size_t i = 0; i < table->count && !each->failed; i++) {
        const annals_observation *observation = &table->observations[i];
        annals_figure figure;
        char id[ANNALS_ID_TEXT];
        annals_id_print(&observation->id, id);
        annals_figure_fill(&figure, table, observation);
        add_observation(&each->out[OBSERVATIONS], id, &figure, &observation->amount);
        if (observation->evidence.quote)
            add_evidence(&each->out[EVIDENCE], id, &observation->evidence);
        each->failed |= !annals_descriptor_note(each->state, table->series[observation->series].unit,
                                                &table->sources[observation->source]);
    }
}

static void end(annals_export *each)
{
    each->failed |= !annals_descriptor_write(each->state, each->of, &each->out[DESCRIPTOR]);
}

static void release(annals_export *each)
{
    annals_descriptor_free(each->state);
}

const annals_export_format annals_export_package = {
    .name = "datapackage",
    .files = {[OBSERVATIONS] = ANNALS_PACKAGE_OBSERVATIONS ".csv",
              [EVIDENCE] = ANNALS_PACKAGE_EVIDENCE ".csv",
              [DESCRIPTOR] = ANNALS_PACKAGE_DESCRIPTOR},
    .begin = begin,
    .batch = batch,
    .end = end,
    .release = release,
};
