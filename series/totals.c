/* Finds totals and their parts and compares them. Knows of keys only that one may have a dimension more. */
#include "series/totals.h"

#include "series/cells.h"
#include "series/list.h"
#include "series/no_total.h"
#include "series/query.h"
#include "series/relation.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    annals_totals totals; /* first, so that its address is the owner's */
    annals_arena *arena;
} owner;

/* A series that is a part of another by a dimension. */
typedef struct {
    uint32_t total_rank; /* in the order of keys */
    uint32_t part_rank;
    const char *dimension;
} part_link;

typedef struct {
    const annals_check_options *options;
    annals_cells cells;
    const annals_series **by_parts; /* all series, sorted by compare_keys */
    uint32_t *rank_of;
    part_link *links;
    size_t link_count;
    annals_arena *arena;
    annals_arena *scratch;
    annals_totals out;
    annals_total *rows;
    size_t room;
    annals_error *error;
} search;

/* The parts of one total by one dimension. */
typedef struct {
    uint32_t total;
    const part_link *links;
    size_t count;
    annals_total_reason why;
} family;

const char *annals_total_verdict_name(annals_total_verdict verdict)
{
    static const char *const names[] = {
        [ANNALS_TOTAL_CONSISTENT] = "consistent",
        [ANNALS_TOTAL_INCONSISTENT] = "inconsistent",
        [ANNALS_TOTAL_INCOMPARABLE] = "not comparable",
    };
    return (size_t)verdict < sizeof names / sizeof *names ? names[verdict] : "";
}

const char *annals_total_reason_name(annals_total_reason reason)
{
    static const char *const names[] = {
        [ANNALS_TOTAL_COMPARED] = "",           [ANNALS_TOTAL_DECLARED] = "no total",
        [ANNALS_TOTAL_NATURE] = "ratio",        [ANNALS_TOTAL_NATURES] = "natures",
        [ANNALS_TOTAL_UNITS] = "units",         [ANNALS_TOTAL_COMPETING] = "competing",
        [ANNALS_TOTAL_TOO_LARGE] = "too large",
    };
    return (size_t)reason < sizeof names / sizeof *names ? names[reason] : "";
}

/* By measure, number of dimensions, then dimension by dimension; `skipped` of `b` is overlooked (SIZE_MAX: none). */
static int compare_keys(const annals_key *a, const annals_key *b, size_t skipped)
{
    size_t b_count = b->count - (skipped != SIZE_MAX);
    int order = strcmp(a->measure, b->measure);
    if (order == 0)
        order = (a->count > b_count) - (a->count < b_count);
    for (size_t i = 0; order == 0 && i < a->count; i++) {
        const annals_dimension *other = &b->dimensions[i + (skipped != SIZE_MAX && i >= skipped)];
        order = strcmp(a->dimensions[i].name, other->name);
        if (order == 0)
            order = strcmp(a->dimensions[i].value, other->value);
    }
    return order;
}

static int by_key_parts(const void *left, const void *right)
{
    const annals_series *a = *(const annals_series *const *)left, *b = *(const annals_series *const *)right;
    return compare_keys(a->key, b->key, SIZE_MAX);
}

