/* Normal form C of names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocation.h"
#include "text/text.h"

static void makes_one_spelling_of_two(void **state)
{
    static const char *const pairs[][2] = {
        {"cafe\u0301", "caf\u00E9"},      {"caf\u00E9", "caf\u00E9"}, {"plain", "plain"}, {"", ""},
        {"\u1112\u1161\u11AB", "\uD55C"}, {"10\u00B2", "10\u00B2"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *composed = annals_text_compose(pairs[i][0], strlen(pairs[i][0]));
        assert_non_null(composed);
        assert_string_equal(composed, pairs[i][1]);
        free(composed);
    }
}

static void refuses_what_is_no_utf8(void **state)
{
    (void)state;
    assert_null(annals_text_compose("a\xFF", 2));
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    for (size_t nth = 1;; nth++) {
        allocation_fail(nth);
        char *composed = annals_text_compose("cafe\u0301", 6);
        bool failed = allocation_failed();
        allocation_fail(0);
        assert_true(failed || composed);
        if (composed)
            assert_string_equal(composed, "caf\u00E9");
        free(composed);
        if (!failed)
            return;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_one_spelling_of_two),
        cmocka_unit_test(refuses_what_is_no_utf8),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
