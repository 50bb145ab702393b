/* Queries: what is selected, grouped, binned, aggregated and derived, and what is refused in which words. */
#include "tests/series/table.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What a query answers as rows of text, or `STATUS: MESSAGE`. */
static char *asked(const table_line *lines, size_t count, const char *words)
{
    test_table made;
    test_query query;
    annals_answer *answer = NULL;
    annals_error error;
    table_make(&made, lines, count);
    query_make(&query, words);
    annals_status status = annals_query_run(&made.table, &query.query, &answer, &error);
    char *out;
    if (status) {
        assert_int_equal(status, error.status);
        size_t room = strlen(error.message) + 40;
        out = malloc(room);
        snprintf(out, room, "%s: %s", annals_status_name(status), error.message);
        assert_int_equal(annals_query_run(&made.table, &query.query, &answer, NULL), status);
    } else {
        out = answer_text(answer);
        annals_answer_free(answer);
    }
    query_free(&query);
    table_free(&made);
    return out;
}

static void assert_asked(const table_line *lines, size_t count, const char *words, const char *wanted)
{
    char *out = asked(lines, count, words);
    if (!out || strcmp(out, wanted) != 0)
        print_error("asked: %s\n", words);
    assert_string_equal(out ? out : "", wanted);
    free(out);
}

#define assert_answer(lines, words, wanted) assert_asked(lines, COUNT(lines), words, wanted)

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

static void answers_rows_by_origin_in_the_order_of_keys(void **state)
{
    (void)state;
    assert_answer(hires, "hires,employer=Meta by origin source a",
                  "Anthropic ../2025-08-15~ 2 people flow actual 4;"
                  "Apple ../2025-08-15~ 3 people flow actual 2;"
                  "Google ../2025-08-15~ >=13 people flow actual 1;"
                  "OpenAI ../2025-08-15~ >20 people flow actual 0;"
                  "xAI ../2025-08-15~ 3 people flow actual 3;");
    assert_answer(hires, "hires,employer=*,origin=Apple",
                  "Meta ../2025-08-15~ 3 people flow actual 2;Meta ../2025-08-20~ 4 people flow actual 7;");
}

static void leaves_totals_out_of_the_sum_of_their_parts(void **state)
{
    (void)state;
    assert_answer(hires, "hires,employer=Meta,origin=* source a agg sum",
                  "../2025-08-15~ >41 people flow actual 4,2,1,0,3;");
    assert_answer(hires, "hires,employer=Meta source a", "../2025-08-15~ >50 people flow actual 5;");
}

static void lists_what_competes_and_the_ways_to_choose(void **state)
{
    (void)state;
    static const table_line groups[] = {
        {"groups,company=Meta", "2025-08-19", "4", "group", "level", "actual", "w"},
        {"groups,company=Meta", "2025-08", "4", "group", "level", "actual", "x"},
        {"groups,company=Meta", "2025-08~", "5", "group", "level", "estimate", "y"},
        {"groups,company=Meta", "2025-09", "5", "group", "level", "actual", "y"},
    };
    assert_answer(groups, "groups,company=Meta",
                  "ambiguous: 2 observations compete for groups,company=Meta: 2025-08: 4, actual, from x "
                  "(010101010101); 2025-08~: 5, estimate, from y (020202020202); choose with --source or --kind");
    assert_answer(groups, "groups,company=Meta kind actual every month",
                  "ambiguous: 2 observations compete for groups,company=Meta in 2025-08: 2025-08: 4, actual, from x "
                  "(010101010101); 2025-08-19: 4, actual, from w (000000000000); choose with --source, --agg, a finer "
                  "--every or a narrower window (--from, --to)");
    assert_answer(groups, "groups,company=Meta source y kind actual every month", "2025-09 5 group level actual 3;");
    assert_answer(groups, "groups,company=Meta kind estimate", "2025-08~ 5 group level estimate 2;");
}

static void lists_five_competitors_at_most(void **state)
{
    (void)state;
    table_line lines[9];
    static const char *const sources[] = {"s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9"};
    for (size_t i = 0; i < COUNT(lines); i++)
        lines[i] = (table_line){.key = "a,b=c", .period = "2025", .amount = i == 0 ? "1" : "2", .source = sources[i]};
    char *out = asked(lines, COUNT(lines), "a,b=c");
    assert_non_null(strstr(out, "9 observations compete for a,b=c in 2025: 1, actual, from s1 (000000000000); "));
    assert_non_null(strstr(out, "from s5 (040404040404); and 4 more; choose with --source"));
    free(out);
    lines[1].period = "2025~";
    lines[1].source = "s1";
    out = asked(lines, 2, "a,b=c");
    assert_non_null(strstr(out, "; choose with `annals prefer ID`"));
    free(out);
}

