/* Fractions in digits and in one sign: 1/3, 2 1/4, ½; knows nothing of grouping and decimal signs. */
#include <string.h>

#include "scan/letter.h"
#include "scan/literal.h"
#include "series/amount.h"
#include "series/decimal.h"

enum { DIGITS = 4 }; /* of a numerator or a denominator */

typedef struct {
    char sign[5];
    int above;
    int below;
} fraction;

/* Unicode, Number Forms and Latin-1. */
static const fraction FRACTIONS[] = {
    {"½", 1, 2}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"¼", 1, 4}, {"¾", 3, 4}, {"⅕", 1, 5},
    {"⅖", 2, 5}, {"⅗", 3, 5}, {"⅘", 4, 5}, {"⅙", 1, 6}, {"⅚", 5, 6}, {"⅐", 1, 7},
    {"⅛", 1, 8}, {"⅜", 3, 8}, {"⅝", 5, 8}, {"⅞", 7, 8}, {"⅑", 1, 9}, {"⅒", 1, 10},
};

const char *annals_literal_fraction_sign(size_t index)
{
    return index < sizeof FRACTIONS / sizeof *FRACTIONS ? FRACTIONS[index].sign : NULL;
}

/* Makes the literal (whole * below + above) / below. */
static bool set_fraction(annals_literal *literal, int64_t above, int64_t below)
{
    annals_decimal product, sum;
    if (!annals_wide_fit(
            annals_wide_multiply(annals_wide_from(literal->value), annals_wide_from((annals_decimal){below, 0})),
            &product) ||
        !annals_decimal_add(product, (annals_decimal){above, 0}, &sum))
        return false;
    annals_amount quotient, dividend = annals_amount_exact(sum),
                            divisor = annals_amount_exact((annals_decimal){below, 0});
    if (annals_amount_divide(&dividend, &divisor, &quotient, NULL) != ANNALS_OK)
        return false;
    literal->value = quotient.low;
    literal->derived = quotient.low.exponent < -4;
    literal->plain = false;
    return true;
}

size_t annals_literal_add_sign(const char *text, size_t size, size_t at, annals_literal *literal)
{
    if (at >= size || (text[at] != '\xC2' && text[at] != '\xE2'))
        return 0;
    for (size_t i = 0; i < sizeof FRACTIONS / sizeof *FRACTIONS; i++) {
        size_t length = strlen(FRACTIONS[i].sign);
        if (size - at >= length && memcmp(text + at, FRACTIONS[i].sign, length) == 0)
            return set_fraction(literal, FRACTIONS[i].above, FRACTIONS[i].below) ? length : 0;
    }
    return 0;
}

/* Reads digits; returns where they end, `at` where there are none or too many. */
static size_t take_digits(const annals_passage *passage, size_t at, int64_t *value)
{
    size_t end = at;
    *value = 0;
    while (end < passage->size && end - at <= DIGITS && passage->cased[end] >= '0' && passage->cased[end] <= '9')
        *value = *value * 10 + (passage->cased[end++] - '0');
    return end - at > DIGITS ? at : end;
}

/* "30/40", "46/47": two round numbers or two in a row are the ends of a range. 15/16 of an inch and 80/100 points are
 * none. */
static bool is_span(int64_t above, int64_t below)
{
    enum { ROUND = 10, MOST = 100 };
    bool power_of_two = (below & (below - 1)) == 0;
    bool round = above % ROUND == 0 && below % ROUND == 0 && below < 2 * above && below != MOST;
    return above >= ROUND && above < below && ((below == above + 1 && !power_of_two) || round);
}

/* A fraction at `at` that is less than one, with nothing behind it that would make it a date; `at` where there is none.
 */
static size_t take_slashed(const annals_passage *passage, size_t at, int64_t *above, int64_t *below)
{
    size_t slash = take_digits(passage, at, above);
    if (slash == at || slash >= passage->size || passage->cased[slash] != '/')
        return at;
    size_t end = take_digits(passage, slash + 1, below);
    bool goes_on = end < passage->size && strchr("/:-", passage->cased[end]) && passage->cased[end];
    bool season = *above >= 1000 || (*below >= 1900 && *below <= 2100); /* 2024/2025, Ley 39/2015 */
    if (end == slash + 1 || goes_on || season || *above == 0 || *above >= *below ||
        annals_letter_at(passage->cased, passage->size, end) == ANNALS_LETTER_WORD)
        return at;
    return end;
}

/* In parentheses it is a day more often: (1/3). */
static bool is_in_parentheses(const annals_passage *passage, size_t at)
{
    return at > 0 && (passage->cased[at - 1] == '(' || passage->cased[at - 1] == '/');
}

bool annals_literal_add_slashed(const annals_passage *passage, size_t at, annals_literal *literal)
{
    int64_t above, below;
    annals_decimal whole = literal->value;
    size_t from = literal->end, end;
    if (!literal->plain || is_in_parentheses(passage, at))
        return false;
    if (from < passage->size && passage->cased[from] == '/') {
        end = take_slashed(passage, at, &above, &below);
        from = at;
        if (end > at)
            literal->value = (annals_decimal){0, 0};
    } else if (from < passage->size && passage->cased[from] == ' ') {
        end = take_slashed(passage, from + 1, &above, &below);
        from++;
    } else {
        return false;
    }
    if (end == from || (from > at && is_span(above, below)))
        return false;
    if (is_span(above, below)) {
        literal->value = whole;
        return true;
    }
    if (!set_fraction(literal, above, below))
        return false;
    literal->end = end;
    return true;
}
