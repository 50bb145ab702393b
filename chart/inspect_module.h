/* What the module annals-inspect.so gives: readers of picture files, which keep libpng, qpdf and expat to themselves.
 * Internal. */
#ifndef ANNALS_CHART_INSPECT_MODULE_H
#define ANNALS_CHART_INSPECT_MODULE_H

#include "../series/str.h"

#define ANNALS_INSPECT_MODULE "annals-inspect.so"
#define ANNALS_INSPECT_SYMBOL "annals_inspect"

/* What stands in a file; empty where it says nothing. Free each. */
typedef struct {
    annals_str size, title, description;
    annals_str facts; /* see chart/facts.h */
} annals_inscription;

/* Fills an inscription that is all zero; what was filled before a failure is the caller's to free as well.
 * ANNALS_INVALID: broken, with what is wrong; ANNALS_NO_MEMORY. */
typedef annals_status annals_inspect_read(const char *bytes, size_t size, annals_inscription *found,
                                          annals_error *error);

typedef struct {
    annals_inspect_read *png, *pdf, *svg;
} annals_inspect_functions;

annals_inspect_read annals_inspect_png, annals_inspect_pdf, annals_inspect_svg;

#endif
