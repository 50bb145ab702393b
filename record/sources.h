/* Finding sources that stand, and naming near ones. Internal. */
#ifndef ANNALS_RECORD_SOURCES_H
#define ANNALS_RECORD_SOURCES_H

#include "handle.h"

/* The newest row of an id that the view holds, or NULL. */
const annals_stored_source *annals_sources_find(const annals_stored_source *rows, size_t count, const char *id,
                                                const annals_view *view);

/* Says of each row, by number, which operation entered the newest version of it that the view holds. */
void annals_sources_date(annals_stored_source *rows, size_t count, const annals_view *view);

/* The row of a number among rows by number, or NULL. */
const annals_stored_source *annals_sources_row(const annals_stored_source *rows, size_t count, int64_t number);

/* ANNALS_MISSING with the near ids named. */
annals_status annals_sources_missing(annals_record *record, const annals_view *view, const char *id,
                                     annals_error *error);

/* Gives the text of a document, freed with free(). */
ANNALS_CHECKED annals_status annals_sources_text(annals_record *record, int64_t document, char **text, size_t *size,
                                                 annals_error *error);

#endif
