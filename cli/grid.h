/* Aligned tables for people: wide characters counted right, cut to the terminal's width. */
#ifndef ANNALS_CLI_GRID_H
#define ANNALS_CLI_GRID_H

#include "series/arena.h"
#include "series/status.h"

typedef struct grid grid;

/* Column titles are static; a title that begins with '>' aligns its column to the right. NULL: no memory. */
grid *grid_new(const char *const *titles, size_t columns);
/* Adds a cell (copied); NULL is an empty one. Rows fill from left to right. */
void grid_add(grid *table, const char *text);
/* Prints to standard output. ANNALS_NO_MEMORY if any step failed. */
ANNALS_CHECKED annals_status grid_print(const grid *table, annals_error *error);
void grid_free(grid *table);

/* Whether to use bold type: a terminal on standard output, and no NO_COLOR. */
bool colour_wanted(void);

#endif
