/* Dates by the patterns of a language (CLDR's, UTS 35 part 4); knows nothing of periods. */
#include <string.h>

#include "chart/format.h"
#include "text/character.h"

static void add_digits(annals_str *out, int64_t number, size_t least, const annals_locale *locale)
{
    char bytes[4];
    int64_t unit = 1;
    for (size_t i = 1; i < least || number / unit >= 10; i++)
        unit *= 10;
    for (; unit > 0; unit /= 10)
        annals_str_add_bytes(out, bytes, annals_character_write(locale->zero + (uint32_t)(number / unit % 10), bytes));
}

void annals_format_year(annals_str *out, int32_t year, const annals_language *language)
{
    size_t start = out->size;
    add_digits(out, year > 0 ? year : 1 - year, 1, language->locale);
    if (year <= 0)
        annals_word_around(out, start, language, ANNALS_WORD_BEFORE_CHRIST);
}

static void add_month(annals_str *out, const annals_locale *locale, const annals_date *date, size_t length, bool alone)
{
    if (length < 3)
        add_digits(out, date->month, length, locale);
    else
        annals_str_add(out, (alone ? locale->months_alone : locale->months)[(date->month + 11) % 12]);
}

static void add_quarter(annals_str *out, const annals_locale *locale, const annals_date *date, size_t length,
                        bool alone)
{
    int quarter = (date->month + 2) / 3;
    if (length < 3)
        add_digits(out, quarter, length, locale);
    else
        annals_str_add(out, (alone ? locale->quarters_alone : locale->quarters)[(quarter + 3) % 4]);
}

static void add_field(annals_str *out, char letter, size_t length, const annals_date *date,
                      const annals_language *language)
{
    const annals_locale *locale = language->locale;
    int64_t second = date->microsecond / 1000000;
    switch (letter) {
    case 'y': annals_format_year(out, date->year, language); break;
    case 'M':
    case 'L': add_month(out, locale, date, length, letter == 'L'); break;
    case 'Q':
    case 'q': add_quarter(out, locale, date, length, letter == 'q'); break;
    case 'd': add_digits(out, date->day, length, locale); break;
    case 'H': add_digits(out, second / 3600, length, locale); break;
    case 'm': add_digits(out, second / 60 % 60, length, locale); break;
    case 's': add_digits(out, second % 60, length, locale); break;
    default: break;
    }
}

/* Adds the words between quotes; '' is a quote. Gives what follows. */
static const char *add_quoted(annals_str *out, const char *quote)
{
    const char *end = quote + 1;
    if (*end == '\'') {
        annals_str_add_char(out, '\'');
        return end + 1;
    }
    while (*end && *end != '\'')
        end++;
    annals_str_add_bytes(out, quote + 1, (size_t)(end - quote - 1));
    return *end ? end + 1 : end;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void annals_format_dates(annals_str *out, annals_date_form form, annals_date first, annals_date last,
                         const annals_language *language)
{
    bool seen[128] = {false};
    const annals_date *date = &first;
    for (const char *step = language->locale->dates[form]; *step;) {
        if (*step == '\'') {
            step = add_quoted(out, step);
        } else if (!is_letter(*step)) {
            annals_str_add_char(out, *step++);
        } else {
            size_t length = 1;
            while (step[length] == *step)
                length++;
            date = seen[(size_t)*step] ? &last : date;
            seen[(size_t)*step] = true;
            add_field(out, *step, length, date, language);
            step += length;
        }
    }
}

void annals_format_date(annals_str *out, annals_date_form form, annals_date date, const annals_language *language)
{
    annals_format_dates(out, form, date, date, language);
}

void annals_format_half(annals_str *out, annals_date date, bool with_year, const annals_language *language)
{
    bool second = date.month > 6;
    size_t start = out->size;
    if (with_year) {
        annals_format_year(out, date.year, language);
        annals_word_around(out, start, language, second ? ANNALS_WORD_YEAR_HALF_SECOND : ANNALS_WORD_YEAR_HALF_FIRST);
    } else {
        annals_str_add(out, annals_word_text(language, second ? ANNALS_WORD_HALF_SECOND : ANNALS_WORD_HALF_FIRST));
    }
}
