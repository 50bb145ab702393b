/* The places of upright bars along the x axis. Internal. */
#ifndef ANNALS_CHART_LAYOUT_SLOTS_H
#define ANNALS_CHART_LAYOUT_SLOTS_H

#include "layout.h"

enum { ANNALS_SLOTS_FEW = 16 }; /* up to as many, each gets its name */

typedef struct {
    const char *name;
    const annals_item *item; /* NULL: nothing is recorded for this period */
} annals_slot;

/* One slot an item; where the query bins one series by months, years ... one a bin of the window, so that gaps in the
 * data are gaps on the page. NULL: failed. */
const annals_slot *annals_column_slots(annals_layout *layout, size_t *count);

/* The next step of names, at least `least`, that readers expect: years go by 2, 5, 10; months by 2, 3, 6, 12. */
size_t annals_slots_step(const annals_layout *layout, size_t least);

#endif
