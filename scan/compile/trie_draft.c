/* Builds a trie as lists of children, then finds each list a base at which all its cells are free; knows nothing of
 * what its numbers mean. */
#include "scan/compile/trie_draft.h"
#include "series/list.h"

#include <stdlib.h>

enum { BYTES = 256, CELLS_MAX = ANNALS_TRIE_NOBODY };

void annals_trie_draft_free(annals_trie_draft *draft)
{
    free(draft->nodes);
    free(draft->cells);
    *draft = (annals_trie_draft){0};
}

static bool add_node(annals_trie_draft *draft, unsigned char byte)
{
    annals_trie_node *nodes = annals_list_widen(draft->nodes, draft->count, &draft->room, 1024, sizeof *nodes);
    if (!nodes)
        return false;
    draft->nodes = nodes;
    draft->nodes[draft->count++] = (annals_trie_node){ANNALS_TRIE_NONE, ANNALS_TRIE_NONE, ANNALS_TRIE_NONE, byte};
    return true;
}

static int32_t find_child(const annals_trie_draft *draft, int32_t node, unsigned char byte)
{
    int32_t child = draft->nodes[node].child;
    while (child != ANNALS_TRIE_NONE && draft->nodes[child].byte != byte)
        child = draft->nodes[child].sibling;
    return child;
}

static int32_t add_child(annals_trie_draft *draft, int32_t node, unsigned char byte)
{
    if (!add_node(draft, byte))
        return ANNALS_TRIE_NONE;
    int32_t child = (int32_t)draft->count - 1;
    draft->nodes[child].sibling = draft->nodes[node].child;
    draft->nodes[node].child = child;
    return child;
}

bool annals_trie_draft_place(annals_trie_draft *draft, const char *key, size_t size, int32_t **value)
{
    if (draft->count == 0 && !add_node(draft, 0))
        return false;
    int32_t node = 0;
    for (size_t i = 0; i < size; i++) {
        int32_t next = find_child(draft, node, (unsigned char)key[i]);
        if (next == ANNALS_TRIE_NONE)
            next = add_child(draft, node, (unsigned char)key[i]);
        if (next == ANNALS_TRIE_NONE)
            return false;
        node = next;
    }
    *value = &draft->nodes[node].value;
    return true;
}

/* Packing: nodes in the order of their depth, so that what is tried most lies close together. */
struct packing {
    const annals_trie_draft *draft;
    annals_trie_cell *cells;
    size_t used;      /* cells, up to the last that is not free */
    size_t first;     /* no cell before it is free */
    int32_t *queue;   /* nodes whose children are to be placed */
    uint16_t *places; /* the cell of each node */
    size_t queued;
};

static bool is_free(const struct packing *packing, size_t cell)
{
    return cell > 0 && packing->cells[cell].parent == ANNALS_TRIE_NOBODY;
}

static bool fits(const struct packing *packing, int32_t node, size_t base)
{
    const annals_trie_node *nodes = packing->draft->nodes;
    for (int32_t child = nodes[node].child; child != ANNALS_TRIE_NONE; child = nodes[child].sibling) {
        if (!is_free(packing, base + nodes[child].byte))
            return false;
    }
    return true;
}

/* The first base with room for a node's children; false where there is none. */
static bool find_base(const struct packing *packing, int32_t node, size_t *base)
{
    for (*base = packing->first > BYTES ? packing->first - BYTES : 0; *base + BYTES < CELLS_MAX; ++*base) {
        if (fits(packing, node, *base))
            return true;
    }
    return false;
}

static void place_children(struct packing *packing, int32_t node, size_t base)
{
    const annals_trie_node *nodes = packing->draft->nodes;
    packing->cells[packing->places[node]].base = (uint16_t)base;
    for (int32_t child = nodes[node].child; child != ANNALS_TRIE_NONE; child = nodes[child].sibling) {
        size_t cell = base + nodes[child].byte;
        packing->cells[cell].parent = packing->places[node];
        packing->cells[cell].value = (uint16_t)(nodes[child].value + 1);
        packing->places[child] = (uint16_t)cell;
        packing->queue[packing->queued++] = child;
        if (base + BYTES > packing->used)
            packing->used = base + BYTES;
    }
    while (packing->first < CELLS_MAX && !is_free(packing, packing->first))
        packing->first++;
}

static bool pack(struct packing *packing)
{
    packing->cells[0].value = (uint16_t)(packing->draft->nodes[0].value + 1);
    packing->queue[packing->queued++] = 0;
    for (size_t i = 0; i < packing->queued; i++) {
        int32_t node = packing->queue[i];
        size_t base;
        if (packing->draft->nodes[node].child == ANNALS_TRIE_NONE)
            continue;
        if (!find_base(packing, node, &base))
            return false;
        place_children(packing, node, base);
    }
    return true;
}

static annals_trie_cell *new_cells(void)
{
    annals_trie_cell *cells = calloc(CELLS_MAX, sizeof *cells);
    for (size_t i = 0; cells && i < CELLS_MAX; i++)
        cells[i].parent = ANNALS_TRIE_NOBODY;
    return cells;
}

annals_status annals_trie_draft_pack(annals_trie_draft *draft, annals_trie *trie, annals_error *error)
{
    bool packed = false;
    if (draft->count == 0 && !add_node(draft, 0))
        return annals_error_no_memory(error);
    draft->cells = new_cells();
    struct packing packing = {.draft = draft,
                              .cells = draft->cells,
                              .used = BYTES,
                              .queue = calloc(draft->count, sizeof *packing.queue),
                              .places = calloc(draft->count, sizeof *packing.places)};
    bool room = draft->cells && packing.queue && packing.places;
    if (room)
        packed = pack(&packing);
    free(packing.queue);
    free(packing.places);
    *trie = (annals_trie){draft->cells, packing.used};
    if (!room)
        return annals_error_no_memory(error);
    return packed ? ANNALS_OK : annals_error_set(error, ANNALS_INVALID, "more words than a language has room for");
}
