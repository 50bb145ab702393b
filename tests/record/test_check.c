/* The chain of hashes: what is as it was written, what was tampered with and where, and what continues from a hash. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define USD .unit = "USD", .nature = ANNALS_FLOW

static annals_check_report check(fixture *f, const char *kept)
{
    annals_check_report report;
    if (annals_record_check(f->record, kept, &report, &f->error))
        fail_msg("%s", f->error.message);
    return report;
}

/* Something of everything: seven operations, six observations, two of them with a quote. */
static void fill(fixture *f)
{
    add_sources(f);
    annals_change *change = begin(f);
    state_it(f, change, (words){USD, .quote = "spent 14B", .note = "n"});
    annals_id id = f->id;
    state_it(f, change, (words){USD, .period = "2026", .source = "brief", .quote = "was 600"});
    state_it(f, change, (words){.unit = "people", .nature = ANNALS_LEVEL, .key = "headcount"});
    commit(f, change);
    revise_it(f, id, (words){.amount = "14.3B"});
    update_source(f, "story", "Meta spent 14.3B dollars.\n");
    prefer_it(f, f->id);
    add_rule(f, "a = b * c");
    undo(f, 6);
}

static void a_record_as_it_was_written_is_whole(void **state)
{
    fixture *f = *state;
    annals_check_report report = check(f, NULL);
    assert_int_equal(report.operations, 0);
    assert_string_equal(report.head, "");
    fill(f);
    report = check(f, NULL);
    assert_int_equal(report.operations, 7);
    assert_int_equal(report.tampered, 0);
    assert_int_equal(report.kept, 0);
    annals_operation *log;
    size_t count;
    assert_int_equal(annals_record_operations(f->record, &log, &count, &f->error), ANNALS_OK);
    assert_string_equal(report.head, log[6].hash);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(check(f, log[i].hash).kept, i + 1);
    annals_operations_free(log);
}

static void history_continues_from_a_hash_that_was_kept(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_check_report report = check(f, NULL);
    char head[ANNALS_ID_TEXT], message[200];
    strcpy(head, report.head);
    record_it(f, (words){USD});
    report = check(f, head);
    assert_int_equal(report.kept, 1);
    assert_int_equal(report.operations, 2);
    assert_string_not_equal(report.head, head);
    for (char *c = head; *c; c++)
        *c = (char)(*c >= 'a' ? *c - 'a' + 'A' : *c);
    assert_int_equal(check(f, head).kept, 1);
    head[5] = head[5] == '0' ? '1' : '0';
    snprintf(message, sizeof message, "head: %.12s: no operation has this hash: the record was cut off or written anew",
             head);
    refuses(f, annals_record_check(f->record, head, &report, &f->error), ANNALS_INVALID, message);
    assert_int_equal(report.operations, 2);
    assert_int_equal(report.tampered, 0);
    refuses(f, annals_record_check(f->record, "abc", &report, &f->error), ANNALS_INVALID,
            "head: \"abc\": no hash; wants 64 hexadecimal digits");
    head[63] = 'g';
    assert_int_equal(annals_record_check(f->record, head, &report, &f->error), ANNALS_INVALID);
}

/* The published form of a hash: whoever knows chain.h can compute it without annals. */
static void the_hash_is_what_the_header_says(void **state)
{
    fixture *f = *state;
    add_rule(f, "a = b");
    assert_string_equal(check(f, NULL).head, "12194205a23ab428af3c3d4b87862239ee7e74fdef56dd73c14072de76b8ccc8");
}

static void the_same_operations_give_the_same_hashes_on_any_engine(void **state)
{
    (void)state;
    char heads[2][ANNALS_ID_TEXT];
    const annals_engine *engines[] = {&annals_sqlite_engine, &memory_engine};
    for (int i = 0; i < 2; i++) {
        void *f = (void *)(uintptr_t)engines[i];
        assert_int_equal(set_up(&f), 0);
        fill(f);
        strcpy(heads[i], check(f, NULL).head);
        assert_int_equal(tear_down(&f), 0);
    }
    assert_string_equal(heads[0], heads[1]);
}

static void a_change_of_many_rows_is_checked_as_well(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    char period[16];
    for (int year = 9000; year > 0; year--) {
        snprintf(period, sizeof period, "%04d", year);
        state_it(f, change, (words){USD, .period = period, .quote = year % 2 ? "spent 14B" : NULL});
    }
    commit(f, change);
    assert_int_equal(check(f, NULL).operations, 2);
}

/* --- Tampering -------------------------------------------------------------------------------------------------------
 */

