/* Random amounts of all shapes for property tests, the same ones in every run. */
#ifndef ANNALS_TESTS_RANDOM_AMOUNT_H
#define ANNALS_TESTS_RANDOM_AMOUNT_H

#include "series/amount.h"

typedef struct {
    uint64_t state;
} random_source;

uint64_t random_below(random_source *source, uint64_t limit);

/* Up to `digits` digits, exponents from -reach to reach; zeros at the end and few digits are frequent. */
annals_decimal random_decimal(random_source *source, int digits, int reach);

/* Of any qualifier, with any flags but derived. */
annals_amount random_amount(random_source *source, int digits, int reach);

#endif