static void counts_what_reaches_over_an_edge_of_the_window(void **state)
{
    (void)state;
    test_table made;
    test_query query;
    annals_answer *answer;
    static const table_line lines[] = {
        {.key = "a", .period = "2025-01", .amount = "1"}, {.key = "a", .period = "2025-02", .amount = "2"},
        {.key = "a", .period = "2025-03", .amount = "3"}, {.key = "a", .period = "2025-Q1", .amount = "6"},
        {.key = "a", .period = "../2025", .amount = "9"},
    };
    table_make(&made, lines, COUNT(lines));
    query_make(&query, "a from 2025-02 to 2025-02-28");
    assert_int_equal(annals_query_run(&made.table, &query.query, &answer, NULL), ANNALS_OK);
    assert_int_equal(answer->count, 1);
    assert_int_equal(answer->outside, 2);
    assert_ptr_equal(answer->rows[0].series, &made.series[0]);
    annals_answer_free(answer);
    query_free(&query);
    query_make(&query, "a to 2025-02");
    assert_int_equal(annals_query_run(&made.table, &query.query, &answer, NULL), ANNALS_OK);
    assert_int_equal(answer->count, 2);
    assert_int_equal(answer->outside, 2);
    annals_answer_free(answer);
    query_free(&query);
    table_free(&made);
    assert_answer(lines, "a from 2026", "");
    assert_answer(lines, "a from 2026 to 2025", "invalid: the window from 2026 to 2025 ends before it begins");
}

static void says_which_series_or_source_is_missing(void **state)
{
    (void)state;
    assert_answer(hires, "hires,employer=Mete",
                  "missing: no series matches hires,employer=Mete; did you mean "
                  "hires,employer=Meta");
    assert_answer(hires, "hires",
                  "missing: no series matches hires; of this measure there are "
                  "hires,employer=Meta,origin=OpenAI, hires,employer=Meta,origin=Google, "
                  "hires,employer=Meta,origin=Apple and 3 more");
    assert_answer(hires, "sales", "missing: no series matches sales");
    assert_answer(hires, "hires,employer=Meta source b",
                  "missing: the source b states nothing of hires,employer=Meta; those that do: a");
}

static const table_line quarters[] = {
    {.key = "sales,shop=x", .period = "2025-01", .amount = "10", .unit = "EUR"},
    {.key = "sales,shop=x", .period = "2025-02", .amount = "11.5", .unit = "EUR"},
    {.key = "sales,shop=x", .period = "2025-04", .amount = ">=7", .unit = "EUR"},
    {.key = "sales,shop=y", .period = "2025-02-03", .amount = "1", .unit = "EUR", .kind = "guidance"},
    {.key = "sales,shop=y", .period = "2025-05", .amount = "2", .unit = "EUR"},
};

static void bins_and_sums_over_time_and_dimensions(void **state)
{
    (void)state;
    assert_answer(quarters, "sales,shop=* every quarter agg sum",
                  "2025-Q1 22.5 EUR flow guidance 0,1,3;2025-Q2 >=9 EUR flow actual 2,4;");
    assert_answer(quarters, "sales by shop every quarter agg sum",
                  "x 2025-Q1 21.5 EUR flow actual 0,1;x 2025-Q2 >=7 EUR flow actual 2;"
                  "y 2025-Q1 1 EUR flow guidance 3;y 2025-Q2 2 EUR flow actual 4;");
    assert_answer(quarters, "sales by shop agg sum",
                  "x 2025-01-01/2025-04-30 >=28.5 EUR flow actual 0,1,2;"
                  "y 2025-02-03/2025-05-31 3 EUR flow guidance 3,4;");
    assert_answer(quarters, "sales,shop=x every month to 2025-02",
                  "2025-01 10 EUR flow actual 0;2025-02 11.5 EUR flow actual 1;");
}

