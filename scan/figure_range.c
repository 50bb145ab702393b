/* Joins the two ends of a range, which share scale, currency and percent sign. */
#include <string.h>

#include "scan/figure.h"
#include "scan/subunit.h"
#include "series/decimal.h"

static const annals_decimal ONE = {1, 0};

enum { CHANGED = 2 }; /* nouns between a word of change and its ends */

/* "rose from 5 to 6", "crescita del numero di soci da 5 a 6" are no ranges; "rose between 5 and 6" is one. */
static bool is_change(const annals_tokens *tokens, size_t at, size_t connector)
{
    static const uint64_t links = ANNALS_ROLE_BIT(ANNALS_ROLE_OF) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER);
    if (at < 2 || !annals_token_is(tokens, at - 1, ANNALS_ROLE_OPEN) ||
        annals_token_is(tokens, connector, ANNALS_ROLE_AND))
        return false;
    size_t before = at - 2;
    for (size_t nouns = 0; before > 0 && nouns < CHANGED && annals_token_is_word(tokens, before); nouns++) {
        before--;
        while (before > 0 && !annals_token_is(tokens, before, ANNALS_ROLE_DIRECTION) &&
               (tokens->items[before].roles & links) != 0)
            before--;
    }
    return annals_token_is(tokens, before, ANNALS_ROLE_DIRECTION);
}

/* More than twice as much: ends of a range seldom lie that far apart. */
static bool is_far_above(const annals_figure *low, const annals_figure *high)
{
    annals_decimal twice;
    return low->number.low.digits > 0 && annals_decimal_add(low->number.low, low->number.low, &twice) &&
           annals_decimal_compare(twice, high->number.low) < 0;
}

/* Whether both are percents, points, money or neither. */
static bool is_measured_alike(const annals_figure *low, const annals_figure *high)
{
    return low->percent == high->percent && low->points == high->points && !low->currency == !high->currency &&
           annals_figure_says_unit(low) == annals_figure_says_unit(high);
}

/* "raised by 0.5% to 3%", "up 5% to $70 billion": behind a word of direction an end that is measured in something else
 * than the other, or that lies far below it, is no low end. */
static bool is_step(const annals_tokens *tokens, const annals_figure *low, const annals_figure *high)
{
    bool own = is_measured_alike(low, high) ? is_far_above(low, high) : annals_figure_says_unit(low);
    for (size_t at = low->first, steps = 0; own && at-- > 0 && steps < 2; steps++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_DIRECTION) ||
            annals_token_is(tokens, at, ANNALS_ROLE_DIRECTION_BEFORE))
            return true;
    }
    return false;
}

/* Whether the token `at` opens the range `which`. */
static bool opens(const annals_tokens *tokens, size_t at, int which)
{
    if (!annals_token_is(tokens, at, ANNALS_ROLE_OPEN))
        return false;
    int32_t entry = tokens->items[at].entry;
    for (; entry != ANNALS_TRIE_NONE; entry = tokens->language->entries[entry].next) {
        const annals_entry *opening = &tokens->language->entries[entry];
        if (opening->role == ANNALS_ROLE_OPEN && opening->which == which)
            return true;
    }
    return false;
}

/* Whether some token just before `at` opens the range `which`. */
static bool is_opened(const annals_tokens *tokens, size_t at, int which)
{
    for (size_t steps = 0; at-- > 0 && steps < 2; steps++) {
        if (tokens->items[at].figure)
            return false;
        if (opens(tokens, at, which))
            return true;
    }
    return false;
}

/* "Due biglietti a 30 euro": two figures of different things are no range. */
static bool may_share_unit(const annals_figure *low, const annals_figure *high)
{
    bool noun = low->unit_last > low->unit_first;
    bool parts = (low->compound || high->compound) &&
                 (annals_subunit_count(low->unit, high->unit) > 0 || annals_subunit_count(high->unit, low->unit) > 0);
    return !noun || parts || (low->unit && high->unit && strcmp(low->unit, high->unit) == 0) ||
           (!low->number.weak && !low->unit && !high->unit && high->unit_last > high->unit_first);
}

/* "30/40 persone": scan/literal.h leaves two numbers only where they are ends of a range. */
static bool is_slash(const annals_tokens *tokens, const annals_figure *low, const annals_figure *high)
{
    size_t at = low->last;
    return low->number.literal && high->first == at + 1 && annals_token_reads(tokens, at, "/") &&
           !tokens->items[at].spaced && !tokens->items[at + 1].spaced;
}

/* "Due o tre", "2 o 3 millones": "or" makes a range of two numbers in a row; "20 o 25" are two figures. */
static bool follows(const annals_number *low, const annals_number *high)
{
    annals_decimal next;
    if (!annals_decimal_add(low->low, ONE, &next))
        return false;
    if (annals_decimal_compare(low->scale, high->scale) != 0 && high->scale.digits == 1)
        next.exponent = (int8_t)(next.exponent + high->scale.exponent);
    return annals_decimal_compare(next, high->low) == 0;
}

/* "2、3人", "三、四成": of two digits in a row the one says how much at least, the other how much at most; of three
 * they are a list. */
