/* Reads operations, series, sources, documents and decisions out of the file into the caller's arena. */
#include "record/sqlite_store.h"

#include "record/chain.h"
#include "series/list.h"

#include <string.h>

/* Rows of one size, growing in an arena. */
typedef struct {
    annals_arena *arena;
    size_t size;
    char *rows;
    size_t count;
    size_t room;
} growing;

/* Room for one more row, or NULL. */
static void *add_row(growing *list)
{
    char *rows = annals_list_grow(list->arena, list->rows, list->count, &list->room, list->size);
    if (!rows)
        return NULL;
    list->rows = rows;
    return list->rows + list->size * list->count++;
}

/* A text of the row that a statement stands on, in the arena; false: no memory. */
static bool take_text(sqlite3_stmt *statement, int column, annals_arena *arena, const char **text)
{
    const unsigned char *value = sqlite3_column_text(statement, column);
    size_t size = (size_t)sqlite3_column_bytes(statement, column);
    if (!value && sqlite3_column_type(statement, column) != SQLITE_NULL)
        return false;
    *text = annals_arena_copy(arena, (const char *)value, size);
    return *text != NULL;
}

static void take_digits(sqlite3_stmt *statement, int column, char *out, size_t room)
{
    const unsigned char *value = sqlite3_column_text(statement, column);
    size_t size = value ? strlen((const char *)value) : 0;
    size = size < room ? size : room - 1;
    if (size > 0)
        memcpy(out, value, size);
    out[size] = '\0';
}

/* Reads the row that a statement stands on; false: no memory. */
typedef bool (*row_reader)(sqlite3_stmt *statement, annals_arena *arena, void *row);

/* Steps a bound statement through all its rows. */
static annals_status collect(annals_sqlite *sqlite, sqlite3_stmt *statement, row_reader reader, growing *list,
                             annals_error *error)
{
    int code = SQLITE_ROW;
    annals_status status = ANNALS_OK;
    while (!status) {
        status = annals_sqlite_step(sqlite, statement, &code, error);
        if (status || code == SQLITE_DONE)
            break;
        void *row = add_row(list);
        if (!row || !reader(statement, list->arena, row))
            status = annals_error_no_memory(error);
    }
    annals_sqlite_done(statement);
    return status;
}

annals_status annals_sqlite_last(annals_store *store, annals_last *last, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    int code;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_LAST, &statement, error);
    if (!status)
        status = annals_sqlite_step(sqlite, statement, &code, error);
    if (status)
        return status;
    last->operation = sqlite3_column_int64(statement, 0); /* NULL, where there is none, is 0 */
    last->at = sqlite3_column_int64(statement, 1);
    take_digits(statement, 2, last->hash, sizeof last->hash);
    last->series = sqlite3_column_int64(statement, 3);
    last->document = sqlite3_column_int64(statement, 4);
    last->source = sqlite3_column_int64(statement, 5);
    last->observation = sqlite3_column_int64(statement, 6);
    last->decision = sqlite3_column_int64(statement, 7);
    last->undos = sqlite3_column_int(statement, 8) != 0;
    annals_sqlite_done(statement);
    return ANNALS_OK;
}

static bool read_operation(sqlite3_stmt *statement, annals_arena *arena, void *row)
{
    annals_stored_operation *out = row;
    out->number = sqlite3_column_int64(statement, 0);
    out->at = sqlite3_column_int64(statement, 1);
    out->undoes = sqlite3_column_int64(statement, 6);
    out->sources = sqlite3_column_int64(statement, 7);
    out->observations = sqlite3_column_int64(statement, 8);
    out->decisions = sqlite3_column_int64(statement, 9);
    return take_text(statement, 2, arena, &out->who) && take_text(statement, 3, arena, &out->verb) &&
           take_text(statement, 4, arena, &out->what) && take_text(statement, 5, arena, &out->why) &&
           take_text(statement, 10, arena, &out->hash);
}

annals_status annals_sqlite_operations(annals_store *store, int64_t number, annals_arena *arena,
                                       annals_stored_operation **rows, size_t *count, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_sql which = number > 0 ? ANNALS_SQL_OPERATION : ANNALS_SQL_OPERATIONS;
    annals_status status = annals_sqlite_prepare(sqlite, which, &statement, error);
    if (status)
        return status;
    if (number > 0)
        sqlite3_bind_int64(statement, 1, number);
    growing list = {.arena = arena, .size = sizeof **rows};
    status = collect(sqlite, statement, read_operation, &list, error);
    *rows = (annals_stored_operation *)(void *)list.rows;
    *count = list.count;
    return status;
}

static bool read_undo(sqlite3_stmt *statement, annals_arena *arena, void *row)
{
    (void)arena;
    annals_stored_undo *out = row;
    out->number = sqlite3_column_int64(statement, 0);
    out->undoes = sqlite3_column_int64(statement, 1);
    return true;
}

annals_status annals_sqlite_undos(annals_store *store, annals_arena *arena, annals_stored_undo **rows, size_t *count,
                                  annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_UNDOS, &statement, error);
    if (status)
        return status;
    growing list = {.arena = arena, .size = sizeof **rows};
    status = collect(sqlite, statement, read_undo, &list, error);
    *rows = (annals_stored_undo *)(void *)list.rows;
    *count = list.count;
    return status;
}

static bool read_series(sqlite3_stmt *statement, annals_arena *arena, void *row)
{
    annals_stored_series *out = row;
    out->number = sqlite3_column_int64(statement, 0);
    const char *nature;
    if (!take_text(statement, 1, arena, &out->key) || !take_text(statement, 2, arena, &out->unit) ||
        !take_text(statement, 3, arena, &nature))
        return false;
    if (!annals_nature_parse(nature, &out->nature))
        out->nature = ANNALS_NATURE_NONE;
    return true;
}

