/* Finds observations by number, by id and by the beginning of an id; must not care whether they stand. */
#include "record/find.h"

#include "series/list.h"
#include "series/str.h"

#include <inttypes.h>
#include <string.h>

enum { SHORTEST = 4, SHOWN = 5 };

/* Rows growing in an arena, with copies of their texts. */
typedef struct {
    annals_arena *arena;
    annals_stored_observation *rows;
    size_t count;
    size_t room;
} found_rows;

static bool copy(annals_arena *arena, const char **text)
{
    if (*text)
        *text = annals_arena_text(arena, *text);
    return *text != NULL;
}

static bool copy_texts(annals_arena *arena, annals_stored_observation *row)
{
    annals_evidence *evidence = &row->evidence;
    if (!copy(arena, &row->period) || !copy(arena, &row->amount) || !copy(arena, &row->note))
        return false;
    return !evidence->quote ||
           (copy(arena, &evidence->quote) && copy(arena, &evidence->prefix) && copy(arena, &evidence->suffix));
}

static bool keep(found_rows *found, const annals_stored_observation *row)
{
    annals_stored_observation *rows =
        annals_list_grow(found->arena, found->rows, found->count, &found->room, sizeof *rows);
    if (!rows)
        return false;
    found->rows = rows;
    annals_stored_observation *kept = &found->rows[found->count++];
    *kept = *row;
    return copy_texts(found->arena, kept);
}

annals_status annals_find_rows(annals_record *record, const annals_scan *scan, annals_arena *arena,
                               annals_stored_observation **rows, size_t *count, annals_error *error)
{
    found_rows found = {.arena = arena};
    annals_rows *open;
    annals_status status = record->engine->rows_open(record->store, scan, &open, error);
    if (status)
        return status;
    size_t more = 1;
    while (!status && more > 0) {
        const annals_stored_observation *batch;
        status = record->engine->rows_next(open, &batch, &more, error);
        for (size_t i = 0; !status && i < more; i++)
            if (!keep(&found, &batch[i]))
                status = annals_error_no_memory(error);
    }
    record->engine->rows_close(open);
    *rows = found.rows;
    *count = found.count;
    return status;
}

annals_status annals_find_number(annals_record *record, int64_t number, annals_arena *arena,
                                 annals_stored_observation **row, annals_error *error)
{
    annals_scan scan = {.by = ANNALS_SCAN_NUMBER, .number = number, .as_of = INT64_MAX, .evidence = true};
    size_t count;
    annals_status status = annals_find_rows(record, &scan, arena, row, &count, error);
    if (!status && count == 0)
        status =
            annals_error_set(error, ANNALS_INVALID, "the record is damaged: observation %" PRId64 " is gone", number);
    return status;
}

/* The rows whose ids begin so and that the view holds. */
static annals_status find_prefix(annals_record *record, const annals_view *view, const char *prefix,
                                 annals_arena *arena, found_rows *found, annals_error *error)
{
    annals_scan scan = {.by = ANNALS_SCAN_ID, .as_of = view->as_of, .id = prefix, .evidence = true};
    size_t all;
    annals_status status = annals_find_rows(record, &scan, arena, &found->rows, &all, error);
    if (status)
        return status;
    found->count = 0;
    for (size_t i = 0; i < all; i++)
        if (annals_view_holds(view, found->rows[i].operation))
            found->rows[found->count++] = found->rows[i];
    return ANNALS_OK;
}

annals_status annals_find_id(annals_record *record, const annals_view *view, const annals_id *id, annals_arena *arena,
                             annals_stored_observation **row, annals_error *error)
{
    char digits[ANNALS_ID_TEXT];
    annals_id_print(id, digits);
    found_rows found;
    annals_status status = find_prefix(record, view, digits, arena, &found, error);
    if (status)
        return status;
    *row = found.count > 0 ? &found.rows[found.count - 1] : NULL;
    for (size_t i = 0; i < found.count; i++)
        if (annals_view_stands(view, &found.rows[i]))
            *row = &found.rows[i];
    return ANNALS_OK;
}

