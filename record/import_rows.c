/* Reads the rows of a table, CSV or NDJSON, by the columns of figures or of sources; knows nothing of what the cells
 * mean. */
#include "record/import.h"

#include "series/csv.h"
#include "series/ndjson.h"
#include "series/str.h"
#include "series/suggest.h"

#include <stdlib.h>
#include <string.h>

static const annals_import_column figure_columns[FIGURE_COLUMNS] = {
    [FIGURE_SERIES] = {"series", true}, [FIGURE_PERIOD] = {"period", true},  [FIGURE_AMOUNT] = {"amount", true},
    [FIGURE_UNIT] = {"unit", true},     [FIGURE_NATURE] = {"nature", false}, [FIGURE_KIND] = {"kind", false},
    [FIGURE_SOURCE] = {"source", true}, [FIGURE_OFFSET] = {"offset", false}, [FIGURE_QUOTE] = {"quote", false},
    [FIGURE_NOTE] = {"note", false},
};

static const annals_import_column source_columns[SOURCE_COLUMNS] = {
    [SOURCE_ID] = {"source", true},
    [SOURCE_LANGUAGE] = {"language", false},
    [SOURCE_PUBLISHED] = {"published", false},
    [SOURCE_PUBLISHER] = {"publisher", false},
    [SOURCE_TITLE] = {"title", false},
    [SOURCE_URL] = {"url", false},
    [SOURCE_NOTE] = {"note", false},
    [SOURCE_FILE] = {"file", true},
    [SOURCE_BYTES] = {"bytes", false},
    [SOURCE_SHA256] = {"sha256", false},
};

_Static_assert((int)FIGURE_COLUMNS <= (int)ANNALS_IMPORT_COLUMNS, "a row has a cell for each column");
_Static_assert((int)SOURCE_COLUMNS <= (int)ANNALS_IMPORT_COLUMNS, "a row has a cell for each column");

const annals_import_table annals_import_figures = {"figures", figure_columns, FIGURE_COLUMNS};
const annals_import_table annals_import_sources = {"sources", source_columns, SOURCE_COLUMNS};

struct annals_import_rows {
    const char *name;
    const annals_import_table *table;
    annals_csv *csv; /* one of the two */
    annals_ndjson *ndjson;
    const annals_member *first; /* the first object: read to tell the table, still to be handed out */
    size_t first_count;
    int64_t first_line;
    size_t column_of[ANNALS_CSV_FIELDS_MAX]; /* CSV: which column a field is */
    size_t field_count;
};

static size_t find_column(const annals_import_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->columns[i].name, name) == 0)
            return i;
    return SIZE_MAX;
}

static annals_status unknown_column(const annals_import_table *table, const char *name, annals_error *error)
{
    const char *names[ANNALS_IMPORT_COLUMNS];
    for (size_t i = 0; i < table->count; i++)
        names[i] = table->columns[i].name;
    const char *near = annals_suggest(name, names, table->count);
    annals_str all = {0};
    for (size_t i = 0; i < table->count; i++)
        annals_str_format(&all, "%s%s", i ? ", " : "", names[i]);
    if (near)
        annals_error_set(error, ANNALS_INVALID, "unknown column \"%s\"; did you mean \"%s\"?", name, near);
    else
        annals_error_set(error, ANNALS_INVALID, "unknown column \"%s\"; %s have %s", name, table->noun,
                         annals_str_text(&all));
    annals_str_free(&all);
    return ANNALS_INVALID;
}

/* Names what is missing of the table. */
static annals_status check_required(const annals_import_table *table, const bool *seen, const char *what,
                                    annals_error *error)
{
    annals_str missing = {0};
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].required && !seen[i])
            annals_str_format(&missing, "%s\"%s\"", missing.size ? ", " : "", table->columns[i].name);
    annals_status status = ANNALS_OK;
    if (missing.size)
        status = annals_error_set(error, ANNALS_INVALID, "the %s %s missing: a table of %s wants it",
                                  annals_str_text(&missing), what, table->noun);
    annals_str_free(&missing);
    return status;
}

