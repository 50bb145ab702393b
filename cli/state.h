/* Which state of the record a reading verb is asked about, and how its answer says so. */
#ifndef ANNALS_CLI_STATE_H
#define ANNALS_CLI_STATE_H

#include "cli/cli.h"
#include "record/record.h"
#include "series/check.h"
#include "series/str.h"

typedef struct {
    int64_t as_of;    /* operation; 0: now */
    annals_moment at; /* of that operation */
    bool retracted;   /* also what was retracted, marked so */
    bool has_published;
    annals_period published_by;
    int64_t undated; /* figures left out for want of a date of publication, and their sources */
    int64_t undated_sources;
    annals_preference *preferences; /* the decisions in force then; NULL until state_decide */
    size_t preference_count;
    annals_decision *rules; /* in force then; NULL until state_rule */
    size_t rule_count;
} state;

/* Reads --as-of and --published-by. Release with state_free, also after a failure. */
ANNALS_CHECKED annals_status state_read(const invocation *call, annals_record *record, state *given,
                                        annals_error *error);
void state_free(state *given);

/* The same where a file asks for a state, which the options override; NULL: it does not. What is wrong with the file's
 * is said with the member's name in front. */
ANNALS_CHECKED annals_status state_read_for(const invocation *call, annals_record *record, const char *as_of,
                                            const annals_period *published_by, state *given, annals_error *error);

/* Makes a selection one of this state; *given is lent for as long as the selection. */
void state_select(const state *given, annals_selection *selection);

/* Fills in the decisions that were in force. */
ANNALS_CHECKED annals_status state_decide(annals_record *record, state *given, annals_error *error);

/* Fills in the rules that were in force. */
ANNALS_CHECKED annals_status state_rule(annals_record *record, state *given, annals_error *error);

/* Adds what a table of this state had to leave out. */
void state_count(state *given, const annals_table *table);

/* Whether a source was published in time; what has no date is not. */
bool state_knows(const state *given, const annals_source *source);

/* The state in words: "as of operation 2 (2026-11-21T10:00:00Z); published by 2025-08-20, 3 figures of 2 sources left
 * out for want of a date"; none where it is that of now. */
void state_words(const state *given, annals_str *out);
/* The same as a line on stderr. */
void state_say(const invocation *call, const state *given);

#endif
