/* Observations of a change that are not in the store yet, and which series, period, kind and source it has already.
 * Internal. */
#ifndef ANNALS_RECORD_PENDING_H
#define ANNALS_RECORD_PENDING_H

#include "engine.h"

typedef struct annals_pending_slot annals_pending_slot;

/* All zero is empty. */
typedef struct {
    annals_stored_observation *rows;
    size_t count;
    size_t room;
    annals_arena *arena; /* the rows' texts */
    size_t gone;         /* rows that were flushed before */
    annals_pending_slot *slots;
    size_t slot_room; /* a power of two, or 0 */
} annals_pending;

/* Text around the quote, without NULs. */
typedef struct {
    const char *prefix;
    size_t prefix_size;
    const char *suffix;
    size_t suffix_size;
} annals_context;

enum { ANNALS_PENDING_ROWS = 8192 };

void annals_pending_free(annals_pending *pending);

/* The row of the same series, period, kind and source that is still here, or NULL; *gone says that it may be among the
 * rows that were flushed. */
const annals_stored_observation *annals_pending_find(const annals_pending *pending,
                                                     const annals_stored_observation *row, bool *gone);

/* Copies a row with its texts. On failure nothing has changed. */
ANNALS_CHECKED annals_status annals_pending_add(annals_pending *pending, const annals_stored_observation *row,
                                                const annals_context *context, annals_error *error);

/* Sorts the rows as the store likes them best and numbers them from `first`. */
void annals_pending_number(annals_pending *pending, int64_t first);
/* Forgets the rows, and remembers that there were such. */
void annals_pending_clear(annals_pending *pending);

#endif
