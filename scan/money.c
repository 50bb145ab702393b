/* Counts words that speak for a currency, in a document and in a sentence of it; knows no word. */
#include "scan/money.h"

#include <string.h>

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

/* Adds a vote for the currency of a row's text to those of the document, or of the sentence. */
static void vote(annals_money *money, const char *text, bool sentence)
{
    size_t i = 0;
    while (i < money->count && strncmp(money->codes[i], text, CODE) != 0)
        i++;
    if (i == ANNALS_MONEY_CODES)
        return;
    if (i == money->count) {
        money->codes[money->count++] = text;
        money->votes[i] = money->said[i] = 0;
    }
    money->votes[i] += !sentence;
    money->said[i] += sentence;
}

/* The longest words at `at` that speak for a currency; *end is behind them. NULL: there are none. */
static const annals_entry *read_words(const annals_language *language, const char *text, size_t size, size_t at,
                                      size_t *end)
{
    const annals_trie *trie = &language->small;
    const annals_entry *best = NULL;
    int32_t node = 0;
    while (at < size && (node = annals_trie_step(trie, node, text[at])) != ANNALS_TRIE_NONE) {
        int32_t entry = annals_trie_value(trie, node);
        const annals_entry *found =
            entry != ANNALS_TRIE_NONE ? annals_language_meaning(language, entry, ANNALS_ROLE_MONEY) : NULL;
        at++;
        if (found) {
            best = found;
            *end = at;
        }
    }
    return best;
}

static void look(annals_money *money, const annals_language *language, const char *tag, const char *text, size_t size,
                 size_t from, size_t to, bool sentence)
{
    while (from < to) {
        size_t end = from + 1;
        const annals_entry *said =
            (unsigned char)text[from] < 0x80 ? NULL : read_words(language, text, size, from, &end);
        if (said && holds(annals_language_text(language, said), tag))
            vote(money, annals_language_text(language, said), sentence);
        from = end;
        while (from < to && ((unsigned char)text[from] & 0xC0) == 0x80)
            from++;
    }
}

void annals_money_look(annals_money *money, const annals_language *language, const char *tag, const char *text,
                       size_t size, size_t from, size_t to)
{
    look(money, language, tag, text, size, from, to, false);
}

/* "500萬元（人民幣，下同）": the currency that a parenthesis names for the open ones of its sentence; directly behind
 * an open one it names it for the document. */
static void note(annals_money *money, const annals_tokens *tokens)
{
    money->noted = NULL;
    for (size_t at = 1; at + 1 < tokens->count && !money->noted; at++) {
        const annals_entry *currency = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
        if (!currency || (currency->which & ANNALS_CURRENCY_OPEN) != 0 || !annals_token_reads(tokens, at - 1, "(") ||
            tokens->items[at + 1].kind != ANNALS_TOKEN_MARK)
            continue;
        const annals_entry *before = at > 1 ? annals_token_meaning(tokens, at - 2, ANNALS_ROLE_CURRENCY) : NULL;
        money->noted = annals_language_text(tokens->language, currency);
        if (before && (before->which & ANNALS_CURRENCY_OPEN) != 0)
            money->noted_once = money->noted;
    }
}

void annals_money_hear(annals_money *money, const annals_tokens *tokens)
{
    const annals_passage *passage = tokens->passage;
    memset(money->said, 0, sizeof money->said);
    look(money, tokens->language, tokens->tag, passage->small, passage->size, 0, passage->size, true);
    note(money, tokens);
}

const char *annals_money_of(const annals_money *money, const annals_tokens *tokens, const char *likely)
{
    const char *there = annals_language_variant(tokens->language->open_currencies, tokens->tag);
    const char *best = there ? there : likely;
    int most = there ? 0 : 1;
    if (money->noted || money->noted_once)
        return money->noted ? money->noted : money->noted_once;
    for (size_t i = 0; i < money->count; i++)
        most += strncmp(money->codes[i], best, CODE) == 0 ? money->votes[i] + SENTENCE * money->said[i] : 0;
    for (size_t i = 0; i < money->count; i++) {
        if (money->votes[i] + SENTENCE * money->said[i] > most) {
            most = money->votes[i] + SENTENCE * money->said[i];
            best = money->codes[i];
        }
    }
    return best;
}
