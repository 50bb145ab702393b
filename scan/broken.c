/* Tells hyphens that break a word over two lines from those of compounds, by the words that a language knows; knows no
 * word by itself. */
#include "scan/broken.h"

#include <string.h>

#include "scan/letter.h"

/* Number words that go on behind a hyphen: twenty-five, six-percent. */
#define COUNTING                                                                                                      \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_NUMBER) | ANNALS_ROLE_BIT(ANNALS_ROLE_WEAK) | ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES))

/* "two- and three-year", "ein- bis zweimal". */
#define JOINING                                                                                                    \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_AND) | ANNALS_ROLE_BIT(ANNALS_ROLE_JOINER) | ANNALS_ROLE_BIT(ANNALS_ROLE_CLOSE) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_BETWEEN))

static bool is_letter(char c)
{
    return (unsigned char)c >= 0x80 || annals_letter_of((unsigned char)c) == ANNALS_LETTER_WORD;
}

size_t annals_broken_before(const char *text, size_t size)
{
    size_t count = 0;
    while (count < size && count <= ANNALS_BROKEN_MAX && is_letter(text[size - count - 1]))
        count++;
    return count;
}

size_t annals_broken_behind(const char *text, size_t size)
{
    size_t count = 0;
    while (count < size && count <= ANNALS_BROKEN_MAX && is_letter(text[count]))
        count++;
    return count;
}

typedef struct {
    char text[2 * ANNALS_BROKEN_MAX + 1];
    size_t size;
} word;

static void add(word *to, const char *text, size_t size)
{
    memcpy(to->text + to->size, text, size);
    annals_letter_lower(to->text + to->size, size);
    to->size += size;
}

/* What a word in small letters may be; 0: the language does not know it. */
static uint64_t roles_of(const annals_language *language, const word *of)
{
    int32_t entry = annals_trie_find(&language->small, of->text, of->size);
    return entry == ANNALS_TRIE_NONE ? 0 : annals_language_roles(language, entry);
}

annals_broken annals_broken_read(const annals_language *language, const char *before, size_t before_size,
                                 const char *after, size_t after_size)
{
    word first = {.size = 0}, second = {.size = 0}, whole = {.size = 0}, compound = {.size = 0};
    if (before_size > ANNALS_BROKEN_MAX - 1 || after_size > ANNALS_BROKEN_MAX)
        return ANNALS_BROKEN_NOT;
    add(&first, before, before_size);
    add(&second, after, after_size);
    add(&whole, before, before_size);
    add(&whole, after, after_size);
    add(&compound, before, before_size);
    add(&compound, "-", 1);
    add(&compound, after, after_size);
    bool known = roles_of(language, &compound) != 0;
    if (*after >= 'A' && *after <= 'Z')
        return known ? ANNALS_BROKEN_AT_HYPHEN : ANNALS_BROKEN_NOT; /* US-|Dollar */
    if (roles_of(language, &whole) != 0)
        return ANNALS_BROKEN_WORD;
    uint64_t behind = roles_of(language, &second);
    if ((behind & JOINING) != 0)
        return ANNALS_BROKEN_NOT;
    bool doubled = first.size == second.size && memcmp(first.text, second.text, first.size) == 0; /* anak-anak */
    bool counts = behind != 0 && (roles_of(language, &first) & COUNTING) != 0 && !language->glued;
    return doubled || counts || known ? ANNALS_BROKEN_AT_HYPHEN : ANNALS_BROKEN_WORD;
}
