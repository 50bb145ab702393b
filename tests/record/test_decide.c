/* Preferences and rules: kept, shown as of an operation, taken back; and the operations of a selection. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include "series/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USD .unit = "USD", .nature = ANNALS_FLOW

/* "operation:id or rule:because", a line each. */
static void decided(fixture *f, annals_decision_kind kind, int64_t as_of, const char *wanted)
{
    annals_decision *list;
    size_t count;
    if (annals_record_decisions(f->record, kind, as_of, &list, &count, &f->error))
        fail_msg("%s", f->error.message);
    annals_str out = {0};
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(list[i].kind, kind);
        assert_string_equal(list[i].who, "tester");
        assert_true(list[i].at > 0);
        annals_str_format(&out, "%d:%s:%s\n", (int)list[i].operation,
                          list[i].rule ? list[i].rule : brief(list[i].observation), list[i].because);
    }
    annals_decisions_free(list);
    assert_string_equal(annals_str_text(&out), wanted);
    annals_str_free(&out);
}

static void a_preference_is_kept_with_its_reason(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id one = f->id;
    record_it(f, (words){.amount = "20B", .source = "brief"});
    annals_id two = f->id;
    assert_int_equal(prefer_it(f, one), 4);
    assert_int_equal(prefer_it(f, two), 5);
    char both[200], first[100];
    snprintf(first, sizeof first, "4:%s:closer to the source\n", brief(one));
    snprintf(both, sizeof both, "%s5:%s:closer to the source\n", first, brief(two));
    decided(f, ANNALS_PREFER, 0, both);
    decided(f, ANNALS_PREFER, 4, first);
    decided(f, ANNALS_PREFER, 3, "");
    annals_decision *list;
    size_t count;
    assert_int_equal(annals_record_decisions(f->record, ANNALS_PREFER, 0, &list, &count, &f->error), ANNALS_OK);
    assert_string_equal(list[0].series, "capex,company=Meta");
    annals_decisions_free(list);
    annals_decisions_free(NULL);
    assert_int_equal(annals_record_decisions(f->record, ANNALS_PREFER, 9, &list, &count, &f->error), ANNALS_INVALID);
    undo(f, 5);
    decided(f, ANNALS_PREFER, 0, first);
}

static void a_preference_ends_with_what_it_prefers(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_id id = f->id;
    prefer_it(f, id);
    revise_it(f, id, (words){.amount = "15B"});
    decided(f, ANNALS_PREFER, 0, "");
    char line[100];
    snprintf(line, sizeof line, "3:%s:closer to the source\n", brief(id));
    decided(f, ANNALS_PREFER, 3, line);
    annals_change *change = begin(f);
    char message[200];
    snprintf(message, sizeof message, "observation %s was revised; what stands is %s, entered by operation 4",
             brief(id), brief(f->id));
    refuses(f, annals_change_prefer(change, &id, "b", &f->error), ANNALS_EXISTS, message);
    refuses(f, annals_change_prefer(change, &f->id, " ", &f->error), ANNALS_INVALID, "because: missing: say why");
    annals_change_cancel(change);
}

static void a_rule_is_kept_as_it_is_given(void **state)
{
    fixture *f = *state;
    assert_int_equal(add_rule(f, "a = b * c"), 1);
    assert_int_equal(add_rule(f, "x = y - z"), 2);
    assert_int_equal(f->outcome, ANNALS_ADDED);
    assert_int_equal(add_rule(f, "a = b * c"), 0);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    decided(f, ANNALS_RULE, 0, "1:a = b * c:by definition\n2:x = y - z:by definition\n");
    decided(f, ANNALS_RULE, 1, "1:a = b * c:by definition\n");
    undo(f, 1);
    decided(f, ANNALS_RULE, 0, "2:x = y - z:by definition\n");
    assert_int_equal(add_rule(f, "a = b * c"), 4);
    refuses(
        f, try_undo(f, 3), ANNALS_INVALID,
        "operation 3 can't be taken back: operation 1 would stand again, and operation 4 has entered the rule \"a = "
        "b * c\" since");
    undo(f, 4);
    undo(f, 3);
    decided(f, ANNALS_RULE, 0, "1:a = b * c:by definition\n2:x = y - z:by definition\n");
}

