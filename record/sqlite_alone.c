/* Leaves out two synchronisations of the write-ahead log that nothing hangs on while nobody else writes it.
 *
 * The first is that of a new log's header: SQLite wants it on disk before any frame, for without it the frames of an
 * older round could be taken for new ones; a new file has none, and the commit that follows synchronises both. The
 * second is that before the log is folded into the record: all of it was synchronised by the last commit already. */
#include "record/sqlite_alone.h"

#include <stdbool.h>
#include <stddef.h>

enum { LOG_HEADER = 32 };

/* Stands behind the base's own part of the file. */
typedef struct {
    bool unsynced;
} log_state;

static log_state *state_of(const annals_alone *alone, sqlite3_file *file)
{
    return (log_state *)(void *)((char *)file + (alone->vfs.szOsFile - (int)sizeof(log_state)));
}

/* The methods of the log are the connection's own copy, which tells whose it is. */
static const annals_alone *alone_of(sqlite3_file *file)
{
    const char *methods = (const char *)(const void *)file->pMethods;
    return (const annals_alone *)(const void *)(methods - offsetof(annals_alone, methods));
}

static int write_log(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    const annals_alone *alone = alone_of(file);
    state_of(alone, file)->unsynced = true;
    return alone->real->xWrite(file, bytes, size, at);
}

static int truncate_log(sqlite3_file *file, sqlite3_int64 size)
{
    const annals_alone *alone = alone_of(file);
    state_of(alone, file)->unsynced = true;
    return alone->real->xTruncate(file, size);
}

static int sync_log(sqlite3_file *file, int flags)
{
    const annals_alone *alone = alone_of(file);
    log_state *state = state_of(alone, file);
    sqlite3_int64 size;
    int code = alone->real->xFileSize(file, &size);
    if (code != SQLITE_OK)
        return code;
    if (!state->unsynced || size <= LOG_HEADER)
        return SQLITE_OK;
    code = alone->real->xSync(file, flags);
    state->unsynced = code != SQLITE_OK;
    return code;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got)
{
    annals_alone *alone = (annals_alone *)(void *)vfs;
    int code = alone->base->xOpen(alone->base, name, file, flags, got);
    if (code != SQLITE_OK || !(flags & SQLITE_OPEN_WAL) || !file->pMethods)
        return code;
    alone->real = file->pMethods;
    alone->methods = *file->pMethods;
    alone->methods.xWrite = write_log;
    alone->methods.xTruncate = truncate_log;
    alone->methods.xSync = sync_log;
    file->pMethods = &alone->methods;
    state_of(alone, file)->unsynced = true;
    return SQLITE_OK;
}

int annals_alone_register(annals_alone *alone)
{
    int code = sqlite3_initialize();
    if (code != SQLITE_OK)
        return code;
    alone->base = sqlite3_vfs_find(NULL);
    if (!alone->base)
        return SQLITE_ERROR;
    alone->vfs = *alone->base;
    sqlite3_snprintf(sizeof alone->name, alone->name, "annals-%p", (void *)alone);
    alone->vfs.zName = alone->name;
    alone->vfs.pNext = NULL;
    alone->vfs.xOpen = open_file;
    alone->vfs.szOsFile = (alone->base->szOsFile + 7) / 8 * 8 + (int)sizeof(log_state);
    return sqlite3_vfs_register(&alone->vfs, 0);
}

void annals_alone_withdraw(annals_alone *alone)
{
    if (alone->base)
        sqlite3_vfs_unregister(&alone->vfs);
    alone->base = NULL;
}
