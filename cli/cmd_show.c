/* annals show: every observation of a series, with its evidence. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"

#include <string.h>

static annals_status print_table(const annals_table *table, annals_error *error)
{
    static const grid_column titles[] = {{"ID", false},   {"SERIES", false}, {"PERIOD", false}, {"AMOUNT", true},
                                         {"UNIT", false}, {"KIND", false},   {"SOURCE", false}, {"QUOTE", false}};
    grid *out = grid_new(titles, 8);
    for (size_t i = 0; i < table->count; i++) {
        const annals_observation *each = &table->observations[i];
        char id[ANNALS_ID_TEXT], amount[ANNALS_AMOUNT_SIZE];
        annals_id_print(&each->id, id);
        id[ANNALS_ID_SHORT] = '\0';
        annals_amount_print(&each->amount, amount);
        grid_add(out, id);
        grid_add(out, table->series[each->series].key->text);
        grid_add(out, each->period.text);
        grid_add(out, amount);
        grid_add(out, table->series[each->series].unit);
        grid_add(out, annals_kind_name(each->kind));
        grid_add(out, table->sources[each->source].id);
        grid_add(out, each->evidence.quote);
    }
    annals_status status = grid_print(out, error);
    grid_free(out);
    return status;
}

static annals_status json_table(const annals_table *table, const state *given, annals_error *error)
{
    json_answer answer;
    json_begin_at(&answer, "observations", given);
    for (size_t i = 0; i < table->count; i++)
        json_row(&answer, json_observation(table, &table->observations[i]));
    return json_end(&answer, error);
}

static annals_status show(const invocation *call, annals_record *record, const annals_key *selector,
                          annals_error *error)
{
    annals_table *table;
    annals_selection selection = {.selector = selector, .source = option_value(call, "--source")};
    state given;
    annals_status status = state_read(call, record, &given, error);
    state_select(&given, &selection);
    if (!status && selection.source)
        status = source_check(record, selection.source, error);
    if (!status)
        status = store_read(record, &selection, &table, error);
    if (status)
        return status;
    state_count(&given, table);
    status = option_given(call, "--json") ? json_table(table, &given, error) : print_table(table, error);
    if (!status)
        state_say(call, &given);
    annals_record_table_free(table);
    return status;
}

int run_show(invocation *call)
{
    annals_error error;
    annals_record *record;
    annals_key *selector;
    if (argument_key(call->operands[0], true, &selector, &error))
        return report(call, &error);
    annals_status status = store_open(call, ANNALS_READ, &record, &error);
    if (!status) {
        status = show(call, record, selector, &error);
        annals_record_close(record);
    }
    annals_key_free(selector);
    return status ? report(call, &error) : 0;
}
