/* Finds the head of a noun phrase, by plural endings or capitals; knows no word of any language. */
#include "scan/head.h"

#include <string.h>

enum { NOUN_WORDS = 6 };

static bool is_kind(const annals_tokens *tokens, size_t at, annals_token_kind kind)
{
    return at < tokens->count && tokens->items[at].kind == kind;
}

bool annals_head_ends_with(const annals_tokens *tokens, size_t at, const char *endings)
{
    const annals_token *token = &tokens->items[at];
    for (; *endings; endings = annals_language_next(endings)) {
        size_t size = strlen(endings);
        if (token->end - token->start > size + 1 &&
            memcmp(tokens->passage->small + token->end - size, endings, size) == 0)
            return true;
    }
    return false;
}

/* Capitals and an ending in small letters: MPs, GPUs. */
static bool is_acronym(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = &tokens->items[at];
    char last = tokens->passage->cased[token->end - 1], before = tokens->passage->cased[token->end - 2];
    return before >= 'A' && before <= 'Z' && last >= 'a' && last <= 'z';
}

/* Capitals to its end, in front of a hyphen: SARS-CoV-2. */
static bool begins_code(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = &tokens->items[at];
    char last = tokens->passage->cased[token->end - 1];
    return last >= 'A' && last <= 'Z' && annals_token_behind_hyphen(tokens, at + 1) > at + 1;
}

bool annals_head_is_plural(const annals_tokens *tokens, size_t at)
{
    return annals_token_is_word(tokens, at) && annals_head_ends_with(tokens, at, tokens->language->plurals) &&
           !begins_code(tokens, at) && !annals_token_cues(tokens, at, ANNALS_CUE_AGE) &&
           (is_acronym(tokens, at) || !annals_head_ends_with(tokens, at, tokens->language->no_plurals));
}

bool annals_head_has_capital(const annals_tokens *tokens, size_t at)
{
    const annals_passage *passage = tokens->passage;
    size_t start = tokens->items[at].start, size = (unsigned char)passage->small[start] < 0x80 ? 1 : 2;
    return memcmp(passage->cased + start, passage->small + start, size) != 0;
}

size_t annals_head_find_capital(const annals_tokens *tokens, size_t at)
{
    for (size_t words = 0; words < NOUN_WORDS && annals_token_is_word(tokens, at); words++, at++) {
        if (annals_head_has_capital(tokens, at))
            return at;
    }
    return annals_token_is(tokens, at, ANNALS_ROLE_UNIT) ? at : tokens->count;
}

/* Behind "'s": five of the nation's airlines. */
static size_t skip_possessive(const annals_tokens *tokens, size_t at)
{
    bool sign = annals_token_reads(tokens, at, "'") || annals_token_reads(tokens, at, "’");
    return sign && !tokens->items[at].spaced && annals_token_reads(tokens, at + 1, "s") ? at + 2 : at;
}

/* What may stand in front of the head: a word, a name with digits in it, digits behind a name, and what goes on with
 * them in capitals: Boeing 737 MAX. */
static bool may_describe(const annals_tokens *tokens, size_t at)
{
    bool digits = is_kind(tokens, at, ANNALS_TOKEN_LITERAL) &&
                  (annals_token_reads(tokens, at - 1, "-") || annals_head_has_capital(tokens, at - 1));
    bool named = is_kind(tokens, at, ANNALS_TOKEN_KNOWN) && is_kind(tokens, at - 1, ANNALS_TOKEN_LITERAL) &&
                 annals_head_has_capital(tokens, at) && !annals_token_is(tokens, at, ANNALS_ROLE_CURRENCY);
    return annals_token_is_word(tokens, at) || digits || named || is_kind(tokens, at, ANNALS_TOKEN_NAME) ||
           annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE);
}

/* "Black and white participants": behind an "and" at `at` that joins two words which describe the noun; `at` where none
 * does. */
static size_t skip_joined(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_AND) && annals_token_is_word(tokens, at - 1) &&
                   !annals_token_ends_as_no_noun(tokens, at - 1) && annals_token_is_word(tokens, at + 1)
               ? at + 1
               : at;
}

size_t annals_head_find(const annals_tokens *tokens, size_t at)
{
    for (size_t words = 0; at < tokens->count && words < NOUN_WORDS; words++) {
        if (annals_head_is_plural(tokens, at) || (annals_token_is(tokens, at, ANNALS_ROLE_UNIT) && words > 0)) {
            while (annals_head_is_plural(tokens, at + 1))
                at++;
            return at;
        }
        if (words == 0 ? !annals_token_is_word(tokens, at) : !may_describe(tokens, at))
            break;
        at = skip_joined(tokens, annals_token_behind_hyphen(tokens, skip_possessive(tokens, at + 1)));
    }
    return tokens->count;
}
