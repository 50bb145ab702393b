/* Looking things up in a language; knows nothing of how its file is written but for the line of its tags. */
#include "scan/language.h"

#include <stdlib.h>
#include <string.h>

void annals_language_free(annals_language *language)
{
    annals_trie_free(&language->small);
    annals_trie_free(&language->exact);
    annals_trie_free(&language->starts);
    free(language->entries);
    annals_arena_free(language->arena);
    *language = (annals_language){0};
}

const annals_entry *annals_language_meaning(const annals_language *language, int32_t entry, annals_role role)
{
    while (entry != ANNALS_TRIE_NONE && language->entries[entry].role != role)
        entry = language->entries[entry].next;
    return entry == ANNALS_TRIE_NONE ? NULL : &language->entries[entry];
}

uint64_t annals_language_roles(const annals_language *language, int32_t entry)
{
    uint64_t roles = 0;
    for (; entry != ANNALS_TRIE_NONE; entry = language->entries[entry].next)
        roles |= ANNALS_ROLE_BIT(language->entries[entry].role);
    return roles;
}

static bool same_letters(const char *a, const char *b, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        char low = b[i] >= 'A' && b[i] <= 'Z' ? (char)(b[i] + 0x20) : b[i];
        if (a[i] != low)
            return false;
    }
    return true;
}

/* Whether a list such as "tl, fil" has the first subtag of a tag. */
static bool list_has(const char *list, const char *end, const char *tag)
{
    size_t size = strcspn(tag, "-_");
    while (list < end) {
        list += strspn(list, " ,");
        size_t length = strcspn(list, " ,\n#");
        if (length == 0)
            return false;
        if (length == size && same_letters(list, tag, size))
            return true;
        list += length;
    }
    return false;
}

bool annals_language_file_is_for(const annals_language_file *file, const char *tag)
{
    const char *text = (const char *)file->bytes, *found = strstr(text, "\ntags:");
    return found && list_has(found + 6, text + file->size, tag);
}
