/* What an amount is: its qualifier, order, sameness, and what needs no arithmetic; knows no notation. */
#include "series/amount.h"

#include "series/amount_internal.h"
#include "series/decimal.h"

static bool decimal_same(annals_decimal a, annals_decimal b)
{
    return a.digits == b.digits && a.exponent == b.exponent;
}

void annals_amount_settle(annals_amount *amount)
{
    if (amount->low_end == ANNALS_END_NONE || amount->high_end == ANNALS_END_NONE ||
        annals_decimal_compare(amount->low, amount->high) != 0)
        return;
    annals_decimal value = amount->low.exponent <= amount->high.exponent ? amount->low : amount->high;
    amount->low = amount->high = value;
    amount->low_end = amount->high_end = ANNALS_END_CLOSED;
}

annals_qualifier annals_amount_qualifier(const annals_amount *amount)
{
    static const annals_qualifier by_high[] = {ANNALS_AT_MOST, ANNALS_LESS_THAN, ANNALS_UNBOUNDED};
    static const annals_qualifier by_low[] = {ANNALS_AT_LEAST, ANNALS_MORE_THAN, ANNALS_UNBOUNDED};
    if (amount->low_end == ANNALS_END_NONE)
        return by_high[amount->high_end];
    if (amount->high_end == ANNALS_END_NONE)
        return by_low[amount->low_end];
    if (!decimal_same(amount->low, amount->high))
        return ANNALS_RANGE;
    return amount->about ? ANNALS_ABOUT : ANNALS_EXACT;
}

const char *annals_qualifier_name(annals_qualifier qualifier)
{
    static const char *const names[] = {
        [ANNALS_EXACT] = "exact",         [ANNALS_ABOUT] = "about",         [ANNALS_AT_LEAST] = "at least",
        [ANNALS_MORE_THAN] = "more than", [ANNALS_AT_MOST] = "at most",     [ANNALS_LESS_THAN] = "less than",
        [ANNALS_RANGE] = "range",         [ANNALS_UNBOUNDED] = "unbounded",
    };
    return (size_t)qualifier < sizeof names / sizeof *names ? names[qualifier] : "unknown";
}

annals_amount annals_amount_exact(annals_decimal value)
{
    return (annals_amount){.low = value, .high = value};
}

bool annals_amount_stated(const annals_amount *amount, annals_decimal *value)
{
    switch (annals_amount_qualifier(amount)) {
    case ANNALS_RANGE:
    case ANNALS_UNBOUNDED: return false;
    case ANNALS_AT_MOST:
    case ANNALS_LESS_THAN: *value = amount->high; return true;
    default: *value = amount->low; return true;
    }
}

bool annals_amount_same(const annals_amount *a, const annals_amount *b)
{
    return decimal_same(a->low, b->low) && decimal_same(a->high, b->high) && a->low_end == b->low_end &&
           a->high_end == b->high_end && a->about == b->about && a->percent == b->percent && a->derived == b->derived;
}

/* Low ends from the lowest up: none, then by value; a closed one begins before an open one. */
static int compare_low(const annals_amount *a, const annals_amount *b)
{
    bool a_none = a->low_end == ANNALS_END_NONE;
    bool b_none = b->low_end == ANNALS_END_NONE;
    if (a_none || b_none)
        return b_none - a_none;
    int order = annals_decimal_compare(a->low, b->low);
    return order ? order : (int)a->low_end - (int)b->low_end;
}

/* High ends from the lowest up: an open one ends before a closed one of the same value; none is the highest. */
static int compare_high(const annals_amount *a, const annals_amount *b)
{
    bool a_none = a->high_end == ANNALS_END_NONE;
    bool b_none = b->high_end == ANNALS_END_NONE;
    if (a_none || b_none)
        return a_none - b_none;
    int order = annals_decimal_compare(a->high, b->high);
    return order ? order : (int)b->high_end - (int)a->high_end;
}

/* The number that an amount is known by. False if there is none. */
static bool known_by(const annals_amount *amount, annals_decimal *value)
{
    if (amount->low_end == ANNALS_END_NONE && amount->high_end == ANNALS_END_NONE)
        return false;
    *value = amount->low_end == ANNALS_END_NONE ? amount->high : amount->low;
    return true;
}

static int compare_known(const annals_amount *a, const annals_amount *b)
{
    annals_decimal a_value;
    annals_decimal b_value;
    bool a_known = known_by(a, &a_value);
    bool b_known = known_by(b, &b_value);
    if (!a_known || !b_known)
        return (int)a_known - (int)b_known;
    return annals_decimal_compare(a_value, b_value);
}

static int compare_notation(const annals_amount *a, const annals_amount *b)
{
    int differences[] = {a->low.exponent - b->low.exponent, a->high.exponent - b->high.exponent, a->about - b->about,
                         a->percent - b->percent, a->derived - b->derived};
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
        if (differences[i])
            return differences[i];
    return 0;
}

int annals_amount_compare(const annals_amount *a, const annals_amount *b)
{
    static int (*const steps[])(const annals_amount *, const annals_amount *) = {compare_known, compare_low,
                                                                                 compare_high, compare_notation};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        int order = steps[i](a, b);
        if (order)
            return order < 0 ? -1 : 1;
    }
    return 0;
}

static annals_decimal negated(annals_decimal value)
{
    value.digits = -value.digits;
    return value;
}

annals_amount annals_amount_negate(const annals_amount *amount)
{
    annals_amount result = *amount;
    result.low = negated(amount->high);
    result.high = negated(amount->low);
    result.low_end = amount->high_end;
    result.high_end = amount->low_end;
    return result;
}

static annals_decimal finer_if_equal(annals_decimal chosen, annals_decimal other)
{
    bool finer = other.exponent < chosen.exponent && annals_decimal_compare(chosen, other) == 0;
    return finer ? other : chosen;
}

annals_amount annals_amount_least(const annals_amount *a, const annals_amount *b)
{
    const annals_amount *low = compare_low(a, b) <= 0 ? a : b;
    const annals_amount *high = compare_high(a, b) <= 0 ? a : b;
    annals_amount least = {.low = low->low,
                           .high = high->high,
                           .low_end = low->low_end,
                           .high_end = high->high_end,
                           .about = a->about || b->about,
                           .percent = a->percent,
                           .derived = a->derived || b->derived};
    if (a->low_end != ANNALS_END_NONE && b->low_end != ANNALS_END_NONE)
        least.low = finer_if_equal(low->low, low == a ? b->low : a->low);
    if (a->high_end != ANNALS_END_NONE && b->high_end != ANNALS_END_NONE)
        least.high = finer_if_equal(high->high, high == a ? b->high : a->high);
    annals_amount_settle(&least);
    return least;
}

annals_amount annals_amount_greatest(const annals_amount *a, const annals_amount *b)
{
    annals_amount minus_a = annals_amount_negate(a);
    annals_amount minus_b = annals_amount_negate(b);
    annals_amount least = annals_amount_least(&minus_a, &minus_b);
    return annals_amount_negate(&least);
}

bool annals_amount_is_number(const annals_amount *amount)
{
    return amount->low_end == ANNALS_END_CLOSED && amount->high_end == ANNALS_END_CLOSED &&
           annals_decimal_compare(amount->low, amount->high) == 0;
}
