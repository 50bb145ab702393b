/* Reads the words of a point of time, piece by piece in any order; knows nothing of the day a document is from. */
#include "scan/when.h"

#include <stdlib.h>

#include "series/decimal.h"

/* NUMERALS: how many characters a year, month or day has at most. */
enum { PIECES = 12, LINKS = 2, NUMERALS = 8, FIRST_YEAR = 1800, LAST_YEAR = 2199, CENTURY = 2000 };

/* Short years: those of a century begin at 10; of an era, the first that no term in prison has, the first that is one
 * without a month beside it, and the last. */
enum { SHORT_MIN = 10, SHORT_MAX = 100, ERA_MIN = 60, ERA_CERTAIN = 90, ERA_MAX = 150, MONTHS = 12 };

#define LINK_ROLES                                                                                                 \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_OF) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER) | ANNALS_ROLE_BIT(ANNALS_ROLE_LINKER) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_YEAR_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION))

/* Roles behind a number that say that it counts something and is no year. */
#define COUNT_ROLES                                                                                                   \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_PERCENT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CLASSIFIER) |                                 \
     ANNALS_ROLE_BIT(ANNALS_ROLE_POINTS))

bool annals_when_is(const annals_tokens *tokens, size_t at, annals_when when, int *value)
{
    if (!annals_token_is(tokens, at, ANNALS_ROLE_WHEN))
        return false;
    const annals_entry *entries = tokens->language->entries;
    int32_t entry = tokens->items[at].entry;
    for (; entry != ANNALS_TRIE_NONE; entry = entries[entry].next) {
        if (entries[entry].role == ANNALS_ROLE_WHEN && entries[entry].which == (int)when) {
            *value = (int)entries[entry].low.digits;
            return true;
        }
    }
    return false;
}

/* Digits that may be a day or a year: whole, and with nothing behind them that they count. */
static bool is_plain_number(const annals_tokens *tokens, size_t at, int most)
{
    const annals_token *token = at < tokens->count ? &tokens->items[at] : NULL;
    return token && token->kind == ANNALS_TOKEN_LITERAL && token->plain && token->value.exponent == 0 &&
           token->value.digits > 0 && token->value.digits <= most &&
           (at + 1 == tokens->count || (tokens->items[at + 1].roles & COUNT_ROLES) == 0);
}

static bool set(annals_when_point *point, annals_grain grain, int number)
{
    if (point->number != 0)
        return false;
    point->grain = grain;
    point->number = number;
    return true;
}

/* A word may say a part of a period or a season too: 年底, 今夏. */
static void take_also(const annals_tokens *tokens, size_t at, annals_when_point *point)
{
    int season, unused;
    if (!point->part)
        annals_when_is(tokens, at, ANNALS_WHEN_PART, &point->part);
    annals_when_is(tokens, at, ANNALS_WHEN_FISCAL_FROM, &point->fiscal_from);
    point->fiscal_to |= annals_when_is(tokens, at, ANNALS_WHEN_FISCAL_TO, &unused);
    if (annals_when_is(tokens, at, ANNALS_WHEN_SEASON, &season))
        set(point, ANNALS_SEASON, season);
}

/* A day in digits beside the name of its month: "August 19", "19 de agosto". */
static size_t take_day(const annals_tokens *tokens, size_t at, annals_when_point *point)
{
    if (point->day || !is_plain_number(tokens, at, 31))
        return at;
    size_t behind = at + 1 + annals_token_is(tokens, at + 1, ANNALS_ROLE_ORDINAL_AFTER);
    size_t month = behind + annals_token_is(tokens, behind, ANNALS_ROLE_OF);
    bool after = point->number && point->grain == ANNALS_MONTH && tokens->language->month_first;
    const annals_entry *named = annals_token_meaning(tokens, month, ANNALS_ROLE_MONTH);
    if (!after && (!named || named->low.digits == 0))
        return at;
    point->day = (int)tokens->items[at].value.digits;
    return behind;
}

