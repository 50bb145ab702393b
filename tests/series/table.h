/* Tables of observations for tests, written down as rows of texts. */
#ifndef ANNALS_TESTS_SERIES_TABLE_H
#define ANNALS_TESTS_SERIES_TABLE_H

#include "series/transform.h"

/* One observation. Left out: unit people, nature flow, kind actual, source "a". */
typedef struct {
    const char *key;
    const char *period;
    const char *amount;
    const char *unit;
    const char *nature;
    const char *kind;
    const char *source;
} table_line;

typedef struct {
    annals_table table;
    annals_observation *observations;
    annals_series *series;
    annals_source *sources;
} test_table;

/* Makes a table; its ids are 00000000..., 01010101... by line. Aborts where a text can't be read. */
void table_make(test_table *made, const table_line *lines, size_t count);
void table_free(test_table *made);

/* A query of words: `series NAME=VALUE by NAME from PERIOD to PERIOD source ID kind NAME every GRAIN agg NAME cumulate
 * change abs|pct rebase PERIOD`. */
typedef struct {
    annals_query query;
    annals_key *selector;
    annals_period periods[3];
    char words[512];
} test_query;
void query_make(test_query *made, const char *words);
void query_free(test_query *made);

/* The rows as text: `VALUES PERIOD AMOUNT[!] UNIT NATURE KIND INDICES;`, ! where derived, freed with free(). */
char *answer_text(const annals_answer *answer);

#endif