static bool is_one_or_next(const annals_tokens *tokens, const annals_figure *low, const annals_figure *high)
{
    const annals_decimal *digit = &low->number.low;
    size_t at = low->last;
    if (!tokens->language->joined || high->first != at + 1 || !annals_token_reads(tokens, at, "、") ||
        annals_figure_says_unit(low) ||
        !(annals_figure_says_unit(high) || annals_decimal_compare(high->number.scale, ONE) != 0) ||
        digit->exponent != 0 || digit->digits < 1 || digit->digits > 8 || !(low->number.literal || high->percent))
        return false;
    annals_decimal next;
    return annals_wide_fit(annals_wide_multiply(annals_wide_from((annals_decimal){digit->digits + 1, 0}),
                                                annals_wide_from(high->number.scale)),
                           &next) &&
           annals_decimal_compare(next, high->number.low) == 0 &&
           (low->first == 0 || (!annals_token_reads(tokens, low->first - 1, "、") &&
                                !annals_token_is(tokens, low->first - 1, ANNALS_ROLE_ORDINAL_BEFORE)));
}

static bool connects(const annals_tokens *tokens, const annals_figure *low, const annals_figure *high)
{
    size_t at = low->last;
    if (is_slash(tokens, low, high) || is_one_or_next(tokens, low, high))
        return true;
    if (is_change(tokens, low->first, at) || high->first != at + 1 || tokens->items[at].kind != ANNALS_TOKEN_KNOWN)
        return false;
    if (annals_token_is(tokens, at, ANNALS_ROLE_BETWEEN) && annals_token_is(tokens, at, ANNALS_ROLE_AND))
        return follows(&low->number, &high->number) && may_share_unit(low, high);
    if (annals_token_is(tokens, at, ANNALS_ROLE_BETWEEN))
        return !annals_token_is(tokens, at, ANNALS_ROLE_RESULT) ||
               (!is_step(tokens, low, high) && may_share_unit(low, high));
    int32_t entry = tokens->items[at].entry;
    for (; entry != ANNALS_TRIE_NONE; entry = tokens->language->entries[entry].next) {
        const annals_entry *closing = &tokens->language->entries[entry];
        if (closing->role == ANNALS_ROLE_CLOSE &&
            (is_opened(tokens, low->first, closing->which) || opens(tokens, high->last, closing->which)))
            return true;
    }
    return false;
}

bool annals_figure_ends_in_year(const annals_figure *low, const annals_figure *high)
{
    static const annals_decimal first = {1900, 0}, last = {2100, 0};
    bool bare = high->number.literal && high->number.plain && !high->currency && !high->percent &&
                high->unit_first == high->unit_last;
    return bare && (low->currency || low->unit_last > low->unit_first) &&
           annals_decimal_compare(high->number.low, first) >= 0 && annals_decimal_compare(high->number.low, last) <= 0;
}

/* "Rose a third to 8 million", "two thirds - 64%": a share in words is no end of what is more. */
static bool is_share_of_other(const annals_figure *low, const annals_figure *high)
{
    return low->number.fraction && !low->number.literal && !high->number.fraction;
}

/* "Paid $5 to 7 women" is no range. */
static bool same_currency(const annals_figure *low, const annals_figure *high)
{
    if (low->currency && !high->currency && high->unit_last > high->unit_first)
        return false;
    return !low->currency || !high->currency || low->currency->text == high->currency->text ||
           (high->currency->which & ANNALS_CURRENCY_OPEN) != 0; /* 新台幣3至5萬元 */
}

/* What the scales at the end of a number come to: 百万 is a million. */
static annals_decimal whole_scale(const annals_tokens *tokens, const annals_number *number)
{
    annals_decimal scale = ONE, product;
    for (size_t at = number->last; at-- > number->first;) {
        const annals_entry *entry = annals_token_meaning(tokens, at, ANNALS_ROLE_TIMES);
        entry = entry ? entry : annals_token_meaning(tokens, at, ANNALS_ROLE_LEADING);
        if (!entry ||
            !annals_wide_fit(annals_wide_multiply(annals_wide_from(scale), annals_wide_from(entry->low)), &product))
            break;
        scale = product;
    }
    return scale;
}

/* Multiplies the first number where it stays below the second. */
static bool take_scale(annals_figure *low, const annals_figure *high, annals_decimal scale)
{
    annals_decimal scaled;
    if (!annals_wide_fit(annals_wide_multiply(annals_wide_from(low->number.low), annals_wide_from(scale)), &scaled) ||
        annals_decimal_compare(scaled, high->number.low) >= 0)
        return false;
    low->number.low = low->number.high = annals_number_rounded(scaled);
    low->number.scale = scale;
    low->number.plain = false;
    low->number.doubt = high->number.doubt;
    return true;
}

