/* Rules: identities between measures, such as `bonus_cost = bonus_recipients * bonus_per_head`, and whether the record
 * keeps them. */
#ifndef ANNALS_SERIES_RULE_H
#define ANNALS_SERIES_RULE_H

#include "check.h"
#include "relation.h"

enum { ANNALS_RULE_MAX = 1024, ANNALS_RULE_MEASURES = 16, ANNALS_RULE_DEPTH = 64 };

typedef struct annals_rule annals_rule;

/* Reads a rule: two expressions with one `=` between them.
 *
 *   expression  terms with + and - between them
 *   term        factors with * and / between them, from left to right
 *   factor      a measure, a number, -factor, or (expression)
 *   measure     as it stands, or within "" where it holds a space, one of + - * / ( ) = , " \ or begins with a digit;
 *               there \" and \\ stand for " and \; so run-rate is run less rate, and "run-rate" a measure
 *   number      an exact amount as amount.h has it, without a sign: 12, 1.5M, 5% (a hundredth of 5), 1e-3
 *
 * A rule names measures and no dimensions: annals_rule_check finds the series that belong together.
 *
 * Gives *rule, to be freed with annals_rule_free. Messages begin with `rule: ` and say at which byte, from 1;
 * error->byte is its offset, from 0.
 *
 * ANNALS_INVALID   no rule: what was wanted there and what stands there; a dimension; no measure at all; not UTF-8, a
 *                  control character; more than ANNALS_RULE_MAX bytes, ANNALS_RULE_MEASURES measures or
 *                  ANNALS_RULE_DEPTH parentheses and signs within each other
 * ANNALS_OVERFLOW  a number of more than 18 digits
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_rule_parse(const char *text, size_t size, annals_rule **rule,
                                                          annals_error *error);
ANNALS_API void annals_rule_free(annals_rule *rule); /* NULL is allowed */

/* The canonical form: one space around each operator, no parentheses and no quotes that are not needed. It reads as the
 * same rule. Lent by the rule. */
ANNALS_API const char *annals_rule_text(const annals_rule *rule);

/* The measures, each once, in the order in which they first appear. Lent by the rule. */
ANNALS_API const char *const *annals_rule_measures(const annals_rule *rule, size_t *count);

typedef enum {
    ANNALS_RULE_HOLDS,      /* two numbers, the same or one the other rounded (ANNALS_SAME, ANNALS_ROUNDED), or within
                               the width of `~` */
    ANNALS_RULE_BROKEN,     /* the sides cannot be equal */
    ANNALS_RULE_UNDECIDED,  /* they can be: bounds leave room, or only `~` or rounded terms do */
    ANNALS_RULE_MISSING,    /* a measure has no series here, or no observation */
    ANNALS_RULE_COMPETING,  /* more than one series or observation for a measure */
    ANNALS_RULE_UNITS,      /* the units don't fit: nothing was compared */
    ANNALS_RULE_UNCOMPUTED, /* more than 18 digits, or zero lies in a divisor */
    ANNALS_RULE_VERDICTS
} annals_rule_verdict;
ANNALS_API const char *annals_rule_verdict_name(annals_rule_verdict verdict); /* "holds", "cannot hold" ...; static */

#define ANNALS_RULE_NO_SERIES UINT32_MAX

typedef struct {
    annals_rule_verdict verdict;
    annals_relation relation; /* of the sides, where both were computed; of undecided ones: what keeps them together */
    const uint32_t *series;   /* for each measure of the rule an index into the table, or ANNALS_RULE_NO_SERIES */
    annals_period period;     /* text "" where no series were found, or their units don't fit */
    annals_kind kind;
    annals_amount left; /* these three only for holds, cannot hold and undecided; 5% is reckoned as 0.05 */
    annals_amount right;
    annals_amount difference;     /* left - right: by how much the sides differ, as they are stated */
    const char *unit;             /* of both sides: a currency, such as USD or EUR/USD; "" for a plain number */
    const uint32_t *observations; /* used, in the order of the measures; competing: those that compete */
    size_t observation_count;
    const char *words; /* of missing, competing, units and uncomputed: what is wrong, as a message; else "" */
} annals_rule_row;

typedef struct {
    const annals_rule_row *rows; /* by the dimensions that they share, then period (earliest, latest), kind */
    size_t count;
    size_t counts[ANNALS_RULE_VERDICTS];
} annals_rule_result;

/* Checks a rule over a table.
 *
 * Which series belong together: for the dimensions and values of each series of one of the measures, every measure
 * takes its series with just these, else the one with most of these and no others. All dimensions must then stand on
 * both sides: `revenue,product=A` with `units,product=A` and `price` (without dimensions), but not `payroll,company=X`
 * with `headcount,company=X,team=Y`. Series that find no such company make a row of their own, missing. Of the series
 * that do, there is a row for every period (same bounds) and kind for which one that has all the dimensions states
 * something.
 *
 * Units: a noun is a pure number (people * USD is USD, USD/people is USD), so is a number in the rule; % and pp are
 * hundredths; currencies must be the same on both sides of + - and =, and multiply and cancel otherwise (EUR/USD * USD
 * is EUR).
 *
 * The sides are reckoned by interval arithmetic, in which a measure that stands twice is two independent amounts:
 * bounds may be wider than need be, never narrower. A term of a sum, or a whole side, that is a number whose last digit
 * stands for more than that of the finest one stands for all that rounds to it; quotients, and products of more than
 * 18 digits, are rounded half-even, are derived, and allow for it. `~` disproves nothing and proves nothing, unless
 * `about_percent` gives it a width: then what cannot be equal within it cannot hold, and two numbers that can do hold.
 *
 * In the record of examples/meta-ai `bonus_cost = bonus_recipients * bonus_per_head` has >1.5B against ~1000 * 1M =
 * ~1B: undecided, with a difference of ~>500M; with a width of 10 percent it cannot hold.
 *
 * Gives *out, to be freed with annals_rule_result_free. Rule and table are not needed afterwards, but the indices mean
 * nothing without the table.
 *
 * ANNALS_USAGE    the width of `~` is none
 * ANNALS_MISSING  the table has no such source
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_rule_check(const annals_rule *rule, const annals_table *table,
                                                          const annals_check_options *options, annals_rule_result **out,
                                                          annals_error *error);
ANNALS_API void annals_rule_result_free(annals_rule_result *result); /* NULL is allowed */

#endif
