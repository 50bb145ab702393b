/* What a query says when observations compete or overlap: lists them and names the options that would tell them apart.
 */
#include "series/query.h"
#include "series/str.h"
#include "series/utf8.h"

#include <stdio.h>
#include <string.h>

/* In what some picks differ. */
typedef struct {
    bool series;
    bool period; /* the text */
    bool bounds;
    bool every_bounds; /* no two neighbours have the same bounds */
    bool source;
    bool kind;
    bool cell; /* they are of one series, bounds and kind: a preference could settle it */
} differences;

static differences compare(const annals_pick *const *picks, size_t count)
{
    differences out = {.every_bounds = true};
    const annals_observation *first = picks[0]->observation;
    for (size_t i = 1; i < count; i++) {
        const annals_observation *each = picks[i]->observation;
        out.series |= picks[i]->rank != picks[0]->rank;
        out.period |= !annals_period_same(&each->period, &first->period);
        out.bounds |= !annals_query_same_bounds(&each->period, &first->period);
        out.every_bounds &= !annals_query_same_bounds(&each->period, &picks[i - 1]->observation->period);
        out.source |= each->source != first->source;
        out.kind |= each->kind != first->kind;
    }
    out.cell = !out.series && !out.bounds && !out.kind;
    return out;
}

static void add_shown(annals_str *out, const char *text)
{
    char shown[ANNALS_SHOWN_SIZE];
    annals_str_add(out, annals_utf8_show(text, strlen(text), shown));
}

/* [SERIES ][PERIOD ]AMOUNT UNIT, KIND, from SOURCE (ID): series and period only where they tell something apart. */
static void add_pick(const annals_query_work *work, annals_str *out, const annals_pick *pick, differences differ)
{
    const annals_observation *each = pick->observation;
    const annals_series *series = annals_query_series(work, pick);
    char amount[ANNALS_AMOUNT_SIZE], id[ANNALS_ID_TEXT];
    annals_amount_print(&each->amount, amount);
    annals_id_print(&each->id, id);
    if (differ.series) {
        add_shown(out, series->key->text);
        annals_str_add(out, " ");
    }
    if (differ.period)
        annals_str_format(out, "%s: ", each->period.text);
    annals_str_format(out, "%s, %s, from ", amount, annals_kind_name(each->kind));
    add_shown(out, work->table->sources[each->source].id);
    annals_str_format(out, " (%.*s)", ANNALS_ID_SHORT, id);
}

/* The dimensions by which the observations could be told apart and are not yet. */
static const char *missing_by(const annals_query_work *work, const annals_pick *const *picks, size_t count)
{
    const annals_key *selector = work->selector, *first = annals_query_series(work, picks[0])->key;
    for (size_t i = 0; i < selector->count; i++) {
        const char *name = selector->dimensions[i].name;
        for (size_t j = 1; j < count; j++)
            if (strcmp(annals_key_value(first, name),
                       annals_key_value(annals_query_series(work, picks[j])->key, name)) != 0)
                return name;
    }
    return NULL;
}

/* Adds the options by which a user can choose; `every` where bins of another size would part the observations. */
static void add_ways(const annals_query_work *work, annals_str *out, const annals_pick *const *picks, size_t count,
                     bool every)
{
    differences differ = compare(picks, count);
    char by[ANNALS_SHOWN_SIZE + 8] = "";
    const char *dimension = differ.series ? missing_by(work, picks, count) : NULL;
    if (dimension) {
        char shown[ANNALS_SHOWN_SIZE];
        snprintf(by, sizeof by, "--by %s", annals_utf8_show(dimension, strlen(dimension), shown));
    }
    every = every && differ.bounds && work->query->has_every;
    bool aggregate = every && differ.every_bounds && work->query->aggregate == ANNALS_AGGREGATE_NONE;
    const char *const texts[] = {differ.source ? "--source" : NULL,
                                 differ.kind ? "--kind" : NULL,
                                 dimension ? by : NULL,
                                 aggregate ? "--agg" : NULL,
                                 every ? "a finer --every" : NULL,
                                 differ.bounds ? "a narrower window (--from, --to)" : NULL,
                                 differ.cell ? "`annals prefer ID`" : NULL};
    size_t left = 0, added = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        left += texts[i] != NULL;
    annals_str_add(out, left ? "; choose with " : "; nothing that a query could choose by tells them apart");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!texts[i])
            continue;
        left--;
        annals_str_format(out, "%s%s", added++ == 0 ? "" : left == 0 ? " or " : ", ", texts[i]);
    }
}

static annals_status finish(const annals_query_work *work, annals_status status, annals_str *words)
{
    if (words->failed)
        status = annals_error_no_memory(work->error);
    else
        annals_error_set(work->error, status, "%s", annals_str_text(words));
    annals_str_free(words);
    return status;
}

annals_status annals_query_refuse_competing(const annals_query_work *work, const annals_pick *const *picks,
                                            size_t count)
{
    enum { LISTED = 5, LONG = 1300 }; /* so that the ways to choose always find room */
    differences differ = compare(picks, count);
    annals_str words = {0};
    annals_str_format(&words, "%zu observations compete for ", count);
    if (!differ.series)
        add_shown(&words, annals_query_series(work, picks[0])->key->text);
    else
        annals_str_add(&words, "one row");
    if (picks[0]->bin)
        annals_str_format(&words, " in %s", picks[0]->bin->text);
    else if (!differ.period)
        annals_str_format(&words, " in %s", picks[0]->observation->period.text);
    differ.period |= picks[0]->bin && !annals_period_same(picks[0]->bin, &picks[0]->observation->period);
    size_t listed = 0;
    for (; listed < count && listed < LISTED && words.size < LONG; listed++) {
        annals_str_add(&words, listed == 0 ? ": " : "; ");
        add_pick(work, &words, picks[listed], differ);
    }
    if (listed < count)
        annals_str_format(&words, "; and %zu more", count - listed);
    add_ways(work, &words, picks, count, true);
    return finish(work, ANNALS_AMBIGUOUS, &words);
}

annals_status annals_query_refuse_overlap(const annals_query_work *work, const annals_pick *first,
                                          const annals_pick *second)
{
    annals_str words = {0};
    annals_str_format(&words, "%s and %s of ", first->observation->period.text, second->observation->period.text);
    add_shown(&words, annals_query_series(work, first)->key->text);
    annals_str_add(&words, " overlap: to add them up would count twice");
    const annals_pick *const both[] = {first, second};
    add_ways(work, &words, both, 2, false);
    return finish(work, ANNALS_INVALID, &words);
}

const char *annals_query_group_words(const annals_query_work *work, const annals_row *row, char out[ANNALS_GROUP_WORDS])
{
    char key[ANNALS_SHOWN_SIZE], name[ANNALS_SHOWN_SIZE], value[ANNALS_SHOWN_SIZE];
    const char *text = row->series ? row->series->key->text : work->selector->text;
    bool named = !row->series && work->dimension_count > 0;
    snprintf(out, ANNALS_GROUP_WORDS, "%s%s%s%s%s", annals_utf8_show(text, strlen(text), key), named ? " at " : "",
             named ? annals_utf8_show(work->dimensions[0], strlen(work->dimensions[0]), name) : "", named ? "=" : "",
             named ? annals_utf8_show(row->group[0], strlen(row->group[0]), value) : "");
    return out;
}
