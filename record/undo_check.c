/* What depends on an operation that is to go, and whether what is to come back fits what stands. */
#include "record/find.h"
#include "record/undo.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* A test on the rows of a scan that are in force afterwards. */
typedef annals_status (*row_test)(annals_trial *each, const annals_stored_observation *row, const void *context,
                                  annals_error *error);

static annals_status each_row(annals_trial *each, const annals_scan *scan, row_test test, const void *context,
                              annals_error *error)
{
    annals_rows *rows;
    annals_status status = each->engine->rows_open(each->store, scan, &rows, error);
    if (status)
        return status;
    size_t count = 1;
    while (!status && count > 0) {
        const annals_stored_observation *batch;
        status = each->engine->rows_next(rows, &batch, &count, error);
        for (size_t i = 0; !status && i < count; i++)
            if (annals_view_holds(&each->after, batch[i].operation))
                status = test(each, &batch[i], context, error);
    }
    each->engine->rows_close(rows);
    return status;
}

/* --- What goes -------------------------------------------------------------------------------------------------------
 */

/* "operation 1 can't be taken back: operation 2 (record) cites ..., which operation 1 entered; undo operation 2 first"
 */
static annals_status refuse_gone(annals_trial *each, int64_t dependent, const char *does, const char *what,
                                 int64_t entered, annals_error *error)
{
    annals_stored_operation *by;
    annals_status status = annals_trial_operation(each, dependent, &by, error);
    if (status)
        return status;
    return annals_error_set(error, ANNALS_INVALID,
                            "operation %" PRId64 " can't be taken back: operation %" PRId64 " (%s) %s %s, which "
                            "operation %" PRId64 " entered; undo operation %" PRId64 " first",
                            each->number, dependent, by ? by->verb : "?", does, what, entered, dependent);
}

static annals_status refuse_source(annals_trial *each, const annals_stored_source *source, int64_t dependent,
                                   const char *does, annals_error *error)
{
    annals_str what = {0};
    annals_str_format(&what, "source \"%s\"", source->source.id);
    annals_status status = what.failed ? annals_error_no_memory(error)
                                       : refuse_gone(each, dependent, does, what.data, source->source.operation, error);
    annals_str_free(&what);
    return status;
}

static annals_status refuse_citation(annals_trial *each, const annals_stored_observation *row, const void *context,
                                     annals_error *error)
{
    return refuse_source(each, context, row->operation, "cites", error);
}

/* Nothing may cite or update a source that is gone. */
static annals_status check_sources_gone(annals_trial *each, int64_t operation, annals_error *error)
{
    annals_status status = ANNALS_OK;
    for (size_t i = 0; !status && i < each->source_count; i++) {
        const annals_stored_source *source = &each->sources[i];
        if (source->source.operation != operation)
            continue;
        for (size_t j = i + 1; j < each->source_count; j++)
            if (each->sources[j].updates == source->number &&
                annals_view_holds(&each->after, each->sources[j].source.operation))
                return refuse_source(each, source, each->sources[j].source.operation, "updates", error);
        annals_scan scan = {.by = ANNALS_SCAN_SOURCE, .number = source->number, .as_of = each->after.as_of};
        status = each_row(each, &scan, refuse_citation, source, error);
    }
    return status;
}

/* No decision in force may be about an observation that is gone. */
static annals_status check_decided(annals_trial *each, int64_t operation, annals_error *error)
{
    static const char *const does[] = {
        [ANNALS_REVISE] = "revises", [ANNALS_RETRACT] = "retracts", [ANNALS_PREFER] = "prefers", [ANNALS_RULE] = ""};
    for (size_t i = 0; i < each->decision_count; i++) {
        const annals_stored_decision *decision = &each->decisions[i];
        annals_stored_observation *row;
        if (decision->observation == 0 || !annals_view_holds(&each->after, decision->operation))
            continue;
        annals_status status =
            annals_find_number(each->change->record, decision->observation, each->arena, &row, error);
        if (status)
            return status;
        if (row->operation != operation)
            continue;
        char id[ANNALS_ID_TEXT], what[48];
        annals_id_print(&row->id, id);
        snprintf(what, sizeof what, "observation %.*s", ANNALS_ID_SHORT, id);
        return refuse_gone(each, decision->operation, does[decision->kind], what, operation, error);
    }
    return ANNALS_OK;
}

/* --- What comes back -------------------------------------------------------------------------------------------------
 */

