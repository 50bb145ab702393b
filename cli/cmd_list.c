/* annals list: a line for each series. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"

#include <stdio.h>
#include <string.h>

/* The span in days: 2025-06-24/2025-08-15, an open side as .., a single day once. */
static void print_span(annals_moment earliest, annals_moment latest, char *out, size_t room)
{
    char first[ANNALS_MOMENT_SIZE] = "..", last[ANNALS_MOMENT_SIZE] = "..";
    if (earliest != ANNALS_MOMENT_MIN)
        *strchr((annals_moment_print(earliest, first), first), 'T') = '\0';
    if (latest != ANNALS_MOMENT_MAX)
        *strchr((annals_moment_print(latest, last), last), 'T') = '\0';
    if (strcmp(first, last) == 0)
        snprintf(out, room, "%s", first);
    else
        snprintf(out, room, "%s/%s", first, last);
}

static annals_status print_summary(const annals_summary *summary, annals_error *error)
{
    static const grid_column titles[] = {{"SERIES", false}, {"UNIT", false}, {"NATURE", false},
                                         {"COUNT", true},   {"SPAN", false}, {"LAST", true}};
    grid *out = grid_new(titles, 6);
    for (size_t i = 0; i < summary->count; i++) {
        const annals_series_summary *each = &summary->rows[i];
        char text[2 * ANNALS_MOMENT_SIZE];
        grid_add(out, each->series.key->text);
        grid_add(out, each->series.unit);
        grid_add(out, annals_nature_name(each->series.nature));
        snprintf(text, sizeof text, "%lld", (long long)each->observations);
        grid_add(out, text);
        print_span(each->earliest, each->latest, text, sizeof text);
        grid_add(out, text);
        char amount[ANNALS_AMOUNT_SIZE + 4];
        size_t size = annals_amount_print(&each->last_amount, amount);
        if (!each->last_is_one)
            memcpy(amount + size, " …", sizeof " …");
        grid_add(out, amount);
    }
    annals_status status = grid_print(out, error);
    grid_free(out);
    return status;
}

static annals_status json_summary(const annals_summary *summary, const state *given, annals_error *error)
{
    json_answer answer;
    json_begin_at(&answer, "series", given);
    for (size_t i = 0; i < summary->count; i++)
        json_row(&answer, json_series(&summary->rows[i]));
    return json_end(&answer, error);
}

static annals_status list(const invocation *call, annals_record *record, const annals_key *selector,
                          annals_error *error)
{
    annals_summary *summary;
    annals_selection selection = {.selector = selector};
    state given;
    annals_status status = state_read(call, record, &given, error);
    state_select(&given, &selection);
    if (!status)
        status = annals_record_summary(record, &selection, &summary, error);
    if (status)
        return status;
    given.undated = summary->undated;
    given.undated_sources = summary->undated_sources;
    if (selector && summary->count == 0)
        status = selector_missing(record, &selection, error);
    else
        status = option_given(call, "--json") ? json_summary(summary, &given, error) : print_summary(summary, error);
    if (!status)
        state_say(call, &given);
    annals_summary_free(summary);
    return status;
}

int run_list(invocation *call)
{
    annals_error error;
    annals_record *record;
    annals_key *selector = NULL;
    if (call->operand_count && argument_key(call->operands[0], true, &selector, &error))
        return report(call, &error);
    annals_status status = store_open(call, ANNALS_READ, &record, &error);
    if (!status) {
        status = list(call, record, selector, &error);
        annals_record_close(record);
    }
    annals_key_free(selector);
    return status ? report(call, &error) : 0;
}
