/* annals export: the standing figures with their evidence, in one of the formats of series/export.h, into a file or a
 * folder. */
#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/folder.h"
#include "cli/state.h"
#include "series/export.h"
#include "series/package.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const annals_export_format *format;
    const char *file; /* or folder; "-": standard output */
    bool guard;
    annals_selection selection;
    state of;
    size_t count;
} request;

/* --- Where it goes ---------------------------------------------------------------------------------------------------
 */

/* One of the two. */
typedef struct {
    output *file;
    folder *folder;
} place;

/* Whether a folder holds a package that annals wrote. */
static bool holds_package(const char *name)
{
    char path[PATH_MAX], *bytes;
    size_t size;
    annals_package package;
    annals_error error;
    if (snprintf(path, PATH_MAX, "%s/" ANNALS_PACKAGE_DESCRIPTOR, name) >= PATH_MAX ||
        input_read(path, &bytes, &size, &error))
        return false;
    bool holds = annals_package_read(bytes, size, &package, NULL) == ANNALS_OK;
    if (holds)
        annals_package_free(&package);
    free(bytes);
    return holds;
}

static annals_status place_open(const request *wanted, place *out, annals_error *error)
{
    const char *const *files = wanted->format->files;
    size_t count = 0;
    while (count < ANNALS_EXPORT_FILES && files[count])
        count++;
    *out = (place){0};
    if (count > 0)
        return folder_open(wanted->file, files, count, holds_package, &out->folder, error);
    return output_open(wanted->file, &out->file, error);
}

static annals_status place_add(void *context, size_t file, const char *bytes, size_t size, annals_error *error)
{
    const place *out = context;
    return out->folder ? folder_add(out->folder, file, bytes, size, error) : output_add(out->file, bytes, size, error);
}

static annals_status place_close(const place *out, annals_status status, annals_error *error)
{
    if (!status)
        return out->folder ? folder_commit(out->folder, error) : output_commit(out->file, error);
    folder_abandon(out->folder);
    output_abandon(out->file);
    return status;
}

/* --- What goes there -------------------------------------------------------------------------------------------------
 */

static annals_status write_rows(annals_record *record, request *wanted, annals_export *each, annals_error *error)
{
    annals_cursor *cursor;
    annals_status status = annals_cursor_open(record, &wanted->selection, &cursor, error);
    if (status)
        return status;
    const annals_table *batch = NULL;
    while (!status && !(status = annals_cursor_next(cursor, &batch, error)) && batch) {
        wanted->count += batch->count;
        status = annals_export_add(each, batch, error);
    }
    wanted->of.undated = annals_cursor_undated(cursor, &wanted->of.undated_sources);
    annals_cursor_close(cursor);
    return status;
}

static annals_status finish(annals_export *each, const state *of, annals_error *error)
{
    annals_str words = {0};
    state_words(of, &words);
    annals_status status = words.failed ? annals_error_no_memory(error)
                                        : annals_export_finish(each, words.size > 0 ? words.data : NULL, error);
    annals_str_free(&words);
    return status;
}

static annals_status write_all(annals_record *record, request *wanted, place *out, annals_error *error)
{
    annals_export *each;
    annals_export_sink sink = {.add = place_add, .context = out};
    annals_status status = annals_export_open(wanted->format, &sink, wanted->guard, &each, error);
    if (status)
        return status;
    status = write_rows(record, wanted, each, error);
    if (!status && wanted->selection.selector && wanted->count == 0)
        status = selector_missing(record, &wanted->selection, error);
    if (!status)
        status = finish(each, &wanted->of, error);
    annals_export_close(each);
    return status;
}

static annals_status export_all(const invocation *call, request *wanted, annals_error *error)
{
    annals_record *record;
    place out;
    annals_status status = store_open(call, ANNALS_READ, &record, error);
    if (status)
        return status;
    status = state_read(call, record, &wanted->of, error);
    state_select(&wanted->of, &wanted->selection);
    if (!status)
        status = place_open(wanted, &out, error);
    if (!status)
        status = place_close(&out, write_all(record, wanted, &out, error), error);
    annals_record_close(record);
    return status;
}

/* --- The command line ------------------------------------------------------------------------------------------------
 */

static bool ends_with(const char *text, const char *ending)
{
    size_t size = strlen(text), wanted = strlen(ending);
    return size >= wanted && strcmp(text + size - wanted, ending) == 0;
}

static annals_status read_format(const invocation *call, request *wanted, annals_error *error)
{
    const char *name = option_value(call, "--format");
    if (!name)
        name = ends_with(wanted->file, ".ndjson") || ends_with(wanted->file, ".jsonl") ? "ndjson" : "csv";
    wanted->format = annals_export_format_find(name);
    if (!wanted->format)
        return annals_error_set(error, ANNALS_USAGE,
                                "--format: \"%s\" is none; wants csv, ndjson, sdmx-csv or datapackage", name);
    if (wanted->guard && wanted->format != &annals_export_csv)
        return annals_error_set(error, ANNALS_USAGE, "--guard is for CSV alone, not for %s", name);
    if (wanted->format->files[0] && strcmp(wanted->file, "-") == 0)
        return annals_error_set(error, ANNALS_USAGE, "a %s is a folder: name it with -o", name);
    return ANNALS_OK;
}

static annals_status read_request(const invocation *call, request *wanted, annals_key **selector, annals_error *error)
{
    wanted->file = option_given(call, "--output") ? option_value(call, "--output") : "-";
    wanted->guard = option_given(call, "--guard");
    annals_status status = read_format(call, wanted, error);
    if (!status && call->operand_count)
        status = argument_key(call->operands[0], true, selector, error);
    wanted->selection.selector = *selector;
    return status;
}

int run_export(invocation *call)
{
    annals_error error;
    annals_key *selector = NULL;
    request wanted = {0};
    annals_status status = read_request(call, &wanted, &selector, &error);
    if (!status)
        status = export_all(call, &wanted, &error);
    annals_key_free(selector);
    if (status)
        return report(call, &error);
    if (strcmp(wanted.file, "-") != 0)
        say("exported %zu %s to %s", wanted.count, wanted.count == 1 ? "figure" : "figures", wanted.file);
    state_say(call, &wanted.of);
    return 0;
}
