/* The theme that a spec names as a file. */
#ifndef ANNALS_CLI_THEME_H
#define ANNALS_CLI_THEME_H

#include "../chart/chart.h"

/* Reads it from beside the spec's file and hands it over; nothing where the spec names none. */
annals_status theme_read(annals_spec *spec, const char *spec_file, annals_error *error);

#endif
