/* The record: sources, observations with their evidence, and the log of operations, in one file. */
#ifndef ANNALS_RECORD_RECORD_H
#define ANNALS_RECORD_RECORD_H

#include "../series/judge.h"
#include "../series/observation.h"

typedef struct annals_record annals_record;

/* The library takes its clock and its author from the caller. */
typedef struct {
    annals_moment (*now)(void *context);
    void *context;
    const char *who; /* kept with each operation; lent until the record is closed */
} annals_author;

/* ANNALS_WRITE_ALONE is for a program that writes once and closes: it is quicker, and others who want to read wait
 * until it is closed. While someone else has the record open, it is the same as ANNALS_WRITE, which lets others read.
 */
typedef enum { ANNALS_READ, ANNALS_WRITE, ANNALS_WRITE_ALONE } annals_access;

/* For a program, not for a library, whose process uses SQLite by way of annals alone: call it once before anything else
 * here. SQLite then keeps no statistics of its memory, which makes a program that does little a tenth quicker. */
ANNALS_API void annals_record_prepare_process(void);

/* Creates an empty record. ANNALS_EXISTS (a file is there; it is left alone), ANNALS_CANNOT_CREATE, ANNALS_IO. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_create(const char *file, annals_error *error);

/* Opens a record by name: "sqlite:FILE", or a plain file name, which is the same. Gives *record.
 *
 * ANNALS_NO_INPUT  no such file
 * ANNALS_INVALID   the file is no record, or of a newer version of annals than this one
 * ANNALS_CANNOT_CREATE  opened for writing, but the file or its folder is read-only
 * ANNALS_IO, ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_record_open(const char *name, annals_access access,
                                                           const annals_author *author, annals_record **record,
                                                           annals_error *error);

/* Folds the write-ahead log into the file, so that the file alone is the whole record. Closing does so as well, but
 * can't say where it fails. While someone else has the record open nothing is done: the last to close does it.
 * ANNALS_IO  what was committed stands, but only as long as FILE-wal stays beside FILE */
ANNALS_API ANNALS_CHECKED annals_status annals_record_settle(annals_record *record, annals_error *error);

/* Closes it; a change that is still open is cancelled, cursors must be closed before. Folds the write-ahead log into
 * the file, if no one else has it open. */
ANNALS_API void annals_record_close(annals_record *record);

/* --- Reading. Every reader takes the state as of an operation; 0 is the newest.
 * --------------------------------------- */

typedef struct {
    int64_t number;
    annals_moment at;
    const char *who;
    const char *verb;     /* "record", "import", "source add", "revise", "undo" */
    const char *what;     /* one line: what it did */
    const char *why;      /* or NULL */
    int64_t undoes;       /* the operation it takes back; 0: none */
    int64_t undone_by;    /* the operation in force that takes it back; 0: it stands */
    int64_t observations; /* how many it entered */
    int64_t sources;
    int64_t decisions;
    char hash[ANNALS_ID_TEXT]; /* over its content and the hash of the operation before; see annals_record_check */
} annals_operation;

/* Gives all operations, oldest first, in one block freed with annals_operations_free. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_operations(annals_record *record, annals_operation **operations,
                                                                 size_t *count, annals_error *error);
ANNALS_API void annals_operations_free(annals_operation *operations);

/* What to read. Zero everything for all that stands now. */
typedef struct {
    const annals_key *selector; /* NULL: every series */
    const char *source;         /* id, or NULL */
    int64_t as_of;              /* operation number; 0: now */
    /* Only what sources published by then could say: those whose published date ends with or before this period, at its
     * latest moment. Sources without a date are left out, and counted. NULL: whenever published. */
    const annals_period *published_by;
    bool revised;   /* also what another that stands has superseded */
    bool retracted; /* also what was retracted, and is marked so; not what was revised before that */
} annals_selection;

/* Gives the operations, oldest first, that entered or decided on observations of a selection, or entered a source of
 * it, and those that take such operations back. `published_by`, `revised` and `retracted` change nothing. As of an
 * operation, later ones are not there and take nothing back. Freed as above. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_log(annals_record *record, const annals_selection *selection,
                                                          annals_operation **operations, size_t *count,
                                                          annals_error *error);

/* Gives the last operation at or before a moment: the record as it was then.
 * ANNALS_INVALID  the moment is before the first operation, or after the author's now and the last operation
 * ANNALS_USAGE    the record was opened without a clock */
