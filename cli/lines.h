/* Documents as NDJSON: a line each, with the members id, text, language and published. */
#ifndef ANNALS_CLI_LINES_H
#define ANNALS_CLI_LINES_H

#include "cli/document.h"

/* Longer lines are skipped with an error, so that memory stays bounded. */
enum { LINE_MOST = 256 << 20 };

/* Reads lines from an open file, which is lent. */
typedef struct lines lines;
ANNALS_CHECKED annals_status lines_open(int descriptor, const char *file, lines **made, annals_error *error);
void lines_close(lines *from);

/* Gives the next line that is not blank, without its end, freed with free(), and its number from 1; NULL at the end.
 * One that is too long is ANNALS_INVALID, and the next call goes on behind it. ANNALS_IO, ANNALS_NO_MEMORY end it. */
ANNALS_CHECKED annals_status lines_next(lines *from, char **line, size_t *size, int64_t *number, annals_error *error);

/* A line that was read. */
typedef struct line_document line_document;

/* Reads a line as a document; `made->whole` is lent until line_document_free. Members of other names are passed over,
 * but for those that are nearly one of the four. A document without an id has its line's number. The line's bytes are
 * made UTF-8 where `lossy`.
 *
 * ANNALS_INVALID  no JSON object, no text, a member of another type, not UTF-8, no period; the error has file and line
 * ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status line_document_read(char *line, size_t size, const char *file, int64_t number, bool lossy,
                                                line_document **made, const document **whole, annals_error *error);
void line_document_free(line_document *made);

#endif
