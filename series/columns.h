/* The columns of the tables that are exported and imported again. Internal. */
#ifndef ANNALS_SERIES_COLUMNS_H
#define ANNALS_SERIES_COLUMNS_H

/* Figures, as CSV and NDJSON have them. */
typedef enum {
    ANNALS_FIGURE_SERIES,
    ANNALS_FIGURE_PERIOD,
    ANNALS_FIGURE_AMOUNT,
    ANNALS_FIGURE_UNIT,
    ANNALS_FIGURE_NATURE,
    ANNALS_FIGURE_KIND,
    ANNALS_FIGURE_SOURCE,
    ANNALS_FIGURE_OFFSET,
    ANNALS_FIGURE_QUOTE,
    ANNALS_FIGURE_NOTE,
    ANNALS_FIGURE_COLUMNS
} annals_figure_column;
extern const char *const annals_figure_columns[ANNALS_FIGURE_COLUMNS];

/* Figures as SDMX-CSV 2.0 has them: annals' one data structure. Dimensions are SERIES (the whole key), SOURCE, KIND,
 * TIME_PERIOD and EDTF, the measure is OBS_VALUE, the rest are attributes. What SDMX has no form for stands beside it:
 * EDTF where TIME_PERIOD alone would not read as the same period, AMOUNT where OBS_VALUE and UNIT_MULT alone would not
 * read as the same amount. */
typedef enum {
    ANNALS_SDMX_STRUCTURE,
    ANNALS_SDMX_STRUCTURE_ID,
    ANNALS_SDMX_ACTION,
    ANNALS_SDMX_SERIES,
    ANNALS_SDMX_SOURCE,
    ANNALS_SDMX_KIND,
    ANNALS_SDMX_TIME_PERIOD,
    ANNALS_SDMX_EDTF,
    ANNALS_SDMX_OBS_VALUE,
    ANNALS_SDMX_OBS_STATUS,
    ANNALS_SDMX_UNIT_MEASURE,
    ANNALS_SDMX_UNIT_MULT,
    ANNALS_SDMX_AMOUNT,
    ANNALS_SDMX_NATURE,
    ANNALS_SDMX_OFFSET,
    ANNALS_SDMX_QUOTE,
    ANNALS_SDMX_NOTE,
    ANNALS_SDMX_COLUMNS
} annals_sdmx_column;
extern const char *const annals_sdmx_columns[ANNALS_SDMX_COLUMNS];

/* The two tables of a data package. */
typedef enum {
    ANNALS_OBSERVATION_ID,
    ANNALS_OBSERVATION_SERIES,
    ANNALS_OBSERVATION_PERIOD,
    ANNALS_OBSERVATION_AMOUNT,
    ANNALS_OBSERVATION_VALUE,     /* the number that the amount states, for readers of plain numbers */
    ANNALS_OBSERVATION_QUALIFIER, /* how the amount qualifies it */
    ANNALS_OBSERVATION_UNIT,
    ANNALS_OBSERVATION_NATURE,
    ANNALS_OBSERVATION_KIND,
    ANNALS_OBSERVATION_SOURCE,
    ANNALS_OBSERVATION_NOTE,
    ANNALS_OBSERVATION_COLUMNS
} annals_observation_column;
extern const char *const annals_observation_columns[ANNALS_OBSERVATION_COLUMNS];

typedef enum {
    ANNALS_EVIDENCE_OBSERVATION,
    ANNALS_EVIDENCE_START,
    ANNALS_EVIDENCE_END,
    ANNALS_EVIDENCE_QUOTE,
    ANNALS_EVIDENCE_PREFIX,
    ANNALS_EVIDENCE_SUFFIX,
    ANNALS_EVIDENCE_COLUMNS
} annals_evidence_column;
extern const char *const annals_evidence_columns[ANNALS_EVIDENCE_COLUMNS];

#endif
