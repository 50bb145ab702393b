/* From a moment to the operation that was the last then. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <string.h>

enum { SECOND = 1000000 };

static annals_status as_of(fixture *f, annals_moment moment, int64_t *operation)
{
    *operation = -1;
    return annals_record_as_of(f->record, moment, operation, &f->error);
}

static void a_moment_means_the_last_operation_by_then(void **state)
{
    fixture *f = *state;
    annals_moment at[10];
    for (int i = 1; i < 10; i++) {
        char rule[16];
        snprintf(rule, sizeof rule, "a = %d", i);
        add_rule(f, rule);
        at[i] = f->clock;
        f->clock += 10 * SECOND;
    }
    int64_t operation;
    for (int i = 1; i < 10; i++) {
        assert_int_equal(as_of(f, at[i], &operation), ANNALS_OK);
        assert_int_equal(operation, i);
        assert_int_equal(as_of(f, at[i] + 5 * SECOND, &operation), ANNALS_OK);
        assert_int_equal(operation, i);
        assert_int_equal(as_of(f, at[i] - 1, &operation), i == 1 ? ANNALS_INVALID : ANNALS_OK);
        assert_int_equal(operation, i == 1 ? -1 : i - 1);
    }
}

static void before_the_first_operation_there_was_nothing(void **state)
{
    fixture *f = *state;
    int64_t operation;
    refuses(f, as_of(f, f->clock, &operation), ANNALS_INVALID, "as of: the record has no operation yet");
    add_sources(f);
    refuses(f, as_of(f, 0, &operation), ANNALS_INVALID,
            "as of 1970-01-01T00:00:00.000000Z: before the first operation, which was at 2025-09-01T00:00:02.000000Z");
    assert_int_equal(operation, -1);
}

static void the_future_is_refused(void **state)
{
    fixture *f = *state;
    int64_t operation;
    add_sources(f);
    f->clock = 1756684900000000 - SECOND;
    assert_int_equal(as_of(f, 1756684900000000, &operation), ANNALS_OK);
    assert_int_equal(operation, 1);
    f->clock = 1756684900000000 - SECOND;
    refuses(f, as_of(f, 1756684900000001, &operation), ANNALS_INVALID,
            "as of 2025-09-01T00:01:40.000001Z: is in the future; it is 2025-09-01T00:01:40.000000Z");
    f->clock = 0; /* a clock that runs behind: what was recorded is no future */
    assert_int_equal(as_of(f, 1756684801000000, &operation), ANNALS_OK);
    assert_int_equal(operation, 1);
}

static void without_a_clock_there_is_no_now(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_record *record;
    int64_t operation;
    assert_int_equal(annals_record_open_engine(f->engine, f->place, ANNALS_READ, NULL, &record, &f->error), ANNALS_OK);
    refuses(f, annals_record_as_of(record, 5, &operation, &f->error), ANNALS_USAGE,
            "as of a moment: the record was opened without a clock");
    annals_record_close(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_moment_means_the_last_operation_by_then),
        ON_BOTH(before_the_first_operation_there_was_nothing),
        ON_BOTH(the_future_is_refused),
        ON_BOTH(without_a_clock_there_is_no_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
