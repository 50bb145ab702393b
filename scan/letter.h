/* What a character is to the scanner: white space, digit, letter of a spaced script, ideograph or mark. Internal. */
#ifndef ANNALS_SCAN_LETTER_H
#define ANNALS_SCAN_LETTER_H

#include "../series/status.h"

typedef enum {
    ANNALS_LETTER_SPACE,
    ANNALS_LETTER_DIGIT, /* ASCII: folding makes the others so */
    ANNALS_LETTER_WORD,  /* of a script that puts spaces between words */
    ANNALS_LETTER_IDEOGRAPH,
    ANNALS_LETTER_MARK
} annals_letter;

annals_letter annals_letter_of(uint32_t character);

/* The class of the character at `at`, or ANNALS_LETTER_MARK at the end. */
annals_letter annals_letter_at(const char *text, size_t size, size_t at);

/* Makes well-formed text lower case in place; Latin letters only, whose length in bytes stays the same. */
void annals_letter_lower(char *text, size_t size);

#endif
