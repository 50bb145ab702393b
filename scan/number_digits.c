/* Reads the digits of a number, in figures and in characters, by what stands before and behind them; knows no words. */
#include "scan/number_part.h"

#include "series/decimal.h"

enum { PLACES = 17, FILLED = 4 }; /* how many digits by place a number may have, and how many fill up a scale */

/* "3 hundred and 21". */
static bool follows_hundred(const annals_number_reading *in)
{
    static const annals_decimal hundred = {100, 0};
    return in->at > in->first && annals_number_is_at(in, in->at - 1, ANNALS_ROLE_JOINER) &&
           !in->tokens->language->joined && annals_decimal_compare(annals_sum_room(&in->sum), hundred) == 0;
}

/* 1萬0939: digits behind a scale may fill up its places with noughts, where they are no number by themselves. */
static bool take_filled(annals_number_reading *in)
{
    const annals_token *token = &in->tokens->items[in->at];
    const char *text = in->tokens->passage->cased + token->start;
    annals_decimal value = {0, 0};
    if (annals_number_is_empty(in) || token->spaced || token->end - token->start > FILLED ||
        !annals_number_is_scale(in, in->at - 1))
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

/* 3萬2, 3億5: one digit behind a scale is of the next lower power of ten where nothing is said that it counts. */
static bool take_trailing(annals_number_reading *in)
{
    static const uint64_t counted = ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CLASSIFIER) |
                                    ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) |
                                    ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING) | ANNALS_ROLE_BIT(ANNALS_ROLE_PERCENT);
    const annals_token *token = &in->tokens->items[in->at];
    const annals_token *next = in->at + 1 < in->tokens->count ? token + 1 : NULL;
    bool lone = !next || (next->kind != ANNALS_TOKEN_IDEOGRAPH && next->kind != ANNALS_TOKEN_LITERAL &&
                          (next->roles & counted) == 0);
    if (in->tokens->language->ones_last || !in->tokens->language->joined || token->spaced || !token->plain || !lone ||
        token->end - token->start != 1 || !annals_number_is_scale(in, in->at - 1) ||
        !annals_sum_trailing(&in->sum, token->value))
        return false;
    in->at++;
    return true;
}

/* "17 mil 500": digits behind a thousand of digits, as Latin American papers write. */
static bool take_ones(annals_number_reading *in)
{
    static const annals_decimal thousand = {1000, 0};
    const annals_token *token = &in->tokens->items[in->at];
    bool scaled = annals_number_is_at(in, in->at - 1, ANNALS_ROLE_TIMES) ||
                  annals_number_is_at(in, in->at - 1, ANNALS_ROLE_LEADING);
    annals_decimal low, high;
    if (in->tokens->language->joined || !scaled || !in->out->literal || !token->plain || !token->spaced ||
        token->end - token->start > 3 || annals_decimal_compare(annals_sum_room(&in->sum), thousand) != 0 ||
        !annals_sum_total(&in->sum, &low, &high) || low.exponent < 0 ||
        !annals_sum_add(&in->sum, token->value, token->value))
        return false;
    in->at++;
    return true;
}

bool annals_number_take_literal(annals_number_reading *in)
{
    const annals_token *token = in->at < in->tokens->count ? &in->tokens->items[in->at] : NULL;
    if (token && token->kind == ANNALS_TOKEN_NAME && in->tokens->language->joined)
        return take_filled(in);
    if (!token || token->kind != ANNALS_TOKEN_LITERAL)
        return false;
    if (annals_number_is_empty(in)) {
        in->out->literal = true;
        in->out->plain = token->plain;
        in->out->derived = token->derived;
        in->at++;
        return annals_sum_begin(&in->sum, annals_number_literal(in->tokens, in->at - 1));
    }
    const annals_entry *scale = annals_number_scale(in, in->at + 1);
    if (!scale && follows_hundred(in) && token->plain && annals_sum_add(&in->sum, token->value, token->value)) {
        in->at++;
        return true;
    }
    if (scale && annals_sum_add_scaled(&in->sum, token->value, scale->low)) {
        in->at += 2;
        return true;
    }
    if (in->sum.several && token->plain && !token->spaced && annals_sum_times(&in->sum, token->value)) {
        in->at++; /* 數10 */
        return true;
    }
    if (take_trailing(in) || take_ones(in))
        return true;
    bool raised = scale && annals_decimal_compare(scale->low, annals_sum_room(&in->sum)) <= 0;
    if (token->spaced || token->value.exponent < 0 || !in->tokens->language->joined || raised ||
        !annals_sum_add(&in->sum, token->value, token->value))
        return false;
    in->at++;
    return true;
}

