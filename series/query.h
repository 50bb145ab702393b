/* What the steps of a query hand to each other: select, group, aggregate, derive. Internal. */
#ifndef ANNALS_SERIES_QUERY_H
#define ANNALS_SERIES_QUERY_H

#include "arena.h"
#include "transform.h"

/* One observation of the selection. */
typedef struct {
    const annals_observation *observation;
    const annals_period *bin; /* NULL without `every` */
    uint32_t rank;            /* of its series, in the order of keys */
    uint32_t group;
} annals_pick;

typedef struct {
    const annals_table *table;
    const annals_query *query;
    annals_error *error;
    annals_arena *arena;   /* lives with the answer */
    annals_arena *scratch; /* ends with the query */
    annals_key *selector;  /* the query's, widened by its `by` */

    const annals_series **series; /* that the selector matches, sorted by key */
    size_t series_count;
    uint32_t *rank_of; /* by index into the table; ANNALS_NO_RANK where not selected */
    annals_pick *picks;
    size_t count;
    annals_pick *asides; /* what would be a pick but for its source, or a preference for another */
    size_t aside_count;
    size_t outside;
    annals_pick *retracted; /* what would be a pick if it stood */
    size_t retracted_count;
    annals_row *retracted_rows;

    const char **dimensions;
    size_t dimension_count;
    uint32_t *group_of;         /* by rank */
    const char *const **groups; /* each group's values */
    size_t group_count;

    annals_difference *differences;
    size_t difference_count;
    const annals_pick **last_of; /* by rank: room for a cell to note the pick of each series that it saw last */
    annals_row *rows;
    size_t row_count;
} annals_query_work;

#define ANNALS_NO_RANK UINT32_MAX

/* Finds the series and observations that are asked for: fills series, rank_of, picks, outside. */
ANNALS_CHECKED annals_status annals_query_select(annals_query_work *work);
/* Leaves one pick of those that compete for a cell, where a person preferred it; finds what differs from the picks.
 * They are sorted as annals_query_group does. */
ANNALS_CHECKED annals_status annals_query_settle(annals_query_work *work);
/* Gives each pick its group and bin, sorts them by group, bin, period and series, settles and refuses competing ones.
 */
ANNALS_CHECKED annals_status annals_query_group(annals_query_work *work);
/* Makes the rows of what was retracted. */
ANNALS_CHECKED annals_status annals_query_retracted(annals_query_work *work);
/* Makes the rows. */
ANNALS_CHECKED annals_status annals_query_aggregate(annals_query_work *work);
/* Cumulates, takes changes, rebases. */
ANNALS_CHECKED annals_status annals_query_derive(annals_query_work *work);

/* An amount as it reckons: in a series whose unit is %, 5 is 5%. */
annals_amount annals_query_amount(annals_amount amount, const char *unit);

/* One row of an aggregate from the picks of one cell, `count` of them, sorted (query_cell.c). */
ANNALS_CHECKED annals_status annals_query_cell(const annals_query_work *work, const annals_pick *picks, size_t count,
                                               annals_row *row);

/* The same earliest and latest moment. */
static inline bool annals_query_same_bounds(const annals_period *a, const annals_period *b)
{
    return a->earliest == b->earliest && a->latest == b->latest;
}

/* The series of a pick. */
static inline const annals_series *annals_query_series(const annals_query_work *work, const annals_pick *pick)
{
    return work->series[pick->rank];
}

/* Refuses picks of which only one can be meant: lists them and the ways to choose. ANNALS_AMBIGUOUS (or
 * ANNALS_NO_MEMORY). */
annals_status annals_query_refuse_competing(const annals_query_work *work, const annals_pick *const *picks,
                                            size_t count);

/* Refuses two picks of one series whose periods overlap, with the ways to choose. ANNALS_INVALID. */
annals_status annals_query_refuse_overlap(const annals_query_work *work, const annals_pick *first,
                                          const annals_pick *second);

enum { ANNALS_GROUP_WORDS = 400 };
/* A name for a row's group in messages: its series, or its values. Returns `out`. */
const char *annals_query_group_words(const annals_query_work *work, const annals_row *row,
                                     char out[ANNALS_GROUP_WORDS]);

#endif
