/* Knows the letters that look like digits; a name of these and digits may be a number all the same. */
#include "scan/misread.h"

#include <string.h>

static const char LOOKALIKES[] = "lIOoSBZ", FIRST[] = "lIOo";

static const char *text_of(const annals_tokens *tokens, size_t at, size_t *size)
{
    const annals_token *token = &tokens->items[at];
    *size = token->end - token->start;
    return tokens->passage->cased + token->start;
}

/* How many digits a text of digits, their signs and letters that look like digits has; -1: it is none. */
static int count_digits(const char *text, size_t size)
{
    int digits = 0;
    bool letters = false;
    for (size_t i = 0; i < size; i++) {
        if (text[i] >= '0' && text[i] <= '9')
            digits++;
        else if (memchr(LOOKALIKES, text[i], sizeof LOOKALIKES - 1))
            letters = true;
        else if (text[i] != '.' && text[i] != ',')
            return -1;
    }
    return letters ? digits : -1;
}

/* What only stands beside numbers. */
static bool has_company(const annals_tokens *tokens, size_t at)
{
    return (at > 0 && annals_token_is(tokens, at - 1, ANNALS_ROLE_CURRENCY)) ||
           annals_token_is(tokens, at + 1, ANNALS_ROLE_PERCENT) || annals_token_is(tokens, at + 1, ANNALS_ROLE_TIMES) ||
           annals_token_is(tokens, at + 1, ANNALS_ROLE_UNIT);
}

bool annals_token_is_misread(const annals_tokens *tokens, size_t at)
{
    size_t size;
    const char *text = text_of(tokens, at, &size);
    int digits = count_digits(text, size);
    if (digits < 1)
        return false;
    bool first = (*text >= '0' && *text <= '9') || memchr(FIRST, *text, sizeof FIRST - 1);
    return has_company(tokens, at) || (digits > 1 && first);
}

/* Whether a token is letters that look like digits, and nothing else. */
static bool is_lookalike(const annals_tokens *tokens, size_t at)
{
    size_t size;
    const char *text = text_of(tokens, at, &size);
    return count_digits(text, size) == 0;
}

bool annals_figure_is_misread(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t first = figure->number.first, last = figure->number.last;
    if (!figure->number.literal || first >= last)
        return false;
    bool word = last < tokens->count && tokens->items[last].kind == ANNALS_TOKEN_WORD; /* 5l are litres */
    if (word && !tokens->items[last].spaced && is_lookalike(tokens, last))
        return true;
    size_t before = first;
    before -= before > 1 && !tokens->items[first].spaced &&
              (annals_token_reads(tokens, first - 1, ".") || annals_token_reads(tokens, first - 1, ","));
    return before > 0 && !tokens->items[before].spaced && is_lookalike(tokens, before - 1);
}
