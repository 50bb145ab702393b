/* Reads digits with grouping and decimal signs; knows nothing of words. */
#include "scan/literal.h"

#include <string.h>

#include "scan/letter.h"
#include "series/decimal.h"

enum { GROUPS = 12 };

/* Digits and the signs between them. Every kind of grouping space is ' ', every apostrophe '\''. */
struct run {
    const char *text;
    size_t start[GROUPS];
    size_t length[GROUPS];
    char sign[GROUPS]; /* in front of the group of the same place */
    size_t count;      /* more than GROUPS: there are others behind, which were not looked at */
    size_t end;
};

static bool is_digit(const annals_passage *passage, size_t at)
{
    return at < passage->size && passage->cased[at] >= '0' && passage->cased[at] <= '9';
}

/* Whether three digits stand at `at`, and no fourth. */
static bool is_three_digits(const annals_passage *passage, size_t at)
{
    return is_digit(passage, at) && is_digit(passage, at + 1) && is_digit(passage, at + 2) &&
           !is_digit(passage, at + 3);
}

/* A plain space parts two numbers more often than groups of one, but in languages that say otherwise: it must be one of
 * several (3 458 000), or stand before 000, and one alone. No-break and thin spaces are written to keep a number
 * together. */
static bool is_plain_group(const annals_language *language, const annals_passage *passage, size_t at, bool grouped)
{
    if (passage->stretch.text[passage->origin[at]] != ' ' || passage->until[at] - passage->origin[at] > 1 ||
        !is_three_digits(passage, at + 1))
        return false;
    return grouped || language->spaced_groups || memcmp(passage->cased + at + 1, "000", 3) == 0 ||
           (at + 4 < passage->size && passage->cased[at + 4] == ' ' && is_three_digits(passage, at + 5));
}

/* The sign between two digits at `at`, or 0; *length is its length. `grouped`: spaces stand between groups before. */
static char sign_at(const annals_language *language, const annals_passage *passage, size_t at, bool grouped,
                    size_t *length)
{
    char c = at < passage->size ? passage->cased[at] : '\0';
    *length = 1;
    if (c == ' ' && (unsigned char)passage->stretch.text[passage->origin[at]] < 0x80 &&
        !is_plain_group(language, passage, at, grouped))
        return 0;
    if (c == '\xE2' && passage->size - at > 3 && memcmp(passage->cased + at, "\xE2\x80\x99", 3) == 0) {
        *length = 3;
        c = '\'';
    }
    return c && strchr(".,' ", c) && is_digit(passage, at + *length) ? c : 0;
}

static struct run find_run(const annals_language *language, const annals_passage *passage, size_t at)
{
    struct run found = {.text = passage->cased};
    char sign = 0;
    size_t length = 0;
    do {
        at += length;
        size_t start = at;
        while (is_digit(passage, at))
            at++;
        if (found.count < GROUPS) {
            found.start[found.count] = start;
            found.length[found.count] = at - start;
            found.sign[found.count] = sign;
        }
        found.count++;
        sign = sign_at(language, passage, at, sign == ' ', &length);
    } while (sign && found.count <= GROUPS);
    found.end = at;
    return found;
}

/* Whether the groups [1, end) are all led by one sign and have three digits each, or, but for the last, two (India). */
static bool is_grouped(const struct run *run, size_t end, char grouping)
{
    size_t each = end > 2 && run->length[1] == 2 ? 2 : 3;
    if (end > 1 && (run->length[0] > 3 || run->text[run->start[0]] == '0'))
        return false;
    for (size_t i = 1; i < end; i++) {
        if (run->sign[i] != grouping || run->length[i] != (i + 1 < end ? each : 3))
            return false;
    }
    return true;
}

/* Whether the run is a number under these signs; *whole is the count of groups before the decimal sign. */
static bool fits(const struct run *run, char decimal, char grouping, size_t *whole)
{
    if (run->count > GROUPS)
        return false;
    bool fractional = run->count > 1 && run->sign[run->count - 1] == decimal;
    *whole = run->count - fractional;
    if (*whole > 1 && (run->sign[1] == ' ' || run->sign[1] == '\''))
        grouping = run->sign[1];
    return is_grouped(run, *whole, grouping);
}

static bool take_digits(const struct run *run, size_t group, annals_decimal *value)
{
    for (size_t i = 0; i < run->length[group]; i++) {
        if (value->digits >= annals_power_of_ten(17))
            return false;
        value->digits = value->digits * 10 + (run->text[run->start[group] + i] - '0');
    }
    return true;
}

static bool take_groups(const struct run *run, size_t whole, annals_decimal *value)
{
    *value = (annals_decimal){0};
    for (size_t i = 0; i < run->count; i++) {
        if (!take_digits(run, i, value))
            return false;
    }
    if (whole == run->count)
        return true;
    if (run->length[whole] > ANNALS_DECIMAL_DIGITS)
        return false;
    value->exponent = (int8_t)(0 - (int)run->length[whole]);
    return true;
}

/* A number that the language's own signs can't read may be one under the others: 14.3 in Italian. */
static bool read_run(const annals_language *language, const struct run *run, annals_decimal *value)
{
    size_t whole;
    return (fits(run, language->decimal, language->grouping, &whole) ||
            fits(run, language->grouping, language->decimal, &whole)) &&
           take_groups(run, whole, value);
}

