/* Where in a text something like a quote stands, as help for who mistyped it. Internal. */
#ifndef ANNALS_RECORD_NEAREST_H
#define ANNALS_RECORD_NEAREST_H

#include "haystack.h"

enum { ANNALS_NEAREST_SHOWN = 3 };

/* Finds up to three places of the folded text that are like the words (folded, at least one byte), nearest first, as
 * whole words of the source; no two overlap. Time grows with the text's size, not with the quote's. ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_nearest_find(const annals_folded *text, const char *words, size_t size,
                                                 annals_span spans[ANNALS_NEAREST_SHOWN], size_t *count,
                                                 annals_error *error);

#endif
