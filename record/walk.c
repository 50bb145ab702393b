/* Walks over the standing observations of a selection, series by series; knows engines only by their interface. */
#include "record/walk.h"

#include "record/sources.h"

#include <inttypes.h>
#include <string.h>

/* Keeps the series that the selector selects. */
static annals_status filter(annals_walk *walk, const annals_key *selector, annals_error *error)
{
    size_t kept = 0;
    for (size_t i = 0; i < walk->series_count; i++) {
        annals_key *key;
        const char *text = walk->series[i].key;
        annals_status status = annals_key_parse(text, strlen(text), &key, error);
        if (status)
            return status;
        if (annals_key_matches(selector, key))
            walk->series[kept++] = walk->series[i];
        annals_key_free(key);
    }
    walk->series_count = kept;
    return ANNALS_OK;
}

static annals_status load(annals_walk *walk, const annals_key *selector, annals_error *error)
{
    const annals_engine *engine = walk->record->engine;
    annals_store *store = walk->record->store;
    bool plain = selector && annals_key_is_plain(selector);
    annals_status status =
        engine->series(store, plain ? selector->text : NULL, walk->arena, &walk->series, &walk->series_count, error);
    if (!status && selector && !plain)
        status = filter(walk, selector, error);
    if (!status)
        status = engine->sources(store, NULL, walk->arena, &walk->sources, &walk->source_count, error);
    if (!status)
        annals_sources_date(walk->sources, walk->source_count, &walk->view);
    return status;
}

static annals_status date(const char *published, const annals_period *by, uint8_t *dated, annals_error *error)
{
    annals_period period;
    *dated = ANNALS_UNDATED;
    if (!*published)
        return ANNALS_OK;
    annals_status status = annals_period_parse(published, strlen(published), &period, error);
    if (!status)
        *dated = period.latest <= by->latest ? ANNALS_IN_TIME : ANNALS_TOO_LATE;
    return status;
}

/* Finds out once which sources were published in time. */
static annals_status date_sources(annals_walk *walk, const annals_period *by, annals_error *error)
{
    if (!by)
        return ANNALS_OK;
    walk->published = true;
    walk->dated = annals_arena_alloc(walk->arena, walk->source_count + 1);
    if (!walk->dated)
        return annals_error_no_memory(error);
    annals_status status = ANNALS_OK;
    for (size_t i = 0; !status && i < walk->source_count; i++)
        status = date(walk->sources[i].source.published.text, by, &walk->dated[i], error);
    return status;
}

annals_status annals_walk_open(annals_record *record, const annals_selection *selection, bool evidence,
                               annals_walk *walk, annals_error *error)
{
    static const annals_selection all = {0};
    const annals_selection *wanted = selection ? selection : &all;
    *walk = (annals_walk){.evidence = evidence, .revised = wanted->revised, .retracted = wanted->retracted};
    annals_status status = annals_view_open(record, wanted->as_of, &walk->view, error);
    if (status)
        return status;
    walk->record = record;
    walk->arena = annals_arena_new();
    if (!walk->arena)
        return annals_error_no_memory(error);
    if (wanted->source) {
        walk->source = annals_arena_text(walk->arena, wanted->source);
        if (!walk->source)
            return annals_error_no_memory(error);
    }
    status = load(walk, wanted->selector, error);
    return status ? status : date_sources(walk, wanted->published_by, error);
}

void annals_walk_close(annals_walk *walk)
{
    if (!walk->record)
        return;
    if (walk->rows)
        walk->record->engine->rows_close(walk->rows);
    annals_view_close(walk->record, &walk->view);
    annals_arena_free(walk->arena);
    *walk = (annals_walk){0};
}

const annals_stored_source *annals_walk_source(const annals_walk *walk, int64_t number)
{
    return annals_sources_row(walk->sources, walk->source_count, number);
}

