/* Prints proposals as a table, JSON, NDJSON or CSV; knows nothing of where they come from. */
#include "cli/scan_form.h"
#include "cli/grid.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct scan_printer {
    bool begun;  /* something is printed */
    grid *table; /* of the table alone */
};

static scan_printer *begin_plain(const invocation *call)
{
    (void)call;
    return calloc(1, sizeof(scan_printer));
}

static bool emit_plain(scan_printer *printer, const char *bytes, size_t size)
{
    (void)printer;
    return fwrite(bytes, 1, size, stdout) == size;
}

static annals_status end_plain(scan_printer *printer, annals_error *error)
{
    (void)error;
    free(printer);
    return ANNALS_OK;
}

static void write_ndjson(const proposal *figure, annals_str *out)
{
    proposal_write_json(figure, out);
    annals_str_add_char(out, '\n');
}

/* Each row has a comma in front; the first loses it when it is printed. */
static void write_json(const proposal *figure, annals_str *out)
{
    annals_str_add(out, ",\n");
    proposal_write_json(figure, out);
}

static scan_printer *begin_json(const invocation *call)
{
    fputs("{\"annals\": 1, \"figures\": [", stdout);
    return begin_plain(call);
}

static bool emit_json(scan_printer *printer, const char *bytes, size_t size)
{
    size_t comma = printer->begun ? 0 : 1;
    printer->begun = true;
    return emit_plain(printer, bytes + comma, size - comma);
}

static annals_status end_json(scan_printer *printer, annals_error *error)
{
    puts(printer && printer->begun ? "\n]}" : "]}");
    return end_plain(printer, error);
}

static scan_printer *begin_csv(const invocation *call)
{
    annals_str titles = {0};
    proposal_write_csv_titles(&titles);
    fputs(annals_str_text(&titles), stdout);
    annals_str_free(&titles);
    return begin_plain(call);
}

/* The cells of a row, each with a NUL behind it; the last two are the quote's place in the line. */
enum { CELL_DOCUMENT, CELL_PLACE, CELL_AMOUNT, CELL_UNIT, CELL_PERIOD, CELL_WHAT, CELL_SURE, CELL_LINE, CELL_SHOWN };
enum { CELL_FROM = CELL_SHOWN, CELL_TO, CELLS };

static void add_cell(annals_str *out, const char *text)
{
    annals_str_add(out, text);
    annals_str_add_char(out, '\0');
}

static void add_line(annals_str *out, const proposal *figure)
{
    enum { LINE_WIDTH = 64 };
    annals_str line = {0};
    size_t from, to;
    proposal_write_line(figure, LINE_WIDTH, &line, &from, &to);
    for (size_t i = 0; i < line.size; i++)
        if (strchr("\n\r\t\f", line.data[i]))
            line.data[i] = ' ';
    add_cell(out, annals_str_text(&line));
    annals_str_format(out, "%zu%c%zu%c", from, '\0', to, '\0');
    out->failed |= line.failed;
    annals_str_free(&line);
}

static void write_cells(const proposal *figure, annals_str *out)
{
    const annals_found *found = figure->found;
    char amount[ANNALS_AMOUNT_SIZE];
    annals_str series = {0};
    annals_amount recorded = proposal_amount(found);
    annals_amount_print(&recorded, amount);
    proposal_write_series(figure, &series);
    add_cell(out, figure->document);
    if (figure->page > 0)
        annals_str_format(out, "p%" PRId64 " ", figure->page);
    annals_str_format(out, "%" PRId64 "-%" PRId64 "%c", found->start, found->end, '\0');
    add_cell(out, amount);
    add_cell(out, found->amount.percent ? "" : found->unit);
    add_cell(out, found->period);
    add_cell(out, annals_str_text(&series));
    if (found->left_alone)
        add_cell(out, found->left_alone);
    else
        annals_str_format(out, "%d%c", found->confidence, '\0');
    add_line(out, figure);
    out->failed |= series.failed;
    annals_str_free(&series);
}

static scan_printer *begin_table(const invocation *call)
{
    static const grid_column columns[CELL_SHOWN] = {{"DOCUMENT", false}, {"BYTES", true},   {"AMOUNT", true},
                                                    {"UNIT", false},     {"PERIOD", false}, {"WHAT", false},
                                                    {"SURE", true},      {"LINE", false}};
    scan_printer *printer = begin_plain(call);
    if (!printer)
        return NULL;
    printer->table = grid_new(columns, CELL_SHOWN);
    return printer;
}

static bool emit_table(scan_printer *printer, const char *bytes, size_t size)
{
    const char *end = bytes + size;
    while (bytes < end) {
        const char *cells[CELLS];
        for (size_t i = 0; i < CELLS; i++) {
            cells[i] = bytes;
            bytes += strlen(bytes) + 1;
        }
        for (size_t i = 0; i < CELL_LINE; i++)
            grid_add(printer->table, cells[i]);
        grid_add_marked(printer->table, cells[CELL_LINE], strtoul(cells[CELL_FROM], NULL, 10),
                        strtoul(cells[CELL_TO], NULL, 10));
        grid_print_long(printer->table);
    }
    return true;
}

static annals_status end_table(scan_printer *printer, annals_error *error)
{
    annals_status status = printer ? grid_print(printer->table, error) : ANNALS_OK;
    if (printer)
        grid_free(printer->table);
    free(printer);
    return status;
}

static const scan_form forms[] = {
    {NULL, false, write_cells, begin_table, emit_table, end_table},
    {"--json", false, write_json, begin_json, emit_json, end_json},
    {"--ndjson", true, write_ndjson, begin_plain, emit_plain, end_plain},
    {"--csv", false, proposal_write_csv, begin_csv, emit_plain, end_plain},
};

annals_status scan_form_choose(const invocation *call, const scan_form **form, annals_error *error)
{
    *form = &forms[0];
    for (size_t i = 1; i < sizeof forms / sizeof *forms; i++) {
        if (!option_given(call, forms[i].option))
            continue;
        if ((*form)->option)
            return annals_error_set(error, ANNALS_USAGE, "%s and %s exclude each other", (*form)->option,
                                    forms[i].option);
        *form = &forms[i];
    }
    return ANNALS_OK;
}
