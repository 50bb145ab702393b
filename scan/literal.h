/* Numbers in digits, by the signs of a language. Internal. */
#ifndef ANNALS_SCAN_LITERAL_H
#define ANNALS_SCAN_LITERAL_H

#include "passage.h"

typedef struct {
    size_t end;
    annals_decimal value;
    bool readable; /* false: a version, a date, a time, a number with a leading zero or too many digits */
    bool plain;    /* digits alone: it may be a year */
    bool derived;  /* a division rounded it */
} annals_literal;

/* Whether digits stand at `at`, or a decimal sign before digits with nothing before it. */
bool annals_literal_begins(const annals_language *language, const annals_passage *passage, size_t at);

/* Reads the number that begins at `at` with a digit, a decimal sign or a fraction such as ½. What is not readable may
 * have a value all the same, 33 for 0033. */
annals_literal annals_literal_read(const annals_language *language, const annals_passage *passage, size_t at);

/* Adds the fraction in one sign that stands at `at`; returns its length, 0 where there is none. */
size_t annals_literal_add_sign(const char *text, size_t size, size_t at, annals_literal *literal);

/* Makes a fraction of a literal of plain digits, which begins at `at`: 1/3, 2 1/4. False where there is none. What a
 * slash joins as the ends of a range, 30/40, leaves the literal as it is, and the answer is true. */
bool annals_literal_add_slashed(const annals_passage *passage, size_t at, annals_literal *literal);

/* The fractions in one character, by index; NULL behind the last. */
const char *annals_literal_fraction_sign(size_t index);

#endif
