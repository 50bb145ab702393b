/* Knows telephone numbers as ITU-T E.123 writes them, +62 812 3456 7890 abroad and (202) 555-0100 at home; they are no
 * figures. */
#include "scan/leave.h"

enum { STEPS = 12, GROUPS_LEAST = 3, DIGITS_LEAST = 8 /* with the country's */ };
enum { AREA_LEAST = 2, AREA_MOST = 3, GROUP_LEAST = 3, GROUP_MOST = 5, AREA_DIGITS_LEAST = 9 /* with the area's */ };

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

/* How many digits a group has, and nothing else; 0: there is none. */
static size_t group_size(const annals_tokens *tokens, size_t at)
{
    size_t groups = 0, digits = 0;
    if (!is_digits(tokens, at))
        return 0;
    count_digits(tokens, at, &groups, &digits);
    return digits == tokens->items[at].end - tokens->items[at].start ? digits : 0;
}

/* "(202) 555-0100": an area in parentheses, and groups of digits alone. */
static bool begins_with_area(const annals_tokens *tokens, size_t at)
{
    size_t area = annals_token_reads(tokens, at, "(") ? group_size(tokens, at + 1) : 0;
    if (area < AREA_LEAST || area > AREA_MOST || !annals_token_reads(tokens, at + 2, ")"))
        return false;
    for (at += 3; is_part(tokens, at); at++) {
        size_t size = group_size(tokens, at);
        if (size ? size < GROUP_LEAST || size > GROUP_MOST : !annals_token_reads(tokens, at, "-"))
            return false;
    }
    return true;
}

bool annals_figure_is_phone(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->number.first, groups = 0, digits = 0, tokens_of_digits = 0;
    if (!figure->number.literal || figure->currency || figure->percent || (figure->unit && !figure->bare_age))
        return false;
    for (size_t steps = 0; at > 0 && steps < STEPS && is_part(tokens, at - 1); steps++)
        at--;
    bool abroad = at > 0 && annals_token_reads(tokens, at - 1, "+") && !tokens->items[at].spaced;
    if (!abroad && !begins_with_area(tokens, at))
        return false;
    for (; is_part(tokens, at); at++)
        if (is_digits(tokens, at)) {
            tokens_of_digits++;
            count_digits(tokens, at, &groups, &digits);
        }
    return tokens_of_digits > 1 && groups >= GROUPS_LEAST && digits >= (abroad ? DIGITS_LEAST : AREA_DIGITS_LEAST);
}
