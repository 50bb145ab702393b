/* Finding rates among the observations of a record. Internal. */
#ifndef ANNALS_SERIES_CONVERT_RATE_H
#define ANNALS_SERIES_CONVERT_RATE_H

#include "cells.h"
#include "convert.h"

/* The two series that may say what one unit is in the wanted one, by index; ANNALS_NO_RATE: there is none. */
typedef struct {
    const char *from;
    uint32_t direct;
    uint32_t inverse;
} annals_rate_pair;

/* ANNALS_INVALID: one of them is in another unit or of another nature than a rate. */
ANNALS_CHECKED annals_status annals_rate_find_pair(const annals_table *rates, const char *from, const char *to,
                                                   annals_rate_pair *pair, annals_error *error);

/* The rate for a period and kind. ANNALS_MISSING, ANNALS_AMBIGUOUS: the messages list what there is. */
ANNALS_CHECKED annals_status annals_rate_choose(const annals_cells *cells, const annals_rate_pair *pair, const char *to,
                                                const annals_period *period, annals_kind kind,
                                                const annals_observation **rate, annals_error *error);

#endif
