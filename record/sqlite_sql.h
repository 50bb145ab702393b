/* All SQL but the schema, by name. Internal. */
#ifndef ANNALS_RECORD_SQLITE_SQL_H
#define ANNALS_RECORD_SQLITE_SQL_H

typedef enum {
    ANNALS_SQL_SYNCHRONOUS,
    ANNALS_SQL_BEGIN_READ,
    ANNALS_SQL_BEGIN,
    ANNALS_SQL_COMMIT,
    ANNALS_SQL_ROLLBACK,
    ANNALS_SQL_IDENTITY,
    ANNALS_SQL_VERSION,
    ANNALS_SQL_LAST,
    ANNALS_SQL_OPERATIONS,
    ANNALS_SQL_OPERATION,
    ANNALS_SQL_UNDOS,
    ANNALS_SQL_ALL_SERIES,
    ANNALS_SQL_SERIES,
    ANNALS_SQL_ALL_SOURCES,
    ANNALS_SQL_SOURCES,
    ANNALS_SQL_DOCUMENT,
    ANNALS_SQL_DOCUMENT_OF_TEXT,
    ANNALS_SQL_ROWS_OF_SERIES, /* in order as far as no two begin at the same moment */
    ANNALS_SQL_ROWS_FROM,      /* of a series from a moment on, in order */
    ANNALS_SQL_ROWS_OF_PERIOD,
    ANNALS_SQL_ROWS_OF_SOURCE,
    ANNALS_SQL_ROWS_OF_OPERATION,
    ANNALS_SQL_ROW_OF_NUMBER,
    ANNALS_SQL_ROWS_OF_ID,
    ANNALS_SQL_ALL_ROWS,
    ANNALS_SQL_BARE_ROWS_OF_SERIES, /* these two without evidence */
    ANNALS_SQL_BARE_ROWS_FROM,
    ANNALS_SQL_DECISIONS,
    ANNALS_SQL_INTEGRITY,
    ANNALS_SQL_KEYS,
    ANNALS_SQL_MADE,
    ANNALS_SQL_ADD_OPERATION,
    ANNALS_SQL_ADD_SERIES,
    ANNALS_SQL_ADD_DOCUMENT,
    ANNALS_SQL_ADD_SOURCE,
    ANNALS_SQL_ADD_EXTRACTION,
    ANNALS_SQL_ADD_OBSERVATION,
    ANNALS_SQL_ADD_EVIDENCE,
    ANNALS_SQL_ADD_DECISION,
    ANNALS_SQL_ADD_INCOMING,
    ANNALS_SQL_ADD_INCOMING_EVIDENCE,
    ANNALS_SQL_COUNT
} annals_sql;

/* Static. */
const char *annals_sql_text(annals_sql which);

/* What is run as text: pragmas that take effect while they are prepared, or have a number in them that no parameter can
 * stand for. */
extern const char annals_sql_alone[]; /* before the file is first read */
extern const char annals_sql_large[]; /* before many rows are written */
extern const char annals_sql_checks_on[];
extern const char annals_sql_checks_off[];
extern const char annals_sql_set_up[];       /* page size, WAL; of a new file */
extern const char annals_sql_set_identity[]; /* printf: application id */
extern const char annals_sql_set_version[];  /* printf: user version */

#endif
