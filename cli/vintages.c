/* How figures were stated over time, for charts with "vintages": what stands in the record and what it replaced. */
#include "cli/vintages.h"

#include <stdlib.h>
#include <string.h>

/* Histories of what was replaced by something else. */
typedef struct {
    annals_history **histories;
    const annals_table **tables; /* the record's, then those of the histories */
    size_t count;                /* of histories */
} past;

/* What was retracted in the end was not stated, as far as the record goes. */
static bool stands(const annals_history *history)
{
    return history->count > 0 && history->versions[history->count - 1].observation;
}

static annals_status add_history(annals_record *record, const annals_decision *decision, const state *of, past *into,
                                 annals_error *error)
{
    annals_history *history;
    annals_status status = annals_record_history(record, &decision->observation, of->as_of, &history, error);
    if (status)
        return status;
    if (!stands(history)) {
        annals_history_free(history);
        return ANNALS_OK;
    }
    into->histories[into->count++] = history;
    into->tables[into->count] = history->table;
    return ANNALS_OK;
}

static bool selects(const annals_table *table, const char *series)
{
    for (size_t i = 0; series && i < table->series_count; i++)
        if (strcmp(table->series[i].key->text, series) == 0)
            return true;
    return false;
}

static annals_status read_past(annals_record *record, const annals_table *table, const state *of, past *into,
                               annals_error *error)
{
    annals_decision *decisions;
    size_t count;
    annals_status status = annals_record_decisions(record, ANNALS_REVISE, of->as_of, &decisions, &count, error);
    if (status)
        return status;
    into->histories = calloc(count + 1, sizeof(annals_history *));
    into->tables = calloc(count + 2, sizeof(const annals_table *));
    if (!into->histories || !into->tables)
        status = annals_error_no_memory(error);
    else
        into->tables[0] = table;
    for (size_t i = 0; !status && i < count; i++)
        if (selects(table, decisions[i].series))
            status = add_history(record, &decisions[i], of, into, error);
    annals_decisions_free(decisions);
    return status;
}

/* The strings of histories live as long as they do, so the reply keeps them. */
annals_status vintages_answer(annals_record *record, const annals_query *query, state *of, reply *given,
                              annals_error *error)
{
    past before = {0};
    annals_query stated = *query;
    annals_status status = question_read_table(record, query, of, given, error);
    if (!status)
        status = read_past(record, given->table, of, &before, error);
    if (!status)
        status = annals_vintages_make(before.tables, before.count + 1, query, &given->vintages, error);
    given->histories = before.histories;
    given->history_count = before.count;
    free(before.tables);
    if (status)
        return status;
    if (stated.by_count == ANNALS_BY_MAX)
        return annals_error_set(error, ANNALS_INVALID, "%d dimensions in \"by\" leave no room for vintages",
                                ANNALS_BY_MAX);
    stated.from = stated.to = NULL;
    stated.by[stated.by_count++] = ANNALS_VINTAGE_DIMENSION;
    return annals_query_run(&given->vintages->table, &stated, &given->answer, error);
}
