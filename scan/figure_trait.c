/* What one figure is: with a unit, bare, qualified, in the quote; and what it comes to multiplied. */
#include "scan/figure.h"
#include "series/decimal.h"

bool annals_figure_in_quote(const annals_tokens *tokens, const annals_figure *figure)
{
    const annals_passage *passage = tokens->passage;
    size_t start = passage->origin[tokens->items[figure->number.first].start];
    size_t end = passage->until[tokens->items[figure->number.last - 1].end - 1];
    return start < passage->stretch.quote_end && end > passage->stretch.quote_start;
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

static void multiply(annals_decimal *value, annals_decimal factor)
{
    annals_decimal product;
    if (annals_wide_fit(annals_wide_multiply(annals_wide_from(*value), annals_wide_from(factor)), &product))
        *value = product;
}

void annals_figure_multiply(annals_figure *figure, annals_decimal factor)
{
    multiply(&figure->number.low, factor);
    multiply(&figure->number.high, factor);
}
