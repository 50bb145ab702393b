/* The fields of a figure under review: asks for them, refuses what is none as it is typed, gives their values. */
#include "cli/review.h"

#include "cli/arguments.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>

enum { LINE_ROOM = ANNALS_KEY_MAX + 1 };

const char *const review_field_names[REVIEW_FIELDS] = {
    [REVIEW_SERIES] = "series", [REVIEW_PERIOD] = "period", [REVIEW_AMOUNT] = "amount",
    [REVIEW_UNIT] = "unit",     [REVIEW_NATURE] = "nature", [REVIEW_KIND] = "kind",
};

static annals_status read_nature(const char *text, annals_nature *nature, annals_error *error)
{
    *nature = ANNALS_NATURE_NONE;
    if (!*text || annals_nature_parse(text, nature))
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_INVALID,
                            "nature: \"%s\" is none; wants level, flow, cumulative, change or ratio", text);
}

static annals_status read_kind(const char *text, annals_kind *kind, annals_error *error)
{
    if (annals_kind_parse(text, kind))
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_INVALID, "kind: \"%s\" is none; wants actual, estimate, guidance or target",
                            text);
}

static annals_status read_field(review_field field, const char *text, review_values *into, annals_error *error)
{
    switch (field) {
    case REVIEW_SERIES: return argument_key(text, false, &into->key, error);
    case REVIEW_PERIOD: return annals_period_parse(text, strlen(text), &into->period, error);
    case REVIEW_AMOUNT: return annals_amount_parse(text, strlen(text), &into->amount, error);
    case REVIEW_UNIT: return *text ? annals_unit_check(text, error) : ANNALS_OK;
    case REVIEW_NATURE: return read_nature(text, &into->nature, error);
    case REVIEW_KIND: return read_kind(text, &into->kind, error);
    case REVIEW_FIELDS: break;
    }
    return ANNALS_OK;
}

annals_status review_read_fields(const review_item *item, review_values *read, annals_error *error)
{
    *read = (review_values){0};
    annals_status status = ANNALS_OK;
    for (review_field field = 0; field < REVIEW_FIELDS && !status; field++)
        status = read_field(field, item->fields[field], read, error);
    return status;
}

bool review_set_field(const review *of, review_item *item, review_field field, const char *text)
{
    annals_error error;
    review_values read = {0};
    annals_status status = read_field(field, text, &read, &error);
    annals_key_free(read.key);
    const char *kept = status ? NULL : annals_arena_text(of->arena, text);
    if (!status && !kept)
        status = annals_error_no_memory(&error);
    if (status)
        say("  %s", error.message);
    else
        item->fields[field] = kept;
    return !status;
}

bool review_ask(const review *of, review_item *item, review_field field)
{
    char question[32], line[LINE_ROOM];
    snprintf(question, sizeof question, "  %s", review_field_names[field]);
    do {
        if (!terminal_line(question, item->fields[field], line, sizeof line))
            return false;
    } while (*line && !review_set_field(of, item, field, line));
    return true;
}
