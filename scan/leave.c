/* Says which figures are none to propose, and why: one rule a function, one row a rule; knows no words. */
#include "scan/leave.h"
#include "scan/head.h"

#include <string.h>

#include "series/decimal.h"

enum { IDENTITY_DIGITS = 7, GROUPS = 6, NEAR = 8, LISTED = 12, LARGE = 200 };

static const annals_decimal ONE = {1, 0}, MILLION = {1, 6};

typedef struct {
    bool (*applies)(const annals_tokens *tokens, const annals_figures *figures, size_t figure);
    const char *reason;
} rule;

static bool stands_before(const annals_tokens *tokens, size_t at, annals_cue cue)
{
    return at > 0 && annals_token_cues(tokens, at - 1, cue);
}

/* "Italia '90", "maggio '68": two digits close behind an apostrophe that stands free before them. */
static bool is_short_year(const annals_tokens *tokens, const annals_figure *figure)
{
    enum { DIGITS = 2 };
    size_t at = figure->number.first;
    const annals_token *token = &tokens->items[at];
    return annals_figure_is_bare(figure) && figure->number.plain && token->end - token->start == DIGITS && at > 0 &&
           annals_token_reads(tokens, at - 1, "'") && !token->spaced && (at == 1 || tokens->items[at - 1].spaced);
}

static bool is_year(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    return figures->items[i].number.doubt == ANNALS_DOUBT_YEAR || is_short_year(tokens, &figures->items[i]);
}

