/* What may be stated of a source. Internal. */
#ifndef ANNALS_RECORD_SOURCE_CHECK_H
#define ANNALS_RECORD_SOURCE_CHECK_H

#include "../series/observation.h"

/* ANNALS_INVALID: a bad id or field. */
ANNALS_CHECKED annals_status annals_source_check(const annals_source *source, annals_error *error);

/* Computes sizes and checksums. ANNALS_INVALID: one that is stated differs; the text is no UTF-8 or holds a NUL. */
ANNALS_CHECKED annals_status annals_source_complete(annals_source *source, const char *bytes, size_t bytes_size,
                                                    const char *text, size_t text_size, annals_error *error);

/* Fills in what a new version leaves open, from the one that stands; not the name of the file. */
void annals_source_inherit(const annals_source *standing, annals_source *stated);

/* ANNALS_EXISTS: the stated source says something else than the one that stands; the first difference is named. The
 * name of the file is no part of what a source says. */
ANNALS_CHECKED annals_status annals_source_compare(const annals_source *standing, const annals_source *stated,
                                                   annals_error *error);

#endif
