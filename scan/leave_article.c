/* Knows a number that is only an article, "un accordo", from one that counts: "un morto e tre feriti". */
#include <string.h>

#include "scan/leave.h"
#include "scan/scan.h"
#include "scan/topic.h"
#include "series/decimal.h"

static const annals_decimal ONE = {1, 0};

/* "satu orang", "satu unit": a word that only counts stands between number and noun. */
static bool is_classified(const annals_tokens *tokens, const annals_figure *figure)
{
    return !tokens->language->joined && annals_token_is(tokens, figure->number.last, ANNALS_ROLE_CLASSIFIER);
}

/* The qualifier directly before the number, or NULL: "at least one", "nearly a year". */
static const annals_entry *qualifier_before(const annals_tokens *tokens, const annals_figure *figure)
{
    return figure->first > 0 ? annals_token_meaning(tokens, figure->first - 1, ANNALS_ROLE_BEFORE) : NULL;
}

/* 近一倍, 過去一年, 一年內: a unit, and a word that qualifies the number, or tells how long. */
static bool is_told_as_measured(const annals_tokens *tokens, const annals_figure *figure)
{
    bool before = figure->first > 0 && (annals_token_is(tokens, figure->first - 1, ANNALS_ROLE_BEFORE) ||
                                        annals_token_cues(tokens, figure->first - 1, ANNALS_CUE_MEASURE));
    bool behind = annals_token_cues(tokens, figure->last, ANNALS_CUE_SPAN) &&
                  !annals_token_cues(tokens, figure->last, ANNALS_CUE_AGO);
    return before || behind;
}

/* The same, and isang kilo: a numeral that is linked to what measures. */
static bool is_measured(const annals_tokens *tokens, const annals_figure *figure)
{
    static const unsigned measures = ANNALS_SCAN_DURATION | ANNALS_SCAN_PHYSICAL;
    if (!figure->unit)
        return false;
    if (*tokens->language->linkers)
        return (annals_topic_of_unit(figure->unit) & measures) != 0;
    return tokens->language->joined && is_told_as_measured(tokens, figure);
}

/* Whether two figures that "and" joins count one thing each, and the second in a number that is no article. */
static bool counts_beside(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                          const annals_figure *number)
{
    return second->first == first->last + 1 && annals_token_is(tokens, first->last, ANNALS_ROLE_AND) &&
           number->unit_last > number->unit_first && !number->number.weak &&
           (!number->unit || strcmp(number->unit, "people") == 0) &&
           annals_decimal_compare(number->number.scale, ONE) == 0 && number->number.low.exponent == 0;
}

/* "Un morto e tre feriti": what is counted beside others is counted too. */
static bool is_coordinated(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    return annals_token_is(tokens, figure->number.first, ANNALS_ROLE_ARTICLE) &&
           ((i + 1 < figures->count && counts_beside(tokens, figure, figure + 1, figure + 1)) ||
            (i > 0 && counts_beside(tokens, figure - 1, figure, figure - 1)));
}

/* "one", "un": alone it is more often an article; with a scale or money behind it, or qualified, a number. What is an
 * adjective or a verb alone (neuf, sei) is a number where it counts something. */
bool annals_leave_article(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    bool noun = figure->unit_last > figure->unit_first;
    if (!figure->number.weak || figure->ratio || figure->range || figure->currency || figure->percent ||
        figure->points || is_classified(tokens, figure) || is_measured(tokens, figure))
        return false;
    if (annals_decimal_compare(figure->number.low, ONE) != 0)
        return !noun || tokens->language->joined;
    const annals_entry *qualifier = qualifier_before(tokens, figure);
    if (noun && is_coordinated(tokens, figures, i))
        return false;
    return !noun || !qualifier || (!figure->unit && qualifier->which != ANNALS_AT_LEAST);
}

/* "un accordo", "un 8 %": an article in front of what it belongs to, and no pronoun; with a unit it may be meant as a
 * number, "un giorno". */
static bool is_mere_article(const annals_tokens *tokens, const annals_figure *figure)
{
    static const uint64_t alone = ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_AND) |
                                  ANNALS_ROLE_BIT(ANNALS_ROLE_JOINER) | ANNALS_ROLE_BIT(ANNALS_ROLE_OF);
    size_t behind = figure->number.last;
    if (!figure->number.weak || figure->unit || !annals_token_is(tokens, figure->number.first, ANNALS_ROLE_ARTICLE) ||
        behind >= tokens->count)
        return false;
    const annals_token *next = &tokens->items[behind];
    return next->kind != ANNALS_TOKEN_BREAK && next->kind != ANNALS_TOKEN_MARK && (next->roles & alone) == 0;
}

void annals_leave_drop_articles(const annals_tokens *tokens, annals_figures *figures)
{
    size_t kept = 0;
    for (size_t i = 0; i < figures->count; i++) {
        if (!figures->items[i].left_alone || !is_mere_article(tokens, &figures->items[i]))
            figures->items[kept++] = figures->items[i];
    }
    figures->count = kept;
}
