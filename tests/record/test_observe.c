/* What a change takes and what it refuses, on every engine. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <string.h>

#define USD .unit = "USD", .nature = ANNALS_FLOW

static void records_a_figure_with_its_words(void **state)
{
    fixture *f = *state;
    add_sources(f);
    assert_int_equal(record_it(f, (words){USD, .quote = "spent 14B", .note = "by hand"}), 2);
    stands(f, "capex,company=Meta|2025|14B|actual|story|spent 14B@5-14|by hand\n");
}

static void keeps_context_on_both_sides_of_a_quote(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "14B dollars"});
    annals_selection all = {0};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    assert_string_equal(table->observations[0].evidence.prefix, "Meta spent ");
    assert_memory_equal(table->observations[0].evidence.suffix, " in 2025.", 9);
    annals_record_table_free(table);
}

static void a_document_may_be_cited_without_a_quote(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    stands(f, "capex,company=Meta|2025|14B|actual|story||\n");
}

static void refuses_a_source_that_is_not_there_and_names_the_near_one(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    refuses(f, try_state(f, change, (words){USD, .source = "stroy"}), ANNALS_MISSING,
            "source: \"stroy\": not in the record, which has no sources yet");
    assert_int_equal(try_source(f, change, "story", STORY), ANNALS_OK);
    assert_int_equal(commit(f, change), 1);
    change = begin(f);
    refuses(f, try_state(f, change, (words){USD, .source = "stroy"}), ANNALS_MISSING,
            "source: \"stroy\": not in the record; did you mean \"story\"?");
    refuses(f, try_state(f, change, (words){USD, .source = "nothing like it"}), ANNALS_MISSING,
            "source: \"nothing like it\": not in the record");
    annals_change_cancel(change);
}

static void a_new_series_needs_unit_and_nature(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    refuses(f, try_state(f, change, (words){.nature = ANNALS_FLOW}), ANNALS_INVALID,
            "unit: missing: capex,company=Meta is a new series, say what it counts in");
    refuses(f, try_state(f, change, (words){.unit = "USD"}), ANNALS_INVALID,
            "nature: missing: capex,company=Meta is a new series, say whether it is a level, flow, cumulative, change "
            "or ratio");
    state_it(f, change, (words){USD});
    state_it(f, change, (words){.period = "2026"});
    commit(f, change);
    record_it(f, (words){.period = "2024"});
    stands(f, "capex,company=Meta|2024|14B|actual|story||\n"
              "capex,company=Meta|2025|14B|actual|story||\n"
              "capex,company=Meta|2026|14B|actual|story||\n");
}

static void a_series_keeps_its_unit_and_nature(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    state_it(f, change, (words){USD});
    refuses(f, try_state(f, change, (words){.period = "2026", .unit = "EUR"}), ANNALS_INVALID,
            "unit: \"EUR\": series capex,company=Meta is in USD");
    commit(f, change);
    change = begin(f);
    refuses(f, try_state(f, change, (words){.period = "2026", .unit = "EUR"}), ANNALS_INVALID,
            "unit: \"EUR\": series capex,company=Meta is in USD");
    refuses(f, try_state(f, change, (words){.period = "2026", .nature = ANNALS_LEVEL}), ANNALS_INVALID,
            "nature: \"level\": series capex,company=Meta has the nature flow");
    annals_change_cancel(change);
}

static void a_refused_statement_defines_no_series(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    assert_int_equal(try_state(f, change, (words){.unit = "EUR", .nature = ANNALS_FLOW, .quote = "not in there"}),
                     ANNALS_EVIDENCE);
    state_it(f, change, (words){USD});
    commit(f, change);
    stands(f, "capex,company=Meta|2025|14B|actual|story||\n");
}

static void percent_belongs_to_the_unit_percent(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    refuses(f, try_state(f, change, (words){USD, .amount = "5%"}), ANNALS_INVALID,
            "amount: \"5%\" is a percentage, but capex,company=Meta is in USD");
    state_it(f, change,
             (words){.key = "growth", .unit = "%", .nature = ANNALS_RATIO, .amount = "5", .source = "brief"});
    assert_int_equal(try_state(f, change, (words){.key = "growth", .amount = "5%", .source = "brief"}), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    commit(f, change);
    stands(f, "growth|2025|5%|actual|brief||\n");
}

static void refuses_a_quote_that_is_not_there(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    assert_int_equal(try_state(f, change, (words){USD, .quote = "spent 15B"}), ANNALS_EVIDENCE);
    assert_int_equal(try_state(f, change, (words){USD, .quote = "spent 14B", .at_plus_one = 8}), ANNALS_EVIDENCE);
    assert_int_equal(commit(f, change), 0);
    stands(f, "");
}

static void a_quote_in_several_places_needs_an_offset(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    assert_int_equal(try_state(f, change, (words){USD, .quote = "14B"}), ANNALS_AMBIGUOUS);
    state_it(f, change, (words){USD, .quote = "14B", .at_plus_one = 12});
    commit(f, change);
    stands(f, "capex,company=Meta|2025|14B|actual|story|14B@11-14|\n");
}

static void an_offset_needs_a_quote(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    refuses(f, try_state(f, change, (words){USD, .at_plus_one = 1}), ANNALS_INVALID, "offset: stated without a quote");
    annals_change_cancel(change);
}

static void a_feed_has_no_quotes(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    assert_int_equal(try_source(f, change, "ticker", NULL), ANNALS_OK);
    refuses(f, try_state(f, change, (words){USD, .source = "ticker", .quote = "14B"}), ANNALS_EVIDENCE,
            "quote: source \"ticker\" is a feed and has no text");
    state_it(f, change, (words){USD, .source = "ticker"});
    commit(f, change);
    stands(f, "capex,company=Meta|2025|14B|actual|ticker||\n");
}

static void the_same_statement_stands_already(void **state)
{
    fixture *f = *state;
    add_sources(f);
    words w = {USD, .quote = "spent 14B"};
    annals_change *change = begin(f);
    state_it(f, change, w);
    annals_id id = f->id;
    assert_int_equal(try_state(f, change, w), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    commit(f, change);
    change = begin(f);
    assert_int_equal(try_state(f, change, w), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    assert_memory_equal(&id, &f->id, sizeof id);
    assert_int_equal(commit(f, change), 0);
}

static void refuses_a_second_value_from_one_source(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    char id[ANNALS_ID_TEXT], wanted[400];
    annals_id_print(&f->id, id);
    static const char form[] = "this source already states 14B for capex,company=Meta, period 2025, kind actual "
                               "(observation %.12s); another %s is a correction: make it with `annals revise`";
    annals_change *change = begin(f);
    snprintf(wanted, sizeof wanted, form, id, "amount");
    refuses(f, try_state(f, change, (words){.amount = "14.0B"}), ANNALS_EXISTS, wanted);
    snprintf(wanted, sizeof wanted, form, id, "quote");
    refuses(f, try_state(f, change, (words){.quote = "spent 14B"}), ANNALS_EXISTS, wanted);
    snprintf(wanted, sizeof wanted, form, id, "note");
    refuses(f, try_state(f, change, (words){.note = "by hand"}), ANNALS_EXISTS, wanted);
    state_it(f, change, (words){.amount = "15B", .kind = ANNALS_ESTIMATE});
    state_it(f, change, (words){.amount = "15B", .source = "brief"});
    state_it(f, change, (words){.amount = "15B", .period = "2025~"});
    commit(f, change);
    stands(f, "capex,company=Meta|2025|15B|actual|brief||\n"
              "capex,company=Meta|2025|14B|actual|story||\n"
              "capex,company=Meta|2025|15B|estimate|story||\n"
              "capex,company=Meta|2025~|15B|actual|story||\n");
}

static void many_rows_of_one_change_are_compared_with_each_other(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    char period[16];
    for (int year = 1; year <= 9500; year++) { /* more than are kept in memory at once */
        snprintf(period, sizeof period, "%04d", year);
        state_it(f, change, (words){USD, .period = period});
    }
    assert_int_equal(try_state(f, change, (words){.period = "0001"}), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    assert_int_equal(try_state(f, change, (words){.period = "0002", .amount = "1"}), ANNALS_EXISTS);
    assert_int_equal(try_state(f, change, (words){.period = "9500", .amount = "1"}), ANNALS_EXISTS);
    stands(f, "");
    commit(f, change);
    annals_selection all = {0};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, 9500);
    for (size_t i = 1; i < table->count; i++)
        assert_true(annals_period_compare(&table->observations[i - 1].period, &table->observations[i].period) < 0);
    annals_record_table_free(table);
}

