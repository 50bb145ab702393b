/* Taking operations back, and putting them back. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <stdlib.h>

#define USD .unit = "USD", .nature = ANNALS_FLOW

static void takes_back_the_newest_operation(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    record_it(f, (words){.period = "2026"});
    annals_change *change = begin(f);
    int64_t taken;
    assert_int_equal(annals_change_undo(change, 0, &taken, &f->error), ANNALS_OK);
    assert_int_equal(taken, 3);
    assert_int_equal(commit(f, change), 4);
    stands(f, "capex,company=Meta|2025|14B|actual|story||\n");
    undo(f, 0); /* not the undo, but the operation before */
    stands(f, "");
}

static void an_undo_can_be_undone(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    assert_int_equal(undo(f, 2), 3);
    stands(f, "");
    assert_int_equal(undo(f, 3), 4);
    stands(f, "capex,company=Meta|2025|14B|actual|story||\n");
    assert_int_equal(undo(f, 4), 5);
    stands(f, "");
}

static void the_log_says_what_stands(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    undo(f, 2);
    annals_operation *log;
    size_t count;
    assert_int_equal(annals_record_operations(f->record, &log, &count, &f->error), ANNALS_OK);
    assert_int_equal(count, 3);
    assert_string_equal(log[0].who, "tester");
    assert_string_equal(log[0].verb, "record");
    assert_string_equal(log[0].what, "what it did");
    assert_null(log[0].why);
    assert_int_equal(log[0].sources, 2);
    assert_int_equal(log[1].observations, 1);
    assert_int_equal(log[1].undone_by, 3);
    assert_int_equal(log[2].undoes, 2);
    assert_int_equal(log[2].undone_by, 0);
    assert_true(log[0].at < log[1].at && log[1].at < log[2].at);
    annals_operations_free(log);
    annals_operations_free(NULL);
}

static void nothing_to_undo(void **state)
{
    fixture *f = *state;
    refuses(f, try_undo(f, 0), ANNALS_MISSING, "there is nothing to undo");
    add_sources(f);
    refuses(f, try_undo(f, 9), ANNALS_MISSING, "operation 9: not in the record; the last is 1");
    undo(f, 1);
    refuses(f, try_undo(f, 0), ANNALS_MISSING, "there is nothing to undo");
    refuses(f, try_undo(f, 1), ANNALS_EXISTS, "operation 1: already taken back by operation 2");
}

static void refuses_to_take_a_source_from_under_a_figure(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    refuses(f, try_undo(f, 1), ANNALS_INVALID,
            "operation 1 can't be taken back: operation 2 (record) cites source \"story\", which operation 1 entered; "
            "undo operation 2 first");
    undo(f, 2);
    assert_int_equal(undo(f, 1), 4);
    refuses(f, try_undo(f, 3), ANNALS_INVALID,
            "operation 3 can't be taken back: operation 2 would stand again, and its source \"story\" does not");
    undo(f, 4);
    undo(f, 3);
    stands(f, "capex,company=Meta|2025|14B|actual|story||\n");
}

static void undo_frees_the_unit_of_a_series(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    undo(f, 2);
    record_it(f, (words){.unit = "EUR", .nature = ANNALS_LEVEL});
    refuses(f, try_undo(f, 3), ANNALS_INVALID,
            "operation 3 can't be taken back: operation 2 would stand again, and operation 4 has entered another unit "
            "or nature for \"capex,company=Meta\" since");
    undo(f, 4);
    undo(f, 3);
    stands(f, "capex,company=Meta|2025|14B|actual|story||\n");
}

static void redo_brings_back_no_second_amount(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    undo(f, 2);
    record_it(f, (words){USD, .amount = "15B"});
    refuses(f, try_undo(f, 3), ANNALS_INVALID,
            "operation 3 can't be taken back: operation 2 would stand again, and operation 4 has entered an amount for "
            "the same period and source of \"capex,company=Meta\" since");
}

