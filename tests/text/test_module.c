/* Opening modules on demand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/allocation.h"
#include "text/icu.h"
#include "text/module.h"

static void opens_a_module_once_and_lends_its_symbol(void **state)
{
    (void)state;
    annals_error error;
    const void *first = annals_module_symbol(ANNALS_ICU_MODULE, ANNALS_ICU_SYMBOL, &error);
    assert_non_null(first);
    assert_ptr_equal(annals_module_symbol(ANNALS_ICU_MODULE, ANNALS_ICU_SYMBOL, &error), first);
}

static void names_a_module_that_is_not_installed(void **state)
{
    (void)state;
    annals_error error;
    assert_null(annals_module_symbol("annals-nothing.so", "annals_nothing", &error));
    assert_int_equal(error.status, ANNALS_UNAVAILABLE);
    assert_non_null(strstr(error.message, "the module annals-nothing.so can't be opened: "));
    assert_non_null(strstr(error.message, "No such file"));
    assert_null(annals_module_symbol("annals-nothing.so", "annals_nothing", NULL));
}

static void names_a_symbol_that_a_module_lacks(void **state)
{
    (void)state;
    annals_error error;
    assert_null(annals_module_symbol(ANNALS_ICU_MODULE, "annals_nothing", &error));
    assert_int_equal(error.status, ANNALS_UNAVAILABLE);
    assert_non_null(strstr(error.message, "annals_nothing"));
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    annals_error error;
    allocation_fail(1);
    assert_null(annals_module_symbol("annals-nothing.so", "annals_nothing", &error));
    assert_true(allocation_failed());
    allocation_fail(0);
    assert_int_equal(error.status, ANNALS_NO_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_a_module_once_and_lends_its_symbol),
        cmocka_unit_test(names_a_module_that_is_not_installed),
        cmocka_unit_test(names_a_symbol_that_a_module_lacks),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
