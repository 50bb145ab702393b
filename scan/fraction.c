/* Numbers that are not whole: 五分之一, two thirds, two and a quarter; knows how to divide, and no words. */
#include <string.h>

#include "scan/number.h"
#include "series/decimal.h"
#include "series/product.h"

static const annals_decimal ONE = {1, 0};

static bool divide(annals_decimal above, annals_decimal below, annals_number *number)
{
    annals_amount part = annals_amount_exact(above), whole = annals_amount_exact(below);
    if (annals_amount_divide(&part, &whole, &part, NULL) != ANNALS_OK)
        return false;
    number->low = number->high = part.low;
    number->derived = part.derived;
    number->fraction = true;
    number->doubt = ANNALS_DOUBT_NONE;
    number->plain = number->literal = number->weak = false;
    return true;
}

/* Whether the word of a fraction stands at `at` that goes behind its denominator, or behind its numerator. */
static bool is_fraction(const annals_tokens *tokens, size_t at, bool numerator_first)
{
    const annals_entry *entry = annals_token_meaning(tokens, at, ANNALS_ROLE_FRACTION);
    return entry && (entry->which == 1) == numerator_first;
}

/* "one over three": less than one, with no noun behind it. */
static bool take_denominator(const annals_tokens *tokens, annals_number *number)
{
    annals_number below;
    if (!is_fraction(tokens, number->last, true) || number->vague || number->low.exponent != 0 ||
        !annals_number_read_plain(tokens, number->last + 1, &below) || below.low.exponent < 0 ||
        annals_decimal_compare(number->low, below.low) >= 0)
        return false;
    bool ends = below.last >= tokens->count || tokens->items[below.last].kind == ANNALS_TOKEN_BREAK;
    if (!ends || !divide(number->low, below.low, number))
        return false;
    number->last = below.last;
    return true;
}

/* 五分之一: the denominator comes first. */
static void take_numerator(const annals_tokens *tokens, annals_number *number)
{
    annals_number above;
    if (annals_number_read_plain(tokens, number->last + 1, &above) && divide(above.low, number->low, number))
        number->last = above.last;
}

/* The token of the part word behind a number that ends at `at`, "thirds" or "-thirds"; the count of tokens where there
 * is none. `one`: the number is one, "a third" and not "a thirds", but "three quarter hours". */
static size_t find_part(const annals_tokens *tokens, size_t at, bool one)
{
    size_t word = at;
    if (annals_token_is(tokens, at, ANNALS_ROLE_JOINER) && !tokens->items[at].spaced)
        word++;
    if (!annals_token_is(tokens, word, ANNALS_ROLE_PART) ||
        (!one && annals_token_is(tokens, word, ANNALS_ROLE_CURRENCY)))
        return tokens->count;
    for (int32_t entry = tokens->items[word].entry; entry != ANNALS_TRIE_NONE;) {
        const annals_entry *part = &tokens->language->entries[entry];
        bool known = (part->which & ANNALS_PART_ENDING) == 0 || tokens->items[word].value.digits != 0;
        bool of_one = (part->which & ANNALS_PART_OF_ONE) != 0;
        if (part->role == ANNALS_ROLE_PART && known &&
            (of_one == one || (of_one && annals_token_is(tokens, word + 1, ANNALS_ROLE_UNIT)) ||
             (of_one && annals_token_is(tokens, word + 1, ANNALS_ROLE_TIMES))))
            return word;
        entry = part->next;
    }
    return tokens->count;
}

static annals_decimal value_of_part(const annals_tokens *tokens, size_t word)
{
    const annals_token *token = &tokens->items[word];
    return token->value.digits != 0 ? token->value : annals_token_meaning(tokens, word, ANNALS_ROLE_PART)->low;
}

/* "A third person" is no part of one, "a third of" and "a third" are. */
static bool describes(const annals_tokens *tokens, size_t word)
{
    return !tokens->language->joined && annals_token_is_word(tokens, word + 1) && tokens->items[word + 1].spaced;
}

/* Multiplies by a scale word at `at`, where one stands there. */
static void take_scale_at(const annals_tokens *tokens, size_t at, annals_number *number)
{
    const annals_entry *scale = annals_token_meaning(tokens, at, ANNALS_ROLE_TIMES);
    annals_amount part = annals_amount_exact(number->low), whole;
    if (!scale)
        return;
    whole = annals_amount_exact(scale->low);
    if (annals_amount_multiply(&part, &whole, &part, NULL) != ANNALS_OK)
        return;
    number->low = number->high = part.low;
    number->scale = scale->low;
    number->last = at + 1;
}

