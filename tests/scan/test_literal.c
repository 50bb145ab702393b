/* Numbers in digits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/scan/table.h"

static void reads_the_signs_of_the_language(void **state)
{
    static const quote_case CASES[] = {
        {"en", "2,000 seats", "2000"}, {"en", "14.3 seats", "14.3"},       {"it", "2.000 posti", "2000"},
        {"it", "14,3 posti", "14.3"},  {"id", "1.785,6 ton", "1785.6"},    {"tl", "1,250.75 metro", "1250.75"},
        {"zh", "1,000座", "1000"},     {"en", "1,00,000 seats", "100000"}, {"en", "12,34,567.5 seats", "1234567.5"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void falls_back_on_the_other_signs_only_where_its_own_fail(void **state)
{
    static const quote_case CASES[] = {
        {"it", "14.3 miliardi", "14.3B"},         {"it", "1.000 metri", "1000"},  {"en", "1,5 metres", "1.5"},
        {"en", "1.000 metres", "1.000"},          {"it", "1,000 metri", "1.000"}, {"en", "1.234.567 metres", "1234567"},
        {"it", "1,234,567.8 metri", "1234567.8"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void groups_by_spaces_and_apostrophes(void **state)
{
    static const quote_case CASES[] = {
        {"en", "1\u00A0414\u00A0021 seats", "1414021"},
        {"it", "12\u202F500 posti", "12500"},
        {"it", "3'500'000 posti", "3500000"},
        {"it", "3’500 posti", "3500"},
        {"en", "3 458 000 seats", "3458000"},
        {"en", "40 000 seats", "40000"},
        {"en", "3 458 seats", "3 ; 458"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_fractions_exponents_and_full_width_digits(void **state)
{
    static const quote_case CASES[] = {
        {"en", "2½ metres", "2.5"},        {"en", "¾ of it", "0.75"},           {"en", "1e10 cells", "10B"},
        {"en", "2.5E-3 grams", "0.0025"},  {"zh", "１，２００ 件", "1200"},     {"zh", "１．５噸", "1.5"},
        {"zh", "在3，500人中", "3 ; 500"}, {"en", "3.1x10^-3 grams", "0.0031"}, {"en", "4×10^6 cells", "4M"},
        {"en", "2.4b trees", "2.4B"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void leaves_alone_what_is_no_number(void **state)
{
    static const quote_case CASES[] = {
        {"en", "version 4.1.2", "-"},
        {"en", "2025-11-20", "-"},
        {"en", "at 10:30", "-"},
        {"en", "24/7", "-"},
        {"en", "007", "-"},
        {"en", "1234567890123456789 atoms", "-"},
        {"en", "x²", "-"},
        {"en", "https://a.org/5 or so", "-"},
        {"en", "1,2,3", "1 ; 2 ; 3"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_signs_of_the_language),
        cmocka_unit_test(falls_back_on_the_other_signs_only_where_its_own_fail),
        cmocka_unit_test(groups_by_spaces_and_apostrophes),
        cmocka_unit_test(reads_fractions_exponents_and_full_width_digits),
        cmocka_unit_test(leaves_alone_what_is_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
