/* Lists that grow, within an arena or on the heap. Internal. */
#ifndef ANNALS_SERIES_LIST_H
#define ANNALS_SERIES_LIST_H

#include "arena.h"

/* Room for one item more behind `count` items of `size` bytes: the items where they are, or in a place twice as large;
 * *room counts items. What is left behind stays with the arena, at most as much again. NULL: no memory. */
void *annals_list_grow(annals_arena *arena, void *items, size_t count, size_t *room, size_t size);

/* The same on the heap, by realloc: items that are NULL begin with room for `first`. What is returned takes the place
 * of `items` and is released with free. NULL: no memory, and the items stand as they were. */
void *annals_list_widen(void *items, size_t count, size_t *room, size_t first, size_t size);

#endif
