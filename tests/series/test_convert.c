/* Conversions: which rate is taken, in which direction, what goes along, and what is said where there is none. */
#include "random_amount.h"
#include "series/convert.h"
#include "series/relation.h"
#include "series/str.h"
#include "tests/series/table.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* `AMOUNT[!] UNIT[ *|/RATE];` for every observation: ! derived, the rate's index. */
static char *converted_text(const annals_converted *converted, const annals_table *rates)
{
    annals_str out = {0};
    for (size_t i = 0; i < converted->table.count; i++) {
        const annals_observation *each = &converted->table.observations[i];
        const annals_conversion *how = &converted->conversions[i];
        char amount[ANNALS_AMOUNT_SIZE];
        annals_amount_print(&each->amount, amount);
        annals_str_format(&out, "%s%s %s", amount, each->amount.derived ? "!" : "",
                          converted->table.series[each->series].unit);
        if (how->rate != ANNALS_NO_RATE) {
            annals_str_format(&out, " %c%u", how->inverse ? '/' : '*', how->rate);
            assert_memory_equal(&how->id, &rates->observations[how->rate].id, sizeof how->id);
        }
        annals_str_add(&out, ";");
    }
    return annals_str_take(&out);
}

static void assert_table(const annals_table *table, const annals_table *rates, const annals_convert_options *options,
                         const char *wanted)
{
    annals_converted *converted = NULL;
    annals_error error;
    annals_status status = annals_convert(table, rates, options, &converted, &error);
    char *out;
    if (status) {
        annals_str words = {0};
        assert_int_equal(status, error.status);
        annals_str_format(&words, "%s: %s", annals_status_name(status), error.message);
        out = annals_str_take(&words);
        assert_int_equal(annals_convert(table, rates, options, &converted, NULL), status);
    } else {
        out = converted_text(converted, rates);
    }
    annals_converted_free(converted);
    assert_string_equal(out ? out : "", wanted);
    free(out);
}

static void assert_options(const table_line *lines, size_t count, const table_line *rates, size_t rate_count,
                           const annals_convert_options *options, const char *wanted)
{
    test_table made, rated;
    table_make(&made, lines, count);
    table_make(&rated, rates, rate_count);
    assert_table(&made.table, &rated.table, options, wanted);
    table_free(&made);
    table_free(&rated);
}

#define assert_converted(lines, rates, to, wanted) \
    assert_options(lines, COUNT(lines), rates, COUNT(rates), &(annals_convert_options){.unit = to}, wanted)

#define USD_EUR "rate,from=USD,to=EUR", .unit = "EUR/USD", .nature = "ratio"
#define EUR_USD "rate,from=EUR,to=USD", .unit = "USD/EUR", .nature = "level"

static const table_line capex[] = {
    {.key = "capex,company=Meta", .period = "2025", .amount = "<=72B", .unit = "USD", .kind = "guidance"},
    {.key = "capex,company=Meta", .period = "2025", .amount = "60B", .unit = "USD", .kind = "estimate"},
    {.key = "capex,company=SAP", .period = "2025", .amount = "~1B", .unit = "EUR"},
    {.key = "capex,company=Meta", .period = "2024", .amount = "37.3B", .unit = "USD"},
};

static const table_line rates[] = {
    {.key = USD_EUR, .period = "2025~", .amount = "0.9"},
    {.key = USD_EUR, .period = "2025", .amount = "0.95", .kind = "guidance"},
    {.key = USD_EUR, .period = "2024", .amount = "0.92"},
    {.key = EUR_USD, .period = "2025", .amount = "1.25"},
    {.key = EUR_USD, .period = "2023", .amount = "1.25"},
};

static void converts_at_the_rate_of_the_same_period(void **state)
{
    (void)state;
    assert_converted(capex, rates, "EUR", "<=68.40B EUR *1;54.0B EUR *0;~1B EUR;34.316B EUR *2;");
    assert_converted(capex, rates, "USD", "<=72B USD;60B USD;~1.25B USD *3;37.3B USD;");
}

