/* A source's text made ready for repeated searches: folded once, when a search first needs it. Quotes are prepared the
 * same way. Internal. */
#ifndef ANNALS_RECORD_HAYSTACK_H
#define ANNALS_RECORD_HAYSTACK_H

#include "../text/text.h"

typedef struct annals_haystack annals_haystack;

/* Bytes of the source's text; `end` is behind the last one. */
typedef struct {
    int64_t start;
    int64_t end;
} annals_span;

enum { ANNALS_PLACES_SHOWN = 5 };

/* Where a quote stands, in the order of the text. */
typedef struct {
    annals_span spans[ANNALS_PLACES_SHOWN];
    size_t count;
    bool more; /* than are shown */
} annals_places;

/* `text` (UTF-8) is lent until the haystack is freed. NULL: no memory. */
annals_haystack *annals_haystack_new(const char *text, size_t size);
void annals_haystack_free(annals_haystack *haystack); /* NULL is allowed */

const char *annals_haystack_text(const annals_haystack *haystack, size_t *size);

/* Lends the folded text. ANNALS_INVALID (not UTF-8), ANNALS_NO_MEMORY. */
ANNALS_CHECKED annals_status annals_haystack_fold(annals_haystack *haystack, const annals_folded **folded,
                                                  annals_error *error);

/* The folded text without white space at its ends. */
const char *annals_folded_words(const annals_folded *folded, size_t *size);

/* Finds all places of the quote, or the one at byte `at` of the text (-1: all), in one of three ways; whether it found
 * any, places->count says. The latter two never begin or end within a character, such as between the digits of a
 * one-half sign. In *_spaces_find, white space that only one side has must hold a line break, or stand beside a CJK
 * character or a sign such as `$` or `%`: else 20 25 would pass for 2025. */
void annals_exact_find(const annals_haystack *haystack, const annals_haystack *quote, int64_t at,
                       annals_places *places);
ANNALS_CHECKED annals_status annals_folded_find(annals_haystack *haystack, annals_haystack *quote, int64_t at,
                                                annals_places *places, annals_error *error);
ANNALS_CHECKED annals_status annals_spaces_find(annals_haystack *haystack, annals_haystack *quote, int64_t at,
                                                annals_places *places, annals_error *error);

#endif
