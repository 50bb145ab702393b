/* Totals and parts: what is compared, what is consistent, what remains, and what can't be compared. */
#include "random_amount.h"
#include "series/relation.h"
#include "series/str.h"
#include "series/totals.h"
#include "tests/series/table.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void add_amount(annals_str *out, const char *name, const annals_amount *amount)
{
    char text[ANNALS_AMOUNT_SIZE];
    annals_amount_print(amount, text);
    annals_str_format(out, " %s %s", name, text);
}

/* `KEY by DIMENSION PERIOD KIND VERDICT (WHY)|total .. parts .. rest .. silent N: INDICES;` */
static char *totals_text(const annals_table *table, const annals_totals *found)
{
    annals_str out = {0};
    for (size_t i = 0; i < found->count; i++) {
        const annals_total *row = &found->rows[i];
        annals_str_format(&out, "%s by %s %s %s %s", table->series[row->series].key->text, row->dimension,
                          row->period.text, annals_kind_name(row->kind), annals_total_verdict_name(row->verdict));
        if (row->why) {
            annals_str_format(&out, " (%s)", annals_total_reason_name(row->why));
        } else {
            add_amount(&out, "total", &row->total);
            add_amount(&out, "parts", &row->parts);
            add_amount(&out, "rest", &row->remainder);
        }
        if (row->silent)
            annals_str_format(&out, " silent %zu", row->silent);
        annals_str_add(&out, ":");
        for (size_t j = 0; j < row->observation_count; j++)
            annals_str_format(&out, " %u", row->observations[j]);
        annals_str_add(&out, ";");
    }
    return annals_str_take(&out);
}

static void assert_table(const annals_table *table, const annals_check_options *options, const char *wanted)
{
    annals_totals *found = NULL;
    annals_error error;
    annals_status status = annals_totals_find(table, options, &found, &error);
    char *out;
    if (status) {
        annals_str words = {0};
        annals_str_format(&words, "%s: %s", annals_status_name(status), error.message);
        out = annals_str_take(&words);
    } else {
        out = totals_text(table, found);
    }
    annals_totals_free(found);
    assert_string_equal(out ? out : "", wanted);
    free(out);
}

static void assert_found(const table_line *lines, size_t count, const annals_check_options *options, const char *wanted)
{
    test_table made;
    table_make(&made, lines, count);
    assert_table(&made.table, options, wanted);
    table_free(&made);
}

static const annals_check_options plain = {.source = NULL};

#define assert_totals(lines, wanted) assert_found(lines, COUNT(lines), &plain, wanted)

static const table_line hires[] = {
    {.key = "hires,employer=Meta,origin=OpenAI", .period = "../2025-08-15~", .amount = ">20"},
    {.key = "hires,employer=Meta,origin=Google", .period = "../2025-08-15~", .amount = ">=13"},
    {.key = "hires,employer=Meta,origin=Apple", .period = "../2025-08-15~", .amount = "3"},
    {.key = "hires,employer=Meta,origin=xAI", .period = "../2025-08-15~", .amount = "3"},
    {.key = "hires,employer=Meta,origin=Anthropic", .period = "../2025-08-15~", .amount = "2"},
    {.key = "hires,employer=Meta", .period = "../2025-08-15~", .amount = ">50"},
    {.key = "hires,employer=Meta,origin=OpenAI", .period = "2025-06-24~/2025-06-30~", .amount = ">=8", .source = "b"},
    {.key = "hires,employer=Meta,origin=Apple", .period = "../2025-08-20~", .amount = "4", .source = "b"},
};

static void bounds_no_remainder_that_the_record_does_not_bound(void **state)
{
    (void)state;
    assert_totals(hires, "hires,employer=Meta by origin ../2025-08-15~ actual consistent total >50 parts >41 rest ..: "
                         "5 4 2 1 0 3;");
}

static void bounds_a_remainder_where_the_record_does(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "departures,team=MSL", .period = "2025-08~", .amount = ">=3"},
        {.key = "departures,team=MSL,to=OpenAI", .period = "2025-08", .amount = "2"},
        {.key = "headcount", .period = "2025", .amount = "100", .nature = "level"},
        {.key = "headcount,team=A", .period = "2025", .amount = "~40", .nature = "level"},
        {.key = "headcount,team=B", .period = "2025", .amount = "20..30", .nature = "level"},
        {.key = "headcount,team=C", .period = "2024", .amount = "7", .nature = "level"},
    };
    assert_totals(lines, "departures,team=MSL by to 2025-08~ actual consistent total >=3 parts 2 rest >=1: 0 1;"
                         "headcount by team 2025 actual consistent total 100 parts ~60..70 rest ~30..40 silent 1: "
                         "2 3 4;");
}

