/* Reads the keys of charts over time: styles and axes; knows no other kind. */
#include "chart/spec_time.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

annals_status annals_spec_read_style(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const annals_spec_member *member, void *target)
{
    (void)member;
    static const annals_style styles[] = {ANNALS_STYLE_LINE, ANNALS_STYLE_POINTS, ANNALS_STYLE_STEP, ANNALS_STYLE_AREA,
                                          ANNALS_STYLE_STACKED};
    annals_spec *spec = target;
    size_t choice = 0;
    annals_status status =
        annals_spec_read_choice(reader, place, value, annals_spec_style_names, ANNALS_SPEC_STYLES, &choice);
    if (!status)
        spec->style = styles[choice];
    return status;
}

static annals_status read_scale(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                const annals_spec_member *member, void *target)
{
    (void)member;
    static const char *const names[] = {"linear", "log", "symlog"};
    annals_spec_axis *axis = target;
    size_t choice = 0;
    annals_status status = annals_spec_read_choice(reader, place, value, names, COUNT(names), &choice);
    if (!status)
        axis->scale = (annals_value_scale)choice;
    return status;
}

static annals_status read_linear(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                 const annals_spec_member *member, void *target)
{
    annals_spec_axis *axis = target;
    annals_status status = annals_spec_read_number(reader, place, value, member, target);
    if (!status && !(axis->linear >= 1e-18 && axis->linear <= 1e18))
        return annals_spec_fault(reader, place, false, "%g, wanted an amount above 0", axis->linear);
    return status;
}

static const annals_spec_member axis_members[] = {
    {"scale", read_scale, 0, 0, true},
    {"linear", read_linear, offsetof(annals_spec_axis, linear), 0, false},
};

annals_status annals_spec_read_axis(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target)
{
    (void)member;
    annals_spec *spec = target;
    annals_status status =
        annals_spec_read_object(reader, place, value, axis_members, COUNT(axis_members), &spec->axis);
    if (!status && spec->axis.linear > 0 && spec->axis.scale != ANNALS_SCALE_SYMLOG)
        return annals_spec_fault(reader, place, false, "\"linear\" belongs to \"scale\": \"symlog\" only");
    return status;
}

/* Where a member of the document stands. */
static annals_spec_place place_of(const annals_spec_place *root, json_t *json, const char *wanted)
{
    const char *key;
    json_t *value;
    annals_spec_place place = {root, wanted, 0};
    json_object_foreach(json, key, value)
    {
        if (strcmp(key, wanted) == 0)
            break;
        place.position++;
    }
    return place;
}

/* A sparkline is small where no size is given, and a line. */
static annals_status check_spark(annals_spec_reader *reader, const annals_spec_place *style)
{
    annals_spec *spec = reader->spec;
    if (spec->style == ANNALS_STYLE_STACKED || spec->style == ANNALS_STYLE_POINTS)
        return annals_spec_fault(reader, style, false, "a sparkline is a \"line\", a \"step\" or an \"area\"");
    if (spec->style == ANNALS_STYLE_AUTO)
        spec->style = ANNALS_STYLE_LINE;
    if (!spec->sized)
        spec->width = ANNALS_WIDTH_SPARK;
    return ANNALS_OK;
}

/* Vintages show what was said, and nothing made of it; each holds until the next one. */
static annals_status check_vintages(annals_spec_reader *reader, const annals_spec_place *vintages)
{
    annals_spec *spec = reader->spec;
    for (size_t i = 0; i < spec->entry_count; i++) {
        const annals_query *query = &spec->entries[i].query;
        if (query->has_every || query->aggregate != ANNALS_AGGREGATE_NONE || query->cumulate ||
            query->change != ANNALS_CHANGE_NONE || spec->entries[i].rebase.text[0])
            return annals_spec_fault(reader, vintages, true,
                                     "show figures as they were stated; /data/%zu makes others of them", i);
    }
    if (spec->style == ANNALS_STYLE_STACKED)
        return annals_spec_fault(reader, vintages, true, "of different periods don't add up; leave out \"stacked\"");
    if (spec->style == ANNALS_STYLE_AUTO)
        spec->style = ANNALS_STYLE_STEP;
    return ANNALS_OK;
}

annals_status annals_spec_check_time(annals_spec_reader *reader, const annals_spec_place *root, json_t *json)
{
    const annals_spec *spec = reader->spec;
    annals_spec_place vintages = place_of(root, json, "vintages");
    annals_spec_place style = place_of(root, json, "style");
    if (spec->vintages) {
        annals_status status = check_vintages(reader, &vintages);
        if (status)
            return status;
    }
    if (spec->kind == ANNALS_CHART_SPARK)
        return check_spark(reader, &style);
    if (spec->style == ANNALS_STYLE_STACKED && spec->axis.scale != ANNALS_SCALE_LINEAR)
        return annals_spec_fault(reader, &style, false,
                                 "a stack adds up on a linear axis only; use \"line\", or leave out \"axis\"");
    if (spec->style == ANNALS_STYLE_AREA && spec->axis.scale == ANNALS_SCALE_LOG)
        return annals_spec_fault(reader, &style, false,
                                 "an area stands on zero, which a logarithmic axis has not; use \"line\"");
    return ANNALS_OK;
}
