/* Reading themes from JSON. Internal. */
#ifndef ANNALS_CHART_THEME_READ_H
#define ANNALS_CHART_THEME_READ_H

#include "spec.h"

/* Reads a theme over the one that it is based on; texts go into the spec's arena. The same rules stand in
 * theme.schema.json. ANNALS_INVALID: says where, and leaves *theme as it was. */
annals_status annals_theme_read(annals_spec *spec, const char *text, size_t size, const char *name, annals_theme *theme,
                                annals_error *error);

#endif
