/* Finds a language: its words among the files of chart/lang/, its numbers and dates through text/locale.h. */
#include <string.h>

#include "chart/language.h"
#include "series/observation.h"

enum { CODES = 16 };

/* Whether a listed tag is the tag or the beginning of it, up to a hyphen. */
static bool begins(const char *tag, const char *listed, size_t size)
{
    return strncasecmp(tag, listed, size) == 0 && (tag[size] == '\0' || tag[size] == '-');
}

/* The length of the longest of some tags that begins this one. */
static size_t match(const char *tag, const char *tags)
{
    size_t longest = 0;
    while (*tags) {
        size_t size = strcspn(tags, ", ");
        if (size > longest && begins(tag, tags, size))
            longest = size;
        tags += size;
        tags += strspn(tags, ", ");
    }
    return longest;
}

const annals_word_list *annals_language_words(const char *tag)
{
    const annals_word_list *best = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < annals_word_list_count; i++) {
        size_t size = match(tag, annals_word_lists[i].tags);
        if (size > longest) {
            longest = size;
            best = &annals_word_lists[i];
        }
    }
    return best;
}

/* The currencies that units are of or count: USD, and EUR of EUR/USD. */
static size_t find_codes(const char *const *units, size_t count, char (*codes)[4])
{
    size_t found = 0;
    for (size_t i = 0; i < count && found < CODES; i++) {
        char code[4] = "";
        size_t known = 0;
        if (strlen(units[i]) == 3 || (strlen(units[i]) > 3 && units[i][3] == '/'))
            memcpy(code, units[i], 3);
        while (known < found && strcmp(codes[known], code) != 0)
            known++;
        if (known == found && annals_unit_is_currency(code))
            memcpy(codes[found++], code, sizeof code);
    }
    return found;
}

annals_status annals_language_open(const char *tag, const char *const *units, size_t count, annals_language *language,
                                   annals_error *error)
{
    *language = annals_english;
    if (!tag || strcmp(tag, annals_english.tag) == 0)
        return ANNALS_OK;
    const annals_word_list *words = annals_language_words(tag);
    if (!words)
        return annals_error_set(error, ANNALS_INVALID, "language \"%s\": annals has no words in it", tag);
    char codes[CODES][4];
    const char *lent[CODES];
    size_t found = find_codes(units, count, codes);
    for (size_t i = 0; i < found; i++)
        lent[i] = codes[i];
    annals_status status = annals_locale_open(tag, lent, found, &language->opened, error);
    if (status)
        return status;
    language->tag = tag;
    language->words = words->words;
    language->locale = language->opened;
    return ANNALS_OK;
}

void annals_language_close(annals_language *language)
{
    annals_locale_free(language->opened);
    language->opened = NULL;
}
