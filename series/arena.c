/* An arena: blocks that double in size up to a limit, freed together. */
#include "series/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

typedef struct block block;
struct block {
    block *next;
    size_t used;
    size_t room;
    alignas(max_align_t) unsigned char bytes[];
};

struct annals_arena {
    block *blocks; /* the one in use first */
};

annals_arena *annals_arena_new(void)
{
    return calloc(1, sizeof(annals_arena));
}

static void free_blocks(block *first)
{
    for (block *next, *each = first; each; each = next) {
        next = each->next;
        free(each);
    }
}

void annals_arena_free(annals_arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->blocks);
    free(arena);
}

void annals_arena_clear(annals_arena *arena)
{
    block *kept = arena->blocks;
    if (!kept)
        return;
    free_blocks(kept->next);
    kept->next = NULL;
    kept->used = 0;
}

static block *add_block(annals_arena *arena, size_t size)
{
    size_t room = arena->blocks ? arena->blocks->room * 2 : FIRST_BLOCK;
    if (room > LARGEST_BLOCK)
        room = LARGEST_BLOCK;
    if (room < size)
        room = size;
    block *added = malloc(sizeof *added + room);
    if (!added)
        return NULL;
    *added = (block){.next = arena->blocks, .room = room};
    arena->blocks = added;
    return added;
}

void *annals_arena_alloc(annals_arena *arena, size_t size)
{
    size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        return NULL;
    size = (size + unit - 1) / unit * unit;
    block *current = arena->blocks;
    if (!current || current->room - current->used < size) {
        current = add_block(arena, size);
        if (!current)
            return NULL;
    }
    void *out = current->bytes + current->used;
    current->used += size;
    return out;
}

char *annals_arena_copy(annals_arena *arena, const char *text, size_t size)
{
    char *out = annals_arena_alloc(arena, size + 1);
    if (!out)
        return NULL;
    if (size > 0)
        memcpy(out, text, size);
    out[size] = '\0';
    return out;
}

char *annals_arena_text(annals_arena *arena, const char *text)
{
    return text ? annals_arena_copy(arena, text, strlen(text)) : NULL;
}
