/* What the parts of an import share: the columns of the two tables, and rows read by them. Internal. */
#ifndef ANNALS_RECORD_IMPORT_H
#define ANNALS_RECORD_IMPORT_H

#include "record.h"

/* Columns of figures and of sources. */
typedef enum {
    FIGURE_SERIES,
    FIGURE_PERIOD,
    FIGURE_AMOUNT,
    FIGURE_UNIT,
    FIGURE_NATURE,
    FIGURE_KIND,
    FIGURE_SOURCE,
    FIGURE_OFFSET,
    FIGURE_QUOTE,
    FIGURE_NOTE,
    FIGURE_COLUMNS
} annals_figure_column;

typedef enum {
    SOURCE_ID,
    SOURCE_LANGUAGE,
    SOURCE_PUBLISHED,
    SOURCE_PUBLISHER,
    SOURCE_TITLE,
    SOURCE_URL,
    SOURCE_NOTE,
    SOURCE_FILE,
    SOURCE_BYTES,
    SOURCE_SHA256,
    SOURCE_COLUMNS
} annals_source_column;

enum { ANNALS_IMPORT_COLUMNS = 10 }; /* of the larger table */

typedef struct {
    const char *name;
    bool required;
} annals_import_column;

typedef struct {
    const char *noun; /* "figures", "sources" */
    const annals_import_column *columns;
    size_t count;
} annals_import_table;

extern const annals_import_table annals_import_figures;
extern const annals_import_table annals_import_sources;

/* One row: a cell for each column of its table, NULL where it has none or an empty one. Lent until the next row. */
typedef struct {
    const char *cells[ANNALS_IMPORT_COLUMNS];
    size_t sizes[ANNALS_IMPORT_COLUMNS];
    int64_t line;
} annals_import_row;

typedef struct annals_import_rows annals_import_rows;

/* Opens a table over bytes that must outlive it, and tells by its header, or its first object, which one it is.
 * ANNALS_INVALID: columns missing, unknown, twice; fields separated by something else. */
ANNALS_CHECKED annals_status annals_import_rows_open(const char *bytes, size_t size,
                                                     const annals_import_options *options, annals_import_rows **rows,
                                                     annals_error *error);
void annals_import_rows_close(annals_import_rows *rows);
const annals_import_table *annals_import_rows_table(const annals_import_rows *rows);

/* Reads the next row; *end is true behind the last one. After ANNALS_INVALID the next row may be read. */
ANNALS_CHECKED annals_status annals_import_rows_next(annals_import_rows *rows, annals_import_row *row, bool *end,
                                                     annals_error *error);
size_t annals_import_rows_position(const annals_import_rows *rows);

#endif
