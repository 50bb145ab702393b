/* Opens a record's file to read or to write; refuses what is no record with a word of its own for each case. */
#include "record/sqlite_store.h"

#include "record/sqlite_schema.h"
#include "series/str.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void annals_record_prepare_process(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* where it comes too late nothing changes */
}

/* Looks at the file without opening it: closing a descriptor of one's own would drop the locks that another connection
 * of this process has on the same file (SQLite, "How To Corrupt An SQLite Database File", 2.2). */
static annals_status check_file(const char *place, annals_error *error)
{
    struct stat about;
    if (stat(place, &about) < 0 && (errno == ENOENT || errno == ENOTDIR))
        return annals_error_set(error, ANNALS_NO_INPUT, "%s: no such record", place);
    if (access(place, R_OK) < 0)
        return annals_error_set(error, ANNALS_NO_INPUT, "%s: can't be read: %s", place, strerror(errno));
    if (S_ISDIR(about.st_mode))
        return annals_error_set(error, ANNALS_INVALID, "%s: is a folder, no annals record", place);
    if (!S_ISREG(about.st_mode))
        return annals_error_set(error, ANNALS_INVALID, "%s: is no regular file, no annals record", place);
    if (about.st_size == 0)
        return annals_error_set(error, ANNALS_INVALID, "%s: is empty, no annals record", place);
    return ANNALS_OK;
}

static bool folder_writable(const char *place)
{
    const char *slash = strrchr(place, '/');
    if (!slash)
        return access(".", W_OK) == 0;
    char *folder = strndup(place, slash == place ? 1 : (size_t)(slash - place));
    bool writable = folder && access(folder, W_OK) == 0;
    free(folder);
    return writable;
}

static bool has_log(const char *place)
{
    annals_str name = {0};
    annals_str_add(&name, place);
    annals_str_add(&name, "-wal");
    struct stat about;
    bool has = name.failed || (stat(name.data, &about) == 0 && about.st_size > 0);
    annals_str_free(&name);
    return has;
}

/* The file's name as a URI that promises SQLite that nobody writes to it. */
static char *immutable_name(const char *place)
{
    annals_str name = {0};
    annals_str_add(&name, place[0] == '/' ? "file://" : "file:./");
    for (; *place; place++)
        if (strchr("%?#", *place))
            annals_str_format(&name, "%%%02X", (unsigned char)*place);
        else
            annals_str_add_char(&name, *place);
    annals_str_add(&name, "?immutable=1");
    return annals_str_take(&name);
}

static annals_status check_identity(annals_sqlite *sqlite, annals_error *error)
{
    int identity;
    annals_status status = annals_sqlite_number(sqlite, ANNALS_SQL_IDENTITY, &identity, error);
    if (!status && (uint32_t)identity != ANNALS_APPLICATION_ID)
        status = annals_error_set(error, ANNALS_INVALID, "%s: is no annals record: an SQLite file of something else",
                                  sqlite->place);
    return status;
}

static annals_status check_version(annals_sqlite *sqlite, annals_error *error)
{
    int version;
    annals_status status = check_identity(sqlite, error);
    if (!status)
        status = annals_sqlite_number(sqlite, ANNALS_SQL_VERSION, &version, error);
    if (status)
        return status;
    if (version > annals_schema_count)
        return annals_error_set(error, ANNALS_INVALID,
                                "%s: is of a newer version of annals: its schema is %d, this one knows up to %d",
                                sqlite->place, version, annals_schema_count);
    if (version < 1)
        return annals_error_set(error, ANNALS_INVALID, "%s: the file is damaged: it has no schema", sqlite->place);
    if (version == annals_schema_count)
        return ANNALS_OK;
    if (sqlite->access != ANNALS_READ)
        return annals_sqlite_migrate(sqlite, error);
    return annals_error_set(error, ANNALS_INVALID,
                            "%s: is of an older version of annals; any verb that writes brings it up to date",
                            sqlite->place);
}

