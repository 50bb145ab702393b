/* Arithmetic on single decimals, with a wide intermediate form that holds any sum, product or quotient. Internal. */
#ifndef ANNALS_SERIES_DECIMAL_H
#define ANNALS_SERIES_DECIMAL_H

#include "amount.h"

__extension__ typedef __int128 annals_wide_digits;

/* digits * 10^exponent with |digits| < 10^38 and any exponent: a result that may have to be fitted. */
typedef struct {
    annals_wide_digits digits;
    int exponent;
} annals_wide;

/* 10^power for 0 .. 18. */
int64_t annals_power_of_ten(int power);

annals_wide annals_wide_from(annals_decimal decimal);

/* -1, 0, 1 by value. */
int annals_wide_compare(annals_wide a, annals_wide b);

/* The same value as a decimal: its exponent is kept where it fits, else it moves by as little as is needed. False if
 * the value needs more than 18 digits or lies beyond the exponents. A zero takes the nearest exponent there is. */
bool annals_wide_fit(annals_wide wide, annals_decimal *decimal);

/* Exact, with the finer of the two exponents where it fits. False, with nothing written, where it does not fit. */
bool annals_decimal_add(annals_decimal a, annals_decimal b, annals_decimal *sum);

/* Exact. Both operands have at most 18 digits. */
annals_wide annals_wide_multiply(annals_wide a, annals_wide b);

/* a / b, half-even to 18 significant digits, no finer than 10^ANNALS_EXPONENT_MIN. An exact quotient has the exponent
 * nearest to the difference of the exponents, but to none above 0 that the dividend does not have. Both operands have
 * at most 18 digits, and b is not zero. */
annals_wide annals_wide_divide(annals_wide a, annals_wide b, bool *rounded);

#endif
