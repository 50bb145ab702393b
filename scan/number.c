/* Reads a number token by token: each kind of word has its function, the sum says what can follow; knows no language.
 */
#include <string.h>

#include "scan/number_part.h"
#include "series/decimal.h"

/* What a part of a number is known by. */
#define PART_ROLES                                                                                                    \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_NUMBER) | ANNALS_ROLE_BIT(ANNALS_ROLE_WEAK) | ANNALS_ROLE_BIT(ANNALS_ROLE_ARTICLE) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_DIGIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_TEEN) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) |    \
     ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING) | ANNALS_ROLE_BIT(ANNALS_ROLE_SHORT) | ANNALS_ROLE_BIT(ANNALS_ROLE_HALF) |  \
     ANNALS_ROLE_BIT(ANNALS_ROLE_VAGUE))

/* What may go on with a number. */
#define GOING_ON_ROLES                                                                            \
    ((PART_ROLES & ~ANNALS_ROLE_BIT(ANNALS_ROLE_ARTICLE)) | ANNALS_ROLE_BIT(ANNALS_ROLE_JOINER) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_POINT) | ANNALS_ROLE_BIT(ANNALS_ROLE_AND_MORE) |                 \
     ANNALS_ROLE_BIT(ANNALS_ROLE_LINKER) | ANNALS_ROLE_BIT(ANNALS_ROLE_REVERSED) |                \
     ANNALS_ROLE_BIT(ANNALS_ROLE_CLASSIFIER))

/* What may make more of digits in front of it: a longer number, a fraction, a date, a time or an ordinal. */
#define MAKING_MORE_ROLES                                                                                      \
    (GOING_ON_ROLES | ANNALS_ROLE_BIT(ANNALS_ROLE_ARTICLE) | ANNALS_ROLE_BIT(ANNALS_ROLE_FRACTION) |           \
     ANNALS_ROLE_BIT(ANNALS_ROLE_PART) | ANNALS_ROLE_BIT(ANNALS_ROLE_PERCENT_BEFORE) |                         \
     ANNALS_ROLE_BIT(ANNALS_ROLE_AND) | ANNALS_ROLE_BIT(ANNALS_ROLE_OF) | ANNALS_ROLE_BIT(ANNALS_ROLE_MONTH) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_WHEN) | ANNALS_ROLE_BIT(ANNALS_ROLE_DATE_AFTER) |                             \
     ANNALS_ROLE_BIT(ANNALS_ROLE_ORDINAL_AFTER) | ANNALS_ROLE_BIT(ANNALS_ROLE_CLOSE) |                         \
     ANNALS_ROLE_BIT(ANNALS_ROLE_BETWEEN) | ANNALS_ROLE_BIT(ANNALS_ROLE_CUE))

/* "200 milioni e un utile": the article of the next noun, behind a large scale. */
static bool begins_noun(const annals_number_reading *in)
{
    static const annals_decimal large = {1, 6};
    const annals_entry *scale = in->at > in->first + 1 ? annals_number_scale(in, in->at - 2) : NULL;
    return annals_number_is_at(in, in->at, ANNALS_ROLE_ARTICLE) &&
           annals_number_is_at(in, in->at - 1, ANNALS_ROLE_JOINER) && scale &&
           annals_decimal_compare(scale->low, large) >= 0 && annals_token_is_word(in->tokens, in->at + 1);
}

/* "Eine dreiviertel Stunde": the article of a share. */
static void drop_article(annals_number_reading *in)
{
    in->sum = (annals_sum){0};
    in->out->weak = false;
    in->out->doubt = ANNALS_DOUBT_NONE;
}

