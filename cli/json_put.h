/* Members of JSON rows: each puts one, or those that belong together, into a row. Memory that runs out leaves a member
 * out, as jansson has it. */
#ifndef ANNALS_CLI_JSON_PUT_H
#define ANNALS_CLI_JSON_PUT_H

#include "series/amount.h"
#include "series/observation.h"
#include "series/period.h"

#include <jansson.h>
#include <stdint.h>

/* A string; nothing is left out: NULL, what is not stated, is null. */
void json_put_text(json_t *row, const char *name, const char *text);
void json_put_integer(json_t *row, const char *name, int64_t value);
/* A number as a string: what a reader's doubles could not hold. */
void json_put_number_text(json_t *row, const char *name, int64_t value);
/* An open end is null. */
void json_put_moment(json_t *row, const char *name, annals_moment moment);
/* "period" as it is written, "earliest", "latest". */
void json_put_period(json_t *row, const annals_period *period);
/* "amount" in the notation, and beside it what it says: its "qualifier", its ends "low" and "high" in plain digits. */
void json_put_amount(json_t *row, const annals_amount *amount);
/* The notation alone; NULL is null. */
void json_put_number(json_t *row, const char *name, const annals_amount *amount);
void json_put_id(json_t *row, const char *name, const annals_id *id);

#endif
