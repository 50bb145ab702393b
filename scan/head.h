/* The head of a noun phrase. Internal. */
#ifndef ANNALS_SCAN_HEAD_H
#define ANNALS_SCAN_HEAD_H

#include "token.h"

/* Whether the token `at` ends with one of a list of endings, behind one letter at least. */
bool annals_head_ends_with(const annals_tokens *tokens, size_t at, const char *endings);

/* Whether the token `at`, which there is, begins with a capital. */
bool annals_head_has_capital(const annals_tokens *tokens, size_t at);

/* Whether the token `at` is a noun by its plural ending: "houses", not "serious", nor the "ages" in front of 40 to 79.
 */
bool annals_head_is_plural(const annals_tokens *tokens, size_t at);

/* Where nouns have capitals: the first word with one from `at` on, or unit, behind adjectives: 20 neue Züge, but 20
 * starben. The count of tokens where there is none. */
size_t annals_head_find_capital(const annals_tokens *tokens, size_t at);

/* The first noun with a plural ending, or unit, within a few words from `at` on; of several in a row the last: "two
 * arms dealers". The count of tokens where there is none. */
size_t annals_head_find(const annals_tokens *tokens, size_t at);

#endif
