/* What stands behind a number: percent sign, currency, counted noun, or the mark of a year. */
#include <string.h>

#include "scan/figure.h"
#include "scan/noun.h"
#include "scan/topic.h"
#include "scan/when.h"
#include "series/decimal.h"

enum { OLD_ENOUGH = 10, TOO_OLD = 110, CUE_REACH = 5 };

static const annals_decimal ONE = {1, 0}, FIRST_YEAR = {1000, 0}, LAST_YEAR = {2999, 0};

static bool is_scaled(const annals_number *number)
{
    return number->vague || annals_decimal_compare(number->scale, ONE) != 0;
}

static bool may_be_year(const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    return number->plain && number->last > number->first && !figure->currency && !figure->percent &&
           annals_decimal_compare(number->low, FIRST_YEAR) >= 0 && annals_decimal_compare(number->low, LAST_YEAR) <= 0;
}

static void set_year(annals_figure *figure, size_t last)
{
    figure->unit = "calendar-year";
    figure->number.doubt = ANNALS_DOUBT_YEAR;
    figure->unit_first = figure->last;
    figure->last = figure->unit_last = last;
}

static bool is_kind(const annals_tokens *tokens, size_t at, annals_token_kind kind)
{
    return at < tokens->count && tokens->items[at].kind == kind;
}

/* "1/4 de milla", "un quarto d'ora", "three quarters of an hour": behind what stands before the unit of a share; `at`
 * where there is none. */
static size_t skip_share_of_unit(const annals_tokens *tokens, const annals_figure *figure, size_t at)
{
    bool mixed = !figure->number.literal && figure->number.low.exponent < 0;
    size_t unit = at + 1 + annals_token_is(tokens, at + 1, ANNALS_ROLE_ARTICLE);
    return (figure->number.fraction || mixed) && annals_token_is(tokens, at, ANNALS_ROLE_OF) &&
                   (annals_token_is(tokens, unit, ANNALS_ROLE_UNIT) ||
                    annals_token_is(tokens, unit, ANNALS_ROLE_CURRENCY))
               ? unit
               : at;
}

/* "2 e 1,4 miliardi di dollari", "isang milyong dolyar": a linker or "of" may stand before the currency; so may a
 * hyphen: six-percent. */
static size_t skip_links(const annals_tokens *tokens, const annals_figure *figure, size_t at)
{
    at = skip_share_of_unit(tokens, figure, at);
    while (annals_token_is(tokens, at, ANNALS_ROLE_LINKER) ||
           (is_scaled(&figure->number) && annals_token_is(tokens, at, ANNALS_ROLE_OF)))
        at++;
    size_t behind = annals_token_behind_hyphen(tokens, at);
    bool sign = annals_token_is(tokens, behind, ANNALS_ROLE_PERCENT) ||
                annals_token_is(tokens, behind, ANNALS_ROLE_POINTS) ||
                annals_token_is(tokens, behind, ANNALS_ROLE_CURRENCY);
    return sign ? behind : at;
}

/* "Kelas 2 Rp 131.650": between a bare number and a spaced one that has signs among its digits a sign is the second's.
 */
static bool leads_amount(const annals_tokens *tokens, size_t at)
{
    const annals_passage *passage = tokens->passage;
    const annals_token *sign = &tokens->items[at];
    return at > 0 && sign->spaced && is_kind(tokens, at - 1, ANNALS_TOKEN_LITERAL) && tokens->items[at - 1].plain &&
           !tokens->items[at + 1].plain && passage->cased[sign->start] != passage->small[sign->start];
}

/* A currency sign close before other digits is theirs, unless it stands behind numbers only, as does what counts: 3塊5.
 */
static bool is_taken(const annals_tokens *tokens, size_t at)
{
    const annals_entry *currency = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
    return (!currency || (currency->which & ANNALS_CURRENCY_BEHIND) == 0) &&
           !annals_token_is(tokens, at, ANNALS_ROLE_CLASSIFIER) && is_kind(tokens, at + 1, ANNALS_TOKEN_LITERAL) &&
           (!tokens->items[at + 1].spaced || leads_amount(tokens, at));
}

/* "75 USD million": the scale may stand behind the currency. */
static void take_currency(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    static const annals_decimal thousand = {1000, 0};
    const annals_entry *scale = annals_token_meaning(tokens, at + 1, ANNALS_ROLE_TIMES);
    figure->currency = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
    const annals_entry *coin = annals_token_meaning(tokens, at, ANNALS_ROLE_UNIT);
    if (coin && figure->currency->low.digits != 0)
        figure->unit = annals_language_text(tokens->language, coin);
    if (!scale || is_scaled(&figure->number) || annals_decimal_compare(scale->low, thousand) < 0 ||
        !annals_figure_multiply(figure, scale->low))
        return;
    figure->number.scale = scale->low;
    figure->number.last = figure->last = at + 2;
}

