/* Periods near a figure: "in mid-August", 去年第三季度, "since 2019", as annals writes periods. Internal. */
#ifndef ANNALS_SCAN_WHEN_H
#define ANNALS_SCAN_WHEN_H

#include "../series/period.h"
#include "number.h"

/* A point of time as words give it, with what they leave out. All zero says nothing. */
typedef struct {
    bool has_year;
    bool has_unit; /* `unit` and `offset` are said: 0 this one, -1 the last */
    bool digits;   /* digits are a year, whatever stands before them */
    bool fiscal;   /* a fiscal year is spoken of: digits are a year then too */
    int era;       /* the year behind is counted from this one; 0 */
    int year;
    annals_grain grain; /* of `number`, if that is not 0: ANNALS_MONTH, _SEASON, _QUARTER or _HALF */
    int number;
    int day;
    int fiscal_from; /* the year begins with this month, and is named after the year it begins in; 0 */
    bool fiscal_to;  /* the month ends a year */
    bool up_to;      /* the months of its year up to `number` */
    int part;        /* 1 early, 2 middle, 3 late, 4 the end */
    int toward;      /* -1: the last such month before the document; 1: the next one */
    annals_grain unit;
    int offset;
} annals_when_point;

/* Whether a point of time may begin at a token: most tokens say nothing of time. */
bool annals_when_may_begin(const annals_tokens *tokens, size_t at);

/* Reads the words of a point of time at the token `at`; returns the token behind them, `at` if there are none. `year`:
 * digits there are a year, whatever stands before them. */
size_t annals_when_point_read(const annals_tokens *tokens, size_t at, bool year, annals_when_point *point);

/* The year that a number in front of a word for years says: 2025年, 113年 of an era, 17年3月. `era`: what it is counted
 * from, if that was said; 0. 0 where it is none, or counts years. */
int annals_when_year(const annals_tokens *tokens, const annals_number *number, int era);

/* The period of a point. What it leaves out is taken from the day on which the document was published (NULL: not
 * known). False: nothing is certain. */
bool annals_when_point_period(const annals_when_point *point, const annals_period *published, annals_period *period);

/* Reads a period at the token `at`: a point, or an interval of two or of one and an open end. Returns the token behind
 * it; `at` if there is none, or none that is certain. */
size_t annals_when_read(const annals_tokens *tokens, size_t at, const annals_period *published, annals_period *period);

/* A period at the tokens [first, end). */
typedef struct {
    size_t first;
    size_t end;
    bool fiscal; /* it is one of a fiscal year, written as about the calendar's */
    bool base;   /* it is what something is compared with: 比上年 */
    annals_period period;
} annals_when_span;

/* The periods of a sentence, each read once however many figures look for theirs, and how far apart its tokens are. All
 * zero is empty. */
typedef struct {
    uint32_t *next;  /* of each token: the first span that begins there or behind it */
    uint32_t *costs; /* of each token: what those before it count for as a distance */
    size_t token_room;
    annals_when_span *spans; /* one for each token at which a period begins, in order */
    size_t count;
    size_t room;
} annals_when_spans;

/* Finds the periods of a sentence, whose figures are known. False: no memory. */
bool annals_when_spans_find(annals_when_spans *spans, const annals_tokens *tokens, const annals_period *published);
void annals_when_spans_free(annals_when_spans *spans);

/* Finds the period nearest to the figure in the tokens [first, last), within its sentence, which the spans are of. Its
 * text is "" where there is none. *fiscal: it is one of a fiscal year. */
void annals_when_near(const annals_tokens *tokens, size_t first, size_t last, const annals_when_spans *spans,
                      annals_period *period, bool *fiscal);

/* Whether a token has this meaning; *value is what the file says with it. */
bool annals_when_is(const annals_tokens *tokens, size_t at, annals_when when, int *value);

#endif
