/* The steps of a time chart's layout. Internal. */
#ifndef ANNALS_CHART_LAYOUT_TIME_H
#define ANNALS_CHART_LAYOUT_TIME_H

#include "layout_events.h"

typedef struct {
    annals_box frame; /* everything */
    annals_box box;   /* within the axes */
    annals_moment first, last;
    annals_ticks ticks;
    bool lines;
    annals_events events;
    annals_lines *names; /* of the series, broken; NULL: none is written at the right */
    double names_width;
    bool one_line; /* each name and its last value stand on one line */
} annals_time_plot;

/* The finest grain of the data's periods, and whether all have it; intervals count as days. */
annals_grain annals_time_grain(const annals_layout *layout, bool *uniform);
double annals_time_x(const annals_time_plot *plot, annals_moment moment);
double annals_time_y(const annals_time_plot *plot, double value);
annals_point annals_time_place(const annals_time_plot *plot, const annals_item *item);

/* layout_time_marks.c */
void annals_time_draw_marks(annals_layout *layout, const annals_time_plot *plot);

/* layout_time_labels.c */
double annals_time_names_width(annals_layout *layout, annals_time_plot *plot, double width);
void annals_time_draw_labels(annals_layout *layout, const annals_time_plot *plot);

#endif
