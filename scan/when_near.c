/* Finds the period that stands nearest to a figure in its sentence; knows nothing of how a period is read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scan/when.h"

/* How far a period may stand from its figure, and what a sign or another figure between them counts for, in tokens. A
 * day is more often that of the report than that of the figure. */
enum { WINDOW = 60, MARK_COST = 2, FIGURE_COST = 2, DAY_COST = 6 };

/* The span that was found, and how far from the figure it stands. */
typedef struct {
    const annals_when_span *span; /* NULL: none */
    size_t distance;
} candidate;

void annals_when_spans_free(annals_when_spans *spans)
{
    free(spans->next);
    free(spans->costs);
    free(spans->spans);
    *spans = (annals_when_spans){0};
}

static bool make_room(annals_when_spans *spans, size_t tokens)
{
    if (tokens <= spans->token_room)
        return true;
    annals_when_spans_free(spans);
    spans->next = calloc(tokens, sizeof *spans->next);
    spans->costs = calloc(tokens, sizeof *spans->costs);
    if (!spans->next || !spans->costs)
        return false;
    spans->token_room = tokens;
    return true;
}

static bool grow(annals_when_spans *spans)
{
    size_t room = spans->room ? spans->room * 2 : 8;
    annals_when_span *grown = realloc(spans->spans, room * sizeof *grown);
    if (!grown)
        return false;
    spans->spans = grown;
    spans->room = room;
    return true;
}

static bool speaks_of_fiscal_year(const annals_tokens *tokens, const annals_when_span *span)
{
    int unused;
    for (size_t at = span->first; at < span->end; at++) {
        if (annals_when_is(tokens, at, ANNALS_WHEN_FISCAL, &unused))
            return true;
    }
    return false;
}

/* Adds what begins at a token. False: no memory. */
static bool add_span(annals_when_spans *spans, const annals_tokens *tokens, size_t at, const annals_period *published)
{
    if (spans->count == spans->room && !grow(spans))
        return false;
    annals_when_span *span = &spans->spans[spans->count];
    span->first = at;
    span->end = annals_when_read(tokens, at, published, &span->period);
    span->fiscal = speaks_of_fiscal_year(tokens, span);
    span->base = tokens->language->joined && at > 0 && annals_token_cues(tokens, at - 1, ANNALS_CUE_VERSUS);
    spans->count += span->end > at;
    return true;
}

bool annals_when_spans_find(annals_when_spans *spans, const annals_tokens *tokens, const annals_period *published)
{
    if (!make_room(spans, tokens->count + 1))
        return false;
    spans->count = 0;
    spans->costs[0] = 0;
    for (size_t at = 0; at < tokens->count; at++) {
        uint32_t cost = 1;
        cost += tokens->items[at].kind == ANNALS_TOKEN_MARK ? MARK_COST : 0;
        cost += tokens->items[at].figure ? FIGURE_COST : 0;
        spans->costs[at + 1] = spans->costs[at] + cost;
        spans->next[at] = (uint32_t)spans->count;
        if (!add_span(spans, tokens, at, published))
            return false;
    }
    spans->next[tokens->count] = (uint32_t)spans->count;
    return true;
}

static bool is_break(const annals_tokens *tokens, size_t at)
{
    return tokens->items[at].kind == ANNALS_TOKEN_BREAK;
}

/* Keeps the nearer one, the first of two that are as near. */
static void better(candidate *best, size_t far, const annals_when_span *span)
{
    far += span->period.grain == ANNALS_DAY ? DAY_COST : 0;
    if (!best->span || best->distance > far)
        *best = (candidate){span, far};
}

/* Looks through the tokens [from, to), on one side of the figure [first, last): a period begins behind the one before
 * it. */
static void look(const annals_when_spans *spans, size_t from, size_t to, size_t first, size_t last, candidate *best)
{
    for (size_t i = spans->next[from]; i < spans->count && spans->spans[i].first < to;) {
        const annals_when_span *span = &spans->spans[i];
        if (span->first >= last && !span->base)
            better(best, spans->costs[span->first] - spans->costs[last], span);
        else if (span->end <= first && !span->base)
            better(best, spans->costs[first] - spans->costs[span->end], span);
        i = spans->next[span->end];
    }
}

/* The same a number of years on: "5 million a year earlier", of the period that the sentence speaks of. */
static bool shift(annals_period *period, int years)
{
    char text[ANNALS_PERIOD_SIZE], *end;
    memcpy(text, period->text, sizeof text);
    for (char *at = text; at; at = strchr(at, '/')) {
        at += *at == '/';
        long year = strtol(at, &end, 10);
        if (end != at + 4 || year + years < 1 || year + years > 9999)
            return false;
        char digits[12];
        snprintf(digits, sizeof digits, "%04ld", year + years);
        memcpy(at, digits, 4);
    }
    return annals_period_parse(text, strlen(text), period, NULL) == ANNALS_OK;
}

void annals_when_near(const annals_tokens *tokens, size_t first, size_t last, const annals_when_spans *spans,
                      annals_period *period, bool *fiscal)
{
    candidate best = {.span = NULL};
    size_t from = first, to = last;
    int years;
    period->text[0] = '\0';
    *fiscal = false;
    if (spans->count == 0)
        return;
    while (from > 0 && first - from < WINDOW && !is_break(tokens, from - 1))
        from--;
    while (to < tokens->count && to - last < WINDOW && !is_break(tokens, to))
        to++;
    annals_tokens_count(tokens, to - from);
    look(spans, from, first, first, last, &best);
    look(spans, last, to, first, last, &best);
    if (!best.span)
        return;
    *period = best.span->period;
    *fiscal = best.span->fiscal;
    if (annals_when_is(tokens, last, ANNALS_WHEN_SHIFT, &years) && !shift(period, years)) {
        period->text[0] = '\0';
        *fiscal = false;
    }
}
