/* Says which figures are none to propose, and why: one rule a function, one row a rule; knows no words. */
#include "scan/leave.h"

#include <string.h>

#include "series/decimal.h"

enum { IDENTITY_DIGITS = 7, NAME_MAX = 1000, HEADLINE_WORDS = 4 };

static const annals_decimal ONE = {1, 0};

typedef struct {
    bool (*applies)(const annals_tokens *tokens, const annals_figures *figures, size_t figure);
    const char *reason;
} rule;

static bool stands_before(const annals_tokens *tokens, size_t at, annals_cue cue)
{
    return at > 0 && annals_token_cues(tokens, at - 1, cue);
}

static bool is_year(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    (void)tokens;
    return figures->items[i].number.doubt == ANNALS_DOUBT_YEAR;
}

/* "A few people", "several": no number that could be recorded, but "a few hundred" are. */
static bool is_few(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    (void)tokens;
    return figure->number.vague && figure->number.weak && !figure->currency && !figure->percent;
}

/* 每四年, 10万人当たり: by how many something else is counted. */
static bool is_base(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    annals_decimal low = figure->number.low;
    while (low.digits >= 10 && low.digits % 10 == 0)
        low.digits /= 10;
    if (low.digits == 1 && annals_token_reads(tokens, figure->last, "="))
        return true; /* 1 euro = 1.1 dollars */
    bool per = stands_before(tokens, figure->first, ANNALS_CUE_PER) &&
               (!annals_token_is(tokens, figure->first - 1, ANNALS_ROLE_FILLER) ||
                (low.digits == 1 && annals_decimal_compare(figure->number.low, (annals_decimal){10, 0}) >= 0));
    return !figure->ratio && !figure->currency && !figure->percent &&
           (per || (low.digits == 1 && annals_token_cues(tokens, figure->last, ANNALS_CUE_PER_AFTER)));
}

/* "The two": what has been spoken of. */
static bool is_anaphor(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    return !figure->number.literal && !figure->currency && !figure->percent && !figure->unit &&
           figure->number.low.exponent == 0 && figure->number.low.digits < 10 && !figure->ratio &&
           stands_before(tokens, figure->first, ANNALS_CUE_DEFINITE);
}

/* "five others", "lima lainnya": a word that stands for what is counted. */
static bool has_pronoun(const annals_tokens *tokens, size_t at)
{
    at += annals_token_is(tokens, at, ANNALS_ROLE_LINKER);
    return annals_token_cues(tokens, at, ANNALS_CUE_PRONOUN);
}

/* "I feriti sono tre.": what there are so many of is said before. */
static bool is_predicate(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t behind = figure->last;
    bool ends = behind >= tokens->count || tokens->items[behind].kind == ANNALS_TOKEN_BREAK ||
                tokens->items[behind].kind == ANNALS_TOKEN_MARK;
    return ends && stands_before(tokens, figure->first, ANNALS_CUE_PREDICATE);
}

/* "El salario medio", "per mezzo di": a word for a half that says so only in front of a scale or a measure. */
static bool is_lone_half(const annals_tokens *tokens, const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    return tokens->language->million_of && number->last == number->first + 1 &&
           annals_token_is(tokens, number->first, ANNALS_ROLE_HALF) && !figure->unit && !figure->currency;
}

/* A number word that counts nothing, and that nothing qualifies. */
static bool is_lone_word(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    const annals_number *number = &figure->number;
    bool vague = number->vague && annals_decimal_compare(number->high, (annals_decimal){10, 0}) >= 0;
    if (is_lone_half(tokens, figure))
        return true;
    return !number->literal && !vague && !annals_token_is(tokens, figure->last, ANNALS_ROLE_DIRECTION) &&
           !annals_figure_has_unit(figure) && !figure->ratio && !figure->range && !number->derived &&
           number->low.exponent >= 0 && annals_decimal_compare(number->scale, (annals_decimal){100, 0}) < 0 &&
           !annals_figure_has_qualifier(tokens, figure) && number->low.digits < 100 &&
           !has_pronoun(tokens, number->last) && !number->about && !is_predicate(tokens, figure) &&
           !annals_token_is(tokens, number->last, ANNALS_ROLE_OF);
}

static bool looks_like_headline(const annals_tokens *tokens)
{
    size_t words = 0, capitals = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const annals_token *token = &tokens->items[i];
        if (token->kind != ANNALS_TOKEN_WORD)
            continue;
        words++;
        capitals += tokens->passage->cased[token->start] != tokens->passage->small[token->start];
    }
    return words >= HEADLINE_WORDS && capitals * 4 >= words * 3;
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

