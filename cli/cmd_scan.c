/* annals scan: figures read out of documents, proposed with their places. */
#include "cli/arguments.h"
#include "cli/candidates.h"
#include "cli/crew.h"
#include "cli/document.h"
#include "cli/files.h"
#include "cli/lines.h"
#include "cli/scan_form.h"
#include "cli/source_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JOBS_MOST = 1024, NAME_MOST = 512, CANDIDATES_MOST = 5 };

/* A command line read, and what the workers share. */
typedef struct {
    const invocation *call;
    const scan_form *form;
    scan_printer *printer;
    document_options options;
    const char *language, *encoding;
    annals_period published;
    bool is_published;
    size_t jobs;
    candidates series;
    annals_scanner **scanners; /* one a worker, opened when it is first needed */
    int status;                /* to exit with: of the first document that failed */
} request;

/* A document to scan: a file, or a line of one. */
typedef struct {
    const char *file;
    char *line; /* NULL: the file is one document */
    size_t size;
    int64_t number;
    char id[NAME_MOST];
} task;

typedef struct {
    const request *asked;
    lane *out;
    annals_str rows;
} sink;

static bool take_figure(void *context, const proposal *figure)
{
    enum { ENOUGH = 1 << 16 };
    sink *into = context;
    const char *keys[ANNALS_SCAN_CANDIDATES_MAX];
    proposal with = *figure;
    with.candidates = keys;
    with.candidate_count = candidates_of(&into->asked->series, figure->found, keys, CANDIDATES_MOST);
    into->asked->form->write(&with, &into->rows);
    if (into->rows.size < ENOUGH)
        return !into->rows.failed;
    bool well = !into->rows.failed && lane_write(into->out, into->rows.data, into->rows.size);
    annals_str_clear(&into->rows);
    return well;
}

static annals_status scan_one(const request *asked, size_t worker, document *from, lane *out, annals_error *error)
{
    annals_scanner **scanner = &asked->scanners[worker];
    annals_status status = *scanner ? ANNALS_OK : annals_scanner_open(scanner, error);
    if (status)
        return status;
    if (asked->language)
        from->language = asked->language;
    if (asked->is_published)
        from->published = &asked->published;
    sink into = {.asked = asked, .out = out};
    status = document_scan(*scanner, from, &asked->options, take_figure, &into, error);
    if (into.rows.size > 0 && !into.rows.failed)
        lane_write(out, into.rows.data, into.rows.size);
    if (into.rows.failed)
        status = annals_error_no_memory(error);
    annals_str_free(&into.rows);
    return status;
}

static annals_status scan_line(const request *asked, size_t worker, const task *doing, lane *out, annals_error *error)
{
    line_document *read;
    const document *whole;
    annals_status status = line_document_read(doing->line, doing->size, doing->file, doing->number,
                                              asked->options.lossy, &read, &whole, error);
    if (status)
        return status;
    document from = *whole;
    status = scan_one(asked, worker, &from, out, error);
    line_document_free(read);
    return status;
}

static const char *shown_name(const char *file)
{
    return strcmp(file, "-") == 0 ? "standard input" : file;
}

static annals_status open_file(const char *file, int *descriptor, annals_error *error)
{
    *descriptor = strcmp(file, "-") == 0 ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
    if (*descriptor < 0)
        return annals_error_set(error, ANNALS_NO_INPUT, "%s: %s", file, strerror(errno));
    return ANNALS_OK;
}

static void close_file(int descriptor)
{
    if (descriptor != STDIN_FILENO)
        close(descriptor);
}

static annals_status read_head(int descriptor, const char *file, char head[DOCUMENT_HEAD], size_t *size,
                               annals_error *error)
{
    *size = 0;
    while (*size < DOCUMENT_HEAD) {
        ssize_t got = read(descriptor, head + *size, DOCUMENT_HEAD - *size);
        if (got < 0 && errno != EINTR)
            return annals_error_set(error, errno == EISDIR ? ANNALS_NO_INPUT : ANNALS_IO, "%s: %s", file,
                                    strerror(errno));
        if (got == 0)
            break;
        *size += got > 0 ? (size_t)got : 0;
    }
    return ANNALS_OK;
}