/* The series with the same key but one dimension, or NULL. */
static const annals_series *find_total(const search *work, const annals_key *part, size_t skipped)
{
    size_t low = 0, high = work->cells.table->series_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_keys(work->by_parts[middle]->key, part, skipped);
        if (order == 0)
            return work->by_parts[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static int by_total(const void *left, const void *right)
{
    const part_link *a = left, *b = right;
    int order = (a->total_rank > b->total_rank) - (a->total_rank < b->total_rank);
    if (order == 0)
        order = strcmp(a->dimension, b->dimension);
    return order ? order : (a->part_rank > b->part_rank) - (a->part_rank < b->part_rank);
}

static void find_links(search *work)
{
    const annals_table *table = work->cells.table;
    for (size_t i = 0; i < table->series_count; i++) {
        const annals_key *key = table->series[i].key;
        for (size_t j = 0; j < key->count; j++) {
            const annals_series *total = find_total(work, key, j);
            if (total)
                work->links[work->link_count++] =
                    (part_link){work->rank_of[total - table->series], work->rank_of[i], key->dimensions[j].name};
        }
    }
    qsort(work->links, work->link_count, sizeof *work->links, by_total);
}

static annals_status link_series(search *work)
{
    const annals_table *table = work->cells.table;
    size_t dimensions = 0;
    for (size_t i = 0; i < table->series_count; i++)
        dimensions += table->series[i].key->count;
    work->by_parts = annals_arena_alloc(work->scratch, (table->series_count + 1) * sizeof(annals_series *));
    work->rank_of = annals_arena_alloc(work->scratch, (table->series_count + 1) * sizeof *work->rank_of);
    work->links = annals_arena_alloc(work->scratch, (dimensions + 1) * sizeof *work->links);
    if (!work->by_parts || !work->rank_of || !work->links)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < table->series_count; i++) {
        work->by_parts[i] = &table->series[i];
        work->rank_of[work->cells.order[i]] = (uint32_t)i;
    }
    qsort(work->by_parts, table->series_count, sizeof(annals_series *), by_key_parts);
    find_links(work);
    return ANNALS_OK;
}

static annals_total_reason compare_series(const search *work, uint32_t total, const part_link *links, size_t count)
{
    const annals_series *all = work->cells.table->series, *whole = &all[total];
    const annals_check_options *options = work->options;
    if (annals_no_total_says(options->no_totals, options->no_total_count, whole->key->measure, links[0].dimension))
        return ANNALS_TOTAL_DECLARED;
    annals_total_reason why = whole->nature == ANNALS_RATIO ? ANNALS_TOTAL_NATURE : ANNALS_TOTAL_COMPARED;
    for (size_t i = 0; i < count; i++) {
        const annals_series *part = &all[work->cells.order[links[i].part_rank]];
        annals_total_reason each = part->nature != whole->nature          ? ANNALS_TOTAL_NATURES
                                   : strcmp(part->unit, whole->unit) != 0 ? ANNALS_TOTAL_UNITS
                                                                          : ANNALS_TOTAL_COMPARED;
        if (each && (!why || each < why))
            why = each;
    }
    return why;
}

static const annals_amount zero = {.low_end = ANNALS_END_CLOSED};

static bool surely_negative(const annals_amount *amount)
{
    return amount->high_end != ANNALS_END_NONE &&
           (amount->high.digits < 0 || (amount->high.digits == 0 && amount->high_end == ANNALS_END_OPEN));
}

static annals_amount amount_at(const search *work, uint32_t observation)
{
    const annals_observation *each = &work->cells.table->observations[observation];
    return annals_query_amount(each->amount, work->cells.table->series[each->series].unit);
}

/* The first less the others, of which there is at least one; their sum goes to *parts. */
static annals_status subtract_parts(const annals_amount *amounts, size_t count, annals_amount *parts,
                                    annals_amount *remainder)
{
    annals_status status = ANNALS_OK;
    *parts = amounts[1];
    for (size_t i = 2; !status && i < count; i++)
        status = annals_amount_add(parts, &amounts[i], parts, NULL);
    return status ? status : annals_amount_subtract(&amounts[0], parts, remainder, NULL);
}

/* Whether the parts are more than the total whatever rounding and `~` allow. */
static bool is_disproved(const search *work, annals_amount *amounts, size_t count)
{
    const annals_decimal *width = work->options->about_percent;
    annals_amount parts, remainder;
    int place = ANNALS_EXPONENT_MAX;
    for (size_t i = 0; i < count; i++)
        place = annals_amount_place(&amounts[i]) < place ? annals_amount_place(&amounts[i]) : place;
    for (size_t i = 0; i < count; i++) {
        annals_amount exact = annals_amount_unround(&amounts[i], place);
        amounts[i] = width ? annals_amount_widen(&exact, *width) : exact;
    }
    if (subtract_parts(amounts, count, &parts, &remainder))
        return false;
    return !remainder.about && surely_negative(&remainder);
}

static annals_status compare_amounts(search *work, annals_total *row)
{
    size_t count = row->observation_count;
    annals_amount *amounts = annals_arena_alloc(work->scratch, count * sizeof *amounts);
    if (!amounts)
        return annals_error_no_memory(work->error);
    bool either_sign = work->cells.table->series[row->series].nature == ANNALS_CHANGE;
    for (size_t i = 0; i < count; i++) {
        amounts[i] = amount_at(work, row->observations[i]);
        either_sign |= surely_negative(&amounts[i]);
    }
    row->total = amounts[0];
    if (subtract_parts(amounts, count, &row->parts, &row->remainder)) {
        row->total = row->parts = row->remainder = zero;
        row->why = ANNALS_TOTAL_TOO_LARGE;
        row->verdict = ANNALS_TOTAL_INCOMPARABLE;
    } else if (!either_sign && is_disproved(work, amounts, count)) {
        row->verdict = ANNALS_TOTAL_INCONSISTENT;
    }
    return ANNALS_OK;
}

/* Writes the one observation of a cell, or all that compete. Returns how many. */
static size_t list_cell(const search *work, annals_cell cell, bool competing, uint32_t *out)
{
    const annals_observation *chosen = annals_cell_choose(&work->cells, cell);
    size_t count = 0;
    if (chosen && !competing)
        out[count++] = (uint32_t)(chosen - work->cells.table->observations);
    for (size_t i = 0; !chosen && competing && i < cell.count; i++)
        out[count++] = (uint32_t)(cell.observations[i] - work->cells.table->observations);
    return count;
}

/* Lists what the row is made from: the total's cell and those of the parts that have one. */
static annals_status list_observations(const search *work, annals_total *row, const annals_cell *found, size_t count)
{
    size_t room = 0, used = 0;
    bool competing = false;
    for (size_t i = 0; i < count; i++) {
        room += found[i].count;
        competing |= !annals_cell_choose(&work->cells, found[i]);
    }
    uint32_t *list = annals_arena_alloc(work->arena, room * sizeof *list);
    if (!list)
        return annals_error_no_memory(work->error);
    competing = competing && !row->why;
    for (size_t i = 0; i < count; i++)
        used += list_cell(work, found[i], competing, list + used);
    row->observations = list;
    row->observation_count = used;
    if (competing)
        row->why = ANNALS_TOTAL_COMPETING;
    return ANNALS_OK;
}

static annals_status keep(search *work, const annals_total *row)
{
    annals_total *rows = annals_list_grow(work->arena, work->rows, work->out.count, &work->room, sizeof *rows);
    if (!rows)
        return annals_error_no_memory(work->error);
    work->rows = rows;
    work->rows[work->out.count++] = *row;
    work->out.counts[row->verdict]++;
    return ANNALS_OK;
}

/* One period and kind of a total; `found` has room for a cell of it and of each part. */
static annals_status take_cell(search *work, const family *parts, annals_cell whole, annals_cell *found)
{
    const annals_observation *first = whole.observations[0];
    annals_total row = {.series = parts->total,
                        .dimension = parts->links[0].dimension,
                        .period = first->period,
                        .kind = first->kind,
                        .why = parts->why};
    found[0] = whole;
    for (size_t i = 0; i < parts->count; i++) {
        uint32_t part = work->cells.order[parts->links[i].part_rank];
        annals_cell cell = annals_cell_find(&work->cells, part, &first->period, first->kind);
        if (cell.count > 0)
            found[++row.part_count] = cell;
    }
    if (row.part_count == 0)
        return ANNALS_OK;
    uint32_t *series = annals_arena_alloc(work->arena, row.part_count * sizeof *series);
    if (!series)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < row.part_count; i++)
        series[i] = found[i + 1].observations[0]->series;
    row.part_series = series;
    row.silent = parts->count - row.part_count;
    annals_status status = list_observations(work, &row, found, row.part_count + 1);
    if (row.why)
        row.verdict = ANNALS_TOTAL_INCOMPARABLE;
    else if (!status)
        status = compare_amounts(work, &row);
    return status ? status : keep(work, &row);
}

