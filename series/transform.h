/* Queries over a table of observations: select, group, bin, aggregate, derive. Bounds and sources go along. */
#ifndef ANNALS_SERIES_TRANSFORM_H
#define ANNALS_SERIES_TRANSFORM_H

#include "check.h"
#include "relation.h"

typedef enum {
    ANNALS_AGGREGATE_NONE,
    ANNALS_SUM,
    ANNALS_MEAN,
    ANNALS_MIN,
    ANNALS_MAX,
    ANNALS_LAST,
    ANNALS_COUNT
} annals_aggregate;
ANNALS_API const char *annals_aggregate_name(annals_aggregate aggregate); /* "sum" ...; "" for none */
ANNALS_API bool annals_aggregate_parse(const char *text, annals_aggregate *aggregate);

typedef enum { ANNALS_CHANGE_NONE, ANNALS_CHANGE_ABSOLUTE, ANNALS_CHANGE_PERCENT } annals_change_mode;

enum { ANNALS_BY_MAX = 8 };

/* What is asked. All pointers are lent for the call; zero everything for "all observations of the selector, one row
 * each". */
typedef struct {
    const annals_key *selector;    /* required */
    const char *by[ANNALS_BY_MAX]; /* dimensions; the selector is widened by them */
    size_t by_count;
    const annals_period
        *from; /* window: an observation is in it when its period lies wholly between from's earliest ... */
    const annals_period *to; /* ... and to's latest moment; NULL: unbounded on that side */
    const char *source;      /* only what this source states; NULL: all */
    bool has_kind;
    annals_kind kind;
    bool has_every;
    annals_grain every; /* bins of a day, week, month, quarter, half or year */
    annals_aggregate aggregate;
    bool cumulate;
    annals_change_mode change;
    const annals_period *rebase;          /* the period whose amount becomes 100; NULL: no */
    const annals_preference *preferences; /* decisions between observations that compete */
    size_t preference_count;
    const annals_table *stated; /* the same rows before a conversion: by their amounts it is judged what differs; NULL:
                                   the table's own */
} annals_query;

/* One row of an answer. */
typedef struct {
    const char *const *group;    /* a value for each of the answer's dimensions; rows of one group share the pointer */
    const annals_series *series; /* the series where the row comes from a single one, else NULL */
    annals_period period;
    annals_amount amount;
    const char *unit;
    annals_nature nature;
    annals_kind kind;             /* of several, the one furthest from actual: actual, estimate, guidance, target */
    const uint32_t *observations; /* indices into the table: what it was made from, in order of period */
    size_t observation_count;
} annals_row;

/* What stands beside an observation that a row was made from, stated by another source for the same series, bounds and
 * kind, and is not the same amount. */
typedef struct {
    uint32_t observation; /* indices into the table */
    uint32_t other;
    annals_relation relation; /* never ANNALS_SAME; ANNALS_APART: they cannot both hold */
} annals_difference;

typedef struct {
    const annals_table *table; /* lent by the caller: must outlive the answer, and so must its strings */
    const char *const
        *dimensions; /* names of the group columns: `by`, then, without an aggregate, the selector's `*` */
    size_t dimension_count;
    const annals_row *rows; /* by group (in order of its first series, sorted by key), then period */
    size_t count;
    size_t outside; /* observations of the selection left out because they reach over an edge of the window */
    const annals_difference *differences; /* by observation, then by other: what a choice of source or a preference left
                                             aside */
    size_t difference_count;
    const annals_row *retracted; /* what was retracted of the selection, a row for each observation that the table marks
                                    so: in no other row, whatever is asked for */
    size_t retracted_count;
} annals_answer;

/* Gives those of an observation, *count of them; lent by the answer. */
ANNALS_API const annals_difference *annals_answer_differences(const annals_answer *answer, uint32_t observation,
                                                              size_t *count);

/* Runs a query. Gives *answer, to be freed with annals_answer_free. It may have no rows: nothing in the window, say.
 *
 * Where several observations of one series, bounds and kind remain, the preferred one is meant, if the decision knew
 * all of them (check.h), or, where all state the same amount (ANNALS_SAME), the one that was recorded first; it is as
 * if the others were not there, but for the answer's differences. A count counts them.
 *
 * The same period is one with the same bounds: 2025-Q3 and 2025-07/2025-09~ are the same.
 *
 * Without an aggregate every series is a group of its own and every observation that remains a row; with `every` it
 * gets the bin as its period. With an aggregate, groups are the values of `by` (without `by`: one group), and a group's
 * observations of one bin (without `every`: all of them) become one row. Its period is the bin; without `every` the
 * period they have in common, else the days that they span: 2025-08-01/2025-12-31, ../2025-08-15.
 *
 *   sum    over dimensions for the same period, for all natures but ratio; over time for flows and changes only, and
 *          only over periods of one series that do not overlap. The nature stays.
 *   mean   sum over count, exact or derived; of flows and changes under the same rule as the sum.
 *   min, max  as intervals: the least of >2 and 5 is >2..5.
 *   last   the observation whose period ends last, as it stands; without `every` in its own period.
 *   count  of observations, competing ones too; unit "observation", nature level.
 *
 * Only a sum still adds up over time: mean, min and max of flows and changes are levels, and so is their last of a bin.
 *
 * Then, within each group and in this order: cumulate (flows and changes, plain or summed, over periods that do not
 * overlap; nature cumulative), change (against the period before, which must not overlap; the first row drops out;
 * nature change, the unit % becomes pp; or percent: unit %, nature ratio), rebase (amount / base * 100, the base itself
 * exactly 100; unit "index", nature ratio; `observations` are without the base's). In a series whose unit is % an
 * amount of 5 reckons as 5%.
 *
 * ANNALS_USAGE      no selector, a dimension in `by` twice or too many, a bin that `every` does not have
 * ANNALS_AMBIGUOUS  more than one observation remains for a cell (without an aggregate the same group and period; with
 *                   one the same series and period; for last the same latest moment): the message lists them and the
 *                   ways to choose
 * ANNALS_INVALID    the window ends before it begins; units or natures differ in a group; the nature forbids the sum;
 *                   periods overlap; a period fits no bin of `every`; rebase's period is not there, or may be zero; a
 *                   percent change from what may be zero or less
 * ANNALS_MISSING    the selector matches no series of the table; the source states nothing of those it matches
 * ANNALS_OVERFLOW   a sum that needs more than 18 digits
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_query_run(const annals_table *table, const annals_query *query,
                                                         annals_answer **answer, annals_error *error);
ANNALS_API void annals_answer_free(annals_answer *answer); /* NULL is allowed */

#endif
