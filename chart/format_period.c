/* Periods as people write them, from their canonical text; knows nothing of charts. */
#include <stdio.h>
#include <string.h>

#include "chart/format.h"

/* "10:00", "10:00:05", "10:00:05.25": seconds where there are some. */
static void add_clock(annals_str *out, annals_date date, bool seconds, const annals_language *language)
{
    int64_t second = date.microsecond / 1000000, rest = date.microsecond % 1000000;
    seconds = seconds || second % 60 != 0 || rest != 0;
    annals_format_date(out, seconds ? ANNALS_DATE_CLOCK_SECOND : ANNALS_DATE_CLOCK, date, language);
    if (rest == 0)
        return;
    int places = 6;
    for (; rest % 10 == 0; rest /= 10)
        places--;
    annals_str_format(out, "%s%0*d", language->locale->decimal, places, (int)rest);
}

static void add_instant(annals_str *out, annals_date date, const annals_language *language)
{
    annals_str clock = {0};
    size_t start = out->size;
    add_clock(&clock, date, false, language);
    annals_format_date(out, ANNALS_DATE_DAY, date, language);
    annals_word_join(out, start, language, ANNALS_WORD_COMMA, annals_str_text(&clock));
    annals_str_add(out, " UTC");
    out->failed = out->failed || clock.failed;
    annals_str_free(&clock);
}

static annals_word season_word(const annals_period *period)
{
    static const annals_word words[] = {ANNALS_WORD_SPRING, ANNALS_WORD_SUMMER, ANNALS_WORD_AUTUMN, ANNALS_WORD_WINTER};
    const char *code = strrchr(period->text, '-');
    return words[code && code[1] == '2' && code[2] >= '1' && code[2] <= '4' ? code[2] - '1' : 0];
}

static void add_week(annals_str *out, const annals_period *period, const annals_language *language)
{
    annals_str year = {0};
    const char *week = strchr(period->text, 'W');
    char number[3] = "";
    if (week)
        snprintf(number, sizeof number, "%.2s", week + 1 + (week[1] == '0'));
    annals_format_year(&year, annals_date_of(period->earliest + (period->latest - period->earliest) / 2).year,
                       language);
    annals_word_add(out, language, ANNALS_WORD_WEEK, number, annals_str_text(&year));
    out->failed = out->failed || year.failed;
    annals_str_free(&year);
}

static void add_decade(annals_str *out, annals_date date, const annals_language *language)
{
    size_t start = out->size;
    annals_format_year(out, date.year, language);
    if (date.year > 0)
        annals_word_around(out, start, language, ANNALS_WORD_DECADE);
}

/* A period of one grain, without its flags. */
static void add_plain(annals_str *out, const annals_period *period, const annals_language *language)
{
    annals_date date = annals_date_of(period->earliest);
    size_t start = out->size;
    switch ((annals_grain)period->grain) {
    case ANNALS_INSTANT: add_instant(out, date, language); break;
    case ANNALS_DAY: annals_format_date(out, ANNALS_DATE_DAY, date, language); break;
    case ANNALS_WEEK: add_week(out, period, language); break;
    case ANNALS_MONTH: annals_format_date(out, ANNALS_DATE_YEAR_MONTH, date, language); break;
    case ANNALS_SEASON:
        annals_format_year(out, date.year, language);
        annals_word_around(out, start, language, season_word(period));
        break;
    case ANNALS_QUARTER: annals_format_date(out, ANNALS_DATE_YEAR_QUARTER, date, language); break;
    case ANNALS_HALF: annals_format_half(out, date, true, language); break;
    case ANNALS_YEAR: annals_format_date(out, ANNALS_DATE_YEAR, date, language); break;
    case ANNALS_DECADE: add_decade(out, date, language); break;
    case ANNALS_CENTURY:
        annals_format_dates(out, ANNALS_DATE_YEARS, date, annals_date_of(period->latest), language);
        break;
    case ANNALS_INTERVAL:
    case ANNALS_SPAN: annals_str_add(out, period->text); break;
    }
}

void annals_format_period_brief(annals_str *out, const annals_period *period, const annals_language *language)
{
    annals_date date = annals_date_of(period->earliest);
    switch ((annals_grain)period->grain) {
    case ANNALS_DAY: annals_format_date(out, ANNALS_DATE_MONTH_DAY, date, language); break;
    case ANNALS_MONTH: annals_format_date(out, ANNALS_DATE_MONTH, date, language); break;
    case ANNALS_QUARTER: annals_format_date(out, ANNALS_DATE_QUARTER, date, language); break;
    case ANNALS_HALF: annals_format_half(out, date, false, language); break;
    default: annals_format_period(out, period, language); break;
    }
}

/* Makes what has been added since `start` an approximate or uncertain time. */
static void add_flags(annals_str *out, size_t start, const annals_period *period, const annals_language *language)
{
    if (period->approximate)
        annals_word_around(out, start, language,
                           period->uncertain ? ANNALS_WORD_TIME_PERHAPS_ABOUT : ANNALS_WORD_TIME_ABOUT);
    else if (period->uncertain)
        annals_word_around(out, start, language, ANNALS_WORD_TIME_PERHAPS);
}

