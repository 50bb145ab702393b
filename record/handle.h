/* What an open record is, and one state of it to read from. Internal. */
#ifndef ANNALS_RECORD_HANDLE_H
#define ANNALS_RECORD_HANDLE_H

#include "engine.h"
#include "standing.h"

struct annals_record {
    const annals_engine *engine;
    annals_store *store;
    annals_access access;
    annals_author author;
    annals_change *change; /* the one that is open, or NULL */
    size_t readers;        /* views that are open */
};

/* As annals_record_open, with an engine of the caller's choice. */
ANNALS_CHECKED annals_status annals_record_open_engine(const annals_engine *engine, const char *place,
                                                       annals_access access, const annals_author *author,
                                                       annals_record **record, annals_error *error);

/* One state of the record. While a view is open, all that is read is of one moment. */
typedef struct {
    annals_last last;
    int64_t as_of; /* never 0, unless the record is empty */
    annals_standing standing;
} annals_view;

/* ANNALS_INVALID: no operation has the number `as_of`; 0 is the newest. */
ANNALS_CHECKED annals_status annals_view_open(annals_record *record, int64_t as_of, annals_view *view,
                                              annals_error *error);
void annals_view_close(annals_record *record, annals_view *view);

/* Whether an operation was written by then and is in force. */
bool annals_view_holds(const annals_view *view, int64_t operation);
/* Whether an observation is of such an operation, and nothing supersedes it. */
bool annals_view_stands(const annals_view *view, const annals_stored_observation *row);

#endif
