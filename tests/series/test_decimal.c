/* Tests of exact arithmetic on single decimals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "series/decimal.h"

static void assert_decimal(annals_decimal decimal, int64_t digits, int exponent)
{
    assert_int_equal(decimal.digits, digits);
    assert_int_equal(decimal.exponent, exponent);
}

static annals_wide wide(int64_t digits, int exponent)
{
    return (annals_wide){digits, exponent};
}

static void compares_by_value_whatever_the_precision(void **state)
{
    (void)state;
    assert_int_equal(annals_decimal_compare((annals_decimal){140, 8}, (annals_decimal){14, 9}), 0);
    assert_int_equal(annals_decimal_compare((annals_decimal){0, 18}, (annals_decimal){0, -18}), 0);
    assert_int_equal(annals_decimal_compare((annals_decimal){1, 18}, (annals_decimal){999999999999999999, -18}), 1);
    assert_int_equal(annals_decimal_compare((annals_decimal){-1, 18}, (annals_decimal){1, -18}), -1);
    assert_int_equal(annals_decimal_compare((annals_decimal){-1, 18}, (annals_decimal){-1, -18}), -1);
    assert_int_equal(annals_decimal_compare((annals_decimal){100000000000000001, 0}, (annals_decimal){1, 17}), 1);
    assert_int_equal(annals_decimal_compare((annals_decimal){999999999999999999, 0}, (annals_decimal){1, 18}), -1);
}

/* A plain scaled integer says the same in a range where it holds all values. */
static void compares_as_scaled_integers_do(void **state)
{
    (void)state;
    for (int a = -120; a <= 120; a++) {
        for (int b = -120; b <= 120; b += 7) {
            for (int exponents = 0; exponents < 25; exponents++) {
                int ea = exponents % 5 - 2;
                int eb = exponents / 5 - 2;
                int64_t scaled_a = a * annals_power_of_ten(ea + 2);
                int64_t scaled_b = b * annals_power_of_ten(eb + 2);
                int expected = (scaled_a > scaled_b) - (scaled_a < scaled_b);
                assert_int_equal(
                    annals_decimal_compare((annals_decimal){a, (int8_t)ea}, (annals_decimal){b, (int8_t)eb}), expected);
            }
        }
    }
}

static void adds_across_all_exponents_or_says_that_it_does_not_fit(void **state)
{
    (void)state;
    annals_decimal sum = {7, 7};
    assert_true(annals_decimal_add((annals_decimal){143, 8}, (annals_decimal){1, 3}, &sum));
    assert_decimal(sum, 14300001, 3);
    assert_true(annals_decimal_add((annals_decimal){1, 17}, (annals_decimal){1, 0}, &sum));
    assert_decimal(sum, 100000000000000001, 0);
    assert_true(annals_decimal_add((annals_decimal){1, 18}, (annals_decimal){0, -18}, &sum));
    assert_decimal(sum, 100000000000000000, 1);
    assert_true(annals_decimal_add((annals_decimal){1, 18}, (annals_decimal){500000000000000000, -16}, &sum));
    assert_decimal(sum, 100000000000000005, 1);
    sum = (annals_decimal){7, 7};
    assert_false(annals_decimal_add((annals_decimal){1, 18}, (annals_decimal){1, -18}, &sum));
    assert_false(annals_decimal_add((annals_decimal){1, 18}, (annals_decimal){1, 0}, &sum));
    assert_false(annals_decimal_add((annals_decimal){999999999999999999, 18}, (annals_decimal){1, 18}, &sum) &&
                 sum.exponent <= 18);
    assert_decimal(sum, 7, 7);
    assert_true(annals_decimal_add((annals_decimal){999999999999999999, 0}, (annals_decimal){1, 0}, &sum));
    assert_decimal(sum, 100000000000000000, 1);
}

