/* Whether the file holds together by itself: pages, keys, checks, and the triggers that guard it. */
#include "record/sqlite_schema.h"
#include "record/sqlite_store.h"

#include <string.h>

static annals_status damaged(const annals_sqlite *sqlite, annals_error *error, const char *what)
{
    return annals_error_set(error, ANNALS_INVALID, "%s: the file is damaged: %s", sqlite->place, what);
}

static const char *text_at(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

static annals_status check_pages(annals_sqlite *sqlite, annals_error *error)
{
    sqlite3_stmt *statement = NULL;
    int code;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_INTEGRITY, &statement, error);
    if (status)
        return status;
    status = annals_sqlite_step(sqlite, statement, &code, error);
    if (!status && strcmp(text_at(statement, 0), "ok") != 0)
        status = damaged(sqlite, error, text_at(statement, 0));
    annals_sqlite_done(statement);
    return status;
}

static annals_status check_keys(annals_sqlite *sqlite, annals_error *error)
{
    sqlite3_stmt *statement = NULL;
    int code;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_KEYS, &statement, error);
    if (status)
        return status;
    status = annals_sqlite_step(sqlite, statement, &code, error);
    if (!status && code == SQLITE_ROW)
        status = annals_error_set(
            error, ANNALS_INVALID, "%s: the file is damaged: %s %lld refers to a row of %s that is not there",
            sqlite->place, text_at(statement, 0), sqlite3_column_int64(statement, 1), text_at(statement, 2));
    annals_sqlite_done(statement);
    return status;
}

/* SQLite keeps the text of each statement that made something, up to its semicolon. */
static bool is_text(const char *sql, const char *made)
{
    size_t size = strlen(sql);
    return strncmp(made, sql, size) == 0 && made[size] == ';';
}

/* What a statement of the schema made, such as CREATE TABLE series, must stand in the file word for word. */
static annals_status check_made(annals_sqlite *sqlite, const char *made, annals_error *error)
{
    const char *name = strchr(made + strlen("CREATE "), ' ') + 1;
    int size = (int)strcspn(name, " "), code;
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_MADE, &statement, error);
    if (status)
        return status;
    sqlite3_bind_text(statement, 1, name, size, SQLITE_STATIC);
    status = annals_sqlite_step(sqlite, statement, &code, error);
    if (!status && (code == SQLITE_DONE || !is_text(text_at(statement, 0), made)))
        status = annals_error_set(error, ANNALS_INVALID, "%s: the file is damaged: its %.*s is not as annals made it",
                                  sqlite->place, size, name);
    annals_sqlite_done(statement);
    return status;
}

static annals_status check_schema(annals_sqlite *sqlite, annals_error *error)
{
    annals_status status = ANNALS_OK;
    for (int i = 0; i < annals_schema_count; i++) {
        const char *made = annals_schema_steps[i];
        while (!status && (made = strstr(made, "\nCREATE ")))
            status = check_made(sqlite, ++made, error);
    }
    return status;
}

annals_status annals_sqlite_check(annals_store *store, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    annals_status status = check_schema(sqlite, error);
    if (!status)
        status = check_pages(sqlite, error);
    return status ? status : check_keys(sqlite, error);
}