static void divides_where_only_the_other_direction_is_recorded(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a", .period = "2023", .amount = "100", .unit = "USD"},
        {.key = "a", .period = "2022", .amount = ">100", .unit = "USD"},
    };
    static const table_line inverse[] = {
        {.key = EUR_USD, .period = "2023", .amount = "1.25"},
        {.key = EUR_USD, .period = "2022", .amount = "3"},
    };
    assert_converted(lines, inverse, "EUR", "80! EUR /0;>33.3333333333333333! EUR /1;");
}

static void takes_the_rates_of_a_named_period(void **state)
{
    (void)state;
    annals_period period;
    assert_int_equal(annals_period_parse("2023", 4, &period, NULL), ANNALS_OK);
    annals_convert_options options = {.unit = "EUR", .rate_period = &period};
    assert_options(capex, COUNT(capex), rates, COUNT(rates), &options,
                   "<=57.6B! EUR /4;48B! EUR /4;~1B EUR;29.84B! EUR /4;");
}

static void carries_the_bounds_of_the_rate_along(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a", .period = "2025", .amount = "100", .unit = "USD"},
        {.key = "a", .period = "2024", .amount = "-100..10", .unit = "USD"},
        {.key = "a", .period = "2023", .amount = "123456789012345678", .unit = "USD"},
    };
    static const table_line bounded[] = {
        {.key = USD_EUR, .period = "2025", .amount = "~0.9..1.1"},
        {.key = USD_EUR, .period = "2024", .amount = ">0.5"},
        {.key = USD_EUR, .period = "2023", .amount = "0.923456789"},
    };
    assert_converted(lines, bounded, "EUR", "~90.0..110.0 EUR *0;.. EUR *1;114007009961591221! EUR *2;");
}

static void converts_only_what_a_query_selects(void **state)
{
    (void)state;
    test_table made, rated;
    test_query asked;
    table_make(&made, capex, COUNT(capex));
    table_make(&rated, rates, COUNT(rates));
    query_make(&asked, "capex,company=* from 2024 to 2024");
    annals_convert_options options = {.unit = "EUR", .query = &asked.query};
    assert_table(&made.table, &rated.table, &options, "<=72B EUR;60B EUR;~1B EUR;34.316B EUR *2;");
    query_free(&asked);
    query_make(&asked, "capex,company=Meta from 2030");
    assert_table(&made.table, &rated.table, &options, "<=72B USD;60B USD;~1B EUR;37.3B USD;");
    query_free(&asked);
    query_make(&asked, "hires");
    annals_converted *converted;
    assert_int_equal(annals_convert(&made.table, &rated.table, &options, &converted, NULL), ANNALS_MISSING);
    query_free(&asked);
    query_make(&asked, "capex,company=* by company by company");
    assert_int_equal(annals_convert(&made.table, &rated.table, &options, &converted, NULL), ANNALS_USAGE);
    query_free(&asked);
    table_free(&made);
    table_free(&rated);
}

static void answers_a_query_in_the_wanted_unit(void **state)
{
    (void)state;
    test_table made, rated;
    test_query asked;
    annals_converted *converted;
    annals_answer *answer;
    table_make(&made, capex, COUNT(capex));
    table_make(&rated, rates, COUNT(rates));
    query_make(&asked, "capex,company=* kind actual agg sum every year");
    annals_convert_options options = {.unit = "EUR", .query = &asked.query};
    assert_int_equal(annals_query_run(&made.table, &asked.query, &answer, NULL), ANNALS_INVALID);
    assert_int_equal(annals_convert(&made.table, &rated.table, &options, &converted, NULL), ANNALS_OK);
    assert_int_equal(annals_query_run(&converted->table, &asked.query, &answer, NULL), ANNALS_OK);
    char *text = answer_text(answer);
    assert_string_equal(text, "2024 34.316B EUR flow actual 3;2025 ~1B EUR flow actual 2;");
    free(text);
    annals_answer_free(answer);
    annals_converted_free(converted);
    query_free(&asked);
    table_free(&made);
    table_free(&rated);
}

