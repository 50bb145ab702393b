/* Lays cells out in columns and wraps long ones; knows nothing of what they mean. */
#include "cli/grid.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { GAP = 2, NARROWEST = 6, COLUMNS_MOST = 64 };

struct grid {
    grid_column columns[COLUMNS_MOST];
    size_t column_count;
    char **cells; /* safe text, row by row */
    size_t count, room;
    annals_arena *arena;
    bool failed;
};

/* How wide each column is; 0: left out. */
typedef struct {
    size_t widths[COLUMNS_MOST];
    size_t last; /* the last column that is printed: nothing is padded behind it */
} plan;

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
    if (table->count < table->room)
        return true;
    size_t room = table->room ? table->room * 2 : 64;
    char **cells = realloc(table->cells, room * sizeof *cells);
    if (!cells)
        return false;
    table->cells = cells;
    table->room = room;
    return true;
}

void grid_add(grid *table, const char *text)
{
    if (!table || table->failed)
        return;
    char *safe = annals_text_safe(text ? text : "", text ? strlen(text) : 0);
    char *kept = safe ? annals_arena_text(table->arena, safe) : NULL;
    free(safe);
    if (!kept || !make_room(table))
        table->failed = true;
    else
        table->cells[table->count++] = kept;
}

/* 0: no terminal, no limit. */
static size_t terminal_width(void)
{
    struct winsize window;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0)
        return 0;
    return window.ws_col;
}

bool colour_wanted(void)
{
    const char *refused = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(refused && *refused);
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
        size_t needed = width_of(table->cells[i]);
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

/* Prints the next line of a cell and steps behind it. */
static void print_line(const char **rest, size_t width, bool right, bool last)
{
    const char *text = *rest;
    size_t size = line_of(text, width);
    *rest = text + size;
    while (size > 0 && **rest && text[size - 1] == ' ')
        size--;
    size_t needed = annals_text_width(text, size);
    size_t blank = needed < width ? width - needed : 0;
    if (right)
        pad(blank);
    fwrite(text, 1, size, stdout);
    if (!last)
        pad((right ? 0 : blank) + GAP);
}

static void print_row(const grid *table, const plan *widths, const char *const *cells)
{
    const char *rest[COLUMNS_MOST];
    memcpy(rest, cells, table->column_count * sizeof *rest);
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < table->column_count; i++) {
            if (widths->widths[i] == 0)
                continue;
            print_line(&rest[i], widths->widths[i], table->columns[i].number, i == widths->last);
            more |= *rest[i] != '\0';
        }
        putchar('\n');
    }
}

static void print_titles(const grid *table, const plan *widths)
{
    const char *titles[COLUMNS_MOST];
    bool bold = colour_wanted();
    for (size_t i = 0; i < table->column_count; i++)
        titles[i] = table->columns[i].title;
    if (bold)
        fputs("\033[1m", stdout);
    print_row(table, widths, titles);
    if (bold)
        fputs("\033[0m", stdout);
}

annals_status grid_print(const grid *table, annals_error *error)
{
    if (!table || table->failed)
        return annals_error_no_memory(error);
    plan widths;
    size_t limit = terminal_width();
    measure(table, limit > 0, &widths);
    if (limit > 0)
        shrink(table, &widths, limit);
    print_titles(table, &widths);
    for (size_t i = 0; i < table->count; i += table->column_count)
        print_row(table, &widths, (const char *const *)&table->cells[i]);
    return ANNALS_OK;
}
