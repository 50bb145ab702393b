/* Reads digits by what stands beside them: behind a decimal sign, one by one, and groups of them. */
#include "scan/number.h"

#include <string.h>

#include "series/decimal.h"

/* WORD: bytes of the shortest word that is none for a measure. */
enum { WORD = 5 };

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

/* 12,500 where the comma is the decimal sign. */
static bool looks_grouped(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = &tokens->items[at];
    const char *text = tokens->passage->cased + token->start;
    size_t size = token->end - token->start;
    return tokens->language->decimal == ',' && token->value.exponent == -3 && size > 4 && size < 8 &&
           text[size - 4] == ',' && text[0] != '0';
}

/* Whether what stands behind is counted in whole numbers: a noun, or money that is worth little or much of it. */
static bool counts_wholes(const annals_tokens *tokens, size_t at)
{
    const annals_token *next = &tokens->items[at + 1];
    const annals_passage *passage = tokens->passage;
    const annals_entry *currency = annals_token_meaning(tokens, at + 1, ANNALS_ROLE_CURRENCY);
    const annals_entry *unit = annals_token_meaning(tokens, at + 1, ANNALS_ROLE_UNIT);
    if (currency && (currency->which & ANNALS_CURRENCY_OPEN) != 0)
        return true;
    if (currency && strcmp(annals_language_text(tokens->language, currency), "EUR") != 0) {
        const char *digits = passage->cased + tokens->items[at].end;
        return digits[-1] == '0' && digits[-2] == '0';
    }
    if (unit)
        return strcmp(annals_language_text(tokens->language, unit), "people") == 0;
    return next->kind == ANNALS_TOKEN_WORD && next->spaced && next->end - next->start >= WORD &&
           memcmp(passage->cased + next->start, passage->small + next->start, 2) == 0 &&
           annals_token_is_word(tokens, at + 1) && !annals_token_ends_as_no_noun(tokens, at + 1);
}

annals_decimal annals_number_literal(const annals_tokens *tokens, size_t at)
{
    annals_decimal value = tokens->items[at].value;
    if (looks_grouped(tokens, at) && at + 1 < tokens->count && counts_wholes(tokens, at))
        value.exponent = 0;
    return value;
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
