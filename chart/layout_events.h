/* Events above a plot: rules with words in lanes. Internal. */
#ifndef ANNALS_CHART_LAYOUT_EVENTS_H
#define ANNALS_CHART_LAYOUT_EVENTS_H

#include "layout_place.h"

/* Where the rule of an event stands, and its words. */
typedef struct {
    const annals_spec_event *event;
    double x;      /* of the rule */
    double bottom; /* of the rule */
} annals_event_place;

typedef struct {
    annals_event_place *places;
    annals_wish *wishes; /* of the places, above a floor at 0; NULL: rules only */
    size_t count;
    annals_box frame; /* words stay within its sides */
} annals_events;

/* Makes room for the spec's events; those that `shows` refuses are left out with a warning. */
void annals_events_collect(annals_layout *layout, annals_events *events,
                           bool (*shows)(const void *context, const annals_period *period, double *x),
                           const void *context);
/* Finds lanes for the words, on either side of each rule. Gives the height that they take. */
double annals_events_plan(annals_layout *layout, annals_events *events);
/* Draws rules and words; the lowest lane's words stand above `floor`. */
void annals_events_draw(annals_layout *layout, const annals_events *events, double floor);

#endif
