/* Imports a table: each row becomes a statement or a source of one change, and what is wrong is said for many rows at
 * once. */
#include "record/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    annals_change *change;
    const annals_import_options *options;
    annals_import_report *report;
    annals_import_rows *rows;
    annals_key *key; /* of the row before: tables are often sorted */
    size_t position; /* at the last progress */
} import;

/* Puts the column's name in front of the error. */
static annals_status in_column(const import *run, size_t column, annals_error *error)
{
    return annals_error_prefix(error, "%s", annals_import_rows_table(run->rows)->columns[column].name);
}

static annals_status check_required(const import *run, const annals_import_row *row, annals_error *error)
{
    const annals_import_table *table = annals_import_rows_table(run->rows);
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].required && !row->cells[i])
            return annals_error_set(error, ANNALS_INVALID, "%s: empty, and required", table->columns[i].name);
    return ANNALS_OK;
}

/* A whole number of digits alone; -1 where the cell is empty. */
static annals_status read_number(const import *run, const annals_import_row *row, size_t column, int64_t *number,
                                 annals_error *error)
{
    const char *text = row->cells[column];
    *number = -1;
    if (!text)
        return ANNALS_OK;
    errno = 0;
    char *end;
    long long value = strtoll(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end || errno) {
        annals_error_set(error, ANNALS_INVALID, "\"%.40s\" is no number of bytes", text);
        return in_column(run, column, error);
    }
    *number = value;
    return ANNALS_OK;
}

/* --- Figures ---------------------------------------------------------------------------------------------------------
 */

static annals_status read_key(import *run, const annals_import_row *row, annals_error *error)
{
    const char *text = row->cells[FIGURE_SERIES];
    if (run->key && strcmp(run->key->text, text) == 0)
        return ANNALS_OK;
    annals_key_free(run->key);
    run->key = NULL;
    return annals_key_parse(text, row->sizes[FIGURE_SERIES], &run->key, error);
}

static annals_status read_words(const annals_import_row *row, annals_statement *statement, annals_error *error)
{
    const char *nature = row->cells[FIGURE_NATURE], *kind = row->cells[FIGURE_KIND];
    if (nature && !annals_nature_parse(nature, &statement->nature))
        return annals_error_set(error, ANNALS_INVALID,
                                "nature: \"%.40s\" is none; wants level, flow, cumulative, change or ratio", nature);
    if (kind && !annals_kind_parse(kind, &statement->kind))
        return annals_error_set(error, ANNALS_INVALID,
                                "kind: \"%.40s\" is none; wants actual, estimate, guidance or target", kind);
    return ANNALS_OK;
}

static annals_status add_figure(import *run, const annals_import_row *row, annals_error *error)
{
    annals_period period;
    annals_amount amount;
    annals_statement statement = {
        .period = &period,
        .amount = &amount,
        .unit = row->cells[FIGURE_UNIT],
        .kind = ANNALS_ACTUAL,
        .source = row->cells[FIGURE_SOURCE],
        .quote = row->cells[FIGURE_QUOTE],
        .note = row->cells[FIGURE_NOTE],
    };
    annals_status status = read_key(run, row, error);
    statement.key = run->key;
    if (!status)
        status = annals_period_parse(row->cells[FIGURE_PERIOD], row->sizes[FIGURE_PERIOD], &period, error);
    if (!status)
        status = annals_amount_parse(row->cells[FIGURE_AMOUNT], row->sizes[FIGURE_AMOUNT], &amount, error);
    if (!status)
        status = read_words(row, &statement, error);
    if (!status)
        status = read_number(run, row, FIGURE_OFFSET, &statement.at, error);
    if (!status && statement.at >= 0 && !statement.quote)
        status = annals_error_set(error, ANNALS_INVALID, "offset: %lld without a quote", (long long)statement.at);
    if (status)
        return status;
    annals_id id;
    annals_outcome outcome;
    status = annals_change_observe(run->change, &statement, &id, &outcome, error);
    if (!status)
        *(outcome == ANNALS_ADDED ? &run->report->added : &run->report->stood) += 1;
    return status;
}

