/* annals totals: whether totals and their parts fit, by interval arithmetic. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"
#include "cli/question.h"
#include "cli/rules.h"
#include "series/totals.h"

#include <stdio.h>

static void add_amount(grid *out, const annals_total *row, const annals_amount *amount)
{
    char text[ANNALS_AMOUNT_SIZE];
    bool compared = row->verdict != ANNALS_TOTAL_INCOMPARABLE;
    if (compared)
        annals_amount_print(amount, text);
    grid_add(out, compared ? text : "");
}

static void print_verdict(const annals_total *row, char *out, size_t room)
{
    if (row->verdict == ANNALS_TOTAL_INCOMPARABLE)
        snprintf(out, room, "%s: %s", annals_total_verdict_name(row->verdict), annals_total_reason_name(row->why));
    else
        snprintf(out, room, "%s", annals_total_verdict_name(row->verdict));
}

/* A remainder that nothing bounds says so, instead of a number that nobody stated. */
static void add_remainder(grid *out, const annals_total *row)
{
    if (row->verdict != ANNALS_TOTAL_INCOMPARABLE && annals_amount_qualifier(&row->remainder) == ANNALS_UNBOUNDED)
        grid_add(out, "not bounded");
    else
        add_amount(out, row, &row->remainder);
}

static annals_status print_totals(const annals_table *table, const annals_totals *found, annals_error *error)
{
    static const grid_column titles[] = {{"VERDICT", false}, {"TOTAL OF", false}, {"BY", false},   {"PERIOD", false},
                                         {"KIND", false},    {"TOTAL", true},     {"PARTS", true}, {"REMAINDER", true}};
    grid *out = grid_new(titles, sizeof titles / sizeof *titles);
    for (size_t i = 0; i < found->count; i++) {
        const annals_total *row = &found->rows[i];
        char words[80];
        print_verdict(row, words, sizeof words);
        grid_add(out, words);
        grid_add(out, table->series[row->series].key->text);
        grid_add(out, row->dimension);
        grid_add(out, row->period.text);
        grid_add(out, annals_kind_name(row->kind));
        add_amount(out, row, &row->total);
        add_amount(out, row, &row->parts);
        add_remainder(out, row);
    }
    annals_status status = grid_print(out, error);
    grid_free(out);
    return status;
}

static annals_status json_totals(const annals_table *table, const annals_totals *found, const state *given,
                                 annals_error *error)
{
    json_answer answer;
    json_begin_at(&answer, "totals", given);
    for (size_t i = 0; i < found->count; i++)
        json_row(&answer, json_total(table, &found->rows[i]));
    return json_end(&answer, error);
}

static annals_status answer(const invocation *call, const annals_table *table, const annals_check_options *options,
                            const state *given, size_t *inconsistent, annals_error *error)
{
    annals_totals *found;
    annals_status status = annals_totals_find(table, options, &found, error);
    if (status)
        return status;
    *inconsistent = found->counts[ANNALS_TOTAL_INCONSISTENT];
    if (option_given(call, "--json"))
        status = json_totals(table, found, given, error);
    else if (found->count > 0)
        status = print_totals(table, found, error);
    else
        say("no totals: no series has the dimensions of another and one more, for the same period");
    annals_totals_free(found);
    return status;
}

/* The same with what was declared to be no total. */
static annals_status with_declared(const invocation *call, const annals_table *table, annals_check_options *options,
                                   const state *given, size_t *inconsistent, annals_error *error)
{
    annals_arena *arena = annals_arena_new();
    annals_status status = arena ? rules_declare(given, arena, options, error) : annals_error_no_memory(error);
    if (!status)
        status = answer(call, table, options, given, inconsistent, error);
    annals_arena_free(arena);
    return status;
}

int run_totals(invocation *call)
{
    annals_error error;
    annals_decimal about;
    bool given;
    annals_check_options options = {.source = option_value(call, "--source")};
    annals_table *table;
    state read = {0};
    size_t inconsistent = 0;
    annals_status status = argument_percent(call, "--about", &given, &about, &error);
    if (!status && given)
        options.about_percent = &about;
    if (!status)
        status = check_table(call, NULL, &read, &table, &error);
    if (!status) {
        options.preferences = read.preferences;
        options.preference_count = read.preference_count;
        status = with_declared(call, table, &options, &read, &inconsistent, &error);
        annals_record_table_free(table);
    }
    state_free(&read);
    if (status)
        return report(call, &error);
    return inconsistent > 0 ? EXIT_FOUND : 0;
}
