/* How periods, numbers and kinds are written in SDMX (SDMX 3.0, section 6) and read back. Internal. */
#ifndef ANNALS_SERIES_SDMX_H
#define ANNALS_SERIES_SDMX_H

#include "observation.h"

#define ANNALS_SDMX_DATAFLOW "ANNALS:FIGURES(1.0.0)"

/* Writes a period as SDMX has it: 2025-08 also for 2025-08~, 2025-S1 for 2025-H1, a range 2025-08-01/P5M for a bounded
 * interval, season, decade or century of whole days. "" where there is no form: an open or unknown end, unspecified
 * digits, years before 1. The bounds of what is written are those of the period. */
void annals_sdmx_period_print(const annals_period *period, char out[ANNALS_PERIOD_SIZE]);

/* Reads an SDMX time: Gregorian and reporting periods (A, S, T, Q, M, W, D), a date and time with its zone, a range of
 * days. A range becomes an interval between two days. ANNALS_INVALID */
ANNALS_CHECKED annals_status annals_sdmx_period_parse(const char *text, size_t size, annals_period *period,
                                                      annals_error *error);

/* Writes a decimal as plain digits times ten to the power of *multiplier, a multiple of 3 from 0 to 18. */
void annals_sdmx_value_print(annals_decimal decimal, char value[ANNALS_AMOUNT_SIZE], int *multiplier);

/* Reads both; an empty (NULL) UNIT_MULT is 0. ANNALS_INVALID, ANNALS_OVERFLOW */
ANNALS_CHECKED annals_status annals_sdmx_value_parse(const char *value, const char *multiplier, annals_decimal *decimal,
                                                     annals_error *error);

/* The code of CL_OBS_STATUS for a kind: A normal value, E estimated value, F forecast value. */
const char *annals_sdmx_status(annals_kind kind);
/* The kind that a code alone stands for; false: none. */
bool annals_sdmx_status_parse(const char *code, annals_kind *kind);

#endif
