/* annals log: the operations, newest first. */
#include "cli/cli.h"
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

static annals_status json_log(const annals_operation *operations, size_t count, annals_error *error)
{
    json_answer answer;
    json_begin(&answer, "operations");
    for (size_t i = count; i-- > 0;)
        json_row(&answer, json_operation(&operations[i]));
    return json_end(&answer, error);
}

int run_log(invocation *call)
{
    annals_error error;
    annals_record *record;
    annals_operation *operations;
    size_t count;
    if (store_open(call, ANNALS_READ, &record, &error))
        return report(call, &error);
    annals_status status = annals_record_operations(record, &operations, &count, &error);
    if (!status) {
        status =
            option_given(call, "--json") ? json_log(operations, count, &error) : print_log(operations, count, &error);
        annals_operations_free(operations);
    }
    annals_record_close(record);
    return status ? report(call, &error) : 0;
}
