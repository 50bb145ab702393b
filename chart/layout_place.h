/* Places for labels beside what they name, clear of all that is drawn and written. Internal. */
#ifndef ANNALS_CHART_LAYOUT_PLACE_H
#define ANNALS_CHART_LAYOUT_PLACE_H

#include "layout.h"

/* Whether a box lies within the room and on no text and no mark, but for grid lines and the shades of events. */
bool annals_place_is_free(const annals_layout *layout, annals_box room, annals_box box);

/* Takes grid lines away from below a box of words, on an empty part of the plot. */
void annals_place_clear(annals_layout *layout, annals_box box);

typedef struct {
    annals_role role;
    const char *text;
    const char *brief; /* where the text finds no place; NULL: none */
    annals_face face;
    annals_colour colour;
    annals_point at; /* what it names */
    annals_box room; /* within which it stays */
    bool leads;      /* it may stand farther away, with a thin line to what it names */
} annals_label;

/* Writes a label where there is room: close by; else farther away, if it leads; else in brief; else cut. Where even
 * that finds none it is left out with a warning; gives whether it was written. */
bool annals_place_label(annals_layout *layout, const annals_label *label);

/* Something that would like to stand at a height of its own beside others in one column. */
typedef struct {
    size_t index; /* of whatever it is */
    double wanted, top, height;
} annals_block;

/* Sorts blocks downwards by the middles that they want, leaves out the last ones while all are higher than what is
 * between top and bottom, and pushes the others apart by as little as can be. Gives how many are left. */
size_t annals_place_column(annals_layout *layout, annals_block *blocks, size_t count, double top, double bottom);

#endif
