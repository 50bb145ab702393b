/* The handle, and the reader of quotes; knows nothing of how a figure is read. */
#include "scan/scanner.h"

#include <stdlib.h>
#include <string.h>

#include "scan/detect.h"
#include "scan/reading.h"
#include "scan/sentence.h"
#include "series/utf8.h"

/* How many bytes of the text around a quote are looked at, and how many before it at first. */
enum { CONTEXT = 400, NEAR = 80 };

annals_status annals_scanner_open(annals_scanner **scanner, annals_error *error)
{
    *scanner = calloc(1, sizeof **scanner);
    return *scanner ? ANNALS_OK : annals_error_no_memory(error);
}

void annals_scanner_close(annals_scanner *scanner)
{
    if (!scanner)
        return;
    annals_beside_free(&scanner->beside);
    annals_figures_free(&scanner->figures);
    annals_tokens_free(&scanner->tokens);
    annals_passage_free(&scanner->passage);
    free(scanner);
}

static size_t add_word(char *out, size_t at, size_t room, const char *word)
{
    size_t size = strlen(word), left = room - at - 1;
    size = size < left ? size : left;
    memcpy(out + at, word, size);
    return at + size;
}

/* "de, en and zh", of all languages there are. Asked for with each quote of a document in another one. */
static void list_languages(char *out, size_t room)
{
    size_t at = 0;
    for (size_t i = 0; i < annals_language_count; i++) {
        at = add_word(out, at, room, i == 0 ? "" : i + 1 == annals_language_count ? " and " : ", ");
        at = add_word(out, at, room, annals_languages[i].tags);
    }
    out[at] = '\0';
}

annals_status annals_scanner_language(const char *tag, const annals_language **language, annals_error *error)
{
    char shown[ANNALS_SHOWN_SIZE], all[ANNALS_SHOWN_SIZE];
    *language = annals_language_find(tag);
    if (*language)
        return ANNALS_OK;
    annals_utf8_show(tag, strlen(tag), shown);
    list_languages(all, sizeof all);
    return annals_error_set(error, ANNALS_UNAVAILABLE, "language \"%s\": figures are read in %s", shown, all);
}

static bool continues(const char *text, size_t at)
{
    return ((unsigned char)text[at] & 0xC0) == 0x80;
}

static size_t step_back(const char *text, size_t start, size_t bytes)
{
    size_t at = start > bytes ? start - bytes : 0;
    while (at > 0 && continues(text, at))
        at--;
    return at;
}

/* Whether a sentence begins between `from` and the start of the quote; then the stretch begins there. */
static bool find_beginning(const annals_language *language, annals_stretch *stretch, size_t from)
{
    bool found = false;
    for (size_t at = from; at < stretch->quote_start;) {
        at = annals_sentence_read(language, stretch->text, stretch->end, at, true).end;
        if (at > stretch->quote_start)
            break;
        stretch->start = at;
        found = true;
    }
    return found;
}

/* The sentences that the quote stands in, as far as they are near: what stands in others says nothing about it. */
static annals_stretch around(const annals_language *language, const char *text, size_t size, size_t start, size_t end)
{
    annals_stretch stretch = {text, step_back(text, start, CONTEXT), end, start, end};
    stretch.end = size - end > CONTEXT ? end + CONTEXT : size;
    while (stretch.end < size && continues(text, stretch.end))
        stretch.end++;
    if (annals_utf8_bad(text + stretch.start, stretch.end - stretch.start) < stretch.end - stretch.start)
        return stretch; /* is refused */
    if (!find_beginning(language, &stretch, step_back(text, start, NEAR)))
        find_beginning(language, &stretch, stretch.start);
    size_t at = stretch.start;
    while (at < end)
        at = annals_sentence_read(language, text, stretch.end, at, true).end;
    if (at < stretch.end)
        stretch.end = at;
    return stretch;
}

annals_status annals_scanner_read(annals_scanner *scanner, const annals_language *language,
                                  const annals_stretch *stretch, annals_error *error)
{
    annals_status status = annals_passage_make(language, stretch, &scanner->passage, error);
    if (status == ANNALS_OK)
        status = annals_tokens_make(language, &scanner->passage, &scanner->tokens, error);
    if (status == ANNALS_OK)
        status = annals_figures_find(&scanner->tokens, &scanner->figures, error);
    return status;
}

/* What the beginning of a text says of its language. */
static annals_detection known_of(annals_open_language *open, const char *text, size_t size)
{
    size_t sample = size < ANNALS_DETECT_SAMPLE ? size : ANNALS_DETECT_SAMPLE;
    if (open->known.read && open->size == sample && memcmp(open->sample, text, sample) == 0)
        return open->known;
    open->known = (annals_detection){.read = false};
    open->size = sample;
    memcpy(open->sample, text, sample);
    annals_detect_begin(&annals_detector_all, &open->known, text, annals_utf8_bad(text, sample));
    return open->known;
}

/* The language of a quote whose document's is not stated: told by the document's beginning and, more, by the line that
 * the quote stands in, as far as that is near. ANNALS_UNAVAILABLE: it is in letters of which no file knows any. */
static annals_status find_language(annals_open_language *open, const annals_stretch *quote, size_t size,
                                   const annals_language **language, annals_error *error)
{
    const char *text = quote->text;
    size_t from = step_back(text, quote->quote_start, CONTEXT), to = quote->quote_end;
    const char *before = memrchr(text + from, '\n', quote->quote_start - from);
    if (before)
        from = (size_t)(before - text) + 1;
    while (to < size && to - quote->quote_end < CONTEXT && text[to] != '\n')
        to++;
    annals_detection known = known_of(open, text, size);
    const char *tag = annals_detect(&annals_detector_all, &known, text + from, annals_utf8_bad(text + from, to - from));
    if (!tag)
        return annals_error_set(error, ANNALS_UNAVAILABLE, "quote: in letters of no language that is read");
    return annals_scanner_language(tag, language, error);
}

static annals_status read_quote(void *context, const char *language, const char *text, size_t size, size_t start,
                                size_t end, annals_reading *readings, size_t room, size_t *count, annals_error *error)
{
    annals_scanner *scanner = context;
    const annals_language *known = NULL;
    if (start > end || end > size)
        return annals_error_set(error, ANNALS_INVALID, "quote: bytes %zu to %zu are not inside the text of %zu", start,
                                end, size);
    annals_stretch quote = {.text = text, .quote_start = start, .quote_end = end};
    annals_status status = language ? annals_scanner_language(language, &known, error)
                                    : find_language(&scanner->open, &quote, size, &known, error);
    if (status != ANNALS_OK)
        return status;
    annals_stretch stretch = around(known, text, size, start, end);
    scanner->tokens.tag = NULL;
    scanner->tokens.work = NULL;
    scanner->figures.all = false;
    status = annals_scanner_read(scanner, known, &stretch, error);
    if (status == ANNALS_OK)
        *count = annals_readings_write(&scanner->tokens, &scanner->figures, readings, room);
    return status;
}

annals_reader annals_scanner_reader(annals_scanner *scanner)
{
    return (annals_reader){.context = scanner, .read = read_quote};
}
