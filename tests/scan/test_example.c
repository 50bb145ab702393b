/* Every quote of the example reads as the amount that was recorded with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "series/csv.h"
#include "tests/scan/quotes.h"

static const char FOLDER[] = "examples/meta-ai/";

/* A whole file, freed by the caller. */
static char *read_file(const char *name, size_t *size)
{
    char path[512];
    snprintf(path, sizeof path, "%s%s", FOLDER, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    bytes[*size] = '\0';
    fclose(file);
    return bytes;
}

/* The language of a source: what stands behind "example-" in its name. */
static const char *language_of(const char *source)
{
    return source + strlen("example-");
}

static bool reads_as_recorded(const quote_readings *readings, const annals_amount *recorded)
{
    if (readings->count != 1)
        return false;
    annals_amount amount = readings->items[0].amount;
    if (recorded->low.digits < 0 && readings->items[0].direction == ANNALS_DIRECTION_DOWN)
        amount = annals_amount_negate(&amount);
    return quote_same_amount(&amount, recorded);
}

static void check_row(annals_scanner *scanner, const char *source, size_t offset, const char *quote, const char *amount)
{
    char name[256], seen[256];
    quote_readings readings = {0};
    annals_amount recorded;
    size_t size;
    snprintf(name, sizeof name, "documents/%s.txt", source);
    char *text = read_file(name, &size);
    annals_reader reader = annals_scanner_reader(scanner);
    assert_int_equal(annals_amount_parse(amount, strlen(amount), &recorded, NULL), ANNALS_OK);
    assert_int_equal(reader.read(reader.context, language_of(source), text, size, offset, offset + strlen(quote),
                                 readings.items, ANNALS_READINGS_MAX, &readings.count, NULL),
                     ANNALS_OK);
    free(text);
    quote_amounts(&readings, seen, sizeof seen);
    bool pointed_at = strcmp(quote, "這筆錢") == 0; /* "this money": the sum is not printed */
    if (pointed_at ? readings.count != 0 : !reads_as_recorded(&readings, &recorded))
        fail_msg("%s: \"%s\" reads as %s, and was recorded as %s", source, quote, seen, amount);
}

static void reads_every_quote_as_it_was_recorded(void **state)
{
    enum { AMOUNT = 2, SOURCE = 6, OFFSET = 7, QUOTE = 8 };
    size_t size, count, rows = 0;
    char *bytes = read_file("figures.csv", &size);
    annals_scanner *scanner;
    const annals_field *fields;
    annals_csv *csv;
    (void)state;
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_csv_open(bytes, size, ',', &csv, NULL), ANNALS_OK);
    assert_int_equal(annals_csv_next(csv, &fields, &count, NULL), ANNALS_OK);
    while (annals_csv_next(csv, &fields, &count, NULL) == ANNALS_OK && count > QUOTE) {
        check_row(scanner, fields[SOURCE].text, (size_t)strtoul(fields[OFFSET].text, NULL, 10), fields[QUOTE].text,
                  fields[AMOUNT].text);
        rows++;
    }
    assert_int_equal(rows, 40);
    annals_csv_close(csv);
    annals_scanner_close(scanner);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_every_quote_as_it_was_recorded)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
