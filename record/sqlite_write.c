/* Writes rows into the file, inside the transaction that is open. */
#include "record/sqlite_store.h"

#include "record/chain.h"

#include <inttypes.h>
#include <string.h>

enum { FEW = 16 }; /* rows that are bound one by one rather than through the virtual table */

static void bind_texts(sqlite3_stmt *statement, int first, const char *const *texts, int count)
{
    for (int i = 0; i < count; i++)
        sqlite3_bind_text(statement, first + i, texts[i], -1, SQLITE_STATIC);
}

annals_status annals_sqlite_add_operation(annals_store *store, const annals_stored_operation *row, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_ADD_OPERATION, &statement, error);
    if (status)
        return status;
    const char *const texts[] = {row->who, row->verb, row->what, row->why};
    sqlite3_bind_int64(statement, 1, row->number);
    sqlite3_bind_int64(statement, 2, row->at);
    bind_texts(statement, 3, texts, 4);
    sqlite3_bind_int64(statement, 7, row->undoes);
    sqlite3_bind_int64(statement, 8, row->sources);
    sqlite3_bind_int64(statement, 9, row->observations);
    sqlite3_bind_int64(statement, 10, row->decisions);
    bind_texts(statement, 11, &row->hash, 1);
    return annals_sqlite_finish(sqlite, statement, error);
}

annals_status annals_sqlite_add_series(annals_store *store, const annals_stored_series *row, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_ADD_SERIES, &statement, error);
    if (status)
        return status;
    const char *const texts[] = {row->key, row->unit, annals_nature_name(row->nature)};
    sqlite3_bind_int64(statement, 1, row->number);
    bind_texts(statement, 2, texts, 3);
    return annals_sqlite_finish(sqlite, statement, error);
}

annals_status annals_sqlite_add_document(annals_store *store, const annals_stored_document *row, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_ADD_DOCUMENT, &statement, error);
    if (status)
        return status;
    sqlite3_bind_int64(statement, 1, row->number);
    sqlite3_bind_int64(statement, 2, row->text_bytes);
    bind_texts(statement, 3, &row->sha256, 1);
    sqlite3_bind_blob64(statement, 4, row->content, row->size, SQLITE_STATIC);
    return annals_sqlite_finish(sqlite, statement, error);
}

static annals_status add_extraction(annals_sqlite *sqlite, const annals_stored_source *row, annals_error *error)
{
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_ADD_EXTRACTION, &statement, error);
    if (status)
        return status;
    sqlite3_bind_int64(statement, 1, row->number);
    sqlite3_bind_text(statement, 2, row->source.extractor, -1, SQLITE_STATIC);
    return annals_sqlite_finish(sqlite, statement, error);
}

annals_status annals_sqlite_add_source(annals_store *store, const annals_stored_source *row, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_ADD_SOURCE, &statement, error);
    if (status)
        return status;
    const annals_source *source = &row->source;
    const char *const texts[] = {source->kind == ANNALS_FEED ? "feed" : "document",
                                 source->title,
                                 source->publisher,
                                 source->language,
                                 source->url,
                                 source->note,
                                 source->file,
                                 source->published.text};
    sqlite3_bind_int64(statement, 1, row->number);
    sqlite3_bind_text(statement, 2, source->id, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 3, source->operation);
    bind_texts(statement, 4, texts, 8);
    sqlite3_bind_int64(statement, 12, source->file_bytes);
    sqlite3_bind_text(statement, 13, source->file_sha256, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 14, row->document);
    sqlite3_bind_int64(statement, 15, row->updates);
    status = annals_sqlite_finish(sqlite, statement, error);
    return status || !*source->extractor ? status : add_extraction(sqlite, row, error);
}

annals_status annals_sqlite_add_decision(annals_store *store, const annals_stored_decision *row, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_ADD_DECISION, &statement, error);
    if (status)
        return status;
    const char *const texts[] = {row->rule, row->because};
    sqlite3_bind_int64(statement, 1, row->number);
    sqlite3_bind_int64(statement, 2, row->operation);
    sqlite3_bind_text(statement, 3, annals_decision_kind_name(row->kind), -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, row->observation);
    sqlite3_bind_int64(statement, 5, row->revision);
    bind_texts(statement, 6, texts, 2);
    return annals_sqlite_finish(sqlite, statement, error);
}

