/* Building a table that owns its strings. Internal. */
#ifndef ANNALS_RECORD_TABLE_H
#define ANNALS_RECORD_TABLE_H

#include "engine.h"

/* A table with what it owns; the table comes first, so that its address gives the rest back. */
typedef struct {
    annals_table table;
    annals_arena *arena;
    annals_observation *observations;
    annals_series *series;
    annals_source *sources;
    annals_key **keys; /* of the series */
    size_t observation_room;
    size_t series_room;
    size_t source_room;
    int64_t undated; /* observations left out of the table */
    int64_t undated_sources;
} annals_filling;

/* NULL: no memory. */
annals_filling *annals_filling_new(void);
void annals_filling_free(annals_filling *filling); /* NULL is allowed */
/* Empties it and keeps the room. */
ANNALS_CHECKED annals_status annals_filling_clear(annals_filling *filling, annals_error *error);

/* Each adds one at the end. ANNALS_INVALID: the stored row can't be read. */
ANNALS_CHECKED annals_status annals_filling_add_series(annals_filling *filling, const annals_stored_series *row,
                                                       annals_error *error);
ANNALS_CHECKED annals_status annals_filling_add_source(annals_filling *filling, const annals_stored_source *row,
                                                       annals_error *error);
/* The series is the last one that was added; `source` is an index. */
ANNALS_CHECKED annals_status annals_filling_add_row(annals_filling *filling, const annals_stored_observation *row,
                                                    uint32_t source, bool retracted, annals_error *error);

#endif