static void takes_means_extremes_lasts_and_counts(void **state)
{
    (void)state;
    assert_answer(quarters, "sales,shop=* every quarter agg mean",
                  "2025-Q1 7.5! EUR level guidance 0,1,3;2025-Q2 >=4.5! EUR level actual 2,4;");
    assert_answer(quarters, "sales,shop=* every quarter agg min",
                  "2025-Q1 1 EUR level guidance 0,1,3;2025-Q2 2 EUR level actual 2,4;");
    assert_answer(quarters, "sales,shop=* every quarter agg max",
                  "2025-Q1 11.5 EUR level guidance 0,1,3;2025-Q2 >=7 EUR level actual 2,4;");
    assert_answer(quarters, "sales by shop agg last", "x 2025-04 >=7 EUR flow actual 2;y 2025-05 2 EUR flow actual 4;");
    assert_answer(quarters, "sales,shop=* agg count", "2025-01-01/2025-05-31 5 observation level guidance 0,1,3,2,4;");
    assert_answer(quarters, "sales,shop=* every year agg last", "2025 2 EUR level actual 4;");
    static const table_line thirds[] = {{.key = "a", .period = "2025-01", .amount = "1"},
                                        {.key = "a", .period = "2025-02", .amount = "0"},
                                        {.key = "a", .period = "2025-03", .amount = "0"}};
    assert_answer(thirds, "a agg mean", "2025-01-01/2025-03-31 0.333333333333333333! people level actual 0,1,2;");
}

static void spans_open_ends_and_single_days(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a,b=1", .period = "../2024", .amount = "1"},
        {.key = "a,b=2", .period = "2025-03", .amount = "2"},
        {.key = "a,b=3", .period = "2025-05/..", .amount = "4"},
        {.key = "a,b=4", .period = "2025-03-01T10:00:00Z", .amount = "8"},
        {.key = "a,b=5", .period = "2025-03-01T11:00:00Z", .amount = "16"},
        {.key = "a,b=6", .period = "2025-03~", .amount = "32"},
    };
    assert_answer(lines, "a,b=* agg sum to 2025-04", "../2025-03-31 59 people flow actual 0,1,5,3,4;");
    assert_answer(lines, "a,b=* agg sum from 2025-03", "2025-03-01/.. 62 people flow actual 1,5,3,4,2;");
    assert_answer(lines, "a,b=* agg sum", "../.. 63 people flow actual 0,1,5,3,4,2;");
    assert_asked(lines + 3, 2, "a,b=* agg sum", "2025-03-01 24 people flow actual 0,1;");
    assert_answer(lines, "a,b=* agg sum from 2025-03 to 2025-03 every month", "2025-03 58 people flow actual 1,5,3,4;");
}

static void refuses_sums_that_count_twice_or_make_no_sense(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "capex", .period = "2025", .amount = "72B", .unit = "USD", .kind = "guidance"},
        {.key = "capex", .period = "2025-Q3", .amount = "20B", .unit = "USD"},
        {.key = "staff,team=A", .period = "2025-07~", .amount = "~600", .nature = "level"},
        {.key = "staff,team=B", .period = "2025-11-15~", .amount = "~100", .nature = "level"},
        {.key = "staff,team=C", .period = "2025-07", .amount = "5", .nature = "level"},
        {.key = "rate", .period = "2025-02", .amount = "5%", .unit = "%", .nature = "ratio"},
        {.key = "mixed,a=1", .period = "2025", .amount = "1", .unit = "EUR"},
        {.key = "mixed,a=2", .period = "2025", .amount = "1", .unit = "USD"},
        {.key = "odd,a=1", .period = "2025", .amount = "1"},
        {.key = "odd,a=2", .period = "2025", .amount = "1", .nature = "level"},
        {.key = "odd,a=3", .period = "2025", .amount = "1", .nature = ""},
        {.key = "odd,a=3", .period = "2026", .amount = "1", .nature = ""},
    };
    assert_answer(lines, "capex agg sum",
                  "invalid: 2025 and 2025-Q3 of capex overlap: to add them up would count twice; choose with --kind or "
                  "a narrower window (--from, --to)");
    assert_answer(lines, "capex agg mean every year",
                  "invalid: 2025 and 2025-Q3 of capex overlap: to add them up would count twice; choose with --kind or "
                  "a narrower window (--from, --to)");
    assert_answer(lines, "capex agg max", "2025-01-01/2025-12-31 72B USD level guidance 0,1;");
    assert_answer(lines, "staff,team=* agg sum",
                  "invalid: 2025-07~ of staff,team=A and 2025-11-15~ of staff,team=B: level amounts do not add up over "
                  "time; take --agg last or a narrower window (--from, --to)");
    assert_answer(lines, "staff,team=* agg sum to 2025-07", "2025-07~ ~605 people level actual 2,4;");
    assert_answer(lines, "staff,team=* agg mean", "2025-07-01/2025-11-15 ~235! people level actual 2,4,3;");
    assert_answer(lines, "rate agg sum", "invalid: rate is a ratio: ratios do not add up");
    assert_answer(lines, "rate agg mean", "2025-02 5%! % ratio actual 5;");
    assert_answer(lines, "mixed,a=* agg sum",
                  "invalid: mixed,a=1 is in EUR and mixed,a=2 in USD: they are of one group");
    assert_answer(lines, "mixed,a=* agg count", "2025 2 observation level actual 6,7;");
    assert_answer(lines, "odd,a=* agg sum",
                  "invalid: the nature of odd,a=1 is flow and that of odd,a=2 is level: they are of one group");
    assert_answer(lines, "odd,a=3 agg sum",
                  "invalid: 2025 of odd,a=3 and 2026 of odd,a=3: such amounts do not add up over time; take --agg last "
                  "or a narrower window (--from, --to)");
}

