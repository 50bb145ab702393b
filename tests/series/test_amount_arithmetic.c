/* Tests of interval arithmetic on amounts: known cases, laws on random amounts, and samples of small intervals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "random_amount.h"
#include "series/amount.h"

typedef annals_status (*operation)(const annals_amount *, const annals_amount *, annals_amount *, annals_error *);

static annals_amount read(const char *text)
{
    annals_amount amount;
    annals_error error;
    if (annals_amount_parse(text, strlen(text), &amount, &error))
        fail_msg("%s", error.message);
    return amount;
}

struct computation {
    const char *a;
    const char *b;
    const char *result;
};

static void assert_computes(operation compute, const struct computation *cases, size_t count, bool derived)
{
    for (size_t i = 0; i < count; i++) {
        annals_amount a = read(cases[i].a);
        annals_amount b = read(cases[i].b);
        annals_error error;
        char printed[ANNALS_AMOUNT_SIZE];
        if (compute(&a, &b, &a, &error))
            fail_msg("%s", error.message);
        annals_amount_print(&a, printed);
        if (strcmp(printed, cases[i].result) != 0)
            fail_msg("%s and %s give %s, not %s", cases[i].a, cases[i].b, printed, cases[i].result);
        assert_int_equal(a.derived, derived);
    }
}

#define ASSERT_COMPUTES(compute, cases, derived) assert_computes(compute, cases, sizeof cases / sizeof *cases, derived)

static void adds_up_the_hires_to_more_than_41(void **state)
{
    static const char *const hires[] = {">=13", "3", "3", "2"};
    annals_amount sum = read(">20");
    char printed[ANNALS_AMOUNT_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof hires / sizeof *hires; i++) {
        annals_amount next = read(hires[i]);
        assert_int_equal(annals_amount_add(&sum, &next, &sum, NULL), ANNALS_OK);
    }
    annals_amount_print(&sum, printed);
    assert_string_equal(printed, ">41");
    assert_false(sum.derived);
}

static void sums_carry_bounds(void **state)
{
    static const struct computation cases[] = {
        {"60B", "14.3B", "74.3B"},   {">20", "<5", ".."},
        {"<=72B", "-2B", "<=70B"},   {"20..99", ">1..2", ">21..101"},
        {"~600", "3", "~603"},       {"5%", "2.5%", "7.5%"},
        {"..", "3", ".."},           {"14B", "0.0B", "14.0B"},
        {"1..2", "3..<4", "4..<6"},  {"-2B", "2B", "0B"},
        {">=13", ">=0.5", ">=13.5"},
    };
    (void)state;
    ASSERT_COMPUTES(annals_amount_add, cases, false);
}

static void differences_carry_bounds(void **state)
{
    static const struct computation cases[] = {
        {"50", ">41", "<9"},   {">50", ">41", ".."}, {"20..99", "20..99", "-79..79"},
        {"72B", "60B", "12B"}, {"7%", "~5%", "~2%"}, {">=5", "<3", ">2"},
    };
    (void)state;
    ASSERT_COMPUTES(annals_amount_subtract, cases, false);
}

static void products_mind_signs_and_missing_ends(void **state)
{
    static const struct computation cases[] = {
        {"14.3B", "2", "28.6B"},
        {"-2", "3..5", "-10..-6"},
        {"-2..3", "-5..7", "-15..21"},
        {">2", "-3", "<-6"},
        {"0", "..", "0"},
        {"0", ">5", "0"},
        {">0", ">5", ">0"},
        {">=0", ">5", ">=0"},
        {"..", "..", ".."},
        {"5%", "600", "30.00"},
        {"5%", "5%", "0.0025"},
        {"-1..1", ">2", ".."},
        {">2..3", "<4", "<12"},
        {">2..3", ">=4", ">8"},
        {"<-2", "<-3", ">6"},
        {"~2", "3", "~6"},
        {"2..<3", "2..<3", "4..<9"},
        {"0..<1", ">3", ">=0"},
        {"-1..0", ">3", "<=0"},
    };
    (void)state;
    ASSERT_COMPUTES(annals_amount_multiply, cases, false);
}

static void quotients_are_exact_where_18_digits_hold_them(void **state)
{
    static const struct computation cases[] = {
        {"60B", "6", "10B"},
        {"1", "8", "0.125"},
        {"12%", "2", "6%"},
        {"30", "5%", "600"},
        {"10%", "5%", "2"},
        {"5", ">0", ">0"},
        {"1..2", ">0..4", ">=0.25"},
        {"-6", "2..<3", "-3..<-2"},
        {">=5", ">=2", ">0"},
        {"0", ">5", "0"},
        {"0", "<0", "0"},
        {"-4..4", ">2", ">-2..<2"},
        {"~6", "3", "~2"},
        {"..", "-2", ".."},
        {"6", "<-2", ">-3..<0"},
    };
    (void)state;
    ASSERT_COMPUTES(annals_amount_divide, cases, true);
}

static void quotients_are_rounded_half_even(void **state)
{
    static const struct computation cases[] = {
        {"1", "3", "0.333333333333333333"},   {"2", "3", "0.666666666666666667"},
        {">20", "3", ">6.66666666666666667"}, {"1..2", "3", "0.333333333333333333..0.666666666666666667"},
        {"1e-18", "1e18", "0e-18"},           {"1..<1.00000000000000001", "3e10", "3.3333333e-11"},
    };
    (void)state;
    ASSERT_COMPUTES(annals_amount_divide, cases, true);
}

static void derived_is_handed_on(void **state)
{
    annals_amount third = read("1");
    annals_amount three = read("3");
    annals_amount sum;
    (void)state;
    assert_int_equal(annals_amount_divide(&third, &three, &third, NULL), ANNALS_OK);
    assert_true(third.derived);
    assert_int_equal(annals_amount_add(&three, &third, &sum, NULL), ANNALS_OVERFLOW);
    three = read("0.25");
    assert_int_equal(annals_amount_add(&three, &third, &sum, NULL), ANNALS_OK);
    assert_true(sum.derived);
    assert_int_equal(annals_amount_multiply(&three, &third, &sum, NULL), ANNALS_OVERFLOW);
    three = read("2");
    assert_int_equal(annals_amount_multiply(&three, &third, &sum, NULL), ANNALS_OK);
    assert_true(sum.derived);
}

static void refuses_with_the_operands_and_leaves_the_result_alone(void **state)
{
    static const char *const no_room = "the exact result does not fit the 18 digits that an amount holds";
    static const struct {
        operation compute;
        const char *a, *sign, *b;
        annals_status status;
        const char *words;
    } cases[] = {
        {annals_amount_add, "1e18", "+", "1", ANNALS_OVERFLOW, NULL},
        {annals_amount_subtract, "-1e18", "-", ">=1", ANNALS_OVERFLOW, NULL},
        {annals_amount_multiply, "999999999999999999", "*", "999999999999999999", ANNALS_OVERFLOW, NULL},
        {annals_amount_multiply, "1e18", "*", "1e18", ANNALS_OVERFLOW, NULL},
        {annals_amount_multiply, "1e-18", "*", "0.1", ANNALS_OVERFLOW, NULL},
        {annals_amount_divide, "1e18", "/", "1e-18", ANNALS_OVERFLOW, NULL},
        {annals_amount_add, "5%", "+", "3", ANNALS_INVALID, "one is in % and the other is not"},
        {annals_amount_subtract, "3", "-", "5%", ANNALS_INVALID, "one is in % and the other is not"},
        {annals_amount_divide, "3", "/", "0", ANNALS_INVALID, "zero lies in the divisor"},
        {annals_amount_divide, "3", "/", "-1..1", ANNALS_INVALID, "zero lies in the divisor"},
        {annals_amount_divide, "3", "/", ">=0", ANNALS_INVALID, "zero lies in the divisor"},
        {annals_amount_divide, "3", "/", "..", ANNALS_INVALID, "zero lies in the divisor"},
        {annals_amount_divide, "3", "/", "<5", ANNALS_INVALID, "zero lies in the divisor"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_amount a = read(cases[i].a);
        annals_amount b = read(cases[i].b);
        annals_amount before = a;
        annals_error error;
        char left[ANNALS_AMOUNT_SIZE];
        char right[ANNALS_AMOUNT_SIZE];
        char expected[ANNALS_MESSAGE_SIZE];
        annals_amount_print(&a, left);
        annals_amount_print(&b, right);
        snprintf(expected, sizeof expected, "amount: %s %s %s: %s", left, cases[i].sign, right,
                 cases[i].words ? cases[i].words : no_room);
        assert_int_equal(cases[i].compute(&a, &b, &a, &error), cases[i].status);
        assert_string_equal(error.message, expected);
        assert_true(annals_amount_same(&a, &before));
    }
}

static void order_of_terms_and_factors_does_not_matter(void **state)
{
    static const operation operations[] = {annals_amount_add, annals_amount_multiply};
    random_source source = {99};
    (void)state;
    for (int i = 0; i < 40000; i++) {
        annals_amount a = random_amount(&source, i % 2 ? 18 : 4, i % 2 ? 18 : 6);
        annals_amount b = random_amount(&source, i % 2 ? 18 : 4, i % 2 ? 18 : 6);
        for (size_t j = 0; j < 2; j++) {
            annals_amount one;
            annals_amount other;
            annals_status status = operations[j](&a, &b, &one, NULL);
            assert_int_equal(operations[j](&b, &a, &other, NULL), status);
            assert_true(status || annals_amount_same(&one, &other));
        }
    }
}

static bool equal_in_value(const annals_amount *a, const annals_amount *b)
{
    return a->low_end == b->low_end && a->high_end == b->high_end && annals_decimal_compare(a->low, b->low) == 0 &&
           annals_decimal_compare(a->high, b->high) == 0;
}

static void grouping_of_terms_does_not_matter(void **state)
{
    random_source source = {7};
    int compared = 0;
    (void)state;
    for (int i = 0; i < 40000; i++) {
        annals_amount terms[3];
        annals_amount left;
        annals_amount right;
        for (int j = 0; j < 3; j++) {
            terms[j] = random_amount(&source, 8, 6);
            terms[j].percent = false;
        }
        if (annals_amount_add(&terms[0], &terms[1], &left, NULL) || annals_amount_add(&left, &terms[2], &left, NULL) ||
            annals_amount_add(&terms[1], &terms[2], &right, NULL) || annals_amount_add(&terms[0], &right, &right, NULL))
            continue;
        compared++;
        assert_true(equal_in_value(&left, &right));
    }
    assert_true(compared > 20000);
}

static void what_is_subtracted_can_be_added_again(void **state)
{
    random_source source = {31};
    int compared = 0;
    (void)state;
    for (int i = 0; i < 40000; i++) {
        annals_amount a = annals_amount_exact(random_decimal(&source, 12, 6));
        annals_amount b = annals_amount_exact(random_decimal(&source, 12, 6));
        annals_amount result;
        if (annals_amount_subtract(&a, &b, &result, NULL) || annals_amount_add(&result, &b, &result, NULL))
            continue;
        compared++;
        assert_true(equal_in_value(&a, &result));
        assert_int_equal(annals_amount_qualifier(&result), ANNALS_EXACT);
    }
    assert_true(compared > 20000);
}

static void what_is_divided_exactly_can_be_multiplied_again(void **state)
{
    random_source source = {32};
    int compared = 0;
    (void)state;
    for (int i = 0; i < 40000; i++) {
        annals_amount a = annals_amount_exact(random_decimal(&source, 8, 4));
        annals_amount b = annals_amount_exact(random_decimal(&source, 2, 4));
        annals_amount result;
        /* a rounded quotient has all 18 digits, or ends at 10^-18 */
        if (annals_amount_divide(&a, &b, &result, NULL) || llabs(result.low.digits) >= 10000000000000000 ||
            result.low.exponent == ANNALS_EXPONENT_MIN || annals_amount_multiply(&result, &b, &result, NULL))
            continue;
        compared++;
        assert_true(equal_in_value(&a, &result));
    }
    assert_true(compared > 2000);
}