ANNALS_API ANNALS_CHECKED annals_status annals_record_as_of(annals_record *record, annals_moment moment,
                                                            int64_t *operation, annals_error *error);

/* Gives the standing observations of a selection with their series and sources, sorted by series key, period, kind,
 * source, id. A source is the version that the observation was read from; `newest` tells the newest one. The table owns
 * its strings; free with annals_record_table_free. A selection that matches nothing is an empty table, not an error. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_read(annals_record *record, const annals_selection *selection,
                                                           annals_table **table, annals_error *error);
ANNALS_API void annals_record_table_free(annals_table *table);
/* Observations left out of a table of annals_record_read for want of a date of publication, and their sources. */
ANNALS_API int64_t annals_record_undated(const annals_table *table, int64_t *sources);

/* Gives the same a batch at a time, in constant memory. The batch is lent until the next call or the close; *table is
 * NULL at the end. Series and source indices of a batch point into that batch's arrays. */
typedef struct annals_cursor annals_cursor;
ANNALS_API ANNALS_CHECKED annals_status annals_cursor_open(annals_record *record, const annals_selection *selection,
                                                           annals_cursor **cursor, annals_error *error);
ANNALS_API ANNALS_CHECKED annals_status annals_cursor_next(annals_cursor *cursor, const annals_table **table,
                                                           annals_error *error);
/* The same of all that the cursor has given so far. */
ANNALS_API int64_t annals_cursor_undated(const annals_cursor *cursor, int64_t *sources);
ANNALS_API void annals_cursor_close(annals_cursor *cursor);

/* One line for each standing series: what `annals list` shows. */
typedef struct {
    annals_series series;
    int64_t observations;
    annals_moment earliest;
    annals_moment latest;
    annals_period last_period; /* of the observation whose period ends last */
    annals_amount last_amount;
    bool last_is_one; /* false: several observations share that period; last_amount is one of them */
} annals_series_summary;
typedef struct {
    const annals_series_summary *rows;
    size_t count;
    int64_t undated; /* as annals_record_undated says */
    int64_t undated_sources;
} annals_summary;
/* Gives the series that match the selection, sorted by key; freed with annals_summary_free. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_summary(annals_record *record, const annals_selection *selection,
                                                              annals_summary **summary, annals_error *error);
ANNALS_API void annals_summary_free(annals_summary *summary);

/* Gives all standing sources sorted by id, the newest version of each, as a table without observations. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_sources(annals_record *record, int64_t as_of,
                                                              annals_table **table, annals_error *error);
/* Gives a source's stored text, freed with free(): of its newest version as of an operation; of an earlier version as
 * of the operation that entered that. ANNALS_MISSING: no such source (near ids are named), or a feed. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_text(annals_record *record, const char *source, int64_t as_of,
                                                           char **text, size_t *size, annals_error *error);

/* Finds an observation by the beginning of its id: 4 to 64 hexadecimal digits of either case. What was revised or
 * retracted is found as well; what was entered by an operation that was taken back is not.
 *
 * ANNALS_AMBIGUOUS  several begin so; the message lists them
 * ANNALS_MISSING    none does
 * ANNALS_INVALID    no such digits */
ANNALS_API ANNALS_CHECKED annals_status annals_record_find(annals_record *record, const char *prefix, int64_t as_of,
                                                           annals_id *id, annals_error *error);

/* One version in the history of an observation. */
typedef struct {
    const annals_observation *observation; /* indices point into the history's table; NULL: it was retracted */
    int64_t operation;                     /* that made it so */
    annals_moment at;
    const char *who;
    const char *verb;
    const char *because; /* the reason, or NULL: the first version may have none */
} annals_version;

typedef struct {
    const annals_version *versions; /* oldest first */
    size_t count;
    const annals_table *table;
} annals_history;

/* Gives all versions of an observation, whichever of them the id is of; freed with annals_history_free.
 * ANNALS_MISSING: no such observation. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_history(annals_record *record, const annals_id *id, int64_t as_of,
                                                              annals_history **history, annals_error *error);
ANNALS_API void annals_history_free(annals_history *history); /* NULL is allowed */