/* Scans a document whose text has to be made first. */
static annals_status scan_extracted(const request *asked, size_t worker, document *from, lane *out, annals_error *error)
{
    source_file read = {0};
    annals_status status =
        input_rest(from->descriptor, from->file, from->head, from->head_size, &read.bytes, &read.bytes_size, error);
    if (!status)
        status = source_file_extract(from->file, asked->encoding, &read, error);
    if (status)
        return status;
    from->text = read.text;
    from->size = read.text_size;
    from->pages = annals_extractor_has_pages(read.extractor);
    if (asked->options.lossy)
        document_repair(read.text, read.text_size, true, '?');
    status = scan_one(asked, worker, from, out, error);
    source_file_free(&read);
    return status;
}

static annals_status scan_file(const request *asked, size_t worker, const task *doing, lane *out, annals_error *error)
{
    char head[DOCUMENT_HEAD];
    document from = {.id = doing->id, .file = shown_name(doing->file), .head = head};
    annals_status status = open_file(doing->file, &from.descriptor, error);
    if (status)
        return status;
    status = read_head(from.descriptor, from.file, head, &from.head_size, error);
    if (!status && !asked->encoding && annals_text_is_plain(doing->file, head, from.head_size))
        status = scan_one(asked, worker, &from, out, error);
    else if (!status)
        status = scan_extracted(asked, worker, &from, out, error);
    close_file(from.descriptor);
    return status;
}

static annals_status work(void *context, size_t worker, void *given, lane *out, annals_error *error)
{
    const request *asked = context;
    task *doing = given;
    annals_status status =
        doing->line ? scan_line(asked, worker, doing, out, error) : scan_file(asked, worker, doing, out, error);
    free(doing->line);
    free(doing);
    return status;
}

static bool emit(void *context, const char *bytes, size_t size)
{
    request *asked = context;
    return asked->form->emit(asked->printer, bytes, size);
}

/* A document is answered before the next one has to come: what a pipe is fed line by line it gives line by line. */
static void done(void *context, annals_status status, const annals_error *error)
{
    request *asked = context;
    fflush(stdout);
    if (!status || status == ANNALS_CANCELLED)
        return;
    int exit = report(asked->call, error);
    if (!asked->status)
        asked->status = exit;
}

static bool add_task(crew *workers, const task *made)
{
    task *doing = malloc(sizeof *doing);
    if (!doing) {
        free(made->line);
        return false;
    }
    *doing = *made;
    return crew_add(workers, doing);
}

/* Hands out the lines of a file that holds a document a line. */
static annals_status add_lines(request *asked, crew *workers, const char *file, annals_error *error)
{
    int descriptor;
    lines *from = NULL;
    annals_status status = open_file(file, &descriptor, error);
    if (status)
        return status;
    status = lines_open(descriptor, shown_name(file), &from, error);
    bool more = !status;
    while (more) {
        task made = {.file = shown_name(file)};
        status = lines_next(from, &made.line, &made.size, &made.number, error);
        if (status == ANNALS_INVALID)
            done(asked, status, error);
        more = status == ANNALS_INVALID || (!status && made.line && add_task(workers, &made));
    }
    lines_close(from);
    close_file(descriptor);
    return status == ANNALS_INVALID ? ANNALS_OK : status;
}

static bool ends_in(const char *text, const char *end)
{
    size_t size = strlen(text), tail = strlen(end);
    return size > tail && strcmp(text + size - tail, end) == 0;
}

static bool holds_lines(const request *asked, const char *file)
{
    return (strcmp(file, "-") == 0 && asked->form->lines) || ends_in(file, ".ndjson") || ends_in(file, ".jsonl");
}

/* The id that `annals source add` would give it; where two files would have the same, the name as it was given. A name
 * may be no UTF-8, the answer must be. */
static void name_document(const invocation *call, int at, char id[NAME_MOST])
{
    char other[NAME_MOST];
    file_id(call->operands[at], id, NAME_MOST);
    for (int i = 0; i < call->operand_count; i++) {
        file_id(call->operands[i], other, sizeof other);
        if (i != at && strcmp(other, id) == 0)
            snprintf(id, NAME_MOST, "%s", call->operands[at]);
    }
    document_repair(id, strlen(id), true, '?');
}

