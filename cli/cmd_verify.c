/* annals verify: whether every figure's words still stand in its source, and still say it. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"
#include "record/verify.h"
#include "scan/scan.h"
#include "series/str.h"

#include <stdio.h>
#include <string.h>

/* How many there are of each, and what the exit status goes by. */
typedef struct {
    size_t verdicts[ANNALS_JUDGEMENTS];
    size_t broken; /* quotes that are moved, changed or missing, and texts that are not as they were stored */
} tally;

/* What the line has to say beside its two states. */
static void write_why(const annals_verification *found, annals_str *out)
{
    if (!found->text_intact)
        annals_str_add(out, "the text is not the one that was stored");
    else if (found->quote == ANNALS_QUOTE_CHANGED)
        annals_str_format(out, "there stands now: %s", found->now);
    else
        annals_str_add(out, found->judgement.why);
    if (found->newer)
        annals_str_format(out, "%sread from an earlier version of the text", out->size ? "; " : "");
}

static void add_line(grid *out, const annals_table *table, const annals_observation *each,
                     const annals_verification *found)
{
    char id[ANNALS_ID_TEXT], amount[ANNALS_AMOUNT_SIZE];
    annals_id_print(&each->id, id);
    id[ANNALS_ID_SHORT] = '\0';
    annals_amount_print(&each->amount, amount);
    grid_add(out, annals_verdict_name(found->judgement.verdict));
    grid_add(out, annals_quote_state_name(found->quote));
    grid_add(out, id);
    grid_add(out, table->series[each->series].key->text);
    grid_add(out, amount);
    grid_add(out, table->sources[each->source].id);
    grid_add(out, each->evidence.quote);
    annals_str why = {0};
    write_why(found, &why);
    grid_add(out, annals_str_text(&why));
    annals_str_free(&why);
}

/* Verifies all; adds a line or a JSON row for each. */
static annals_status check_all(annals_verifier *verifier, const annals_table *table, int64_t as_of, grid *out,
                               json_answer *answer, tally *counted, annals_error *error)
{
    for (size_t i = 0; i < table->count; i++) {
        annals_verification found;
        annals_status status = annals_verifier_check(verifier, table, &table->observations[i], as_of, &found, error);
        if (status)
            return status;
        counted->verdicts[found.judgement.verdict]++;
        counted->broken += annals_verification_is_broken(&found);
        if (answer)
            json_row(answer, json_verification(table, &table->observations[i], &found));
        else
            add_line(out, table, &table->observations[i], &found);
    }
    return ANNALS_OK;
}

static annals_status print_all(const invocation *call, annals_verifier *verifier, const annals_table *table,
                               const state *of, tally *counted, annals_error *error)
{
    static const grid_column titles[] = {{"STATE", false}, {"QUOTE", false},  {"ID", false},    {"SERIES", false},
                                         {"AMOUNT", true}, {"SOURCE", false}, {"WORDS", false}, {"WHY", false}};
    json_answer answer;
    if (option_given(call, "--json")) {
        json_begin_at(&answer, "verifications", of);
        annals_status status = check_all(verifier, table, of->as_of, NULL, &answer, counted, error);
        annals_status ended = json_end(&answer, status ? NULL : error);
        return status ? status : ended;
    }
    grid *out = grid_new(titles, sizeof titles / sizeof *titles);
    annals_status status = check_all(verifier, table, of->as_of, out, NULL, counted, error);
    if (!status)
        status = grid_print(out, error);
    grid_free(out);
    if (!status)
        say("%zu confirmed, %zu confirmed with something by hand, %zu unread, %zu contradicted; %zu quotes moved, "
            "changed or missing; periods and keys are not checked",
            counted->verdicts[ANNALS_CONFIRMED], counted->verdicts[ANNALS_CONFIRMED_BY_HAND],
            counted->verdicts[ANNALS_UNREAD], counted->verdicts[ANNALS_CONTRADICTED], counted->broken);
    return status;
}

static annals_status verify(const invocation *call, annals_record *record, const annals_selection *selection, state *of,
                            tally *counted, annals_error *error)
{
    annals_scanner *scanner;
    annals_table *table;
    annals_verifier *verifier = NULL;
    annals_reader reader;
    annals_status status = selection->source ? source_check(record, selection->source, error) : ANNALS_OK;
    if (!status)
        status = store_read(record, selection, &table, error);
    if (status)
        return status;
    state_count(of, table);
    status = annals_scanner_open(&scanner, error);
    if (!status) {
        reader = annals_scanner_reader(scanner);
        status = annals_verifier_open(record, &reader, &verifier, error);
        if (!status)
            status = print_all(call, verifier, table, of, counted, error);
        annals_verifier_close(verifier);
        annals_scanner_close(scanner);
    }
    annals_record_table_free(table);
    return status;
}

int run_verify(invocation *call)
{
    annals_error error;
    annals_record *record;
    annals_key *selector = NULL;
    tally counted = {.broken = 0};
    annals_status status = call->operand_count ? argument_key(call->operands[0], true, &selector, &error) : ANNALS_OK;
    if (!status)
        status = store_open(call, ANNALS_READ, &record, &error);
    if (!status) {
        annals_selection selection = {.selector = selector, .source = option_value(call, "--source")};
        state of;
        status = state_read(call, record, &of, &error);
        state_select(&of, &selection);
        if (!status)
            status = verify(call, record, &selection, &of, &counted, &error);
        if (!status)
            state_say(call, &of);
        annals_record_close(record);
    }
    annals_key_free(selector);
    if (status)
        return report(call, &error);
    bool unread = option_given(call, "--strict") && counted.verdicts[ANNALS_UNREAD] > 0;
    return counted.verdicts[ANNALS_CONTRADICTED] > 0 || counted.broken > 0 || unread ? EXIT_FOUND : 0;
}
