/* What stands around the figures of a sentence: its text, what stands before it, the document's first line. Internal.
 */
#ifndef ANNALS_SCAN_AROUND_H
#define ANNALS_SCAN_AROUND_H

#include "../series/arena.h"
#include "label.h"
#include "scan.h"
#include "token.h"

enum {
    ANNALS_AROUND_BEFORE = 500,  /* bytes of what stands before a sentence, at most */
    ANNALS_AROUND_HEADLINE = 300 /* bytes of a headline */
};

/* All zero is the beginning of a document. */
typedef struct {
    annals_passage passage;
    annals_tokens tokens;
    annals_names names; /* of the tokens */
    char headline[ANNALS_AROUND_HEADLINE];
    size_t headline_size;
    const annals_language *headline_in; /* that it was read in last; NULL: not yet */
    annals_arena *arena;                /* of how it was read */
    annals_scan_text headline_read;
    int64_t headline_end;      /* byte of the document; 0: not known */
    annals_scan_text texts[3]; /* of the sentence read last: its own, what stands before it, the headline */
} annals_around;

void annals_around_free(annals_around *around);

/* Keeps the first line of words of a document, of which text[at, end) is the next sentence and begins at the byte
 * `place`. */
void annals_around_learn(annals_around *around, const char *text, size_t at, size_t end, int64_t place);

/* Fills `texts` for the sentence of a passage, which begins at text[at] and at the byte `place`; lent by the arena.
 * ANNALS_NO_MEMORY */
annals_status annals_around_make(annals_around *around, const annals_language *language, const annals_passage *sentence,
                                 const char *text, size_t at, int64_t place, annals_arena *arena, annals_error *error);

/* Gives the names that stand before that sentence, the nearest first, else those of the headline, separated by "; ":
 * what a sentence without names speaks of. Lent by the arena. ANNALS_NO_MEMORY */
annals_status annals_around_names(annals_around *around, const annals_language *language, const char *text, size_t at,
                                  annals_arena *arena, const char **names, annals_error *error);

#endif
