/* What the files of the drawing module share: fonts (pango.c), marks (plplot.c), file formats (png.c, pdf.c).
 * Internal: includes Cairo, so nothing outside the module includes it. */
#ifndef ANNALS_CHART_CANVAS_H
#define ANNALS_CHART_CANVAS_H

#include <cairo.h>

#include "scene.h"

typedef struct annals_fonts annals_fonts;

/* Gives the fonts. ANNALS_UNAVAILABLE: no font is installed at all. */
ANNALS_CHECKED annals_status annals_fonts_open(annals_fonts **fonts, annals_error *error);
void annals_fonts_close(annals_fonts *fonts);
ANNALS_CHECKED annals_status annals_fonts_measure(annals_fonts *fonts, const char *text, annals_face face,
                                                  annals_extent *extent, annals_error *error);

/* Draws one line of text, its anchor at x, baseline. `outlines` fills the letters' outlines, which keeps their places
 * finer than a pixel; else they go out as text, so that a PDF's can be selected. */
ANNALS_CHECKED annals_status annals_fonts_draw(annals_fonts *fonts, cairo_t *context, const annals_text *text,
                                               bool outlines, annals_warnings *warnings, annals_error *error);

/* What marks and texts are drawn on. */
typedef struct {
    cairo_surface_t *surface;
    double units; /* of the surface a pixel of the page: the scale of a PNG, 0.75 (points) in a PDF */
    bool pixels;  /* the surface has pixels: edges are put on them */
    bool tagged;  /* the surface takes PDF tags */
} annals_sheet;

/* Draws the scene's marks in order. ANNALS_UNAVAILABLE: PLplot's driver or data is not installed. */
ANNALS_CHECKED annals_status annals_marks_draw(const annals_sheet *sheet, const annals_scene *scene,
                                               annals_error *error);

/* Draws background, marks and texts. */
ANNALS_CHECKED annals_status annals_sheet_draw(const annals_sheet *sheet, annals_fonts *fonts,
                                               const annals_scene *scene, annals_warnings *warnings,
                                               annals_error *error);
/* A status of Cairo's as ours. */
ANNALS_CHECKED annals_status annals_sheet_status(cairo_status_t status, annals_error *error);

/* The formats: each gives a finished file in *bytes, freed with free(). */
typedef annals_status annals_format_write(annals_fonts *fonts, const annals_scene *scene, double scale, char **bytes,
                                          size_t *size, annals_warnings *warnings, annals_error *error);
annals_format_write annals_png_write;
annals_format_write annals_pdf_write;

/* Adds a line to the warnings unless it stands there; drops it silently when memory runs out. */
void annals_canvas_warn(annals_warnings *warnings, const char *format, ...) ANNALS_PRINTF(2, 3);

#endif
