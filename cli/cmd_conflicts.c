/* annals conflicts: pairs of observations of one series whose periods overlap, and whether both can hold. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"
#include "cli/question.h"
#include "series/conflict.h"

#include <stdio.h>
#include <string.h>

static const annals_observation *at(const annals_table *table, uint32_t index)
{
    return &table->observations[index];
}

static void add_side(grid *out, const annals_table *table, uint32_t index)
{
    const annals_observation *each = at(table, index);
    char id[ANNALS_ID_TEXT], amount[ANNALS_AMOUNT_SIZE];
    annals_id_print(&each->id, id);
    id[ANNALS_ID_SHORT] = '\0';
    annals_amount_print(&each->amount, amount);
    grid_add(out, amount);
    grid_add(out, each->period.text);
    grid_add(out, table->sources[each->source].id);
    grid_add(out, id);
}

/* The class, and what a reader should know beside it. */
static void print_class(const annals_pair *pair, char *out, size_t room)
{
    const char *more = "";
    if (pair->pair_class == ANNALS_PAIR_COMPATIBLE)
        more = pair->relation == ANNALS_ROUNDED ? ", by rounding"
               : pair->relation == ANNALS_LOOSE ? ", by ~ alone"
                                                : "";
    else if (pair->pair_class == ANNALS_PAIR_PERIOD && pair->approximate)
        more = ", approximate";
    else if (pair->decided)
        more = ", decided";
    else if (pair->asked_again)
        more = ", decided before a newer figure";
    snprintf(out, room, "%s%s", annals_pair_class_name(pair->pair_class), more);
}

/* The preferred observation, which may be a third. */
static void add_preferred(grid *out, const annals_table *table, const annals_pair *pair)
{
    char id[ANNALS_ID_TEXT] = "";
    if (pair->decision)
        annals_id_print(&at(table, pair->preferred)->id, id);
    id[pair->decision ? ANNALS_ID_SHORT : 0] = '\0';
    grid_add(out, id);
}

static bool any_decision(const annals_conflicts *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->pairs[i].decision)
            return true;
    return false;
}

static annals_status print_pairs(const annals_table *table, const annals_conflicts *found, annals_error *error)
{
    static const grid_column titles[] = {{"CLASS", false},  {"SERIES", false}, {"AMOUNT", true},    {"PERIOD", false},
                                         {"SOURCE", false}, {"ID", false},     {"AMOUNT", true},    {"PERIOD", false},
                                         {"SOURCE", false}, {"ID", false},     {"PREFERRED", false}};
    bool decisions = any_decision(found);
    grid *out = grid_new(titles, sizeof titles / sizeof *titles - !decisions);
    for (size_t i = 0; i < found->count; i++) {
        const annals_pair *pair = &found->pairs[i];
        char words[80];
        print_class(pair, words, sizeof words);
        grid_add(out, words);
        grid_add(out, table->series[at(table, pair->first)->series].key->text);
        add_side(out, table, pair->first);
        add_side(out, table, pair->second);
        if (decisions)
            add_preferred(out, table, pair);
    }
    annals_status status = grid_print(out, error);
    grid_free(out);
    return status;
}

static annals_status json_pairs(const annals_table *table, const annals_conflicts *found, const state *given,
                                annals_error *error)
{
    json_answer answer;
    json_begin_at(&answer, "pairs", given);
    for (size_t i = 0; i < found->count; i++)
        json_row(&answer, json_pair(table, &found->pairs[i]));
    return json_end(&answer, error);
}

static annals_status answer(const invocation *call, const annals_table *table, const annals_conflict_options *options,
                            const state *given, size_t *undecided, annals_error *error)
{
    annals_conflicts *found;
    annals_status status = annals_conflicts_find(table, options, &found, error);
    if (status)
        return status;
    *undecided = found->undecided;
    if (option_given(call, "--json"))
        status = json_pairs(table, found, given, error);
    else if (found->count > 0)
        status = print_pairs(table, found, error);
    if (!status && !options->all && found->count == 0)
        say("no conflicts; %zu harmless pairs, which --all lists",
            found->counts[ANNALS_PAIR_AGREE] + found->counts[ANNALS_PAIR_COMPATIBLE] +
                found->counts[ANNALS_PAIR_PERIOD] + found->counts[ANNALS_PAIR_KIND] +
                found->counts[ANNALS_PAIR_REVISION]);
    annals_conflicts_free(found);
    return status;
}

int run_conflicts(invocation *call)
{
    annals_error error;
    annals_decimal about;
    bool given;
    state read = {0};
    annals_conflict_options options = {.all = option_given(call, "--all")};
    annals_table *table;
    size_t undecided = 0;
    options.check.source = option_value(call, "--source");
    annals_status status = argument_percent(call, "--about", &given, &about, &error);
    if (!status && given)
        options.check.about_percent = &about;
    if (!status)
        status = check_table(call, call->operand_count ? call->operands[0] : NULL, &read, &table, &error);
    if (!status) {
        options.check.preferences = read.preferences;
        options.check.preference_count = read.preference_count;
        status = answer(call, table, &options, &read, &undecided, &error);
        annals_record_table_free(table);
    }
    state_free(&read);
    if (status)
        return report(call, &error);
    return undecided > 0 ? EXIT_FOUND : 0;
}
