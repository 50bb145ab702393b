/* Reads what a spec draws: the entries of its "data"; knows no other key of the document. */
#include "chart/spec_data.h"

#include <string.h>

#include "chart/spec_bars.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { LABEL_TEXT = 100 };

ANNALS_SPEC_READER(read_series)
{
    (void)member;
    annals_spec_entry *entry = target;
    if (!json_is_string(value))
        return annals_spec_fault_type(reader, place, value, "a series such as \"hires,employer=Meta\"");
    annals_status status =
        annals_selector_parse(json_string_value(value), json_string_length(value), &entry->selector, reader->error);
    return annals_spec_blame(reader, place, status);
}

static annals_status add_dimension(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                   annals_query *query)
{
    static const annals_spec_member name = {"by", NULL, 0, ANNALS_KEY_MAX, false};
    const char *dimension = NULL;
    annals_status status = annals_spec_read_text(reader, place, value, &name, &dimension);
    if (status)
        return status;
    for (size_t i = 0; i < query->by_count; i++)
        if (strcmp(query->by[i], dimension) == 0)
            return annals_spec_fault(reader, place, false, "\"%s\" stands there twice", dimension);
    query->by[query->by_count++] = dimension;
    return ANNALS_OK;
}

ANNALS_SPEC_READER(read_by)
{
    (void)member;
    annals_spec_entry *entry = target;
    if (json_is_string(value))
        return add_dimension(reader, place, value, &entry->query);
    annals_status status = annals_spec_check_array(reader, place, value, "a dimension or several", ANNALS_BY_MAX);
    for (size_t i = 0; !status && i < json_array_size(value); i++) {
        annals_spec_place inner = {place, NULL, i};
        status = add_dimension(reader, &inner, json_array_get(value, i), &entry->query);
    }
    return status;
}

ANNALS_SPEC_READER(read_kind)
{
    (void)member;
    static const char *const names[] = {"actual", "estimate", "guidance", "target"};
    static const annals_kind kinds[] = {ANNALS_ACTUAL, ANNALS_ESTIMATE, ANNALS_GUIDANCE, ANNALS_TARGET};
    annals_spec_entry *entry = target;
    size_t choice = 0;
    annals_status status = annals_spec_read_choice(reader, place, value, names, COUNT(names), &choice);
    if (status)
        return status;
    entry->query.has_kind = true;
    entry->query.kind = kinds[choice];
    return ANNALS_OK;
}

ANNALS_SPEC_READER(read_every)
{
    (void)member;
    static const char *const names[] = {"day", "week", "month", "quarter", "half", "year"};
    static const annals_grain grains[] = {ANNALS_DAY,     ANNALS_WEEK, ANNALS_MONTH,
                                          ANNALS_QUARTER, ANNALS_HALF, ANNALS_YEAR};
    annals_spec_entry *entry = target;
    size_t choice = 0;
    annals_status status = annals_spec_read_choice(reader, place, value, names, COUNT(names), &choice);
    if (status)
        return status;
    entry->query.has_every = true;
    entry->query.every = grains[choice];
    return ANNALS_OK;
}

ANNALS_SPEC_READER(read_aggregate)
{
    (void)member;
    static const char *const names[] = {"sum", "mean", "min", "max", "last", "count"};
    static const annals_aggregate aggregates[] = {ANNALS_SUM, ANNALS_MEAN, ANNALS_MIN,
                                                  ANNALS_MAX, ANNALS_LAST, ANNALS_COUNT};
    annals_spec_entry *entry = target;
    size_t choice = 0;
    annals_status status = annals_spec_read_choice(reader, place, value, names, COUNT(names), &choice);
    if (!status)
        entry->query.aggregate = aggregates[choice];
    return status;
}

ANNALS_SPEC_READER(read_change)
{
    (void)member;
    static const char *const names[] = {"absolute", "percent"};
    annals_spec_entry *entry = target;
    size_t choice = 0;
    annals_status status = annals_spec_read_choice(reader, place, value, names, COUNT(names), &choice);
    if (!status)
        entry->query.change = choice == 0 ? ANNALS_CHANGE_ABSOLUTE : ANNALS_CHANGE_PERCENT;
    return status;
}

static const annals_spec_member entry_members[] = {
    {"series", read_series, 0, 0, true},
    {"by", read_by, 0, 0, false},
    {"source", annals_spec_read_text, offsetof(annals_spec_entry, query.source), ANNALS_KEY_MAX, false},
    {"kind", read_kind, 0, 0, false},
    {"from", annals_spec_read_period, offsetof(annals_spec_entry, from), 0, false},
    {"to", annals_spec_read_period, offsetof(annals_spec_entry, to), 0, false},
    {"every", read_every, 0, 0, false},
    {"aggregate", read_aggregate, 0, 0, false},
    {"cumulate", annals_spec_read_flag, offsetof(annals_spec_entry, query.cumulate), 0, false},
    {"change", read_change, 0, 0, false},
    {"rebase", annals_spec_read_period, offsetof(annals_spec_entry, rebase), 0, false},
    {"label", annals_spec_read_text, offsetof(annals_spec_entry, label), LABEL_TEXT, false},
    {"step", annals_spec_read_step, 0, 0, false},
};

static annals_status read_entry(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                annals_spec_entry *entry)
{
    annals_status status = annals_spec_read_object(reader, place, value, entry_members, COUNT(entry_members), entry);
    if (status)
        return status;
    if (entry->from.text[0] && entry->to.text[0] && entry->from.earliest > entry->to.latest)
        return annals_spec_fault(reader, place, false, "\"from\" %s is later than \"to\" %s", entry->from.text,
                                 entry->to.text);
    return ANNALS_OK;
}

annals_status annals_spec_read_data(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target)
{
    (void)member;
    annals_spec *spec = target;
    annals_status status = annals_spec_check_array(reader, place, value, "an array of what to draw", ANNALS_SPEC_DATA);
    if (!status)
        status = annals_spec_reserve(spec, json_array_size(value), reader->error);
    for (size_t i = 0; !status && i < spec->entry_count; i++) {
        annals_spec_place inner = {place, NULL, i};
        status = read_entry(reader, &inner, json_array_get(value, i), &spec->entries[i]);
        annals_spec_locate(reader, &inner, false, &spec->entries[i].line, &spec->entries[i].column);
    }
    return status;
}
