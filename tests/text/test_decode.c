/* Other encodings, through the module. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocation.h"
#include "text/text.h"

static void check(const char *encoding, const char *bytes, size_t size, const char *expected)
{
    char *out;
    size_t out_size;
    annals_error error;
    if (annals_text_decode(encoding, bytes, size, &out, &out_size, &error) != ANNALS_OK)
        fail_msg("%s: %s", encoding, error.message);
    assert_int_equal(out_size, strlen(expected));
    assert_string_equal(out, expected);
    free(out);
}

static void check_refused(const char *encoding, const char *bytes, size_t size, annals_status status,
                          const char *message, int64_t byte)
{
    char *out;
    size_t out_size;
    annals_error error;
    assert_int_equal(annals_text_decode(encoding, bytes, size, &out, &out_size, &error), status);
    assert_string_equal(error.message, message);
    assert_int_equal(error.byte, byte);
    assert_int_equal(annals_text_decode(encoding, bytes, size, &out, &out_size, NULL), status);
}

static void reads_the_encodings_of_the_five_languages(void **state)
{
    (void)state;
    check("Big5", "\xA4\x40\xBB\xF5\xAC\xFC\xA4\xB8", 8, "一億美元");
    check("GB18030", "143\xD2\xDA\xC3\xC0\xD4\xAA", 9, "143亿美元");
    check("gb18030", "\x94\x39\xFC\x36", 4, "😀");
    check("windows-1252", "\x80 pi\xF9 \x93x\x94", 9, "€ più “x”");
    check("ISO-8859-1", "pi\xF9", 3, "pi\u00F9");
    check("Shift_JIS", "\x89\xAD", 2, "億");
    check("UTF-8", "pi\xC3\xB9", 4, "pi\u00F9");
    check("windows-1252", "", 0, "");
}

static void reads_and_drops_byte_order_marks(void **state)
{
    (void)state;
    check("UTF-16", "\xFF\xFE\x00\x4E", 4, "一");
    check("UTF-16", "\xFE\xFF\x4E\x01", 4, "丁");
    check("UTF-16LE", "\xFF\xFE\x00\x4E", 4, "一");
    check("UTF-16BE", "\xFE\xFF\x4E\x00", 4, "一");
    check("UTF-8", "\xEF\xBB\xBFx", 4, "x");
    check("UTF-16", "\xFF\xFE\x3D\xD8\x00\xDE", 6, "😀");
}

static void reads_a_long_text_in_pieces(void **state)
{
    (void)state;
    enum { COUNT = 50001 };
    char *bytes = malloc(4 * COUNT), *expected = malloc(4 * COUNT + 1);
    for (size_t i = 0; i < COUNT; i++) {
        memcpy(bytes + 4 * i, "\x3D\xD8\x00\xDE", 4);
        memcpy(expected + 4 * i, "😀", 4);
    }
    expected[4 * COUNT] = '\0';
    check("UTF-16LE", bytes, 4 * COUNT, expected);
    bytes[4 * 40000 + 1] = 0;
    bytes[4 * 40000] = 'x';
    check_refused("UTF-16LE", bytes, 4 * COUNT, ANNALS_INVALID, "\\x00\\xDE is no text in UTF-16LE", 160002);
    free(bytes);
    free(expected);
}

static void refuses_bytes_that_the_encoding_lacks_and_says_where(void **state)
{
    (void)state;
    check_refused("US-ASCII", "abc\xE9z", 5, ANNALS_INVALID, "\\xE9 is no text in US-ASCII", 3);
    check_refused("Big5", "a\xA4\x40\xA4 ", 5, ANNALS_INVALID, "\\xA4 is no text in Big5", 3);
    check_refused("Big5", "a\xA4\x40\xA4", 4, ANNALS_INVALID, "\\xA4 is no text in Big5", 3);
    check_refused("UTF-8", "ab\xC3(", 4, ANNALS_INVALID, "\\xC3 is no text in UTF-8", 2);
    check_refused("UTF-8", "ab\xED\xA0\x80", 5, ANNALS_INVALID, "\\xED is no text in UTF-8", 2);
    check_refused("UTF-16LE", "a\0b", 3, ANNALS_INVALID, "\\x62 is no text in UTF-16LE", 2);
    check_refused("UTF-16LE", "a\0\x3D\xD8", 4, ANNALS_INVALID, "\\x3D\\xD8 is no text in UTF-16LE", 2);
}

static void names_encodings_near_to_one_that_is_not_known(void **state)
{
    (void)state;
    char *out;
    size_t size;
    annals_error error;
    assert_int_equal(annals_text_decode("big6", "x", 1, &out, &size, &error), ANNALS_USAGE);
    assert_non_null(strstr(error.message, "encoding \"big6\": there is none of that name; near it: Big5"));
    assert_int_equal(annals_text_decode("windws-1252", "x", 1, &out, &size, &error), ANNALS_USAGE);
    assert_non_null(strstr(error.message, "windows-1252"));
    assert_int_equal(annals_text_decode("qqqqqqqqqqqqqq", "x", 1, &out, &size, &error), ANNALS_USAGE);
    assert_non_null(strstr(error.message, "known are, for instance, Big5"));
}

static void never_takes_the_encoding_of_the_locale(void **state)
{
    (void)state;
    char *out;
    size_t size;
    annals_error error;
    assert_int_equal(annals_text_decode("", "x", 1, &out, &size, &error), ANNALS_USAGE);
}

static void sweep(const char *encoding, const char *bytes, size_t bytes_size, annals_status expected)
{
    char *out;
    size_t size, nth = 0;
    annals_error error;
    annals_status status;
    do {
        allocation_fail(++nth);
        status = annals_text_decode(encoding, bytes, bytes_size, &out, &size, &error);
        assert_int_equal(status, allocation_failed() ? ANNALS_NO_MEMORY : expected);
        if (status == ANNALS_OK)
            free(out);
    } while (allocation_failed());
    allocation_fail(0);
    assert_true(nth > 1);
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    char bytes[10000];
    memset(bytes, 'x', sizeof bytes);
    sweep("windows-1252", bytes, sizeof bytes, ANNALS_OK);
    sweep("big6", bytes, sizeof bytes, ANNALS_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_encodings_of_the_five_languages),
        cmocka_unit_test(reads_and_drops_byte_order_marks),
        cmocka_unit_test(reads_a_long_text_in_pieces),
        cmocka_unit_test(refuses_bytes_that_the_encoding_lacks_and_says_where),
        cmocka_unit_test(names_encodings_near_to_one_that_is_not_known),
        cmocka_unit_test(never_takes_the_encoding_of_the_locale),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
