/* Makes a spec for a series that has none: the kind that fits its answer; title and size are left to layout. */
#include <string.h>

#include "chart/spec.h"

enum { COLUMNS_MOST = 24, COLUMNS_SPAN = 48 };

static bool is_line(const annals_answer *answer)
{
    annals_nature nature = answer->rows[0].nature;
    return nature == ANNALS_LEVEL || nature == ANNALS_CUMULATIVE || nature == ANNALS_RATIO;
}

/* Whether one group has several rows: only then there is something to follow over time. */
static bool goes_on(const annals_answer *answer)
{
    for (size_t i = 1; i < answer->count; i++) {
        bool same = true;
        for (size_t j = 0; same && j < answer->dimension_count; j++) {
            const char *a = answer->rows[i].group[j], *b = answer->rows[i - 1].group[j];
            same = strcmp(a ? a : "", b ? b : "") == 0;
        }
        if (same)
            return true;
    }
    return false;
}

/* Whether its periods can stand side by side: alike, apart from each other, and without a crowd of empty places. */
static bool stands_in_a_row(const annals_answer *answer)
{
    const annals_period *first = &answer->rows[0].period, *last = first;
    for (size_t i = 1; i < answer->count; i++) {
        const annals_period *period = &answer->rows[i].period;
        if (period->grain != first->grain || period->earliest <= last->latest)
            return false;
        last = period;
    }
    if (first->earliest == ANNALS_MOMENT_MIN || last->latest == ANNALS_MOMENT_MAX || first->grain == ANNALS_INSTANT)
        return false;
    return (last->latest - first->earliest) / COLUMNS_SPAN <= first->latest - first->earliest;
}

/* Whether all amounts are years of the calendar: when something happened, not how much of it. */
static bool tells_when(const annals_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++)
        if (strcmp(answer->rows[i].unit, "calendar-year") != 0)
            return false;
    return answer->count > 0;
}

static annals_chart_kind fitting_kind(const annals_answer *answer)
{
    bool several = false, changes = true;
    for (size_t i = 0; i < answer->count; i++) {
        several = several || !annals_period_same(&answer->rows[i].period, &answer->rows[0].period);
        changes = changes && answer->rows[i].nature == ANNALS_CHANGE;
    }
    if (tells_when(answer))
        return ANNALS_CHART_TIMELINE;
    if (answer->count == 0 || !several || !goes_on(answer))
        return answer->count > 0 && changes ? ANNALS_CHART_DIVERGING : ANNALS_CHART_BARS;
    if (answer->dimension_count > 0 || is_line(answer) || answer->count > COLUMNS_MOST || !stands_in_a_row(answer))
        return ANNALS_CHART_TIME;
    return ANNALS_CHART_COLUMNS;
}

static annals_status copy_query(annals_spec *spec, const annals_query *query, annals_error *error)
{
    annals_spec_entry *entry = &spec->entries[0];
    const char *text = query->selector->text;
    annals_status status = annals_selector_parse(text, strlen(text), &entry->selector, error);
    if (status)
        return status;
    entry->query = *query;
    entry->from = query->from ? *query->from : entry->from;
    entry->to = query->to ? *query->to : entry->to;
    entry->rebase = query->rebase ? *query->rebase : entry->rebase;
    entry->query.source = annals_arena_text(spec->arena, query->source);
    bool copied = entry->query.source || !query->source;
    for (size_t i = 0; i < query->by_count; i++) {
        entry->query.by[i] = annals_arena_text(spec->arena, query->by[i]);
        copied = copied && entry->query.by[i];
    }
    return copied ? ANNALS_OK : annals_error_no_memory(error);
}

annals_status annals_spec_for_query(const annals_query *query, const annals_answer *answer, annals_spec **spec,
                                    annals_error *error)
{
    annals_spec *made = annals_spec_new();
    if (!made)
        return annals_error_no_memory(error);
    made->kind = fitting_kind(answer);
    annals_status status = annals_spec_reserve(made, 1, error);
    if (!status)
        status = copy_query(made, query, error);
    if (!status)
        status = annals_spec_dress(made, error);
    if (status) {
        annals_spec_free(made);
        return status;
    }
    annals_spec_seal(made);
    *spec = made;
    return ANNALS_OK;
}
