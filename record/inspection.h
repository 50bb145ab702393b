/* A walk through all rows in the order in which they were entered, to see whether they are as they were written.
 * Internal. */
#ifndef ANNALS_RECORD_INSPECTION_H
#define ANNALS_RECORD_INSPECTION_H

#include "../series/str.h"
#include "chain.h"
#include "handle.h"

/* A document's text. */
typedef struct {
    char *text; /* NULL: not here at the moment */
    size_t size;
} annals_inspected_text;

typedef struct {
    annals_record *record;
    annals_arena *arena;
    annals_view view;
    annals_check_report *report;
    annals_stored_operation *operations;
    annals_stored_source *sources;
    annals_stored_decision *decisions;
    annals_stored_series **series; /* by number; NULL where one is missing */
    size_t operation_count;
    size_t source_count;
    size_t decision_count;
    size_t next_source;
    size_t next_decision;
    bool *series_used;
    annals_inspected_text *texts; /* of documents, by number */
    size_t text_bytes;
    annals_rows *rows;
    const annals_stored_observation *batch;
    size_t batch_count;
    size_t batch_at;
    int64_t observation; /* the number of the last one */
    int64_t head_series; /* what the head is of */
    int64_t head_source;
    annals_id head;
    annals_str scratch;
} annals_inspection;

/* Says what is wrong in an operation, and remembers that it is the first. ANNALS_INVALID. */
annals_status annals_inspection_tampered(annals_inspection *each, int64_t operation, annals_error *error,
                                         const char *format, ...) ANNALS_PRINTF(4, 5);

/* Whether a row of the operation is as it was written. */
ANNALS_CHECKED annals_status annals_inspect_source(annals_inspection *each, const annals_stored_source *row,
                                                   annals_error *error);
ANNALS_CHECKED annals_status annals_inspect_observation(annals_inspection *each, const annals_stored_observation *row,
                                                        annals_error *error);
void annals_inspection_drop_texts(annals_inspection *each);

#endif
