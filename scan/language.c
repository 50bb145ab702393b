/* Looking things up in a language; knows nothing of how its file is written. */
#include "scan/language.h"

#include <string.h>

const annals_entry *annals_language_meaning(const annals_language *language, int32_t entry, annals_role role)
{
    if ((annals_language_roles(language, entry) & ANNALS_ROLE_BIT(role)) == 0)
        return NULL;
    while (language->entries[entry].role != role)
        entry = language->entries[entry].next;
    return &language->entries[entry];
}

const annals_entry *annals_language_short(const annals_language *language, int32_t entry, bool money)
{
    const annals_entry *found = NULL;
    for (; entry != ANNALS_TRIE_NONE; entry = language->entries[entry].next) {
        const annals_entry *meaning = &language->entries[entry];
        if (meaning->role == ANNALS_ROLE_SHORT && (meaning->which == 0 ? !found : money))
            found = meaning;
    }
    return found;
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

/* Whether a language has the first part of a tag among its own. */
static bool is_for(const annals_language *language, const char *tag, size_t size)
{
    for (const char *own = language->tags; *own; own = annals_language_next(own)) {
        if (strlen(own) == size && same_letters(own, tag, size))
            return true;
    }
    return false;
}

const annals_language *annals_language_find(const char *tag)
{
    size_t size = strcspn(tag, "-_");
    for (size_t i = 0; i < annals_language_count; i++) {
        if (is_for(&annals_languages[i], tag, size))
            return &annals_languages[i];
    }
    return NULL;
}

bool annals_language_has_subtag(const char *tag, const char *subtag)
{
    size_t size = strlen(subtag);
    for (const char *at = tag ? strpbrk(tag, "-_") : NULL; at; at = strpbrk(at + 1, "-_")) {
        if (strncmp(at + 1, subtag, size) == 0 && strcspn(at + 1, "-_") == size)
            return true;
    }
    return false;
}

const char *annals_language_variant(const char *list, const char *tag)
{
    const char *found = NULL;
    for (const char *at = list; tag && *at; at = annals_language_next(annals_language_next(at))) {
        if (annals_language_has_subtag(tag, at))
            found = annals_language_next(at);
    }
    return found;
}
