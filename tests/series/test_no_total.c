/* Declarations that a measure is no total, as they are read, written and asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "series/no_total.h"

static int open_arena(void **state)
{
    *state = annals_arena_new();
    return *state ? 0 : -1;
}

static int close_arena(void **state)
{
    annals_arena_free(*state);
    return 0;
}

static void reads_names_and_writes_one_form(void **state)
{
    static const struct {
        const char *text, *measure, *dimension, *canonical;
    } cases[] = {
        {"pay_offer is no total", "pay_offer", NULL, "pay_offer is no total"},
        {"  pay offer\tis  no\ntotal ", "pay offer", NULL, "pay offer is no total"},
        {"price is no total by shop", "price", "shop", "price is no total by shop"},
        {"price is no total  by  shop window", "price", "shop window", "price is no total by shop window"},
        {"a\\,b is no total by c\\,d", "a,b", "c,d", "a\\,b is no total by c\\,d"},
        {"this is no total is no total", "this is no total", NULL, "this is no total is no total"},
        {"價格 is no total by 店", "價格", "店", "價格 is no total by 店"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_no_total read, again;
        const char *canonical, *twice;
        annals_error error;
        size_t size = strlen(cases[i].text);
        assert_true(annals_no_total_is_meant(cases[i].text, size));
        assert_int_equal(annals_no_total_parse(cases[i].text, size, *state, &read, &canonical, &error), ANNALS_OK);
        assert_string_equal(read.measure, cases[i].measure);
        assert_string_equal(read.dimension ? read.dimension : "", cases[i].dimension ? cases[i].dimension : "");
        assert_string_equal(canonical, cases[i].canonical);
        assert_int_equal(annals_no_total_parse(canonical, strlen(canonical), *state, &again, &twice, &error),
                         ANNALS_OK);
        assert_string_equal(twice, canonical);
    }
}

static void refuses_what_says_something_else(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"is no total", "rule: \"\": the measure is empty"},
        {"a is no totals", "rule: no declaration: \"a is no totals\"; wants MEASURE is no total [by DIMENSION]"},
        {"a is no total yet", "rule: behind `is no total` stands \"yet\"; wants MEASURE is no total [by DIMENSION]"},
        {"a is no total by", "rule: behind `is no total` stands \"by\"; wants MEASURE is no total [by DIMENSION]"},
        {"a,b=1 is no total",
         "rule: a rule names measures without their dimensions, not \"a,b=1\"; wants MEASURE is no "
         "total [by DIMENSION]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_no_total read;
        const char *canonical;
        annals_error error;
        assert_int_equal(annals_no_total_parse(cases[i].text, strlen(cases[i].text), *state, &read, &canonical, &error),
                         ANNALS_INVALID);
        if (i > 0) /* the key's own words */
            assert_string_equal(error.message, cases[i].message);
        assert_ptr_equal(strstr(error.message, "rule: "), error.message);
    }
}

static void an_identity_is_no_declaration(void **state)
{
    (void)state;
    static const char *const texts[] = {"\"a is no total\" = b", "a = b", "a is no totals", "a isno total", "", "a"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(annals_no_total_is_meant(texts[i], strlen(texts[i])));
}

static void says_of_one_dimension_or_of_all(void **state)
{
    (void)state;
    static const annals_no_total declared[] = {{"price", NULL}, {"offer", "to"}};
    assert_true(annals_no_total_says(declared, 2, "price", "shop"));
    assert_true(annals_no_total_says(declared, 2, "offer", "to"));
    assert_false(annals_no_total_says(declared, 2, "offer", "from"));
    assert_false(annals_no_total_says(declared, 2, "hires", "to"));
    assert_false(annals_no_total_says(NULL, 0, "price", "shop"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_names_and_writes_one_form, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(refuses_what_says_something_else, open_arena, close_arena),
        cmocka_unit_test(an_identity_is_no_declaration),
        cmocka_unit_test(says_of_one_dimension_or_of_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