static bool is_physical(const annals_tokens *tokens, size_t at)
{
    const annals_entry *unit = annals_token_meaning(tokens, at, ANNALS_ROLE_UNIT);
    return unit && annals_topic_of_unit(annals_language_text(tokens->language, unit)) == ANNALS_SCAN_PHYSICAL;
}

/* "64,000 pounds (29,000 kg)": what is said once more in a parenthesis. */
static bool is_said_as_weight(const annals_tokens *tokens, size_t at)
{
    return annals_token_reads(tokens, at, "(") && is_kind(tokens, at + 1, ANNALS_TOKEN_LITERAL) &&
           is_physical(tokens, at + 2);
}

/* "29,000 kg (64,000 pounds)". */
static bool says_weight_again(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    while (at > 2 && annals_token_is(tokens, at - 1, ANNALS_ROLE_BEFORE))
        at--;
    return at > 2 && annals_token_reads(tokens, at - 1, "(") && is_physical(tokens, at - 2) &&
           !annals_token_is(tokens, at - 2, ANNALS_ROLE_CURRENCY);
}

/* "Weighs 150 pounds", "500 pounds of rice": a word that is a currency and a unit, where a word before it or an "of"
 * behind it says which. */
static bool is_weight(const annals_tokens *tokens, const annals_figure *figure, size_t at)
{
    const annals_entry *currency = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
    if (figure->currency || !currency || currency->low.digits != 0 || !annals_token_is(tokens, at, ANNALS_ROLE_UNIT))
        return false;
    if ((!is_scaled(&figure->number) && annals_token_is(tokens, at + 1, ANNALS_ROLE_OF)) ||
        is_said_as_weight(tokens, at + 1) || says_weight_again(tokens, figure))
        return true;
    size_t before = figure->first;
    for (size_t steps = 0; before-- > 0 && steps < CUE_REACH && !tokens->items[before].figure; steps++) {
        if (annals_token_cues(tokens, before, ANNALS_CUE_MEASURE))
            return true;
        if (tokens->items[before].kind == ANNALS_TOKEN_BREAK)
            break;
    }
    return false;
}

/* 新台幣6萬元: a word for money that leaves open which, behind the currency that says it. */
static bool goes_on_with_money(const annals_tokens *tokens, const annals_figure *figure, size_t at)
{
    const annals_entry *money = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
    return figure->currency && money && (money->which & ANNALS_CURRENCY_OPEN) != 0 && money->low.digits == 0 &&
           !is_taken(tokens, at);
}

/* 兩塊石頭: a word for money that counts things where one follows. */
static bool counts_things(const annals_tokens *tokens, size_t at)
{
    return tokens->language->joined && annals_token_is(tokens, at, ANNALS_ROLE_CLASSIFIER) &&
           is_kind(tokens, at + 1, ANNALS_TOKEN_IDEOGRAPH) && !tokens->items[at + 1].spaced;
}

static bool take_sign(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    figure->last = at + 1;
    if (annals_token_is(tokens, at, ANNALS_ROLE_POINTS))
        figure->points = true;
    else if (annals_token_is(tokens, at, ANNALS_ROLE_PERCENT))
        annals_figure_take_percent(tokens, figure, at);
    else if (is_weight(tokens, figure, at))
        annals_noun_set(tokens, figure, at);
    else if (!figure->currency && annals_token_is(tokens, at, ANNALS_ROLE_CURRENCY) && !is_taken(tokens, at) &&
             !counts_things(tokens, at))
        take_currency(tokens, figure, at);
    else if (!goes_on_with_money(tokens, figure, at)) {
        figure->last = figure->number.last;
        return false;
    }
    figure->number.doubt = ANNALS_DOUBT_NONE;
    return true;
}

