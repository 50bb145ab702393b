/* Numbers and kinds as SDMX writes them; knows no files and no columns. */
#include "series/sdmx.h"

#include "series/decimal.h"

#include <stdlib.h>
#include <string.h>

enum { GROUP = 3, MULTIPLIER_MAX = 18 };

void annals_sdmx_value_print(annals_decimal decimal, char value[ANNALS_AMOUNT_SIZE], int *multiplier)
{
    *multiplier = decimal.exponent > 0 ? (decimal.exponent + GROUP - 1) / GROUP * GROUP : 0;
    decimal.exponent = (int8_t)(decimal.exponent - *multiplier);
    annals_decimal_print(decimal, value);
}

static annals_status parse_multiplier(const char *text, int *multiplier, annals_error *error)
{
    *multiplier = 0;
    if (!text)
        return ANNALS_OK;
    size_t sign = text[0] == '-', digits = strspn(text + sign, "0123456789");
    if (digits == 0 || digits > 2 || text[sign + digits])
        return annals_error_set(error, ANNALS_INVALID,
                                "UNIT_MULT: \"%.40s\" is no power of ten; wants a whole number from -%d to %d", text,
                                MULTIPLIER_MAX, MULTIPLIER_MAX);
    int size = (int)strtol(text + sign, NULL, 10);
    if (size > MULTIPLIER_MAX)
        return annals_error_set(error, ANNALS_INVALID, "UNIT_MULT: %s lies beyond -%d to %d", text, MULTIPLIER_MAX,
                                MULTIPLIER_MAX);
    *multiplier = sign ? -size : size;
    return ANNALS_OK;
}

annals_status annals_sdmx_value_parse(const char *value, const char *multiplier, annals_decimal *decimal,
                                      annals_error *error)
{
    annals_amount amount;
    int power;
    if (value[strspn(value, "0123456789+-.eE")])
        return annals_error_set(error, ANNALS_INVALID, "OBS_VALUE: \"%.40s\" is no number", value);
    annals_status status = annals_amount_parse(value, strlen(value), &amount, error);
    if (status) {
        annals_error_prefix(error, "OBS_VALUE");
        return status;
    }
    status = parse_multiplier(multiplier, &power, error);
    if (status)
        return status;
    if (!annals_amount_stated(&amount, decimal))
        return annals_error_set(error, ANNALS_INVALID, "OBS_VALUE: \"%.40s\" is no number", value);
    annals_wide wide = annals_wide_from(*decimal);
    wide.exponent += power;
    if (annals_wide_fit(wide, decimal))
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_OVERFLOW,
                            "OBS_VALUE: %s times ten to the power of %d needs more than %d digits", value, power,
                            ANNALS_DECIMAL_DIGITS);
}

/* Of the two that are forecasts the first is meant where KIND does not say. */
static const struct {
    const char *code;
    annals_kind kind;
} statuses[] = {{"A", ANNALS_ACTUAL}, {"E", ANNALS_ESTIMATE}, {"F", ANNALS_GUIDANCE}, {"F", ANNALS_TARGET}};

const char *annals_sdmx_status(annals_kind kind)
{
    size_t i = 0;
    while (statuses[i].kind != kind)
        i++;
    return statuses[i].code;
}

bool annals_sdmx_status_parse(const char *code, annals_kind *kind)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (strcmp(statuses[i].code, code) == 0) {
            *kind = statuses[i].kind;
            return true;
        }
    }
    return false;
}
