/* Finds the widths of a style. Internal. */
#ifndef ANNALS_CHART_COMPILE_WIDTHS_PROBE_H
#define ANNALS_CHART_COMPILE_WIDTHS_PROBE_H

#include "widths_forms.h"

/* Fills a draft that is all zero, not packed yet, by the forms of the font. False: the font's file is none that can be
 * told from another one, or memory ran out. */
bool widths_probe(widths_draft *draft, widths_forms *forms, widths_shaper *shaper);

#endif
