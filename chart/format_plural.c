/* Makes plurals of English nouns by rule, with the few exceptions that are counted; knows no other language. */
#include <string.h>

#include "chart/format_plural.h"

enum { WORD_LEAST = 3 };

static bool is_vowel(char c)
{
    return c && strchr("aeiouAEIOU", c);
}

/* Whether all of it is letters from `first` to `last`, with a vowel among them; spaces and hyphens where `joined`. */
static bool is_spelt(const char *unit, size_t size, char first, char last, bool joined)
{
    bool vowel = false;
    for (size_t i = 0; i < size; i++) {
        if ((unit[i] < first || unit[i] > last) && !(joined && (unit[i] == ' ' || unit[i] == '-')))
            return false;
        vowel = vowel || is_vowel(unit[i]) || unit[i] == 'y';
    }
    return size >= WORD_LEAST && vowel;
}

bool annals_plural_is_noun(const char *unit, size_t size)
{
    static const char *const symbols[] = {"bar", "lux", "min", "mol", "rad"};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (strlen(symbols[i]) == size && memcmp(symbols[i], unit, size) == 0)
            return false;
    return is_spelt(unit, size, 'a', 'z', true);
}

bool annals_plural_has(const char *unit, size_t size)
{
    return annals_plural_is_noun(unit, size) || is_spelt(unit, size, 'A', 'Z', false);
}

static bool ends(const char *word, size_t size, const char *end)
{
    size_t length = strlen(end);
    return size >= length && memcmp(word + size - length, end, length) == 0;
}

static bool add_irregular(annals_str *out, const char *word, size_t size)
{
    static const char *const pairs[][2] = {{"child", "children"}, {"foot", "feet"},        {"half", "halves"},
                                           {"hertz", "hertz"},    {"life", "lives"},       {"man", "men"},
                                           {"people", "people"},  {"percent", "percent"},  {"person", "people"},
                                           {"woman", "women"},    {"aircraft", "aircraft"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strlen(pairs[i][0]) == size && memcmp(pairs[i][0], word, size) == 0) {
            annals_str_add(out, pairs[i][1]);
            return true;
        }
    return false;
}

static void add_regular(annals_str *out, const char *word, size_t size)
{
    static const char *const hissing[] = {"ss", "us", "x", "z", "ch", "sh"};
    bool hisses = false;
    for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++)
        hisses = hisses || ends(word, size, hissing[i]);
    bool y = size > 1 && word[size - 1] == 'y' && !is_vowel(word[size - 2]);
    annals_str_add_bytes(out, word, y ? size - 1 : size);
    if (hisses || !ends(word, size, "s")) /* what ends in s is a plural already */
        annals_str_add(out, y ? "ies" : hisses ? "es" : "s");
}

void annals_plural_add(annals_str *out, const char *unit, size_t size)
{
    size_t last = size; /* only the last word of several changes */
    while (last > 0 && unit[last - 1] != ' ' && unit[last - 1] != '-')
        last--;
    annals_str_add_bytes(out, unit, last);
    if (!add_irregular(out, unit + last, size - last))
        add_regular(out, unit + last, size - last);
}
