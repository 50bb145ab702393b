/* Every allocation of a record's life fails once: each failure is said, and leaves the record as it was. */
#include "tests/record/fixture.h"
#include "tests/support/allocation.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LIMIT = 20000 };

/* Calls that return ANNALS_OK, or fail and have given nothing. */
typedef annals_status (*attempt)(fixture *f);

static annals_status observe(annals_change *change, const char *period_text, const char *quote, annals_error *error)
{
    annals_period period;
    annals_amount amount;
    annals_id id;
    annals_outcome outcome;
    annals_key *key;
    annals_status status = annals_period_parse(period_text, strlen(period_text), &period, error);
    if (!status)
        status = annals_amount_parse("14B", 3, &amount, error);
    if (!status)
        status = annals_key_parse("capex", 5, &key, error);
    if (status)
        return status;
    annals_statement statement = {.key = key,
                                  .period = &period,
                                  .amount = &amount,
                                  .unit = "USD",
                                  .nature = ANNALS_FLOW,
                                  .source = "story",
                                  .quote = quote,
                                  .at = -1};
    status = annals_change_observe(change, &statement, &id, &outcome, error);
    annals_key_free(key);
    return status;
}

static annals_status write_some(fixture *f)
{
    annals_change *change;
    annals_status status = annals_change_begin(f->record, "record", &change, &f->error);
    if (status)
        return status;
    annals_source source = {.id = "second", .title = "t"};
    status = annals_change_source(change, &source, "text", 4, "text", 4, &f->outcome, &f->error);
    if (!status)
        status = observe(change, "2025", "spent  14B", &f->error);
    char period[] = "2000";
    for (int i = 0; !status && i < 20; i++) {
        period[2] = (char)('0' + i / 10);
        period[3] = (char)('0' + i % 10);
        status = observe(change, period, NULL, &f->error);
    }
    if (!status)
        return annals_change_commit(change, "some", NULL, NULL, &f->error);
    annals_change_cancel(change);
    return status;
}

static annals_status take_back(fixture *f)
{
    annals_change *change;
    annals_status status = annals_change_begin(f->record, "undo", &change, &f->error);
    if (status)
        return status;
    int64_t taken;
    status = annals_change_undo(change, 0, &taken, &f->error);
    if (!status)
        return annals_change_commit(change, "back", NULL, NULL, &f->error);
    annals_change_cancel(change);
    return status;
}

static annals_status read_all(fixture *f)
{
    annals_selection all = {0};
    annals_table *table;
    annals_status status = annals_record_read(f->record, &all, &table, &f->error);
    if (!status)
        annals_record_table_free(table);
    annals_cursor *cursor;
    const annals_table *batch;
    if (!status)
        status = annals_cursor_open(f->record, &all, &cursor, &f->error);
    if (status)
        return status;
    do
        status = annals_cursor_next(cursor, &batch, &f->error);
    while (!status && batch);
    annals_cursor_close(cursor);
    return status;
}

static annals_status read_lists(fixture *f)
{
    annals_selection all = {0};
    annals_summary *summary;
    annals_status status = annals_record_summary(f->record, &all, &summary, &f->error);
    if (!status)
        annals_summary_free(summary);
    annals_table *table;
    if (!status)
        status = annals_record_sources(f->record, 0, &table, &f->error);
    if (status)
        return status;
    annals_record_table_free(table);
    annals_operation *log;
    size_t count;
    status = annals_record_operations(f->record, &log, &count, &f->error);
    if (!status)
        annals_operations_free(log);
    char *text;
    size_t size;
    if (!status)
        status = annals_record_text(f->record, "story", 0, &text, &size, &f->error);
    if (!status)
        free(text);
    return status;
}

static annals_status miss_a_source(fixture *f)
{
    char *text;
    size_t size;
    annals_status status = annals_record_text(f->record, "stroy", 0, &text, &size, &f->error);
    return status == ANNALS_MISSING ? ANNALS_OK : status;
}

/* Revises, retracts, prefers, declares and updates in one change. */
static annals_status decide_all(annals_change *change, const annals_id ids[3], annals_error *error)
{
    annals_source source = {.id = "second", .title = "another"};
    annals_outcome outcome;
    annals_amount amount;
    annals_id revised;
    annals_status status = annals_change_source_update(change, &source, "new text", 8, "new text", 8, &outcome, error);
    if (!status)
        status = annals_amount_parse("15B", 3, &amount, error);
    annals_revision revision = {.amount = &amount, .note = "n", .at = -1};
    if (!status)
        status = annals_change_revise(change, &ids[0], &revision, "r", &revised, error);
    if (!status)
        status = annals_change_retract(change, &ids[1], "r", error);
    if (!status)
        status = annals_change_prefer(change, &ids[2], "r", error);
    return status ? status : annals_change_rule_add(change, "a = b", "r", &outcome, error);
}

static annals_id decided[3]; /* of the three observations that stand first */

static annals_status decide_some(fixture *f)
{
    annals_change *change;
    annals_status status = annals_change_begin(f->record, "decide", &change, &f->error);
    if (status)
        return status;
    status = decide_all(change, decided, &f->error);
    if (!status)
        return annals_change_commit(change, "decided", NULL, NULL, &f->error);
    annals_change_cancel(change);
    return status;
}

