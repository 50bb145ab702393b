/* The calendar against a slow count of every day, and against dates whose weeks and numbers are known. */
#include "series/calendar.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

/* The calendar as schools teach it, one day after another. Ordinal is the day of the year, weekday 1 is Monday. */
typedef struct {
    int64_t number;
    int32_t year;
    int32_t month;
    int32_t day;
    int32_t ordinal;
    int32_t weekday;
} slow_day;

static bool slow_leap(int32_t year)
{
    if (year % 400 == 0)
        return true;
    if (year % 100 == 0)
        return false;
    return year % 4 == 0;
}

static int32_t slow_month_days(int32_t year, int32_t month)
{
    switch (month) {
    case 2: return slow_leap(year) ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11: return 30;
    default: return 31;
    }
}

static int32_t slow_year_days(int32_t year)
{
    return slow_leap(year) ? 366 : 365;
}

static void go_forward(slow_day *at)
{
    at->number++;
    at->ordinal++;
    at->weekday = at->weekday == 7 ? 1 : at->weekday + 1;
    if (++at->day <= slow_month_days(at->year, at->month))
        return;
    at->day = 1;
    if (++at->month <= 12)
        return;
    at->month = 1;
    at->ordinal = 1;
    at->year++;
}

static void go_back(slow_day *at)
{
    at->number--;
    at->ordinal--;
    at->weekday = at->weekday == 1 ? 7 : at->weekday - 1;
    if (--at->day >= 1)
        return;
    if (--at->month < 1) {
        at->month = 12;
        at->year--;
        at->ordinal = slow_year_days(at->year);
    }
    at->day = slow_month_days(at->year, at->month);
}

/* The rule of thumb of ISO 8601: the week of the day's own Thursday. */
static annals_iso_week slow_week(const slow_day *at)
{
    int32_t thursday = at->ordinal - at->weekday + 4;
    if (thursday < 1)
        return (annals_iso_week){at->year - 1, (slow_year_days(at->year - 1) + thursday + 6) / 7};
    if (thursday > slow_year_days(at->year))
        return (annals_iso_week){at->year + 1, 1};
    return (annals_iso_week){at->year, (thursday + 6) / 7};
}

static void check(const slow_day *at)
{
    annals_date date = annals_calendar_date(at->number);
    annals_iso_week week = annals_calendar_week(at->number);
    annals_iso_week slow = slow_week(at);
    bool same = annals_calendar_day(at->year, at->month, at->day) == at->number && date.year == at->year &&
                date.month == at->month && date.day == at->day && week.year == slow.year && week.week == slow.week;
    if (!same)
        fail_msg("day %lld, %d-%d-%d, week %d-W%d: got %d-%d-%d, %d-W%d", (long long)at->number, at->year, at->month,
                 at->day, slow.year, slow.week, date.year, date.month, date.day, week.year, week.week);
}

static const slow_day epoch = {0, 1970, 1, 1, 1, 4};

static void agrees_with_counting_every_day_forward(void **state)
{
    (void)state;
    for (slow_day at = epoch; at.year <= 10000; go_forward(&at))
        check(&at);
}

static void agrees_with_counting_every_day_back_through_the_year_0(void **state)
{
    (void)state;
    for (slow_day at = epoch; at.year >= -9999; go_back(&at))
        check(&at);
}

static void knows_leap_years_and_month_ends(void **state)
{
    (void)state;
    static const int32_t leap[] = {2000, 2024, 1600, 4, 0, -4, -400, -9996};
    static const int32_t common[] = {1900, 2100, 2023, 1, -1, -100, -9999, 9999};
    for (size_t i = 0; i < sizeof leap / sizeof *leap; i++) {
        assert_true(annals_calendar_is_leap(leap[i]));
        assert_int_equal(annals_calendar_month_days(leap[i], 2), 29);
        assert_false(annals_calendar_is_leap(common[i]));
        assert_int_equal(annals_calendar_month_days(common[i], 2), 28);
    }
    assert_int_equal(annals_calendar_month_days(2025, 1), 31);
    assert_int_equal(annals_calendar_month_days(2025, 4), 30);
    assert_int_equal(annals_calendar_month_days(2025, 12), 31);
}

