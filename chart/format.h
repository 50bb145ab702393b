/* Numbers and periods for people, in a language: "more than 20", "−$2B", "to about 15 Aug 2025". Internal. */
#ifndef ANNALS_CHART_FORMAT_H
#define ANNALS_CHART_FORMAT_H

#include "../series/observation.h"
#include "../series/str.h"
#include "language.h"

/* How a number of some unit is written. */
typedef struct {
    const annals_language *language; /* NULL: English */
    const char *unit;                /* currencies and % stand at the number; nouns are left to the text around */
    bool counted;                    /* nouns stand at the number, too: "3 days" */
    bool signs;                      /* changes carry their + */
    bool derived;                    /* a division made it: three digits, or all before the point, are enough */
    bool averaged;                   /* it is a mean: not finer than `finest`, unless three digits need more */
    int8_t finest;                   /* the exponent of the most precise number that went into the mean */
} annals_wording;

/* "14.3B", "2,000", "$60B", "5%": computed from the digits, the stated precision kept. */
void annals_format_decimal(annals_str *out, annals_decimal decimal, const annals_wording *wording);

/* "at least 13", "up to $72B", "20–99", "not known". */
void annals_format_amount(annals_str *out, const annals_amount *amount, const annals_wording *wording);
/* The same where there is no room for words: "≥13", "≤$72B", "~600", "?". */
void annals_format_amount_brief(annals_str *out, const annals_amount *amount, const annals_wording *wording);

/* "2025", "Q3 2025", "about 15 Aug 2025", "Aug–Dec 2025", "to about 15 Aug 2025". */
void annals_format_period(annals_str *out, const annals_period *period, const annals_language *language);
/* The same without the year, where it has been said: "Q3", "Aug"; weeks and what is longer than a year stay whole. */
void annals_format_period_brief(annals_str *out, const annals_period *period, const annals_language *language);
/* What lies between two of them: "2020–2025", "Jan–Dec 2024", "Jan 2024 – Dec 2025", "15 Jun 2024, 10:00:00–10:00:05
 * UTC". */
void annals_format_span(annals_str *out, const annals_period *first, const annals_period *last,
                        const annals_language *language);

/* A date by a form of the language; `last` only matters to forms of two dates. */
void annals_format_dates(annals_str *out, annals_date_form form, annals_date first, annals_date last,
                         const annals_language *language);
void annals_format_date(annals_str *out, annals_date_form form, annals_date date, const annals_language *language);
void annals_format_year(annals_str *out, int32_t year, const annals_language *language);
/* "H2" or "H2 2025". */
void annals_format_half(annals_str *out, annals_date date, bool with_year, const annals_language *language);

/* A unit beside what it measures: "people", "US dollars", "days"; "unit: loft" for a noun whose plural is not known. */
void annals_format_unit(annals_str *out, const char *unit, const annals_language *language);
/* Puts the unit to the number that has been added since `start`: "3 days", "1 day", "5 TWh", "3 (loft)" for a noun
 * whose plural is not known; nothing to currencies and percentages, which are written at the number already. */
void annals_format_counted(annals_str *out, size_t start, annals_decimal number, const char *unit,
                           const annals_language *language);

#endif