static annals_status connect_to_read(annals_sqlite *sqlite, annals_error *error)
{
    const char *place = sqlite->place;
    bool writable = access(place, W_OK) == 0 && folder_writable(place);
    if (writable)
        return annals_sqlite_connect(sqlite, place, SQLITE_OPEN_READWRITE, ANNALS_READ, error);
    if (has_log(place)) {
        annals_status status = annals_sqlite_connect(sqlite, place, SQLITE_OPEN_READONLY, ANNALS_READ, error);
        if (!status)
            status = annals_sqlite_run(sqlite, ANNALS_SQL_VERSION, error);
        if (!status || status == ANNALS_NO_MEMORY)
            return status;
        return annals_error_set(error, ANNALS_CANNOT_CREATE,
                                "%s: a write-ahead log (%s-wal) lies beside it, which can't be read in a read-only "
                                "folder; open the record once where it can be written",
                                place, place);
    }
    char *name = immutable_name(place);
    if (!name)
        return annals_error_no_memory(error);
    annals_status status =
        annals_sqlite_connect(sqlite, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, ANNALS_READ, error);
    free(name);
    return status;
}

static annals_status connect_to_write(annals_sqlite *sqlite, annals_error *error)
{
    const char *place = sqlite->place;
    if (access(place, W_OK) < 0)
        return annals_error_set(error, ANNALS_CANNOT_CREATE, "%s: can't be written: %s", place, strerror(errno));
    if (!folder_writable(place))
        return annals_error_set(error, ANNALS_CANNOT_CREATE,
                                "%s: can't be written: its folder is read-only, and the log is kept beside it", place);
    if (sqlite->access == ANNALS_WRITE_ALONE) {
        annals_status status = annals_sqlite_connect(sqlite, place, SQLITE_OPEN_READWRITE, ANNALS_WRITE_ALONE, error);
        if (status != ANNALS_BUSY)
            return status;
        annals_sqlite_hang_up(sqlite);
    }
    return annals_sqlite_connect(sqlite, place, SQLITE_OPEN_READWRITE, ANNALS_WRITE, error);
}

static annals_status open_store(const char *place, annals_access access, annals_store **store, annals_error *error)
{
    if (!*place)
        return annals_error_set(error, ANNALS_NO_INPUT, "the record's name is empty");
    annals_status status = check_file(place, error);
    if (status)
        return status;
    annals_sqlite *sqlite = calloc(1, sizeof *sqlite);
    if (!sqlite)
        return annals_error_no_memory(error);
    sqlite->store.engine = &annals_sqlite_engine;
    sqlite->access = access;
    sqlite->place = strdup(place);
    if (!sqlite->place)
        status = annals_error_no_memory(error);
    else
        status = access == ANNALS_READ ? connect_to_read(sqlite, error) : connect_to_write(sqlite, error);
    if (!status)
        status = check_version(sqlite, error);
    if (status)
        annals_sqlite_disconnect(sqlite);
    else
        *store = &sqlite->store;
    return status;
}

static void close_store(annals_store *store)
{
    annals_sqlite_disconnect(annals_sqlite_of(store));
}

static annals_status begin_read(annals_store *store, annals_error *error)
{
    return annals_sqlite_run(annals_sqlite_of(store), ANNALS_SQL_BEGIN_READ, error);
}

static annals_status begin(annals_store *store, annals_error *error)
{
    return annals_sqlite_run(annals_sqlite_of(store), ANNALS_SQL_BEGIN, error);
}

static annals_status commit(annals_store *store, annals_error *error)
{
    return annals_sqlite_run(annals_sqlite_of(store), ANNALS_SQL_COMMIT, error);
}

const annals_engine annals_sqlite_engine = {
    .name = "sqlite",
    .create = annals_sqlite_create,
    .open = open_store,
    .close = close_store,
    .settle = annals_sqlite_settle,
    .begin_read = begin_read,
    .end_read = annals_sqlite_rollback,
    .begin = begin,
    .commit = commit,
    .rollback = annals_sqlite_rollback,
    .last = annals_sqlite_last,
    .operations = annals_sqlite_operations,
    .undos = annals_sqlite_undos,
    .series = annals_sqlite_series,
    .sources = annals_sqlite_sources,
    .document = annals_sqlite_document,
    .decisions = annals_sqlite_decisions,
    .check = annals_sqlite_check,
    .rows_open = annals_sqlite_rows_open,
    .rows_next = annals_sqlite_rows_next,
    .rows_close = annals_sqlite_rows_close,
    .add_operation = annals_sqlite_add_operation,
    .add_series = annals_sqlite_add_series,
    .add_document = annals_sqlite_add_document,
    .add_source = annals_sqlite_add_source,
    .add_observations = annals_sqlite_add_observations,
    .add_decision = annals_sqlite_add_decision,
};
