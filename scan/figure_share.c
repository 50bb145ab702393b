/* Gives a number the scale, the currency or the sign that is said once for it and another: "2 and 1.4 billion", "di 6 e
 * 9 anni"; knows no words. */
#include "scan/figure.h"
#include "series/decimal.h"

static const annals_decimal ONE = {1, 0};

/* Whether the two are joined by "and", or are the ends of a change: from 5 to 6 million. */
static bool go_together(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    bool change = first->first > 0 && annals_token_is(tokens, first->first - 1, ANNALS_ROLE_OPEN) &&
                  annals_token_is(tokens, first->last, ANNALS_ROLE_RESULT);
    return second->first == first->last + 1 && (change || annals_token_is(tokens, first->last, ANNALS_ROLE_AND));
}

/* 4.6和3.1个百分点: a bare number in digits, joined by "and" to one of percent or points, is of the same. */
static bool shares_sign(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    const annals_number *number = &first->number;
    return tokens->language->joined && second->first == first->last + 1 &&
           annals_token_is(tokens, first->last, ANNALS_ROLE_AND) && number->literal && !first->left_alone &&
           number->doubt == ANNALS_DOUBT_NONE && annals_decimal_compare(number->scale, ONE) == 0 && !first->percent &&
           !first->points && !first->currency && first->last == number->last && !second->left_alone &&
           (second->percent || second->points);
}

/* "2 e 1,4 miliardi": a small number in digits in front of one with a large scale. */
static bool shares_scale(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    static const annals_decimal thousand = {1000, 0};
    bool own = first->currency && annals_token_is(tokens, second->first, ANNALS_ROLE_CURRENCY); /* $400 and $2m */
    return go_together(tokens, first, second) && !own && first->number.literal && !first->left_alone &&
           first->number.doubt == ANNALS_DOUBT_NONE && !first->percent && first->unit_first == first->unit_last &&
           first->last == first->number.last && !second->left_alone &&
           annals_decimal_compare(second->number.scale, thousand) >= 0 &&
           annals_decimal_compare(first->number.low, thousand) < 0;
}

/* Whether it is a number of milliards or more that says neither unit nor noun. */
static bool is_bare_milliard(const annals_figure *figure)
{
    static const annals_decimal milliard = {1, 9};
    return !figure->left_alone && !figure->currency && !figure->percent && !figure->points && !figure->unit &&
           figure->unit_first == figure->unit_last && figure->number.doubt == ANNALS_DOUBT_NONE &&
           annals_decimal_compare(figure->number.scale, milliard) >= 0;
}

/* "24 miliardi di euro, di cui 2,3 miliardi alla sanità": so many of nothing that is said, behind an amount of money of
 * the same sentence, are of its currency. */
static void share_currencies(const annals_tokens *tokens, annals_figures *figures)
{
    const annals_figure *money = NULL;
    for (size_t i = 0; i < figures->count; i++) {
        annals_figure *figure = &figures->items[i];
        if (money && !annals_figures_share_sentence(tokens, &figures->items[i - 1], figure))
            money = NULL;
        if (money && is_bare_milliard(figure))
            annals_figure_take_unit(figure, money);
        else if (figure->currency && annals_decimal_compare(figure->number.scale, (annals_decimal){1, 6}) >= 0)
            money = figure;
    }
}

void annals_figures_share_scales(const annals_tokens *tokens, annals_figures *figures)
{
    share_currencies(tokens, figures);
    for (size_t i = figures->count; i-- > 1;) {
        annals_figure *first = &figures->items[i - 1];
        const annals_figure *second = &figures->items[i];
        annals_decimal scaled;
        if (shares_sign(tokens, first, second))
            annals_figure_take_unit(first, second);
        if (!shares_scale(tokens, first, second) ||
            !annals_wide_fit(
                annals_wide_multiply(annals_wide_from(first->number.low), annals_wide_from(second->number.scale)),
                &scaled))
            continue;
        first->number.low = first->number.high = scaled;
        first->number.scale = second->number.scale;
        first->number.literal = first->number.plain = false;
        first->elided_scale = true;
        annals_figure_take_unit(first, second);
    }
}

/* "Di 6 e 9 anni", "5 e 10 euro": digits with nothing else, joined to a measure in digits. */
static bool lacks_unit(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    static const annals_decimal most = {1000, 0};
    bool measured = second->number.doubt != ANNALS_DOUBT_YEAR && (second->currency || second->percent || second->unit);
    return measured && !second->left_alone && !second->range && !second->ratio && !second->compound &&
           second->number.literal && annals_decimal_compare(second->number.scale, ONE) == 0 && !first->left_alone &&
           annals_figure_is_bare(first) && first->number.doubt == ANNALS_DOUBT_NONE &&
           annals_decimal_compare(first->number.low, most) < 0 && second->first == first->last + 1 &&
           annals_token_is(tokens, first->last, ANNALS_ROLE_AND);
}

void annals_figures_share_units(const annals_tokens *tokens, annals_figures *figures)
{
    for (size_t i = figures->count; i-- > 1;) {
        annals_figure *first = &figures->items[i - 1];
        const annals_figure *second = &figures->items[i];
        if (!lacks_unit(tokens, first, second))
            continue;
        annals_figure_take_unit(first, second);
    }
}
