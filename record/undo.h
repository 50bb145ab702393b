/* An undo that is tried: what it would leave must hold together. Internal. */
#ifndef ANNALS_RECORD_UNDO_H
#define ANNALS_RECORD_UNDO_H

#include "change.h"

/* The record as it would be after the undo. */
typedef struct {
    annals_change *change;
    const annals_engine *engine;
    annals_store *store;
    annals_arena *arena;
    int64_t number; /* the operation to take back */
    annals_view after;
    annals_stored_source *sources;
    size_t source_count;
    annals_stored_decision *decisions;
    size_t decision_count;
    annals_stored_series *series; /* by key */
    size_t series_count;
    annals_stored_series **numbered; /* the same, by number */
    int64_t checked_series;          /* the last one that was checked */
    char returning[48];              /* what would stand again, for messages: "operation 3" */
} annals_trial;

/* Loads the sources, series and decisions. */
ANNALS_CHECKED annals_status annals_trial_load(annals_trial *each, annals_error *error);
/* Gives the row of an operation, NULL where there is none. */
ANNALS_CHECKED annals_status annals_trial_operation(annals_trial *each, int64_t number, annals_stored_operation **row,
                                                    annals_error *error);
/* The series of a number, or NULL. */
const annals_stored_series *annals_trial_series(const annals_trial *each, int64_t number);

/* Nothing that is in force afterwards may depend on an operation that is gone, and what its decisions superseded must
 * fit what stands. ANNALS_INVALID says what doesn't. */
ANNALS_CHECKED annals_status annals_trial_gone(annals_trial *each, int64_t operation, annals_error *error);
/* What an operation entered that comes back must fit what stands. */
ANNALS_CHECKED annals_status annals_trial_back(annals_trial *each, int64_t operation, annals_error *error);

#endif
