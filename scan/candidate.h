/* Whether a sentence can hold a figure at all, by one quick pass over its bytes. Internal. */
#ifndef ANNALS_SCAN_CANDIDATE_H
#define ANNALS_SCAN_CANDIDATE_H

#include "language.h"

/* True where a digit, or the beginning of a number word of the language, stands in the text. False only where none
 * does, in any case of letters. */
bool annals_candidate_stands(const annals_language *language, const char *text, size_t size);

/* Makes a capital of ASCII small: texts are compared so. */
static inline unsigned char annals_candidate_small(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte;
}

#endif
