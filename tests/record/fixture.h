/* An open record on a chosen engine, with a clock of its own and short ways to state things. */
#ifndef ANNALS_TESTS_RECORD_FIXTURE_H
#define ANNALS_TESTS_RECORD_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/handle.h"

/* Two sources that nearly all tests use. */
#define STORY "Meta spent 14B dollars in 2025.\nLater it said 14B again, and at least 13 people from Google came.\n"
#define BRIEF "Headcount was 600. Growth was 5%.\n"

typedef struct {
    const annals_engine *engine;
    char folder[64];
    char place[96];
    annals_record *record;
    annals_moment clock;
    annals_error error;
    annals_id id; /* of the last statement */
    annals_outcome outcome;
} fixture;

/* What a test states; what is NULL or 0 takes the usual: 2025, 14B, no quote, the source "story", actual. */
typedef struct {
    const char *key; /* NULL: "capex,company=Meta" */
    const char *period;
    const char *amount;
    const char *unit; /* as in annals_statement */
    annals_nature nature;
    annals_kind kind;
    const char *source;
    const char *quote;
    int64_t at_plus_one; /* 0: searched */
    const char *note;
} words;

/* For cmocka: *state is the engine, and becomes the fixture; the record is empty and open for writing. */
int set_up(void **state);
int tear_down(void **state);

/* Registers a test on both engines. */
#define ON_BOTH(test)                                                                       \
    {#test " (sqlite)", test, set_up, tear_down, (void *)(uintptr_t)&annals_sqlite_engine}, \
    {                                                                                       \
#test " (memory)", test, set_up, tear_down, (void *)(uintptr_t)&memory_engine       \
    }
#define ON_SQLITE(test)                                                          \
    {                                                                            \
#test, test, set_up, tear_down, (void *)(uintptr_t)&annals_sqlite_engine \
    }

annals_author author_of(fixture *f);
void reopen(fixture *f, annals_access access);

annals_change *begin(fixture *f);
/* Commits and gives the operation's number. */
int64_t commit(fixture *f, annals_change *change);

annals_status try_source(fixture *f, annals_change *change, const char *id, const char *text);
annals_status try_state(fixture *f, annals_change *change, words w);
void state_it(fixture *f, annals_change *change, words w); /* must be added */

/* One operation each. */
int64_t add_sources(fixture *f); /* "story" and "brief" */
int64_t record_it(fixture *f, words w);
int64_t undo(fixture *f, int64_t number);
annals_status try_undo(fixture *f, int64_t number); /* commits nothing */

/* Revises the amount, period, quote or note that `w` states. f->id is afterwards that of the revision. */
annals_status try_revise(fixture *f, annals_change *change, annals_id id, words w, const char *because);
/* One operation each. */
int64_t revise_it(fixture *f, annals_id id, words w);
int64_t retract_it(fixture *f, annals_id id);
int64_t prefer_it(fixture *f, annals_id id);
int64_t add_rule(fixture *f, const char *text);
int64_t update_source(fixture *f, const char *id, const char *text);

/* The first digits of an id, in one of a few buffers. */
const char *brief(annals_id id);

void refuses(fixture *f, annals_status status, annals_status wanted, const char *message);

/* All that stands as of an operation, a line each: "key|period|amount|kind|source|quote@start-end|note". Freed with
 * free(). */
char *listing(fixture *f, int64_t as_of);
void stands(fixture *f, const char *lines);

#endif