static void refuses_bins_that_a_period_does_not_fit(void **state)
{
    (void)state;
    static const table_line lines[] = {{.key = "a", .period = "2025-Q1", .amount = "1"},
                                       {.key = "b", .period = "../2025", .amount = "1"},
                                       {.key = "c", .period = "2025-W01", .amount = "1"}};
    assert_answer(lines, "a every month",
                  "invalid: 2025-Q1 of a fits in no month; take a coarser --every or a narrower window (--from, --to)");
    assert_answer(lines, "b every year",
                  "invalid: ../2025 of b fits in no year; take a coarser --every or a narrower window (--from, --to)");
    assert_answer(lines, "c every year agg sum",
                  "invalid: 2025-W01 of c fits in no year; take a coarser --every or a narrower window (--from, --to)");
    assert_answer(lines, "a every year", "2025 1 people flow actual 0;");
    char *out = asked(lines, COUNT(lines), "a every decade");
    assert_string_equal(out, "usage: every takes day, week, month, quarter, half or year, not decade");
    free(out);
}

static void refuses_to_take_the_last_of_two_that_end_together(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a,b=1", .period = "2025", .amount = "1", .nature = "level"},
        {.key = "a,b=2", .period = "2025-12", .amount = "2", .nature = "level"},
        {.key = "a,b=1", .period = "2024", .amount = "3", .nature = "level"},
    };
    assert_answer(lines, "a,b=* agg last",
                  "ambiguous: 2 observations compete for one row: a,b=1 2025: 1, actual, from a (000000000000); a,b=2 "
                  "2025-12: 2, actual, from a (010101010101); choose with --by b or a narrower window (--from, --to)");
    assert_answer(lines, "a by b agg last", "1 2025 1 people level actual 0;2 2025-12 2 people level actual 1;");
}

static void refuses_competing_observations_in_an_aggregate_but_counts_them(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a", .period = "2025-06", .amount = "14B", .source = "x"},
        {.key = "a", .period = "2025-06", .amount = "14.3B", .source = "y"},
    };
    static const char *const refused[] = {"a agg sum", "a agg mean", "a agg min", "a agg max", "a agg last", "a"};
    for (size_t i = 0; i < COUNT(refused); i++)
        assert_answer(lines, refused[i],
                      "ambiguous: 2 observations compete for a in 2025-06: 14B, actual, from x (000000000000); 14.3B, "
                      "actual, from y (010101010101); choose with --source or `annals prefer ID`");
    assert_answer(lines, "a agg count", "2025-06 2 observation level actual 0,1;");
}

static const table_line flows[] = {
    {.key = "f", .period = "../2024", .amount = ">=100"},
    {.key = "f", .period = "2025-01", .amount = "20"},
    {.key = "f", .period = "2025-02", .amount = "30", .kind = "estimate"},
    {.key = "g", .period = "2025-01", .amount = "3"},
    {.key = "g", .period = "2025-02", .amount = "4"},
    {.key = "g", .period = "2025-Q1", .amount = "9"},
};

