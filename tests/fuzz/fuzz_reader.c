/* Fuzzes the reader of quotes: the first byte picks a language or leaves it open, the second where the quote begins;
 * whatever comes out is an amount that prints and parses, at a place inside the text. */
#include <stdlib.h>
#include <string.h>

#include "scan/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const LANGUAGES[] = {"en", "it", "id", "tl", "zh", "de", "es", "fr", "ja", "pt", NULL};

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_reading(const annals_reading *reading, size_t size)
{
    char text[ANNALS_AMOUNT_SIZE];
    annals_amount amount;
    check(reading->start >= 0 && reading->start < reading->end && (size_t)reading->end <= size);
    check(memchr(reading->unit, '\0', sizeof reading->unit) != NULL);
    check(!reading->outside || reading->qualified);
    size_t length = annals_amount_print(&reading->amount, text);
    check(annals_amount_parse(text, length, &amount, NULL) == ANNALS_OK);
    check(annals_decimal_compare(amount.low, reading->amount.low) == 0);
    check(annals_decimal_compare(amount.high, reading->amount.high) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static annals_scanner *scanner;
    annals_reading readings[ANNALS_READINGS_MAX];
    annals_error error;
    size_t count;
    if (size < 2)
        return 0;
    if (!scanner)
        check(annals_scanner_open(&scanner, &error) == ANNALS_OK);
    annals_reader reader = annals_scanner_reader(scanner);
    const char *language = LANGUAGES[data[0] % (sizeof LANGUAGES / sizeof *LANGUAGES)];
    const char *text = (const char *)data + 2;
    size_t start = data[1] % (size - 1);
    annals_status status = reader.read(reader.context, language, text, size - 2, start, size - 2, readings,
                                       ANNALS_READINGS_MAX, &count, &error);
    if (status != ANNALS_OK)
        return 0;
    for (size_t i = 0; i < count && i < ANNALS_READINGS_MAX; i++)
        check_reading(&readings[i], size - 2);
    return 0;
}
