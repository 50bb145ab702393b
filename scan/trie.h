/* Byte strings with a number each, found by stepping through a text; read-only tables that scan/compile/ makes.
 * Internal. */
#ifndef ANNALS_SCAN_TRIE_H
#define ANNALS_SCAN_TRIE_H

#include "../series/status.h"

enum { ANNALS_TRIE_NONE = -1, ANNALS_TRIE_NOBODY = UINT16_MAX };

/* A node; its child by a byte is the cell `base` + byte, if that one's parent it is (a double array, Aoe 1989). */
typedef struct {
    uint16_t base;
    uint16_t parent; /* ANNALS_TRIE_NOBODY: of the root, and of cells that are free */
    uint16_t value;  /* 1 + the number of the string that ends here; 0: none does */
} annals_trie_cell;

/* The first cell is the root; there are 256 cells behind every base. */
typedef struct {
    const annals_trie_cell *cells;
    size_t count;
} annals_trie;

/* The node one byte on from `node` (0: the root), or ANNALS_TRIE_NONE. */
static inline int32_t annals_trie_step(const annals_trie *trie, int32_t node, char byte)
{
    int32_t child = trie->cells[node].base + (unsigned char)byte;
    return trie->cells[child].parent == node ? child : ANNALS_TRIE_NONE;
}

/* The number of the string that ends at a node, or ANNALS_TRIE_NONE. */
static inline int32_t annals_trie_value(const annals_trie *trie, int32_t node)
{
    return trie->cells[node].value - 1;
}

/* The number of a string, or ANNALS_TRIE_NONE. */
static inline int32_t annals_trie_find(const annals_trie *trie, const char *text, size_t size)
{
    int32_t node = 0;
    for (size_t i = 0; i < size && node != ANNALS_TRIE_NONE; i++)
        node = annals_trie_step(trie, node, text[i]);
    return node == ANNALS_TRIE_NONE ? ANNALS_TRIE_NONE : annals_trie_value(trie, node);
}

#endif
