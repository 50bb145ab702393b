/* Markup that is left in a text: emphasis of Markdown, tags of HTML. Internal. */
#ifndef ANNALS_SCAN_MARKUP_H
#define ANNALS_SCAN_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes of emphasis (*, **, _, `) stand at `at`; 0: the sign there is none, as in 2*3 and snake_case. `before`
 * is the character in front, ' ' where none is. */
size_t annals_markup_emphasis(const char *text, size_t size, size_t at, char before);

/* How many bytes of a tag stand at `at`, with what is raised by it where that is no text to read on (25<sup>3</sup>) or
 * the power of a unit (km<sup>2</sup>); 0: no tag that is known. *instead: what is read there, static: "\n" of a tag
 * that ends a sentence, such as <p>; "²" of a power; "" nothing. */
size_t annals_markup_tag(const char *text, size_t size, size_t at, char before, const char **instead);

#endif
