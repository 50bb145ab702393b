/* Where charts go and in which form: what the options of `annals chart` say of it. */
#ifndef ANNALS_CLI_CHART_OUTPUT_H
#define ANNALS_CLI_CHART_OUTPUT_H

#include "chart/chart.h"
#include "cli/cli.h"

enum { CHART_FORMATS = 3 };

typedef struct {
    const char *file;   /* "-": standard output; NULL: none */
    const char *folder; /* for several, instead of the file; NULL: none */
    annals_format formats[CHART_FORMATS];
    size_t format_count;     /* 1 for a file */
    annals_drawing drawing;  /* scale and size */
    const char *spec_output; /* where the spec of a series goes; NULL: nowhere */
} chart_output;

/* Reads the options and holds them against each other and the operands. */
ANNALS_CHECKED annals_status chart_output_read(const invocation *call, chart_output *wanted, annals_error *error);

/* Makes the folder, where there is one to be made. ANNALS_CANNOT_CREATE. */
ANNALS_CHECKED annals_status chart_output_prepare(const chart_output *wanted, annals_error *error);

/* The name of the file that a spec's chart in a format gets within the folder; freed with free(), NULL: no memory. */
char *chart_output_name(const chart_output *wanted, const char *spec, annals_format format);

/* Whether two specs would get the same name. */
bool chart_output_same_name(const char *spec, const char *other);

#endif
