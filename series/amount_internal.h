/* What the files of amounts share: settling, and the notation's faults and doubts. Internal. */
#ifndef ANNALS_SERIES_AMOUNT_INTERNAL_H
#define ANNALS_SERIES_AMOUNT_INTERNAL_H

#include "amount.h"

/* Ends that are equal in value become one exact amount, of the finer precision. */
void annals_amount_settle(annals_amount *amount);

/* The power of ten that a scale letter stands for: 3, 6, 9, 12; 0 if it is none. */
int annals_amount_scale(char letter);

/* Whether a range whose low end has no scale, and whose high end has one, can also be read as "both are of that scale":
 * 20..30B can, 500..2k can't. */
bool annals_amount_scale_is_doubtful(annals_decimal low, annals_decimal high, int scale);

typedef enum {
    ANNALS_FAULT_SYNTAX,
    ANNALS_FAULT_SEPARATORS,
    ANNALS_FAULT_DIGITS,
    ANNALS_FAULT_EXPONENT,
    ANNALS_FAULT_ORDER,
    ANNALS_FAULT_EMPTY,
    ANNALS_FAULT_RANGE_SCALE,
    ANNALS_FAULT_RANGE_QUALIFIER,
    ANNALS_FAULT_PERCENT_TWICE
} annals_fault_kind;

/* Why a text is no amount, and which of its numbers is at fault. */
typedef struct {
    annals_fault_kind kind;
    const char *number; /* first byte of the number at fault, with its sign */
    const char *after;  /* first byte after what could be read of it */
    const char *low;    /* of a range: its low number, to low_after */
    const char *low_after;
    size_t digits; /* how many it would need */
    bool too_fine; /* its last digit is less than 10^-18, not more than 10^18 */
} annals_amount_fault;

/* Fills the amount, or else the fault. */
bool annals_amount_read(const char *text, size_t size, annals_amount *amount, annals_amount_fault *fault);

/* Puts a fault in words. Returns the status that it amounts to. */
annals_status annals_amount_refuse(const char *text, size_t size, const annals_amount_fault *fault,
                                   annals_error *error);

#endif
