/* Lists that grow, within an arena or on the heap; knows nothing of what is in them. */
#include "series/list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 16 };

void *annals_list_grow(annals_arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    size_t wanted = *room ? *room * 2 : FIRST_ROOM;
    void *moved = annals_arena_alloc(arena, wanted * size);
    if (!moved)
        return NULL;
    if (count > 0)
        memcpy(moved, items, count * size);
    *room = wanted;
    return moved;
}

void *annals_list_widen(void *items, size_t count, size_t *room, size_t first, size_t size)
{
    if (count < *room)
        return items;
    size_t wanted = *room ? *room * 2 : first;
    void *moved = wanted <= SIZE_MAX / 2 / size ? realloc(items, wanted * size) : NULL;
    if (moved)
        *room = wanted;
    return moved;
}
