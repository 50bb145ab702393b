/* The one interface behind which a store stands. An engine only stores and finds: it knows no rule of the record, such
 * as which operations are in force or what may stand beside what. Internal. */
#ifndef ANNALS_RECORD_ENGINE_H
#define ANNALS_RECORD_ENGINE_H

#include "../series/arena.h"
#include "record.h"

typedef struct annals_engine annals_engine;

/* An open store. Each engine has a struct of its own that begins with this one. */
typedef struct {
    const annals_engine *engine;
} annals_store;

/* Rows as they are stored. Numbers count from 1, in the order of entry; 0 is none. Strings are never NULL unless said.
 */
typedef struct {
    int64_t number;
    annals_moment at;
    const char *who;
    const char *verb;
    const char *what;
    const char *why; /* "" where not stated */
    int64_t undoes;
    int64_t sources; /* how many it entered */
    int64_t observations;
    int64_t decisions;
    const char *hash; /* 64 hexadecimal digits: see chain.h */
} annals_stored_operation;

typedef struct {
    int64_t number; /* of the operation that takes another back */
    int64_t undoes;
} annals_stored_undo;

/* A definition of a series. Several of one key may be stored; the one whose observations stand counts. */
typedef struct {
    int64_t number;
    const char *key;
    const char *unit;
    annals_nature nature;
} annals_stored_series;

/* A text, compressed. */
typedef struct {
    int64_t number;
    int64_t text_bytes; /* before compression */
    const char *sha256; /* of the text */
    const void *content;
    size_t size;
} annals_stored_document;

typedef struct {
    int64_t number;
    int64_t document;     /* 0 for a feed */
    int64_t updates;      /* the row of the version before; 0: it is the first */
    annals_source source; /* published: only its text is stored; newest: not stored */
} annals_stored_source;

typedef struct {
    int64_t number;
    int64_t operation;
    int64_t series;
    int64_t source;
    annals_moment earliest;
    annals_moment latest;
    const char *period;
    const char *amount;
    const char *note; /* "" where there is none */
    annals_evidence evidence;
    annals_kind kind;
    annals_id id;
} annals_stored_observation;

/* What a person decided: about an observation, or as a rule. */
typedef struct {
    int64_t number;
    int64_t operation;
    annals_decision_kind kind;
    int64_t observation; /* that is revised, retracted or preferred; 0 for a rule */
    int64_t revision;    /* the observation that stands in its place; 0: none */
    const char *rule;    /* "" where it is none */
    const char *because;
} annals_stored_decision;

/* The last number of each, 0 where there is none yet, and when the last operation was and its hash ("": none); whether
 * any operation takes another back. */
typedef struct {
    int64_t operation;
    int64_t series;
    int64_t document;
    int64_t source;
    int64_t observation;
    int64_t decision;
    bool undos;
    annals_moment at;
    char hash[ANNALS_ID_TEXT];
} annals_last;

typedef enum {
    ANNALS_SCAN_SERIES,    /* of a series, by period, kind, id of the source, id */
    ANNALS_SCAN_PERIOD,    /* of a series and one period, in the same order */
    ANNALS_SCAN_SOURCE,    /* that cite a source, by number */
    ANNALS_SCAN_OPERATION, /* that an operation entered, by number */
    ANNALS_SCAN_NUMBER,    /* the one of a number */
    ANNALS_SCAN_ID,        /* whose id begins so, by number */
    ANNALS_SCAN_ALL        /* by number */
} annals_scan_by;

typedef struct {
    annals_scan_by by;
    int64_t number;              /* of the series, source, operation or observation */
    int64_t as_of;               /* rows of later operations are left out */
    const annals_period *period; /* of ANNALS_SCAN_PERIOD */
    const char *id;              /* of ANNALS_SCAN_ID: 4 to 64 hexadecimal digits in lower case */
    bool evidence;               /* false: evidence and notes may be left out */
} annals_scan;

