/* Lines set by HarfBuzz, for the tables of widths to be made of. Internal. */
#ifndef ANNALS_CHART_COMPILE_WIDTHS_SHAPE_H
#define ANNALS_CHART_COMPILE_WIDTHS_SHAPE_H

#include <hb.h>

#include "../../series/status.h"

enum { WIDTHS_LINE_MOST = 64 };

typedef struct {
    hb_font_t *font;
    hb_font_t *glyphs; /* the same, whose characters are glyphs */
    hb_buffer_t *buffer;
    bool failed; /* memory ran out */
} widths_shaper;

/* False: there is no such font. */
bool widths_shaper_open(widths_shaper *shaper, const char *path);
void widths_shaper_close(widths_shaper *shaper);

/* The whole advance of a line, set as inter.c does. */
int widths_shape(widths_shaper *shaper, const uint32_t *characters, size_t count, const char *language);

/* Sets a line for its glyphs alone. */
void widths_substitute(widths_shaper *shaper, const uint32_t *characters, size_t count);

/* The one glyph that stands for the character at a place of that line; false: there is none, or it stands for others
 * too. */
bool widths_glyph(const widths_shaper *shaper, size_t place, uint32_t *glyph);

int widths_glyph_advance(const widths_shaper *shaper, uint32_t glyph);

/* How much nearer or further each of some glyphs is set behind another. */
void widths_shape_pairs(widths_shaper *shaper, uint32_t left, const uint32_t *rights, size_t count, int *adjustments);

/* Whether a language has forms of its own in the font. */
bool widths_own_forms(const widths_shaper *shaper, const char *language);

#endif
