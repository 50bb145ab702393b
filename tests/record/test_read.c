/* Tables, cursors and summaries: order, selection, batches. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USD .unit = "USD", .nature = ANNALS_FLOW
#define PEOPLE .unit = "people", .nature = ANNALS_FLOW

static void rows_come_by_key_period_kind_and_source(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    state_it(f, change, (words){.key = "b", USD, .source = "story"});
    state_it(f, change, (words){.key = "b", .source = "brief"});
    state_it(f, change, (words){.key = "b", .kind = ANNALS_TARGET});
    state_it(f, change, (words){.key = "b", .kind = ANNALS_ESTIMATE});
    state_it(f, change, (words){.key = "b", .period = "../2025"});
    state_it(f, change, (words){.key = "b", .period = "2025-01"});
    state_it(f, change, (words){.key = "b", .period = "-0044"});
    state_it(f, change, (words){.key = "a,x=2", USD});
    state_it(f, change, (words){.key = "a", USD});
    state_it(f, change, (words){.key = "ä", USD});
    commit(f, change);
    stands(f, "a|2025|14B|actual|story||\n"
              "a,x=2|2025|14B|actual|story||\n"
              "b|../2025|14B|actual|story||\n"
              "b|-0044|14B|actual|story||\n"
              "b|2025-01|14B|actual|story||\n"
              "b|2025|14B|actual|brief||\n"
              "b|2025|14B|actual|story||\n"
              "b|2025|14B|estimate|story||\n"
              "b|2025|14B|target|story||\n"
              "ä|2025|14B|actual|story||\n");
}

static void add_hires(fixture *f)
{
    add_sources(f);
    annals_change *change = begin(f);
    state_it(f, change, (words){.key = "hires,employer=Meta,origin=Google", PEOPLE, .amount = ">=13"});
    state_it(f, change, (words){.key = "hires,employer=Meta,origin=Apple", PEOPLE, .amount = "3", .source = "brief"});
    state_it(f, change, (words){.key = "hires,employer=Meta", PEOPLE, .amount = ">50"});
    state_it(f, change, (words){.key = "capex", USD});
    commit(f, change);
}

static size_t count_of(fixture *f, const char *selector, const char *source)
{
    annals_key *key;
    assert_int_equal(annals_selector_parse(selector, strlen(selector), &key, &f->error), ANNALS_OK);
    annals_selection selection = {.selector = key, .source = source};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &selection, &table, &f->error), ANNALS_OK);
    size_t count = table->count;
    assert_true(table->series_count <= count);
    for (size_t i = 0; i < count; i++)
        assert_true(annals_key_matches(key, table->series[table->observations[i].series].key));
    annals_record_table_free(table);
    annals_key_free(key);
    return count;
}

static void selects_series_by_key(void **state)
{
    fixture *f = *state;
    add_hires(f);
    assert_int_equal(count_of(f, "hires,employer=Meta", NULL), 1);
    assert_int_equal(count_of(f, "hires,employer=Meta,origin=*", NULL), 2);
    assert_int_equal(count_of(f, "hires,employer=*,origin=Apple", NULL), 1);
    assert_int_equal(count_of(f, "hires", NULL), 0);
    assert_int_equal(count_of(f, "hires,employer=Meta,origin=*", "brief"), 1);
    assert_int_equal(count_of(f, "hires,employer=Meta,origin=*", "nothing"), 0);
}

static void a_table_holds_only_what_it_needs(void **state)
{
    fixture *f = *state;
    add_hires(f);
    annals_selection selection = {.source = "brief"};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &selection, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, 1);
    assert_int_equal(table->series_count, 1);
    assert_int_equal(table->source_count, 1);
    assert_string_equal(table->series[0].unit, "people");
    assert_int_equal(table->series[0].nature, ANNALS_FLOW);
    assert_int_equal(table->observations[0].operation, 2);
    annals_record_table_free(table);
    annals_record_table_free(NULL);
}

static void summarises_each_series(void **state)
{
    fixture *f = *state;
    add_hires(f);
    annals_change *change = begin(f);
    state_it(f, change, (words){.key = "capex", .period = "2024", .amount = "10B"});
    state_it(f, change, (words){.key = "capex", .period = "2025", .amount = "15B", .source = "brief"});
    state_it(f, change, (words){.key = "hires,employer=Meta", .period = "2025-12", .amount = "60"});
    commit(f, change);
    annals_selection all = {0};
    annals_summary *summary;
    assert_int_equal(annals_record_summary(f->record, &all, &summary, &f->error), ANNALS_OK);
    assert_int_equal(summary->count, 4);
    const annals_series_summary *capex = &summary->rows[0];
    assert_string_equal(capex->series.key->text, "capex");
    assert_int_equal(capex->observations, 3);
    assert_string_equal(capex->last_period.text, "2025");
    assert_false(capex->last_is_one);
    annals_period year;
    assert_int_equal(annals_period_parse("2024/2025", 9, &year, &f->error), ANNALS_OK);
    assert_true(capex->earliest == year.earliest && capex->latest == year.latest);
    const annals_series_summary *hires = &summary->rows[1];
    assert_string_equal(hires->series.key->text, "hires,employer=Meta");
    assert_string_equal(hires->last_period.text, "2025-12");
    assert_int_equal(hires->last_amount.low.digits, 60);
    assert_true(hires->last_is_one);
    annals_summary_free(summary);
    annals_summary_free(NULL);
}

static void a_series_that_was_taken_back_is_in_no_summary(void **state)
{
    fixture *f = *state;
    add_hires(f);
    undo(f, 2);
    annals_selection all = {0};
    annals_summary *summary;
    assert_int_equal(annals_record_summary(f->record, &all, &summary, &f->error), ANNALS_OK);
    assert_int_equal(summary->count, 0);
    annals_summary_free(summary);
    all.as_of = 2;
    assert_int_equal(annals_record_summary(f->record, &all, &summary, &f->error), ANNALS_OK);
    assert_int_equal(summary->count, 4);
    annals_summary_free(summary);
}

static void add_many(fixture *f)
{
    add_sources(f);
    annals_change *change = begin(f);
    char key[32], period[16];
    for (int i = 0; i < 2500; i++) {
        snprintf(key, sizeof key, "k,n=%03d", i % 700);
        snprintf(period, sizeof period, "%04d", 1000 + i);
        state_it(f, change, (words){.key = key, USD, .period = period, .source = i % 3 ? "story" : "brief"});
    }
    commit(f, change);
}

static void batches_hold_the_same_as_the_whole(void **state)
{
    fixture *f = *state;
    add_many(f);
    annals_selection all = {0};
    annals_table *whole;
    annals_cursor *cursor;
    const annals_table *batch;
    assert_int_equal(annals_record_read(f->record, &all, &whole, &f->error), ANNALS_OK);
    assert_int_equal(annals_cursor_open(f->record, &all, &cursor, &f->error), ANNALS_OK);
    size_t at = 0, batches = 0;
    for (;; batches++) {
        assert_int_equal(annals_cursor_next(cursor, &batch, &f->error), ANNALS_OK);
        if (!batch)
            break;
        for (size_t i = 0; i < batch->count; i++, at++) {
            const annals_observation *one = &batch->observations[i], *other = &whole->observations[at];
            assert_memory_equal(&one->id, &other->id, sizeof one->id);
            assert_string_equal(batch->series[one->series].key->text, whole->series[other->series].key->text);
            assert_string_equal(batch->sources[one->source].id, whole->sources[other->source].id);
        }
    }
    assert_int_equal(at, 2500);
    assert_true(batches > 1);
    annals_cursor_close(cursor);
    annals_record_table_free(whole);
}

/* A series of 300 days, of which one has two kinds, entered against their order. */
static void add_days(fixture *f, annals_change *change, const char *key, int twice)
{
    for (int day = 0; day < 300; day++) {
        char period[32];
        snprintf(period, sizeof period, "%d-%02d-%02d", 2000 + day / 120, day / 10 % 12 + 1, day % 10 + 1);
        words w = {.key = key, USD, .period = period, .kind = ANNALS_ESTIMATE};
        if (day == twice)
            state_it(f, change, w);
        w.kind = ANNALS_ACTUAL;
        state_it(f, change, w);
    }
}