static void fits_by_moving_the_exponent_as_little_as_it_can(void **state)
{
    (void)state;
    annals_decimal fitted;
    assert_true(annals_wide_fit(wide(1, 20), &fitted));
    assert_decimal(fitted, 100, 18);
    assert_true(annals_wide_fit(wide(500, -20), &fitted));
    assert_decimal(fitted, 5, -18);
    assert_false(annals_wide_fit(wide(5, -19), &fitted));
    assert_false(annals_wide_fit(wide(1, 36), &fitted));
    assert_true(annals_wide_fit(wide(1, 35), &fitted));
    assert_decimal(fitted, 100000000000000000, 18);
    assert_true(annals_wide_fit(wide(0, 99), &fitted));
    assert_decimal(fitted, 0, 18);
}

static void divides_exactly_where_it_can(void **state)
{
    static const struct {
        annals_wide a, b, quotient;
    } cases[] = {
        {{60, 9}, {6, 0}, {10, 9}},     {{1, 0}, {4, 0}, {25, -2}},    {{-6, 0}, {3, 0}, {-2, 0}},
        {{600, -2}, {3, 0}, {200, -2}}, {{0, 5}, {7, 2}, {0, 3}},      {{30, 0}, {5, -2}, {600, 0}},
        {{300, -18}, {1, 2}, {3, -18}}, {{7, 0}, {-8, 0}, {-875, -3}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool rounded = true;
        annals_wide quotient = annals_wide_divide(cases[i].a, cases[i].b, &rounded);
        assert_false(rounded);
        assert_true(quotient.digits == cases[i].quotient.digits);
        assert_int_equal(quotient.exponent, cases[i].quotient.exponent);
    }
}

static void rounds_half_even_to_eighteen_digits(void **state)
{
    static const struct {
        annals_wide a, b, quotient;
    } cases[] = {
        {{1, 0}, {3, 0}, {333333333333333333, -18}},
        {{2, 0}, {3, 0}, {666666666666666667, -18}},
        {{-20, 0}, {3, 0}, {-666666666666666667, -17}},
        {{999999999999999998, 0}, {7, 0}, {142857142857142857, 0}},
        {{5, -18}, {10, 0}, {0, -18}},  /* a tie at the smallest exponent, to even */
        {{15, -18}, {10, 0}, {2, -18}}, /* a tie, to even */
        {{25, -18}, {10, 0}, {2, -18}},
        {{251, -18}, {100, 0}, {3, -18}},
        {{1, -18}, {1, 18}, {0, -18}},
        {{999999999999999999, -18}, {999999999999999998, 18}, {0, -18}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool rounded = false;
        annals_wide quotient = annals_wide_divide(cases[i].a, cases[i].b, &rounded);
        annals_decimal fitted;
        assert_true(rounded);
        assert_true(quotient.digits == cases[i].quotient.digits);
        assert_true(annals_wide_fit(quotient, &fitted));
        assert_true(quotient.digits == 0 || quotient.exponent == cases[i].quotient.exponent);
    }
}

/* 2 * |a - quotient * b| <= |b|, and in a tie the quotient is even: checked by multiplying back, on whole numbers. */
static void quotients_multiply_back_to_within_half_a_unit(void **state)
{
    (void)state;
    uint64_t seed = 12345;
    for (int i = 0; i < 20000; i++) {
        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        int64_t a = (int64_t)(seed >> 33) + 1;
        int64_t b = (int64_t)(seed % 9973) + 1;
        bool rounded;
        annals_wide quotient = annals_wide_divide(wide(a, 0), wide(b, 0), &rounded);
        assert_true(quotient.exponent <= 0 && quotient.exponent >= -18);
        annals_wide_digits exact = (annals_wide_digits)a * annals_power_of_ten(-quotient.exponent);
        annals_wide_digits error = exact - quotient.digits * b;
        annals_wide_digits size = error < 0 ? -error : error;
        assert_true(rounded == (error != 0));
        assert_true(2 * size <= b);
        assert_true(2 * size != b || quotient.digits % 2 == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_by_value_whatever_the_precision),
        cmocka_unit_test(compares_as_scaled_integers_do),
        cmocka_unit_test(adds_across_all_exponents_or_says_that_it_does_not_fit),
        cmocka_unit_test(fits_by_moving_the_exponent_as_little_as_it_can),
        cmocka_unit_test(divides_exactly_where_it_can),
        cmocka_unit_test(rounds_half_even_to_eighteen_digits),
        cmocka_unit_test(quotients_multiply_back_to_within_half_a_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
