/* Scanning one document: from an open file in pieces, so that memory does not grow with it, or from memory. */
#ifndef ANNALS_CLI_DOCUMENT_H
#define ANNALS_CLI_DOCUMENT_H

#include "cli/proposal.h"

enum { DOCUMENT_HEAD = 4096 };

/* All lent. */
typedef struct {
    const char *id;
    const char *file;               /* as messages name it */
    int64_t line;                   /* of the file, which holds a document a line; 0: it is one document */
    const char *language;           /* NULL: found by itself */
    const annals_period *published; /* NULL: not known */
    bool pages;                     /* a form feed ends a page */
    const char *text;               /* NULL: it is read from the descriptor */
    size_t size;
    int descriptor;
    const char *head; /* what was read from the descriptor already, DOCUMENT_HEAD bytes at most */
    size_t head_size;
} document;

typedef struct {
    bool all;
    bool around;   /* as annals_scan_options has it */
    unsigned only; /* as annals_scan_options has it */
    bool lossy;    /* bytes that are no UTF-8 are read as U+001A, one for one, and are no error */
    bool to_keep;  /* the text is to be recorded: lossy is not offered */
} document_options;

/* Takes a figure; false stops the scan with ANNALS_CANCELLED. */
typedef bool document_sink(void *context, const proposal *figure);

/* Hands each figure to the sink, in order of place. Errors have file, line and byte; figures before the fault may have
 * been handed out.
 *
 * ANNALS_INVALID    not UTF-8, or a language that there is no data for
 * ANNALS_IO         reading failed
 * ANNALS_NO_MEMORY, ANNALS_CANCELLED */
ANNALS_CHECKED annals_status document_scan(annals_scanner *scanner, const document *from,
                                           const document_options *options, document_sink *sink, void *context,
                                           annals_error *error);

/* Makes bytes UTF-8 by putting `stand_in` for each that is none. Returns how many bytes are settled: all, but for a
 * character at the end of which only the beginning is there, unless nothing follows (`last`). */
size_t document_repair(char *bytes, size_t size, bool last, char stand_in);

#endif
