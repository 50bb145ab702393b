/* A naive store in memory; must share no code with the SQLite engine, so that each checks the other. */
#include "tests/support/memory_engine.h"
#include "tests/support/memory_store.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    annals_rows rows;
    annals_stored_observation *batch;
    size_t count;
    size_t at;
} memory_rows;

static memory *stores;

memory *memory_of(annals_store *store)
{
    return (memory *)(void *)store;
}

static void free_memory(memory *each)
{
    free(each->now.operations);
    free(each->now.series);
    free(each->now.documents);
    free(each->now.sources);
    free(each->now.observations);
    free(each->now.decisions);
    annals_arena_free(each->arena);
    free(each->place);
    free(each);
}

void memory_engine_forget(void)
{
    for (memory *next; stores; stores = next) {
        next = stores->next;
        free_memory(stores);
    }
}

static memory *find(const char *place)
{
    for (memory *each = stores; each; each = each->next)
        if (strcmp(each->place, place) == 0)
            return each;
    return NULL;
}

static annals_status create(const char *place, annals_error *error)
{
    if (find(place))
        return annals_error_set(error, ANNALS_EXISTS, "%s: is there already and left alone", place);
    memory *made = calloc(1, sizeof *made);
    if (!made)
        return annals_error_no_memory(error);
    made->store.engine = &memory_engine;
    made->place = strdup(place);
    made->arena = annals_arena_new();
    if (!made->place || !made->arena) {
        free_memory(made);
        return annals_error_no_memory(error);
    }
    made->next = stores;
    stores = made;
    return ANNALS_OK;
}

static annals_status open_store(const char *place, annals_access access, annals_store **store, annals_error *error)
{
    (void)access;
    memory *found = find(place);
    if (!found)
        return annals_error_set(error, ANNALS_NO_INPUT, "%s: no such record", place);
    *store = &found->store;
    return ANNALS_OK;
}

static annals_status begin_read(annals_store *store, annals_error *error)
{
    (void)store;
    (void)error;
    return ANNALS_OK;
}

static void end_read(annals_store *store)
{
    (void)store;
}

static annals_status begin(annals_store *store, annals_error *error)
{
    memory *each = memory_of(store);
    if (each->writing)
        return annals_error_set(error, ANNALS_BUSY, "%s: is being written", each->place);
    each->before = each->now;
    each->writing = true;
    return ANNALS_OK;
}

static annals_status commit(annals_store *store, annals_error *error)
{
    (void)error;
    memory_of(store)->writing = false;
    return ANNALS_OK;
}

static void rollback(annals_store *store)
{
    memory *each = memory_of(store);
    if (!each->writing)
        return;
    each->now.operation_count = each->before.operation_count;
    each->now.series_count = each->before.series_count;
    each->now.document_count = each->before.document_count;
    each->now.source_count = each->before.source_count;
    each->now.observation_count = each->before.observation_count;
    each->now.decision_count = each->before.decision_count;
    each->writing = false;
}

static void close_store(annals_store *store)
{
    rollback(store);
}

static annals_status settle(annals_store *store, annals_error *error)
{
    (void)store;
    (void)error;
    return ANNALS_OK;
}

static annals_status last(annals_store *store, annals_last *out, annals_error *error)
{
    (void)error;
    const memory_contents *now = &memory_of(store)->now;
    *out = (annals_last){
        .operation = (int64_t)now->operation_count,
        .series = (int64_t)now->series_count,
        .document = (int64_t)now->document_count,
        .source = (int64_t)now->source_count,
        .observation = (int64_t)now->observation_count,
        .decision = (int64_t)now->decision_count,
        .at = now->operation_count > 0 ? now->operations[now->operation_count - 1].at : 0,
    };
    for (size_t i = 0; i < now->operation_count; i++)
        out->undos |= now->operations[i].undoes > 0;
    if (now->operation_count > 0)
        strcpy(out->hash, now->operations[now->operation_count - 1].hash);
    return ANNALS_OK;
}

