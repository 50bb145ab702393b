/* A statement on its way into the record: what is new, and what revises an observation. Internal. */
#ifndef ANNALS_RECORD_CANDIDATE_H
#define ANNALS_RECORD_CANDIDATE_H

#include "change.h"

typedef struct {
    const annals_statement *statement;
    const annals_stored_observation *revised; /* that it is to supersede; NULL: none. Without a quote in the statement
                                                 its evidence stays as it was */
    annals_source_entry *source;
    annals_series_entry *series;
    const char *unit;
    annals_nature nature;
    char amount[ANNALS_AMOUNT_SIZE];
    annals_context context;
    annals_stored_observation row;
} annals_candidate;

/* Checks the statement and adds its observation to the change, as annals_change_observe says; `statement` and `revised`
 * are set, all else is zero. ANNALS_EXISTS: also where a revision would change nothing. */
ANNALS_CHECKED annals_status annals_candidate_enter(annals_change *change, annals_candidate *each, annals_id *id,
                                                    annals_outcome *outcome, annals_error *error);

/* Has the change's reader read the quote, and keeps its judgement in the change; without a reader or a quote it is
 * unread. The row is filled. ANNALS_EVIDENCE (it contradicts the amount), ANNALS_AMBIGUOUS (it reads as several). */
ANNALS_CHECKED annals_status annals_candidate_judge(annals_change *change, const annals_candidate *each,
                                                    annals_error *error);

/* What a source states already for the candidate's series, period and kind. */
typedef struct {
    bool found;
    bool same; /* nothing differs but perhaps the version of the source that it was read from */
    bool same_quote;
    annals_id id;
    char amount[ANNALS_AMOUNT_SIZE];
} annals_earlier;

ANNALS_CHECKED annals_status annals_earlier_find(annals_change *change, const annals_candidate *each,
                                                 annals_earlier *out, annals_error *error);
/* ANNALS_EXISTS */
annals_status annals_earlier_refuse(const annals_candidate *each, const annals_earlier *other, annals_error *error);

#endif
