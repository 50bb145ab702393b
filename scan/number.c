/* Reads a number token by token: each kind of word has its function, the sum says what can follow; knows no language.
 */
#include "scan/number.h"

#include <string.h>

#include "scan/sum.h"
#include "series/decimal.h"

enum { PLACES = 17 }; /* how many digits by place a number may have */

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
     ANNALS_ROLE_BIT(ANNALS_ROLE_LINKER) | ANNALS_ROLE_BIT(ANNALS_ROLE_REVERSED))

/* A number being read. */
typedef struct {
    const annals_tokens *tokens;
    size_t first;
    size_t at;
    annals_sum sum;
    annals_number *out;
    bool ended; /* only a scale may follow */
} reading;

static const annals_entry *meaning(const reading *in, annals_role role)
{
    return annals_token_meaning(in->tokens, in->at, role);
}

static bool is_at(const reading *in, size_t at, annals_role role)
{
    return annals_token_is(in->tokens, at, role);
}

static bool empty(const reading *in)
{
    return in->sum.count == 0;
}

static bool is_scale(const reading *in, size_t at)
{
    return is_at(in, at, ANNALS_ROLE_TIMES) || is_at(in, at, ANNALS_ROLE_LEADING) || is_at(in, at, ANNALS_ROLE_SHORT);
}

static const annals_entry *scale_at(const reading *in, size_t at)
{
    const annals_entry *entry = annals_token_meaning(in->tokens, at, ANNALS_ROLE_TIMES);
    if (!entry)
        entry = annals_token_meaning(in->tokens, at, ANNALS_ROLE_SHORT);
    return entry ? entry : annals_token_meaning(in->tokens, at, ANNALS_ROLE_LEADING);
}

/* "3 hundred and 21". */
static bool follows_hundred(const reading *in)
{
    static const annals_decimal hundred = {100, 0};
    return in->at > in->first && is_at(in, in->at - 1, ANNALS_ROLE_JOINER) && !in->tokens->language->joined &&
           annals_decimal_compare(annals_sum_room(&in->sum), hundred) == 0;
}

/* 1萬0939: digits behind a scale may fill up its places with noughts, where they are no number by themselves. */
static bool take_filled(reading *in)
{
    const annals_token *token = &in->tokens->items[in->at];
    const char *text = in->tokens->passage->cased + token->start;
    annals_decimal value = {0, 0};
    if (empty(in) || token->spaced || token->end - token->start > 4 || !is_scale(in, in->at - 1))
        return false;
    for (size_t i = 0; i < token->end - token->start; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value.digits = value.digits * 10 + (text[i] - '0');
    }
    if (!annals_sum_add(&in->sum, value, value))
        return false;
    in->at++;
    return true;
}

static bool take_literal(reading *in)
{
    const annals_token *token = in->at < in->tokens->count ? &in->tokens->items[in->at] : NULL;
    if (token && token->kind == ANNALS_TOKEN_NAME && in->tokens->language->joined)
        return take_filled(in);
    if (!token || token->kind != ANNALS_TOKEN_LITERAL)
        return false;
    if (empty(in)) {
        in->out->literal = true;
        in->out->plain = token->plain;
        in->out->derived = token->derived;
        in->at++;
        return annals_sum_begin(&in->sum, token->value);
    }
    const annals_entry *scale = scale_at(in, in->at + 1);
    if (!scale && follows_hundred(in) && token->plain && annals_sum_add(&in->sum, token->value, token->value)) {
        in->at++;
        return true;
    }
    if (scale && annals_sum_add_scaled(&in->sum, token->value, scale->low)) {
        in->at += 2;
        return true;
    }
    bool raised = scale && annals_decimal_compare(scale->low, annals_sum_room(&in->sum)) <= 0;
    if (token->spaced || token->value.exponent < 0 || !in->tokens->language->joined || raised ||
        !annals_sum_add(&in->sum, token->value, token->value))
        return false;
    in->at++;
    return true;
}

static bool take_word(reading *in)
{
    const annals_entry *entry = meaning(in, ANNALS_ROLE_NUMBER), *weak = meaning(in, ANNALS_ROLE_WEAK);
    if (!entry && !weak)
        return false;
    if (is_at(in, in->at, ANNALS_ROLE_DIGIT))
        return false;
    if (!entry) {
        in->out->weak = empty(in);
        in->out->doubt = empty(in) ? ANNALS_DOUBT_WORD : in->out->doubt;
        entry = weak;
    }
    bool round = empty(in) && entry->which == ANNALS_NUMBER_ROUND;
    if (entry->which == ANNALS_MORE_THAN || entry->which == ANNALS_AT_LEAST)
        in->out->bound = (annals_qualifier)entry->which;
    if (!annals_sum_add(&in->sum, entry->low, entry->high))
        return false;
    in->out->about = in->out->about || round;
    in->at++;
    return true;
}

