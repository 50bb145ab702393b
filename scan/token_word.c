/* Finds the longest words that a language knows at a place, and knows names with digits in them. */
#include <string.h>

#include "scan/letter.h"
#include "scan/subunit.h"
#include "scan/token.h"
#include "series/utf8.h"

/* Roles of number words and scales. */
#define NUMBER_ROLES                                                                                                  \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_NUMBER) | ANNALS_ROLE_BIT(ANNALS_ROLE_WEAK) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) |   \
     ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING) | ANNALS_ROLE_BIT(ANNALS_ROLE_TEEN) | ANNALS_ROLE_BIT(ANNALS_ROLE_JOINER) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_REVERSED))

/* Words that the language knows, at a place. */
typedef struct {
    size_t end;
    int32_t entry;
    uint64_t roles;
    bool linked; /* with a linker at its end */
} match;

static annals_letter letter_at(const annals_passage *passage, size_t at)
{
    return annals_letter_at(passage->small, passage->size, at);
}

static bool is_word_or_digit(const annals_passage *passage, size_t at)
{
    annals_letter letter = letter_at(passage, at);
    return letter == ANNALS_LETTER_WORD || letter == ANNALS_LETTER_DIGIT;
}

/* Length of a linker ending that stands at `at` and ends the word; 0 where there is none. */
static size_t linker_length(const annals_tokens *tokens, size_t at)
{
    const annals_passage *passage = tokens->passage;
    for (const char *linker = tokens->language->linkers; *linker; linker = annals_language_next(linker)) {
        size_t size = strlen(linker);
        if (passage->size - at >= size && memcmp(passage->small + at, linker, size) == 0 &&
            letter_at(passage, at + size) != ANNALS_LETTER_WORD)
            return size;
    }
    return 0;
}

static bool follows_literal(const annals_tokens *tokens)
{
    return tokens->count > 0 && tokens->items[tokens->count - 1].kind == ANNALS_TOKEN_LITERAL;
}

/* Whether a numeral stands directly before, in a script without spaces. */
static bool follows_numeral(const annals_tokens *tokens, size_t start)
{
    static const uint64_t numerals =
        ANNALS_ROLE_BIT(ANNALS_ROLE_DIGIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING);
    if (!tokens->language->joined || tokens->count == 0)
        return false;
    const annals_token *before = &tokens->items[tokens->count - 1];
    return before->end == start && (before->kind == ANNALS_TOKEN_LITERAL || (before->roles & numerals) != 0);
}

static bool follows_money(const annals_tokens *tokens)
{
    return tokens->count > 1 && annals_token_is(tokens, tokens->count - 2, ANNALS_ROLE_CURRENCY);
}

/* "1.2b": behind places a short form for money that is no unit too says the scale of any number. */
static bool follows_places(const annals_tokens *tokens, int32_t entry)
{
    return follows_literal(tokens) && tokens->items[tokens->count - 1].value.exponent < 0 &&
           !annals_language_meaning(tokens->language, entry, ANNALS_ROLE_UNIT);
}

/* "P3.5-M", Tagalog "150-K": a hyphen stands between an amount and the short form of its scale; in other languages
 * only where it is money (a 10-K is a form). */
static bool follows_hyphened_amount(const annals_tokens *tokens, size_t start)
{
    if (tokens->count < 2)
        return false;
    const annals_token *hyphen = &tokens->items[tokens->count - 1], *literal = hyphen - 1;
    return tokens->passage->small[hyphen->start] == '-' && hyphen->end == start && literal->end == hyphen->start &&
           literal->kind == ANNALS_TOKEN_LITERAL &&
           (*tokens->language->linkers ||
            (tokens->count > 2 && annals_token_is(tokens, tokens->count - 3, ANNALS_ROLE_CURRENCY)));
}

/* What a word that stands at [start, end) may be there: a short form of a scale only behind digits; in front of digits
 * only a currency, the mark of an ordinal or a word of time; a currency of one letter only there. */
/* Whether a number stands before: digits, a number word or a scale. */
static bool follows_number(const annals_tokens *tokens)
{
    static const uint64_t numbers = NUMBER_ROLES | ANNALS_ROLE_BIT(ANNALS_ROLE_SHORT) |
                                    ANNALS_ROLE_BIT(ANNALS_ROLE_HALF) | ANNALS_ROLE_BIT(ANNALS_ROLE_PART);
    return follows_literal(tokens) || (tokens->count > 0 && (tokens->items[tokens->count - 1].roles & numbers) != 0);
}

/* Whether digits stand directly before, in a script with spaces. */
static bool is_glued(const annals_tokens *tokens, size_t start)
{
    return !tokens->language->joined && follows_literal(tokens) && tokens->items[tokens->count - 1].end == start;
}

/* Letters written together with the digits before them are no cue for other digits: 350p. are no pages. A word that
 * leads on and is a unit too is the unit only there: 6ft 2in. */
