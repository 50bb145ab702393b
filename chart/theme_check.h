/* Whether readers can read a theme's words and tell its colours apart. Internal. */
#ifndef ANNALS_CHART_THEME_CHECK_H
#define ANNALS_CHART_THEME_CHECK_H

#include "theme.h"

/* Warns of words whose contrast to the background is below 4.5 and of marks below 3 (WCAG 2.2, 1.4.3 and 1.4.11), and
 * of pairs of a palette nearer than 10 (CIEDE2000) to some readers' eyes; of neighbouring shades whose lightness (L*)
 * differs by less than 15, and, in a theme for grey print, of any two with less than 8. Gives how many warnings. */
size_t annals_theme_check(const annals_theme *theme, annals_warnings *warnings);

#endif