typedef enum { ANNALS_REVISE, ANNALS_RETRACT, ANNALS_PREFER, ANNALS_RULE } annals_decision_kind;

/* What a person decided, and why. */
typedef struct {
    annals_decision_kind kind;
    annals_id observation; /* that was revised, retracted or preferred */
    annals_id revision;    /* that stands in its place */
    const char *series;    /* key of the observation's series; NULL for a rule */
    const char *rule;      /* the text, or NULL */
    const char *because;
    int64_t operation;
    annals_moment at;
    const char *who;
} annals_decision;

/* Gives the decisions of a kind that are in force, oldest first, in one block freed with annals_decisions_free.
 * A preference for an observation that no longer stands is none. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_decisions(annals_record *record, annals_decision_kind kind,
                                                                int64_t as_of, annals_decision **decisions,
                                                                size_t *count, annals_error *error);
ANNALS_API void annals_decisions_free(annals_decision *decisions); /* NULL is allowed */

/* What a check found. */
typedef struct {
    int64_t operations;        /* that were checked and are as they were written */
    char head[ANNALS_ID_TEXT]; /* hash of the last of them; "" where there is none */
    int64_t kept;              /* the operation that has the hash that was kept elsewhere; 0: none, or none was given */
    int64_t tampered;          /* the first operation that is not as it was written; 0: none */
} annals_check_report;

/* Walks over everything and computes each operation's hash again: whether the record is as it was written, and whether
 * it continues from a hash of 64 hexadecimal digits that was kept elsewhere (NULL: none was). A record whose every hash
 * was computed anew after a change is whole by itself: only a kept hash tells. *report is filled in any case.
 *
 * ANNALS_INVALID  what is no longer as it was, and in which operation; or the kept hash is that of no operation */
ANNALS_API ANNALS_CHECKED annals_status annals_record_check(annals_record *record, const char *kept,
                                                            annals_check_report *report, annals_error *error);

/* --- Writing: a change collects what belongs together and becomes one operation, or nothing.
 * --------------------------- */

typedef struct annals_change annals_change;

/* Opens a change and with it the record's only write lock. One a record at a time, and not while a cursor is open.
 * `verb` is kept in the log. Gives *change, which commit and cancel take back.
 *
 * ANNALS_BUSY   another writer held the record for more than 60 s
 * ANNALS_USAGE  opened for reading, another change or a cursor is open, no verb */
ANNALS_API ANNALS_CHECKED annals_status annals_change_begin(annals_record *record, const char *verb,
                                                            annals_change **change, annals_error *error);

typedef enum { ANNALS_ADDED, ANNALS_STOOD } annals_outcome;

/* Adds a source. `bytes` is the file as it is, `text` what was read from it (the same pointer for UTF-8 text; both NULL
 * for a feed). Checksums and sizes in `source` are computed, and checked where they are given.
 *
 * ANNALS_STOOD as *outcome: the same id with the same content and fields stands already; nothing is added.
 * ANNALS_EXISTS   the id stands with other content or fields (the first difference is named; `file` is none of them)
 * ANNALS_INVALID  a bad id or field, a size or checksum that differs, text that is no UTF-8 or holds a NUL */
ANNALS_API ANNALS_CHECKED annals_status annals_change_source(annals_change *change, const annals_source *source,
                                                             const char *bytes, size_t bytes_size, const char *text,
                                                             size_t text_size, annals_outcome *outcome,
                                                             annals_error *error);

/* Adds a new version of a document's text; what the earlier version was cited for stays where it is. `source->id` names
 * it; what else is not stated in `source` is as it was, but for `file`. It must come before all observations of its
 * change.
 *
 * ANNALS_STOOD as *outcome: the newest version is the same; nothing is added.
 * ANNALS_MISSING  no such source; near ids are named
 * ANNALS_INVALID  the source is a feed, and as for annals_change_source
 * ANNALS_USAGE    the change holds observations */
ANNALS_API ANNALS_CHECKED annals_status annals_change_source_update(annals_change *change, const annals_source *source,
                                                                    const char *bytes, size_t bytes_size,
                                                                    const char *text, size_t text_size,
                                                                    annals_outcome *outcome, annals_error *error);

