/* Fuzzes the search for quotes: the first line is the quote, the rest the text; what is found folds to the quote. */
#include <stdlib.h>
#include <string.h>

#include "record/evidence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_found(annals_haystack *haystack, const char *quote, size_t quote_size, annals_span span,
                        annals_match match)
{
    size_t size, from, to;
    const char *text = annals_haystack_text(haystack, &size);
    check(span.start >= 0 && span.start < span.end && (size_t)span.end <= size);
    size_t found_size = (size_t)(span.end - span.start);
    if (match == ANNALS_MATCH_EXACT)
        check(found_size == quote_size && memcmp(text + span.start, quote, quote_size) == 0);
    annals_evidence_context(text, size, span, &from, &to);
    check(from <= (size_t)span.start && to >= (size_t)span.end && to <= size);
    check(annals_utf8_valid(text + from, to - from) == to - from);

    /* What was found stands where it was found. */
    annals_span again;
    annals_match exact;
    annals_error error;
    if (found_size <= ANNALS_QUOTE_LIMIT)
        check(annals_evidence_find(haystack, text + span.start, found_size, span.start, &again, &exact, &error) ==
              ANNALS_OK);
}

static void try_at(annals_haystack *haystack, const char *quote, size_t quote_size, int64_t at)
{
    annals_span span;
    annals_match match;
    annals_error error;
    annals_status status = annals_evidence_find(haystack, quote, quote_size, at, &span, &match, &error);
    if (status == ANNALS_OK)
        check_found(haystack, quote, quote_size, span, match);
    else
        check(status == ANNALS_EVIDENCE || status == ANNALS_INVALID || (status == ANNALS_AMBIGUOUS && at < 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *quote = size ? (const char *)data : "";
    const char *end = memchr(quote, '\n', size);
    size_t quote_size = end ? (size_t)(end - quote) : size;
    size_t text_size = end ? size - quote_size - 1 : 0;
    const char *text = end ? end + 1 : "";
    if (annals_utf8_valid(text, text_size) < text_size)
        return 0;
    annals_haystack *haystack = annals_haystack_new(text, text_size);
    check(haystack != NULL);
    try_at(haystack, quote, quote_size, -1);
    for (int64_t at = 0; at < 8; at++)
        try_at(haystack, quote, quote_size, at);
    annals_haystack_free(haystack);
    return 0;
}
