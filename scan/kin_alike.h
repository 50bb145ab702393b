/* What the files of kin share: words that lead to a number or join it to another, and numbers in the same words.
 * Internal.
 */
#ifndef ANNALS_SCAN_KIN_ALIKE_H
#define ANNALS_SCAN_KIN_ALIKE_H

#include "figure.h"

enum { ANNALS_KIN_LEADS = 4 }; /* how many tokens may lead to a number */

/* Whether a token may stand between a word and the number that it leads to: about, the. */
bool annals_kin_leads(const annals_tokens *tokens, size_t at);

/* Whether it is a preposition that leads to more than what something is compared with: from, to. */
bool annals_kin_is_change(const annals_tokens *tokens, size_t at);

/* "And", also as it closes a range ("e il"), "while", or a comma. */
bool annals_kin_separates(const annals_tokens *tokens, size_t at);

/* Whether two figures that the separator at `joint` parts stand in a row: the same word behind both ("in May", "in
 * June"), one that says as what others stood ("opposed"), or "respectively". `listed`: the first one does with others.
 */
bool annals_kin_ends_alike(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                           size_t joint, bool listed);

/* Whether "respectively" stands behind the token `behind`, with no more than numbers of a row between, or before
 * `before`. */
bool annals_kin_in_turn(const annals_tokens *tokens, size_t before, size_t behind);

/* Whether the same verb or, in a script without spaces, the same two characters stand in front of both. */
bool annals_kin_begins_alike(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second);

/* Whether "and" at `joint` joins two figures with the same preposition or article in front: del 22,8 e del 38,6%. */
bool annals_kin_led_alike(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                          size_t joint);

#endif
