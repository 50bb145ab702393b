/* Lookups in what is known of a language's numbers and dates; formats nothing. */
#include "text/locale.h"

#include <string.h>

const annals_currency *annals_locale_currency(const annals_locale *locale, const char *code)
{
    for (size_t i = 0; i < locale->currency_count; i++)
        if (strcmp(locale->currencies[i].code, code) == 0)
            return &locale->currencies[i];
    return NULL;
}