static annals_status take_family(search *work, const part_link *links, size_t count)
{
    family parts = {work->cells.order[links[0].total_rank], links, count, ANNALS_TOTAL_COMPARED};
    annals_cell *found = annals_arena_alloc(work->scratch, (count + 1) * sizeof *found);
    if (!found)
        return annals_error_no_memory(work->error);
    parts.why = compare_series(work, parts.total, links, count);
    annals_status status = ANNALS_OK;
    size_t end = work->cells.starts[parts.total + 1];
    for (size_t at = work->cells.starts[parts.total]; !status && at < end;) {
        annals_cell whole = annals_cell_at(&work->cells, at);
        status = take_cell(work, &parts, whole, found);
        at += whole.count;
    }
    return status;
}

static annals_status search_all(search *work, const annals_table *table)
{
    annals_status status = annals_width_check(work->options->about_percent, work->error);
    if (!status)
        status = annals_cells_make(&work->cells, table, work->options, work->scratch, work->error);
    if (!status)
        status = link_series(work);
    for (size_t start = 0, end; !status && start < work->link_count; start = end) {
        const part_link *first = &work->links[start];
        for (end = start + 1; end < work->link_count && work->links[end].total_rank == first->total_rank &&
                              strcmp(work->links[end].dimension, first->dimension) == 0;)
            end++;
        status = take_family(work, first, end - start);
    }
    return status;
}

annals_status annals_totals_find(const annals_table *table, const annals_check_options *options, annals_totals **out,
                                 annals_error *error)
{
    search work = {.options = options, .arena = annals_arena_new(), .scratch = annals_arena_new(), .error = error};
    owner *owning = work.arena ? annals_arena_alloc(work.arena, sizeof *owning) : NULL;
    annals_status status = owning && work.scratch ? search_all(&work, table) : annals_error_no_memory(error);
    annals_arena_free(work.scratch);
    if (status) {
        annals_arena_free(work.arena);
        return status;
    }
    work.out.rows = work.rows;
    *owning = (owner){work.out, work.arena};
    *out = &owning->totals;
    return ANNALS_OK;
}

void annals_totals_free(annals_totals *totals)
{
    if (totals)
        annals_arena_free(((owner *)totals)->arena);
}
