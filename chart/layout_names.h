/* The names of places, beside their rows. Internal. */
#ifndef ANNALS_CHART_LAYOUT_NAMES_H
#define ANNALS_CHART_LAYOUT_NAMES_H

#include "layout_place.h"

typedef struct {
    annals_face face;
    annals_lines *lines; /* of slots */
    double width;        /* of the widest */
} annals_names;

/* Breaks the names into lines within a width. */
void annals_names_wrap(annals_layout *layout, annals_names *names, double width, size_t most);
/* The wish of one to end at x, or with `right` to begin there; its middle at `middle`. */
annals_wish annals_names_wish(annals_layout *layout, const annals_names *names, size_t slot, bool right, double x,
                              double middle);

#endif
