/* The names of the aggregates that a query can ask for; knows nothing of how they are computed. */
#include "series/transform.h"

#include <string.h>

static const char *const aggregate_names[] = {
    [ANNALS_AGGREGATE_NONE] = "", [ANNALS_SUM] = "sum",   [ANNALS_MEAN] = "mean",   [ANNALS_MIN] = "min",
    [ANNALS_MAX] = "max",         [ANNALS_LAST] = "last", [ANNALS_COUNT] = "count",
};

enum { AGGREGATES = sizeof aggregate_names / sizeof *aggregate_names };

const char *annals_aggregate_name(annals_aggregate aggregate)
{
    return (size_t)aggregate < AGGREGATES ? aggregate_names[aggregate] : "";
}

bool annals_aggregate_parse(const char *text, annals_aggregate *aggregate)
{
    for (size_t i = ANNALS_SUM; i < AGGREGATES; i++) {
        if (strcmp(text, aggregate_names[i]) == 0) {
            *aggregate = (annals_aggregate)i;
            return true;
        }
    }
    return false;
}