static int scan_all(request *asked)
{
    const invocation *call = asked->call;
    annals_error error;
    crew *workers;
    crew_job job = {asked, work, emit, done};
    if (crew_open(&job, asked->jobs, &workers, &error))
        return report(call, &error);
    for (int i = 0; i < call->operand_count; i++) {
        task made = {.file = call->operands[i]};
        annals_status status = ANNALS_OK;
        if (holds_lines(asked, made.file))
            status = add_lines(asked, workers, made.file, &error);
        else
            name_document(call, i, made.id);
        if (status)
            done(asked, status, &error);
        else if (made.id[0] && !add_task(workers, &made))
            break;
    }
    crew_close(workers);
    return asked->status;
}

/* --only money,people: bits of what figures are to be of. */
static annals_status read_only(const invocation *call, unsigned *only, annals_error *error)
{
    const char *word = option_value(call, "--only");
    while (word) {
        size_t size = strcspn(word, ",");
        unsigned topic = annals_scan_topic(word, size);
        if (topic == 0)
            return annals_error_set(error, ANNALS_USAGE,
                                    "--only: \"%.*s\"; wants money, percent, people, duration, physical or count",
                                    (int)(size < NAME_MOST ? size : NAME_MOST), word);
        *only |= topic;
        word = word[size] == ',' ? word + size + 1 : NULL;
    }
    return ANNALS_OK;
}

/* --language: said once where no file is for it, and not of each document. */
static annals_status check_language(const char *language, annals_error *error)
{
    annals_scanner *scanner = NULL;
    annals_scan *scan = NULL;
    annals_status status = language ? annals_scanner_open(&scanner, error) : ANNALS_OK;
    if (!status && language)
        status = annals_scan_open(scanner, &(annals_scan_options){.language = language}, &scan, error);
    if (status == ANNALS_UNAVAILABLE)
        error->status = status = ANNALS_INVALID;
    annals_scan_close(scan);
    annals_scanner_close(scanner);
    return status;
}

static annals_status read_options(request *asked, annals_error *error)
{
    const invocation *call = asked->call;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int64_t jobs = cores > 0 ? cores : 1;
    asked->options = (document_options){.all = option_given(call, "--all"), .lossy = option_given(call, "--lossy")};
    asked->language = option_value(call, "--language");
    asked->encoding = option_value(call, "--encoding");
    annals_status status = check_language(asked->language, error);
    if (!status)
        status = argument_number("--jobs", option_value(call, "--jobs"), 1, &jobs, error);
    if (!status && jobs > JOBS_MOST)
        status = annals_error_set(error, ANNALS_USAGE, "--jobs: %lld; wants %d at most", (long long)jobs, JOBS_MOST);
    asked->jobs = (size_t)jobs;
    if (!status)
        status = read_only(call, &asked->options.only, error);
    if (!status)
        status = argument_period(call, "--published", &asked->is_published, &asked->published, error);
    if (!status)
        status = scan_form_choose(call, &asked->form, error);
    if (!status)
        status = candidates_open(call, &asked->series, error);
    asked->options.around = asked->series.count > 0;
    return status;
}

int run_scan(invocation *call)
{
    annals_error error;
    request asked = {.call = call};
    if (read_options(&asked, &error)) {
        candidates_free(&asked.series);
        return report(call, &error);
    }
    asked.scanners = calloc(asked.jobs, sizeof *asked.scanners);
    asked.printer = asked.form->begin(call);
    if (!asked.scanners || !asked.printer) {
        annals_error_no_memory(&error);
        asked.status = report(call, &error);
    } else {
        scan_all(&asked);
    }
    for (size_t i = 0; asked.scanners && i < asked.jobs; i++)
        annals_scanner_close(asked.scanners[i]);
    free(asked.scanners);
    candidates_free(&asked.series);
    annals_status ended = asked.form->end(asked.printer, &error);
    return ended ? report(call, &error) : asked.status;
}
