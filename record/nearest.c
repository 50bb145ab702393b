/* Approximate search: short runs of bytes that text and quote share pick some windows, and an edit distance ranks them;
 * must not know what the words mean. */
#include "record/nearest.h"

#include <stdlib.h>
#include <string.h>

enum {
    PATTERN_LIMIT = 512, /* bytes of the quote that are compared */
    SLOTS = 4096,
    REPEATS = 4, /* places of one run of bytes in the pattern that count */
    WINDOWS = 8,
    WORD_REACH = 24, /* bytes that a place grows to either side to be whole words */
    NOWHERE = -1
};

/* The quote's beginning in lower case, and where each short run of bytes stands in it. */
typedef struct {
    unsigned char bytes[PATTERN_LIMIT];
    size_t size;
    size_t run; /* bytes in a run: 1 to 3 */
    int16_t first[SLOTS];
    int16_t next[PATTERN_LIMIT];
} pattern;

typedef struct {
    size_t start; /* bytes of the folded text */
    size_t end;
    size_t distance;
} candidate;

/* How many runs of the text lie where they would if the quote began in this stretch of it. */
typedef struct {
    uint32_t *votes;
    size_t count;
    size_t width;
} tally;

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static size_t slot_of(const unsigned char *run, size_t size)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < size; i++)
        hash = hash * 0x9E3779B1U + run[i] + 1;
    return (hash >> 13 ^ hash) % SLOTS;
}

static void pattern_add(pattern *sought, size_t at)
{
    size_t slot = slot_of(sought->bytes + at, sought->run), repeats = 0;
    for (int16_t i = sought->first[slot]; i != NOWHERE; i = sought->next[i])
        repeats += memcmp(sought->bytes + i, sought->bytes + at, sought->run) == 0;
    if (repeats >= REPEATS)
        return;
    sought->next[at] = sought->first[slot];
    sought->first[slot] = (int16_t)at;
}

static void pattern_fill(pattern *sought, const char *words, size_t size)
{
    sought->size = size < PATTERN_LIMIT ? size : PATTERN_LIMIT;
    while (sought->size > 0 && sought->size < size && ((unsigned char)words[sought->size] & 0xC0) == 0x80)
        sought->size--;
    for (size_t i = 0; i < sought->size; i++)
        sought->bytes[i] = lower(words[i]);
    sought->run = sought->size > 8 ? 3 : sought->size > 3 ? 2 : 1;
    memset(sought->first, NOWHERE, sizeof sought->first);
    for (size_t i = 0; i + sought->run <= sought->size; i++)
        pattern_add(sought, i);
}

static void vote(const pattern *sought, const annals_folded *text, tally *stretches)
{
    unsigned char run[3] = {0};
    for (size_t at = 0; at + sought->run <= text->size; at++) {
        for (size_t i = 0; i < sought->run; i++)
            run[i] = lower(text->text[at + i]);
        for (int16_t i = sought->first[slot_of(run, sought->run)]; i != NOWHERE; i = sought->next[i]) {
            if (memcmp(sought->bytes + i, run, sought->run) == 0)
                stretches->votes[(at + sought->size - (size_t)i) / stretches->width]++;
        }
    }
}

/* Picks the stretches that have most votes together with the one behind them; returns how many. */
static size_t pick(const tally *stretches, size_t picked[WINDOWS])
{
    uint64_t best[WINDOWS];
    size_t count = 0;
    for (size_t i = 0; i + 1 < stretches->count; i++) {
        uint64_t votes = (uint64_t)stretches->votes[i] + stretches->votes[i + 1];
        if (votes == 0 || (count == WINDOWS && votes <= best[WINDOWS - 1]))
            continue;
        size_t place = count < WINDOWS ? count++ : WINDOWS - 1;
        for (; place > 0 && best[place - 1] < votes; place--) {
            best[place] = best[place - 1];
            picked[place] = picked[place - 1];
        }
        best[place] = votes;
        picked[place] = i;
    }
    return count;
}

/* The part of text[from .. to) with the least edit distance to the pattern (Sellers 1980), a column for each byte. */
static candidate compare(const pattern *sought, const annals_folded *text, size_t from, size_t to)
{
    size_t distance[PATTERN_LIMIT + 1], start[PATTERN_LIMIT + 1];
    for (size_t i = 0; i <= sought->size; i++) {
        distance[i] = i;
        start[i] = from;
    }
    candidate best = {from, from, sought->size};
    for (size_t at = from; at < to; at++) {
        unsigned char byte = lower(text->text[at]);
        size_t corner = 0, corner_start = at;
        start[0] = at + 1;
        for (size_t i = 1; i <= sought->size; i++) {
            size_t cost = corner + (sought->bytes[i - 1] != byte), cost_start = corner_start;
            if (distance[i] + 1 < cost) {
                cost = distance[i] + 1;
                cost_start = start[i];
            }
            if (distance[i - 1] + 1 < cost) {
                cost = distance[i - 1] + 1;
                cost_start = start[i - 1];
            }
            corner = distance[i];
            corner_start = start[i];
            distance[i] = cost;
            start[i] = cost_start;
        }
        if (distance[sought->size] < best.distance)
            best = (candidate){start[sought->size], at + 1, distance[sought->size]};
    }
    return best;
}

