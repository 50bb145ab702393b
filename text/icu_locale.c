/* Finds the locale that a language tag means, or says that ICU has none; never falls back to the process's own. */
#include <string.h>
#include <unicode/uloc.h>

#include "text/icu_module.h"

/* ICU's data has the language, whatever it would make of one that it lacks. */
static bool is_available(const char *id)
{
    char language[ULOC_LANG_CAPACITY], other[ULOC_LANG_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_getLanguage(id, language, sizeof language, &status);
    for (int32_t i = 0; i < uloc_countAvailable() && U_SUCCESS(status); i++) {
        uloc_getLanguage(uloc_getAvailable(i), other, sizeof other, &status);
        if (language[0] && strcmp(language, other) == 0)
            return true;
    }
    return false;
}

/* CLDR's Tagalog goes by the name of Filipino; dates count in the Gregorian calendar. */
static bool find_id(const char *tag, char *id, size_t room)
{
    char parsed[ULOC_FULLNAME_CAPACITY];
    int32_t used = 0;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag, parsed, sizeof parsed, &used, &status);
    if (U_FAILURE(status) || (size_t)used != strlen(tag) || strchr(parsed, '@'))
        return false;
    bool tagalog = strncmp(parsed, "tl", 2) == 0 && (parsed[2] == '\0' || parsed[2] == '_');
    if (strlen(parsed) + sizeof "fil@calendar=gregorian" > room)
        return false;
    strcpy(id, tagalog ? "fil" : "");
    strcat(strcat(id, parsed + (tagalog ? 2 : 0)), "@calendar=gregorian");
    return is_available(id);
}

annals_icu_result annals_icu_locale(const char *tag, annals_locale *locale, annals_currency *currencies, size_t count,
                                    const char **reason)
{
    char id[ULOC_FULLNAME_CAPACITY];
    int status = U_ZERO_ERROR;
    if (!find_id(tag, id, sizeof id))
        return ANNALS_ICU_UNKNOWN;
    annals_icu_numbers(id, locale, &status);
    annals_icu_dates(id, locale, &status);
    for (size_t i = 0; i < count; i++)
        annals_icu_currency(id, &currencies[i], &status);
    locale->currencies = currencies;
    locale->currency_count = count;
    *reason = u_errorName((UErrorCode)status);
    return U_SUCCESS((UErrorCode)status) ? ANNALS_ICU_OK : ANNALS_ICU_FAILED;
}
