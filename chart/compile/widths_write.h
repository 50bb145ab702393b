/* Tables of widths as text of a C file. Internal. */
#ifndef ANNALS_CHART_COMPILE_WIDTHS_WRITE_H
#define ANNALS_CHART_COMPILE_WIDTHS_WRITE_H

#include "../../series/str.h"
#include "widths_draft.h"

/* Adds the file: what widths_table.h declares extern, of ANNALS_INTER_STYLES packed drafts; languages as they stand
 * there. */
void widths_write(annals_str *out, const widths_draft *drafts, const char *languages);

#endif
