/* How figures were stated over time: the answers for charts with "vintages". */
#ifndef ANNALS_CLI_VINTAGES_H
#define ANNALS_CLI_VINTAGES_H

#include "cli/question.h"

/* As question_answer, but every statement of every source counts, also one that a later source has replaced: a row for
 * each, at the day on which its source was published, with what it is about as the dimension `period`. Corrections
 * within one source count as one statement, and what was retracted as none. */
ANNALS_CHECKED annals_status vintages_answer(annals_record *record, const annals_query *query, state *of, reply *given,
                                             annals_error *error);

#endif