static void rows_of_one_day_keep_their_order_wherever_they_stand(void **state)
{
    static const int places[] = {0, 1, 6, 7, 8, 9, 100, 262, 263, 264, 265, 298, 299};
    enum { PLACES = sizeof places / sizeof *places };
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    char keys[PLACES][16];
    for (size_t i = 0; i < PLACES; i++) {
        snprintf(keys[i], sizeof keys[i], "a,n=%02zu", i);
        add_days(f, change, keys[i], places[i]);
    }
    commit(f, change);
    annals_selection all = {0};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, PLACES * 301);
    for (size_t i = 0; i < table->count; i++) {
        size_t series = i / 301, at = i % 301, twice = (size_t)places[series];
        const annals_observation *one = &table->observations[i];
        assert_string_equal(table->series[one->series].key->text, keys[series]);
        assert_int_equal(one->kind, at == twice + 1 ? ANNALS_ESTIMATE : ANNALS_ACTUAL);
        if (at > 0 && at != twice + 1)
            assert_true(one->period.earliest > table->observations[i - 1].period.earliest);
    }
    annals_record_table_free(table);
}

static void cursors_and_readers_can_be_open_together(void **state)
{
    fixture *f = *state;
    add_many(f);
    annals_selection all = {0};
    annals_cursor *first, *second;
    const annals_table *batch;
    assert_int_equal(annals_cursor_open(f->record, &all, &first, &f->error), ANNALS_OK);
    assert_int_equal(annals_cursor_next(first, &batch, &f->error), ANNALS_OK);
    assert_int_equal(annals_cursor_open(f->record, &all, &second, &f->error), ANNALS_OK);
    assert_int_equal(annals_cursor_next(second, &batch, &f->error), ANNALS_OK);
    annals_change *change;
    refuses(f, annals_change_begin(f->record, "record", &change, &f->error), ANNALS_USAGE,
            "a cursor of this record is open");
    annals_cursor_close(first);
    char *lines = listing(f, 0);
    free(lines);
    assert_int_equal(annals_cursor_next(second, &batch, &f->error), ANNALS_OK);
    assert_non_null(batch);
    annals_cursor_close(second);
    annals_cursor_close(NULL);
    record_it(f, (words){.key = "z", USD});
}

