/* Makes periods of points of time, by the day a document is from; knows no words. */
#include <stdio.h>
#include <string.h>

#include "scan/when.h"

#define DAY_LENGTH INT64_C(86400000000)

/* A month without its year is one of the last eight, or at most so many ahead: documents speak of the past more often.
 * A quarter or a half of this year is this year's, however long it is past: the next year's is called so. */
enum { MONTHS = 12, AHEAD = 4 };

/* Whether the day of publication is known well enough to tell months by it, and not only years. */
static bool is_fine(const annals_period *published)
{
    return published && published->latest / DAY_LENGTH - published->earliest / DAY_LENGTH <= 31;
}

static bool is_dated(const annals_period *published)
{
    return published && published->earliest != ANNALS_MOMENT_MIN && published->latest != ANNALS_MOMENT_MAX &&
           published->latest / DAY_LENGTH - published->earliest / DAY_LENGTH <= 366;
}

/* A month of the middle of a point, from 0 in January; where a winter begins in December. */
static int middle_month(const annals_when_point *point)
{
    switch (point->grain) {
    case ANNALS_MONTH: return point->number - 1;
    case ANNALS_QUARTER: return (point->number - 1) * 3 + 1;
    case ANNALS_HALF: return (point->number - 1) * 6 + 3;
    default: return (point->number - 21) * 3 + 3; /* spring is March to May */
    }
}

/* The year that the words left out: that of the likeliest, or the one that "last" and "next" point to. */
static int nearest_year(const annals_when_point *point, annals_date day)
{
    int month = middle_month(point), now = day.month - 1;
    int apart = month - now; /* of this year's, in months */
    if (point->toward < 0)
        return day.year - (apart >= 0);
    if (point->toward > 0)
        return day.year + (apart <= 0);
    bool next = point->grain != ANNALS_QUARTER && point->grain != ANNALS_HALF && apart < AHEAD - MONTHS;
    return day.year + next - (apart > AHEAD);
}

/* "last month" as the month that it is. */
static void name_unit(annals_when_point *point, annals_date day)
{
    static const int LENGTHS[] = {[ANNALS_MONTH] = 1, [ANNALS_QUARTER] = 3, [ANNALS_HALF] = 6};
    point->has_unit = false;
    point->has_year = true;
    point->year = day.year;
    if (point->unit == ANNALS_YEAR) {
        point->year += point->offset - (day.month < point->fiscal_from);
        return;
    }
    int length = LENGTHS[point->unit], each = MONTHS / length;
    int index = day.year * each + (day.month - 1) / length + point->offset;
    point->year = index / each;
    point->grain = point->unit;
    point->number = index % each + 1;
}

/* Whole days and weeks away from the day of publication. */
static bool away(const annals_when_point *point, const annals_period *published, annals_period *period)
{
    int64_t days = (int64_t)point->offset * (point->unit == ANNALS_WEEK ? 7 : 1);
    return annals_period_at(published->earliest + days * DAY_LENGTH, point->unit, period, NULL) == ANNALS_OK;
}

static int last_day(int year, int month)
{
    annals_date next = {.year = year + month / MONTHS, .month = month % MONTHS + 1, .day = 1};
    return annals_date_of(annals_date_moment(next) - 1).day;
}

/* A part of a month: its thirds but for the middle, which is a day, and the end, which is its last week. */
static void write_part_of_month(const annals_when_point *point, char *text)
{
    int year = point->year, month = point->number, last = last_day(year, month);
    if (point->part == 2)
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d-%02d-15~", year, month);
    else if (point->part == 1)
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d-%02d-01~/%04d-%02d-10~", year, month, year, month);
    else
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d-%02d-%02d~/%04d-%02d-%02d~", year, month,
                 point->part == 3 ? 21 : last - 6, year, month, last);
}

/* A part of a year: its thirds, and the end, which is its last month. */
static void write_part_of_year(const annals_when_point *point, char *text)
{
    int year = point->year, first = (point->part - 1) * 4 + 1;
    if (point->part == 4)
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d-12~", year);
    else
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d-%02d~/%04d-%02d~", year, first, year, first + 3);
}

/* Months [first, last) of a year, counted from 0 in its January, which may go on into the next year. */
static void write_months(int year, int first, int last, char *text)
{
    int end = last - 1;
    if (first % MONTHS == 0 && last == first + MONTHS)
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d", year + first / MONTHS);
    else
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d-%02d/%04d-%02d", year + first / MONTHS, first % MONTHS + 1,
                 year + end / MONTHS, end % MONTHS + 1);
}

/* A year that begins with another month than January, or a quarter of one (2024年度, 2025年3月期), or the first months
 * of one. False: it is none. */
static bool write_fiscal(const annals_when_point *point, char *text)
{
    int from = point->fiscal_from - 1, number = point->number;
    if (point->up_to && number && point->grain == ANNALS_MONTH && !point->day && !point->part)
        write_months(point->year, 0, number, text);
    else if (point->fiscal_to && number && point->grain == ANNALS_MONTH && !point->day && !point->part)
        write_months(point->year - 1, number, number + MONTHS, text);
    else if (from >= 0 && number == 0 && !point->part)
        write_months(point->year, from, from + MONTHS, text);
    else if (from >= 0 && point->grain == ANNALS_QUARTER)
        write_months(point->year, from + (number - 1) * 3, from + number * 3, text);
    else
        return false;
    return true;
}

static void write_point(const annals_when_point *point, char *text)
{
    int year = point->year, number = point->number;
    if (write_fiscal(point, text))
        return;
    if (number == 0 && point->part)
        write_part_of_year(point, text);
    else if (number == 0)
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d", year);
    else if (point->grain == ANNALS_MONTH && point->day)
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d-%02d-%02d", year, number, point->day);
    else if (point->grain == ANNALS_MONTH && point->part)
        write_part_of_month(point, text);
    else if (point->grain == ANNALS_MONTH || point->grain == ANNALS_SEASON)
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d-%02d", year, number);
    else
        snprintf(text, ANNALS_PERIOD_SIZE, "%04d-%c%d", year, point->grain == ANNALS_HALF ? 'H' : 'Q', number);
}

bool annals_when_point_period(const annals_when_point *point, const annals_period *published, annals_period *period)
{
    annals_when_point full = *point;
    char text[ANNALS_PERIOD_SIZE];
    bool years = is_dated(published), months = years && is_fine(published);
    annals_date day = years ? annals_date_of(published->earliest) : (annals_date){0};
    if (full.has_unit && !full.has_year) {
        if (!(full.unit == ANNALS_YEAR ? years : months))
            return false;
        if (full.unit == ANNALS_DAY || full.unit == ANNALS_WEEK)
            return !full.number && away(&full, published, period);
        if (full.number && full.unit != ANNALS_YEAR)
            return false;
        name_unit(&full, day);
    } else if (!full.has_year) {
        if (!months || !full.number)
            return false;
        full.year = nearest_year(&full, day);
    }
    write_point(&full, text);
    if (full.fiscal && !full.part && !full.day && (full.number == 0 || full.grain != ANNALS_MONTH))
        strcat(text, "~"); /* it may begin in another month than January */
    return annals_period_parse(text, strlen(text), period, NULL) == ANNALS_OK;
}