static size_t take_month(const annals_tokens *tokens, size_t at, annals_when_point *point)
{
    const annals_entry *month = annals_token_meaning(tokens, at, ANNALS_ROLE_MONTH);
    bool fine = month && month->low.digits > 0 && set(point, ANNALS_MONTH, (int)month->low.digits);
    return at + fine;
}

/* Whether a word that makes a number a year, a month or a day stands a few tokens on, behind what may be a number. */
static bool is_numbered(const annals_tokens *tokens, size_t at)
{
    uint64_t sought = ANNALS_ROLE_BIT(ANNALS_ROLE_YEAR_AFTER) | ANNALS_ROLE_BIT(ANNALS_ROLE_WHEN);
    for (size_t i = at; i < tokens->count && i <= at + NUMERALS && annals_number_may_begin(tokens, i); i++) {
        if (i + 1 < tokens->count && (tokens->items[i + 1].roles & sought))
            return true;
    }
    return false;
}

/* Whether a short number of years tells of a year: a month follows, or a word that counts no years, 年度; where they
 * are counted from an era, what is as large as theirs, unless something says how long. */
static bool is_short_year(const annals_tokens *tokens, const annals_number *number, bool era)
{
    annals_number month;
    size_t behind = number->last + 1;
    int unused;
    bool dated = annals_number_read(tokens, behind, &month) &&
                 annals_when_is(tokens, month.last, ANNALS_WHEN_MONTH_AFTER, &unused);
    if (!era || number->low.digits < ERA_CERTAIN)
        return dated || !annals_token_is(tokens, number->last, ANNALS_ROLE_UNIT);
    bool since = annals_when_is(tokens, behind, ANNALS_WHEN_SINCE_AFTER, &unused);
    bool long_one = (annals_token_is(tokens, behind, ANNALS_ROLE_AFTER) && !since) ||
                    annals_token_is(tokens, behind, ANNALS_ROLE_HALF) ||
                    annals_token_cues(tokens, behind, ANNALS_CUE_SPAN) ||
                    (number->first > 0 && annals_token_is(tokens, number->first - 1, ANNALS_ROLE_BEFORE));
    return dated || !long_one;
}

int annals_when_year(const annals_tokens *tokens, const annals_number *number, int era)
{
    const annals_language *language = tokens->language;
    int64_t value = number->low.digits;
    if (!annals_token_is(tokens, number->last, ANNALS_ROLE_YEAR_AFTER) || !number->plain || number->low.exponent != 0 ||
        value <= 0)
        return 0;
    if (era != 0 && value < ERA_MAX)
        return era + (int)value;
    if (language->joined && !number->literal && number->last - number->first == 2 && value < SHORT_MAX)
        return (int)value + (value < ERA_MIN ? CENTURY : CENTURY - SHORT_MAX); /* 一七年 */
    if (value >= FIRST_YEAR || !number->literal)
        return value >= FIRST_YEAR && value <= LAST_YEAR ? (int)value : 0;
    const char *from = annals_language_variant(language->open_eras, tokens->tag);
    int least = from ? ERA_MIN : SHORT_MIN, most = from ? ERA_MAX : SHORT_MAX;
    if (!language->joined || value < least || value >= most || !is_short_year(tokens, number, from != NULL))
        return 0;
    int first = value < ERA_MIN ? CENTURY : CENTURY - SHORT_MAX;
    return (int)value + (from ? (int)strtol(from, NULL, 10) : first);
}

/* 2025年, 8月, 19日: what a number is stands behind it. */
static size_t take_numbered(const annals_tokens *tokens, size_t at, annals_when_point *point)
{
    annals_number number;
    int unused, value;
    if (!tokens->language->joined || !is_numbered(tokens, at) || !annals_number_read(tokens, at, &number) ||
        number.low.exponent != 0 || number.low.digits <= 0 || number.low.digits > LAST_YEAR)
        return at;
    value = (int)number.low.digits;
    int year = point->has_year ? 0 : annals_when_year(tokens, &number, point->era);
    if (year != 0) {
        point->has_year = true;
        point->year = year;
        take_also(tokens, number.last, point);
        return number.last + 1;
    }
    bool counted = number.last < tokens->count && tokens->items[number.last].figure; /* 判刑1年8月 */
    if (annals_when_is(tokens, number.last, ANNALS_WHEN_MONTH_AFTER, &unused) && value <= 12 && !counted) {
        bool fine = set(point, ANNALS_MONTH, value);
        point->up_to |= fine && at > 0 && annals_token_cues(tokens, at - 1, ANNALS_CUE_FIRST); /* 前11月 */
        if (fine)
            take_also(tokens, number.last, point);
        return fine ? number.last + 1 : at;
    }
    if (!annals_when_is(tokens, number.last, ANNALS_WHEN_DAY_AFTER, &unused) || !point->number ||
        point->grain != ANNALS_MONTH || point->day || value > 31)
        return at;
    point->day = value;
    return number.last + 1;
}

