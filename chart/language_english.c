/* English as charts write it without a library: "$14.3B", "15 Aug 2025", "Q3 2025"; the usage of British and American
 * papers' charts, not of one CLDR locale. */
#include "chart/language.h"

#define MINUS "\xE2\x88\x92"
#define MILLIONS     \
    {                \
        {"", "M"}, 6 \
    }
#define BILLIONS     \
    {                \
        {"", "B"}, 9 \
    }
#define TRILLIONS     \
    {                 \
        {"", "T"}, 12 \
    }

static const annals_currency currencies[] = {
    {"USD", "US dollars", {"$", ""}},           {"EUR", "euros", {"€", ""}},
    {"GBP", "pounds sterling", {"£", ""}},      {"JPY", "yen", {"¥", ""}},
    {"CNY", "renminbi", {"CN¥", ""}},           {"IDR", "rupiah", {"Rp", ""}},
    {"PHP", "Philippine pesos", {"₱", ""}},     {"VND", "dong", {"₫", ""}},
    {"TWD", "New Taiwan dollars", {"NT$", ""}}, {"INR", "rupees", {"₹", ""}},
};

#define MONTHS                                                                             \
    {                                                                                      \
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" \
    }
#define QUARTERS               \
    {                          \
        "Q1", "Q2", "Q3", "Q4" \
    }

static const annals_locale locale = {
    .decimal = ".",
    .group = ",",
    .minus = MINUS,
    .plus = "+",
    .zero = '0',
    .group_first = 3,
    .group_next = 3,
    .group_least = 1,
    .percent = {"", "%"},
    .compact = {[6] = MILLIONS,
                [7] = MILLIONS,
                [8] = MILLIONS,
                [9] = BILLIONS,
                [10] = BILLIONS,
                [11] = BILLIONS,
                [12] = TRILLIONS,
                [13] = TRILLIONS,
                [14] = TRILLIONS,
                [15] = TRILLIONS},
    .currencies = currencies,
    .currency_count = sizeof currencies / sizeof *currencies,
    .months = MONTHS,
    .months_alone = MONTHS,
    .quarters = QUARTERS,
    .quarters_alone = QUARTERS,
    .dates = {[ANNALS_DATE_YEAR] = "y",
              [ANNALS_DATE_MONTH] = "LLL",
              [ANNALS_DATE_YEAR_MONTH] = "MMM y",
              [ANNALS_DATE_DAY] = "d MMM y",
              [ANNALS_DATE_MONTH_DAY] = "d MMM",
              [ANNALS_DATE_QUARTER] = "qqq",
              [ANNALS_DATE_YEAR_QUARTER] = "QQQ y",
              [ANNALS_DATE_CLOCK] = "HH:mm",
              [ANNALS_DATE_CLOCK_SECOND] = "HH:mm:ss",
              [ANNALS_DATE_YEARS] = "y–y",
              [ANNALS_DATE_MONTHS] = "MMM–MMM y",
              [ANNALS_DATE_DAYS] = "d–d MMM y",
              [ANNALS_DATE_DAYS_MONTHS] = "d MMM – d MMM y"},
};

/* Its words are annals_word_lists[0], which every word that a language lacks is taken from. */
static const char *const none[ANNALS_WORD_COUNT] = {NULL};
const annals_language annals_english = {"en", none, &locale, NULL};
