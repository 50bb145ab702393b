/* Makes each allocation fail in turn: the reader says so, leaks nothing, and reads the next time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "scan/scan.h"
#include "tests/support/allocation.h"

/* More figures than a list has room for at first, so that it grows. */
static const char TEXT[] =
    "En août 約(yuē) 600 人, $14,3 miliar, dari 60 sampai 65, 5%; 101 m, 102 m, 103 m, 104 m, 105 m, "
    "106 m, 107 m, 108 m, 109 m, 110 m, 111 m, 112 m, 113 m, 114 m, 115 m, 116 m, 117 m, 118 m";

static annals_status read_all(annals_scanner *scanner, const char *language, size_t *count)
{
    annals_reader reader = annals_scanner_reader(scanner);
    annals_reading readings[ANNALS_READINGS_MAX];
    annals_error error;
    return reader.read(reader.context, language, TEXT, sizeof TEXT - 1, 0, sizeof TEXT - 1, readings,
                       ANNALS_READINGS_MAX, count, &error);
}

static annals_status open_and_read(const char *language, size_t *count)
{
    annals_scanner *scanner;
    annals_status status = annals_scanner_open(&scanner, NULL);
    if (status != ANNALS_OK)
        return status;
    status = read_all(scanner, language, count);
    if (status != ANNALS_OK) {
        allocation_fail(0);
        assert_int_equal(read_all(scanner, language, count), ANNALS_OK);
    }
    annals_scanner_close(scanner);
    return status;
}

static void survives_each_allocation_that_fails(void **state)
{
    static const char *const LANGUAGES[] = {"en", "it", "id", "tl", "zh", "de", "ja"};
    (void)state;
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++) {
        size_t whole, count, nth = 0;
        annals_status status;
        assert_int_equal(open_and_read(LANGUAGES[i], &whole), ANNALS_OK);
        do {
            count = whole;
            allocation_fail(++nth);
            status = open_and_read(LANGUAGES[i], &count);
            assert_true(status == ANNALS_OK || status == ANNALS_NO_MEMORY);
            assert_int_equal(count, whole);
        } while (status != ANNALS_OK);
        allocation_fail(0);
        assert_true(nth > 10);
    }
}

/* Scans a document; *count is how many figures it has. */
static annals_status scan_all(annals_scanner *scanner, const char *language, size_t *count)
{
    static const char DOCUMENT[] = "In August 2025 Meta hired 20 people from OpenAI. 2025年8月売上高は40億円。";
    annals_scan_options options = {.language = language};
    annals_scan *scan;
    const annals_found *found;
    annals_status status = annals_scan_open(scanner, &options, &scan, NULL);
    if (status != ANNALS_OK)
        return status;
    status = annals_scan_feed(scan, DOCUMENT, sizeof DOCUMENT - 1, true, &found, count, NULL);
    annals_scan_close(scan);
    return status;
}

static annals_status open_and_scan(const char *language, size_t *count)
{
    annals_scanner *scanner;
    annals_status status = annals_scanner_open(&scanner, NULL);
    if (status != ANNALS_OK)
        return status;
    status = scan_all(scanner, language, count);
    annals_scanner_close(scanner);
    return status;
}

static void scans_documents_or_says_that_memory_is_short(void **state)
{
    static const char *const LANGUAGES[] = {"en", "ja", "pt"};
    (void)state;
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++) {
        size_t whole, count, nth = 0;
        annals_status status;
        assert_int_equal(open_and_scan(LANGUAGES[i], &whole), ANNALS_OK);
        assert_true(whole > 0);
        do {
            count = whole;
            allocation_fail(++nth);
            status = open_and_scan(LANGUAGES[i], &count);
            assert_true(status == ANNALS_OK || status == ANNALS_NO_MEMORY);
        } while (status != ANNALS_OK);
        allocation_fail(0);
        assert_int_equal(count, whole);
        assert_true(nth > 10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survives_each_allocation_that_fails),
        cmocka_unit_test(scans_documents_or_says_that_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
