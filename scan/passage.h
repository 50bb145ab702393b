/* A stretch of text made ready for reading: folded, without what is not read, with a way back. Internal. */
#ifndef ANNALS_SCAN_PASSAGE_H
#define ANNALS_SCAN_PASSAGE_H

#include "language.h"

/* What of the source to read, and the quote in it. */
typedef struct {
    const char *text;
    size_t start;
    size_t end;
    size_t quote_start;
    size_t quote_end;
} annals_stretch;

/* Byte i of both forms came from the character of the source that stands at [origin[i], until[i]). White space is ' ',
 * a blank line '\n', what parts the cells of a row '\t'; none stands where a line's end broke a word. */
typedef struct {
    char *cased;
    char *small; /* lower case, the same bytes otherwise */
    size_t size;
    size_t *origin;
    size_t *until;
    size_t room;            /* of each of the four */
    annals_stretch stretch; /* its text is lent */
} annals_passage;

/* Makes a passage of one that is all zero, or of one made before, whose memory is used again. Released with
 * annals_passage_free, on failure too. ANNALS_INVALID (not UTF-8), ANNALS_NO_MEMORY */
annals_status annals_passage_make(const annals_language *language, const annals_stretch *stretch,
                                  annals_passage *passage, annals_error *error);

void annals_passage_free(annals_passage *passage);

#endif
