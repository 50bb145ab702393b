/* annals rule check: whether the record keeps its rules, by interval arithmetic and with units. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"
#include "cli/question.h"
#include "cli/rules.h"
#include "series/no_total.h"

#include <stdio.h>
#include <string.h>

/* Where the rows go, and what the exit status goes by. */
typedef struct {
    const annals_table *table;
    const annals_check_options *options;
    grid *out;
    json_t *list; /* of rows, or NULL: a check that fails half way prints nothing */
    size_t rules;
    size_t rows;
    size_t broken;
} checking;

/* The dimensions that the series of a row share: those of the one that has most. */
static const char *dimensions_of(const checking *each, const annals_rule_row *row, size_t measures)
{
    const annals_key *widest = NULL;
    for (size_t i = 0; i < measures; i++) {
        if (row->series[i] == ANNALS_RULE_NO_SERIES)
            continue;
        const annals_key *key = each->table->series[row->series[i]].key;
        if (!widest || key->count > widest->count)
            widest = key;
    }
    if (!widest || widest->count == 0)
        return "";
    const char *comma = widest->text;
    while (*comma != ',') /* the first that is not escaped */
        comma += *comma == '\\' ? 2 : 1;
    return comma + 1;
}

static bool is_reckoned(const annals_rule_row *row)
{
    return row->verdict == ANNALS_RULE_HOLDS || row->verdict == ANNALS_RULE_BROKEN ||
           row->verdict == ANNALS_RULE_UNDECIDED;
}

/* A difference that nothing bounds says so. */
static void add_amount(grid *out, const annals_rule_row *row, const annals_amount *amount)
{
    char text[ANNALS_AMOUNT_SIZE] = "";
    if (is_reckoned(row) && annals_amount_qualifier(amount) == ANNALS_UNBOUNDED)
        snprintf(text, sizeof text, "not bounded");
    else if (is_reckoned(row))
        annals_amount_print(amount, text);
    grid_add(out, text);
}

static void add_row(checking *each, const char *rule, const annals_rule_row *row, size_t measures)
{
    grid_add(each->out, annals_rule_verdict_name(row->verdict));
    grid_add(each->out, rule);
    grid_add(each->out, dimensions_of(each, row, measures));
    grid_add(each->out, row->period.text);
    grid_add(each->out, row->period.text[0] ? annals_kind_name(row->kind) : "");
    add_amount(each->out, row, &row->left);
    add_amount(each->out, row, &row->right);
    add_amount(each->out, row, &row->difference);
    grid_add(each->out, row->unit);
    grid_add(each->out, row->words);
}

static annals_status check_rule(checking *each, const char *text, annals_error *error)
{
    annals_rule *rule;
    annals_rule_result *found;
    annals_status status = annals_rule_parse(text, strlen(text), &rule, error);
    if (status)
        return status;
    status = annals_rule_check(rule, each->table, each->options, &found, error);
    if (!status) {
        size_t measures;
        annals_rule_measures(rule, &measures);
        for (size_t i = 0; i < found->count; i++) {
            if (each->list)
                json_array_append_new(each->list,
                                      json_rule_row(each->table, annals_rule_text(rule), &found->rows[i], measures));
            else
                add_row(each, annals_rule_text(rule), &found->rows[i], measures);
        }
        each->rules++;
        each->rows += found->count;
        each->broken += found->counts[ANNALS_RULE_BROKEN];
        annals_rule_result_free(found);
    }
    annals_rule_free(rule);
    return status;
}

static annals_status check_given(checking *each, const char *text, annals_error *error)
{
    if (annals_no_total_is_meant(text, strlen(text)))
        return annals_error_set(error, ANNALS_INVALID,
                                "rule: \"%s\" is no identity; `annals totals` is what goes by it once it is added",
                                text);
    return check_rule(each, text, error);
}

/* The rule that was given, or all identities in force. */
static annals_status check_rules(checking *each, const invocation *call, const state *given, annals_error *error)
{
    if (call->operand_count)
        return check_given(each, call->operands[0], error);
    annals_status status = ANNALS_OK;
    for (size_t i = 0; !status && i < given->rule_count; i++) {
        const char *text = given->rules[i].rule;
        if (!annals_no_total_is_meant(text, strlen(text)))
            status = check_rule(each, text, error);
    }
    return status;
}

static annals_status print_json(checking *each, const invocation *call, const state *given, annals_error *error)
{
    json_answer answer;
    each->list = json_array();
    annals_status status = each->list ? check_rules(each, call, given, error) : annals_error_no_memory(error);
    if (!status) {
        json_begin_at(&answer, "checks", given);
        for (size_t i = 0; i < json_array_size(each->list); i++)
            json_row(&answer, json_incref(json_array_get(each->list, i)));
        status = json_end(&answer, error);
    }
    json_decref(each->list);
    return status;
}

static annals_status print_all(checking *each, const invocation *call, const state *given, annals_error *error)
{
    static const grid_column titles[] = {{"VERDICT", false}, {"RULE", false}, {"OF", false},   {"PERIOD", false},
                                         {"KIND", false},    {"LEFT", true},  {"RIGHT", true}, {"DIFFERENCE", true},
                                         {"UNIT", false},    {"WHY", false}};
    if (option_given(call, "--json"))
        return print_json(each, call, given, error);
    each->out = grid_new(titles, sizeof titles / sizeof *titles);
    annals_status status = check_rules(each, call, given, error);
    if (!status && each->rows > 0)
        status = grid_print(each->out, error);
    grid_free(each->out);
    if (!status && each->rules == 0)
        say("no rules to check; `annals rule add` declares one");
    else if (!status && each->rows == 0)
        say("nothing to check: the record has no series of these measures");
    return status;
}

int run_rule_check(invocation *call)
{
    annals_error error;
    annals_decimal about;
    bool has_about;
    annals_check_options options = {.source = option_value(call, "--source")};
    annals_table *table;
    state given = {0};
    checking each = {.options = &options};
    annals_status status = argument_percent(call, "--about", &has_about, &about, &error);
    if (!status && has_about)
        options.about_percent = &about;
    if (!status)
        status = check_table(call, NULL, &given, &table, &error);
    if (!status) {
        options.preferences = given.preferences;
        options.preference_count = given.preference_count;
        each.table = table;
        status = print_all(&each, call, &given, &error);
        annals_record_table_free(table);
    }
    state_free(&given);
    if (status)
        return report(call, &error);
    return each.broken > 0 ? EXIT_FOUND : 0;
}