static bool take_word(annals_number_reading *in)
{
    const annals_entry *entry = annals_number_meaning(in, ANNALS_ROLE_NUMBER),
                       *weak = annals_number_meaning(in, ANNALS_ROLE_WEAK);
    if (!entry && !weak)
        return false;
    if (annals_number_is_at(in, in->at, ANNALS_ROLE_DIGIT))
        return false;
    if (!entry) {
        in->out->weak = annals_number_is_empty(in);
        in->out->doubt = annals_number_is_empty(in) ? ANNALS_DOUBT_WORD : in->out->doubt;
        entry = weak;
    }
    if (begins_noun(in))
        return false;
    bool round = annals_number_is_empty(in) && entry->which == ANNALS_NUMBER_ROUND;
    if (in->out->weak && entry != weak && entry->low.exponent < 0 && entry->which == 0)
        drop_article(in);
    if (entry->which == ANNALS_MORE_THAN || entry->which == ANNALS_AT_LEAST)
        in->out->bound = (annals_qualifier)entry->which;
    if (!annals_sum_add(&in->sum, entry->low, entry->high))
        return false;
    in->out->about = in->out->about || round;
    in->at++;
    return true;
}

static bool take_article(annals_number_reading *in)
{
    const annals_entry *entry = annals_number_meaning(in, ANNALS_ROLE_ARTICLE);
    if (!entry || !annals_number_is_empty(in) || !annals_number_is_scale(in, in->at + 1))
        return false;
    in->at++;
    return annals_sum_add(&in->sum, entry->low, entry->high);
}

static bool take_teen(annals_number_reading *in)
{
    const annals_entry *teen = annals_number_meaning(in, ANNALS_ROLE_TEEN);
    if (!teen || !annals_sum_teen(&in->sum, teen->low))
        return false;
    in->out->doubt = ANNALS_DOUBT_NONE;
    in->at++;
    return true;
}

/* "fünf-und-zwanzig", in one word: tens are added to the ones before them. */
static bool take_reversed(annals_number_reading *in)
{
    static const annals_decimal least = {10, 0}, most = {90, 0};
    const annals_entry *tens = annals_token_meaning(in->tokens, in->at + 1, ANNALS_ROLE_NUMBER);
    if (annals_number_is_empty(in) || !annals_number_meaning(in, ANNALS_ROLE_REVERSED) || !tens ||
        in->tokens->items[in->at].spaced || in->tokens->items[in->at + 1].spaced ||
        annals_decimal_compare(tens->low, least) <= 0 || annals_decimal_compare(tens->low, most) > 0 ||
        !annals_sum_teen(&in->sum, tens->low))
        return false;
    in->out->weak = false;
    in->out->doubt = ANNALS_DOUBT_NONE;
    in->at += 2;
    return true;
}

/* "un e mezzo": the half has its own "and". */
static bool glued_half(const annals_number_reading *in)
{
    const annals_token *token = &in->tokens->items[in->at];
    return memchr(in->tokens->passage->small + token->start, ' ', token->end - token->start) != NULL;
}

/* 两个半亿: a half behind what counts, in front of the scale of both. */
static bool take_counted_half(annals_number_reading *in)
{
    if (!in->tokens->language->joined || annals_number_is_empty(in) ||
        !annals_number_is_at(in, in->at, ANNALS_ROLE_CLASSIFIER) ||
        !annals_number_is_at(in, in->at + 1, ANNALS_ROLE_HALF) || !annals_number_is_scale(in, in->at + 2) ||
        !annals_sum_half(&in->sum))
        return false;
    in->out->weak = false;
    in->at += 2;
    return true;
}

/* "Un miliardo e mezzo milione": the half of a smaller scale. */
static bool take_half_of_scale(annals_number_reading *in)
{
    const annals_entry *scale = annals_number_scale(in, in->at + 1);
    if (!scale || scale->role == ANNALS_ROLE_SHORT ||
        !annals_sum_add_scaled(&in->sum, (annals_decimal){5, -1}, scale->low))
        return false;
    in->at += 2;
    return true;
}

static bool take_half(annals_number_reading *in)
{
    if (!annals_number_meaning(in, ANNALS_ROLE_HALF))
        return false;
    bool begins = annals_number_is_empty(in);
    if (!begins && in->out->weak && annals_number_is_at(in, in->at, ANNALS_ROLE_PART) && !glued_half(in))
        return false; /* "one half" is none and a half */
    if (!begins && take_half_of_scale(in))
        return true;
    if (begins && !annals_number_is_scale(in, in->at + 1))
        in->out->doubt = ANNALS_DOUBT_WORD;
    if (begins ? !annals_sum_begin(&in->sum, (annals_decimal){5, -1}) : !annals_sum_half(&in->sum))
        return false;
    in->at++;
    return true;
}

