/* The JSON answers: one object {"annals": 1, "<noun>s": [...]}, a row at a time; amounts and ids are strings. */
#ifndef ANNALS_CLI_JSON_H
#define ANNALS_CLI_JSON_H

#include "cli/state.h"
#include "record/record.h"
#include "record/verify.h"
#include "series/conflict.h"
#include "series/convert.h"
#include "series/rule.h"
#include "series/totals.h"
#include "series/transform.h"

#include <jansson.h>

/* Begins the answer on standard output, adds rows (each call takes its row), ends it. NULL rows mean that memory ran
 * out. */
typedef struct {
    size_t rows;
    bool failed;
} json_answer;
void json_begin(json_answer *answer, const char *noun);
/* The same with the state of the record that it is of, where one was asked for. */
void json_begin_at(json_answer *answer, const char *noun, const state *given);
void json_row(json_answer *answer, json_t *row);
ANNALS_CHECKED annals_status json_end(json_answer *answer, annals_error *error);

/* One row as a new object, NULL: no memory. */
json_t *json_source(const annals_source *source);
json_t *json_series(const annals_series_summary *summary);
json_t *json_observation(const annals_table *table, const annals_observation *observation);
json_t *json_query_row(const annals_answer *answer, const annals_row *row,
                       const annals_conversion *conversions); /* NULL: nothing was converted */
json_t *json_pair(const annals_table *table, const annals_pair *pair);
json_t *json_total(const annals_table *table, const annals_total *total);
json_t *json_verification(const annals_table *table, const annals_observation *observation,
                          const annals_verification *found);
json_t *json_version(const annals_history *history, const annals_version *version);
json_t *json_decision(const annals_decision *decision);
/* `measures`: how many series the row has. */
json_t *json_rule_row(const annals_table *table, const char *rule, const annals_rule_row *found, size_t measures);
json_t *json_operation(const annals_operation *operation);
/* Adds what a reader made of a quote: `state` as in json_verification, and `why`; both null without a judgement. */
void json_judgement(json_t *row, const annals_judgement *judgement);
/* What a writing verb did: the operation's number ("0": nothing) and further members taken from `more` (may be NULL;
 * taken). */
json_t *json_outcome(const char *name, int64_t operation, json_t *more);

#endif
