/* Byte strings with a number each, found by stepping through a text. Internal. */
#ifndef ANNALS_SCAN_TRIE_H
#define ANNALS_SCAN_TRIE_H

#include "../series/status.h"

enum { ANNALS_TRIE_NONE = -1, ANNALS_TRIE_BYTES = 256 };

typedef struct {
    int32_t child;   /* the first */
    int32_t sibling; /* the next */
    int32_t value;
    int32_t row; /* of a node with many children: where they stand, by byte */
    unsigned char byte;
} annals_trie_node;

/* All zero is empty. */
typedef struct {
    annals_trie_node *nodes; /* the first is the root */
    size_t count;
    size_t room;
    int32_t (*rows)[ANNALS_TRIE_BYTES];
    size_t row_count;
    size_t row_room;
} annals_trie;

void annals_trie_free(annals_trie *trie);

/* Finds or makes the place of a key; *value is ANNALS_TRIE_NONE in a new one, and lent until the next call. False: no
 * memory. */
bool annals_trie_place(annals_trie *trie, const char *key, size_t size, int32_t **value);

/* The node one byte on from `node` (0: the root), or ANNALS_TRIE_NONE. */
static inline int32_t annals_trie_step(const annals_trie *trie, int32_t node, char byte)
{
    if (trie->count == 0)
        return ANNALS_TRIE_NONE;
    if (trie->nodes[node].row != ANNALS_TRIE_NONE)
        return trie->rows[trie->nodes[node].row][(unsigned char)byte];
    int32_t child = trie->nodes[node].child;
    while (child != ANNALS_TRIE_NONE && trie->nodes[child].byte != (unsigned char)byte)
        child = trie->nodes[child].sibling;
    return child;
}

#endif
