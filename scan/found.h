/* Figures as a scan gives them: what a reading has, and what only a document can tell. Internal. */
#ifndef ANNALS_SCAN_FOUND_H
#define ANNALS_SCAN_FOUND_H

#include "../series/arena.h"
#include "figure.h"
#include "scan.h"

/* Writes what is found of one figure, places as bytes of the passage's text; texts go into the arena. `published` as
 * annals_scan_options has it. ANNALS_NO_MEMORY */
annals_status annals_found_write(const annals_tokens *tokens, const annals_figure *figure,
                                 const annals_period *published, annals_arena *arena, annals_found *found,
                                 annals_error *error);

#endif