/* Hands the change a reader of quotes, lent until it is gone: from now on a quote must not contradict the amount that
 * it is evidence for, where the source's language is known. Without one, quotes need only stand in the text.
 *
 * `several` says what becomes of a quote that reads as more than one figure: true, it is taken as unread; false, it is
 * refused, and the message asks for a shorter one. */
ANNALS_API void annals_change_read_quotes(annals_change *change, const annals_reader *reader, bool several);
/* What the reader made of the quote that was last added: a judgement that is not a contradiction; unread, with "" for
 * the reason, where none was read. Lent until the next one is added. */
ANNALS_API const annals_judgement *annals_change_judgement(const annals_change *change);

/* What a caller states of an observation. Strings are lent for the call. */
typedef struct {
    const annals_key *key;
    const annals_period *period;
    const annals_amount *amount;
    const char *unit;     /* NULL: the series' own, which must stand */
    annals_nature nature; /* ANNALS_NATURE_NONE: the series' own, which must stand */
    annals_kind kind;
    const char *source; /* id; required */
    const char
        *quote; /* NULL: none (feeds only may leave it out ... documents too, and the observation is then unread) */
    int64_t at; /* byte where the quote begins, -1: it is searched */
    const char *note; /* or NULL */
} annals_statement;

/* Checks one statement against the record and adds it. *id is the public id of the observation that stands afterwards.
 *
 * ANNALS_STOOD as *outcome: the same observation stands already; nothing is added.
 * ANNALS_EXISTS     this source already states another amount for this series, period and kind, or the same with
 *                   another quote or note; *id is that observation
 * ANNALS_EVIDENCE   the quote is not in the source's text (or not at `at`), and the message shows the nearest places;
 *                   or it contradicts the amount, and the message says both
 * ANNALS_AMBIGUOUS  the quote stands in several places: the message lists their offsets; or it reads as more than one
 *                   figure: the message lists them
 * ANNALS_INVALID    unit or nature differ from the series', or are missing for a new one; a `%` amount with another
 * unit ANNALS_MISSING    no such source; near ids are named The change stays usable after each of these: it holds what
 * was added before. */
ANNALS_API ANNALS_CHECKED annals_status annals_change_observe(annals_change *change, const annals_statement *statement,
                                                              annals_id *id, annals_outcome *outcome,
                                                              annals_error *error);

/* What a revision changes; NULL: as it was. */
typedef struct {
    const annals_amount *amount;
    const annals_period *period;
    const char *quote; /* searched in the newest version of the source; NULL: quote and version as they were */
    int64_t at;        /* byte where the quote begins, -1: it is searched; nothing without a quote */
    const char *note;  /* "": none any more */
} annals_revision;

/* Supersedes an observation by another, checked as in annals_change_observe, whose id is *revised. Its quote is read
 * where quote or amount are revised; the old quote in the text that it was found in.
 *
 * ANNALS_MISSING  no such observation
 * ANNALS_EXISTS   nothing would change; or it does not stand: names what does, or what retracted it; or the source
 *                 states another amount for the new period already
 * ANNALS_INVALID  no reason, and as in annals_change_observe
 * ANNALS_USAGE    this change itself entered it
 * ANNALS_EVIDENCE, ANNALS_AMBIGUOUS  as in annals_change_observe
 * The change stays usable after each of these, and of those of the calls that follow. */
ANNALS_API ANNALS_CHECKED annals_status annals_change_revise(annals_change *change, const annals_id *id,
                                                             const annals_revision *revision, const char *because,
                                                             annals_id *revised, annals_error *error);

/* Takes an observation out of what stands; nothing takes its place. Fails as annals_change_revise does. */
ANNALS_API ANNALS_CHECKED annals_status annals_change_retract(annals_change *change, const annals_id *id,
                                                              const char *because, annals_error *error);

/* Prefers an observation to those that conflict with it. Fails as annals_change_retract does. */
ANNALS_API ANNALS_CHECKED annals_status annals_change_prefer(annals_change *change, const annals_id *id,
                                                             const char *because, annals_error *error);