static bool all_signs_are(const struct run *run, char sign)
{
    for (size_t i = 1; i < run->count && i < GROUPS; i++) {
        if (run->sign[i] != sign)
            return false;
    }
    return true;
}

/* 9:58.3, 1:23:45,67: the places of seconds that end at `at`. */
static size_t after_places(const annals_passage *passage, size_t at)
{
    size_t end = at + 1;
    if (at < 3 || at >= passage->size || passage->cased[at - 3] != ':' ||
        (passage->cased[at] != '.' && passage->cased[at] != ',') || !is_digit(passage, end))
        return at;
    while (is_digit(passage, end))
        end++;
    return end;
}

/* Where digits go on behind `at` in the manner of a date, a time or a fraction: 10:30, 1/3, 2025-11-20; `at` if not. */
static size_t after_chain(const annals_passage *passage, size_t at)
{
    size_t end = at, links = 0;
    bool hyphen = false;
    while (end + 1 < passage->size && strchr(":/-", passage->cased[end]) && passage->cased[end] &&
           is_digit(passage, end + 1)) {
        hyphen |= passage->cased[end++] == '-';
        while (is_digit(passage, end))
            end++;
        links++;
    }
    return links > 1 || (links == 1 && !hyphen) ? after_places(passage, end) : at;
}

/* How long the sign is that an exponent stands behind; 0: there is none. */
static size_t exponent_sign(const annals_passage *passage, size_t at)
{
    static const char *const SIGNS[] = {"e", "x10^", "×10^", "*10^"};
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        size_t size = strlen(SIGNS[i]);
        if (at < passage->size && passage->size - at > size && memcmp(passage->small + at, SIGNS[i], size) == 0)
            return size;
    }
    return 0;
}

/* 1e10, 2.5E-3, 6.2x10^-4. */
static void take_exponent(const annals_passage *passage, annals_literal *literal)
{
    size_t length = exponent_sign(passage, literal->end), at = literal->end + length;
    if (length == 0)
        return;
    bool minus = passage->small[at] == '-', sign = minus || passage->small[at] == '+';
    size_t digit = at + sign, end = digit;
    int power = 0;
    while (is_digit(passage, end) && power < 100)
        power = power * 10 + (passage->small[end++] - '0');
    power = literal->value.exponent + (minus ? -power : power);
    if (end == digit || annals_letter_at(passage->small, passage->size, end) == ANNALS_LETTER_WORD ||
        power < ANNALS_EXPONENT_MIN || power > ANNALS_EXPONENT_MAX)
        return;
    literal->value.exponent = (int8_t)power;
    literal->end = end;
    literal->plain = false;
}

/* Whether "1," stands before: what comes behind it is the next of a list. */
static bool is_in_list(const annals_passage *passage, size_t at)
{
    return at > 1 && passage->cased[at - 1] == ',' && is_digit(passage, at - 2);
}

bool annals_literal_begins(const annals_language *language, const annals_passage *passage, size_t at)
{
    bool digit = is_digit(passage, at);
    if (digit || passage->cased[at] != language->decimal || !is_digit(passage, at + 1))
        return digit;
    annals_letter before = at > 0 ? annals_letter_at(passage->cased, passage->size, at - 1) : ANNALS_LETTER_SPACE;
    return before == ANNALS_LETTER_SPACE ||
           (at > 0 && (passage->cased[at - 1] == '-' || passage->cased[at - 1] == '$'));
}

/* ".25": only what stands behind the decimal sign. */
static annals_literal read_places(const annals_passage *passage, size_t at)
{
    annals_literal literal = {.end = at + 1, .readable = true};
    while (is_digit(passage, literal.end) && literal.value.exponent > 0 - ANNALS_DECIMAL_DIGITS) {
        literal.value.digits = literal.value.digits * 10 + (passage->cased[literal.end++] - '0');
        literal.value.exponent--;
    }
    literal.readable = !is_digit(passage, literal.end);
    return literal;
}

/* What may stand behind digits: the rest of a date or time, an exponent, a fraction. */
static void add_rest(const annals_passage *passage, size_t at, annals_literal *literal)
{
    if (annals_literal_add_slashed(passage, at, literal))
        return;
    size_t chain = after_chain(passage, literal->end);
    if (chain > literal->end) {
        literal->end = chain;
        literal->readable = false;
    } else if (literal->readable) {
        take_exponent(passage, literal);
        literal->end += annals_literal_add_sign(passage->cased, passage->size, literal->end, literal);
    }
}

annals_literal annals_literal_read(const annals_language *language, const annals_passage *passage, size_t at)
{
    annals_literal literal = {.end = at, .readable = true};
    literal.end += annals_literal_add_sign(passage->cased, passage->size, at, &literal);
    if (literal.end > at)
        return literal;
    if (!is_digit(passage, at))
        return read_places(passage, at);
    struct run found = find_run(language, passage, at);
    literal.end = found.end;
    literal.plain = found.count == 1;
    literal.readable = read_run(language, &found, &literal.value);
    if (found.count > 1 && (is_in_list(passage, at) || !literal.readable) && found.length[0] <= 18 &&
        !all_signs_are(&found, '.')) {
        found.count = 1; /* a list: 1,2,3 */
        literal.end = found.start[0] + found.length[0];
        literal.plain = true;
        literal.readable = read_run(language, &found, &literal.value);
    }
    literal.readable = literal.readable && !(found.length[0] > 1 && found.text[found.start[0]] == '0');
    add_rest(passage, at, &literal);
    return literal;
}
