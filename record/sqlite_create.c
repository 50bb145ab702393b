/* Makes new records and brings old ones up to date, schema step by schema step. */
#include "record/sqlite_schema.h"
#include "record/sqlite_store.h"
#include "series/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TRIES = 8 };

static annals_status run_text(annals_sqlite *sqlite, const char *text, annals_error *error)
{
    if (sqlite3_exec(sqlite->db, text, NULL, NULL, NULL) != SQLITE_OK)
        return annals_sqlite_failed(sqlite, error);
    return ANNALS_OK;
}

static annals_status run_number(annals_sqlite *sqlite, const char *format, int number, annals_error *error)
{
    char *text = sqlite3_mprintf(format, number);
    if (!text)
        return annals_error_no_memory(error);
    annals_status status = run_text(sqlite, text, error);
    sqlite3_free(text);
    return status;
}

/* Another process may have done the same in the meantime: the version is read again under the lock. */
static annals_status run_steps(annals_sqlite *sqlite, annals_error *error)
{
    int version;
    annals_status status = annals_sqlite_number(sqlite, ANNALS_SQL_VERSION, &version, error);
    for (; !status && version < annals_schema_count; version++)
        status = run_text(sqlite, annals_schema_steps[version], error);
    if (!status)
        status = run_number(sqlite, annals_sql_set_version, annals_schema_count, error);
    if (!status)
        status = run_number(sqlite, annals_sql_set_identity, ANNALS_APPLICATION_ID, error);
    return status;
}

annals_status annals_sqlite_migrate(annals_sqlite *sqlite, annals_error *error)
{
    annals_status status = annals_sqlite_run(sqlite, ANNALS_SQL_BEGIN, error);
    if (!status)
        status = run_steps(sqlite, error);
    if (!status)
        status = annals_sqlite_run(sqlite, ANNALS_SQL_COMMIT, error);
    if (status)
        annals_sqlite_rollback(&sqlite->store);
    return status;
}

static annals_status fill_file(const char *place, const char *name, annals_error *error)
{
    annals_sqlite *sqlite = calloc(1, sizeof *sqlite);
    if (!sqlite)
        return annals_error_no_memory(error);
    sqlite->access = ANNALS_WRITE;
    sqlite->place = strdup(place);
    annals_status status = sqlite->place ? ANNALS_OK : annals_error_no_memory(error);
    if (!status)
        status = annals_sqlite_connect(sqlite, name, SQLITE_OPEN_READWRITE, ANNALS_WRITE, error);
    if (!status)
        status = run_text(sqlite, annals_sql_set_up, error);
    if (!status)
        status = annals_sqlite_migrate(sqlite, error);
    if (!status)
        status = annals_sqlite_settle(&sqlite->store, error);
    annals_sqlite_disconnect(sqlite);
    return status;
}

static annals_status exists(const char *place, annals_error *error)
{
    return annals_error_set(error, ANNALS_EXISTS, "%s: is there already and left alone", place);
}

static annals_status no_file(const char *place, annals_error *error)
{
    annals_status status = errno == ENOSPC || errno == EIO || errno == EDQUOT ? ANNALS_IO : ANNALS_CANNOT_CREATE;
    return annals_error_set(error, status, "%s: can't be created: %s", place, strerror(errno));
}

/* The finished file gets its name in one step, and never that of another. */
static annals_status give_name(const char *name, const char *place, annals_error *error)
{
    if (renameat2(AT_FDCWD, name, AT_FDCWD, place, RENAME_NOREPLACE) == 0)
        return ANNALS_OK;
    if (errno == EINVAL || errno == ENOSYS) {
        if (link(name, place) == 0) {
            unlink(name);
            return ANNALS_OK;
        }
    }
    return errno == EEXIST ? exists(place, error) : no_file(place, error);
}

static void sync_folder(const char *place)
{
    const char *slash = strrchr(place, '/');
    char *folder = slash ? strndup(place, (size_t)(slash - place) + 1) : strdup(".");
    int file = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (file >= 0) {
        fsync(file);
        close(file);
    }
    free(folder);
}

static void remove_with_log(const char *name)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        annals_str whole = {0};
        annals_str_add(&whole, name);
        annals_str_add(&whole, ends[i]);
        if (!whole.failed)
            unlink(whole.data);
        annals_str_free(&whole);
    }
}

/* A log that lies beside the place belongs to another record, whose operations SQLite would take for this one's. */
static annals_status check_companions(const char *place, annals_error *error)
{
    static const char *const ends[] = {"-wal", "-shm", "-journal"};
    annals_status status = ANNALS_OK;
    for (size_t i = 0; !status && i < sizeof ends / sizeof *ends; i++) {
        struct stat about;
        annals_str whole = {0};
        annals_str_format(&whole, "%s%s", place, ends[i]);
        if (whole.failed)
            status = annals_error_no_memory(error);
        else if (lstat(whole.data, &about) == 0)
            status = annals_error_set(
                error, ANNALS_CANNOT_CREATE,
                "%s: can't be created: %s lies there, of a record that is gone; move it away first", place, whole.data);
        annals_str_free(&whole);
    }
    return status;
}

/* Makes an empty file of a name that nobody has, beside the place. */
static annals_status make_file(const char *place, annals_str *name, annals_error *error)
{
    for (int i = 0; i < TRIES; i++) {
        annals_str_clear(name);
        annals_str_format(name, "%s.new-%ld-%d", place, (long)getpid(), i);
        if (name->failed)
            return annals_error_no_memory(error);
        int file = open(name->data, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0) {
            close(file);
            return ANNALS_OK;
        }
        if (errno != EEXIST)
            break;
    }
    return no_file(place, error);
}

annals_status annals_sqlite_create(const char *place, annals_error *error)
{
    struct stat about;
    if (!*place)
        return annals_error_set(error, ANNALS_CANNOT_CREATE, "the record's name is empty");
    if (lstat(place, &about) == 0)
        return exists(place, error);
    annals_status status = check_companions(place, error);
    if (status)
        return status;
    annals_str name = {0};
    status = make_file(place, &name, error);
    if (!status) {
        status = fill_file(place, name.data, error);
        if (!status)
            status = give_name(name.data, place, error);
        if (status)
            remove_with_log(name.data);
        else
            sync_folder(place);
    }
    annals_str_free(&name);
    return status;
}
