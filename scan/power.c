/* Powers as science writes them: 10^6, 2.5^-1, 1.2 × 10^9; knows no words. */
#include "scan/number.h"
#include "series/product.h"

enum { EXPONENT_MAX = 99 };

static const annals_decimal ONE = {1, 0}, TEN = {10, 0};

static bool multiply(annals_amount *value, annals_decimal factor)
{
    annals_amount times = annals_amount_exact(factor);
    return annals_amount_multiply_rounded(value, &times, ANNALS_ROUND_NEAREST, value, NULL) == ANNALS_OK;
}

static bool raise(annals_decimal base, int exponent, bool inverse, annals_amount *power)
{
    annals_amount one = annals_amount_exact(ONE);
    *power = one;
    for (int i = 0; i < exponent; i++) {
        if (!multiply(power, base))
            return false;
    }
    return !inverse || annals_amount_divide(&one, power, power, NULL) == ANNALS_OK;
}

/* Reads "^-3" at the token `at`; *behind is behind it. */
static bool read_exponent(const annals_tokens *tokens, size_t at, int *exponent, bool *negative, size_t *behind)
{
    if (!annals_token_reads(tokens, at, "^") || tokens->items[at].spaced)
        return false;
    *negative = false;
    for (at++; annals_token_reads(tokens, at, "-") || annals_token_reads(tokens, at, "+"); at++)
        *negative ^= annals_token_reads(tokens, at, "-");
    const annals_token *token = at < tokens->count ? &tokens->items[at] : NULL;
    if (!token || token->kind != ANNALS_TOKEN_LITERAL || !token->plain || token->spaced || token->value.exponent != 0 ||
        token->value.digits > EXPONENT_MAX)
        return false;
    *exponent = (int)token->value.digits;
    *behind = at + 1;
    return true;
}

static void set(annals_number *number, const annals_amount *value, size_t last)
{
    number->low = number->high = value->low;
    number->derived = value->derived;
    number->plain = number->literal = false;
    number->last = last;
}

/* "1.2 × 10^9" */
static bool times_power(const annals_tokens *tokens, annals_number *number)
{
    size_t at = number->last, behind;
    annals_amount value = annals_amount_exact(number->low), power;
    int exponent;
    bool negative, ten = at + 1 < tokens->count && tokens->items[at + 1].kind == ANNALS_TOKEN_LITERAL &&
                         annals_decimal_compare(tokens->items[at + 1].value, TEN) == 0;
    if (!ten || !annals_token_reads(tokens, at, "×") || !read_exponent(tokens, at + 2, &exponent, &negative, &behind) ||
        !raise(TEN, exponent, negative, &power) || !multiply(&value, power.low))
        return false;
    value.derived = false;
    set(number, &value, behind);
    return true;
}

void annals_number_raise(const annals_tokens *tokens, annals_number *number)
{
    annals_amount power;
    size_t behind;
    int exponent;
    bool negative;
    if (!number->literal || number->vague || number->last != number->first + 1)
        return;
    if (!times_power(tokens, number) && read_exponent(tokens, number->last, &exponent, &negative, &behind) &&
        raise(number->low, exponent, negative, &power))
        set(number, &power, behind);
}
