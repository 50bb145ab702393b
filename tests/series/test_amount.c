/* Tests of what an amount is: qualifiers, order, sameness, the least and the greatest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "series/amount.h"

static annals_amount read(const char *text)
{
    annals_amount amount;
    annals_error error;
    if (annals_amount_parse(text, strlen(text), &amount, &error))
        fail_msg("%s", error.message);
    return amount;
}

static void assert_prints(annals_amount amount, const char *expected)
{
    char printed[ANNALS_AMOUNT_SIZE];
    assert_int_equal(annals_amount_print(&amount, printed), strlen(expected));
    assert_string_equal(printed, expected);
}

static void keeps_the_stated_precision(void **state)
{
    (void)state;
    annals_amount coarse = read("14B");
    annals_amount fine = read("14.0B");
    assert_int_equal(coarse.low.digits, 14);
    assert_int_equal(coarse.low.exponent, 9);
    assert_int_equal(fine.low.digits, 140);
    assert_int_equal(fine.low.exponent, 8);
    assert_int_equal(annals_decimal_compare(coarse.low, fine.low), 0);
    assert_false(annals_amount_same(&coarse, &fine));
    assert_int_equal(annals_amount_compare(&fine, &coarse), -1);
    assert_int_equal(annals_amount_compare(&coarse, &fine), 1);
}

static void names_every_qualifier(void **state)
{
    static const struct {
        const char *text;
        annals_qualifier qualifier;
        const char *name;
        bool stated;
    } cases[] = {
        {"3", ANNALS_EXACT, "exact", true},           {"~600", ANNALS_ABOUT, "about", true},
        {">=13", ANNALS_AT_LEAST, "at least", true},  {">20", ANNALS_MORE_THAN, "more than", true},
        {"<=72", ANNALS_AT_MOST, "at most", true},    {"<5", ANNALS_LESS_THAN, "less than", true},
        {"20..99", ANNALS_RANGE, "range", false},     {"..", ANNALS_UNBOUNDED, "unbounded", false},
        {"~>=13", ANNALS_AT_LEAST, "at least", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_amount amount = read(cases[i].text);
        annals_decimal value = {-1, -1};
        assert_int_equal(annals_amount_qualifier(&amount), cases[i].qualifier);
        assert_string_equal(annals_qualifier_name(annals_amount_qualifier(&amount)), cases[i].name);
        assert_int_equal(annals_amount_stated(&amount, &value), cases[i].stated);
        assert_int_equal(value.digits == -1, !cases[i].stated);
    }
}

static void states_the_bound_of_a_one_sided_amount(void **state)
{
    (void)state;
    annals_amount amount = read("<=72B");
    annals_decimal value;
    assert_true(annals_amount_stated(&amount, &value));
    assert_int_equal(value.digits, 72);
    assert_int_equal(value.exponent, 9);
}

static void sorts_by_the_number_and_then_by_what_is_said_of_it(void **state)
{
    static const char *const sorted[] = {"..",   "<-3", "-3",    "0",  "<5",  "<=5",   "5.0",   "5",   "5%",   "~5",
                                         "5..9", "5..", ">5..9", ">5", "600", "<=72B", "72.0B", "72B", "72B.."};
    enum { COUNT = sizeof sorted / sizeof *sorted };
    (void)state;
    for (int i = 0; i < COUNT; i++) {
        for (int j = 0; j < COUNT; j++) {
            annals_amount a = read(sorted[i]);
            annals_amount b = read(sorted[j]);
            int expected = (i > j) - (i < j);
            if (annals_amount_compare(&a, &b) != expected)
                fail_msg("%s against %s", sorted[i], sorted[j]);
        }
    }
}

static void only_the_same_amounts_tie(void **state)
{
    (void)state;
    annals_amount a = read("5");
    annals_amount b = a;
    b.derived = true;
    assert_int_equal(annals_amount_compare(&a, &b), -1);
    assert_false(annals_amount_same(&a, &b));
    b.derived = false;
    assert_int_equal(annals_amount_compare(&a, &b), 0);
    assert_true(annals_amount_same(&a, &b));
}

static void negates_bounds_to_the_other_side(void **state)
{
    static const char *const pairs[][2] = {{">20", "<-20"},        {"20..99", "-99..-20"}, {"0", "0"},
                                           {">2..5%", "-5..<-2%"}, {"..", ".."},           {"~<=7", "~>=-7"}};
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        annals_amount amount = read(pairs[i][0]);
        assert_prints(annals_amount_negate(&amount), pairs[i][1]);
    }
}

static void takes_the_least_and_the_greatest_as_intervals(void **state)
{
    static const struct {
        const char *a, *b, *least, *greatest;
    } cases[] = {
        {">2", "5", ">2..5", ">=5"},      {"3", "7", "3", "7"},
        {"<5", "<=5", "<5", "<=5"},       {">5", ">=5", ">=5", ">5"},
        {"..", "5", "<=5", ">=5"},        {">20", "<5", "<5", ">20"},
        {"1..4", "2..3", "1..3", "2..4"}, {"14.0B", "14B", "14.0B", "14.0B"},
        {"~600", "3", "~3", "~600"},      {"5%", "7%", "5%", "7%"},
        {"..", "..", "..", ".."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_amount a = read(cases[i].a);
        annals_amount b = read(cases[i].b);
        assert_prints(annals_amount_least(&a, &b), cases[i].least);
        assert_prints(annals_amount_least(&b, &a), cases[i].least);
        assert_prints(annals_amount_greatest(&a, &b), cases[i].greatest);
        assert_prints(annals_amount_greatest(&b, &a), cases[i].greatest);
    }
}

static void knows_what_is_meant_as_an_amount(void **state)
{
    static const char *const amounts[] = {"-2B",
                                          "-2",
                                          ">=13",
                                          "<5",
                                          "~600",
                                          "5%",
                                          "..",
                                          "..99",
                                          "-14,3B",
                                          "20..99",
                                          "~>=13",
                                          "\xE2\x88\x92"
                                          "2B",
                                          "+2B",
                                          "-.5",
                                          "\xE2\x89\xA5"
                                          "13",
                                          "..<5",
                                          "600",
                                          "-2B%x"};
    static const char *const others[] = {"-x", "--unit", "-", "-o", "--", "-B", "", "~/x", "../x", ">", "file.json"};
    (void)state;
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        if (!annals_amount_looks_like(amounts[i]))
            fail_msg("%s is meant as an amount", amounts[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (annals_amount_looks_like(others[i]))
            fail_msg("%s is not meant as an amount", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_stated_precision),
        cmocka_unit_test(names_every_qualifier),
        cmocka_unit_test(states_the_bound_of_a_one_sided_amount),
        cmocka_unit_test(sorts_by_the_number_and_then_by_what_is_said_of_it),
        cmocka_unit_test(only_the_same_amounts_tie),
        cmocka_unit_test(negates_bounds_to_the_other_side),
        cmocka_unit_test(takes_the_least_and_the_greatest_as_intervals),
        cmocka_unit_test(knows_what_is_meant_as_an_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
