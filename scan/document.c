/* Takes a document in pieces, cuts it into sentences and reads each; knows nothing of what is in a sentence. */
#include <stdlib.h>
#include <string.h>

#include "scan/around.h"
#include "scan/candidate.h"
#include "scan/detect.h"
#include "scan/document.h"
#include "scan/found.h"
#include "scan/scanner.h"
#include "scan/sentence.h"
#include "scan/topic.h"
#include "series/list.h"
#include "series/utf8.h"

/* FIRST_WORDS: bytes by which the language of the first sentence is known before its end is. */
enum { PIECE = 64 * 1024, FIRST_WORDS = 256 };

struct annals_scan {
    annals_scanner *scanner;
    annals_scan_options options;
    const annals_language *language; /* of the next sentence; NULL: one that no file is for */
    const char *tag;                 /* its tag, where it was found */
    const annals_detector *detector; /* NULL: the language was given */
    annals_detection known;
    char *held;     /* what has not been read, behind some of what has */
    size_t size;    /* of it */
    size_t checked; /* of it: well-formed UTF-8 */
    size_t at;      /* where the next sentence begins in it */
    int64_t before; /* bytes of the document before it */
    bool cut;       /* the next sentence is the rest of one */
    annals_around around;
    annals_money money;
    bool begun; /* enough of the document is there to know what its first sentence depends on */
    uint64_t work;
    annals_arena *arena; /* of what the last call gave */
    annals_found *found; /* kept from call to call */
    size_t count;
    size_t room;
};

annals_status annals_scan_open(annals_scanner *scanner, const annals_scan_options *options, annals_scan **scan,
                               annals_error *error)
{
    const annals_language *language = NULL;
    const annals_detector *detector = options->language ? NULL : &annals_detector_all;
    annals_status status = options->language ? annals_scanner_language(options->language, &language, error) : ANNALS_OK;
    if (status != ANNALS_OK)
        return status;
    annals_scan *made = calloc(1, sizeof *made);
    char *held = malloc(2 * PIECE + 1);
    if (!made || !held) {
        free(made);
        free(held);
        return annals_error_no_memory(error);
    }
    *made = (annals_scan){
        .scanner = scanner, .options = *options, .language = language, .detector = detector, .held = held};
    *scan = made;
    return ANNALS_OK;
}

uint64_t annals_scan_work(const annals_scan *scan)
{
    return scan->work;
}

void annals_scan_close(annals_scan *scan)
{
    if (!scan)
        return;
    annals_around_free(&scan->around);
    annals_arena_free(scan->arena);
    free(scan->found);
    free(scan->held);
    free(scan);
}

/* Learns which currency open ones are, from the document as far as the current sentence goes, and further at its
 * beginning, and from the sentence. */
static void learn_money(annals_scan *scan, size_t end)
{
    int64_t from = scan->money.seen - scan->before, to = (int64_t)end;
    if (scan->before == 0 && end < ANNALS_DETECT_SAMPLE)
        to = (int64_t)(scan->checked < ANNALS_DETECT_SAMPLE ? scan->checked : ANNALS_DETECT_SAMPLE);
    from = from < 0 ? 0 : from;
    if (!*scan->language->open_currencies)
        return;
    annals_money_hear(&scan->money, &scan->scanner->tokens);
    scan->work += scan->scanner->passage.size;
    if (from >= to)
        return;
    annals_money_look(&scan->money, scan->language, scan->scanner->tokens.tag, scan->held, scan->checked, (size_t)from,
                      (size_t)to);
    scan->work += (uint64_t)(to - from);
    scan->money.seen = scan->before + to;
}

/* Whether a figure's words leave open which currency it is. */
static bool is_open(const annals_figure *figure)
{
    return figure->currency && (figure->currency->which & ANNALS_CURRENCY_OPEN) != 0;
}

