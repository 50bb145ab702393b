/* Where a record contradicts itself: pairs of observations of one series whose periods overlap, and what each pair is.
 */
#ifndef ANNALS_SERIES_CONFLICT_H
#define ANNALS_SERIES_CONFLICT_H

#include "check.h"
#include "relation.h"

/* What two observations of one series are to each other. The first that fits, in this order:
 *
 *   revision        one supersedes the other, as the caller says, in one step or several
 *   other kind      their kinds differ: guidance, estimates and targets conflict neither with actuals nor with each
 * other other period    flows or changes whose bounds differ: they count other stretches, whatever the amounts agree
 * the same amount (ANNALS_SAME) compatible      both can hold: ANNALS_MEET, ANNALS_ROUNDED or ANNALS_LOOSE (relation.h
 * says when) other period    the amounts cannot both hold, but the bounds differ conflict        they cannot both hold,
 * of one kind and for the same bounds
 *
 * The same bounds are the same earliest and latest moment: 2025-08 and 2025-08~ are one period. Scope is in the key:
 * observations of one series are of one scope.
 *
 * In the record of examples/meta-ai FAIR founded in 2013 and in 2014 is a conflict; Scale AI at 14B and at 14.3B is
 * compatible, by rounding; Apple 3 by about 15 August and 4 by about 20 August is another period, both approximate;
 * capex guidance of <=72B and an estimate of 60B are of another kind; groups 4, for a day and for its month, agree. */
typedef enum {
    ANNALS_PAIR_AGREE,
    ANNALS_PAIR_COMPATIBLE,
    ANNALS_PAIR_PERIOD,
    ANNALS_PAIR_KIND,
    ANNALS_PAIR_REVISION,
    ANNALS_PAIR_CONFLICT,
    ANNALS_PAIR_CLASSES
} annals_pair_class;
ANNALS_API const char *annals_pair_class_name(annals_pair_class pair_class); /* "other period" ...; "" for none */

/* One observation superseded by another of the same source. Each is superseded at most once. */
typedef struct {
    annals_id earlier;
    annals_id later;
} annals_supersession;

/* `check.source` keeps only pairs of that source's own observations. All pointers are lent for the call. */
typedef struct {
    annals_check_options check;
    const annals_supersession *supersessions;
    size_t supersession_count;
    bool all; /* harmless pairs too; else only those of ANNALS_PAIR_CONFLICT are kept, and the others counted */
} annals_conflict_options;

typedef struct {
    uint32_t first; /* indices into the table; by earliest moment, latest moment, kind, place in the table */
    uint32_t second;
    annals_pair_class pair_class;
    annals_relation relation; /* of the amounts, whatever the class */
    bool same_bounds;
    bool approximate; /* one of the periods is approximate or uncertain: bounds that differ may be the same */
    /* Of a conflict only: the latest decision about an observation of this series, kind and bounds. */
    bool decided;       /* it was entered after both of the pair; it may prefer a third */
    bool asked_again;   /* there is one, but one of the pair is newer */
    uint32_t preferred; /* index into the table; where there is a decision */
    int64_t decision;   /* its operation; 0: there is none */
} annals_pair;

typedef struct {
    const annals_pair *pairs; /* by key of the series, then by the first's place, then by the second's */
    size_t count;
    size_t counts[ANNALS_PAIR_CLASSES]; /* of all pairs, kept or not */
    size_t undecided;                   /* conflicts that are not decided */
} annals_conflicts;

/* Finds the pairs. Gives *out, to be freed with annals_conflicts_free; it may have none. The table and its strings are
 * not needed afterwards, but the indices mean nothing without it. Observations whose periods do not overlap are never
 * compared: a series of points or of months without gaps costs no more than its sorting; a series in which all
 * overlap costs the square.
 *
 * ANNALS_USAGE    the width of `~` is none (annals_width_check); two supersessions of one observation
 * ANNALS_MISSING  the table has no such source
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_conflicts_find(const annals_table *table,
                                                              const annals_conflict_options *options,
                                                              annals_conflicts **out, annals_error *error);
ANNALS_API void annals_conflicts_free(annals_conflicts *conflicts); /* NULL is allowed */

#endif
