/* Reads all rows of a table: each becomes part of the change, and what is wrong is said for many rows at once. */
#include "record/import.h"

static annals_status check_required(const annals_import_table *table, const annals_import_row *row, annals_error *error)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->required >> i & 1 && !row->cells[i])
            return annals_error_set(error, ANNALS_INVALID, "%s: empty, and required", table->columns[i]);
    return ANNALS_OK;
}

/* Says where, unless the error says so itself. */
static void place(annals_error *error, const char *name, int64_t line)
{
    bool placed = error->line > 0;
    annals_error_place(error, error->file[0] ? NULL : name, placed ? error->line : line, placed ? error->column : 0);
}

bool annals_import_keep(annals_import *run, const annals_error *error, const char *name, int64_t line)
{
    annals_import_report *report = run->report;
    if (report->error_count == ANNALS_IMPORT_ERRORS) {
        report->more_errors = true;
        return false;
    }
    annals_error *kept = &report->errors[report->error_count++];
    *kept = *error;
    place(kept, name, line);
    return true;
}

/* False: the caller wants no more. */
static bool tell_progress(const annals_import *run, size_t position, size_t *told, size_t total)
{
    enum { STEP = 1 << 16 };
    if (!run->options->progress || position - *told < STEP)
        return true;
    *told = position;
    return run->options->progress(run->options->progress_context, position, total);
}

/* Errors that concern one row; all others end the import at once. */
static bool concerns_row(annals_status status)
{
    return status == ANNALS_INVALID || status == ANNALS_OVERFLOW || status == ANNALS_AMBIGUOUS ||
           status == ANNALS_EVIDENCE || status == ANNALS_EXISTS || status == ANNALS_MISSING ||
           status == ANNALS_NO_INPUT;
}

static annals_status read_rows(annals_import *run, annals_import_rows *rows, const annals_import_input *input,
                               annals_error *error)
{
    const annals_import_table *table = annals_import_rows_table(rows);
    annals_status first = ANNALS_OK;
    size_t told = 0;
    for (bool end = false;;) {
        annals_import_row row = {.line = 0};
        annals_error wrong;
        annals_status status = annals_import_rows_next(rows, &row, &end, &wrong);
        if (!status && end)
            return first;
        if (!status)
            status = check_required(table, &row, &wrong);
        if (!status)
            status = table->add(run, &row, &wrong);
        if (status && !first) {
            first = status;
            *error = wrong;
            place(error, input->name, row.line);
        }
        if (status && (!concerns_row(status) || !annals_import_keep(run, &wrong, input->name, row.line)))
            return first;
        if (!tell_progress(run, annals_import_rows_position(rows), &told, input->size))
            return annals_error_set(error, ANNALS_CANCELLED, "interrupted; nothing was imported");
    }
}

annals_status annals_import_read(annals_import *run, const annals_import_input *input, annals_error *error)
{
    annals_import_rows *rows;
    annals_status status = annals_import_rows_open(input, &rows, error);
    if (status)
        return status;
    run->report->sources = annals_import_rows_table(rows) == &annals_import_sources;
    status = read_rows(run, rows, input, error);
    annals_import_rows_close(rows);
    return status;
}
