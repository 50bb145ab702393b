/* A trie that grows, and is packed into the cells of scan/trie.h. Internal. */
#ifndef ANNALS_SCAN_COMPILE_TRIE_DRAFT_H
#define ANNALS_SCAN_COMPILE_TRIE_DRAFT_H

#include "../trie.h"

typedef struct {
    int32_t child;   /* the first */
    int32_t sibling; /* the next */
    int32_t value;
    unsigned char byte;
} annals_trie_node;

/* All zero is empty. */
typedef struct {
    annals_trie_node *nodes; /* the first is the root */
    size_t count;
    size_t room;
    annals_trie_cell *cells; /* once it is packed */
} annals_trie_draft;

void annals_trie_draft_free(annals_trie_draft *draft);

/* Finds or makes the place of a key; *value is ANNALS_TRIE_NONE in a new one, and lent until the next call. False: no
 * memory. */
bool annals_trie_draft_place(annals_trie_draft *draft, const char *key, size_t size, int32_t **value);

/* Packs what is there; the trie is lent by the draft, which takes no more keys. ANNALS_INVALID: more than the cells
 * can number; ANNALS_NO_MEMORY */
annals_status annals_trie_draft_pack(annals_trie_draft *draft, annals_trie *trie, annals_error *error);

#endif
