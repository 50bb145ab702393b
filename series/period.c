/* Periods as values: parsing with words, order, bins; leaves the notation to period_text.c. */
#include "series/period.h"

#include "series/calendar.h"
#include "series/period_text.h"
#include "series/utf8.h"

#include <string.h>

static const char *const grain_names[] = {
    [ANNALS_INSTANT] = "instant", [ANNALS_DAY] = "day",           [ANNALS_WEEK] = "week",
    [ANNALS_MONTH] = "month",     [ANNALS_SEASON] = "season",     [ANNALS_QUARTER] = "quarter",
    [ANNALS_HALF] = "half",       [ANNALS_YEAR] = "year",         [ANNALS_DECADE] = "decade",
    [ANNALS_CENTURY] = "century", [ANNALS_INTERVAL] = "interval", [ANNALS_SPAN] = "span",
};
enum { GRAINS = sizeof grain_names / sizeof *grain_names };

/* The winter and the last week of 9999 would. */
static bool leaves_the_years(const annals_period *period)
{
    return period->latest != ANNALS_MOMENT_MAX && annals_date_of(period->latest).year > ANNALS_YEAR_MAX;
}

annals_status annals_period_parse(const char *text, size_t size, annals_period *period, annals_error *error)
{
    annals_period read = {0};
    annals_period_fault fault;
    char hint[ANNALS_PERIOD_WORDS];
    char shown[ANNALS_SHOWN_SIZE];
    bool good = annals_period_read(text, size, &read, &fault);
    if (good && leaves_the_years(&read))
        return annals_error_set(error, ANNALS_INVALID,
                                "period: \"%s\": ends in the year 10000; years run from -9999 to 9999",
                                annals_utf8_show(text, size, shown));
    if (good) {
        *period = read;
        return ANNALS_OK;
    }
    bool hinted = fault.shape && annals_period_hint(text, size, hint);
    return annals_error_set(error, ANNALS_INVALID, "period: \"%s\": %s", annals_utf8_show(text, size, shown),
                            hinted ? hint : fault.words);
}

int annals_period_compare(const annals_period *a, const annals_period *b)
{
    if (a->earliest != b->earliest)
        return a->earliest < b->earliest ? -1 : 1;
    if (a->latest != b->latest)
        return a->latest < b->latest ? -1 : 1;
    return strcmp(a->text, b->text);
}

bool annals_period_same(const annals_period *a, const annals_period *b)
{
    return strcmp(a->text, b->text) == 0;
}

bool annals_period_overlaps(const annals_period *a, const annals_period *b)
{
    return a->earliest <= b->latest && b->earliest <= a->latest;
}

bool annals_period_contains(const annals_period *outer, const annals_period *inner)
{
    return outer->earliest <= inner->earliest && inner->latest <= outer->latest;
}

/* Writes the text of the period of a grain that holds a date; false for a grain that has no bins. */
static bool put_bin(annals_date date, annals_grain grain, char out[ANNALS_PERIOD_SIZE])
{
    annals_iso_week week = {date.year, 0};
    if (grain == ANNALS_WEEK)
        week = annals_calendar_week(annals_calendar_day(date.year, date.month, date.day));
    char *at = annals_period_put(out, week.year, 4);
    *at++ = '-';
    switch (grain) {
    case ANNALS_DAY: at = annals_period_put_day(out, date); break;
    case ANNALS_MONTH: at = annals_period_put(at, date.month, 2); break;
    case ANNALS_YEAR: at--; break;
    case ANNALS_WEEK:
        *at++ = 'W';
        at = annals_period_put(at, week.week, 2);
        break;
    case ANNALS_QUARTER:
        *at++ = 'Q';
        at = annals_period_put(at, (date.month - 1) / 3 + 1, 1);
        break;
    case ANNALS_HALF:
        *at++ = 'H';
        at = annals_period_put(at, (date.month - 1) / 6 + 1, 1);
        break;
    default: return false;
    }
    *at = '\0';
    return true;
}

annals_status annals_period_at(annals_moment moment, annals_grain grain, annals_period *period, annals_error *error)
{
    annals_date date = annals_date_of(moment);
    char text[ANNALS_PERIOD_SIZE];
    if (date.year < ANNALS_YEAR_MIN || date.year > ANNALS_YEAR_MAX)
        return annals_error_set(error, ANNALS_INVALID, "period: no %s of the year %d; years run from -9999 to 9999",
                                annals_grain_name(grain), date.year);
    if (!put_bin(date, grain, text))
        return annals_error_set(error, ANNALS_USAGE,
                                "period: no bins by %s; take day, week, month, quarter, half or year",
                                annals_grain_name(grain));
    return annals_period_parse(text, strlen(text), period, error);
}

const char *annals_grain_name(annals_grain grain)
{
    return (size_t)grain < GRAINS ? grain_names[grain] : "unknown";
}

bool annals_grain_parse(const char *text, annals_grain *grain)
{
    for (size_t i = 0; i < GRAINS; i++) {
        if (strcmp(text, grain_names[i]) == 0) {
            *grain = (annals_grain)i;
            return true;
        }
    }
    return false;
}
