/* Aligned tables for people: wide characters counted right, long cells wrapped to the terminal's width. */
#ifndef ANNALS_CLI_GRID_H
#define ANNALS_CLI_GRID_H

#include "series/arena.h"
#include "series/status.h"

typedef struct grid grid;

typedef struct {
    const char *title;
    bool number; /* aligned to the right, never wrapped */
} grid_column;

/* The columns are copied, their titles lent. NULL: no memory, which grid_print then says. */
grid *grid_new(const grid_column *columns, size_t count);
/* Adds a cell (copied); NULL is an empty one. Rows fill from left to right. */
void grid_add(grid *table, const char *text);
/* The same, and bytes [from, to) of it stand out: in bold, or in brackets where there is no bold type. For the last
 * column alone: on a terminal too narrow for it, it is printed under its row. */
void grid_add_marked(grid *table, const char *text, size_t from, size_t to);
/* Prints to standard output; on a terminal, columns that are empty are left out. ANNALS_NO_MEMORY if any step failed.
 */
ANNALS_CHECKED annals_status grid_print(const grid *table, annals_error *error);
/* For tables too long to be held: where some thousand rows have come together, prints them and forgets them. No
 * column is left out, and columns can get wider on the way. Call it between rows, and grid_print at the end. */
void grid_print_long(grid *table);
void grid_free(grid *table);

size_t terminal_width(void); /* columns of the terminal on standard output; 0: none is there */

/* Whether to use bold type: a terminal on standard output that is not "dumb", and no NO_COLOR. */
bool colour_wanted(void);

#endif