static void redo_brings_back_no_second_source(void **state)
{
    fixture *f = *state;
    add_sources(f);
    undo(f, 1);
    annals_change *change = begin(f);
    assert_int_equal(try_source(f, change, "story", "another text"), ANNALS_OK);
    commit(f, change);
    refuses(f, try_undo(f, 2), ANNALS_INVALID,
            "operation 2 can't be taken back: operation 1 would stand again, and operation 3 has entered another "
            "source \"story\" since");
}

static void an_undo_stands_alone_in_its_change(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    state_it(f, change, (words){USD});
    int64_t taken;
    assert_int_equal(annals_change_undo(change, 1, &taken, &f->error), ANNALS_USAGE);
    annals_change_cancel(change);
    change = begin(f);
    assert_int_equal(annals_change_undo(change, 1, &taken, &f->error), ANNALS_OK);
    assert_int_equal(try_state(f, change, (words){USD}), ANNALS_USAGE);
    assert_int_equal(annals_change_undo(change, 1, &taken, &f->error), ANNALS_USAGE);
    annals_change_cancel(change);
}

static void time_never_runs_backwards(void **state)
{
    fixture *f = *state;
    add_sources(f);
    f->clock = 5;
    record_it(f, (words){USD});
    record_it(f, (words){.period = "2026"});
    annals_operation *log;
    size_t count;
    assert_int_equal(annals_record_operations(f->record, &log, &count, &f->error), ANNALS_OK);
    assert_int_equal(log[1].at, log[0].at + 1);
    assert_int_equal(log[2].at, log[1].at + 1);
    annals_operations_free(log);
}

static void every_state_of_the_past_can_be_read(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    undo(f, 2);
    undo(f, 3);
    static const char *const wanted[] = {"", "capex,company=Meta|2025|14B|actual|story||\n", "",
                                         "capex,company=Meta|2025|14B|actual|story||\n"};
    for (int64_t as_of = 1; as_of <= 4; as_of++) {
        char *lines = listing(f, as_of);
        assert_string_equal(lines, wanted[as_of - 1]);
        free(lines);
    }
    annals_selection future = {.as_of = 5};
    annals_table *table;
    refuses(f, annals_record_read(f->record, &future, &table, &f->error), ANNALS_INVALID,
            "as of 5: the last operation is 4");
    refuses(f, annals_record_sources(f->record, -1, &table, &f->error), ANNALS_INVALID,
            "as of -1: the last operation is 4");
}

