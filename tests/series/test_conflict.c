/* Conflicts: what two observations of one series are to each other, decisions about them, and the order of it all. */
#include "random_amount.h"
#include "series/conflict.h"
#include "series/str.h"
#include "tests/series/table.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static annals_id id_of(size_t line)
{
    annals_id id;
    memset(id.bytes, (int)line, sizeof id.bytes);
    return id;
}

/* `FIRST-SECOND CLASS RELATION[~][ decided|asked again PREFERRED@OPERATION];`, ~ where a period is approximate. */
static char *conflicts_text(const annals_conflicts *found)
{
    annals_str out = {0};
    for (size_t i = 0; i < found->count; i++) {
        const annals_pair *pair = &found->pairs[i];
        annals_str_format(&out, "%u-%u %s %s%s", pair->first, pair->second, annals_pair_class_name(pair->pair_class),
                          annals_relation_name(pair->relation), pair->approximate ? "~" : "");
        if (pair->decision)
            annals_str_format(&out, " %s %u@%d", pair->decided ? "decided" : "", pair->preferred, (int)pair->decision);
        if (pair->asked_again)
            annals_str_add(&out, " asked again");
        annals_str_add(&out, ";");
    }
    return annals_str_take(&out);
}

/* What is found, or `STATUS: MESSAGE`. */
static char *found_in(const annals_table *table, const annals_conflict_options *options)
{
    annals_conflicts *found = NULL;
    annals_error error;
    annals_status status = annals_conflicts_find(table, options, &found, &error);
    char *out;
    if (status) {
        assert_int_equal(status, error.status);
        annals_str words = {0};
        annals_str_format(&words, "%s: %s", annals_status_name(status), error.message);
        out = annals_str_take(&words);
    } else {
        out = conflicts_text(found);
    }
    annals_conflicts_free(found);
    return out;
}

static void assert_table(const annals_table *table, const annals_conflict_options *options, const char *wanted)
{
    char *out = found_in(table, options);
    assert_string_equal(out ? out : "", wanted);
    free(out);
}

static void assert_found(const table_line *lines, size_t count, const annals_conflict_options *options,
                         const char *wanted)
{
    test_table made;
    table_make(&made, lines, count);
    assert_table(&made.table, options, wanted);
    table_free(&made);
}

#define assert_all(lines, wanted) assert_found(lines, COUNT(lines), &(annals_conflict_options){.all = true}, wanted)

#define APPLE "hires,employer=Meta,origin=Apple"
#define OPENAI "hires,employer=Meta,origin=OpenAI"

static const table_line example[] = {
    {OPENAI, "../2025-08-15~", ">20", "people", "flow", "actual", "it"},
    {APPLE, "../2025-08-15~", "3", "people", "flow", "actual", "it"},
    {OPENAI, "2025-06-24~/2025-06-30~", ">=8", "people", "flow", "actual", "tl"},
    {APPLE, "../2025-08-20~", "4", "people", "flow", "actual", "tl"},
    {"capex,company=Meta", "2025", "<=72B", "USD", "flow", "guidance", "id"},
    {"capex,company=Meta", "2025", "60B", "USD", "flow", "estimate", "en"},
    {"investment,in=Scale AI", "2025-06", "14B", "USD", "flow", "actual", "it"},
    {"investment,in=Scale AI", "2025-06", "14.3B", "USD", "flow", "actual", "id"},
    {"groups,division=MSL", "2025-08-19", "4", "group", "level", "actual", "tl"},
    {"groups,division=MSL", "2025-08", "4", "group", "level", "actual", "it"},
    {"groups,division=MSL", "2025-08", "4", "group", "level", "actual", "zh"},
    {"groups,division=MSL", "2025-08-19", "4", "group", "level", "actual", "id"},
    {"founded,org=FAIR", "2025~", "2013", "calendar-year", "level", "actual", "zh"},
    {"founded,org=FAIR", "2025~", "2014", "calendar-year", "level", "actual", "id"},
};

static void tells_a_conflict_from_rounding_other_periods_and_other_kinds(void **state)
{
    (void)state;
    assert_all(example,
               "5-4 other kind meet;"
               "12-13 conflict apart~;"
               "9-10 agree same;9-8 agree same;9-11 agree same;10-8 agree same;10-11 agree same;8-11 agree same;"
               "1-3 other period apart~;"
               "0-2 other period meet~;"
               "6-7 compatible rounded;");
}

