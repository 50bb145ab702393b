/* Sorts a table into cells and finds the observation that is meant. Knows no amounts. */
#include "series/cells.h"

#include <stdlib.h>
#include <string.h>

static int compare_moments(annals_moment a, annals_moment b)
{
    return (a > b) - (a < b);
}

int annals_cell_compare(const annals_observation *a, const annals_observation *b)
{
    int order = compare_moments(a->period.earliest, b->period.earliest);
    if (order == 0)
        order = compare_moments(a->period.latest, b->period.latest);
    return order ? order : (int)a->kind - (int)b->kind;
}

static int by_cell(const void *left, const void *right)
{
    const annals_observation *a = *(const annals_observation *const *)left;
    const annals_observation *b = *(const annals_observation *const *)right;
    int order = (a->series > b->series) - (a->series < b->series);
    if (order == 0)
        order = annals_cell_compare(a, b);
    return order ? order : (a > b) - (a < b);
}

/* A series to be sorted by its key. */
typedef struct {
    const char *text;
    uint32_t series;
} named;

static int by_text(const void *left, const void *right)
{
    const named *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    return order ? order : (a->series > b->series) - (a->series < b->series);
}

static int by_id(const void *left, const void *right)
{
    const annals_preference *a = left, *b = right;
    int order = memcmp(&a->preferred, &b->preferred, sizeof a->preferred);
    return order ? order : (a->operation > b->operation) - (a->operation < b->operation);
}

static bool is_stated_by(const annals_table *table, const annals_observation *each, const char *source)
{
    return !source || strcmp(table->sources[each->source].id, source) == 0;
}

static annals_status check_source(const annals_table *table, const char *source, annals_error *error)
{
    for (size_t i = 0; source && i < table->source_count; i++)
        if (strcmp(table->sources[i].id, source) == 0)
            return ANNALS_OK;
    return source ? annals_error_set(error, ANNALS_MISSING, "no source %s states anything here", source) : ANNALS_OK;
}

static void find_starts(annals_cells *cells)
{
    size_t at = 0;
    for (uint32_t series = 0; series < cells->table->series_count; series++) {
        cells->starts[series] = at;
        while (at < cells->count && cells->sorted[at]->series == series)
            at++;
    }
    cells->starts[cells->table->series_count] = at;
}

annals_status annals_cells_decide(annals_cells *cells, const annals_preference *preferences, size_t count,
                                  annals_arena *arena, annals_error *error)
{
    cells->preferences = annals_arena_alloc(arena, (count + 1) * sizeof *cells->preferences);
    if (!cells->preferences)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < count; i++)
        cells->preferences[i] = preferences[i];
    qsort(cells->preferences, count, sizeof *cells->preferences, by_id);
    cells->preference_count = count;
    return ANNALS_OK;
}

static annals_status make_room(annals_cells *cells, annals_arena *arena, annals_error *error)
{
    const annals_table *table = cells->table;
    cells->sorted = annals_arena_alloc(arena, (table->count + 1) * sizeof(annals_observation *));
    cells->starts = annals_arena_alloc(arena, (table->series_count + 1) * sizeof *cells->starts);
    cells->order = annals_arena_alloc(arena, (table->series_count + 1) * sizeof *cells->order);
    bool made = cells->sorted && cells->starts && cells->order;
    return made ? ANNALS_OK : annals_error_no_memory(error);
}

static annals_status order_series(annals_cells *cells, annals_arena *arena, annals_error *error)
{
    size_t count = cells->table->series_count;
    named *names = annals_arena_alloc(arena, (count + 1) * sizeof *names);
    if (!names)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < count; i++)
        names[i] = (named){cells->table->series[i].key->text, (uint32_t)i};
    qsort(names, count, sizeof *names, by_text);
    for (size_t i = 0; i < count; i++)
        cells->order[i] = names[i].series;
    return ANNALS_OK;
}

annals_status annals_cells_make(annals_cells *cells, const annals_table *table, const annals_check_options *options,
                                annals_arena *arena, annals_error *error)
{
    *cells = (annals_cells){.table = table};
    annals_status status = check_source(table, options->source, error);
    if (!status)
        status = make_room(cells, arena, error);
    if (!status)
        status = order_series(cells, arena, error);
    if (status)
        return status;
    for (size_t i = 0; i < table->count; i++)
        if (is_stated_by(table, &table->observations[i], options->source))
            cells->sorted[cells->count++] = &table->observations[i];
    qsort(cells->sorted, cells->count, sizeof(annals_observation *), by_cell);
    find_starts(cells);
    return annals_cells_decide(cells, options->preferences, options->preference_count, arena, error);
}

annals_cell annals_cell_at(const annals_cells *cells, size_t start)
{
    const annals_observation *first = cells->sorted[start];
    size_t end = start + 1;
    while (end < cells->starts[first->series + 1] && annals_cell_compare(first, cells->sorted[end]) == 0)
        end++;
    return (annals_cell){cells->sorted + start, end - start};
}

annals_cell annals_cell_find(const annals_cells *cells, uint32_t series, const annals_period *period, annals_kind kind)
{
    const annals_observation wanted = {.period = {.earliest = period->earliest, .latest = period->latest},
                                       .kind = kind};
    size_t low = cells->starts[series], high = cells->starts[series + 1], end = high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (annals_cell_compare(cells->sorted[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == end || annals_cell_compare(cells->sorted[low], &wanted) != 0)
        return (annals_cell){.count = 0};
    return annals_cell_at(cells, low);
}

/* The latest decision for an observation; NULL: none. */
static const annals_preference *find_preference(const annals_cells *cells, const annals_id *id)
{
    size_t low = 0, high = cells->preference_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memcmp(&cells->preferences[middle].preferred, id, sizeof *id) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    const annals_preference *last = low > 0 ? &cells->preferences[low - 1] : NULL;
    return last && memcmp(&last->preferred, id, sizeof *id) == 0 ? last : NULL;
}

const annals_observation *annals_cell_preferred(const annals_cells *cells, annals_cell cell, int64_t *operation)
{
    const annals_observation *preferred = NULL;
    for (size_t i = 0; cells->preference_count > 0 && i < cell.count; i++) {
        const annals_preference *each = find_preference(cells, &cell.observations[i]->id);
        if (!each || (preferred && each->operation <= *operation))
            continue;
        preferred = cell.observations[i];
        *operation = each->operation;
    }
    return preferred;
}

const annals_observation *annals_cell_choose(const annals_cells *cells, annals_cell cell)
{
    int64_t decided = 0;
    if (cell.count == 1)
        return cell.observations[0];
    const annals_observation *preferred = annals_cell_preferred(cells, cell, &decided);
    for (size_t i = 0; preferred && i < cell.count; i++)
        if (cell.observations[i]->operation > decided)
            return NULL;
    return preferred;
}