/* Says why a first row is no header; a single field that holds another separator is the usual reason. */
static annals_status not_a_header(const annals_field *fields, size_t count, annals_error *error)
{
    char guess;
    if (count == 1 && annals_csv_guess_delimiter(fields[0].text, fields[0].size, &guess) && guess != ',') {
        const char shown[] = {'"', guess, '"', '\0'}, given[] = {guess, '\0'};
        return annals_error_set(error, ANNALS_INVALID,
                                "the fields seem to be separated by %s; say so with --delimiter '%s'",
                                guess == '\t' ? "tabs" : shown, guess == '\t' ? "\\t" : given);
    }
    return annals_error_set(error, ANNALS_INVALID,
                            "neither a table of figures (series, period, amount, unit, source) nor one of sources "
                            "(source, file); the first row begins \"%.60s\"",
                            fields[0].text);
}

/* A table with `series` or `amount` is one of figures, one with `file` of sources. */
static const annals_import_table *table_with(bool series, bool file)
{
    if (series)
        return &annals_import_figures;
    return file ? &annals_import_sources : NULL;
}

static annals_status read_header(annals_import_rows *rows, annals_error *error)
{
    const annals_field *fields;
    annals_status status = annals_csv_next(rows->csv, &fields, &rows->field_count, error);
    if (status)
        return annals_error_place(error, rows->name, error ? error->line : 0, error ? error->column : 0);
    if (rows->field_count == 0) {
        annals_error_set(error, ANNALS_INVALID, "the file is empty; a table begins with a row of column names");
        return annals_error_place(error, rows->name, 1, 0);
    }
    bool series = false, file = false, seen[ANNALS_IMPORT_COLUMNS] = {false};
    for (size_t i = 0; i < rows->field_count; i++) {
        series |= strcmp(fields[i].text, "series") == 0 || strcmp(fields[i].text, "amount") == 0;
        file |= strcmp(fields[i].text, "file") == 0;
    }
    rows->table = table_with(series, file);
    if (!rows->table)
        status = not_a_header(fields, rows->field_count, error);
    for (size_t i = 0; !status && i < rows->field_count; i++) {
        size_t column = find_column(rows->table, fields[i].text);
        rows->column_of[i] = column;
        if (column == SIZE_MAX)
            status = unknown_column(rows->table, fields[i].text, error);
        else if (seen[column])
            status = annals_error_set(error, ANNALS_INVALID, "column \"%s\" stands twice", fields[i].text);
        else
            seen[column] = true;
    }
    if (!status)
        status = check_required(rows->table, seen, "column is", error);
    if (status)
        annals_error_place(error, rows->name, 1, 0);
    return status;
}

static annals_status open_csv(annals_import_rows *rows, const char *bytes, size_t size, char delimiter,
                              annals_error *error)
{
    annals_status status = annals_csv_open(bytes, size, delimiter ? delimiter : ',', &rows->csv, error);
    return status ? status : read_header(rows, error);
}

static annals_status open_ndjson(annals_import_rows *rows, const char *bytes, size_t size, annals_error *error)
{
    annals_status status = annals_ndjson_open(bytes, size, &rows->ndjson, error);
    if (!status)
        status = annals_ndjson_next(rows->ndjson, &rows->first, &rows->first_count, &rows->first_line, error);
    if (status)
        return annals_error_place(error, rows->name, error ? error->line : 0, error ? error->column : 0);
    if (rows->first_line == 0) {
        annals_error_set(error, ANNALS_INVALID, "the file is empty; wants an object a line");
        return annals_error_place(error, rows->name, 1, 0);
    }
    bool series = false, file = false;
    for (size_t i = 0; i < rows->first_count; i++) {
        series |= strcmp(rows->first[i].name, "series") == 0 || strcmp(rows->first[i].name, "amount") == 0;
        file |= strcmp(rows->first[i].name, "file") == 0;
    }
    rows->table = table_with(series, file);
    if (rows->table)
        return ANNALS_OK;
    annals_error_set(error, ANNALS_INVALID,
                     "neither a figure (series, period, amount, unit, source) nor a source (source, file)");
    return annals_error_place(error, rows->name, rows->first_line, 0);
}

