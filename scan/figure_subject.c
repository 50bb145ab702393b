/* Gives a number the noun that is said before it, as the subject of what it predicates: "i feriti sono 12", "il numero
 * dei feriti sale a 12"; knows no words. */
#include "scan/figure.h"

enum { LINKS = 5, REACH = 14 };

/* What may stand between a copula and its number: "sono stati in tutto circa", "sono saliti a". */
#define LINK_ROLES                                                                 \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER) |   \
     ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_RESULT) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_DIRECTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_OF))

static bool is_wall(const annals_tokens *tokens, size_t at)
{
    return tokens->items[at].kind == ANNALS_TOKEN_BREAK || tokens->items[at].kind == ANNALS_TOKEN_MARK;
}

/* "And", by itself or read with the article behind it: "e i". */
static bool is_and(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_AND) ||
           (annals_token_is(tokens, at, ANNALS_ROLE_CLOSE) && !annals_token_is(tokens, at, ANNALS_ROLE_RESULT));
}

static bool is_noun(const annals_tokens *tokens, size_t at)
{
    return annals_token_is_word(tokens, at) || annals_token_is(tokens, at, ANNALS_ROLE_UNIT);
}

/* A number that counts nothing yet, and may count things. */
static bool lacks_noun(const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    return !figure->left_alone && !annals_figure_has_unit(figure) && !figure->ratio && !figure->negative &&
           !number->fraction && !number->weak && number->low.exponent >= 0 && number->doubt == ANNALS_DOUBT_NONE;
}

/* Where the verb begins that leads to the figure: a copula, or a word of change in front of "to"; the figure itself
 * where there is none. */
static size_t find_verb(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    for (size_t steps = 0; at-- > 0 && steps < LINKS && !is_wall(tokens, at) && !tokens->items[at].figure; steps++) {
        if (annals_token_cues(tokens, at, ANNALS_CUE_PREDICATE))
            return at;
        bool leads =
            annals_token_is(tokens, at, ANNALS_ROLE_DIRECTION) &&
            (annals_token_is(tokens, at + 1, ANNALS_ROLE_RESULT) || annals_token_is(tokens, at + 1, ANNALS_ROLE_OF));
        bool auxiliary = at > 0 && annals_token_cues(tokens, at - 1, ANNALS_CUE_PREDICATE);
        if (leads && !auxiliary)
            return at;
        if ((tokens->items[at].roles & LINK_ROLES) == 0)
            break;
    }
    return figure->first;
}

/* A plural article that begins a noun phrase, also one that "and" is read with, and belongs to no preposition: "i
 * feriti", "e i feriti", not "secondo i medici". */
static bool begins_subject(const annals_tokens *tokens, size_t at)
{
    bool article = annals_token_cues(tokens, at, ANNALS_CUE_DEFINITE) && !annals_token_is(tokens, at, ANNALS_ROLE_OF) &&
                   (annals_token_is(tokens, at, ANNALS_ROLE_FILLER) || is_and(tokens, at));
    return article && (at == 0 || (!annals_token_cues(tokens, at - 1, ANNALS_CUE_PREPOSITION) &&
                                   !annals_token_is(tokens, at - 1, ANNALS_ROLE_OF) &&
                                   !annals_token_is(tokens, at - 1, ANNALS_ROLE_BEFORE)));
}

static bool describes(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE) || annals_token_is(tokens, at, ANNALS_ROLE_FILLER) ||
           (is_noun(tokens, at) && annals_token_ends_as_no_noun(tokens, at));
}

/* The noun behind what describes it: "nuovi casi"; the count of tokens where there is none. */
static size_t head_of(const annals_tokens *tokens, size_t at)
{
    while (describes(tokens, at) && (is_noun(tokens, at + 1) || describes(tokens, at + 1)))
        at++;
    return is_noun(tokens, at) ? at : tokens->count;
}

/* The noun of the subject that ends before the token `end`: the first in its clause with a plural article; `end` if
 * there is none. */
static size_t find_subject(const annals_tokens *tokens, size_t end)
{
    size_t found = end;
    for (size_t at = end, steps = 0; at-- > 0 && steps < REACH; steps++) {
        if (is_wall(tokens, at) || tokens->items[at].figure)
            break;
        if (begins_subject(tokens, at) && head_of(tokens, at + 1) < end)
            found = head_of(tokens, at + 1);
        if (is_and(tokens, at) && found < end)
            break;
    }
    return found;
}

/* The noun behind a word for how many there are, at `at`: "numero dei feriti"; `at` if there is none. */
static size_t behind_total(const annals_tokens *tokens, size_t at)
{
    if (!annals_token_cues(tokens, at, ANNALS_CUE_TOTAL) || !annals_token_is(tokens, at + 1, ANNALS_ROLE_OF))
        return at;
    size_t noun = head_of(tokens, at + 2);
    return noun < tokens->count ? noun : at;
}

/* "Il numero dei feriti è salito a 12", "sale a 12 il numero dei feriti"; the figure where nothing is so said. */
static size_t find_total(const annals_tokens *tokens, const annals_figure *figure)
{
    for (size_t at = figure->first, steps = 0; at-- > 0 && steps < REACH; steps++) {
        if (tokens->items[at].kind == ANNALS_TOKEN_BREAK || tokens->items[at].figure)
            break;
        if (behind_total(tokens, at) > at)
            return behind_total(tokens, at);
    }
    size_t behind = figure->last + annals_token_is(tokens, figure->last, ANNALS_ROLE_FILLER);
    return behind > figure->last && behind_total(tokens, behind) > behind ? behind_total(tokens, behind)
                                                                          : figure->first;
}

static void set_noun(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    const annals_entry *known = annals_token_meaning(tokens, at, ANNALS_ROLE_UNIT);
    figure->unit = known ? annals_language_text(tokens->language, known) : NULL;
    figure->unit_first = figure->noun_first = at;
    figure->unit_last = at + 1;
    figure->subject = true;
}

/* "… e le vittime 1.489": the copula is said once, with the figure before. */
static size_t find_gapped(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t noun = i > 0 && figures->items[i - 1].subject ? find_subject(tokens, figure->first) : figure->first;
    for (size_t at = noun; at > figures->items[i ? i - 1 : 0].last && noun < figure->first; at--) {
        if (is_and(tokens, at - 1) || is_wall(tokens, at - 1))
            return noun;
    }
    return figure->first;
}

void annals_figures_take_subjects(const annals_tokens *tokens, annals_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        annals_figure *figure = &figures->items[i];
        if (!lacks_noun(figure))
            continue;
        size_t verb = find_verb(tokens, figure), noun = find_total(tokens, figure);
        if (noun == figure->first && verb < figure->first)
            noun = find_subject(tokens, verb) < verb ? find_subject(tokens, verb) : figure->first;
        if (noun == figure->first)
            noun = find_gapped(tokens, figures, i);
        if (noun != figure->first)
            set_noun(tokens, figure, noun);
    }
}
