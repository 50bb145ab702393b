/* Amounts: exact decimals that keep their stated precision, with one-sided and two-sided bounds.
 *
 * Notation, without spaces. One rule for `,` and `.`: `.` is the decimal sign, once and between digits; `,` groups the
 * digits before it by threes, all of them, from a first group of one to three digits that does not begin with 0; it
 * stands nowhere else. So `2,000` is two thousand and `2.000` is two, to three places; `14,3`, `1,2345`, `0,500`,
 * `2.000,5` and `1.234.567` are refused.
 *
 * A number may begin with an ASCII or U+2212 minus or a plus, and may end with a scale - k K (10^3), M (10^6), B
 * (10^9), T (10^12) - or with an exponent, e9 or E-3. Leading zeros say nothing; zeros at the end are stated precision
 * and count as digits. A minus before zero is dropped.
 *
 * Qualifiers come before: `>20` more than, `>=13` at least, `<=72B` at most, `<5` less than, `~600` about. U+2265 and
 * U+2264 read as >= and <=. Ranges: `20..99`; one-sided bounds as data: `20..`, `..99` (the same as >=20, <=99); `..`
 * alone is an amount that nothing bounds. An end that is not part of the range carries its sign: `>2..5`, `3..<5`. `~`
 * may stand before any of these: the ends are then approximate and disprove nothing. A range whose ends have the same
 * value is the exact amount, to the finer of the two precisions: `14.0..14` is 14.0.
 *
 * In a range each end carries its own scale: `20B..30B`. `20..30B` is refused, since it could mean that or 20..30e9;
 * `500..2k` has one reading only, and 0 needs no scale.
 *
 * `%` stands once, at the very end, and is said of both ends: `20..30%`.
 *
 * That an amount is derived is no part of the notation: it is said beside it. */
#ifndef ANNALS_SERIES_AMOUNT_H
#define ANNALS_SERIES_AMOUNT_H

#include "status.h"

enum { ANNALS_DECIMAL_DIGITS = 18, ANNALS_EXPONENT_MIN = -18, ANNALS_EXPONENT_MAX = 18 };

/* An exact decimal, digits * 10^exponent: {143, 8} is 14.3 billion, and {140, 9} says more than {14, 10} does.
 * |digits| < 10^18. */
typedef struct {
    int64_t digits;
    int8_t exponent; /* ANNALS_EXPONENT_MIN .. ANNALS_EXPONENT_MAX */
} annals_decimal;

typedef enum {
    ANNALS_EXACT,
    ANNALS_ABOUT,
    ANNALS_AT_LEAST,
    ANNALS_MORE_THAN,
    ANNALS_AT_MOST,
    ANNALS_LESS_THAN,
    ANNALS_RANGE,
    ANNALS_UNBOUNDED /* nothing is known of its size: the sum of >20 and <5 */
} annals_qualifier;

/* How an amount ends on one side. */
typedef enum {
    ANNALS_END_CLOSED, /* the end itself is possible */
    ANNALS_END_OPEN,   /* only what lies beyond it: > and < */
    ANNALS_END_NONE    /* no bound on this side; the decimal there is {0, 0} */
} annals_end;

/* An amount is an interval that holds something: low <= high, and where they are equal both ends are closed and hold
 * the same digits and exponent: it is exact. */
typedef struct {
    annals_decimal low;
    annals_decimal high;
    uint8_t low_end;  /* annals_end */
    uint8_t high_end; /* annals_end */
    bool about;       /* `~`: the ends are approximate, they disprove nothing */
    bool percent;     /* stated with a `%` */
    bool derived;     /* it came out of a division, which rounds */
} annals_amount;

/* Reads the notation above, all of `size` bytes. Messages begin with `amount: ` and show the text; *amount is left
 * alone on failure.
 *
 * ANNALS_INVALID   not an amount; two readings (`14,3B`: 14.3B or 143B; both are shown); a range whose low end is above
 *                  its high end, or in which nothing lies (`>5..5`)
 * ANNALS_OVERFLOW  more than 18 digits, or a last digit that stands for more than 10^18 or less than 10^-18 */
ANNALS_API ANNALS_CHECKED annals_status annals_amount_parse(const char *text, size_t size, annals_amount *amount,
                                                            annals_error *error);

/* True if the text is meant as an amount, though it may be a wrong one: any qualifiers, then a sign or none, then a
 * digit; or `..` alone. The command line asks it so that -2B is no option: -B, --unit and - are none. */
ANNALS_API bool annals_amount_looks_like(const char *text);

/* Longest form that annals_amount_print writes, with its NUL. */
enum { ANNALS_AMOUNT_SIZE = 96 };

