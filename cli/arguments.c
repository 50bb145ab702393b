/* Reads option values; the typed values' own parsers say what is wrong with them. */
#include "cli/arguments.h"

#include "text/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

annals_status argument_key(const char *text, bool select, annals_key **key, annals_error *error)
{
    char *composed = annals_text_compose(text, strlen(text));
    const char *name = composed ? composed : text; /* what is no UTF-8 is refused in the parser's words */
    annals_status status = select ? annals_selector_parse(name, strlen(name), key, error)
                                  : annals_key_parse(name, strlen(name), key, error);
    free(composed);
    return status;
}

annals_status argument_kind(const invocation *call, bool *given, annals_kind *kind, annals_error *error)
{
    const char *text = option_value(call, "--kind");
    *given = text != NULL;
    *kind = ANNALS_ACTUAL;
    if (!text || annals_kind_parse(text, kind))
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_INVALID, "kind: \"%s\" is none; wants actual, estimate, guidance or target",
                            text);
}

annals_status argument_nature(const invocation *call, annals_nature *nature, annals_error *error)
{
    const char *text = option_value(call, "--nature");
    *nature = ANNALS_NATURE_NONE;
    if (!text || annals_nature_parse(text, nature))
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_INVALID,
                            "nature: \"%s\" is none; wants level, flow, cumulative, change or ratio", text);
}

enum { LEAST_YEAR = 1000 }; /* a number from here on may be meant as a year or a day */

static annals_status operation_there(annals_record *record, const char *what, int64_t number, annals_error *error)
{
    annals_operation *operations;
    size_t count;
    annals_status status = annals_record_operations(record, &operations, &count, error);
    if (status)
        return status;
    annals_operations_free(operations);
    if (number > (int64_t)count)
        return annals_error_set(error, ANNALS_INVALID, "%s: there is no operation %lld; the last is %zu%s", what,
                                (long long)number, count,
                                number < LEAST_YEAR ? "" : "; a bare number is one, a day is written 2025-12-31");
    return ANNALS_OK;
}

annals_status argument_as_of(const invocation *call, annals_record *record, int64_t *as_of, annals_error *error)
{
    return argument_as_of_text("--as-of", option_value(call, "--as-of"), record, as_of, error);
}

annals_status argument_as_of_text(const char *what, const char *text, annals_record *record, int64_t *as_of,
                                  annals_error *error)
{
    annals_period when;
    *as_of = 0;
    if (!text)
        return ANNALS_OK;
    if (*text && strspn(text, "0123456789") == strlen(text)) {
        annals_status status = argument_number(what, text, 1, as_of, error);
        return status ? status : operation_there(record, what, *as_of, error);
    }
    annals_status status = annals_period_parse(text, strlen(text), &when, error);
    if (status)
        return annals_error_prefix(error, "%s", what);
    annals_moment now = clock_now(NULL), moment = when.latest;
    if (when.earliest <= now && moment > now)
        moment = now;
    return annals_record_as_of(record, moment, as_of, error);
}

annals_status argument_percent(const invocation *call, const char *name, bool *given, annals_decimal *percent,
                               annals_error *error)
{
    const char *text = option_value(call, name);
    annals_amount amount;
    *given = text != NULL;
    if (!text)
        return ANNALS_OK;
    if (annals_amount_parse(text, strlen(text), &amount, error) || annals_amount_qualifier(&amount) != ANNALS_EXACT)
        return annals_error_set(error, ANNALS_INVALID, "%s: \"%s\" is no percentage; wants one such as 10%%", name,
                                text);
    *percent = amount.low;
    return ANNALS_OK;
}

annals_status argument_number(const char *what, const char *text, int64_t least, int64_t *value, annals_error *error)
{
    if (!text)
        return ANNALS_OK;
    errno = 0;
    char *end;
    long long number = strtoll(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end || errno || number < least)
        return annals_error_set(error, ANNALS_INVALID, "%s: \"%s\" is no whole number from %lld on", what, text,
                                (long long)least);
    *value = number;
    return ANNALS_OK;
}

annals_status argument_period(const invocation *call, const char *name, bool *given, annals_period *period,
                              annals_error *error)
{
    const char *text = option_value(call, name);
    *given = text != NULL;
    if (!text || !annals_period_parse(text, strlen(text), period, error))
        return ANNALS_OK;
    annals_error_prefix(error, "%s", name);
    return error->status;
}
