/* Knows the numbers that are parts of dates, and ordinals; they are no figures. */
#include "scan/figure.h"
#include "scan/when.h"
#include "series/decimal.h"

enum { DAYS_MAX = 4, WORDS_BEFORE_SPAN = 4 };

static bool is_day(const annals_tokens *tokens, size_t at)
{
    return at < tokens->count && tokens->items[at].kind == ANNALS_TOKEN_LITERAL && tokens->items[at].plain &&
           tokens->items[at].value.digits >= 1 && tokens->items[at].value.digits <= 31;
}

/* "August 19", "19 agosto", "19 de agosto". */
static size_t after_day_and_month(const annals_tokens *tokens, size_t at)
{
    bool month_first = tokens->language->month_first;
    if (month_first && annals_token_is(tokens, at, ANNALS_ROLE_MONTH) && is_day(tokens, at + 1) &&
        !annals_token_is(tokens, at + 2, ANNALS_ROLE_TIMES) && !annals_token_is(tokens, at + 2, ANNALS_ROLE_PERCENT))
        return at + 2;
    if (!is_day(tokens, at))
        return at;
    bool ordinal = annals_token_is(tokens, at + 1, ANNALS_ROLE_ORDINAL_AFTER) && !tokens->items[at + 1].spaced;
    size_t month = at + 1 + ordinal; /* "1º de julho" */
    month += annals_token_is(tokens, month, ANNALS_ROLE_OF);
    return annals_token_is(tokens, month, ANNALS_ROLE_MONTH) ? month + 1 : at;
}

/* What stands between two days: to, and. */
static bool joins_days(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_BETWEEN) || annals_token_is(tokens, at, ANNALS_ROLE_CLOSE) ||
           annals_token_is(tokens, at, ANNALS_ROLE_AND) || annals_token_reads(tokens, at, "/");
}

/* "16 al 30 aprile", "16. bis 30. April": a day whose month stands behind the next day. */
static size_t after_days_and_month(const annals_tokens *tokens, size_t at)
{
    size_t joiner = at + 1;
    if (!is_day(tokens, at))
        return at;
    joiner += tokens->language->ordinal_point && annals_token_reads(tokens, joiner, ".");
    joiner += annals_token_is(tokens, joiner, ANNALS_ROLE_ORDINAL_AFTER) && !tokens->items[joiner].spaced;
    if (!joins_days(tokens, joiner) || !is_day(tokens, joiner + 1))
        return at;
    size_t behind = after_day_and_month(tokens, joiner + 1);
    return behind > joiner + 1 ? behind : at;
}

/* Roles of what a number in front of it counts. */
#define COUNTED_ROLES                                                                                                \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | ANNALS_ROLE_BIT(ANNALS_ROLE_PERCENT) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY) | ANNALS_ROLE_BIT(ANNALS_ROLE_CLASSIFIER))

/* "April 16 to 30": behind a date that ends in its day another one may follow, which counts nothing. */
static size_t after_second_day(const annals_tokens *tokens, size_t at)
{
    if (!tokens->language->month_first || at == 0 || !is_day(tokens, at - 1) || !joins_days(tokens, at) ||
        !is_day(tokens, at + 1) || tokens->items[at + 1].value.digits <= tokens->items[at - 1].value.digits)
        return at;
    bool glued = !tokens->items[at].spaced && !tokens->items[at + 1].spaced;
    bool counts = at + 2 < tokens->count &&
                  (annals_token_is_word(tokens, at + 2) || (tokens->items[at + 2].roles & COUNTED_ROLES) != 0);
    return glued || !counts ? at + 2 : at;
}

/* "March 2024", "the third quarter of 2024", "FY24", 2025年8月. */
static size_t after_point(const annals_tokens *tokens, size_t at)
{
    annals_when_point point;
    size_t behind = annals_when_point_read(tokens, at, false, &point);
    return (point.number && (point.has_year || point.day || point.part)) || (point.fiscal && point.has_year) ? behind
                                                                                                             : at;
}

/* 4〜6月期: the first end of a span of days or months. */
static size_t after_span(const annals_tokens *tokens, size_t at)
{
    annals_number number;
    if (!is_day(tokens, at) || !annals_token_is(tokens, at + 1, ANNALS_ROLE_BETWEEN) ||
        !annals_number_read(tokens, at + 2, &number) || !annals_token_is(tokens, number.last, ANNALS_ROLE_DATE_AFTER))
        return at;
    return number.last + 1;
}

