/* Exact arithmetic on single decimals, by way of 128-bit integers; knows no bounds, flags or notation. */
#include "series/decimal.h"

enum { WIDE_STEP = 18, SAFE_SHIFT = 19 }; /* 10^18 * 10^19 is within 128 bits */

int64_t annals_power_of_ten(int power)
{
    static const int64_t powers[] = {1,
                                     10,
                                     100,
                                     1000,
                                     10000,
                                     100000,
                                     1000000,
                                     10000000,
                                     100000000,
                                     1000000000,
                                     10000000000,
                                     100000000000,
                                     1000000000000,
                                     10000000000000,
                                     100000000000000,
                                     1000000000000000,
                                     10000000000000000,
                                     100000000000000000,
                                     1000000000000000000};
    return powers[power];
}

annals_wide annals_wide_from(annals_decimal decimal)
{
    return (annals_wide){decimal.digits, decimal.exponent};
}

static annals_wide_digits magnitude(annals_wide_digits digits)
{
    return digits < 0 ? -digits : digits;
}

static int sign(annals_wide_digits digits)
{
    return (digits > 0) - (digits < 0);
}

static annals_wide_digits limit(void)
{
    return annals_power_of_ten(ANNALS_DECIMAL_DIGITS);
}

static annals_wide_digits shifted(annals_wide_digits digits, int places)
{
    for (; places > WIDE_STEP; places -= WIDE_STEP)
        digits *= annals_power_of_ten(WIDE_STEP);
    return digits * annals_power_of_ten(places);
}

/* How many digits a magnitude has; 1 for zero. */
static int digit_count(annals_wide_digits digits)
{
    int count = 1;
    while (digits >= limit()) {
        digits /= limit();
        count += WIDE_STEP;
    }
    int64_t rest = (int64_t)digits;
    for (int power = 1; power < WIDE_STEP && rest >= annals_power_of_ten(power); power++)
        count++;
    return count;
}

int annals_wide_compare(annals_wide a, annals_wide b)
{
    int sign_a = sign(a.digits);
    int sign_b = sign(b.digits);
    if (sign_a != sign_b || sign_a == 0)
        return (sign_a > sign_b) - (sign_a < sign_b);
    if (a.exponent == b.exponent)
        return sign(a.digits - b.digits);
    int count_a = digit_count(magnitude(a.digits));
    int count_b = digit_count(magnitude(b.digits));
    int first_a = count_a + a.exponent;
    int first_b = count_b + b.exponent;
    if (first_a != first_b)
        return first_a > first_b ? sign_a : -sign_a;
    if (count_a < count_b)
        a.digits = shifted(a.digits, count_b - count_a);
    else
        b.digits = shifted(b.digits, count_a - count_b);
    return sign(a.digits - b.digits);
}

int annals_decimal_compare(annals_decimal a, annals_decimal b)
{
    if (a.exponent == b.exponent)
        return (a.digits > b.digits) - (a.digits < b.digits);
    return annals_wide_compare(annals_wide_from(a), annals_wide_from(b));
}

static int clamped(int exponent)
{
    if (exponent < ANNALS_EXPONENT_MIN)
        return ANNALS_EXPONENT_MIN;
    return exponent > ANNALS_EXPONENT_MAX ? ANNALS_EXPONENT_MAX : exponent;
}

bool annals_wide_fit(annals_wide wide, annals_decimal *decimal)
{
    if (wide.digits == 0) {
        *decimal = (annals_decimal){0, (int8_t)clamped(wide.exponent)};
        return true;
    }
    while ((magnitude(wide.digits) >= limit() || wide.exponent < ANNALS_EXPONENT_MIN) && wide.digits % 10 == 0) {
        wide.digits /= 10;
        wide.exponent++;
    }
    while (wide.exponent > ANNALS_EXPONENT_MAX && magnitude(wide.digits) < limit()) {
        wide.digits *= 10;
        wide.exponent--;
    }
    if (magnitude(wide.digits) >= limit() || wide.exponent != clamped(wide.exponent))
        return false;
    *decimal = (annals_decimal){(int64_t)wide.digits, (int8_t)wide.exponent};
    return true;
}