/* --- Sources ---------------------------------------------------------------------------------------------------------
 */

/* A file's bytes; a relative name is relative to the table's folder. */
static annals_status read_document(const import *run, const char *file, char **bytes, size_t *size, annals_error *error)
{
    char path[4096];
    bool relative = file[0] != '/' && run->options->folder;
    int length = snprintf(path, sizeof path, "%s%s%s", relative ? run->options->folder : "", relative ? "/" : "", file);
    if (length >= (int)sizeof path)
        return annals_error_set(error, ANNALS_INVALID, "file: a name of %d bytes is too long", length);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat facts;
    if (descriptor < 0)
        return annals_error_set(error, ANNALS_NO_INPUT, "file: %s: %s", path, strerror(errno));
    annals_status status = ANNALS_OK;
    size_t used = 0;
    char *data = NULL;
    if (fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode))
        status = annals_error_set(error, ANNALS_NO_INPUT, "file: %s: is no regular file", path);
    else if (!(data = malloc((size_t)facts.st_size + 1)))
        status = annals_error_no_memory(error);
    while (!status && used < (size_t)facts.st_size) {
        ssize_t got = read(descriptor, data + used, (size_t)facts.st_size - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = annals_error_set(error, ANNALS_IO, "file: %s: %s", path, strerror(errno));
        else if (got == 0)
            break;
        else
            used += (size_t)got;
    }
    close(descriptor);
    if (status)
        free(data);
    *bytes = status ? NULL : data;
    *size = used;
    return status;
}

static annals_status read_checksum(const annals_import_row *row, annals_source *source, annals_error *error)
{
    const char *text = row->cells[SOURCE_SHA256];
    if (!text)
        return ANNALS_OK;
    if (row->sizes[SOURCE_SHA256] != ANNALS_ID_TEXT - 1 || strspn(text, "0123456789abcdefABCDEF") != ANNALS_ID_TEXT - 1)
        return annals_error_set(error, ANNALS_INVALID, "sha256: \"%.80s\" is not 64 hexadecimal digits", text);
    for (size_t i = 0; i < ANNALS_ID_TEXT - 1; i++)
        source->file_sha256[i] = (char)(text[i] >= 'A' && text[i] <= 'F' ? text[i] - 'A' + 'a' : text[i]);
    return ANNALS_OK;
}

static annals_status add_source(import *run, const annals_import_row *row, annals_error *error)
{
    annals_source source = {
        .id = row->cells[SOURCE_ID],
        .kind = ANNALS_DOCUMENT,
        .title = row->cells[SOURCE_TITLE],
        .publisher = row->cells[SOURCE_PUBLISHER],
        .language = row->cells[SOURCE_LANGUAGE],
        .url = row->cells[SOURCE_URL],
        .note = row->cells[SOURCE_NOTE],
        .file = row->cells[SOURCE_FILE],
    };
    const char *published = row->cells[SOURCE_PUBLISHED];
    int64_t bytes_wanted;
    annals_status status = read_number(run, row, SOURCE_BYTES, &bytes_wanted, error);
    if (!status)
        status = read_checksum(row, &source, error);
    if (!status && published && annals_period_parse(published, row->sizes[SOURCE_PUBLISHED], &source.published, error))
        status = in_column(run, SOURCE_PUBLISHED, error);
    char *bytes = NULL;
    size_t size = 0;
    if (!status)
        status = read_document(run, source.file, &bytes, &size, error);
    if (status)
        return status;
    annals_outcome outcome;
    if (bytes_wanted >= 0 && (size_t)bytes_wanted != size)
        status = annals_error_set(error, ANNALS_INVALID, "bytes: %lld, but %s has %zu", (long long)bytes_wanted,
                                  source.file, size);
    else
        status = annals_change_source(run->change, &source, bytes, size, bytes, size, &outcome, error);
    free(bytes);
    if (!status)
        *(outcome == ANNALS_ADDED ? &run->report->added : &run->report->stood) += 1;
    return status;
}

