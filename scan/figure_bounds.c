/* Joins two bounds to one range, "more than 100 and less than 300"; knows no words. */
#include <string.h>

#include "scan/figure.h"
#include "scan/nearby.h"
#include "series/decimal.h"

enum { BETWEEN = 2 }; /* how many words may stand between */

static bool bounds_below(const annals_nearby *nearby)
{
    return nearby->found && (nearby->qualifier == ANNALS_AT_LEAST || nearby->qualifier == ANNALS_MORE_THAN);
}

static bool bounds_above(const annals_nearby *nearby)
{
    return nearby->found && (nearby->qualifier == ANNALS_AT_MOST || nearby->qualifier == ANNALS_LESS_THAN);
}

/* Whether nothing but "and" or a comma stands between a figure and the qualifier of the next one. */
static bool adjoin(const annals_tokens *tokens, size_t at, size_t qualifier)
{
    if (at > qualifier || qualifier - at > BETWEEN)
        return false;
    for (; at < qualifier; at++) {
        if (!annals_token_is(tokens, at, ANNALS_ROLE_AND) && !annals_token_is(tokens, at, ANNALS_ROLE_JOINER) &&
            !annals_token_reads(tokens, at, ","))
            return false;
    }
    return true;
}

/* Of one thing: the unit is said once, or is the same sign twice. */
static bool agree(const annals_figure *first, const annals_figure *second)
{
    if (annals_figure_ends_in_year(first, second))
        return false;
    if (!annals_figure_says_unit(first) || !annals_figure_says_unit(second))
        return true;
    return first->percent == second->percent && first->points == second->points &&
           first->unit_last == first->unit_first && second->unit_last == second->unit_first &&
           (first->currency != NULL) == (second->currency != NULL) &&
           (!first->currency || first->currency->text == second->currency->text);
}

static bool is_plain(const annals_tokens *tokens, const annals_figure *figure)
{
    return !figure->left_alone && !figure->range && !figure->compound && !figure->negative && !figure->number.vague &&
           annals_figure_in_quote(tokens, figure);
}

static void take_unit(annals_figure *figure, const annals_figure *other)
{
    if (annals_figure_says_unit(figure))
        return;
    figure->currency = other->currency;
    figure->percent = other->percent;
    figure->points = other->points;
    figure->unit = other->unit;
    figure->unit_first = other->unit_first;
    figure->unit_last = other->unit_last;
}

/* 1年以上7年以下: two figures, each with its bound behind it, and no more between. */
static bool join_bounded_behind(annals_tokens *tokens, annals_figure *first, const annals_figure *second)
{
    const annals_entry *least = annals_token_meaning(tokens, first->last, ANNALS_ROLE_AFTER);
    const annals_entry *most = annals_token_meaning(tokens, second->last, ANNALS_ROLE_AFTER);
    bool same_unit = first->unit && second->unit && strcmp(first->unit, second->unit) == 0;
    if (!least || !most || (least->which != ANNALS_AT_LEAST && least->which != ANNALS_MORE_THAN) ||
        (most->which != ANNALS_AT_MOST && most->which != ANNALS_LESS_THAN) || !is_plain(tokens, first) ||
        !is_plain(tokens, second) || !adjoin(tokens, first->last + 1, second->first) ||
        (!same_unit && !agree(first, second)) || annals_decimal_compare(first->number.low, second->number.low) >= 0)
        return false;
    for (size_t at = first->first; at <= second->last; at++)
        tokens->items[at].figure = true;
    take_unit(first, second);
    first->number.high = second->number.low;
    first->number.last = second->number.last;
    first->number.literal = first->number.plain = first->number.weak = false;
    first->number.doubt = ANNALS_DOUBT_NONE;
    first->last = second->last + 1;
    first->range = first->bounded = true;
    return true;
}

static bool join(annals_tokens *tokens, annals_figure *first, const annals_figure *second)
{
    annals_nearby one = annals_nearby_qualifier(tokens, first), two = annals_nearby_qualifier(tokens, second);
    bool rises = bounds_below(&one) && bounds_above(&two), falls = bounds_above(&one) && bounds_below(&two);
    if ((!rises && !falls) || one.token >= first->first || !is_plain(tokens, first) || !is_plain(tokens, second) ||
        !adjoin(tokens, first->last, two.token) || !agree(first, second))
        return false;
    annals_decimal low = rises ? first->number.low : second->number.low;
    annals_decimal high = rises ? second->number.low : first->number.low;
    if (annals_decimal_compare(low, high) >= 0)
        return false;
    take_unit(first, second);
    first->number.low = low;
    first->number.high = high;
    first->number.last = second->number.last;
    first->number.literal = first->number.plain = first->number.weak = false;
    first->number.doubt = ANNALS_DOUBT_NONE;
    for (size_t at = one.token; at < second->last; at++)
        tokens->items[at].figure = true;
    first->first = one.token;
    first->last = second->last;
    first->range = first->bounded = true;
    return true;
}

void annals_figures_join_bounds(annals_tokens *tokens, annals_figures *figures)
{
    size_t kept = 0;
    for (size_t i = 1; i < figures->count; i++) {
        annals_figure *first = &figures->items[kept];
        if (!join(tokens, first, &figures->items[i]) && !join_bounded_behind(tokens, first, &figures->items[i]))
            figures->items[++kept] = figures->items[i];
    }
    if (figures->count > 0)
        figures->count = kept + 1;
}
