/* Scans of observations: one statement stepped through, a batch at a time. */
#include "record/sqlite_store.h"

#include "record/checksum.h"

#include <stdlib.h>
#include <string.h>

enum { BATCH = 256, FIRST_BATCH = 8 };

typedef struct {
    annals_rows rows;
    sqlite3_stmt *statement;
    bool own; /* the statement is this scan's alone: the store's was in use */
    bool ended;
    bool again; /* the statement stands on a row that was not given yet */
    bool evidence;
    bool quick; /* rows come in the order of an index, which is the whole order until two begin at the same moment */
    int64_t number, as_of;
    annals_arena *arena; /* the batch's texts */
    size_t limit;
    annals_stored_observation batch[BATCH];
} sqlite_rows;

static annals_sql statement_of(const annals_scan *scan)
{
    static const annals_sql which[] = {
        [ANNALS_SCAN_SERIES] = ANNALS_SQL_ROWS_OF_SERIES, [ANNALS_SCAN_PERIOD] = ANNALS_SQL_ROWS_OF_PERIOD,
        [ANNALS_SCAN_SOURCE] = ANNALS_SQL_ROWS_OF_SOURCE, [ANNALS_SCAN_OPERATION] = ANNALS_SQL_ROWS_OF_OPERATION,
        [ANNALS_SCAN_NUMBER] = ANNALS_SQL_ROW_OF_NUMBER,  [ANNALS_SCAN_ID] = ANNALS_SQL_ROWS_OF_ID,
        [ANNALS_SCAN_ALL] = ANNALS_SQL_ALL_ROWS,
    };
    return scan->by == ANNALS_SCAN_SERIES && !scan->evidence ? ANNALS_SQL_BARE_ROWS_OF_SERIES : which[scan->by];
}

static annals_status prepare(annals_sqlite *sqlite, annals_sql which, sqlite_rows *out, annals_error *error)
{
    annals_status status = annals_sqlite_prepare(sqlite, which, &out->statement, error);
    if (status || !sqlite3_stmt_busy(out->statement))
        return status;
    out->statement = NULL;
    out->own = true;
    if (sqlite3_prepare_v3(sqlite->db, annals_sql_text(which), -1, 0, &out->statement, NULL) != SQLITE_OK)
        return annals_sqlite_failed(sqlite, error);
    return ANNALS_OK;
}

/* Copies of texts may fail. */
static int bind(sqlite3_stmt *statement, const annals_scan *scan)
{
    sqlite3_bind_int64(statement, 1, scan->number);
    sqlite3_bind_int64(statement, 2, scan->as_of);
    if (scan->by == ANNALS_SCAN_ID)
        return sqlite3_bind_text(statement, 3, scan->id, -1, SQLITE_TRANSIENT);
    if (scan->by != ANNALS_SCAN_PERIOD)
        return SQLITE_OK;
    sqlite3_bind_int64(statement, 3, scan->period->earliest);
    sqlite3_bind_int64(statement, 4, scan->period->latest);
    return sqlite3_bind_text(statement, 5, scan->period->text, -1, SQLITE_TRANSIENT);
}

annals_status annals_sqlite_rows_open(annals_store *store, const annals_scan *scan, annals_rows **rows,
                                      annals_error *error)
{
    sqlite_rows *opened = malloc(sizeof *opened);
    if (!opened)
        return annals_error_no_memory(error);
    opened->rows.store = store;
    opened->statement = NULL;
    opened->own = opened->ended = opened->again = false;
    opened->evidence = scan->by != ANNALS_SCAN_SERIES || scan->evidence;
    opened->quick = scan->by == ANNALS_SCAN_SERIES;
    opened->number = scan->number;
    opened->as_of = scan->as_of;
    opened->arena = NULL;
    opened->limit = FIRST_BATCH;
    annals_status status = prepare(annals_sqlite_of(store), statement_of(scan), opened, error);
    if (status) {
        free(opened);
        return status;
    }
    if (bind(opened->statement, scan) != SQLITE_OK) {
        status = annals_sqlite_failed(annals_sqlite_of(store), error);
        annals_sqlite_rows_close(&opened->rows);
        return status;
    }
    *rows = &opened->rows;
    return ANNALS_OK;
}

static void leave_statement(sqlite_rows *rows)
{
    if (rows->own)
        sqlite3_finalize(rows->statement);
    else
        annals_sqlite_done(rows->statement);
    rows->statement = NULL;
    rows->own = false;
}

void annals_sqlite_rows_close(annals_rows *rows)
{
    sqlite_rows *closed = (sqlite_rows *)(void *)rows;
    if (closed->statement)
        leave_statement(closed);
    annals_arena_free(closed->arena);
    free(closed);
}

static const char *take(sqlite_rows *rows, int column, bool *failed)
{
    const char *text = (const char *)sqlite3_column_text(rows->statement, column);
    size_t size = (size_t)sqlite3_column_bytes(rows->statement, column);
    const char *copy = annals_arena_copy(rows->arena, text, text ? size : 0);
    *failed = *failed || !copy;
    return copy;
}