static uint64_t roles_beside_digits(uint64_t roles, bool glued)
{
    static const uint64_t both = ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT);
    if ((roles & both) == both)
        roles = glued ? ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) : roles & ~ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT);
    return glued ? roles & ~(ANNALS_ROLE_BIT(ANNALS_ROLE_CUE) | ANNALS_ROLE_BIT(ANNALS_ROLE_BEFORE)) : roles;
}

/* What one letter may be: a unit behind numbers only, a coin only where it is written together with its digits (27p),
 * other currencies in front of digits. */
static uint64_t roles_of_letter(const annals_tokens *tokens, size_t start, int32_t entry, bool digit, uint64_t roles)
{
    const annals_entry *currency = annals_language_meaning(tokens->language, entry, ANNALS_ROLE_CURRENCY);
    bool coin = is_glued(tokens, start) && currency && (currency->which & ANNALS_CURRENCY_BEHIND) != 0;
    bool amounts = currency && (currency->which & ANNALS_CURRENCY_OF_AMOUNTS) != 0;
    if ((!digit && !coin) || (amounts && !annals_token_leads_amount(tokens, start + 1)))
        roles &= ~ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY);
    if (!follows_number(tokens))
        roles &= ~ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT);
    return roles;
}

/* 2h30, 1m80: a unit between its digits and two more that go on with it. */
static bool goes_on_in_digits(const annals_tokens *tokens, size_t start, size_t end, int32_t entry)
{
    const annals_passage *passage = tokens->passage;
    const annals_entry *unit = annals_language_meaning(tokens->language, entry, ANNALS_ROLE_UNIT);
    const char *name = unit ? annals_language_text(tokens->language, unit) : NULL;
    bool two = letter_at(passage, end) == ANNALS_LETTER_DIGIT && letter_at(passage, end + 1) == ANNALS_LETTER_DIGIT &&
               letter_at(passage, end + 2) != ANNALS_LETTER_DIGIT;
    return name && two && is_glued(tokens, start) && tokens->items[tokens->count - 1].plain &&
           tokens->items[tokens->count - 1].end - tokens->items[tokens->count - 1].start < 3 &&
           (annals_subunit_left_out(name) || annals_subunit_has_places(name));
}

static uint64_t roles_here(const annals_tokens *tokens, size_t start, size_t end, int32_t entry)
{
    const annals_passage *passage = tokens->passage;
    static const uint64_t none = ANNALS_ROLE_BIT(ANNALS_ROLE_MEASURE) | ANNALS_ROLE_BIT(ANNALS_ROLE_MONEY);
    uint64_t roles = annals_language_roles(tokens->language, entry) & ~none;
    static const uint64_t in_front_of_digits = ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY) |
                                               ANNALS_ROLE_BIT(ANNALS_ROLE_ORDINAL_BEFORE) |
                                               ANNALS_ROLE_BIT(ANNALS_ROLE_WHEN);
    static const uint64_t between_digits = ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CUE);
    uint64_t between = goes_on_in_digits(tokens, start, end, entry) ? roles & between_digits : 0;
    bool letters = letter_at(passage, start) == ANNALS_LETTER_WORD;
    bool sign = strchr(".-+'", passage->small[end - 1]) != NULL; /* No.1, H-7, l'8% */
    bool digit = !sign && letter_at(passage, end) == ANNALS_LETTER_DIGIT;
    bool money = follows_money(tokens) || follows_places(tokens, entry);
    bool behind = follows_literal(tokens) && annals_language_short(tokens->language, entry, money);
    if (!behind && !follows_hyphened_amount(tokens, start))
        roles &= ~ANNALS_ROLE_BIT(ANNALS_ROLE_SHORT);
    if (follows_numeral(tokens, start))
        roles &= ~ANNALS_ROLE_BIT(ANNALS_ROLE_IGNORE); /* 三十分鐘 is not 三 and 十分 */
    if (letters)
        roles = roles_beside_digits(roles, is_glued(tokens, start));
    if (letters && digit)
        roles = (roles & in_front_of_digits) | between;
    if (letters && end - start == 1)
        roles = roles_of_letter(tokens, start, entry, digit, roles);
    return roles;
}

/* `last` is the class of the words' last character: Q1 is none in front of more letters or digits. */
static void accept(const annals_tokens *tokens, size_t start, size_t at, annals_letter last, int32_t entry, match *best)
{
    size_t end = at;
    bool linked = false;
    if (last == ANNALS_LETTER_DIGIT && is_word_or_digit(tokens->passage, at))
        return;
    if (last == ANNALS_LETTER_WORD && letter_at(tokens->passage, at) == ANNALS_LETTER_WORD) {
        size_t linker = linker_length(tokens, at);
        if (linker == 0)
            return;
        end += linker;
        linked = true;
    }
    uint64_t roles = roles_here(tokens, start, end, entry);
    bool better = end > best->end || (end == best->end && best->linked && !linked); /* bagong is no "bago" */
    if (roles != 0 && better)
        *best = (match){end, entry, roles, linked};
}