static void keeps_conflicts_and_counts_the_rest(void **state)
{
    (void)state;
    test_table made;
    annals_conflicts *found;
    table_make(&made, example, COUNT(example));
    annals_conflict_options options = {.all = false};
    assert_int_equal(annals_conflicts_find(&made.table, &options, &found, NULL), ANNALS_OK);
    assert_int_equal(found->count, 1);
    assert_int_equal(found->pairs[0].first, 12);
    assert_true(found->pairs[0].same_bounds);
    assert_false(found->pairs[0].decided);
    static const size_t counts[] = {6, 1, 2, 1, 0, 1};
    assert_memory_equal(found->counts, counts, sizeof counts);
    assert_int_equal(found->undecided, 1);
    annals_conflicts_free(found);
    table_free(&made);
    assert_string_equal(annals_pair_class_name(ANNALS_PAIR_CLASSES), "");
}

static void compares_only_what_overlaps(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025-02", "1", "EUR", "level", NULL, "x"},    {"a", "2025-01", "2", "EUR", "level", NULL, "x"},
        {"a", "2025-03", "3", "EUR", "level", NULL, "x"},    {"b", "2025-01", "9", "EUR", "level", NULL, "x"},
        {"a", "2025-02", "5", "EUR", "level", NULL, "y"},    {"a", "2025-Q1", "1", "EUR", "level", NULL, "y"},
        {"a", "2025-02-28", "1", "EUR", "level", NULL, "y"},
    };
    assert_all(lines, "1-5 other period apart;5-0 agree same;5-4 other period apart;5-6 agree same;"
                      "5-2 other period apart;0-4 conflict apart;0-6 agree same;4-6 other period apart;");
}

static void never_sets_guidance_against_actuals_or_estimates(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025", "1", "EUR", "flow", "actual", "w"},   {"a", "2025", "2", "EUR", "flow", "estimate", "x"},
        {"a", "2025", "3", "EUR", "flow", "guidance", "y"}, {"a", "2025", "4", "EUR", "flow", "target", "z"},
        {"a", "2025", "5", "EUR", "flow", "target", "w"},
    };
    assert_all(lines, "0-1 other kind apart;0-2 other kind apart;0-3 other kind apart;0-4 other kind apart;"
                      "1-2 other kind apart;1-3 other kind apart;1-4 other kind apart;2-3 other kind apart;"
                      "2-4 other kind apart;3-4 conflict apart;");
}

static void gives_about_a_width_only_when_asked(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025", "~600", "people", "level", NULL, "x"},
        {"a", "2025", "700", "people", "level", NULL, "y"},
    };
    const annals_decimal ten = {10, 0}, twenty = {20, 0}, all_and_more = {101, 0};
    annals_conflict_options options = {.all = true};
    assert_found(lines, COUNT(lines), &options, "0-1 compatible loose;");
    options.check.about_percent = &twenty;
    assert_found(lines, COUNT(lines), &options, "0-1 compatible loose;");
    options.check.about_percent = &ten;
    assert_found(lines, COUNT(lines), &options, "0-1 conflict apart;");
    options.check.about_percent = &all_and_more;
    assert_found(lines, COUNT(lines), &options, "usage: the width of ~ is a percentage from 0 to 100");
}

static const table_line three[] = {
    {"a", "2025", "1", "EUR", "level", NULL, "x"},
    {"a", "2025~", "2", "EUR", "level", NULL, "y"},
    {"a", "2025", "3", "EUR", "level", NULL, "z"},
};

static void keeps_a_decision_until_something_newer_comes_in(void **state)
{
    (void)state;
    test_table made;
    table_make(&made, three, COUNT(three));
    for (size_t i = 0; i < COUNT(three); i++)
        made.observations[i].operation = (int64_t)i + 1;
    annals_preference decisions[] = {{id_of(0), 3}, {id_of(1), 4}, {id_of(9), 7}, {id_of(0), 2}};
    annals_conflict_options options = {.check = {.preferences = decisions, .preference_count = 1}};
    assert_table(&made.table, &options,
                 "0-1 conflict apart~ decided 0@3;0-2 conflict apart decided 0@3;1-2 conflict apart~ decided 0@3;");
    options.check.preference_count = COUNT(decisions);
    assert_table(&made.table, &options,
                 "0-1 conflict apart~ decided 1@4;0-2 conflict apart decided 1@4;1-2 conflict apart~ decided 1@4;");
    options.check.preferences = &decisions[3];
    options.check.preference_count = 1;
    assert_table(
        &made.table, &options,
        "0-1 conflict apart~ decided 0@2;0-2 conflict apart  0@2 asked again;1-2 conflict apart~  0@2 asked again;");
    options.check.preferences = &decisions[2];
    assert_table(&made.table, &options, "0-1 conflict apart~;0-2 conflict apart;1-2 conflict apart~;");
    table_free(&made);
}

