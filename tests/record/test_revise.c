/* Revisions and retractions, ids by their beginning, and the history of an observation. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USD .unit = "USD", .nature = ANNALS_FLOW
#define LINE(amount) "capex,company=Meta|2025|" amount "|actual|story||\n"

static annals_status revise(fixture *f, annals_id id, words w)
{
    annals_change *change = begin(f);
    annals_status status = try_revise(f, change, id, w, "a correction");
    annals_change_cancel(change);
    return status;
}

static annals_status retract(fixture *f, annals_id id)
{
    annals_change *change = begin(f);
    annals_status status = annals_change_retract(change, &id, "it was wrong", &f->error);
    annals_change_cancel(change);
    return status;
}

static void a_revision_takes_the_place_of_what_it_revises(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id first = f->id;
    assert_int_equal(revise_it(f, first, (words){.amount = "14.3B"}), 3);
    assert_memory_not_equal(&first, &f->id, sizeof first);
    stands(f, LINE("14.3B"));
    char *before = listing(f, 2);
    assert_string_equal(before, LINE("14B"));
    free(before);
}

static void a_revision_changes_what_is_stated_and_leaves_the_rest(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B", .note = "n"});
    revise_it(f, f->id, (words){.period = "2025-H1"});
    stands(f, "capex,company=Meta|2025-H1|14B|actual|story|spent 14B@5-14|n\n");
    revise_it(f, f->id, (words){.note = ""});
    stands(f, "capex,company=Meta|2025-H1|14B|actual|story|spent 14B@5-14|\n");
    revise_it(f, f->id, (words){.quote = "14B", .at_plus_one = 12});
    stands(f, "capex,company=Meta|2025-H1|14B|actual|story|14B@11-14|\n");
    revise_it(f, f->id, (words){.quote = "Later it said 14B again", .note = "again"});
    stands(f, "capex,company=Meta|2025-H1|14B|actual|story|Later it said 14B again@32-55|again\n");
    annals_selection all = {0};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    assert_string_equal(table->observations[0].evidence.prefix, "Meta spent 14B dollars in 2025.\n");
    assert_memory_equal(&table->observations[0].id, &f->id, sizeof f->id);
    annals_record_table_free(table);
}

static void the_evidence_of_a_revision_is_checked(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B"});
    annals_id id = f->id;
    refuses(f, revise(f, id, (words){.quote = "14B"}), ANNALS_AMBIGUOUS,
            "the quote \"14B\" stands in 2 places; choose one by its offset (--at): byte 11 (line 1) \"Meta spent 14B "
            "dollars in\", byte 46 (line 2) \"it said 14B again, and\"");
    assert_int_equal(revise(f, id, (words){.quote = "spent 15B"}), ANNALS_EVIDENCE);
    assert_int_equal(revise(f, id, (words){.quote = ""}), ANNALS_INVALID);
    refuses(f, revise(f, id, (words){.amount = "5%"}), ANNALS_INVALID,
            "amount: \"5%\" is a percentage, but capex,company=Meta is in USD");
    refuses(f, revise(f, id, (words){.note = "\xFF"}), ANNALS_INVALID, "note: byte 0 is no UTF-8");
    stands(f, "capex,company=Meta|2025|14B|actual|story|spent 14B@5-14|\n");
}

static void a_revision_needs_a_reason_and_must_change_something(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B", .note = "n"});
    annals_id id = f->id;
    refuses(f, revise(f, id, (words){0}), ANNALS_EXISTS, "the revision would change nothing");
    refuses(f, revise(f, id, (words){.amount = "14B", .period = "2025", .quote = "spent 14B", .note = "n"}),
            ANNALS_EXISTS, "the revision would change nothing");
    annals_change *change = begin(f);
    static const char *const missing[] = {NULL, "", " \t\n"};
    for (size_t i = 0; i < 3; i++) {
        refuses(f, try_revise(f, change, id, (words){.amount = "15B"}, missing[i]), ANNALS_INVALID,
                "because: missing: say why");
        refuses(f, annals_change_retract(change, &id, missing[i], &f->error), ANNALS_INVALID,
                "because: missing: say why");
    }
    refuses(f, try_revise(f, change, id, (words){.amount = "15B"}, "so\xC3"), ANNALS_INVALID,
            "because: byte 2 is no UTF-8");
    assert_int_equal(commit(f, change), 0);
}

static void a_retraction_leaves_nothing(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id id = f->id;
    assert_int_equal(retract_it(f, id), 3);
    stands(f, "");
    char message[200];
    snprintf(message, sizeof message, "observation %s was retracted by operation 3; nothing stands in its place",
             brief(id));
    refuses(f, retract(f, id), ANNALS_EXISTS, message);
    refuses(f, revise(f, id, (words){.amount = "15B"}), ANNALS_EXISTS, message);
    record_it(f, (words){.unit = "EUR", .nature = ANNALS_LEVEL}); /* not even the unit is taken */
    stands(f, LINE("14B"));
}