static bool within_character(const annals_folded *text, size_t i)
{
    return i > 0 && i < text->size && text->origin[i] == text->origin[i - 1];
}

/* CJK characters (U+3000 and up) stand as words of their own: no place grows into them. */
static bool word_ends_before(const annals_folded *text, size_t i)
{
    return i == 0 || text->text[i - 1] == ' ' || (i >= 3 && (unsigned char)text->text[i - 3] >= 0xE3);
}

static bool word_ends_at(const annals_folded *text, size_t i)
{
    return i == text->size || text->text[i] == ' ' || (unsigned char)text->text[i] >= 0xE3;
}

/* Grows a place to whole characters and, if an edge is near, to whole words. */
static void grow(const annals_folded *text, candidate *place)
{
    while (within_character(text, place->start))
        place->start--;
    while (within_character(text, place->end))
        place->end++;
    size_t start = place->start, end = place->end;
    while (place->start - start < WORD_REACH && !word_ends_before(text, start))
        start--;
    while (end - place->end < WORD_REACH && !word_ends_at(text, end))
        end++;
    if (word_ends_before(text, start))
        place->start = start;
    if (word_ends_at(text, end))
        place->end = end;
    while (place->start < place->end && text->text[place->start] == ' ')
        place->start++;
    while (place->end > place->start && text->text[place->end - 1] == ' ')
        place->end--;
}

static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return (a->start > b->start) - (a->start < b->start);
}

static size_t choose(const annals_folded *text, candidate *candidates, size_t count,
                     annals_span spans[ANNALS_NEAREST_SHOWN])
{
    size_t chosen = 0;
    qsort(candidates, count, sizeof *candidates, compare_candidates);
    for (size_t i = 0; i < count && chosen < ANNALS_NEAREST_SHOWN; i++) {
        annals_span span = {(int64_t)text->origin[candidates[i].start], (int64_t)text->origin[candidates[i].end]};
        bool apart = span.start < span.end;
        for (size_t j = 0; j < chosen && apart; j++)
            apart = span.end <= spans[j].start || span.start >= spans[j].end;
        if (apart)
            spans[chosen++] = span;
    }
    return chosen;
}

/* Adds what is near enough in text[from .. to), and in what is left of it on either side; returns how many. */
static size_t add_candidates(const pattern *sought, const annals_folded *text, size_t from, size_t to, candidate *out)
{
    size_t count = 0;
    candidate found = compare(sought, text, from, to);
    candidate parts[] = {found, {from, found.start, 0}, {found.end, to, 0}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (i > 0)
            found = compare(sought, text, parts[i].start, parts[i].end);
        if (found.distance * 2 > sought->size || found.start == found.end)
            continue;
        grow(text, &found);
        out[count++] = found;
    }
    return count;
}

static size_t compare_windows(const pattern *sought, const annals_folded *text, const tally *stretches,
                              annals_span spans[ANNALS_NEAREST_SHOWN])
{
    size_t picked[WINDOWS];
    candidate candidates[3 * WINDOWS];
    size_t count = pick(stretches, picked), kept = 0, slack = sought->size + sought->size / 4 + 8;
    for (size_t i = 0; i < count; i++) {
        size_t from = picked[i] * stretches->width, to = (picked[i] + 2) * stretches->width + sought->size / 4 + 8;
        from = from > slack ? from - slack : 0;
        kept += add_candidates(sought, text, from, to < text->size ? to : text->size, candidates + kept);
    }
    return choose(text, candidates, kept, spans);
}

annals_status annals_nearest_find(const annals_folded *text, const char *words, size_t size,
                                  annals_span spans[ANNALS_NEAREST_SHOWN], size_t *count, annals_error *error)
{
    pattern sought;
    pattern_fill(&sought, words, size);
    tally stretches = {.width = sought.size < 128 ? 64 : sought.size / 2};
    stretches.count = (text->size + sought.size) / stretches.width + 2;
    stretches.votes = calloc(stretches.count, sizeof *stretches.votes);
    if (!stretches.votes)
        return annals_error_no_memory(error);
    vote(&sought, text, &stretches);
    *count = compare_windows(&sought, text, &stretches, spans);
    free(stretches.votes);
    return ANNALS_OK;
}
