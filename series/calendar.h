/* The proleptic Gregorian calendar (ISO 8601:2019): days and ISO weeks, with a year 0 and leap years before it.
 * Internal.
 */
#ifndef ANNALS_SERIES_CALENDAR_H
#define ANNALS_SERIES_CALENDAR_H

#include "period.h"

#define ANNALS_DAY_MICROSECONDS INT64_C(86400000000)
enum { ANNALS_YEAR_MIN = -9999, ANNALS_YEAR_MAX = 9999 };

bool annals_calendar_is_leap(int32_t year);
int32_t annals_calendar_month_days(int32_t year, int32_t month); /* month 1..12 */

enum { ANNALS_MONTHS = 12 };
const char *annals_month_name(int32_t month); /* "August" for 8 */

/* Days since 1970-01-01. A month beyond 12 counts into the next years: month 13 is January. */
int64_t annals_calendar_day(int32_t year, int32_t month, int32_t day);
annals_date annals_calendar_date(int64_t day); /* with microsecond 0 */

/* The Monday on which week 1 of an ISO year begins (the week with 4 January), and how many weeks the year has. */
int64_t annals_calendar_first_monday(int32_t year);
int32_t annals_calendar_weeks(int32_t year); /* 52 or 53 */

/* The ISO year and week of a day; the year may be one off the day's own. */
typedef struct {
    int32_t year;
    int32_t week;
} annals_iso_week;
annals_iso_week annals_calendar_week(int64_t day);

#endif
