/* The file: what it is, what it refuses, and that nothing in it can be changed. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include "record/sqlite_schema.h"
#include "record/sqlite_store.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define USD .unit = "USD", .nature = ANNALS_FLOW

static void fill(fixture *f)
{
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B"});
    undo(f, 2);
}

/* A connection that knows nothing of annals. */
static sqlite3 *stray(fixture *f)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->place, &db), SQLITE_OK);
    return db;
}

static void run(sqlite3 *db, const char *sql)
{
    char *said = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &said) != SQLITE_OK)
        fail_msg("%s: %s", sql, said);
}

static void every_statement_can_be_prepared(void **state)
{
    fixture *f = *state;
    annals_sqlite *sqlite = annals_sqlite_of(f->record->store);
    assert_int_equal(annals_sqlite_know_incoming(sqlite, &f->error), ANNALS_OK);
    for (int i = 0; i < ANNALS_SQL_COUNT; i++) {
        sqlite3_stmt *statement;
        assert_non_null(annals_sql_text((annals_sql)i));
        if (annals_sqlite_prepare(sqlite, (annals_sql)i, &statement, &f->error))
            fail_msg("%s: %s", annals_sql_text((annals_sql)i), f->error.message);
    }
}

static void searches_go_through_indexes(void **state)
{
    static const annals_sql quick[] = {
        ANNALS_SQL_UNDOS,          ANNALS_SQL_SERIES,         ANNALS_SQL_SOURCES,      ANNALS_SQL_DOCUMENT_OF_TEXT,
        ANNALS_SQL_ROWS_OF_SERIES, ANNALS_SQL_ROWS_OF_PERIOD, ANNALS_SQL_ROW_OF_NUMBER};
    fixture *f = *state;
    sqlite3 *db = stray(f);
    for (size_t i = 0; i < sizeof quick / sizeof *quick; i++) {
        char *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", annals_sql_text(quick[i]));
        sqlite3_stmt *plan;
        assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &plan, NULL), SQLITE_OK);
        assert_int_equal(sqlite3_step(plan), SQLITE_ROW);
        const char *first = (const char *)sqlite3_column_text(plan, 3);
        if (!strstr(first, "USING"))
            fail_msg("%s: %s", annals_sql_text(quick[i]), first);
        sqlite3_finalize(plan);
        sqlite3_free(sql);
    }
    sqlite3_close(db);
}

/* Everything that a table's row can be attacked with, in order of the tables. */
static const struct {
    const char *table;
    const char *key;
    const char *same;  /* a statement's end that enters a row with the key of one that stands */
    const char *other; /* the same where only another unique column is the same; or NULL */
    const char *set;
} guarded[] = {
    {"operation", "number", "SELECT * FROM operation WHERE number = 1", NULL, "what = 'x'"},
    {"series", "number", "VALUES (1, 'other', 'EUR', 'flow')",
     "SELECT number + 1, key, unit, nature FROM series WHERE number = 1", "unit = 'EUR'"},
    {"document", "number", "VALUES (1, '0123456789012345678901234567890123456789012345678901234567890123', 0, x'00')",
     "SELECT number + 9, sha256, bytes, x'00' FROM document WHERE number = 1", "content = x'00'"},
    {"source", "number", "SELECT * FROM source WHERE number = 1", NULL, "title = 'x'"},
    {"extraction", "source", "VALUES (1, 'x')", NULL, "extractor = 'x'"},
    {"observation", "number", "SELECT * FROM observation WHERE number = 1", NULL, "amount = '1'"},
    {"evidence", "observation", "VALUES (1, 'x', 0, 1, '', '')", NULL, "quote = 'x'"},
    {"decision", "number", "VALUES (1, 1, 'prefer', 1, NULL, '', 'b')", NULL, "because = 'x'"},
};

static void attack(sqlite3 *db, const char *format, const char *table, const char *rest, const char *more)
{
    char *sql = sqlite3_mprintf(format, table, rest, more), *said = NULL;
    int changes = sqlite3_total_changes(db);
    if (sqlite3_exec(db, sql, NULL, NULL, &said) == SQLITE_OK)
        fail_msg("%s went through", sql);
    if (!strstr(said, "nothing recorded is ever") && !strstr(said, "an operation follows the last one"))
        fail_msg("%s: %s", sql, said);
    assert_int_equal(sqlite3_total_changes(db), changes);
    sqlite3_free(said);
    sqlite3_free(sql);
}