static bool take_article(reading *in)
{
    const annals_entry *entry = meaning(in, ANNALS_ROLE_ARTICLE);
    if (!entry || !empty(in) || !is_scale(in, in->at + 1))
        return false;
    in->at++;
    return annals_sum_add(&in->sum, entry->low, entry->high);
}

/* How many characters that stand for digits come in a row, up to one too many. */
static size_t count_digits(const reading *in)
{
    size_t count = 0;
    while (count <= PLACES && is_at(in, in->at + count, ANNALS_ROLE_DIGIT) &&
           (count == 0 || !in->tokens->items[in->at + count].spaced))
        count++;
    return count;
}

static int64_t digit_at(const reading *in, size_t at)
{
    return annals_token_meaning(in->tokens, at, ANNALS_ROLE_DIGIT)->low.digits;
}

/* 二〇一三: digits by place. */
static bool take_places(reading *in, size_t count)
{
    annals_decimal value = {0, 0};
    if (count > PLACES)
        return false;
    for (size_t i = 0; i < count; i++)
        value.digits = value.digits * 10 + digit_at(in, in->at + i);
    in->out->plain = true;
    in->at += count;
    return annals_sum_begin(&in->sum, value);
}

/* 零三十: a nought that only keeps the place of what is not said, in front of a number with tens in it. */
static bool is_place_kept(const reading *in)
{
    return empty(in) && digit_at(in, in->at) == 0 && !in->tokens->items[in->at + 1].spaced &&
           (is_scale(in, in->at + 1) || (is_at(in, in->at + 1, ANNALS_ROLE_DIGIT) && is_scale(in, in->at + 2)));
}

/* One digit in front of a scale or behind one; 两 is none behind tens: 三十两 are thirty taels. */
static bool take_one_digit(reading *in)
{
    annals_decimal digit = {digit_at(in, in->at), 0};
    bool front = meaning(in, ANNALS_ROLE_DIGIT)->which == 1;
    if (!empty(in) && (digit.digits == 0 || (front && !is_scale(in, in->at + 1))))
        return false;
    bool after_scale = !in->tokens->language->ones_last && in->at > in->first && is_scale(in, in->at - 1);
    if (empty(in)) {
        in->out->weak = is_at(in, in->at, ANNALS_ROLE_WEAK);
        in->out->doubt = ANNALS_DOUBT_WORD;
    }
    if (!(after_scale && digit.digits > 0 && !is_scale(in, in->at + 1) && annals_sum_trailing(&in->sum, digit)) &&
        !annals_sum_add(&in->sum, digit, digit))
        return false;
    in->at++;
    return true;
}

/* Digits in characters: 二〇一三 by place, 五六 "five or six", 五 by itself. */
static bool take_digits(reading *in)
{
    size_t count = count_digits(in);
    if (count == 0)
        return false;
    if (is_place_kept(in)) {
        in->at++;
        return true;
    }
    if (count == 1)
        return take_one_digit(in);
    int64_t first = digit_at(in, in->at), second = digit_at(in, in->at + 1);
    if (count == 2 && first > 0 && second == first + 1) {
        if (!annals_sum_add(&in->sum, (annals_decimal){first, 0}, (annals_decimal){second, 0}))
            return false;
        in->at += 2;
        return true;
    }
    return empty(in) ? take_places(in, count) : take_one_digit(in);
}

/* 十, 百 and 千 multiply single digits: 五十千 is no number. */
static bool is_misplaced(const reading *in, annals_decimal scale)
{
    static const annals_decimal most = {1000, 0}, ten = {10, 0};
    const annals_sum *sum = &in->sum;
    if (!in->tokens->language->joined || empty(in) || in->out->literal || in->out->vague || scale.digits % 10 > 1)
        return false;
    annals_decimal last = sum->parts[sum->count - 1].low;
    return annals_decimal_compare(scale, most) <= 0 && annals_decimal_compare(last, ten) >= 0 &&
           annals_decimal_compare(last, scale) < 0;
}