static void lists_which_rates_there_are(void **state)
{
    (void)state;
    static const table_line lines[] = {{.key = "a", .period = "2020", .amount = "1", .unit = "USD"}};
    static const table_line months[] = {
        {.key = USD_EUR, .period = "2025-01", .amount = "1"},  {.key = USD_EUR, .period = "2025-02", .amount = "1"},
        {.key = USD_EUR, .period = "2025-03", .amount = "1"},  {.key = USD_EUR, .period = "2025-04", .amount = "1"},
        {.key = USD_EUR, .period = "2025-05", .amount = "1"},  {.key = USD_EUR, .period = "2025-06", .amount = "1"},
        {.key = USD_EUR, .period = "2025-06~", .amount = "1"}, {.key = USD_EUR, .period = "2025-07", .amount = "1"},
    };
    assert_converted(lines, rates, "EUR",
                     "missing: a in 2020: no rate from USD to EUR for 2020; there are rate,from=USD,to=EUR for 2024, "
                     "2025~, 2025 (guidance); rate,from=EUR,to=USD for 2023, 2025; choose one with --rate-period");
    assert_converted(
        lines, months, "EUR",
        "missing: a in 2020: no rate from USD to EUR for 2020; there are rate,from=USD,to=EUR for 2025-01, "
        "2025-02, 2025-03, 2025-04, 2025-05 and 2 more; choose one with --rate-period");
    assert_converted(lines, rates, "GBP",
                     "missing: a in 2020: no rate from USD to GBP for 2020; there are rate,from=EUR,to=USD, "
                     "rate,from=USD,to=EUR");
    assert_converted(lines, lines, "EUR",
                     "missing: a in 2020: no rate from USD to EUR for 2020; there are none: record it as "
                     "rate,from=USD,to=EUR in EUR/USD");
    annals_convert_options options = {.unit = "EUR", .rates = {.source = "ecb"}};
    assert_options(lines, 1, rates, COUNT(rates), &options, "missing: no source ecb states anything here");
}

static void names_a_few_of_many_rates(void **state)
{
    (void)state;
    static const table_line lines[] = {{.key = "a", .period = "2020", .amount = "1", .unit = "USD"}};
    static const table_line many[] = {
        {.key = "rate,from=CHF,to=EUR", .period = "2020", .amount = "1", .unit = "EUR/CHF"},
        {.key = "rate,from=CNY,to=EUR", .period = "2020", .amount = "1", .unit = "EUR/CNY"},
        {.key = "rate,from=DKK,to=EUR", .period = "2020", .amount = "1", .unit = "EUR/DKK"},
        {.key = "rate,from=INR,to=EUR", .period = "2020", .amount = "1", .unit = "EUR/INR"},
        {.key = "rate,from=JPY,to=EUR", .period = "2020", .amount = "1", .unit = "EUR/JPY"},
        {.key = "rate,from=SEK,to=EUR", .period = "2020", .amount = "1", .unit = "EUR/SEK"},
    };
    assert_converted(
        lines, many, "EUR",
        "missing: a in 2020: no rate from USD to EUR for 2020; there are rate,from=CHF,to=EUR, "
        "rate,from=CNY,to=EUR, rate,from=DKK,to=EUR, rate,from=INR,to=EUR, rate,from=JPY,to=EUR and 1 more");
}