/* How many characters that stand for digits come in a row, up to one too many. */
static size_t count_digits(const annals_number_reading *in)
{
    size_t count = 0;
    while (count <= PLACES && annals_number_is_at(in, in->at + count, ANNALS_ROLE_DIGIT) &&
           (count == 0 || !in->tokens->items[in->at + count].spaced))
        count++;
    return count;
}

static int64_t digit_at(const annals_number_reading *in, size_t at)
{
    return annals_token_meaning(in->tokens, at, ANNALS_ROLE_DIGIT)->low.digits;
}

/* 二〇一三: digits by place. */
static bool take_places(annals_number_reading *in, size_t count)
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

/* 五億二六三萬: digits by place behind a scale, and of the next one. */
static bool take_scaled_places(annals_number_reading *in, size_t count)
{
    const annals_entry *scale = annals_number_scale(in, in->at + count);
    annals_decimal value = {0, 0};
    if (!scale || count > FILLED || !annals_number_is_scale(in, in->at - 1))
        return false;
    for (size_t i = 0; i < count; i++)
        value.digits = value.digits * 10 + digit_at(in, in->at + i);
    if (!annals_sum_add_scaled(&in->sum, value, scale->low))
        return false;
    in->at += count + 1;
    return true;
}

/* 零三十: a nought that only keeps the place of what is not said, in front of a number with tens in it. */
static bool is_place_kept(const annals_number_reading *in)
{
    return annals_number_is_empty(in) && digit_at(in, in->at) == 0 && in->at + 1 < in->tokens->count &&
           !in->tokens->items[in->at + 1].spaced &&
           (annals_number_is_scale(in, in->at + 1) ||
            (annals_number_is_at(in, in->at + 1, ANNALS_ROLE_DIGIT) && annals_number_is_scale(in, in->at + 2)));
}

/* One digit in front of a scale or behind one; 两 is none behind tens: 三十两 are thirty taels. */
static bool take_one_digit(annals_number_reading *in)
{
    annals_decimal digit = {digit_at(in, in->at), 0};
    bool front = annals_number_meaning(in, ANNALS_ROLE_DIGIT)->which == 1;
    if (!annals_number_is_empty(in) && (digit.digits == 0 || (front && !annals_number_is_scale(in, in->at + 1))))
        return false;
    bool after_scale = !in->tokens->language->ones_last && in->at > in->first && annals_number_is_scale(in, in->at - 1);
    if (annals_number_is_empty(in)) {
        in->out->weak = annals_number_is_at(in, in->at, ANNALS_ROLE_WEAK);
        in->out->doubt = ANNALS_DOUBT_WORD;
    }
    if (!(after_scale && digit.digits > 0 && !annals_number_is_scale(in, in->at + 1) &&
          annals_sum_trailing(&in->sum, digit)) &&
        !annals_sum_add(&in->sum, digit, digit))
        return false;
    in->at++;
    return true;
}

bool annals_number_take_digits(annals_number_reading *in)
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
    bool places =
        annals_token_reads(in->tokens, in->at + 2, ".") && annals_number_is_at(in, in->at + 3, ANNALS_ROLE_DIGIT);
    if (count == 2 && first > 0 && second == first + 1 && !places) {
        if (!annals_sum_add(&in->sum, (annals_decimal){first, 0}, (annals_decimal){second, 0}))
            return false;
        in->at += 2;
        return true;
    }
    if (annals_number_is_empty(in))
        return take_places(in, count);
    return take_scaled_places(in, count) || take_one_digit(in);
}
