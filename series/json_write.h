/* Writes JSON strings (RFC 8259) without building a tree. Internal. */
#ifndef ANNALS_SERIES_JSON_WRITE_H
#define ANNALS_SERIES_JSON_WRITE_H

#include "str.h"

/* Adds a string with its quotes; escapes what must be, and leaves all else as UTF-8. */
void annals_json_write_string(annals_str *out, const char *text);
void annals_json_write_bytes(annals_str *out, const char *text, size_t size); /* the same; it may hold NULs */

#endif