static void a_rule_needs_a_text_and_a_reason(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    refuses(f, annals_change_rule_add(change, "", "b", &f->outcome, &f->error), ANNALS_INVALID, "rule: missing");
    refuses(f, annals_change_rule_add(change, NULL, "b", &f->outcome, &f->error), ANNALS_INVALID, "rule: missing");
    refuses(f, annals_change_rule_add(change, "a\xFF", "b", &f->outcome, &f->error), ANNALS_INVALID,
            "rule: byte 1 is no UTF-8");
    refuses(f, annals_change_rule_add(change, "a = b", NULL, &f->outcome, &f->error), ANNALS_INVALID,
            "because: missing: say why");
    assert_int_equal(annals_change_rule_add(change, "a = b", "b", &f->outcome, &f->error), ANNALS_OK);
    assert_int_equal(annals_change_rule_add(change, "a = b", "b", &f->outcome, &f->error), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    assert_int_equal(commit(f, change), 1);
    decided(f, ANNALS_RULE, 0, "1:a = b:b\n");
}

static void nothing_is_decided_in_a_change_that_undoes(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    int64_t taken;
    annals_change *change = begin(f);
    assert_int_equal(annals_change_undo(change, 2, &taken, &f->error), ANNALS_OK);
    assert_int_equal(annals_change_prefer(change, &f->id, "b", &f->error), ANNALS_USAGE);
    assert_int_equal(try_revise(f, change, f->id, (words){.amount = "1"}, "b"), ANNALS_USAGE);
    assert_int_equal(annals_change_rule_add(change, "a = b", "b", &f->outcome, &f->error), ANNALS_USAGE);
    annals_change_cancel(change);
    change = begin(f);
    assert_int_equal(annals_change_prefer(change, &f->id, "b", &f->error), ANNALS_OK);
    refuses(f, annals_change_undo(change, 2, &taken, &f->error), ANNALS_USAGE,
            "an undo must be the only thing in its change");
    annals_change_cancel(change);
}

/* The numbers of the operations of a selection, in a row. */
static void logged(fixture *f, annals_selection selection, const char *key_text, const char *wanted)
{
    annals_key *key = NULL;
    if (key_text)
        assert_int_equal(annals_selector_parse(key_text, strlen(key_text), &key, &f->error), ANNALS_OK);
    selection.selector = key;
    annals_operation *list;
    size_t count;
    if (annals_record_log(f->record, &selection, &list, &count, &f->error))
        fail_msg("%s", f->error.message);
    annals_str out = {0};
    for (size_t i = 0; i < count; i++)
        annals_str_format(&out, "%d%s ", (int)list[i].number, list[i].undone_by ? "x" : "");
    annals_operations_free(list);
    annals_key_free(key);
    assert_string_equal(annals_str_text(&out), wanted);
    annals_str_free(&out);
}

static void the_log_of_a_series_is_all_that_touched_it(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .key = "a"});
    annals_id a = f->id;
    record_it(f, (words){USD, .key = "b,x=1"});
    annals_id b = f->id;
    revise_it(f, a, (words){.amount = "15B"});
    prefer_it(f, f->id);
    undo(f, 5);
    retract_it(f, b);
    record_it(f, (words){USD, .key = "b,x=2", .source = "brief"});
    add_rule(f, "a = b");
    update_source(f, "brief", "another text");
    logged(f, (annals_selection){0}, NULL, "1 2 3 4 5x 6 7 8 9 10 ");
    logged(f, (annals_selection){0}, "a", "2 4 5x 6 ");
    logged(f, (annals_selection){.as_of = 5}, "a", "2 4 5 ");
    logged(f, (annals_selection){0}, "b,x=1", "3 7 ");
    logged(f, (annals_selection){0}, "b,x=*", "3 7 8 ");
    logged(f, (annals_selection){0}, "c", "");
    logged(f, (annals_selection){.source = "brief"}, NULL, "1 8 10 ");
    logged(f, (annals_selection){.source = "brief"}, "b,x=*", "8 ");
    logged(f, (annals_selection){.source = "story"}, NULL, "1 2 3 4 5x 6 7 ");
    logged(f, (annals_selection){.source = "nobody"}, NULL, "");
    annals_operation *list;
    size_t count;
    annals_selection future = {.as_of = 99};
    refuses(f, annals_record_log(f->record, &future, &list, &count, &f->error), ANNALS_INVALID,
            "as of 99: the last operation is 10");
    assert_int_equal(annals_record_operations(f->record, &list, &count, &f->error), ANNALS_OK);
    assert_int_equal(list[3].decisions, 1);
    assert_int_equal(list[3].observations, 1);
    assert_int_equal(strlen(list[3].hash), 64);
    assert_string_not_equal(list[3].hash, list[4].hash);
    annals_operations_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_preference_is_kept_with_its_reason),
        ON_BOTH(a_preference_ends_with_what_it_prefers),
        ON_BOTH(a_rule_is_kept_as_it_is_given),
        ON_BOTH(a_rule_needs_a_text_and_a_reason),
        ON_BOTH(nothing_is_decided_in_a_change_that_undoes),
        ON_BOTH(the_log_of_a_series_is_all_that_touched_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
