/* SVG files: scenes as text that can be read, searched and styled, without a drawing library. Internal. */
#ifndef ANNALS_CHART_SVG_H
#define ANNALS_CHART_SVG_H

#include "../series/str.h"
#include "scene.h"

/* Gives a finished file (SVG 1.1 with SVG 2's names of paint) in *bytes, freed with free(). ANNALS_NO_MEMORY. */
ANNALS_CHECKED annals_status annals_svg_write(const annals_scene *scene, char **bytes, size_t *size,
                                              annals_error *error);

/* --- What the writer's files share (svg_words.c) ------------------------------------------------------------------ */

/* Text as the content of an XML element; what XML 1.0 can't hold becomes U+FFFD. */
void annals_svg_escape(annals_str *out, const char *text);
/* A number to hundredths, without zeros at its end, in any locale. */
void annals_svg_number(annals_str *out, double value);
/* name="value" with a space in front. */
void annals_svg_attribute(annals_str *out, const char *name, double value);
/* The same for a paint; an opacity beside it where it is not opaque: "none" where it can't be seen. */
void annals_svg_paint(annals_str *out, const char *name, annals_colour colour);
/* Writes the texts, those of one look together. */
void annals_svg_texts(annals_str *out, const annals_scene *scene);

#endif