static void cumulates_flows(void **state)
{
    (void)state;
    assert_answer(flows, "f cumulate",
                  "../2024 >=100 people cumulative actual 0;2025-01 >=120 people cumulative actual 0,1;"
                  "2025-02 >=150 people cumulative estimate 0,1,2;");
    assert_answer(quarters, "sales by shop every quarter agg sum cumulate",
                  "x 2025-Q1 21.5 EUR cumulative actual 0,1;x 2025-Q2 >=28.5 EUR cumulative actual 0,1,2;"
                  "y 2025-Q1 1 EUR cumulative guidance 3;y 2025-Q2 3 EUR cumulative guidance 3,4;");
    assert_answer(flows, "g cumulate",
                  "invalid: cumulate: 2025-01 and 2025-Q1 of g overlap; choose with a narrower window (--from, --to)");
    assert_answer(flows, "f cumulate agg mean",
                  "invalid: cumulate adds amounts up over time: it goes with --agg sum or none, not with mean");
    static const table_line level[] = {{.key = "a", .period = "2025", .amount = "1", .nature = "level"}};
    assert_answer(level, "a cumulate",
                  "invalid: cumulate: only flows and changes add up over time, and the nature of a is level");
}

static void takes_changes_against_the_period_before(void **state)
{
    (void)state;
    assert_answer(flows, "f change abs",
                  "2025-01 <=-80 people change actual 0,1;2025-02 10 people change estimate 1,2;");
    assert_answer(flows, "f change pct", "2025-01 >-100..-80%! % ratio actual 0,1;2025-02 50%! % ratio estimate 1,2;");
    assert_answer(flows, "f cumulate change abs from 2025", "2025-02 30 people change estimate 1,2;");
    assert_answer(flows, "g change abs",
                  "invalid: change: 2025-01 and 2025-Q1 of g overlap; choose with a narrower window (--from, --to)");
    static const table_line rates[] = {
        {.key = "a", .period = "2024", .amount = "5%", .unit = "%", .nature = "ratio"},
        {.key = "a", .period = "2025", .amount = "3.5", .unit = "%", .nature = "ratio"},
        {.key = "z", .period = "2023", .amount = "-1"},
        {.key = "z", .period = "2024", .amount = "<5"},
        {.key = "z", .period = "2025", .amount = "2"},
        {.key = "t", .period = "2024", .amount = "3"},
        {.key = "t", .period = "2025", .amount = "4"},
    };
    assert_answer(rates, "a change abs", "2025 -1.5 pp change actual 0,1;");
    assert_answer(rates, "a change pct", "2025 -30.0%! % ratio actual 0,1;");
    assert_answer(rates, "t change pct", "2025 33.3333333333333333%! % ratio actual 5,6;");
    assert_answer(rates, "z change pct from 2024",
                  "invalid: change at 2025 of z: <5 in 2024 is or may be zero or less: no percent from there");
    assert_answer(rates, "z change pct to 2024",
                  "invalid: change at 2024 of z: -1 in 2023 is or may be zero or less: no percent from there");
    assert_answer(rates, "z change pct to 2023", "");
}

static void rebases_to_a_period(void **state)
{
    (void)state;
    assert_answer(flows, "f rebase 2025-01 from 2025",
                  "2025-01 100 index ratio actual 1;2025-02 150! index ratio estimate 2;");
    assert_answer(
        flows, "f rebase 2025-01-01/2025-01-31 cumulate",
        "../2024 >0! index ratio actual 0;2025-01 100 index ratio actual 0,1;2025-02 >0! index ratio estimate 0,1,2;");
    assert_answer(flows, "f rebase 2023",
                  "invalid: rebase: f has no amount for 2023; its rows go from ../2024 to 2025-02");
    static const table_line zero[] = {{.key = "a", .period = "2024", .amount = "0"},
                                      {.key = "a", .period = "2025", .amount = "1"}};
    char *out = asked(zero, COUNT(zero), "a rebase 2024");
    assert_true(strncmp(out, "invalid: rebase at 2024 of a: ", 30) == 0);
    free(out);
}