/* A scan under way. Each engine has a struct of its own that begins with this one. */
typedef struct {
    annals_store *store;
} annals_rows;

/* Every call fills the error where it fails. What is read goes into the caller's arena, which owns it. */
struct annals_engine {
    const char *name;

    annals_status (*create)(const char *place, annals_error *error);
    annals_status (*open)(const char *place, annals_access access, annals_store **store, annals_error *error);
    void (*close)(annals_store *store); /* rolls back what is open */

    /* Makes the place alone the whole store, as close does, and says where that fails. While others have it open it
     * does nothing. */
    annals_status (*settle)(annals_store *store, annals_error *error);

    /* What is read between these two is one state of the store. */
    annals_status (*begin_read)(annals_store *store, annals_error *error);
    void (*end_read)(annals_store *store);

    /* The only write lock; waits up to 60 s for it. After a failed commit everything is rolled back. */
    annals_status (*begin)(annals_store *store, annals_error *error);
    annals_status (*commit)(annals_store *store, annals_error *error);
    void (*rollback)(annals_store *store);

    annals_status (*last)(annals_store *store, annals_last *last, annals_error *error);
    /* All operations by number, or the one of a number (then 0 or 1 rows). */
    annals_status (*operations)(annals_store *store, int64_t number, annals_arena *arena,
                                annals_stored_operation **rows, size_t *count, annals_error *error);
    /* All operations that take another back, by number. */
    annals_status (*undos)(annals_store *store, annals_arena *arena, annals_stored_undo **rows, size_t *count,
                           annals_error *error);
    /* By the bytes of the key, then number; of one key, or of all (NULL). */
    annals_status (*series)(annals_store *store, const char *key, annals_arena *arena, annals_stored_series **rows,
                            size_t *count, annals_error *error);
    /* By number; of one id, or of all (NULL). */
    annals_status (*sources)(annals_store *store, const char *id, annals_arena *arena, annals_stored_source **rows,
                             size_t *count, annals_error *error);
    /* A document by number, or by the checksum of its text where the number is 0; the content only where it is asked
     * for. document->number is 0 where there is none. */
    annals_status (*document)(annals_store *store, int64_t number, const char *sha256, bool content,
                              annals_arena *arena, annals_stored_document *document, annals_error *error);

    /* All decisions by number. */
    annals_status (*decisions)(annals_store *store, annals_arena *arena, annals_stored_decision **rows, size_t *count,
                               annals_error *error);

    /* Whether the store holds together by itself: no torn page, no row that breaks a key or a check, no guard gone.
     * ANNALS_INVALID says what doesn't. */
    annals_status (*check)(annals_store *store, annals_error *error);

    /* Gives *rows, which rows_close takes back; a batch is lent until the next call; *count is 0 at the end. Several
     * scans may be under way at once. */
    annals_status (*rows_open)(annals_store *store, const annals_scan *scan, annals_rows **rows, annals_error *error);
    annals_status (*rows_next)(annals_rows *rows, const annals_stored_observation **batch, size_t *count,
                               annals_error *error);
    void (*rows_close)(annals_rows *rows);

    /* Between begin and commit only. Numbers are the caller's, each one above the last. */
    annals_status (*add_operation)(annals_store *store, const annals_stored_operation *row, annals_error *error);
    annals_status (*add_series)(annals_store *store, const annals_stored_series *row, annals_error *error);
    annals_status (*add_document)(annals_store *store, const annals_stored_document *row, annals_error *error);
    annals_status (*add_source)(annals_store *store, const annals_stored_source *row, annals_error *error);
    annals_status (*add_observations)(annals_store *store, const annals_stored_observation *rows, size_t count,
                                      annals_error *error);
    annals_status (*add_decision)(annals_store *store, const annals_stored_decision *row, annals_error *error);
};

extern const annals_engine annals_sqlite_engine;

#endif
