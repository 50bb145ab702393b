/* annals import: a table of sources or figures into the record, all of it or nothing. */
#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/json.h"
#include "cli/progress.h"
#include "scan/scan.h"
#include "series/package.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- What is imported ------------------------------------------------------------------------------------------------
 */

/* A folder with a data package stands for its descriptor. */
static annals_status find_file(const char *operand, char file[PATH_MAX], annals_error *error)
{
    struct stat facts;
    bool folder = strcmp(operand, "-") != 0 && stat(operand, &facts) == 0 && S_ISDIR(facts.st_mode);
    if (snprintf(file, PATH_MAX, "%s%s", operand, folder ? "/" ANNALS_PACKAGE_DESCRIPTOR : "") >= PATH_MAX)
        return annals_error_set(error, ANNALS_NO_INPUT, "a file name of %zu bytes is too long", strlen(operand));
    if (folder && access(file, F_OK) != 0)
        return annals_error_set(error, ANNALS_NO_INPUT,
                                "%s: is a folder without a data package (" ANNALS_PACKAGE_DESCRIPTOR ")", operand);
    return ANNALS_OK;
}

typedef struct {
    const char *word;
    annals_import_format format;
} format_word;

static const format_word format_names[] = {{"csv", ANNALS_IMPORT_CSV},
                                           {"ndjson", ANNALS_IMPORT_NDJSON},
                                           {"sdmx-csv", ANNALS_IMPORT_SDMX_CSV},
                                           {"datapackage", ANNALS_IMPORT_DATAPACKAGE},
                                           {NULL, ANNALS_IMPORT_AUTO}};
static const format_word format_endings[] = {{".csv", ANNALS_IMPORT_CSV},
                                             {".tsv", ANNALS_IMPORT_CSV},
                                             {".ndjson", ANNALS_IMPORT_NDJSON},
                                             {".jsonl", ANNALS_IMPORT_NDJSON},
                                             {NULL, ANNALS_IMPORT_AUTO}};

static annals_import_format find_format(const format_word *each, const char *word)
{
    while (each->word && strcmp(each->word, word) != 0)
        each++;
    return each->format;
}

/* By the option, else by the file's name; what neither tells, the first byte does. */
static annals_status read_format(const invocation *call, const char *file, annals_import_format *format,
                                 annals_error *error)
{
    const char *text = option_value(call, "--format");
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file, *dot = strrchr(name, '.');
    if (text)
        *format = find_format(format_names, text);
    else if (strcmp(name, ANNALS_PACKAGE_DESCRIPTOR) == 0)
        *format = ANNALS_IMPORT_DATAPACKAGE;
    else
        *format = dot ? find_format(format_endings, dot) : ANNALS_IMPORT_AUTO;
    if (text && *format == ANNALS_IMPORT_AUTO)
        return annals_error_set(error, ANNALS_USAGE,
                                "--format: \"%s\" is none; wants csv, ndjson, sdmx-csv or datapackage", text);
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
    char stood[128] = "";
    int used = 0;
    if (done->unquoted > 0)
        used = snprintf(stood, sizeof stood, " (%zu without a quote)", done->unquoted);
    if (done->stood > 0)
        snprintf(stood + used, sizeof stood - (size_t)used, ", skipped %zu that stood already", done->stood);
    if (option_given(call, "--dry-run"))
        say("would import %zu %s%s; nothing was written", done->added, noun, stood);
    else if (done->operation == 0)
        say("imported nothing%s", done->stood ? stood : ": the table has no rows");
    else
        say("imported %zu %s%s as operation %lld; `annals undo %lld` takes it back", done->added, noun, stood,
            (long long)done->operation, (long long)done->operation);
    if (done->unread > 0)
        say("%zu %s vouched for by no quote that was read; `annals verify` says why", done->unread,
            done->unread == 1 ? "figure is" : "figures are");
}

static int answer_json(const invocation *call, const annals_import_report *done)
{
    annals_error error;
    json_answer answer;
    json_begin(&answer, "operations");
    json_t *more =
        json_pack("{sssIsIsIsIsb}", "table", done->sources ? "sources" : "figures", "added", (json_int_t)done->added,
                  "stood", (json_int_t)done->stood, "unquoted", (json_int_t)done->unquoted, "unread",
                  (json_int_t)done->unread, "dry_run", option_given(call, "--dry-run"));
    json_row(&answer, json_outcome("import", done->operation, more));
    return json_end(&answer, &error) ? report(call, &error) : 0;
}

static annals_status import_with(annals_record *record, const char *bytes, size_t size, annals_import_options *options,
                                 annals_import_report *done, annals_error *error)
{
    annals_scanner *scanner;
    annals_status status = annals_scanner_open(&scanner, error);
    if (status)
        return status;
    annals_reader reader = annals_scanner_reader(scanner);
    options->reader = &reader;
    status = annals_record_import(record, bytes, size, options, done, error);
    annals_scanner_close(scanner);
    return status;
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
    status = import_with(record, bytes, size, options, done, error);
    status = store_close(record, status, error);
    progress_end(&bar);
    return status;
}

int run_import(invocation *call)
{
    annals_error error;
    char file[PATH_MAX], folder[PATH_MAX];
    if (find_file(call->operands[0], file, &error))
        return report(call, &error);
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