/* From one period to another, whatever they are: "24 Jun 2025 – Q3 2026". */
static void add_joined(annals_str *out, const annals_period *first, const annals_period *last,
                       void (*add)(annals_str *, const annals_period *, const annals_language *),
                       const annals_language *language)
{
    annals_str end = {0};
    size_t start = out->size;
    add(&end, last, language);
    add(out, first, language);
    annals_word_join(out, start, language, ANNALS_WORD_TIME_SPAN, annals_str_text(&end));
    out->failed = out->failed || end.failed;
    annals_str_free(&end);
}

/* "24–30 Jun 2025", "Aug–Dec 2025", "2020–2025", "24 Jun – 3 Jul 2025". */
static void add_pair(annals_str *out, const annals_period *first, const annals_period *last,
                     const annals_language *language)
{
    annals_date a = annals_date_of(first->earliest);
    annals_date b = annals_date_of(last->earliest);
    annals_grain grain = first->grain == last->grain ? (annals_grain)first->grain : ANNALS_INTERVAL;
    if (grain == ANNALS_DAY && a.year == b.year && a.month == b.month)
        annals_format_dates(out, ANNALS_DATE_DAYS, a, b, language);
    else if (grain == ANNALS_DAY && a.year == b.year)
        annals_format_dates(out, ANNALS_DATE_DAYS_MONTHS, a, b, language);
    else if (grain == ANNALS_MONTH && a.year == b.year)
        annals_format_dates(out, ANNALS_DATE_MONTHS, a, b, language);
    else if (grain == ANNALS_YEAR)
        annals_format_dates(out, ANNALS_DATE_YEARS, a, b, language);
    else
        add_joined(out, first, last, add_plain, language);
}

static void add_interval(annals_str *out, const annals_period *period, const annals_language *language)
{
    annals_period first, last;
    size_t start = out->size;
    const char *slash = strchr(period->text, '/');
    if (!slash) {
        annals_str_add(out, period->text);
        return;
    }
    bool has_first = annals_period_parse(period->text, (size_t)(slash - period->text), &first, NULL) == ANNALS_OK &&
                     period->earliest != ANNALS_MOMENT_MIN;
    bool has_last = annals_period_parse(slash + 1, strlen(slash + 1), &last, NULL) == ANNALS_OK &&
                    period->latest != ANNALS_MOMENT_MAX;
    if (has_first && has_last) {
        add_pair(out, &first, &last, language);
        add_flags(out, start, period, language);
    } else if (has_first || has_last) {
        annals_format_period(out, has_first ? &first : &last, language);
        annals_word_around(out, start, language, has_first ? ANNALS_WORD_TIME_SINCE : ANNALS_WORD_TIME_TO);
    } else {
        annals_word_add(out, language, ANNALS_WORD_TIME_ALL, NULL, NULL);
    }
}

void annals_format_period(annals_str *out, const annals_period *period, const annals_language *language)
{
    size_t start = out->size;
    if (period->grain == ANNALS_INTERVAL) {
        add_interval(out, period, language);
        return;
    }
    add_plain(out, period, language);
    add_flags(out, start, period, language);
}

static bool same_day(annals_date a, annals_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Two instants of one day: "15 Jun 2024, 10:00:00–10:00:05 UTC". */
static void add_clocks(annals_str *out, annals_date a, annals_date b, const annals_language *language)
{
    annals_str clocks = {0};
    size_t start = out->size;
    bool seconds = a.microsecond % 60000000 != 0 || b.microsecond % 60000000 != 0;
    add_clock(&clocks, a, seconds, language);
    annals_str_add(&clocks, "\xE2\x80\x93");
    add_clock(&clocks, b, seconds, language);
    annals_format_date(out, ANNALS_DATE_DAY, a, language);
    annals_word_join(out, start, language, ANNALS_WORD_COMMA, annals_str_text(&clocks));
    annals_str_add(out, " UTC");
    out->failed = out->failed || clocks.failed;
    annals_str_free(&clocks);
}

/* Whether what they share need be said once only. Who follows years knows that the first may be vague. */
static bool are_alike(const annals_period *first, const annals_period *last)
{
    bool vague = first->approximate || first->uncertain;
    if (first->grain != last->grain || last->approximate || last->uncertain)
        return false;
    return first->grain == ANNALS_YEAR || (!vague && (first->grain == ANNALS_MONTH || first->grain == ANNALS_DAY));
}

void annals_format_span(annals_str *out, const annals_period *first, const annals_period *last,
                        const annals_language *language)
{
    annals_date a = annals_date_of(first->earliest), b = annals_date_of(last->earliest);
    size_t start = out->size;
    if (annals_period_same(first, last)) {
        annals_format_period(out, first, language);
    } else if (first->grain == ANNALS_INSTANT && last->grain == ANNALS_INSTANT && same_day(a, b)) {
        add_clocks(out, a, b, language);
    } else if (are_alike(first, last)) {
        add_pair(out, first, last, language);
        add_flags(out, start, first, language);
    } else {
        add_joined(out, first, last, annals_format_period, language);
    }
}