/* 1000 for 2000..9999. */
static annals_decimal power_of(annals_decimal value)
{
    while (value.digits >= 10) {
        value.digits /= 10;
        value.exponent++;
    }
    value.digits = 1;
    return value;
}

/* Whether something stands directly behind that a vague digit may count. */
static bool leads_on(const annals_number_reading *in, size_t at)
{
    if (at >= in->tokens->count || in->tokens->items[at].spaced)
        return false;
    const annals_token *token = &in->tokens->items[at];
    static const uint64_t none = ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER);
    if (token->kind == ANNALS_TOKEN_LITERAL) /* 數10萬 */
        return token->plain && annals_decimal_compare(token->value, power_of(token->value)) == 0 &&
               token->value.digits > 1;
    return token->kind == ANNALS_TOKEN_IDEOGRAPH || (token->kind == ANNALS_TOKEN_KNOWN && (token->roles & none) == 0) ||
           (token->roles & (PART_ROLES | ANNALS_ROLE_BIT(ANNALS_ROLE_CLASSIFIER) | ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT)));
}

/* 旅客數10萬: the number of something, and no tens of it. */
static bool names(const annals_number_reading *in)
{
    const annals_token *next = &in->tokens->items[in->at + 1];
    return in->at > 0 && next->kind == ANNALS_TOKEN_LITERAL && !in->tokens->items[in->at].spaced &&
           in->tokens->items[in->at - 1].kind == ANNALS_TOKEN_IDEOGRAPH;
}

/* "decine" by itself, and "migliaia" behind "decine di" and "una decina di". */
static bool take_vague(annals_number_reading *in)
{
    const annals_entry *vague = annals_number_meaning(in, ANNALS_ROLE_VAGUE);
    bool begins = annals_number_is_empty(in);
    bool more =
        !begins && annals_number_is_at(in, in->at, ANNALS_ROLE_AND_MORE) && annals_number_is_scale(in, in->at + 1);
    bool single = in->tokens->language->joined && in->at == in->first && (!leads_on(in, in->at + 1) || names(in));
    if (!vague || more || single) /* 二十几万 are more than 200,000, and 的数 says nothing */
        return false;
    if (annals_sum_add_several(&in->sum, vague->low, vague->high)) {
        in->out->vague = true;
        in->out->weak = begins && vague->which == 1;
    } else if ((!in->out->vague && !in->out->about) || !annals_sum_times(&in->sum, power_of(vague->low))) {
        return false;
    }
    in->at++;
    return true;
}

static bool take_and_more(annals_number_reading *in)
{
    const annals_entry *more = annals_number_meaning(in, ANNALS_ROLE_AND_MORE);
    if (annals_number_is_empty(in) || !more)
        return false;
    in->out->bound = (annals_qualifier)more->which;
    in->ended = true;
    in->at++;
    return true;
}

/* "two point seventy-one": the digits of one number, but of no denominator: 分之. */
static size_t read_tens(const annals_tokens *tokens, size_t at, annals_decimal *part)
{
    annals_number number;
    if (!annals_number_read_plain(tokens, at, &number) || number.low.exponent != 0 || number.low.digits > 9999 ||
        annals_decimal_compare(number.scale, (annals_decimal){1, 0}) != 0)
        return at;
    const annals_entry *fraction = annals_token_meaning(tokens, number.last, ANNALS_ROLE_FRACTION);
    if (fraction && fraction->which != 1 && annals_number_may_begin(tokens, number.last + 1))
        return at;
    part->digits = number.low.digits;
    for (int64_t left = part->digits; left > 0; left /= 10)
        part->exponent--;
    return number.last;
}

