/* The texts of sources that a change has loaded: those that were used last are kept. */
#include "record/change.h"

#include "record/sources.h"

#include <stdlib.h>

enum { LOADED_BYTES = 4 << 20 }; /* of texts that are kept ready at once */

static void drop_text(annals_change *change, annals_source_entry *entry)
{
    annals_haystack_free(entry->haystack);
    free(entry->text);
    entry->haystack = NULL;
    entry->text = NULL;
    change->loaded_bytes -= entry->size;
}

void annals_change_drop_texts(annals_change *change)
{
    for (; change->loaded; change->loaded = change->loaded->next)
        drop_text(change, change->loaded);
}

/* Takes the entry out of the list, if it is in there. */
static void unlink_entry(annals_change *change, const annals_source_entry *entry)
{
    for (annals_source_entry **link = &change->loaded; *link; link = &(*link)->next)
        if (*link == entry) {
            *link = entry->next;
            return;
        }
}

/* Drops those that were used longest ago. */
static void drop_old_texts(annals_change *change)
{
    size_t bytes = 0;
    annals_source_entry **link = &change->loaded;
    while (*link) {
        bytes += (*link)->size;
        if (bytes <= LOADED_BYTES || *link == change->loaded) {
            link = &(*link)->next;
            continue;
        }
        annals_source_entry *old = *link;
        *link = old->next;
        bytes -= old->size;
        drop_text(change, old);
    }
}

static annals_status load_text(annals_change *change, annals_source_entry *entry, annals_error *error)
{
    char *text;
    annals_status status = annals_sources_text(change->record, entry->row.document, &text, &entry->size, error);
    if (status) {
        annals_error_prefix(error, "source: \"%s\"", entry->row.source.id);
        return status;
    }
    entry->haystack = annals_haystack_new(text, entry->size);
    if (!entry->haystack) {
        free(text);
        return annals_error_no_memory(error);
    }
    entry->text = text;
    change->loaded_bytes += entry->size;
    return ANNALS_OK;
}

annals_status annals_change_load_text(annals_change *change, annals_source_entry *entry, annals_error *error)
{
    if (change->loaded == entry)
        return ANNALS_OK;
    if (entry->text) {
        unlink_entry(change, entry);
    } else {
        annals_status status = load_text(change, entry, error);
        if (status)
            return status;
    }
    entry->next = change->loaded;
    change->loaded = entry;
    if (change->loaded_bytes > LOADED_BYTES)
        drop_old_texts(change);
    return ANNALS_OK;
}