/* Writes the canonical form, which reads as the same amount with the same digits and exponents (all but `derived`);
 * returns its length. No `,`; a scale where one fits ({143, 8}: 14.3B, {2, 3}: 2k), else plain digits ({2000, 0}: 2000,
 * {5, -2}: 0.05) or an exponent ({2, 4}: 2e4, {5, -18}: 5e-18). */
ANNALS_API size_t annals_amount_print(const annals_amount *amount, char out[ANNALS_AMOUNT_SIZE]);

/* Writes a decimal in plain digits, no exponent, no scale: 14300000000, -0.05. Returns its length. At most 40 bytes
 * with the NUL. */
ANNALS_API size_t annals_decimal_print(annals_decimal decimal, char out[ANNALS_AMOUNT_SIZE]);

/* True for a single value, with `~` or without. */
ANNALS_API bool annals_amount_is_number(const annals_amount *amount);
ANNALS_API annals_qualifier annals_amount_qualifier(const annals_amount *amount);
ANNALS_API const char *annals_qualifier_name(annals_qualifier qualifier); /* "at least"; static */

/* An exact amount. */
ANNALS_API annals_amount annals_amount_exact(annals_decimal value);

/* The number that was stated: the value of an exact or approximate amount, the bound of a one-sided one. False, with
 * nothing written, for a range or an unbounded amount. */
ANNALS_API bool annals_amount_stated(const annals_amount *amount, annals_decimal *value);

/* -1, 0, 1 by value: 14.0B equals 14B. */
ANNALS_API int annals_decimal_compare(annals_decimal a, annals_decimal b);
/* A total order for sorting, in which only amounts tie that are the same: first by the number that was stated (of a
 * range its low end; what nothing bounds comes before all others), then <5, <=5, 5, 5..9, >=5, >5..9, >5, then finer
 * precision first, then the flags. `%` does not scale: 5% stands between 4 and 6. */
ANNALS_API int annals_amount_compare(const annals_amount *a, const annals_amount *b);
/* Same value, precision, ends, flags. */
ANNALS_API bool annals_amount_same(const annals_amount *a, const annals_amount *b);

/* Interval arithmetic: the result holds every value that the operands allow. One end of it is open if it can't be
 * reached, and none if an operand lets it go on without end; `~` and derived are handed on. `out` may be one of the
 * operands; on failure it is left alone, and the message shows the operands.
 *
 * Sums, differences and products are exact: ANNALS_OVERFLOW where one needs more than 18 digits. A sum keeps the finer
 * of the two exponents, a product the sum of them; where that does not fit, it drops zeros at the end, as few as it
 * can.
 *
 * `%`: ANNALS_INVALID where one term of a sum or difference has it and the other not; the sum of two has it. As a
 * factor it stands for a hundredth and is gone from the product: 5% * 600 is 30. Divided by a plain number it stays:
 * 12% / 2 is 6%; as a divisor it stands for a hundredth: 30 / 5% is 600, 10% / 5% is 2. */
ANNALS_API ANNALS_CHECKED annals_status annals_amount_add(const annals_amount *a, const annals_amount *b,
                                                          annals_amount *out, annals_error *error);
ANNALS_API ANNALS_CHECKED annals_status annals_amount_subtract(const annals_amount *a, const annals_amount *b,
                                                               annals_amount *out, annals_error *error);
ANNALS_API ANNALS_CHECKED annals_status annals_amount_multiply(const annals_amount *a, const annals_amount *b,
                                                               annals_amount *out, annals_error *error);
/* Rounds half-even to 18 significant digits, and not finer than 10^-18; the result is marked derived, exact or
 * not: no source states it. The ends of an interval are rounded the same way, not outward: a rounded end may miss the
 * true one by half a unit of its last digit. An exact quotient keeps the difference of the exponents, but adds no zeros
 * to those of the dividend: 30 / 0.05 is 600, not 6e2. ANNALS_INVALID where zero lies in the divisor (`>0` does not
 * hold it). */
ANNALS_API ANNALS_CHECKED annals_status annals_amount_divide(const annals_amount *a, const annals_amount *b,
                                                             annals_amount *out, annals_error *error);
ANNALS_API annals_amount annals_amount_negate(const annals_amount *amount);
/* The smallest and the largest of two, as intervals: the least of >2 and 5 is >2..5. Where ends are equal in value the
 * finer precision is kept. Both are to have `%` or neither; the result has the first one's. */
ANNALS_API annals_amount annals_amount_least(const annals_amount *a, const annals_amount *b);
ANNALS_API annals_amount annals_amount_greatest(const annals_amount *a, const annals_amount *b);

#endif
