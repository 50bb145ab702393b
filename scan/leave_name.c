/* Knows numbers that are parts of names: "page 12", "iPhone 15", "the 405 Freeway"; knows no names. */
#include <string.h>

#include "scan/head.h"
#include "scan/leave.h"
#include "series/decimal.h"

enum { NAME_MAX = 1000, LISTED = 6, NEAR = 8 };

static const annals_decimal ONE = {1, 0};

static bool is_kind(const annals_tokens *tokens, size_t at, annals_token_kind kind)
{
    return at < tokens->count && tokens->items[at].kind == kind;
}

static bool has_capital(const annals_tokens *tokens, const annals_token *token)
{
    for (size_t at = token->start; at < token->end; at++) {
        if (tokens->passage->cased[at] != tokens->passage->small[at])
            return true;
    }
    return false;
}

/* A number below a thousand, or four digits in a row that count nothing: Frecciarossa 9541. */
static bool may_name(const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    return annals_decimal_compare(number->low, (annals_decimal){NAME_MAX, 0}) < 0 ||
           (number->plain && !annals_figure_has_unit(figure) && number->low.exponent == 0 &&
            number->low.digits < 10 * NAME_MAX);
}

/* The words of a noun, in small letters; NULL: none. */
static const char *noun_of(const annals_tokens *tokens, const annals_figure *figure, size_t *size)
{
    if (figure->unit_last <= figure->unit_first || figure->unit_last > tokens->count)
        return NULL;
    size_t start = tokens->items[figure->unit_first].start;
    *size = tokens->items[figure->unit_last - 1].end - start;
    return tokens->passage->small + start;
}

/* "Sambas 65 titik, Sanggau 33 titik": what others near by count as well is no part of a name. */
static bool counts_as_others(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    size_t size, other;
    const char *noun = noun_of(tokens, &figures->items[i], &size);
    for (size_t at = i > NEAR ? i - NEAR : 0; noun && at < figures->count && at <= i + NEAR; at++) {
        const char *next = noun_of(tokens, &figures->items[at], &other);
        if (at != i && next && other == size && memcmp(noun, next, size) == 0)
            return true;
    }
    return false;
}

/* "Q3/24", "ME45/22", "A320/21": digits tied by a slash to letters that end in digits and measure nothing. */
static bool goes_on_with_code(const annals_tokens *tokens, size_t at)
{
    if (at < 2 || tokens->items[at].spaced || tokens->items[at - 1].spaced || !annals_token_reads(tokens, at - 1, "/"))
        return false;
    const annals_token *code = &tokens->items[at - 2];
    char last = tokens->passage->small[code->end - 1];
    return code->kind != ANNALS_TOKEN_LITERAL && !annals_token_is(tokens, at - 2, ANNALS_ROLE_UNIT) && last >= '0' &&
           last <= '9';
}

/* "In Lombardia 30 morti", "di Kota Bogor 5 kapal": behind a place, to which a preposition leads, a number counts. */
static bool follows_place(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    if (figure->unit_last <= figure->unit_first || annals_head_has_capital(tokens, figure->unit_first))
        return false;
    while (at > 0 && figure->first - at < LISTED && tokens->items[at - 1].kind == ANNALS_TOKEN_WORD &&
           has_capital(tokens, &tokens->items[at - 1]))
        at--;
    return at > 0 && at < figure->first && annals_token_cues(tokens, at - 1, ANNALS_CUE_PREPOSITION);
}

/* "iPhone 15", "Boeing 737": a number close behind a name that counts nothing known. */
bool annals_leave_part_of_name(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->first;
    if (goes_on_with_code(tokens, at))
        return true;
    if (at == 0 || tokens->language->joined || figure->range || !figure->number.literal || figure->currency ||
        figure->percent || figure->points || figure->unit || annals_decimal_compare(figure->number.scale, ONE) != 0 ||
        !may_name(figure) || counts_as_others(tokens, figures, i) || follows_place(tokens, figure))
        return false;
    const annals_token *name = &tokens->items[at - 1];
    bool model = at > 1 && name->kind == ANNALS_TOKEN_KNOWN && tokens->items[at - 2].kind == ANNALS_TOKEN_LITERAL;
    bool named = model || name->kind == ANNALS_TOKEN_WORD || name->kind == ANNALS_TOKEN_NAME;
    if (!named || !tokens->items[at].spaced || !has_capital(tokens, name))
        return false;
    bool first = at == 1 || tokens->items[at - 2].kind == ANNALS_TOKEN_BREAK;
    return !annals_figure_has_unit(figure) || (!first && !figures->headline && !tokens->language->capital_nouns);
}

