/* How figures were stated over time: by publication, one statement a source, and nothing without a date. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "series/vintage.h"

enum { MOST = 8 };

typedef struct {
    annals_observation observations[MOST];
    annals_series series[2];
    annals_source sources[3];
    annals_key *keys[2];
    annals_table table;
} record;

static annals_period period(const char *text)
{
    annals_period made;
    assert_int_equal(annals_period_parse(text, strlen(text), &made, NULL), ANNALS_OK);
    return made;
}

static void state_it(record *made, uint32_t series, uint32_t source, const char *about, const char *amount,
                     int64_t operation)
{
    annals_observation *each = &made->observations[made->table.count++];
    *each = (annals_observation){.series = series, .source = source, .period = period(about), .operation = operation};
    assert_int_equal(annals_amount_parse(amount, strlen(amount), &each->amount, NULL), ANNALS_OK);
}

static int open_record(void **state)
{
    static const char *const keys[] = {"output,state=Halden", "output,period=old"};
    static const char *const days[] = {"2025-02-10", "2025-08-20", ""};
    static const char *const ids[] = {"first", "second", "undated"};
    record *made = calloc(1, sizeof *made);
    assert_non_null(made);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(annals_key_parse(keys[i], strlen(keys[i]), &made->keys[i], NULL), ANNALS_OK);
        made->series[i] = (annals_series){.key = made->keys[i], .unit = "EUR", .nature = ANNALS_FLOW};
    }
    for (size_t i = 0; i < 3; i++) {
        made->sources[i].id = ids[i];
        if (*days[i])
            made->sources[i].published = period(days[i]);
    }
    made->table = (annals_table){made->observations, 0, made->series, 1, made->sources, 3};
    *state = made;
    return 0;
}

static int close_record(void **state)
{
    record *made = *state;
    for (size_t i = 0; i < 2; i++)
        annals_key_free(made->keys[i]);
    free(made);
    return 0;
}

static annals_vintages *make(const record *made, const annals_query *query)
{
    const annals_table *tables[] = {&made->table, &made->table}; /* as a record's and its histories' */
    annals_vintages *out = NULL;
    annals_error error = {0};
    if (annals_vintages_make(tables, 2, query, &out, &error))
        fail_msg("%s", error.message);
    return out;
}

static void each_source_states_a_period_once_at_its_day(void **state)
{
    record *made = *state;
    state_it(made, 0, 0, "2024-Q3", "100", 2);
    state_it(made, 0, 0, "2024-Q3", "101", 5); /* the first was read wrong */
    state_it(made, 0, 1, "2024-Q3", "108", 6);
    state_it(made, 0, 1, "2024-Q4", "120", 6);
    state_it(made, 0, 2, "2024-Q4", "99", 7);
    annals_vintages *out = make(made, &(annals_query){0});
    assert_int_equal(out->table.count, 3);
    assert_int_equal(out->undated, 1);
    assert_int_equal(out->table.series_count, 2);
    assert_string_equal(out->table.series[0].key->text, "output,period=2024-Q3,state=Halden");
    const annals_observation *first = &out->table.observations[0];
    assert_string_equal(first->period.text, "2025-02-10");
    assert_int_equal(first->amount.low.digits, 101);
    assert_string_equal(out->table.observations[1].period.text, "2025-08-20");
    annals_vintages_free(out);
}

static void a_window_is_one_of_what_amounts_are_about(void **state)
{
    record *made = *state;
    annals_period from = period("2024-Q4");
    annals_vintages *out = make(made, &(annals_query){.from = &from});
    assert_int_equal(out->table.count, 1);
    assert_int_equal(out->table.observations[0].amount.low.digits, 120);
    annals_vintages_free(out);
}

static void a_series_with_periods_of_its_own_is_refused(void **state)
{
    record *made = *state;
    annals_vintages *out = NULL;
    annals_error error = {0};
    const annals_table *tables[] = {&made->table};
    made->table.series_count = 2;
    state_it(made, 1, 0, "2024-Q3", "1", 8);
    assert_int_equal(annals_vintages_make(tables, 1, &(annals_query){0}, &out, &error), ANNALS_INVALID);
    assert_non_null(strstr(error.message, "\"output,period=old\" has a dimension \"period\" of its own"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_source_states_a_period_once_at_its_day),
        cmocka_unit_test(a_window_is_one_of_what_amounts_are_about),
        cmocka_unit_test(a_series_with_periods_of_its_own_is_refused),
    };
    return cmocka_run_group_tests(tests, open_record, close_record);
}
