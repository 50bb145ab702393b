/* Finds pairs of overlapping observations and says what each pair is. Knows no cells of other series. */
#include "series/conflict.h"

#include "series/cells.h"
#include "series/list.h"
#include "series/query.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    annals_conflicts conflicts; /* first, so that its address is the owner's */
    annals_arena *arena;
} owner;

typedef struct {
    const annals_conflict_options *options;
    annals_cells cells;
    annals_supersession *supersessions; /* by earlier */
    annals_arena *arena;
    annals_arena *scratch;
    annals_conflicts out;
    annals_pair *pairs;
    size_t room;
    annals_error *error;
} search;

const char *annals_pair_class_name(annals_pair_class pair_class)
{
    static const char *const names[] = {
        [ANNALS_PAIR_AGREE] = "agree",         [ANNALS_PAIR_COMPATIBLE] = "compatible",
        [ANNALS_PAIR_PERIOD] = "other period", [ANNALS_PAIR_KIND] = "other kind",
        [ANNALS_PAIR_REVISION] = "revision",   [ANNALS_PAIR_CONFLICT] = "conflict",
    };
    return (size_t)pair_class < ANNALS_PAIR_CLASSES ? names[pair_class] : "";
}

static int by_earlier(const void *left, const void *right)
{
    const annals_supersession *a = left, *b = right;
    return memcmp(&a->earlier, &b->earlier, sizeof a->earlier);
}

static annals_status sort_supersessions(search *work)
{
    size_t count = work->options->supersession_count;
    work->supersessions = annals_arena_alloc(work->scratch, (count + 1) * sizeof *work->supersessions);
    if (!work->supersessions)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < count; i++)
        work->supersessions[i] = work->options->supersessions[i];
    qsort(work->supersessions, count, sizeof *work->supersessions, by_earlier);
    for (size_t i = 1; i < count; i++) {
        if (by_earlier(&work->supersessions[i - 1], &work->supersessions[i]) != 0)
            continue;
        char id[ANNALS_ID_TEXT];
        annals_id_print(&work->supersessions[i].earlier, id);
        return annals_error_set(work->error, ANNALS_USAGE, "%.*s is superseded twice", ANNALS_ID_SHORT, id);
    }
    return ANNALS_OK;
}

/* Follows the chain from one id; no longer than there are links, should they form a ring. */
static bool is_superseded_by(const search *work, const annals_id *from, const annals_id *to)
{
    annals_supersession key = {.earlier = *from};
    for (size_t i = 0; i < work->options->supersession_count; i++) {
        const annals_supersession *link = bsearch(&key, work->supersessions, work->options->supersession_count,
                                                  sizeof *work->supersessions, by_earlier);
        if (!link)
            return false;
        if (memcmp(&link->later, to, sizeof *to) == 0)
            return true;
        key.earlier = link->later;
    }
    return false;
}

static annals_pair_class classify(const search *work, const annals_observation *a, const annals_observation *b,
                                  const annals_pair *pair)
{
    annals_nature nature = work->cells.table->series[a->series].nature;
    bool counts_a_stretch = nature == ANNALS_FLOW || nature == ANNALS_CHANGE;
    if (is_superseded_by(work, &a->id, &b->id) || is_superseded_by(work, &b->id, &a->id))
        return ANNALS_PAIR_REVISION;
    if (a->kind != b->kind)
        return ANNALS_PAIR_KIND;
    if (!pair->same_bounds && (counts_a_stretch || pair->relation == ANNALS_APART))
        return ANNALS_PAIR_PERIOD;
    if (pair->relation == ANNALS_SAME)
        return ANNALS_PAIR_AGREE;
    return pair->relation == ANNALS_APART ? ANNALS_PAIR_CONFLICT : ANNALS_PAIR_COMPATIBLE;
}

static bool is_inexact(const annals_period *period)
{
    return period->approximate || period->uncertain;
}