static void counts_what_is_still_to_be_decided(void **state)
{
    (void)state;
    test_table made;
    annals_conflicts *found;
    table_make(&made, three, COUNT(three));
    made.observations[2].operation = 9;
    annals_preference decision = {id_of(0), 3};
    annals_conflict_options options = {.check = {.preferences = &decision, .preference_count = 1}};
    assert_int_equal(annals_conflicts_find(&made.table, &options, &found, NULL), ANNALS_OK);
    assert_int_equal(found->counts[ANNALS_PAIR_CONFLICT], 3);
    assert_int_equal(found->undecided, 2);
    annals_conflicts_free(found);
    table_free(&made);
}

static void takes_a_source_that_corrects_itself_for_a_revision(void **state)
{
    (void)state;
    const annals_supersession chain[] = {{id_of(1), id_of(2)}, {id_of(0), id_of(1)}};
    const annals_supersession ring[] = {{id_of(1), id_of(0)}, {id_of(0), id_of(1)}};
    const annals_supersession twice[] = {{id_of(1), id_of(0)}, {id_of(1), id_of(2)}};
    annals_conflict_options options = {.all = true, .supersessions = chain, .supersession_count = 1};
    assert_found(three, COUNT(three), &options, "0-1 conflict apart~;0-2 conflict apart;1-2 revision apart~;");
    options.supersession_count = 2;
    assert_found(three, COUNT(three), &options, "0-1 revision apart~;0-2 revision apart;1-2 revision apart~;");
    options.supersessions = ring;
    assert_found(three, COUNT(three), &options, "0-1 revision apart~;0-2 conflict apart;1-2 conflict apart~;");
    options.supersessions = twice;
    assert_found(three, COUNT(three), &options, "usage: 010101010101 is superseded twice");
}

static void looks_at_one_source_alone(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025", "1", "EUR", "level", NULL, "x"},
        {"a", "2025~", "2", "EUR", "level", NULL, "x"},
        {"a", "2025", "3", "EUR", "level", NULL, "y"},
    };
    annals_conflict_options options = {.check = {.source = "x"}};
    assert_found(lines, COUNT(lines), &options, "0-1 conflict apart~;");
    options.check.source = "nobody";
    assert_found(lines, COUNT(lines), &options, "missing: no source nobody states anything here");
    assert_found(lines, 0, &(annals_conflict_options){.all = true}, "");
}

static void takes_a_percentage_as_one_whether_it_says_so_or_not(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025", "5%", "%", "ratio", NULL, "x"},
        {"a", "2025", "5", "%", "ratio", NULL, "y"},
        {"a", "2025", "6", "%", "ratio", NULL, "z"},
    };
    assert_all(lines, "0-1 agree same;0-2 conflict apart;1-2 conflict apart;");
}

/* Many points that don't overlap, among them one pair that does. */
static void finds_one_pair_among_many_points(void **state)
{
    (void)state;
    enum { POINTS = 20000 };
    annals_observation *points = calloc(POINTS, sizeof *points);
    annals_key *key;
    assert_int_equal(annals_key_parse("load", 4, &key, NULL), ANNALS_OK);
    annals_series series = {.key = key, .unit = "W", .nature = ANNALS_LEVEL};
    annals_source source = {.id = "meter"};
    for (size_t i = 0; i < POINTS; i++) {
        size_t second = i * 7919 % POINTS; /* each once, out of order */
        points[i].period.earliest = points[i].period.latest = (annals_moment)second;
        points[i].amount = annals_amount_exact((annals_decimal){(int64_t)i, 0});
    }
    points[9].period.earliest = points[9].period.latest = points[4].period.latest;
    const annals_table table = {points, POINTS, &series, 1, &source, 1};
    assert_table(&table, &(annals_conflict_options){.all = true}, "4-9 conflict apart;");
    annals_key_free(key);
    free(points);
}

