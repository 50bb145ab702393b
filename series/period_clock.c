/* Reads the time of day of an instant and its zone, and says why a text is no period; knows no dates. */
#include "series/period_text.h"

#include <stdio.h>

bool annals_period_refuse(annals_period_fault *fault, bool shape, const char *format, ...)
{
    va_list arguments;
    fault->shape = shape;
    va_start(arguments, format);
    vsnprintf(fault->words, sizeof fault->words, format, arguments);
    va_end(arguments);
    return false;
}

bool annals_period_refuse_shape(annals_period_fault *fault)
{
    return annals_period_refuse(
        fault, true,
        "not a period; write 2025-08-15, 2025-08, 2025, 2025-Q3, 2025-H1, 2025-W34, 2025-08-15T12:30:00Z or an "
        "interval such as 2025-06/2025-08");
}

int32_t annals_period_digits(const char *text, size_t size)
{
    int32_t value = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return size > 0 ? value : -1;
}

/* "Z", "+02:00", "+02": minutes east of UTC. */
static bool take_zone(const char *zone, size_t size, int32_t *minutes, annals_period_fault *fault)
{
    *minutes = 0;
    if (size == 0)
        return annals_period_refuse(fault, false, "an instant wants Z or an offset such as +02:00 at its end");
    if (size == 1 && zone[0] == 'Z')
        return true;
    bool with_minutes = size == 6 && zone[3] == ':';
    if ((zone[0] != '+' && zone[0] != '-') || (size != 3 && !with_minutes))
        return annals_period_refuse(fault, true, "the time zone of an instant is Z or an offset such as +02:00");
    int32_t hour = annals_period_digits(zone + 1, 2);
    int32_t minute = with_minutes ? annals_period_digits(zone + 4, 2) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return annals_period_refuse(fault, false, "an offset runs from -23:59 to +23:59");
    *minutes = (zone[0] == '-' ? -1 : 1) * (hour * 60 + minute);
    return true;
}

/* ".123456" or nothing; gives the microseconds and how many bytes they take. */
static bool take_fraction(const char *text, size_t size, int64_t *microseconds, size_t *taken,
                          annals_period_fault *fault)
{
    enum { DIGITS = 6 };
    *microseconds = 0;
    *taken = 0;
    if (size > 0 && text[0] == ',')
        return annals_period_refuse(fault, false, "a fraction of a second stands behind a point, as in 12:30:45.5");
    if (size == 0 || text[0] != '.')
        return true;
    size_t digits = 0;
    while (digits + 1 < size && annals_period_digits(text + 1 + digits, 1) >= 0)
        digits++;
    if (digits == 0)
        return annals_period_refuse_shape(fault);
    if (digits > DIGITS)
        return annals_period_refuse(fault, false, "finer than a microsecond; write at most six digits of a second");
    int64_t value = annals_period_digits(text + 1, digits);
    for (size_t i = digits; i < DIGITS; i++)
        value *= 10;
    *microseconds = value;
    *taken = digits + 1;
    return true;
}

static bool check_clock(int32_t hour, int32_t minute, int32_t second, annals_period_fault *fault)
{
    if (hour == 24)
        return annals_period_refuse(fault, false, "no hour 24; write 00:00:00 of the next day");
    if (hour > 23)
        return annals_period_refuse(fault, false, "no hour %02d; hours run from 00 to 23", hour);
    if (minute > 59)
        return annals_period_refuse(fault, false, "no minute %02d; minutes run from 00 to 59", minute);
    if (second == 60)
        return annals_period_refuse(fault, false, "no second 60; leap seconds are not counted, write 59");
    if (second > 59)
        return annals_period_refuse(fault, false, "no second %02d; seconds run from 00 to 59", second);
    return true;
}

bool annals_period_clock(const char *time, size_t size, int64_t *microseconds, annals_period_fault *fault)
{
    int32_t hour = size >= 5 ? annals_period_digits(time, 2) : -1;
    int32_t minute = size >= 5 && time[2] == ':' ? annals_period_digits(time + 3, 2) : -1;
    if (hour < 0 || minute < 0)
        return annals_period_refuse_shape(fault);
    if (size < 8 || time[5] != ':')
        return annals_period_refuse(fault, false, "an instant wants its seconds too, as in T%02d:%02d:00Z", hour,
                                    minute);
    int32_t second = annals_period_digits(time + 6, 2);
    if (second < 0)
        return annals_period_refuse_shape(fault);
    int64_t fraction = 0;
    size_t taken = 0;
    int32_t offset = 0;
    if (!check_clock(hour, minute, second, fault) || !take_fraction(time + 8, size - 8, &fraction, &taken, fault) ||
        !take_zone(time + 8 + taken, size - 8 - taken, &offset, fault))
        return false;
    *microseconds = (((int64_t)hour * 60 + minute - offset) * 60 + second) * 1000000 + fraction;
    return true;
}
