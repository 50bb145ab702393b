/* Reads the rows of a table, CSV or NDJSON, by the columns that its header names; knows nothing of what the cells
 * mean. */
#include "record/import.h"

#include "series/csv.h"
#include "series/ndjson.h"
#include "series/str.h"
#include "series/suggest.h"

#include <stdlib.h>
#include <string.h>

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
        if (strcmp(table->columns[i], name) == 0)
            return i;
    return SIZE_MAX;
}

static annals_status unknown_column(const annals_import_table *table, const char *name, annals_error *error)
{
    const char *near = annals_suggest(name, table->columns, table->count);
    annals_str all = {0};
    for (size_t i = 0; i < table->count; i++)
        annals_str_format(&all, "%s%s", i ? ", " : "", table->columns[i]);
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
        if (table->required >> i & 1 && !seen[i])
            annals_str_format(&missing, "%s\"%s\"", missing.size ? ", " : "", table->columns[i]);
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

/* A column's name may tell which table this is; `file` is the weakest of such marks. */
static void notice(const annals_import_table **table, const char *column)
{
    const annals_import_table *marked = annals_import_table_marked(column);
    if (marked && (!*table || marked != &annals_import_sources))
        *table = marked;
}

static annals_status take_columns(annals_import_rows *rows, const annals_field *fields, annals_error *error)
{
    bool seen[ANNALS_IMPORT_COLUMNS] = {false};
    for (size_t i = 0; i < rows->field_count; i++) {
        size_t column = find_column(rows->table, fields[i].text);
        rows->column_of[i] = column;
        if (column == SIZE_MAX)
            return unknown_column(rows->table, fields[i].text, error);
        if (seen[column])
            return annals_error_set(error, ANNALS_INVALID, "column \"%s\" stands twice", fields[i].text);
        seen[column] = true;
    }
    return check_required(rows->table, seen, "column is", error);
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
    const annals_import_table *told = NULL;
    for (size_t i = 0; i < rows->field_count; i++)
        notice(&told, fields[i].text);
    if (!rows->table)
        rows->table = told;
    status = rows->table ? take_columns(rows, fields, error) : not_a_header(fields, rows->field_count, error);
    if (status)
        annals_error_place(error, rows->name, 1, 0);
    return status;
}

static annals_status open_csv(annals_import_rows *rows, const annals_import_input *input, annals_error *error)
{
    char delimiter = input->delimiter ? input->delimiter : ',';
    annals_status status = annals_csv_open(input->bytes, input->size, delimiter, &rows->csv, error);
    return status ? status : read_header(rows, error);
}

static annals_status open_ndjson(annals_import_rows *rows, const annals_import_input *input, annals_error *error)
{
    annals_status status = annals_ndjson_open(input->bytes, input->size, &rows->ndjson, error);
    if (!status)
        status = annals_ndjson_next(rows->ndjson, &rows->first, &rows->first_count, &rows->first_line, error);
    if (status)
        return annals_error_place(error, rows->name, error ? error->line : 0, error ? error->column : 0);
    if (rows->first_line == 0) {
        annals_error_set(error, ANNALS_INVALID, "the file is empty; wants an object a line");
        return annals_error_place(error, rows->name, 1, 0);
    }
    for (size_t i = 0; i < rows->first_count; i++)
        notice(&rows->table, rows->first[i].name);
    if (rows->table)
        return ANNALS_OK;
    annals_error_set(error, ANNALS_INVALID,
                     "neither a figure (series, period, amount, unit, source) nor a source (source, file)");
    return annals_error_place(error, rows->name, rows->first_line, 0);
}

annals_status annals_import_rows_open(const annals_import_input *input, annals_import_rows **given, annals_error *error)
{
    annals_import_rows *rows = calloc(1, sizeof *rows);
    if (!rows)
        return annals_error_no_memory(error);
    rows->name = input->name;
    rows->table = input->table;
    annals_status status = input->ndjson ? open_ndjson(rows, input, error) : open_csv(rows, input, error);
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