/* "Three quarters of a million". */
static void take_scale_of(const annals_tokens *tokens, annals_number *number)
{
    size_t at = number->last;
    if (!annals_token_is(tokens, at, ANNALS_ROLE_OF))
        return;
    at++;
    at += annals_token_is(tokens, at, ANNALS_ROLE_ARTICLE) || annals_token_is(tokens, at, ANNALS_ROLE_WEAK);
    take_scale_at(tokens, at, number);
}

/* Sums two numbers, the second rounded to the places that there is room for. */
static bool add_rounded(annals_decimal whole, annals_decimal part, annals_decimal *sum)
{
    while (!annals_decimal_add(whole, part, sum)) {
        if (part.digits == 0 || part.exponent >= 0)
            return false;
        part.digits = (part.digits + 5) / 10;
        part.exponent++;
    }
    return true;
}

/* A share behind a large scale is one of it: six million and two thirds are 6⅔ million; 232 and a third are no more
 * than that. `behind`: the token behind the number that the share is added to. */
static bool add_share(const annals_tokens *tokens, annals_decimal whole, size_t behind, annals_decimal share,
                      annals_decimal scale, annals_decimal *sum)
{
    static const annals_decimal large = {1, 6};
    bool scaled = annals_token_is(tokens, behind - 1, ANNALS_ROLE_TIMES) ||
                  annals_token_is(tokens, behind - 1, ANNALS_ROLE_SHORT);
    annals_amount part = annals_amount_exact(share), times = annals_amount_exact(scale);
    if (scaled && annals_decimal_compare(scale, large) >= 0 &&
        annals_amount_multiply_rounded(&part, &times, ANNALS_ROUND_NEAREST, &part, NULL) != ANNALS_OK)
        return false;
    return add_rounded(whole, part.low, sum);
}

/* "Cento e tre quarti" are 100.75 and not 103/4: what stands behind an "and" that joins hundreds, and is less than the
 * denominator, is the numerator. *rest is then it, and *whole what stands before. */
static bool ends_in_share(const annals_tokens *tokens, const annals_number *number, annals_decimal below,
                          annals_decimal *whole, annals_number *rest)
{
    static const annals_decimal least = {100, 0};
    size_t at = number->last;
    while (at > number->first && !annals_token_is(tokens, at, ANNALS_ROLE_JOINER))
        at--;
    const annals_entry *joiner = annals_token_meaning(tokens, at, ANNALS_ROLE_JOINER);
    return at > number->first && joiner && tokens->items[at].spaced &&
           annals_decimal_compare(joiner->low, least) >= 0 && annals_number_read_plain(tokens, at + 1, rest) &&
           rest->last == number->last && annals_decimal_compare(rest->low, below) < 0 &&
           annals_decimal_add(number->low, (annals_decimal){-rest->low.digits, rest->low.exponent}, whole);
}

/* "One hundred thirty fifths" are 100/35: tens in front of the part belong to it where something stands before them, in
 * languages whose denominators are several words. */
static bool ends_in_tens(const annals_tokens *tokens, const annals_number *number, annals_decimal *below,
                         annals_decimal *above)
{
    static const annals_decimal ten = {10, 0}, twenty = {20, 0}, hundred = {100, 0};
    const annals_entry *tens = annals_token_meaning(tokens, number->last - 1, ANNALS_ROLE_NUMBER);
    return tens && tokens->language->spaced_parts && number->last - number->first > 1 &&
           annals_decimal_compare(*below, ten) < 0 && annals_decimal_compare(tens->low, twenty) >= 0 &&
           annals_decimal_compare(tens->low, hundred) < 0 && annals_decimal_add(*below, tens->low, below) &&
           annals_decimal_add(number->low, (annals_decimal){-tens->low.digits, tens->low.exponent}, above);
}

static bool divide_by_part(const annals_tokens *tokens, annals_decimal below, annals_number *number)
{
    annals_number rest;
    annals_decimal whole, above;
    if (ends_in_tens(tokens, number, &below, &above))
        return divide(above, below, number);
    if (!ends_in_share(tokens, number, below, &whole, &rest))
        return divide(number->low, below, number);
    if (!divide(rest.low, below, number) ||
        !add_share(tokens, whole, rest.first - 1, number->low, number->scale, &number->low))
        return false;
    number->high = number->low;
    return true;
}

