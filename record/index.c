/* A hash table from texts to pointers, with open addressing; never removes. */
#include "record/index.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 64 };

uint64_t annals_hash(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *each = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ each[i]) * UINT64_C(1099511628211);
    return hash;
}

void annals_index_free(annals_index *index)
{
    free(index->slots);
    *index = (annals_index){0};
}

/* The slot that holds the text, or the empty one where it belongs. */
static annals_index_slot *slot_of(annals_index_slot *slots, size_t room, const char *text)
{
    size_t at = (size_t)annals_hash(ANNALS_HASH_START, text, strlen(text)) & (room - 1);
    while (slots[at].text && strcmp(slots[at].text, text) != 0)
        at = (at + 1) & (room - 1);
    return &slots[at];
}

void *annals_index_find(const annals_index *index, const char *text)
{
    return index->room > 0 ? slot_of(index->slots, index->room, text)->value : NULL;
}

void annals_index_replace(const annals_index *index, const char *text, void *value)
{
    slot_of(index->slots, index->room, text)->value = value;
}

static annals_status grow(annals_index *index, annals_error *error)
{
    size_t room = index->room > 0 ? index->room * 2 : FIRST_ROOM;
    annals_index_slot *slots = calloc(room, sizeof *slots);
    if (!slots)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < index->room; i++)
        if (index->slots[i].text)
            *slot_of(slots, room, index->slots[i].text) = index->slots[i];
    free(index->slots);
    index->slots = slots;
    index->room = room;
    return ANNALS_OK;
}

annals_status annals_index_add(annals_index *index, const char *text, void *value, annals_error *error)
{
    if (index->count * 2 >= index->room) {
        annals_status status = grow(index, error);
        if (status)
            return status;
    }
    *slot_of(index->slots, index->room, text) = (annals_index_slot){text, value};
    index->count++;
    return ANNALS_OK;
}
