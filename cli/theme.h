/* The theme that a spec names as a file. */
#ifndef ANNALS_CLI_THEME_H
#define ANNALS_CLI_THEME_H

#include "../chart/chart.h"

/* Reads it from beside the spec's file and hands it over; nothing where the spec names none, and then `sha256` is "",
 * else that of the file. */
annals_status theme_read(annals_spec *spec, const char *spec_file, char sha256[ANNALS_ID_TEXT], annals_error *error);

#endif
