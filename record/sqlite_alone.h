/* Files of a writer that is alone: its write-ahead log is synchronised where that is needed, and not where SQLite does
 * so for the sake of others. Internal. */
#ifndef ANNALS_RECORD_SQLITE_ALONE_H
#define ANNALS_RECORD_SQLITE_ALONE_H

#include <sqlite3.h>

/* SQLite's layer over the files, as one connection sees it. */
typedef struct {
    sqlite3_vfs vfs; /* first: SQLite hands its address back */
    sqlite3_vfs *base;
    sqlite3_io_methods methods; /* of the log */
    const sqlite3_io_methods *real;
    char name[40];
} annals_alone;

/* Makes the layer known to SQLite under alone->name; gives SQLite's code. Withdraw it after the connection is closed.
 */
int annals_alone_register(annals_alone *alone);
void annals_alone_withdraw(annals_alone *alone); /* what was never registered is left alone */

#endif
