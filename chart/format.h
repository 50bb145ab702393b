/* Numbers and periods for people, in English: "more than 20", "−$2B", "to about 15 Aug 2025". Internal. */
#ifndef ANNALS_CHART_FORMAT_H
#define ANNALS_CHART_FORMAT_H

#include "../series/observation.h"
#include "../series/str.h"

/* How a number of some unit is written. */
typedef struct {
    const char *unit; /* currencies and % stand at the number; nouns are left to the text around */
    bool signs;       /* changes carry their + */
    bool derived;     /* a division made it: three digits, or all before the point, are enough */
    bool averaged;    /* it is a mean: not finer than `finest`, unless three digits need more */
    int8_t finest;    /* the exponent of the most precise number that went into the mean */
} annals_wording;

/* "14.3B", "2,000", "$60B", "5%": computed from the digits, the stated precision kept. */
void annals_format_decimal(annals_str *out, annals_decimal decimal, const annals_wording *wording);

/* "at least 13", "up to $72B", "20–99", "not known". */
void annals_format_amount(annals_str *out, const annals_amount *amount, const annals_wording *wording);
/* The same where there is no room for words: "≥13", "≤$72B", "~600", "?". */
void annals_format_amount_brief(annals_str *out, const annals_amount *amount, const annals_wording *wording);

/* "2025", "Q3 2025", "about 15 Aug 2025", "Aug–Dec 2025", "to about 15 Aug 2025". */
void annals_format_period(annals_str *out, const annals_period *period);
/* What lies between two of them: "2020–2025", "Jan 2024 – Dec 2025", "15 Jun 2024, 10:00:00–10:00:05 UTC". */
void annals_format_span(annals_str *out, const annals_period *first, const annals_period *last);

const char *annals_format_month(int32_t month); /* "Jan", from 1 */
void annals_format_year(annals_str *out, int32_t year);

/* A unit beside what it measures: "people", "US dollars", "unit: car" for a noun of which no plural is known. */
void annals_format_unit(annals_str *out, const char *unit);

#endif
