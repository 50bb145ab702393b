/* First step of a query: the series that the selector matches and their observations in the window. Knows no groups. */
#include "series/query.h"
#include "series/str.h"
#include "series/suggest.h"

#include <stdlib.h>
#include <string.h>

static annals_status check_query(const annals_query_work *work)
{
    const annals_query *query = work->query;
    annals_error *error = work->error;
    if (!query->selector)
        return annals_error_set(error, ANNALS_USAGE, "a query needs a selector");
    if (query->by_count > ANNALS_BY_MAX)
        return annals_error_set(error, ANNALS_USAGE, "by takes %d dimensions at most", ANNALS_BY_MAX);
    for (size_t i = 0; i < query->by_count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(query->by[i], query->by[j]) == 0)
                return annals_error_set(error, ANNALS_USAGE, "by names %s twice", query->by[i]);
    annals_grain every = query->every;
    bool is_bin = every == ANNALS_DAY || every == ANNALS_WEEK || every == ANNALS_MONTH || every == ANNALS_QUARTER ||
                  every == ANNALS_HALF || every == ANNALS_YEAR;
    if (query->has_every && !is_bin)
        return annals_error_set(error, ANNALS_USAGE, "every takes day, week, month, quarter, half or year, not %s",
                                annals_grain_name(every));
    if (query->from && query->to && query->from->earliest > query->to->latest)
        return annals_error_set(error, ANNALS_INVALID, "the window from %s to %s ends before it begins",
                                query->from->text, query->to->text);
    return ANNALS_OK;
}

static annals_status widen(annals_query_work *work)
{
    const annals_key *from = work->query->selector;
    annals_status status = annals_selector_parse(from->text, strlen(from->text), &work->selector, work->error);
    for (size_t i = 0; !status && i < work->query->by_count; i++) {
        annals_key *wider = NULL;
        status = annals_selector_widen(work->selector, work->query->by[i], &wider, work->error);
        if (status)
            return status;
        annals_key_free(work->selector);
        work->selector = wider;
    }
    return status;
}

static int by_key(const void *a, const void *b)
{
    const annals_series *const *left = a, *const *right = b;
    return strcmp((*left)->key->text, (*right)->key->text);
}

/* Adds what a user may have meant: the nearest key, or series of the same measure. */
static void add_near_series(const annals_query_work *work, annals_str *words)
{
    enum { NAMED = 3, NEAR_MAX = 10000 };
    const annals_table *table = work->table;
    const char **keys = annals_arena_alloc(work->scratch, (table->series_count + 1) * sizeof *keys);
    size_t count = 0, found = 0;
    for (size_t i = 0; keys && i < table->series_count && count < NEAR_MAX; i++)
        keys[count++] = table->series[i].key->text;
    const char *near = keys ? annals_suggest(work->selector->text, keys, count) : NULL;
    if (near) {
        annals_str_format(words, "; did you mean %s", near);
        return;
    }
    for (size_t i = 0; i < table->series_count; i++) {
        const annals_key *key = table->series[i].key;
        if (strcmp(key->measure, work->selector->measure) != 0)
            continue;
        if (++found <= NAMED)
            annals_str_format(words, "%s %s", found == 1 ? "; of this measure there are" : ",", key->text);
    }
    if (found > NAMED)
        annals_str_format(words, " and %zu more", found - NAMED);
}

static annals_status refuse_selector(const annals_query_work *work)
{
    annals_str words = {0};
    annals_str_format(&words, "no series matches %s", work->selector->text);
    add_near_series(work, &words);
    annals_status status = words.failed ? annals_error_no_memory(work->error)
                                        : annals_error_set(work->error, ANNALS_MISSING, "%s", annals_str_text(&words));
    annals_str_free(&words);
    return status;
}

static annals_status select_series(annals_query_work *work)
{
    const annals_table *table = work->table;
    size_t all = table->series_count;
    work->series = annals_arena_alloc(work->scratch, (all + 1) * sizeof *work->series);
    work->rank_of = annals_arena_alloc(work->scratch, (all + 1) * sizeof *work->rank_of);
    if (!work->series || !work->rank_of)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < all; i++) {
        work->rank_of[i] = ANNALS_NO_RANK;
        if (annals_key_matches(work->selector, table->series[i].key))
            work->series[work->series_count++] = &table->series[i];
    }
    if (work->series_count == 0)
        return refuse_selector(work);
    qsort(work->series, work->series_count, sizeof *work->series, by_key);
    for (size_t rank = 0; rank < work->series_count; rank++)
        work->rank_of[work->series[rank] - table->series] = (uint32_t)rank;
    return ANNALS_OK;
}

