/* Reads which state of the record is meant, and says it; knows no verb. */
#include "cli/state.h"

#include "cli/arguments.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The moment of the operation that the state ends with. */
static annals_status read_moment(annals_record *record, state *given, annals_error *error)
{
    annals_operation *operations;
    size_t count;
    annals_status status = annals_record_operations(record, &operations, &count, error);
    if (status)
        return status;
    for (size_t i = 0; i < count; i++)
        if (operations[i].number == given->as_of)
            given->at = operations[i].at;
    annals_operations_free(operations);
    return ANNALS_OK;
}

annals_status state_read(const invocation *call, annals_record *record, state *given, annals_error *error)
{
    return state_read_for(call, record, NULL, NULL, given, error);
}

static annals_status read_operation(const invocation *call, annals_record *record, const char *as_of, state *given,
                                    annals_error *error)
{
    if (!as_of || option_given(call, "--as-of"))
        return argument_as_of(call, record, &given->as_of, error);
    return argument_as_of_text("as_of", as_of, record, &given->as_of, error);
}

annals_status state_read_for(const invocation *call, annals_record *record, const char *as_of,
                             const annals_period *published_by, state *given, annals_error *error)
{
    *given = (state){0};
    annals_status status = read_operation(call, record, as_of, given, error);
    if (!status && given->as_of)
        status = read_moment(record, given, error);
    if (!status)
        status = argument_period(call, "--published-by", &given->has_published, &given->published_by, error);
    if (!status && !given->has_published && published_by) {
        given->has_published = true;
        given->published_by = *published_by;
    }
    return status;
}

void state_free(state *given)
{
    free(given->preferences);
    given->preferences = NULL;
    annals_decisions_free(given->rules);
    given->rules = NULL;
}

annals_status state_rule(annals_record *record, state *given, annals_error *error)
{
    return annals_record_decisions(record, ANNALS_RULE, given->as_of, &given->rules, &given->rule_count, error);
}

void state_select(const state *given, annals_selection *selection)
{
    selection->as_of = given->as_of;
    selection->retracted = given->retracted;
    selection->published_by = given->has_published ? &given->published_by : NULL;
}

annals_status state_decide(annals_record *record, state *given, annals_error *error)
{
    annals_decision *decisions;
    size_t count;
    annals_status status = annals_record_decisions(record, ANNALS_PREFER, given->as_of, &decisions, &count, error);
    if (status)
        return status;
    given->preferences = calloc(count + 1, sizeof *given->preferences);
    for (size_t i = 0; given->preferences && i < count; i++)
        given->preferences[i] = (annals_preference){decisions[i].observation, decisions[i].operation};
    given->preference_count = given->preferences ? count : 0;
    annals_decisions_free(decisions);
    return given->preferences ? ANNALS_OK : annals_error_no_memory(error);
}

void state_count(state *given, const annals_table *table)
{
    int64_t sources;
    given->undated += annals_record_undated(table, &sources);
    given->undated_sources += sources;
}

bool state_knows(const state *given, const annals_source *source)
{
    return !given->has_published ||
           (source->published.text[0] && source->published.latest <= given->published_by.latest);
}

static void add_as_of(const state *given, annals_str *out)
{
    char at[ANNALS_MOMENT_SIZE];
    annals_moment_print(given->at, at);
    strcpy(strchr(at, '.'), "Z");
    annals_str_format(out, "as of operation %" PRId64 " (%s)", given->as_of, at);
}

static void add_published(const state *given, annals_str *out)
{
    annals_str_format(out, "%spublished by %s", out->size > 0 ? "; " : "", given->published_by.text);
    if (given->undated_sources == 0)
        return;
    annals_str_add(out, ", ");
    if (given->undated > 0)
        annals_str_format(out, "%" PRId64 " %s of ", given->undated, given->undated == 1 ? "figure" : "figures");
    annals_str_format(out, "%" PRId64 " %s left out for want of a date", given->undated_sources,
                      given->undated_sources == 1 ? "source" : "sources");
}

void state_words(const state *given, annals_str *out)
{
    if (given->as_of)
        add_as_of(given, out);
    if (given->has_published)
        add_published(given, out);
}

void state_say(const invocation *call, const state *given)
{
    annals_str words = {0};
    state_words(given, &words);
    if (words.size > 0)
        say("annals %s: %s", call->verb->name, annals_str_text(&words));
    annals_str_free(&words);
}
