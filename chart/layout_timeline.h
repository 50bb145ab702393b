/* What happened when: the rows of a timeline. Internal. */
#ifndef ANNALS_CHART_LAYOUT_TIMELINE_H
#define ANNALS_CHART_LAYOUT_TIMELINE_H

#include "layout.h"

typedef struct {
    annals_period when;
    const annals_item *item; /* NULL: an event of the spec */
    const char *name;
    const char *said; /* its amount in words, "" where it has none or is its date */
    const char *date; /* `when` in words */
    size_t position;
} annals_happening;

/* Gives the rows in order of time, in the arena, with *count of them; NULL: failed. */
annals_happening *annals_timeline_list(annals_layout *layout, size_t *count);

#endif
