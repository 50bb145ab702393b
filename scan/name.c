/* Finds names by their letters: capitals where words have them, Latin letters and quotation marks where they do not;
 * knows no name. */
#include <stdlib.h>
#include <string.h>

#include "scan/label.h"
#include "scan/letter.h"
#include "series/utf8.h"

/* How many words a name may have, how many characters one in quotation marks, and how far from its figure it may be. */
enum { WORDS = 6, QUOTED = 24, REACH = 60 };

/* A name, and how far it is from a figure. */
typedef struct {
    const annals_name *name;
    size_t distance;
} neighbour;

static bool is_capital(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = &tokens->items[at];
    return memcmp(tokens->passage->cased + token->start, tokens->passage->small + token->start, 1) != 0 ||
           ((unsigned char)tokens->passage->cased[token->start] >= 0xC0 &&
            memcmp(tokens->passage->cased + token->start, tokens->passage->small + token->start, 2) != 0);
}

/* Capitals behind the first letter: OpenAI, IBM. */
static bool has_inner_capitals(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = &tokens->items[at];
    for (size_t i = token->start + 1; i < token->end; i++) {
        char c = tokens->passage->cased[i];
        if (c >= 'A' && c <= 'Z')
            return true;
    }
    return false;
}

static bool is_latin(const annals_tokens *tokens, size_t at)
{
    char c = tokens->passage->small[tokens->items[at].start];
    return c >= 'a' && c <= 'z';
}

/* A word that may be part of a name. Known words are none: months, currencies, units. */
static bool may_be_name(const annals_tokens *tokens, size_t at)
{
    if (at >= tokens->count || tokens->items[at].figure)
        return false;
    annals_token_kind kind = tokens->items[at].kind;
    if (kind == ANNALS_TOKEN_NAME)
        return is_latin(tokens, at) && is_capital(tokens, at);
    return kind == ANNALS_TOKEN_WORD && is_capital(tokens, at);
}

static bool begins_sentence(const annals_tokens *tokens, size_t at)
{
    while (at > 0 && tokens->items[at - 1].kind == ANNALS_TOKEN_MARK)
        at--;
    return at == 0 || tokens->items[at - 1].kind == ANNALS_TOKEN_BREAK;
}

bool annals_name_is_deed(const annals_tokens *tokens, size_t at)
{
    if (!annals_token_is(tokens, at, ANNALS_ROLE_FUNCTION))
        return false;
    const annals_entry *entries = tokens->language->entries;
    for (int32_t entry = tokens->items[at].entry; entry != ANNALS_TRIE_NONE; entry = entries[entry].next) {
        if (entries[entry].role == ANNALS_ROLE_FUNCTION && entries[entry].which == 1)
            return true;
    }
    return false;
}

/* Whether one capitalised word may be a name by itself: not at the beginning of a sentence, nor where all nouns have
 * capitals, unless its other letters or the verb behind it say so. */
static bool stands_alone(const annals_tokens *tokens, size_t at)
{
    if (has_inner_capitals(tokens, at) || tokens->language->joined || tokens->items[at].kind == ANNALS_TOKEN_NAME)
        return true;
    bool begins = begins_sentence(tokens, at), nouns = tokens->language->capital_nouns;
    return annals_name_is_deed(tokens, at + 1) ? begins || !nouns : !begins && !nouns;
}

/* 「...」 and the like in scripts without capitals. */
static size_t after_quoted(const annals_tokens *tokens, size_t at)
{
    static const char *const QUOTES[][2] = {{"「", "」"}, {"『", "』"}, {"《", "》"}};
    const char *text = tokens->passage->cased;
    for (size_t i = 0; i < sizeof QUOTES / sizeof *QUOTES; i++) {
        const annals_token *open = &tokens->items[at];
        if (open->end - open->start != 3 || memcmp(text + open->start, QUOTES[i][0], 3) != 0)
            continue;
        for (size_t end = at + 1; end < tokens->count && end - at <= QUOTED; end++) {
            const annals_token *close = &tokens->items[end];
            if (close->end - close->start == 3 && memcmp(text + close->start, QUOTES[i][1], 3) == 0)
                return end > at + 1 ? end + 1 : at;
        }
    }
    return at;
}

