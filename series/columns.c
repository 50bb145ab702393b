/* The names of the columns, in the order in which an export writes them. */
#include "series/columns.h"

const char *const annals_figure_columns[ANNALS_FIGURE_COLUMNS] = {
    [ANNALS_FIGURE_SERIES] = "series", [ANNALS_FIGURE_PERIOD] = "period", [ANNALS_FIGURE_AMOUNT] = "amount",
    [ANNALS_FIGURE_UNIT] = "unit",     [ANNALS_FIGURE_NATURE] = "nature", [ANNALS_FIGURE_KIND] = "kind",
    [ANNALS_FIGURE_SOURCE] = "source", [ANNALS_FIGURE_OFFSET] = "offset", [ANNALS_FIGURE_QUOTE] = "quote",
    [ANNALS_FIGURE_NOTE] = "note",
};

const char *const annals_sdmx_columns[ANNALS_SDMX_COLUMNS] = {
    [ANNALS_SDMX_STRUCTURE] = "STRUCTURE",
    [ANNALS_SDMX_STRUCTURE_ID] = "STRUCTURE_ID",
    [ANNALS_SDMX_ACTION] = "ACTION",
    [ANNALS_SDMX_SERIES] = "SERIES",
    [ANNALS_SDMX_SOURCE] = "SOURCE",
    [ANNALS_SDMX_KIND] = "KIND",
    [ANNALS_SDMX_TIME_PERIOD] = "TIME_PERIOD",
    [ANNALS_SDMX_EDTF] = "EDTF",
    [ANNALS_SDMX_OBS_VALUE] = "OBS_VALUE",
    [ANNALS_SDMX_OBS_STATUS] = "OBS_STATUS",
    [ANNALS_SDMX_UNIT_MEASURE] = "UNIT_MEASURE",
    [ANNALS_SDMX_UNIT_MULT] = "UNIT_MULT",
    [ANNALS_SDMX_AMOUNT] = "AMOUNT",
    [ANNALS_SDMX_NATURE] = "NATURE",
    [ANNALS_SDMX_OFFSET] = "OFFSET",
    [ANNALS_SDMX_QUOTE] = "QUOTE",
    [ANNALS_SDMX_NOTE] = "NOTE",
};

const char *const annals_observation_columns[ANNALS_OBSERVATION_COLUMNS] = {
    [ANNALS_OBSERVATION_ID] = "id",         [ANNALS_OBSERVATION_SERIES] = "series",
    [ANNALS_OBSERVATION_PERIOD] = "period", [ANNALS_OBSERVATION_AMOUNT] = "amount",
    [ANNALS_OBSERVATION_VALUE] = "value",   [ANNALS_OBSERVATION_QUALIFIER] = "qualifier",
    [ANNALS_OBSERVATION_UNIT] = "unit",     [ANNALS_OBSERVATION_NATURE] = "nature",
    [ANNALS_OBSERVATION_KIND] = "kind",     [ANNALS_OBSERVATION_SOURCE] = "source",
    [ANNALS_OBSERVATION_NOTE] = "note",
};

const char *const annals_evidence_columns[ANNALS_EVIDENCE_COLUMNS] = {
    [ANNALS_EVIDENCE_OBSERVATION] = "observation",
    [ANNALS_EVIDENCE_START] = "start",
    [ANNALS_EVIDENCE_END] = "end",
    [ANNALS_EVIDENCE_QUOTE] = "quote",
    [ANNALS_EVIDENCE_PREFIX] = "prefix",
    [ANNALS_EVIDENCE_SUFFIX] = "suffix",
};
