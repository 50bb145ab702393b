/* Rules for figures that are none to propose, beside those of leave.c. Internal. */
#ifndef ANNALS_SCAN_LEAVE_H
#define ANNALS_SCAN_LEAVE_H

#include "figure.h"

/* Why the figure `i` is none to propose; static, or NULL. `counts`: what is said near by shows what it counts, so that
 * rules for numbers that count nothing do not hold. */
const char *annals_leave_reason(const annals_tokens *tokens, const annals_figures *figures, size_t i, bool counts);

/* Why a figure of a script without spaces is none to propose, by what only such scripts write; static, or NULL. */
const char *annals_leave_joined(const annals_tokens *tokens, const annals_figure *figure);

/* Whether a figure is a part of a telephone number that begins with + and a country's number, or with an area in
 * parentheses. */
bool annals_figure_is_phone(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Whether words in front of the figure `i` make it a name's number ("page 12"), or it is in a list of such. */
bool annals_leave_named(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Whether the figure `i` stands behind a name and is part of it: "Boeing 737". */
bool annals_leave_part_of_name(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Whether the figure `i` is the beginning of a name: "the 405 Freeway". */
bool annals_leave_begins_name(const annals_tokens *tokens, const annals_figures *figures, size_t i);
/* Whether the figure `i` is hours and minutes behind a word that says so: alle 18.45. */
bool annals_leave_time(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Whether it is so many hours of the day behind one: à 20 heures 30, às 20 horas, but à deux heures de Paris, and passe
 * à 4 heures. */
bool annals_leave_hour(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Whether it has the letter that is the sign of hours as times of day, where nothing tells a span: samedi, 19h. */
bool annals_leave_hour_sign(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Whether it has two digits behind a point that is no decimal sign, where ordinals have one, as days and hours do:
 * 24.03., 20.00; or a nought: 4.0. */
bool annals_leave_pointed(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Whether a figure is a footnote mark, or one of several, in brackets with nothing else in them: "[7]", "[^7]", "[4,
 * 5]".
 */
bool annals_leave_footnote(const annals_tokens *tokens, const annals_figure *figure);

/* Whether the figure `i` is what the numbers of a table are to be multiplied by: "Revenue (in millions)". */
bool annals_leave_scale(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Whether the figure `i` is an article or a pronoun and no number. */
bool annals_leave_article(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Takes away what is left alone and a mere article in front of its noun: articles are not even figures that are left
 * alone. */
void annals_leave_drop_articles(const annals_tokens *tokens, annals_figures *figures);

#endif
