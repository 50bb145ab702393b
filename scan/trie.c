/* A trie in one array, children as a list; knows nothing of what its numbers mean. */
#include "scan/trie.h"

#include <stdlib.h>

void annals_trie_free(annals_trie *trie)
{
    free(trie->nodes);
    *trie = (annals_trie){0};
}

static bool add_node(annals_trie *trie, unsigned char byte)
{
    if (trie->count == trie->room) {
        size_t room = trie->room ? trie->room * 2 : 1024;
        annals_trie_node *nodes = realloc(trie->nodes, room * sizeof *nodes);
        if (!nodes)
            return false;
        trie->nodes = nodes;
        trie->room = room;
    }
    trie->nodes[trie->count++] = (annals_trie_node){ANNALS_TRIE_NONE, ANNALS_TRIE_NONE, ANNALS_TRIE_NONE, byte};
    return true;
}

bool annals_trie_place(annals_trie *trie, const char *key, size_t size, int32_t **value)
{
    if (trie->count == 0 && !add_node(trie, 0))
        return false;
    int32_t node = 0;
    for (size_t i = 0; i < size; i++) {
        int32_t next = annals_trie_step(trie, node, key[i]);
        if (next == ANNALS_TRIE_NONE) {
            if (!add_node(trie, (unsigned char)key[i]))
                return false;
            next = (int32_t)trie->count - 1;
            trie->nodes[next].sibling = trie->nodes[node].child;
            trie->nodes[node].child = next;
        }
        node = next;
    }
    *value = &trie->nodes[node].value;
    return true;
}

int32_t annals_trie_step(const annals_trie *trie, int32_t node, char byte)
{
    if (trie->count == 0)
        return ANNALS_TRIE_NONE;
    int32_t child = trie->nodes[node].child;
    while (child != ANNALS_TRIE_NONE && trie->nodes[child].byte != (unsigned char)byte)
        child = trie->nodes[child].sibling;
    return child;
}
