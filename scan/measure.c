/* Looks for the words of `measure` rows by themselves: they change nothing in how figures are read. */
#include "scan/measure.h"

#include <string.h>

#include "scan/letter.h"
#include "series/utf8.h"

/* Whether a word may begin at `at`: anywhere in scripts without spaces, else not within one. */
static bool begins_word(const char *text, size_t size, size_t at, annals_letter before)
{
    annals_letter here = annals_letter_at(text, size, at);
    return here == ANNALS_LETTER_IDEOGRAPH || (here == ANNALS_LETTER_WORD && before != ANNALS_LETTER_WORD);
}

/* Whether a word may end in front of `at`, behind a character of the class `last`: there, or with a linker at its end.
 */
static bool ends_word(const annals_language *language, const char *text, size_t size, size_t at, annals_letter last)
{
    if (last != ANNALS_LETTER_WORD || annals_letter_at(text, size, at) != ANNALS_LETTER_WORD)
        return true;
    for (const char *linker = language->linkers; *linker; linker = annals_language_next(linker)) {
        size_t length = strlen(linker);
        if (size - at >= length && memcmp(text + at, linker, length) == 0 &&
            annals_letter_at(text, size, at + length) != ANNALS_LETTER_WORD)
            return true;
    }
    return false;
}

/* The longest words at `at` that name a measure; *entry is their meaning. Returns their end, `at` if there are none. */
static size_t read_words(const annals_language *language, const char *text, size_t size, size_t at, int32_t *entry)
{
    const annals_trie *trie = &language->small;
    size_t best = at;
    int32_t node = 0;
    for (size_t i = at; i < size;) {
        uint32_t character;
        size_t length = annals_utf8_read(text + i, &character);
        for (size_t byte = 0; byte < length && node != ANNALS_TRIE_NONE; byte++)
            node = annals_trie_step(trie, node, text[i + byte]);
        if (node == ANNALS_TRIE_NONE)
            break;
        i += length;
        int32_t value = annals_trie_value(trie, node);
        if ((annals_language_roles(language, value) & ANNALS_ROLE_BIT(ANNALS_ROLE_MEASURE)) &&
            ends_word(language, text, size, i, annals_letter_of(character))) {
            best = i;
            *entry = value;
        }
    }
    return best;
}

/* The end of the small ASCII letters at `at`, within which no word begins. */
static size_t skip_letters(const char *text, size_t size, size_t at)
{
    while (at < size && text[at] >= 'a' && text[at] <= 'z')
        at++;
    return at;
}

void annals_measures_find(const annals_language *language, const char *text, size_t size, annals_measure_sink *sink,
                          void *context)
{
    annals_letter before = ANNALS_LETTER_SPACE;
    for (size_t at = 0; at < size;) {
        uint32_t character;
        int32_t entry = ANNALS_TRIE_NONE;
        size_t end = begins_word(text, size, at, before) ? read_words(language, text, size, at, &entry) : at;
        if (end == at && text[at] >= 'a' && text[at] <= 'z') {
            at = skip_letters(text, size, at);
            before = ANNALS_LETTER_WORD;
            continue;
        }
        if (end == at) {
            at += annals_utf8_read(text + at, &character);
            before = annals_letter_of(character);
            continue;
        }
        for (; entry != ANNALS_TRIE_NONE; entry = language->entries[entry].next) {
            const annals_entry *meaning = &language->entries[entry];
            if (meaning->role == ANNALS_ROLE_MEASURE)
                sink(context, annals_language_text(language, meaning), at, end);
        }
        at = end;
        before = ANNALS_LETTER_SPACE;
    }
}

static void add(void *context, const char *name, size_t start, size_t end)
{
    (void)end;
    annals_str_format(context, "%s@%zu;", name, start);
}

void annals_measures_add(const annals_language *language, const char *text, size_t size, annals_str *out)
{
    annals_measures_find(language, text, size, add, out);
}