/* Room for `count` rows in the caller's arena. */
static annals_status give(annals_arena *arena, size_t count, size_t size, void **rows, annals_error *error)
{
    *rows = annals_arena_alloc(arena, (count + 1) * size);
    return *rows ? ANNALS_OK : annals_error_no_memory(error);
}

static annals_status operations(annals_store *store, int64_t number, annals_arena *arena,
                                annals_stored_operation **rows, size_t *count, annals_error *error)
{
    const memory_contents *now = &memory_of(store)->now;
    void *room;
    annals_status status = give(arena, now->operation_count, sizeof **rows, &room, error);
    if (status)
        return status;
    *rows = room;
    *count = 0;
    for (size_t i = 0; i < now->operation_count; i++)
        if (number == 0 || now->operations[i].number == number)
            (*rows)[(*count)++] = now->operations[i];
    return ANNALS_OK;
}

static annals_status undos(annals_store *store, annals_arena *arena, annals_stored_undo **rows, size_t *count,
                           annals_error *error)
{
    const memory_contents *now = &memory_of(store)->now;
    void *room;
    annals_status status = give(arena, now->operation_count, sizeof **rows, &room, error);
    if (status)
        return status;
    *rows = room;
    *count = 0;
    for (size_t i = 0; i < now->operation_count; i++)
        if (now->operations[i].undoes > 0)
            (*rows)[(*count)++] = (annals_stored_undo){now->operations[i].number, now->operations[i].undoes};
    return ANNALS_OK;
}

static int by_key(const void *a, const void *b)
{
    const annals_stored_series *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order ? order : (left->number > right->number) - (left->number < right->number);
}

static annals_status series(annals_store *store, const char *key, annals_arena *arena, annals_stored_series **rows,
                            size_t *count, annals_error *error)
{
    const memory_contents *now = &memory_of(store)->now;
    void *room;
    annals_status status = give(arena, now->series_count, sizeof **rows, &room, error);
    if (status)
        return status;
    *rows = room;
    *count = 0;
    for (size_t i = 0; i < now->series_count; i++)
        if (!key || strcmp(now->series[i].key, key) == 0)
            (*rows)[(*count)++] = now->series[i];
    qsort(*rows, *count, sizeof **rows, by_key);
    return ANNALS_OK;
}

static annals_status sources(annals_store *store, const char *id, annals_arena *arena, annals_stored_source **rows,
                             size_t *count, annals_error *error)
{
    const memory_contents *now = &memory_of(store)->now;
    void *room;
    annals_status status = give(arena, now->source_count, sizeof **rows, &room, error);
    if (status)
        return status;
    *rows = room;
    *count = 0;
    for (size_t i = 0; i < now->source_count; i++)
        if (!id || strcmp(now->sources[i].source.id, id) == 0)
            (*rows)[(*count)++] = now->sources[i];
    return ANNALS_OK;
}

static annals_status document(annals_store *store, int64_t number, const char *sha256, bool content,
                              annals_arena *arena, annals_stored_document *out, annals_error *error)
{
    (void)content;
    (void)arena;
    (void)error;
    const memory_contents *now = &memory_of(store)->now;
    *out = (annals_stored_document){0};
    for (size_t i = 0; i < now->document_count; i++) {
        const annals_stored_document *each = &now->documents[i];
        if (number > 0 ? each->number == number : strcmp(each->sha256, sha256) == 0)
            *out = *each;
    }
    return ANNALS_OK;
}

static annals_status decisions(annals_store *store, annals_arena *arena, annals_stored_decision **rows, size_t *count,
                               annals_error *error)
{
    const memory_contents *now = &memory_of(store)->now;
    void *room;
    annals_status status = give(arena, now->decision_count, sizeof **rows, &room, error);
    if (status)
        return status;
    *rows = room;
    *count = now->decision_count;
    if (*count > 0)
        memcpy(*rows, now->decisions, *count * sizeof **rows);
    return ANNALS_OK;
}

static annals_status check(annals_store *store, annals_error *error)
{
    (void)store;
    (void)error;
    return ANNALS_OK;
}

