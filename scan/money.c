/* Counts words that speak for a currency, in a document and in a sentence of it; knows no word. */
#include "scan/money.h"

#include <string.h>

#include "series/utf8.h"

/* CODE: letters of one. SENTENCE: how much more a word of the sentence says than one of the document. */
enum { CODE = 3, SENTENCE = 2 };

/* Whether a row "money of HKD in Hant" holds for a tag; without a script or place it does for any. */
static bool holds(const char *text, const char *tag)
{
    static const char IN[] = " in ";
    size_t code = strcspn(text, " ");
    return !text[code] || (strncmp(text + code, IN, sizeof IN - 1) == 0 &&
                           annals_language_has_subtag(tag, text + code + sizeof IN - 1));
}

static void vote(annals_money *money, const char *text, int votes)
{
    size_t i = 0;
    while (i < money->count && strncmp(money->codes[i], text, CODE) != 0)
        i++;
    if (i == ANNALS_MONEY_CODES)
        return;
    if (i == money->count) {
        money->codes[money->count] = text;
        money->votes[money->count++] = 0;
    }
    money->votes[i] += votes;
}

/* What words say of the currency that is meant, or NULL. */
static const annals_entry *meaning(const annals_language *language, int32_t entry)
{
    for (; entry != ANNALS_TRIE_NONE; entry = language->entries[entry].next) {
        const annals_entry *cue = &language->entries[entry];
        if (cue->role == ANNALS_ROLE_CUE && cue->which == ANNALS_CUE_MONEY)
            return cue;
    }
    return NULL;
}

/* The longest words at `at` that speak for a currency; *end is behind them. NULL: there are none. */
static const annals_entry *read_words(const annals_language *language, const char *text, size_t size, size_t at,
                                      size_t *end)
{
    const annals_trie *trie = &language->small;
    const annals_entry *best = NULL;
    int32_t node = 0;
    while (at < size && (node = annals_trie_step(trie, node, text[at])) != ANNALS_TRIE_NONE) {
        const annals_entry *found =
            annals_trie_value(trie, node) != ANNALS_TRIE_NONE ? meaning(language, annals_trie_value(trie, node)) : NULL;
        at++;
        if (found) {
            best = found;
            *end = at;
        }
    }
    return best;
}

void annals_money_look(annals_money *money, const annals_language *language, const char *tag, const char *text,
                       size_t size, size_t from, size_t to)
{
    while (from < to) {
        size_t end = from + 1;
        const annals_entry *said =
            (unsigned char)text[from] < 0x80 ? NULL : read_words(language, text, size, from, &end);
        if (said && holds(annals_language_text(language, said), tag))
            vote(money, annals_language_text(language, said), 1);
        from = end;
        while (from < to && ((unsigned char)text[from] & 0xC0) == 0x80)
            from++;
    }
}

/* "500萬元（人民幣，下同）": the currency that a parenthesis names for the open ones of its sentence, or NULL; directly
 * behind an open one it names it for the document. */
static const char *note(annals_money *money, const annals_tokens *tokens)
{
    for (size_t at = 1; at + 1 < tokens->count; at++) {
        const annals_entry *currency = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
        if (!currency || (currency->which & ANNALS_CURRENCY_OPEN) != 0 || !annals_token_reads(tokens, at - 1, "(") ||
            tokens->items[at + 1].kind != ANNALS_TOKEN_MARK)
            continue;
        const annals_entry *before = at > 1 ? annals_token_meaning(tokens, at - 2, ANNALS_ROLE_CURRENCY) : NULL;
        const char *code = annals_language_text(tokens->language, currency);
        if (before && (before->which & ANNALS_CURRENCY_OPEN) != 0)
            money->noted = code;
        return code;
    }
    return NULL;
}

/* All votes of the document, and more of its sentence. */
static annals_money count_votes(const annals_money *money, const annals_tokens *tokens)
{
    annals_money all = *money;
    for (size_t at = 0; at < tokens->count; at++) {
        const annals_entry *said =
            annals_token_is(tokens, at, ANNALS_ROLE_CUE) ? meaning(tokens->language, tokens->items[at].entry) : NULL;
        if (said && holds(annals_language_text(tokens->language, said), tokens->tag))
            vote(&all, annals_language_text(tokens->language, said), SENTENCE);
    }
    return all;
}

const char *annals_money_of(annals_money *money, const annals_tokens *tokens, const char *likely)
{
    const char *noted = note(money, tokens);
    const char *there = annals_language_variant(tokens->language->open_currencies, tokens->tag);
    const char *best = there ? there : likely;
    if (noted || money->noted)
        return noted ? noted : money->noted;
    annals_money all = count_votes(money, tokens);
    int most = there ? 0 : 1;
    for (size_t i = 0; i < all.count; i++)
        most += strncmp(all.codes[i], best, CODE) == 0 ? all.votes[i] : 0;
    for (size_t i = 0; i < all.count; i++) {
        if (all.votes[i] > most) {
            most = all.votes[i];
            best = all.codes[i];
        }
    }
    return best;
}