/* Opens the rows of the next series; false in *more at the end. */
static annals_status next_series(annals_walk *walk, bool *more, annals_error *error)
{
    const annals_engine *engine = walk->record->engine;
    if (walk->rows)
        engine->rows_close(walk->rows);
    walk->rows = NULL;
    *more = walk->next_series < walk->series_count;
    if (!*more)
        return ANNALS_OK;
    annals_scan scan = {
        .by = ANNALS_SCAN_SERIES,
        .number = walk->series[walk->next_series++].number,
        .as_of = walk->view.as_of,
        .evidence = walk->evidence,
    };
    return engine->rows_open(walk->record->store, &scan, &walk->rows, error);
}

static annals_status next_batch(annals_walk *walk, bool *more, annals_error *error)
{
    *more = true;
    walk->batch_at = walk->batch_count = 0;
    while (walk->batch_count == 0) {
        annals_status status = ANNALS_OK;
        if (walk->rows)
            status = walk->record->engine->rows_next(walk->rows, &walk->batch, &walk->batch_count, error);
        if (!status && walk->batch_count == 0)
            status = next_series(walk, more, error);
        if (status || !*more)
            return status;
    }
    return ANNALS_OK;
}

bool annals_walk_retracted(const annals_walk *walk, const annals_stored_observation *row)
{
    const annals_superseded *by = annals_standing_superseded(&walk->view.standing, row->number);
    return by && by->revision == 0;
}

/* Whether a row counts as standing: where revised ones were asked for, they do unless what stands in their place was
 * retracted. */
static bool in_force(const annals_walk *walk, const annals_stored_observation *row)
{
    if (!annals_view_holds(&walk->view, row->operation))
        return false;
    const annals_standing *standing = &walk->view.standing;
    const annals_superseded *by = annals_standing_superseded(standing, row->number);
    if (by && by->revision == 0 && walk->retracted)
        return true;
    if (!by || !walk->revised)
        return !by;
    while (by && by->revision > 0)
        by = annals_standing_superseded(standing, by->revision);
    return !by;
}

/* What was retracted is left out without being counted. */
static bool in_time(annals_walk *walk, const annals_stored_source *source, bool counts)
{
    if (!walk->published)
        return true;
    uint8_t *dated = &walk->dated[source - walk->sources];
    if (!counts)
        return *dated == ANNALS_IN_TIME;
    if (*dated == ANNALS_UNDATED) {
        *dated = ANNALS_UNDATED_COUNTED;
        walk->undated_sources++;
    }
    walk->undated += *dated == ANNALS_UNDATED_COUNTED;
    return *dated == ANNALS_IN_TIME;
}

static annals_status stands(annals_walk *walk, const annals_stored_observation *row, bool *standing,
                            annals_error *error)
{
    *standing = in_force(walk, row);
    if (!*standing)
        return ANNALS_OK;
    const annals_stored_source *source = annals_walk_source(walk, row->source);
    if (!source)
        return annals_error_set(error, ANNALS_INVALID, "the record is damaged: observation %" PRId64 " has no source",
                                row->number);
    *standing = (!walk->source || strcmp(walk->source, source->source.id) == 0) &&
                in_time(walk, source, !annals_walk_retracted(walk, row));
    return ANNALS_OK;
}

annals_status annals_walk_next(annals_walk *walk, const annals_stored_observation **row,
                               const annals_stored_series **series, annals_error *error)
{
    for (;;) {
        if (walk->batch_at == walk->batch_count) {
            bool more;
            annals_status status = next_batch(walk, &more, error);
            if (status || !more) {
                *row = NULL;
                return status;
            }
        }
        const annals_stored_observation *next = &walk->batch[walk->batch_at++];
        bool standing;
        annals_status status = stands(walk, next, &standing, error);
        if (status)
            return status;
        if (standing) {
            *row = next;
            *series = &walk->series[walk->next_series - 1];
            return ANNALS_OK;
        }
    }
}