static void negating_twice_changes_nothing(void **state)
{
    random_source source = {5};
    (void)state;
    for (int i = 0; i < 20000; i++) {
        annals_amount amount = random_amount(&source, 18, 18);
        annals_amount once = annals_amount_negate(&amount);
        annals_amount twice = annals_amount_negate(&once);
        assert_true(annals_amount_same(&amount, &twice));
    }
}

/* Small intervals and points in them, in thousandths, to check results against what single numbers give. */
enum { SAMPLES_MAX = 24, THOUSAND = 1000, FAR = 1000000 * THOUSAND };

struct samples {
    int64_t points[SAMPLES_MAX];
    int count;
};

static annals_amount small_interval(int index)
{
    annals_amount amount = {.low_end = (uint8_t)(index % 3), .high_end = (uint8_t)(index / 3 % 3)};
    if (amount.low_end != ANNALS_END_NONE)
        amount.low.digits = index / 9 % 5 - 2;
    if (amount.high_end != ANNALS_END_NONE)
        amount.high.digits = index / 45 % 5 - 2;
    return amount;
}

enum { SMALL_INTERVALS = 3 * 3 * 5 * 5 };

/* Whether low is below high, or both are one closed point. */
static bool holds_something(const annals_amount *amount)
{
    if (amount->low_end == ANNALS_END_NONE || amount->high_end == ANNALS_END_NONE)
        return true;
    bool closed = amount->low_end == ANNALS_END_CLOSED && amount->high_end == ANNALS_END_CLOSED;
    return amount->low.digits < amount->high.digits || (closed && amount->low.digits == amount->high.digits);
}

