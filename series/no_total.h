/* Declarations such as `pay_offer is no total`: series of a measure that are no sum of those with one more dimension.
 */
#ifndef ANNALS_SERIES_NO_TOTAL_H
#define ANNALS_SERIES_NO_TOTAL_H

#include "arena.h"
#include "check.h"

/* Whether a text is meant as such a declaration, rather than as a rule (series/rule.h): it holds no `=` and the words
 * `is no total`. */
bool annals_no_total_is_meant(const char *text, size_t size);

/* Reads `MEASURE is no total` or `MEASURE is no total by DIMENSION`, with white space as it comes and both names as a
 * key has them. Gives the declaration and its canonical text, in the arena. Messages begin with `rule: `.
 *
 * ANNALS_INVALID    no name there, a dimension beside the measure, words behind, control characters, not UTF-8
 * ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_no_total_parse(const char *text, size_t size, annals_arena *arena,
                                                   annals_no_total *out, const char **canonical, annals_error *error);

/* Whether one of the declarations says that a measure is no total by a dimension. */
bool annals_no_total_says(const annals_no_total *declared, size_t count, const char *measure, const char *dimension);

#endif
