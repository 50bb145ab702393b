/* "Did you mean": the nearest of several names. Internal. */
#ifndef ANNALS_SERIES_SUGGEST_H
#define ANNALS_SERIES_SUGGEST_H

#include "status.h"

/* The candidate nearest to `text` by Damerau-Levenshtein distance, if it is near enough to be meant (a third of its
 * length at most), else NULL. Lent from the candidates. */
const char *annals_suggest(const char *text, const char *const *candidates, size_t count);

#endif
