/* Where the words of a series' key stand around a figure, and how much each place says. Internal. */
#ifndef ANNALS_SCAN_FIT_PLACE_H
#define ANNALS_SCAN_FIT_PLACE_H

#include "scan.h"

enum { ANNALS_FIT_SURE = 100 };

/* A part of a key: its measure, or the value of a dimension. */
typedef struct {
    const char *at;
    const char *end;
    const char *measures; /* what its words name, as annals_scan_measures has it; "" not known */
} annals_fit_part;

/* The next part of a key, up to a comma that is not escaped, without the name of its dimension; false: there is none.
 * *measures goes on along with it. */
bool annals_fit_next_part(const char **key, const char **measures, annals_fit_part *part);

/* How clearly a part is said, 0 to about ANNALS_FIT_SURE: the mean of its words, each by the clearest place where it, a
 * word of its stem, or one that names the same measure stands. */
int annals_fit_said(const annals_found *found, const annals_fit_part *part);

/* Whether two words have one stem, near enough: "hires" and "hiring", "bonus" and "bonuses". */
bool annals_fit_alike(const char *a, size_t a_size, const char *b, size_t b_size);

/* Whether a measure is named by the figure's own words, such as its noun; `name` is a word, NULL: any measure. */
bool annals_fit_counts(const annals_found *found, const char *name);

#endif
