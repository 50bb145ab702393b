/* Which operations are in force: those that no operation in force takes back. And which observations operations in
 * force have superseded. Internal. */
#ifndef ANNALS_RECORD_STANDING_H
#define ANNALS_RECORD_STANDING_H

#include "engine.h"

typedef struct {
    int64_t operation;
    int64_t undone_by; /* in force itself */
} annals_undone;

typedef struct {
    int64_t observation;
    int64_t operation; /* that revised or retracted it */
    int64_t revision;  /* what stands in its place; 0: nothing */
} annals_superseded;

typedef struct {
    annals_undone *undone; /* sorted by operation */
    size_t count;
    annals_superseded *superseded; /* sorted by observation */
    size_t superseded_count;
} annals_standing;

/* From the undos up to and including operation `as_of`, sorted by number. Release with annals_standing_free. */
ANNALS_CHECKED annals_status annals_standing_make(const annals_stored_undo *undos, size_t count, int64_t as_of,
                                                  annals_standing *standing, annals_error *error);
/* Adds what the decisions in force up to and including `as_of` supersede. */
ANNALS_CHECKED annals_status annals_standing_decide(annals_standing *standing, const annals_stored_decision *decisions,
                                                    size_t count, int64_t as_of, annals_error *error);
void annals_standing_free(annals_standing *standing);

/* Whether a decision revises or retracts. What stands in the place of another was entered after it, so that no line of
 * revisions goes round in circles, not even in a record that was tampered with. */
bool annals_decision_supersedes(const annals_stored_decision *decision);

/* The operation in force that takes this one back; 0: it is in force. */
int64_t annals_standing_undone_by(const annals_standing *standing, int64_t operation);
/* What supersedes an observation, or NULL. */
const annals_superseded *annals_standing_superseded(const annals_standing *standing, int64_t observation);

#endif
