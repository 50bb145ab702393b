/* Digits that a scan of paper may have misread as letters (l000, 1O0, S5): told, never put right. Internal. */
#ifndef ANNALS_SCAN_MISREAD_H
#define ANNALS_SCAN_MISREAD_H

#include "figure.h"

/* Whether the token `at`, a name with digits in it, is more likely a number: nothing but digits and letters that look
 * like some, with two digits at least, or money or a unit beside it. */
bool annals_token_is_misread(const annals_tokens *tokens, size_t at);

/* Whether such letters stand directly beside the digits of a figure: 1,0OO. */
bool annals_figure_is_misread(const annals_tokens *tokens, const annals_figure *figure);

#endif