static annals_status add_figure(annals_scan *scan, const annals_figure *figure, annals_error *error)
{
    enum { FIRST_FOUND = 16 };
    void *grown = annals_list_widen(scan->found, scan->count, &scan->room, FIRST_FOUND, sizeof *scan->found);
    if (!grown)
        return annals_error_no_memory(error);
    scan->found = grown;
    annals_found *found = &scan->found[scan->count];
    annals_status status = annals_found_write(&scan->scanner->tokens, figure, &scan->money, &scan->scanner->beside,
                                              scan->arena, found, error);
    if (status != ANNALS_OK)
        return status;
    found->start += scan->before;
    found->end += scan->before;
    found->number_start += scan->before;
    found->number_end += scan->before;
    if (scan->tag)
        found->language = scan->tag;
    if (scan->options.around) {
        found->sentence = scan->around.texts[0];
        found->before = scan->around.texts[1];
        found->headline = scan->around.texts[2];
        if (!*found->entities)
            status = annals_around_names(&scan->around, scan->language, scan->held, scan->at, scan->arena,
                                         &found->entities, error);
    }
    scan->count++;
    return status;
}

/* Adds the figures whose number begins in [from, to) of what is held. */
static annals_status add_figures(annals_scan *scan, size_t from, size_t to, annals_error *error)
{
    const annals_figures *figures = &scan->scanner->figures;
    const annals_tokens *tokens = &scan->scanner->tokens;
    annals_status status = ANNALS_OK;
    bool learnt = false;
    if (figures->count > 0 && !annals_beside_find(&scan->scanner->beside, tokens, scan->options.published))
        return annals_error_no_memory(error);
    for (size_t i = 0; i < figures->count && status == ANNALS_OK; i++) {
        const annals_figure *figure = &figures->items[i];
        if (!learnt && is_open(figure)) {
            learn_money(scan, to);
            learnt = true;
        }
        size_t start = tokens->passage->origin[tokens->items[figure->number.first].start];
        bool wanted = scan->options.only == 0 || (annals_topic_of(figure) & scan->options.only) != 0;
        if (start >= from && start < to && wanted && (scan->options.all || !figure->left_alone))
            status = add_figure(scan, figure, error);
    }
    return status;
}

/* Reads a sentence with some of what stands around it where it is part of a longer one. */
static annals_status read_sentence(annals_scan *scan, annals_sentence sentence, annals_error *error)
{
    annals_stretch stretch = {.text = scan->held, .start = scan->at, .end = sentence.end};
    if (scan->cut)
        stretch.start = stretch.start > ANNALS_SENTENCE_CONTEXT ? stretch.start - ANNALS_SENTENCE_CONTEXT : 0;
    if (sentence.cut)
        stretch.end = scan->checked - sentence.end > ANNALS_SENTENCE_CONTEXT ? sentence.end + ANNALS_SENTENCE_CONTEXT
                                                                             : scan->checked;
    while (((unsigned char)scan->held[stretch.start] & 0xC0) == 0x80)
        stretch.start++;
    while (stretch.end < scan->checked && ((unsigned char)scan->held[stretch.end] & 0xC0) == 0x80)
        stretch.end--;
    stretch.quote_start = stretch.start;
    stretch.quote_end = stretch.end;
    annals_scanner *scanner = scan->scanner;
    scanner->figures.all = scan->options.all;
    scanner->tokens.work = &scan->work;
    scanner->tokens.tag = scan->tag ? scan->tag : scan->options.language;
    annals_status status = annals_scanner_read(scanner, scan->language, &stretch, error);
    scan->work += scanner->passage.size + scanner->tokens.count;
    if (status == ANNALS_OK)
        annals_figures_leave_alone(&scanner->tokens, &scanner->figures);
    if (status == ANNALS_OK && scan->options.around && scanner->figures.count > 0)
        status = annals_around_make(&scan->around, scan->language, &scanner->passage, scan->held, scan->at,
                                    scan->before + (int64_t)scan->at, scan->arena, error);
    if (status == ANNALS_OK)
        status = add_figures(scan, scan->at, sentence.end, error);
    return status;
}

/* Finds the language of the next sentence; the rest of one that was cut is in that of its beginning. */
static annals_status find_language(annals_scan *scan, annals_sentence sentence, annals_error *error)
{
    if (!scan->detector || scan->cut)
        return ANNALS_OK;
    const char *tag = annals_detect(scan->detector, &scan->known, scan->held + scan->at, sentence.end - scan->at);
    if (tag == scan->tag)
        return ANNALS_OK;
    scan->tag = tag;
    scan->language = NULL;
    return tag ? annals_scanner_language(tag, &scan->language, error) : ANNALS_OK;
}

/* Whether a sentence may hold something to tell. */
static bool is_worth(const annals_scan *scan, annals_sentence sentence)
{
    return scan->language && (scan->options.all ||
                              annals_candidate_stands(scan->language, scan->held + scan->at, sentence.end - scan->at));
}

