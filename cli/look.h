/* How a chart looks, as options say it: what takes the place of keys of its spec. */
#ifndef ANNALS_CLI_LOOK_H
#define ANNALS_CLI_LOOK_H

#include "chart/chart.h"
#include "cli/cli.h"

enum { LOOK_CHANGES = 32, LOOK_WORDS = 200 };

typedef struct {
    annals_spec_change changes[LOOK_CHANGES];
    size_t count;
    double width, height; /* 0: as the spec says */
    bool millimetres;
    char *theme;     /* its file, from the root where a written spec needs that; else NULL */
    bool theme_file; /* the theme is a file, named from the working folder */
    char *words;     /* what was asked for, a line each: goes into the picture; NULL: nothing */
} look;

/* Reads the options, and what is wrong with them whatever the spec says. Release with look_free, also after a failure.
 */
ANNALS_CHECKED annals_status look_read(const invocation *call, const annals_drawing *drawing, look *wanted,
                                       annals_error *error);
void look_free(look *wanted);

#endif
