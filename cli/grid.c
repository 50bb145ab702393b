/* Lays cells out in columns and wraps long ones; knows nothing of what they mean. */
#include "cli/grid.h"
#include "series/list.h"
#include "series/str.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { GAP = 2, NARROWEST = 6, COLUMNS_MOST = 64 };

typedef struct {
    const char *text; /* safe */
    size_t from, to;  /* what of it is bold */
} cell;

/* How wide each column is; 0: left out. */
typedef struct {
    size_t widths[COLUMNS_MOST];
    size_t last;  /* the last column that is printed: nothing is padded behind it */
    size_t under; /* columns for the table's last cell on lines of its own under its row; 0: it stands in the row */
} plan;

struct grid {
    grid_column columns[COLUMNS_MOST];
    size_t column_count;
    cell *cells; /* row by row */
    size_t count, room;
    annals_arena *arena;
    bool marked; /* the last column is a line of text in which something stands out */
    bool failed;
    bool begun; /* titles and some rows are printed, as `widths` has it */
    plan widths;
};

grid *grid_new(const grid_column *columns, size_t count)
{
    grid *table = count <= COLUMNS_MOST ? calloc(1, sizeof *table) : NULL;
    if (!table)
        return NULL;
    memcpy(table->columns, columns, count * sizeof *columns);
    table->column_count = count;
    table->arena = annals_arena_new();
    if (!table->arena) {
        free(table);
        return NULL;
    }
    return table;
}

void grid_free(grid *table)
{
    if (!table)
        return;
    annals_arena_free(table->arena);
    free(table->cells);
    free(table);
}

static bool make_room(grid *table)
{
    cell *cells = annals_list_widen(table->cells, table->count, &table->room, 64, sizeof *cells);
    if (cells)
        table->cells = cells;
    return cells != NULL;
}

static void add_cell(grid *table, const char *text, size_t from, size_t to)
{
    char *kept = text ? annals_arena_text(table->arena, text) : NULL;
    if (!kept || !make_room(table))
        table->failed = true;
    else
        table->cells[table->count++] = (cell){kept, from, to};
}

void grid_add(grid *table, const char *text)
{
    if (!table || table->failed)
        return;
    char *safe = annals_text_safe(text ? text : "", text ? strlen(text) : 0);
    add_cell(table, safe, 0, 0);
    free(safe);
}

static void add_safe(annals_str *out, const char *text, size_t size)
{
    char *safe = annals_text_safe(text, size);
    annals_str_add(out, safe);
    out->failed |= !safe;
    free(safe);
}

void grid_add_marked(grid *table, const char *text, size_t from, size_t to)
{
    if (!table || table->failed)
        return;
    annals_str out = {0};
    bool bold = colour_wanted();
    table->marked = true;
    add_safe(&out, text, from);
    annals_str_add(&out, bold ? "" : "[");
    size_t start = out.size;
    add_safe(&out, text + from, to - from);
    size_t end = out.size;
    annals_str_add(&out, bold ? "" : "]");
    add_safe(&out, text + to, strlen(text + to));
    add_cell(table, out.failed ? NULL : annals_str_text(&out), bold ? start : 0, bold ? end : 0);
    annals_str_free(&out);
}

size_t terminal_width(void)
{
    struct winsize window;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0)
        return 0;
    return window.ws_col;
}

bool colour_wanted(void)
{
    const char *refused = getenv("NO_COLOR"), *kind = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(refused && *refused) && !(kind && strcmp(kind, "dumb") == 0);
}

static size_t width_of(const char *text)
{
    return annals_text_width(text, strlen(text));
}

static void measure(const grid *table, bool leave_out, plan *out)
{
    *out = (plan){.last = 0};
    for (size_t i = 0; i < table->count; i++) {
        size_t *width = &out->widths[i % table->column_count];
        size_t needed = width_of(table->cells[i].text);
        if (needed > *width)
            *width = needed;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        if (out->widths[i] == 0 && leave_out && table->count > 0)
            continue;
        size_t title = width_of(table->columns[i].title);
        if (title > out->widths[i])
            out->widths[i] = title;
        out->last = i;
    }
}

/* Takes a column at a time off the widest text column until the table fits, or all are narrow. */
static void shrink(const grid *table, plan *out, size_t limit)
{
    for (;;) {
        size_t total = 0, widest = SIZE_MAX;
        for (size_t i = 0; i < table->column_count; i++) {
            size_t width = out->widths[i];
            total += width ? width + (i == out->last ? 0 : GAP) : 0;
            if (!table->columns[i].number && width > NARROWEST && (widest == SIZE_MAX || width > out->widths[widest]))
                widest = i;
        }
        if (total <= limit || widest == SIZE_MAX)
            return;
        out->widths[widest]--;
    }
}

