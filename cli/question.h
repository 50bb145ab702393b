/* The query that a command line asks: selector, grouping, window, choice of source and kind. */
#ifndef ANNALS_CLI_QUESTION_H
#define ANNALS_CLI_QUESTION_H

#include "cli/state.h"
#include "series/convert.h"
#include "series/transform.h"
#include "series/vintage.h"

typedef struct {
    annals_query query; /* points into the rest */
    annals_key *selector;
    annals_period from, to, rebase, rate_period;
    annals_convert_options convert; /* unit NULL: as recorded */
} question;

/* Reads the options that the verb has; those that it has not are simply not there. Release with question_free, also
 * after a failure. */
ANNALS_CHECKED annals_status question_read(const invocation *call, const char *selector, question *asked,
                                           annals_error *error);
void question_free(question *asked);

/* An answer with what it points into. */
typedef struct {
    annals_table *table;
    annals_converted *converted; /* NULL: nothing was */
    annals_vintages *vintages;   /* NULL: none were asked for */
    annals_history **histories;  /* that the vintages lend from */
    size_t history_count;
    annals_table *rates; /* into which `converted` has indices; NULL likewise */
    annals_answer *answer;
} reply;

/* Reads what a query needs from the record as it was in a state (whose decisions count, and which counts what it leaves
 * out), converts it where `convert` says so (NULL: no), and runs it. Release with reply_free, also after a failure. A
 * query that finds no series is ANNALS_MISSING with near names. */
ANNALS_CHECKED annals_status question_answer(annals_record *record, const annals_query *query,
                                             const annals_convert_options *convert, state *of, reply *given,
                                             annals_error *error);
/* The first step of question_answer: reads what the query needs into given->table. */
ANNALS_CHECKED annals_status question_read_table(annals_record *record, const annals_query *query, state *of,
                                                 reply *given, annals_error *error);
void reply_free(reply *given);

/* The observations of a selector, or all (NULL), for a check, in the state that the options ask for, with its decisions
 * and rules; says which. Release the state with state_free, also after a failure. */
ANNALS_CHECKED annals_status check_table(const invocation *call, const char *selector, state *given,
                                         annals_table **table, annals_error *error);

#endif