/* As someone would who knows how: without the triggers, keys and checks. */
static void tamper(fixture *f, const char *sql)
{
    sqlite3 *db;
    char *said = NULL;
    annals_record_close(f->record);
    f->record = NULL;
    assert_int_equal(sqlite3_open(f->place, &db), SQLITE_OK);
    assert_int_equal(sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
    if (sqlite3_exec(db, sql, NULL, NULL, &said) != SQLITE_OK)
        fail_msg("%s: %s", sql, said);
    sqlite3_close(db);
    reopen(f, ANNALS_READ);
}

typedef struct {
    const char *sql;
    int operation; /* 0: in none */
    const char *words;
} tampering;

#define IS_NOT " is not as it was written: "
#define HASH "its hash does not follow from what it holds and from the operation before"
#define ID "it, its series or its source was changed, for they no longer give its id"

/* Observations by number: operation 2 has 1 (14B of 2025), 2 (600 of 2026), 3 (headcount); operation 3 has 4. */
static const tampering tamperings[] = {
    {"UPDATE operation SET why = 'x' WHERE number = 2", 2, HASH},
    {"UPDATE operation SET who = 'someone else' WHERE number = 3", 3, HASH},
    {"UPDATE operation SET at = at - 1 WHERE number = 1", 1, HASH},
    {"UPDATE operation SET verb = 'import' WHERE number = 5", 5, HASH},
    {"UPDATE operation SET undoes = 5 WHERE number = 7", 7, HASH},
    {"UPDATE operation SET hash = replace(hash, 'a', 'b') WHERE number = 4", 4, HASH},
    {"DELETE FROM operation WHERE number = 4", 4, "it is missing"},
    {"DELETE FROM operation WHERE number = 1", 1, "it is missing"},
    {"UPDATE observation SET amount = '15B' WHERE number = 1", 2, ID},
    {"UPDATE observation SET period = '2024' WHERE number = 4", 3, ID},
    {"UPDATE observation SET kind = 'estimate' WHERE number = 2", 2, ID},
    {"UPDATE observation SET note = '' WHERE number = 1", 2, ID},
    {"UPDATE observation SET source = 1 WHERE number = 2", 2, ID},
    {"UPDATE observation SET series = 2 WHERE number = 1", 2, ID},
    {"UPDATE observation SET earliest = earliest + 1 WHERE number = 1", 2, "the bounds of its period were changed"},
    {"UPDATE observation SET operation = 3 WHERE number = 3", 2, "observations: 3 when it was written, 2 now"},
    {"UPDATE observation SET number = 9 WHERE number = 4", 3, "row 4 of the observations is missing"},
    {"UPDATE observation SET kind = 'guess' WHERE number = 4", 3, "one of its observations can't be read"},
    {"UPDATE observation SET id = replace(id, 'a', 'b') WHERE number = 3", 2, ID},
    {"DELETE FROM observation WHERE number = 1", 2, "row 1 of the observations is missing"},
    {"DELETE FROM observation WHERE number = 3", 2, "observations: 3 when it was written, 2 now"},
    {"UPDATE evidence SET quote = 'spent 15B' WHERE observation = 1", 2, ID},
    {"UPDATE evidence SET start_byte = start_byte + 1 WHERE observation = 4", 3, ID},
    {"UPDATE evidence SET prefix = 'Google ' WHERE observation = 1", 2, "what stands around its quote was changed"},
    {"UPDATE evidence SET suffix = 'x' WHERE observation = 2", 2, "what stands around its quote was changed"},
    {"DELETE FROM evidence WHERE observation = 1", 2, ID},
    {"UPDATE series SET unit = 'EUR' WHERE number = 1", 2, ID},
    {"UPDATE series SET key = 'capex' WHERE number = 1", 2, ID},
    {"DELETE FROM series WHERE number = 2", 2, "its series is gone"},
    {"UPDATE source SET title = 'x' WHERE number = 2", 1, HASH},
    {"UPDATE source SET published = '2020' WHERE number = 3", 4, HASH},
    {"UPDATE source SET updates = NULL WHERE number = 3", 4, HASH},
    {"UPDATE source SET id = 'other' WHERE number = 2", 1, HASH},
    {"DELETE FROM source WHERE number = 3", 4, "sources: 1 when it was written, 0 now"},
    {"UPDATE source SET document = 2 WHERE number = 3", 4, HASH},
    {"UPDATE document SET content = zeroblob(20) WHERE number = 3", 4,
     "the text of source \"story\" is not the one that was read"},
    {"UPDATE document SET content = (SELECT content FROM document WHERE number = 3), bytes = 26 WHERE number = 1", 1,
     "the text of source \"story\" is not the one that was read"},
    {"DELETE FROM document WHERE number = 2", 1, "the text of source \"brief\" is not the one that was read"},
    {"UPDATE decision SET because = 'x' WHERE number = 1", 3, HASH},
    {"UPDATE decision SET kind = 'retract', revision = NULL WHERE number = 1", 3, HASH},
    {"UPDATE decision SET observation = 2 WHERE number = 2", 5, HASH},
    {"UPDATE decision SET rule = 'a = b' WHERE number = 3", 6, HASH},
    {"DELETE FROM decision WHERE number = 3", 6, "decisions: 1 when it was written, 0 now"},
    {"INSERT INTO decision VALUES (4, 7, 'prefer', 1, NULL, '', 'b')", 7, "decisions: 0 when it was written, 1 now"},
    {"INSERT INTO observation SELECT 5, 7, series, source, kind, '2030', earliest, latest, amount, note, id"
     " FROM observation WHERE number = 3",
     7, NULL},
};

static void tampering_is_found_in_the_operation_where_it_was(void **state)
{
    fixture *f = *state;
    fill(f);
    char copy[120], command[300];
    snprintf(copy, sizeof copy, "%s/copy.db", f->folder);
    annals_record_close(f->record);
    f->record = NULL;
    snprintf(command, sizeof command, "cp %s %s", f->place, copy);
    assert_int_equal(system(command), 0);
    for (size_t i = 0; i < sizeof tamperings / sizeof *tamperings; i++) {
        const tampering *each = &tamperings[i];
        snprintf(command, sizeof command, "cp %s %s", copy, f->place);
        assert_int_equal(system(command), 0);
        tamper(f, each->sql);
        annals_check_report report;
        annals_status status = annals_record_check(f->record, NULL, &report, &f->error);
        if (status != ANNALS_INVALID || report.tampered != each->operation)
            fail_msg("%s: operation %d: %s", each->sql, (int)report.tampered, status ? f->error.message : "");
        if (each->words && !strstr(f->error.message, each->words))
            fail_msg("%s: %s", each->sql, f->error.message);
        assert_int_equal(report.operations, each->operation - 1);
    }
    unlink(copy);
}

static void finds(fixture *f, const char *sql, const char *wanted)
{
    annals_check_report report;
    tamper(f, sql);
    refuses(f, annals_record_check(f->record, NULL, &report, &f->error), ANNALS_INVALID, wanted);
}

static void finds_rows_of_no_operation(void **state)
{
    fixture *f = *state;
    fill(f);
    finds(f,
          "INSERT INTO document VALUES (4, '"
          "0123456789012345678901234567890123456789012345678901234567890123"
          "', 0, x'00')",
          "the record is not as it was written: row 4 of the documents was added to no operation");
    finds(f, "INSERT INTO series VALUES (3, 'x', 'USD', 'flow')",
          "the record is not as it was written: row 3 of the series was added to no operation");
    finds(f, "INSERT INTO decision VALUES (4, 9, 'prefer', 1, NULL, '', 'b')",
          "the record is not as it was written: row 4 of the decisions was added to no operation");
    finds(f,
          "INSERT INTO source SELECT 4, 'x', 9, kind, '', '', '', '', '', '', '', 0, sha256, 1, NULL FROM source"
          " WHERE number = 1",
          "the record is not as it was written: row 4 of the sources was added to no operation");
    finds(f,
          "INSERT INTO observation SELECT 5, 9, series, source, kind, period, earliest, latest, amount, note, id"
          " FROM observation WHERE number = 3",
          "the record is not as it was written: row 5 of the observations was added to no operation");
}

static void finds_evidence_of_nothing(void **state)
{
    fixture *f = *state;
    fill(f);
    char wanted[300];
    snprintf(wanted, sizeof wanted,
             "%s: the file is damaged: evidence 9 refers to a row of observation that is not there", f->place);
    finds(f, "INSERT INTO evidence VALUES (9, 'x', 0, 1, '', '')", wanted);
}

static void finds_that_the_guards_are_gone(void **state)
{
    fixture *f = *state;
    fill(f);
    char wanted[300];
    snprintf(wanted, sizeof wanted, "%s: the file is damaged: its decision_delete is not as annals made it", f->place);
    finds(f, "DROP TRIGGER decision_delete", wanted);
    snprintf(wanted, sizeof wanted, "%s: the file is damaged: its source_update is not as annals made it", f->place);
    finds(f, "DROP TRIGGER source_update", wanted);
    finds(f, "CREATE TRIGGER source_update BEFORE UPDATE ON source BEGIN SELECT 1; END", wanted);
}

static void a_cut_tail_is_whole_but_for_the_hash_that_was_kept(void **state)
{
    fixture *f = *state;
    fill(f);
    char head[ANNALS_ID_TEXT], message[200];
    strcpy(head, check(f, NULL).head);
    tamper(f, "DELETE FROM decision WHERE operation = 6; DELETE FROM operation WHERE number > 5");
    assert_int_equal(check(f, NULL).operations, 5);
    annals_check_report report;
    snprintf(message, sizeof message, "head: %.12s: no operation has this hash: the record was cut off or written anew",
             head);
    refuses(f, annals_record_check(f->record, head, &report, &f->error), ANNALS_INVALID, message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_record_as_it_was_written_is_whole),
        ON_BOTH(history_continues_from_a_hash_that_was_kept),
        ON_BOTH(the_hash_is_what_the_header_says),
        cmocka_unit_test(the_same_operations_give_the_same_hashes_on_any_engine),
        ON_BOTH(a_change_of_many_rows_is_checked_as_well),
        ON_SQLITE(tampering_is_found_in_the_operation_where_it_was),
        ON_SQLITE(finds_rows_of_no_operation),
        ON_SQLITE(finds_evidence_of_nothing),
        ON_SQLITE(finds_that_the_guards_are_gone),
        ON_SQLITE(a_cut_tail_is_whole_but_for_the_hash_that_was_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
