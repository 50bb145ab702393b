/* Fuzzes the scan of documents: the first byte picks a language or none, the second in which pieces the document comes;
 * whatever is found stands in the text, in order, and is an amount that prints and parses. */
#include <stdlib.h>
#include <string.h>

#include "scan/scan.h"
#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const LANGUAGES[] = {NULL, "en", "it", "id", "tl", "zh", "es", "pt", "fr", "de", "ja", "ms"};

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_text(const char *text)
{
    check(text && annals_utf8_valid(text, strlen(text)) == strlen(text));
}

static void check_found(const annals_found *found, size_t size)
{
    char text[ANNALS_AMOUNT_SIZE];
    annals_amount amount;
    check(found->start >= 0 && found->start < found->end && (size_t)found->end <= size);
    check(found->start <= found->number_start && found->number_start < found->number_end &&
          found->number_end <= found->end);
    size_t length = annals_amount_print(&found->amount, text);
    check(annals_amount_parse(text, length, &amount, NULL) == ANNALS_OK);
    check(found->confidence >= 0 && found->confidence <= 100);
    const char *const texts[] = {found->unit,     found->period,   found->label,
                                 found->entities, found->language, found->reasons};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_text(texts[i]);
}

static void scan(annals_scan *open, const char *text, size_t size, size_t piece)
{
    int64_t last = -1;
    for (size_t at = 0, ended = 0; !ended;) {
        const annals_found *found;
        size_t count, length = size - at < piece ? size - at : piece;
        ended = at + length == size;
        if (annals_scan_feed(open, text + at, length, ended, &found, &count, NULL) != ANNALS_OK)
            return;
        for (size_t i = 0; i < count; i++) {
            check_found(&found[i], size);
            check(found[i].start >= last);
            last = found[i].start;
        }
        at += length;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static annals_scanner *scanner;
    annals_scan *open;
    annals_error error;
    if (size < 2)
        return 0;
    if (!scanner)
        check(annals_scanner_open(&scanner, &error) == ANNALS_OK);
    annals_scan_options options = {.language = LANGUAGES[data[0] % (sizeof LANGUAGES / sizeof *LANGUAGES)],
                                   .all = data[0] & 0x80};
    check(annals_scan_open(scanner, &options, &open, &error) == ANNALS_OK);
    scan(open, (const char *)data + 2, size - 2, data[1] ? data[1] : size);
    annals_scan_close(open);
    return 0;
}
