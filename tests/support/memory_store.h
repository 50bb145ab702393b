/* What the store in memory holds, shared by its reading and its writing half. */
#ifndef ANNALS_TESTS_SUPPORT_MEMORY_STORE_H
#define ANNALS_TESTS_SUPPORT_MEMORY_STORE_H

#include "record/engine.h"

typedef struct {
    annals_stored_operation *operations;
    annals_stored_series *series;
    annals_stored_document *documents;
    annals_stored_source *sources;
    annals_stored_observation *observations;
    annals_stored_decision *decisions;
    size_t operation_count;
    size_t series_count;
    size_t document_count;
    size_t source_count;
    size_t observation_count;
    size_t decision_count;
} memory_contents;

typedef struct memory memory;
struct memory {
    annals_store store;
    memory *next;
    char *place;
    annals_arena *arena; /* all texts, for ever */
    memory_contents now;
    memory_contents before; /* what a rollback goes back to: the counts */
    bool writing;
};

memory *memory_of(annals_store *store);

/* The engine's calls that add rows; texts are copied. ANNALS_NO_MEMORY leaves the counts as they were. */
annals_status memory_add_operation(annals_store *store, const annals_stored_operation *row, annals_error *error);
annals_status memory_add_series(annals_store *store, const annals_stored_series *row, annals_error *error);
annals_status memory_add_document(annals_store *store, const annals_stored_document *row, annals_error *error);
annals_status memory_add_source(annals_store *store, const annals_stored_source *row, annals_error *error);
annals_status memory_add_decision(annals_store *store, const annals_stored_decision *row, annals_error *error);
annals_status memory_add_observations(annals_store *store, const annals_stored_observation *rows, size_t count,
                                      annals_error *error);

#endif
