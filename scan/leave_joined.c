/* Says which figures of scripts without spaces are none to propose: names, lists and times as such scripts write them;
 * knows no words. */
#include "scan/leave.h"

#include <string.h>

#include "scan/when.h"
#include "series/decimal.h"

enum { MODEL_MAX = 100000, PHONE_PARTS = 6, DATE = 5 /* characters: 12/31 */ };

static const annals_decimal ONE = {1, 0};

typedef struct {
    bool (*applies)(const annals_tokens *tokens, const annals_figure *figure);
    const char *reason;
} joined_rule;

static bool is_kind(const annals_tokens *tokens, size_t at, annals_token_kind kind)
{
    return at < tokens->count && tokens->items[at].kind == kind;
}

/* Whether nothing is said of a number but its digits, or a noun that is no unit. */
static bool is_plain(const annals_figure *figure)
{
    return figure->number.literal && !figure->unit && !figure->currency && !figure->percent && !figure->points &&
           annals_decimal_compare(figure->number.scale, ONE) == 0;
}

static bool is_bare(const annals_figure *figure)
{
    return is_plain(figure) && figure->unit_first == figure->unit_last;
}

/* Whether the token `at` is a word in Latin letters with a capital; `mixed`: and with small ones. */
static bool is_latin_name(const annals_tokens *tokens, size_t at, bool mixed)
{
    if (!is_kind(tokens, at, ANNALS_TOKEN_WORD))
        return false;
    const annals_token *token = &tokens->items[at];
    const char *cased = tokens->passage->cased, *small = tokens->passage->small;
    bool capital = false, rest = !mixed;
    for (size_t i = token->start; i < token->end; i++) {
        capital |= cased[i] != small[i];
        rest |= cased[i] == small[i];
    }
    return capital && rest;
}

/* "Mate 70", "RTX 5090", 8 Gen: digits beside a Latin name, with no word for what they count. */
static bool is_model(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first, behind = figure->number.last;
    if (!is_plain(figure) || annals_decimal_compare(figure->number.low, (annals_decimal){MODEL_MAX, 0}) >= 0 ||
        annals_token_is(tokens, behind, ANNALS_ROLE_CLASSIFIER))
        return false;
    return is_latin_name(tokens, behind, true) ||
           (at > 0 && tokens->items[at].spaced && is_latin_name(tokens, at - 1, false));
}

/* 歼-20: a hyphen close between a name and digits. */
static bool is_hyphenated(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t digits = figure->number.first;
    return is_bare(figure) && digits > 1 && annals_token_reads(tokens, digits - 1, "-") &&
           !tokens->items[digits].spaced && !tokens->items[digits - 1].spaced &&
           (is_kind(tokens, digits - 2, ANNALS_TOKEN_IDEOGRAPH) ||
            (is_kind(tokens, digits - 2, ANNALS_TOKEN_KNOWN) && !tokens->items[digits - 2].figure &&
             tokens->items[digits - 2].roles == ANNALS_ROLE_BIT(ANNALS_ROLE_CUE)));
}

/* 9·11: month and day, by whose number something is called. */
static bool is_dotted(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->number.first, behind = figure->number.last;
    bool first = annals_token_reads(tokens, behind, "·") && is_kind(tokens, behind + 1, ANNALS_TOKEN_LITERAL);
    bool second = at > 1 && annals_token_reads(tokens, at - 1, "·") && is_kind(tokens, at - 2, ANNALS_TOKEN_LITERAL);
    return is_plain(figure) && (first || second);
}

/* 1/31: a month and a day, where so large a denominator is rare, or 起 or the like stands behind. */
static bool is_slashed_date(const annals_tokens *tokens, const annals_figure *figure)
{
    const annals_token *token = &tokens->items[figure->number.first];
    const char *text = tokens->passage->cased + token->start, *end = text + (token->end - token->start);
    const char *slash = token->kind == ANNALS_TOKEN_LITERAL ? memchr(text, '/', (size_t)(end - text)) : NULL;
    int parts[2] = {0, 0}, unused;
    if (!slash || figure->number.last != figure->number.first + 1 || end - text > DATE)
        return false;
    for (const char *at = text; at < end; at++) {
        int *part = &parts[at > slash];
        *part = at == slash ? *part : *part * 10 + (*at - '0');
    }
    bool since = annals_when_is(tokens, figure->number.last, ANNALS_WHEN_SINCE_AFTER, &unused);
    return parts[0] >= 1 && parts[0] <= 12 && parts[1] <= 31 && (parts[1] > 12 || (since && parts[1] >= 1));
}

/* 3M公司: a short scale, and then no word for what is counted. */
static bool is_company(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t behind = figure->number.last;
    return !figure->currency && behind - figure->number.first == 2 &&
           annals_token_is(tokens, behind - 1, ANNALS_ROLE_SHORT) && is_kind(tokens, behind, ANNALS_TOKEN_IDEOGRAPH) &&
           !tokens->items[behind].spaced;
}

/* 1、 at the start of a sentence, 2.雞蛋. */
static bool is_list_number(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first, behind = figure->last;
    bool first = at == 0 || is_kind(tokens, at - 1, ANNALS_TOKEN_BREAK);
    bool stop = annals_token_reads(tokens, behind, ".") && behind + 1 < tokens->count &&
                !tokens->items[behind + 1].spaced && !is_kind(tokens, behind + 1, ANNALS_TOKEN_LITERAL);
    return is_bare(figure) && figure->number.plain &&
           ((first && annals_token_reads(tokens, behind, "、")) || ((first || tokens->items[at].spaced) && stop));
}

