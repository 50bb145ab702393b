/* The noun that a number counts. Internal. */
#ifndef ANNALS_SCAN_NOUN_H
#define ANNALS_SCAN_NOUN_H

#include "figure.h"

/* Makes the token `at` the figure's noun, with annals' name for it where the language has one. */
void annals_noun_set(const annals_tokens *tokens, annals_figure *figure, size_t at);

/* Takes a letter at the token `at` that is a short scale and a unit as the scale, where something is measured or
 * counted behind it: 2.3m homes. Returns where that begins; `at` where the letter is no scale. */
size_t annals_noun_take_scale(const annals_tokens *tokens, annals_figure *figure, size_t at);

/* Finds the noun of a script with spaces behind a number, whose words may begin at the token `at`. In languages that
 * tell nouns by plural endings it is the head of what stands there: "two large fighter jets"; a number with places
 * behind its point counts no nouns but units and those. False, with nothing done, where there is none. */
bool annals_noun_take(const annals_tokens *tokens, annals_figure *figure, size_t at);

/* Finds the noun of a script without spaces at the token `at`: a unit, or what stands behind a classifier, as far as
 * the quote goes but of some characters only. False, with nothing done, where no classifier stands there. */
bool annals_noun_take_classified(const annals_tokens *tokens, annals_figure *figure, size_t at);

/* Finds the noun of a script without spaces that follows a number in digits, or in digits and scales, without a
 * classifier: 15勝, 2590万难民, 7.9级. What goes on for longer is none by itself. False, with nothing done: there is
 * none.
 */
bool annals_noun_take_bare(const annals_tokens *tokens, annals_figure *figure, size_t at);

#endif
