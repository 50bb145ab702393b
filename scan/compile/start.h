/* Learns what a number may begin with, for scan/candidate.h. Internal. */
#ifndef ANNALS_SCAN_COMPILE_START_H
#define ANNALS_SCAN_COMPILE_START_H

#include "trie_draft.h"

/* Learns that words may begin a number; `pairs` as annals_language has them. False: no memory. */
bool annals_start_add(annals_trie_draft *starts, unsigned char pairs[], const char *word, size_t size);

/* Learns the numbers in one sign that all languages share. False: no memory. */
bool annals_start_add_signs(annals_trie_draft *starts, unsigned char pairs[]);

#endif
