/* annals import: a table of sources or figures into the record, all of it or nothing. */
#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/json.h"
#include "cli/progress.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static annals_status read_format(const invocation *call, const char *file, annals_import_format *format,
                                 annals_error *error)
{
    const char *text = option_value(call, "--format");
    const char *dot = strrchr(file, '.');
    *format = ANNALS_IMPORT_AUTO;
    if (!text && dot && (strcmp(dot, ".ndjson") == 0 || strcmp(dot, ".jsonl") == 0))
        *format = ANNALS_IMPORT_NDJSON;
    else if (!text && dot && (strcmp(dot, ".csv") == 0 || strcmp(dot, ".tsv") == 0))
        *format = ANNALS_IMPORT_CSV;
    else if (text && strcmp(text, "csv") == 0)
        *format = ANNALS_IMPORT_CSV;
    else if (text && strcmp(text, "ndjson") == 0)
        *format = ANNALS_IMPORT_NDJSON;
    else if (text)
        return annals_error_set(error, ANNALS_USAGE, "--format: \"%s\" is none; wants csv or ndjson", text);
    return ANNALS_OK;
}

static annals_status read_delimiter(const invocation *call, char *delimiter, annals_error *error)
{
    const char *text = option_value(call, "--delimiter");
    *delimiter = ',';
    if (!text)
        return ANNALS_OK;
    if (strcmp(text, "\\t") == 0 || strcmp(text, "tab") == 0)
        *delimiter = '\t';
    else if (strlen(text) == 1 && *text >= ' ' && *text != '"' && *text < 127)
        *delimiter = *text;
    else
        return annals_error_set(error, ANNALS_USAGE,
                                "--delimiter: \"%s\" is not one ASCII character other than a quote", text);
    return ANNALS_OK;
}

/* What the table's `file` columns are relative to: its own folder. */
static void own_folder(const char *file, char folder[PATH_MAX])
{
    const char *slash = strrchr(file, '/');
    if (!slash)
        strcpy(folder, ".");
    else
        snprintf(folder, PATH_MAX, "%.*s", slash == file ? 1 : (int)(slash - file), file);
}

static void report_all(const invocation *call, const annals_import_report *done, const annals_error *error)
{
    for (size_t i = 0; i < done->error_count; i++)
        report(call, &done->errors[i]);
    if (done->error_count == 0)
        report(call, error);
    if (done->more_errors)
        say("annals import: there are more errors; the first %d are shown", ANNALS_IMPORT_ERRORS);
    if (done->error_count > 0)
        say("annals import: nothing was imported");
}

static void tell(const invocation *call, const annals_import_report *done)
{
    const char *noun =
        done->sources ? (done->added == 1 ? "source" : "sources") : (done->added == 1 ? "figure" : "figures");
    char stood[64] = "";
    if (done->stood > 0)
        snprintf(stood, sizeof stood, ", skipped %zu that stood already", done->stood);
    if (option_given(call, "--dry-run"))
        say("would import %zu %s%s; nothing was written", done->added, noun, stood);
    else if (done->operation == 0)
        say("imported nothing%s", done->stood ? stood : ": the table has no rows");
    else
        say("imported %zu %s%s as operation %lld; `annals undo %lld` takes it back", done->added, noun, stood,
            (long long)done->operation, (long long)done->operation);
}

static int answer_json(const invocation *call, const annals_import_report *done)
{
    annals_error error;
    json_answer answer;
    json_begin(&answer, "operations");
    json_t *more =
        json_pack("{sssIsIsb}", "table", done->sources ? "sources" : "figures", "added", (json_int_t)done->added,
                  "stood", (json_int_t)done->stood, "dry_run", option_given(call, "--dry-run"));
    json_row(&answer, json_outcome("import", done->operation, more));
    return json_end(&answer, &error) ? report(call, &error) : 0;
}

static annals_status import_bytes(const invocation *call, const char *bytes, size_t size,
                                  annals_import_options *options, annals_import_report *done, annals_error *error)
{
    annals_record *record;
    annals_status status = store_open(call, ANNALS_WRITE, &record, error);
    if (status)
        return status;
    progress bar;
    progress_begin(&bar, "importing");
    options->progress = progress_step;
    options->progress_context = &bar;
    status = annals_record_import(record, bytes, size, options, done, error);
    progress_end(&bar);
    annals_record_close(record);
    return status;
}

int run_import(invocation *call)
{
    annals_error error;
    const char *file = call->operands[0];
    char folder[PATH_MAX];
    own_folder(file, folder);
    annals_import_options options = {
        .name = strcmp(file, "-") == 0 ? "standard input" : file,
        .folder = option_given(call, "--folder") ? option_value(call, "--folder") : folder,
        .why = option_value(call, "--because"),
        .dry_run = option_given(call, "--dry-run"),
    };
    char *bytes;
    size_t size;
    if (read_format(call, file, &options.format, &error) || read_delimiter(call, &options.delimiter, &error) ||
        input_read(file, &bytes, &size, &error))
        return report(call, &error);
    annals_import_report *done = calloc(1, sizeof *done);
    annals_status status =
        done ? import_bytes(call, bytes, size, &options, done, &error) : annals_error_no_memory(&error);
    free(bytes);
    int exit = exit_status(status);
    if (status && done)
        report_all(call, done, &error);
    else if (status)
        report(call, &error);
    else {
        tell(call, done);
        if (option_given(call, "--json"))
            exit = answer_json(call, done);
    }
    free(done);
    return exit;
}
