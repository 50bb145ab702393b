/* Whether words can stand on a place of the page. Internal. */
#ifndef ANNALS_CHART_LAYOUT_PLACE_FREE_H
#define ANNALS_CHART_LAYOUT_PLACE_FREE_H

#include "layout_place.h"

#define ANNALS_TOUCH 0.01 /* pixels that are no overlap */

bool annals_boxes_meet(annals_box a, annals_box b);
/* Whether a line from p to q comes into a box. */
bool annals_segment_meets(annals_point p, annals_point q, annals_box box);

/* Whether a box lies within a wish's room and on nothing that is drawn or written, but for what may lie under it. */
bool annals_place_is_free_for(const annals_layout *layout, const annals_wish *wish, annals_box box);
/* Takes grid lines away from below a box, and with `axis` the lines of axes. */
void annals_place_clear_below(annals_layout *layout, annals_box box, bool axis);

#endif