/* Learns of the language from the beginning of a document: the first sentence's end depends on it. *ready: it is known,
 * or was given, and so much is there that it does not matter in which pieces the document comes. */
static annals_status begin(annals_scan *scan, bool last, bool *ready, annals_error *error)
{
    bool waits = scan->detector || *scan->language->open_currencies;
    scan->begun = scan->begun || !waits || last || scan->checked >= ANNALS_DETECT_SAMPLE;
    *ready = scan->begun;
    if (!*ready || !scan->detector || scan->known.read)
        return ANNALS_OK;
    size_t end = scan->checked < FIRST_WORDS ? scan->checked : FIRST_WORDS;
    const char *line = memchr(scan->held, '\n', end);
    end = line && line > scan->held ? (size_t)(line - scan->held) : end;
    while (end < scan->checked && ((unsigned char)scan->held[end] & 0xC0) == 0x80)
        end--;
    annals_detect_begin(scan->detector, &scan->known, scan->held, scan->checked);
    return find_language(scan, (annals_sentence){.end = end}, error);
}

static annals_status read_sentences(annals_scan *scan, bool last, annals_error *error)
{
    bool ready;
    annals_status status = begin(scan, last, &ready, error);
    while (status == ANNALS_OK && ready && scan->at < scan->checked) {
        annals_sentence sentence = annals_sentence_read(scan->language, scan->held, scan->checked, scan->at, last);
        if (sentence.end == 0)
            break;
        status = find_language(scan, sentence, error);
        if (scan->options.around)
            annals_around_learn(&scan->around, scan->held, scan->at, sentence.end, scan->before + (int64_t)scan->at);
        if (status == ANNALS_OK && is_worth(scan, sentence))
            status = read_sentence(scan, sentence, error);
        scan->at = sentence.end;
        scan->cut = sentence.cut;
    }
    return status;
}

/* Forgets what has been read, but for the context of what has not. */
static void make_room(annals_scan *scan)
{
    size_t kept = scan->options.around ? ANNALS_AROUND_BEFORE : ANNALS_SENTENCE_CONTEXT;
    size_t gone = scan->at > kept ? scan->at - kept : 0;
    memmove(scan->held, scan->held + gone, scan->size - gone);
    scan->size -= gone;
    scan->checked -= gone;
    scan->at -= gone;
    scan->before += (int64_t)gone;
}

/* Checks what is new. A character of which only the beginning is there is no fault unless nothing follows. */
static annals_status check(annals_scan *scan, bool last, annals_error *error)
{
    size_t left = scan->size - scan->checked, bad = annals_utf8_bad(scan->held + scan->checked, left);
    scan->checked += bad;
    if (bad == left)
        return ANNALS_OK;
    const unsigned char *lead = (const unsigned char *)scan->held + scan->checked;
    size_t whole = *lead >= 0xF0 ? 4 : *lead >= 0xE0 ? 3 : 2, there = scan->size - scan->checked;
    if (!last && *lead >= 0xC2 && *lead <= 0xF4 && there < whole)
        return ANNALS_OK;
    annals_error_set(error, ANNALS_INVALID, "byte %lld: not UTF-8: \\x%02X",
                     (long long)scan->before + (long long)scan->checked, *lead);
    if (error)
        error->byte = scan->before + (int64_t)scan->checked;
    return ANNALS_INVALID;
}

static annals_status begin_answer(annals_scan *scan, annals_error *error)
{
    if (scan->arena)
        annals_arena_clear(scan->arena);
    else
        scan->arena = annals_arena_new();
    scan->count = 0;
    return scan->arena ? ANNALS_OK : annals_error_no_memory(error);
}

annals_status annals_scan_feed(annals_scan *scan, const char *bytes, size_t size, bool last, const annals_found **found,
                               size_t *count, annals_error *error)
{
    annals_status status = begin_answer(scan, error);
    do {
        if (status != ANNALS_OK)
            return status;
        size_t piece = size < PIECE ? size : PIECE;
        memcpy(scan->held + scan->size, bytes, piece);
        scan->size += piece;
        bytes += piece;
        size -= piece;
        status = check(scan, last && size == 0, error);
        if (status == ANNALS_OK)
            status = read_sentences(scan, last && size == 0, error);
        make_room(scan);
    } while (size > 0);
    *found = scan->found;
    *count = scan->count;
    return status;
}