/* A line of text that would be squeezed into a column too narrow to read goes under its row instead. */
static void put_under(const grid *table, plan *out, size_t limit)
{
    enum { READABLE = 40 };
    size_t last = table->column_count - 1;
    plan whole;
    if (!table->marked || last == 0 || out->widths[last] >= READABLE)
        return;
    measure(table, true, &whole);
    if (whole.widths[last] <= out->widths[last])
        return;
    *out = whole;
    out->widths[last] = 0;
    for (out->last = last - 1; out->last > 0 && out->widths[out->last] == 0;)
        out->last--;
    out->under = limit > GAP + NARROWEST ? limit - GAP : NARROWEST;
    shrink(table, out, limit);
}

static void pad(size_t columns)
{
    while (columns-- > 0)
        putchar(' ');
}

/* How much of a text goes on a line: up to the last space, comma, slash or semicolon that fits, else as much as fits.
 */
static size_t line_of(const char *text, size_t width)
{
    size_t size = strlen(text);
    size_t fits = annals_text_fit(text, size, width);
    if (fits == size)
        return size;
    if (fits == 0)
        return size;
    for (size_t at = fits; at > fits / 2; at--)
        if (strchr(" ,/;", text[at - 1]))
            return at;
    return fits;
}

/* Prints bytes [at, at + size) of a cell, what is marked of them in bold. */
static void print_marked(const cell *of, size_t at, size_t size)
{
    size_t end = at + size;
    size_t from = of->from < at ? at : of->from > end ? end : of->from;
    size_t to = of->to < from ? from : of->to > end ? end : of->to;
    fwrite(of->text + at, 1, from - at, stdout);
    if (to > from)
        printf("\033[1m%.*s\033[0m", (int)(to - from), of->text + from);
    fwrite(of->text + to, 1, end - to, stdout);
}

/* Prints the next line of a cell, from byte *at on, and steps behind it. */
static void print_line(const cell *of, size_t *at, size_t width, bool right, bool last)
{
    const char *text = of->text + *at;
    size_t size = line_of(text, width), begin = *at;
    *at += size;
    while (size > 0 && of->text[*at] && text[size - 1] == ' ')
        size--;
    size_t needed = annals_text_width(text, size);
    size_t blank = needed < width ? width - needed : 0;
    if (right)
        pad(blank);
    print_marked(of, begin, size);
    if (!last)
        pad((right ? 0 : blank) + GAP);
}

static void print_row(const grid *table, const plan *widths, const cell *cells)
{
    size_t at[COLUMNS_MOST] = {0};
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < table->column_count; i++) {
            if (widths->widths[i] == 0)
                continue;
            print_line(&cells[i], &at[i], widths->widths[i], table->columns[i].number, i == widths->last);
            more |= cells[i].text[at[i]] != '\0';
        }
        putchar('\n');
    }
}

static void print_under(const cell *of, size_t width)
{
    for (size_t at = 0; of->text[at];) {
        pad(GAP);
        print_line(of, &at, width, false, true);
        putchar('\n');
    }
}

static void print_titles(const grid *table, const plan *widths)
{
    cell titles[COLUMNS_MOST];
    bool bold = colour_wanted();
    for (size_t i = 0; i < table->column_count; i++)
        titles[i] = (cell){.text = table->columns[i].title};
    if (bold)
        fputs("\033[1m", stdout);
    print_row(table, widths, titles);
    if (bold)
        fputs("\033[0m", stdout);
}

static void lay_out(const grid *table, bool leave_out, plan *out)
{
    size_t limit = terminal_width();
    measure(table, leave_out && limit > 0, out);
    if (limit > 0) {
        shrink(table, out, limit);
        put_under(table, out, limit);
    }
}

static void print_rows(const grid *table, const plan *widths)
{
    for (size_t i = 0; i < table->count; i += table->column_count) {
        print_row(table, widths, &table->cells[i]);
        if (widths->under > 0)
            print_under(&table->cells[i + table->column_count - 1], widths->under);
    }
}

/* Rows further down may want more room than those that the columns were laid out for; numbers are not broken. */
static void widen(const grid *table, plan *widths)
{
    bool all = terminal_width() == 0;
    plan wanted;
    measure(table, false, &wanted);
    for (size_t i = 0; i < table->column_count; i++)
        if (widths->widths[i] > 0 && wanted.widths[i] > widths->widths[i] && (all || table->columns[i].number))
            widths->widths[i] = wanted.widths[i];
}

static void print_on(const grid *table, bool whole, plan *widths)
{
    if (table->begun) {
        widen(table, widths);
    } else {
        lay_out(table, whole, widths);
        print_titles(table, widths);
    }
    print_rows(table, widths);
}

annals_status grid_print(const grid *table, annals_error *error)
{
    if (!table || table->failed)
        return annals_error_no_memory(error);
    plan widths = table->widths;
    print_on(table, true, &widths);
    return ANNALS_OK;
}

void grid_print_long(grid *table)
{
    enum { ROWS = 1000 };
    if (!table || table->failed || table->count < ROWS * table->column_count)
        return;
    print_on(table, false, &table->widths);
    table->begun = true;
    table->count = 0;
    annals_arena_free(table->arena);
    table->arena = annals_arena_new();
    table->failed = !table->arena;
}
