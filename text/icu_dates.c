/* How a locale writes dates: CLDR's patterns, and those of stretches of time, told from samples. */
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "text/icu_module.h"

enum { PATTERN = 80 };

static void take_text(char *out, const UChar *text, int32_t size, UErrorCode *status)
{
    int code = *status;
    annals_icu_utf8(out, ANNALS_LOCALE_TEXT, text, size, &code);
    *status = (UErrorCode)code;
}

static void take_patterns(const char *id, annals_locale *locale, UErrorCode *status)
{
    static const struct {
        annals_date_form form;
        const char *skeleton;
    } wanted[] = {
        {ANNALS_DATE_YEAR, "y"},    {ANNALS_DATE_MONTH, "LLL"},        {ANNALS_DATE_YEAR_MONTH, "yMMM"},
        {ANNALS_DATE_DAY, "yMMMd"}, {ANNALS_DATE_MONTH_DAY, "MMMd"},   {ANNALS_DATE_YEAR_QUARTER, "yQQQ"},
        {ANNALS_DATE_CLOCK, "Hm"},  {ANNALS_DATE_CLOCK_SECOND, "Hms"},
    };
    UDateTimePatternGenerator *generator = udatpg_open(id, status);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted && U_SUCCESS(*status); i++) {
        UChar skeleton[8], pattern[PATTERN];
        u_uastrcpy(skeleton, wanted[i].skeleton);
        int32_t size = udatpg_getBestPattern(generator, skeleton, -1, pattern, PATTERN, status);
        take_text(locale->dates[wanted[i].form], pattern, size, status);
    }
    udatpg_close(generator);
    strcpy(locale->dates[ANNALS_DATE_QUARTER], "qqq");
}

static void take_names(const UDateFormat *format, UDateFormatSymbolType type, char (*out)[ANNALS_LOCALE_TEXT],
                       int32_t count, UErrorCode *status)
{
    for (int32_t i = 0; i < count && U_SUCCESS(*status); i++) {
        UChar name[PATTERN];
        int32_t size = udat_getSymbols(format, type, i, name, PATTERN, status);
        take_text(out[i], name, size, status);
    }
}

static void take_all_names(const char *id, annals_locale *locale, UErrorCode *status)
{
    static const UChar year[] = {'y', 0};
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, id, NULL, 0, year, -1, status);
    if (U_FAILURE(*status))
        return;
    take_names(format, UDAT_SHORT_MONTHS, locale->months, 12, status);
    take_names(format, UDAT_STANDALONE_SHORT_MONTHS, locale->months_alone, 12, status);
    take_names(format, UDAT_SHORT_QUARTERS, locale->quarters, 4, status);
    take_names(format, UDAT_STANDALONE_SHORT_QUARTERS, locale->quarters_alone, 4, status);
    udat_close(format);
}

/* --- Stretches of time ---------------------------------------------------------------------------------------------
 */

typedef struct {
    UChar text[PATTERN];
    int32_t size;
    bool full;
} pattern;

static void add(pattern *out, UChar unit)
{
    out->full = out->full || out->size == PATTERN;
    if (!out->full)
        out->text[out->size++] = unit;
}

/* Words of a pattern stand in quotes; two quotes are one. */
static void add_literal(pattern *out, const UChar *text, int32_t size)
{
    bool quoted = false;
    for (int32_t i = 0; i < size; i++) {
        bool letter = (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z');
        if (letter && !quoted)
            add(out, '\'');
        quoted = quoted || letter;
        add(out, text[i]);
        if (text[i] == '\'')
            add(out, '\'');
    }
    if (quoted)
        add(out, '\'');
}

static void add_field(pattern *out, int32_t field, const UChar *text)
{
    UChar letter = field == UDAT_YEAR_FIELD               ? 'y'
                   : field == UDAT_MONTH_FIELD            ? 'M'
                   : field == UDAT_STANDALONE_MONTH_FIELD ? 'L'
                   : field == UDAT_DATE_FIELD             ? 'd'
                                                          : 0;
    bool words = (letter == 'M' || letter == 'L') && !u_isdigit(text[0]);
    for (int i = 0; letter && i < (words ? 3 : 1); i++)
        add(out, letter);
}

/* Takes a sample apart: fields become their letters, the rest stays. */
static void read_sample(const UFormattedValue *value, pattern *out, UErrorCode *status)
{
    int32_t size = 0, at = 0;
    const UChar *text = ufmtval_getString(value, &size, status);
    UConstrainedFieldPosition *place = ucfpos_open(status);
    ucfpos_constrainCategory(place, UFIELD_CATEGORY_DATE, status);
    while (U_SUCCESS(*status) && ufmtval_nextPosition(value, place, status)) {
        int32_t first = 0, last = 0;
        ucfpos_getIndexes(place, &first, &last, status);
        if (U_FAILURE(*status) || first < at)
            break;
        add_literal(out, text + at, first - at);
        add_field(out, ucfpos_getField(place, status), text + first);
        at = last;
    }
    if (U_SUCCESS(*status))
        add_literal(out, text + at, size - at);
    ucfpos_close(place);
}

static void take_stretch(const char *id, const char *skeleton, const UDate *days, char *out, UErrorCode *status)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UChar wide[8];
    pattern made = {.size = 0};
    u_uastrcpy(wide, skeleton);
    UDateIntervalFormat *format = udtitvfmt_open(id, wide, -1, utc, -1, status);
    UFormattedDateInterval *result = udtitvfmt_openResult(status);
    udtitvfmt_formatToResult(format, days[0], days[1], result, status);
    const UFormattedValue *value = udtitvfmt_resultAsValue(result, status);
    if (U_SUCCESS(*status))
        read_sample(value, &made, status);
    if (made.full)
        *status = U_BUFFER_OVERFLOW_ERROR;
    take_text(out, made.text, made.size, status);
    udtitvfmt_closeResult(result);
    udtitvfmt_close(format);
}

void annals_icu_dates(const char *id, annals_locale *locale, int *code)
{
    static const double day = 86400e3;
    static const struct {
        annals_date_form form;
        const char *skeleton;
        int first, last; /* days since 1970-01-01 */
    } samples[] = {
        {ANNALS_DATE_YEARS, "y", 18400, 20300},          /* 2020, 2025 */
        {ANNALS_DATE_MONTHS, "yMMM", 20310, 20433},      /* August, December 2025 */
        {ANNALS_DATE_DAYS, "yMMMd", 20263, 20269},       /* 24, 30 June 2025 */
        {ANNALS_DATE_DAYS_MONTHS, "yMMMd", 20263, 20272} /* 24 June, 3 July 2025 */
    };
    UErrorCode status = (UErrorCode)*code;
    take_patterns(id, locale, &status);
    take_all_names(id, locale, &status);
    for (size_t i = 0; i < sizeof samples / sizeof *samples && U_SUCCESS(status); i++)
        take_stretch(id, samples[i].skeleton, (UDate[]){samples[i].first * day, samples[i].last * day},
                     locale->dates[samples[i].form], &status);
    *code = (int)status;
}
