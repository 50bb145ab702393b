/* What a check of the record is told beside the record: whose figures, which decisions, how wide `~` is. */
#ifndef ANNALS_SERIES_CHECK_H
#define ANNALS_SERIES_CHECK_H

#include "observation.h"

/* A person's decision that one observation is to be preferred to those that compete with it: of its series, with its
 * bounds and of its kind. It settles those that the record held then; where an observation with a later operation takes
 * part, the question is open again. Of several decisions about the same observations the latest counts. */
typedef struct {
    annals_id preferred;
    int64_t operation; /* that entered the decision */
} annals_preference;

/* A declaration that series of a measure are no sum of those with one more dimension. */
typedef struct {
    const char *measure;
    const char *dimension; /* that does not part it; NULL: none does */
} annals_no_total;

/* All pointers are lent for the call; all zero: everything counts, nothing is decided, `~` has no width. */
typedef struct {
    const char *source; /* only what this source states; NULL: all */
    const annals_preference *preferences;
    size_t preference_count;
    const annals_no_total *no_totals; /* what totals leave out */
    size_t no_total_count;
    const annals_decimal
        *about_percent; /* how far around itself an amount with `~` reaches; NULL: it disproves nothing */
} annals_check_options;

#endif