static void what_was_revised_is_refused_and_what_stands_is_named(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id first = f->id;
    revise_it(f, first, (words){.amount = "15B"});
    annals_id second = f->id;
    assert_int_equal(revise_it(f, second, (words){.amount = "16B"}), 4);
    annals_id third = f->id;
    char message[200];
    snprintf(message, sizeof message, "observation %s was revised; what stands is %s, entered by operation 4",
             brief(first), brief(third));
    refuses(f, revise(f, first, (words){.amount = "17B"}), ANNALS_EXISTS, message);
    refuses(f, retract(f, first), ANNALS_EXISTS, message);
    retract_it(f, third);
    snprintf(message, sizeof message, "observation %s was retracted by operation 5; nothing stands in its place",
             brief(second));
    refuses(f, retract(f, second), ANNALS_EXISTS, message);
}

static void an_amount_can_be_revised_there_and_back(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id first = f->id;
    revise_it(f, first, (words){.amount = "15B"});
    revise_it(f, f->id, (words){.amount = "14B"});
    assert_memory_equal(&first, &f->id, sizeof first);
    stands(f, LINE("14B"));
    assert_int_equal(retract_it(f, first), 5);
    stands(f, "");
    undo(f, 5);
    undo(f, 4);
    stands(f, LINE("15B"));
}

static void a_revision_may_not_meet_another_amount_of_its_source(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id id = f->id;
    record_it(f, (words){.period = "2026", .amount = "20B"});
    char message[300];
    snprintf(message, sizeof message,
             "this source already states 20B for capex,company=Meta, period 2026, kind actual (observation %s); "
             "another amount is a correction: make it with `annals revise`",
             brief(f->id));
    refuses(f, revise(f, id, (words){.period = "2026"}), ANNALS_EXISTS, message);
    assert_int_equal(revise(f, id, (words){.period = "2026", .amount = "20B"}), ANNALS_EXISTS);
}

