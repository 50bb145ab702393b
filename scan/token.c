/* Tokens and what they are asked: what they read, their meanings, whether a noun can be made of them. */
#include "scan/token.h"

#include <stdlib.h>
#include <string.h>

#include "series/list.h"

void annals_tokens_free(annals_tokens *tokens)
{
    free(tokens->items);
    *tokens = (annals_tokens){0};
}

bool annals_tokens_add(annals_tokens *tokens, annals_token token)
{
    annals_token *items = annals_list_widen(tokens->items, tokens->count, &tokens->room, 256, sizeof *items);
    if (!items)
        return false;
    tokens->items = items;
    tokens->items[tokens->count++] = token;
    return true;
}

/* How long the longest of a list of beginnings is that a token has; 0: none. */
static size_t beginning(const annals_tokens *tokens, const annals_token *token, const char *list)
{
    size_t longest = 0;
    for (; *list; list = annals_language_next(list)) {
        size_t size = strlen(list);
        if (size > longest && token->end - token->start >= size &&
            memcmp(tokens->passage->small + token->start, list, size) == 0)
            longest = size;
    }
    return longest;
}

static bool looks_like_verb(const annals_tokens *tokens, const annals_token *token)
{
    size_t verb = beginning(tokens, token, tokens->language->verbs);
    return verb > 0 && beginning(tokens, token, tokens->language->nouns) < verb;
}

/* How long the longest of a list of endings is that a token has; 0: none. */
static size_t ending(const annals_tokens *tokens, const annals_token *token, const char *list)
{
    size_t longest = 0;
    for (; *list; list = annals_language_next(list)) {
        size_t size = strlen(list);
        if (size > longest && token->end - token->start > size + 1 &&
            memcmp(tokens->passage->small + token->end - size, list, size) == 0)
            longest = size;
    }
    return longest;
}

bool annals_token_ends_as_no_noun(const annals_tokens *tokens, size_t at)
{
    size_t no = ending(tokens, &tokens->items[at], tokens->language->no_nouns);
    return no > 0 && ending(tokens, &tokens->items[at], tokens->language->noun_endings) < no;
}

bool annals_token_is_word(const annals_tokens *tokens, size_t at)
{
    static const uint64_t cues = ANNALS_ROLE_BIT(ANNALS_ROLE_ORDINAL_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_CUE) |
                                 ANNALS_ROLE_BIT(ANNALS_ROLE_KIND) | ANNALS_ROLE_BIT(ANNALS_ROLE_ATTRIBUTE) |
                                 ANNALS_ROLE_BIT(ANNALS_ROLE_SUM);
    if (at >= tokens->count)
        return false;
    const annals_token *token = &tokens->items[at];
    if (token->kind == ANNALS_TOKEN_WORD)
        return !looks_like_verb(tokens, token);
    return !tokens->language->joined && token->kind == ANNALS_TOKEN_KNOWN && (token->roles & ~cues) == 0 &&
           !annals_token_cues(tokens, at, ANNALS_CUE_PRONOUN) && !annals_token_cues(tokens, at, ANNALS_CUE_SUBJECT);
}

size_t annals_token_behind_hyphen(const annals_tokens *tokens, size_t at)
{
    bool tied = annals_token_reads(tokens, at, "-") && !tokens->items[at].spaced && at + 1 < tokens->count &&
                !tokens->items[at + 1].spaced;
    return at + tied;
}

bool annals_token_has_cue(const annals_tokens *tokens, size_t at, annals_cue cue)
{
    int32_t entry = tokens->items[at].entry;
    for (; entry != ANNALS_TRIE_NONE; entry = tokens->language->entries[entry].next) {
        const annals_entry *meaning = &tokens->language->entries[entry];
        if (meaning->role == ANNALS_ROLE_CUE && meaning->which == (int)cue)
            return true;
    }
    return false;
}

bool annals_token_is_of(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_OF) || annals_token_cues(tokens, at, ANNALS_CUE_SOME);
}

const annals_entry *annals_token_short(const annals_tokens *tokens, size_t at, size_t number)
{
    if (!annals_token_is(tokens, at, ANNALS_ROLE_SHORT))
        return NULL;
    bool money = number > 0 && annals_token_is(tokens, number - 1, ANNALS_ROLE_CURRENCY);
    const annals_entry *scale = annals_language_short(tokens->language, tokens->items[at].entry, money);
    return scale ? scale : annals_language_short(tokens->language, tokens->items[at].entry, true); /* 1.2b */
}