static void an_undone_source_can_be_added_again(void **state)
{
    fixture *f = *state;
    add_sources(f);
    undo(f, 1);
    annals_table *table;
    assert_int_equal(annals_record_sources(f->record, 0, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->source_count, 0);
    annals_record_table_free(table);
    assert_int_equal(add_sources(f), 3);
    assert_int_equal(annals_record_sources(f->record, 0, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->source_count, 2);
    assert_int_equal(table->sources[0].operation, 3);
    annals_record_table_free(table);
    assert_int_equal(annals_record_sources(f->record, 1, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->sources[0].operation, 1);
    annals_record_table_free(table);
}

static void refuses_to_take_an_observation_from_under_a_decision(void **state)
{
    fixture *f = *state;
    char message[300];
    add_sources(f);
    record_it(f, (words){USD});
    annals_id id = f->id;
    static const char *const does[] = {"revises", "retracts", "prefers"};
    for (int i = 0; i < 3; i++) {
        int64_t by = i == 0   ? revise_it(f, id, (words){.amount = "15B"})
                     : i == 1 ? retract_it(f, id)
                              : prefer_it(f, id);
        snprintf(message, sizeof message,
                 "operation 2 can't be taken back: operation %d (record) %s observation %s, which operation 2 entered; "
                 "undo operation %d first",
                 (int)by, does[i], brief(id), (int)by);
        refuses(f, try_undo(f, 2), ANNALS_INVALID, message);
        undo(f, by);
    }
    undo(f, 2);
    snprintf(message, sizeof message,
             "operation 4 can't be taken back: operation 3 would stand again, and its observation \"%s\" does not",
             brief(id));
    refuses(f, try_undo(f, 4), ANNALS_INVALID, message);
    stands(f, "");
}

static void undo_brings_back_what_was_revised_or_retracted(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id first = f->id;
    revise_it(f, first, (words){.amount = "15B"});
    undo(f, 3);
    stands(f, "capex,company=Meta|2025|14B|actual|story||\n");
    undo(f, 4);
    stands(f, "capex,company=Meta|2025|15B|actual|story||\n");
    retract_it(f, f->id);
    stands(f, "");
    undo(f, 0);
    stands(f, "capex,company=Meta|2025|15B|actual|story||\n");
}

static void what_comes_back_from_under_a_revision_must_fit(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id first = f->id;
    revise_it(f, first, (words){.period = "2026"});
    record_it(f, (words){.amount = "20B"});
    char message[300];
    snprintf(message, sizeof message,
             "operation 3 can't be taken back: observation %s would stand again, and operation 4 has entered an amount "
             "for the same period and source of \"capex,company=Meta\" since",
             brief(first));
    refuses(f, try_undo(f, 3), ANNALS_INVALID, message);
    undo(f, 4);
    undo(f, 3);
    stands(f, "capex,company=Meta|2025|14B|actual|story||\n");
    record_it(f, (words){.period = "2026", .amount = "20B"});
    refuses(f, try_undo(f, 6), ANNALS_INVALID,
            "operation 6 can't be taken back: operation 3 would stand again, and operation 7 has entered an amount for "
            "the same period and source of \"capex,company=Meta\" since");
}

static void redo_brings_back_no_second_revision(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id first = f->id;
    revise_it(f, first, (words){.amount = "15B"});
    undo(f, 3);
    retract_it(f, first);
    char message[300];
    snprintf(
        message, sizeof message,
        "operation 4 can't be taken back: operation 3 would stand again, and operation 5 has entered a revision or "
        "retraction of \"%s\" since",
        brief(first));
    refuses(f, try_undo(f, 4), ANNALS_INVALID, message);
    undo(f, 5);
    undo(f, 4);
    stands(f, "capex,company=Meta|2025|15B|actual|story||\n");
}

static void a_redone_preference_needs_no_one(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    prefer_it(f, f->id);
    undo(f, 3);
    prefer_it(f, f->id);
    undo(f, 4); /* the same twice is no contradiction */
    annals_decision *list;
    size_t count;
    assert_int_equal(annals_record_decisions(f->record, ANNALS_PREFER, 0, &list, &count, &f->error), ANNALS_OK);
    assert_int_equal(count, 2);
    annals_decisions_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(takes_back_the_newest_operation),
        ON_BOTH(an_undo_can_be_undone),
        ON_BOTH(the_log_says_what_stands),
        ON_BOTH(nothing_to_undo),
        ON_BOTH(refuses_to_take_a_source_from_under_a_figure),
        ON_BOTH(undo_frees_the_unit_of_a_series),
        ON_BOTH(redo_brings_back_no_second_amount),
        ON_BOTH(redo_brings_back_no_second_source),
        ON_BOTH(an_undo_stands_alone_in_its_change),
        ON_BOTH(time_never_runs_backwards),
        ON_BOTH(every_state_of_the_past_can_be_read),
        ON_BOTH(an_undone_source_can_be_added_again),
        ON_BOTH(refuses_to_take_an_observation_from_under_a_decision),
        ON_BOTH(undo_brings_back_what_was_revised_or_retracted),
        ON_BOTH(what_comes_back_from_under_a_revision_must_fit),
        ON_BOTH(redo_brings_back_no_second_revision),
        ON_BOTH(a_redone_preference_needs_no_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
