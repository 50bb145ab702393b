/* annals rule add and list: identities between measures, and declarations that a measure is no total. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"
#include "cli/rules.h"

#include <stdio.h>
#include <string.h>

static annals_status write_rule(annals_record *record, const char *rule, const char *because, annals_outcome *outcome,
                                int64_t *operation, annals_error *error)
{
    annals_change *change;
    annals_status status = annals_change_begin(record, "rule add", &change, error);
    if (status)
        return status;
    status = annals_change_rule_add(change, rule, because, outcome, error);
    if (status) {
        annals_change_cancel(change);
        return status;
    }
    char what[ANNALS_RULE_MAX + 32];
    snprintf(what, sizeof what, "added the rule %s", rule);
    return annals_change_commit(change, what, because, operation, error);
}

static int tell(const invocation *call, const char *rule, annals_outcome outcome, int64_t operation)
{
    if (outcome == ANNALS_STOOD)
        say("the rule %s stands already; nothing was added", rule);
    else
        say("added the rule %s as operation %lld; `annals undo %lld` takes it back", rule, (long long)operation,
            (long long)operation);
    if (!option_given(call, "--json"))
        return 0;
    json_answer answer;
    annals_error error;
    json_begin(&answer, "operations");
    json_row(&answer, json_outcome("rule add", operation, json_pack("{ss}", "rule", rule)));
    return json_end(&answer, &error) ? report(call, &error) : 0;
}

static annals_status add(const invocation *call, const char *rule, const char *because, annals_outcome *outcome,
                         int64_t *operation, annals_error *error)
{
    annals_record *record;
    annals_status status = store_open(call, ANNALS_WRITE_ALONE, &record, error);
    if (status)
        return status;
    status = write_rule(record, rule, because, outcome, operation, error);
    return store_close(record, status, error);
}

int run_rule_add(invocation *call)
{
    annals_error error;
    const char *rule, *because = option_value(call, "--because");
    annals_outcome outcome = ANNALS_ADDED;
    int64_t operation = 0;
    if (!because)
        return report_usage(call, "wants --because: the reason, which is kept");
    annals_arena *arena = annals_arena_new();
    annals_status status =
        arena ? rules_canonical(call->operands[0], arena, &rule, &error) : annals_error_no_memory(&error);
    if (!status)
        status = add(call, rule, because, &outcome, &operation, &error);
    int exit = status ? report(call, &error) : tell(call, rule, outcome, operation);
    annals_arena_free(arena);
    return exit;
}

static annals_status print_rules(const state *given, annals_error *error)
{
    static const grid_column titles[] = {
        {"OPERATION", true}, {"AT", false}, {"WHO", false}, {"RULE", false}, {"WHY", false}};
    grid *out = grid_new(titles, sizeof titles / sizeof *titles);
    for (size_t i = 0; i < given->rule_count; i++) {
        const annals_decision *each = &given->rules[i];
        char text[ANNALS_MOMENT_SIZE];
        snprintf(text, sizeof text, "%lld", (long long)each->operation);
        grid_add(out, text);
        annals_moment_print(each->at, text);
        strcpy(strchr(text, '.'), "Z");
        grid_add(out, text);
        grid_add(out, each->who);
        grid_add(out, each->rule);
        grid_add(out, each->because);
    }
    annals_status status = grid_print(out, error);
    grid_free(out);
    return status;
}

static annals_status json_rules(const state *given, annals_error *error)
{
    json_answer answer;
    json_begin_at(&answer, "rules", given);
    for (size_t i = 0; i < given->rule_count; i++)
        json_row(&answer, json_decision(&given->rules[i]));
    return json_end(&answer, error);
}

int run_rule_list(invocation *call)
{
    annals_error error;
    annals_record *record;
    state given = {0};
    annals_status status = store_open(call, ANNALS_READ, &record, &error);
    if (status)
        return report(call, &error);
    status = state_read(call, record, &given, &error);
    if (!status)
        status = state_rule(record, &given, &error);
    if (!status) {
        status = option_given(call, "--json") ? json_rules(&given, &error) : print_rules(&given, &error);
        state_say(call, &given);
    }
    state_free(&given);
    annals_record_close(record);
    return status ? report(call, &error) : 0;
}
