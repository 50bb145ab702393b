/* CSV as RFC 4180 has it, in UTF-8: reading from memory, row by row. */
#ifndef ANNALS_SERIES_CSV_H
#define ANNALS_SERIES_CSV_H

#include "status.h"

/* One field. Lent by the reader until its next call. */
typedef struct {
    const char *text; /* unquoted; NUL-terminated */
    size_t size;
    int64_t line;   /* where it begins in the file, from 1 */
    int64_t column; /* in characters, from 1 */
} annals_field;

typedef struct annals_csv annals_csv;

/* The longest row, in bytes of the file with its quotes and line breaks, and the most fields in one. */
enum { ANNALS_CSV_LINE_MAX = 1 << 24, ANNALS_CSV_FIELDS_MAX = 1024 };

/* Opens a reader over bytes that must outlive it; `delimiter` is usually ','. A BOM is skipped; CRLF and LF end rows.
 * Memory beside the bytes: one row; only opening allocates. Gives *csv, closed with annals_csv_close.
 *
 * ANNALS_USAGE  the delimiter is a quote, a line break or no ASCII character
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_csv_open(const char *bytes, size_t size, char delimiter,
                                                        annals_csv **csv, annals_error *error);
ANNALS_API void annals_csv_close(annals_csv *csv); /* NULL is allowed */

/* Reads the next row; *count is 0 at the end (an empty line is skipped). A field is as it stands: white space stays,
 * and so do the line breaks of a quoted one. Errors carry line, column and byte; the next call goes on with the line
 * after the one that is at fault.
 *
 * ANNALS_INVALID  a quote inside an unquoted field, text behind a closing quote, a quote never closed (the place is
 *                 where it was opened), a carriage return without a line feed, a NUL byte, bytes that are no UTF-8, a
 *                 row over ANNALS_CSV_LINE_MAX bytes, more than ANNALS_CSV_FIELDS_MAX fields */
ANNALS_API ANNALS_CHECKED annals_status annals_csv_next(annals_csv *csv, const annals_field **fields, size_t *count,
                                                        annals_error *error);

/* Bytes read so far, for progress. */
ANNALS_API size_t annals_csv_position(const annals_csv *csv);

/* What most likely separates the fields, judged by the first line: comma, semicolon, tab or `|`, whichever stands there
 * most often outside quotes. False where none does. For a hint only: a reader is told its delimiter. */
ANNALS_API bool annals_csv_guess_delimiter(const char *bytes, size_t size, char *delimiter);

#endif
