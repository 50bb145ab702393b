/* Periods: EDTF (ISO 8601-2:2019) level 1, with quarters, halves, weeks and instants. */
#ifndef ANNALS_SERIES_PERIOD_H
#define ANNALS_SERIES_PERIOD_H

#include "status.h"

/* Moments are microseconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar without leap seconds. */
typedef int64_t annals_moment;
#define ANNALS_MOMENT_MIN INT64_MIN /* no earliest moment: an open start */
#define ANNALS_MOMENT_MAX INT64_MAX /* no latest moment: an open end */

typedef enum {
    ANNALS_INSTANT,
    ANNALS_DAY,
    ANNALS_WEEK,
    ANNALS_MONTH,
    ANNALS_SEASON,
    ANNALS_QUARTER,
    ANNALS_HALF,
    ANNALS_YEAR,
    ANNALS_DECADE,   /* 201X */
    ANNALS_CENTURY,  /* 20XX */
    ANNALS_INTERVAL, /* two ends, one of which may be open or unknown */
    ANNALS_SPAN      /* unspecified digits that make no other grain: 2025-XX-12 */
} annals_grain;

enum { ANNALS_PERIOD_SIZE = 72 };

/* A period: its canonical text and its bounds. `earliest` is its first microsecond and `latest` its last one, both
 * inside; an instant is one microsecond. `~ ? %` are kept in the text and never move the bounds. */
typedef struct {
    annals_moment earliest;
    annals_moment latest;
    uint8_t grain;    /* annals_grain */
    bool approximate; /* ~ or % somewhere */
    bool uncertain;   /* ? or % somewhere */
    char text[ANNALS_PERIOD_SIZE];
} annals_period;

/* Reads a period, all of `size` bytes. Canonical text: 2025-Q3 for EDTF's 2025-35, 2025-H1 for 2025-40, the day for
 * 2025-W34-3; instants in UTC with Z and as many digits of a second as are needed; all else as written. Letters are
 * capitals; `~ ? %` stand at the end of a date, and not behind an instant.
 *
 * Seasons 21-24 have the meteorological bounds of the northern hemisphere (spring March to May ... winter December to
 * February of the next year); 37-39 are spans of four months. X replaces a year's last one or two digits, or a whole
 * month or day, and the bounds hold every date that it can be; -000X ends with the year -1. An interval holds all of
 * both its ends; a blank end is unknown and bounds nothing, as `..` does; one of the ends must be a date. An instant
 * has seconds, 00 to 59, and hours 00 to 23: no leap second, no 24:00:00. The winter and the last week of 9999 would
 * end in 10000 and are refused.
 *
 * ANNALS_INVALID  no such form or date (2025-13, 2025-02-30), a year beyond -9999..9999, an instant finer than a
 * microsecond or without a zone, an interval that ends before it begins; the message says which and what was wanted */
ANNALS_API ANNALS_CHECKED annals_status annals_period_parse(const char *text, size_t size, annals_period *period,
                                                            annals_error *error);

/* By earliest moment, then latest, then text: a total order in which only equal texts tie. */
ANNALS_API int annals_period_compare(const annals_period *a, const annals_period *b);
ANNALS_API bool annals_period_same(const annals_period *a, const annals_period *b); /* same text */
ANNALS_API bool annals_period_overlaps(const annals_period *a, const annals_period *b);
ANNALS_API bool annals_period_contains(const annals_period *outer, const annals_period *inner);

/* The period of a grain (ANNALS_DAY .. ANNALS_YEAR, not ANNALS_SEASON) that holds a moment: 2025-08 for a month.
 * Moments outside the years -9999..9999 are ANNALS_INVALID, other grains ANNALS_USAGE. */
ANNALS_API ANNALS_CHECKED annals_status annals_period_at(annals_moment moment, annals_grain grain,
                                                         annals_period *period, annals_error *error);

/* "day", "week", "month", "quarter", "half", "year" ...; static. */
ANNALS_API const char *annals_grain_name(annals_grain grain);
ANNALS_API bool annals_grain_parse(const char *text, annals_grain *grain); /* the names above */

/* Civil date of a moment and back; day from 1. annals_date_of takes any moment, annals_date_moment the years -9999 to
 * 10000. */
typedef struct {
    int32_t year;
    int32_t month;
    int32_t day;
    int64_t microsecond; /* of the day */
} annals_date;
ANNALS_API annals_date annals_date_of(annals_moment moment);
ANNALS_API annals_moment annals_date_moment(annals_date date);

enum { ANNALS_MOMENT_SIZE = 40 };
/* 2025-08-15T12:30:45.123456Z, always with six digits; returns its length. */
ANNALS_API size_t annals_moment_print(annals_moment moment, char out[ANNALS_MOMENT_SIZE]);

#endif
