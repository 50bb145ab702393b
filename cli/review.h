/* A review: the figures of a document, what a person decided on each, and what the record has of them. */
#ifndef ANNALS_CLI_REVIEW_H
#define ANNALS_CLI_REVIEW_H

#include "cli/candidates.h"
#include "cli/document.h"
#include "cli/entering.h"
#include "series/arena.h"

/* What a figure is recorded as, as texts that can be edited. */
typedef enum {
    REVIEW_SERIES,
    REVIEW_PERIOD,
    REVIEW_AMOUNT,
    REVIEW_UNIT,
    REVIEW_NATURE,
    REVIEW_KIND,
    REVIEW_FIELDS
} review_field;
extern const char *const review_field_names[REVIEW_FIELDS];

typedef enum { REVIEW_OPEN, REVIEW_RECORDED, REVIEW_SKIPPED } review_state;

/* One figure. Texts live as long as the review. */
typedef struct {
    int64_t start, end; /* bytes of the text */
    int64_t page;       /* 0: none */
    const char *fields[REVIEW_FIELDS];
    const char *candidates[ANNALS_SCAN_CANDIDATES_MAX]; /* keys */
    size_t candidate_count;
    int confidence;
    const char *reasons;
    review_state state;
    int64_t operation; /* that recorded it in this review; 0 */
} review_item;

typedef struct {
    const invocation *call;
    annals_record *record;
    annals_scanner *scanner;
    annals_reader reader;
    candidates series;
    annals_source source; /* the document's */
    bool stands;          /* the record has the source */
    source_file file;     /* its text, and where it does not stand its bytes */
    char id[512];
    annals_arena *arena;
    review_item *items;
    size_t count, room;
    const char *language; /* that all figures were read in; "": they differ; NULL: there are none */
    char text_sha256[ANNALS_ID_TEXT];
    char state_file[4096];
    size_t *decided; /* items in the order of their decisions, the newest last: what undo goes back over */
    size_t decided_count;
} review;

/* --- review_open.c: opens the record and the document that the invocation names, and finds its figures. Released with
 * review_close, also on failure. A document is a file, or the id of a source; a file whose bytes are those of a source
 * is that source. Figures whose words are evidence already are REVIEW_RECORDED, those skipped earlier REVIEW_SKIPPED.
 */
ANNALS_CHECKED annals_status review_open(const invocation *call, review *made, annals_error *error);
void review_close(review *made);

/* --- review_state.c: what was skipped, kept in a file beside the record: NDJSON, a line a decision, the last one
 * counts. */
ANNALS_CHECKED annals_status review_state_read(review *of, annals_error *error);
ANNALS_CHECKED annals_status review_state_add(const review *of, const review_item *item, annals_error *error);

/* --- review_field.c: a figure's fields, as values and as what is typed. */
typedef struct {
    annals_key *key; /* free with annals_key_free, also on failure */
    annals_period period;
    annals_amount amount;
    annals_nature nature;
    annals_kind kind;
} review_values;
/* ANNALS_INVALID: the first field that does not hold what it has to. */
ANNALS_CHECKED annals_status review_read_fields(const review_item *item, review_values *read, annals_error *error);
/* Sets a field. False: `text` is nothing that it can hold; the field stands, what is wanted is said. */
bool review_set_field(const review *of, review_item *item, review_field field, const char *text);
/* Asks for a field until what is typed can stand there; an empty line keeps what stands. False: the terminal has gone.
 */
bool review_ask(const review *of, review_item *item, review_field field);

/* --- review_step.c: what the keys do. Each prints what it did. False: the terminal has gone. */
bool review_accept(review *of, size_t item);
bool review_edit(review *of, size_t item);
bool review_assign(review *of, size_t item);
void review_skip(review *of, size_t item);
/* Takes the last decision of this review back; gives its item, or `item` where there is none. */
size_t review_undo(review *of, size_t item);

/* --- review_screen.c */
void review_show(const review *of, size_t item);
void review_show_keys(void);

#endif
