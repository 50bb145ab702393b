/* Products of amounts that are rounded where the exact one has no room. Internal. */
#ifndef ANNALS_SERIES_PRODUCT_H
#define ANNALS_SERIES_PRODUCT_H

#include "amount.h"
#include "decimal.h"

typedef enum {
    ANNALS_ROUND_NEAREST, /* half-even */
    ANNALS_ROUND_OUTWARD  /* the result holds all that the exact one would */
} annals_rounding;

/* The value in at most so many digits (1 to 18), rounded down (direction -1), up (1) or half-even (0). False where it
 * is too large; *rounded is set, and never cleared. Finer than 10^-18 is rounded too. */
bool annals_wide_shorten(annals_wide wide, int digits, int direction, annals_decimal *out, bool *rounded);

/* annals_amount_multiply, but what needs more than 18 digits is rounded to 18 and marked derived: half-even where one
 * of the two is a number (to the nearest), else outward only, and then to what 9 digits of each give.
 *
 * ANNALS_OVERFLOW  too large all the same, or two intervals to be rounded to the nearest */
ANNALS_CHECKED annals_status annals_amount_multiply_rounded(const annals_amount *a, const annals_amount *b,
                                                            annals_rounding rounding, annals_amount *out,
                                                            annals_error *error);

#endif
