/* annals record: one figure with its evidence, from the command line into the record. */
#include "cli/arguments.h"
#include "cli/entering.h"
#include "cli/json.h"
#include "scan/scan.h"

#include <stdio.h>
#include <string.h>

/* The operands and options as typed values. */
typedef struct {
    annals_key *key;
    annals_period period;
    annals_amount amount;
    annals_statement statement;
} figure;

static annals_status read_operands(const invocation *call, figure *read, annals_error *error)
{
    const char *const *words = call->operands;
    annals_status status = argument_key(words[0], false, &read->key, error);
    if (!status)
        status = annals_period_parse(words[1], strlen(words[1]), &read->period, error);
    if (!status)
        status = annals_amount_parse(words[2], strlen(words[2]), &read->amount, error);
    return status;
}

static annals_status read_options(const invocation *call, figure *read, annals_error *error)
{
    annals_statement *statement = &read->statement;
    bool given;
    *statement = (annals_statement){
        .key = read->key,
        .period = &read->period,
        .amount = &read->amount,
        .unit = option_value(call, "--unit"),
        .source = option_value(call, "--source"),
        .quote = option_value(call, "--quote"),
        .at = -1,
        .note = option_value(call, "--note"),
    };
    if (!statement->source)
        return annals_error_set(error, ANNALS_USAGE, "wants --source: which source states it");
    if (option_given(call, "--at") && !statement->quote)
        return annals_error_set(error, ANNALS_USAGE, "--at wants --quote");
    annals_status status = argument_kind(call, &given, &statement->kind, error);
    if (!status)
        status = argument_nature(call, &statement->nature, error);
    if (!status)
        status = argument_number("--at", option_value(call, "--at"), 0, &statement->at, error);
    return status;
}

/* A figure of a document that no words vouch for is taken, but not without a word. */
static void tell_unvouched(const invocation *call, annals_record *record, const figure *read, const entered *done)
{
    annals_table *table;
    if (done->outcome == ANNALS_STOOD)
        return;
    if (read->statement.quote && done->judgement.verdict == ANNALS_UNREAD)
        say("annals %s: the quote is unread, so it vouches for nothing: %s", call->verb->name, done->judgement.why);
    if (read->statement.quote || annals_record_sources(record, 0, &table, NULL))
        return;
    for (size_t i = 0; i < table->source_count; i++)
        if (strcmp(table->sources[i].id, read->statement.source) == 0 && table->sources[i].kind == ANNALS_DOCUMENT)
            say("annals %s: no quote: nothing in %s vouches for this figure; --quote says where it stands",
                call->verb->name, read->statement.source);
    annals_record_table_free(table);
}

static int tell(const invocation *call, const entered *done)
{
    char text[ANNALS_ID_TEXT];
    annals_error error;
    annals_id_print(&done->id, text);
    if (done->outcome == ANNALS_STOOD)
        say("%.*s stands already, just so; nothing was added", ANNALS_ID_SHORT, text);
    else
        say("%s as %.*s, operation %lld; `annals undo %lld` takes it back", done->what, ANNALS_ID_SHORT, text,
            (long long)done->operation, (long long)done->operation);
    if (!option_given(call, "--json"))
        return 0;
    json_answer answer;
    json_begin(&answer, "operations");
    json_t *more = json_pack("{ss}", "id", text);
    json_judgement(more, done->outcome == ANNALS_ADDED ? &done->judgement : NULL);
    json_row(&answer, json_outcome("record", done->operation, more));
    return json_end(&answer, &error) ? report(call, &error) : 0;
}

static annals_status record_figure(invocation *call, const figure *read, entered *done, annals_error *error)
{
    annals_scanner *scanner;
    annals_record *record;
    annals_status status = annals_scanner_open(&scanner, error);
    if (status)
        return status;
    annals_reader reader = annals_scanner_reader(scanner);
    status = store_open(call, ANNALS_WRITE_ALONE, &record, error);
    if (!status) {
        status =
            enter_figure(record, &reader, NULL, NULL, &read->statement, option_value(call, "--because"), done, error);
        if (!status)
            tell_unvouched(call, record, read, done);
        status = store_close(record, status, error);
    }
    annals_scanner_close(scanner);
    return status;
}

int run_record(invocation *call)
{
    annals_error error;
    figure read = {0};
    entered done = {.outcome = ANNALS_ADDED};
    annals_status status = read_operands(call, &read, &error);
    if (!status)
        status = read_options(call, &read, &error);
    if (!status)
        status = record_figure(call, &read, &done, &error);
    annals_key_free(read.key);
    return status ? report(call, &error) : tell(call, &done);
}
