/* Whether a quote stands in a source's text, and the words for where it does or might; must not know the store. */
#include "record/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "record/nearest.h"
#include "series/str.h"
#include "series/utf8.h"
#include "text/character.h"

enum { CONTEXT = 32, CONTEXT_SHOWN = 12, WORD_EDGE = 12, SHOWN_COLUMNS = 60, SHOWN_BYTES = 240, MARKS = 8 };

static bool is_inside(const char *text, size_t at)
{
    return ((unsigned char)text[at] & 0xC0) == 0x80;
}

static bool is_space_at(const char *text, size_t at)
{
    uint32_t character;
    annals_utf8_read(text + at, &character);
    return annals_character_is_space(character);
}

static bool is_mark_at(const char *text, size_t at)
{
    uint32_t character;
    size_t length = annals_utf8_read(text + at, &character);
    return character >= 0x300 && annals_text_width(text + at, length) == 0;
}

static size_t step_back(const char *text, size_t at)
{
    do
        at--;
    while (at > 0 && is_inside(text, at));
    return at;
}

static size_t step_on(const char *text, size_t size, size_t at)
{
    do
        at++;
    while (at < size && is_inside(text, at));
    return at;
}

static size_t context_start(const char *text, size_t start, size_t characters)
{
    size_t at = start;
    for (size_t i = 0; i < characters && at > 0; i++)
        at = step_back(text, at);
    if (at == 0)
        return 0;
    size_t edge = at;
    for (size_t i = 0; i < WORD_EDGE && edge < start; i++) {
        if (is_space_at(text, step_back(text, edge)))
            return edge;
        edge = step_on(text, start, edge);
    }
    for (size_t i = 0; i < MARKS && at < start && is_mark_at(text, at); i++)
        at = step_on(text, start, at);
    return at;
}

static size_t context_end(const char *text, size_t size, size_t end, size_t characters)
{
    size_t at = end;
    for (size_t i = 0; i < characters && at < size; i++)
        at = step_on(text, size, at);
    if (at == size)
        return size;
    size_t edge = at;
    for (size_t i = 0; i < WORD_EDGE && edge > end; i++) {
        if (is_space_at(text, edge))
            return edge;
        edge = step_back(text, edge);
    }
    for (size_t i = 0; i < MARKS && at < size && is_mark_at(text, at); i++)
        at = step_on(text, size, at);
    return at;
}

void annals_evidence_context(const char *text, size_t size, annals_span span, size_t *prefix_start, size_t *suffix_end)
{
    *prefix_start = context_start(text, (size_t)span.start, CONTEXT);
    *suffix_end = context_end(text, size, (size_t)span.end, CONTEXT);
}

static int64_t line_of(const char *text, size_t at)
{
    int64_t line = 1;
    const char *end = text + at;
    for (const char *c = text; (c = memchr(c, '\n', (size_t)(end - c))); c++)
        line++;
    return line;
}

/* Adds text in quotation marks, made safe and cut to fit a message. */
static void add_shown(annals_str *out, const char *text, size_t size)
{
    size_t taken = size < SHOWN_BYTES ? size : SHOWN_BYTES;
    while (taken > 0 && taken < size && is_inside(text, taken))
        taken--;
    char *safe = annals_text_safe(text, taken);
    if (!safe) {
        out->failed = true;
        return;
    }
    size_t length = strlen(safe), fit = annals_text_fit(safe, length, SHOWN_COLUMNS);
    annals_str_add_char(out, '"');
    annals_str_add_bytes(out, safe, fit);
    annals_str_add(out, fit < length || taken < size ? "…\"" : "\"");
    free(safe);
}

static void add_place(annals_str *out, const char *text, annals_span span)
{
    annals_str_format(out, "byte %lld (line %lld) ", (long long)span.start,
                      (long long)line_of(text, (size_t)span.start));
}

static void add_places(annals_str *out, const annals_haystack *haystack, const annals_places *places)
{
    size_t size;
    const char *text = annals_haystack_text(haystack, &size);
    for (size_t i = 0; i < places->count; i++) {
        annals_span span = places->spans[i];
        size_t from = context_start(text, (size_t)span.start, CONTEXT_SHOWN);
        size_t to = context_end(text, size, (size_t)span.end, CONTEXT_SHOWN);
        annals_str_add(out, i > 0 ? ", " : "");
        add_place(out, text, span);
        add_shown(out, text + from, to - from);
    }
    if (places->more)
        annals_str_add(out, ", and more");
}

static void add_nearest(annals_str *out, const annals_haystack *haystack, const annals_span *spans, size_t count)
{
    size_t size;
    const char *text = annals_haystack_text(haystack, &size);
    annals_str_add(out, count == 0   ? ", nor is anything like it"
                        : count == 1 ? "; the nearest place: "
                                     : "; the nearest places: ");
    for (size_t i = 0; i < count; i++) {
        annals_str_add(out, i > 0 ? ", " : "");
        add_place(out, text, spans[i]);
        add_shown(out, text + spans[i].start, (size_t)(spans[i].end - spans[i].start));
    }
}

static annals_status say(annals_status status, annals_str *words, annals_error *error)
{
    if (words->failed)
        status = annals_error_no_memory(error);
    else
        annals_error_set(error, status, "%s", annals_str_text(words));
    annals_str_free(words);
    return status;
}