/* "iPhone 15", "Boeing 737": a number close behind a name that counts nothing known. */
static bool is_part_of_name(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->first;
    if (at == 0 || tokens->language->joined || figure->range || !figure->number.literal || figure->currency ||
        figure->percent || figure->points || figure->unit || annals_decimal_compare(figure->number.scale, ONE) != 0 ||
        !may_name(figure))
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

/* "Page 12", "Covid-19"; with "and" also the next one: "pages 12 and 13". */
static bool is_named(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->first;
    bool hyphen =
        at > 1 && annals_token_reads(tokens, at - 1, "-") && !tokens->items[at].spaced && !tokens->items[at - 1].spaced;
    if (figure->currency || figure->percent || has_scale(tokens, figure))
        return false;
    if (stands_before(tokens, at - hyphen, ANNALS_CUE_NAME))
        return true;
    return annals_figure_is_bare(figure) && at > 2 && annals_token_is(tokens, at - 1, ANNALS_ROLE_AND) &&
           tokens->items[at - 2].kind == ANNALS_TOKEN_LITERAL &&
           (annals_token_is(tokens, at - 3, ANNALS_ROLE_ORDINAL_BEFORE) ||
            annals_token_cues(tokens, at - 3, ANNALS_CUE_NAME));
}

/* "The 405 Freeway", "737 MAX": digits in front of a name in capitals that is no plural. */
static bool begins_name(const annals_tokens *tokens, const annals_figures *figures, size_t i)
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

/* "Giovedì 6/9", "domenica 24": behind the name of a day. */
static bool follows_day(const annals_tokens *tokens, const annals_figure *figure)
{
    static const annals_decimal last = {31, 0};
    bool day = figure->number.plain && annals_decimal_compare(figure->number.low, last) <= 0;
    bool slashed = !figure->number.plain && annals_decimal_compare(figure->number.low, ONE) < 0;
    return figure->number.literal && (day || slashed) && stands_before(tokens, figure->first, ANNALS_CUE_DATE);
}

/* "Stagione 24/25", "12/13": what a slash joins and counts nothing. */
static bool is_slashed_pair(const annals_tokens *tokens, const annals_figure *figure)
{
    return figure->range && !annals_figure_has_unit(figure) && annals_decimal_compare(figure->number.scale, ONE) == 0 &&
           annals_token_reads(tokens, figure->number.first + 1, "/");
}

/* "Dal 29 al 30 aprile": the month stands behind the second day. */
static bool is_day(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    bool bare = annals_figure_is_bare(figure) &&
                (annals_figure_is_day(tokens, figure->number.first) || follows_day(tokens, figure));
    return (bare || is_slashed_pair(tokens, figure)) && !annals_figure_has_qualifier(tokens, figure);
}

static bool is_span(const annals_figure *figure)
{
    static const char *const TIMES[] = {"year", "quarter", "month", "week", "day", "hour", "minute"};
    for (size_t i = 0; figure->unit && i < sizeof TIMES / sizeof *TIMES; i++) {
        if (strcmp(figure->unit, TIMES[i]) == 0)
            return true;
    }
    return false;
}

/* "The first 9 months", "les neuf premiers mois": a period. */
static bool is_beginning(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    bool between = false;
    for (size_t at = figure->number.last; at < figure->unit_first; at++)
        between |= annals_token_cues(tokens, at, ANNALS_CUE_ORDINAL);
    return is_span(figure) && (between || stands_before(tokens, figure->first, ANNALS_CUE_ORDINAL));
}

/* "20 years ago": a time, said by how far away it is. */
static bool is_away(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    return (is_span(figure) || annals_figure_is_bare(figure)) &&
           annals_token_cues(tokens, figure->last, ANNALS_CUE_AGO);
}

static bool follows_ordinal(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->first;
    at -= at > 0 && annals_token_reads(tokens, at - 1, "-");
    return !figure->number.literal && stands_before(tokens, at, ANNALS_CUE_ORDINAL);
}

/* Whether a word is of capital letters alone, and of no more than `most`. */
static bool is_in_capitals(const annals_tokens *tokens, size_t at, size_t most)
{
    if (at >= tokens->count || tokens->items[at].kind != ANNALS_TOKEN_WORD)
        return false;
    const annals_token *token = &tokens->items[at];
    for (size_t i = token->start; i < token->end; i++) {
        char c = tokens->passage->cased[i];
        if (c < 'A' || c > 'Z')
            return false;
    }
    return token->end - token->start <= most;
}

/* "B 1234 XYZ": up to four digits between letters that are all capitals. */
static bool is_plate(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    enum { BEFORE = 2, BEHIND = 3, DIGITS = 4 };
    const annals_figure *figure = &figures->items[i];
    const annals_token *digits = &tokens->items[figure->number.first];
    return figure->first > 0 && figure->number.literal && figure->number.plain && !figure->unit && !figure->currency &&
           digits->spaced && digits->end - digits->start <= DIGITS &&
           is_in_capitals(tokens, figure->first - 1, BEFORE) && is_in_capitals(tokens, figure->number.last, BEHIND);
}

/* A long number in plain digits, or the parts of one: phone, licence, case. */
static bool is_identity(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    if (figure->currency || figure->percent || figure->unit || !figure->number.plain || !figure->number.literal)
        return false;
    const annals_token *token = &tokens->items[figure->number.first];
    if (token->end - token->start >= IDENTITY_DIGITS)
        return true;
    size_t at = figure->first;
    at -= at > 1 && annals_token_reads(tokens, at - 1, "-");
    while (at > 1 && tokens->items[at - 1].kind == ANNALS_TOKEN_LITERAL && tokens->items[at - 1].plain)
        at--;
    if (at > 0 && !annals_figure_has_unit(figure) && tokens->items[at - 1].kind == ANNALS_TOKEN_NAME &&
        tokens->passage->small[tokens->items[at - 1].start] == '0')
        return true; /* 0345 988 1188 */
    at = figure->first;
    at -= at > 1 && annals_token_reads(tokens, at - 1, "-");
    return at > 1 && !annals_figure_has_unit(figure) && tokens->items[at - 1].kind == ANNALS_TOKEN_MARK &&
           annals_token_reads(tokens, at - 1, ")") && tokens->items[at - 2].kind == ANNALS_TOKEN_NAME;
}

/* "1." or "2)" at the start of a sentence, "[7]". */
static bool is_list_number(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->first, behind = figure->last;
    if (!annals_figure_is_bare(figure) || !figure->number.plain || behind >= tokens->count)
        return false;
    bool first = at == 0 || tokens->items[at - 1].kind == ANNALS_TOKEN_BREAK;
    bool stop = annals_token_reads(tokens, behind, ".") || annals_token_reads(tokens, behind, ")");
    return (first && stop) ||
           (at > 0 && annals_token_reads(tokens, at - 1, "[") && annals_token_reads(tokens, behind, "]"));
}

/* "Comments (0)": what counts nothing, and is no age. */
static bool is_in_parentheses(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    return annals_figure_is_bare(figure) && figure->number.plain && figure->first > 0 &&
           annals_token_reads(tokens, figure->first - 1, "(") && annals_token_reads(tokens, figure->last, ")");
}

/* "alle 18.45": hours and minutes behind a word that says so. */
static bool is_time(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    annals_decimal low = figure->number.low;
    bool whole = low.exponent == 0 && low.digits <= 24, minutes = low.exponent == -2 && low.digits < 2460;
    return (annals_figure_is_bare(figure) || figure->range || tokens->language->joined) &&
           (!annals_figure_has_unit(figure) || tokens->language->joined) && !figure->currency && !figure->percent &&
           (whole || minutes) && stands_before(tokens, figure->first, ANNALS_CUE_TIME);
}

/* "À 20 heures 30", "às 20 horas": hours behind a word that says so, but "à deux heures de Paris". */
static bool is_hour(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    int64_t day = figure->unit && strcmp(figure->unit, "hour") == 0                         ? 24
                  : figure->unit && figure->compound && strcmp(figure->unit, "minute") == 0 ? 24 * 60
                                                                                            : 0;
    return day != 0 && annals_decimal_compare(figure->number.low, (annals_decimal){day, 0}) <= 0 &&
           stands_before(tokens, figure->first, ANNALS_CUE_CLOCK) &&
           !annals_token_is(tokens, figure->last, ANNALS_ROLE_OF);
}

/* 24.03., 20.00: two digits behind a point that is no decimal sign, where ordinals have one, as days and hours do. */
static bool is_pointed(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    const annals_token *token = &tokens->items[figure->number.first];
    const char *text = tokens->passage->cased + token->start;
    size_t size = token->end - token->start;
    if (!tokens->language->ordinal_point || !annals_figure_is_bare(figure) || !figure->number.literal || size < 4 ||
        size > 5 || text[size - 3] != '.' || tokens->language->decimal == '.')
        return false;
    int64_t before = figure->number.low.digits / 100, behind = figure->number.low.digits % 100;
    return (before <= 24 && behind < 60) || (before <= 31 && behind >= 1 && behind <= 12);
}

static const rule RULES[] = {
    {is_pointed, "date or time of day"},
    {annals_figure_is_phone, "phone or identity number"},
    {is_year, "year"},
    {is_few, "too vague"},
    {annals_leave_article, "article or pronoun"},
    {is_base, "what something is counted by"},
    {is_time, "time of day"},
    {is_hour, "time of day"},
    {is_list_number, "list number or footnote mark"},
    {is_in_parentheses, "alone in parentheses"},
    {is_named, "number in a name"},
    {begins_name, "number in a name"},
    {is_identity, "phone or identity number"},
    {is_plate, "licence plate"},
    {annals_figure_is_score, "score"},
    {is_part_of_name, "model name"},
    {is_day, "date"},
    {is_beginning, "period"},
    {is_away, "period"},
    {follows_ordinal, "ordinal"},
    {is_anaphor, "spoken of before"},
    {is_lone_word, "counts nothing"},
};

void annals_figures_leave_alone(const annals_tokens *tokens, annals_figures *figures)
{
    figures->headline = figures->count > 0 && looks_like_headline(tokens);
    for (size_t i = 0; i < figures->count; i++) {
        if (tokens->language->joined && !figures->items[i].left_alone)
            figures->items[i].left_alone = annals_leave_joined(tokens, &figures->items[i]);
        for (size_t r = 0; r < sizeof RULES / sizeof *RULES && !figures->items[i].left_alone; r++) {
            if (RULES[r].applies(tokens, figures, i))
                figures->items[i].left_alone = RULES[r].reason;
        }
    }
    annals_leave_drop_articles(tokens, figures);
}
