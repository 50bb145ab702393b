/* Parses amounts: what can't be read is refused in words. Leaves the notation to amount_read.c. */
#include "series/amount_internal.h"

annals_status annals_amount_parse(const char *text, size_t size, annals_amount *amount, annals_error *error)
{
    annals_amount_fault fault;
    if (!annals_amount_read(text, size, amount, &fault))
        return annals_amount_refuse(text, size, &fault, error);
    return ANNALS_OK;
}
