/* Whether two amounts can both hold: as intervals, by rounding, by the width of `~`. Knows no observations. */
#include "series/relation.h"

#include "series/amount_internal.h"
#include "series/product.h"

enum { WIDTH_PLACES = 15, HUNDRED = 100 };

const char *annals_relation_name(annals_relation relation)
{
    static const char *const names[] = {
        [ANNALS_SAME] = "same",   [ANNALS_MEET] = "meet",   [ANNALS_ROUNDED] = "rounded",
        [ANNALS_LOOSE] = "loose", [ANNALS_APART] = "apart",
    };
    return (size_t)relation < sizeof names / sizeof *names ? names[relation] : "";
}

/* An end as a plain number: `%` is a hundredth. */
static annals_wide end_of(annals_decimal value, bool percent)
{
    annals_wide wide = annals_wide_from(value);
    if (percent)
        wide.exponent -= 2;
    return wide;
}

/* Whether all of `a` lies below all of `b`. */
static bool lies_below(const annals_amount *a, const annals_amount *b)
{
    if (a->high_end == ANNALS_END_NONE || b->low_end == ANNALS_END_NONE)
        return false;
    int order = annals_wide_compare(end_of(a->high, a->percent), end_of(b->low, b->percent));
    return order < 0 || (order == 0 && (a->high_end == ANNALS_END_OPEN || b->low_end == ANNALS_END_OPEN));
}

static bool are_apart(const annals_amount *a, const annals_amount *b)
{
    return lies_below(a, b) || lies_below(b, a);
}

static bool same_end(annals_decimal a, uint8_t a_end, bool a_percent, annals_decimal b, uint8_t b_end, bool b_percent)
{
    return a_end == b_end &&
           (a_end == ANNALS_END_NONE || annals_wide_compare(end_of(a, a_percent), end_of(b, b_percent)) == 0);
}

static bool are_same(const annals_amount *a, const annals_amount *b)
{
    return a->about == b->about && same_end(a->low, a->low_end, a->percent, b->low, b->low_end, b->percent) &&
           same_end(a->high, a->high_end, a->percent, b->high, b->high_end, b->percent);
}

/* Whether something of `other`, in which `number` does not lie, rounds to it. */
static bool stands_for(const annals_amount *number, const annals_amount *other)
{
    if (!annals_amount_is_number(number))
        return false;
    bool above = lies_below(number, other);
    annals_wide rounded = end_of(number->low, number->percent);
    annals_wide near = end_of(above ? other->low : other->high, other->percent);
    if (near.exponent >= rounded.exponent)
        return false;
    annals_wide tie = {rounded.digits * 10 + (above ? 5 : -5), rounded.exponent - 1};
    int order = annals_wide_compare(near, tie) * (above ? 1 : -1);
    if (order != 0)
        return order < 0;
    bool reached = (above ? other->low_end : other->high_end) == ANNALS_END_CLOSED;
    bool away_from_zero = above ? rounded.digits < 0 : rounded.digits > 0;
    return reached && (away_from_zero || rounded.digits % 2 == 0);
}

annals_relation annals_amount_relate(const annals_amount *a, const annals_amount *b,
                                     const annals_decimal *about_percent)
{
    if (are_same(a, b))
        return ANNALS_SAME;
    if (!are_apart(a, b))
        return ANNALS_MEET;
    if (stands_for(a, b) || stands_for(b, a))
        return ANNALS_ROUNDED;
    if (!a->about && !b->about)
        return ANNALS_APART;
    if (!about_percent)
        return ANNALS_LOOSE;
    annals_amount wide_a = annals_amount_widen(a, *about_percent);
    annals_amount wide_b = annals_amount_widen(b, *about_percent);
    return are_apart(&wide_a, &wide_b) ? ANNALS_APART : ANNALS_LOOSE;
}

annals_status annals_width_check(const annals_decimal *about_percent, annals_error *error)
{
    const annals_decimal none = {0, 0}, all = {HUNDRED, 0};
    if (!about_percent)
        return ANNALS_OK;
    if (annals_decimal_compare(*about_percent, none) < 0 || annals_decimal_compare(*about_percent, all) > 0)
        return annals_error_set(error, ANNALS_USAGE, "the width of ~ is a percentage from 0 to 100");
    if (about_percent->exponent < -WIDTH_PLACES)
        return annals_error_set(error, ANNALS_USAGE, "the width of ~ has at most %d decimal places", WIDTH_PLACES);
    return ANNALS_OK;
}

static void widen_end(annals_decimal *value, uint8_t *end, annals_decimal about_percent, int direction)
{
    if (*end == ANNALS_END_NONE)
        return;
    annals_decimal factor = {HUNDRED, 0}, change = about_percent;
    bool grows = (value->digits > 0) == (direction > 0);
    change.digits = grows ? change.digits : -change.digits;
    if (!annals_decimal_add(factor, change, &factor)) /* beyond what a width may be */
        return;
    annals_wide moved = annals_wide_multiply(annals_wide_from(*value), annals_wide_from(factor));
    moved.exponent -= 2;
    bool rounded = false;
    if (!annals_wide_shorten(moved, ANNALS_DECIMAL_DIGITS, direction, value, &rounded)) {
        *value = (annals_decimal){0, 0};
        *end = ANNALS_END_NONE;
    }
}

annals_amount annals_amount_widen(const annals_amount *amount, annals_decimal about_percent)
{
    annals_amount out = *amount;
    if (!amount->about)
        return out;
    widen_end(&out.low, &out.low_end, about_percent, -1);
    widen_end(&out.high, &out.high_end, about_percent, 1);
    out.about = false;
    annals_amount_settle(&out);
    return out;
}

int annals_amount_place(const annals_amount *amount)
{
    int low = amount->low_end == ANNALS_END_NONE ? ANNALS_EXPONENT_MAX : amount->low.exponent;
    int high = amount->high_end == ANNALS_END_NONE ? ANNALS_EXPONENT_MAX : amount->high.exponent;
    int finest = low < high ? low : high;
    return amount->percent ? finest - 2 : finest;
}

annals_amount annals_amount_unround(const annals_amount *amount, int place)
{
    annals_amount out = *amount;
    annals_wide value = end_of(amount->low, amount->percent);
    if (!annals_amount_is_number(amount) || value.exponent <= place)
        return out;
    bool rounded = false;
    annals_wide tie = {annals_wide_from(amount->low).digits * 10 - 5, amount->low.exponent - 1};
    if (!annals_wide_shorten(tie, ANNALS_DECIMAL_DIGITS, -1, &out.low, &rounded))
        out.low_end = ANNALS_END_NONE;
    tie.digits += 10;
    if (!annals_wide_shorten(tie, ANNALS_DECIMAL_DIGITS, 1, &out.high, &rounded))
        out.high_end = ANNALS_END_NONE;
    return out;
}
