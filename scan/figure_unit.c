/* What stands behind a number: percent sign, currency, counted noun, or the mark of a year. */
#include "scan/figure.h"

#include "series/decimal.h"

enum { IDEOGRAPHS = 4 };

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

/* "2 e 1,4 miliardi di dollari", "isang milyong dolyar": a linker or "of" may stand before the currency. */
static size_t skip_links(const annals_tokens *tokens, const annals_figure *figure, size_t at)
{
    while (annals_token_is(tokens, at, ANNALS_ROLE_LINKER) ||
           (is_scaled(&figure->number) && annals_token_is(tokens, at, ANNALS_ROLE_OF)))
        at++;
    return at;
}

/* A currency sign close before other digits is theirs. */
static bool is_taken(const annals_tokens *tokens, size_t at)
{
    return is_kind(tokens, at + 1, ANNALS_TOKEN_LITERAL) && !tokens->items[at + 1].spaced;
}

static void multiply(annals_decimal *value, annals_decimal factor)
{
    annals_decimal product;
    if (annals_wide_fit(annals_wide_multiply(annals_wide_from(*value), annals_wide_from(factor)), &product))
        *value = product;
}

/* A percent word may stand for more than one: 三成 is 30%. */
static void set_percent(annals_figure *figure, annals_decimal each)
{
    figure->percent = true;
    if (each.digits == 0)
        return;
    multiply(&figure->number.low, each);
    multiply(&figure->number.high, each);
}

static bool take_sign(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    if (annals_token_is(tokens, at, ANNALS_ROLE_POINTS))
        figure->points = true;
    else if (annals_token_is(tokens, at, ANNALS_ROLE_PERCENT))
        set_percent(figure, annals_token_meaning(tokens, at, ANNALS_ROLE_PERCENT)->low);
    else if (!figure->currency && annals_token_is(tokens, at, ANNALS_ROLE_CURRENCY) && !is_taken(tokens, at))
        figure->currency = annals_token_meaning(tokens, at, ANNALS_ROLE_CURRENCY);
    else
        return false;
    figure->number.doubt = ANNALS_DOUBT_NONE;
    figure->last = at + 1;
    return true;
}

static void set_noun(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    const annals_entry *known = annals_token_meaning(tokens, at, ANNALS_ROLE_UNIT);
    figure->unit = known && known->text[0] ? known->text : NULL;
    figure->unit_first = at;
    figure->unit_last = figure->last = at + 1;
}

/* Whether a character may be part of a noun that has begun: 小組, though 組 also counts things. */
static bool goes_on(const annals_tokens *tokens, size_t at)
{
    const annals_stretch *stretch = &tokens->passage->stretch;
    return at < tokens->count && !tokens->items[at].spaced &&
           (tokens->items[at].kind == ANNALS_TOKEN_IDEOGRAPH || annals_token_is(tokens, at, ANNALS_ROLE_CLASSIFIER) ||
            annals_token_is(tokens, at, ANNALS_ROLE_UNIT)) &&
           tokens->passage->origin[tokens->items[at].start] != stretch->quote_end;
}

/* The noun of a script without spaces: a unit, or what stands behind a classifier, as far as the quote goes but of a
 * few characters only. */
static bool take_classified(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    if (!annals_token_is(tokens, at, ANNALS_ROLE_CLASSIFIER))
        return false;
    bool counts = !annals_token_is(tokens, at, ANNALS_ROLE_UNIT);
    size_t noun = at + counts, end = noun;
    if (annals_token_is(tokens, noun, ANNALS_ROLE_UNIT)) {
        set_noun(tokens, figure, noun);
        return true;
    }
    while (!tokens->language->bare_classifiers && end - noun < IDEOGRAPHS && goes_on(tokens, end))
        end++;
    figure->unit_first = end > noun ? noun : at;
    figure->unit_last = figure->last = end > noun ? end : noun;
    return true;
}

/* The noun of a script with spaces, behind what may stand between: "mga", a name (10,000 H100 GPU). */
static bool take_noun(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    while (annals_token_is(tokens, at, ANNALS_ROLE_FILLER))
        at++;
    at += is_kind(tokens, at, ANNALS_TOKEN_NAME) && at + 1 < tokens->count;
    if (!annals_token_is(tokens, at, ANNALS_ROLE_UNIT) && !is_kind(tokens, at, ANNALS_TOKEN_WORD))
        return false;
    set_noun(tokens, figure, at);
    return true;
}

/* "due anni e mezzo", 兩年半: a half may stand behind the noun. */
static void take_half(const annals_tokens *tokens, annals_figure *figure)
{
    static const annals_decimal half = {5, -1};
    annals_number *number = &figure->number;
    if (figure->unit_last != figure->last || figure->unit_last == figure->unit_first || is_scaled(number) ||
        !annals_token_is(tokens, figure->last, ANNALS_ROLE_HALF) ||
        annals_token_is(tokens, figure->last + 1, ANNALS_ROLE_TIMES))
        return;
    if (annals_decimal_add(number->low, half, &number->low) && annals_decimal_add(number->high, half, &number->high))
        figure->last++;
}

static void settle_doubt(const annals_tokens *tokens, annals_figure *figure)
{
    annals_number *number = &figure->number;
    if (figure->percent)
        number->doubt = ANNALS_DOUBT_NONE;
    if (!number->weak && number->doubt == ANNALS_DOUBT_WORD && figure->unit_last > figure->unit_first)
        number->doubt = ANNALS_DOUBT_NONE;
    bool year_before = figure->first > 0 && annals_token_is(tokens, figure->first - 1, ANNALS_ROLE_YEAR_BEFORE);
    if (!may_be_year(figure) || (figure->unit_last > figure->unit_first && !year_before))
        return;
    figure->last = number->last;
    set_year(figure, number->last);
}

void annals_figure_add_unit(const annals_tokens *tokens, annals_figure *figure)
{
    size_t at = figure->number.last;
    if (annals_token_is(tokens, at, ANNALS_ROLE_YEAR_AFTER) && may_be_year(figure)) {
        set_year(figure, at + 1);
        return;
    }
    at = skip_links(tokens, figure, at);
    if (take_sign(tokens, figure, at))
        return;
    if (!figure->currency && !figure->percent && !take_classified(tokens, figure, at))
        take_noun(tokens, figure, at);
    take_half(tokens, figure);
    settle_doubt(tokens, figure);
}