/* From a connection that knows nothing of annals: foreign keys and recursive triggers are off. */
static void nothing_can_be_updated_deleted_or_replaced(void **state)
{
    fixture *f = *state;
    fill(f);
    record_it(f, (words){USD, .period = "2026"});
    prefer_it(f, f->id);
    char *before = listing(f, 2);
    sqlite3 *db = stray(f);
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++) {
        const char *table = guarded[i].table, *same = guarded[i].same, *other = guarded[i].other;
        attack(db, "UPDATE %s SET %s", table, guarded[i].set, "");
        attack(db, "UPDATE OR REPLACE %s SET %s = 77", table, guarded[i].key, "");
        attack(db, "DELETE FROM %s WHERE %s = 1", table, guarded[i].key, "");
        attack(db, "DELETE FROM %s", table, "", "");
        attack(db, "REPLACE INTO %s %s", table, same, "");
        attack(db, "INSERT OR REPLACE INTO %s %s", table, same, "");
        attack(db, "INSERT OR IGNORE INTO %s %s", table, same, "");
        attack(db, "INSERT INTO %s SELECT * FROM (%s) WHERE true ON CONFLICT DO NOTHING", table, same, "");
        char *end = sqlite3_mprintf("(%s) DO UPDATE SET %s", guarded[i].key, guarded[i].set);
        attack(db, "INSERT INTO %s SELECT * FROM (%s) WHERE true ON CONFLICT %s", table, same, end);
        sqlite3_free(end);
        if (other) {
            attack(db, "REPLACE INTO %s %s", table, other, "");
            attack(db, "INSERT INTO %s SELECT * FROM (%s) WHERE true ON CONFLICT DO NOTHING", table, other, "");
        }
    }
    sqlite3_close(db);
    char *after = listing(f, 2);
    assert_string_equal(before, after);
    assert_true(strlen(before) > 0);
    free(before);
    free(after);
    annals_check_report report;
    assert_int_equal(annals_record_check(f->record, NULL, &report, &f->error), ANNALS_OK);
}

static void no_row_can_be_entered_that_breaks_a_rule(void **state)
{
    static const char *const attempts[] = {
        "INSERT INTO operation SELECT number + 5, at, who, verb, what, why, undoes, 0, 0, 0, hash FROM operation",
        "INSERT INTO operation SELECT max(number) + 1, 0, who, verb, what, why, undoes, 0, 0, 0, hash FROM operation",
        "INSERT INTO operation SELECT max(number) + 1, at, who, verb, what, why, undoes, 0, 0, 0, 'x' FROM operation",
        "INSERT INTO observation SELECT 9, 1, 1, 1, 'guess', period, 0, 0, '1', '', id FROM observation",
        "INSERT INTO observation SELECT 9, 1, 1, 1, kind, period, 1, 0, '1', '', id FROM observation",
        "INSERT INTO series VALUES (9, 'a', 'USD', 'stock')",
        "INSERT INTO evidence VALUES (9, 'x', 5, 5, '', '')",
        "INSERT INTO evidence (observation) VALUES ('nine')",
        "INSERT INTO decision VALUES (9, 1, 'guess', 1, NULL, '', 'b')",
        "INSERT INTO decision VALUES (9, 1, 'prefer', 1, NULL, '', '')",
        "INSERT INTO decision VALUES (9, 1, 'prefer', NULL, NULL, '', 'b')",
        "INSERT INTO decision VALUES (9, 1, 'prefer', 1, 2, '', 'b')",
        "INSERT INTO decision VALUES (9, 1, 'revise', 1, NULL, '', 'b')",
        "INSERT INTO decision VALUES (9, 1, 'revise', 1, 1, '', 'b')",
        "INSERT INTO decision VALUES (9, 1, 'rule', NULL, NULL, '', 'b')",
        "INSERT INTO decision VALUES (9, 1, 'rule', 1, NULL, 'a = b', 'b')",
        "INSERT INTO decision VALUES (9, 1, 'prefer', 1, NULL, 'a = b', 'b')",
    };
    fixture *f = *state;
    fill(f);
    sqlite3 *db = stray(f);
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
        if (sqlite3_exec(db, attempts[i], NULL, NULL, NULL) == SQLITE_OK)
            fail_msg("%s went through", attempts[i]);
    sqlite3_close(db);
}