/* 10時30分: what goes on behind the hour. */
static size_t after_minutes(const annals_tokens *tokens, size_t at)
{
    annals_number number;
    return annals_number_read(tokens, at, &number) && annals_token_cues(tokens, number.last, ANNALS_CUE_MINUTE)
               ? number.last + 1
               : at;
}

/* 午後2時半, 10時30分: what goes on behind the word that makes a time. */
static size_t after_half_or_minutes(const annals_tokens *tokens, size_t at)
{
    bool half = tokens->language->joined && annals_token_is(tokens, at, ANNALS_ROLE_HALF) && !tokens->items[at].spaced;
    return half ? at + 1 : after_minutes(tokens, at);
}

/* 20 h 30: minutes in two digits, without a word for them. */
static bool is_bare_minutes(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = at < tokens->count ? &tokens->items[at] : NULL;
    return token && !tokens->language->joined && token->kind == ANNALS_TOKEN_LITERAL && token->plain &&
           token->end - token->start == 2 && token->value.digits < 60;
}

/* Whether a qualifier says how long something takes, and not when it is: more than. */
static bool bounds_span(const annals_tokens *tokens, size_t at)
{
    const annals_entry *bound = annals_token_meaning(tokens, at, ANNALS_ROLE_BEFORE);
    return bound && bound->which != ANNALS_ABOUT && bound->which != ANNALS_AT_MOST;
}

bool annals_figure_lasts(const annals_tokens *tokens, size_t at, size_t behind)
{
    static const uint64_t between =
        ANNALS_ROLE_BIT(ANNALS_ROLE_OF) | ANNALS_ROLE_BIT(ANNALS_ROLE_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER);
    if (tokens->language->joined)
        return false;
    for (size_t steps = 0; at-- > 0 && steps < WORDS_BEFORE_SPAN; steps++) {
        if (annals_token_cues(tokens, at, ANNALS_CUE_LASTING) || bounds_span(tokens, at))
            return true;
        if ((tokens->items[at].roles & between) == 0)
            break;
    }
    return annals_token_is(tokens, behind, ANNALS_ROLE_OF) || annals_token_is(tokens, behind, ANNALS_ROLE_UNIT) ||
           annals_token_reads(tokens, behind, "'") || annals_token_reads(tokens, behind, "′");
}

/* 2点40分, 八点半, 20 h 30: behind an hour with what goes on with it; `at` if there is none. 两点四十 is read as one
 * number. */
static size_t after_clock(const annals_tokens *tokens, size_t at, const annals_number *hour)
{
    static const annals_decimal last_hour = {24, 0};
    for (size_t i = hour->first; i < hour->last; i++) {
        if (annals_token_cues(tokens, i, ANNALS_CUE_HOUR))
            return annals_token_cues(tokens, hour->last, ANNALS_CUE_MINUTE) ? hour->last + 1 : at;
    }
    if (!annals_token_cues(tokens, hour->last, ANNALS_CUE_HOUR) || hour->low.exponent < 0 ||
        annals_decimal_compare(hour->low, last_hour) > 0)
        return at;
    size_t minutes = hour->last + 1, behind = after_minutes(tokens, minutes);
    if (behind == minutes && (annals_token_is(tokens, minutes, ANNALS_ROLE_HALF) || is_bare_minutes(tokens, minutes)))
        behind++;
    return behind > minutes && !annals_figure_lasts(tokens, at, behind) ? behind : at;
}

/* 1年10月 behind a year that is counted: so many months more, as courts write it. */
static bool is_counted_month(const annals_tokens *tokens, size_t at, size_t month)
{
    return at > 0 && tokens->items[at - 1].figure && annals_token_is(tokens, at - 1, ANNALS_ROLE_YEAR_AFTER) &&
           annals_token_is(tokens, month, ANNALS_ROLE_UNIT);
}

/* 監禁21日, 約10日, 0.5日: a number of days, and no day of a month. */
static bool is_counted_day(const annals_tokens *tokens, size_t at, const annals_number *number)
{
    static const annals_decimal last_day = {31, 0};
    if (!tokens->language->joined || !annals_token_is(tokens, number->last, ANNALS_ROLE_UNIT))
        return false;
    size_t before = at - (at > 1 && annals_token_is(tokens, at - 1, ANNALS_ROLE_FILLER));
    return number->low.exponent < 0 || annals_decimal_compare(number->low, last_day) > 0 ||
           (before > 0 && (annals_token_cues(tokens, before - 1, ANNALS_CUE_MEASURE) ||
                           annals_token_is(tokens, before - 1, ANNALS_ROLE_BEFORE)));
}

