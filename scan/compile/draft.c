/* Keeps what has been read of a language, and makes tables of it; knows nothing of how a file is written. */
#include "scan/compile/draft.h"

#include <stdlib.h>
#include <string.h>

#include "scan/compile/start.h"
#include "scan/letter.h"
#include "series/list.h"

/* What a number may begin with; a weak one or an article says too little to look at a sentence for. */
#define BEGINNERS                                                                                                    \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_NUMBER) | ANNALS_ROLE_BIT(ANNALS_ROLE_DIGIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING) | ANNALS_ROLE_BIT(ANNALS_ROLE_HALF) | ANNALS_ROLE_BIT(ANNALS_ROLE_PART) |  \
     ANNALS_ROLE_BIT(ANNALS_ROLE_VAGUE))

void annals_draft_free(annals_draft *draft)
{
    annals_str *texts[] = {&draft->texts,           &draft->tags,       &draft->linkers,
                           &draft->plurals,         &draft->readings,   &draft->open_currencies,
                           &draft->reading_letters, &draft->open_eras,  &draft->frequent,
                           &draft->letters,         &draft->verbs,      &draft->nouns,
                           &draft->verb_endings,    &draft->no_plurals, &draft->no_nouns,
                           &draft->noun_endings};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        annals_str_free(texts[i]);
    annals_trie_draft_free(&draft->small);
    annals_trie_draft_free(&draft->exact);
    annals_trie_draft_free(&draft->starts);
    free(draft->entries);
    *draft = (annals_draft){.doubt = ANNALS_DOUBT_ASIDE};
}

uint32_t annals_draft_text(annals_draft *draft, const char *text, size_t size)
{
    if (draft->texts.size == 0)
        annals_str_add_bytes(&draft->texts, "", 1);
    for (size_t at = 0; at < draft->texts.size; at += strlen(draft->texts.data + at) + 1) {
        if (strlen(draft->texts.data + at) == size && memcmp(draft->texts.data + at, text, size) == 0)
            return (uint32_t)at;
    }
    size_t place = draft->texts.size;
    annals_str_add_bytes(&draft->texts, text, size);
    annals_str_add_bytes(&draft->texts, "", 1);
    return (uint32_t)place;
}

/* Whether lower case would change some words. *failed: no memory. */
static bool has_capitals(const char *word, size_t size, bool *failed)
{
    char *small = malloc(size);
    *failed = !small;
    if (!small)
        return false;
    memcpy(small, word, size);
    annals_letter_lower(small, size);
    bool capitals = memcmp(small, word, size) != 0;
    free(small);
    return capitals;
}

static bool grow_entries(annals_draft *draft)
{
    annals_entry *entries =
        annals_list_widen(draft->entries, draft->language.entry_count, &draft->entry_room, 512, sizeof *entries);
    if (entries)
        draft->entries = entries;
    return entries != NULL;
}

static bool means_already(const annals_draft *draft, int32_t first, const annals_entry *entry)
{
    for (; first != ANNALS_TRIE_NONE; first = draft->entries[first].next) {
        const annals_entry *other = &draft->entries[first];
        bool measures = entry->role == ANNALS_ROLE_MEASURE && other->text != entry->text;
        bool differs = entry->role >= ANNALS_ROLE_OPEN || entry->role == ANNALS_ROLE_SHORT; /* by what it says */
        if (other->role == entry->role && !measures && (other->which == entry->which || !differs))
            return true;
    }
    return false;
}

static void put_in_front(annals_draft *draft, int32_t *first, annals_entry entry)
{
    entry.next = *first;
    entry.roles = ANNALS_ROLE_BIT(entry.role);
    if (*first != ANNALS_TRIE_NONE)
        entry.roles |= draft->entries[*first].roles;
    *first = (int32_t)draft->language.entry_count;
    draft->entries[draft->language.entry_count++] = entry;
}

/* Whether a sentence with the words is looked at: sei is weak, but no article; a bound makes a number of one, and so
 * does a linker to a measure, isang kilo. */
