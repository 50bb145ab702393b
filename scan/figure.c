/* Finds the figures among the tokens: sign, currency, number, unit; knows nothing of qualifiers. */
#include "scan/figure.h"

#include <stdlib.h>
#include <string.h>

void annals_figures_free(annals_figures *figures)
{
    free(figures->items);
    *figures = (annals_figures){0};
}

static bool add(annals_figures *figures, const annals_figure *figure)
{
    if (figures->count == figures->room) {
        size_t room = figures->room ? figures->room * 2 : 16;
        annals_figure *items = realloc(figures->items, room * sizeof *items);
        if (!items)
            return false;
        figures->items = items;
        figures->room = room;
    }
    figures->items[figures->count++] = *figure;
    return true;
}

static bool reads(const annals_tokens *tokens, size_t at, const char *text)
{
    const annals_token *token = &tokens->items[at];
    return at < tokens->count && tokens->passage->small[token->start] == *text &&
           token->end - token->start == strlen(text) &&
           memcmp(tokens->passage->small + token->start, text, strlen(text)) == 0;
}

/* A minus stands free before it and close behind: "-5", but not "60-65". */
static bool is_minus(const annals_tokens *tokens, size_t at)
{
    return (reads(tokens, at, "-") || reads(tokens, at, "−")) && at + 1 < tokens->count &&
           !tokens->items[at + 1].spaced &&
           (at == 0 || tokens->items[at].spaced || reads(tokens, at, "−") ||
            (tokens->items[at - 1].kind == ANNALS_TOKEN_MARK));
}

/* Takes signs and a currency before a number; returns where the number is to begin. */
static size_t take_prefix(const annals_tokens *tokens, size_t at, annals_figure *figure)
{
    for (; at < tokens->count; at++) {
        if (!figure->negative && (is_minus(tokens, at) || annals_token_is(tokens, at, ANNALS_ROLE_NEGATIVE)))
            figure->negative = true;
        else if (!figure->currency && annals_token_is(tokens, at, ANNALS_ROLE_CURRENCY))
            figure->currency = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
        else if (!figure->percent && annals_token_is(tokens, at, ANNALS_ROLE_PERCENT_BEFORE))
            figure->percent = true;
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
    size_t number = take_prefix(tokens, at, figure);
    if ((number > at && annals_figure_after_date(tokens, number) > number) ||
        !annals_number_read(tokens, number, &figure->number))
        return false;
    figure->last = figure->number.last;
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

annals_status annals_figures_find(annals_tokens *tokens, annals_figures *figures, annals_error *error)
{
    figures->count = 0;
    for (size_t at = 0; at < tokens->count;) {
        annals_figure figure;
        if (tokens->items[at].kind == ANNALS_TOKEN_WORD || tokens->items[at].kind == ANNALS_TOKEN_BREAK) {
            at++; /* most tokens, which begin nothing */
            continue;
        }
        size_t behind = annals_figure_after_date(tokens, at);
        if (behind > at) {
            at = behind;
        } else if (read_figure(tokens, at, &figure)) {
            if (!add(figures, &figure))
                return annals_error_no_memory(error);
            mark(tokens, &figure);
            at = figure.last;
        } else {
            at++;
        }
    }
    annals_figures_join(tokens, figures);
    return ANNALS_OK;
}

bool annals_figure_in_quote(const annals_tokens *tokens, const annals_figure *figure)
{
    const annals_passage *passage = tokens->passage;
    size_t start = passage->origin[tokens->items[figure->number.first].start];
    size_t end = passage->until[tokens->items[figure->number.last - 1].end - 1];
    return start < passage->stretch.quote_end && end > passage->stretch.quote_start;
}