/* Betters *best by the longest words of a trie that begin at `start`. */
static void walk(const annals_tokens *tokens, const annals_trie *trie, const char *text, size_t start, match *best)
{
    int32_t node = 0;
    size_t size = tokens->passage->size, character = start; /* where the last one begins */
    for (size_t at = start; at < size; at++) {
        if (((unsigned char)text[at] & 0xC0) != 0x80)
            character = at;
        node = annals_trie_step(trie, node, text[at]);
        if (node == ANNALS_TRIE_NONE)
            return;
        if (annals_trie_value(trie, node) != ANNALS_TRIE_NONE)
            accept(tokens, start, at + 1, annals_letter_at(text, size, character), annals_trie_value(trie, node), best);
    }
}

static size_t word_end(const annals_passage *passage, size_t at)
{
    while (at < passage->size && letter_at(passage, at) == ANNALS_LETTER_WORD) {
        uint32_t character;
        at += annals_utf8_read(passage->small + at, &character);
    }
    return at;
}

/* Where a name with digits in it ends whose letters begin at `at` and end at `end`: H100, GPT-5, A100-80GB. The same as
 * `end` if there are no digits in it. */
static size_t name_end(const annals_passage *passage, char decimal, size_t end)
{
    size_t at = end;
    for (;;) {
        bool hyphen = at < passage->size && passage->small[at] == '-';
        if (letter_at(passage, at + hyphen) == ANNALS_LETTER_DIGIT)
            at += hyphen + 1u;
        else if (at > end && is_word_or_digit(passage, at))
            at = word_end(passage, at);
        else if (at > end && (passage->small[at] == '.' || passage->small[at] == decimal) &&
                 letter_at(passage, at + 1) == ANNALS_LETTER_DIGIT)
            at += 2;
        else
            return at;
    }
}

/* Letters glued to digits: a unit (100km, 80GB) or part of a name (5G, 4x4). */
static bool add_glued_to_literal(annals_tokens *tokens, size_t at, size_t end)
{
    const annals_passage *passage = tokens->passage;
    size_t behind = name_end(passage, tokens->language->decimal, end);
    annals_token *literal = &tokens->items[tokens->count - 1];
    if (behind == end && end - at > 1)
        return annals_tokens_add(tokens, (annals_token){at, end, .kind = ANNALS_TOKEN_WORD});
    literal->kind = ANNALS_TOKEN_NAME;
    literal->end = behind;
    return true;
}

/* Whether a word is of two capital letters or more, and no others. */
static bool has_only_capitals(const annals_passage *passage, size_t at, size_t end)
{
    for (size_t i = at; i < end; i++) {
        if (passage->cased[i] < 'A' || passage->cased[i] > 'Z')
            return false;
    }
    return end - at > 1;
}

static bool add_unknown(annals_tokens *tokens, size_t at, bool spaced, size_t *end)
{
    bool added, glued_to_literal = !spaced && follows_literal(tokens) && tokens->items[tokens->count - 1].end == at;
    *end = word_end(tokens->passage, at);
    if (!annals_tokens_add_glued(tokens, at, *end, spaced, &added))
        return false;
    if (added)
        return true;
    if (glued_to_literal) {
        bool fine = add_glued_to_literal(tokens, at, *end);
        *end = tokens->items[tokens->count - 1].end;
        return fine;
    }
    bool dotted = has_only_capitals(tokens->passage, at, *end) &&
                  letter_at(tokens->passage, *end) == ANNALS_LETTER_MARK && tokens->passage->small[*end] == '.' &&
                  letter_at(tokens->passage, *end + 1) == ANNALS_LETTER_DIGIT;
    size_t behind = name_end(tokens->passage, tokens->language->decimal, dotted ? *end + 1 : *end); /* XBB.1.5 */
    annals_token token = {at, behind, .kind = behind > *end ? ANNALS_TOKEN_NAME : ANNALS_TOKEN_WORD, .spaced = spaced};
    *end = behind;
    return annals_tokens_add(tokens, token);
}

bool annals_tokens_add_words(annals_tokens *tokens, size_t at, bool spaced, size_t *end)
{
    match best = {.end = at};
    walk(tokens, &tokens->language->exact, tokens->passage->cased, at, &best);
    walk(tokens, &tokens->language->small, tokens->passage->small, at, &best);
    *end = best.end;
    if (best.end > at) {
        annals_token token = {
            at, best.end, .kind = ANNALS_TOKEN_KNOWN, .entry = best.entry, .roles = best.roles, .spaced = spaced};
        return annals_tokens_add(tokens, token);
    }
    return letter_at(tokens->passage, at) != ANNALS_LETTER_WORD || add_unknown(tokens, at, spaced, end);
}