/* Scaled by more than a letter that is glued to the digits: section 377B has none. */
static bool has_scale(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t last = figure->number.last - 1;
    bool glued = annals_token_is(tokens, last, ANNALS_ROLE_SHORT) && !tokens->items[last].spaced;
    return annals_decimal_compare(figure->number.scale, ONE) != 0 && !glued;
}

/* 7.087,32 and 1,204: signs between digits that no number of a page, a room or a version has; but 17.4 may be one. */
static bool is_quantity(const annals_tokens *tokens, const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    return number->literal && !number->plain && (number->low.exponent >= 0 || tokens->language->decimal == ',');
}

/* Whether the words in front of the token `at` make the number there a name. */
static bool leads_name(const annals_tokens *tokens, size_t at)
{
    return at > 0 && (annals_token_cues(tokens, at - 1, ANNALS_CUE_NAME) ||
                      annals_token_is(tokens, at - 1, ANNALS_ROLE_ORDINAL_BEFORE));
}

/* "Pages 12 and 13", "Regions 1, 2, 5 and 7": a number in a list whose first one is a name. */
static bool goes_on_with_names(const annals_tokens *tokens, size_t at)
{
    for (size_t steps = 0; at > 2 && steps < LISTED; steps++) {
        size_t before = at - annals_token_is(tokens, at - 1, ANNALS_ROLE_AND);
        before -= before > 1 && annals_token_reads(tokens, before - 1, ",");
        if (before == at || before < 2 || !is_kind(tokens, before - 1, ANNALS_TOKEN_LITERAL) ||
            !tokens->items[before - 1].plain)
            return false;
        at = before - 1;
        if (leads_name(tokens, at))
            return true;
    }
    return false;
}

/* Whether the token `at` may be tied to a number that is a rank: Top-2. */
static bool may_rank(const annals_tokens *tokens, size_t at)
{
    return annals_token_is_word(tokens, at) || annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE);
}

/* "Page 12", "Covid-19", "Top-2", "#2"; in a list also the next ones. */
bool annals_leave_named(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->first;
    bool tied = at > 0 && !tokens->items[at].spaced;
    bool hyphen = tied && at > 1 && annals_token_reads(tokens, at - 1, "-") && !tokens->items[at - 1].spaced;
    if (figure->currency || figure->percent || has_scale(tokens, figure) || is_quantity(tokens, figure))
        return false;
    if ((at > hyphen && annals_token_cues(tokens, at - hyphen - 1, ANNALS_CUE_NAME)) ||
        (tied && annals_token_reads(tokens, at - 1, "#")) ||
        (hyphen && annals_figure_is_bare(figure) && may_rank(tokens, at - 2)))
        return true;
    return annals_figure_is_bare(figure) && figure->number.plain && goes_on_with_names(tokens, at);
}

/* "The 405 Freeway", "737 MAX": digits in front of a name in capitals that is no plural. */
bool annals_leave_begins_name(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t behind = figure->last;
    if (behind >= tokens->count)
        return false;
    bool word = tokens->items[behind].kind == ANNALS_TOKEN_WORD ||
                tokens->items[behind].roles == ANNALS_ROLE_BIT(ANNALS_ROLE_AFTER); /* "max" in small letters */
    return *tokens->language->plurals && !figures->headline && annals_figure_is_bare(figure) && figure->number.plain &&
           !figure->range && word && tokens->items[behind].spaced && has_capital(tokens, &tokens->items[behind]) &&
           annals_decimal_compare(figure->number.low, (annals_decimal){NAME_MAX, 0}) < 0;
}
