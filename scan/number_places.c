/* Reads what stands behind the decimal sign of a number, digit by digit; knows nothing of the number before it. */
#include "scan/number.h"

#include "series/decimal.h"

enum { PRINTED = 2 }; /* digits behind a sign of newspapers: more of them are a list */

/* One by one: "zero five" is .05. */
static size_t read_one_by_one(const annals_tokens *tokens, size_t at, annals_decimal *part)
{
    for (; part->exponent > -9; at++) {
        const annals_entry *digit = annals_token_meaning(tokens, at, ANNALS_ROLE_DIGIT);
        if (!digit)
            digit = annals_token_meaning(tokens, at, ANNALS_ROLE_NUMBER);
        if (!digit)
            digit = annals_token_meaning(tokens, at, ANNALS_ROLE_WEAK);
        if (!digit || digit->low.digits > 9 || digit->low.exponent != 0)
            break;
        part->digits = part->digits * 10 + digit->low.digits;
        part->exponent--;
    }
    return at;
}

/* 45・3: digits close behind the sign; not behind one that counts things as well, 点. */
static size_t read_printed(const annals_tokens *tokens, size_t at, annals_decimal *part)
{
    if (at >= tokens->count || !tokens->language->joined || tokens->items[at].spaced ||
        annals_token_is(tokens, at - 1, ANNALS_ROLE_CLASSIFIER))
        return at;
    const annals_token *token = &tokens->items[at];
    const char *text = tokens->passage->cased + token->start;
    size_t size = token->end - token->start;
    for (size_t i = 0; i < size; i++) {
        if (size > PRINTED || text[i] < '0' || text[i] > '9')
            return at;
        part->digits = part->digits * 10 + (text[i] - '0');
        part->exponent--;
    }
    return at + 1;
}

size_t annals_number_places_read(const annals_tokens *tokens, size_t at, bool printed, annals_decimal *part)
{
    size_t behind = printed ? read_printed(tokens, at, part) : at;
    if (behind == at) {
        *part = (annals_decimal){0, 0};
        behind = read_one_by_one(tokens, at, part);
    }
    return behind;
}