static annals_status refuse_redo(const annals_trial *each, int64_t by, const char *what, const char *of,
                                 annals_error *error)
{
    return annals_error_set(error, ANNALS_INVALID,
                            "operation %" PRId64 " can't be taken back: %s would stand again, and operation %" PRId64
                            " has entered %s \"%s\" since",
                            each->number, each->returning, by, what, of);
}

static annals_status refuse_bare(const annals_trial *each, const char *whose, const char *what, annals_error *error)
{
    return annals_error_set(error, ANNALS_INVALID,
                            "operation %" PRId64
                            " can't be taken back: %s would stand again, and its %s \"%s\" does not",
                            each->number, each->returning, whose, what);
}

static const annals_stored_source *source_of(const annals_trial *each, int64_t number)
{
    for (size_t i = 0; i < each->source_count; i++)
        if (each->sources[i].number == number)
            return &each->sources[i];
    return NULL;
}

/* A first version must be the only one of its id; a later one needs the one before, and must be its only update. */
static annals_status check_source_back(annals_trial *each, const annals_stored_source *back, annals_error *error)
{
    const annals_stored_source *before = back->updates > 0 ? source_of(each, back->updates) : NULL;
    if (before && !annals_view_holds(&each->after, before->source.operation))
        return refuse_bare(each, "source", back->source.id, error);
    for (size_t i = 0; i < each->source_count; i++) {
        const annals_stored_source *other = &each->sources[i];
        if (other != back && other->updates == back->updates && strcmp(other->source.id, back->source.id) == 0 &&
            annals_view_holds(&each->after, other->source.operation))
            return refuse_redo(each, other->source.operation, before ? "another version of source" : "another source",
                               back->source.id, error);
    }
    return ANNALS_OK;
}

static annals_status check_sources_back(annals_trial *each, int64_t operation, annals_error *error)
{
    annals_status status = ANNALS_OK;
    for (size_t i = 0; !status && i < each->source_count; i++)
        if (each->sources[i].source.operation == operation)
            status = check_source_back(each, &each->sources[i], error);
    return status;
}

static annals_status refuse_definition(annals_trial *each, const annals_stored_observation *row, const void *context,
                                       annals_error *error)
{
    (void)context;
    const annals_stored_series *other = annals_trial_series(each, row->series);
    if (!annals_view_stands(&each->after, row))
        return ANNALS_OK;
    return refuse_redo(each, row->operation, "another unit or nature for", other ? other->key : "?", error);
}

/* No other definition of the series may stand; those of one key are neighbours. */
static annals_status check_definition(annals_trial *each, int64_t number, annals_error *error)
{
    if (number == each->checked_series)
        return ANNALS_OK;
    const annals_stored_series *back = annals_trial_series(each, number);
    const annals_stored_series *first = back, *end = each->series + each->series_count;
    while (first && first > each->series && strcmp(first[-1].key, back->key) == 0)
        first--;
    annals_status status = ANNALS_OK;
    for (; !status && first && first < end && strcmp(first->key, back->key) == 0; first++) {
        annals_scan scan = {.by = ANNALS_SCAN_SERIES, .number = first->number, .as_of = each->after.as_of};
        if (first != back)
            status = each_row(each, &scan, refuse_definition, NULL, error);
    }
    each->checked_series = number;
    return status;
}

static annals_status refuse_second(annals_trial *each, const annals_stored_observation *row, const void *context,
                                   annals_error *error)
{
    const annals_stored_observation *back = context;
    if (row->number == back->number || row->kind != back->kind || !annals_view_stands(&each->after, row))
        return ANNALS_OK;
    const annals_stored_source *one = source_of(each, row->source), *two = source_of(each, back->source);
    if (!one || !two || strcmp(one->source.id, two->source.id) != 0)
        return ANNALS_OK;
    const annals_stored_series *series = annals_trial_series(each, row->series);
    return refuse_redo(each, row->operation, "an amount for the same period and source of", series ? series->key : "?",
                       error);
}

/* An observation that stands again is of a series of the same definition, and the only one of its source, series,
 * period and kind. */
static annals_status check_fits(annals_trial *each, const annals_stored_observation *row, annals_error *error)
{
    annals_period period;
    annals_status status = check_definition(each, row->series, error);
    if (!status)
        status = annals_period_parse(row->period, strlen(row->period), &period, error);
    if (status)
        return status;
    annals_scan scan = {.by = ANNALS_SCAN_PERIOD, .number = row->series, .as_of = each->after.as_of, .period = &period};
    return each_row(each, &scan, refuse_second, row, error);
}

