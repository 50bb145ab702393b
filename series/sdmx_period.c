/* Periods as SDMX writes them (SDMX 3.0, section 6, 4.2): Gregorian and reporting periods, and ranges with a duration;
 * must not know what a period is said of. */
#include "series/sdmx.h"

#include "series/calendar.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* --- Writing ---------------------------------------------------------------------------------------------------------
 */

/* A range of whole days; months where it begins and ends with one. */
static void print_range(const annals_period *period, char out[ANNALS_PERIOD_SIZE])
{
    if (period->earliest == ANNALS_MOMENT_MIN || period->latest == ANNALS_MOMENT_MAX)
        return;
    annals_date start = annals_date_of(period->earliest), end = annals_date_of(period->latest + 1);
    if (start.microsecond || end.microsecond || start.year < 1)
        return;
    int64_t days = (period->latest + 1 - period->earliest) / ANNALS_DAY_MICROSECONDS;
    int32_t months = 12 * (end.year - start.year) + end.month - start.month;
    bool whole = start.day == 1 && end.day == 1;
    snprintf(out, ANNALS_PERIOD_SIZE, "%04d-%02d-%02d/P%" PRId64 "%c", (int)start.year, (int)start.month,
             (int)start.day, whole ? months : days, whole ? 'M' : 'D');
}

/* The period's own text without its flags. */
static void print_plain(const annals_period *period, char out[ANNALS_PERIOD_SIZE])
{
    if (period->text[0] == '-' || strncmp(period->text, "0000", 4) == 0)
        return;
    snprintf(out, ANNALS_PERIOD_SIZE, "%.*s", (int)strcspn(period->text, "~?%"), period->text);
    char *half = period->grain == ANNALS_HALF ? strchr(out, 'H') : NULL;
    if (half)
        *half = 'S';
}

void annals_sdmx_period_print(const annals_period *period, char out[ANNALS_PERIOD_SIZE])
{
    out[0] = '\0';
    switch ((annals_grain)period->grain) {
    case ANNALS_SEASON:
    case ANNALS_DECADE:
    case ANNALS_CENTURY:
    case ANNALS_INTERVAL: print_range(period, out); break;
    case ANNALS_SPAN: break;
    default: print_plain(period, out);
    }
}

/* --- Reading ---------------------------------------------------------------------------------------------------------
 */

static annals_status no_form(const char *text, const char *wanted, annals_error *error)
{
    return annals_error_set(error, ANNALS_INVALID, "TIME_PERIOD: \"%.60s\" is no SDMX time; %s", text, wanted);
}

/* Parts of a duration; -1: not stated. Larger ones come first. */
typedef struct {
    int32_t years, months, days;
} duration;

static bool read_duration(const char *text, duration *out)
{
    enum { DIGITS_MAX = 7 };
    static const char letters[] = "YMD";
    int32_t parts[3] = {-1, -1, -1};
    size_t next = 0;
    if (*text++ != 'P' || !*text)
        return false;
    while (*text) {
        size_t digits = strspn(text, "0123456789");
        const char *letter = text[digits] ? strchr(letters + next, text[digits]) : NULL;
        if (digits == 0 || digits > DIGITS_MAX || !letter)
            return false;
        int32_t value = 0;
        for (size_t i = 0; i < digits; i++)
            value = value * 10 + (text[i] - '0');
        parts[letter - letters] = value;
        next = (size_t)(letter - letters) + 1;
        text += digits + 1;
    }
    *out = (duration){parts[0] < 0 ? 0 : parts[0], parts[1] < 0 ? 0 : parts[1], parts[2] < 0 ? 0 : parts[2]};
    return true;
}

/* The day behind the last one: years and months first, to the end of a shorter month, then days (XML Schema, E). */
static int64_t end_of(annals_date start, const duration *length)
{
    int64_t months = (int64_t)start.month - 1 + length->months;
    int32_t year = (int32_t)(start.year + length->years + months / 12), month = (int32_t)(months % 12) + 1;
    int32_t most = annals_calendar_month_days(year, month);
    return annals_calendar_day(year, month, start.day < most ? start.day : most) + length->days;
}