static annals_status read_decided(fixture *f)
{
    annals_decision *list;
    size_t count;
    annals_status status = ANNALS_OK;
    for (annals_decision_kind kind = ANNALS_REVISE; !status && kind <= ANNALS_RULE; kind++) {
        status = annals_record_decisions(f->record, kind, 0, &list, &count, &f->error);
        if (!status)
            annals_decisions_free(list);
    }
    annals_history *history;
    if (!status)
        status = annals_record_history(f->record, &decided[0], 0, &history, &f->error);
    if (status)
        return status;
    annals_history_free(history);
    int64_t operation;
    return annals_record_as_of(f->record, f->clock, &operation, &f->error);
}

static annals_status read_selected(fixture *f)
{
    annals_key *key;
    annals_operation *log;
    size_t count;
    annals_status status = annals_selector_parse("capex", 5, &key, &f->error);
    if (status)
        return status;
    annals_selection selection = {.selector = key, .source = "story"};
    status = annals_record_log(f->record, &selection, &log, &count, &f->error);
    annals_key_free(key);
    if (!status)
        annals_operations_free(log);
    annals_period period;
    annals_table *table;
    if (!status)
        status = annals_period_parse("2030", 4, &period, &f->error);
    selection = (annals_selection){.published_by = &period, .revised = true};
    if (!status)
        status = annals_record_read(f->record, &selection, &table, &f->error);
    if (!status)
        annals_record_table_free(table);
    return status;
}

static annals_status find_several(fixture *f)
{
    char prefix[ANNALS_ID_TEXT];
    annals_id found;
    annals_id_print(&decided[0], prefix);
    prefix[4] = '\0';
    annals_status status = annals_record_find(f->record, prefix, 0, &found, &f->error);
    return status == ANNALS_AMBIGUOUS ? ANNALS_OK : status;
}

static annals_status check_all(fixture *f)
{
    annals_check_report report;
    return annals_record_check(f->record, NULL, &report, &f->error);
}

static annals_status open_again(fixture *f)
{
    annals_author author = author_of(f);
    annals_record *record;
    annals_status status = annals_record_open_engine(f->engine, f->place, ANNALS_READ, &author, &record, &f->error);
    if (!status)
        annals_record_close(record);
    return status;
}

static void undo_last(fixture *f)
{
    annals_operation *log;
    size_t count;
    assert_int_equal(annals_record_operations(f->record, &log, &count, &f->error), ANNALS_OK);
    annals_operations_free(log);
    undo(f, (int64_t)count);
}

/* Fails the 1st, 2nd, 3rd ... allocation until none is left to fail. */
static void sweep(fixture *f, attempt try)
{
    char *before = listing(f, 0);
    for (size_t nth = 1; nth < LIMIT; nth++) {
        allocation_fail(nth);
        annals_status status = try(f);
        bool failed = allocation_failed();
        allocation_fail(0);
        if (!failed) {
            assert_int_equal(status, ANNALS_OK);
            free(before);
            return;
        }
        if (status != ANNALS_OK && status != ANNALS_NO_MEMORY)
            fail_msg("allocation %zu: %s", nth, f->error.message);
        if (status == ANNALS_OK && (try == write_some || try == take_back || try == decide_some)) /* done without */
            undo_last(f);
        stands(f, before);
    }
    fail();
}

static void writing_survives_every_failure(void **state)
{
    fixture *f = *state;
    add_sources(f);
    sweep(f, write_some);
    annals_selection all = {0};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, 21);
    annals_record_table_free(table);
    sweep(f, read_all);
    sweep(f, read_lists);
    sweep(f, miss_a_source);
    sweep(f, open_again);
    sweep(f, take_back);
    stands(f, "");
}

static void deciding_survives_every_failure(void **state)
{
    fixture *f = *state;
    add_sources(f);
    assert_int_equal(write_some(f), ANNALS_OK);
    annals_selection all = {0};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    for (int i = 0; i < 3; i++)
        decided[i] = table->observations[i].id;
    annals_record_table_free(table);
    sweep(f, decide_some);
    sweep(f, read_decided);
    sweep(f, read_selected);
    sweep(f, find_several);
    sweep(f, check_all);
    sweep(f, take_back);
    sweep(f, take_back);
}

static void creating_survives_every_failure(void **state)
{
    fixture *f = *state;
    char name[120];
    snprintf(name, sizeof name, "%s/new.db", f->folder);
    for (size_t nth = 1; nth < LIMIT; nth++) {
        allocation_fail(nth);
        annals_status status = f->engine->create(name, &f->error);
        bool failed = allocation_failed();
        allocation_fail(0);
        if (status == ANNALS_OK) {
            if (f->engine == &annals_sqlite_engine)
                assert_int_equal(unlink(name), 0);
            if (!failed)
                return;
            continue;
        }
        assert_true(failed);
        assert_int_equal(status, ANNALS_NO_MEMORY);
        assert_int_equal(access(name, F_OK), -1);
    }
    fail();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(writing_survives_every_failure),
        ON_BOTH(deciding_survives_every_failure),
        ON_SQLITE(creating_survives_every_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
