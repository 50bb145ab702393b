/* What SQLite reports, as statuses and words of our own. */
#include "record/sqlite_store.h"

#include <string.h>

typedef struct {
    int code; /* primary */
    annals_status status;
    const char *words;
} meaning;

static const meaning meanings[] = {
    {SQLITE_PERM, ANNALS_CANNOT_CREATE, "may not be used"},
    {SQLITE_AUTH, ANNALS_CANNOT_CREATE, "may not be used"},
    {SQLITE_BUSY, ANNALS_BUSY, "another process held the record for too long"},
    {SQLITE_LOCKED, ANNALS_BUSY, "another process held the record for too long"},
    {SQLITE_NOMEM, ANNALS_NO_MEMORY, "out of memory"},
    {SQLITE_READONLY, ANNALS_CANNOT_CREATE, "can't be written"},
    {SQLITE_IOERR, ANNALS_IO, "reading or writing failed"},
    {SQLITE_CORRUPT, ANNALS_INVALID, "the file is damaged"},
    {SQLITE_FULL, ANNALS_IO, "nothing is written"},
    {SQLITE_CANTOPEN, ANNALS_CANNOT_CREATE, "can't be opened"},
    {SQLITE_PROTOCOL, ANNALS_BUSY, "another process held the record for too long"},
    {SQLITE_SCHEMA, ANNALS_BUSY, "another process changes the record's form"},
    {SQLITE_TOOBIG, ANNALS_INVALID, "a value is too large"},
    {SQLITE_CONSTRAINT, ANNALS_INVALID, "the record refuses it"},
    {SQLITE_NOTADB, ANNALS_INVALID, "is no annals record"},
};

annals_status annals_sqlite_error(sqlite3 *db, int code, const char *place, annals_error *error)
{
    if ((code & 0xFF) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM)
        return annals_error_no_memory(error);
    const char *said = db && sqlite3_errcode(db) == (code & 0xFF) ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (meanings[i].code == (code & 0xFF))
            return annals_error_set(error, meanings[i].status, "%s: %s (SQLite: %s)", place, meanings[i].words, said);
    return annals_error_set(error, ANNALS_IO, "%s: SQLite failed: %s", place, said);
}

annals_status annals_sqlite_failed(const annals_sqlite *sqlite, annals_error *error)
{
    return annals_sqlite_error(sqlite->db, sqlite3_extended_errcode(sqlite->db), sqlite->place, error);
}