static bool begins(const annals_id *id, const char *prefix)
{
    char digits[ANNALS_ID_TEXT];
    annals_id_print(id, digits);
    return strncmp(digits, prefix, strlen(prefix)) == 0;
}

static bool wanted(const annals_stored_observation *row, const annals_scan *scan)
{
    if (row->operation > scan->as_of)
        return false;
    switch (scan->by) {
    case ANNALS_SCAN_SERIES: return row->series == scan->number;
    case ANNALS_SCAN_PERIOD: return row->series == scan->number && strcmp(row->period, scan->period->text) == 0;
    case ANNALS_SCAN_SOURCE: return row->source == scan->number;
    case ANNALS_SCAN_OPERATION: return row->operation == scan->number;
    case ANNALS_SCAN_NUMBER: return row->number == scan->number;
    case ANNALS_SCAN_ID: return begins(&row->id, scan->id);
    case ANNALS_SCAN_ALL: return true;
    }
    return false;
}

static memory *sorted; /* whose rows are being sorted */

static int by_period(const void *a, const void *b)
{
    const annals_stored_observation *left = a, *right = b;
    annals_period first = {.earliest = left->earliest, .latest = left->latest};
    annals_period second = {.earliest = right->earliest, .latest = right->latest};
    strcpy(first.text, left->period);
    strcpy(second.text, right->period);
    int order = annals_period_compare(&first, &second);
    if (order == 0)
        order = strcmp(annals_kind_name(left->kind), annals_kind_name(right->kind));
    if (order == 0)
        order =
            strcmp(sorted->now.sources[left->source - 1].source.id, sorted->now.sources[right->source - 1].source.id);
    return order ? order : memcmp(&left->id, &right->id, sizeof left->id);
}

static annals_status rows_open(annals_store *store, const annals_scan *scan, annals_rows **rows, annals_error *error)
{
    const memory_contents *now = &memory_of(store)->now;
    memory_rows *opened = calloc(1, sizeof *opened);
    if (opened)
        opened->batch = malloc((now->observation_count + 1) * sizeof *opened->batch);
    if (!opened || !opened->batch) {
        free(opened);
        return annals_error_no_memory(error);
    }
    opened->rows.store = store;
    for (size_t i = 0; i < now->observation_count; i++)
        if (wanted(&now->observations[i], scan))
            opened->batch[opened->count++] = now->observations[i];
    sorted = memory_of(store);
    if (scan->by == ANNALS_SCAN_SERIES || scan->by == ANNALS_SCAN_PERIOD)
        qsort(opened->batch, opened->count, sizeof *opened->batch, by_period);
    *rows = &opened->rows;
    return ANNALS_OK;
}

/* Small batches, so that callers meet their edges. */
static annals_status rows_next(annals_rows *rows, const annals_stored_observation **batch, size_t *count,
                               annals_error *error)
{
    (void)error;
    memory_rows *each = (memory_rows *)(void *)rows;
    *batch = each->batch + each->at;
    *count = each->count - each->at < 3 ? each->count - each->at : 3;
    each->at += *count;
    return ANNALS_OK;
}

static void rows_close(annals_rows *rows)
{
    memory_rows *closed = (memory_rows *)(void *)rows;
    free(closed->batch);
    free(closed);
}

const annals_engine memory_engine = {
    .name = "memory",
    .create = create,
    .open = open_store,
    .close = close_store,
    .settle = settle,
    .begin_read = begin_read,
    .end_read = end_read,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .last = last,
    .operations = operations,
    .undos = undos,
    .series = series,
    .sources = sources,
    .document = document,
    .decisions = decisions,
    .check = check,
    .rows_open = rows_open,
    .rows_next = rows_next,
    .rows_close = rows_close,
    .add_operation = memory_add_operation,
    .add_series = memory_add_series,
    .add_document = memory_add_document,
    .add_source = memory_add_source,
    .add_observations = memory_add_observations,
    .add_decision = memory_add_decision,
};
