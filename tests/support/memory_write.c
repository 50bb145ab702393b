/* The writing half of the store in memory: adds rows and keeps their texts; knows nothing of how they are found. */
#include "tests/support/memory_store.h"

#include <stdlib.h>
#include <string.h>

/* The array with one more row, or NULL; counts are kept by the callers. */
static void *append(void **array, size_t count, size_t size)
{
    void *grown = realloc(*array, (count + 1) * size);
    if (!grown)
        return NULL;
    *array = grown;
    return (char *)grown + count * size;
}

static bool keep(memory *each, const char **text)
{
    if (*text)
        *text = annals_arena_text(each->arena, *text);
    return *text != NULL;
}

annals_status memory_add_operation(annals_store *store, const annals_stored_operation *row, annals_error *error)
{
    memory *each = memory_of(store);
    void *array = each->now.operations;
    annals_stored_operation *added = append(&array, each->now.operation_count, sizeof *added);
    if (!added)
        return annals_error_no_memory(error);
    each->now.operations = array;
    *added = *row;
    if (!keep(each, &added->who) || !keep(each, &added->verb) || !keep(each, &added->what) ||
        !keep(each, &added->why) || !keep(each, &added->hash))
        return annals_error_no_memory(error);
    each->now.operation_count++;
    return ANNALS_OK;
}

annals_status memory_add_series(annals_store *store, const annals_stored_series *row, annals_error *error)
{
    memory *each = memory_of(store);
    void *array = each->now.series;
    annals_stored_series *added = append(&array, each->now.series_count, sizeof *added);
    if (!added)
        return annals_error_no_memory(error);
    each->now.series = array;
    *added = *row;
    if (!keep(each, &added->key) || !keep(each, &added->unit))
        return annals_error_no_memory(error);
    each->now.series_count++;
    return ANNALS_OK;
}

annals_status memory_add_document(annals_store *store, const annals_stored_document *row, annals_error *error)
{
    memory *each = memory_of(store);
    void *array = each->now.documents;
    annals_stored_document *added = append(&array, each->now.document_count, sizeof *added);
    if (!added)
        return annals_error_no_memory(error);
    each->now.documents = array;
    *added = *row;
    added->content = annals_arena_copy(each->arena, row->content, row->size);
    if (!added->content || !keep(each, &added->sha256))
        return annals_error_no_memory(error);
    each->now.document_count++;
    return ANNALS_OK;
}

annals_status memory_add_source(annals_store *store, const annals_stored_source *row, annals_error *error)
{
    memory *each = memory_of(store);
    void *array = each->now.sources;
    annals_stored_source *added = append(&array, each->now.source_count, sizeof *added);
    if (!added)
        return annals_error_no_memory(error);
    each->now.sources = array;
    *added = *row;
    annals_source *source = &added->source;
    if (!keep(each, &source->id) || !keep(each, &source->title) || !keep(each, &source->publisher) ||
        !keep(each, &source->language) || !keep(each, &source->url) || !keep(each, &source->note) ||
        !keep(each, &source->file) || !keep(each, &source->extractor))
        return annals_error_no_memory(error);
    each->now.source_count++;
    return ANNALS_OK;
}

annals_status memory_add_decision(annals_store *store, const annals_stored_decision *row, annals_error *error)
{
    memory *each = memory_of(store);
    void *array = each->now.decisions;
    annals_stored_decision *added = append(&array, each->now.decision_count, sizeof *added);
    if (!added)
        return annals_error_no_memory(error);
    each->now.decisions = array;
    *added = *row;
    if (!keep(each, &added->rule) || !keep(each, &added->because))
        return annals_error_no_memory(error);
    each->now.decision_count++;
    return ANNALS_OK;
}

static bool keep_texts(memory *each, annals_stored_observation *row)
{
    if (!keep(each, &row->period) || !keep(each, &row->amount) || !keep(each, &row->note))
        return false;
    annals_evidence *evidence = &row->evidence;
    return !evidence->quote ||
           (keep(each, &evidence->quote) && keep(each, &evidence->prefix) && keep(each, &evidence->suffix));
}

annals_status memory_add_observations(annals_store *store, const annals_stored_observation *rows, size_t count,
                                      annals_error *error)
{
    memory *each = memory_of(store);
    for (size_t i = 0; i < count; i++) {
        void *array = each->now.observations;
        annals_stored_observation *added = append(&array, each->now.observation_count, sizeof *added);
        if (!added)
            return annals_error_no_memory(error);
        each->now.observations = array;
        *added = rows[i];
        if (!keep_texts(each, added))
            return annals_error_no_memory(error);
        each->now.observation_count++;
    }
    return ANNALS_OK;
}
