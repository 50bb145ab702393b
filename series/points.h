/* Machine-fed points as arrays, and what a line chart can show of them. */
#ifndef ANNALS_SERIES_POINTS_H
#define ANNALS_SERIES_POINTS_H

#include "transform.h"

/* Points of one series, in the order of time: the ith is digits[i] * 10^exponent at moments[i]. All is lent. */
typedef struct {
    const annals_series *series;
    const annals_source *source;  /* where they come from */
    const annals_moment *moments; /* rising, none twice; NULL: first, first + step, first + 2 * step ... */
    annals_moment first;
    annals_moment step;    /* microseconds, above 0 */
    const int64_t *digits; /* |digits| < 10^18 */
    int8_t exponent;       /* ANNALS_EXPONENT_MIN .. ANNALS_EXPONENT_MAX */
    size_t count;
} annals_points;

/* Points that were thinned, as an answer with the table that it points into; freed with annals_thinned_free. Lends the
 * series and the source. */
typedef struct {
    annals_answer answer;
    annals_table table;
} annals_thinned;

/* Gives of each of `columns` stretches of time of one length the first, the least, the greatest and the last point, in
 * their order: a line through them covers the same pixels as a line through all, but for its edges (the M4 aggregation
 * of Jugel et al., VLDB 2014). Fewer than four points to a column stay as they are. Rows are exact, actual, at
 * instants.
 *
 * ANNALS_USAGE    no column, no point, a step of 0 or less, an exponent that decimals don't have
 * ANNALS_INVALID  moments that do not rise, or leave the years -9999 to 9999; says at which point
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_points_thin(const annals_points *points, size_t columns,
                                                           annals_thinned **thinned, annals_error *error);
ANNALS_API void annals_thinned_free(annals_thinned *thinned); /* NULL is allowed */

#endif