/* 第三至五名, 第一、二場: numbers that go on with an ordinal; behind them. */
static size_t after_more_ordinals(const annals_tokens *tokens, const annals_number *first)
{
    enum { FURTHEST = 20 };
    annals_number next;
    size_t at = first->last;
    bool joined = annals_token_is(tokens, at, ANNALS_ROLE_AND) || annals_token_is(tokens, at, ANNALS_ROLE_BETWEEN) ||
                  annals_token_is(tokens, at, ANNALS_ROLE_CLOSE) || annals_token_reads(tokens, at, "、");
    const uint64_t amount = ANNALS_ROLE_BIT(ANNALS_ROLE_PERCENT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY);
    if (!tokens->language->joined || !joined || !annals_number_read(tokens, at + 1, &next) || next.low.exponent != 0 ||
        first->low.exponent != 0 || next.low.digits <= first->low.digits ||
        next.low.digits > first->low.digits + FURTHEST ||
        (next.last < tokens->count && (tokens->items[next.last].roles & amount) != 0))
        return at;
    return after_more_ordinals(tokens, &next);
}

/* Whether a date or a number may begin at a token. */
static bool may_begin(const annals_tokens *tokens, size_t at)
{
    const uint64_t roles = ANNALS_ROLE_BIT(ANNALS_ROLE_WHEN) | ANNALS_ROLE_BIT(ANNALS_ROLE_MONTH) |
                           ANNALS_ROLE_BIT(ANNALS_ROLE_ORDINAL_BEFORE);
    return at < tokens->count && ((tokens->items[at].roles & roles) != 0 || annals_number_may_begin(tokens, at));
}

/* Digits that no date and no ordinal begins with, as nothing around them is known: most of the numbers there are. */
static bool is_mere_number(const annals_tokens *tokens, size_t at)
{
    bool digits = at + 1 < tokens->count && tokens->items[at + 1].kind == ANNALS_TOKEN_LITERAL;
    bool after_year = at > 0 && annals_token_is(tokens, at - 1, ANNALS_ROLE_YEAR_BEFORE);
    return tokens->items[at].kind == ANNALS_TOKEN_LITERAL && !tokens->language->joined &&
           !tokens->language->ordinal_point && annals_number_is_lone(tokens, at) &&
           (!digits || (!after_year && annals_number_is_lone(tokens, at + 1)));
}

size_t annals_figure_after_date(const annals_tokens *tokens, size_t at, const char **what)
{
    annals_number number;
    *what = "date";
    if (!may_begin(tokens, at) || is_mere_number(tokens, at))
        return at;
    size_t behind = after_point(tokens, at);
    if (behind == at)
        behind = after_day_and_month(tokens, at);
    if (behind == at)
        behind = after_days_and_month(tokens, at);
    if (behind == at)
        behind = after_span(tokens, at);
    if (behind > at)
        return after_second_day(tokens, behind);
    size_t first = at + annals_token_is(tokens, at, ANNALS_ROLE_ORDINAL_BEFORE);
    if (!annals_number_read(tokens, first, &number))
        return at;
    if (first == at && after_clock(tokens, at, &number) > at)
        return after_clock(tokens, at, &number);
    bool grouped =
        tokens->items[at].kind == ANNALS_TOKEN_LITERAL && !tokens->items[at].plain && number.low.exponent >= 0;
    if (first == at && !grouped && annals_token_is(tokens, number.last, ANNALS_ROLE_DATE_AFTER))
        return is_counted_month(tokens, at, number.last) || is_counted_day(tokens, at, &number)
                   ? at
                   : after_half_or_minutes(tokens, number.last + 1);
    *what = "ordinal or number in a name";
    if (first > at)
        return after_more_ordinals(tokens, &number);
    return annals_token_is(tokens, number.last, ANNALS_ROLE_ORDINAL_AFTER) && !tokens->items[number.last].spaced
               ? number.last + 1
               : at;
}

bool annals_figure_is_day(const annals_tokens *tokens, size_t at)
{
    const char *what;
    for (size_t days = 0; days < DAYS_MAX && is_day(tokens, at); days++) {
        size_t next = at + 1;
        bool joined = annals_token_is(tokens, next, ANNALS_ROLE_AND) ||
                      annals_token_is(tokens, next, ANNALS_ROLE_CLOSE) ||
                      annals_token_is(tokens, next, ANNALS_ROLE_BETWEEN) || annals_token_reads(tokens, next, ",");
        next += joined;
        next += joined && annals_token_is(tokens, next, ANNALS_ROLE_FILLER); /* "il 3 e il 4 luglio" */
        if (!joined || !is_day(tokens, next))
            return false;
        if (annals_figure_after_date(tokens, next, &what) > next && *what == 'd')
            return true;
        at = next;
    }
    return false;
}
