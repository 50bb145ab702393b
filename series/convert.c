/* Converts what a query selects into another unit. Knows no rates but those it is handed. */
#include "series/convert.h"

#include "series/convert_rate.h"
#include "series/list.h"
#include "series/product.h"
#include "series/query.h"

#include <string.h>

typedef struct {
    annals_converted converted; /* first, so that its address is the owner's */
    annals_arena *arena;
} owner;

typedef struct {
    const annals_table *table;
    const annals_convert_options *options;
    annals_cells cells;      /* of the rates */
    annals_rate_pair *pairs; /* by the units met so far */
    size_t pair_count;
    size_t pair_room;
    const char *unit;
    annals_observation *observations;
    annals_series *series;
    annals_conversion *conversions;
    annals_arena *arena;
    annals_arena *scratch;
    annals_error *error;
} conversion;

static annals_status find_pair(conversion *work, const char *from, const annals_rate_pair **found)
{
    for (size_t i = 0; i < work->pair_count; i++) {
        *found = &work->pairs[i];
        if (strcmp(work->pairs[i].from, from) == 0)
            return ANNALS_OK;
    }
    annals_rate_pair *pairs =
        annals_list_grow(work->scratch, work->pairs, work->pair_count, &work->pair_room, sizeof *pairs);
    if (!pairs)
        return annals_error_no_memory(work->error);
    work->pairs = pairs;
    annals_status status =
        annals_rate_find_pair(work->cells.table, from, work->unit, &pairs[work->pair_count], work->error);
    if (!status)
        *found = &pairs[work->pair_count++];
    return status;
}

static annals_status check_convertible(const conversion *work, const char *unit)
{
    if (strcmp(unit, "%") != 0 && strcmp(unit, "pp") != 0 && !strchr(unit, '/'))
        return ANNALS_OK;
    return annals_error_set(work->error, ANNALS_INVALID, "%s can't be converted: only amounts of one unit are", unit);
}

static annals_status apply_rate(const conversion *work, const annals_rate_pair *pair, const annals_observation *rate,
                                size_t index)
{
    annals_amount *amount = &work->observations[index].amount;
    bool inverse = rate->series == pair->inverse;
    work->conversions[index] =
        (annals_conversion){(uint32_t)(rate - work->cells.table->observations), rate->id, inverse};
    return inverse ? annals_amount_divide(amount, &rate->amount, amount, work->error)
                   : annals_amount_multiply_rounded(amount, &rate->amount, ANNALS_ROUND_NEAREST, amount, work->error);
}

static annals_status convert_amount(conversion *work, size_t index)
{
    const annals_observation *each = &work->table->observations[index];
    const annals_period *period = work->options->rate_period ? work->options->rate_period : &each->period;
    const char *from = work->table->series[each->series].unit;
    const annals_rate_pair *pair = NULL;
    const annals_observation *rate = NULL;
    if (strcmp(from, work->unit) == 0)
        return ANNALS_OK;
    annals_status status = check_convertible(work, from);
    if (!status)
        status = find_pair(work, from, &pair);
    if (!status)
        status = annals_rate_choose(&work->cells, pair, work->unit, period, each->kind, &rate, work->error);
    if (!status)
        status = apply_rate(work, pair, rate, index);
    if (status && status != ANNALS_NO_MEMORY)
        annals_error_prefix(work->error, "%s in %s", work->table->series[each->series].key->text, each->period.text);
    work->series[each->series].unit = work->unit;
    return status;
}

/* What other sources state beside what is selected, so that both are compared in one unit. It has the rates of what it
 * stands beside; where it has none, it stands beside nothing. */
static annals_status convert_asides(conversion *work, const annals_query_work *selection)
{
    for (size_t i = 0; i < selection->aside_count; i++) {
        annals_status status =
            convert_amount(work, (size_t)(selection->asides[i].observation - work->table->observations));
        if (status == ANNALS_NO_MEMORY || status == ANNALS_OVERFLOW)
            return status;
    }
    return ANNALS_OK;
}

static annals_status convert_selected(conversion *work)
{
    annals_query_work selection = {.table = work->table,
                                   .query = work->options->query,
                                   .error = work->error,
                                   .arena = work->scratch,
                                   .scratch = work->scratch};
    annals_status status = annals_query_select(&selection);
    for (size_t i = 0; !status && i < selection.count; i++)
        status = convert_amount(work, (size_t)(selection.picks[i].observation - work->table->observations));
    if (!status)
        status = convert_asides(work, &selection);
    annals_key_free(selection.selector);
    return status;
}

static annals_status copy_table(conversion *work)
{
    const annals_table *table = work->table;
    work->observations = annals_arena_alloc(work->arena, (table->count + 1) * sizeof *work->observations);
    work->series = annals_arena_alloc(work->arena, (table->series_count + 1) * sizeof *work->series);
    work->conversions = annals_arena_alloc(work->arena, (table->count + 1) * sizeof *work->conversions);
    work->unit = annals_arena_text(work->arena, work->options->unit);
    if (!work->observations || !work->series || !work->conversions || !work->unit)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < table->count; i++) {
        work->observations[i] = table->observations[i];
        work->conversions[i] = (annals_conversion){.rate = ANNALS_NO_RATE};
    }
    for (size_t i = 0; i < table->series_count; i++)
        work->series[i] = table->series[i];
    return ANNALS_OK;
}

static annals_status run(conversion *work, const annals_table *rates)
{
    annals_status status = annals_unit_check(work->options->unit, work->error);
    if (!status)
        status = check_convertible(work, work->options->unit);
    if (!status)
        status = annals_cells_make(&work->cells, rates, &work->options->rates, work->scratch, work->error);
    if (!status)
        status = copy_table(work);
    if (!status && work->options->query)
        return convert_selected(work);
    for (size_t i = 0; !status && i < work->table->count; i++)
        status = convert_amount(work, i);
    return status;
}

annals_status annals_convert(const annals_table *table, const annals_table *rates,
                             const annals_convert_options *options, annals_converted **out, annals_error *error)
{
    conversion work = {
        .table = table, .options = options, .arena = annals_arena_new(), .scratch = annals_arena_new(), .error = error};
    owner *owning = work.arena ? annals_arena_alloc(work.arena, sizeof *owning) : NULL;
    annals_status status = owning && work.scratch ? run(&work, rates) : annals_error_no_memory(error);
    annals_arena_free(work.scratch);
    if (status) {
        annals_arena_free(work.arena);
        return status;
    }
    *owning = (owner){.converted = {.table = {.observations = work.observations,
                                              .count = table->count,
                                              .series = work.series,
                                              .series_count = table->series_count,
                                              .sources = table->sources,
                                              .source_count = table->source_count},
                                    .conversions = work.conversions},
                      .arena = work.arena};
    *out = &owning->converted;
    return ANNALS_OK;
}

void annals_converted_free(annals_converted *converted)
{
    if (converted)
        annals_arena_free(((owner *)converted)->arena);
}