static bool holds(const annals_amount *amount, int64_t thousandths)
{
    int64_t low = amount->low.digits * THOUSAND;
    int64_t high = amount->high.digits * THOUSAND;
    bool above = amount->low_end == ANNALS_END_NONE || thousandths > low ||
                 (amount->low_end == ANNALS_END_CLOSED && thousandths == low);
    bool below = amount->high_end == ANNALS_END_NONE || thousandths < high ||
                 (amount->high_end == ANNALS_END_CLOSED && thousandths == high);
    return above && below;
}

static struct samples sample(const annals_amount *amount)
{
    struct samples samples = {.count = 0};
    static const int64_t candidates[] = {-FAR, -5000, -2001, -2000, -1999, -1001, -1000, -999, -1, 0,
                                         1,    999,   1000,  1001,  1999,  2000,  2001,  5000, FAR};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        if (holds(amount, candidates[i]))
            samples.points[samples.count++] = candidates[i];
    return samples;
}

/* A decimal of few digits in millionths. */
static double millionths(annals_decimal decimal)
{
    double value = (double)decimal.digits * 1e6;
    for (int i = 0; i < decimal.exponent; i++)
        value *= 10;
    for (int i = 0; i > decimal.exponent; i--)
        value /= 10;
    return value;
}

/* Checks that a result holds all sampled values, and no more than they call for. Values are in millionths. */
static void assert_spans(const annals_amount *result, double least, double greatest)
{
    const double slip = 1e-6; /* of the rounding of division */
    const double near = 6000; /* samples come this near to an end that is not reached */
    const double far = 100e6; /* no end of a result lies here */
    if (result->low_end == ANNALS_END_NONE)
        assert_true(least < -far);
    else
        assert_true(least >= millionths(result->low) - slip && least <= millionths(result->low) + near);
    if (result->high_end == ANNALS_END_NONE)
        assert_true(greatest > far);
    else
        assert_true(greatest <= millionths(result->high) + slip && greatest >= millionths(result->high) - near);
    bool reached_low = result->low_end != ANNALS_END_NONE && least <= millionths(result->low) + slip;
    bool reached_high = result->high_end != ANNALS_END_NONE && greatest >= millionths(result->high) - slip;
    assert_int_equal(reached_low, result->low_end == ANNALS_END_CLOSED);
    assert_int_equal(reached_high, result->high_end == ANNALS_END_CLOSED);
}

