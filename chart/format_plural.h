/* English plurals of the nouns that are units. Internal. */
#ifndef ANNALS_CHART_FORMAT_PLURAL_H
#define ANNALS_CHART_FORMAT_PLURAL_H

#include <stdbool.h>
#include <stddef.h>

#include "../series/str.h"

/* Whether a unit is written with a plural in English ("day", "light year", "GPU"); symbols (kg, TWh) are not. */
bool annals_plural_has(const char *unit, size_t size);
/* The same of lower-case words only: those that another language would translate. */
bool annals_plural_is_noun(const char *unit, size_t size);
void annals_plural_add(annals_str *out, const char *unit, size_t size);

#endif