/* 近千人, 千余人: a scale by itself is a number where it is qualified on either side. */
static bool is_bounded(const reading *in)
{
    static const uint64_t bounds = ANNALS_ROLE_BIT(ANNALS_ROLE_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_PERCENT_BEFORE);
    const annals_token *items = in->tokens->items;
    bool before = in->at > 0 && (items[in->at - 1].roles & bounds) != 0 && !items[in->at].spaced;
    return in->tokens->language->joined && (before || is_at(in, in->at + 1, ANNALS_ROLE_AND_MORE));
}

static bool take_scale(reading *in)
{
    const annals_entry *scale = scale_at(in, in->at);
    if (!scale || is_misplaced(in, scale->low))
        return false;
    if (!annals_sum_times(&in->sum, scale->low)) {
        bool leads = scale->role == ANNALS_ROLE_LEADING || (empty(in) && (is_scale(in, in->at + 1) || is_bounded(in)));
        if (!leads || !annals_sum_add(&in->sum, scale->low, scale->high))
            return false;
    } else {
        in->out->scale = in->sum.last_times;
    }
    in->out->doubt = ANNALS_DOUBT_NONE;
    in->out->weak = false;
    in->at++;
    return true;
}

static bool take_teen(reading *in)
{
    const annals_entry *teen = meaning(in, ANNALS_ROLE_TEEN);
    if (!teen || !annals_sum_teen(&in->sum, teen->low))
        return false;
    in->out->doubt = ANNALS_DOUBT_NONE;
    in->at++;
    return true;
}

/* "fünf-und-zwanzig", in one word: tens are added to the ones before them. */
static bool take_reversed(reading *in)
{
    static const annals_decimal least = {10, 0}, most = {90, 0};
    const annals_entry *tens = annals_token_meaning(in->tokens, in->at + 1, ANNALS_ROLE_NUMBER);
    if (empty(in) || !meaning(in, ANNALS_ROLE_REVERSED) || !tens || in->tokens->items[in->at].spaced ||
        in->tokens->items[in->at + 1].spaced || annals_decimal_compare(tens->low, least) <= 0 ||
        annals_decimal_compare(tens->low, most) > 0 || !annals_sum_teen(&in->sum, tens->low))
        return false;
    in->out->weak = false;
    in->out->doubt = ANNALS_DOUBT_NONE;
    in->at += 2;
    return true;
}

/* "un e mezzo": the half has its own "and". */
static bool glued_half(const reading *in)
{
    const annals_token *token = &in->tokens->items[in->at];
    return memchr(in->tokens->passage->small + token->start, ' ', token->end - token->start) != NULL;
}

/* "Un miliardo e mezzo milione": the half of a smaller scale. */
static bool take_half_of_scale(reading *in)
{
    const annals_entry *scale = scale_at(in, in->at + 1);
    if (!scale || scale->role == ANNALS_ROLE_SHORT ||
        !annals_sum_add_scaled(&in->sum, (annals_decimal){5, -1}, scale->low))
        return false;
    in->at += 2;
    return true;
}

static bool take_half(reading *in)
{
    if (!meaning(in, ANNALS_ROLE_HALF))
        return false;
    bool begins = empty(in);
    if (!begins && in->out->weak && is_at(in, in->at, ANNALS_ROLE_PART) && !glued_half(in))
        return false; /* "one half" is none and a half */
    if (!begins && take_half_of_scale(in))
        return true;
    if (begins && !is_scale(in, in->at + 1))
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
static bool leads_on(const reading *in, size_t at)
{
    if (at >= in->tokens->count || in->tokens->items[at].spaced)
        return false;
    const annals_token *token = &in->tokens->items[at];
    static const uint64_t none = ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER);
    return token->kind == ANNALS_TOKEN_IDEOGRAPH || (token->kind == ANNALS_TOKEN_KNOWN && (token->roles & none) == 0) ||
           (token->roles & (PART_ROLES | ANNALS_ROLE_BIT(ANNALS_ROLE_CLASSIFIER) | ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT)));
}

