/* The SQLite engine: one file a record. SQLite's names and codes stay behind this. Internal. */
#ifndef ANNALS_RECORD_SQLITE_STORE_H
#define ANNALS_RECORD_SQLITE_STORE_H

#include <sqlite3.h>

#include "engine.h"
#include "sqlite_alone.h"
#include "sqlite_sql.h"

enum {
    ANNALS_APPLICATION_ID = 0x616E6E6C, /* "annl" */
    ANNALS_BUSY_WAIT = 60000            /* milliseconds */
};

/* Rows on their way into the store through a virtual table. */
typedef struct {
    const annals_stored_observation *rows;
    size_t count;
} annals_incoming;

typedef struct {
    annals_store store;
    sqlite3 *db;
    char *place;
    annals_access access;
    annals_alone alone;
    annals_incoming incoming;
    bool incoming_known; /* the virtual table is registered */
    sqlite3_stmt *statements[ANNALS_SQL_COUNT];
} annals_sqlite;

static inline annals_sqlite *annals_sqlite_of(annals_store *store)
{
    return (annals_sqlite *)(void *)store;
}

/* Says what SQLite said, under the status that fits. */
annals_status annals_sqlite_error(sqlite3 *db, int code, const char *place, annals_error *error);
/* The same, of the last call on the store. */
annals_status annals_sqlite_failed(const annals_sqlite *sqlite, annals_error *error);

/* Gives a statement, ready to bind; it is kept, and reset by annals_sqlite_done. */
ANNALS_CHECKED annals_status annals_sqlite_prepare(annals_sqlite *sqlite, annals_sql which, sqlite3_stmt **statement,
                                                   annals_error *error);
/* Steps once: SQLITE_ROW or SQLITE_DONE in *code, else an error. */
ANNALS_CHECKED annals_status annals_sqlite_step(annals_sqlite *sqlite, sqlite3_stmt *statement, int *code,
                                                annals_error *error);
void annals_sqlite_done(sqlite3_stmt *statement);

/* Runs a statement without parameters and results. */
ANNALS_CHECKED annals_status annals_sqlite_run(annals_sqlite *sqlite, annals_sql which, annals_error *error);
/* Steps a bound statement to its end and resets it. */
ANNALS_CHECKED annals_status annals_sqlite_finish(annals_sqlite *sqlite, sqlite3_stmt *statement, annals_error *error);

/* Runs a statement without parameters whose only answer is a number. */
ANNALS_CHECKED annals_status annals_sqlite_number(annals_sqlite *sqlite, annals_sql which, int *number,
                                                  annals_error *error);

/* Takes the file from the schema it has to the newest one. */
ANNALS_CHECKED annals_status annals_sqlite_migrate(annals_sqlite *sqlite, annals_error *error);
/* Opens the connection to a file and sets it up; `sqlite` is all zero and closed by the caller, also on failure. */
ANNALS_CHECKED annals_status annals_sqlite_connect(annals_sqlite *sqlite, const char *name, int flags,
                                                   annals_access access, annals_error *error);
/* Closes the connection and leaves the rest, for another try. */
void annals_sqlite_hang_up(annals_sqlite *sqlite);
/* Closes the connection and frees all. */
void annals_sqlite_disconnect(annals_sqlite *sqlite);
annals_status annals_sqlite_settle(annals_store *store, annals_error *error);
void annals_sqlite_rollback(annals_store *store);

annals_status annals_sqlite_create(const char *place, annals_error *error);

annals_status annals_sqlite_last(annals_store *store, annals_last *last, annals_error *error);
annals_status annals_sqlite_operations(annals_store *store, int64_t number, annals_arena *arena,
                                       annals_stored_operation **rows, size_t *count, annals_error *error);
annals_status annals_sqlite_undos(annals_store *store, annals_arena *arena, annals_stored_undo **rows, size_t *count,
                                  annals_error *error);
annals_status annals_sqlite_series(annals_store *store, const char *key, annals_arena *arena,
                                   annals_stored_series **rows, size_t *count, annals_error *error);
annals_status annals_sqlite_sources(annals_store *store, const char *id, annals_arena *arena,
                                    annals_stored_source **rows, size_t *count, annals_error *error);
annals_status annals_sqlite_document(annals_store *store, int64_t number, const char *sha256, bool content,
                                     annals_arena *arena, annals_stored_document *document, annals_error *error);

annals_status annals_sqlite_decisions(annals_store *store, annals_arena *arena, annals_stored_decision **rows,
                                      size_t *count, annals_error *error);
annals_status annals_sqlite_check(annals_store *store, annals_error *error);

annals_status annals_sqlite_rows_open(annals_store *store, const annals_scan *scan, annals_rows **rows,
                                      annals_error *error);
annals_status annals_sqlite_rows_next(annals_rows *rows, const annals_stored_observation **batch, size_t *count,
                                      annals_error *error);
void annals_sqlite_rows_close(annals_rows *rows);

annals_status annals_sqlite_add_operation(annals_store *store, const annals_stored_operation *row, annals_error *error);
annals_status annals_sqlite_add_series(annals_store *store, const annals_stored_series *row, annals_error *error);
annals_status annals_sqlite_add_document(annals_store *store, const annals_stored_document *row, annals_error *error);
annals_status annals_sqlite_add_source(annals_store *store, const annals_stored_source *row, annals_error *error);
annals_status annals_sqlite_add_observations(annals_store *store, const annals_stored_observation *rows, size_t count,
                                             annals_error *error);
annals_status annals_sqlite_add_decision(annals_store *store, const annals_stored_decision *row, annals_error *error);

/* Registers the virtual table `incoming` over sqlite->incoming. */
ANNALS_CHECKED annals_status annals_sqlite_know_incoming(annals_sqlite *sqlite, annals_error *error);

#endif
