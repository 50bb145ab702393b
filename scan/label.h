/* What a figure counts, and the names near it, as words of its sentence. Internal. */
#ifndef ANNALS_SCAN_LABEL_H
#define ANNALS_SCAN_LABEL_H

#include "../series/str.h"
#include "figure.h"

enum { ANNALS_LABEL_MAX = 96, ANNALS_NAMES_MAX = 4 }; /* bytes; names */

/* Adds the noun phrase that says what is counted: behind the number where it counts things ("40 new cases of dengue"),
 * else the nearest one before it, or behind a preposition ("$3bn on research"), or in the first cell of its row.
 * Nothing where none is clear. */
void annals_label_add(const annals_tokens *tokens, const annals_figure *figure, annals_str *out);

/* A name at the tokens [first, last). */
typedef struct {
    size_t first;
    size_t last;
} annals_name;

/* The names of a sentence, each found once however many figures look for theirs. All zero is empty. */
typedef struct {
    annals_name *items; /* one for each token at which a name begins, in order */
    size_t count;
    size_t room;
    uint32_t *next; /* of each token: the first name that begins there or behind it */
    size_t token_room;
} annals_names;

/* Finds the names of a sentence, whose figures are known. False: no memory. */
bool annals_names_find(annals_names *names, const annals_tokens *tokens);
void annals_names_free(annals_names *names);

/* Adds the names near a figure, those of its sentence, the nearest first, separated by "; ". */
void annals_names_add(const annals_tokens *tokens, const annals_names *names, const annals_figure *figure,
                      annals_str *out);

/* Where a name that begins at the token `at` ends; `at` if none does. */
size_t annals_name_end(const annals_tokens *tokens, size_t at);

/* Whether the token `at` is a verb of people and companies: who stands before it has a name. */
bool annals_name_is_deed(const annals_tokens *tokens, size_t at);

#endif
