/* Finding a quote in a source's text: exactly, or as the same words in another normal form or with other white space.
 * Internal. */
#ifndef ANNALS_RECORD_EVIDENCE_H
#define ANNALS_RECORD_EVIDENCE_H

#include "../series/status.h"
#include "haystack.h"

typedef enum {
    ANNALS_MATCH_EXACT,      /* the same bytes */
    ANNALS_MATCH_NORMALISED, /* the same after annals_text_fold: other normal form, line breaks, doubled white space */
    ANNALS_MATCH_SPACES      /* white space stands where the other has none: a number or CJK text broken across lines */
} annals_match;

enum { ANNALS_QUOTE_LIMIT = 65536 };

/* Finds where the quote stands. With `at` >= 0 it must stand at that byte; -1 searches the whole text, and it must
 * stand in one place only. The first of exact, normalised and spaces that stands anywhere is taken; places of a weaker
 * match than that don't count. White space around the quote need not match. *span is the place in the text as stored.
 *
 * ANNALS_INVALID    the quote is empty or only white space, longer than ANNALS_QUOTE_LIMIT bytes, or no UTF-8
 * ANNALS_AMBIGUOUS  it stands in several places; the message lists offsets and asks for --at
 * ANNALS_EVIDENCE   it stands nowhere, or not at `at`; the message shows where it does, or the nearest places
 * ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_evidence_find(annals_haystack *haystack, const char *quote, size_t quote_size,
                                                  int64_t at, annals_span *span, annals_match *match,
                                                  annals_error *error);

/* Gives where some context of the span begins and ends: up to 32 characters on either side, cut at the edge of a word
 * where one is near. The prefix is text[*prefix_start .. span.start), the suffix text[span.end .. *suffix_end). */
void annals_evidence_context(const char *text, size_t size, annals_span span, size_t *prefix_start, size_t *suffix_end);

#endif
