/* Numbers and periods as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "chart/format.h"

static void says(const char *text, const char *unit, bool signs, const char *wanted)
{
    annals_amount amount;
    annals_str words = {0};
    annals_wording wording = {.unit = unit, .signs = signs};
    assert_int_equal(annals_amount_parse(text, strlen(text), &amount, NULL), ANNALS_OK);
    annals_format_amount(&words, &amount, &wording);
    assert_string_equal(annals_str_text(&words), wanted);
    annals_str_free(&words);
}

static void writes_numbers_for_people(void **state)
{
    (void)state;
    says("20", "people", false, "20");
    says("2000", "people", false, "2,000");
    says("999999", "people", false, "999,999");
    says("1000000", "people", false, "1M");
    says("100M", "USD", false, "$100M");
    says("72B", "USD", false, "$72B");
    says("14.3B", "USD", false, "$14.3B");
    says("600B", "USD", false, "$600B");
    says("1500T", "IDR", false, "Rp1,500T");
    says("0", "USD", false, "$0");
    says("0.05", "EUR", false, "€0.05");
    says("0.000001", "people", false, "0.000001");
    says("5%", "%", false, "5%");
    says("1.5", "pp", false, "1.5 pp");
    says("12", "CHF", false, "CHF 12");
    says("2013", "calendar-year", false, "2013");
}

static void keeps_the_precision_that_was_stated(void **state)
{
    (void)state;
    says("14.0B", "USD", false, "$14.0B");
    says("14B", "USD", false, "$14B");
    says("1.25B", "USD", false, "$1.25B");
    says("5.0", "people", false, "5.0");
    says("72000000000", "USD", false, "$72B");
    says("14312345678", "USD", false, "$14,312,345,678");
    says("123456789012345678", "people", false, "123,456,789,012,345,678");
}

static void writes_changes_with_their_sign(void **state)
{
    (void)state;
    says("-2B", "USD", true, "\xE2\x88\x92$2B");
    says("2B", "USD", true, "+$2B");
    says("0", "USD", true, "$0");
    says("-2B", "USD", false, "\xE2\x88\x92$2B");
}

static void says_in_words_what_is_not_known(void **state)
{
    (void)state;
    says(">20", "people", false, "more than 20");
    says(">=13", "people", false, "at least 13");
    says("<=72B", "USD", false, "up to $72B");
    says("<5", "people", false, "less than 5");
    says("~600", "people", false, "about 600");
    says("20..99", "people", false,
         "20\xE2\x80\x93"
         "99");
    says("-5..-2", "people", false,
         "\xE2\x88\x92"
         "5 to \xE2\x88\x92"
         "2");
    says(">2..5", "people", false, "more than 2, up to 5");
    says("3..<5", "people", false, "3 to less than 5");
    says("~>=13", "people", false, "at least about 13");
    says("<=-2B", "USD", true, "at most \xE2\x88\x92$2B");
    says("..", "people", false, "not known");
}

static void rounds_only_what_was_divided(void **state)
{
    (void)state;
    static const struct {
        annals_decimal value;
        const char *wanted;
    } cases[] = {
        {{INT64_C(533333333333333333), -17}, "5.33"},      {{INT64_C(123456780000000000), -14}, "1,235"},
        {{INT64_C(143333333333333333), -7}, "14.3B"},      {{INT64_C(500000000000000000), -17}, "5"},
        {{INT64_C(123456789012345678), -19 + 1}, "0.123"}, {{INT64_C(999600000000000000), -15}, "1,000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_str words = {0};
        annals_amount amount = annals_amount_exact(cases[i].value);
        annals_wording wording = {.unit = "people"};
        amount.derived = true;
        annals_format_amount(&words, &amount, &wording);
        assert_string_equal(annals_str_text(&words), cases[i].wanted);
        annals_str_free(&words);
    }
}

static void period(const char *text, const char *wanted)
{
    annals_period read;
    annals_str words = {0};
    assert_int_equal(annals_period_parse(text, strlen(text), &read, NULL), ANNALS_OK);
    annals_format_period(&words, &read, &annals_english);
    assert_string_equal(annals_str_text(&words), wanted);
    annals_str_free(&words);
}

#define DASH "\xE2\x80\x93"

static void writes_periods_for_people(void **state)
{
    (void)state;
    period("2025", "2025");
    period("2025-10", "Oct 2025");
    period("2025-Q3", "Q3 2025");
    period("2025-H2", "H2 2025");
    period("2025-08-05", "5 Aug 2025");
    period("2025-W34", "week 34, 2025");
    period("2025-W01", "week 1, 2025");
    period("2025-22", "Summer 2025");
    period("201X", "2010s");
    period("20XX", "2000" DASH "2099");
    period("-0044", "45 BC");
    period("2025-08-15T12:30:00Z", "15 Aug 2025, 12:30 UTC");
}

static void writes_what_is_vague_about_a_period(void **state)
{
    (void)state;
    period("2025-07~", "about Jul 2025");
    period("2025?", "perhaps 2025");
    period("2025%", "perhaps about 2025");
    period("../2025-08-15~", "to about 15 Aug 2025");
    period("2025-08-15/..", "since 15 Aug 2025");
}

static void joins_the_ends_of_an_interval(void **state)
{
    (void)state;
    period("2025-08/2025-12", "Aug" DASH "Dec 2025");
    period("2020/2025", "2020" DASH "2025");
    period("2025-06-24~/2025-06-30~", "about 24" DASH "30 Jun 2025");
    period("2025-06-24/2025-07-03", "24 Jun " DASH " 3 Jul 2025");
    period("2024-12/2025-01", "Dec 2024 " DASH " Jan 2025");
}

static void says_what_ends_share_but_once(void **state)
{
    (void)state;
    static const char *const cases[][3] = {{"2024-01", "2024-12", "Jan–Dec 2024"},
                                           {"2024-01-01", "2024-11-20", "1 Jan – 20 Nov 2024"},
                                           {"2024-01-01", "2024-01-20", "1–20 Jan 2024"},
                                           {"2023-12", "2024-02", "Dec 2023 – Feb 2024"},
                                           {"2019", "2024", "2019–2024"},
                                           {"2024-01~", "2024-12", "about Jan 2024 – Dec 2024"},
                                           {"2024-Q1", "2024-Q3", "Q1 2024 – Q3 2024"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_period first, last;
        annals_str words = {0};
        assert_int_equal(annals_period_parse(cases[i][0], strlen(cases[i][0]), &first, NULL), ANNALS_OK);
        assert_int_equal(annals_period_parse(cases[i][1], strlen(cases[i][1]), &last, NULL), ANNALS_OK);
        annals_format_span(&words, &first, &last, &annals_english);
        assert_string_equal(annals_str_text(&words), cases[i][2]);
        annals_str_free(&words);
    }
}

static void writes_bounds_with_signs_where_room_is_short(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{">20", ">20"},
                                           {">=13", "\xE2\x89\xA5"
                                                    "13"},
                                           {"<=72", "\xE2\x89\xA4"
                                                    "72"},
                                           {"~600", "~600"},
                                           {"20..30", "20\xE2\x80\x93"
                                                      "30"},
                                           {">10..<22", ">10, <22"},
                                           {"..", "?"},
                                           {"~>=100", "\xE2\x89\xA5~100"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_amount amount;
        annals_str words = {0};
        annals_wording wording = {.unit = "people"};
        assert_int_equal(annals_amount_parse(cases[i][0], strlen(cases[i][0]), &amount, NULL), ANNALS_OK);
        annals_format_amount_brief(&words, &amount, &wording);
        assert_string_equal(annals_str_text(&words), cases[i][1]);
        annals_str_free(&words);
    }
}

static void rounds_a_mean_to_what_it_was_made_of(void **state)
{
    (void)state;
    static const struct {
        annals_decimal mean;
        int8_t finest;
        const char *wanted;
    } cases[] = {
        {{149863, -3}, -2, "149.86"}, {{14950000, -5}, -2, "149.50"}, {{15, -1}, 0, "1.5"}, {{36666667, -7}, 0, "3.67"},
        {{1013333, -4}, 0, "101"},    {{144666667, 2}, 8, "14.5B"},   {{0, 0}, 0, "0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_str words = {0};
        annals_wording wording = {.unit = "people", .averaged = true, .finest = cases[i].finest};
        annals_format_decimal(&words, cases[i].mean, &wording);
        assert_string_equal(annals_str_text(&words), cases[i].wanted);
        annals_str_free(&words);
    }
}

static void names_units_as_people_do(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"USD", "US dollars"},
                                           {"USD/kg", "US dollars per kg"},
                                           {"CHF", "CHF"},
                                           {"car", "cars"},
                                           {"day", "days"},
                                           {"story", "stories"},
                                           {"box", "boxes"},
                                           {"bus", "buses"},
                                           {"child", "children"},
                                           {"light year", "light years"},
                                           {"GPU", "GPUs"},
                                           {"TWh", "TWh"},
                                           {"kg", "kg"},
                                           {"km/h", "km/h"},
                                           {"letter/day", "letters per day"},
                                           {"people", "people"},
                                           {"%", "%"},
                                           {"calendar-year", "calendar year"},
                                           {"Zuschauer", "Zuschauer"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_str words = {0};
        annals_format_unit(&words, cases[i][0], &annals_english);
        assert_string_equal(annals_str_text(&words), cases[i][1]);
        annals_str_free(&words);
    }
}

static void puts_units_to_what_is_counted(void **state)
{
    (void)state;
    static const char *const cases[][3] = {{"3", "day", "3 days"},
                                           {"1", "day", "1 day"},
                                           {"1.0", "day", "1.0 days"},
                                           {">1", "group", "more than 1 group"},
                                           {">=4", "group", "at least 4 groups"},
                                           {"20..99", "people", "20–99 people"},
                                           {"1", "people", "1 person"},
                                           {"10000", "GPU", "10,000 GPUs"},
                                           {"18", "TWh", "18 TWh"},
                                           {"0", "letter", "0 letters"},
                                           {"5%", "%", "5%"},
                                           {"72B", "USD", "$72B"},
                                           {"2014", "calendar-year", "2014"},
                                           {"103", "index", "103 (index)"},
                                           {"3", "USD/kg", "3 (US dollars per kg)"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_amount amount;
        annals_str words = {0};
        annals_wording wording = {.unit = cases[i][1], .counted = true};
        assert_int_equal(annals_amount_parse(cases[i][0], strlen(cases[i][0]), &amount, NULL), ANNALS_OK);
        annals_format_amount(&words, &amount, &wording);
        assert_string_equal(annals_str_text(&words), cases[i][2]);
        annals_str_free(&words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_numbers_for_people),
        cmocka_unit_test(keeps_the_precision_that_was_stated),
        cmocka_unit_test(writes_changes_with_their_sign),
        cmocka_unit_test(says_in_words_what_is_not_known),
        cmocka_unit_test(rounds_only_what_was_divided),
        cmocka_unit_test(writes_periods_for_people),
        cmocka_unit_test(writes_what_is_vague_about_a_period),
        cmocka_unit_test(joins_the_ends_of_an_interval),
        cmocka_unit_test(says_what_ends_share_but_once),
        cmocka_unit_test(writes_bounds_with_signs_where_room_is_short),
        cmocka_unit_test(rounds_a_mean_to_what_it_was_made_of),
        cmocka_unit_test(names_units_as_people_do),
        cmocka_unit_test(puts_units_to_what_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
