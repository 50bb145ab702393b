/* Finding the place where a quote stood by what stood before and after it. Internal. */
#ifndef ANNALS_RECORD_SURROUNDINGS_H
#define ANNALS_RECORD_SURROUNDINGS_H

#include "../series/observation.h"
#include "haystack.h"

/* Finds where the evidence's prefix and its suffix stand, or as much of them as is close to the quote, with not much
 * more than the quote between them; where there was nothing before or after it, the text's beginning or end is meant.
 * *span is what stands between, without white space at its ends; the shortest of several. ANNALS_NO_MEMORY,
 * ANNALS_INVALID (the text is no UTF-8) */
ANNALS_CHECKED annals_status annals_surroundings_find(annals_haystack *haystack, const annals_evidence *evidence,
                                                      bool *found, annals_span *span, annals_error *error);

#endif
