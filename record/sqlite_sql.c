/* All SQL but the schema, by name, so that a test can prepare each and a reader finds them in one place. */
#include "record/sqlite_sql.h"

#define ROW "o.number, o.operation, o.series, o.source, o.kind, o.period, o.earliest, o.latest, o.amount, o.id"
#define EVIDENCE ", o.note, e.quote, e.start_byte, e.end_byte, e.prefix, e.suffix"
#define FROM_ROWS " FROM observation o JOIN source s ON s.number = o.source"
#define FROM_BOTH FROM_ROWS " LEFT JOIN evidence e ON e.observation = o.number"
#define FROM_SERIES " FROM observation o"
#define OF_SERIES " WHERE o.series = ?1 AND o.operation <= ?2"
#define BY_PERIOD " ORDER BY o.earliest, o.latest, o.period, o.kind, s.id, o.id"
#define SOURCE                                                                                              \
    "SELECT s.number, s.id, s.operation, s.kind, s.title, s.publisher, s.language, s.url, s.note, s.file, " \
    "s.published, s.bytes, s.sha256, s.document, d.bytes, d.sha256, s.updates, coalesce(x.extractor, '') "  \
    "FROM source s LEFT JOIN document d ON d.number = s.document LEFT JOIN extraction x ON x.source = s.number"
#define OPERATION \
    "SELECT number, at, who, verb, what, why, undoes, sources, observations, decisions, hash FROM operation"

const char annals_sql_alone[] = "PRAGMA locking_mode = EXCLUSIVE";
const char annals_sql_large[] = "PRAGMA cache_size = -4000";
const char annals_sql_checks_on[] = "PRAGMA ignore_check_constraints = OFF";
const char annals_sql_checks_off[] = "PRAGMA ignore_check_constraints = ON";
const char annals_sql_set_up[] = "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL";
const char annals_sql_set_identity[] = "PRAGMA application_id = %d";
const char annals_sql_set_version[] = "PRAGMA user_version = %d";

