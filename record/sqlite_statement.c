/* Statements of a store: prepared when first needed, and kept. */
#include "record/sqlite_store.h"

annals_status annals_sqlite_prepare(annals_sqlite *sqlite, annals_sql which, sqlite3_stmt **statement,
                                    annals_error *error)
{
    sqlite3_stmt **kept = &sqlite->statements[which];
    if (!*kept && sqlite3_prepare_v3(sqlite->db, annals_sql_text(which), -1, 0, kept, NULL) != SQLITE_OK)
        return annals_sqlite_failed(sqlite, error);
    *statement = *kept;
    return ANNALS_OK;
}

void annals_sqlite_done(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

annals_status annals_sqlite_step(annals_sqlite *sqlite, sqlite3_stmt *statement, int *code, annals_error *error)
{
    *code = sqlite3_step(statement);
    return *code == SQLITE_ROW || *code == SQLITE_DONE ? ANNALS_OK : annals_sqlite_failed(sqlite, error);
}

annals_status annals_sqlite_finish(annals_sqlite *sqlite, sqlite3_stmt *statement, annals_error *error)
{
    int code;
    annals_status status;
    do
        status = annals_sqlite_step(sqlite, statement, &code, error);
    while (!status && code == SQLITE_ROW);
    annals_sqlite_done(statement);
    return status;
}

annals_status annals_sqlite_run(annals_sqlite *sqlite, annals_sql which, annals_error *error)
{
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, which, &statement, error);
    return status ? status : annals_sqlite_finish(sqlite, statement, error);
}

annals_status annals_sqlite_number(annals_sqlite *sqlite, annals_sql which, int *number, annals_error *error)
{
    sqlite3_stmt *statement = NULL;
    int code;
    annals_status status = annals_sqlite_prepare(sqlite, which, &statement, error);
    if (!status)
        status = annals_sqlite_step(sqlite, statement, &code, error);
    if (status)
        return status;
    *number = sqlite3_column_int(statement, 0);
    annals_sqlite_done(statement);
    return ANNALS_OK;
}