/* "Dos horas y cuarto", "deux heures et quart": a quarter without a number, behind a unit and "and". */
static bool add_quarter(const annals_tokens *tokens, annals_figure *figure)
{
    static const annals_decimal quarter = {25, -2};
    size_t at = figure->last + 1;
    const annals_entry *part = annals_token_meaning(tokens, at, ANNALS_ROLE_PART);
    bool ends = at + 1 >= tokens->count || tokens->items[at + 1].kind == ANNALS_TOKEN_BREAK ||
                tokens->items[at + 1].kind == ANNALS_TOKEN_MARK ||
                annals_token_is(tokens, at + 1, ANNALS_ROLE_FUNCTION);
    if (!part || !figure->unit || figure->unit_last != figure->last || is_scaled(&figure->number) || !ends ||
        !annals_token_is(tokens, at - 1, ANNALS_ROLE_AND) ||
        annals_decimal_compare(part->low, (annals_decimal){4, 0}) != 0 ||
        !annals_decimal_add(figure->number.low, quarter, &figure->number.low))
        return false;
    figure->number.high = figure->number.low;
    figure->number.weak = false;
    figure->number.last = figure->last = at + 1;
    return true;
}

/* "due anni e mezzo", "tre euro e mezzo", 兩年半: a half may stand behind the noun or the currency. */
static void take_half(const annals_tokens *tokens, annals_figure *figure)
{
    bool noun = figure->unit_last == figure->last && figure->unit_last > figure->unit_first;
    bool money = figure->currency && figure->last == figure->number.last + 1 && figure->number.low.exponent == 0;
    if ((noun || money) && !is_scaled(&figure->number) && annals_figure_add_half(tokens, &figure->number, figure->last))
        figure->last++;
    else if (add_quarter(tokens, figure))
        return;
    if (figure->unit && figure->unit_last == figure->last && strcmp(figure->unit, "people") != 0)
        figure->last += annals_figure_add_more(tokens, &figure->number, figure->last);
}

/* "aged 35", and "Cruz, 35, …", "Cruz (35)": the age of who is named before. */
static void take_bare_age(const annals_tokens *tokens, annals_figure *figure)
{
    const annals_number *number = &figure->number;
    size_t at = figure->first, behind = figure->last;
    bool written = (number->literal && number->plain) || number->bound != ANNALS_EXACT; /* 35, 30-an */
    if (at < 1 || !written || figure->unit_last > figure->unit_first || figure->currency || number->low.exponent != 0 ||
        number->low.digits > TOO_OLD || behind > tokens->count)
        return;
    bool second = at > 2 && annals_token_is(tokens, at - 1, ANNALS_ROLE_AND) &&
                  is_kind(tokens, at - 2, ANNALS_TOKEN_LITERAL); /* aged 15 and 16 */
    bool bracketed = at > 1 && annals_token_reads(tokens, at - 1, "(") && annals_token_reads(tokens, behind, ")");
    size_t cue = bracketed ? at - 2 : second ? at - 3 : at - 1; /* 会社員の男性(37) */
    if (annals_token_cues(tokens, cue, ANNALS_CUE_AGE)) {
        figure->unit = "year";
        return;
    }
    bool of = at > 2 && annals_token_is(tokens, at - 1, ANNALS_ROLE_OF); /* "Alcaraz, de 21, …" */
    size_t mark = at - 1 - of;
    bool commas = annals_token_reads(tokens, mark, ",") &&
                  (annals_token_reads(tokens, behind, ",") || (!of && is_kind(tokens, behind, ANNALS_TOKEN_BREAK)));
    if (mark > 0 && number->low.digits >= OLD_ENOUGH && (commas || bracketed) &&
        tokens->items[mark - 1].kind == ANNALS_TOKEN_WORD) {
        figure->unit = "year";
        figure->bare_age = true;
    }
}

/* A number such as a year of these decades is one more often than it counts what follows, but a round one. */
static bool is_likely_year(const annals_number *number)
{
    return number->literal && number->low.digits >= 1900 && number->low.digits <= 2040 && number->low.digits % 100 != 0;
}

/* "More than 1500" is no year, though "about 1500" may be one. */
static bool is_bounded(const annals_tokens *tokens, const annals_figure *figure)
{
    const annals_entry *bound =
        figure->first > 0 ? annals_token_meaning(tokens, figure->first - 1, ANNALS_ROLE_BEFORE) : NULL;
    return bound && bound->which != ANNALS_ABOUT &&
           !annals_token_is(tokens, figure->first - 1, ANNALS_ROLE_YEAR_BEFORE) &&
           !annals_token_is(tokens, figure->first - 1, ANNALS_ROLE_WHEN);
}

/* 1200, 2800: a round number that nothing says is a year counts more often, but for 1800, 1900 and 2000. */
static bool is_round_count(const annals_tokens *tokens, const annals_number *number)
{
    int64_t century = number->low.digits / 100;
    return number->literal && number->low.exponent == 0 && number->low.digits % 100 == 0 && century != 18 &&
           century != 19 && century != 20 && !tokens->language->joined;
}

