/* The places of bars that stand for periods or names, and which of their names are written. Internal. */
#ifndef ANNALS_CHART_LAYOUT_SLOTS_H
#define ANNALS_CHART_LAYOUT_SLOTS_H

#include "layout.h"

enum { ANNALS_SLOTS_FEW = 16 }; /* up to as many, each gets its name */

/* Periods along the axis: a place for each period of the data's grain, or for each that is there. */
void annals_slots_periods(annals_layout *layout);
/* Puts an item into its lane. Two of one name in one lane can't be told apart. */
void annals_slot_fill(annals_layout *layout, annals_slot *slot, annals_item *item, size_t shade);
const char *annals_slot_period(annals_layout *layout, const annals_period *period); /* in words */
void annals_slots_fail_many(annals_layout *layout, size_t count);

/* The next step of names, at least `least`, that readers expect: years go by 2, 5, 10; months by 2, 3, 6, 12. */
size_t annals_slots_step(const annals_layout *layout, size_t least);

/* The first slot that is named, so that the names fall on round years and on January. */
size_t annals_slots_start(const annals_layout *layout, size_t step);

#endif
