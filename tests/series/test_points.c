/* Points that are thinned: every column keeps its ends and extremes, nothing else is invented. */
#include "series/points.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MANY = 5000 };

static int64_t digits[MANY];
static annals_moment moments[MANY];
static const annals_key *no_key;
static annals_series series = {.unit = "x", .nature = ANNALS_LEVEL};
static annals_source source = {.id = "feed", .kind = ANNALS_FEED};
static uint32_t chance = 7;

static int64_t random_to(int64_t most)
{
    chance = chance * 1664525U + 1013904223U;
    return (int64_t)(chance >> 8) % most;
}

static annals_points walk(size_t count, bool regular)
{
    annals_moment at = INT64_C(1700000000000000);
    int64_t value = 0;
    series.key = no_key;
    for (size_t i = 0; i < count; i++) {
        value += random_to(201) - 100;
        digits[i] = value;
        moments[i] = at;
        at += regular ? 500000 : 1 + random_to(1000000) * (random_to(50) == 0 ? 200 : 1);
    }
    return (annals_points){.series = &series,
                           .source = &source,
                           .moments = regular ? NULL : moments,
                           .first = moments[0],
                           .step = 500000,
                           .digits = digits,
                           .exponent = -2,
                           .count = count};
}

static annals_thinned *thin(const annals_points *points, size_t columns)
{
    annals_error error;
    annals_thinned *thinned = NULL;
    assert_int_equal(annals_points_thin(points, columns, &thinned, &error), ANNALS_OK);
    return thinned;
}

/* The point that a row shows; fails the test where it is none. */
static size_t point_of(const annals_points *points, const annals_row *row, size_t from)
{
    for (size_t i = from; i < points->count; i++)
        if (moments[i] == row->period.earliest) {
            assert_int_equal(row->amount.low.digits, digits[i]);
            assert_int_equal(row->amount.low.exponent, -2);
            return i;
        }
    fail_msg("%s is no point", row->period.text);
    return 0;
}

static size_t column_of(const annals_points *points, size_t i, size_t columns)
{
    double width = (double)(moments[points->count - 1] - moments[0]) / (double)columns;
    for (size_t column = 0; column + 1 < columns; column++)
        if (moments[i] < moments[0] + (annals_moment)(width * (double)(column + 1)))
            return column;
    return columns - 1;
}

/* Whether a row of the column holds this amount. */
static bool holds(const annals_points *points, const annals_answer *answer, size_t columns, size_t column,
                  int64_t value)
{
    for (size_t i = 0, at = 0; i < answer->count; i++) {
        at = point_of(points, &answer->rows[i], at);
        if (answer->rows[i].amount.low.digits == value && column_of(points, at, columns) == column)
            return true;
    }
    return false;
}

static void check_columns(const annals_points *points, const annals_answer *answer, size_t columns)
{
    for (size_t from = 0, to; from < points->count; from = to) {
        size_t column = column_of(points, from, columns);
        int64_t low = digits[from], high = low;
        for (to = from; to < points->count && column_of(points, to, columns) == column; to++) {
            low = digits[to] < low ? digits[to] : low;
            high = digits[to] > high ? digits[to] : high;
        }
        assert_true(holds(points, answer, columns, column, digits[from]));
        assert_true(holds(points, answer, columns, column, digits[to - 1]));
        assert_true(holds(points, answer, columns, column, low) && holds(points, answer, columns, column, high));
    }
}

static void every_column_keeps_its_ends_and_its_extremes(void **state)
{
    (void)state;
    for (int regular = 0; regular < 2; regular++)
        for (size_t columns = 1; columns < 40; columns += 6) {
            annals_points points = walk(300, regular == 1);
            annals_thinned *thinned = thin(&points, columns);
            assert_true(thinned->answer.count <= 4 * columns);
            check_columns(&points, &thinned->answer, columns);
            annals_thinned_free(thinned);
        }
}

static void rows_are_in_order_and_each_point_is_there_once(void **state)
{
    (void)state;
    annals_points points = walk(MANY, false);
    annals_thinned *thinned = thin(&points, 100);
    for (size_t i = 1; i < thinned->answer.count; i++)
        assert_true(thinned->answer.rows[i].period.earliest > thinned->answer.rows[i - 1].period.earliest);
    assert_true(thinned->answer.count > 200);
    annals_thinned_free(thinned);
}

