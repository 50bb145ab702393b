/* Reads one date, division of a year, week, instant or interval (EDTF); knows only annals' own notation, no others. */
#include "series/period_text.h"

#include "series/calendar.h"

#include <stdio.h>
#include <string.h>

/* A date on its way: what is left to read, and what was found. */
typedef struct {
    const char *text;
    size_t size;
    const char *rest; /* behind the year */
    size_t left;
    int32_t first_year; /* the same as last_year unless digits are unspecified */
    int32_t last_year;
    int open_digits;
    char qualifier[2]; /* "" or one of ~ ? % */
    annals_period *period;
    annals_period_fault *fault;
} reader;

/* Parts of a year by their EDTF number; months count from the first one on into the next year. */
typedef struct {
    uint8_t code;
    uint8_t first_month;
    uint8_t months;
    uint8_t grain;
    char name[4]; /* "" where the number is the canonical form */
} division;

static const division divisions[] = {
    {21, 3, 3, ANNALS_SEASON, ""},    {22, 6, 3, ANNALS_SEASON, ""},     {23, 9, 3, ANNALS_SEASON, ""},
    {24, 12, 3, ANNALS_SEASON, ""},   {33, 1, 3, ANNALS_QUARTER, "Q1"},  {34, 4, 3, ANNALS_QUARTER, "Q2"},
    {35, 7, 3, ANNALS_QUARTER, "Q3"}, {36, 10, 3, ANNALS_QUARTER, "Q4"}, {37, 1, 4, ANNALS_SPAN, ""},
    {38, 5, 4, ANNALS_SPAN, ""},      {39, 9, 4, ANNALS_SPAN, ""},       {40, 1, 6, ANNALS_HALF, "H1"},
    {41, 7, 6, ANNALS_HALF, "H2"},
};

static const char year_range[] = "years run from -9999 to 9999";

static bool is_open(const char *text)
{
    return text[0] == 'X' && text[1] == 'X';
}

/* Sets the bounds to whole days, both inside. */
static bool set_days(annals_period *period, annals_grain grain, int64_t first, int64_t last)
{
    period->grain = (uint8_t)grain;
    period->earliest = first * ANNALS_DAY_MICROSECONDS;
    period->latest = (last + 1) * ANNALS_DAY_MICROSECONDS - 1;
    return true;
}

static bool set_months(reader *in, annals_grain grain, int32_t first_month, int32_t months)
{
    int64_t first = annals_calendar_day(in->first_year, first_month, 1);
    int64_t behind = annals_calendar_day(in->last_year, first_month + months, 1);
    return set_days(in->period, grain, first, behind - 1);
}

/* Canonical text that differs from what was read: the year as it stands, then a part and the qualifier. */
static void set_part_text(reader *in, const char *part)
{
    size_t year = (size_t)(in->rest - in->text);
    memcpy(in->period->text, in->text, year);
    snprintf(in->period->text + year, sizeof in->period->text - year, "-%s%s", part, in->qualifier);
}

static void take_qualifier(reader *in)
{
    char last = in->size > 0 ? in->text[in->size - 1] : '\0';
    if (last != '~' && last != '?' && last != '%')
        return;
    in->qualifier[0] = last;
    in->period->approximate = last != '?';
    in->period->uncertain = last != '~';
    in->size--;
}

/* 2025, -0044, 201X, 20XX: four characters behind the sign. */
static bool take_year(reader *in)
{
    bool negative = in->size > 0 && in->text[0] == '-';
    const char *year = in->text + negative;
    size_t size = in->size - negative;
    if (size > 0 && year[0] == 'Y' && size > 1 && (year[1] == '-' || annals_period_digits(year + 1, 1) >= 0))
        return annals_period_refuse(in->fault, false, "%s, without Y", year_range);
    if (size < 4)
        return annals_period_refuse_shape(in->fault);
    int open = 0;
    while (open < 4 && year[3 - open] == 'X')
        open++;
    if (open > 2)
        return annals_period_refuse(in->fault, false, "at most the last two digits of a year can be X, as in 20XX");
    int32_t known = annals_period_digits(year, 4 - (size_t)open);
    if (known < 0)
        return annals_period_refuse_shape(in->fault);
    if (size > 4 && annals_period_digits(year + 4, 1) >= 0)
        return open > 0 ? annals_period_refuse_shape(in->fault)
                        : annals_period_refuse(in->fault, true, "a year has four digits; %s", year_range);
    int32_t width = open == 0 ? 1 : open == 1 ? 10 : 100;
    if (negative && known == 0 && open == 0)
        return annals_period_refuse(in->fault, false, "the year 0 has no sign; write 0000");
    in->first_year = negative ? -(known * width + width - 1) : known * width;
    /* -000X is the years -9 to -1: 0 has no sign. */
    in->last_year = !negative ? known * width + width - 1 : known == 0 ? -1 : -(known * width);
    in->open_digits = open;
    in->rest = year + 4;
    in->left = size - 4;
    return true;
}

