/* Sizes of units that are said together, as whole numbers of the smallest one of their kind; knows no words. */
#include "scan/subunit.h"

#include <string.h>

enum { MONTHS_MAX = 12 * 150, YEAR = 12, DAYS = 365, LEAP = 4 };

typedef enum { TIME, CALENDAR, METRIC_LENGTH, LENGTH, METRIC_WEIGHT, WEIGHT, VOLUME } kind;

/* ISO 80000-3 and -4; the international yard and pound (1959); the stone of the United Kingdom (Weights and Measures
 * Act 1985, schedule 1). `left_out`: what a number without a unit counts behind it. `places`: it may say its decimals.
 */
static const struct {
    const char *name;
    kind kind;
    int64_t size;
    const char *left_out;
    bool places;
} UNITS[] = {
    {"second", TIME, 1, NULL, false},
    {"minute", TIME, 60, "second", false},
    {"hour", TIME, 3600, "minute", false},
    {"day", TIME, 86400, NULL, false},
    {"week", TIME, 604800, NULL, false},
    {"month", CALENDAR, 1, NULL, false},
    {"year", CALENDAR, YEAR, NULL, false},
    {"decade", CALENDAR, 10 * YEAR, NULL, false},
    {"century", CALENDAR, 100 * YEAR, NULL, false},
    {"mm", METRIC_LENGTH, 1, NULL, false},
    {"cm", METRIC_LENGTH, 10, NULL, false},
    {"m", METRIC_LENGTH, 1000, NULL, true},
    {"km", METRIC_LENGTH, 1000000, NULL, true},
    {"inch", LENGTH, 1, NULL, false},
    {"ft", LENGTH, 12, "inch", false},
    {"yard", LENGTH, 36, NULL, false},
    {"mile", LENGTH, 63360, NULL, false},
    {"mg", METRIC_WEIGHT, 1, NULL, false},
    {"g", METRIC_WEIGHT, 1000, NULL, false},
    {"kg", METRIC_WEIGHT, 1000000, NULL, true},
    {"t", METRIC_WEIGHT, 1000000000, NULL, false},
    {"ounce", WEIGHT, 1, NULL, false},
    {"lb", WEIGHT, 16, "ounce", false},
    {"stone", WEIGHT, 224, "lb", false},
    {"ml", VOLUME, 1, NULL, false},
    {"mL", VOLUME, 1, NULL, false},
    {"l", VOLUME, 1000, NULL, false},
    {"L", VOLUME, 1000, NULL, false},
    {"litre", VOLUME, 1000, NULL, false},
};

enum { UNKNOWN = sizeof UNITS / sizeof *UNITS };

static size_t find(const char *name)
{
    size_t i = 0;
    while (i < UNKNOWN && (!name || strcmp(UNITS[i].name, name) != 0))
        i++;
    return i;
}

int64_t annals_subunit_count(const char *large, const char *small)
{
    size_t first = find(large), second = find(small);
    if (first == UNKNOWN || second == UNKNOWN || UNITS[first].kind != UNITS[second].kind ||
        UNITS[first].size <= UNITS[second].size)
        return 0;
    return UNITS[first].size / UNITS[second].size;
}

const char *annals_subunit_left_out(const char *large)
{
    size_t at = find(large);
    return at == UNKNOWN ? NULL : UNITS[at].left_out;
}

bool annals_subunit_has_places(const char *unit)
{
    size_t at = find(unit);
    return at != UNKNOWN && UNITS[at].places;
}

bool annals_subunit_days(annals_decimal months, annals_decimal *least, annals_decimal *most)
{
    /* Of so many months beside whole years: the fewest with a February of 28 days among them, the most without one. */
    static const int FEWEST[] = {0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334};
    static const int MOST[] = {0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337};
    if (months.exponent != 0 || months.digits < 0 || months.digits > MONTHS_MAX)
        return false;
    int64_t years = months.digits / YEAR, rest = months.digits % YEAR;
    int64_t fewest_leaps = (years + (rest > 0)) / LEAP, most_leaps = (years + LEAP - 1) / LEAP;
    *least = (annals_decimal){years * DAYS + fewest_leaps + FEWEST[rest], 0};
    *most = (annals_decimal){years * DAYS + most_leaps + MOST[rest], 0};
    return true;
}
