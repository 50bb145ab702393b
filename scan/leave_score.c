/* Knows scores by their signs and words: 3-1, 6-3, 2 a 1, 3比1; they are no figures. */
#include "scan/figure.h"
#include "series/decimal.h"

enum { SCORE_MAX = 100 }; /* of one said in words */

static const annals_decimal HIGHEST_SCORE = {1000, 0}, ONE = {1, 0};

/* Whether a literal ends and another begins around a hyphen at `at`, with no space, the second no larger: "3-1". */
static bool is_falling_pair(const annals_tokens *tokens, size_t at)
{
    if (at == 0 || at + 1 >= tokens->count || !annals_token_reads(tokens, at, "-") || tokens->items[at].spaced)
        return false;
    const annals_token *first = &tokens->items[at - 1], *second = &tokens->items[at + 1];
    return first->kind == ANNALS_TOKEN_LITERAL && second->kind == ANNALS_TOKEN_LITERAL && first->plain &&
           second->plain && !second->spaced && annals_decimal_compare(first->value, second->value) >= 0;
}

/* Whether a change or a range may begin before `at`: "fell from 5 to 3". */
static bool changes_before(const annals_tokens *tokens, size_t at)
{
    for (size_t steps = 0; at-- > 0 && steps < 3; steps++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_DIRECTION) || annals_token_is(tokens, at, ANNALS_ROLE_OPEN))
            return true;
    }
    return false;
}

/* Whether the figure and the one behind it are a score in words: "2 a 1". */
static bool begins_score(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *first = &figures->items[i], *second = first + 1;
    return i + 1 < figures->count && second->first == first->last + 1 &&
           annals_token_is(tokens, first->last, ANNALS_ROLE_RESULT) && annals_figure_is_bare(first) &&
           annals_figure_is_bare(second) && first->number.plain && second->number.plain &&
           first->number.low.digits < SCORE_MAX && second->number.low.digits < SCORE_MAX &&
           !changes_before(tokens, first->first);
}

/* "1 a 2": a score that rises has been read as a range. */
static bool is_rising_score(const annals_tokens *tokens, const annals_figure *figure)
{
    return figure->range && !tokens->language->joined && !annals_figure_has_unit(figure) &&
           annals_decimal_compare(figure->number.scale, ONE) == 0 &&
           annals_token_is(tokens, figure->number.first + 1, ANNALS_ROLE_RESULT) && figure->number.high.exponent == 0 &&
           figure->number.high.digits < SCORE_MAX && !annals_figure_has_qualifier(tokens, figure) &&
           !changes_before(tokens, figure->first);
}

static bool is_word_score(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    return begins_score(tokens, figures, i) || (i > 0 && begins_score(tokens, figures, i - 1)) ||
           is_rising_score(tokens, &figures->items[i]);
}

/* Whether a word at `at` makes a score of the digits on both sides: 3比1, but not "versus 48 for Labour". */
static bool is_versus(const annals_tokens *tokens, size_t at)
{
    return at > 0 && at + 1 < tokens->count && annals_token_cues(tokens, at, ANNALS_CUE_VERSUS) &&
           tokens->items[at - 1].kind == ANNALS_TOKEN_LITERAL && tokens->items[at + 1].kind == ANNALS_TOKEN_LITERAL &&
           tokens->items[at - 1].plain && tokens->items[at + 1].plain;
}

/* Whether "of" stands between hyphens at `at`, and digits on both sides: 13-of-18 shots. */
static bool is_hyphened_of(const annals_tokens *tokens, size_t at)
{
    return at > 0 && at + 3 < tokens->count && annals_token_reads(tokens, at, "-") && !tokens->items[at].spaced &&
           annals_token_is(tokens, at + 1, ANNALS_ROLE_OF) && annals_token_reads(tokens, at + 2, "-") &&
           tokens->items[at - 1].kind == ANNALS_TOKEN_LITERAL && tokens->items[at + 3].kind == ANNALS_TOKEN_LITERAL;
}

/* "3-1", "6-3, 7-5", 3比1, 13-of-18. */
static bool is_sign_score(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    bool plain = figure->number.literal && !figure->unit && !figure->currency && !figure->percent;
    if (plain && (is_versus(tokens, figure->first - 1) || is_versus(tokens, figure->number.last)))
        return true;
    if (plain && (is_hyphened_of(tokens, figure->number.last) ||
                  (figure->number.first > 2 && is_hyphened_of(tokens, figure->number.first - 3))))
        return true;
    bool falling = is_falling_pair(tokens, figure->number.last) ||
                   (figure->number.first > 0 && is_falling_pair(tokens, figure->number.first - 1));
    bool added = annals_token_reads(tokens, figure->number.last, "+") && figure->number.last + 1 < tokens->count &&
                 tokens->items[figure->number.last + 1].kind == ANNALS_TOKEN_LITERAL;
    added = added || (figure->number.first > 1 && annals_token_reads(tokens, figure->number.first - 1, "+") &&
                      tokens->items[figure->number.first - 2].kind == ANNALS_TOKEN_LITERAL);
    if (plain && (falling || added))
        return true;
    if (!annals_figure_is_bare(figure) &&
        !(figure->range && !annals_figure_has_unit(figure) && annals_decimal_compare(figure->number.scale, ONE) == 0))
        return false;
    if (figure->range)
        return annals_token_reads(tokens, figure->number.first + 1, "-") &&
               !annals_figure_has_qualifier(tokens, figure) &&
               annals_decimal_compare(figure->number.high, HIGHEST_SCORE) < 0;
    size_t before = figure->first, behind = figure->last;
    bool dash = annals_token_reads(tokens, behind, "-") || annals_token_reads(tokens, behind, "–");
    if (dash && behind + 1 < tokens->count && tokens->items[behind + 1].kind == ANNALS_TOKEN_LITERAL)
        return true;
    dash = before > 1 && (annals_token_reads(tokens, before - 1, "-") || annals_token_reads(tokens, before - 1, "–"));
    return dash && tokens->items[before - 2].kind == ANNALS_TOKEN_LITERAL;
}

bool annals_figure_is_score(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    return is_sign_score(tokens, figures, i) || is_word_score(tokens, figures, i);
}
