/* Adding up the parts of a number: 2 million 3 hundred thousand, 一億五千萬. Internal. */
#ifndef ANNALS_SCAN_SUM_H
#define ANNALS_SCAN_SUM_H

#include "../series/amount.h"

enum { ANNALS_SUM_PARTS = 10 };

/* A part, as bounds (equal but in vague numbers), and what a part behind it must stay below. */
typedef struct {
    annals_decimal low;
    annals_decimal high;
    annals_decimal room;
} annals_part;

/* All zero is empty: no number has begun. */
typedef struct {
    annals_part parts[ANNALS_SUM_PARTS];
    size_t count;
    annals_decimal last_times; /* what was multiplied with last; {1, 0} at first */
    bool several;              /* the one part there is is vague, and below ten */
    bool open;                 /* the last part is in digits, and has not been multiplied */
} annals_sum;

/* Adds a number word: 5 behind 20. Its room is its last power of ten: 10 behind 20, nothing behind 5. False, with
 * nothing done, where it can't stand there. */
bool annals_sum_add(annals_sum *sum, annals_decimal low, annals_decimal high);

/* Adds a vague number: as the first part, or one digit behind tens, as a part of 1 to `high`. */
bool annals_sum_add_several(annals_sum *sum, annals_decimal low, annals_decimal high);

/* Adds a number in digits: only as the first part; what stands behind others is added when its scale is known. */
bool annals_sum_begin(annals_sum *sum, annals_decimal value);

/* Adds digits together with the scale behind them: "458 mila" behind "6 milioni". */
bool annals_sum_add_scaled(annals_sum *sum, annals_decimal value, annals_decimal scale);

/* Multiplies all parts at the end that are smaller: 2 and 3 hundred behind each other make 2, 300. False where none
 * are. */
bool annals_sum_times(annals_sum *sum, annals_decimal scale);

/* Adds to the last part, once: 12 is "dua belas", 2 and 10. It must be one digit. */
bool annals_sum_teen(annals_sum *sum, annals_decimal value);

/* Adds half of what was multiplied with last: 2.5 million. */
bool annals_sum_half(annals_sum *sum);

/* A digit behind a multiplied part stands for the next power of ten: 一百五 is 150. */
bool annals_sum_trailing(annals_sum *sum, annals_decimal digit);

/* What the last part leaves room for; {0, 0} for an empty sum. */
annals_decimal annals_sum_room(const annals_sum *sum);

/* False where it does not fit into a decimal. */
bool annals_sum_total(const annals_sum *sum, annals_decimal *low, annals_decimal *high);

#endif
