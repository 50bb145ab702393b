/* Tells by what follows a letter whether it may be a currency: N5bn, R1,500, R22.50, R150 a month, but not N95; knows
 * no words. */
#include "scan/letter.h"
#include "scan/token.h"

enum { LEAST = 2 }; /* digits of a number that nothing else says to be an amount */

static bool is_digit(const annals_passage *passage, size_t at)
{
    return at < passage->size && passage->small[at] >= '0' && passage->small[at] <= '9';
}

static size_t skip_digits(const annals_passage *passage, size_t at)
{
    while (is_digit(passage, at))
        at++;
    return at;
}

/* All roles of the longest words of a trie that stand at `at` by themselves. */
static uint64_t roles_of(const annals_tokens *tokens, const annals_trie *trie, const char *text, size_t at)
{
    uint64_t roles = 0;
    int32_t node = 0;
    size_t size = tokens->passage->size;
    for (; at < size && (node = annals_trie_step(trie, node, text[at])) != ANNALS_TRIE_NONE; at++) {
        int32_t entry = annals_trie_value(trie, node);
        if (entry != ANNALS_TRIE_NONE && annals_letter_at(text, size, at + 1) != ANNALS_LETTER_WORD)
            roles = annals_language_roles(tokens->language, entry);
    }
    return roles;
}

/* Whether a scale stands at `at`, or what says that so much is for each of something. */
static bool goes_on(const annals_tokens *tokens, size_t at, bool counted)
{
    static const uint64_t scales = ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | ANNALS_ROLE_BIT(ANNALS_ROLE_SHORT);
    static const uint64_t each = ANNALS_ROLE_BIT(ANNALS_ROLE_ARTICLE);
    const annals_passage *passage = tokens->passage;
    at += at < passage->size && (passage->small[at] == ' ' || passage->small[at] == '-');
    uint64_t roles = roles_of(tokens, &tokens->language->small, passage->small, at) |
                     roles_of(tokens, &tokens->language->exact, passage->cased, at);
    return (roles & (counted ? scales | each : scales)) != 0;
}

bool annals_token_leads_amount(const annals_tokens *tokens, size_t at)
{
    const annals_passage *passage = tokens->passage;
    size_t end = skip_digits(passage, at), digits = end - at;
    while (end < passage->size && passage->small[end] == tokens->language->grouping && is_digit(passage, end + 1)) {
        size_t behind = skip_digits(passage, end + 1);
        if (behind - end == 4)
            return true;
        end = behind;
    }
    if (end < passage->size && passage->small[end] == tokens->language->decimal && is_digit(passage, end + 1)) {
        size_t behind = skip_digits(passage, end + 1);
        if (behind - end == 3)
            return true;
        end = behind;
    }
    return goes_on(tokens, end, digits >= LEAST);
}