static bool begins_figure(const annals_draft *draft, const annals_entry *entry)
{
    return (ANNALS_ROLE_BIT(entry->role) & BEGINNERS) != 0 ||
           (entry->role == ANNALS_ROLE_WEAK && (entry->low.digits != 1 || draft->linkers.size > 0)) ||
           (entry->role == ANNALS_ROLE_BEFORE && entry->which != ANNALS_ABOUT);
}

annals_status annals_draft_add(annals_draft *draft, const char *word, size_t size, annals_entry entry)
{
    int32_t *first;
    bool failed, capitals = has_capitals(word, size, &failed);
    if (failed || draft->texts.failed || !grow_entries(draft))
        return ANNALS_NO_MEMORY;
    /* 5g is a weight, 5G is none. */
    bool coin = entry.role == ANNALS_ROLE_CURRENCY && (entry.which & ANNALS_CURRENCY_BEHIND) != 0;
    bool hour = entry.role == ANNALS_ROLE_CUE && entry.which == ANNALS_CUE_HOUR;
    bool behind_digits = entry.role == ANNALS_ROLE_UNIT || entry.role == ANNALS_ROLE_SHORT || coin || hour;
    bool exact = capitals || (behind_digits && size == 1);
    if (!annals_trie_draft_place(exact ? &draft->exact : &draft->small, word, size, &first))
        return ANNALS_NO_MEMORY;
    if (means_already(draft, *first, &entry))
        return ANNALS_EXISTS;
    put_in_front(draft, first, entry);
    if (!begins_figure(draft, &entry))
        return ANNALS_OK;
    return annals_start_add(&draft->starts, draft->pairs, word, size) ? ANNALS_OK : ANNALS_NO_MEMORY;
}

/* Ends a list with an empty text, and lends it. */
static const char *end_list(annals_str *list)
{
    annals_str_add_bytes(list, "", 1);
    return annals_str_text(list);
}

static void finish_texts(annals_draft *draft)
{
    annals_language *language = &draft->language;
    annals_draft_text(draft, "", 0);
    language->texts_size = draft->texts.size;
    language->texts = annals_str_text(&draft->texts);
    language->tags = end_list(&draft->tags);
    language->linkers = end_list(&draft->linkers);
    language->plurals = end_list(&draft->plurals);
    language->verbs = end_list(&draft->verbs);
    language->nouns = end_list(&draft->nouns);
    language->no_nouns = end_list(&draft->no_nouns);
    language->noun_endings = end_list(&draft->noun_endings);
    language->verb_endings = end_list(&draft->verb_endings);
    language->no_plurals = end_list(&draft->no_plurals);
    language->readings = end_list(&draft->readings);
    language->reading_letters = annals_str_text(&draft->reading_letters);
    language->open_currencies = end_list(&draft->open_currencies);
    language->open_eras = end_list(&draft->open_eras);
}

static bool has_failed(const annals_draft *draft)
{
    return draft->texts.failed || draft->tags.failed || draft->linkers.failed || draft->plurals.failed ||
           draft->verbs.failed || draft->nouns.failed || draft->no_nouns.failed || draft->noun_endings.failed ||
           draft->verb_endings.failed || draft->readings.failed || draft->reading_letters.failed ||
           draft->open_currencies.failed || draft->open_eras.failed || draft->frequent.failed ||
           draft->letters.failed || draft->no_plurals.failed;
}

annals_status annals_draft_finish(annals_draft *draft, annals_error *error)
{
    annals_language *language = &draft->language;
    if (!annals_start_add_signs(&draft->starts, draft->pairs))
        return annals_error_no_memory(error);
    annals_status status = annals_trie_draft_pack(&draft->small, &language->small, error);
    if (status == ANNALS_OK)
        status = annals_trie_draft_pack(&draft->exact, &language->exact, error);
    if (status == ANNALS_OK)
        status = annals_trie_draft_pack(&draft->starts, &language->starts, error);
    if (status != ANNALS_OK)
        return status;
    language->pairs = draft->pairs;
    language->entries = draft->entries;
    finish_texts(draft);
    return has_failed(draft) ? annals_error_no_memory(error) : ANNALS_OK;
}