/* Tries the three ways in turn until one finds something. */
static annals_status find_places(annals_haystack *haystack, annals_haystack *quote, int64_t at, annals_places *places,
                                 annals_match *match, annals_error *error)
{
    *match = ANNALS_MATCH_EXACT;
    annals_exact_find(haystack, quote, at, places);
    if (places->count > 0)
        return ANNALS_OK;
    *match = ANNALS_MATCH_NORMALISED;
    annals_status status = annals_folded_find(haystack, quote, at, places, error);
    if (status != ANNALS_OK || places->count > 0)
        return status;
    *match = ANNALS_MATCH_SPACES;
    return annals_spaces_find(haystack, quote, at, places, error);
}

static annals_status refuse_missing(annals_haystack *haystack, annals_haystack *quote, annals_error *error)
{
    const annals_folded *text, *folded;
    annals_status status = annals_haystack_fold(haystack, &text, error);
    if (status == ANNALS_OK)
        status = annals_haystack_fold(quote, &folded, error);
    if (status != ANNALS_OK)
        return status;
    annals_span spans[ANNALS_NEAREST_SHOWN];
    size_t count = 0, size, quote_size;
    const char *words = annals_folded_words(folded, &size);
    status = annals_nearest_find(text, words, size, spans, &count, error);
    if (status != ANNALS_OK)
        return status;
    annals_str message = {0};
    const char *given = annals_haystack_text(quote, &quote_size);
    annals_str_add(&message, "the quote ");
    add_shown(&message, given, quote_size);
    annals_str_add(&message, " is not in the source's text");
    add_nearest(&message, haystack, spans, count);
    return say(ANNALS_EVIDENCE, &message, error);
}

static annals_status refuse_ambiguous(const annals_haystack *haystack, const annals_haystack *quote,
                                      const annals_places *places, annals_error *error)
{
    size_t size;
    const char *given = annals_haystack_text(quote, &size);
    annals_str message = {0};
    annals_str_add(&message, "the quote ");
    add_shown(&message, given, size);
    annals_str_format(&message,
                      " stands in %s%zu places; choose one by its offset (--at): ", places->more ? "more than " : "",
                      places->count);
    add_places(&message, haystack, places);
    return say(ANNALS_AMBIGUOUS, &message, error);
}

/* The quote is not at `at`: says where it is. */
static annals_status refuse_elsewhere(annals_haystack *haystack, annals_haystack *quote, int64_t at,
                                      annals_error *error)
{
    annals_places places;
    annals_match match;
    annals_status status = find_places(haystack, quote, -1, &places, &match, error);
    if (status != ANNALS_OK)
        return status;
    if (places.count == 0)
        return refuse_missing(haystack, quote, error);
    size_t size;
    const char *given = annals_haystack_text(quote, &size);
    annals_str message = {0};
    annals_str_add(&message, "the quote ");
    add_shown(&message, given, size);
    annals_str_format(&message, " does not begin at byte %lld of the source's text; it stands at ", (long long)at);
    add_places(&message, haystack, &places);
    return say(ANNALS_EVIDENCE, &message, error);
}

static bool is_blank(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        uint32_t character;
        at += annals_utf8_read(text + at, &character);
        if (!annals_character_is_space(character) && !annals_character_is_dropped(character))
            return false;
    }
    return true;
}

static annals_status check_quote(const char *quote, size_t size, annals_error *error)
{
    if (size > ANNALS_QUOTE_LIMIT)
        return annals_error_set(error, ANNALS_INVALID, "the quote has %zu bytes; at most %d are allowed", size,
                                ANNALS_QUOTE_LIMIT);
    size_t bad = annals_utf8_bad(quote, size);
    if (bad < size)
        return annals_error_set(error, ANNALS_INVALID, "the quote is not UTF-8: \\x%02X at its byte %zu",
                                (unsigned char)quote[bad], bad);
    if (is_blank(quote, size))
        return annals_error_set(error, ANNALS_INVALID, "the quote is empty; it must be words of the source's text");
    return ANNALS_OK;
}

static annals_status find(annals_haystack *haystack, annals_haystack *quote, int64_t at, annals_span *span,
                          annals_match *match, annals_error *error)
{
    annals_places places;
    annals_match found;
    annals_status status = find_places(haystack, quote, at, &places, &found, error);
    if (status != ANNALS_OK)
        return status;
    if (places.count > 1)
        return refuse_ambiguous(haystack, quote, &places, error);
    if (places.count == 0)
        return at >= 0 ? refuse_elsewhere(haystack, quote, at, error) : refuse_missing(haystack, quote, error);
    *span = places.spans[0];
    *match = found;
    return ANNALS_OK;
}

annals_status annals_evidence_find(annals_haystack *haystack, const char *quote, size_t quote_size, int64_t at,
                                   annals_span *span, annals_match *match, annals_error *error)
{
    annals_status status = check_quote(quote, quote_size, error);
    if (status != ANNALS_OK)
        return status;
    size_t size;
    const char *text = annals_haystack_text(haystack, &size);
    if (at >= 0 && (uint64_t)at <= size && size - (size_t)at >= quote_size &&
        memcmp(text + at, quote, quote_size) == 0) {
        *span = (annals_span){at, at + (int64_t)quote_size};
        *match = ANNALS_MATCH_EXACT;
        return ANNALS_OK;
    }
    annals_haystack *sought = annals_haystack_new(quote, quote_size);
    if (!sought)
        return annals_error_no_memory(error);
    status = find(haystack, sought, at, span, match, error);
    annals_haystack_free(sought);
    return status;
}
