/* What one figure is: with a unit, bare, qualified, in the quote; what it comes to multiplied or with another's unit.
 */
#include <string.h>

#include "scan/figure.h"
#include "series/decimal.h"

bool annals_figure_in_quote(const annals_tokens *tokens, const annals_figure *figure)
{
    const annals_passage *passage = tokens->passage;
    size_t start = passage->origin[tokens->items[figure->number.first].start];
    size_t end = passage->until[tokens->items[figure->number.last - 1].end - 1];
    return start < passage->stretch.quote_end && end > passage->stretch.quote_start;
}

bool annals_figures_share_sentence(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    for (size_t at = first->last; at < second->first; at++) {
        if (tokens->items[at].kind == ANNALS_TOKEN_BREAK)
            return false;
    }
    return true;
}

bool annals_figure_has_qualifier(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    for (size_t steps = 0; at-- > 0 && steps < 2; steps++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_BEFORE))
            return true;
    }
    return annals_token_is(tokens, figure->last, ANNALS_ROLE_AFTER) ||
           annals_token_is(tokens, figure->last + 1, ANNALS_ROLE_AFTER);
}

static bool multiply(annals_decimal value, annals_decimal factor, annals_decimal *product)
{
    return annals_wide_fit(annals_wide_multiply(annals_wide_from(value), annals_wide_from(factor)), product);
}

bool annals_figure_multiply(annals_figure *figure, annals_decimal factor)
{
    annals_decimal low, high;
    if (!multiply(figure->number.low, factor, &low) || !multiply(figure->number.high, factor, &high))
        return false;
    figure->number.low = low;
    figure->number.high = high;
    return true;
}

/* "Two years half of them left", "due ore e mezzo chilo": a half of what follows. */
static bool is_half_of_next(const annals_tokens *tokens, size_t at)
{
    static const uint64_t next = ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER) | ANNALS_ROLE_BIT(ANNALS_ROLE_ARTICLE) |
                                 ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY);
    bool tied = memchr(tokens->passage->small + tokens->items[at].start, ' ',
                       tokens->items[at].end - tokens->items[at].start) != NULL;
    static const uint64_t units = ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY);
    return annals_token_is(tokens, at + 1, ANNALS_ROLE_TIMES) ||
           (!tokens->language->joined && at + 1 < tokens->count &&
            ((!tied && annals_token_is_of(tokens, at + 1)) ||
             (tokens->items[at + 1].roles & (tied ? units : next)) != 0));
}

bool annals_figure_add_half(const annals_tokens *tokens, annals_number *number, size_t at)
{
    static const annals_decimal half = {5, -1};
    if (!annals_token_is(tokens, at, ANNALS_ROLE_HALF) || is_half_of_next(tokens, at) ||
        !annals_decimal_add(number->low, half, &number->low) || !annals_decimal_add(number->high, half, &number->high))
        return false;
    number->weak = false; /* 一年半 is no article and a half */
    return true;
}

bool annals_figure_add_more(const annals_tokens *tokens, annals_number *number, size_t at)
{
    if (!tokens->language->joined || !annals_token_is(tokens, at, ANNALS_ROLE_AND_MORE))
        return false;
    number->bound = ANNALS_MORE_THAN;
    number->weak = false;
    return true;
}

void annals_figure_take_unit(annals_figure *figure, const annals_figure *from)
{
    if (!figure->currency)
        figure->currency = from->currency;
    figure->percent = from->percent;
    figure->points = from->points;
    figure->unit = from->unit;
    figure->unit_first = from->unit_first;
    figure->unit_last = from->unit_last;
    figure->noun_first = from->noun_first;
    figure->elided_unit = true;
    figure->said_first = from->elided_unit ? from->said_first : from->first;
    figure->said_last = from->elided_unit ? from->said_last : from->last;
}
