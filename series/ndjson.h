/* NDJSON: one flat JSON object a line (RFC 8259), read row by row from memory as names and texts. Internal. */
#ifndef ANNALS_SERIES_NDJSON_H
#define ANNALS_SERIES_NDJSON_H

#include "status.h"

/* One member of a line's object. Lent by the reader until its next call. */
typedef struct {
    const char *name;
    const char *text; /* a string's characters, or an integer's digits; NUL-terminated, no NUL inside */
    size_t size;
} annals_member;

typedef struct annals_ndjson annals_ndjson;

/* The longest line in bytes (what a parser makes of it takes up to 50 times as much), and the most members in one. */
enum { ANNALS_NDJSON_LINE_MAX = 1 << 20, ANNALS_NDJSON_MEMBERS_MAX = 1024 };

/* Opens a reader over bytes that must outlive it. A BOM is skipped; LF and CRLF end lines. Gives *ndjson, closed with
 * annals_ndjson_close. ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_ndjson_open(const char *bytes, size_t size, annals_ndjson **ndjson,
                                                annals_error *error);
void annals_ndjson_close(annals_ndjson *ndjson); /* NULL is allowed */

/* Reads the next line that is not blank; *line is its number from 1, 0 at the end. Members stand in the order of the
 * file; those that are null are left out. Amounts stay exact: a string or an integer is handed on as it is written, a
 * number with a fraction or an exponent is refused. Errors carry line, column (where it is known) and byte; the next
 * call goes on with the next line.
 *
 * ANNALS_INVALID  no JSON, no object, a name twice, a value that is no string or integer, a NUL, bytes that are no
 *                 UTF-8, a line over ANNALS_NDJSON_LINE_MAX bytes, more than ANNALS_NDJSON_MEMBERS_MAX members
 * ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_ndjson_next(annals_ndjson *ndjson, const annals_member **members, size_t *count,
                                                int64_t *line, annals_error *error);

/* Bytes read so far, for progress. */
size_t annals_ndjson_position(const annals_ndjson *ndjson);

#endif