static bool read_evidence(sqlite_rows *rows, annals_stored_observation *out)
{
    bool failed = false;
    out->note = take(rows, 10, &failed);
    out->evidence = (annals_evidence){.start = -1, .end = -1};
    if (sqlite3_column_type(rows->statement, 11) == SQLITE_NULL)
        return !failed;
    out->evidence.quote = take(rows, 11, &failed);
    out->evidence.start = sqlite3_column_int64(rows->statement, 12);
    out->evidence.end = sqlite3_column_int64(rows->statement, 13);
    out->evidence.prefix = take(rows, 14, &failed);
    out->evidence.suffix = take(rows, 15, &failed);
    return !failed;
}

static annals_status read_row(sqlite_rows *rows, annals_stored_observation *out, annals_error *error)
{
    sqlite3_stmt *statement = rows->statement;
    *out = (annals_stored_observation){
        .number = sqlite3_column_int64(statement, 0),
        .operation = sqlite3_column_int64(statement, 1),
        .series = sqlite3_column_int64(statement, 2),
        .source = sqlite3_column_int64(statement, 3),
        .earliest = sqlite3_column_int64(statement, 6),
        .latest = sqlite3_column_int64(statement, 7),
        .note = "",
        .evidence = {.start = -1, .end = -1},
    };
    const char *kind = (const char *)sqlite3_column_text(statement, 4);
    const char *id = (const char *)sqlite3_column_text(statement, 9);
    if (!kind || !id)
        return annals_error_no_memory(error);
    if (!annals_kind_parse(kind, &out->kind) || !annals_id_parse(id, &out->id))
        return annals_error_set(error, ANNALS_INVALID, "the record is damaged: an observation of kind \"%s\", id %s",
                                kind, id);
    bool failed = false;
    out->period = take(rows, 5, &failed);
    out->amount = take(rows, 8, &failed);
    if (rows->evidence && !failed)
        failed = !read_evidence(rows, out);
    return failed ? annals_error_no_memory(error) : ANNALS_OK;
}

/* Steps to the next row, unless one stands there already. */
static annals_status reach_row(sqlite_rows *rows, annals_error *error)
{
    int code = SQLITE_ROW;
    annals_status status = ANNALS_OK;
    if (!rows->again)
        status = annals_sqlite_step(annals_sqlite_of(rows->rows.store), rows->statement, &code, error);
    rows->ended = !status && code == SQLITE_DONE;
    return status;
}

/* Takes back the last row, which begins at the same moment as the one that was reached, and reads on from that moment
 * in the whole order. */
static annals_status read_in_order(sqlite_rows *rows, size_t *count, annals_error *error)
{
    int64_t from = rows->batch[--*count].earliest;
    leave_statement(rows);
    rows->quick = rows->again = false;
    annals_sql which = rows->evidence ? ANNALS_SQL_ROWS_FROM : ANNALS_SQL_BARE_ROWS_FROM;
    annals_status status = prepare(annals_sqlite_of(rows->rows.store), which, rows, error);
    if (status)
        return status;
    sqlite3_bind_int64(rows->statement, 1, rows->number);
    sqlite3_bind_int64(rows->statement, 2, rows->as_of);
    sqlite3_bind_int64(rows->statement, 3, from);
    return ANNALS_OK;
}

/* Reads one more row into the batch; sees to it that no row is given before its place in the order is known. */
static annals_status read_next(sqlite_rows *rows, size_t *count, annals_error *error)
{
    annals_status status = reach_row(rows, error);
    if (status || rows->ended)
        return status;
    if (rows->quick && *count > 0 && sqlite3_column_int64(rows->statement, 6) == rows->batch[*count - 1].earliest)
        return read_in_order(rows, count, error);
    rows->again = *count == rows->limit;
    if (rows->again)
        return ANNALS_OK;
    status = read_row(rows, &rows->batch[*count], error);
    rows->again = status == ANNALS_INVALID;
    *count += !status;
    return status;
}

annals_status annals_sqlite_rows_next(annals_rows *rows, const annals_stored_observation **batch, size_t *count,
                                      annals_error *error)
{
    sqlite_rows *each = (sqlite_rows *)(void *)rows;
    *batch = each->batch;
    *count = 0;
    if (each->ended)
        return ANNALS_OK;
    annals_arena_free(each->arena);
    each->arena = annals_arena_new();
    if (!each->arena)
        return annals_error_no_memory(error);
    annals_status status = ANNALS_OK;
    do
        status = read_next(each, count, error);
    while (!status && !each->ended && !each->again);
    each->limit = BATCH;
    bool damaged = status == ANNALS_INVALID && each->again;
    return damaged && *count > 0 ? ANNALS_OK : status; /* those before a damaged row come first */
}
