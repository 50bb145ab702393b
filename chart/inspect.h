/* Pictures read back: what a PNG, PDF or SVG that annals drew says of itself. */
#ifndef ANNALS_CHART_INSPECT_H
#define ANNALS_CHART_INSPECT_H

#include "../series/status.h"

/* Strings are UTF-8 and owned by the picture; NULL where the file does not say. */
typedef struct {
    const char *format; /* "png", "pdf" or "svg" */
    const char *size;   /* "1200 x 675 px", "900 x 506.25 pt", "160mm x 90mm" */
    const char *title;
    const char *description;    /* alternative text */
    const char *spec;           /* SHA-256 of the spec's text, hex */
    const char *theme;          /* the same of a house's theme file */
    const char *const *options; /* what was asked for instead of what the spec says */
    size_t option_count;
    const char *operation;    /* the record's newest operation when it was drawn */
    const char *as_of;        /* the moment (UTC) whose state of the record it shows; NULL: that of then */
    const char *published_by; /* what was published later is left out; a period (EDTF) */
    const char *const *sources;
    size_t source_count;
    const char *const *observations; /* ids, shortened; of many only the first are in a file */
    size_t observation_count;
    size_t drawn_count; /* observations that are drawn */
} annals_picture;

/* Reads a picture from memory; `name` is for messages. Gives *picture, freed with annals_picture_free.
 *
 * ANNALS_INVALID      no PNG, PDF or SVG; one that is broken; one that annals did not draw; one of a newer version
 * ANNALS_UNAVAILABLE  the module annals-inspect.so is not installed
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_picture_read(const char *bytes, size_t size, const char *name,
                                                            annals_picture **picture, annals_error *error);
ANNALS_API void annals_picture_free(annals_picture *picture); /* NULL is allowed */

#endif
