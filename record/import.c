/* Imports a table or a package as one change: tells what the bytes are, and commits what was read of them. */
#include "record/import.h"

#include <stdio.h>
#include <string.h>

/* A table whose first character opens an object is NDJSON. */
static bool looks_like_ndjson(const char *bytes, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t at = size >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;
    while (at < size && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r'))
        at++;
    return at < size && bytes[at] == '{';
}

static annals_status read_table(annals_import *run, const char *bytes, size_t size, annals_error *error)
{
    const annals_import_options *options = run->options;
    bool tell = options->format == ANNALS_IMPORT_AUTO && looks_like_ndjson(bytes, size);
    annals_import_input input = {.name = options->name,
                                 .bytes = bytes,
                                 .size = size,
                                 .table = options->format == ANNALS_IMPORT_SDMX_CSV ? &annals_import_sdmx : NULL,
                                 .ndjson = options->format == ANNALS_IMPORT_NDJSON || tell,
                                 .delimiter = options->delimiter};
    return annals_import_read(run, &input, error);
}

static annals_status finish(annals_import *run, annals_status status, annals_error *error)
{
    const annals_import_report *done = run->report;
    char what[160], stood[64] = "";
    if (status || run->options->dry_run) {
        annals_change_cancel(run->change);
        return status;
    }
    if (done->stood)
        snprintf(stood, sizeof stood, ", %zu stood already", done->stood);
    snprintf(what, sizeof what, "imported %zu %s%s%s", done->added, done->sources ? "source" : "figure",
             done->added == 1 ? "" : "s", stood);
    return annals_change_commit(run->change, what, run->options->why, &run->report->operation, error);
}

annals_status annals_record_import(annals_record *record, const char *bytes, size_t size,
                                   const annals_import_options *options, annals_import_report *report,
                                   annals_error *error)
{
    annals_error unused;
    error = error ? error : &unused;
    annals_import run = {.options = options, .report = report};
    *report = (annals_import_report){0};
    annals_status status = annals_change_begin(record, "import", &run.change, error);
    if (status)
        return status;
    annals_change_read_quotes(run.change, options->reader, true);
    if (options->format == ANNALS_IMPORT_DATAPACKAGE)
        status = annals_import_package_read(&run, bytes, size, error);
    else
        status = read_table(&run, bytes, size, error);
    status = finish(&run, status, error);
    annals_key_free(run.key);
    return status;
}
