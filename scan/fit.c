/* Which series of a record a figure may belong to, by unit, words, names and size; knows no record, only plain values.
 */
#include <string.h>

#include "scan/fit_place.h"
#include "series/decimal.h"

/* What each thing that fits or does not counts for, in the hundredths in which places are weighed; what a part must be
 * worth to be said at all, and what a series, to be proposed. */
enum {
    MEASURE = 60, /* of a hundred */
    VALUE = 35,   /* of a hundred, for each dimension */
    SAME_UNIT = 15,
    OTHER_NOUN = -10,
    UNSAID = -14,
    SAME_NATURE = 6,
    CLOSE_AMOUNT = 12,
    NEAR_AMOUNT = 5,
    FAR_AMOUNT = -12,
    SAID = 20,
    CLEAR = 80,
    ENOUGH = 30
};

/* Currencies and shares, which nothing else can be meant by. */
static bool is_hard(const char *unit)
{
    bool code = strlen(unit) == 3;
    for (size_t i = 0; code && i < 3; i++)
        code = unit[i] >= 'A' && unit[i] <= 'Z';
    return code || strcmp(unit, "%") == 0 || strcmp(unit, "pp") == 0;
}

/* Nouns for people of some kind count people. */
static bool counts_people(const annals_found *found)
{
    static const char *const PEOPLE[] = {"headcount",  "researchers", "patients",   "students",
                                         "teachers",   "visitors",    "passengers", "customers",
                                         "population", "deaths",      "injuries",   "displaced"};
    for (size_t i = 0; i < sizeof PEOPLE / sizeof *PEOPLE; i++) {
        if (annals_fit_counts(found, PEOPLE[i]))
            return true;
    }
    return false;
}

/* *fits: false where the units exclude each other. */
static int score_unit(const annals_found *found, const annals_scan_series *series, bool *fits)
{
    const char *seen = found->unit, *wanted = series->unit;
    bool people = strcmp(wanted, "people") == 0;
    *fits = true;
    if (!*seen || !*wanted)
        return 0;
    if (strcmp(seen, wanted) == 0 || annals_fit_alike(seen, strlen(seen), wanted, strlen(wanted)) ||
        annals_fit_counts(found, wanted) || (people && !found->measured && counts_people(found)))
        return SAME_UNIT;
    if (found->open_currency && is_hard(wanted))
        return 0;
    *fits = !is_hard(seen) && !is_hard(wanted) && !(found->measured && people);
    return found->measured || annals_fit_counts(found, NULL) ? OTHER_NOUN : 0;
}

/* Whether the figure counts another thing, by the score of its unit: 41 carts for a series of weavers. */
static bool counts_other(const annals_found *found, const annals_scan_series *series, int unit)
{
    return *found->unit && *series->unit && unit < SAME_UNIT && !is_hard(found->unit);
}

/* How many powers of ten an amount has; false: it is none that has one. */
static bool magnitude(const annals_amount *amount, int *power)
{
    annals_decimal value = amount->low_end != ANNALS_END_NONE ? amount->low : amount->high;
    int64_t digits = value.digits < 0 ? -value.digits : value.digits;
    *power = value.exponent;
    for (; digits >= 10; digits /= 10)
        ++*power;
    return digits > 0;
}

static int score_amount(const annals_found *found, const annals_scan_series *series)
{
    int seen, wanted;
    if (!series->amount || !magnitude(&found->amount, &seen) || !magnitude(series->amount, &wanted))
        return 0;
    int apart = seen > wanted ? seen - wanted : wanted - seen;
    return apart == 0 ? CLOSE_AMOUNT : apart == 1 ? NEAR_AMOUNT : apart > 2 ? FAR_AMOUNT : 0;
}

static int score_nature(const annals_found *found, const annals_scan_series *series)
{
    if (series->nature == ANNALS_NATURE_NONE)
        return 0;
    bool changes = found->nature == ANNALS_CHANGE;
    if (changes != (series->nature == ANNALS_CHANGE))
        return changes ? -SAME_NATURE : 0;
    return changes ? SAME_NATURE : 0;
}

/* 0: it does not fit. */
static int fit(const annals_found *found, const annals_scan_series *series)
{
    const char *key = series->key, *measures = series->measures ? series->measures : "";
    annals_fit_part part;
    bool fits;
    int score = score_unit(found, series, &fits), values = 0, dimensions = 0;
    bool other = counts_other(found, series, score);
    if (!fits || !annals_fit_next_part(&key, &measures, &part))
        return 0;
    int measure = annals_fit_said(found, &part);
    while (annals_fit_next_part(&key, &measures, &part)) {
        int said = annals_fit_said(found, &part);
        score += said >= SAID ? said * VALUE / ANNALS_FIT_SURE : UNSAID;
        values += said >= SAID;
        dimensions++;
    }
    int amount = score_amount(found, series);
    if (values == 0 &&
        (measure < SAID || ((dimensions > 0 || other) && measure < CLEAR) || (dimensions > 0 && amount <= 0)))
        return 0; /* the measure of somebody or something else, unless it is clear and of such a size */
    score += measure >= SAID ? measure * MEASURE / ANNALS_FIT_SURE : UNSAID;
    score += amount + score_nature(found, series);
    return score >= ENOUGH ? score : 0;
}

size_t annals_scan_candidates(const annals_found *found, const annals_scan_series *series, size_t count, size_t *places,
                              size_t room)
{
    int scores[ANNALS_SCAN_CANDIDATES_MAX];
    size_t kept = 0;
    room = room < ANNALS_SCAN_CANDIDATES_MAX ? room : ANNALS_SCAN_CANDIDATES_MAX;
    for (size_t i = 0; i < count; i++) {
        int score = fit(found, &series[i]);
        size_t at = kept;
        while (at > 0 && score > scores[at - 1])
            at--;
        if (score == 0 || at >= room)
            continue;
        kept += kept < room;
        memmove(scores + at + 1, scores + at, (kept - at - 1) * sizeof *scores);
        memmove(places + at + 1, places + at, (kept - at - 1) * sizeof *places);
        scores[at] = score;
        places[at] = i;
    }
    return kept;
}