static int64_t common_divisor(int64_t one, int64_t other)
{
    while (other != 0) {
        int64_t rest = one % other;
        one = other;
        other = rest;
    }
    return one;
}

/* "Two quarters", "62 quarters", "the last three quarters": a word that is a span of time too is a part of one only
 * behind a number in words that makes a fraction which can't be cancelled, and that nothing says is in a row. */
static bool counts_spans(const annals_tokens *tokens, const annals_number *number, size_t word)
{
    annals_decimal below = value_of_part(tokens, word);
    if (!annals_token_is(tokens, word, ANNALS_ROLE_UNIT))
        return false;
    const annals_entry *when =
        number->first > 0 ? annals_token_meaning(tokens, number->first - 1, ANNALS_ROLE_WHEN) : NULL;
    bool row = (when && when->which == ANNALS_WHEN_TOWARD) ||
               (number->first > 0 && annals_token_cues(tokens, number->first - 1, ANNALS_CUE_ORDINAL));
    bool of =
        annals_token_is_of(tokens, word + 1) || annals_token_is(tokens, word + 1, ANNALS_ROLE_ATTRIBUTE); /* "of the" */
    return row || (number->literal && !of) || annals_decimal_compare(number->low, below) >= 0 ||
           number->low.exponent != 0 || below.exponent != 0 || common_divisor(number->low.digits, below.digits) != 1;
}

/* "two thirds", "a third". */
static bool take_part(const annals_tokens *tokens, annals_number *number)
{
    if (!annals_token_is(tokens, number->last, ANNALS_ROLE_PART) &&
        !annals_token_is(tokens, number->last + 1, ANNALS_ROLE_PART))
        return false;
    bool one = annals_decimal_compare(number->low, ONE) == 0;
    size_t word = find_part(tokens, number->last, one);
    if (word == tokens->count || number->vague || (one && describes(tokens, word)) ||
        counts_spans(tokens, number, word) || !divide_by_part(tokens, value_of_part(tokens, word), number))
        return false;
    number->last = word + 1;
    if (number->last < tokens->count && !tokens->items[number->last].spaced)
        take_scale_at(tokens, number->last, number); /* eine Viertelmillion */
    take_scale_of(tokens, number);
    return true;
}

/* Completes a denominator whose last word is a part of less than ten, "twenty fifths": 25. */
static bool complete_denominator(const annals_tokens *tokens, annals_number *below, bool one)
{
    static const annals_decimal ten = {10, 0};
    size_t word = find_part(tokens, below->last, one);
    if (word == tokens->count || !tokens->language->spaced_parts || below->literal || below->low.exponent < 0 ||
        below->low.digits % 10 != 0)
        return false;
    annals_decimal part = value_of_part(tokens, word);
    if (annals_decimal_compare(part, ten) >= 0 || !annals_decimal_add(below->low, part, &below->low))
        return false;
    below->last = word + 1;
    return true;
}

/* "Três vinte avos": an ending of denominators that is written by itself; "three twenty-fifths". */
static bool take_spaced_part(const annals_tokens *tokens, annals_number *number)
{
    annals_number below;
    if (!annals_number_may_begin(tokens, number->last) || number->vague ||
        !annals_number_read_plain(tokens, number->last, &below))
        return false;
    bool one = annals_decimal_compare(number->low, ONE) == 0;
    if (complete_denominator(tokens, &below, one)) {
        if (!divide(number->low, below.low, number))
            return false;
        number->last = below.last;
        return true;
    }
    const annals_entry *ending = annals_token_meaning(tokens, below.last, ANNALS_ROLE_PART);
    if (!ending || (ending->which & ANNALS_PART_ENDING) == 0 || ending->low.digits != 0 ||
        !divide(number->low, below.low, number))
        return false;
    number->last = below.last + 1;
    return true;
}

/* "a quarter": an article in front of a part. */
static bool read_article_part(const annals_tokens *tokens, size_t at, annals_number *number)
{
    if (!annals_token_is(tokens, at, ANNALS_ROLE_ARTICLE))
        return false;
    *number = (annals_number){.first = at, .last = at + 1, .low = ONE, .high = ONE, .scale = ONE};
    return take_part(tokens, number);
}

/* "A quarter", "a quarter million". */
static bool read_article_share(const annals_tokens *tokens, size_t at, annals_number *number)
{
    if (!read_article_part(tokens, at, number))
        return false;
    if (annals_decimal_compare(number->scale, ONE) == 0)
        take_scale_at(tokens, number->last, number);
    return true;
}