/* Declares a rule. Its canonical text (series/rule.h) is kept as it is given.
 *
 * ANNALS_STOOD as *outcome: it stands already; nothing is added.
 * ANNALS_INVALID  no text, no reason, no UTF-8 */
ANNALS_API ANNALS_CHECKED annals_status annals_change_rule_add(annals_change *change, const char *text,
                                                               const char *because, annals_outcome *outcome,
                                                               annals_error *error);

/* Takes back operation `number`, or the newest one in force that no undo is (0), where no later operation in force
 * depends on it: cites, updates, revises or prefers what it entered. The record is afterwards as if it had not been.
 * *taken is a copy of its number. ANNALS_MISSING (nothing to undo), ANNALS_EXISTS (already taken back), ANNALS_INVALID
 * (a later operation depends on it, or what would stand again does not fit what stands: says which). An undo can itself
 * be undone. */
ANNALS_API ANNALS_CHECKED annals_status annals_change_undo(annals_change *change, int64_t number, int64_t *taken,
                                                           annals_error *error);

/* Writes everything durably as one operation with a line that says what it did; *operation is its number, 0 when
 * nothing was added and so no operation written. The change is gone afterwards, also on failure (then nothing was
 * written). ANNALS_IO (disk full, I/O error), ANNALS_BUSY, ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_change_commit(annals_change *change, const char *what, const char *why,
                                                             int64_t *operation, annals_error *error);
ANNALS_API void annals_change_cancel(annals_change *change); /* NULL is allowed */

/* --- Importing tables ------------------------------------------------------------------------------------------------
 */

/* ANNALS_IMPORT_AUTO tells CSV and NDJSON by the first byte; SDMX-CSV 2.0 is told from other CSV by its header. A data
 * package (Frictionless Data Package v2, as an export writes it) is read by its descriptor, datapackage.json; its
 * tables are beside it in `folder`. */
typedef enum {
    ANNALS_IMPORT_AUTO,
    ANNALS_IMPORT_CSV,
    ANNALS_IMPORT_NDJSON,
    ANNALS_IMPORT_SDMX_CSV,
    ANNALS_IMPORT_DATAPACKAGE
} annals_import_format;

enum { ANNALS_IMPORT_ERRORS = 20 };

typedef struct {
    const char *name;   /* for messages */
    const char *folder; /* that `file` columns, and a package's tables, are relative to; NULL: the working folder */
    annals_import_format format;
    char delimiter; /* ',' */
    bool dry_run;
    const char *why;             /* kept in the log; or NULL */
    const annals_reader *reader; /* see annals_change_read_quotes; NULL: quotes are not read */
    bool (*progress)(void *context, size_t done, size_t total); /* bytes; false stops the import; may be NULL */
    void *progress_context;
} annals_import_options;

/* What an import did, or all that is wrong with it. */
typedef struct {
    bool sources; /* the table was one of sources, else of figures */
    size_t added;
    size_t stood;      /* rows that were there already */
    size_t unquoted;   /* figures among the added that have no quote */
    size_t unread;     /* figures among the added whose quote says no single figure to the reader */
    int64_t operation; /* 0: nothing new, or a dry run */
    annals_error errors[ANNALS_IMPORT_ERRORS];
    size_t error_count; /* how many errors hold something */
    bool more_errors;   /* the limit was reached */
} annals_import_report;

/* Imports a table of sources or of figures; which one, its header (or first object) tells. All of it or nothing: one
 * operation. Figures: required series, period, amount, unit, source; optional nature, kind, offset, quote, note.
 * Sources: required source, file; optional language, published, publisher, title, url, note, bytes, sha256. An id that
 * a data package states must be the one that the observation has here. A quote that contradicts its amount is an error,
 * one that reads as more than one figure is unread.
 * ANNALS_CANCELLED where `progress` asked to stop: nothing is written then.
 * Returns the status of the first error; `report` lists up to ANNALS_IMPORT_ERRORS of them, each with file, line and
 * column name. */
ANNALS_API ANNALS_CHECKED annals_status annals_record_import(annals_record *record, const char *bytes, size_t size,
                                                             const annals_import_options *options,
                                                             annals_import_report *report, annals_error *error);

#endif
