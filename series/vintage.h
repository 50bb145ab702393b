/* How figures were stated over time: the same amounts, at the days on which their sources said them. */
#ifndef ANNALS_SERIES_VINTAGE_H
#define ANNALS_SERIES_VINTAGE_H

#include "transform.h"

#define ANNALS_VINTAGE_DIMENSION "period"

typedef struct {
    annals_table table; /* an observation for each statement: its period is when its source was published, and its
                           series has one dimension more, `period`, the one that the amount is about */
    size_t undated;     /* statements left out: their sources have no day of publication */
} annals_vintages;

/* Makes statements of observations. `tables` may overlap, as those of a record and of its histories do. What one source
 * states of a series, period and kind is stated once: the observation of the latest operation counts. Only what lies in
 * the query's window, if it has one, is kept; the query's selector and all else are left to annals_query_run.
 *
 * Gives *out, to be freed with annals_vintages_free; it lends texts from the tables.
 * ANNALS_INVALID    a series has a dimension `period` of its own, or its key would become too long
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_vintages_make(const annals_table *const *tables, size_t count,
                                                             const annals_query *query, annals_vintages **out,
                                                             annals_error *error);
ANNALS_API void annals_vintages_free(annals_vintages *vintages); /* NULL is allowed */

#endif
