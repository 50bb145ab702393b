/* annals source add, list, show: the documents and feeds that figures come from. */
#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/grid.h"
#include "cli/json.h"
#include "cli/source_file.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static annals_status describe(const invocation *call, const char *file, char *id, size_t room, annals_source *source,
                              annals_error *error)
{
    bool feed = option_given(call, "--feed");
    *source = (annals_source){
        .id = option_value(call, "--id"),
        .kind = feed ? ANNALS_FEED : ANNALS_DOCUMENT,
        .title = option_value(call, "--title"),
        .publisher = option_value(call, "--publisher"),
        .language = option_value(call, "--language"),
        .url = option_value(call, "--url"),
        .note = option_value(call, "--note"),
        .file = file,
    };
    if (feed && file)
        return annals_error_set(error, ANNALS_USAGE, "a feed has no file; leave out \"%s\" or --feed", file);
    if (!feed && !file)
        return annals_error_set(error, ANNALS_USAGE, "wants a FILE, or --feed");
    if (!source->id && (feed || strcmp(file, "-") == 0))
        return annals_error_set(error, ANNALS_USAGE, "wants --id: there is no file name to take it from");
    if (!source->id) {
        file_id(file, id, room);
        source->id = id;
    }
    bool given;
    return argument_period(call, "--published", &given, &source->published, error);
}

static annals_status add(annals_record *record, const annals_source *source, const source_file *read, const char *why,
                         annals_outcome *outcome, int64_t *operation, annals_error *error)
{
    annals_change *change;
    annals_status status = annals_change_begin(record, "source add", &change, error);
    if (status)
        return status;
    status = annals_change_source(change, source, read->bytes, read->bytes_size, read->text, read->text_size, outcome,
                                  error);
    if (status) {
        annals_change_cancel(change);
        return status;
    }
    char what[400];
    snprintf(what, sizeof what, "added source %.300s", source->id);
    return annals_change_commit(change, what, why, operation, error);
}

static int tell_added(const invocation *call, const annals_source *source, annals_outcome outcome, int64_t operation)
{
    if (outcome == ANNALS_STOOD)
        say("source %s stands already, just so; nothing was added", source->id);
    else
        say("added source %s as operation %lld; `annals undo %lld` takes it back", source->id, (long long)operation,
            (long long)operation);
    if (!option_given(call, "--json"))
        return 0;
    json_answer answer;
    annals_error error;
    json_begin(&answer, "operations");
    json_row(&answer, json_outcome("source add", operation, json_pack("{ss}", "source", source->id)));
    return json_end(&answer, &error) ? report(call, &error) : 0;
}

int run_source_add(invocation *call)
{
    annals_error error;
    annals_source source;
    char id[512];
    const char *file = call->operand_count ? call->operands[0] : NULL;
    if (describe(call, file, id, sizeof id, &source, &error))
        return report(call, &error);
    source_file read = {0};
    if (file && source_file_read(file, option_value(call, "--encoding"), &read, &error))
        return report(call, &error);
    source.extractor = read.extractor;
    annals_record *record;
    annals_outcome outcome = ANNALS_ADDED;
    int64_t operation = 0;
    annals_status status = store_open(call, ANNALS_WRITE_ALONE, &record, &error);
    if (!status) {
        status = add(record, &source, &read, option_value(call, "--because"), &outcome, &operation, &error);
        status = store_close(record, status, &error);
    }
    if (status == ANNALS_INVALID && file)
        source_file_place(&read, file, &error);
    source_file_free(&read);
    return status ? report(call, &error) : tell_added(call, &source, outcome, operation);
}

static annals_status print_sources(const annals_table *table, const state *given, annals_error *error)
{
    static const grid_column titles[] = {{"SOURCE", false},    {"LANGUAGE", false}, {"PUBLISHED", false},
                                         {"PUBLISHER", false}, {"BYTES", true},     {"TITLE", false}};
    grid *out = grid_new(titles, 6);
    for (size_t i = 0; i < table->source_count; i++) {
        const annals_source *each = &table->sources[i];
        char bytes[32];
        if (!state_knows(given, each))
            continue;
        snprintf(bytes, sizeof bytes, "%lld", (long long)each->file_bytes);
        grid_add(out, each->id);
        grid_add(out, each->language);
        grid_add(out, each->published.text);
        grid_add(out, each->publisher);
        grid_add(out, each->kind == ANNALS_FEED ? "feed" : bytes);
        grid_add(out, each->title);
    }
    annals_status status = grid_print(out, error);
    grid_free(out);
    return status;
}

