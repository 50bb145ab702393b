/* Civil dates as day numbers and back; knows nothing of periods' texts. */
#include "series/calendar.h"

static int64_t floor_divide(int64_t number, int64_t divisor)
{
    return number / divisor - (number % divisor < 0);
}

bool annals_calendar_is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t annals_calendar_month_days(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && annals_calendar_is_leap(year));
}

const char *annals_month_name(int32_t month)
{
    static const char *const names[ANNALS_MONTHS] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December",
    };
    return names[month - 1];
}

/* A 400-year cycle has 146097 days. Counting years from 1 March puts the leap day last, so that the days before a month
 * are linear in it: 153 days in five months. 719468 days lie between 0000-03-01 and 1970-01-01. */
enum { CYCLE_YEARS = 400, CYCLE_DAYS = 146097, EPOCH_SHIFT = 719468 };

int64_t annals_calendar_day(int32_t year, int32_t month, int32_t day)
{
    int64_t from_march = month - 3;
    int64_t march_year = year + floor_divide(from_march, 12);
    from_march -= floor_divide(from_march, 12) * 12;
    int64_t cycle = floor_divide(march_year, CYCLE_YEARS);
    int64_t of_cycle = march_year - cycle * CYCLE_YEARS;
    int64_t before_month = (153 * from_march + 2) / 5;
    return cycle * CYCLE_DAYS + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + before_month + day - 1 - EPOCH_SHIFT;
}

annals_date annals_calendar_date(int64_t day)
{
    int64_t shifted = day + EPOCH_SHIFT;
    int64_t cycle = floor_divide(shifted, CYCLE_DAYS);
    int64_t of_cycle = shifted - cycle * CYCLE_DAYS;
    int64_t leap_corrected = of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / (CYCLE_DAYS - 1);
    int64_t year = leap_corrected / 365;
    int64_t of_year = of_cycle - (365 * year + year / 4 - year / 100);
    int64_t from_march = (5 * of_year + 2) / 153;
    bool next_year = from_march >= 10;
    return (annals_date){.year = (int32_t)(cycle * CYCLE_YEARS + year + next_year),
                         .month = (int32_t)(from_march + (next_year ? -9 : 3)),
                         .day = (int32_t)(of_year - (153 * from_march + 2) / 5 + 1)};
}

/* Days since the Monday of the same week; 1970-01-01 was a Thursday. */
static int64_t days_since_monday(int64_t day)
{
    return day + 3 - floor_divide(day + 3, 7) * 7;
}

int64_t annals_calendar_first_monday(int32_t year)
{
    int64_t fourth = annals_calendar_day(year, 1, 4);
    return fourth - days_since_monday(fourth);
}

int32_t annals_calendar_weeks(int32_t year)
{
    return (int32_t)((annals_calendar_first_monday(year + 1) - annals_calendar_first_monday(year)) / 7);
}

annals_iso_week annals_calendar_week(int64_t day)
{
    int64_t monday = day - days_since_monday(day);
    int32_t year = annals_calendar_date(monday + 3).year; /* that of its Thursday */
    return (annals_iso_week){year, (int32_t)((monday - annals_calendar_first_monday(year)) / 7) + 1};
}

annals_date annals_date_of(annals_moment moment)
{
    int64_t day = floor_divide(moment, ANNALS_DAY_MICROSECONDS);
    annals_date date = annals_calendar_date(day);
    int64_t rest = moment % ANNALS_DAY_MICROSECONDS;
    date.microsecond = rest < 0 ? rest + ANNALS_DAY_MICROSECONDS : rest;
    return date;
}

annals_moment annals_date_moment(annals_date date)
{
    return annals_calendar_day(date.year, date.month, date.day) * ANNALS_DAY_MICROSECONDS + date.microsecond;
}