static void an_open_cursor_sees_one_state(void **state)
{
    fixture *f = *state;
    add_many(f);
    annals_selection all = {0};
    annals_cursor *cursor;
    const annals_table *batch;
    assert_int_equal(annals_cursor_open(f->record, &all, &cursor, &f->error), ANNALS_OK);
    assert_int_equal(annals_cursor_next(cursor, &batch, &f->error), ANNALS_OK);
    fixture other = *f;
    other.record = NULL;
    reopen(&other, ANNALS_WRITE);
    record_it(&other, (words){.key = "z", USD});
    annals_record_close(other.record);
    size_t count = batch->count;
    while (batch) {
        assert_int_equal(annals_cursor_next(cursor, &batch, &f->error), ANNALS_OK);
        count += batch ? batch->count : 0;
    }
    assert_int_equal(count, 2500);
    annals_cursor_close(cursor);
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, 2501);
    annals_record_table_free(table);
}

static void an_empty_record_reads_as_empty(void **state)
{
    fixture *f = *state;
    reopen(f, ANNALS_READ);
    stands(f, "");
    annals_operation *log;
    size_t count;
    assert_int_equal(annals_record_operations(f->record, &log, &count, &f->error), ANNALS_OK);
    assert_int_equal(count, 0);
    annals_operations_free(log);
    annals_table *table;
    assert_int_equal(annals_record_sources(f->record, 0, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->source_count, 0);
    annals_record_table_free(table);
}

static void what_was_written_is_there_after_reopening(void **state)
{
    fixture *f = *state;
    add_hires(f);
    char *before = listing(f, 0);
    reopen(f, ANNALS_READ);
    stands(f, before);
    free(before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(rows_come_by_key_period_kind_and_source),
        ON_BOTH(selects_series_by_key),
        ON_BOTH(a_table_holds_only_what_it_needs),
        ON_BOTH(summarises_each_series),
        ON_BOTH(a_series_that_was_taken_back_is_in_no_summary),
        ON_BOTH(batches_hold_the_same_as_the_whole),
        ON_BOTH(rows_of_one_day_keep_their_order_wherever_they_stand),
        ON_BOTH(cursors_and_readers_can_be_open_together),
        ON_SQLITE(an_open_cursor_sees_one_state),
        ON_BOTH(an_empty_record_reads_as_empty),
        ON_BOTH(what_was_written_is_there_after_reopening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
