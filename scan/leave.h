/* Rules for figures that are none to propose, beside those of leave.c. Internal. */
#ifndef ANNALS_SCAN_LEAVE_H
#define ANNALS_SCAN_LEAVE_H

#include "figure.h"

/* Why a figure of a script without spaces is none to propose, by what only such scripts write; static, or NULL. */
const char *annals_leave_joined(const annals_tokens *tokens, const annals_figure *figure);

/* Whether a figure is a part of a telephone number that begins with + and a country's number. */
bool annals_figure_is_phone(const annals_tokens *tokens, const annals_figures *figures, size_t i);

#endif
