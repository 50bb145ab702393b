/* Cuts a passage into tokens, one pass, each by its first character; knows nothing of what they come to together. */
#include <string.h>

#include "scan/letter.h"
#include "scan/literal.h"
#include "scan/token.h"
#include "series/utf8.h"

static bool begins_with(const annals_passage *passage, size_t at, const char *word)
{
    size_t size = strlen(word);
    return passage->size - at >= size && memcmp(passage->small + at, word, size) == 0;
}

static size_t url_end(const annals_passage *passage, size_t at)
{
    if (passage->small[at] != 'h' && passage->small[at] != 'w')
        return at;
    if (!begins_with(passage, at, "http://") && !begins_with(passage, at, "https://") &&
        !begins_with(passage, at, "www."))
        return at;
    while (at < passage->size && annals_letter_at(passage->small, passage->size, at) != ANNALS_LETTER_SPACE &&
           (unsigned char)passage->small[at] < 0x80)
        at++;
    return at;
}

/* Signs that end a sentence; a full stop only before white space. */
static bool ends_sentence(const annals_passage *passage, size_t at, size_t end)
{
    switch (passage->small[at]) {
    case '!':
    case '?':
    case ';':
    case '\n': return true;
    case '.':
        return end == passage->size || annals_letter_at(passage->small, passage->size, end) == ANNALS_LETTER_SPACE;
    default: return end - at == 3 && memcmp(passage->small + at, "。", 3) == 0;
    }
}

/* Whether a unit stands before, in a script without spaces close before, in others behind digits. */
static bool follows_unit(const annals_tokens *tokens, size_t at)
{
    static const uint64_t units =
        ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CUE) | ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY);
    const annals_token *before = tokens->count > 0 ? &tokens->items[tokens->count - 1] : NULL;
    if (!tokens->language->joined)
        return tokens->count > 1 && tokens->items[tokens->count - 2].kind == ANNALS_TOKEN_LITERAL &&
               annals_token_is(tokens, tokens->count - 1, ANNALS_ROLE_UNIT);
    return before && before->end == at && (before->roles & units) != 0;
}

static bool add_literal(annals_tokens *tokens, size_t at, bool spaced, size_t *end)
{
    annals_literal literal = annals_literal_read(tokens->language, tokens->passage, at);
    if (literal.plain && literal.end - at == 2 && follows_unit(tokens, at))
        literal.readable = true; /* 2小时05分, 254円05銭 */
    annals_token token = {.start = at,
                          .end = literal.end,
                          .kind = literal.readable ? ANNALS_TOKEN_LITERAL : ANNALS_TOKEN_NAME,
                          .value = literal.value,
                          .plain = literal.plain,
                          .derived = literal.derived,
                          .spaced = spaced};
    *end = literal.end;
    return annals_tokens_add(tokens, token);
}

static bool add_mark(annals_tokens *tokens, size_t at, bool spaced, size_t *end)
{
    uint32_t character;
    *end = at + annals_utf8_read(tokens->passage->small + at, &character);
    annals_token token = {.start = at, .end = *end, .kind = ANNALS_TOKEN_MARK, .spaced = spaced};
    if (annals_letter_of(character) == ANNALS_LETTER_IDEOGRAPH)
        token.kind = ANNALS_TOKEN_IDEOGRAPH;
    else if (ends_sentence(tokens->passage, at, *end))
        token.kind = ANNALS_TOKEN_BREAK;
    return annals_tokens_add(tokens, token);
}

static bool add_next(annals_tokens *tokens, size_t at, bool spaced, size_t *end)
{
    const annals_passage *passage = tokens->passage;
    annals_literal unused = {0};
    size_t url = url_end(passage, at);
    if (url > at) {
        *end = url;
        return annals_tokens_add(tokens, (annals_token){at, url, .kind = ANNALS_TOKEN_NAME, .spaced = spaced});
    }
    if (annals_literal_begins(tokens->language, passage, at) ||
        annals_literal_add_sign(passage->small, passage->size, at, &unused) > 0)
        return add_literal(tokens, at, spaced, end);
    if (!annals_tokens_add_words(tokens, at, spaced, end))
        return false;
    return *end > at || add_mark(tokens, at, spaced, end);
}

annals_status annals_tokens_make(const annals_language *language, const annals_passage *passage, annals_tokens *tokens,
                                 annals_error *error)
{
    tokens->language = language;
    tokens->passage = passage;
    tokens->count = 0;
    bool spaced = false;
    for (size_t at = 0; at < passage->size;) {
        if (passage->small[at] == ' ') {
            spaced = true;
            at++;
            continue;
        }
        if (!add_next(tokens, at, spaced, &at))
            return annals_error_no_memory(error);
        spaced = false;
    }
    return ANNALS_OK;
}
