/* What the parts of a column chart's layout share. Internal. */
#ifndef ANNALS_CHART_LAYOUT_COLUMNS_H
#define ANNALS_CHART_LAYOUT_COLUMNS_H

#include "layout_events.h"
#include "layout_place.h"
#include "layout_slots.h"

typedef struct {
    const annals_slots *slots;
    annals_lines *names;  /* of slots */
    annals_lines *values; /* of slots times lanes; NULL: an axis stands for them */
    double names_height;
    double left, slot;  /* where slots begin, and how wide one is */
    double lane, width; /* from one bar of a slot to the next; of a bar */
    annals_face name_face, value_face;
    annals_events events;
} annals_columns;

enum { ANNALS_COLUMNS_NAME_GAP = 8, ANNALS_COLUMNS_VALUE_GAP = 6 };

/* Names below the columns: every one, or every second, fifth ... period. */
void annals_columns_name(annals_layout *layout, annals_columns *columns);
/* Values above them; where too few fit, `values` stays NULL. */
void annals_columns_value(annals_layout *layout, annals_columns *columns);

/* Writes the names below `top`; at the edges one that is wider than its slot is moved inwards. */
void annals_columns_write_names(annals_layout *layout, const annals_columns *columns, double top);
/* The wish of a slot's value to stand about x, on top of `end` or below it. */
annals_wish annals_columns_wish(annals_layout *layout, const annals_columns *columns, size_t i, double x, double end,
                                bool below);

const annals_item *annals_columns_item(const annals_columns *columns, size_t slot, size_t lane);

#endif
