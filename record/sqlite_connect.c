/* Connects to a file of SQLite, settles its log, rolls back, and lets go of it; knows nothing of schemas. */
#include "record/sqlite_store.h"
#include "series/str.h"

#include <stdlib.h>

static annals_status set_up(annals_sqlite *sqlite, annals_access access, annals_error *error)
{
    sqlite3_extended_result_codes(sqlite->db, 1);
    sqlite3_busy_timeout(sqlite->db, ANNALS_BUSY_WAIT);
    int ok = sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    if (ok == SQLITE_OK)
        ok = sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    if (ok == SQLITE_OK)
        ok = sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (ok != SQLITE_OK)
        return annals_sqlite_error(sqlite->db, ok, sqlite->place, error);
    if (access == ANNALS_WRITE_ALONE && sqlite3_exec(sqlite->db, annals_sql_alone, NULL, NULL, NULL) != SQLITE_OK)
        return annals_sqlite_failed(sqlite, error);
    if (access == ANNALS_WRITE_ALONE)
        sqlite3_busy_timeout(sqlite->db, 0);
    return access == ANNALS_READ ? ANNALS_OK : annals_sqlite_run(sqlite, ANNALS_SQL_SYNCHRONOUS, error);
}

annals_status annals_sqlite_connect(annals_sqlite *sqlite, const char *name, int flags, annals_access access,
                                    annals_error *error)
{
    flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    annals_str plain = {0};
    bool uri = flags & SQLITE_OPEN_URI;
    annals_str_format(&plain, "%s%s", uri || name[0] == '/' ? "" : "./",
                      name); /* "file:x" and ":memory:" are names too */
    if (plain.failed)
        return annals_error_no_memory(error);
    int code = access == ANNALS_WRITE_ALONE ? annals_alone_register(&sqlite->alone) : SQLITE_OK;
    const char *files = access == ANNALS_WRITE_ALONE ? sqlite->alone.name : NULL;
    if (code == SQLITE_OK)
        code = sqlite3_open_v2(plain.data, &sqlite->db, flags, files);
    annals_str_free(&plain);
    if (code != SQLITE_OK)
        return annals_sqlite_error(sqlite->db, code, sqlite->place, error);
    return set_up(sqlite, access, error);
}

void annals_sqlite_hang_up(annals_sqlite *sqlite)
{
    for (size_t i = 0; i < ANNALS_SQL_COUNT; i++) {
        sqlite3_finalize(sqlite->statements[i]);
        sqlite->statements[i] = NULL;
    }
    sqlite3_close(sqlite->db);
    sqlite->db = NULL;
    annals_alone_withdraw(&sqlite->alone);
}

void annals_sqlite_disconnect(annals_sqlite *sqlite)
{
    annals_sqlite_hang_up(sqlite);
    free(sqlite->place);
    free(sqlite);
}

annals_status annals_sqlite_settle(annals_store *store, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_busy_timeout(sqlite->db, 0);
    int code = sqlite3_wal_checkpoint_v2(sqlite->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(sqlite->db, ANNALS_BUSY_WAIT);
    if (code == SQLITE_OK || (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED)
        return ANNALS_OK;
    annals_status status = annals_sqlite_error(sqlite->db, code, sqlite->place, error);
    if (status == ANNALS_NO_MEMORY)
        return status;
    annals_error_prefix(error, "what was written stands, but only as long as %s-wal stays beside it", sqlite->place);
    return status;
}

/* Nothing can be said where rolling back fails: the next writer finds the log and rolls back. */
void annals_sqlite_rollback(annals_store *store)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    if (!sqlite3_get_autocommit(sqlite->db)) {
        annals_status status = annals_sqlite_run(sqlite, ANNALS_SQL_ROLLBACK, NULL);
        (void)status;
    }
}