static annals_pair compare(const search *work, const annals_observation *a, const annals_observation *b)
{
    const annals_table *table = work->cells.table;
    const char *unit = table->series[a->series].unit;
    annals_amount left = annals_query_amount(a->amount, unit), right = annals_query_amount(b->amount, unit);
    annals_pair pair = {.first = (uint32_t)(a - table->observations),
                        .second = (uint32_t)(b - table->observations),
                        .relation = annals_amount_relate(&left, &right, work->options->check.about_percent),
                        .same_bounds = annals_query_same_bounds(&a->period, &b->period),
                        .approximate = is_inexact(&a->period) || is_inexact(&b->period)};
    pair.pair_class = classify(work, a, b, &pair);
    return pair;
}

/* Looks up the decision about the cell in which both of a conflict are. */
static void add_decision(const search *work, const annals_observation *a, const annals_observation *b,
                         annals_pair *pair)
{
    int64_t operation = 0;
    if (work->cells.preference_count == 0)
        return;
    annals_cell cell = annals_cell_find(&work->cells, a->series, &a->period, a->kind);
    const annals_observation *preferred = annals_cell_preferred(&work->cells, cell, &operation);
    if (!preferred)
        return;
    pair->decision = operation;
    pair->preferred = (uint32_t)(preferred - work->cells.table->observations);
    pair->decided = a->operation <= operation && b->operation <= operation;
    pair->asked_again = !pair->decided;
}

static annals_status keep(search *work, const annals_pair *pair)
{
    annals_pair *pairs = annals_list_grow(work->arena, work->pairs, work->out.count, &work->room, sizeof *pairs);
    if (!pairs)
        return annals_error_no_memory(work->error);
    work->pairs = pairs;
    work->pairs[work->out.count++] = *pair;
    return ANNALS_OK;
}

static annals_status take_pair(search *work, const annals_observation *a, const annals_observation *b)
{
    annals_pair pair = compare(work, a, b);
    bool conflict = pair.pair_class == ANNALS_PAIR_CONFLICT;
    if (conflict)
        add_decision(work, a, b, &pair);
    work->out.counts[pair.pair_class]++;
    work->out.undecided += conflict && !pair.decided;
    return conflict || work->options->all ? keep(work, &pair) : ANNALS_OK;
}

/* The observations of a series lie in the order of their earliest moments: behind the first that begins after this one
 * has ended none overlaps it. */
static annals_status search_series(search *work, uint32_t series)
{
    const annals_observation **sorted = work->cells.sorted;
    size_t end = work->cells.starts[series + 1];
    for (size_t i = work->cells.starts[series]; i < end; i++) {
        for (size_t j = i + 1; j < end && sorted[j]->period.earliest <= sorted[i]->period.latest; j++) {
            annals_status status = take_pair(work, sorted[i], sorted[j]);
            if (status)
                return status;
        }
    }
    return ANNALS_OK;
}

static annals_status search_all(search *work, const annals_table *table)
{
    annals_status status = annals_width_check(work->options->check.about_percent, work->error);
    if (!status)
        status = annals_cells_make(&work->cells, table, &work->options->check, work->scratch, work->error);
    if (!status)
        status = sort_supersessions(work);
    for (size_t i = 0; !status && i < table->series_count; i++)
        status = search_series(work, work->cells.order[i]);
    return status;
}

annals_status annals_conflicts_find(const annals_table *table, const annals_conflict_options *options,
                                    annals_conflicts **out, annals_error *error)
{
    search work = {.options = options, .arena = annals_arena_new(), .scratch = annals_arena_new(), .error = error};
    owner *owning = work.arena ? annals_arena_alloc(work.arena, sizeof *owning) : NULL;
    annals_status status = owning && work.scratch ? search_all(&work, table) : annals_error_no_memory(error);
    annals_arena_free(work.scratch);
    if (status) {
        annals_arena_free(work.arena);
        return status;
    }
    work.out.pairs = work.pairs;
    *owning = (owner){work.out, work.arena};
    *out = &owning->conflicts;
    return ANNALS_OK;
}

void annals_conflicts_free(annals_conflicts *conflicts)
{
    if (conflicts)
        annals_arena_free(((owner *)conflicts)->arena);
}