/* 十二．五: a full stop as the decimal sign between characters that stand for digits. */
static bool is_printed_point(const annals_number_reading *in)
{
    return in->tokens->language->joined && !in->out->literal && in->at > in->first &&
           annals_token_reads(in->tokens, in->at, ".") && !in->tokens->items[in->at].spaced &&
           annals_number_is_at(in, in->at + 1, ANNALS_ROLE_DIGIT) && !in->tokens->items[in->at + 1].spaced;
}

/* 450點, though a word for the decimal sign, is so many points; 四五〇點六 is not. */
static bool counts_points(const annals_number_reading *in)
{
    bool counts =
        annals_number_is_at(in, in->at, ANNALS_ROLE_CLASSIFIER) || annals_number_is_at(in, in->at, ANNALS_ROLE_UNIT);
    bool digits = !in->out->literal && annals_number_is_at(in, in->at + 1, ANNALS_ROLE_DIGIT);
    return in->sum.open && in->tokens->language->joined && counts && !digits;
}

static bool take_point(annals_number_reading *in)
{
    annals_decimal low, high, part = {0, 0};
    if (annals_number_is_empty(in) || counts_points(in) ||
        (!annals_number_meaning(in, ANNALS_ROLE_POINT) && !is_printed_point(in)) ||
        !annals_sum_total(&in->sum, &low, &high) || low.exponent < 0 || annals_decimal_compare(low, high) != 0)
        return false;
    in->at++;
    size_t behind = annals_number_places_read(in->tokens, in->at, in->out->literal, &part);
    if (behind == in->at)
        behind = read_tens(in->tokens, in->at, &part);
    if (behind == in->at || annals_number_is_at(in, behind, ANNALS_ROLE_PART) || !annals_decimal_add(low, part, &low))
        return false;
    in->at = behind;
    in->sum = (annals_sum){0};
    in->out->doubt = ANNALS_DOUBT_NONE;
    in->out->weak = false;
    return annals_sum_begin(&in->sum, low);
}

static bool take_part(annals_number_reading *in)
{
    static bool (*const KINDS[])(annals_number_reading *) = {annals_number_take_literal,
                                                             annals_number_take_digits,
                                                             take_word,
                                                             annals_number_take_scale,
                                                             take_article,
                                                             take_teen,
                                                             take_reversed,
                                                             take_half,
                                                             take_counted_half,
                                                             take_vague};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (KINDS[i](in))
            return true;
    }
    return false;
}

/* "Dos mil y tres | mil": what was joined is of the next number where its scale is none of this one's. */
static bool begins_other(const annals_number_reading *in)
{
    const annals_entry *scale = annals_number_meaning(in, ANNALS_ROLE_TIMES);
    if (!scale)
        scale = annals_number_meaning(in, ANNALS_ROLE_LEADING);
    annals_sum sum = in->sum;
    return scale && !annals_sum_times(&sum, scale->low);
}

/* Words that say nothing by themselves and only stand between parts: "and", a linker, "of" behind a vague number. */
static bool take_joined(annals_number_reading *in)
{
    const annals_entry *joiner = annals_number_meaning(in, ANNALS_ROLE_JOINER);
    size_t tied = annals_token_behind_hyphen(in->tokens, in->at); /* two-million */
    bool ties = tied > in->at && annals_number_is_at(in, tied, ANNALS_ROLE_TIMES);
    bool joins = joiner && (ties || annals_decimal_compare(annals_sum_room(&in->sum), joiner->low) >= 0);
    bool scales = !in->sum.open || annals_number_is_at(in, in->at + 1, ANNALS_ROLE_TIMES); /* 84 na libong */
    bool links = scales && annals_number_meaning(in, ANNALS_ROLE_LINKER);
    bool of = in->out->vague && annals_number_meaning(in, ANNALS_ROLE_OF);
    if (annals_number_is_empty(in) || in->at == in->first || (!joins && !links && !of))
        return false;
    in->at++;
    return (take_part(in) && !begins_other(in)) || take_and_more(in);
}