static void what_a_change_itself_does_it_does_not_revise(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id stored = f->id;
    annals_change *change = begin(f);
    state_it(f, change, (words){.period = "2026"});
    annals_id own = f->id;
    char message[100];
    snprintf(message, sizeof message, "observation %s is entered by this change itself", brief(own));
    refuses(f, try_revise(f, change, own, (words){.amount = "1"}, "b"), ANNALS_USAGE, message);
    assert_int_equal(try_revise(f, change, stored, (words){.amount = "15B"}, "b"), ANNALS_OK);
    snprintf(message, sizeof message, "observation %s is revised or retracted by this change itself", brief(stored));
    refuses(f, annals_change_retract(change, &stored, "b", &f->error), ANNALS_USAGE, message);
    assert_int_equal(try_state(f, change, (words){.amount = "15B"}), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    assert_int_equal(try_state(f, change, (words){0}), ANNALS_EXISTS);
    assert_int_equal(commit(f, change), 3);
    stands(f, LINE("15B") "capex,company=Meta|2026|14B|actual|story||\n");
}

static void many_revisions_are_one_operation(void **state)
{
    enum { MANY = 40 };
    fixture *f = *state;
    annals_id ids[MANY];
    char text[ANNALS_AMOUNT_SIZE];
    add_sources(f);
    annals_change *change = begin(f);
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "%d", 2100 - i);
        state_it(f, change, (words){USD, .period = text});
        ids[i] = f->id;
    }
    commit(f, change);
    change = begin(f);
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "%d", i + 1);
        assert_int_equal(try_revise(f, change, ids[i], (words){.amount = text}, "all of them"), ANNALS_OK);
    }
    assert_int_equal(commit(f, change), 3);
    annals_selection all = {0};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, MANY);
    for (int i = 0; i < MANY; i++) {
        annals_amount_print(&table->observations[i].amount, text);
        assert_int_equal(atoi(text), MANY - i);
    }
    annals_record_table_free(table);
    annals_check_report report;
    assert_int_equal(annals_record_check(f->record, NULL, &report, &f->error), ANNALS_OK);
}

static void a_series_whose_figures_were_all_retracted_takes_another_unit(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id id = f->id;
    retract_it(f, id);
    record_it(f, (words){.unit = "EUR", .nature = ANNALS_LEVEL, .source = "brief"});
    char message[300];
    snprintf(message, sizeof message,
             "operation 3 can't be taken back: observation %s would stand again, and operation 4 has entered another "
             "unit or nature for \"capex,company=Meta\" since",
             brief(id));
    refuses(f, try_undo(f, 3), ANNALS_INVALID, message);
    undo(f, 4);
    undo(f, 3);
    stands(f, LINE("14B"));
}

static annals_status find(fixture *f, const char *prefix, int64_t as_of, annals_id *id)
{
    memset(id, 0, sizeof *id);
    return annals_record_find(f->record, prefix, as_of, id, &f->error);
}

static void finds_an_observation_by_the_beginning_of_its_id(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id id = f->id, found;
    char digits[ANNALS_ID_TEXT];
    annals_id_print(&id, digits);
    for (size_t size = ANNALS_ID_TEXT - 1; size >= 4; size--) {
        digits[size] = '\0';
        assert_int_equal(find(f, digits, 0, &found), ANNALS_OK);
        assert_memory_equal(&id, &found, sizeof id);
    }
    for (char *c = digits; *c; c++)
        *c = (char)(*c >= 'a' ? *c - 'a' + 'A' : *c);
    assert_int_equal(find(f, digits, 0, &found), ANNALS_OK);
    assert_int_equal(find(f, digits, 2, &found), ANNALS_OK);
    assert_int_equal(find(f, digits, 1, &found), ANNALS_MISSING);
    refuses(f, find(f, "abcdef012345", 0, &found), ANNALS_MISSING, "observation: \"abcdef012345\": not in the record");
    refuses(f, find(f, digits, 9, &found), ANNALS_INVALID, "as of 9: the last operation is 2");
    static const char *const wrong[] = {"", "abc", "12g4", "x", "a1b2 "};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char message[120];
        snprintf(message, sizeof message, "observation: \"%s\": no id; wants 4 to 64 of its hexadecimal digits",
                 wrong[i]);
        refuses(f, find(f, wrong[i], 0, &found), ANNALS_INVALID, message);
    }
    annals_id_print(&id, digits);
    char longer[80];
    snprintf(longer, sizeof longer, "%s0", digits);
    assert_int_equal(find(f, longer, 0, &found), ANNALS_INVALID);
}

