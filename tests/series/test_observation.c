/* Names of natures and kinds, units, ids. */
#include "series/observation.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void names_natures_and_reads_them_back(void **state)
{
    (void)state;
    static const char *const names[] = {"", "level", "flow", "cumulative", "change", "ratio"};
    for (int i = ANNALS_NATURE_NONE; i <= ANNALS_RATIO; i++) {
        annals_nature nature = ANNALS_LEVEL;
        assert_string_equal(annals_nature_name((annals_nature)i), names[i]);
        assert_true(annals_nature_parse(names[i], &nature));
        assert_int_equal(nature, i);
    }
    annals_nature untouched = ANNALS_FLOW;
    assert_false(annals_nature_parse("Flow", &untouched));
    assert_false(annals_nature_parse("stock", &untouched));
    assert_int_equal(untouched, ANNALS_FLOW);
}

static void names_kinds_and_reads_them_back(void **state)
{
    (void)state;
    static const char *const names[] = {"actual", "estimate", "guidance", "target"};
    for (int i = ANNALS_ACTUAL; i <= ANNALS_TARGET; i++) {
        annals_kind kind;
        assert_string_equal(annals_kind_name((annals_kind)i), names[i]);
        assert_true(annals_kind_parse(names[i], &kind));
        assert_int_equal(kind, i);
    }
    annals_kind kind;
    assert_false(annals_kind_parse("", &kind));
    assert_false(annals_kind_parse("forecast", &kind));
}

static void accepts_units_of_all_sorts(void **state)
{
    (void)state;
    static const char *const units[] = {"USD",       "%",       "pp",           "people", "GPU", "calendar-year",
                                        "EUR/USD",   "USD/GPU", "square metre", "m²",     "人",  "km/h",
                                        "CO2 tonne", "token",   "parameter"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        annals_error error;
        if (annals_unit_check(units[i], &error) != ANNALS_OK)
            fail_msg("%s", error.message);
    }
    assert_int_equal(annals_unit_check("abcdefghijklmnopqrstuvwxyzabcdefghijklmn", NULL), ANNALS_OK); /* 40 bytes */
}

static void refuses_what_is_no_unit(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", "unit: \"\": empty; write an ISO 4217 code, %, pp, or a noun in the singular"},
        {" USD", "unit: \" USD\": space at an end; write none there"},
        {"USD ", "unit: \"USD \": space at an end; write none there"},
        {"EUR/", "unit: \"EUR/\": one side of the / is empty; write two units, as in EUR/USD"},
        {"/USD", "unit: \"/USD\": one side of the / is empty; write two units, as in EUR/USD"},
        {"a/b/c", "unit: \"a/b/c\": more than one /; a rate has two units, as in EUR/USD"},
        {"EUR / USD", "unit: \"EUR / USD\": space at an end; write none there"},
        {"GPU\n", "unit: \"GPU\\x0A\": a control character in it"},
        {"\xFF", "unit: \"\\xFF\": not UTF-8"},
        {"72B", "unit: \"72B\": a unit does not begin with a digit or sign; that belongs to the amount"},
        {"abcdefghijklmnopqrstuvwxyzabcdefghijklmno",
         "unit: \"abcdefghijklmnopqrstuvwxyzabcdefghijklmno\": a unit has at most 40 bytes"},
        {"$", "unit: \"$\": write the currency's code, such as USD"},
        {"€/GPU", "unit: \"€/GPU\": write EUR"},
        {"usd", "unit: \"usd\": write USD"},
        {"percent", "unit: \"percent\": write %"},
        {"million", "unit: \"million\": write the scale with the amount, as in 20M, and what is counted as the unit"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        annals_error error;
        assert_int_equal(annals_unit_check(rows[i][0], &error), ANNALS_INVALID);
        assert_string_equal(error.message, rows[i][1]);
    }
}

static void knows_the_currencies_of_iso_4217(void **state)
{
    (void)state;
    static const char *const codes[] = {"AED", "USD", "EUR", "JPY", "CNY", "GBP", "KRW", "PHP", "XAU",
                                        "XDR", "ZWG", "ZWL", "CHF", "DEM", "INR", "XCG", "BGN"};
    static const char *const others[] = {"GPU", "usd", "US", "USDT", "", "XXX", "XTS", "%", "EUR/USD", "AAA", "ZZZ"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_true(annals_unit_is_currency(codes[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(annals_unit_is_currency(others[i]));
}

static void finds_every_currency_between_its_neighbours(void **state)
{
    (void)state;
    int found = 0;
    for (int i = 0; i < 26 * 26 * 26; i++) {
        char code[] = {(char)('A' + i / 676), (char)('A' + i / 26 % 26), (char)('A' + i % 26), '\0'};
        found += annals_unit_is_currency(code);
    }
    assert_int_equal(found, 209); /* of a table out of order a search finds fewer */
}

static void prints_ids_as_64_digits(void **state)
{
    (void)state;
    annals_id id = {{0x00, 0x0F, 0xA5, 0xFF}};
    char out[ANNALS_ID_TEXT];
    annals_id_print(&id, out);
    assert_string_equal(out, "000fa5ff00000000000000000000000000000000000000000000000000000000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_natures_and_reads_them_back),
        cmocka_unit_test(names_kinds_and_reads_them_back),
        cmocka_unit_test(accepts_units_of_all_sorts),
        cmocka_unit_test(refuses_what_is_no_unit),
        cmocka_unit_test(knows_the_currencies_of_iso_4217),
        cmocka_unit_test(finds_every_currency_between_its_neighbours),
        cmocka_unit_test(prints_ids_as_64_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
