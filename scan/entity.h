/* Character references of HTML that were left in a text: &nbsp; &#37; &#x20AC;. Internal. */
#ifndef ANNALS_SCAN_ENTITY_H
#define ANNALS_SCAN_ENTITY_H

#include <stddef.h>

/* Reads a reference at the start of a text that begins with '&'. Gives its character as UTF-8 with a NUL behind - " "
 * for every space, "" for what is not seen (&shy;) - and returns the reference's length with its semicolon; 0: there is
 * none, or none of those that stand near figures (spaces, signs of currencies, ranges and quotation, fractions; any by
 * its number). */
size_t annals_entity_read(const char *text, size_t size, char character[5]);

#endif