static void says_when_the_parts_are_more_than_the_total(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a", .period = "2025", .amount = "10"},      {.key = "a,x=p", .period = "2025", .amount = "6"},
        {.key = "a,x=q", .period = "2025", .amount = ">4"},  {.key = "a", .period = "2026", .amount = "<10"},
        {.key = "a,x=p", .period = "2026", .amount = "10"},  {.key = "a", .period = "2027", .amount = "10"},
        {.key = "a,x=p", .period = "2027", .amount = "10"},  {.key = "a", .period = "2028", .amount = "10"},
        {.key = "a,x=p", .period = "2028", .amount = "~12"},
    };
    assert_totals(lines, "a by x 2025 actual inconsistent total 10 parts >10 rest <0: 0 1 2;"
                         "a by x 2026 actual inconsistent total <10 parts 10 rest <0 silent 1: 3 4;"
                         "a by x 2027 actual consistent total 10 parts 10 rest 0 silent 1: 5 6;"
                         "a by x 2028 actual consistent total 10 parts ~12 rest ~-2 silent 1: 7 8;");
    const annals_decimal ten = {10, 0}, twenty = {20, 0}, none = {-1, 0};
    annals_check_options options = {.about_percent = &twenty};
    assert_found(lines + 7, 2, &options, "a by x 2028 actual consistent total 10 parts ~12 rest ~-2: 0 1;");
    options.about_percent = &ten;
    assert_found(lines + 7, 2, &options, "a by x 2028 actual inconsistent total 10 parts ~12 rest ~-2: 0 1;");
    options.about_percent = &none;
    assert_found(lines + 7, 2, &options, "usage: the width of ~ is a percentage from 0 to 100");
}

static void allows_for_rounding_by_stated_precision(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a", .period = "2025", .amount = "14B"},       {.key = "a,x=p", .period = "2025", .amount = "14.3B"},
        {.key = "a", .period = "2026", .amount = "33.2B"},     {.key = "a,x=p", .period = "2026", .amount = "14B"},
        {.key = "a,x=q", .period = "2026", .amount = "20B"},   {.key = "a", .period = "2027", .amount = "14B"},
        {.key = "a,x=p", .period = "2027", .amount = "15B"},   {.key = "a", .period = "2028", .amount = "14B"},
        {.key = "a,x=p", .period = "2028", .amount = "14.6B"},
    };
    assert_totals(lines, "a by x 2025 actual consistent total 14B parts 14.3B rest -3e8 silent 1: 0 1;"
                         "a by x 2026 actual consistent total 33.2B parts 34B rest -8e8: 2 3 4;"
                         "a by x 2027 actual inconsistent total 14B parts 15B rest -1B silent 1: 5 6;"
                         "a by x 2028 actual inconsistent total 14B parts 14.6B rest -6e8 silent 1: 7 8;");
}

static void disproves_nothing_by_sums_that_have_no_room(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a", .period = "2025", .amount = "1"},
        {.key = "a,x=p", .period = "2025", .amount = "~500000000000000000"},
        {.key = "a,x=q", .period = "2025", .amount = "~400000000000000001"},
    };
    const annals_decimal width = {50, 0};
    annals_check_options options = {.about_percent = &width};
    assert_found(lines, COUNT(lines), &options,
                 "a by x 2025 actual consistent total 1 parts ~900000000000000001 rest ~-900000000000000000: 0 1 2;");
}

static void finds_nothing_impossible_where_signs_may_differ(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a", .period = "2025", .amount = "1", .nature = "change"},
        {.key = "a,x=p", .period = "2025", .amount = "5", .nature = "change"},
        {.key = "b", .period = "2025", .amount = "1"},
        {.key = "b,x=p", .period = "2025", .amount = "5"},
        {.key = "b,x=q", .period = "2025", .amount = "-1"},
    };
    assert_totals(lines, "a by x 2025 actual consistent total 1 parts 5 rest -4: 0 1;"
                         "b by x 2025 actual consistent total 1 parts 4 rest -3: 2 3 4;");
}

