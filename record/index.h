/* A hash table from texts to pointers, for what a change meets again and again. Internal. */
#ifndef ANNALS_RECORD_INDEX_H
#define ANNALS_RECORD_INDEX_H

#include "../series/status.h"

typedef struct {
    const char *text;
    void *value;
} annals_index_slot;

/* All zero is an empty index. Texts and values are lent by the caller. */
typedef struct {
    annals_index_slot *slots;
    size_t room; /* a power of two, or 0 */
    size_t count;
} annals_index;

void annals_index_free(annals_index *index); /* and makes it empty */
void *annals_index_find(const annals_index *index, const char *text);
/* The text must not be there yet. */
ANNALS_CHECKED annals_status annals_index_add(annals_index *index, const char *text, void *value, annals_error *error);
/* Gives a text that is there another value. */
void annals_index_replace(const annals_index *index, const char *text, void *value);

/* FNV-1a, 64 bits, over bytes; `hash` goes on from an earlier call, or is ANNALS_HASH_START. */
#define ANNALS_HASH_START UINT64_C(14695981039346656037)
uint64_t annals_hash(uint64_t hash, const void *bytes, size_t size);

#endif
