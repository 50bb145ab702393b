/* Inter, the font of charts, set without a search for fonts: lines of Latin text through HarfBuzz alone, in a fraction
 * of the time that Pango and fontconfig take to begin. What it can't set is left to pango.c. Internal. */
#ifndef ANNALS_CHART_INTER_H
#define ANNALS_CHART_INTER_H

#include "inter_style.h"

typedef struct annals_inter annals_inter;

/* One glyph of a line: places in pixels from the line's start, x to the right, y down. */
typedef struct {
    uint32_t glyph;
    uint32_t cluster; /* byte of the text at which what it stands for begins */
    double x, y;
} annals_glyph;

/* A line that was set. Lent until the next one is. */
typedef struct {
    const annals_glyph *glyphs; /* from left to right */
    size_t count;
    double width; /* advance */
    size_t style; /* which of the styles' files: 0 to ANNALS_INTER_STYLES - 1 */
} annals_inter_line;

/* Gives the font, or NULL with ANNALS_OK where it is not installed in its usual place. ANNALS_NO_MEMORY. */
ANNALS_CHECKED annals_status annals_inter_open(annals_inter **inter, annals_error *error);
void annals_inter_close(annals_inter *inter); /* NULL is allowed */

/* Sets a line. False: it holds something that this font or this way of setting can't do (or memory ran out); UTF-8 is
 * not checked beyond that. */
bool annals_inter_set(annals_inter *inter, const char *text, annals_face face, annals_inter_line *line);

/* The extent of a line, or false where it can't be set. */
bool annals_inter_measure(annals_inter *inter, const char *text, annals_face face, annals_extent *extent);

/* The face's own ascent and descent, an em. */
void annals_inter_metrics(const annals_inter *inter, double *ascent, double *descent);

#endif
