/* Reads a period of one or two points of time; knows nothing of how a point is read. */
#include "scan/when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_iso_date(const annals_tokens *tokens, size_t at, annals_period *period)
{
    const annals_token *token = &tokens->items[at];
    const char *text = tokens->passage->cased + token->start;
    return token->kind == ANNALS_TOKEN_NAME && token->end - token->start == strlen("2025-08-19") && text[4] == '-' &&
           annals_period_parse(text, token->end - token->start, period, NULL) == ANNALS_OK;
}

/* Whether the token `at` stands between two ends of an interval that begins at `from`. */
static bool joins(const annals_tokens *tokens, size_t at, size_t from)
{
    bool opened = from > 0 && annals_token_is(tokens, from - 1, ANNALS_ROLE_OPEN);
    return annals_token_is(tokens, at, ANNALS_ROLE_BETWEEN) ||
           (opened && annals_token_is(tokens, at, ANNALS_ROLE_CLOSE));
}

/* "between March and June 2025": each end takes what it lacks from the other. */
static void share(annals_when_point *first, annals_when_point *second)
{
    first->fiscal_to = second->fiscal_to = false; /* 4〜6月期 is no year */
    if (first->has_year && !second->has_year && !second->has_unit) {
        second->has_year = true;
        second->year = first->year + (first->grain == second->grain && first->number > second->number);
    } else if (!first->has_year && !first->has_unit && second->has_year) {
        first->has_year = true;
        first->year = second->year - (first->grain == second->grain && first->number > second->number);
    } else if (!first->has_year && !first->has_unit && second->has_unit && second->unit == ANNALS_YEAR) {
        first->has_unit = true;
        first->unit = ANNALS_YEAR;
        first->offset = second->offset;
    } else if (first->has_unit && first->unit == ANNALS_YEAR && !second->has_year && !second->has_unit) {
        second->has_unit = true;
        second->unit = ANNALS_YEAR;
        second->offset = first->offset + (first->grain == second->grain && first->number > second->number);
    }
}

static bool write_interval(const char *from, const char *to, annals_period *period)
{
    char text[2 * ANNALS_PERIOD_SIZE + 4];
    snprintf(text, sizeof text, "%s/%s", from, to);
    return annals_period_parse(text, strlen(text), period, NULL) == ANNALS_OK;
}

/* The second end of an interval whose first is [from, end); `end` if there is none. */
static size_t read_second(const annals_tokens *tokens, size_t from, size_t end, annals_when_point *first,
                          const annals_period *published, annals_period *period)
{
    annals_when_point second;
    annals_period low, high;
    if (!joins(tokens, end, from))
        return end;
    /* The word before the first end stands for both: "from 2019 to 2023". */
    size_t at = end + 1 + (end + 1 < tokens->count && annals_token_is(tokens, end + 1, ANNALS_ROLE_FILLER));
    size_t behind = annals_when_point_read(tokens, at, first->has_year && !first->number, &second);
    if (behind == at)
        return end;
    share(first, &second);
    bool fine = annals_when_point_period(&second, published, &high);
    if (fine && !first->has_year && !first->has_unit) {
        first->has_year = true; /* 1至9月: both of one year */
        first->year =
            (int)strtol(high.text, NULL, 10) - (first->grain == second.grain && first->number > second.number);
    }
    fine = fine && annals_when_point_period(first, published, &low) && write_interval(low.text, high.text, period);
    return fine ? behind : end;
}

/* A bare year between hyphens has no word before it: 2019-2023. */
static size_t read_years(const annals_tokens *tokens, size_t at, annals_period *period)
{
    char text[ANNALS_PERIOD_SIZE];
    if (at + 2 >= tokens->count || !annals_token_is(tokens, at + 1, ANNALS_ROLE_BETWEEN))
        return at;
    const annals_token *low = &tokens->items[at], *high = &tokens->items[at + 2];
    bool years = low->kind == ANNALS_TOKEN_LITERAL && high->kind == ANNALS_TOKEN_LITERAL && low->plain && high->plain &&
                 low->end - low->start == 4 && high->end - high->start == 4 && low->value.digits >= 1900 &&
                 low->value.digits < high->value.digits && high->value.digits < 2200 && !high->spaced;
    if (!years)
        return at;
    snprintf(text, sizeof text, "%04d/%04d", (int)low->value.digits, (int)high->value.digits);
    return annals_period_parse(text, strlen(text), period, NULL) == ANNALS_OK ? at + 3 : at;
}

/* "since 2019", 2019年以来: one end is open. */
static bool open_end(bool since, bool until, annals_period *period)
{
    annals_period point = *period;
    if (since && strchr(point.text, '/') == NULL)
        return write_interval(point.text, "..", period);
    if (until && strchr(point.text, '/') == NULL)
        return write_interval("..", point.text, period);
    return true;
}

size_t annals_when_read(const annals_tokens *tokens, size_t at, const annals_period *published, annals_period *period)
{
    annals_when_point point;
    int unused;
    if (is_iso_date(tokens, at, period))
        return at + 1;
    if (!annals_when_may_begin(tokens, at))
        return at;
    size_t end = read_years(tokens, at, period);
    if (end > at)
        return end;
    bool since = annals_when_is(tokens, at, ANNALS_WHEN_SINCE, &unused);
    bool until = annals_when_is(tokens, at, ANNALS_WHEN_UNTIL, &unused);
    size_t from = at + (since || until);
    end = annals_when_point_read(tokens, from, false, &point);
    if (end == from)
        return at;
    size_t behind = read_second(tokens, from, end, &point, published, period);
    if (behind > end)
        return behind;
    if (!annals_when_point_period(&point, published, period))
        return at;
    bool since_after = annals_when_is(tokens, end, ANNALS_WHEN_SINCE_AFTER, &unused);
    bool until_after = annals_when_is(tokens, end, ANNALS_WHEN_UNTIL_AFTER, &unused);
    return open_end(since || since_after, until || until_after, period) ? end + (since_after || until_after) : at;
}
