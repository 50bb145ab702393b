/* What the parts of an import share: the tables that it reads, rows read by their columns, and the import itself.
 * Internal. */
#ifndef ANNALS_RECORD_IMPORT_H
#define ANNALS_RECORD_IMPORT_H

#include "../series/columns.h"
#include "record.h"

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

enum { ANNALS_IMPORT_COLUMNS = ANNALS_SDMX_COLUMNS }; /* of the largest table */

/* One row: a cell for each column of its table, NULL where it has none or an empty one. Lent until the next row. */
typedef struct {
    const char *cells[ANNALS_IMPORT_COLUMNS];
    size_t sizes[ANNALS_IMPORT_COLUMNS];
    int64_t line;
} annals_import_row;

typedef struct annals_import annals_import;

/* A table that can be imported: one row of the list in import_tables.c. */
typedef struct {
    const char *noun; /* "figures", "sources" */
    const char *const *columns;
    size_t count;
    uint32_t required;    /* a bit for each column */
    const char *marks[2]; /* columns that tell it from the others; none: only a package says that it is one */
    annals_status (*add)(annals_import *run, const annals_import_row *row, annals_error *error);
} annals_import_table;

extern const annals_import_table annals_import_figures;
extern const annals_import_table annals_import_sources;
extern const annals_import_table annals_import_sdmx;
extern const annals_import_table annals_import_observations; /* of a data package */
extern const annals_import_table annals_import_evidence;

/* The table with a column of this name among its marks; NULL: none. */
const annals_import_table *annals_import_table_marked(const char *column);

/* --- import_rows.c ---------------------------------------------------------------------------------------------------
 */

typedef struct annals_import_rows annals_import_rows;

/* What is read: bytes that outlive the rows, under a name for messages. */
typedef struct {
    const char *name;
    const char *bytes;
    size_t size;
    const annals_import_table *table; /* NULL: its header, or its first object, tells */
    bool ndjson;
    char delimiter;
} annals_import_input;

/* Opens a table. ANNALS_INVALID: columns missing, unknown, twice; fields separated by something else. */
ANNALS_CHECKED annals_status annals_import_rows_open(const annals_import_input *input, annals_import_rows **rows,
                                                     annals_error *error);
void annals_import_rows_close(annals_import_rows *rows);
const annals_import_table *annals_import_rows_table(const annals_import_rows *rows);

/* Reads the next row; *end is true behind the last one. After ANNALS_INVALID the next row may be read. */
ANNALS_CHECKED annals_status annals_import_rows_next(annals_import_rows *rows, annals_import_row *row, bool *end,
                                                     annals_error *error);
size_t annals_import_rows_position(const annals_import_rows *rows);

/* --- The import ------------------------------------------------------------------------------------------------------
 */

typedef struct annals_import_package annals_import_package;

struct annals_import {
    annals_change *change;
    const annals_import_options *options;
    annals_import_report *report;
    annals_import_package *package; /* NULL: no package is read */
    annals_key *key;                /* of the row before: tables are often sorted */
};

/* Reads all rows of an input; keeps what is wrong with them, up to the report's limit, and returns the first of it. */
ANNALS_CHECKED annals_status annals_import_read(annals_import *run, const annals_import_input *input,
                                                annals_error *error);
/* Keeps an error with its place in a file; true while there is room for more. */
bool annals_import_keep(annals_import *run, const annals_error *error, const char *name, int64_t line);

/* Reads the bytes of a file that a table names, relative to the import's folder. Gives *bytes, freed with free(). */
ANNALS_CHECKED annals_status annals_import_file(const annals_import *run, const char *file, char **bytes, size_t *size,
                                                annals_error *error);

/* Reads a package by its descriptor: both of its tables, joined by id. */
ANNALS_CHECKED annals_status annals_import_package_read(annals_import *run, const char *bytes, size_t size,
                                                        annals_error *error);

/* Adds a figure; *id is that of the observation which stands afterwards. */
ANNALS_CHECKED annals_status annals_import_figure(annals_import *run, const annals_import_row *row, annals_id *id,
                                                  annals_error *error);
/* A whole number of digits alone; -1 where the cell is empty. */
ANNALS_CHECKED annals_status annals_import_number(const char *text, const char *column, int64_t *number,
                                                  annals_error *error);

/* What a row of each table adds. */
annals_status annals_import_add_figure(annals_import *run, const annals_import_row *row, annals_error *error);
annals_status annals_import_add_sdmx(annals_import *run, const annals_import_row *row, annals_error *error);
annals_status annals_import_add_source(annals_import *run, const annals_import_row *row, annals_error *error);
annals_status annals_import_add_observation(annals_import *run, const annals_import_row *row, annals_error *error);
annals_status annals_import_add_evidence(annals_import *run, const annals_import_row *row, annals_error *error);

#endif
