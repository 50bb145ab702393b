/* Text made safe for one line of a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocation.h"
#include "text/text.h"

static void check(const char *text, size_t size, const char *expected)
{
    char *safe = annals_text_safe(text, size);
    assert_non_null(safe);
    assert_string_equal(safe, expected);
    free(safe);
}

static void leaves_readable_text_alone(void **state)
{
    (void)state;
    check("", 0, "");
    check("143億美元 più 👩\u200D👧", strlen("143億美元 più 👩\u200D👧"), "143億美元 più 👩\u200D👧");
}

static void shows_controls_and_line_breaks(void **state)
{
    (void)state;
    check("a\r\n\tb\x1B[31m\x7F", 11, "a\\r\\n\\tb\\x1B[31m\\x7F");
    check("x\0y", 3, "x\\x00y");
    check("\xC2\x85\xC2\x9B\u2028\u2029", 10, "\\u0085\\u009B\\u2028\\u2029");
}

static void shows_what_turns_the_direction_of_text(void **state)
{
    (void)state;
    check("a\u202Eb\u2066c\u200F", strlen("a\u202Eb\u2066c\u200F"), "a\\u202Eb\\u2066c\\u200F");
}

static void shows_ill_formed_bytes(void **state)
{
    (void)state;
    check("億\xE4\xB8!\xFF", 7, "億\\xE4\\xB8!\\xFF");
    check("\xED\xA0\x80", 3, "\\xED\\xA0\\x80");
}

static void is_always_utf8_without_controls(void **state)
{
    (void)state;
    uint64_t random = 99;
    for (int round = 0; round < 20000; round++) {
        char bytes[24];
        for (size_t i = 0; i < sizeof bytes; i++) {
            random = random * 6364136223846793005U + 1442695040888963407U;
            bytes[i] = (char)(random >> 56);
        }
        char *safe = annals_text_safe(bytes, sizeof bytes), *again;
        assert_non_null(safe);
        assert_int_equal(annals_utf8_valid(safe, strlen(safe)), strlen(safe));
        again = annals_text_safe(safe, strlen(safe));
        assert_string_equal(safe, again);
        for (const char *c = safe; *c; c++)
            assert_true((unsigned char)*c >= ' ' && *c != 0x7F);
        free(safe);
        free(again);
    }
}

static void gives_null_when_memory_runs_out(void **state)
{
    (void)state;
    char text[300];
    memset(text, '\n', sizeof text);
    size_t nth = 0;
    char *safe;
    do {
        allocation_fail(++nth);
        safe = annals_text_safe(text, sizeof text);
        assert_true(safe || allocation_failed());
    } while (!safe);
    allocation_fail(0);
    assert_true(nth > 1);
    assert_int_equal(strlen(safe), 2 * sizeof text);
    free(safe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_readable_text_alone),
        cmocka_unit_test(shows_controls_and_line_breaks),
        cmocka_unit_test(shows_what_turns_the_direction_of_text),
        cmocka_unit_test(shows_ill_formed_bytes),
        cmocka_unit_test(is_always_utf8_without_controls),
        cmocka_unit_test(gives_null_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