bool annals_decimal_add(annals_decimal a, annals_decimal b, annals_decimal *sum)
{
    annals_decimal coarse = a.exponent >= b.exponent ? a : b;
    annals_decimal fine = a.exponent >= b.exponent ? b : a;
    if (coarse.digits == 0) {
        *sum = fine;
        return true;
    }
    int places = /* one to spare, for the rounding */
        coarse.exponent - fine.exponent;
    for (; places > SAFE_SHIFT && fine.digits % 10 == 0; places--) {
        fine.digits /= 10;
        fine.exponent++;
    }
    if (places > SAFE_SHIFT)
        return false;
    return annals_wide_fit((annals_wide){shifted(coarse.digits, places) + fine.digits, fine.exponent}, sum);
}

annals_wide annals_wide_multiply(annals_wide a, annals_wide b)
{
    return (annals_wide){a.digits * b.digits, a.exponent + b.exponent};
}

/* A quotient on its way: `quotient` and something less than one unit of it, if `remainder`. */
struct division {
    annals_wide_digits quotient;
    bool remainder;
    int exponent;
};

/* Half-even, `places` digits shorter. */
static void shorten(struct division *division, int places)
{
    annals_wide_digits unit = shifted(1, places);
    annals_wide_digits rest = division->quotient % unit;
    annals_wide_digits half = unit / 2;
    division->quotient /= unit;
    division->exponent += places;
    bool tie = rest == half && !division->remainder;
    if (tie ? division->quotient % 2 != 0 : rest >= half)
        division->quotient++;
    division->remainder = division->remainder || rest != 0;
}

/* How many digits of the quotient have no place: beyond the 18th, or finer than the smallest exponent. */
static int surplus(const struct division *division)
{
    int by_size = digit_count(division->quotient) - ANNALS_DECIMAL_DIGITS;
    int by_exponent = ANNALS_EXPONENT_MIN - division->exponent;
    return by_size > by_exponent ? by_size : by_exponent;
}

/* An exact quotient that has zeros to spare gives them up, as far as `exponent`. */
static void drop_zeros(struct division *division, int exponent)
{
    while (division->exponent < exponent && division->quotient % 10 == 0) {
        division->quotient /= 10;
        division->exponent++;
    }
}

/* Dividing by 0.05 adds no zeros that can't be seen: 30 / 0.05 is 600, not 6e2. */
static int exact_exponent(int dividend, int difference)
{
    int coarsest = dividend > 0 ? dividend : 0;
    return difference < coarsest ? difference : coarsest;
}

annals_wide annals_wide_divide(annals_wide a, annals_wide b, bool *rounded)
{
    enum { LONGEST = 37, WITH_ONE_TO_ROUND = ANNALS_DECIMAL_DIGITS + 1 };
    *rounded = false;
    int exponent = a.exponent - b.exponent;
    int coarsest = exact_exponent(a.exponent, exponent);
    if (a.digits == 0)
        return (annals_wide){0, coarsest};
    annals_wide_digits dividend = magnitude(a.digits);
    annals_wide_digits divisor = magnitude(b.digits);
    int places = WITH_ONE_TO_ROUND + digit_count(divisor) - digit_count(dividend);
    dividend = shifted(dividend, places);
    struct division division = {dividend / divisor, dividend % divisor != 0, exponent - places};
    if (!division.remainder)
        drop_zeros(&division, coarsest);
    int extra = surplus(&division);
    if (extra > 0)
        shorten(&division, extra < LONGEST ? extra : LONGEST);
    *rounded = division.remainder;
    if (extra > LONGEST)
        division.exponent += extra - LONGEST;
    annals_wide_digits digits = sign(a.digits) == sign(b.digits) ? division.quotient : -division.quotient;
    return (annals_wide){digits, division.exponent};
}