static void assert_answer(sqlite3 *db, const char *sql, const char *answer)
{
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    int code = sqlite3_step(statement);
    if (!answer)
        assert_int_equal(code, SQLITE_DONE);
    else
        assert_string_equal((const char *)sqlite3_column_text(statement, 0), answer);
    sqlite3_finalize(statement);
}

/* Many rows go in without SQLite's own checks, so those are made up for here. */
static void many_rows_keep_every_check_and_key(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    char period[16];
    for (int year = 1; year <= 9000; year++) {
        snprintf(period, sizeof period, "%04d", year);
        state_it(f, change, (words){USD, .period = period, .quote = year % 2 ? "spent 14B" : NULL});
    }
    commit(f, change);
    sqlite3 *db = stray(f);
    assert_answer(db, "PRAGMA integrity_check", "ok");
    assert_answer(db, "PRAGMA foreign_key_check", NULL);
    assert_answer(db, "SELECT count(*) FROM observation", "9000");
    assert_answer(db, "SELECT count(*) FROM evidence", "4500");
    sqlite3_close(db);
    db = annals_sqlite_of(f->record->store)->db;
    assert_answer(db, "PRAGMA foreign_keys", "1");
    assert_answer(db, "PRAGMA ignore_check_constraints", "0");
    int triggers = 0;
    assert_int_equal(sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, -1, &triggers), SQLITE_OK);
    assert_int_equal(triggers, 1);
}

static void many_rows_are_refused_where_one_is_wrong(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    annals_stored_observation rows[20];
    for (int i = 0; i < 20; i++)
        rows[i] = (annals_stored_observation){.number = 10 + i,
                                              .operation = 3,
                                              .series = 1,
                                              .source = 1,
                                              .period = "2025",
                                              .amount = "1",
                                              .note = "",
                                              .latest = i};
    annals_store *store = f->record->store;
    for (int wrong = 0; wrong < 7; wrong++) {
        annals_stored_observation kept = rows[7];
        rows[7].series = wrong == 0 ? 2 : 1;
        rows[7].source = wrong == 1 ? 3 : 1;
        rows[7].number = wrong == 2 ? 1 : wrong == 6 ? 16 : 17;
        rows[7].latest = wrong == 3 ? -1 : 7;
        rows[7].amount = wrong == 4 ? "" : "1";
        rows[7].period = wrong == 5 ? "" : "2025";
        assert_int_equal(f->engine->begin(store, &f->error), ANNALS_OK);
        assert_int_equal(f->engine->add_observations(store, rows, 20, &f->error), ANNALS_INVALID);
        f->engine->rollback(store);
        rows[7] = kept;
    }
    assert_int_equal(f->engine->begin(store, &f->error), ANNALS_OK);
    assert_int_equal(f->engine->add_observations(store, rows, 20, &f->error), ANNALS_OK);
    f->engine->rollback(store);
}

