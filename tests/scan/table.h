/* A table of marked quotes and what they read as. */
#ifndef ANNALS_TESTS_SCAN_TABLE_H
#define ANNALS_TESTS_SCAN_TABLE_H

#include "tests/scan/quotes.h"

typedef struct {
    const char *language;
    const char *text;
    const char *amounts; /* " ; " between them; "-": none */
} quote_case;

#define ASSERT_ALL_READ(cases)                                   \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) \
    assert_reads((cases)[i].language, (cases)[i].text, (cases)[i].amounts)

#endif