/* Takes what comes next, or leaves everything as it was. */
static bool take_next(annals_number_reading *in)
{
    const annals_token *token = in->at < in->tokens->count ? &in->tokens->items[in->at] : NULL;
    if (!token || (token->kind != ANNALS_TOKEN_LITERAL && token->kind != ANNALS_TOKEN_NAME && token->roles == 0 &&
                   !is_printed_point(in)))
        return false;
    annals_number_reading before = *in;
    annals_number number = *in->out;
    if (in->ended ? annals_number_take_scale(in) : take_part(in))
        return true;
    *in = before;
    *in->out = number;
    if (!in->ended && (take_and_more(in) || take_point(in) || take_joined(in)))
        return true;
    *in = before;
    *in->out = number;
    return false;
}

annals_decimal annals_number_rounded(annals_decimal value)
{
    int over = value.exponent % 3, lift = 3 - over;
    int64_t size = value.digits < 0 ? -value.digits : value.digits;
    if (value.exponent <= 0 || over == 0 || size >= annals_power_of_ten(lift) || size == 0)
        return value;
    return (annals_decimal){value.digits * annals_power_of_ten(over), (int8_t)(value.exponent - over)};
}

bool annals_number_may_begin(const annals_tokens *tokens, size_t at)
{
    return at < tokens->count &&
           (tokens->items[at].kind == ANNALS_TOKEN_LITERAL || (tokens->items[at].roles & PART_ROLES) != 0);
}

/* Digits with nothing behind them that could go on with the number: most of the numbers there are. */
static bool is_lone_literal(const annals_tokens *tokens, size_t at)
{
    const uint64_t scales =
        ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING) | ANNALS_ROLE_BIT(ANNALS_ROLE_SHORT);
    const annals_token *next = &tokens->items[at + 1];
    if (tokens->items[at].kind != ANNALS_TOKEN_LITERAL)
        return false;
    if (at + 1 >= tokens->count)
        return true;
    if (next->kind == ANNALS_TOKEN_LITERAL)
        return (!tokens->language->joined || next->spaced) &&
               (at + 2 >= tokens->count || (tokens->items[at + 2].roles & scales) == 0);
    return (next->roles & GOING_ON_ROLES) == 0;
}

bool annals_number_is_lone(const annals_tokens *tokens, size_t at)
{
    if (at >= tokens->count || !tokens->items[at].plain || !is_lone_literal(tokens, at))
        return false;
    if (at + 1 >= tokens->count)
        return true;
    const annals_token *next = &tokens->items[at + 1];
    bool sign = next->kind == ANNALS_TOKEN_NAME ||
                (next->kind == ANNALS_TOKEN_MARK && tokens->passage->small[next->start] != ',');
    return (next->roles & MAKING_MORE_ROLES) == 0 && !sign;
}

static void take_lone_literal(const annals_token *token, annals_decimal value, annals_number *number)
{
    number->last = number->first + 1;
    number->low = number->high = annals_number_rounded(value);
    number->literal = true;
    number->plain = token->plain;
    number->derived = token->derived;
}

bool annals_number_read_plain(const annals_tokens *tokens, size_t at, annals_number *number)
{
    static const annals_decimal one = {1, 0};
    annals_tokens_count(tokens, 1);
    if (!annals_number_may_begin(tokens, at))
        return false;
    *number = (annals_number){.first = at, .scale = one};
    if (is_lone_literal(tokens, at)) {
        take_lone_literal(&tokens->items[at], annals_number_literal(tokens, at), number);
        return true;
    }
    annals_number_reading in = {.tokens = tokens, .first = at, .at = at, .out = number};
    while (take_next(&in))
        continue;
    if (annals_number_is_empty(&in) || !annals_sum_total(&in.sum, &number->low, &number->high))
        return false;
    number->last = in.at;
    number->literal = number->literal && in.at == at + 1;
    number->plain = number->plain && annals_decimal_compare(number->scale, one) == 0;
    number->low = annals_number_rounded(number->low);
    number->high = annals_number_rounded(number->high);
    return true;
}