/* "decine" by itself, and "migliaia" behind "decine di" and "una decina di". */
static bool take_vague(reading *in)
{
    const annals_entry *vague = meaning(in, ANNALS_ROLE_VAGUE);
    bool begins = empty(in);
    bool more = !begins && is_at(in, in->at, ANNALS_ROLE_AND_MORE) && is_scale(in, in->at + 1);
    bool single = in->tokens->language->joined && in->at == in->first && !leads_on(in, in->at + 1);
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

static bool take_and_more(reading *in)
{
    const annals_entry *more = meaning(in, ANNALS_ROLE_AND_MORE);
    if (empty(in) || !more)
        return false;
    in->out->bound = (annals_qualifier)more->which;
    in->ended = true;
    in->at++;
    return true;
}

static bool take_point(reading *in)
{
    annals_decimal low, high, part = {0, 0};
    bool counts = is_at(in, in->at, ANNALS_ROLE_CLASSIFIER) || is_at(in, in->at, ANNALS_ROLE_UNIT);
    if (empty(in) || (in->sum.open && in->tokens->language->joined && counts) || !meaning(in, ANNALS_ROLE_POINT) ||
        !annals_sum_total(&in->sum, &low, &high) || low.exponent < 0 || annals_decimal_compare(low, high) != 0)
        return false;
    in->at++;
    size_t behind = annals_number_places_read(in->tokens, in->at, in->out->literal, &part);
    if (behind == in->at || is_at(in, behind, ANNALS_ROLE_PART) || !annals_decimal_add(low, part, &low))
        return false;
    in->at = behind;
    in->sum = (annals_sum){0};
    in->out->doubt = ANNALS_DOUBT_NONE;
    in->out->weak = false;
    return annals_sum_begin(&in->sum, low);
}

static bool take_part(reading *in)
{
    static bool (*const KINDS[])(reading *) = {take_literal, take_digits,   take_word, take_scale, take_article,
                                               take_teen,    take_reversed, take_half, take_vague};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (KINDS[i](in))
            return true;
    }
    return false;
}

/* Words that say nothing by themselves and only stand between parts: "and", a linker, "of" behind a vague number. */
static bool take_joined(reading *in)
{
    const annals_entry *joiner = meaning(in, ANNALS_ROLE_JOINER);
    size_t tied = annals_token_behind_hyphen(in->tokens, in->at); /* two-million */
    bool ties = tied > in->at && is_at(in, tied, ANNALS_ROLE_TIMES);
    bool joins = joiner && (ties || annals_decimal_compare(annals_sum_room(&in->sum), joiner->low) >= 0);
    bool links = meaning(in, ANNALS_ROLE_LINKER) && !in->sum.open;
    bool of = in->out->vague && meaning(in, ANNALS_ROLE_OF);
    if (empty(in) || in->at == in->first || (!joins && !links && !of))
        return false;
    in->at++;
    return take_part(in) || take_and_more(in);
}

/* Takes what comes next, or leaves everything as it was. */
static bool take_next(reading *in)
{
    const annals_token *token = in->at < in->tokens->count ? &in->tokens->items[in->at] : NULL;
    if (!token || (token->kind != ANNALS_TOKEN_LITERAL && token->kind != ANNALS_TOKEN_NAME && token->roles == 0))
        return false;
    reading before = *in;
    annals_number number = *in->out;
    if (in->ended ? take_scale(in) : take_part(in))
        return true;
    *in = before;
    *in->out = number;
    if (!in->ended && (take_and_more(in) || take_point(in) || take_joined(in)))
        return true;
    *in = before;
    *in->out = number;
    return false;
}

/* A number that stated 2 and 億 reads 200M, not 2e8. */
static annals_decimal rounded(annals_decimal value)
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
    const annals_token *next = &tokens->items[at + 1];
    return tokens->items[at].kind == ANNALS_TOKEN_LITERAL &&
           (at + 1 == tokens->count || (next->kind != ANNALS_TOKEN_LITERAL && (next->roles & GOING_ON_ROLES) == 0));
}

static void take_lone_literal(const annals_token *token, annals_number *number)
{
    number->last = number->first + 1;
    number->low = number->high = rounded(token->value);
    number->literal = true;
    number->plain = token->plain;
    number->derived = token->derived;
}

bool annals_number_read_plain(const annals_tokens *tokens, size_t at, annals_number *number)
{
    static const annals_decimal one = {1, 0};
    if (tokens->work)
        ++*tokens->work;
    if (!annals_number_may_begin(tokens, at))
        return false;
    *number = (annals_number){.first = at, .scale = one};
    if (is_lone_literal(tokens, at)) {
        take_lone_literal(&tokens->items[at], number);
        return true;
    }
    reading in = {.tokens = tokens, .first = at, .at = at, .out = number};
    while (take_next(&in))
        continue;
    if (empty(&in) || !annals_sum_total(&in.sum, &number->low, &number->high))
        return false;
    number->last = in.at;
    number->literal = number->literal && in.at == at + 1;
    number->plain = number->plain && annals_decimal_compare(number->scale, one) == 0;
    number->low = rounded(number->low);
    number->high = rounded(number->high);
    return true;
}
