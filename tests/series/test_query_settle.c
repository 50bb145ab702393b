/* Observations that compete for a cell: which one a query takes, and what it says of the others. */
#include "tests/series/table.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const table_line founded[] = {
    {.key = "founded,org=FAIR", .period = "2025~", .amount = "2013", .source = "x", .nature = "level"},
    {.key = "founded,org=FAIR", .period = "2025", .amount = "2014", .source = "y", .nature = "level"},
    {.key = "founded,org=FAIR", .period = "2025", .amount = "2014", .source = "z", .nature = "level"},
    {.key = "founded,org=Lab", .period = "2025", .amount = "2001", .source = "x", .nature = "level"},
};

/* A decision by line of the table, entered by an operation. */
static annals_preference prefer(const test_table *made, size_t line, int64_t operation)
{
    return (annals_preference){made->observations[line].id, operation};
}

static annals_status run(test_table *made, const char *words, const annals_preference *preferences, size_t count,
                         annals_answer **answer, annals_error *error)
{
    test_query query;
    query_make(&query, words);
    query.query.preferences = preferences;
    query.query.preference_count = count;
    annals_status status = annals_query_run(&made->table, &query.query, answer, error);
    query_free(&query);
    return status;
}

static void takes_the_preferred_one_and_says_what_differs(void **state)
{
    (void)state;
    test_table made;
    annals_answer *answer;
    table_make(&made, founded, COUNT(founded));
    annals_preference decided = prefer(&made, 1, 5);
    assert_int_equal(run(&made, "founded,org=FAIR", &decided, 1, &answer, NULL), ANNALS_OK);
    char *text = answer_text(answer);
    assert_string_equal(text, "2025 2014 people level actual 1;");
    free(text);
    size_t count;
    const annals_difference *found = annals_answer_differences(answer, 1, &count);
    assert_int_equal(count, 1); /* z states the same */
    assert_int_equal(found->other, 0);
    assert_int_equal(found->relation, ANNALS_APART);
    annals_answer_differences(answer, 0, &count);
    assert_int_equal(count, 0);
    annals_answer_free(answer);
    table_free(&made);
}

static void says_what_a_choice_of_source_leaves_aside(void **state)
{
    (void)state;
    test_table made;
    annals_answer *answer;
    size_t count;
    table_make(&made, founded, COUNT(founded));
    assert_int_equal(run(&made, "founded,org=* source x", NULL, 0, &answer, NULL), ANNALS_OK);
    const annals_difference *found = annals_answer_differences(answer, 0, &count);
    assert_int_equal(count, 2);
    assert_int_equal(found[0].other, 1);
    assert_int_equal(found[1].other, 2);
    annals_answer_differences(answer, 3, &count);
    assert_int_equal(count, 0);
    annals_answer_free(answer);
    table_free(&made);
}

static void asks_again_when_a_newer_figure_came_in(void **state)
{
    (void)state;
    test_table made;
    annals_answer *answer;
    annals_error error;
    table_make(&made, founded, COUNT(founded));
    annals_preference decided = prefer(&made, 1, 5);
    made.observations[2].operation = 6;
    assert_int_equal(run(&made, "founded,org=FAIR", &decided, 1, &answer, &error), ANNALS_AMBIGUOUS);
    assert_non_null(strstr(error.message, "or `annals prefer ID`"));
    annals_preference both[] = {decided, prefer(&made, 0, 7)};
    assert_int_equal(run(&made, "founded,org=FAIR", both, 2, &answer, NULL), ANNALS_OK);
    assert_int_equal(answer->rows[0].observations[0], 0);
    annals_answer_free(answer);
    table_free(&made);
}

