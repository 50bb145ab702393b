/* Between the text of a period and its bounds: what the files of periods share. Internal. */
#ifndef ANNALS_SERIES_PERIOD_TEXT_H
#define ANNALS_SERIES_PERIOD_TEXT_H

#include "period.h"

enum { ANNALS_PERIOD_WORDS = 240 };

/* Why a text is no period. `shape`: nothing that annals writes looks like it, so that a hint may know better. */
typedef struct {
    bool shape;
    char words[ANNALS_PERIOD_WORDS];
} annals_period_fault;

/* Fills the period, which must be all zero, or else the fault. */
bool annals_period_read(const char *text, size_t size, annals_period *period, annals_period_fault *fault);

/* Each fills the fault and is false. */
bool annals_period_refuse(annals_period_fault *fault, bool shape, const char *format, ...) ANNALS_PRINTF(3, 4);
bool annals_period_refuse_shape(annals_period_fault *fault);

/* The value of a text of at most nine digits, -1 if it is empty or anything else is in it. */
int32_t annals_period_digits(const char *text, size_t size);

/* Reads 12:30:45.5+02:00 as microseconds since the midnight of its date in UTC: below 0 or above a day near an edge. */
bool annals_period_clock(const char *time, size_t size, int64_t *microseconds, annals_period_fault *fault);

/* Writes what to write instead, such as "write 2025-08-15", for dates in other notations; false if it knows nothing. */
bool annals_period_hint(const char *text, size_t size, char words[ANNALS_PERIOD_WORDS]);

/* Writes a number with at least so many digits, a sign before them if it is negative, no NUL; returns the end. */
char *annals_period_put(char *at, int64_t number, int digits);

/* Writes 2025-08-15 and 12:30:45, without NUL; each returns the end. */
char *annals_period_put_day(char *at, annals_date date);
char *annals_period_put_time(char *at, int64_t microsecond);

#endif
