/* Whether a ZIP container is whole and of a bearable size, by its own directory. Internal. */
#ifndef ANNALS_TEXT_ZIP_H
#define ANNALS_TEXT_ZIP_H

#include "../series/status.h"

/* Most bytes that the files in a container may unpack to, and most files. */
enum { ANNALS_ZIP_BYTES_MOST = 256 << 20, ANNALS_ZIP_FILES_MOST = 20000 };

/* Walks the directory (PKWARE APPNOTE 4.3.12, 4.3.16) and calls `see` with each file's name, if it is not NULL.
 *
 * ANNALS_INVALID   cut off, damaged, encrypted, or ZIP64
 * ANNALS_OVERFLOW  the files unpack to more than the limits, as the directory states it */
ANNALS_CHECKED annals_status annals_zip_check(const char *bytes, size_t size,
                                              void (*see)(void *context, const char *name, size_t size), void *context,
                                              annals_error *error);

#endif
