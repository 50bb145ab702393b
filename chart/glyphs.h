/* Lines that inter.c has set, drawn with Cairo. Internal. */
#ifndef ANNALS_CHART_GLYPHS_H
#define ANNALS_CHART_GLYPHS_H

#include <cairo.h>

#include "inter.h"

typedef struct annals_glyph_faces annals_glyph_faces;

/* Gives the faces to draw with; NULL: no memory. */
annals_glyph_faces *annals_glyph_faces_new(void);
void annals_glyph_faces_free(annals_glyph_faces *faces); /* NULL is allowed */

/* Draws a line with its start at x, baseline, in the context's colour; as outlines that are filled, or as text.
 * ANNALS_UNAVAILABLE: the font's file is gone; ANNALS_NO_MEMORY. */
ANNALS_CHECKED annals_status annals_glyphs_draw(annals_glyph_faces *faces, cairo_t *context,
                                                const annals_inter_line *line, const annals_text *text, double x,
                                                bool outlines, annals_error *error);

#endif
