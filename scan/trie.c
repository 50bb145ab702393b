/* A trie in one array, a few children as a list, many as a row by byte; knows nothing of what its numbers mean. */
#include "scan/trie.h"

#include <stdlib.h>

/* A language has some thousand nodes and a hundred rows; what is not used costs no page. */
enum { LIST_MAX = 3, NODES = 8192, ROWS = 256 };

void annals_trie_free(annals_trie *trie)
{
    free(trie->nodes);
    free(trie->rows);
    *trie = (annals_trie){0};
}

static bool add_node(annals_trie *trie, unsigned char byte)
{
    if (trie->count == trie->room) {
        size_t room = trie->room ? trie->room * 2 : NODES;
        annals_trie_node *nodes = realloc(trie->nodes, room * sizeof *nodes);
        if (!nodes)
            return false;
        trie->nodes = nodes;
        trie->room = room;
    }
    trie->nodes[trie->count++] =
        (annals_trie_node){ANNALS_TRIE_NONE, ANNALS_TRIE_NONE, ANNALS_TRIE_NONE, ANNALS_TRIE_NONE, byte};
    return true;
}

static size_t count_children(const annals_trie *trie, int32_t node)
{
    size_t count = 0;
    for (int32_t child = trie->nodes[node].child; child != ANNALS_TRIE_NONE; child = trie->nodes[child].sibling)
        count++;
    return count;
}

/* Gives a node a row of its children. */
static bool add_row(annals_trie *trie, int32_t node)
{
    if (trie->row_count == trie->row_room) {
        size_t room = trie->row_room ? trie->row_room * 2 : ROWS;
        void *rows = realloc(trie->rows, room * sizeof *trie->rows);
        if (!rows)
            return false;
        trie->rows = rows;
        trie->row_room = room;
    }
    int32_t *row = trie->rows[trie->row_count];
    for (size_t i = 0; i < ANNALS_TRIE_BYTES; i++)
        row[i] = ANNALS_TRIE_NONE;
    for (int32_t child = trie->nodes[node].child; child != ANNALS_TRIE_NONE; child = trie->nodes[child].sibling)
        row[trie->nodes[child].byte] = child;
    trie->nodes[node].row = (int32_t)trie->row_count++;
    return true;
}

static bool add_child(annals_trie *trie, int32_t node, unsigned char byte)
{
    if (!add_node(trie, byte))
        return false;
    int32_t child = (int32_t)trie->count - 1;
    trie->nodes[child].sibling = trie->nodes[node].child;
    trie->nodes[node].child = child;
    if (trie->nodes[node].row != ANNALS_TRIE_NONE)
        trie->rows[trie->nodes[node].row][byte] = child;
    else if (count_children(trie, node) > LIST_MAX)
        return add_row(trie, node);
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
            if (!add_child(trie, node, (unsigned char)key[i]))
                return false;
            next = (int32_t)trie->count - 1;
        }
        node = next;
    }
    *value = &trie->nodes[node].value;
    return true;
}
