/* Which rows of very long answers a chart looks at. Internal. */
#ifndef ANNALS_CHART_LAYOUT_THIN_H
#define ANNALS_CHART_LAYOUT_THIN_H

#include "layout.h"

/* Gives the numbers of the rows that matter, in their order, in the arena, with *count of them; NULL: all do, or it
 * failed. Of many instants in one column of pixels those are the first, the lowest, the highest, the last and one that
 * is no exact fact; what lies between them covers the same pixels. Other periods are never thinned out. */
const uint32_t *annals_thin(annals_layout *layout, size_t entry, size_t *count);

#endif
