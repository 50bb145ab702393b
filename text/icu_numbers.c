/* How a locale writes numbers: asked of ICU's formatters by sample numbers, as CLDR's patterns have no door of their
 * own. */
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "text/icu_module.h"

enum { SAMPLE = 160, SKELETON = 80 };

/* A number that ICU has written, and where its digits stand. */
typedef struct {
    UChar text[SAMPLE];
    int32_t size, first, last;
} sample;

static void format(const char *id, const char *skeleton, const char *number, sample *out, UErrorCode *status)
{
    UChar wide[SKELETON];
    u_uastrcpy(wide, skeleton);
    UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(wide, -1, id, status);
    UFormattedNumber *result = unumf_openResult(status);
    unumf_formatDecimal(formatter, number, -1, result, status);
    out->size = unumf_resultToString(result, out->text, SAMPLE, status);
    UFieldPosition digits = {.field = UNUM_INTEGER_FIELD};
    if (U_SUCCESS(*status) && !unumf_resultNextFieldPosition(result, &digits, status))
        *status = U_UNSUPPORTED_ERROR;
    out->first = digits.beginIndex;
    out->last = digits.endIndex;
    unumf_closeResult(result);
    unumf_close(formatter);
}

static void take_affixes(const sample *from, annals_affixes *around, UErrorCode *status)
{
    int code = *status;
    annals_icu_utf8(around->before, sizeof around->before, from->text, from->first, &code);
    annals_icu_utf8(around->after, sizeof around->after, from->text + from->last, from->size - from->last, &code);
    *status = (UErrorCode)code;
}

/* 5, 50, 500 ...: five is "many" where a language has words for few and many. */
static void fill_compact(const char *id, annals_compact *compacts, UErrorCode *status)
{
    char number[ANNALS_LOCALE_POWERS + 1] = "5";
    for (int power = 0; power < ANNALS_LOCALE_POWERS && U_SUCCESS(*status); power++) {
        sample made = {0};
        format(id, "compact-short precision-integer group-off", number, &made, status);
        compacts[power].power = power + 1 - u_countChar32(made.text + made.first, made.last - made.first);
        take_affixes(&made, &compacts[power].around, status);
        number[power + 1] = '0';
    }
}

static void take_symbol(const UNumberFormat *decimals, UNumberFormatSymbol symbol, char *out, UErrorCode *status)
{
    UChar text[ANNALS_LOCALE_SIGN];
    int32_t size = unum_getSymbol(decimals, symbol, text, ANNALS_LOCALE_SIGN, status);
    int code = *status;
    annals_icu_utf8(out, ANNALS_LOCALE_SIGN, text, size, &code);
    *status = (UErrorCode)code;
}

static uint32_t zero_of(const UNumberFormat *decimals, UErrorCode *status)
{
    UChar text[4];
    UChar32 zero = '0';
    int32_t size = unum_getSymbol(decimals, UNUM_ZERO_DIGIT_SYMBOL, text, 4, status);
    if (U_SUCCESS(*status) && size > 0)
        U16_GET(text, 0, 0, size, zero);
    return (uint32_t)zero;
}

static void take_symbols(const char *id, annals_locale *locale, UErrorCode *status)
{
    UNumberFormat *decimals = unum_open(UNUM_DECIMAL, NULL, 0, id, NULL, status);
    if (U_FAILURE(*status))
        return;
    take_symbol(decimals, UNUM_DECIMAL_SEPARATOR_SYMBOL, locale->decimal, status);
    take_symbol(decimals, UNUM_GROUPING_SEPARATOR_SYMBOL, locale->group, status);
    take_symbol(decimals, UNUM_MINUS_SIGN_SYMBOL, locale->minus, status);
    take_symbol(decimals, UNUM_PLUS_SIGN_SYMBOL, locale->plus, status);
    locale->zero = zero_of(decimals, status);
    locale->group_first = unum_getAttribute(decimals, UNUM_GROUPING_SIZE);
    locale->group_next = unum_getAttribute(decimals, UNUM_SECONDARY_GROUPING_SIZE);
    locale->group_next = locale->group_next > 0 ? locale->group_next : locale->group_first;
    unum_close(decimals);
}

void annals_icu_numbers(const char *id, annals_locale *locale, int *code)
{
    UErrorCode status = (UErrorCode)*code;
    sample percent = {0}, thousands = {0};
    take_symbols(id, locale, &status);
    format(id, "precision-integer", "5000", &thousands, &status);
    locale->group_least = thousands.last - thousands.first > 4 ? 1 : 2; /* in Spanish, 5000 and 50.000 */
    if (strcmp(locale->minus, "-") == 0)
        strcpy(locale->minus, "\xE2\x88\x92"); /* CLDR has the keyboard's hyphen; print has a minus */
    format(id, "percent precision-integer", "5", &percent, &status);
    take_affixes(&percent, &locale->percent, &status);
    fill_compact(id, locale->compact, &status);
    *code = (int)status;
}

static void take_name(const char *id, annals_currency *currency, UErrorCode *status)
{
    UChar wide[4];
    int32_t size = 0;
    u_uastrcpy(wide, currency->code);
    const UChar *name = ucurr_getPluralName(wide, id, NULL, "other", &size, status);
    int code = *status;
    if (U_SUCCESS(*status))
        annals_icu_utf8(currency->name, sizeof currency->name, name, size, &code);
    *status = (UErrorCode)code;
}

void annals_icu_currency(const char *id, annals_currency *currency, int *code)
{
    UErrorCode status = (UErrorCode)*code;
    char skeleton[SKELETON] = "currency/";
    sample plain = {0};
    strcat(strcat(skeleton, currency->code), " precision-integer group-off");
    format(id, skeleton, "5", &plain, &status);
    take_affixes(&plain, &currency->around, &status);
    take_name(id, currency, &status);
    *code = (int)status;
}
