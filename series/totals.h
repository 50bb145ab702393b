/* Whether a total and its parts fit: series whose key has one more dimension than another's. */
#ifndef ANNALS_SERIES_TOTALS_H
#define ANNALS_SERIES_TOTALS_H

#include "check.h"

typedef enum {
    ANNALS_TOTAL_CONSISTENT,   /* nothing in the record speaks against it */
    ANNALS_TOTAL_INCONSISTENT, /* the parts are more than the total */
    ANNALS_TOTAL_INCOMPARABLE  /* `why` says why */
} annals_total_verdict;
ANNALS_API const char *annals_total_verdict_name(annals_total_verdict verdict); /* "consistent" ...; static */

/* The first that applies. */
typedef enum {
    ANNALS_TOTAL_COMPARED,  /* none: the verdict is one of the first two */
    ANNALS_TOTAL_DECLARED,  /* it was declared to be no total */
    ANNALS_TOTAL_NATURE,    /* ratios do not add up */
    ANNALS_TOTAL_NATURES,   /* a part is of another nature */
    ANNALS_TOTAL_UNITS,     /* a part is in another unit */
    ANNALS_TOTAL_COMPETING, /* more than one observation for the total or a part */
    ANNALS_TOTAL_TOO_LARGE  /* the sum or the remainder needs more than 18 digits */
} annals_total_reason;
ANNALS_API const char *annals_total_reason_name(annals_total_reason reason); /* "competing" ...; "" for none */

/* One total and its parts by one dimension, for one period and kind. */
typedef struct {
    uint32_t series;       /* the total's; index into the table, as all here */
    const char *dimension; /* that the parts have beside the total's; lent by the table's keys */
    annals_period period;  /* as the total has it; the bounds are the parts' too */
    annals_kind kind;
    annals_total_verdict verdict;
    annals_total_reason why;
    annals_amount total; /* these three only where compared */
    annals_amount parts; /* their sum */
    annals_amount remainder;
    const uint32_t *observations; /* compared: the total's, then the parts' by key; competing: those that do; else as
                                     for compared, so far as they are the only ones */
    size_t observation_count;
    const uint32_t *part_series; /* with an observation for this period and kind, by key */
    size_t part_count;
    size_t silent; /* part series without one: parts that the record knows and this sum lacks */
} annals_total;

typedef struct {
    const annals_total *rows; /* by key of the total, then dimension, period (earliest, latest), kind */
    size_t count;
    size_t counts[ANNALS_TOTAL_INCOMPARABLE + 1]; /* by verdict */
} annals_totals;

/* Compares every series K with the series K,dimension=* (its measure, its dimensions with their values, and just one
 * more), for every period (same bounds) and kind for which the total and at least one part have an observation. A
 * series may be the total of several dimensions: each is a row of its own. Levels, flows, cumulatives and changes add
 * up over a dimension, and so do series of no stated nature; ratios do not.
 *
 * The record never says that the parts are all there are. So a remainder, total - parts by interval arithmetic, is
 * what the record does not name; it has a bound only where the record gives one: of >50 and parts of >20, >=13, 3, 3
 * and 2 (>41) nothing is known but that both may go on, and the remainder is unbounded, never 9; of >=3 and a part of 2
 * it is >=1.
 *
 * Inconsistent are parts that are more than their total: the remainder is surely below zero, as it stands or by any
 * rounding. A number whose last digit stands for more than the finest one among the total and the parts stands for all
 * that rounds to it. A part with `~`, or a total, disproves nothing, unless `about_percent` gives it a width. Where
 * the nature is change, or one of the amounts is surely below zero, what is not named may be of either sign, and no
 * remainder is impossible: the row is then consistent.
 *
 * That a row is inconsistent may also mean that the series is no total at all: a price or an offer, say, with special
 * ones beside it. A declaration in the options says so, and the row is then not comparable.
 *
 * Gives *out, to be freed with annals_totals_free; it may have no rows. The table must outlive it.
 *
 * ANNALS_USAGE    the width of `~` is none
 * ANNALS_MISSING  the table has no such source
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_totals_find(const annals_table *table,
                                                           const annals_check_options *options, annals_totals **out,
                                                           annals_error *error);
ANNALS_API void annals_totals_free(annals_totals *totals); /* NULL is allowed */

#endif