/* Known day numbers: Unix time and the Julian day, whose day 2440588 begins at noon of 1970-01-01. */
static void knows_historic_day_numbers(void **state)
{
    (void)state;
    assert_int_equal(annals_calendar_day(1970, 1, 1), 0);
    assert_int_equal(annals_calendar_day(2000, 1, 1), 10957);
    assert_int_equal(annals_calendar_day(2001, 9, 9), 11574);               /* second 1,000,000,000 */
    assert_int_equal(annals_calendar_day(1858, 11, 17), 2400001 - 2440588); /* modified Julian day 0 */
    assert_int_equal(annals_calendar_day(1582, 10, 15), 2299161 - 2440588);
    assert_int_equal(annals_calendar_day(1, 1, 1), -719162);        /* Rata Die 1 */
    assert_int_equal(annals_calendar_day(-4713, 11, 24), -2440588); /* Julian day 0 */
}

static void counts_months_beyond_december_into_the_next_year(void **state)
{
    (void)state;
    assert_int_equal(annals_calendar_day(2025, 13, 1), annals_calendar_day(2026, 1, 1));
    assert_int_equal(annals_calendar_day(2023, 15, 1), annals_calendar_day(2024, 3, 1));
    assert_int_equal(annals_calendar_day(-1, 13, 1), annals_calendar_day(0, 1, 1));
}

/* All years with 53 weeks from 1970 to 2032. */
static void knows_the_long_years_of_our_time(void **state)
{
    (void)state;
    static const int32_t years[] = {1970, 1976, 1981, 1987, 1992, 1998, 2004, 2009, 2015, 2020, 2026, 2032};
    size_t next = 0;
    for (int32_t year = 1970; year <= 2032; year++) {
        bool is_long = next < sizeof years / sizeof *years && years[next] == year;
        assert_int_equal(annals_calendar_weeks(year), is_long ? 53 : 52);
        next += is_long;
    }
}

/* The examples of ISO 8601 and of common tables. */
static void knows_the_weeks_around_new_year(void **state)
{
    (void)state;
    static const int32_t days[][5] = {
        {2005, 1, 1, 2004, 53},   {2005, 1, 2, 2004, 53},   {2005, 12, 31, 2005, 52}, {2006, 1, 1, 2005, 52},
        {2007, 1, 1, 2007, 1},    {2007, 12, 30, 2007, 52}, {2007, 12, 31, 2008, 1},  {2008, 12, 28, 2008, 52},
        {2008, 12, 29, 2009, 1},  {2009, 12, 31, 2009, 53}, {2010, 1, 3, 2009, 53},   {2010, 1, 4, 2010, 1},
        {2016, 1, 3, 2015, 53},   {2021, 1, 3, 2020, 53},   {2021, 1, 4, 2021, 1},    {2025, 8, 20, 2025, 34},
        {1976, 12, 31, 1976, 53}, {2024, 12, 30, 2025, 1},
    };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const int32_t *row = days[i];
        annals_iso_week week = annals_calendar_week(annals_calendar_day(row[0], row[1], row[2]));
        assert_int_equal(week.year, row[3]);
        assert_int_equal(week.week, row[4]);
    }
}

static void turns_moments_into_dates_and_back(void **state)
{
    (void)state;
    static const annals_moment moments[] = {0, -1, 1, INT64_C(1755261045123456), INT64_C(-86400000000)};
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
        assert_int_equal(annals_date_moment(annals_date_of(moments[i])), moments[i]);
    annals_date before = annals_date_of(-1);
    assert_int_equal(before.year, 1969);
    assert_int_equal(before.month, 12);
    assert_int_equal(before.day, 31);
    assert_int_equal(before.microsecond, ANNALS_DAY_MICROSECONDS - 1);
    assert_int_equal(annals_date_of(ANNALS_MOMENT_MIN).year, -290308);
    assert_int_equal(annals_date_of(ANNALS_MOMENT_MAX).year, 294247);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_counting_every_day_forward),
        cmocka_unit_test(agrees_with_counting_every_day_back_through_the_year_0),
        cmocka_unit_test(knows_leap_years_and_month_ends),
        cmocka_unit_test(knows_historic_day_numbers),
        cmocka_unit_test(counts_months_beyond_december_into_the_next_year),
        cmocka_unit_test(knows_the_long_years_of_our_time),
        cmocka_unit_test(knows_the_weeks_around_new_year),
        cmocka_unit_test(turns_moments_into_dates_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