/* "60 to 65 billion", "two to three million", 兩到三百萬: the first number takes the scale of the second. */
static void share_scale(const annals_tokens *tokens, annals_figure *low, const annals_figure *high)
{
    static const annals_decimal least = {1, 3};
    bool words = !low->number.literal && !annals_figure_says_unit(low) &&
                 annals_decimal_compare(low->number.low, least) < 0 &&
                 annals_decimal_compare(high->number.scale, least) >= 0;
    if ((!low->number.literal && !words && !high->percent) || annals_decimal_compare(low->number.scale, ONE) != 0)
        return;
    bool whole = words && tokens->language->joined && take_scale(low, high, whole_scale(tokens, &high->number));
    if (!whole)
        take_scale(low, high, high->number.scale);
}

/* "2 and 1.4 billion" is no range from 2 on. */
static bool lacks_scale(const annals_figure *low, const annals_figure *high)
{
    static const annals_decimal large = {1, 6};
    return low->number.literal && annals_decimal_compare(low->number.scale, ONE) == 0 &&
           annals_decimal_compare(high->number.scale, large) >= 0 &&
           annals_decimal_compare(low->number.low, (annals_decimal){1000, 0}) < 0;
}

/* "1000 to 5000": where one end is no year, neither is the other. */
static void drop_year(annals_figure *low, const annals_figure *high)
{
    bool year = low->unit && strcmp(low->unit, "calendar-year") == 0;
    if (!year || high->unit_last > high->unit_first || (high->unit && strcmp(high->unit, low->unit) == 0))
        return;
    low->unit = NULL;
    low->number.doubt = ANNALS_DOUBT_NONE;
}

static void share_unit(annals_figure *low, annals_figure *high)
{
    drop_year(low, high);
    if (!low->currency)
        low->currency = high->currency;
    if (!high->currency)
        high->currency = low->currency;
    low->percent |= high->percent;
    low->points |= high->points;
    if (low->unit_first == low->unit_last && (!low->unit || high->unit_last > high->unit_first)) {
        low->unit_first = high->unit_first;
        low->unit_last = high->unit_last;
        low->unit = high->unit;
    }
}

/* Whether the first end lies below the second; numbers are without their sign. */
static bool in_order(const annals_figure *low, const annals_figure *high)
{
    if (low->negative != high->negative)
        return low->negative;
    int order = annals_decimal_compare(low->number.high, high->number.low);
    return low->negative ? order != 0 : order < 0;
}

static annals_decimal minus(annals_decimal value)
{
    return (annals_decimal){-value.digits, value.exponent};
}

/* Multiplies an end by how many of the other's unit it has; nothing where they have one unit. False: of two kinds, or
 * too large. */
static bool convert(annals_figure *end, const char *unit)
{
    int64_t each = annals_subunit_count(end->unit, unit);
    if (end->unit && unit && strcmp(end->unit, unit) == 0)
        return true;
    if (each == 0 || !annals_figure_multiply(end, (annals_decimal){each, 0}))
        return false;
    end->unit = unit;
    return true;
}

/* "Between 1 hour and 1 hour 30 minutes": ends of which one is said in parts, in the smaller unit of both. */
static bool make_alike(annals_figure *low, annals_figure *high)
{
    annals_figure first = *low, second = *high;
    if (!low->compound && !high->compound)
        return true;
    bool money = low->currency && high->currency;
    if ((!money && !convert(&first, second.unit) && !convert(&second, first.unit)) || !in_order(&first, &second))
        return false;
    *low = first;
    *high = second;
    return true;
}

/* The numbers of both ends: from -5 to 10 keeps the sign with its end, from -10 to -5 with the whole. */
static void take_ends(annals_figure *low, const annals_figure *high)
{
    annals_number *number = &low->number;
    if (low->negative && !high->negative) {
        low->negative = false;
        number->low = minus(number->low);
    } else if (low->negative && annals_decimal_compare(number->low, high->number.low) > 0) {
        number->high = number->low;
        number->low = high->number.low;
        return;
    }
    number->high = high->number.high;
}

/* Whether the two are ends of one range; *low then has all that belongs to it. */
static bool join(annals_tokens *tokens, annals_figure *low, annals_figure *high)
{
    if (low->left_alone || high->left_alone || low->ratio || high->ratio || (low->points && !high->points) ||
        low->number.vague || high->number.vague || !connects(tokens, low, high) || !same_currency(low, high) ||
        is_share_of_other(low, high) || annals_figure_ends_in_year(low, high) || (low->percent && !high->percent))
        return false;
    if (!make_alike(low, high))
        return false;
    share_scale(tokens, low, high);
    if (!in_order(low, high) || lacks_scale(low, high))
        return false;
    share_unit(low, high);
    if (annals_figure_in_quote(tokens, low) != annals_figure_in_quote(tokens, high))
        return false;
    take_ends(low, high);
    low->number.last = high->number.last;
    low->number.literal = false;
    low->range = true;
    if (high->number.doubt < low->number.doubt)
        low->number.doubt = high->number.doubt;
    tokens->items[low->last].figure = true;
    low->last = high->last;
    return true;
}

void annals_figures_join(annals_tokens *tokens, annals_figures *figures)
{
    size_t kept = 0;
    for (size_t i = 1; i < figures->count; i++) {
        if (!join(tokens, &figures->items[kept], &figures->items[i]))
            figures->items[++kept] = figures->items[i];
    }
    if (figures->count > 0)
        figures->count = kept + 1;
}