static void a_cancelled_change_leaves_nothing(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    assert_int_equal(try_source(f, change, "other", "text"), ANNALS_OK);
    state_it(f, change, (words){USD});
    annals_change_cancel(change);
    stands(f, "");
    change = begin(f);
    assert_int_equal(try_source(f, change, "other", "another text"), ANNALS_OK);
    state_it(f, change, (words){.unit = "EUR", .nature = ANNALS_LEVEL});
    assert_int_equal(commit(f, change), 2);
}

static void one_change_at_a_time(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f), *second = NULL;
    refuses(f, annals_change_begin(f->record, "record", &second, &f->error), ANNALS_USAGE,
            "another change of this record is open");
    annals_change_cancel(change);
    annals_change_cancel(NULL);
}

static void a_record_opened_for_reading_takes_no_change(void **state)
{
    fixture *f = *state;
    reopen(f, ANNALS_READ);
    annals_change *change;
    refuses(f, annals_change_begin(f->record, "record", &change, &f->error), ANNALS_USAGE,
            "the record was opened for reading");
}

static void the_id_survives_a_second_record(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B", .note = "by hand"});
    annals_id first = f->id;
    undo(f, 2);
    record_it(f, (words){USD, .period = "2024"});
    record_it(f, (words){USD, .quote = "spent 14B", .note = "by hand"});
    assert_memory_equal(&first, &f->id, sizeof first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(records_a_figure_with_its_words),
        ON_BOTH(keeps_context_on_both_sides_of_a_quote),
        ON_BOTH(a_document_may_be_cited_without_a_quote),
        ON_BOTH(refuses_a_source_that_is_not_there_and_names_the_near_one),
        ON_BOTH(a_new_series_needs_unit_and_nature),
        ON_BOTH(a_series_keeps_its_unit_and_nature),
        ON_BOTH(a_refused_statement_defines_no_series),
        ON_BOTH(percent_belongs_to_the_unit_percent),
        ON_BOTH(refuses_a_quote_that_is_not_there),
        ON_BOTH(a_quote_in_several_places_needs_an_offset),
        ON_BOTH(an_offset_needs_a_quote),
        ON_BOTH(a_feed_has_no_quotes),
        ON_BOTH(the_same_statement_stands_already),
        ON_BOTH(refuses_a_second_value_from_one_source),
        ON_BOTH(many_rows_of_one_change_are_compared_with_each_other),
        ON_BOTH(a_cancelled_change_leaves_nothing),
        ON_BOTH(one_change_at_a_time),
        ON_BOTH(a_record_opened_for_reading_takes_no_change),
        ON_BOTH(the_id_survives_a_second_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