/* "673 nelle medie e 1035 nelle superiori", "sono 1038": what stands in a row or says how many is no year of so long
 * ago, or so far ahead. */
static bool is_counted_like_others(const annals_tokens *tokens, const annals_figure *figure)
{
    static const annals_decimal oldest = {1500, 0}, latest = {2100, 0};
    const annals_decimal low = figure->number.low;
    bool far = annals_decimal_compare(low, oldest) < 0 || annals_decimal_compare(low, latest) > 0;
    return far && figure->first > 0 &&
           (annals_token_is(tokens, figure->first - 1, ANNALS_ROLE_AND) ||
            annals_token_cues(tokens, figure->first - 1, ANNALS_CUE_PREDICATE));
}

static void settle_doubt(const annals_tokens *tokens, annals_figure *figure)
{
    annals_number *number = &figure->number;
    if (figure->percent)
        number->doubt = ANNALS_DOUBT_NONE;
    if (!number->weak && number->doubt == ANNALS_DOUBT_WORD && figure->unit_last > figure->unit_first)
        number->doubt = ANNALS_DOUBT_NONE;
    bool year_before = figure->first > 0 && annals_token_is(tokens, figure->first - 1, ANNALS_ROLE_YEAR_BEFORE);
    bool noun = figure->unit_last > figure->unit_first;
    if (!may_be_year(figure) || is_bounded(tokens, figure) || is_counted_like_others(tokens, figure) ||
        (!year_before && (is_round_count(tokens, number) || (noun && (figure->unit || !is_likely_year(number))))))
        return;
    figure->last = number->last;
    set_year(figure, number->last);
}

/* "P3.5-M", "40-libong", "$5-million". */
static void take_hyphened_scale(const annals_tokens *tokens, annals_figure *figure)
{
    size_t at = figure->number.last;
    const annals_entry *scale = annals_token_short(tokens, at + 1, figure->number.first);
    if (!scale)
        scale = annals_token_meaning(tokens, at + 1, ANNALS_ROLE_TIMES);
    if (!scale || !figure->number.literal || is_scaled(&figure->number) || !annals_token_reads(tokens, at, "-") ||
        tokens->items[at].spaced || tokens->items[at + 1].spaced || !annals_figure_multiply(figure, scale->low))
        return;
    figure->number.scale = scale->low;
    figure->number.plain = false;
    figure->number.last = figure->last = at + 2;
}

/* "Three- to six-month": the hyphen whose word stands behind the other number. */
static bool is_dangling_hyphen(const annals_tokens *tokens, size_t at)
{
    return annals_token_reads(tokens, at, "-") && !tokens->items[at].spaced && at + 1 < tokens->count &&
           tokens->items[at + 1].spaced &&
           (annals_token_is(tokens, at + 1, ANNALS_ROLE_BETWEEN) || annals_token_is(tokens, at + 1, ANNALS_ROLE_AND));
}

/* 120 MEUR: the scale says the currency too. */
static void take_scaled_currency(const annals_tokens *tokens, annals_figure *figure)
{
    size_t last = figure->number.last - 1;
    if (!figure->currency && annals_token_is(tokens, last, ANNALS_ROLE_TIMES))
        figure->currency = annals_token_meaning(tokens, last, ANNALS_ROLE_CURRENCY);
}

void annals_figure_add_unit(const annals_tokens *tokens, annals_figure *figure)
{
    take_hyphened_scale(tokens, figure);
    size_t at = figure->number.last;
    int era = 0;
    take_scaled_currency(tokens, figure);
    if (is_dangling_hyphen(tokens, at)) {
        figure->last = at + 1;
        return;
    }
    if (figure->first > 0)
        annals_when_is(tokens, figure->first - 1, ANNALS_WHEN_ERA, &era);
    if (annals_token_is(tokens, at, ANNALS_ROLE_YEAR_AFTER) &&
        (may_be_year(figure) || annals_when_year(tokens, &figure->number, era) != 0)) {
        set_year(figure, at + 1);
        return;
    }
    at = skip_links(tokens, figure, annals_noun_take_scale(tokens, figure, at));
    if (take_sign(tokens, figure, at)) {
        take_half(tokens, figure);
        return;
    }
    if (!figure->currency && !figure->percent && !annals_noun_take_classified(tokens, figure, at) &&
        !annals_noun_take(tokens, figure, at))
        annals_noun_take_bare(tokens, figure, at);
    take_half(tokens, figure);
    take_bare_age(tokens, figure);
    settle_doubt(tokens, figure);
}
