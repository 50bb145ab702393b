/* Random rules over the measures a, b, `c d` and e; freed with free(). */
#ifndef ANNALS_TESTS_RANDOM_RULE_H
#define ANNALS_TESTS_RANDOM_RULE_H

#include "random_amount.h"

char *random_rule(random_source *random);

#endif
