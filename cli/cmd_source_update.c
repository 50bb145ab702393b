/* annals source update: a new version of a document's text, and where the words of its figures stand in it. */
#include "cli/arguments.h"
#include "cli/grid.h"
#include "cli/json.h"
#include "cli/source_file.h"
#include "record/verify.h"
#include "scan/scan.h"

#include <stdio.h>
#include <stdlib.h>

/* What became of it. */
typedef struct {
    annals_outcome outcome;
    int64_t operation;
    annals_table *table;        /* the observations that cite the source; NULL where nothing was updated */
    annals_verification *found; /* of each */
} updated;

static annals_status describe(const invocation *call, annals_source *source, annals_error *error)
{
    *source = (annals_source){
        .id = call->operands[0],
        .title = option_value(call, "--title"),
        .publisher = option_value(call, "--publisher"),
        .language = option_value(call, "--language"),
        .url = option_value(call, "--url"),
        .note = option_value(call, "--note"),
        .file = call->operands[1],
    };
    bool given;
    return argument_period(call, "--published", &given, &source->published, error);
}

static annals_status write_update(annals_record *record, const annals_source *source, const source_file *read,
                                  const char *why, updated *done, annals_error *error)
{
    annals_change *change;
    annals_status status = annals_change_begin(record, "source update", &change, error);
    if (status)
        return status;
    status = annals_change_source_update(change, source, read->bytes, read->bytes_size, read->text, read->text_size,
                                         &done->outcome, error);
    if (status) {
        annals_change_cancel(change);
        return status;
    }
    char what[400];
    snprintf(what, sizeof what, "updated source %.300s", source->id);
    return annals_change_commit(change, what, why, &done->operation, error);
}

static annals_status verify_all(annals_verifier *verifier, updated *done, annals_error *error)
{
    annals_status status = ANNALS_OK;
    done->found = calloc(done->table->count + 1, sizeof *done->found);
    if (!done->found)
        return annals_error_no_memory(error);
    for (size_t i = 0; !status && i < done->table->count; i++)
        status = annals_verifier_check(verifier, done->table, &done->table->observations[i], 0, &done->found[i], error);
    return status;
}

/* Looks for the words of each figure in the new text. */
static annals_status look_again(annals_record *record, const char *source, updated *done, annals_error *error)
{
    annals_scanner *scanner;
    annals_verifier *verifier = NULL;
    annals_selection selection = {.source = source};
    annals_status status = annals_record_read(record, &selection, &done->table, error);
    if (!status)
        status = annals_scanner_open(&scanner, error);
    if (status)
        return status;
    annals_reader reader = annals_scanner_reader(scanner);
    status = annals_verifier_open(record, &reader, &verifier, error);
    if (!status)
        status = verify_all(verifier, done, error);
    annals_verifier_close(verifier);
    annals_scanner_close(scanner);
    return status;
}

static void add_line(grid *out, const annals_table *table, const annals_observation *each,
                     const annals_verification *found)
{
    char id[ANNALS_ID_TEXT], amount[ANNALS_AMOUNT_SIZE];
    annals_id_print(&each->id, id);
    id[ANNALS_ID_SHORT] = '\0';
    annals_amount_print(&each->amount, amount);
    grid_add(out, annals_quote_state_name(found->quote));
    grid_add(out, id);
    grid_add(out, table->series[each->series].key->text);
    grid_add(out, each->period.text);
    grid_add(out, amount);
    grid_add(out, each->evidence.quote);
    grid_add(out, found->now);
}

static annals_status print_evidence(const updated *done, annals_error *error)
{
    static const grid_column titles[] = {{"QUOTE", false}, {"ID", false},    {"SERIES", false}, {"PERIOD", false},
                                         {"AMOUNT", true}, {"WORDS", false}, {"NOW", false}};
    size_t broken = 0;
    if (done->table->count == 0)
        return ANNALS_OK;
    grid *out = grid_new(titles, sizeof titles / sizeof *titles);
    for (size_t i = 0; i < done->table->count; i++) {
        add_line(out, done->table, &done->table->observations[i], &done->found[i]);
        broken += annals_verification_is_broken(&done->found[i]);
    }
    annals_status status = grid_print(out, error);
    grid_free(out);
    if (broken > 0)
        say("the words of %zu of %zu figures stand elsewhere now, or not at all; they stay where they were read: "
            "`annals revise ID --quote` moves one",
            broken, done->table->count);
    return status;
}

static annals_status answer_json(const char *source, const updated *done, annals_error *error)
{
    json_answer answer;
    json_t *evidence = json_array();
    for (size_t i = 0; done->table && i < done->table->count; i++)
        json_array_append_new(evidence, json_verification(done->table, &done->table->observations[i], &done->found[i]));
    json_begin(&answer, "operations");
    json_row(&answer, json_outcome("source update", done->operation,
                                   json_pack("{ssso}", "source", source, "evidence", evidence)));
    return json_end(&answer, error);
}

static annals_status tell(const invocation *call, const char *source, const updated *done, annals_error *error)
{
    if (done->outcome == ANNALS_STOOD)
        say("source %s stands already, just so; nothing was updated", source);
    else
        say("updated source %s as operation %lld; `annals undo %lld` takes it back", source, (long long)done->operation,
            (long long)done->operation);
    if (option_given(call, "--json"))
        return answer_json(source, done, error);
    return done->table ? print_evidence(done, error) : ANNALS_OK;
}

static annals_status update(const invocation *call, const annals_source *source, const source_file *read, updated *done,
                            annals_error *error)
{
    annals_record *record;
    annals_status status = store_open(call, ANNALS_WRITE_ALONE, &record, error);
    if (status)
        return status;
    status = write_update(record, source, read, option_value(call, "--because"), done, error);
    if (!status && done->outcome == ANNALS_ADDED)
        status = look_again(record, source->id, done, error);
    return store_close(record, status, error);
}

int run_source_update(invocation *call)
{
    annals_error error;
    annals_source source;
    source_file read = {0};
    updated done = {.outcome = ANNALS_ADDED};
    annals_status status = describe(call, &source, &error);
    if (!status)
        status = source_file_read(source.file, option_value(call, "--encoding"), &read, &error);
    source.extractor = read.extractor;
    if (!status) {
        status = update(call, &source, &read, &done, &error);
        if (status == ANNALS_INVALID)
            source_file_place(&read, source.file, &error);
    }
    if (!status)
        status = tell(call, source.id, &done, &error);
    annals_record_table_free(done.table);
    free(done.found);
    source_file_free(&read);
    return status ? report(call, &error) : 0;
}
