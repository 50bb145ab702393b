/* Finds the rate from one unit to another, or says which rates there are. Knows no amounts that are to be converted. */
#include "series/convert_rate.h"

#include "series/str.h"

#include <string.h>

enum { LISTED = 5 };

/* Whether a series is a rate: `rate,from=X,to=Y`. */
static bool is_rate(const annals_key *key)
{
    return strcmp(key->measure, "rate") == 0 && key->count == 2 && strcmp(key->dimensions[0].name, "from") == 0 &&
           strcmp(key->dimensions[1].name, "to") == 0;
}

static bool is_rate_between(const annals_key *key, const char *from, const char *to)
{
    return is_rate(key) && strcmp(key->dimensions[0].value, from) == 0 && strcmp(key->dimensions[1].value, to) == 0;
}

static annals_status check_rate(const annals_series *rate, const char *from, const char *to, annals_error *error)
{
    size_t size = strlen(to);
    bool fits =
        strncmp(rate->unit, to, size) == 0 && rate->unit[size] == '/' && strcmp(rate->unit + size + 1, from) == 0;
    if (!fits)
        return annals_error_set(error, ANNALS_INVALID, "%s is in %s; a rate from %s to %s is in %s/%s", rate->key->text,
                                rate->unit, from, to, to, from);
    if (rate->nature != ANNALS_LEVEL && rate->nature != ANNALS_RATIO && rate->nature != ANNALS_NATURE_NONE)
        return annals_error_set(error, ANNALS_INVALID, "%s is a %s; a rate is a level or a ratio", rate->key->text,
                                annals_nature_name(rate->nature));
    return ANNALS_OK;
}

static annals_status find_series(const annals_table *rates, const char *from, const char *to, uint32_t *found,
                                 annals_error *error)
{
    *found = ANNALS_NO_RATE;
    for (size_t i = 0; i < rates->series_count; i++) {
        if (!is_rate_between(rates->series[i].key, from, to))
            continue;
        *found = (uint32_t)i;
        return check_rate(&rates->series[i], from, to, error);
    }
    return ANNALS_OK;
}

annals_status annals_rate_find_pair(const annals_table *rates, const char *from, const char *to, annals_rate_pair *pair,
                                    annals_error *error)
{
    pair->from = from;
    annals_status status = find_series(rates, from, to, &pair->direct, error);
    return status ? status : find_series(rates, to, from, &pair->inverse, error);
}

/* PERIOD, PERIOD (KIND) ... and N more: for which a series has rates; actual ones show no kind. */
static void add_periods(const annals_cells *cells, uint32_t series, annals_str *out)
{
    size_t named = 0, more = 0, end = cells->starts[series + 1];
    for (size_t at = cells->starts[series]; at < end;) {
        annals_cell cell = annals_cell_at(cells, at);
        at += cell.count;
        const annals_observation *first = cell.observations[0];
        if (named == LISTED) {
            more++;
            continue;
        }
        annals_str_format(out, "%s%s", named++ ? ", " : "", first->period.text);
        if (first->kind != ANNALS_ACTUAL)
            annals_str_format(out, " (%s)", annals_kind_name(first->kind));
    }
    if (more > 0)
        annals_str_format(out, " and %zu more", more);
}

static bool states_something(const annals_cells *cells, uint32_t series)
{
    return series != ANNALS_NO_RATE && cells->starts[series] < cells->starts[series + 1];
}

/* The periods for which there are rates, in one direction and the other. Returns how many directions. */
static size_t list_pair(const annals_cells *cells, const annals_rate_pair *pair, annals_str *out)
{
    const uint32_t both[] = {pair->direct, pair->inverse};
    size_t named = 0;
    for (size_t i = 0; i < 2; i++) {
        if (!states_something(cells, both[i]))
            continue;
        annals_str_format(out, "%s%s for ", named++ ? "; " : "; there are ", cells->table->series[both[i]].key->text);
        add_periods(cells, both[i], out);
    }
    return named;
}

/* All rates between other units. Returns how many. */
static size_t list_others(const annals_cells *cells, annals_str *out)
{
    size_t named = 0, more = 0;
    for (size_t i = 0; i < cells->table->series_count; i++) {
        uint32_t series = cells->order[i];
        const annals_key *key = cells->table->series[series].key;
        if (!is_rate(key) || !states_something(cells, series))
            continue;
        if (named < LISTED)
            annals_str_format(out, "%s%s", named++ ? ", " : "; there are ", key->text);
        else
            more++;
    }
    if (more > 0)
        annals_str_format(out, " and %zu more", more);
    return named;
}

static annals_status refuse_missing(const annals_cells *cells, const annals_rate_pair *pair, const char *to,
                                    const annals_period *period, annals_error *error)
{
    annals_str words = {0};
    annals_str_format(&words, "no rate from %s to %s for %s", pair->from, to, period->text);
    if (list_pair(cells, pair, &words) > 0)
        annals_str_add(&words, "; choose one with --rate-period");
    else if (list_others(cells, &words) == 0)
        annals_str_format(&words, "; there are none: record it as rate,from=%s,to=%s in %s/%s", pair->from, to, to,
                          pair->from);
    annals_status status = words.failed ? annals_error_no_memory(error)
                                        : annals_error_set(error, ANNALS_MISSING, "%s", annals_str_text(&words));
    annals_str_free(&words);
    return status;
}

static annals_status refuse_competing(const annals_cells *cells, annals_cell cell, annals_error *error)
{
    annals_str words = {0};
    const annals_observation *first = cell.observations[0];
    annals_str_format(&words, "%zu rates compete: %s for %s is", cell.count,
                      cells->table->series[first->series].key->text, first->period.text);
    for (size_t i = 0; i < cell.count && i < LISTED; i++) {
        const annals_observation *each = cell.observations[i];
        char amount[ANNALS_AMOUNT_SIZE], id[ANNALS_ID_TEXT];
        annals_amount_print(&each->amount, amount);
        annals_id_print(&each->id, id);
        annals_str_format(&words, "%s %s from %s (%.*s)", i ? "," : "", amount, cells->table->sources[each->source].id,
                          ANNALS_ID_SHORT, id);
    }
    if (cell.count > LISTED)
        annals_str_format(&words, " and %zu more", cell.count - LISTED);
    annals_status status = words.failed ? annals_error_no_memory(error)
                                        : annals_error_set(error, ANNALS_AMBIGUOUS, "%s", annals_str_text(&words));
    annals_str_free(&words);
    return status;
}

annals_status annals_rate_choose(const annals_cells *cells, const annals_rate_pair *pair, const char *to,
                                 const annals_period *period, annals_kind kind, const annals_observation **rate,
                                 annals_error *error)
{
    const uint32_t both[] = {pair->direct, pair->inverse};
    const annals_kind kinds[] = {kind, ANNALS_ACTUAL};
    for (size_t i = 0; i < 4; i++) {
        uint32_t series = both[i / 2];
        annals_cell cell = {.count = 0};
        if (series != ANNALS_NO_RATE)
            cell = annals_cell_find(cells, series, period, kinds[i % 2]);
        if (cell.count == 0)
            continue;
        *rate = annals_cell_choose(cells, cell);
        return *rate ? ANNALS_OK : refuse_competing(cells, cell, error);
    }
    return refuse_missing(cells, pair, to, period, error);
}