static void few_points_stay_as_they_are(void **state)
{
    (void)state;
    for (size_t count = 1; count < 10; count++) {
        annals_points points = walk(count, count % 2 == 0);
        annals_thinned *thinned = thin(&points, 100);
        assert_int_equal(thinned->answer.count, count);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(point_of(&points, &thinned->answer.rows[i], i), i);
        annals_thinned_free(thinned);
    }
}

static void instants_are_written_as_they_are_read(void **state)
{
    (void)state;
    static const annals_moment cases[] = {0, 1, 500000, INT64_C(1700000000120000), -1, INT64_C(86400000000)};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_points points = walk(1, true);
        points.first = cases[i];
        annals_thinned *thinned = thin(&points, 1);
        const annals_period *made = &thinned->answer.rows[0].period;
        annals_period read;
        assert_int_equal(annals_period_parse(made->text, strlen(made->text), &read, NULL), ANNALS_OK);
        assert_string_equal(read.text, made->text);
        assert_true(read.earliest == made->earliest && read.latest == made->latest && read.grain == made->grain);
        annals_thinned_free(thinned);
    }
}

static void rows_say_where_they_come_from(void **state)
{
    (void)state;
    annals_points points = walk(10, true);
    annals_thinned *thinned = thin(&points, 100);
    const annals_row *row = &thinned->answer.rows[9];
    const annals_observation *observation = &thinned->answer.table->observations[row->observations[0]];
    assert_string_equal(thinned->answer.table->sources[observation->source].id, "feed");
    assert_string_equal(row->unit, "x");
    annals_thinned_free(thinned);
}

static void refuse(annals_points points, size_t columns, annals_status wanted, const char *words)
{
    annals_error error;
    annals_thinned *thinned = NULL;
    assert_int_equal(annals_points_thin(&points, columns, &thinned, &error), wanted);
    if (!strstr(error.message, words))
        fail_msg("\"%s\" does not say \"%s\"", error.message, words);
    assert_null(thinned);
}

static void senseless_points_are_refused(void **state)
{
    (void)state;
    annals_points points = walk(10, true);
    refuse(points, 0, ANNALS_USAGE, "in 0 columns");
    points.count = 0;
    refuse(points, 5, ANNALS_USAGE, "0 of them");
    points = walk(10, true);
    points.step = 0;
    refuse(points, 5, ANNALS_USAGE, "a step of 0");
    points = walk(10, true);
    points.exponent = 19;
    refuse(points, 5, ANNALS_USAGE, "an exponent of 19");
    points = walk(10, true);
    points.first = INT64_MAX - 5;
    refuse(points, 5, ANNALS_INVALID, "leave the years");
    points = walk(10, true);
    points.step = INT64_MAX / 2;
    refuse(points, 5, ANNALS_INVALID, "leave the years");
    points = walk(10, false);
    moments[6] = moments[5];
    refuse(points, 5, ANNALS_INVALID, "number 7 is not after");
}

static void no_memory_is_said(void **state)
{
    (void)state;
    annals_points points = walk(1000, true);
    bool failed = true;
    for (size_t nth = 1; failed; nth++) {
        annals_thinned *thinned = NULL;
        allocation_fail(nth);
        annals_status status = annals_points_thin(&points, 10, &thinned, NULL);
        failed = allocation_failed();
        allocation_fail(0);
        assert_int_equal(status, failed ? ANNALS_NO_MEMORY : ANNALS_OK);
        annals_thinned_free(thinned);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_keeps_its_ends_and_its_extremes),
        cmocka_unit_test(rows_are_in_order_and_each_point_is_there_once),
        cmocka_unit_test(few_points_stay_as_they_are),
        cmocka_unit_test(instants_are_written_as_they_are_read),
        cmocka_unit_test(rows_say_where_they_come_from),
        cmocka_unit_test(senseless_points_are_refused),
        cmocka_unit_test(no_memory_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
