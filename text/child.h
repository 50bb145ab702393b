/* A program run as a child process, under limits: bytes in, bytes out, no shell. Internal. */
#ifndef ANNALS_TEXT_CHILD_H
#define ANNALS_TEXT_CHILD_H

#include "../series/str.h"

typedef struct {
    const char *const *words; /* the program, looked for in PATH, and its arguments; NULL at the end */
    size_t memory_most;       /* bytes of address space */
    size_t output_most;       /* bytes */
    unsigned seconds_most;    /* of computing, and by the clock */
} annals_child;

/* Runs it with `in` on standard input, in the root folder, with a locale and environment of its own. Adds what it
 * writes to standard output to `out`, and the beginning of what it writes to standard error to `messages`.
 *
 * ANNALS_UNAVAILABLE  there is no such program
 * ANNALS_INVALID      it ended with another status than 0, or by a signal; `messages` may say why
 * ANNALS_OVERFLOW     it wrote more than it may, or took too long
 * ANNALS_IO           no process could be made
 * ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_child_run(const annals_child *child, const char *in, size_t size, annals_str *out,
                                              annals_str *messages, annals_error *error);

#endif