/* "1/4", read as one literal. */
static bool is_slashed(const annals_tokens *tokens, const annals_number *number)
{
    const annals_token *token = &tokens->items[number->first];
    return number->literal && !token->plain &&
           memchr(tokens->passage->cased + token->start, '/', token->end - token->start) != NULL;
}

/* "7 ½": a fraction in one sign behind a whole number in digits. */
static bool is_sign_of_rest(const annals_tokens *tokens, const annals_number *whole, const annals_number *part)
{
    const annals_token *token = &tokens->items[part->first];
    return whole->literal && whole->plain && part->literal && !part->plain && part->last == part->first + 1 &&
           (unsigned char)tokens->passage->cased[token->start] >= 0x80;
}

/* "two and a quarter": what stands behind a whole number and is less than one. */
static void take_mixed(const annals_tokens *tokens, annals_number *number)
{
    annals_number part;
    annals_decimal sum;
    size_t at = number->last;
    if (number->vague || number->bound != ANNALS_EXACT || number->low.exponent < 0)
        return;
    at += annals_token_is(tokens, at, ANNALS_ROLE_JOINER) || annals_token_is(tokens, at, ANNALS_ROLE_AND);
    if (at == number->last && !number->literal)
        return;
    bool read = annals_number_read_plain(tokens, at, &part) && part.first > number->first &&
                (take_part(tokens, &part) || is_fraction(tokens, part.last, false) ||
                 (at > number->last && is_slashed(tokens, &part)) || is_sign_of_rest(tokens, number, &part));
    if (read && is_fraction(tokens, part.last, false))
        take_numerator(tokens, &part);
    if ((!read && !read_article_part(tokens, at, &part)) || annals_decimal_compare(part.low, ONE) >= 0)
        return;
    if (!add_share(tokens, number->low, number->last, part.low, number->scale, &sum))
        return;
    number->low = number->high = sum;
    number->derived = part.derived;
    number->plain = number->literal = number->weak = false;
    number->doubt = ANNALS_DOUBT_NONE;
    number->last = part.last;
    if (annals_decimal_compare(number->scale, ONE) == 0)
        take_scale_at(tokens, number->last, number);
}

/* 三万分之一: the number multiplies the denominator that the word for parts of so many names. */
static bool take_parts_of_many(const annals_tokens *tokens, annals_number *number)
{
    static const annals_decimal hundred = {100, 0};
    const annals_entry *parts = annals_token_meaning(tokens, number->last, ANNALS_ROLE_PERCENT_BEFORE);
    annals_number above;
    annals_decimal share, below;
    if (!parts || number->vague || number->low.exponent < 0 ||
        !annals_number_read_plain(tokens, number->last + 1, &above) ||
        !annals_wide_fit(annals_wide_multiply(annals_wide_from(number->low), annals_wide_from(hundred)), &below))
        return false;
    annals_decimal each = parts->low.digits == 0 ? ONE : parts->low;
    if (!annals_wide_fit(annals_wide_multiply(annals_wide_from(above.low), annals_wide_from(each)), &share) ||
        !divide(share, below, number))
        return false;
    number->last = above.last;
    return true;
}

/* Whether no fraction can follow the digits at `at`. */
static bool ends_at_once(const annals_tokens *tokens, size_t at)
{
    if (!annals_number_is_lone(tokens, at))
        return false;
    bool digits = at + 1 < tokens->count && tokens->items[at + 1].kind == ANNALS_TOKEN_LITERAL;
    return !digits || annals_number_is_lone(tokens, at + 1);
}

bool annals_number_read(const annals_tokens *tokens, size_t at, annals_number *number)
{
    if (!annals_number_read_plain(tokens, at, number))
        return read_article_share(tokens, at, number);
    if (ends_at_once(tokens, at))
        return true;
    annals_number_raise(tokens, number);
    number->fraction = is_slashed(tokens, number) && annals_decimal_compare(number->low, ONE) < 0;
    if (is_fraction(tokens, number->last, false))
        take_numerator(tokens, number);
    else if (!take_parts_of_many(tokens, number) && !take_denominator(tokens, number) && !take_part(tokens, number) &&
             !take_spaced_part(tokens, number))
        take_mixed(tokens, number);
    annals_number_take_repeated(tokens, number);
    return true;
}
