/* A read-only virtual table over an array of observations: many rows enter by one statement, without binding each. */
#include "record/sqlite_store.h"

#include <stdlib.h>

enum {
    NUMBER,
    OPERATION,
    SERIES,
    SOURCE,
    KIND,
    PERIOD,
    EARLIEST,
    LATEST,
    AMOUNT,
    NOTE,
    ID,
    QUOTE,
    START,
    END,
    PREFIX,
    SUFFIX
};

static const char columns[] = "CREATE TABLE incoming (number INTEGER, operation INTEGER, series INTEGER, "
                              "source INTEGER, kind TEXT, period TEXT, earliest INTEGER, latest INTEGER, amount TEXT, "
                              "note TEXT, id TEXT, quote TEXT, start_byte INTEGER, end_byte INTEGER, prefix TEXT, "
                              "suffix TEXT)";

typedef struct {
    sqlite3_vtab base;
    const annals_incoming *incoming;
} incoming_table;

typedef struct {
    sqlite3_vtab_cursor base;
    const annals_stored_observation *row;
    const annals_stored_observation *end;
} incoming_cursor;

static int connect_table(sqlite3 *db, void *context, int count, const char *const *arguments, sqlite3_vtab **table,
                         char **error)
{
    (void)count;
    (void)arguments;
    (void)error;
    incoming_table *made = sqlite3_malloc64(sizeof *made);
    if (!made)
        return SQLITE_NOMEM;
    *made = (incoming_table){.incoming = context};
    int code = sqlite3_declare_vtab(db, columns);
    if (code == SQLITE_OK)
        *table = &made->base;
    else
        sqlite3_free(made);
    return code;
}

static int disconnect_table(sqlite3_vtab *table)
{
    sqlite3_free(table);
    return SQLITE_OK;
}

static int plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
    const annals_incoming *incoming = ((incoming_table *)(void *)table)->incoming;
    info->estimatedRows = (sqlite3_int64)incoming->count;
    info->estimatedCost = (double)incoming->count;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
    (void)table;
    incoming_cursor *opened = sqlite3_malloc64(sizeof *opened);
    if (!opened)
        return SQLITE_NOMEM;
    *opened = (incoming_cursor){0};
    *cursor = &opened->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor)
{
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int begin(sqlite3_vtab_cursor *cursor, int number, const char *text, int count, sqlite3_value **values)
{
    (void)number;
    (void)text;
    (void)count;
    (void)values;
    incoming_cursor *each = (incoming_cursor *)(void *)cursor;
    const annals_incoming *incoming = ((incoming_table *)(void *)cursor->pVtab)->incoming;
    each->row = incoming->rows;
    each->end = incoming->rows + incoming->count;
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *cursor)
{
    ((incoming_cursor *)(void *)cursor)->row++;
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *cursor)
{
    const incoming_cursor *each = (const incoming_cursor *)(const void *)cursor;
    return each->row == each->end;
}

static int row_number(sqlite3_vtab_cursor *cursor, sqlite3_int64 *number)
{
    *number = ((const incoming_cursor *)(const void *)cursor)->row->number;
    return SQLITE_OK;
}

static void give_text(sqlite3_context *context, const char *text)
{
    sqlite3_result_text(context, text, -1, SQLITE_STATIC);
}

static void give_id(sqlite3_context *context, const annals_id *id)
{
    char text[ANNALS_ID_TEXT];
    annals_id_print(id, text);
    sqlite3_result_text(context, text, ANNALS_ID_TEXT - 1, SQLITE_TRANSIENT);
}

static int give_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
    const annals_stored_observation *row = ((const incoming_cursor *)(const void *)cursor)->row;
    switch (column) {
    case NUMBER: sqlite3_result_int64(context, row->number); break;
    case OPERATION: sqlite3_result_int64(context, row->operation); break;
    case SERIES: sqlite3_result_int64(context, row->series); break;
    case SOURCE: sqlite3_result_int64(context, row->source); break;
    case KIND: give_text(context, annals_kind_name(row->kind)); break;
    case PERIOD: give_text(context, row->period); break;
    case EARLIEST: sqlite3_result_int64(context, row->earliest); break;
    case LATEST: sqlite3_result_int64(context, row->latest); break;
    case AMOUNT: give_text(context, row->amount); break;
    case NOTE: give_text(context, row->note); break;
    case ID: give_id(context, &row->id); break;
    case QUOTE: give_text(context, row->evidence.quote); break;
    case START: sqlite3_result_int64(context, row->evidence.start); break;
    case END: sqlite3_result_int64(context, row->evidence.end); break;
    case PREFIX: give_text(context, row->evidence.prefix); break;
    case SUFFIX: give_text(context, row->evidence.suffix); break;
    default: break;
    }
    return SQLITE_OK;
}

static const sqlite3_module incoming_module = {
    .xConnect = connect_table,
    .xDisconnect = disconnect_table,
    .xDestroy = disconnect_table,
    .xBestIndex = plan,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = begin,
    .xNext = next,
    .xEof = at_end,
    .xColumn = give_column,
    .xRowid = row_number,
};

annals_status annals_sqlite_know_incoming(annals_sqlite *sqlite, annals_error *error)
{
    if (sqlite->incoming_known)
        return ANNALS_OK;
    if (sqlite3_create_module(sqlite->db, "incoming", &incoming_module, &sqlite->incoming) != SQLITE_OK ||
        sqlite3_exec(sqlite->db, annals_sql_large, NULL, NULL, NULL) != SQLITE_OK)
        return annals_sqlite_failed(sqlite, error);
    sqlite->incoming_known = true;
    return ANNALS_OK;
}
