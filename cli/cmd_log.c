/* annals log: the operations, all or those that concern some series or a source, newest first. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"

#include <stdio.h>
#include <string.h>

static void print_state(const annals_operation *each, char *out, size_t room)
{
    if (each->undone_by)
        snprintf(out, room, "undone by %lld", (long long)each->undone_by);
    else
        *out = '\0';
}

static annals_status print_log(const annals_operation *operations, size_t count, annals_error *error)
{
    static const grid_column titles[] = {{"OPERATION", true}, {"AT", false},    {"WHO", false}, {"VERB", false},
                                         {"WHAT", false},     {"STATE", false}, {"WHY", false}};
    grid *out = grid_new(titles, 7);
    for (size_t i = count; i-- > 0;) {
        const annals_operation *each = &operations[i];
        char text[ANNALS_MOMENT_SIZE];
        snprintf(text, sizeof text, "%lld", (long long)each->number);
        grid_add(out, text);
        annals_moment_print(each->at, text);
        strcpy(strchr(text, '.'), "Z");
        grid_add(out, text);
        grid_add(out, each->who);
        grid_add(out, each->verb);
        grid_add(out, each->what);
        print_state(each, text, sizeof text);
        grid_add(out, text);
        grid_add(out, each->why);
    }
    annals_status status = grid_print(out, error);
    grid_free(out);
    return status;
}

static annals_status json_log(const annals_operation *operations, size_t count, const state *given, annals_error *error)
{
    json_answer answer;
    json_begin_at(&answer, "operations", given);
    for (size_t i = count; i-- > 0;)
        json_row(&answer, json_operation(&operations[i]));
    return json_end(&answer, error);
}

static annals_status read_log(const invocation *call, annals_record *record, const annals_key *selector,
                              const state *given, annals_operation **operations, size_t *count, annals_error *error)
{
    annals_selection selection = {.selector = selector, .source = option_value(call, "--source")};
    state_select(given, &selection);
    annals_status status = selection.source ? source_check(record, selection.source, error) : ANNALS_OK;
    if (!status)
        status = annals_record_log(record, &selection, operations, count, error);
    if (status || *count > 0 || !selector)
        return status;
    annals_operations_free(*operations);
    return selector_missing(record, &selection, error);
}

static annals_status answer(const invocation *call, annals_record *record, const annals_key *selector,
                            annals_error *error)
{
    annals_operation *operations;
    size_t count;
    state given = {0};
    annals_status status = state_read(call, record, &given, error);
    if (!status)
        status = read_log(call, record, selector, &given, &operations, &count, error);
    if (status)
        return status;
    status =
        option_given(call, "--json") ? json_log(operations, count, &given, error) : print_log(operations, count, error);
    state_say(call, &given);
    annals_operations_free(operations);
    return status;
}

int run_log(invocation *call)
{
    annals_error error;
    annals_record *record;
    annals_key *selector = NULL;
    annals_status status = call->operand_count ? argument_key(call->operands[0], true, &selector, &error) : ANNALS_OK;
    if (!status)
        status = store_open(call, ANNALS_READ, &record, &error);
    if (!status) {
        status = answer(call, record, selector, &error);
        annals_record_close(record);
    }
    annals_key_free(selector);
    return status ? report(call, &error) : 0;
}
