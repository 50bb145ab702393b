/* A passage cut into the words that a language knows, numbers, and the rest. Internal. */
#ifndef ANNALS_SCAN_TOKEN_H
#define ANNALS_SCAN_TOKEN_H

#include <string.h>

#include "passage.h"

typedef enum {
    ANNALS_TOKEN_LITERAL, /* digits */
    ANNALS_TOKEN_KNOWN,   /* words of the language's file */
    ANNALS_TOKEN_WORD,
    ANNALS_TOKEN_IDEOGRAPH, /* a single one */
    ANNALS_TOKEN_NAME,      /* holds digits that are no figure: H100, GPT-5, 10:30 */
    ANNALS_TOKEN_MARK,
    ANNALS_TOKEN_BREAK /* the end of a sentence or paragraph */
} annals_token_kind;

typedef struct {
    size_t start; /* bytes of the passage */
    size_t end;
    annals_token_kind kind;
    int32_t entry;        /* of a known one */
    uint64_t roles;       /* of a known one: the bits of what it may be here */
    annals_decimal value; /* of a literal, and of a denominator that is written together */
    bool plain;           /* of a literal: digits alone */
    bool derived;         /* of a literal: a division rounded it */
    bool spaced;          /* white space stands before it */
    bool figure;          /* it is part of a figure */
} annals_token;

/* All zero is empty. */
typedef struct {
    const annals_language *language;
    const annals_passage *passage;
    annals_token *items;
    size_t count;
    size_t room;
    const char *tag; /* the language as it was given or found: zh-Hant; NULL: not known */
    uint64_t *work;  /* counts steps: numbers and periods tried, tokens looked through; NULL: nobody asks */
} annals_tokens;

/* Cuts a passage, lent for as long as the tokens. Released with annals_tokens_free, on failure too. ANNALS_NO_MEMORY */
annals_status annals_tokens_make(const annals_language *language, const annals_passage *passage, annals_tokens *tokens,
                                 annals_error *error);

void annals_tokens_free(annals_tokens *tokens);

/* False: no memory. */
bool annals_tokens_add(annals_tokens *tokens, annals_token token);

/* Takes the word, or the words that the language knows, that begin at `at`; *end is behind them. False: no memory. */
bool annals_tokens_add_words(annals_tokens *tokens, size_t at, bool spaced, size_t *end);

/* Adds the parts of a word [at, end) that is written together, where the language takes it apart: fünf-und-zwanzig, a
 * denominator as one token (ventunesimi), drei-viertel-stunde. *added: whether there were any. False: no memory. */
bool annals_tokens_add_glued(annals_tokens *tokens, size_t at, size_t end, bool spaced, bool *added);

/* Whether digits stand at the byte `at` of the passage that are written as an amount of money: 5bn, 1,500, 22.50. */
bool annals_token_leads_amount(const annals_tokens *tokens, size_t at);

static inline void annals_tokens_count(const annals_tokens *tokens, size_t steps)
{
    if (tokens->work)
        *tokens->work += steps;
}

/* Whether there is a token `at` with a role. */
static inline bool annals_token_is(const annals_tokens *tokens, size_t at, annals_role role)
{
    return at < tokens->count && (tokens->items[at].roles & ANNALS_ROLE_BIT(role)) != 0;
}

/* Whether the token `at` is a word that may be part of a noun: one that the language does not know, or only as a cue
 * for what stands around it. */
bool annals_token_is_word(const annals_tokens *tokens, size_t at);

/* Whether the token `at`, a word, looks like no noun by its ending: doubled, totalmente. */
bool annals_token_ends_as_no_noun(const annals_tokens *tokens, size_t at);

/* Behind a hyphen at the token `at` that ties two words, with no space on either side: six-percent; else `at`. */
size_t annals_token_behind_hyphen(const annals_tokens *tokens, size_t at);

/* Whether the token `at`, of which there is one, is a sign of print or the end of a sentence. */
static inline bool annals_token_is_wall(const annals_tokens *tokens, size_t at)
{
    return tokens->items[at].kind == ANNALS_TOKEN_BREAK || tokens->items[at].kind == ANNALS_TOKEN_MARK;
}

/* Whether the token `at` is a text in small letters. */
static inline bool annals_token_reads(const annals_tokens *tokens, size_t at, const char *text)
{
    if (at >= tokens->count)
        return false;
    const annals_token *token = &tokens->items[at];
    const char *said = tokens->passage->small + token->start;
    size_t size = strlen(text);
    return *said == *text && token->end - token->start == size && memcmp(said, text, size) == 0;
}

/* Whether a token that is a cue is one of a kind. */
bool annals_token_has_cue(const annals_tokens *tokens, size_t at, annals_cue cue);

/* Whether the token `at` is a cue of a kind. */
static inline bool annals_token_cues(const annals_tokens *tokens, size_t at, annals_cue cue)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_CUE) && annals_token_has_cue(tokens, at, cue);
}

/* Whether the token `at` is "of", alone or with what stands for the whole: of them. */
bool annals_token_is_of(const annals_tokens *tokens, size_t at);

/* The meaning that the token `at` has in a role, or NULL. */
static inline const annals_entry *annals_token_meaning(const annals_tokens *tokens, size_t at, annals_role role)
{
    return annals_token_is(tokens, at, role) ? annals_language_meaning(tokens->language, tokens->items[at].entry, role)
                                             : NULL;
}

/* The scale that the token `at` is a short form of, or NULL, behind a number that begins with the token `number`. */
const annals_entry *annals_token_short(const annals_tokens *tokens, size_t at, size_t number);

#endif
