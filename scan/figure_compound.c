/* Makes one figure of those that say one amount in parts, also where an article stands for the first number: an hour
 * and ten minutes, hora y media; knows no words. */
#include <string.h>

#include "scan/compound.h"
#include "series/decimal.h"

static const annals_decimal ONE = {1, 0};

static bool is_joiner(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_AND) || annals_token_is(tokens, at, ANNALS_ROLE_JOINER);
}

/* One of a unit or a currency that stands at `unit` behind an article. */
static annals_figure one_of(const annals_tokens *tokens, size_t unit)
{
    annals_figure one = {.first = unit - 1, .last = unit + 1, .unit_first = unit, .unit_last = unit + 1};
    const annals_entry *known = annals_token_meaning(tokens, unit, ANNALS_ROLE_UNIT);
    one.number = (annals_number){.first = unit - 1, .last = unit, .low = ONE, .high = ONE, .scale = ONE};
    one.currency = annals_token_meaning(tokens, unit, ANNALS_ROLE_CURRENCY);
    one.unit = known ? annals_language_text(tokens->language, known) : NULL;
    one.noun_first = unit;
    return one;
}

static void mark(annals_tokens *tokens, const annals_figure *figure)
{
    for (size_t at = figure->first; at < figure->last; at++)
        tokens->items[at].figure = true;
}

/* "An hour and 45 minutes", "a dollar and 42 cents": the larger unit behind an article, which is no number by itself.
 */
static void join_article(annals_tokens *tokens, annals_figure *second)
{
    size_t at = second->first, unit = at - 1;
    if (at > 2 && is_joiner(tokens, unit))
        unit--;
    if (at < 2 || unit < 1 || !annals_token_is(tokens, unit - 1, ANNALS_ROLE_ARTICLE) ||
        tokens->items[unit - 1].figure || tokens->items[unit].figure)
        return;
    annals_figure first = one_of(tokens, unit);
    if (!annals_compound_join(tokens, &first, second, true))
        return;
    mark(tokens, &first);
    *second = first;
}

/* Whether words that say a half have an "and" of their own: "y media", 't kalahati. */
static bool is_tied(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = &tokens->items[at];
    const char *text = tokens->passage->small + token->start;
    return memchr(text, ' ', token->end - token->start) != NULL || *text == '\'';
}

/* "A year and a half", "año y medio": the half of a unit behind an article, or behind none. */
static bool join_half(annals_tokens *tokens, annals_figure *half)
{
    static const annals_decimal part = {5, -1}, whole = {15, -1};
    size_t at = half->first;
    if (at < 1 || half->number.first != at || half->unit || half->currency ||
        !annals_token_is(tokens, at, ANNALS_ROLE_HALF) || annals_decimal_compare(half->number.low, part) != 0 ||
        !annals_token_is(tokens, at - 1, ANNALS_ROLE_UNIT) || tokens->items[at - 1].figure)
        return false;
    bool led = at > 1 && annals_token_is(tokens, at - 2, ANNALS_ROLE_ARTICLE);
    if (!led && (tokens->language->joined || !is_tied(tokens, at)))
        return false;
    annals_figure joined = one_of(tokens, at - 1);
    joined.first = joined.number.first = at - 1 - led;
    joined.last = joined.number.last = at + 1;
    joined.number.low = joined.number.high = whole;
    joined.currency = NULL;
    for (size_t behind = joined.last; behind < half->last; behind++)
        tokens->items[behind].figure = false; /* no noun of the half */
    mark(tokens, &joined);
    *half = joined;
    return true;
}

/* What an article begins in front of the figure. */
static void take_article(annals_tokens *tokens, annals_figure *figure)
{
    if (!join_half(tokens, figure))
        join_article(tokens, figure);
}

void annals_figures_join_compounds(annals_tokens *tokens, annals_figures *figures)
{
    size_t kept = 0;
    if (figures->count > 0)
        take_article(tokens, &figures->items[0]);
    for (size_t i = 1; i < figures->count; i++) {
        annals_figure *first = &figures->items[kept];
        annals_figure *second = &figures->items[i];
        if (!annals_compound_join(tokens, first, second, false)) {
            take_article(tokens, second);
            figures->items[++kept] = *second;
        }
    }
    if (figures->count > 0)
        figures->count = kept + 1;
}
