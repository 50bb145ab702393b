/* What a figure counts, and the names near it, as words of its sentence. Internal. */
#ifndef ANNALS_SCAN_LABEL_H
#define ANNALS_SCAN_LABEL_H

#include "../series/str.h"
#include "figure.h"

enum { ANNALS_LABEL_MAX = 96, ANNALS_NAMES_MAX = 4 }; /* bytes; names */

/* Adds the noun phrase that says what is counted: behind the number where it counts things ("40 new cases of dengue"),
 * else the nearest one before it, or behind a preposition ("$3bn on research"). Nothing where none is clear. */
void annals_label_add(const annals_tokens *tokens, const annals_figure *figure, annals_str *out);

/* Adds the names in the figure's sentence, the nearest first, separated by "; ". */
void annals_names_add(const annals_tokens *tokens, const annals_figure *figure, annals_str *out);

/* Where a name that begins at the token `at` ends; `at` if none does. */
size_t annals_name_end(const annals_tokens *tokens, size_t at);

/* Whether the token `at` is a verb of people and companies: who stands before it has a name. */
bool annals_name_is_deed(const annals_tokens *tokens, size_t at);

#endif
