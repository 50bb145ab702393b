/* Products that are rounded where they have to be; knows no notation and no units. */
#include "series/product.h"

#include "series/amount_internal.h"

enum { HALF_OF_THE_DIGITS = ANNALS_DECIMAL_DIGITS / 2, LONGEST = 36 };

/* 10^power for 0 .. LONGEST. */
static annals_wide_digits wide_power(int power)
{
    int first = power < ANNALS_DECIMAL_DIGITS ? power : ANNALS_DECIMAL_DIGITS;
    return (annals_wide_digits)annals_power_of_ten(first) * annals_power_of_ten(power - first);
}

/* How many digits at the end have no room. */
static int surplus(annals_wide wide, int digits)
{
    int count = 0, fine = ANNALS_EXPONENT_MIN - wide.exponent;
    annals_wide_digits limit = annals_power_of_ten(digits);
    for (annals_wide_digits rest = wide.digits; rest >= limit || rest <= -limit; rest /= 10)
        count++;
    return count > fine ? count : fine;
}

/* What is to be added to a quotient that division has rounded to zero, from its remainder by `unit`. */
static int correction(annals_wide_digits quotient, annals_wide_digits rest, annals_wide_digits unit, int direction)
{
    int away = rest < 0 ? -1 : 1;
    annals_wide_digits size = rest < 0 ? -rest : rest;
    if (size == 0)
        return 0;
    if (direction != 0)
        return away == direction ? away : 0;
    bool up = size == unit / 2 ? quotient % 2 != 0 : size > unit / 2;
    return up ? away : 0;
}

bool annals_wide_shorten(annals_wide wide, int digits, int direction, annals_decimal *out, bool *rounded)
{
    int places = surplus(wide, digits);
    if (places > LONGEST)
        places = LONGEST;
    if (places > 0) {
        annals_wide_digits unit = wide_power(places), quotient = wide.digits / unit, rest = wide.digits % unit;
        wide = (annals_wide){quotient + correction(quotient, rest, unit, direction), wide.exponent + places};
        *rounded = *rounded || rest != 0;
    }
    return annals_wide_fit(wide, out);
}

static annals_wide end_of(annals_decimal value, bool percent)
{
    annals_wide wide = annals_wide_from(value);
    if (percent)
        wide.exponent -= 2;
    return wide;
}

/* Each end times a number, rounded; a negative number turns the interval round. Where the end is zero, so is the
 * product. */
static bool multiply_ends(const annals_amount *a, const annals_amount *number, annals_rounding rounding,
                          annals_amount *out)
{
    bool outward = rounding == ANNALS_ROUND_OUTWARD;
    annals_wide factor = end_of(number->low, number->percent);
    annals_amount from = factor.digits < 0 ? annals_amount_negate(a) : *a;
    annals_amount product = {.low_end = from.low_end,
                             .high_end = from.high_end,
                             .about = a->about || number->about,
                             .derived = a->derived || number->derived};
    factor.digits = factor.digits < 0 ? -factor.digits : factor.digits;
    bool fits = true, rounded = false;
    if (from.low_end != ANNALS_END_NONE)
        fits = annals_wide_shorten(annals_wide_multiply(end_of(from.low, a->percent), factor), ANNALS_DECIMAL_DIGITS,
                                   outward ? -1 : 0, &product.low, &rounded);
    if (from.high_end != ANNALS_END_NONE)
        fits = fits && annals_wide_shorten(annals_wide_multiply(end_of(from.high, a->percent), factor),
                                           ANNALS_DECIMAL_DIGITS, outward ? 1 : 0, &product.high, &rounded);
    product.derived |= rounded;
    annals_amount_settle(&product);
    *out = product;
    return fits;
}

/* With each end moved outward to few enough digits that any product of two has room. An end that moves stays open: the
 * old one lies within. */
static annals_amount shorten_outward(const annals_amount *amount)
{
    annals_amount out = *amount;
    bool rounded = false;
    if (out.low_end != ANNALS_END_NONE &&
        !annals_wide_shorten(annals_wide_from(amount->low), HALF_OF_THE_DIGITS, -1, &out.low, &rounded))
        out.low_end = ANNALS_END_NONE;
    if (out.high_end != ANNALS_END_NONE &&
        !annals_wide_shorten(annals_wide_from(amount->high), HALF_OF_THE_DIGITS, 1, &out.high, &rounded))
        out.high_end = ANNALS_END_NONE;
    out.low = out.low_end == ANNALS_END_NONE ? (annals_decimal){0, 0} : out.low;
    out.high = out.high_end == ANNALS_END_NONE ? (annals_decimal){0, 0} : out.high;
    out.derived |= rounded;
    annals_amount_settle(&out);
    return out;
}

annals_status annals_amount_multiply_rounded(const annals_amount *a, const annals_amount *b, annals_rounding rounding,
                                             annals_amount *out, annals_error *error)
{
    annals_amount product;
    annals_status status = annals_amount_multiply(a, b, &product, NULL);
    bool a_is_number = annals_amount_is_number(a), b_is_number = annals_amount_is_number(b);
    if (status == ANNALS_OVERFLOW && (a_is_number || b_is_number)) {
        if (multiply_ends(a_is_number ? b : a, a_is_number ? a : b, rounding, &product))
            status = ANNALS_OK;
    } else if (status == ANNALS_OVERFLOW && rounding == ANNALS_ROUND_OUTWARD) {
        annals_amount few_a = shorten_outward(a), few_b = shorten_outward(b);
        status = annals_amount_multiply(&few_a, &few_b, &product, NULL);
    }
    if (status)
        return annals_amount_multiply(a, b, out, error); /* for its words */
    *out = product;
    return ANNALS_OK;
}