size_t annals_name_end(const annals_tokens *tokens, size_t at)
{
    size_t end = at;
    if (!may_be_name(tokens, at))
        return tokens->language->joined && at < tokens->count ? after_quoted(tokens, at) : at;
    while (end - at < WORDS && may_be_name(tokens, end) && (end == at || tokens->items[end].spaced))
        end++;
    return end - at > 1 || stands_alone(tokens, at) ? end : at;
}

void annals_names_free(annals_names *names)
{
    free(names->items);
    free(names->next);
    *names = (annals_names){0};
}

static bool make_room(annals_names *names, size_t tokens)
{
    if (tokens <= names->token_room)
        return true;
    annals_names_free(names);
    names->next = calloc(tokens, sizeof *names->next);
    if (!names->next)
        return false;
    names->token_room = tokens;
    return true;
}

static bool add_name(annals_names *names, annals_name name)
{
    if (names->count == names->room) {
        size_t room = names->room ? names->room * 2 : 16;
        annals_name *items = realloc(names->items, room * sizeof *items);
        if (!items)
            return false;
        names->items = items;
        names->room = room;
    }
    names->items[names->count++] = name;
    return true;
}

bool annals_names_find(annals_names *names, const annals_tokens *tokens)
{
    if (!make_room(names, tokens->count + 1))
        return false;
    names->count = 0;
    for (size_t at = 0; at < tokens->count; at++) {
        size_t end = annals_name_end(tokens, at);
        names->next[at] = (uint32_t)names->count;
        if (end > at && !add_name(names, (annals_name){at, end}))
            return false;
    }
    names->next[tokens->count] = (uint32_t)names->count;
    return true;
}

static size_t distance(const annals_figure *figure, const annals_name *name)
{
    return name->last <= figure->first ? figure->first - name->last : name->first - figure->last;
}

/* Keeps the nearest names, in order of distance. */
static void keep(neighbour *nearest, size_t *count, neighbour found)
{
    size_t at = *count;
    while (at > 0 && nearest[at - 1].distance > found.distance)
        at--;
    if (at == ANNALS_NAMES_MAX)
        return;
    *count += *count < ANNALS_NAMES_MAX;
    memmove(nearest + at + 1, nearest + at, (*count - at - 1) * sizeof *nearest);
    nearest[at] = found;
}

static void text_of(const annals_tokens *tokens, const annals_name *name, const char **text, size_t *size)
{
    bool quoted = tokens->items[name->first].kind == ANNALS_TOKEN_MARK;
    size_t first = name->first + quoted, last = name->last - quoted;
    *text = tokens->passage->cased + tokens->items[first].start;
    *size = tokens->items[last - 1].end - tokens->items[first].start;
}

/* Whether one before it says the same. */
static bool is_said(const annals_tokens *tokens, const neighbour *nearest, size_t count)
{
    const char *text, *other;
    size_t size, length;
    text_of(tokens, nearest[count].name, &text, &size);
    for (size_t i = 0; i < count; i++) {
        text_of(tokens, nearest[i].name, &other, &length);
        if (length == size && memcmp(text, other, size) == 0)
            return true;
    }
    return false;
}

void annals_names_add(const annals_tokens *tokens, const annals_names *names, const annals_figure *figure,
                      annals_str *out)
{
    neighbour nearest[ANNALS_NAMES_MAX];
    size_t count = 0, from = figure->first > REACH ? figure->first - REACH : 0;
    for (size_t i = names->next[from]; i < names->count && names->items[i].first < figure->last + REACH;) {
        const annals_name *name = &names->items[i];
        if (name->last <= figure->first || name->first >= figure->last)
            keep(nearest, &count, (neighbour){name, distance(figure, name)});
        annals_tokens_count(tokens, 1);
        i = names->next[name->last];
    }
    for (size_t i = 0; i < count; i++) {
        const char *text;
        size_t size;
        text_of(tokens, nearest[i].name, &text, &size);
        if (is_said(tokens, nearest, i))
            continue;
        annals_str_add(out, out->size > 0 ? "; " : "");
        annals_str_add_bytes(out, text, size);
    }
}
