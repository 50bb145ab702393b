/* The width of a line by a table of widths. Internal. */
#ifndef ANNALS_CHART_WIDTHS_LINE_H
#define ANNALS_CHART_WIDTHS_LINE_H

#include "widths_table.h"

/* Adds up the advances of a line of well-formed UTF-8, each times `unit`, as HarfBuzz would set it; false: the table
 * does not know, as a character is none of its own, or depends on what stands further off. */
bool annals_widths_line(const annals_width_table *table, const char *text, double unit, double *width);

#endif
