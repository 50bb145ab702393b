/* Places in the text of a JSON document that is known to be valid. Internal. */
#ifndef ANNALS_CHART_SPEC_LOCATE_H
#define ANNALS_CHART_SPEC_LOCATE_H

#include "../series/str.h"

/* The byte at which a node begins. `steps` lead from the root to it: at each level, its position among its siblings.
 * With `key` the last step's key is meant, else its value. */
size_t annals_json_offset(const char *text, size_t size, const size_t *steps, size_t count, bool key);

/* Adds to `pointer` the JSON pointer (RFC 6901) of the innermost member or element that covers a byte, which may lie in
 * what has been read so far of a document that is only valid up to there; gives the byte where it begins. */
size_t annals_json_covering(const char *text, size_t size, size_t byte, annals_str *pointer);

/* Adds one step of a pointer, `/` and the key with ~ and / escaped and controls made visible. */
void annals_json_pointer_add(annals_str *pointer, const char *key, size_t size);

/* Line and column (in characters) of a byte, from 1. */
void annals_json_line(const char *text, size_t byte, int64_t *line, int64_t *column);

#endif