static void the_file_says_what_it_is(void **state)
{
    fixture *f = *state;
    sqlite3 *db = stray(f);
    static const struct {
        const char *sql;
        const char *answer;
    } facts[] = {
        {"PRAGMA application_id", "1634627180"},
        {"PRAGMA user_version", "2"},
        {"PRAGMA journal_mode", "wal"},
        {"SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND strict = 0",
         "0"},
        {"PRAGMA integrity_check", "ok"},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        assert_answer(db, facts[i].sql, facts[i].answer);
    sqlite3_close(db);
}

static void connections_are_strict(void **state)
{
    fixture *f = *state;
    sqlite3 *db = annals_sqlite_of(f->record->store)->db;
    static const struct {
        const char *sql;
        const char *answer;
    } facts[] = {{"PRAGMA foreign_keys", "1"}, {"PRAGMA trusted_schema", "0"}, {"PRAGMA synchronous", "2"}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        assert_answer(db, facts[i].sql, facts[i].answer);
}

static int files_in(const char *folder)
{
    int count = 0;
    DIR *open = opendir(folder);
    while (readdir(open))
        count++;
    closedir(open);
    return count - 2;
}

static void only_the_file_remains_after_a_close(void **state)
{
    fixture *f = *state;
    fill(f);
    annals_record_close(f->record);
    f->record = NULL;
    assert_int_equal(files_in(f->folder), 1);
    reopen(f, ANNALS_READ);
    stands(f, "");
    annals_record_close(f->record);
    f->record = NULL;
    assert_int_equal(files_in(f->folder), 1);
    reopen(f, ANNALS_WRITE_ALONE);
    record_it(f, (words){USD});
    annals_record_close(f->record);
    f->record = NULL;
    assert_int_equal(files_in(f->folder), 1);
}

static void a_copy_of_the_file_is_the_whole_record(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B"});
    annals_record_close(f->record);
    f->record = NULL;
    char copy[120], command[400];
    snprintf(copy, sizeof copy, "%s/copy.db", f->folder);
    snprintf(command, sizeof command, "cp %s %s && rm %s", f->place, copy, f->place);
    assert_int_equal(system(command), 0);
    assert_int_equal(rename(copy, f->place), 0);
    reopen(f, ANNALS_READ);
    stands(f, "capex,company=Meta|2025|14B|actual|story|spent 14B@5-14|\n");
}

static void opens_by_name(void **state)
{
    fixture *f = *state;
    char name[120];
    annals_record *record;
    snprintf(name, sizeof name, "sqlite:%s", f->place);
    assert_int_equal(annals_record_open(name, ANNALS_READ, NULL, &record, &f->error), ANNALS_OK);
    annals_record_close(record);
    assert_int_equal(annals_record_open(f->place, ANNALS_READ, NULL, &record, &f->error), ANNALS_OK);
    annals_record_close(record);
    annals_record_close(NULL);
    refuses(f, annals_record_open(f->place, ANNALS_WRITE, NULL, &record, &f->error), ANNALS_USAGE,
            "a record opened for writing needs an author with a clock");
}

static void leaves_a_file_alone_that_is_there(void **state)
{
    fixture *f = *state;
    char wanted[160];
    snprintf(wanted, sizeof wanted, "%s: is there already and left alone", f->place);
    refuses(f, annals_record_create(f->place, &f->error), ANNALS_EXISTS, wanted);
    annals_record_close(f->record);
    f->record = NULL;
    refuses(f, annals_record_create(f->place, &f->error), ANNALS_EXISTS, wanted);
    assert_int_equal(files_in(f->folder), 1);
}

static void refuses_to_create_where_nothing_can_be(void **state)
{
    fixture *f = *state;
    refuses(f, annals_record_create("/nowhere/r.db", &f->error), ANNALS_CANNOT_CREATE,
            "/nowhere/r.db: can't be created: No such file or directory");
    refuses(f, annals_record_create("", &f->error), ANNALS_CANNOT_CREATE, "the record's name is empty");
}

/* Replaces the record by a file of these bytes, and tries to open it. */
static void refuses_bytes(fixture *f, const void *bytes, size_t size, annals_status wanted, const char *words_for_it)
{
    annals_record_close(f->record);
    f->record = NULL;
    FILE *file = fopen(f->place, "wb");
    if (size > 0)
        assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
    char message[300];
    snprintf(message, sizeof message, "%s: %s", f->place, words_for_it);
    for (annals_access access = ANNALS_READ; access <= ANNALS_WRITE; access++) {
        annals_author author = author_of(f);
        annals_record *record;
        refuses(f, annals_record_open(f->place, access, &author, &record, &f->error), wanted, message);
    }
    assert_int_equal(files_in(f->folder), 1);
}

static void refuses_what_is_no_record(void **state)
{
    fixture *f = *state;
    refuses_bytes(f, "", 0, ANNALS_INVALID, "is empty, no annals record");
    refuses_bytes(f, "key,value\n", 10, ANNALS_INVALID, "is no annals record (SQLite: file is not a database)");
    char zeros[4096] = {0};
    refuses_bytes(f, zeros, sizeof zeros, ANNALS_INVALID, "is no annals record (SQLite: file is not a database)");
}

static void refuses_an_sqlite_file_of_something_else(void **state)
{
    fixture *f = *state;
    annals_record_close(f->record);
    f->record = NULL;
    unlink(f->place);
    sqlite3 *db = stray(f);
    run(db, "CREATE TABLE t (x)");
    sqlite3_close(db);
    char message[300];
    snprintf(message, sizeof message, "%s: is no annals record: an SQLite file of something else", f->place);
    annals_record *record;
    refuses(f, annals_record_open(f->place, ANNALS_READ, NULL, &record, &f->error), ANNALS_INVALID, message);
}

static void refuses_a_newer_version(void **state)
{
    fixture *f = *state;
    sqlite3 *db = stray(f);
    run(db, "PRAGMA user_version = 99");
    sqlite3_close(db);
    char message[300];
    snprintf(message, sizeof message, "%s: is of a newer version of annals: its schema is 99, this one knows up to %d",
             f->place, annals_schema_count);
    annals_record *record;
    refuses(f, annals_record_open(f->place, ANNALS_READ, NULL, &record, &f->error), ANNALS_INVALID, message);
}

/* As a record stood before its second step. */
static void brings_an_older_version_up_to_date(void **state)
{
    fixture *f = *state;
    sqlite3 *db = stray(f);
    run(db, "DROP TABLE extraction; PRAGMA user_version = 1");
    sqlite3_close(db);
    char message[300];
    snprintf(message, sizeof message, "%s: is of an older version of annals; any verb that writes brings it up to date",
             f->place);
    annals_record *record;
    annals_author author = author_of(f);
    refuses(f, annals_record_open(f->place, ANNALS_READ, NULL, &record, &f->error), ANNALS_INVALID, message);
    assert_int_equal(annals_record_open(f->place, ANNALS_WRITE, &author, &record, &f->error), ANNALS_OK);
    annals_record_close(record);
    assert_int_equal(annals_record_open(f->place, ANNALS_READ, NULL, &record, &f->error), ANNALS_OK);
    annals_record_close(record);
}

static void refuses_folders_and_what_is_not_there(void **state)
{
    fixture *f = *state;
    annals_record *record;
    char message[300];
    snprintf(message, sizeof message, "%s: is a folder, no annals record", f->folder);
    refuses(f, annals_record_open(f->folder, ANNALS_READ, NULL, &record, &f->error), ANNALS_INVALID, message);
    refuses(f, annals_record_open("/dev/null", ANNALS_READ, NULL, &record, &f->error), ANNALS_INVALID,
            "/dev/null: is no regular file, no annals record");
    refuses(f, annals_record_open("/nowhere/r.db", ANNALS_READ, NULL, &record, &f->error), ANNALS_NO_INPUT,
            "/nowhere/r.db: no such record");
    refuses(f, annals_record_open("", ANNALS_READ, NULL, &record, &f->error), ANNALS_NO_INPUT,
            "the record's name is empty");
}

static void says_that_a_file_is_damaged(void **state)
{
    fixture *f = *state;
    fill(f);
    annals_record_close(f->record);
    f->record = NULL;
    int file = open(f->place, O_WRONLY);
    char noise[4096];
    memset(noise, 0xA5, sizeof noise);
    for (off_t at = 16384; at < 230000; at += 4096)
        assert_int_equal(pwrite(file, noise, sizeof noise, at), sizeof noise);
    close(file);
    annals_record *record = NULL;
    annals_table *table;
    annals_selection all = {0};
    annals_status status = annals_record_open(f->place, ANNALS_READ, NULL, &record, &f->error);
    if (!status)
        status = annals_record_read(record, &all, &table, &f->error);
    annals_record_close(record);
    assert_int_equal(status, ANNALS_INVALID);
    assert_non_null(strstr(f->error.message, "the file is damaged"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(every_statement_can_be_prepared),
        ON_SQLITE(searches_go_through_indexes),
        ON_SQLITE(nothing_can_be_updated_deleted_or_replaced),
        ON_SQLITE(no_row_can_be_entered_that_breaks_a_rule),
        ON_SQLITE(many_rows_keep_every_check_and_key),
        ON_SQLITE(many_rows_are_refused_where_one_is_wrong),
        ON_SQLITE(the_file_says_what_it_is),
        ON_SQLITE(connections_are_strict),
        ON_SQLITE(only_the_file_remains_after_a_close),
        ON_SQLITE(a_copy_of_the_file_is_the_whole_record),
        ON_SQLITE(opens_by_name),
        ON_SQLITE(leaves_a_file_alone_that_is_there),
        ON_SQLITE(refuses_to_create_where_nothing_can_be),
        ON_SQLITE(refuses_what_is_no_record),
        ON_SQLITE(refuses_an_sqlite_file_of_something_else),
        ON_SQLITE(refuses_a_newer_version),
        ON_SQLITE(brings_an_older_version_up_to_date),
        ON_SQLITE(refuses_folders_and_what_is_not_there),
        ON_SQLITE(says_that_a_file_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