static annals_status check_row_back(annals_trial *each, const annals_stored_observation *row, const void *context,
                                    annals_error *error)
{
    (void)context;
    const annals_stored_source *source = source_of(each, row->source);
    if (source && !annals_view_holds(&each->after, source->source.operation))
        return refuse_bare(each, "source", source->source.id, error);
    return annals_view_stands(&each->after, row) ? check_fits(each, row, error) : ANNALS_OK;
}

/* Another decision that is in force afterwards and supersedes the same observation. */
static const annals_stored_decision *find_rival(const annals_trial *each, const annals_stored_decision *back)
{
    for (size_t i = 0; i < each->decision_count; i++) {
        const annals_stored_decision *other = &each->decisions[i];
        if (other != back && other->observation == back->observation && other->kind != ANNALS_PREFER &&
            annals_view_holds(&each->after, other->operation))
            return other;
    }
    return NULL;
}

static annals_status check_observation_back(annals_trial *each, const annals_stored_decision *back, annals_error *error)
{
    annals_stored_observation *row;
    annals_status status = annals_find_number(each->change->record, back->observation, each->arena, &row, error);
    if (status)
        return status;
    char id[ANNALS_ID_TEXT];
    annals_id_print(&row->id, id);
    id[ANNALS_ID_SHORT] = '\0';
    if (!annals_view_holds(&each->after, row->operation))
        return refuse_bare(each, "observation", id, error);
    const annals_stored_decision *rival = back->kind == ANNALS_PREFER ? NULL : find_rival(each, back);
    return rival ? refuse_redo(each, rival->operation, "a revision or retraction of", id, error) : ANNALS_OK;
}

static annals_status check_rule_back(annals_trial *each, const annals_stored_decision *back, annals_error *error)
{
    for (size_t i = 0; i < each->decision_count; i++) {
        const annals_stored_decision *other = &each->decisions[i];
        if (other != back && strcmp(other->rule, back->rule) == 0 && annals_view_holds(&each->after, other->operation))
            return refuse_redo(each, other->operation, "the rule", back->rule, error);
    }
    return ANNALS_OK;
}

static annals_status check_decisions_back(annals_trial *each, int64_t operation, annals_error *error)
{
    annals_status status = ANNALS_OK;
    for (size_t i = 0; !status && i < each->decision_count; i++) {
        const annals_stored_decision *back = &each->decisions[i];
        if (back->operation == operation)
            status = back->kind == ANNALS_RULE ? check_rule_back(each, back, error)
                                               : check_observation_back(each, back, error);
    }
    return status;
}

/* What was superseded by an operation that goes stands again. */
static annals_status check_uncovered(annals_trial *each, int64_t operation, annals_error *error)
{
    for (size_t i = 0; i < each->decision_count; i++) {
        const annals_stored_decision *gone = &each->decisions[i];
        annals_stored_observation *row;
        if (gone->operation != operation || (gone->kind != ANNALS_REVISE && gone->kind != ANNALS_RETRACT))
            continue;
        annals_status status = annals_find_number(each->change->record, gone->observation, each->arena, &row, error);
        if (status)
            return status;
        char id[ANNALS_ID_TEXT];
        annals_id_print(&row->id, id);
        snprintf(each->returning, sizeof each->returning, "observation %.*s", ANNALS_ID_SHORT, id);
        if (annals_view_stands(&each->after, row))
            status = check_fits(each, row, error);
        if (status)
            return status;
    }
    return ANNALS_OK;
}

annals_status annals_trial_gone(annals_trial *each, int64_t operation, annals_error *error)
{
    annals_status status = check_sources_gone(each, operation, error);
    if (!status)
        status = check_decided(each, operation, error);
    each->checked_series = 0;
    return status ? status : check_uncovered(each, operation, error);
}

annals_status annals_trial_back(annals_trial *each, int64_t operation, annals_error *error)
{
    snprintf(each->returning, sizeof each->returning, "operation %" PRId64, operation);
    annals_status status = check_sources_back(each, operation, error);
    if (!status)
        status = check_decisions_back(each, operation, error);
    if (status)
        return status;
    each->checked_series = 0;
    annals_scan scan = {.by = ANNALS_SCAN_OPERATION, .number = operation, .as_of = each->after.as_of};
    return each_row(each, &scan, check_row_back, NULL, error);
}
