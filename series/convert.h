/* Amounts in another unit, at rates that the record holds. */
#ifndef ANNALS_SERIES_CONVERT_H
#define ANNALS_SERIES_CONVERT_H

#include "check.h"
#include "transform.h"

/* All pointers are lent for the call. */
typedef struct {
    const char *unit;                 /* wanted: a currency, or any other unit to which there is a rate */
    const annals_period *rate_period; /* the period of the rates; NULL: each amount's own */
    const annals_query *query;        /* only what it selects is converted; NULL: everything */
    annals_check_options rates;       /* which rates count; a width of `~` says nothing here */
} annals_convert_options;

#define ANNALS_NO_RATE UINT32_MAX

/* How one observation was converted. */
typedef struct {
    uint32_t rate; /* index into the rates' table; ANNALS_NO_RATE: it was not, or was in the wanted unit already */
    annals_id id;  /* of that observation; all zero without one */
    bool inverse;  /* divided by it: only a rate in the other direction is recorded */
} annals_conversion;

typedef struct {
    annals_table table; /* the observations, series and sources of the one that was given, in their order */
    const annals_conversion *conversions; /* one for each observation */
} annals_converted;

/* Converts a table. A rate from USD to EUR is an observation of the series `rate,from=USD,to=EUR`, in EUR/USD, a level
 * or ratio (or of no stated nature): how many EUR one USD is. It is the one for the same period as the amount (same
 * bounds), or for `rate_period`, and of the amount's kind, else actual. Where that series has none, that of
 * `rate,from=EUR,to=USD` is divided by. Rates are never chained, never taken from another period, never guessed.
 *
 * Bounds and `~`, the amount's and the rate's, go along. An amount is marked derived where it was divided, or was
 * rounded because the product has more than 18 digits (half-even).
 *
 * The series of converted observations have the wanted unit. What the query does not select stands as it was, even in
 * a series that now has the wanted unit, but for what other sources state beside it: run just that query on the result.
 *
 * Gives *out, to be freed with annals_converted_free. It lends from the table, not from `rates`, which may be the same.
 *
 * ANNALS_INVALID    the wanted unit is none; one of the amounts is in %, in pp or in a unit with a /; a rate is in
 *                   another unit or of another nature than it says; zero lies in a rate that is to be divided by
 * ANNALS_MISSING    there is no such rate: the message lists which there are; no source of that name in `rates`; the
 *                   query selects no series
 * ANNALS_AMBIGUOUS  more than one observation for a rate: the message lists them
 * ANNALS_OVERFLOW   an amount too large for 18 digits and 18 zeros, or two intervals whose product needs more digits
 * ANNALS_USAGE      the query makes no sense
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_convert(const annals_table *table, const annals_table *rates,
                                                       const annals_convert_options *options, annals_converted **out,
                                                       annals_error *error);
ANNALS_API void annals_converted_free(annals_converted *converted); /* NULL is allowed */

#endif