static void takes_the_first_of_those_that_agree(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "groups", .period = "2025-08", .amount = "4", .source = "x"},
        {.key = "groups", .period = "2025-08", .amount = "4.0", .source = "y"},
        {.key = "groups", .period = "2025-08~", .amount = "4", .source = "z"},
    };
    test_table made;
    annals_answer *answer;
    table_make(&made, lines, COUNT(lines));
    made.observations[0].operation = 3;
    made.observations[1].operation = 2;
    made.observations[2].operation = 3;
    assert_int_equal(run(&made, "groups", NULL, 0, &answer, NULL), ANNALS_OK);
    char *text = answer_text(answer);
    assert_string_equal(text, "2025-08 4.0 people flow actual 1;");
    free(text);
    assert_int_equal(answer->difference_count, 0);
    annals_answer_free(answer);
    table_free(&made);
}

static void asks_where_one_of_several_differs(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "groups", .period = "2025-08", .amount = "4", .source = "x"},
        {.key = "groups", .period = "2025-08", .amount = "4", .source = "y"},
        {.key = "groups", .period = "2025-08", .amount = "~4", .source = "z"},
    };
    test_table made;
    annals_answer *answer;
    table_make(&made, lines, COUNT(lines));
    assert_int_equal(run(&made, "groups", NULL, 0, &answer, NULL), ANNALS_AMBIGUOUS);
    table_free(&made);
}

static void prefers_within_one_kind_only(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a", .period = "2025", .amount = "72", .kind = "guidance", .source = "x"},
        {.key = "a", .period = "2025", .amount = "60", .source = "y"},
    };
    test_table made;
    annals_answer *answer;
    table_make(&made, lines, COUNT(lines));
    annals_preference decided = prefer(&made, 1, 5);
    assert_int_equal(run(&made, "a", &decided, 1, &answer, NULL), ANNALS_AMBIGUOUS);
    table_free(&made);
}

static void sums_what_is_preferred_and_counts_all(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {.key = "a,b=1", .period = "2025", .amount = "3", .source = "x"},
        {.key = "a,b=1", .period = "2025", .amount = "4", .source = "y"},
        {.key = "a,b=2", .period = "2025", .amount = "10", .source = "x"},
    };
    test_table made;
    annals_answer *answer;
    table_make(&made, lines, COUNT(lines));
    annals_preference decided = prefer(&made, 1, 5);
    assert_int_equal(run(&made, "a,b=* agg sum", &decided, 1, &answer, NULL), ANNALS_OK);
    char *text = answer_text(answer);
    assert_string_equal(text, "2025 14 people flow actual 1,2;");
    free(text);
    size_t count;
    assert_int_equal(annals_answer_differences(answer, 1, &count)->other, 0);
    assert_int_equal(count, 1);
    annals_answer_free(answer);
    assert_int_equal(run(&made, "a,b=* agg count", &decided, 1, &answer, NULL), ANNALS_OK);
    text = answer_text(answer);
    assert_string_equal(text, "2025 3 observation level actual 0,1,2;");
    free(text);
    annals_answer_free(answer);
    table_free(&made);
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    test_table made;
    test_query query;
    table_make(&made, founded, COUNT(founded));
    annals_preference decided = prefer(&made, 1, 5);
    query_make(&query, "founded,org=*");
    query.query.preferences = &decided;
    query.query.preference_count = 1;
    bool failed = true;
    for (size_t nth = 1; failed; nth++) {
        annals_answer *answer = NULL;
        allocation_fail(nth);
        annals_status status = annals_query_run(&made.table, &query.query, &answer, NULL);
        failed = allocation_failed();
        allocation_fail(0);
        assert_int_equal(status, failed ? ANNALS_NO_MEMORY : ANNALS_OK);
        assert_true(failed == !answer);
        annals_answer_free(answer);
    }
    query_free(&query);
    table_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_preferred_one_and_says_what_differs),
        cmocka_unit_test(says_what_a_choice_of_source_leaves_aside),
        cmocka_unit_test(asks_again_when_a_newer_figure_came_in),
        cmocka_unit_test(takes_the_first_of_those_that_agree),
        cmocka_unit_test(asks_where_one_of_several_differs),
        cmocka_unit_test(prefers_within_one_kind_only),
        cmocka_unit_test(sums_what_is_preferred_and_counts_all),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
