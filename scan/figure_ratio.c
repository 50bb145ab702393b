/* Joins the two numbers of a ratio (one in five); knows no words. */
#include <string.h>

#include "scan/figure.h"
#include "series/decimal.h"

enum { WHOLE_MAX = 1000 };

static const annals_decimal ONE = {1, 0};

static bool is_count(const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    return !figure->left_alone && !figure->currency && !figure->percent && !figure->points && !number->vague &&
           number->low.exponent == 0 && number->low.digits > 0 && number->low.digits <= WHOLE_MAX &&
           annals_decimal_compare(number->scale, ONE) == 0;
}

/* The meaning as a ratio of what stands between two figures, or NULL. */
static const annals_entry *ratio_between(const annals_tokens *tokens, const annals_figure *first,
                                         const annals_figure *second)
{
    return second->first == first->last + 1 ? annals_token_meaning(tokens, first->last, ANNALS_ROLE_RATIO) : NULL;
}

static bool has_noun(const annals_figure *figure)
{
    return figure->unit_last > figure->unit_first;
}

/* A measure is no part of a ratio, as in "3 in 10 minutes". */
static bool is_measure(const annals_figure *figure)
{
    return figure->unit && strcmp(figure->unit, "people") != 0;
}

/* "Un italiano su quattro rinuncia", "una su cinque chiude": what follows the second number is a verb. */
static bool ends_with_verb(const annals_entry *ratio, const annals_figure *first, const annals_figure *second)
{
    bool one = annals_decimal_compare(first->number.low, ONE) == 0;
    return has_noun(second) && !second->unit && !is_measure(first) &&
           (has_noun(first) ? one : ratio->which == ANNALS_RATIO_NOUN_FIRST);
}

/* "One in five children", "tre italiani su quattro": one noun at most. */
static bool count_one_thing(const annals_entry *ratio, const annals_figure *first, const annals_figure *second)
{
    bool measure = second->number.literal && is_measure(second);
    return !measure && (!has_noun(first) || !has_noun(second) || ends_with_verb(ratio, first, second));
}

/* Whether a share would be said in smaller numbers: 12 of 20 are three in five. */
static bool reduces(annals_decimal part, annals_decimal whole)
{
    int64_t a = whole.digits, b = part.digits;
    if (part.exponent != whole.exponent)
        return false;
    while (b > 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a > 1;
}

/* "50 seats out of 75", "26 out of 28 drones", "12 dari 20 kapal": where a noun is said, a number of a whole that is
 * neither small nor round is what there are in all, nor one that a share would be said without; but one in 12 people is
 * a share. */
static bool is_total(const annals_figure *first, const annals_figure *second)
{
    static const annals_decimal ten = {10, 0};
    annals_decimal whole = second->number.low;
    while (whole.digits > 10 && whole.digits % 10 == 0)
        whole.digits /= 10;
    if (annals_decimal_compare(whole, ONE) > 0 && annals_decimal_compare(whole, ten) < 0 &&
        annals_decimal_compare(second->number.low, ten) > 0 && reduces(first->number.low, second->number.low))
        whole = second->number.low;
    return (has_noun(first) || (has_noun(second) && second->number.literal)) &&
           annals_decimal_compare(first->number.low, ONE) > 0 && annals_decimal_compare(whole, ten) > 0;
}

/* The same, and gives the part the noun that is said behind the total. */
static bool is_part_of_total(annals_figure *first, const annals_figure *second)
{
    if (!is_total(first, second))
        return false;
    if (!has_noun(first)) {
        first->unit_first = second->unit_first;
        first->unit_last = second->unit_last;
        first->unit = second->unit;
    }
    return true;
}

/* Both in digits or both in words, but "one in 5" and "eight in 10" too. */
static bool is_written_alike(const annals_figure *first, const annals_figure *second)
{
    static const annals_decimal ten = {10, 0}, hundred = {100, 0};
    annals_decimal whole = second->number.low;
    return first->number.literal == second->number.literal || annals_decimal_compare(first->number.low, ONE) == 0 ||
           annals_decimal_compare(whole, ten) == 0 || annals_decimal_compare(whole, hundred) == 0;
}

/* 每2秒就有1人: no ratio, but how often. */
static bool measures(const annals_figure *first, const annals_figure *second)
{
    bool same = first->unit && second->unit && strcmp(first->unit, second->unit) == 0;
    return first->unit && strcmp(first->unit, "people") != 0 && !same;
}

/* 4社に1社: both count the same. */
static bool have_one_noun(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    const annals_token *items = tokens->items;
    if (first->unit_last == first->unit_first || second->unit_last == second->unit_first)
        return false;
    size_t start = items[first->unit_first].start, size = items[first->unit_last - 1].end - start;
    size_t other = items[second->unit_first].start;
    return items[second->unit_last - 1].end - other == size &&
           memcmp(tokens->passage->small + start, tokens->passage->small + other, size) == 0;
}

static bool says_whole_first(const annals_entry *ratio)
{
    return ratio->which == ANNALS_RATIO_WHOLE_FIRST || ratio->which == ANNALS_RATIO_OF_ONE_NOUN;
}

static bool join_ratio(annals_tokens *tokens, annals_figure *first, const annals_figure *second)
{
    const annals_entry *ratio = ratio_between(tokens, first, second);
    if (!ratio || !is_count(first) || !is_count(second) || second->negative ||
        (!says_whole_first(ratio) && !count_one_thing(ratio, first, second)) ||
        (ratio->which == ANNALS_RATIO_WHOLE_FIRST && measures(first, second)) ||
        (ratio->which == ANNALS_RATIO_OF_ONE_NOUN && !have_one_noun(tokens, first, second)) ||
        annals_figure_in_quote(tokens, first) != annals_figure_in_quote(tokens, second) ||
        !is_written_alike(first, second) || (!says_whole_first(ratio) && is_part_of_total(first, second)))
        return false;
    annals_decimal part = says_whole_first(ratio) ? second->number.low : first->number.low;
    annals_decimal whole = says_whole_first(ratio) ? first->number.low : second->number.low;
    annals_amount above = annals_amount_exact(part), below = annals_amount_exact(whole), share;
    if (annals_decimal_compare(part, whole) >= 0 || annals_amount_divide(&above, &below, &share, NULL) != ANNALS_OK)
        return false;
    bool verb = ends_with_verb(ratio, first, second);
    size_t end = verb ? second->number.last : second->last;
    first->number.low = first->number.high = share.low;
    first->number.derived = share.derived;
    first->number.doubt = ANNALS_DOUBT_NONE;
    first->number.literal = first->number.plain = first->number.weak = false;
    first->number.last = second->number.last;
    first->ratio = true;
    if (!has_noun(first) && !verb) {
        first->unit_first = second->unit_first;
        first->unit_last = second->unit_last;
        first->unit = second->unit;
    }
    tokens->items[first->last].figure = true;
    for (size_t at = end; at < second->last; at++)
        tokens->items[at].figure = false;
    first->last = end;
    return true;
}

void annals_figures_join_ratios(annals_tokens *tokens, annals_figures *figures)
{
    size_t kept = 0;
    for (size_t i = 1; i < figures->count; i++) {
        if (!join_ratio(tokens, &figures->items[kept], &figures->items[i]))
            figures->items[++kept] = figures->items[i];
    }
    if (figures->count > 0)
        figures->count = kept + 1;
}
