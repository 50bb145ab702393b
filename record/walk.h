/* Walking over the standing observations of a selection. Internal. */
#ifndef ANNALS_RECORD_WALK_H
#define ANNALS_RECORD_WALK_H

#include "handle.h"

/* Whether a source was published in time. */
typedef enum { ANNALS_IN_TIME, ANNALS_TOO_LATE, ANNALS_UNDATED, ANNALS_UNDATED_COUNTED } annals_dated;

typedef struct {
    annals_record *record;
    annals_view view;
    annals_arena *arena;
    const char *source; /* id, or NULL */
    bool evidence;
    bool revised;
    bool retracted;
    bool published;          /* only what was published by then counts */
    uint8_t *dated;          /* of each source: an annals_dated */
    int64_t undated;         /* observations left out for that, so far */
    int64_t undated_sources; /* and their sources */
    annals_stored_series *series;
    size_t series_count;
    size_t next_series;
    annals_stored_source *sources; /* all, by number */
    size_t source_count;
    annals_rows *rows; /* of series[next_series - 1] */
    const annals_stored_observation *batch;
    size_t batch_count;
    size_t batch_at;
} annals_walk;

/* Release with annals_walk_close, also after a failure. */
ANNALS_CHECKED annals_status annals_walk_open(annals_record *record, const annals_selection *selection, bool evidence,
                                              annals_walk *walk, annals_error *error);
/* The next row and its series, lent until the next call; *row is NULL at the end. It stands, or was asked for all the
 * same. */
ANNALS_CHECKED annals_status annals_walk_next(annals_walk *walk, const annals_stored_observation **row,
                                              const annals_stored_series **series, annals_error *error);
/* Whether a row that the walk gave was retracted. */
bool annals_walk_retracted(const annals_walk *walk, const annals_stored_observation *row);
void annals_walk_close(annals_walk *walk);

/* The source of a number, or NULL. */
const annals_stored_source *annals_walk_source(const annals_walk *walk, int64_t number);

#endif
