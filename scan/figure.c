/* Finds the figures among the tokens: sign, currency, number, unit; knows nothing of qualifiers. */
#include "scan/figure.h"

#include <stdlib.h>
#include <string.h>

#include "scan/misread.h"
#include "series/list.h"

enum { HEADLINE_WORDS = 4 };

void annals_figures_free(annals_figures *figures)
{
    free(figures->items);
    *figures = (annals_figures){0};
}

static bool add(annals_figures *figures, const annals_figure *figure)
{
    annals_figure *items = annals_list_widen(figures->items, figures->count, &figures->room, 16, sizeof *items);
    if (!items)
        return false;
    figures->items = items;
    figures->items[figures->count++] = *figure;
    return true;
}

/* Words that stand between others and are no part of a number. */
#define NO_NUMBER_ROLES                                                                                              \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER) | ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_OF) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_AND) | ANNALS_ROLE_BIT(ANNALS_ROLE_IGNORE))

/* Whether a sign behind the token `at` may be a minus: in scripts without spaces behind what is no part of a number. */
static bool may_precede_minus(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = &tokens->items[at];
    bool word = token->kind == ANNALS_TOKEN_IDEOGRAPH ||
                (token->kind == ANNALS_TOKEN_KNOWN && (token->roles & ~NO_NUMBER_ROLES) == 0);
    return token->kind == ANNALS_TOKEN_MARK || (tokens->language->joined && !token->figure && word);
}

/* "10 -13 tahun": a hyphen between two ends that rise, of which one is set apart by mistake. */
static bool is_between(const annals_tokens *tokens, size_t at)
{
    if (at == 0 || at + 1 >= tokens->count)
        return false;
    const annals_token *low = &tokens->items[at - 1], *high = &tokens->items[at + 1];
    return low->kind == ANNALS_TOKEN_LITERAL && high->kind == ANNALS_TOKEN_LITERAL && low->plain && high->plain &&
           annals_decimal_compare(low->value, high->value) < 0;
}

/* A minus stands free before it and close behind: "-5", but not "60-65". */
static bool is_minus(const annals_tokens *tokens, size_t at)
{
    if (is_between(tokens, at))
        return false;
    bool dash = annals_token_reads(tokens, at, "-") || annals_token_reads(tokens, at, "–");
    return (dash || annals_token_reads(tokens, at, "−")) && at + 1 < tokens->count && !tokens->items[at + 1].spaced &&
           (at == 0 || tokens->items[at].spaced || annals_token_reads(tokens, at, "−") ||
            may_precede_minus(tokens, at - 1));
}

/* A currency that may stand before its number. */
static bool may_lead(const annals_tokens *tokens, size_t at)
{
    const annals_entry *currency = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
    return currency && (currency->which & ANNALS_CURRENCY_BEHIND) == 0;
}

/* "MEUR 120": a currency may say its scale too. */
static void take_leading(const annals_tokens *tokens, size_t at, annals_figure *figure, annals_decimal *each)
{
    const annals_entry *scale = annals_token_meaning(tokens, at, ANNALS_ROLE_TIMES);
    figure->currency = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
    if (scale)
        *each = scale->low;
}

static void take_percent(const annals_tokens *tokens, size_t at, annals_figure *figure, annals_decimal *each)
{
    figure->percent = true;
    *each = annals_token_meaning(tokens, at, ANNALS_ROLE_PERCENT_BEFORE)->low;
}

/* Takes signs and a currency before a number; returns where the number is to begin. *each: how many percent the word
 * for it stands for, if more or less than one. */
static size_t take_prefix(const annals_tokens *tokens, size_t at, annals_figure *figure, annals_decimal *each)
{
    for (; at < tokens->count; at++) {
        if (!figure->negative && (is_minus(tokens, at) || annals_token_is(tokens, at, ANNALS_ROLE_NEGATIVE)))
            figure->negative = true;
        else if (!figure->currency && may_lead(tokens, at))
            take_leading(tokens, at, figure, each);
        else if (!figure->percent && annals_token_is(tokens, at, ANNALS_ROLE_PERCENT_BEFORE))
            take_percent(tokens, at, figure, each);
        else
            break;
    }
    return at;
}

static bool begins_with_capital(const annals_tokens *tokens, const annals_token *token)
{
    const annals_passage *passage = tokens->passage;
    return passage->cased[token->start] != passage->small[token->start];
}

/* "Llama 4", "Airbus 380": a small number behind a name that does not begin the sentence, with nothing that it counts.
 */
static bool is_part_of_name(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    if (at < 2 || !figure->number.literal || figure->currency || figure->percent || figure->points ||
        figure->unit_last > figure->unit_first ||
        annals_decimal_compare(figure->number.low, (annals_decimal){1000, 0}) >= 0)
        return false;
    const annals_token *name = &tokens->items[at - 1], *before = &tokens->items[at - 2];
    return name->kind == ANNALS_TOKEN_WORD && begins_with_capital(tokens, name) && tokens->items[at].spaced &&
           before->kind != ANNALS_TOKEN_BREAK;
}