static void finds_what_was_revised_but_not_what_was_undone(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id id = f->id, found;
    revise_it(f, id, (words){.amount = "15B"});
    assert_int_equal(find(f, brief(id), 0, &found), ANNALS_OK);
    annals_id second = f->id;
    undo(f, 3);
    assert_int_equal(find(f, brief(second), 0, &found), ANNALS_MISSING);
    assert_int_equal(find(f, brief(second), 3, &found), ANNALS_OK);
    annals_change *change = begin(f);
    char message[100];
    snprintf(message, sizeof message, "observation: \"%s\": not in the record", brief(second));
    refuses(f, annals_change_retract(change, &second, "b", &f->error), ANNALS_MISSING, message);
    annals_change_cancel(change);
}

/* Enters figures until two ids begin with the same four digits; fills in both, by number. */
static void make_twins(fixture *f, annals_id twins[2], int years[2])
{
    enum { MOST = 2000 };
    static annals_id ids[MOST];
    annals_change *change = begin(f);
    for (int i = 0; i < MOST; i++) {
        char period[16];
        snprintf(period, sizeof period, "%04d", i + 1);
        state_it(f, change, (words){USD, .period = period});
        ids[i] = f->id;
        for (int j = 0; j < i; j++)
            if (memcmp(&ids[i], &ids[j], 2) == 0) {
                twins[0] = ids[j];
                twins[1] = ids[i];
                years[0] = j + 1;
                years[1] = i + 1;
                commit(f, change);
                return;
            }
    }
    fail();
}

static void a_beginning_that_fits_several_lists_them(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_id twins[2], found;
    int years[2];
    make_twins(f, twins, years);
    char prefix[8], message[400];
    snprintf(prefix, sizeof prefix, "%.4s", brief(twins[0]));
    bool swapped = f->engine == &annals_sqlite_engine && years[0] > years[1];
    assert_false(swapped);
    snprintf(message, sizeof message,
             "observation: \"%s\": the ids of 2 observations begin so, write more of one: "
             "%s (capex,company=Meta, period %04d, 14B), %s (capex,company=Meta, period %04d, 14B)",
             prefix, brief(twins[0]), years[0], brief(twins[1]), years[1]);
    refuses(f, find(f, prefix, 0, &found), ANNALS_AMBIGUOUS, message);
    assert_int_equal(find(f, brief(twins[1]), 0, &found), ANNALS_OK);
    assert_memory_equal(&found, &twins[1], sizeof found);
}

static void the_history_tells_all_versions(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B"});
    annals_id first = f->id;
    revise_it(f, first, (words){.amount = "14.3B"});
    annals_id second = f->id;
    update_source(f, "story", "A new text: Meta spent 14B.\n");
    revise_it(f, second, (words){.quote = "Meta spent 14B"});
    annals_id third = f->id;
    retract_it(f, third);
    static const char *const because[] = {NULL, "a correction", "a correction", "it was wrong"};
    static const int operations[] = {2, 3, 5, 6};
    annals_id ids[] = {first, second, third};
    for (int from = 0; from < 3; from++) {
        annals_history *history;
        assert_int_equal(annals_record_history(f->record, &ids[from], 0, &history, &f->error), ANNALS_OK);
        assert_int_equal(history->count, 4);
        for (int i = 0; i < 4; i++) {
            const annals_version *version = &history->versions[i];
            assert_int_equal(version->operation, operations[i]);
            assert_string_equal(version->who, "tester");
            assert_string_equal(version->verb, "record");
            assert_true(version->at > 0);
            if (!because[i])
                assert_null(version->because);
            else
                assert_string_equal(version->because, because[i]);
            if (i == 3)
                assert_null(version->observation);
            else
                assert_memory_equal(&version->observation->id, &ids[i], sizeof first);
        }
        const annals_observation *last = history->versions[2].observation;
        assert_string_equal(last->evidence.quote, "Meta spent 14B");
        assert_int_equal(history->table->sources[last->source].operation, 4);
        const annals_source *old = &history->table->sources[history->versions[0].observation->source];
        assert_int_equal(old->operation, 1);
        assert_int_equal(old->newest, 4);
        assert_string_equal(history->table->series[0].unit, "USD");
        annals_history_free(history);
    }
}

