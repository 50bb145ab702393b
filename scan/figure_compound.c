/* Joins figures that are one amount in two units: 2 years and 3 months, 15 dollars 50; knows units by annals' names. */
#include <string.h>

#include "scan/figure.h"
#include "series/decimal.h"

/* How many of the smaller unit make one of the larger (ISO 80000-3; the international foot and pound). */
typedef struct {
    const char *large;
    const char *small;
    int each;
} step;

static const annals_decimal ONE = {1, 0};

static const step STEPS[] = {{"year", "month", 12},  {"week", "day", 7},       {"day", "hour", 24},
                             {"hour", "minute", 60}, {"hour", "second", 3600}, {"minute", "second", 60},
                             {"ft", "inch", 12},     {"lb", "ounce", 16}};

enum { PLACES = 3 }; /* of a second that is measured */

static const annals_decimal HUNDRED = {100, 0};

static bool is_whole(const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    return !figure->left_alone && !figure->range && !figure->ratio && !number->vague && number->bound == ANNALS_EXACT &&
           number->low.exponent == 0 && annals_decimal_compare(number->low, number->high) == 0 &&
           annals_decimal_compare(number->scale, HUNDRED) <= 0;
}

/* Whether the second stands directly behind the first, with no more than "and" between. */
static bool adjoins(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    size_t at = first->last;
    bool joined = annals_token_is(tokens, at, ANNALS_ROLE_AND) || annals_token_is(tokens, at, ANNALS_ROLE_JOINER);
    return (second->first == at + joined || second->first == at) &&
           annals_figure_in_quote(tokens, first) == annals_figure_in_quote(tokens, second);
}

/* The name of a figure's unit; a word that only goes on with an hour, 分, is a minute here. */
static const char *unit_of(const annals_tokens *tokens, const annals_figure *figure)
{
    bool minute = !figure->unit && figure->unit_last == figure->unit_first + 1 &&
                  annals_token_cues(tokens, figure->unit_first, ANNALS_CUE_MINUTE);
    return minute ? "minute" : figure->unit;
}

static int step_between(const char *large, const char *small)
{
    for (size_t i = 0; large && small && i < sizeof STEPS / sizeof *STEPS; i++) {
        if (strcmp(STEPS[i].large, large) == 0 && strcmp(STEPS[i].small, small) == 0)
            return STEPS[i].each;
    }
    return 0;
}

static void extend(annals_tokens *tokens, annals_figure *first, const annals_figure *second, annals_decimal sum)
{
    for (size_t at = first->last; at < second->last; at++)
        tokens->items[at].figure = true;
    first->number.low = first->number.high = sum;
    first->number.last = second->number.last;
    first->number.literal = first->number.plain = first->number.weak = false;
    first->number.doubt = ANNALS_DOUBT_NONE;
    first->last = second->last;
    first->compound = true;
}

static bool join_units(annals_tokens *tokens, annals_figure *first, const annals_figure *second)
{
    annals_decimal product, sum;
    const char *small = unit_of(tokens, second);
    int each = step_between(unit_of(tokens, first), small);
    if (each == 0 || !is_whole(second) ||
        !annals_wide_fit(
            annals_wide_multiply(annals_wide_from(first->number.low), annals_wide_from((annals_decimal){each, 0})),
            &product) ||
        !annals_decimal_add(product, second->number.low, &sum))
        return false;
    extend(tokens, first, second, sum);
    first->unit = small;
    first->unit_first = second->unit_first;
    first->unit_last = second->unit_last;
    return true;
}

/* "7 secondi e 3 decimi": a share of the unit before. */
static bool join_share(annals_tokens *tokens, annals_figure *first, const annals_figure *second)
{
    annals_decimal sum;
    if (!first->unit || strcmp(first->unit, "second") != 0 || !second->number.fraction ||
        annals_figure_has_unit(second) || !annals_decimal_add(first->number.low, second->number.low, &sum))
        return false;
    extend(tokens, first, second, sum);
    return true;
}

/* What one of the second is worth in the currency of the first: a coin, or two digits at the end of what is said.
 * {0, 0}: nothing. */
static annals_decimal worth_of_small(const annals_tokens *tokens, const annals_figure *second)
{
    static const annals_decimal none = {0, 0}, tenth = {1, -1}, hundredth = {1, -2};
    if (second->currency)
        return second->currency->low;
    if (tokens->language->joined && !second->number.literal && second->last == second->number.last && !second->percent)
        return second->number.last - second->number.first == 1 ? tenth : hundredth; /* 三塊五, 三塊零四 */
    bool end =
        !annals_token_is_word(tokens, second->last) || annals_token_is(tokens, second->last, ANNALS_ROLE_ATTRIBUTE);
    bool bare = second->last == second->number.last && !second->percent && !second->points;
    bool two = second->number.low.digits >= 10 && second->number.low.digits < 100;
    return end && bare && two ? hundredth : none;
}

