/* Axes of values with their ticks. Internal. */
#ifndef ANNALS_CHART_LAYOUT_AXIS_H
#define ANNALS_CHART_LAYOUT_AXIS_H

#include "layout.h"

/* What an axis has to hold. */
typedef struct {
    annals_value_scale scale;
    double low, high; /* of the data; above 0 where logarithmic */
    double least;     /* the smallest amount beside zero, without its sign */
    double linear;    /* as annals_axis; 0: as the data suggests */
    bool from_zero;   /* what is drawn stands on zero */
} annals_axis_wish;

/* Ticks at 1-2-5, at least two; the outer ones are its ends. Its ticks are the arena's; on failure there are none. */
annals_axis annals_axis_make(annals_layout *layout, const annals_axis_wish *wish);

/* Where a value stands: 0 at the low end, 1 at the high one. */
double annals_axis_share(const annals_axis *axis, double value);
const char *annals_axis_text(annals_layout *layout, const annals_axis *axis, size_t tick);

#endif
