/* Reading marked quotes in tests: the text between [[ and ]]. */
#ifndef ANNALS_TESTS_QUOTES_H
#define ANNALS_TESTS_QUOTES_H

#include "scan/scan.h"

/* Readings of one quote. */
typedef struct {
    annals_reading items[ANNALS_READINGS_MAX];
    size_t count;
    char text[1024]; /* without the marks */
    size_t start;
    size_t end;
} quote_readings;

/* Reads the quote in a text; all of it where nothing is marked. `\n` as two characters stands for a line break. */
annals_status quote_read(annals_scanner *scanner, const char *language, const char *marked, quote_readings *out,
                         annals_error *error);

/* Writes the amounts of the readings, with " ; " between them; "-" where there are none. */
const char *quote_amounts(const quote_readings *readings, char *out, size_t size);

/* Whether two amounts hold the same values; precision is not compared. */
bool quote_same_amount(const annals_amount *a, const annals_amount *b);

/* Reads the marked quote and asserts the amounts. */
void assert_reads(const char *language, const char *marked, const char *amounts);

/* The same, and the rest of the one reading that there is; unit "." is not compared. */
void assert_reads_as(const char *language, const char *marked, const char *amount, const char *unit,
                     annals_direction direction);

#endif
