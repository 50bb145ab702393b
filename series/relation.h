/* How two amounts stand to each other: whether both can hold, and what makes them hold together. */
#ifndef ANNALS_SERIES_RELATION_H
#define ANNALS_SERIES_RELATION_H

#include "amount.h"

typedef enum {
    ANNALS_SAME,    /* the same values, with `~` on both or on neither; 14.0B and 14B are the same */
    ANNALS_MEET,    /* some value lies in both: >20 and 23, ~600 and 600 */
    ANNALS_ROUNDED, /* no value does, but one is a number to which the other rounds: 14B and 14.3B */
    ANNALS_LOOSE,   /* only `~` keeps them together */
    ANNALS_APART    /* they cannot both hold */
} annals_relation;
ANNALS_API const char *annals_relation_name(annals_relation relation); /* "same" ...; static */

/* Compares two amounts as intervals; open and closed ends are respected (>5 and 5 have nothing in common, >=5 and 5
 * do). Symmetric. 5% stands for 0.05.
 *
 * Rounding goes by stated precision. A number (its ends equal, with `~` or without) whose last digit stands for more
 * than that of the other amount's nearest end stands for all that rounds to it: 14B for 13.5B..14.5B beside 14.3B, but
 * 14.0B is as precise as 14.3B, and 2000 is more precise than 2.1k. A value half way between two numbers rounds to the
 * even one or away from zero: 14.5 to 14 as to 15, 15.5 to 16 only. Bounds and ranges are never rounded.
 *
 * `about_percent`: how far around its ends an amount with `~` may reach, in percent of each end: with 10 ~600 reaches
 * from 540 to 660. With NULL nothing that carries `~` is ever apart from anything. */
ANNALS_API annals_relation annals_amount_relate(const annals_amount *a, const annals_amount *b,
                                                const annals_decimal *about_percent);

/* Checks a width for `~`. ANNALS_USAGE: it is less than 0 or more than 100, or states more than 15 places. NULL is
 * fine. */
ANNALS_API ANNALS_CHECKED annals_status annals_width_check(const annals_decimal *about_percent, annals_error *error);

/* The amount with each end moved outward by so many percent of itself, and without its `~`; what has no `~` is given
 * back as it stands. What does not fit 18 digits is rounded outward. */
ANNALS_API annals_amount annals_amount_widen(const annals_amount *amount, annals_decimal about_percent);

/* For which power of ten the finest last digit of an amount's ends stands: 8 for 14.3B, -3 for 2..5.5%; that of an
 * amount without ends is ANNALS_EXPONENT_MAX. */
ANNALS_API int annals_amount_place(const annals_amount *amount);

/* All that a number stands for beside amounts whose last digit stands for 10^place: with place 8, 14B becomes
 * 13.5B..14.5B. What is no number, or stated to that place or finer, is given back as it stands. */
ANNALS_API annals_amount annals_amount_unround(const annals_amount *amount, int place);

#endif
