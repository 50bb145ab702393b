/* What a character is to the scanner: white space, digit, letter of a spaced script, ideograph or mark. Internal. */
#ifndef ANNALS_SCAN_LETTER_H
#define ANNALS_SCAN_LETTER_H

#include "../series/utf8.h"

typedef enum {
    ANNALS_LETTER_SPACE,
    ANNALS_LETTER_DIGIT, /* ASCII: folding makes the others so */
    ANNALS_LETTER_WORD,  /* of a script that puts spaces between words */
    ANNALS_LETTER_IDEOGRAPH,
    ANNALS_LETTER_MARK
} annals_letter;

/* The class of a character beyond ASCII. */
annals_letter annals_letter_of_other(uint32_t character);

/* The class of a character. */
static inline annals_letter annals_letter_of(uint32_t character)
{
    if (character >= 0x80)
        return annals_letter_of_other(character);
    if ((character | 0x20) >= 'a' && (character | 0x20) <= 'z')
        return ANNALS_LETTER_WORD;
    if (character >= '0' && character <= '9')
        return ANNALS_LETTER_DIGIT;
    return character == ' ' || character == '\n' ? ANNALS_LETTER_SPACE : ANNALS_LETTER_MARK;
}

/* The class of the character at `at`, or ANNALS_LETTER_MARK at the end. */
static inline annals_letter annals_letter_at(const char *text, size_t size, size_t at)
{
    uint32_t character = 0;
    if (at < size)
        annals_utf8_read(text + at, &character);
    return annals_letter_of(character);
}

/* Makes well-formed text lower case in place; Latin letters only, whose length in bytes stays the same. */
void annals_letter_lower(char *text, size_t size);

#endif