static void asks_which_of_several_rates(void **state)
{
    (void)state;
    static const table_line lines[] = {{.key = "a", .period = "2025", .amount = "10", .unit = "USD"}};
    static const table_line two[] = {
        {.key = USD_EUR, .period = "2025", .amount = "0.9", .source = "ecb"},
        {.key = USD_EUR, .period = "2025~", .amount = "0.8", .source = "press"},
    };
    assert_converted(lines, two, "EUR",
                     "ambiguous: a in 2025: 2 rates compete: rate,from=USD,to=EUR for 2025 is 0.9 from ecb "
                     "(000000000000), 0.8 from press (010101010101)");
    static const table_line six[] = {
        {.key = USD_EUR, .period = "2025", .amount = "1", .source = "a"},
        {.key = USD_EUR, .period = "2025", .amount = "1", .source = "b"},
        {.key = USD_EUR, .period = "2025", .amount = "1", .source = "c"},
        {.key = USD_EUR, .period = "2025", .amount = "1", .source = "d"},
        {.key = USD_EUR, .period = "2025", .amount = "1", .source = "e"},
        {.key = USD_EUR, .period = "2025", .amount = "1", .source = "f"},
    };
    assert_converted(lines, six, "EUR",
                     "ambiguous: a in 2025: 6 rates compete: rate,from=USD,to=EUR for 2025 is 1 from a (000000000000), "
                     "1 from b (010101010101), 1 from c (020202020202), 1 from d (030303030303), 1 from e "
                     "(040404040404) and 1 more");
    annals_convert_options options = {.unit = "EUR", .rates = {.source = "press"}};
    assert_options(lines, 1, two, 2, &options, "8.0 EUR *1;");
    annals_preference decision = {.operation = 1};
    options.rates = (annals_check_options){.preferences = &decision, .preference_count = 1};
    assert_options(lines, 1, two, 2, &options, "9.0 EUR *0;");
}

static void refuses_what_is_no_unit_and_what_is_no_rate(void **state)
{
    (void)state;
    static const table_line lines[] = {{.key = "a", .period = "2025", .amount = "10", .unit = "USD"}};
    static const table_line share[] = {{.key = "a", .period = "2025", .amount = "10", .unit = "%"}};
    static const table_line each[] = {{.key = "a", .period = "2025", .amount = "10", .unit = "USD/people"}};
    static const table_line wrong_unit[] = {
        {.key = "rate,from=USD,to=EUR", .period = "2025", .amount = "1", .unit = "USD/EUR", .nature = "ratio"}};
    static const table_line wrong_nature[] = {
        {.key = "rate,from=USD,to=EUR", .period = "2025", .amount = "1", .unit = "EUR/USD", .nature = "flow"}};
    static const table_line zero[] = {{.key = EUR_USD, .period = "2025", .amount = "0"}};
    static const table_line huge[] = {{.key = USD_EUR, .period = "2025", .amount = "999999999999999999e18"}};
    assert_converted(share, rates, "EUR", "invalid: a in 2025: % can't be converted: only amounts of one unit are");
    assert_converted(each, rates, "EUR",
                     "invalid: a in 2025: USD/people can't be converted: only amounts of one unit are");
    assert_converted(lines, rates, "EUR/people",
                     "invalid: EUR/people can't be converted: only amounts of one unit are");
    assert_converted(lines, wrong_unit, "EUR",
                     "invalid: a in 2025: rate,from=USD,to=EUR is in USD/EUR; a rate from USD to EUR is in EUR/USD");
    assert_converted(lines, wrong_nature, "EUR",
                     "invalid: a in 2025: rate,from=USD,to=EUR is a flow; a rate is a level or a ratio");
    assert_converted(lines, zero, "EUR", "invalid: a in 2025: amount: 10 / 0: zero lies in the divisor");
    assert_converted(lines, huge, "EUR",
                     "overflow: a in 2025: amount: 10 * 9.99999999999999999e35: the exact result does not fit the 18 "
                     "digits that an amount holds");
    annals_convert_options options = {.unit = ""};
    test_table made;
    annals_converted *converted;
    table_make(&made, lines, COUNT(lines));
    assert_int_equal(annals_convert(&made.table, &made.table, &options, &converted, NULL), ANNALS_INVALID);
    table_free(&made);
}

