/* Takes a scale word where it may multiply what stands before it, or be a number by itself: 近千人. */
#include "scan/number_part.h"
#include "series/decimal.h"

/* 十, 百 and 千 multiply single digits: 五十千 is no number. */
static bool is_misplaced(const annals_number_reading *in, annals_decimal scale)
{
    static const annals_decimal most = {1000, 0}, ten = {10, 0};
    const annals_sum *sum = &in->sum;
    if (!in->tokens->language->joined || annals_number_is_empty(in) || in->out->literal || in->out->vague ||
        scale.digits % 10 > 1)
        return false;
    annals_decimal last = sum->parts[sum->count - 1].low;
    return annals_decimal_compare(scale, most) <= 0 && annals_decimal_compare(last, ten) >= 0 &&
           annals_decimal_compare(last, scale) < 0;
}

/* 千三 is 1300 where nothing stands before that it may be the end of. */
static bool is_cut_short(const annals_number_reading *in)
{
    static const annals_decimal thousand = {1000, 0};
    const annals_token *items = in->tokens->items;
    const annals_entry *digit = annals_token_meaning(in->tokens, in->at + 1, ANNALS_ROLE_DIGIT);
    bool begins = in->at == 0 || items[in->at - 1].kind == ANNALS_TOKEN_MARK ||
                  items[in->at - 1].kind == ANNALS_TOKEN_BREAK || items[in->at].spaced;
    return begins && digit && digit->which == 0 && digit->low.digits > 0 && !items[in->at + 1].spaced &&
           !annals_number_is_at(in, in->at + 2, ANNALS_ROLE_DIGIT) &&
           annals_decimal_compare(annals_number_scale(in, in->at)->low, thousand) >= 0;
}

/* 近千人, 千余人: a scale by itself is a number where it is qualified on either side. */
static bool is_bounded(const annals_number_reading *in)
{
    static const uint64_t bounds = ANNALS_ROLE_BIT(ANNALS_ROLE_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_PERCENT_BEFORE);
    const annals_token *items = in->tokens->items;
    bool before = in->at > 0 && (items[in->at - 1].roles & bounds) != 0 && !items[in->at].spaced;
    return in->tokens->language->joined &&
           (before || annals_number_is_at(in, in->at + 1, ANNALS_ROLE_AND_MORE) || is_cut_short(in));
}

bool annals_number_take_scale(annals_number_reading *in)
{
    static const annals_decimal large = {1, 6};
    const annals_entry *scale = annals_number_scale(in, in->at);
    if (!scale || is_misplaced(in, scale->low))
        return false;
    if (!annals_sum_times(&in->sum, scale->low)) {
        bool leads = scale->role == ANNALS_ROLE_LEADING ||
                     (annals_number_is_empty(in) && (annals_number_is_scale(in, in->at + 1) || is_bounded(in)));
        if (!leads || !annals_sum_add(&in->sum, scale->low, scale->high))
            return false;
        if (annals_decimal_compare(scale->low, large) >= 0)
            in->out->scale = in->sum.last_times = scale->low; /* "millón y medio" */
    } else {
        in->out->scale = in->sum.last_times;
    }
    in->out->doubt = ANNALS_DOUBT_NONE;
    in->out->weak = false;
    in->at++;
    return true;
}
