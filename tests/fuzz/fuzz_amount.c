/* Fuzzes the notation of amounts: whatever reads as an amount must print as one that reads as the same. */
#include <stdlib.h>
#include <string.h>

#include "series/amount.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_arithmetic(const annals_amount *amount)
{
    annals_amount result;
    annals_error error;
    annals_amount twice = annals_amount_negate(amount);
    twice = annals_amount_negate(&twice);
    check(annals_amount_same(amount, &twice));
    check(annals_amount_compare(amount, &twice) == 0);
    if (annals_amount_multiply(amount, amount, &result, &error) == ANNALS_OK)
        check(result.low_end == ANNALS_END_NONE || result.high_end == ANNALS_END_NONE ||
              annals_decimal_compare(result.low, result.high) <= 0);
    if (annals_amount_divide(amount, amount, &result, &error) == ANNALS_OK)
        check(result.low_end == ANNALS_END_NONE || result.low.digits >= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = size ? (const char *)data : "";
    annals_amount amount;
    annals_amount again;
    annals_error error;
    char printed[ANNALS_AMOUNT_SIZE];
    if (annals_amount_parse(text, size, &amount, &error)) {
        check(strncmp(error.message, "amount: ", 8) == 0);
        return 0;
    }
    size_t length = annals_amount_print(&amount, printed);
    check(length < sizeof printed && length == strlen(printed));
    check(annals_amount_parse(printed, length, &again, &error) == ANNALS_OK);
    check(annals_amount_same(&amount, &again));
    check_arithmetic(&amount);
    return 0;
}
