/* Figures as a scan gives them: what a reading has, and what only a document can tell. Internal. */
#ifndef ANNALS_SCAN_FOUND_H
#define ANNALS_SCAN_FOUND_H

#include "../series/arena.h"
#include "figure.h"
#include "label.h"
#include "money.h"
#include "scan.h"
#include "when.h"

/* What stands beside the figures of a sentence, and room for words. All zero is empty. */
typedef struct {
    annals_when_spans periods;
    annals_names names;
    annals_str scratch;
} annals_beside;

/* Finds what stands in a sentence, whose figures are known; `published` as annals_scan_options has it. False: no
 * memory. */
bool annals_beside_find(annals_beside *beside, const annals_tokens *tokens, const annals_period *published);
void annals_beside_free(annals_beside *beside);

/* Writes what is found of one figure, places as bytes of the passage's text; texts go into the arena. `money` is what
 * the document and the sentence have said of its currency. ANNALS_NO_MEMORY */
annals_status annals_found_write(const annals_tokens *tokens, const annals_figure *figure, const annals_money *money,
                                 annals_beside *beside, annals_arena *arena, annals_found *found, annals_error *error);

#endif
