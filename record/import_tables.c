/* The tables that can be imported: their columns, how they are told apart, and what adds a row of each. */
#include "record/import.h"

#include <string.h>

#define BIT(column) (UINT32_C(1) << (column))

static const char *const source_columns[SOURCE_COLUMNS] = {
    [SOURCE_ID] = "source",           [SOURCE_LANGUAGE] = "language", [SOURCE_PUBLISHED] = "published",
    [SOURCE_PUBLISHER] = "publisher", [SOURCE_TITLE] = "title",       [SOURCE_URL] = "url",
    [SOURCE_NOTE] = "note",           [SOURCE_FILE] = "file",         [SOURCE_BYTES] = "bytes",
    [SOURCE_SHA256] = "sha256",
};

const annals_import_table annals_import_figures = {
    .noun = "figures",
    .columns = annals_figure_columns,
    .count = ANNALS_FIGURE_COLUMNS,
    .required = BIT(ANNALS_FIGURE_SERIES) | BIT(ANNALS_FIGURE_PERIOD) | BIT(ANNALS_FIGURE_AMOUNT) |
                BIT(ANNALS_FIGURE_UNIT) | BIT(ANNALS_FIGURE_SOURCE),
    .marks = {"series", "amount"},
    .add = annals_import_add_figure,
};

const annals_import_table annals_import_sources = {
    .noun = "sources",
    .columns = source_columns,
    .count = SOURCE_COLUMNS,
    .required = BIT(SOURCE_ID) | BIT(SOURCE_FILE),
    .marks = {"file"},
    .add = annals_import_add_source,
};

const annals_import_table annals_import_sdmx = {
    .noun = "figures in SDMX-CSV",
    .columns = annals_sdmx_columns,
    .count = ANNALS_SDMX_COLUMNS,
    .required = BIT(ANNALS_SDMX_STRUCTURE) | BIT(ANNALS_SDMX_STRUCTURE_ID) | BIT(ANNALS_SDMX_SERIES) |
                BIT(ANNALS_SDMX_SOURCE) | BIT(ANNALS_SDMX_UNIT_MEASURE),
    .marks = {"STRUCTURE"},
    .add = annals_import_add_sdmx,
};

const annals_import_table annals_import_observations = {
    .noun = "observations",
    .columns = annals_observation_columns,
    .count = ANNALS_OBSERVATION_COLUMNS,
    .required = BIT(ANNALS_OBSERVATION_ID) | BIT(ANNALS_OBSERVATION_SERIES) | BIT(ANNALS_OBSERVATION_PERIOD) |
                BIT(ANNALS_OBSERVATION_AMOUNT) | BIT(ANNALS_OBSERVATION_UNIT) | BIT(ANNALS_OBSERVATION_SOURCE),
    .add = annals_import_add_observation,
};

const annals_import_table annals_import_evidence = {
    .noun = "pieces of evidence",
    .columns = annals_evidence_columns,
    .count = ANNALS_EVIDENCE_COLUMNS,
    .required = BIT(ANNALS_EVIDENCE_OBSERVATION) | BIT(ANNALS_EVIDENCE_START) | BIT(ANNALS_EVIDENCE_QUOTE),
    .add = annals_import_add_evidence,
};

_Static_assert((int)ANNALS_FIGURE_COLUMNS <= (int)ANNALS_IMPORT_COLUMNS, "a row has a cell for each column");
_Static_assert((int)SOURCE_COLUMNS <= (int)ANNALS_IMPORT_COLUMNS, "a row has a cell for each column");
_Static_assert((int)ANNALS_OBSERVATION_COLUMNS <= (int)ANNALS_IMPORT_COLUMNS, "a row has a cell for each column");
_Static_assert((int)ANNALS_EVIDENCE_COLUMNS <= (int)ANNALS_IMPORT_COLUMNS, "a row has a cell for each column");

const annals_import_table *annals_import_table_marked(const char *column)
{
    static const annals_import_table *const tables[] = {&annals_import_sdmx, &annals_import_figures,
                                                        &annals_import_sources};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (size_t mark = 0; mark < 2 && tables[i]->marks[mark]; mark++)
            if (strcmp(tables[i]->marks[mark], column) == 0)
                return tables[i];
    return NULL;
}
