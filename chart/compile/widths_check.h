/* Holds the widths of a style against HarfBuzz. Internal. */
#ifndef ANNALS_CHART_COMPILE_WIDTHS_CHECK_H
#define ANNALS_CHART_COMPILE_WIDTHS_CHECK_H

#include "widths_draft.h"
#include "widths_shape.h"

/* Sets lines of letters, figures and signs as they come; false: one is not as wide as the packed draft says. */
bool widths_check(const widths_draft *draft, widths_shaper *shaper);

#endif
