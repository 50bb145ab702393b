/* Tasks done by several threads, whose output comes out in the order of the tasks. */
#ifndef ANNALS_CLI_CREW_H
#define ANNALS_CLI_CREW_H

#include "series/status.h"

typedef struct crew crew;

/* Where one task writes. */
typedef struct lane lane;

typedef struct {
    void *context;
    /* Does a task, which it takes, as worker number 0 .. jobs - 1; several run at once. */
    annals_status (*work)(void *context, size_t worker, void *task, lane *out, annals_error *error);
    /* Puts out what tasks wrote, in order, never two calls at once; false stops the crew. */
    bool (*emit)(void *context, const char *bytes, size_t size);
    /* Told once a task, in order, with what `work` returned; `error` only where that is no success. */
    void (*done)(void *context, annals_status status, const annals_error *error);
} crew_job;

/* Gives a crew of up to `jobs` workers; with one, tasks are done in crew_add itself and no thread is begun. */
ANNALS_CHECKED annals_status crew_open(const crew_job *job, size_t jobs, crew **made, annals_error *error);

/* Takes a task, in any case; waits while more than a few are waiting to be done. False: the crew has stopped. */
bool crew_add(crew *workers, void *task);

/* Waits for all tasks; the crew is gone afterwards. */
void crew_close(crew *workers);

/* Writes some whole rows. What can't come out yet is kept; past some megabytes the call waits for the task's turn.
 * False: memory ran out, or the crew has stopped. */
bool lane_write(lane *out, const char *bytes, size_t size);

#endif
