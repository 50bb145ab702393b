/* How wide lines of Latin text are in Inter, told by tables that annals was built with: no font is read and no library
 * loaded. What they do not know is left to inter.h. Internal. */
#ifndef ANNALS_CHART_WIDTHS_H
#define ANNALS_CHART_WIDTHS_H

#include "inter_style.h"

/* Which styles were looked at. All zero to begin with. */
typedef struct {
    enum { ANNALS_WIDTHS_NEW, ANNALS_WIDTHS_GOOD, ANNALS_WIDTHS_OTHER } styles[ANNALS_INTER_STYLES];
} annals_widths;

/* The extent of a line of well-formed UTF-8, the same as annals_inter_measure gives; false where the tables do not
 * tell: another family or language, a character or neighbours that they leave out, or a font file on this machine that
 * is not the one that they were made of. */
bool annals_widths_measure(annals_widths *widths, const char *text, annals_face face, annals_extent *extent);

/* Whether a file is the one that the table of a style was made of: by the font's directory, which holds a checksum and
 * a size for each of its parts. */
bool annals_widths_fit(size_t style, const char *path);

#endif
