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

static bool is_written_on(const annals_tokens *tokens, size_t at)
{
    return at < tokens->count && !tokens->items[at].spaced;
}

static bool is_number_sign(const annals_tokens *tokens, size_t at)
{
    return annals_token_reads(tokens, at, ".") || annals_token_reads(tokens, at, ",");
}

/* "1,0OO", "12,O00": letters directly behind the digits, or behind a sign that stands between. */
static bool goes_on_in_letters(const annals_tokens *tokens, size_t at)
{
    if (!is_written_on(tokens, at))
        return false;
    if (tokens->items[at].kind == ANNALS_TOKEN_WORD) /* 5l are litres */
        return is_lookalike(tokens, at);
    return is_number_sign(tokens, at) && is_written_on(tokens, at + 1) &&
           tokens->items[at + 1].kind == ANNALS_TOKEN_NAME && annals_token_is_misread(tokens, at + 1);
}

/* "O5", "$l.5 billion". */
static bool begins_in_letters(const annals_tokens *tokens, size_t first)
{
    size_t at = first;
    if (at > 1 && is_written_on(tokens, at) && is_number_sign(tokens, at - 1))
        at--;
    return at > 0 && is_written_on(tokens, at) && is_lookalike(tokens, at - 1);
}

bool annals_figure_is_misread(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t first = figure->number.first;
    if (first >= figure->number.last || tokens->items[first].kind != ANNALS_TOKEN_LITERAL)
        return false;
    return goes_on_in_letters(tokens, first + 1) || begins_in_letters(tokens, first);
}