/* 4〜6月: the first end of a span of months has its word behind the second. */
static size_t take_first_month(const annals_tokens *tokens, size_t at, annals_when_point *point)
{
    annals_number first, second;
    int unused;
    if (!tokens->language->joined || at + 2 >= tokens->count || !annals_token_is(tokens, at + 1, ANNALS_ROLE_BETWEEN) ||
        !annals_number_read(tokens, at, &first) || first.last != at + 1 || first.low.exponent != 0 ||
        !annals_number_read(tokens, at + 2, &second) ||
        !annals_when_is(tokens, second.last, ANNALS_WHEN_MONTH_AFTER, &unused) ||
        annals_decimal_compare(first.low, second.low) >= 0 || second.low.digits > MONTHS || first.low.digits < 1)
        return at;
    return set(point, ANNALS_MONTH, (int)first.low.digits) ? at + 1 : at;
}

/* Whether something around digits says that they are a year: a word before them, or the month or quarter beside. */
static bool is_said_year(const annals_tokens *tokens, size_t at, const annals_when_point *point)
{
    bool word = at > 0 && annals_token_is(tokens, at - 1, ANNALS_ROLE_YEAR_BEFORE);
    return word || point->digits || point->fiscal || point->number || point->part;
}

static size_t take_year(const annals_tokens *tokens, size_t at, annals_when_point *point)
{
    if (point->has_year || !is_plain_number(tokens, at, LAST_YEAR) || !is_said_year(tokens, at, point))
        return at;
    int year = (int)tokens->items[at].value.digits;
    if (point->fiscal && year < 100 && tokens->items[at].end - tokens->items[at].start == 2)
        year += CENTURY;
    if (year < FIRST_YEAR)
        return at;
    point->has_year = true;
    point->year = year;
    return at + 1;
}

/* "last quarter", 去年. */
static size_t take_relative(const annals_tokens *tokens, size_t at, annals_when_point *point)
{
    static const struct {
        annals_when when;
        annals_grain unit;
    } UNITS[] = {{ANNALS_WHEN_THAT_DAY, ANNALS_DAY},     {ANNALS_WHEN_THAT_WEEK, ANNALS_WEEK},
                 {ANNALS_WHEN_THAT_MONTH, ANNALS_MONTH}, {ANNALS_WHEN_THAT_QUARTER, ANNALS_QUARTER},
                 {ANNALS_WHEN_THAT_HALF, ANNALS_HALF},   {ANNALS_WHEN_THAT_YEAR, ANNALS_YEAR}};
    bool when = annals_token_is(tokens, at, ANNALS_ROLE_WHEN);
    for (size_t i = 0; when && i < sizeof UNITS / sizeof *UNITS && !point->has_unit; i++) {
        if (!annals_when_is(tokens, at, UNITS[i].when, &point->offset))
            continue;
        point->has_unit = true;
        point->unit = UNITS[i].unit;
        take_also(tokens, at, point);
        return at + 1;
    }
    return at;
}

