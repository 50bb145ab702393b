/* The export as NDJSON: an object a line, its members named as the columns of the CSV; what is empty is left out. */
#include "series/export.h"
#include "series/json_write.h"

static void add_object(annals_str *out, const char *const *cells)
{
    char before = '{';
    for (size_t i = 0; i < ANNALS_FIGURE_COLUMNS; i++) {
        if (!cells[i])
            continue;
        annals_str_format(out, "%c\"%s\":", before, annals_figure_columns[i]);
        if (i == ANNALS_FIGURE_OFFSET)
            annals_str_add(out, cells[i]);
        else
            annals_json_write_string(out, cells[i]);
        before = ',';
    }
    annals_str_add(out, "}\n");
}

static void begin(annals_export *each)
{
    (void)each;
}

static void batch(annals_export *each, const annals_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        annals_figure figure;
        annals_figure_fill(&figure, table, &table->observations[i]);
        add_object(&each->out[0], figure.cells);
    }
}

const annals_export_format annals_export_ndjson = {.name = "ndjson", .begin = begin, .batch = batch};