static annals_status json_sources(const annals_table *table, const state *given, const char *only, annals_error *error)
{
    json_answer answer;
    json_begin_at(&answer, "sources", given);
    for (size_t i = 0; i < table->source_count; i++)
        if (only ? strcmp(table->sources[i].id, only) == 0 : state_knows(given, &table->sources[i]))
            json_row(&answer, json_source(&table->sources[i]));
    return json_end(&answer, error);
}

static annals_status list(const invocation *call, annals_record *record, annals_error *error)
{
    state given;
    annals_table *table;
    annals_status status = state_read(call, record, &given, error);
    if (!status)
        status = annals_record_sources(record, given.as_of, &table, error);
    if (status)
        return status;
    for (size_t i = 0; given.has_published && i < table->source_count; i++)
        given.undated_sources += !table->sources[i].published.text[0];
    status =
        option_given(call, "--json") ? json_sources(table, &given, NULL, error) : print_sources(table, &given, error);
    if (!status)
        state_say(call, &given);
    annals_record_table_free(table);
    return status;
}

int run_source_list(invocation *call)
{
    annals_error error;
    annals_record *record;
    if (store_open(call, ANNALS_READ, &record, &error))
        return report(call, &error);
    annals_status status = list(call, record, &error);
    annals_record_close(record);
    return status ? report(call, &error) : 0;
}

static void print_field(const char *name, const char *value)
{
    if (!value || !*value)
        return;
    char *safe = annals_text_safe(value, strlen(value));
    printf("%-10s %s\n", name, safe ? safe : "(out of memory)");
    free(safe);
}

static void print_source(const annals_source *source)
{
    char bytes[32] = "";
    if (source->kind == ANNALS_DOCUMENT)
        snprintf(bytes, sizeof bytes, "%lld", (long long)source->file_bytes);
    print_field("source", source->id);
    print_field("kind", source->kind == ANNALS_FEED ? "feed" : "document");
    print_field("title", source->title);
    print_field("publisher", source->publisher);
    print_field("language", source->language);
    print_field("published", source->published.text);
    print_field("url", source->url);
    print_field("note", source->note);
    print_field("file", source->file);
    print_field("extractor", source->extractor);
    print_field("bytes", bytes);
    print_field("sha256", source->file_sha256);
    if (strcmp(source->text_sha256, source->file_sha256) != 0)
        print_field("text", source->text_sha256);
    snprintf(bytes, sizeof bytes, "%lld", (long long)source->operation);
    print_field("operation", bytes);
}

/* Prints the stored text as it is; a terminal gets it as well: that is what was asked for. */
static annals_status print_text(annals_record *record, const char *id, int64_t as_of, annals_error *error)
{
    char *text;
    size_t size;
    annals_status status = annals_record_text(record, id, as_of, &text, &size, error);
    if (status)
        return status;
    fwrite(text, 1, size, stdout);
    free(text);
    return ANNALS_OK;
}

static annals_status show(const invocation *call, annals_record *record, annals_error *error)
{
    const char *id = call->operands[0];
    state given;
    annals_table *table;
    annals_status status = state_read(call, record, &given, error);
    if (!status)
        state_say(call, &given);
    if (!status && option_given(call, "--text"))
        return print_text(record, id, given.as_of, error);
    if (!status)
        status = annals_record_sources(record, given.as_of, &table, error);
    if (status)
        return status;
    size_t at = 0;
    while (at < table->source_count && strcmp(table->sources[at].id, id) != 0)
        at++;
    if (at == table->source_count)
        status = source_missing(table, id, error);
    else if (option_given(call, "--json"))
        status = json_sources(table, &given, id, error);
    else
        print_source(&table->sources[at]);
    annals_record_table_free(table);
    return status;
}

int run_source_show(invocation *call)
{
    annals_error error;
    annals_record *record;
    if (option_given(call, "--text") && option_given(call, "--json"))
        return report_usage(call, "--text and --json exclude each other");
    if (store_open(call, ANNALS_READ, &record, &error))
        return report(call, &error);
    annals_status status = show(call, record, &error);
    annals_record_close(record);
    return status ? report(call, &error) : 0;
}