static void refuses_sums_beyond_18_digits(void **state)
{
    (void)state;
    static const table_line lines[] = {{.key = "a", .period = "2024", .amount = "999999999999999999"},
                                       {.key = "a", .period = "2025", .amount = "999999999999999999"}};
    char *out = asked(lines, COUNT(lines), "a agg sum");
    assert_true(strncmp(out, "overflow: sum at 2025 of a: ", 28) == 0);
    free(out);
    out = asked(lines, COUNT(lines), "a cumulate");
    assert_true(strncmp(out, "overflow: cumulate at 2025 of a: ", 33) == 0);
    free(out);
}

static void refuses_queries_that_make_no_sense(void **state)
{
    (void)state;
    test_table made;
    annals_query query = {.selector = NULL};
    annals_answer *answer;
    table_make(&made, hires, COUNT(hires));
    assert_int_equal(annals_query_run(&made.table, &query, &answer, NULL), ANNALS_USAGE);
    test_query asking;
    query_make(&asking, "hires,employer=Meta");
    asking.query.by_count = ANNALS_BY_MAX + 1;
    assert_int_equal(annals_query_run(&made.table, &asking.query, &answer, NULL), ANNALS_USAGE);
    query_free(&asking);
    table_free(&made);
    assert_answer(hires, "hires,employer=Meta by origin by origin", "usage: by names origin twice");
}

static void names_aggregates_and_reads_the_names(void **state)
{
    (void)state;
    for (int i = ANNALS_SUM; i <= ANNALS_COUNT; i++) {
        annals_aggregate read;
        assert_true(annals_aggregate_parse(annals_aggregate_name((annals_aggregate)i), &read));
        assert_int_equal(read, i);
    }
    annals_aggregate unread = ANNALS_MIN;
    assert_false(annals_aggregate_parse("", &unread));
    assert_false(annals_aggregate_parse("median", &unread));
    assert_int_equal(unread, ANNALS_MIN);
    assert_string_equal(annals_aggregate_name((annals_aggregate)99), "");
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    static const char *const words[] = {"sales by shop every quarter agg sum cumulate change abs",
                                        "sales,shop=* agg sum",
                                        "sales,shop=*",
                                        "sales,shop=x source q",
                                        "sales,shop=q",
                                        "sales,shop=* agg sum every year change pct rebase 2025"};
    for (size_t i = 0; i < COUNT(words); i++) {
        test_table made;
        test_query query;
        table_make(&made, quarters, COUNT(quarters));
        query_make(&query, words[i]);
        annals_status wanted = ANNALS_NO_MEMORY, status;
        bool failed = true;
        for (size_t nth = 0; failed || nth == 1; nth++) {
            annals_answer *answer = NULL;
            allocation_fail(nth);
            status = annals_query_run(&made.table, &query.query, &answer, NULL);
            failed = allocation_failed();
            allocation_fail(0);
            annals_answer_free(answer);
            if (nth == 0)
                wanted = status;
            assert_int_equal(status, failed ? ANNALS_NO_MEMORY : wanted);
            failed = failed || nth == 0;
        }
        query_free(&query);
        table_free(&made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_rows_by_origin_in_the_order_of_keys),
        cmocka_unit_test(leaves_totals_out_of_the_sum_of_their_parts),
        cmocka_unit_test(lists_what_competes_and_the_ways_to_choose),
        cmocka_unit_test(lists_five_competitors_at_most),
        cmocka_unit_test(counts_what_reaches_over_an_edge_of_the_window),
        cmocka_unit_test(says_which_series_or_source_is_missing),
        cmocka_unit_test(bins_and_sums_over_time_and_dimensions),
        cmocka_unit_test(takes_means_extremes_lasts_and_counts),
        cmocka_unit_test(spans_open_ends_and_single_days),
        cmocka_unit_test(refuses_sums_that_count_twice_or_make_no_sense),
        cmocka_unit_test(refuses_bins_that_a_period_does_not_fit),
        cmocka_unit_test(refuses_to_take_the_last_of_two_that_end_together),
        cmocka_unit_test(refuses_competing_observations_in_an_aggregate_but_counts_them),
        cmocka_unit_test(cumulates_flows),
        cmocka_unit_test(takes_changes_against_the_period_before),
        cmocka_unit_test(rebases_to_a_period),
        cmocka_unit_test(refuses_sums_beyond_18_digits),
        cmocka_unit_test(refuses_queries_that_make_no_sense),
        cmocka_unit_test(names_aggregates_and_reads_the_names),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