static bool join_money(annals_tokens *tokens, annals_figure *first, const annals_figure *second)
{
    annals_decimal product, sum, worth = worth_of_small(tokens, second);
    if (!first->currency || first->currency->low.digits != 0 || worth.digits == 0 || !is_whole(second) ||
        second->number.low.digits >= 100 ||
        !annals_wide_fit(annals_wide_multiply(annals_wide_from(second->number.low), annals_wide_from(worth)),
                         &product) ||
        !annals_decimal_add(first->number.low, product, &sum))
        return false;
    extend(tokens, first, second, sum);
    return true;
}

/* "An hour and 45 minutes", "a dollar and 42 cents": the larger unit behind an article, which is no number by itself.
 */
static void join_article(annals_tokens *tokens, annals_figure *second)
{
    size_t at = second->first;
    bool joined = at > 2 && (annals_token_is(tokens, at - 1, ANNALS_ROLE_AND) ||
                             annals_token_is(tokens, at - 1, ANNALS_ROLE_JOINER));
    if (!joined || !is_whole(second) || !annals_token_is(tokens, at - 3, ANNALS_ROLE_ARTICLE) ||
        tokens->items[at - 3].figure || tokens->items[at - 2].figure)
        return;
    annals_figure first = {.first = at - 3, .last = at - 1, .unit_first = at - 2, .unit_last = at - 1};
    first.number = (annals_number){.first = at - 3, .last = at - 2, .low = ONE, .high = ONE, .scale = ONE};
    first.currency = annals_token_meaning(tokens, at - 2, ANNALS_ROLE_CURRENCY);
    const annals_entry *unit = annals_token_meaning(tokens, at - 2, ANNALS_ROLE_UNIT);
    first.unit = unit ? annals_language_text(tokens->language, unit) : NULL;
    first.noun_first = first.unit_first;
    if (!adjoins(tokens, &first, second) ||
        (!join_units(tokens, &first, second) && (!second->currency || !join_money(tokens, &first, second))))
        return;
    for (size_t i = first.first; i < first.last; i++)
        tokens->items[i].figure = true;
    *second = first;
}

/* "A year and a half": the half of a unit behind an article. */
static bool join_half(annals_tokens *tokens, annals_figure *half)
{
    static const annals_decimal part = {5, -1}, whole = {15, -1};
    size_t at = half->first;
    if (at < 2 || half->number.first != at || !annals_token_is(tokens, at, ANNALS_ROLE_HALF) ||
        annals_decimal_compare(half->number.low, part) != 0 || !annals_token_is(tokens, at - 1, ANNALS_ROLE_UNIT) ||
        !annals_token_is(tokens, at - 2, ANNALS_ROLE_ARTICLE) || tokens->items[at - 1].figure)
        return false;
    annals_figure joined = {.first = at - 2, .last = half->last, .unit_first = at - 1, .unit_last = at};
    joined.number = (annals_number){.first = at - 2, .last = at + 1, .low = whole, .high = whole, .scale = ONE};
    joined.noun_first = at - 1;
    joined.unit = annals_language_text(tokens->language, annals_token_meaning(tokens, at - 1, ANNALS_ROLE_UNIT));
    tokens->items[at - 2].figure = tokens->items[at - 1].figure = true;
    *half = joined;
    return true;
}

/* What an article begins in front of the figure. */
static void take_article(annals_tokens *tokens, annals_figure *figure)
{
    if (!join_half(tokens, figure))
        join_article(tokens, figure);
}

/* 10秒79: digits close behind seconds are parts of one. */
static bool join_parts_of_second(annals_tokens *tokens, annals_figure *first, const annals_figure *second)
{
    const annals_token *token = &tokens->items[second->number.first];
    size_t size = token->end - token->start;
    annals_decimal sum;
    if (!tokens->language->joined || !first->unit || strcmp(first->unit, "second") != 0 ||
        first->last != second->first || !second->number.literal || !second->number.plain || token->spaced ||
        size > PLACES || second->unit || second->currency || second->percent ||
        annals_token_is(tokens, second->number.last, ANNALS_ROLE_CLASSIFIER) ||
        !annals_decimal_add(first->number.low, (annals_decimal){second->number.low.digits, (int8_t)(0 - (int)size)},
                            &sum))
        return false;
    annals_figure parts = *second;
    parts.last = parts.number.last;
    extend(tokens, first, &parts, sum);
    return true;
}

void annals_figures_join_compounds(annals_tokens *tokens, annals_figures *figures)
{
    size_t kept = 0;
    if (figures->count > 0)
        take_article(tokens, &figures->items[0]);
    for (size_t i = 1; i < figures->count; i++) {
        annals_figure *first = &figures->items[kept];
        annals_figure *second = &figures->items[i];
        bool joined = is_whole(first) && adjoins(tokens, first, second) &&
                      (join_units(tokens, first, second) || join_share(tokens, first, second) ||
                       join_money(tokens, first, second) || join_parts_of_second(tokens, first, second));
        if (!joined) {
            take_article(tokens, second);
            figures->items[++kept] = *second;
        }
    }
    if (figures->count > 0)
        figures->count = kept + 1;
}
