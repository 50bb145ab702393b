/* Lays cells out in columns; knows nothing of what they mean. */
#include "cli/grid.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { GAP = 2, NARROWEST = 12 };

struct grid {
    const char *const *titles;
    size_t columns;
    char **cells; /* safe text, row by row */
    size_t count, room;
    annals_arena *arena;
    bool failed;
};

grid *grid_new(const char *const *titles, size_t columns)
{
    grid *table = calloc(1, sizeof *table);
    if (!table)
        return NULL;
    table->titles = titles;
    table->columns = columns;
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

static size_t terminal_width(void)
{
    struct winsize window;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0)
        return SIZE_MAX;
    return window.ws_col;
}

bool colour_wanted(void)
{
    const char *refused = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(refused && *refused);
}

static const char *title_text(const char *title)
{
    return title[0] == '>' ? title + 1 : title;
}

static void measure(const grid *table, size_t *widths)
{
    for (size_t i = 0; i < table->columns; i++)
        widths[i] = strlen(title_text(table->titles[i]));
    for (size_t i = 0; i < table->count; i++) {
        size_t width = annals_text_width(table->cells[i], strlen(table->cells[i]));
        if (width > widths[i % table->columns])
            widths[i % table->columns] = width;
    }
}

/* Takes a column at a time off the widest text column until the table fits, or all are narrow. */
static void shrink(const grid *table, size_t *widths, size_t limit)
{
    for (;;) {
        size_t total = (table->columns - 1) * GAP, widest = SIZE_MAX;
        for (size_t i = 0; i < table->columns; i++) {
            total += widths[i];
            if (table->titles[i][0] != '>' && widths[i] > NARROWEST &&
                (widest == SIZE_MAX || widths[i] > widths[widest]))
                widest = i;
        }
        if (total <= limit || widest == SIZE_MAX)
            return;
        widths[widest]--;
    }
}

static void pad(size_t columns)
{
    while (columns-- > 0)
        putchar(' ');
}

static void print_cell(const char *text, size_t width, bool right, bool last)
{
    size_t size = strlen(text);
    size_t needed = annals_text_width(text, size);
    bool cut = needed > width;
    if (cut) {
        size = annals_text_fit(text, size, width - 1);
        needed = annals_text_width(text, size) + 1;
    }
    if (right)
        pad(width - needed);
    fwrite(text, 1, size, stdout);
    if (cut)
        fputs("…", stdout);
    if (!right && !last)
        pad(width - needed);
    if (!last)
        pad(GAP);
}

static void print_titles(const grid *table, const size_t *widths)
{
    bool bold = colour_wanted();
    if (bold)
        fputs("\033[1m", stdout);
    for (size_t i = 0; i < table->columns; i++)
        print_cell(title_text(table->titles[i]), widths[i], table->titles[i][0] == '>', i + 1 == table->columns);
    fputs(bold ? "\033[0m\n" : "\n", stdout);
}

annals_status grid_print(const grid *table, annals_error *error)
{
    size_t *widths = table && !table->failed ? calloc(table->columns, sizeof *widths) : NULL;
    if (!widths)
        return annals_error_no_memory(error);
    measure(table, widths);
    shrink(table, widths, terminal_width());
    print_titles(table, widths);
    for (size_t i = 0; i < table->count; i++) {
        size_t column = i % table->columns;
        bool last = column + 1 == table->columns;
        print_cell(table->cells[i], widths[column], table->titles[column][0] == '>', last);
        if (last)
            putchar('\n');
    }
    free(widths);
    return ANNALS_OK;
}