static annals_status refuse_source(const annals_query_work *work, const uint8_t *stating)
{
    enum { NAMED = 5 };
    annals_str words = {0};
    size_t found = 0;
    annals_str_format(&words, "the source %s states nothing of %s", work->query->source, work->selector->text);
    for (size_t i = 0; i < work->table->source_count; i++)
        if (stating[i] && ++found <= NAMED)
            annals_str_format(&words, "%s %s", found == 1 ? "; those that do:" : ",", work->table->sources[i].id);
    if (found > NAMED)
        annals_str_format(&words, " and %zu more", found - NAMED);
    annals_status status = words.failed ? annals_error_no_memory(work->error)
                                        : annals_error_set(work->error, ANNALS_MISSING, "%s", annals_str_text(&words));
    annals_str_free(&words);
    return status;
}

/* The source that is asked for must state something of the series; its kind and period are another question. */
static annals_status check_source(const annals_query_work *work)
{
    const annals_table *table = work->table;
    uint8_t *stating = annals_arena_alloc(work->scratch, table->source_count + 1);
    if (!stating)
        return annals_error_no_memory(work->error);
    memset(stating, 0, table->source_count + 1);
    for (size_t i = 0; i < table->count; i++)
        if (work->rank_of[table->observations[i].series] != ANNALS_NO_RANK)
            stating[table->observations[i].source] = 1;
    for (size_t i = 0; i < table->source_count; i++)
        if (stating[i] && strcmp(table->sources[i].id, work->query->source) == 0)
            return ANNALS_OK;
    return refuse_source(work, stating);
}

typedef enum { INSIDE, ACROSS, BEYOND } where;

static where place_in_window(const annals_query *query, const annals_period *period)
{
    annals_moment from = query->from ? query->from->earliest : ANNALS_MOMENT_MIN;
    annals_moment to = query->to ? query->to->latest : ANNALS_MOMENT_MAX;
    if (period->latest < from || period->earliest > to)
        return BEYOND;
    return period->earliest >= from && period->latest <= to ? INSIDE : ACROSS;
}

static size_t count_retracted(const annals_table *table)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++)
        count += table->observations[i].retracted;
    return count;
}

static annals_status select_observations(annals_query_work *work)
{
    const annals_table *table = work->table;
    const annals_query *query = work->query;
    work->picks = annals_arena_alloc(work->scratch, (table->count + 1) * sizeof *work->picks);
    work->asides = annals_arena_alloc(work->scratch, (table->count + 1) * sizeof *work->asides);
    work->retracted = annals_arena_alloc(work->scratch, (count_retracted(table) + 1) * sizeof *work->retracted);
    if (!work->picks || !work->asides || !work->retracted)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < table->count; i++) {
        const annals_observation *each = &table->observations[i];
        uint32_t rank = work->rank_of[each->series];
        if (rank == ANNALS_NO_RANK || (query->has_kind && each->kind != query->kind))
            continue;
        bool wanted = !query->source || strcmp(table->sources[each->source].id, query->source) == 0;
        where place = place_in_window(query, &each->period);
        annals_pick pick = {.observation = each, .rank = rank};
        if (each->retracted) {
            if (place == INSIDE && wanted)
                work->retracted[work->retracted_count++] = pick;
            continue;
        }
        work->outside += wanted && place == ACROSS;
        if (place == INSIDE && wanted)
            work->picks[work->count++] = pick;
        else if (place == INSIDE)
            work->asides[work->aside_count++] = pick;
    }
    return ANNALS_OK;
}

annals_status annals_query_select(annals_query_work *work)
{
    annals_status status = check_query(work);
    if (!status)
        status = widen(work);
    if (!status)
        status = select_series(work);
    if (!status && work->query->source)
        status = check_source(work);
    return status ? status : select_observations(work);
}
