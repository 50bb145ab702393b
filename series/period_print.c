/* Writes numbers, days, times and moments as they stand in the text of a period. */
#include "series/calendar.h"
#include "series/period_text.h"

char *annals_period_put(char *at, int64_t number, int digits)
{
    char reversed[20];
    int used = 0;
    if (number < 0)
        *at++ = '-';
    uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    for (; size > 0 || used < digits; size /= 10)
        reversed[used++] = (char)('0' + size % 10);
    while (used > 0)
        *at++ = reversed[--used];
    return at;
}

char *annals_period_put_day(char *at, annals_date date)
{
    at = annals_period_put(at, date.year, 4);
    *at++ = '-';
    at = annals_period_put(at, date.month, 2);
    *at++ = '-';
    return annals_period_put(at, date.day, 2);
}

char *annals_period_put_time(char *at, int64_t microsecond)
{
    int64_t second = microsecond / 1000000;
    at = annals_period_put(at, second / 3600, 2);
    *at++ = ':';
    at = annals_period_put(at, second / 60 % 60, 2);
    *at++ = ':';
    return annals_period_put(at, second % 60, 2);
}

size_t annals_moment_print(annals_moment moment, char out[ANNALS_MOMENT_SIZE])
{
    annals_date date = annals_date_of(moment);
    char *at = annals_period_put_day(out, date);
    *at++ = 'T';
    at = annals_period_put_time(at, date.microsecond);
    *at++ = '.';
    at = annals_period_put(at, date.microsecond % 1000000, 6);
    *at++ = 'Z';
    *at = '\0';
    return (size_t)(at - out);
}