static annals_status add_evidence(annals_sqlite *sqlite, const annals_stored_observation *row, annals_error *error)
{
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_ADD_EVIDENCE, &statement, error);
    if (status)
        return status;
    const annals_evidence *evidence = &row->evidence;
    const char *const around[] = {evidence->prefix, evidence->suffix};
    sqlite3_bind_int64(statement, 1, row->number);
    bind_texts(statement, 2, &evidence->quote, 1);
    sqlite3_bind_int64(statement, 3, evidence->start);
    sqlite3_bind_int64(statement, 4, evidence->end);
    bind_texts(statement, 5, around, 2);
    return annals_sqlite_finish(sqlite, statement, error);
}

static annals_status add_observation(annals_sqlite *sqlite, const annals_stored_observation *row, annals_error *error)
{
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_ADD_OBSERVATION, &statement, error);
    if (status)
        return status;
    char id[ANNALS_ID_TEXT];
    annals_id_print(&row->id, id);
    const int64_t numbers[] = {row->number, row->operation, row->series, row->source};
    const char *const names[] = {annals_kind_name(row->kind), row->period};
    const char *const texts[] = {row->amount, row->note, id};
    for (int i = 0; i < 4; i++)
        sqlite3_bind_int64(statement, 1 + i, numbers[i]);
    bind_texts(statement, 5, names, 2);
    sqlite3_bind_int64(statement, 7, row->earliest);
    sqlite3_bind_int64(statement, 8, row->latest);
    bind_texts(statement, 9, texts, 3);
    status = annals_sqlite_finish(sqlite, statement, error);
    return status || !row->evidence.quote ? status : add_evidence(sqlite, row, error);
}

/* What the schema's CHECKs, keys and triggers say of rows that go in by the thousand; `last` are those there are. */
static bool row_holds(const annals_stored_observation *row, const annals_last *last, int64_t before)
{
    const annals_evidence *evidence = &row->evidence;
    if (row->number <= before || row->series < 1 || row->series > last->series || row->source < 1 ||
        row->source > last->source || !*row->period || row->latest < row->earliest || !*row->amount)
        return false;
    return !evidence->quote || (*evidence->quote && evidence->start >= 0 && evidence->end > evidence->start);
}

static annals_status check_rows(annals_store *store, const annals_stored_observation *rows, size_t count,
                                annals_error *error)
{
    annals_last last;
    annals_status status = annals_sqlite_last(store, &last, error);
    for (size_t i = 0; !status && i < count; i++)
        if (!row_holds(&rows[i], &last, i > 0 ? rows[i - 1].number : last.observation))
            status = annals_error_set(error, ANNALS_INVALID, "observation %" PRId64 ": the record refuses it",
                                      rows[i].number);
    return status;
}

/* Whether SQLite checks each row against CHECKs, foreign keys and triggers. */
static annals_status set_checks(annals_sqlite *sqlite, bool on, annals_error *error)
{
    const char *text = on ? annals_sql_checks_on : annals_sql_checks_off;
    int code = sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_ENABLE_FKEY, on ? 1 : 0, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, on ? 1 : 0, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(sqlite->db, text, NULL, NULL, NULL);
    return code == SQLITE_OK ? ANNALS_OK : annals_sqlite_error(sqlite->db, code, sqlite->place, error);
}

/* SQLite's own checks cost half of the time: here they are made beforehand, for all rows at once. */
static annals_status add_incoming(annals_sqlite *sqlite, annals_error *error)
{
    annals_status status = set_checks(sqlite, false, error);
    if (!status)
        status = annals_sqlite_run(sqlite, ANNALS_SQL_ADD_INCOMING, error);
    if (!status)
        status = annals_sqlite_run(sqlite, ANNALS_SQL_ADD_INCOMING_EVIDENCE, error);
    annals_status restored = set_checks(sqlite, true, status ? NULL : error);
    return status ? status : restored;
}

annals_status annals_sqlite_add_observations(annals_store *store, const annals_stored_observation *rows, size_t count,
                                             annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    annals_status status = ANNALS_OK;
    if (count <= FEW) {
        for (size_t i = 0; !status && i < count; i++)
            status = add_observation(sqlite, &rows[i], error);
        return status;
    }
    status = check_rows(store, rows, count, error);
    if (!status)
        status = annals_sqlite_know_incoming(sqlite, error);
    sqlite->incoming = (annals_incoming){rows, count};
    if (!status)
        status = add_incoming(sqlite, error);
    sqlite->incoming = (annals_incoming){0};
    return status;
}
