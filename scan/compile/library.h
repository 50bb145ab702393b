/* All languages together, from their files. Internal. */
#ifndef ANNALS_SCAN_COMPILE_LIBRARY_H
#define ANNALS_SCAN_COMPILE_LIBRARY_H

#include "detect_draft.h"

/* All zero is empty. */
typedef struct {
    annals_draft *drafts;
    annals_language *languages; /* of the drafts, which lend their tables */
    size_t count;
    annals_detect_draft detect;
} annals_library;

/* Reads language files, the first of which holds what all languages share. Released with annals_library_free, on
 * failure too.
 *
 * ANNALS_NO_INPUT  a file can't be read
 * ANNALS_INVALID   a row says nothing, a file has no tag, or there is more than there is room for; the error has the
 * file, and the line of a row ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_library_read(annals_library *library, const char *const *paths, size_t count,
                                                 annals_error *error);

void annals_library_free(annals_library *library);

#endif
