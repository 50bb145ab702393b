/* Opens the language of a chart, with the currencies of what it shows; draws nothing. */
#include <string.h>

#include "chart/layout.h"

enum { UNITS_MOST = 16 };

/* The distinct units of what is drawn. */
static size_t find_units(const annals_answer *const *answers, size_t count, const char **units)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < answers[i]->count && found < UNITS_MOST; j++) {
            const char *unit = answers[i]->rows[j].unit;
            size_t known = 0;
            while (known < found && units[known] != unit && strcmp(units[known], unit) != 0)
                known++;
            if (known == found)
                units[found++] = unit;
        }
    return found;
}

annals_status annals_layout_language(const annals_spec *spec, const annals_answer *const *answers, size_t count,
                                     annals_language *language, annals_error *error)
{
    const char *units[UNITS_MOST];
    return annals_language_open(spec->language, units, find_units(answers, count, units), language, error);
}
