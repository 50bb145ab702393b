/* Tests of the notation of amounts: what is read, what is refused and with which words, what is printed. */
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

/* Reads from a copy of just the text's size, so that reading on is noticed. */
static annals_status read(const char *text, annals_amount *amount, annals_error *error)
{
    size_t size = strlen(text);
    char *copy = malloc(size ? size : 1);
    assert_non_null(copy);
    memcpy(copy, text, size);
    annals_status status = annals_amount_parse(copy, size, amount, error);
    free(copy);
    return status;
}

static void reads_and_prints_the_notation(void **state)
{
    static const char *const cases[][2] = {
        {"72B", "72B"},
        {"14.3B", "14.3B"},
        {"2,000", "2000"},
        {"2.000", "2.000"},
        {"1,000,000.50", "1000000.50"},
        {"-2B", "-2B"},
        {"\xE2\x88\x92"
         "2B",
         "-2B"},
        {"+2B", "2B"},
        {"5%", "5%"},
        {"600", "600"},
        {"1.25e9", "1.25B"},
        {"1E-3", "0.001"},
        {"100M", "100M"},
        {"2K", "2k"},
        {"2e4", "2e4"},
        {"1e1", "1e1"},
        {"120e1", "1.20k"},
        {"10000", "10000"},
        {"1000B", "1000B"},
        {"14301M", "14.301B"},
        {"0.05", "0.05"},
        {"0.000000000000000005", "5e-18"},
        {"0.00", "0.00"},
        {"0B", "0B"},
        {"-0", "0"},
        {"-0.0", "0.0"},
        {"000123", "123"},
        {"999999999999999999e18", "9.99999999999999999e35"},
        {">20", ">20"},
        {">=13", ">=13"},
        {"\xE2\x89\xA5"
         "13",
         ">=13"},
        {"\xE2\x89\xA4"
         "72B",
         "<=72B"},
        {"<5", "<5"},
        {"~600", "~600"},
        {"~>=13", "~>=13"},
        {">=-2B", ">=-2B"},
        {"20..99", "20..99"},
        {"-5..-2", "-5..-2"},
        {"20..", ">=20"},
        {"..99", "<=99"},
        {">2..", ">2"},
        {"..<5", "<5"},
        {"..", ".."},
        {"~..%", "~..%"},
        {">2..5", ">2..5"},
        {"3..<5", "3..<5"},
        {"~20..99", "~20..99"},
        {"20..30%", "20..30%"},
        {"20B..30B", "20B..30B"},
        {"20..30e9", "20..30e9"},
        {"1..2e3", "1..2e3"},
        {"500..2k", "500..2k"},
        {"0..30B", "0..30B"},
        {"14.0..14", "14.0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_amount amount;
        annals_error error;
        char printed[ANNALS_AMOUNT_SIZE];
        if (read(cases[i][0], &amount, &error))
            fail_msg("%s", error.message);
        assert_int_equal(annals_amount_print(&amount, printed), strlen(cases[i][1]));
        assert_string_equal(printed, cases[i][1]);
    }
}

#define EXAMPLES "write a number such as 600, 14.3B, 5%, >=13, ~600 or 20..99"
#define SIGNS "the signs are > >= < <= ~ .. %"

struct refusal {
    const char *text;
    const char *words;
};

static void assert_refused(const struct refusal *cases, size_t count, annals_status status)
{
    for (size_t i = 0; i < count; i++) {
        annals_amount amount = {.about = true, .low = {7, 7}};
        annals_amount before = amount;
        annals_error error;
        char expected[ANNALS_MESSAGE_SIZE];
        snprintf(expected, sizeof expected, "amount: \"%s\": %s", cases[i].text, cases[i].words);
        assert_int_equal(read(cases[i].text, &amount, &error), status);
        assert_int_equal(error.status, status);
        assert_string_equal(error.message, expected);
        assert_true(annals_amount_same(&amount, &before));
        assert_int_equal(read(cases[i].text, &amount, NULL), status);
    }
}

static void shows_both_readings_of_what_has_two(void **state)
{
    static const struct refusal cases[] = {
        {"14,3B", "two readings, 14.3B or 143B; write 14.3B for the first, 143B for the second"},
        {"1,5", "two readings, 1.5 or 15; write 1.5 for the first, 15 for the second"},
        {"1,2345", "two readings, 1.2345 or 12345; write 1.2345 for the first, 12345 for the second"},
        {"0,500", "two readings, 0.500 or 500; write 0.500 for the first, 500 for the second"},
        {">=14,3%", "two readings, 14.3% or 143%; write 14.3% for the first, 143% for the second"},
        {"2.000,5", "two readings, 2000.5 or 2.0005; write 2000.5 for the first, 2.0005 for the second"},
        {"1.234.567", "two readings, 1234567 or 1.234567; write 1234567 for the first, 1.234567 for the second"},
        {"-14,3B..20B", "two readings, -14.3B or -143B; write -14.3B for the first, -143B for the second"},
        {"20..30B", "two readings, 20B..30B or 20..30e9; write 20B..30B for the first, 20..30e9 for the second"},
    };
    (void)state;
    assert_refused(cases, sizeof cases / sizeof *cases, ANNALS_INVALID);
}

static void refuses_separators_that_do_not_group_by_threes(void **state)
{
    static const struct refusal cases[] = {
        {"12,34,567", "`,` groups by threes before the one decimal point; write 1234567 if that is meant"},
        {"1,23.5", "`,` groups by threes before the one decimal point; write 123.5 if that is meant"},
        {"1,234.5,6", "`,` groups by threes before the one decimal point; write 1234.56 if that is meant"},
        {"1,,000", "`,` groups by threes before the one decimal point; write 1000 if that is meant"},
    };
    (void)state;
    assert_refused(cases, sizeof cases / sizeof *cases, ANNALS_INVALID);
}

static void says_what_to_write_instead(void **state)
{
    static const struct refusal cases[] = {
        {"$72B", "a currency is no part of an amount; write 72B and put the currency in the unit"},
        {"72 B USD", "a currency is no part of an amount; write 72B and put the currency in the unit"},
        {"\xE2\x82\xAC"
         "14,3",
         "a currency is no part of an amount; " EXAMPLES},
        {"72 B", "spaces have no place in an amount; write 72B"},
        {"72bn", "the scales are k M B T; write 72B"},
        {"72m", "the scales are k M B T; write 72M"},
        {"72mn", "the scales are k M B T; write 72M"},
        {"20-99", SIGNS "; write 20..99"},
        {"20\xE2\x80\x93"
         "99",
         SIGNS "; write 20..99"},
        {"600+", SIGNS "; write >=600"},
        {".5", "a digit stands before the point; write 0.5"},
        {"5.", "a digit stands after the point; write 5"},
        {"20%..30%", "% stands once, at the very end, and is said of both ends; write 20..30%"},
        {">=2..5", "only > may stand before a range, whose ends belong to it; write 20..99 or >20..<99"},
        {"99..20", "the low end of the range is above its high end; write the lower one first"},
        {">5..5", "nothing lies in that range; write 5 for the number itself"},
        {"", "an amount is missing; " EXAMPLES},
        {"abc", "not an amount; " EXAMPLES},
        {"1e5B", "not an amount; " EXAMPLES},
        {"--5", "not an amount; " EXAMPLES},
        {"5e", "not an amount; " EXAMPLES},
    };
    (void)state;
    assert_refused(cases, sizeof cases / sizeof *cases, ANNALS_INVALID);
}

static void refuses_more_digits_than_it_holds(void **state)
{
    static const struct refusal cases[] = {
        {"1234567890123456789", "needs 19 digits; an amount holds 18"},
        {"1,000,000,000,000,000,000", "needs 19 digits; an amount holds 18"},
        {"0.1234567890123456789", "needs 19 digits; an amount holds 18"},
        {"1e19", "its last digit stands for more than 10^18; an amount holds 10^-18 to 10^18"},
        {"1e99999999999999999999", "its last digit stands for more than 10^18; an amount holds 10^-18 to 10^18"},
        {"1e-19", "its last digit stands for less than 10^-18; an amount holds 10^-18 to 10^18"},
        {"0.0000000000000000001", "its last digit stands for less than 10^-18; an amount holds 10^-18 to 10^18"},
    };
    (void)state;
    assert_refused(cases, sizeof cases / sizeof *cases, ANNALS_OVERFLOW);
}

static void leading_zeros_are_no_digits(void **state)
{
    annals_amount amount;
    (void)state;
    assert_int_equal(read("000000000000000000000000000042", &amount, NULL), ANNALS_OK);
    assert_int_equal(amount.low.digits, 42);
    assert_int_equal(read("0.000000000000000001", &amount, NULL), ANNALS_OK);
    assert_int_equal(amount.low.digits, 1);
    assert_int_equal(amount.low.exponent, -18);
}

static void shows_a_long_or_dirty_text_shortened_and_without_control_characters(void **state)
{
    annals_amount amount;
    annals_error error;
    char text[1000];
    (void)state;
    memset(text, 'x', sizeof text);
    assert_int_equal(annals_amount_parse(text, sizeof text, &amount, &error), ANNALS_INVALID);
    assert_non_null(strstr(error.message, "xxx...\": not an amount"));
    assert_int_equal(annals_amount_parse("5\0B\x1B", 4, &amount, &error), ANNALS_INVALID);
    assert_non_null(strstr(error.message, "\"5?B?\": not an amount"));
    memset(text, '1', sizeof text);
    memcpy(text + 500, ",", 1);
    assert_int_equal(annals_amount_parse(text, sizeof text, &amount, &error), ANNALS_INVALID);
    assert_non_null(strstr(error.message, "two readings"));
}

static void prints_a_decimal_in_plain_digits(void **state)
{
    static const struct {
        annals_decimal decimal;
        const char *text;
    } cases[] = {
        {{143, 8}, "14300000000"},
        {{-5, -2}, "-0.05"},
        {{0, 9}, "0"},
        {{0, -2}, "0.00"},
        {{1500, -2}, "15.00"},
        {{5, -18}, "0.000000000000000005"},
        {{-999999999999999999, 18}, "-999999999999999999000000000000000000"},
    };
    char printed[ANNALS_AMOUNT_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(annals_decimal_print(cases[i].decimal, printed), strlen(cases[i].text));
        assert_string_equal(printed, cases[i].text);
    }
}

static void what_is_printed_reads_as_the_same_amount(void **state)
{
    random_source source = {20250815};
    (void)state;
    for (int i = 0; i < 400000; i++) {
        annals_amount amount = random_amount(&source, i % 3 ? 18 : 3, i % 2 ? 18 : 9);
        annals_amount again;
        annals_error error;
        char printed[ANNALS_AMOUNT_SIZE];
        size_t size = annals_amount_print(&amount, printed);
        assert_true(size == strlen(printed) && size < 64);
        assert_true(annals_amount_looks_like(printed) || strstr(printed, ".."));
        if (annals_amount_parse(printed, size, &again, &error))
            fail_msg("%s", error.message);
        if (!annals_amount_same(&amount, &again))
            fail_msg("%s reads as another amount", printed);
    }
}

static void a_printed_decimal_has_the_same_value(void **state)
{
    random_source source = {4711};
    (void)state;
    for (int i = 0; i < 50000; i++) {
        annals_decimal decimal = random_decimal(&source, 9, 9);
        annals_amount again;
        char printed[ANNALS_AMOUNT_SIZE];
        size_t size = annals_decimal_print(decimal, printed);
        assert_true(size < 40);
        assert_int_equal(annals_amount_parse(printed, size, &again, NULL), ANNALS_OK);
        assert_int_equal(annals_decimal_compare(decimal, again.low), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_prints_the_notation),
        cmocka_unit_test(shows_both_readings_of_what_has_two),
        cmocka_unit_test(refuses_separators_that_do_not_group_by_threes),
        cmocka_unit_test(says_what_to_write_instead),
        cmocka_unit_test(refuses_more_digits_than_it_holds),
        cmocka_unit_test(leading_zeros_are_no_digits),
        cmocka_unit_test(shows_a_long_or_dirty_text_shortened_and_without_control_characters),
        cmocka_unit_test(prints_a_decimal_in_plain_digits),
        cmocka_unit_test(what_is_printed_reads_as_the_same_amount),
        cmocka_unit_test(a_printed_decimal_has_the_same_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