static double sampled_value(int64_t x, int64_t y, bool divide)
{
    return divide ? (double)x / (double)y * 1e6 : (double)x * (double)y;
}

static void assert_matches_samples(const annals_amount *a, const annals_amount *b, bool divide)
{
    annals_amount result;
    struct samples x = sample(a);
    struct samples y = sample(b);
    annals_status expected = divide && holds(b, 0) ? ANNALS_INVALID : ANNALS_OK;
    operation compute = divide ? annals_amount_divide : annals_amount_multiply;
    assert_int_equal(compute(a, b, &result, NULL), expected);
    if (expected)
        return;
    double least = sampled_value(x.points[0], y.points[0], divide);
    double greatest = least;
    for (int i = 0; i < x.count * y.count; i++) {
        double value = sampled_value(x.points[i / y.count], y.points[i % y.count], divide);
        least = value < least ? value : least;
        greatest = value > greatest ? value : greatest;
    }
    assert_spans(&result, least, greatest);
}

static void intervals_span_what_their_numbers_give(void **state)
{
    (void)state;
    for (int i = 0; i < SMALL_INTERVALS; i++) {
        annals_amount a = small_interval(i);
        if (!holds_something(&a))
            continue;
        for (int j = 0; j < SMALL_INTERVALS; j++) {
            annals_amount b = small_interval(j);
            if (!holds_something(&b))
                continue;
            assert_matches_samples(&a, &b, false);
            assert_matches_samples(&a, &b, true);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_up_the_hires_to_more_than_41),
        cmocka_unit_test(sums_carry_bounds),
        cmocka_unit_test(differences_carry_bounds),
        cmocka_unit_test(products_mind_signs_and_missing_ends),
        cmocka_unit_test(quotients_are_exact_where_18_digits_hold_them),
        cmocka_unit_test(quotients_are_rounded_half_even),
        cmocka_unit_test(derived_is_handed_on),
        cmocka_unit_test(refuses_with_the_operands_and_leaves_the_result_alone),
        cmocka_unit_test(order_of_terms_and_factors_does_not_matter),
        cmocka_unit_test(grouping_of_terms_does_not_matter),
        cmocka_unit_test(what_is_subtracted_can_be_added_again),
        cmocka_unit_test(what_is_divided_exactly_can_be_multiplied_again),
        cmocka_unit_test(negating_twice_changes_nothing),
        cmocka_unit_test(intervals_span_what_their_numbers_give),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