/* (02)2345-6789, 010-8888 6666: what goes on with a number that begins with a nought. */
static bool is_phone(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->number.first;
    if (figure->currency || figure->percent || !is_kind(tokens, at, ANNALS_TOKEN_LITERAL) || !tokens->items[at].plain)
        return false;
    for (size_t steps = 0; at-- > 0 && steps < PHONE_PARTS; steps++) {
        const annals_token *token = &tokens->items[at];
        if (token->kind == ANNALS_TOKEN_NAME)
            return tokens->passage->small[token->start] == '0';
        bool sign = annals_token_reads(tokens, at, "-") || annals_token_reads(tokens, at, ")");
        if (!sign && !(token->kind == ANNALS_TOKEN_LITERAL && token->plain))
            return false;
    }
    return false;
}

/* 一二九: digits by place that count nothing. */
static bool is_date_in_characters(const annals_tokens *tokens, const annals_figure *figure)
{
    (void)tokens;
    const annals_number *number = &figure->number;
    return number->plain && !number->literal && number->last - number->first > 1 && !figure->unit &&
           figure->unit_first == figure->unit_last && !figure->currency && !figure->percent && !figure->points;
}

/* 前11个月, 20年前: a period or a time, said by how long it is or how far away. */
static bool is_span_of_time(const annals_tokens *tokens, const annals_figure *figure)
{
    static const char *const SPANS[] = {"day", "week", "month", "quarter", "year"};
    bool span = false;
    for (size_t s = 0; figure->unit && s < sizeof SPANS / sizeof *SPANS; s++)
        span |= strcmp(figure->unit, SPANS[s]) == 0;
    return span && ((figure->first > 0 && annals_token_cues(tokens, figure->first - 1, ANNALS_CUE_FIRST)) ||
                    annals_token_cues(tokens, figure->last, ANNALS_CUE_AGO));
}

/* 前10名: places of a ranking. */
static bool is_rank(const annals_tokens *tokens, const annals_figure *figure)
{
    bool people = figure->unit && strcmp(figure->unit, "people") == 0;
    return figure->first > 0 && annals_token_cues(tokens, figure->first - 1, ANNALS_CUE_FIRST) && !figure->currency &&
           !figure->percent && !figure->points && (people || !annals_figure_has_unit(figure)) &&
           annals_decimal_compare(figure->number.scale, ONE) == 0;
}

/* 「24365網路平台」: digits that begin what stands in quotation marks, and count nothing known. */
static bool is_quoted_name(const annals_tokens *tokens, const annals_figure *figure)
{
    static const char *const SIGNS[] = {"“", "「", "『", "《"};
    bool opens = false;
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS && figure->first > 0; i++)
        opens |= annals_token_reads(tokens, figure->first - 1, SIGNS[i]);
    return opens && is_plain(figure) && figure->number.plain && figure->first == figure->number.first &&
           !annals_token_is(tokens, figure->number.last, ANNALS_ROLE_CLASSIFIER);
}

/* 《30天減肥》: what stands in a title. */
static bool is_in_title(const annals_tokens *tokens, const annals_figure *figure)
{
    enum { LONGEST = 30 };
    size_t at = figure->first, steps = 0, behind = figure->last;
    for (; at > 0 && steps < LONGEST && !annals_token_reads(tokens, at - 1, "《"); at--, steps++) {
        if (tokens->items[at - 1].kind == ANNALS_TOKEN_BREAK || annals_token_reads(tokens, at - 1, "》"))
            return false;
    }
    if (at == 0 || steps == LONGEST)
        return false;
    for (steps = 0; behind < tokens->count && steps < LONGEST; behind++, steps++) {
        if (annals_token_reads(tokens, behind, "》"))
            return true;
    }
    return false;
}

/* "1、2號線", "0至24時": what the last number of a list or range is an ordinal or a time of. */
static bool leads_to_name(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->last;
    while (at + 2 < tokens->count && is_kind(tokens, at + 1, ANNALS_TOKEN_LITERAL) &&
           (annals_token_reads(tokens, at, "、") || annals_token_is(tokens, at, ANNALS_ROLE_BETWEEN)))
        at += 2;
    return at > figure->last && is_bare(figure) &&
           (annals_token_is(tokens, at, ANNALS_ROLE_ORDINAL_AFTER) ||
            annals_token_is(tokens, at, ANNALS_ROLE_DATE_AFTER));
}

static const joined_rule RULES[] = {
    {leads_to_name, "ordinal or number in a name"},
    {is_in_title, "number in a name"},
    {is_span_of_time, "period"},
    {is_rank, "rank"},
    {is_quoted_name, "number in a name"},
    {is_list_number, "list number or footnote mark"},
    {is_company, "number in a name"},
    {is_model, "model name"},
    {is_hyphenated, "model name"},
    {is_dotted, "date"},
    {is_slashed_date, "date"},
    {is_phone, "phone or identity number"},
    {is_date_in_characters, "counts nothing"},
};

const char *annals_leave_joined(const annals_tokens *tokens, const annals_figure *figure)
{
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        if (RULES[i].applies(tokens, figure))
            return RULES[i].reason;
    }
    return NULL;
}
