/* The forms in which `annals scan` answers: a table, JSON, NDJSON, CSV. */
#ifndef ANNALS_CLI_SCAN_FORM_H
#define ANNALS_CLI_SCAN_FORM_H

#include "cli/cli.h"
#include "cli/proposal.h"

/* What is printed so far. */
typedef struct scan_printer scan_printer;

typedef struct {
    const char *option; /* NULL: the table */
    bool lines;         /* standard input holds a document a line */
    /* Adds a figure's row; called by many threads. */
    void (*write)(const proposal *figure, annals_str *out);
    /* Begins the answer (NULL: no memory), prints rows that `write` made, ends it and frees the printer (NULL is
     * allowed). */
    scan_printer *(*begin)(const invocation *call);
    bool (*emit)(scan_printer *printer, const char *bytes, size_t size);
    annals_status (*end)(scan_printer *printer, annals_error *error);
} scan_form;

/* The form that the options name. ANNALS_USAGE: more than one. */
ANNALS_CHECKED annals_status scan_form_choose(const invocation *call, const scan_form **form, annals_error *error);

#endif
