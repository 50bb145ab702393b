/* The cells of a table: observations of one series, kind and period (that is, bounds), and which of them is meant.
 * Internal. */
#ifndef ANNALS_SERIES_CELLS_H
#define ANNALS_SERIES_CELLS_H

#include "arena.h"
#include "check.h"

typedef struct {
    const annals_table *table;
    const annals_observation **sorted; /* by series, earliest, latest, kind, place in the table */
    size_t count;
    size_t *starts;                 /* by series: where its observations begin in `sorted`; one more for the end */
    uint32_t *order;                /* all series, by the bytes of their keys */
    annals_preference *preferences; /* by id; of one id the latest last */
    size_t preference_count;
} annals_cells;

/* One cell; count 0: nothing is stated there. */
typedef struct {
    const annals_observation *const *observations;
    size_t count;
} annals_cell;

/* Everything lies in the arena. ANNALS_MISSING: no such source in the table. */
ANNALS_CHECKED annals_status annals_cells_make(annals_cells *cells, const annals_table *table,
                                               const annals_check_options *options, annals_arena *arena,
                                               annals_error *error);

/* Keeps the decisions alone, for cells that come from elsewhere: annals_cell_preferred and annals_cell_choose then
 * work. */
ANNALS_CHECKED annals_status annals_cells_decide(annals_cells *cells, const annals_preference *preferences,
                                                 size_t count, annals_arena *arena, annals_error *error);

/* The cell that begins at a place of `sorted`. */
annals_cell annals_cell_at(const annals_cells *cells, size_t start);
annals_cell annals_cell_find(const annals_cells *cells, uint32_t series, const annals_period *period, annals_kind kind);

/* By earliest, latest, kind: 0 for the same cell of one series. */
int annals_cell_compare(const annals_observation *a, const annals_observation *b);

/* The preferred observation of a cell and the operation of that decision; NULL: there is none. */
const annals_observation *annals_cell_preferred(const annals_cells *cells, annals_cell cell, int64_t *operation);

/* The one observation that is meant: the only one, or the preferred one if the decision knew all of them. NULL where
 * several compete or there is none. */
const annals_observation *annals_cell_choose(const annals_cells *cells, annals_cell cell);

#endif
