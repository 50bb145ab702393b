/* A change: what it has met and what it adds. Internal. */
#ifndef ANNALS_RECORD_CHANGE_H
#define ANNALS_RECORD_CHANGE_H

#include "../series/str.h"
#include "chain.h"
#include "handle.h"
#include "haystack.h"
#include "index.h"
#include "pending.h"

/* A series that the change has met. */
typedef struct {
    const char *key;
    annals_stored_series definition; /* number 0: none stands, and this change has made none */
    annals_stored_series *rows;      /* all definitions that are stored */
    size_t count;
    bool standing; /* the store has standing observations of it */
} annals_series_entry;

/* A source that the change has met or added. */
typedef struct annals_source_entry annals_source_entry;
struct annals_source_entry {
    annals_stored_source row;
    const annals_stored_source *rows; /* all of its id that are stored, in the change's arena */
    size_t row_count;
    annals_source_entry *next;  /* of those that have their text loaded */
    annals_source_entry *after; /* of those that are not in the store yet */
    char *text;                 /* NULL: not loaded */
    size_t size;
    annals_haystack *haystack;
};

/* A decision that is not in the store yet. */
typedef struct {
    annals_stored_decision row;
    annals_id revision; /* of the observation that row.revision is the number of, once it has one */
} annals_deciding;

/* What observations of one series and one source share in their ids. */
typedef struct {
    int64_t series;
    int64_t source;
    annals_id head;
} annals_head;

enum { ANNALS_HEADS = 1024 };

struct annals_change {
    annals_record *record;
    annals_view view; /* before the change */
    annals_last last; /* the last numbers given out */
    int64_t operation;
    char *verb;
    annals_arena *arena;
    annals_str scratch;
    annals_index series;
    annals_index sources;
    annals_source_entry *entering; /* not in the store yet, by number */
    annals_source_entry **entering_end;
    annals_source_entry *loaded; /* with their text, the last used first */
    size_t loaded_bytes;
    annals_head *heads; /* by hash; NULL until a second observation comes */
    annals_pending pending;
    annals_deciding *decisions; /* all of the change */
    size_t decision_room;
    size_t decisions_settled; /* how many of them are numbered and in the chain */
    size_t decisions_written;
    annals_chain chain;
    const annals_reader *reader; /* NULL: quotes are not read */
    bool several;                /* see annals_change_read_quotes */
    annals_judgement judgement;  /* of what was added last */
    int64_t source_count;
    int64_t observation_count;
    int64_t decision_count;
    int64_t undoes;
    bool broken; /* a write failed: nothing can be committed any more */
};

/* ANNALS_USAGE: an earlier write failed, or the change is an undo. */
ANNALS_CHECKED annals_status annals_change_usable(const annals_change *change, annals_error *error);

/* Whether an observation stands as the change sees it: what it enters does, what it revises doesn't. */
bool annals_change_stands(const annals_change *change, const annals_stored_observation *row);

/* Adds a decision; its number and operation are given, its texts copied. `revision` is the id of the observation that
 * stands in its place, which was added before; NULL: none. */
ANNALS_CHECKED annals_status annals_change_decide(annals_change *change, const annals_stored_decision *row,
                                                  const annals_id *revision, annals_error *error);
/* ANNALS_INVALID: no reason, or one that is no UTF-8. */
ANNALS_CHECKED annals_status annals_because_check(const char *because, annals_error *error);
/* Reads the standing observation of an id into the arena, with its evidence. ANNALS_MISSING, ANNALS_EXISTS (it does not
 * stand: says what does), ANNALS_USAGE (the change itself entered it). */
ANNALS_CHECKED annals_status annals_change_find(annals_change *change, const annals_id *id, annals_arena *arena,
                                                annals_stored_observation **row, annals_error *error);

/* Writes the sources, observations and decisions that are not there yet to the store. Before the operation's own row is
 * written, this is for changes too large to be kept in memory: the store must then look for rows that wait for it. */
ANNALS_CHECKED annals_status annals_change_flush(annals_change *change, annals_error *error);

/* Gives the source of an id. ANNALS_MISSING with near ids named. */
ANNALS_CHECKED annals_status annals_change_find_source(annals_change *change, const char *id,
                                                       annals_source_entry **entry, annals_error *error);
/* The entry of an earlier version of a source, by its row. */
ANNALS_CHECKED annals_status annals_change_find_version(annals_change *change, const annals_source_entry *newest,
                                                        int64_t number, annals_source_entry **entry,
                                                        annals_error *error);
/* Whether a row is of the same id. */
bool annals_source_entry_has(const annals_source_entry *entry, int64_t number);
/* Loads the text of a document and makes it ready for searches. */
ANNALS_CHECKED annals_status annals_change_load_text(annals_change *change, annals_source_entry *entry,
                                                     annals_error *error);
void annals_change_drop_texts(annals_change *change);

/* Gives the series of a key, with its definition if one stands. */
ANNALS_CHECKED annals_status annals_change_find_series(annals_change *change, const char *key,
                                                       annals_series_entry **entry, annals_error *error);
/* Makes sure that the entry has the definition, which the caller has checked against the one that stands. */
ANNALS_CHECKED annals_status annals_change_define_series(annals_change *change, annals_series_entry *entry,
                                                         const char *unit, annals_nature nature, annals_error *error);

#endif
