/* Single characters: stepping through text that may be ill-formed, and what folding drops or takes as white space.
 * Internal. */
#ifndef ANNALS_TEXT_CHARACTER_H
#define ANNALS_TEXT_CHARACTER_H

#include "../series/status.h"

#define ANNALS_ILL_FORMED UINT32_MAX

/* Reads the character at the start of at least one byte; returns its length. A byte that begins none has length 1 and
 * is ANNALS_ILL_FORMED. */
size_t annals_character_read(const char *text, size_t size, uint32_t *character);

/* Writes a character of at most U+10FFFF as UTF-8; gives its length, 1 to 4. */
size_t annals_character_write(uint32_t character, char bytes[4]);

/* True for what is not seen and carries no reading of its own: soft hyphen, zero-width space, word joiner, byte order
 * mark, directional marks, variation selectors, tags, and the joiners (ZWJ, ZWNJ), which shape what stands beside them:
 * text copied from a page often lost them. */
bool annals_character_is_dropped(uint32_t character);

/* Unicode's White_Space: spaces, tabs and all line breaks. */
bool annals_character_is_space(uint32_t character);

#endif