static void converts_other_units_where_a_rate_says_so(void **state)
{
    (void)state;
    static const table_line lines[] = {{.key = "a", .period = "2025", .amount = ">=14", .unit = "day"}};
    static const table_line weeks[] = {
        {.key = "rate,from=week,to=day", .period = "2025", .amount = "7", .unit = "day/week", .nature = "ratio"}};
    assert_converted(lines, weeks, "week", ">=2! week /0;");
}

/* There and back at the same rate holds the amount; a converted interval holds what its numbers convert to. */
static void comes_back_to_the_amount_that_it_came_from(void **state)
{
    (void)state;
    random_source random = {UINT64_C(0xCAFE)};
    static const table_line one[] = {{.key = "a", .period = "2025", .amount = "1", .unit = "USD"}};
    static const table_line rate[] = {{.key = USD_EUR, .period = "2025", .amount = "1"}};
    test_table made, rated;
    table_make(&made, one, 1);
    table_make(&rated, rate, 1);
    for (int i = 0; i < 5000; i++) {
        annals_amount amount = random_amount(&random, 9, 3);
        amount.percent = false;
        made.observations[0].amount = amount;
        int64_t digits = (int64_t)random_below(&random, 9999) + 1;
        rated.observations[0].amount = annals_amount_exact((annals_decimal){digits, -3});
        annals_converted *there, *back;
        annals_convert_options to = {.unit = "EUR"}, from = {.unit = "USD"};
        assert_int_equal(annals_convert(&made.table, &rated.table, &to, &there, NULL), ANNALS_OK);
        assert_int_equal(annals_convert(&there->table, &rated.table, &from, &back, NULL), ANNALS_OK);
        assert_true(back->conversions[0].inverse);
        assert_int_equal(annals_amount_relate(&back->table.observations[0].amount, &amount, NULL), ANNALS_SAME);
        annals_converted_free(there);
        annals_converted_free(back);
    }
    table_free(&made);
    table_free(&rated);
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    static const char *const units[] = {"EUR", "GBP"};
    for (size_t i = 0; i < COUNT(units); i++) {
        test_table made, rated;
        test_query asked;
        bool failed = true;
        table_make(&made, capex, COUNT(capex));
        table_make(&rated, rates, COUNT(rates));
        query_make(&asked, "capex,company=*");
        annals_convert_options options = {.unit = units[i], .query = &asked.query};
        for (size_t nth = 1; failed; nth++) {
            annals_converted *converted = NULL;
            annals_error error;
            allocation_fail(nth);
            annals_status status = annals_convert(&made.table, &rated.table, &options, &converted, &error);
            failed = allocation_failed();
            allocation_fail(0);
            assert_int_equal(status, failed ? ANNALS_NO_MEMORY : i == 0 ? ANNALS_OK : ANNALS_MISSING);
            annals_converted_free(converted);
        }
        query_free(&asked);
        table_free(&made);
        table_free(&rated);
    }
    annals_converted_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(converts_at_the_rate_of_the_same_period),
        cmocka_unit_test(divides_where_only_the_other_direction_is_recorded),
        cmocka_unit_test(takes_the_rates_of_a_named_period),
        cmocka_unit_test(carries_the_bounds_of_the_rate_along),
        cmocka_unit_test(converts_only_what_a_query_selects),
        cmocka_unit_test(answers_a_query_in_the_wanted_unit),
        cmocka_unit_test(lists_which_rates_there_are),
        cmocka_unit_test(names_a_few_of_many_rates),
        cmocka_unit_test(asks_which_of_several_rates),
        cmocka_unit_test(refuses_what_is_no_unit_and_what_is_no_rate),
        cmocka_unit_test(converts_other_units_where_a_rate_says_so),
        cmocka_unit_test(comes_back_to_the_amount_that_it_came_from),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