static void compares_by_each_dimension_period_and_kind(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "s", .period = "2025", .amount = "10"},
        {.key = "s", .period = "2025", .amount = "12", .kind = "estimate"},
        {.key = "s,x=p", .period = "2025~", .amount = "4"},
        {.key = "s,x=p", .period = "2025", .amount = "5", .kind = "estimate"},
        {.key = "s,y=q", .period = "2025", .amount = "3"},
        {.key = "s,x=p,y=q", .period = "2025", .amount = "1"},
        {.key = "t,x=p", .period = "2025", .amount = "1"},
    };
    assert_totals(lines, "s by x 2025 actual consistent total 10 parts 4 rest 6: 0 2;"
                         "s by x 2025 estimate consistent total 12 parts 5 rest 7: 1 3;"
                         "s by y 2025 actual consistent total 10 parts 3 rest 7: 0 4;"
                         "s,x=p by y 2025~ actual consistent total 4 parts 1 rest 3: 2 5;"
                         "s,y=q by x 2025 actual consistent total 3 parts 1 rest 2: 4 5;");
}

static void says_why_it_can_not_compare(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"r", "2025", "5%", "%", "ratio", NULL, "x"},
        {"r,t=a", "2025", "7%", "%", "ratio", NULL, "x"},
        {"n", "2025", "5", "EUR", "level", NULL, "x"},
        {"n,t=a", "2025", "7", "EUR", "flow", NULL, "x"},
        {"u", "2025", "5", "EUR", "level", NULL, "x"},
        {"u,t=a", "2025", "7", "USD", "level", NULL, "x"},
        {"c", "2025", "5", "EUR", "level", NULL, "x"},
        {"c", "2025~", "6", "EUR", "level", NULL, "y"},
        {"c,t=a", "2025", "1", "EUR", "level", NULL, "x"},
        {"c,t=b", "2025", "1", "EUR", "level", NULL, "x"},
        {"c,t=b", "2025", "1", "EUR", "level", NULL, "y"},
        {"l", "2025", "999999999999999999", "EUR", "level", NULL, "x"},
        {"l,t=a", "2025", "0.1", "EUR", "level", NULL, "x"},
    };
    assert_totals(lines, "c by t 2025 actual not comparable (competing): 6 7 9 10;"
                         "l by t 2025 actual not comparable (too large): 11 12;"
                         "n by t 2025 actual not comparable (natures): 2 3;"
                         "r by t 2025 actual not comparable (ratio): 0 1;"
                         "u by t 2025 actual not comparable (units): 4 5;");
    annals_check_options options = {.source = "x"};
    assert_found(lines + 6, 5, &options, "c by t 2025 actual consistent total 5 parts 2 rest 3: 0 2 3;");
    options.source = "z";
    assert_found(lines + 6, 5, &options, "missing: no source z states anything here");
}

static void uses_the_observation_that_is_preferred(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"c", "2025", "5", "EUR", "level", NULL, "x"},
        {"c", "2025~", "6", "EUR", "level", NULL, "y"},
        {"c,t=a", "2025", "1", "EUR", "level", NULL, "x"},
    };
    test_table made;
    table_make(&made, lines, COUNT(lines));
    annals_preference decision = {.operation = 2};
    memset(decision.preferred.bytes, 1, sizeof decision.preferred.bytes);
    annals_check_options options = {.preferences = &decision, .preference_count = 1};
    assert_table(&made.table, &options, "c by t 2025 actual consistent total 6 parts 1 rest 5: 1 2;");
    made.observations[0].operation = 3;
    assert_table(&made.table, &options, "c by t 2025 actual not comparable (competing): 0 1;");
    table_free(&made);
}

static void leaves_alone_what_was_declared_to_be_no_total(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"p", "2025", "1", "EUR", "level", NULL, "x"},
        {"p,s=a", "2025", "2", "EUR", "level", NULL, "x"},
        {"p,t=a", "2025", "2", "EUR", "level", NULL, "x"},
    };
    annals_no_total declared = {"p", "s"};
    annals_check_options options = {.no_totals = &declared, .no_total_count = 1};
    assert_found(
        lines, COUNT(lines), &options,
        "p by s 2025 actual not comparable (no total): 0 1;p by t 2025 actual inconsistent total 1 parts 2 rest "
        "-1: 0 2;");
    declared.dimension = NULL;
    assert_found(
        lines, COUNT(lines), &options,
        "p by s 2025 actual not comparable (no total): 0 1;p by t 2025 actual not comparable (no total): 0 2;");
    declared.measure = "q";
    assert_found(lines, 2, &options, "p by s 2025 actual inconsistent total 1 parts 2 rest -1: 0 1;");
}

static void adds_percentages_as_such(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"c", "2025", "50", "%", "level", NULL, "x"},
        {"c,t=a", "2025", "20%", "%", "level", NULL, "x"},
        {"c,t=b", "2025", "40", "%", "level", NULL, "x"},
    };
    assert_totals(lines, "c by t 2025 actual inconsistent total 50% parts 60% rest -10%: 0 1 2;");
}