static const char *const texts[ANNALS_SQL_COUNT] = {
    [ANNALS_SQL_SYNCHRONOUS] = "PRAGMA synchronous = FULL",
    [ANNALS_SQL_BEGIN_READ] = "BEGIN",
    [ANNALS_SQL_BEGIN] = "BEGIN IMMEDIATE",
    [ANNALS_SQL_COMMIT] = "COMMIT",
    [ANNALS_SQL_ROLLBACK] = "ROLLBACK",
    [ANNALS_SQL_IDENTITY] = "PRAGMA application_id",
    [ANNALS_SQL_VERSION] = "PRAGMA user_version",
    [ANNALS_SQL_LAST] = "SELECT max(number), at, hash, (SELECT max(number) FROM series),"
                        " (SELECT max(number) FROM document), (SELECT max(number) FROM source),"
                        " (SELECT max(number) FROM observation), (SELECT max(number) FROM decision),"
                        " EXISTS (SELECT 1 FROM operation WHERE undoes IS NOT NULL) FROM operation",
    [ANNALS_SQL_OPERATIONS] = OPERATION " ORDER BY number",
    [ANNALS_SQL_OPERATION] = OPERATION " WHERE number = ?1",
    [ANNALS_SQL_UNDOS] = "SELECT number, undoes FROM operation WHERE undoes IS NOT NULL ORDER BY +number",
    [ANNALS_SQL_ALL_SERIES] = "SELECT number, key, unit, nature FROM series ORDER BY key, number",
    [ANNALS_SQL_SERIES] = "SELECT number, key, unit, nature FROM series WHERE key = ?1 ORDER BY number",
    [ANNALS_SQL_ALL_SOURCES] = SOURCE " ORDER BY s.number",
    [ANNALS_SQL_SOURCES] = SOURCE " WHERE s.id = ?1 ORDER BY s.number",
    [ANNALS_SQL_DOCUMENT] = "SELECT number, bytes, sha256, content FROM document WHERE number = ?1",
    [ANNALS_SQL_DOCUMENT_OF_TEXT] = "SELECT number, bytes, sha256, content FROM document WHERE sha256 = ?1",
    [ANNALS_SQL_ROWS_OF_SERIES] = "SELECT " ROW EVIDENCE FROM_SERIES
                                  " LEFT JOIN evidence e ON e.observation = o.number" OF_SERIES " ORDER BY o.earliest",
    [ANNALS_SQL_ROWS_FROM] = "SELECT " ROW EVIDENCE FROM_BOTH OF_SERIES " AND o.earliest >= ?3" BY_PERIOD,
    [ANNALS_SQL_ROWS_OF_PERIOD] =
        "SELECT " ROW EVIDENCE FROM_BOTH
        " WHERE o.series = ?1 AND o.operation <= ?2 AND o.earliest = ?3 AND o.latest = ?4 AND o.period = ?5" BY_PERIOD,
    [ANNALS_SQL_ROWS_OF_SOURCE] =
        "SELECT " ROW EVIDENCE FROM_BOTH " WHERE o.source = ?1 AND o.operation <= ?2 ORDER BY o.number",
    [ANNALS_SQL_ROWS_OF_OPERATION] =
        "SELECT " ROW EVIDENCE FROM_BOTH " WHERE o.operation = ?1 AND o.operation <= ?2 ORDER BY o.number",
    [ANNALS_SQL_ROW_OF_NUMBER] = "SELECT " ROW EVIDENCE FROM_BOTH " WHERE o.number = ?1 AND o.operation <= ?2",
    [ANNALS_SQL_ROWS_OF_ID] = "SELECT " ROW EVIDENCE FROM_BOTH
                              " WHERE o.id >= ?3 AND o.id < ?3 || 'g' AND o.operation <= ?2 ORDER BY o.number",
    [ANNALS_SQL_ALL_ROWS] = "SELECT " ROW EVIDENCE FROM_BOTH " WHERE o.operation <= ?2 ORDER BY o.number",
    [ANNALS_SQL_BARE_ROWS_OF_SERIES] = "SELECT " ROW FROM_SERIES OF_SERIES " ORDER BY o.earliest",
    [ANNALS_SQL_BARE_ROWS_FROM] = "SELECT " ROW FROM_ROWS OF_SERIES " AND o.earliest >= ?3" BY_PERIOD,
    [ANNALS_SQL_DECISIONS] =
        "SELECT number, operation, kind, observation, revision, rule, because FROM decision ORDER BY number",
    [ANNALS_SQL_INTEGRITY] = "PRAGMA integrity_check(1)",
    [ANNALS_SQL_KEYS] = "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1",
    [ANNALS_SQL_MADE] = "SELECT sql FROM sqlite_schema WHERE name = ?1",
    [ANNALS_SQL_ADD_OPERATION] =
        "INSERT INTO operation (number, at, who, verb, what, why, undoes, sources, observations, decisions, hash)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, 0), ?8, ?9, ?10, ?11)",
    [ANNALS_SQL_ADD_SERIES] = "INSERT INTO series (number, key, unit, nature) VALUES (?1, ?2, ?3, ?4)",
    [ANNALS_SQL_ADD_DOCUMENT] = "INSERT INTO document (number, bytes, sha256, content) VALUES (?1, ?2, ?3, ?4)",
    [ANNALS_SQL_ADD_SOURCE] =
        "INSERT INTO source (number, id, operation, kind, title, publisher, language, url, note, file, published, "
        "bytes, sha256, document, updates) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
        "nullif(?14, 0), nullif(?15, 0))",
    [ANNALS_SQL_ADD_EXTRACTION] = "INSERT INTO extraction (source, extractor) VALUES (?1, ?2)",
    [ANNALS_SQL_ADD_OBSERVATION] =
        "INSERT INTO observation (number, operation, series, source, kind, period, earliest, latest, amount, note, id)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [ANNALS_SQL_ADD_EVIDENCE] = "INSERT INTO evidence (observation, quote, start_byte, end_byte, prefix, suffix)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [ANNALS_SQL_ADD_DECISION] = "INSERT INTO decision (number, operation, kind, observation, revision, rule, because)"
                                " VALUES (?1, ?2, ?3, nullif(?4, 0), nullif(?5, 0), ?6, ?7)",
    [ANNALS_SQL_ADD_INCOMING] =
        "INSERT INTO observation (number, operation, series, source, kind, period, earliest, latest, amount, note, id)"
        " SELECT number, operation, series, source, kind, period, earliest, latest, amount, note, id FROM incoming",
    [ANNALS_SQL_ADD_INCOMING_EVIDENCE] =
        "INSERT INTO evidence (observation, quote, start_byte, end_byte, prefix, suffix)"
        " SELECT number, quote, start_byte, end_byte, prefix, suffix FROM incoming WHERE quote IS NOT NULL",
};

const char *annals_sql_text(annals_sql which)
{
    return texts[which];
}
