/* Turns observations into statements at the days on which they were published; knows neither records nor charts. */
#include "series/vintage.h"

#include <stdlib.h>
#include <string.h>

#include "series/arena.h"
#include "series/str.h"

/* The result comes first, so that its address gives the rest back. */
typedef struct {
    annals_vintages vintages;
    annals_arena *arena;
    annals_key **keys;
    size_t key_count;
} owner;

typedef struct {
    const annals_observation *observation;
    const annals_series *series;
    const annals_source *source;
} statement;

typedef struct {
    owner *own;
    const annals_query *query;
    statement *statements;
    size_t count;
    annals_observation *observations;
    annals_series *series;
    annals_source *sources;
    annals_error *error;
} work;

void annals_vintages_free(annals_vintages *vintages)
{
    owner *own = (owner *)(void *)vintages;
    if (!own)
        return;
    for (size_t i = 0; i < own->key_count; i++)
        annals_key_free(own->keys[i]);
    annals_arena_free(own->arena);
    free(own);
}

static bool in_window(const annals_query *query, const annals_period *period)
{
    return (!query->from || period->earliest >= query->from->earliest) &&
           (!query->to || period->latest <= query->to->latest);
}

/* --- Which statements there are ------------------------------------------------------------------------------------
 */

/* By series, period, source and kind; of those that are alike the latest first. */
static int compare(const void *left, const void *right)
{
    const statement *a = left, *b = right;
    int order = strcmp(a->series->key->text, b->series->key->text);
    if (order == 0)
        order = strcmp(a->observation->period.text, b->observation->period.text);
    if (order == 0)
        order = strcmp(a->source->id, b->source->id);
    if (order == 0)
        order = (int)a->observation->kind - (int)b->observation->kind;
    if (order == 0)
        order = (b->observation->operation > a->observation->operation) -
                (b->observation->operation < a->observation->operation);
    return order;
}

static bool same_statement(const statement *a, const statement *b)
{
    return strcmp(a->series->key->text, b->series->key->text) == 0 && strcmp(a->source->id, b->source->id) == 0 &&
           a->observation->kind == b->observation->kind &&
           annals_period_same(&a->observation->period, &b->observation->period);
}

static void take(work *w, const annals_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        const annals_observation *each = &table->observations[i];
        if (!each->retracted && in_window(w->query, &each->period))
            w->statements[w->count++] = (statement){each, &table->series[each->series], &table->sources[each->source]};
    }
}

static void choose(work *w)
{
    size_t kept = 0;
    qsort(w->statements, w->count, sizeof *w->statements, compare);
    for (size_t i = 0; i < w->count; i++) {
        if (kept > 0 && same_statement(&w->statements[kept - 1], &w->statements[i]))
            continue;
        w->statements[kept++] = w->statements[i];
    }
    w->count = kept;
}

/* --- Their table ---------------------------------------------------------------------------------------------------
 */

static annals_status make_key(work *w, const statement *from, annals_key **key)
{
    annals_str text = {0};
    if (annals_key_value(from->series->key, ANNALS_VINTAGE_DIMENSION))
        return annals_error_set(w->error, ANNALS_INVALID,
                                "\"%s\" has a dimension \"" ANNALS_VINTAGE_DIMENSION
                                "\" of its own, which vintages need",
                                from->series->key->text);
    annals_str_format(&text, "%s," ANNALS_VINTAGE_DIMENSION "=%s", from->series->key->text,
                      from->observation->period.text);
    if (text.failed)
        return annals_error_no_memory(w->error);
    annals_status status = annals_key_parse(annals_str_text(&text), text.size, key, w->error);
    annals_str_free(&text);
    return status;
}

/* Statements are sorted: those of one series and period stand together. */
static annals_status add_series(work *w, size_t i, uint32_t *at)
{
    annals_table *table = &w->own->vintages.table;
    const statement *each = &w->statements[i], *before = i > 0 ? each - 1 : NULL;
    if (before && strcmp(each->series->key->text, before->series->key->text) == 0 &&
        annals_period_same(&each->observation->period, &before->observation->period) && table->series_count > 0) {
        *at = (uint32_t)table->series_count - 1;
        return ANNALS_OK;
    }
    annals_key *key;
    annals_status status = make_key(w, each, &key);
    if (status)
        return status;
    w->own->keys[w->own->key_count++] = key;
    w->series[table->series_count] = *each->series;
    w->series[table->series_count].key = key;
    *at = (uint32_t)table->series_count++;
    return ANNALS_OK;
}

static uint32_t add_source(work *w, const annals_source *source)
{
    annals_table *table = &w->own->vintages.table;
    size_t at = 0;
    while (at < table->source_count && strcmp(w->sources[at].id, source->id) != 0)
        at++;
    if (at == table->source_count)
        w->sources[table->source_count++] = *source;
    return (uint32_t)at;
}

static annals_status fill(work *w)
{
    annals_table *table = &w->own->vintages.table;
    for (size_t i = 0; i < w->count; i++) {
        const statement *each = &w->statements[i];
        uint32_t series;
        annals_status status = add_series(w, i, &series);
        if (status)
            return status;
        if (!each->source->published.text[0]) {
            w->own->vintages.undated++;
            continue;
        }
        annals_observation *made = &w->observations[table->count++];
        *made = *each->observation;
        made->series = series;
        made->source = add_source(w, each->source);
        made->period = each->source->published;
    }
    return ANNALS_OK;
}

static bool make_room(work *w, size_t most)
{
    annals_arena *arena = w->own->arena;
    w->statements = annals_arena_alloc(arena, (most + 1) * sizeof *w->statements);
    w->observations = annals_arena_alloc(arena, (most + 1) * sizeof *w->observations);
    w->series = annals_arena_alloc(arena, (most + 1) * sizeof *w->series);
    w->sources = annals_arena_alloc(arena, (most + 1) * sizeof *w->sources);
    w->own->keys = annals_arena_alloc(arena, (most + 1) * sizeof *w->own->keys);
    annals_table *table = &w->own->vintages.table;
    table->observations = w->observations;
    table->series = w->series;
    table->sources = w->sources;
    return w->statements && w->observations && w->series && w->sources && w->own->keys;
}

annals_status annals_vintages_make(const annals_table *const *tables, size_t count, const annals_query *query,
                                   annals_vintages **out, annals_error *error)
{
    size_t most = 0;
    owner *own = calloc(1, sizeof *own);
    work w = {.own = own, .query = query, .error = error};
    for (size_t i = 0; i < count; i++)
        most += tables[i]->count;
    if (own)
        own->arena = annals_arena_new();
    if (!own || !own->arena || !make_room(&w, most)) {
        annals_vintages_free(own ? &own->vintages : NULL);
        return annals_error_no_memory(error);
    }
    for (size_t i = 0; i < count; i++)
        take(&w, tables[i]);
    choose(&w);
    annals_status status = fill(&w);
    if (status)
        annals_vintages_free(&own->vintages);
    else
        *out = &own->vintages;
    return status;
}