static size_t take_named(const annals_tokens *tokens, size_t at, annals_when_point *point)
{
    static const struct {
        annals_when when;
        annals_grain grain;
    } GRAINS[] = {
        {ANNALS_WHEN_SEASON, ANNALS_SEASON}, {ANNALS_WHEN_QUARTER, ANNALS_QUARTER}, {ANNALS_WHEN_HALF, ANNALS_HALF}};
    int value;
    if (!annals_token_is(tokens, at, ANNALS_ROLE_WHEN))
        return at;
    for (size_t i = 0; i < sizeof GRAINS / sizeof *GRAINS; i++) {
        if (annals_when_is(tokens, at, GRAINS[i].when, &value))
            return set(point, GRAINS[i].grain, value) ? at + 1 : at;
    }
    if (annals_when_is(tokens, at, ANNALS_WHEN_FIRST_MONTHS, &value)) {
        point->up_to |= set(point, ANNALS_MONTH, value);
        return point->up_to ? at + 1 : at;
    }
    if (!point->part && annals_when_is(tokens, at, ANNALS_WHEN_PART, &point->part))
        return at + 1;
    if (!point->toward && annals_when_is(tokens, at, ANNALS_WHEN_TOWARD, &point->toward))
        return at + 1;
    if (!point->era && annals_when_is(tokens, at, ANNALS_WHEN_ERA, &point->era))
        return at + 1;
    if (point->fiscal || !annals_when_is(tokens, at, ANNALS_WHEN_FISCAL, &value))
        return at;
    point->fiscal = true;
    return at + 1;
}

static size_t take_piece(const annals_tokens *tokens, size_t at, annals_when_point *point)
{
    static size_t (*const KINDS[])(const annals_tokens *, size_t, annals_when_point *) = {
        take_numbered, take_first_month, take_day, take_month, take_relative, take_named, take_year};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        size_t behind = KINDS[i](tokens, at, point);
        if (behind > at)
            return behind;
    }
    return at;
}

/* What may stand between two pieces: "agosto dell'anno scorso", "August 19, 2025". */
static bool is_link(const annals_tokens *tokens, size_t at, const annals_when_point *point)
{
    if (at >= tokens->count)
        return false;
    bool comma = point->day && tokens->items[at].kind == ANNALS_TOKEN_MARK &&
                 tokens->passage->small[tokens->items[at].start] == ',';
    bool hyphen = point->part && tokens->items[at].kind == ANNALS_TOKEN_MARK &&
                  tokens->passage->small[tokens->items[at].start] == '-';
    return comma || hyphen || (tokens->items[at].roles & LINK_ROLES);
}

/* Whether what was read says a time by itself: "early" alone does not. */
static bool says_time(const annals_when_point *point)
{
    return point->has_year || point->has_unit || point->number;
}

bool annals_when_may_begin(const annals_tokens *tokens, size_t at)
{
    const uint64_t time = ANNALS_ROLE_BIT(ANNALS_ROLE_WHEN) | ANNALS_ROLE_BIT(ANNALS_ROLE_MONTH);
    const annals_token *token = &tokens->items[at];
    return token->kind == ANNALS_TOKEN_LITERAL || (token->roles & time) != 0 ||
           (tokens->language->joined && annals_number_may_begin(tokens, at));
}

/* Digits with nothing around them that could make a time of them: most of the numbers there are. */
static bool is_mere_number(const annals_tokens *tokens, size_t at)
{
    return tokens->items[at].kind == ANNALS_TOKEN_LITERAL && !tokens->language->joined &&
           annals_number_is_lone(tokens, at) && (at == 0 || !annals_token_is(tokens, at - 1, ANNALS_ROLE_YEAR_BEFORE));
}

size_t annals_when_point_read(const annals_tokens *tokens, size_t at, bool year, annals_when_point *point)
{
    size_t end = at, links = 0;
    *point = (annals_when_point){.digits = year};
    if (at >= tokens->count || !annals_when_may_begin(tokens, at) || (!year && is_mere_number(tokens, at)))
        return at;
    annals_tokens_count(tokens, 1);
    for (size_t i = at; i < tokens->count && i < at + PIECES;) {
        size_t behind = take_piece(tokens, i, point);
        if (behind > i) {
            i = end = behind;
            links = 0;
        } else if (end > at && links++ < LINKS && is_link(tokens, i, point)) {
            i++;
        } else {
            break;
        }
    }
    return says_time(point) ? end : at;
}
