/* Exports: the standing observations of a table as one of several formats, a batch at a time. A format is one file that
 * fills an annals_export_format and one row of the table in export.c. Internal. */
#ifndef ANNALS_SERIES_EXPORT_H
#define ANNALS_SERIES_EXPORT_H

#include "columns.h"
#include "observation.h"
#include "str.h"

enum { ANNALS_EXPORT_FILES = 3 };

/* Where the bytes go: a file at a time, by its number within the format. What it returns ends the export. */
typedef struct {
    annals_status (*add)(void *context, size_t file, const char *bytes, size_t size, annals_error *error);
    void *context;
} annals_export_sink;

typedef struct annals_export annals_export;

/* Each function adds to export->out; what is there is handed to the sink afterwards. A failed text is noticed by the
 * caller; a failed state sets export->failed. */
typedef struct {
    const char *name;                       /* "csv" */
    const char *files[ANNALS_EXPORT_FILES]; /* names within a folder; none: the export is one file without a name */
    void (*begin)(annals_export *each);
    void (*batch)(annals_export *each, const annals_table *table);
    void (*end)(annals_export *each);
    void (*release)(annals_export *each); /* frees export->state; NULL: it has none */
} annals_export_format;

extern const annals_export_format annals_export_csv;
extern const annals_export_format annals_export_ndjson;
extern const annals_export_format annals_export_sdmx;
extern const annals_export_format annals_export_package;

struct annals_export {
    const annals_export_format *format;
    annals_export_sink sink;
    bool guard; /* CSV: a ' before cells that a spreadsheet would take for a formula */
    annals_str out[ANNALS_EXPORT_FILES];
    void *state; /* the format's own */
    const char
        *of;     /* words for the state of the record that it is of, which formats with a description keep; or NULL */
    bool failed; /* no memory */
};

/* The format of a name; NULL: there is none. */
const annals_export_format *annals_export_format_find(const char *name);

/* Opens an export and writes what stands before the rows; adds the rows of a table; writes what stands behind them.
 * Whatever happens, annals_export_close takes it back. ANNALS_NO_MEMORY, or what the sink returned. */
ANNALS_CHECKED annals_status annals_export_open(const annals_export_format *format, const annals_export_sink *sink,
                                                bool guard, annals_export **given, annals_error *error);
ANNALS_CHECKED annals_status annals_export_add(annals_export *each, const annals_table *table, annals_error *error);
/* `of`: words for the state of the record that the rows are of, which formats with a description keep; or NULL. */
ANNALS_CHECKED annals_status annals_export_finish(annals_export *each, const char *of, annals_error *error);
void annals_export_close(annals_export *each); /* NULL is allowed */

/* --- What formats share ----------------------------------------------------------------------------------------------
 */

/* An observation as the cells of a table of figures, NULL where one is empty. */
typedef struct {
    const char *cells[ANNALS_FIGURE_COLUMNS];
    char amount[ANNALS_AMOUNT_SIZE];
    char offset[24];
} annals_figure;
void annals_figure_fill(annals_figure *figure, const annals_table *table, const annals_observation *observation);

#endif
