/* The spec as a value: made, filled, lent and freed; knows neither JSON nor geometry. */
#include "chart/spec.h"

#include <stdlib.h>
#include <string.h>

const char *const annals_chart_kind_names[] = {[ANNALS_CHART_BARS] = "bars",
                                               [ANNALS_CHART_COLUMNS] = "columns",
                                               [ANNALS_CHART_DIVERGING] = "diverging",
                                               [ANNALS_CHART_TIME] = "time",
                                               [ANNALS_CHART_STACKED_BARS] = "stacked-bars",
                                               [ANNALS_CHART_STACKED_COLUMNS] = "stacked-columns",
                                               [ANNALS_CHART_DOTS] = "dots",
                                               [ANNALS_CHART_DUMBBELL] = "dumbbell",
                                               [ANNALS_CHART_SPARK] = "sparkline",
                                               [ANNALS_CHART_TIMELINE] = "timeline",
                                               [ANNALS_CHART_WATERFALL] = "waterfall",
                                               [ANNALS_CHART_SLOPE] = "slope",
                                               [ANNALS_CHART_TABLE] = "table"};

annals_spec *annals_spec_new(void)
{
    annals_spec *spec = calloc(1, sizeof *spec);
    if (!spec)
        return NULL;
    spec->arena = annals_arena_new();
    if (!spec->arena) {
        free(spec);
        return NULL;
    }
    spec->width = ANNALS_WIDTH_DEFAULT;
    return spec;
}

void annals_spec_free(annals_spec *spec)
{
    if (!spec)
        return;
    for (size_t i = 0; i < spec->entry_count; i++)
        annals_key_free(spec->entries[i].selector);
    annals_arena_free(spec->arena);
    free(spec);
}

annals_status annals_spec_reserve(annals_spec *spec, size_t count, annals_error *error)
{
    spec->entries = annals_arena_alloc(spec->arena, count * sizeof *spec->entries);
    spec->queries = annals_arena_alloc(spec->arena, count * sizeof *spec->queries);
    if (!spec->entries || !spec->queries)
        return annals_error_no_memory(error);
    memset(spec->entries, 0, count * sizeof *spec->entries);
    memset(spec->queries, 0, count * sizeof *spec->queries);
    spec->entry_count = count;
    return ANNALS_OK;
}

void annals_spec_seal(annals_spec *spec)
{
    for (size_t i = 0; i < spec->entry_count; i++) {
        annals_spec_entry *entry = &spec->entries[i];
        entry->query.selector = entry->selector;
        entry->query.from = entry->from.text[0] ? &entry->from : NULL;
        entry->query.to = entry->to.text[0] ? &entry->to : NULL;
        entry->query.rebase = entry->rebase.text[0] ? &entry->rebase : NULL;
        spec->queries[i] = entry->query;
    }
}

const annals_query *annals_spec_queries(const annals_spec *spec, size_t *count)
{
    *count = spec->entry_count;
    return spec->queries;
}

void annals_spec_query_place(const annals_spec *spec, size_t at, int64_t *line, int64_t *column)
{
    *line = spec->entries[at].line;
    *column = spec->entries[at].column;
}

const char *annals_spec_as_of(const annals_spec *spec)
{
    return spec->as_of;
}

bool annals_spec_vintages(const annals_spec *spec)
{
    return spec->vintages;
}

const annals_period *annals_spec_published_by(const annals_spec *spec)
{
    return spec->published_by.text[0] ? &spec->published_by : NULL;
}

void annals_spec_set_state(annals_spec *spec, const annals_moment *as_of, const annals_period *published_by)
{
    spec->past = as_of != NULL;
    if (as_of)
        spec->moment = *as_of;
    if (published_by)
        spec->published_by = *published_by;
}

const char *const annals_spec_style_names[ANNALS_SPEC_STYLES] = {"line", "points", "step", "area", "stacked"};

double annals_spec_least(annals_chart_kind kind, bool millimetres)
{
    bool spark = kind == ANNALS_CHART_SPARK;
    return millimetres ? (spark ? ANNALS_LENGTH_MM_SPARK : ANNALS_LENGTH_MM_LEAST)
                       : (spark ? ANNALS_LENGTH_SPARK : ANNALS_LENGTH_LEAST);
}

double annals_spec_most(bool millimetres)
{
    return millimetres ? ANNALS_LENGTH_MM_MOST : ANNALS_LENGTH_MOST;
}

annals_status annals_spec_set_size(annals_spec *spec, double width, double height, bool millimetres,
                                   annals_error *error)
{
    double pixels = millimetres ? ANNALS_PIXELS_MM : 1, wanted[] = {width, height};
    double least = annals_spec_least(spec->kind, millimetres), most = annals_spec_most(millimetres);
    for (size_t i = 0; i < 2; i++)
        if (wanted[i] != 0 && !(wanted[i] >= least && wanted[i] <= most))
            return annals_error_set(error, ANNALS_INVALID, "size: %s %.10g: wanted %g to %g %s",
                                    i == 0 ? "width" : "height", wanted[i], least, most, millimetres ? "mm" : "px");
    spec->millimetres = width != 0 || height != 0 ? millimetres : spec->millimetres;
    spec->sized = spec->sized || width != 0;
    spec->width = width != 0 ? width * pixels : spec->width;
    spec->height = height != 0 ? height * pixels : spec->height;
    return ANNALS_OK;
}

const char *annals_spec_shown(const annals_spec *spec, const char *recorded)
{
    for (size_t i = 0; i < spec->label_count; i++)
        if (strcmp(spec->labels[i].recorded, recorded) == 0)
            return spec->labels[i].shown;
    return recorded;
}