/* A table whose first character opens an object is NDJSON. */
static bool looks_like_ndjson(const char *bytes, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t at = size >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;
    while (at < size && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r'))
        at++;
    return at < size && bytes[at] == '{';
}

annals_status annals_import_rows_open(const char *bytes, size_t size, const annals_import_options *options,
                                      annals_import_rows **given, annals_error *error)
{
    annals_import_rows *rows = calloc(1, sizeof *rows);
    if (!rows)
        return annals_error_no_memory(error);
    rows->name = options->name;
    bool ndjson = options->format == ANNALS_IMPORT_NDJSON ||
                  (options->format == ANNALS_IMPORT_AUTO && looks_like_ndjson(bytes, size));
    annals_status status =
        ndjson ? open_ndjson(rows, bytes, size, error) : open_csv(rows, bytes, size, options->delimiter, error);
    if (status) {
        annals_import_rows_close(rows);
        return status;
    }
    *given = rows;
    return ANNALS_OK;
}

void annals_import_rows_close(annals_import_rows *rows)
{
    if (!rows)
        return;
    annals_csv_close(rows->csv);
    annals_ndjson_close(rows->ndjson);
    free(rows);
}

const annals_import_table *annals_import_rows_table(const annals_import_rows *rows)
{
    return rows->table;
}

size_t annals_import_rows_position(const annals_import_rows *rows)
{
    return rows->csv ? annals_csv_position(rows->csv) : annals_ndjson_position(rows->ndjson);
}

static void set_cell(annals_import_row *row, size_t column, const char *text, size_t size)
{
    row->cells[column] = size ? text : NULL;
    row->sizes[column] = size;
}

static annals_status next_csv(annals_import_rows *rows, annals_import_row *row, bool *end, annals_error *error)
{
    const annals_field *fields;
    size_t count;
    annals_status status = annals_csv_next(rows->csv, &fields, &count, error);
    *end = !status && count == 0;
    if (status || *end)
        return status;
    row->line = fields[0].line;
    if (count != rows->field_count) {
        annals_error_set(error, ANNALS_INVALID, "%zu %s, but %zu columns", count, count == 1 ? "field" : "fields",
                         rows->field_count);
        return annals_error_place(error, rows->name, row->line, 0);
    }
    for (size_t i = 0; i < count; i++)
        set_cell(row, rows->column_of[i], fields[i].text, fields[i].size);
    return ANNALS_OK;
}

/* Members by name; a NUL can't be in them, a column twice neither. */
static annals_status take_members(annals_import_rows *rows, const annals_member *members, size_t count,
                                  annals_import_row *row, annals_error *error)
{
    bool seen[ANNALS_IMPORT_COLUMNS] = {false};
    for (size_t i = 0; i < count; i++) {
        size_t column = find_column(rows->table, members[i].name);
        if (column == SIZE_MAX) {
            unknown_column(rows->table, members[i].name, error);
            return annals_error_place(error, rows->name, row->line, 0);
        }
        seen[column] = true;
        set_cell(row, column, members[i].text, members[i].size);
    }
    if (check_required(rows->table, seen, "member is", error))
        return annals_error_place(error, rows->name, row->line, 0);
    return ANNALS_OK;
}

static annals_status next_ndjson(annals_import_rows *rows, annals_import_row *row, bool *end, annals_error *error)
{
    const annals_member *members = rows->first;
    size_t count = rows->first_count;
    row->line = rows->first_line;
    rows->first = NULL;
    rows->first_line = 0;
    if (row->line == 0) {
        annals_status status = annals_ndjson_next(rows->ndjson, &members, &count, &row->line, error);
        if (status)
            return status;
    }
    *end = row->line == 0;
    return *end ? ANNALS_OK : take_members(rows, members, count, row, error);
}

annals_status annals_import_rows_next(annals_import_rows *rows, annals_import_row *row, bool *end, annals_error *error)
{
    *row = (annals_import_row){0};
    return rows->csv ? next_csv(rows, row, end, error) : next_ndjson(rows, row, end, error);
}
