/* Progress with time left, on a terminal only. */
#ifndef ANNALS_CLI_PROGRESS_H
#define ANNALS_CLI_PROGRESS_H

#include "series/status.h"

typedef struct {
    const char *doing;
    bool shown;    /* standard error is a terminal */
    bool printed;  /* a line stands there that has to go */
    int64_t begun; /* microseconds */
    int64_t last;
} progress;

/* Until its end, interrupts (SIGINT, SIGTERM, SIGHUP) only ask for a stop, which progress_step passes on. */
void progress_begin(progress *bar, const char *doing);
bool progress_step(void *bar, size_t done, size_t total); /* for annals_import_options */
void progress_end(progress *bar);

#endif
