/* Whether bytes are UTF-8, and how foreign text stands safely in a message. Internal. */
#ifndef ANNALS_SERIES_UTF8_H
#define ANNALS_SERIES_UTF8_H

#include "status.h"

/* The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong
 * forms, nothing above U+10FFFF), or `size` if all is well. NUL is a character like any other. */
size_t annals_utf8_bad(const char *text, size_t size);

/* Reads a character of several bytes at the start of well-formed text; returns their number. */
size_t annals_utf8_read_long(const char *text, uint32_t *character);

/* Reads the character at the start of well-formed text of at least one byte; returns its length in bytes. */
static inline size_t annals_utf8_read(const char *text, uint32_t *character)
{
    if ((unsigned char)*text >= 0x80)
        return annals_utf8_read_long(text, character);
    *character = (unsigned char)*text;
    return 1;
}

/* True for what no name, value or unit may hold: C0 and C1 controls, DEL, line and paragraph separator (U+2028,
 * U+2029), which break lines, and the bidirectional controls (U+061C, U+200E, U+200F, U+202A-202E, U+2066-2069) and
 * U+00AD, U+200B, U+2060, U+FEFF, which are not seen. Joiners (U+200C, U+200D) are part of Persian and Indic words and
 * of emoji and may stand.
 */
bool annals_utf8_is_control(uint32_t character);

/* The offset of the first such character in well-formed text, or `size`. */
size_t annals_utf8_control(const char *text, size_t size);

/* Unicode's spaces (general category Zs); and whether well-formed text begins or ends with one. */
bool annals_utf8_is_space(uint32_t character);
bool annals_utf8_space_at_end(const char *text, size_t size);

enum { ANNALS_SHOWN_SIZE = 128 };

/* Writes text for a message: bad bytes and controls as \xNN, cut with "..." where it is long. Returns `out`. */
const char *annals_utf8_show(const char *text, size_t size, char out[ANNALS_SHOWN_SIZE]);

#endif
