/* Many small allocations, one free: every result with many strings owns one. Internal. */
#ifndef ANNALS_SERIES_ARENA_H
#define ANNALS_SERIES_ARENA_H

#include "status.h"

typedef struct annals_arena annals_arena;

annals_arena *annals_arena_new(void); /* NULL: no memory */
void annals_arena_free(annals_arena *arena);
void annals_arena_clear(annals_arena *arena); /* frees what it gave, and keeps some memory to give again */

/* Memory aligned for any type, not cleared; lives as long as the arena. NULL: no memory. */
void *annals_arena_alloc(annals_arena *arena, size_t size);
char *annals_arena_copy(annals_arena *arena, const char *text, size_t size); /* with a NUL behind */
char *annals_arena_text(annals_arena *arena, const char *text);              /* NULL gives NULL */

#endif