annals_status annals_find_missing(const annals_id *id, annals_error *error)
{
    char digits[ANNALS_ID_TEXT];
    annals_id_print(id, digits);
    return annals_error_set(error, ANNALS_MISSING, "observation: \"%.*s\": not in the record", ANNALS_ID_SHORT, digits);
}

/* Keeps one row of each id. */
static void keep_ids(found_rows *found)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++) {
        size_t same = 0;
        while (same < kept && memcmp(&found->rows[same].id, &found->rows[i].id, sizeof(annals_id)) != 0)
            same++;
        if (same == kept)
            found->rows[kept++] = found->rows[i];
    }
    found->count = kept;
}

static const char *key_of(const annals_stored_series *series, size_t count, int64_t number)
{
    for (size_t i = 0; i < count; i++)
        if (series[i].number == number)
            return series[i].key;
    return "?";
}

/* Lists the ids with what they are of. */
static annals_status refuse_several(annals_record *record, const char *prefix, const found_rows *found,
                                    annals_arena *arena, annals_error *error)
{
    annals_stored_series *series;
    size_t count;
    annals_status status = record->engine->series(record->store, NULL, arena, &series, &count, error);
    if (status)
        return status;
    annals_str list = {0};
    for (size_t i = 0; i < found->count && i < SHOWN; i++) {
        const annals_stored_observation *row = &found->rows[i];
        char digits[ANNALS_ID_TEXT];
        annals_id_print(&row->id, digits);
        annals_str_format(&list, "%s%.*s (%.200s, period %s, %s)", i > 0 ? ", " : "", ANNALS_ID_SHORT, digits,
                          key_of(series, count, row->series), row->period, row->amount);
    }
    if (found->count > SHOWN)
        annals_str_format(&list, " and %zu more", found->count - SHOWN);
    if (list.failed)
        status = annals_error_no_memory(error);
    else
        status = annals_error_set(error, ANNALS_AMBIGUOUS,
                                  "observation: \"%s\": the ids of %zu observations begin so, write more of one: %s",
                                  prefix, found->count, list.data);
    annals_str_free(&list);
    return status;
}

static annals_status find_one(annals_record *record, const annals_view *view, const char *prefix, annals_arena *arena,
                              annals_id *id, annals_error *error)
{
    found_rows found;
    annals_status status = find_prefix(record, view, prefix, arena, &found, error);
    if (status)
        return status;
    keep_ids(&found);
    if (found.count == 0)
        return annals_error_set(error, ANNALS_MISSING, "observation: \"%s\": not in the record", prefix);
    if (found.count > 1)
        return refuse_several(record, prefix, &found, arena, error);
    *id = found.rows[0].id;
    return ANNALS_OK;
}

/* Digits in lower case; false: no digits, too few or too many. */
static bool read_prefix(const char *text, char out[ANNALS_ID_TEXT])
{
    size_t size = 0;
    for (; text[size]; size++) {
        char c = text[size];
        if (c >= 'A' && c <= 'F')
            c = (char)(c - 'A' + 'a');
        if (size == ANNALS_ID_TEXT - 1 || !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return false;
        out[size] = c;
    }
    out[size] = '\0';
    return size >= SHORTEST;
}

annals_status annals_record_find(annals_record *record, const char *prefix, int64_t as_of, annals_id *id,
                                 annals_error *error)
{
    char digits[ANNALS_ID_TEXT];
    if (!read_prefix(prefix, digits))
        return annals_error_set(error, ANNALS_INVALID,
                                "observation: \"%.80s\": no id; wants 4 to 64 of its hexadecimal digits", prefix);
    annals_view view;
    annals_status status = annals_view_open(record, as_of, &view, error);
    if (status)
        return status;
    annals_arena *arena = annals_arena_new();
    status = arena ? find_one(record, &view, digits, arena, id, error) : annals_error_no_memory(error);
    annals_arena_free(arena);
    annals_view_close(record, &view);
    return status;
}
