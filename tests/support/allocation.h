/* Allocation failures on demand, for sweeps: run the code with the 1st allocation failing, then the 2nd ... until it
 * succeeds. */
#ifndef ANNALS_TESTS_ALLOCATION_H
#define ANNALS_TESTS_ALLOCATION_H

#include <stdbool.h>
#include <stddef.h>

/* From now on the nth allocation (from 1) of this process fails, and only it; 0: none does. */
void allocation_fail(size_t nth);

/* Whether the failure that was asked for has happened since. */
bool allocation_failed(void);

#endif
