/* Reads option values; the typed values' own parsers say what is wrong with them. */
#include "cli/arguments.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

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
