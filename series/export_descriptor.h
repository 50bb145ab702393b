/* The descriptor of an exported data package: collects which units and sources its rows speak of, then says what is in
 * the tables. Internal. */
#ifndef ANNALS_SERIES_EXPORT_DESCRIPTOR_H
#define ANNALS_SERIES_EXPORT_DESCRIPTOR_H

#include "observation.h"
#include "str.h"

typedef struct annals_descriptor annals_descriptor;

annals_descriptor *annals_descriptor_new(void); /* NULL: no memory */
void annals_descriptor_free(annals_descriptor *descriptor);

/* Takes note of an observation's unit and source; both are copied. False: no memory. */
bool annals_descriptor_note(annals_descriptor *descriptor, const char *unit, const annals_source *source);

/* Writes it as JSON: the same rows in any order give the same bytes. `description` may be NULL. False: no memory. */
bool annals_descriptor_write(const annals_descriptor *descriptor, const char *description, annals_str *out);

#endif
