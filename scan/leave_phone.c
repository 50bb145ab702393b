/* Knows telephone numbers as ITU-T E.123 writes them abroad: +62 812 3456 7890, +1 (202) 555-0100; they are no figures.
 */
#include "scan/leave.h"

enum { STEPS = 12, GROUPS_LEAST = 3, DIGITS_LEAST = 8 /* with the country's */ };

static bool is_digits(const annals_tokens *tokens, size_t at)
{
    if (at >= tokens->count)
        return false;
    const annals_token *token = &tokens->items[at];
    return token->kind == ANNALS_TOKEN_LITERAL ||
           (token->kind == ANNALS_TOKEN_NAME && tokens->passage->small[token->start] == '0');
}

static bool is_part(const annals_tokens *tokens, size_t at)
{
    return is_digits(tokens, at) || annals_token_reads(tokens, at, "-") || annals_token_reads(tokens, at, "(") ||
           annals_token_reads(tokens, at, ")");
}

/* Counts the groups of digits in a token, and the digits. */
static void count_digits(const annals_tokens *tokens, size_t at, size_t *groups, size_t *digits)
{
    bool inside = false;
    for (size_t i = tokens->items[at].start; i < tokens->items[at].end; i++) {
        bool digit = tokens->passage->small[i] >= '0' && tokens->passage->small[i] <= '9';
        *groups += digit && !inside;
        *digits += digit;
        inside = digit;
    }
}

bool annals_figure_is_phone(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->number.first, groups = 0, digits = 0, tokens_of_digits = 0;
    if (!figure->number.literal || figure->currency || figure->percent || figure->unit)
        return false;
    for (size_t steps = 0; at > 0 && steps < STEPS && is_part(tokens, at - 1); steps++)
        at--;
    if (at == 0 || !annals_token_reads(tokens, at - 1, "+") || tokens->items[at].spaced)
        return false;
    for (; is_part(tokens, at); at++)
        if (is_digits(tokens, at)) {
            tokens_of_digits++;
            count_digits(tokens, at, &groups, &digits);
        }
    return tokens_of_digits > 1 && groups >= GROUPS_LEAST && digits >= DIGITS_LEAST;
}