static bool read_division(reader *in, int32_t code)
{
    for (size_t i = 0; i < sizeof divisions / sizeof *divisions; i++) {
        const division *part = &divisions[i];
        if (part->code != code)
            continue;
        if (part->name[0])
            set_part_text(in, part->name);
        return set_months(in, part->grain, part->first_month, part->months);
    }
    if (code >= 25 && code <= 32)
        return annals_period_refuse(in->fault, false,
                                    "no season %d; seasons are 21 spring, 22 summer, 23 autumn, 24 winter", code);
    return annals_period_refuse(in->fault, false, "no month %02d; months run from 01 to 12", code);
}

static bool read_month(reader *in, const char *month)
{
    if (is_open(month))
        return set_months(in, ANNALS_SPAN, 1, 12);
    int32_t number = annals_period_digits(month, 2);
    if (number < 0)
        return annals_period_refuse(in->fault, true, "a month has two digits, or XX where it is not known");
    if (number < 1 || number > 12)
        return read_division(in, number);
    return set_months(in, ANNALS_MONTH, number, 1);
}

/* -Q3 and -H1: the letter and how many there are of it. */
static bool read_letter(reader *in, const char *part, int32_t first_code, int32_t count, const char *noun)
{
    int32_t number = in->left == 3 ? annals_period_digits(part + 1, 1) : -1;
    if (number < 0)
        return annals_period_refuse_shape(in->fault);
    if (number < 1 || number > count)
        return annals_period_refuse(in->fault, false, "no %s %d; they run from %c1 to %c%d", noun, number, part[0],
                                    part[0], count);
    return read_division(in, first_code + number - 1);
}

/* -W34, or -W34-3 for the day that it is. */
static bool read_week(reader *in, const char *week)
{
    bool with_day = in->left == 6 && week[3] == '-';
    int32_t number = in->left == 4 || with_day ? annals_period_digits(week + 1, 2) : -1;
    int32_t day = with_day ? annals_period_digits(week + 4, 1) : 1;
    if (number < 0 || day < 0)
        return annals_period_refuse_shape(in->fault);
    int32_t weeks = annals_calendar_weeks(in->first_year);
    if (number < 1 || number > weeks)
        return annals_period_refuse(in->fault, false, "no week %02d; weeks of %d run from 01 to %d", number,
                                    in->first_year, weeks);
    if (day < 1 || day > 7)
        return annals_period_refuse(in->fault, false, "no weekday %d; they run from 1, Monday, to 7", day);
    int64_t monday = annals_calendar_first_monday(in->first_year) + (int64_t)(number - 1) * 7;
    if (!with_day)
        return set_days(in->period, ANNALS_WEEK, monday, monday + 6);
    annals_date date = annals_calendar_date(monday + day - 1);
    if (date.year > ANNALS_YEAR_MAX)
        return annals_period_refuse(in->fault, false, "%s", year_range);
    char *end = annals_period_put_day(in->period->text, date);
    memcpy(end, in->qualifier, sizeof in->qualifier);
    return set_days(in->period, ANNALS_DAY, monday + day - 1, monday + day - 1);
}

/* -08-15, checked against the calendar. Gives the day number. */
static bool take_day(reader *in, const char *date, int64_t *number)
{
    int32_t month = annals_period_digits(date, 2);
    int32_t day = annals_period_digits(date + 3, 2);
    if (month < 0 || day < 0 || date[2] != '-')
        return annals_period_refuse_shape(in->fault);
    if (month < 1 || month > 12)
        return annals_period_refuse(in->fault, false, "no month %02d; months run from 01 to 12", month);
    int32_t days = annals_calendar_month_days(in->first_year, month);
    if (day < 1)
        return annals_period_refuse(in->fault, false, "no day 00; days run from 01");
    if (day > days)
        return annals_period_refuse(in->fault, false, "%s %d has %d days", annals_month_name(month), in->first_year,
                                    days);
    *number = annals_calendar_day(in->first_year, month, day);
    return true;
}

/* -04-XX, -XX-XX, -XX-12: from the first day that it may be to the last one. January and December have any day. */
static bool read_open_day(reader *in, const char *date)
{
    if (date[2] != '-')
        return annals_period_refuse_shape(in->fault);
    if (is_open(date + 3)) {
        if (is_open(date))
            return set_months(in, ANNALS_SPAN, 1, 12);
        int32_t month = annals_period_digits(date, 2);
        if (month < 0)
            return annals_period_refuse_shape(in->fault);
        if (month < 1 || month > 12)
            return annals_period_refuse(in->fault, false, "no month %02d; months run from 01 to 12", month);
        return set_months(in, ANNALS_SPAN, month, 1);
    }
    int32_t day = annals_period_digits(date + 3, 2);
    if (day < 0)
        return annals_period_refuse_shape(in->fault);
    if (day < 1 || day > 31)
        return annals_period_refuse(in->fault, false, "no day %02d; days run from 01 to 31", day);
    return set_days(in->period, ANNALS_SPAN, annals_calendar_day(in->first_year, 1, day),
                    annals_calendar_day(in->first_year, 12, day));
}