annals_status annals_sqlite_series(annals_store *store, const char *key, annals_arena *arena,
                                   annals_stored_series **rows, size_t *count, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_status status =
        annals_sqlite_prepare(sqlite, key ? ANNALS_SQL_SERIES : ANNALS_SQL_ALL_SERIES, &statement, error);
    if (status)
        return status;
    if (key)
        sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    growing list = {.arena = arena, .size = sizeof **rows};
    status = collect(sqlite, statement, read_series, &list, error);
    *rows = (annals_stored_series *)(void *)list.rows;
    *count = list.count;
    return status;
}

static bool read_source(sqlite3_stmt *statement, annals_arena *arena, void *row)
{
    annals_stored_source *stored = row;
    *stored = (annals_stored_source){.number = sqlite3_column_int64(statement, 0)};
    annals_source *out = &stored->source;
    const char *const texts[] = {"document", "feed"};
    const unsigned char *kind = sqlite3_column_text(statement, 3);
    out->kind = kind && strcmp((const char *)kind, texts[ANNALS_FEED]) == 0 ? ANNALS_FEED : ANNALS_DOCUMENT;
    out->operation = sqlite3_column_int64(statement, 2);
    out->file_bytes = sqlite3_column_int64(statement, 11);
    out->text_bytes = sqlite3_column_int64(statement, 14);
    stored->document = sqlite3_column_int64(statement, 13);
    stored->updates = sqlite3_column_int64(statement, 16);
    take_digits(statement, 10, out->published.text, sizeof out->published.text);
    take_digits(statement, 12, out->file_sha256, sizeof out->file_sha256);
    take_digits(statement, 15, out->text_sha256, sizeof out->text_sha256);
    return take_text(statement, 1, arena, &out->id) && take_text(statement, 4, arena, &out->title) &&
           take_text(statement, 5, arena, &out->publisher) && take_text(statement, 6, arena, &out->language) &&
           take_text(statement, 7, arena, &out->url) && take_text(statement, 8, arena, &out->note) &&
           take_text(statement, 9, arena, &out->file) && take_text(statement, 17, arena, &out->extractor);
}

annals_status annals_sqlite_sources(annals_store *store, const char *id, annals_arena *arena,
                                    annals_stored_source **rows, size_t *count, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_status status =
        annals_sqlite_prepare(sqlite, id ? ANNALS_SQL_SOURCES : ANNALS_SQL_ALL_SOURCES, &statement, error);
    if (status)
        return status;
    if (id)
        sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
    growing list = {.arena = arena, .size = sizeof **rows};
    status = collect(sqlite, statement, read_source, &list, error);
    *rows = (annals_stored_source *)(void *)list.rows;
    *count = list.count;
    return status;
}

static bool read_decision(sqlite3_stmt *statement, annals_arena *arena, void *row)
{
    annals_stored_decision *out = row;
    out->number = sqlite3_column_int64(statement, 0);
    out->operation = sqlite3_column_int64(statement, 1);
    out->observation = sqlite3_column_int64(statement, 3);
    out->revision = sqlite3_column_int64(statement, 4);
    const char *kind;
    if (!take_text(statement, 2, arena, &kind) || !take_text(statement, 5, arena, &out->rule) ||
        !take_text(statement, 6, arena, &out->because))
        return false;
    if (!annals_decision_kind_parse(kind, &out->kind))
        out->kind = ANNALS_RULE;
    return true;
}

annals_status annals_sqlite_decisions(annals_store *store, annals_arena *arena, annals_stored_decision **rows,
                                      size_t *count, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    sqlite3_stmt *statement = NULL;
    annals_status status = annals_sqlite_prepare(sqlite, ANNALS_SQL_DECISIONS, &statement, error);
    if (status)
        return status;
    growing list = {.arena = arena, .size = sizeof **rows};
    status = collect(sqlite, statement, read_decision, &list, error);
    *rows = (annals_stored_decision *)(void *)list.rows;
    *count = list.count;
    return status;
}

static bool read_document(sqlite3_stmt *statement, annals_arena *arena, bool content, annals_stored_document *out)
{
    *out = (annals_stored_document){
        .number = sqlite3_column_int64(statement, 0),
        .text_bytes = sqlite3_column_int64(statement, 1),
    };
    if (!take_text(statement, 2, arena, &out->sha256))
        return false;
    if (!content)
        return true;
    const void *bytes = sqlite3_column_blob(statement, 3);
    out->size = (size_t)sqlite3_column_bytes(statement, 3);
    out->content = annals_arena_copy(arena, bytes, bytes ? out->size : 0);
    return out->content != NULL;
}

annals_status annals_sqlite_document(annals_store *store, int64_t number, const char *sha256, bool content,
                                     annals_arena *arena, annals_stored_document *document, annals_error *error)
{
    annals_sqlite *sqlite = annals_sqlite_of(store);
    *document = (annals_stored_document){0};
    sqlite3_stmt *statement = NULL;
    annals_sql which = number > 0 ? ANNALS_SQL_DOCUMENT : ANNALS_SQL_DOCUMENT_OF_TEXT;
    annals_status status = annals_sqlite_prepare(sqlite, which, &statement, error);
    if (status)
        return status;
    if (number > 0)
        sqlite3_bind_int64(statement, 1, number);
    else
        sqlite3_bind_text(statement, 1, sha256, -1, SQLITE_STATIC);
    int code;
    status = annals_sqlite_step(sqlite, statement, &code, error);
    if (!status && code == SQLITE_ROW && !read_document(statement, arena, content, document))
        status = annals_error_no_memory(error);
    annals_sqlite_done(statement);
    return status;
}
