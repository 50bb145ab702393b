/* What CLDR knows of a language, fetched from ICU's module and looked up; formats nothing. */
#include "text/locale.h"

#include <stdlib.h>
#include <string.h>

#include "text/icu.h"
#include "text/module.h"

const annals_currency *annals_locale_currency(const annals_locale *locale, const char *code)
{
    for (size_t i = 0; i < locale->currency_count; i++)
        if (strcmp(locale->currencies[i].code, code) == 0)
            return &locale->currencies[i];
    return NULL;
}

/* A locale with its currencies behind it. */
typedef struct {
    annals_locale locale;
    annals_currency currencies[];
} opened;

static opened *new_locale(const char *const *codes, size_t count)
{
    opened *made = calloc(1, sizeof *made + count * sizeof *made->currencies);
    for (size_t i = 0; made && i < count; i++)
        memcpy(made->currencies[i].code, codes[i], strnlen(codes[i], 3));
    return made;
}

void annals_locale_free(annals_locale *locale)
{
    free(locale); /* the first member of its block */
}

static annals_status fail(const char *tag, annals_icu_result result, const char *reason, annals_error *error)
{
    if (result == ANNALS_ICU_UNKNOWN)
        return annals_error_set(error, ANNALS_INVALID, "language \"%s\": ICU has no numbers and dates of it", tag);
    return annals_error_set(error, ANNALS_UNAVAILABLE, "language \"%s\": ICU says %s", tag, reason);
}

annals_status annals_locale_open(const char *tag, const char *const *codes, size_t count, annals_locale **locale,
                                 annals_error *error)
{
    annals_error why = {.status = ANNALS_UNAVAILABLE};
    const annals_icu_functions *icu = annals_module_symbol(ANNALS_ICU_MODULE, ANNALS_ICU_SYMBOL, &why);
    if (!icu)
        return annals_error_set(error, why.status, "%s", why.message);
    opened *made = new_locale(codes, count);
    if (!made)
        return annals_error_no_memory(error);
    const char *reason = "";
    annals_icu_result result = icu->locale(tag, &made->locale, made->currencies, count, &reason);
    if (result == ANNALS_ICU_OK) {
        *locale = &made->locale;
        return ANNALS_OK;
    }
    annals_locale_free(&made->locale);
    return fail(tag, result, reason, error);
}