static void set_instant_text(annals_period *period, annals_date date)
{
    char *at = annals_period_put_day(period->text, date);
    *at++ = 'T';
    at = annals_period_put_time(at, date.microsecond);
    if (date.microsecond % 1000000 != 0) {
        *at++ = '.';
        at = annals_period_put(at, date.microsecond % 1000000, 6);
        while (at[-1] == '0')
            at--;
    }
    at[0] = 'Z';
    at[1] = '\0';
}

static bool read_instant(reader *in, int64_t day, const char *time, size_t size)
{
    int64_t microseconds = 0;
    if (!annals_period_clock(time, size, &microseconds, in->fault))
        return false;
    if (in->qualifier[0])
        return annals_period_refuse(in->fault, false, "an instant takes no %s; write its day with it", in->qualifier);
    annals_moment moment = day * ANNALS_DAY_MICROSECONDS + microseconds;
    annals_date date = annals_date_of(moment);
    if (date.year < ANNALS_YEAR_MIN || date.year > ANNALS_YEAR_MAX)
        return annals_period_refuse(in->fault, false, "%s, in UTC", year_range);
    in->period->grain = ANNALS_INSTANT;
    in->period->earliest = moment;
    in->period->latest = moment;
    set_instant_text(in->period, date);
    return true;
}

static bool read_year(reader *in)
{
    static const annals_grain grains[] = {ANNALS_YEAR, ANNALS_DECADE, ANNALS_CENTURY};
    return set_months(in, grains[in->open_digits], 1, 12);
}

/* What follows the year's hyphen. */
static bool read_part(reader *in)
{
    const char *part = in->rest + 1;
    size_t size = in->left - 1;
    if (size == 0)
        return annals_period_refuse_shape(in->fault);
    switch (part[0]) {
    case 'Q': return read_letter(in, part, 33, 4, "quarter");
    case 'H': return read_letter(in, part, 40, 2, "half");
    case 'W': return read_week(in, part);
    default: break;
    }
    if (size == 2)
        return read_month(in, part);
    if (size == 5 && (is_open(part) || is_open(part + 3)))
        return read_open_day(in, part);
    int64_t day = 0;
    if (size < 5 || (size > 5 && part[5] != 'T'))
        return annals_period_refuse_shape(in->fault);
    if (!take_day(in, part, &day))
        return false;
    return size == 5 ? set_days(in->period, ANNALS_DAY, day, day) : read_instant(in, day, part + 6, size - 6);
}

/* Anything but an interval. */
static bool read_date(const char *text, size_t size, annals_period *period, annals_period_fault *fault)
{
    reader in = {.text = text, .size = size, .period = period, .fault = fault};
    take_qualifier(&in);
    if (!take_year(&in))
        return false;
    if (in.left == 0) {
        if (!read_year(&in))
            return false;
    } else if (in.rest[0] != '-') {
        return annals_period_refuse_shape(fault);
    } else if (in.open_digits > 0) {
        return annals_period_refuse(fault, false, "a year with X stands alone, as in 201X");
    } else if (!read_part(&in)) {
        return false;
    }
    if (!period->text[0])
        memcpy(period->text, text, size); /* longest of these: -2025-08-15~ */
    return true;
}

static bool is_two_dots(const char *text, size_t size)
{
    return size == 2 && text[0] == '.' && text[1] == '.';
}

/* One end of an interval; open and unknown ends (`..` and nothing) have no bounds. */
static bool read_end(const char *text, size_t size, annals_period *end, annals_period_fault *fault)
{
    *end = (annals_period){.earliest = ANNALS_MOMENT_MIN, .latest = ANNALS_MOMENT_MAX};
    if (size > 0 && !is_two_dots(text, size))
        return read_date(text, size, end, fault);
    memcpy(end->text, text, size);
    return true;
}

static bool read_interval(const char *text, size_t size, const char *slash, annals_period *period,
                          annals_period_fault *fault)
{
    annals_period start, end;
    size_t before = (size_t)(slash - text);
    size_t behind = size - before - 1;
    if (memchr(slash + 1, '/', behind))
        return annals_period_refuse(fault, true, "an interval has one / between its two ends");
    if (!read_end(text, before, &start, fault) || !read_end(slash + 1, behind, &end, fault))
        return false;
    if (start.earliest == ANNALS_MOMENT_MIN && end.latest == ANNALS_MOMENT_MAX)
        return annals_period_refuse(fault, false, "an interval wants a date at one end at least");
    if (start.earliest > end.latest)
        return annals_period_refuse(fault, false, "the end %s lies before the start %s", end.text, start.text);
    size_t used = strlen(start.text);
    size_t more = strlen(end.text);
    memcpy(period->text, start.text, used);
    period->text[used] = '/';
    memcpy(period->text + used + 1, end.text, more);
    period->grain = ANNALS_INTERVAL;
    period->earliest = start.earliest;
    period->latest = end.latest;
    period->approximate = start.approximate || end.approximate;
    period->uncertain = start.uncertain || end.uncertain;
    return true;
}

bool annals_period_read(const char *text, size_t size, annals_period *period, annals_period_fault *fault)
{
    const char *slash = size > 0 ? memchr(text, '/', size) : NULL;
    if (slash)
        return read_interval(text, size, slash, period, fault);
    return read_date(text, size, period, fault);
}