/* No date begins at `at`. */
static bool read_figure(const annals_tokens *tokens, size_t at, annals_figure *figure)
{
    *figure = (annals_figure){.first = at};
    const char *unused;
    annals_decimal each = {0, 0};
    size_t number = take_prefix(tokens, at, figure, &each);
    if ((number > at && annals_figure_after_date(tokens, number, &unused) > number) ||
        !annals_number_read(tokens, number, &figure->number))
        return false;
    figure->last = figure->number.last;
    if (each.digits != 0 && !annals_figure_multiply(figure, each))
        return false;
    annals_figure_add_unit(tokens, figure);
    if (is_part_of_name(tokens, figure))
        figure->number.doubt = ANNALS_DOUBT_WORD;
    return true;
}

static void mark(annals_tokens *tokens, const annals_figure *figure)
{
    for (size_t i = figure->first; i < figure->last; i++)
        tokens->items[i].figure = true;
}

/* What a name says in digits: 100 of H100. */
static annals_decimal number_of_name(const annals_tokens *tokens, const annals_token *name)
{
    enum { DIGITS = 15 };
    const char *text = tokens->passage->small;
    annals_decimal value = name->value;
    size_t at = name->start;
    while (at < name->end && value.digits == 0 && (text[at] < '0' || text[at] > '9'))
        at++;
    for (size_t count = 0; at > name->start && at < name->end && text[at] >= '0' && text[at] <= '9' && count < DIGITS;
         at++, count++)
        value.digits = value.digits * 10 + (text[at] - '0');
    return value;
}

/* The first number among tokens that are no figure, or their first digits. */
static void set_number(const annals_tokens *tokens, annals_figure *figure)
{
    for (size_t at = figure->first; at < figure->last; at++) {
        const annals_token *token = &tokens->items[at];
        annals_decimal said = number_of_name(tokens, token);
        if (token->kind == ANNALS_TOKEN_NAME)
            figure->number = (annals_number){.first = at, .last = at + 1, .low = said, .high = said};
        else if (!annals_number_read_plain(tokens, at, &figure->number))
            continue;
        return;
    }
}

/* Keeps what is no figure where all are asked for. */
static bool add_left_alone(const annals_tokens *tokens, annals_figures *figures, size_t at, size_t behind,
                           const char *what)
{
    annals_figure figure = {.first = at, .last = behind, .left_alone = what};
    if (!figures->all)
        return true;
    set_number(tokens, &figure);
    return figure.number.last == 0 || add(figures, &figure);
}

static const char *what_name(const annals_tokens *tokens, size_t at)
{
    const char *text = tokens->passage->small + tokens->items[at].start;
    if (strncmp(text, "http", 4) == 0 || strncmp(text, "www.", 4) == 0)
        return "address";
    if (annals_token_is_misread(tokens, at))
        return "letters among its digits, perhaps misread";
    return *text >= '0' && *text <= '9' ? "time, date, version or number with a leading zero" : "model name";
}

/* Takes what begins at the token `*at`, a figure or not, and moves behind it. False: no memory. */
static bool find_next(annals_tokens *tokens, annals_figures *figures, size_t *at)
{
    annals_figure figure;
    const char *what = NULL;
    size_t from = *at, behind = annals_figure_after_date(tokens, from, &what);
    if (behind > from) {
        *at = behind;
        return add_left_alone(tokens, figures, from, behind, what);
    }
    if (tokens->items[from].kind == ANNALS_TOKEN_NAME) {
        *at = from + 1;
        return add_left_alone(tokens, figures, from, from + 1, what_name(tokens, from));
    }
    if (!read_figure(tokens, from, &figure)) {
        *at = from + 1;
        return true;
    }
    mark(tokens, &figure);
    *at = figure.last;
    return add(figures, &figure);
}

/* Most words of a headline have capitals. */
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

annals_status annals_figures_find(annals_tokens *tokens, annals_figures *figures, annals_error *error)
{
    figures->count = 0;
    for (size_t at = 0; at < tokens->count;) {
        annals_token_kind kind = tokens->items[at].kind;
        if (kind == ANNALS_TOKEN_WORD || kind == ANNALS_TOKEN_IDEOGRAPH || kind == ANNALS_TOKEN_BREAK)
            at++; /* most tokens, which begin nothing */
        else if (!find_next(tokens, figures, &at))
            return annals_error_no_memory(error);
    }
    annals_figures_join_compounds(tokens, figures);
    annals_figures_join_ratios(tokens, figures);
    annals_figures_join(tokens, figures);
    annals_figures_share_scales(tokens, figures);
    annals_figures_take_subjects(tokens, figures);
    annals_figures_take_sums(tokens, figures);
    annals_figures_share_units(tokens, figures);
    annals_figures_join_bounds(tokens, figures);
    figures->headline = figures->count > 0 && looks_like_headline(tokens);
    annals_figures_inherit(tokens, figures);
    return ANNALS_OK;
}
