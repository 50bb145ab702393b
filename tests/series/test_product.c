/* Products that are rounded where the exact one has no room. */
#include "random_amount.h"
#include "series/product.h"
#include "series/relation.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

enum { ROUNDS = 20000 };

static annals_amount read_amount(const char *text)
{
    annals_amount amount;
    assert_int_equal(annals_amount_parse(text, strlen(text), &amount, NULL), ANNALS_OK);
    return amount;
}

static void assert_product(const char *a, const char *b, annals_rounding rounding, const char *wanted, bool derived)
{
    annals_amount left = read_amount(a), right = read_amount(b), product;
    char text[ANNALS_AMOUNT_SIZE];
    annals_error error = {.status = ANNALS_OK};
    assert_int_equal(annals_amount_multiply_rounded(&left, &right, rounding, &product, &error), ANNALS_OK);
    assert_int_equal(error.status, ANNALS_OK);
    annals_amount_print(&product, text);
    assert_string_equal(text, wanted);
    assert_int_equal(product.derived, derived);
}

static void rounds_half_even_to_18_digits_only_where_it_has_to(void **state)
{
    (void)state;
    assert_product("60B", "0.923", ANNALS_ROUND_NEAREST, "55.380B", false);
    assert_product("123456789012345678", "1.5", ANNALS_ROUND_NEAREST, "185185183518518517", false);
    assert_product("100000000000000001", "1.5", ANNALS_ROUND_NEAREST, "150000000000000002", true);
    assert_product("100000000000000003", "1.5", ANNALS_ROUND_NEAREST, "150000000000000004", true);
    assert_product("-100000000000000001", "1.5", ANNALS_ROUND_NEAREST, "-150000000000000002", true);
    assert_product("100000000000000001", "1.51", ANNALS_ROUND_NEAREST, "151000000000000002", true);
    assert_product(">100000000000000001", "-1.5", ANNALS_ROUND_NEAREST, "<-150000000000000002", true);
    assert_product("~5e-18", "0.5", ANNALS_ROUND_NEAREST, "~2e-18", true);
    assert_product("100000000000000003%", "1.5", ANNALS_ROUND_NEAREST, "1500000000000000.04", true);
}

static void rounds_outward_so_that_nothing_is_lost(void **state)
{
    (void)state;
    assert_product("100000000000000001", "1.5", ANNALS_ROUND_OUTWARD, "150000000000000001..150000000000000002", true);
    assert_product("-100000000000000001..5", "1.5", ANNALS_ROUND_OUTWARD, "-150000000000000002..7.5", true);
    assert_product("100000000000000001..100000000000000003", "1.5..2.55555", ANNALS_ROUND_OUTWARD,
                   "150000.0000T..255555.00255555T", true);
}

static void opens_ends_that_are_too_large_to_be_rounded(void **state)
{
    (void)state;
    assert_product("1..999999999999999999e18", "1..2.1234", ANNALS_ROUND_OUTWARD, ">=1", true);
    assert_product("-999999999999999999e18..1", "1.5..2.1234", ANNALS_ROUND_OUTWARD, "<=2.1234", true);
}

static void says_what_stays_too_large(void **state)
{
    (void)state;
    annals_error error;
    annals_amount huge = read_amount("999999999999999999e18"), out = read_amount("7");
    annals_amount wide = read_amount("123456789012..123456789013"), narrow = read_amount("1234567.1..1234567.2");
    assert_int_equal(annals_amount_multiply_rounded(&huge, &huge, ANNALS_ROUND_NEAREST, &out, &error), ANNALS_OVERFLOW);
    assert_non_null(strstr(error.message, "18 digits"));
    assert_int_equal(annals_amount_multiply_rounded(&wide, &narrow, ANNALS_ROUND_NEAREST, &out, &error),
                     ANNALS_OVERFLOW);
    assert_int_equal(annals_amount_multiply_rounded(&wide, &narrow, ANNALS_ROUND_OUTWARD, &out, &error), ANNALS_OK);
}

/* Of any two ends that lie within, the product lies within the outward one. */
static void holds_every_product_of_the_ends(void **state)
{
    (void)state;
    random_source source = {UINT64_C(0xBEEF)};
    for (int i = 0; i < ROUNDS; i++) {
        annals_amount a = random_amount(&source, 18, 3), b = random_amount(&source, 18, 3), all, one;
        if (annals_amount_multiply_rounded(&a, &b, ANNALS_ROUND_OUTWARD, &all, NULL))
            continue;
        annals_amount x = annals_amount_exact(a.low), y = annals_amount_exact(b.high);
        x.percent = a.percent;
        y.percent = b.percent;
        bool closed = a.low_end == ANNALS_END_CLOSED && b.high_end == ANNALS_END_CLOSED;
        if (!closed || annals_amount_multiply_rounded(&x, &y, ANNALS_ROUND_OUTWARD, &one, NULL))
            continue;
        all.about = one.about = false;
        assert_true(annals_amount_relate(&one, &all, NULL) <= ANNALS_MEET);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_half_even_to_18_digits_only_where_it_has_to),
        cmocka_unit_test(rounds_outward_so_that_nothing_is_lost),
        cmocka_unit_test(opens_ends_that_are_too_large_to_be_rounded),
        cmocka_unit_test(says_what_stays_too_large),
        cmocka_unit_test(holds_every_product_of_the_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