static void read_random_period(random_source *random, annals_period *period)
{
    static const char *const texts[] = {"2025", "2025~", "2025-06", "2025-Q2", "2025-06-15", "../2025-06~", "2024"};
    const char *text = texts[random_below(random, COUNT(texts))];
    assert_int_equal(annals_period_parse(text, strlen(text), period, NULL), ANNALS_OK);
}

/* Two observations have one class whichever stands first; what agrees can both hold; kinds never conflict. */
static void classifies_a_pair_the_same_either_way_round(void **state)
{
    (void)state;
    random_source random = {UINT64_C(0xC0FFEE)};
    annals_key *key;
    assert_int_equal(annals_key_parse("a", 1, &key, NULL), ANNALS_OK);
    annals_source sources[] = {{.id = "x"}, {.id = "y"}};
    for (int i = 0; i < 5000; i++) {
        annals_series series = {.key = key, .unit = "EUR", .nature = (annals_nature)random_below(&random, 6)};
        annals_observation pair[2] = {{.source = 0}, {.source = 1}}, turned[2];
        for (size_t j = 0; j < 2; j++) {
            read_random_period(&random, &pair[j].period);
            pair[j].amount = random_amount(&random, 1, 1);
            pair[j].amount.percent = false;
            pair[j].kind = random_below(&random, 3) == 0 ? ANNALS_ESTIMATE : ANNALS_ACTUAL;
            turned[1 - j] = pair[j];
        }
        annals_table table = {pair, 2, &series, 1, sources, 2};
        annals_conflicts *found, *back;
        annals_conflict_options options = {.all = true};
        assert_int_equal(annals_conflicts_find(&table, &options, &found, NULL), ANNALS_OK);
        table.observations = turned;
        assert_int_equal(annals_conflicts_find(&table, &options, &back, NULL), ANNALS_OK);
        assert_memory_equal(found->counts, back->counts, sizeof found->counts);
        assert_int_equal(found->count, annals_period_overlaps(&pair[0].period, &pair[1].period));
        if (found->counts[ANNALS_PAIR_AGREE])
            assert_int_not_equal(annals_amount_relate(&pair[0].amount, &pair[1].amount, NULL), ANNALS_APART);
        if (found->counts[ANNALS_PAIR_CONFLICT])
            assert_int_equal(pair[0].kind, pair[1].kind);
        annals_conflicts_free(found);
        annals_conflicts_free(back);
    }
    annals_key_free(key);
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    test_table made;
    bool failed = true;
    table_line lines[COUNT(example) + 8];
    memcpy(lines, example, sizeof example);
    for (size_t i = COUNT(example); i < COUNT(lines); i++)
        lines[i] = (table_line){.key = "a", .period = "2025", .amount = i % 2 ? "1" : "2"};
    table_make(&made, lines, COUNT(lines));
    annals_supersession chain = {id_of(0), id_of(1)};
    annals_conflict_options options = {.all = true, .supersessions = &chain, .supersession_count = 1};
    for (size_t nth = 1; failed; nth++) {
        annals_conflicts *found = NULL;
        annals_error error;
        allocation_fail(nth);
        annals_status status = annals_conflicts_find(&made.table, &options, &found, &error);
        failed = allocation_failed();
        allocation_fail(0);
        assert_int_equal(status, failed ? ANNALS_NO_MEMORY : ANNALS_OK);
        if (!failed) {
            assert_int_equal(found->count, 11 + 28);
            assert_int_equal(found->counts[ANNALS_PAIR_CONFLICT], 1 + 16);
        }
        annals_conflicts_free(found);
    }
    table_free(&made);
    annals_conflicts_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_a_conflict_from_rounding_other_periods_and_other_kinds),
        cmocka_unit_test(keeps_conflicts_and_counts_the_rest),
        cmocka_unit_test(compares_only_what_overlaps),
        cmocka_unit_test(never_sets_guidance_against_actuals_or_estimates),
        cmocka_unit_test(gives_about_a_width_only_when_asked),
        cmocka_unit_test(keeps_a_decision_until_something_newer_comes_in),
        cmocka_unit_test(counts_what_is_still_to_be_decided),
        cmocka_unit_test(takes_a_source_that_corrects_itself_for_a_revision),
        cmocka_unit_test(looks_at_one_source_alone),
        cmocka_unit_test(takes_a_percentage_as_one_whether_it_says_so_or_not),
        cmocka_unit_test(finds_one_pair_among_many_points),
        cmocka_unit_test(classifies_a_pair_the_same_either_way_round),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
