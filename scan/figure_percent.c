/* Reads a percent word behind a number, and the lower places behind one for tens: 三成五; knows no words. */
#include "scan/figure.h"

#include "series/decimal.h"

enum { LOWER = 2 }; /* digits of the places below tens */

/* Roles of what a number in front of it counts or is measured in. */
#define COUNTED_ROLES                                                               \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CLASSIFIER) |  \
     ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY) | ANNALS_ROLE_BIT(ANNALS_ROLE_PERCENT) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | ANNALS_ROLE_BIT(ANNALS_ROLE_DATE_AFTER))

/* What a digit at `at` is, as the next lower place behind a percent word for tens: 三成五, 3成5, 三成半, 3成12. */
static bool is_lower_digit(const annals_tokens *tokens, size_t at, annals_decimal each, annals_decimal *digit)
{
    static const annals_decimal ten = {10, 0}, five = {5, 0};
    const annals_entry *character = annals_token_meaning(tokens, at, ANNALS_ROLE_DIGIT);
    const annals_token *token = at < tokens->count ? &tokens->items[at] : NULL;
    size_t size = token && token->kind == ANNALS_TOKEN_LITERAL ? token->end - token->start : 0;
    bool literal = size > 0 && size <= LOWER && token->plain && !token->spaced && token->value.exponent == 0;
    bool half = annals_token_is(tokens, at, ANNALS_ROLE_HALF) && annals_decimal_compare(each, ten) == 0;
    if (literal && at + 1 < tokens->count && (tokens->items[at + 1].roles & COUNTED_ROLES) != 0)
        return false; /* 3成5人 */
    *digit = character ? character->low : literal ? token->value : five;
    digit->exponent = (int8_t)(digit->exponent - (literal ? (int)size - 1 : 0));
    return character || literal || half;
}

void annals_figure_take_percent(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    annals_number *number = &figure->number;
    annals_decimal each = annals_token_meaning(tokens, at, ANNALS_ROLE_PERCENT)->low, sum;
    figure->percent = true;
    figure->last = at + 1;
    if (annals_token_is(tokens, at + 1, ANNALS_ROLE_AND_MORE) && tokens->language->joined) {
        number->bound = ANNALS_MORE_THAN; /* 四成多 */
        figure->last = at + 2;
    }
    if (each.digits == 0 || annals_decimal_compare(number->low, each) > 0 || !annals_figure_multiply(figure, each))
        return;
    number->scale = each;
    annals_decimal digit;
    if (is_lower_digit(tokens, at + 1, each, &digit) && annals_decimal_compare(number->low, number->high) == 0 &&
        annals_decimal_add(number->low, digit, &sum)) {
        number->low = number->high = sum;
        number->last = figure->last = at + 2;
    }
}