/* "A few people", "several": no number that could be recorded, but "a few hundred" are. */
static bool is_few(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    (void)tokens;
    return figure->number.vague && figure->number.weak && !figure->currency && !figure->percent;
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

/* "1 euro = 1.1 dollars", 1美元兌7.2元, 1ドル154円: what the price of something else is of. */
static bool is_rated(const annals_tokens *tokens, const annals_figure *figure)
{
    bool next = tokens->language->joined && figure->last < tokens->count &&
                tokens->items[figure->last].kind == ANNALS_TOKEN_LITERAL && !tokens->items[figure->last].spaced;
    return annals_token_reads(tokens, figure->last, "=") ||
           (figure->currency && (next || annals_token_cues(tokens, figure->last, ANNALS_CUE_PER_AFTER)));
}

/* 每十艘, 10万人当たり, but not how often something comes, 每四年: by how many something else is counted. */
static bool is_base(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    annals_decimal low = figure->number.low;
    while (low.digits >= 10 && low.digits % 10 == 0)
        low.digits /= 10;
    if (low.digits == 1 && is_rated(tokens, figure))
        return true;
    bool per = stands_before(tokens, figure->first, ANNALS_CUE_PER) &&
               (!annals_token_is(tokens, figure->first - 1, ANNALS_ROLE_FILLER) ||
                (low.digits == 1 && annals_decimal_compare(figure->number.low, (annals_decimal){10, 0}) >= 0));
    bool often = tokens->language->joined && is_span(figure) && annals_decimal_compare(figure->number.low, ONE) != 0;
    return !figure->ratio && !figure->currency && !figure->percent && !often &&
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
           !annals_token_cues(tokens, figure->last, ANNALS_CUE_COMPARISON) && number->low.exponent >= 0 &&
           annals_decimal_compare(number->scale, (annals_decimal){100, 0}) < 0 &&
           !annals_figure_has_qualifier(tokens, figure) && number->low.digits < 100 &&
           !has_pronoun(tokens, number->last) && !number->about && !is_predicate(tokens, figure) &&
           !annals_token_is_of(tokens, number->last);
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

/* "The first 9 months", "les neuf premiers mois": a period. */
static bool is_beginning(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    bool between = false;
    for (size_t at = figure->number.last; at < figure->unit_first; at++)
        between |= annals_token_cues(tokens, at, ANNALS_CUE_ORDINAL);
    return is_span(figure) && (between || stands_before(tokens, figure->first, ANNALS_CUE_ORDINAL));
}

/* "Il y a plus de 20 ans": behind a word for how far away it is, and what bounds the number. */
static bool follows_ago(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    while (at > 0 && !annals_token_cues(tokens, at - 1, ANNALS_CUE_SO_FAR) &&
           (annals_token_is(tokens, at - 1, ANNALS_ROLE_BEFORE) || annals_token_is(tokens, at - 1, ANNALS_ROLE_FILLER)))
        at--;
    return at > 0 && annals_token_cues(tokens, at - 1, ANNALS_CUE_SO_FAR);
}

/* "20 years ago": a time, said by how far away it is; 66 million years ago says how long. */
static bool is_away(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    bool behind =
        (is_span(figure) || annals_figure_is_bare(figure)) && annals_token_cues(tokens, figure->last, ANNALS_CUE_AGO);
    return (behind || (is_span(figure) && follows_ago(tokens, figure))) &&
           annals_decimal_compare(figure->number.scale, MILLION) < 0;
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
    size_t at = figure->first, steps = 0;
    at -= at > 1 && annals_token_reads(tokens, at - 1, "-");
    for (;
         at > 1 && steps < GROUPS && tokens->items[at - 1].kind == ANNALS_TOKEN_LITERAL && tokens->items[at - 1].plain;
         steps++)
        at--;
    annals_tokens_count(tokens, steps);
    if (at > 0 && !annals_figure_has_unit(figure) && tokens->items[at - 1].kind == ANNALS_TOKEN_NAME &&
        tokens->passage->small[tokens->items[at - 1].start] == '0')
        return true; /* 0345 988 1188 */
    at = figure->first;
    at -= at > 1 && annals_token_reads(tokens, at - 1, "-");
    return at > 1 && !annals_figure_has_unit(figure) && tokens->items[at - 1].kind == ANNALS_TOKEN_MARK &&
           annals_token_reads(tokens, at - 1, ")") && tokens->items[at - 2].kind == ANNALS_TOKEN_NAME;
}

/* "1." or "2)" at the start of a sentence, a footnote mark. */
static bool is_list_number(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->first, behind = figure->last;
    if (!annals_figure_is_bare(figure) || !figure->number.plain || behind >= tokens->count)
        return false;
    bool first = at == 0 || tokens->items[at - 1].kind == ANNALS_TOKEN_BREAK;
    bool stop = annals_token_reads(tokens, behind, ".") || annals_token_reads(tokens, behind, ")");
    return (first && stop) || annals_leave_footnote(tokens, figure);
}

/* Whether a figure stands between parentheses with nothing else, or with a sign of minutes: (39'). */
static bool is_enclosed(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t behind = figure->number.last;
    behind += annals_token_reads(tokens, behind, "'") || annals_token_reads(tokens, behind, "’");
    return figure->first > 0 && annals_token_reads(tokens, figure->first - 1, "(") &&
           annals_token_reads(tokens, behind, ")");
}

/* "Sabah (18)": behind a name, with no unit but that of an age. */
static bool follows_name(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    return figure->number.literal && figure->number.plain && is_enclosed(tokens, figure) &&
           (!figure->unit || figure->bare_age) && at > 1 && tokens->items[at - 2].kind == ANNALS_TOKEN_WORD &&
           annals_head_has_capital(tokens, at - 2);
}

/* "Rizal (12), Cavite (8) at Laguna (15)": of several close by, one is no age of a grown person, and all count. */
static bool lists_small(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    size_t from = i, to = i;
    bool small = false;
    if (!follows_name(tokens, &figures->items[i]))
        return false;
    while (from > 0 && i - from < NEAR && follows_name(tokens, &figures->items[from - 1]) &&
           figures->items[from].first - figures->items[from - 1].last < LISTED)
        from--;
    while (to + 1 < figures->count && to - i < NEAR && follows_name(tokens, &figures->items[to + 1]) &&
           figures->items[to + 1].first - figures->items[to].last < LISTED)
        to++;
    for (size_t at = from; at <= to; at++)
        small |= annals_decimal_compare(figures->items[at].number.low, (annals_decimal){10, 0}) < 0;
    return to > from && small;
}

static void count_listed(const annals_tokens *tokens, annals_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        annals_figure *figure = &figures->items[i];
        if (figure->bare_age && lists_small(tokens, figures, i))
            figure->unit = NULL;
    }
    for (size_t i = 0; i < figures->count; i++)
        figures->items[i].bare_age &= figures->items[i].unit != NULL;
}

/* "Manjung (506), Hilir (464)": of several in a sentence, one of them no age and no mark, all count. */
static bool is_in_table(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    size_t enclosed = 0, large = 0;
    for (size_t at = i > NEAR ? i - NEAR : 0; at < figures->count && at <= i + NEAR; at++) {
        const annals_figure *figure = &figures->items[at];
        bool found = is_enclosed(tokens, figure) && !figure->unit;
        enclosed += found;
        large += found && annals_decimal_compare(figure->number.low, (annals_decimal){LARGE, 0}) >= 0;
    }
    return enclosed > 1 && large > 0;
}

/* "Comments (0)", "Ogawa (39')": what counts nothing, and is no age. */
static bool is_in_parentheses(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    return annals_figure_is_bare(figure) && figure->number.plain && is_enclosed(tokens, figure) &&
           !is_in_table(tokens, figures, i) && !lists_small(tokens, figures, i);
}

static const rule RULES[] = {
    {annals_leave_pointed, "date, time of day or version"},
    {annals_figure_is_phone, "phone or identity number"},
    {is_year, "year"},
    {is_few, "too vague"},
    {annals_leave_scale, "scale of a table"},
    {annals_leave_article, "article or pronoun"},
    {is_base, "what something is counted by"},
    {annals_leave_time, "time of day"},
    {annals_leave_hour, "time of day"},
    {annals_leave_hour_sign, "time of day"},
    {is_list_number, "list number or footnote mark"},
    {is_in_parentheses, "alone in parentheses"},
    {annals_leave_named, "number in a name"},
    {annals_leave_begins_name, "number in a name"},
    {is_identity, "phone or identity number"},
    {is_plate, "licence plate"},
    {annals_figure_is_score, "score"},
    {annals_leave_part_of_name, "model name"},
    {is_day, "date"},
    {is_beginning, "period"},
    {is_away, "period"},
    {follows_ordinal, "ordinal"},
    {is_anaphor, "spoken of before"},
    {is_lone_word, "counts nothing"},
};

const char *annals_leave_reason(const annals_tokens *tokens, const annals_figures *figures, size_t i, bool counts)
{
    const char *reason = tokens->language->joined ? annals_leave_joined(tokens, &figures->items[i]) : NULL;
    for (size_t r = 0; r < sizeof RULES / sizeof *RULES && !reason; r++) {
        bool holds = !counts || (RULES[r].applies != is_lone_word && RULES[r].applies != is_away);
        if (holds && RULES[r].applies(tokens, figures, i))
            reason = RULES[r].reason;
    }
    return reason;
}

void annals_figures_leave_alone(const annals_tokens *tokens, annals_figures *figures)
{
    count_listed(tokens, figures);
    for (size_t i = 0; i < figures->count; i++) {
        annals_figure *figure = &figures->items[i];
        if (!figure->left_alone)
            figure->left_alone = annals_leave_reason(tokens, figures, i, figure->elided_unit || figure->told);
    }
    annals_leave_drop_articles(tokens, figures);
}
