/* A language while its files are read: what grows, and the tables that come of it. Internal. */
#ifndef ANNALS_SCAN_COMPILE_DRAFT_H
#define ANNALS_SCAN_COMPILE_DRAFT_H

#include "../../series/str.h"
#include "../language.h"
#include "trie_draft.h"

/* Whether documents that say nothing are read in a language. */
typedef enum { ANNALS_DOUBT_ASIDE, ANNALS_DOUBT_TAKEN, ANNALS_DOUBT_NEVER } annals_draft_doubt;

/* All zero is empty. Lists as annals_language has them, but without the empty text at their end. */
typedef struct {
    annals_language language; /* what rows say with one sign or yes and no; the rest is filled by annals_draft_finish */
    annals_trie_draft small, exact, starts;
    unsigned char pairs[256 * 256 / 8];
    annals_entry *entries;
    size_t entry_room;
    annals_str texts, tags, linkers, plurals, no_plurals, verbs, nouns, verb_endings, no_nouns, noun_endings, readings,
        reading_letters, open_currencies, open_eras;
    annals_str frequent; /* a list of words, the most frequent first */
    annals_str letters;  /* a list of tags of scripts ("" is none), each with letters behind it */
    annals_draft_doubt doubt;
} annals_draft;

/* A language file. */
typedef struct {
    const char *name; /* for messages */
    const char *text;
    size_t size;
} annals_language_file;

/* Reads a file into a draft, after what is there already.
 *
 * ANNALS_INVALID  a row says nothing; the error has file and line */
ANNALS_CHECKED annals_status annals_draft_read(annals_draft *draft, const annals_language_file *file,
                                               annals_error *error);

/* Gives some words a meaning, whose `next` and `roles` it sets. ANNALS_EXISTS: they have it already;
 * ANNALS_NO_MEMORY. No words are set in the error. */
ANNALS_CHECKED annals_status annals_draft_add(annals_draft *draft, const char *word, size_t size, annals_entry entry);

/* The place of a unit or currency code among the draft's texts, where it is put if it is new. */
uint32_t annals_draft_text(annals_draft *draft, const char *text, size_t size);

/* Makes the tables of what has been read; nothing can be added any more. The draft lends them in its `language`.
 * ANNALS_INVALID: too many words; ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_draft_finish(annals_draft *draft, annals_error *error);

void annals_draft_free(annals_draft *draft);

#endif
