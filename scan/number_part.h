/* A number while it is read, for the files that read its parts. Internal. */
#ifndef ANNALS_SCAN_NUMBER_PART_H
#define ANNALS_SCAN_NUMBER_PART_H

#include "number.h"
#include "sum.h"

/* A number being read. */
typedef struct {
    const annals_tokens *tokens;
    size_t first;
    size_t at;
    annals_sum sum;
    annals_number *out;
    bool ended; /* only a scale may follow */
} annals_number_reading;

/* Takes digits: a whole number, or what may follow other parts (2千零30, 1萬0939). False, with nothing done that its
 * caller does not take back, where none stand there. */
bool annals_number_take_literal(annals_number_reading *in);

/* Takes characters that stand for digits: 二〇一三 by place, 五六 "five or six", 五 by itself. False as above. */
bool annals_number_take_digits(annals_number_reading *in);

/* Takes a scale word, which multiplies what stands before it, or leads on to what it is a scale of. False as above. */
bool annals_number_take_scale(annals_number_reading *in);

/* The meaning in a role of the token that is to be read next, or NULL. */
static inline const annals_entry *annals_number_meaning(const annals_number_reading *in, annals_role role)
{
    return annals_token_meaning(in->tokens, in->at, role);
}

static inline bool annals_number_is_at(const annals_number_reading *in, size_t at, annals_role role)
{
    return annals_token_is(in->tokens, at, role);
}

/* Whether nothing has been read yet. */
static inline bool annals_number_is_empty(const annals_number_reading *in)
{
    return in->sum.count == 0;
}

static inline bool annals_number_is_scale(const annals_number_reading *in, size_t at)
{
    static const uint64_t scales =
        ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING) | ANNALS_ROLE_BIT(ANNALS_ROLE_SHORT);
    return at < in->tokens->count && (in->tokens->items[at].roles & scales) != 0;
}

/* The scale word at `at`, or NULL. */
static inline const annals_entry *annals_number_scale(const annals_number_reading *in, size_t at)
{
    const annals_entry *entry = annals_token_meaning(in->tokens, at, ANNALS_ROLE_TIMES);
    if (!entry)
        entry = annals_token_short(in->tokens, at, in->first);
    return entry ? entry : annals_token_meaning(in->tokens, at, ANNALS_ROLE_LEADING);
}

#endif
