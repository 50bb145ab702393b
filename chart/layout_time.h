/* The steps of a time chart's layout. Internal. */
#ifndef ANNALS_CHART_LAYOUT_TIME_H
#define ANNALS_CHART_LAYOUT_TIME_H

#include "layout.h"

/* Where the rule of an event and its words stand. */
typedef struct {
    const annals_spec_event *event;
    const char *when; /* its period in words */
    const char *words;
    double x, from, to; /* the rule; the words' left and right end */
    double when_width;
    int lane; /* from 0, the one next to the plot; -1: no words */
} annals_event_place;

typedef struct {
    annals_box frame; /* everything */
    annals_box box;   /* within the axes */
    annals_moment first, last;
    annals_ticks ticks;
    bool lines;
    annals_event_place *events;
    annals_lines *names; /* of the series, broken; NULL: none is written at the right */
    double names_width;
} annals_time_plot;

/* The first and the last moment of a period, where an open side begins and ends at the other; false: both are open. */
bool annals_time_ends(const annals_period *period, annals_moment *first, annals_moment *last);
double annals_time_x(const annals_time_plot *plot, annals_moment moment);
double annals_time_y(const annals_time_plot *plot, double value);
annals_point annals_time_place(const annals_time_plot *plot, const annals_item *item);

/* layout_time_marks.c */
void annals_time_draw_marks(annals_layout *layout, const annals_time_plot *plot);

/* layout_time_labels.c */
double annals_time_names_width(annals_layout *layout, annals_time_plot *plot, double width);
void annals_time_draw_labels(annals_layout *layout, const annals_time_plot *plot);

/* layout_time_events.c. Planning gives the height that the words take above the plot. */
double annals_time_plan_events(annals_layout *layout, annals_time_plot *plot);
void annals_time_draw_events(annals_layout *layout, const annals_time_plot *plot);

#endif
