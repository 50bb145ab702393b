/* Whether a sentence can hold a figure at all, by one quick pass over its bytes. Internal. */
#ifndef ANNALS_SCAN_CANDIDATE_H
#define ANNALS_SCAN_CANDIDATE_H

#include "language.h"

/* True where a digit, or the beginning of a number word of the language, stands in the text. False only where none
 * does, in any case of letters. */
bool annals_candidate_stands(const annals_language *language, const char *text, size_t size);

/* Learns that the words may begin a number. False: no memory. */
bool annals_candidate_add(annals_language *language, const char *word, size_t size);

/* Learns the numbers in one sign that all languages share. False: no memory. */
bool annals_candidate_begin(annals_language *language);

#endif
