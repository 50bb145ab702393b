/* annals history: all versions of an observation. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"

#include <stdio.h>
#include <string.h>

static void add_version(grid *out, const annals_history *history, const annals_version *version)
{
    char number[24], at[ANNALS_MOMENT_SIZE], id[ANNALS_ID_TEXT] = "", amount[ANNALS_AMOUNT_SIZE] = "retracted";
    const annals_observation *each = version->observation;
    snprintf(number, sizeof number, "%lld", (long long)version->operation);
    annals_moment_print(version->at, at);
    strcpy(strchr(at, '.'), "Z");
    if (each) {
        annals_id_print(&each->id, id);
        id[ANNALS_ID_SHORT] = '\0';
        annals_amount_print(&each->amount, amount);
    }
    grid_add(out, number);
    grid_add(out, at);
    grid_add(out, version->who);
    grid_add(out, version->verb);
    grid_add(out, id);
    grid_add(out, each ? each->period.text : "");
    grid_add(out, amount);
    grid_add(out, each ? history->table->sources[each->source].id : "");
    grid_add(out, each ? each->evidence.quote : "");
    grid_add(out, version->because);
}

static annals_status print_history(const annals_history *history, annals_error *error)
{
    static const grid_column titles[] = {{"OPERATION", true}, {"AT", false},     {"WHO", false},   {"VERB", false},
                                         {"ID", false},       {"PERIOD", false}, {"AMOUNT", true}, {"SOURCE", false},
                                         {"QUOTE", false},    {"WHY", false}};
    grid *out = grid_new(titles, sizeof titles / sizeof *titles);
    for (size_t i = 0; i < history->count; i++)
        add_version(out, history, &history->versions[i]);
    annals_status status = grid_print(out, error);
    grid_free(out);
    return status;
}

static annals_status json_history(const annals_history *history, const state *given, annals_error *error)
{
    json_answer answer;
    json_begin_at(&answer, "versions", given);
    for (size_t i = 0; i < history->count; i++)
        json_row(&answer, json_version(history, &history->versions[i]));
    return json_end(&answer, error);
}

int run_history(invocation *call)
{
    annals_error error;
    annals_record *record;
    annals_history *history;
    annals_id id;
    state given;
    if (store_open(call, ANNALS_READ, &record, &error))
        return report(call, &error);
    annals_status status = state_read(call, record, &given, &error);
    if (!status)
        status = annals_record_find(record, call->operands[0], given.as_of, &id, &error);
    if (!status)
        status = annals_record_history(record, &id, given.as_of, &history, &error);
    if (!status) {
        status = option_given(call, "--json") ? json_history(history, &given, &error) : print_history(history, &error);
        state_say(call, &given);
        annals_history_free(history);
    }
    annals_record_close(record);
    return status ? report(call, &error) : 0;
}
