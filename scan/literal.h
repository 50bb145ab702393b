/* Numbers in digits, by the signs of a language. Internal. */
#ifndef ANNALS_SCAN_LITERAL_H
#define ANNALS_SCAN_LITERAL_H

#include "passage.h"

typedef struct {
    size_t end;
    annals_decimal value;
    bool readable; /* false: a version, a date, a time, a number with a leading zero or too many digits */
    bool plain;    /* digits alone: it may be a year */
} annals_literal;

/* Reads the number that begins at `at` with a digit or a fraction such as ½. */
annals_literal annals_literal_read(const annals_language *language, const annals_passage *passage, size_t at);

/* Length of a fraction in one character that stands at `at`, with its value; 0 where there is none. */
size_t annals_literal_fraction(const char *text, size_t size, size_t at, annals_decimal *value);

/* The fractions in one character, by index; NULL behind the last. */
const char *annals_literal_fraction_sign(size_t index);

#endif