static void the_history_as_of_an_operation_ends_there(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id first = f->id;
    revise_it(f, first, (words){.amount = "15B"});
    annals_id second = f->id;
    undo(f, 3);
    annals_history *history;
    static const size_t counts[] = {0, 0, 1, 2, 1};
    for (int64_t as_of = 2; as_of <= 4; as_of++) {
        assert_int_equal(annals_record_history(f->record, &first, as_of, &history, &f->error), ANNALS_OK);
        assert_int_equal(history->count, counts[as_of]);
        annals_history_free(history);
    }
    char message[100];
    snprintf(message, sizeof message, "observation: \"%s\": not in the record", brief(first));
    refuses(f, annals_record_history(f->record, &first, 1, &history, &f->error), ANNALS_MISSING, message);
    assert_int_equal(annals_record_history(f->record, &second, 0, &history, &f->error), ANNALS_MISSING);
    annals_history_free(NULL);
}

static void revised_observations_can_be_read_too(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    revise_it(f, f->id, (words){.amount = "15B"});
    record_it(f, (words){.period = "2026"});
    retract_it(f, f->id);
    annals_selection selection = {.revised = true};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &selection, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, 2);
    assert_string_equal(table->observations[1].period.text, "2025");
    annals_record_table_free(table);
    selection = (annals_selection){.retracted = true};
    assert_int_equal(annals_record_read(f->record, &selection, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, 2);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(table->observations[i].retracted, strcmp(table->observations[i].period.text, "2026") == 0);
    annals_record_table_free(table);
    selection = (annals_selection){.retracted = true, .as_of = 4};
    assert_int_equal(annals_record_read(f->record, &selection, &table, &f->error), ANNALS_OK);
    for (size_t i = 0; i < table->count; i++)
        assert_false(table->observations[i].retracted);
    annals_record_table_free(table);
    annals_decision *list;
    size_t count;
    assert_int_equal(annals_record_decisions(f->record, ANNALS_REVISE, 0, &list, &count, &f->error), ANNALS_OK);
    assert_int_equal(count, 1);
    assert_string_equal(list[0].series, "capex,company=Meta");
    assert_memory_not_equal(&list[0].observation, &list[0].revision, sizeof list[0].revision);
    annals_decisions_free(list);
    assert_int_equal(annals_record_decisions(f->record, ANNALS_RETRACT, 0, &list, &count, &f->error), ANNALS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(list[0].operation, 5);
    annals_decisions_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_revision_takes_the_place_of_what_it_revises),
        ON_BOTH(a_revision_changes_what_is_stated_and_leaves_the_rest),
        ON_BOTH(the_evidence_of_a_revision_is_checked),
        ON_BOTH(a_revision_needs_a_reason_and_must_change_something),
        ON_BOTH(a_retraction_leaves_nothing),
        ON_BOTH(what_was_revised_is_refused_and_what_stands_is_named),
        ON_BOTH(an_amount_can_be_revised_there_and_back),
        ON_BOTH(a_revision_may_not_meet_another_amount_of_its_source),
        ON_BOTH(what_a_change_itself_does_it_does_not_revise),
        ON_BOTH(many_revisions_are_one_operation),
        ON_BOTH(a_series_whose_figures_were_all_retracted_takes_another_unit),
        ON_BOTH(finds_an_observation_by_the_beginning_of_its_id),
        ON_BOTH(finds_what_was_revised_but_not_what_was_undone),
        ON_BOTH(a_beginning_that_fits_several_lists_them),
        ON_BOTH(the_history_tells_all_versions),
        ON_BOTH(the_history_as_of_an_operation_ends_there),
        ON_BOTH(revised_observations_can_be_read_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
