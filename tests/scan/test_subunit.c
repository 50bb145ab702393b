/* Units that are made of each other. */
#include "scan/subunit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "series/calendar.h"

static void counts_the_smaller_units_in_a_larger_one(void **state)
{
    (void)state;
    assert_int_equal(annals_subunit_count("hour", "second"), 3600);
    assert_int_equal(annals_subunit_count("week", "day"), 7);
    assert_int_equal(annals_subunit_count("decade", "month"), 120);
    assert_int_equal(annals_subunit_count("mile", "yard"), 1760);
    assert_int_equal(annals_subunit_count("stone", "lb"), 14);
    assert_int_equal(annals_subunit_count("t", "kg"), 1000);
    assert_int_equal(annals_subunit_count("litre", "ml"), 1000);
    assert_int_equal(annals_subunit_count("second", "hour"), 0);
    assert_int_equal(annals_subunit_count("hour", "hour"), 0);
    assert_int_equal(annals_subunit_count("month", "day"), 0);
    assert_int_equal(annals_subunit_count("m", "inch"), 0);
    assert_int_equal(annals_subunit_count("people", "men"), 0);
    assert_int_equal(annals_subunit_count(NULL, "day"), 0);
    assert_int_equal(annals_subunit_count("day", NULL), 0);
}

static void knows_the_unit_that_is_left_out(void **state)
{
    (void)state;
    assert_string_equal(annals_subunit_left_out("hour"), "minute");
    assert_string_equal(annals_subunit_left_out("stone"), "lb");
    assert_null(annals_subunit_left_out("year"));
    assert_null(annals_subunit_left_out(NULL));
    assert_true(annals_subunit_has_places("kg"));
    assert_false(annals_subunit_has_places("ft"));
    assert_false(annals_subunit_has_places(NULL));
}

/* The first of a month, counted from the year 0. */
static int64_t day_of(int64_t month)
{
    return annals_calendar_day((int32_t)(month / 12), (int32_t)(month % 12) + 1, 1);
}

static void bounds_the_days_of_months(void **state)
{
    enum { FROM = 1901 * 12, UNTIL = 2100 * 12, MOST = 150 };
    annals_decimal least, most;
    (void)state;
    for (int64_t count = 1; count <= MOST; count++) {
        int64_t fewest = INT64_MAX, longest = 0;
        for (int64_t month = FROM; month + count < UNTIL; month++) {
            int64_t days = day_of(month + count) - day_of(month);
            fewest = days < fewest ? days : fewest;
            longest = days > longest ? days : longest;
        }
        assert_true(annals_subunit_days((annals_decimal){count, 0}, &least, &most));
        assert_int_equal(least.digits, fewest);
        assert_int_equal(most.digits, longest);
    }
    assert_false(annals_subunit_days((annals_decimal){1801, 0}, &least, &most));
    assert_false(annals_subunit_days((annals_decimal){15, -1}, &least, &most));
    assert_false(annals_subunit_days((annals_decimal){-1, 0}, &least, &most));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_the_smaller_units_in_a_larger_one),
        cmocka_unit_test(knows_the_unit_that_is_left_out),
        cmocka_unit_test(bounds_the_days_of_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