/* --- The whole -------------------------------------------------------------------------------------------------------
 */

/* Keeps an error with its place; true while there is room for more. */
static bool keep_error(import *run, const annals_error *error, int64_t line)
{
    annals_import_report *report = run->report;
    if (report->error_count == ANNALS_IMPORT_ERRORS) {
        report->more_errors = true;
        return false;
    }
    annals_error *kept = &report->errors[report->error_count++];
    *kept = *error;
    annals_error_place(kept, run->options->name, kept->line > 0 ? kept->line : line, kept->line > 0 ? kept->column : 0);
    return true;
}

static void tell_progress(import *run, size_t total)
{
    enum { STEP = 1 << 16 };
    size_t position = annals_import_rows_position(run->rows);
    if (!run->options->progress || position - run->position < STEP)
        return;
    run->position = position;
    run->options->progress(run->options->progress_context, position, total);
}

/* Errors that concern one row; all others end the import at once. */
static bool concerns_row(annals_status status)
{
    return status == ANNALS_INVALID || status == ANNALS_OVERFLOW || status == ANNALS_AMBIGUOUS ||
           status == ANNALS_EVIDENCE || status == ANNALS_EXISTS || status == ANNALS_MISSING ||
           status == ANNALS_NO_INPUT;
}

static annals_status read_rows(import *run, size_t total, annals_error *error)
{
    bool figures = annals_import_rows_table(run->rows) == &annals_import_figures;
    annals_status first = ANNALS_OK;
    for (bool end = false;;) {
        annals_import_row row = {.line = 0};
        annals_error wrong;
        annals_status status = annals_import_rows_next(run->rows, &row, &end, &wrong);
        if (!status && end)
            return first;
        if (!status)
            status = check_required(run, &row, &wrong);
        if (!status)
            status = figures ? add_figure(run, &row, &wrong) : add_source(run, &row, &wrong);
        if (status && !first) {
            first = status;
            *error = wrong;
            annals_error_place(error, run->options->name, wrong.line > 0 ? wrong.line : row.line,
                               wrong.line > 0 ? wrong.column : 0);
        }
        if (status && (!concerns_row(status) || !keep_error(run, &wrong, row.line)))
            return first;
        tell_progress(run, total);
    }
}

static annals_status finish(import *run, annals_status status, annals_error *error)
{
    const annals_import_report *done = run->report;
    char what[160], stood[64] = "";
    if (status || run->options->dry_run) {
        annals_change_cancel(run->change);
        return status;
    }
    const char *noun = annals_import_rows_table(run->rows)->noun;
    if (done->stood)
        snprintf(stood, sizeof stood, ", %zu stood already", done->stood);
    int nouns = (int)strlen(noun) - (done->added == 1);
    snprintf(what, sizeof what, "imported %zu %.*s%s", done->added, nouns, noun, stood);
    return annals_change_commit(run->change, what, run->options->why, &run->report->operation, error);
}

annals_status annals_record_import(annals_record *record, const char *bytes, size_t size,
                                   const annals_import_options *options, annals_import_report *report,
                                   annals_error *error)
{
import run = {.options = options, .report = report };
    *report = (annals_import_report){0};
    annals_status status = annals_import_rows_open(bytes, size, options, &run.rows, error);
    if (status)
        return status;
    report->sources = annals_import_rows_table(run.rows) == &annals_import_sources;
    status = annals_change_begin(record, "import", &run.change, error);
    if (!status) {
        status = read_rows(&run, size, error);
        status = finish(&run, status, error);
    }
    annals_key_free(run.key);
    annals_import_rows_close(run.rows);
    return status;
}
