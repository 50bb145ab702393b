/* Members of JSON rows, each kind of value in the one form that it has in every answer. */
#include "cli/json_put.h"

#include <inttypes.h>
#include <stdio.h>

void json_put_text(json_t *row, const char *name, const char *text)
{
    json_object_set_new(row, name, text ? json_string(text) : json_null());
}

void json_put_integer(json_t *row, const char *name, int64_t value)
{
    json_object_set_new(row, name, json_integer(value));
}

void json_put_number_text(json_t *row, const char *name, int64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRId64, value);
    json_put_text(row, name, text);
}

void json_put_moment(json_t *row, const char *name, annals_moment moment)
{
    char text[ANNALS_MOMENT_SIZE];
    bool open = moment == ANNALS_MOMENT_MIN || moment == ANNALS_MOMENT_MAX;
    if (!open)
        annals_moment_print(moment, text);
    json_put_text(row, name, open ? NULL : text);
}

void json_put_period(json_t *row, const annals_period *period)
{
    json_put_text(row, "period", period->text);
    json_put_moment(row, "earliest", period->earliest);
    json_put_moment(row, "latest", period->latest);
}

static void put_end(json_t *row, const char *name, annals_decimal decimal, uint8_t end)
{
    char text[ANNALS_AMOUNT_SIZE];
    if (end != ANNALS_END_NONE)
        annals_decimal_print(decimal, text);
    json_put_text(row, name, end == ANNALS_END_NONE ? NULL : text);
}

void json_put_amount(json_t *row, const annals_amount *amount)
{
    char text[ANNALS_AMOUNT_SIZE];
    annals_amount_print(amount, text);
    json_put_text(row, "amount", text);
    json_put_text(row, "qualifier", annals_qualifier_name(annals_amount_qualifier(amount)));
    put_end(row, "low", amount->low, amount->low_end);
    put_end(row, "high", amount->high, amount->high_end);
}

void json_put_id(json_t *row, const char *name, const annals_id *id)
{
    char text[ANNALS_ID_TEXT];
    annals_id_print(id, text);
    json_put_text(row, name, text);
}

void json_put_number(json_t *row, const char *name, const annals_amount *amount)
{
    char text[ANNALS_AMOUNT_SIZE];
    if (amount)
        annals_amount_print(amount, text);
    json_put_text(row, name, amount ? text : NULL);
}
