/* The export as CSV, in the columns that an import of figures takes; on demand with cells guarded for spreadsheets. */
#include "series/csv_write.h"
#include "series/export.h"

#include <string.h>

/* A spreadsheet takes a cell that begins like this for a formula, unless it is a number. */
static bool looks_like_formula(const char *cell)
{
    annals_amount amount;
    return *cell && strchr("=+-@\t\r", *cell) && annals_amount_parse(cell, strlen(cell), &amount, NULL);
}

static void add_guarded(annals_str *out, const char *cell)
{
    annals_str guarded = {0};
    annals_str_add_char(&guarded, '\'');
    annals_str_add(&guarded, cell);
    annals_csv_write_field(out, annals_str_text(&guarded));
    out->failed |= guarded.failed;
    annals_str_free(&guarded);
}

static void add_row_guarded(annals_str *out, const char *const *cells)
{
    for (size_t i = 0; i < ANNALS_FIGURE_COLUMNS; i++) {
        if (i > 0)
            annals_str_add_char(out, ',');
        if (cells[i] && looks_like_formula(cells[i]))
            add_guarded(out, cells[i]);
        else
            annals_csv_write_field(out, cells[i]);
    }
    annals_str_add(out, "\r\n");
}

static void begin(annals_export *each)
{
    annals_csv_write_row(&each->out[0], annals_figure_columns, ANNALS_FIGURE_COLUMNS);
}

static void batch(annals_export *each, const annals_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        annals_figure figure;
        annals_figure_fill(&figure, table, &table->observations[i]);
        if (each->guard)
            add_row_guarded(&each->out[0], figure.cells);
        else
            annals_csv_write_row(&each->out[0], figure.cells, ANNALS_FIGURE_COLUMNS);
    }
}

const annals_export_format annals_export_csv = {.name = "csv", .begin = begin, .batch = batch};
