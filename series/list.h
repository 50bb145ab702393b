/* Lists that grow within an arena. Internal. */
#ifndef ANNALS_SERIES_LIST_H
#define ANNALS_SERIES_LIST_H

#include "arena.h"

/* Room for one item more behind `count` items of `size` bytes: the items where they are, or in a place twice as large;
 * *room counts items. What is left behind stays with the arena, at most as much again. NULL: no memory. */
void *annals_list_grow(annals_arena *arena, void *items, size_t count, size_t *room, size_t size);

#endif
