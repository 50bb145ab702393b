/* How a language writes numbers and dates (CLDR), as plain patterns: who formats needs no library for it. */
#ifndef ANNALS_TEXT_LOCALE_H
#define ANNALS_TEXT_LOCALE_H

#include "../series/status.h"

enum { ANNALS_LOCALE_TEXT = 48, ANNALS_LOCALE_SIGN = 12, ANNALS_LOCALE_POWERS = 16 };

/* What stands around a number: "$" and "", or "" and " €". */
typedef struct {
    char before[ANNALS_LOCALE_TEXT];
    char after[ANNALS_LOCALE_TEXT];
} annals_affixes;

/* A number of some size in short: divided by 10^power, with its word around it; power 0: it is written out. */
typedef struct {
    annals_affixes around;
    int power;
} annals_compact;

/* A currency as the language writes it. */
typedef struct {
    char code[4];                  /* ISO 4217 */
    char name[ANNALS_LOCALE_TEXT]; /* of many: "US dollars" */
    annals_affixes around;
} annals_currency;

/* Patterns of dates. Their letters are those of CLDR (UTS 35, part 4: y, Q, M, L, d, H, m, s), with quotes around
 * words; where a letter occurs again, the second of two dates begins. */
typedef enum {
    ANNALS_DATE_YEAR,
    ANNALS_DATE_MONTH,      /* alone: "Jan" */
    ANNALS_DATE_YEAR_MONTH, /* "Jan 2025" */
    ANNALS_DATE_DAY,        /* "15 Aug 2025" */
    ANNALS_DATE_MONTH_DAY,  /* "15 Aug" */
    ANNALS_DATE_QUARTER,
    ANNALS_DATE_YEAR_QUARTER,
    ANNALS_DATE_CLOCK,        /* "10:00" */
    ANNALS_DATE_CLOCK_SECOND, /* "10:00:05" */
    ANNALS_DATE_YEARS,        /* "2020–2025" */
    ANNALS_DATE_MONTHS,       /* of one year: "Aug–Dec 2025" */
    ANNALS_DATE_DAYS,         /* of one month: "24–30 Jun 2025" */
    ANNALS_DATE_DAYS_MONTHS,  /* of two months of a year: "24 Jun – 3 Jul 2025" */
    ANNALS_DATE_COUNT
} annals_date_form;

typedef struct {
    char decimal[ANNALS_LOCALE_SIGN];
    char group[ANNALS_LOCALE_SIGN];
    char minus[ANNALS_LOCALE_SIGN];
    char plus[ANNALS_LOCALE_SIGN];
    uint32_t zero;   /* the digit 0; the others follow it */
    int group_first; /* digits of the last group */
    int group_next;  /* and of those before it */
    int group_least; /* digits that must stand before the first separator */
    annals_affixes percent;
    annals_compact compact[ANNALS_LOCALE_POWERS]; /* by the power of ten of the first digit */
    const annals_currency *currencies;
    size_t currency_count;
    char months[12][ANNALS_LOCALE_TEXT];       /* short, within a date */
    char months_alone[12][ANNALS_LOCALE_TEXT]; /* short, alone */
    char quarters[4][ANNALS_LOCALE_TEXT];
    char quarters_alone[4][ANNALS_LOCALE_TEXT];
    char dates[ANNALS_DATE_COUNT][ANNALS_LOCALE_TEXT];
} annals_locale;

/* NULL where the locale was opened without this currency. */
const annals_currency *annals_locale_currency(const annals_locale *locale, const char *code);

/* Gives what CLDR knows of a language (BCP 47: it, zh-Hant, pt-BR) and of these currencies (ISO 4217), by ICU, whose
 * module is opened for it. Freed with annals_locale_free.
 *
 * ANNALS_INVALID      no such language, or ICU has none of it: never another one in its place
 * ANNALS_UNAVAILABLE  the module is not installed, or ICU fails
 * ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_locale_open(const char *tag, const char *const *codes, size_t count,
                                                annals_locale **locale, annals_error *error);
void annals_locale_free(annals_locale *locale);

#endif