static annals_status parse_range(const char *text, size_t slash, annals_period *period, annals_error *error)
{
    static const char wanted[] = "a range is the first day and how long it lasts, such as 2025-08-01/P5M or "
                                 "2025-06-24/P7D; other intervals stand in EDTF";
    annals_period first;
    duration length;
    if (slash != strlen("2025-08-01") || annals_period_parse(text, slash, &first, NULL) ||
        !read_duration(text + slash + 1, &length))
        return no_form(text, wanted, error);
    annals_date start = annals_date_of(first.earliest);
    int64_t begin = annals_calendar_day(start.year, start.month, start.day), end = end_of(start, &length);
    if (end <= begin || end > annals_calendar_day(ANNALS_YEAR_MAX + 1, 1, 1))
        return no_form(text, "the range ends before it begins, or after the year 9999", error);
    annals_date last = annals_calendar_date(end - 1);
    char interval[ANNALS_PERIOD_SIZE];
    int size = snprintf(interval, sizeof interval, "%.*s/%04d-%02d-%02d", (int)slash, text, (int)last.year,
                        (int)last.month, (int)last.day);
    return annals_period_parse(interval, (size_t)size, period, error);
}

/* Reporting periods that EDTF writes otherwise: the letter, the digits behind it and the largest number in them, and
 * how EDTF goes on behind the year. */
typedef struct {
    char letter;
    int digits;
    int most;
    const char *between;
    int width;
    int offset;
} reporting;
static const reporting reportings[] = {
    {'A', 1, 1, "", 0, 0},   {'S', 1, 2, "-H", 1, 0},  {'T', 1, 3, "-", 2, 36},
    {'M', 2, 12, "-", 2, 0}, {'D', 3, 366, "-", 0, 0},
};

static const reporting *find_reporting(const char *text, size_t size)
{
    for (size_t i = 0; size > 5 && i < sizeof reportings / sizeof *reportings; i++)
        if (text[5] == reportings[i].letter && size == (size_t)(6 + reportings[i].digits) &&
            strspn(text + 6, "0123456789") == (size_t)reportings[i].digits)
            return &reportings[i];
    return NULL;
}

/* YYYY-D034: the day of a year. */
static int day_of_year(const char *text, int number, char *out, size_t room)
{
    int32_t year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
    annals_date date = annals_calendar_date(annals_calendar_day(year, 1, 1) + number - 1);
    return date.year == year ? snprintf(out, room, "%.4s-%02d-%02d", text, (int)date.month, (int)date.day) : 0;
}

static int write_edtf(const char *text, const reporting *each, int number, char *out, size_t room)
{
    if (each->letter == 'D')
        return day_of_year(text, number, out, room);
    if (each->most == 1)
        return snprintf(out, room, "%.4s", text);
    return snprintf(out, room, "%.4s%s%0*d", text, each->between, each->width, number + each->offset);
}

static annals_status parse_reporting(const char *text, const reporting *each, annals_period *period,
                                     annals_error *error)
{
    char edtf[ANNALS_PERIOD_SIZE];
    int number = 0, size = 0;
    for (const char *digit = text + 6; *digit; digit++)
        number = number * 10 + (*digit - '0');
    if (number >= 1 && number <= each->most)
        size = write_edtf(text, each, number, edtf, sizeof edtf);
    if (size == 0)
        return no_form(text, "the number behind the letter lies beyond the year", error);
    return annals_period_parse(edtf, (size_t)size, period, error);
}

/* EDTF's own forms are no SDMX times: what is read must be written just so. */
static bool is_common(const annals_period *period, const char *text)
{
    char printed[ANNALS_PERIOD_SIZE];
    if (period->grain == ANNALS_INSTANT)
        return true;
    annals_sdmx_period_print(period, printed);
    return strcmp(printed, text) == 0;
}

annals_status annals_sdmx_period_parse(const char *text, size_t size, annals_period *period, annals_error *error)
{
    static const char wanted[] =
        "wants a year, month, day, quarter, half (2025-S1), week or a range; all else stands in "
        "EDTF";
    size_t slash = strcspn(text, "/");
    if (slash < size)
        return parse_range(text, slash, period, error);
    bool year = size >= 4 && strspn(text, "0123456789") == 4;
    const reporting *form = year && text[4] == '-' ? find_reporting(text, size) : NULL;
    if (form)
        return parse_reporting(text, form, period, error);
    annals_period read;
    annals_status status = annals_period_parse(text, size, &read, error);
    if (status) {
        annals_error_prefix(error, "TIME_PERIOD");
        return status;
    }
    if (!is_common(&read, text))
        return no_form(text, wanted, error);
    *period = read;
    return ANNALS_OK;
}