/* Whatever the parts are within their bounds, the sum holds it; so no remainder is found impossible that is not. */
static void holds_every_sum_that_the_parts_allow(void **state)
{
    (void)state;
    random_source random = {UINT64_C(0x70741)};
    enum { PARTS = 3 };
    annals_key *keys[PARTS + 1];
    static const char *const texts[] = {"a", "a,x=p", "a,x=q", "a,x=r"};
    annals_series series[PARTS + 1];
    annals_source source = {.id = "s"};
    for (size_t i = 0; i <= PARTS; i++) {
        assert_int_equal(annals_key_parse(texts[i], strlen(texts[i]), &keys[i], NULL), ANNALS_OK);
        series[i] = (annals_series){.key = keys[i], .unit = "EUR", .nature = ANNALS_FLOW};
    }
    for (int round = 0; round < 3000; round++) {
        annals_observation all[PARTS + 1] = {{.series = 0}};
        annals_amount sampled = annals_amount_exact((annals_decimal){0, 0});
        for (size_t i = 0; i <= PARTS; i++) {
            all[i].series = (uint32_t)i;
            assert_int_equal(annals_period_parse("2025", 4, &all[i].period, NULL), ANNALS_OK);
            all[i].amount = random_amount(&random, 2, 1);
            all[i].amount.percent = false;
            annals_amount *amount = &all[i].amount;
            bool low = amount->low_end == ANNALS_END_CLOSED, high = amount->high_end == ANNALS_END_CLOSED;
            annals_amount sample = annals_amount_exact(low    ? amount->low
                                                       : high ? amount->high
                                                              : (annals_decimal){0, 0});
            if (!low && !high)
                *amount = sample;
            if (i > 0)
                assert_int_equal(annals_amount_add(&sampled, &sample, &sampled, NULL), ANNALS_OK);
        }
        const annals_table table = {all, PARTS + 1, series, PARTS + 1, &source, 1};
        annals_totals *found;
        assert_int_equal(annals_totals_find(&table, &plain, &found, NULL), ANNALS_OK);
        assert_int_equal(found->count, 1);
        annals_amount parts = found->rows[0].parts;
        parts.about = false;
        assert_true(annals_amount_relate(&parts, &sampled, NULL) <= ANNALS_MEET);
        annals_amount rest;
        assert_int_equal(annals_amount_subtract(&found->rows[0].total, &sampled, &rest, NULL), ANNALS_OK);
        if (found->rows[0].verdict == ANNALS_TOTAL_INCONSISTENT)
            assert_true(rest.high_end != ANNALS_END_NONE && rest.high.digits <= 0);
        annals_totals_free(found);
    }
    for (size_t i = 0; i <= PARTS; i++)
        annals_key_free(keys[i]);
}

static void names_verdicts_and_reasons(void **state)
{
    (void)state;
    assert_string_equal(annals_total_verdict_name((annals_total_verdict)99), "");
    assert_string_equal(annals_total_reason_name((annals_total_reason)99), "");
    assert_string_equal(annals_total_reason_name(ANNALS_TOTAL_COMPARED), "");
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    test_table made;
    bool failed = true;
    table_make(&made, hires, COUNT(hires));
    for (size_t nth = 1; failed; nth++) {
        annals_totals *found = NULL;
        allocation_fail(nth);
        annals_status status = annals_totals_find(&made.table, &plain, &found, NULL);
        failed = allocation_failed();
        allocation_fail(0);
        assert_int_equal(status, failed ? ANNALS_NO_MEMORY : ANNALS_OK);
        annals_totals_free(found);
    }
    table_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_no_remainder_that_the_record_does_not_bound),
        cmocka_unit_test(bounds_a_remainder_where_the_record_does),
        cmocka_unit_test(says_when_the_parts_are_more_than_the_total),
        cmocka_unit_test(allows_for_rounding_by_stated_precision),
        cmocka_unit_test(disproves_nothing_by_sums_that_have_no_room),
        cmocka_unit_test(finds_nothing_impossible_where_signs_may_differ),
        cmocka_unit_test(compares_by_each_dimension_period_and_kind),
        cmocka_unit_test(says_why_it_can_not_compare),
        cmocka_unit_test(uses_the_observation_that_is_preferred),
        cmocka_unit_test(leaves_alone_what_was_declared_to_be_no_total),
        cmocka_unit_test(adds_percentages_as_such),
        cmocka_unit_test(holds_every_sum_that_the_parts_allow),
        cmocka_unit_test(names_verdicts_and_reasons),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
