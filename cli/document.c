/* Feeds a document to a scan and keeps as much of it at hand as quotes need; knows nothing of what is found. */
#include "cli/document.h"
#include "text/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* KEEP is more than a scan holds back of what it was fed. */
enum { PIECE = 64 * 1024, KEEP = 192 * 1024, SUBSTITUTE = 0x1A };

/* What of the document is at hand. */
typedef struct {
    const document *from;
    bool lossy, to_keep;
    char *held; /* the window's memory; NULL where the whole text is there */
    const char *text;
    size_t size;
    size_t fed; /* of it */
    int64_t start;
    int64_t lines;          /* line breaks before `start` */
    int64_t page, paged_to; /* the page of this byte */
    bool ended;
} window;

size_t document_repair(char *bytes, size_t size, bool last, char stand_in)
{
    for (size_t at = 0;;) {
        at += annals_utf8_valid(bytes + at, size - at);
        if (at == size)
            return size;
        unsigned char lead = (unsigned char)bytes[at];
        size_t whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (!last && lead >= 0xC2 && lead <= 0xF4 && size - at < whole)
            return at;
        bytes[at++] = stand_in;
    }
}

static int64_t count(const char *text, size_t size, char wanted)
{
    int64_t found = 0;
    const char *end = text + size;
    for (const char *at = text; at < end && (at = memchr(at, wanted, (size_t)(end - at))); at++)
        found++;
    return found;
}

static void page_forward(window *held, int64_t to)
{
    if (!held->from->pages || to <= held->paged_to)
        return;
    held->page += count(held->text + (held->paged_to - held->start), (size_t)(to - held->paged_to), '\f');
    held->paged_to = to;
}

/* Forgets what lies too far back. */
static void drop(window *held)
{
    if (held->size <= KEEP)
        return;
    size_t gone = held->size - KEEP;
    page_forward(held, held->start + (int64_t)gone);
    held->lines += count(held->text, gone, '\n');
    memmove(held->held, held->held + gone, KEEP);
    held->size = KEEP;
    held->fed -= gone;
    held->start += (int64_t)gone;
}

static annals_status read_piece(window *held, annals_error *error)
{
    drop(held);
    for (size_t taken = 0; taken < PIECE && !held->ended;) {
        ssize_t got = read(held->from->descriptor, held->held + held->size, PIECE - taken);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return annals_error_set(error, errno == EISDIR ? ANNALS_NO_INPUT : ANNALS_IO, "%s: %s", held->from->file,
                                    strerror(errno));
        taken += (size_t)got;
        held->size += (size_t)got;
        held->ended = got == 0;
    }
    return ANNALS_OK;
}

/* Gives the next bytes to feed; held->ended says that they are the last. */
static annals_status next_piece(window *held, const char **piece, size_t *size, annals_error *error)
{
    size_t end = held->size;
    if (held->held) {
        annals_status status = read_piece(held, error);
        if (status)
            return status;
        end = held->size;
        if (held->lossy)
            end = held->fed + document_repair(held->held + held->fed, held->size - held->fed, held->ended, SUBSTITUTE);
    } else {
        end = held->size - held->fed > PIECE ? held->fed + PIECE : held->size;
        held->ended = end == held->size;
    }
    *piece = held->text + held->fed;
    *size = end - held->fed;
    held->fed = end;
    return ANNALS_OK;
}

/* Says on which line the byte stands that is no UTF-8; of a list of documents, which byte of the text it is. */
static annals_status place_fault(const window *held, annals_error *error)
{
    const document *from = held->from;
    int64_t byte = error->byte - held->start;
    if (error->status != ANNALS_INVALID || error->byte < 0 || byte < 0 || (size_t)byte >= held->size)
        return annals_error_place(error, from->file, from->line, 0);
    int64_t at = error->byte, line = held->lines + count(held->text, (size_t)byte, '\n') + 1;
    bool marked = held->start == 0 && held->size > 1 && byte == 0 &&
                  (memcmp(held->text, "\xFF\xFE", 2) == 0 || memcmp(held->text, "\xFE\xFF", 2) == 0);
    const char *which =
        marked ? "it begins as UTF-16 does, which --encoding UTF-16 reads" : "--encoding says what it is";
    annals_error_set(error, ANNALS_INVALID, "\\x%02X is not UTF-8; %s%s%s", (unsigned char)held->text[byte],
                     from->line ? "" : which, from->line || held->to_keep ? "" : ", ",
                     held->to_keep ? "" : "--lossy goes on");
    annals_error_place(error, from->file, from->line ? from->line : line, 0);
    error->byte = at;
    return ANNALS_INVALID;
}

static bool hand_out(window *held, const annals_found *found, size_t count_found, document_sink *sink, void *context)
{
    for (size_t i = 0; i < count_found; i++) {
        page_forward(held, found[i].start);
        proposal figure = {.document = held->from->id,
                           .found = &found[i],
                           .text = held->text,
                           .size = held->size,
                           .start = held->start,
                           .page = held->from->pages ? held->page : 0};
        if (!sink(context, &figure))
            return false;
    }
    return true;
}

static annals_status scan_all(annals_scan *scan, window *held, document_sink *sink, void *context, annals_error *error)
{
    while (!held->ended) {
        const char *piece;
        const annals_found *found;
        size_t size, found_count;
        annals_status status = next_piece(held, &piece, &size, error);
        if (status)
            return status;
        status = annals_scan_feed(scan, piece, size, held->ended, &found, &found_count, error);
        if (status)
            return place_fault(held, error);
        if (!hand_out(held, found, found_count, sink, context))
            return annals_error_set(error, ANNALS_CANCELLED, "stopped");
    }
    return ANNALS_OK;
}

annals_status document_scan(annals_scanner *scanner, const document *from, const document_options *options,
                            document_sink *sink, void *context, annals_error *error)
{
    annals_scan *scan;
    annals_scan_options how = {.language = from->language,
                               .published = from->published,
                               .all = options->all,
                               .only = options->only,
                               .around = options->around};
    annals_status status = annals_scan_open(scanner, &how, &scan, error);
    if (status == ANNALS_UNAVAILABLE)
        error->status = ANNALS_INVALID;
    if (status)
        return annals_error_place(error, from->file, from->line, 0);
    window held = {.from = from,
                   .lossy = options->lossy,
                   .to_keep = options->to_keep,
                   .text = from->text,
                   .size = from->size,
                   .page = 1};
    if (!from->text) {
        held.text = held.held = malloc(KEEP + PIECE);
        held.size = from->head_size;
        if (held.held && held.size > 0)
            memcpy(held.held, from->head, held.size);
        status = held.held ? ANNALS_OK : annals_error_no_memory(error);
    }
    if (!status)
        status = scan_all(scan, &held, sink, context, error);
    free(held.held);
    annals_scan_close(scan);
    return status;
}
