/* Reads a spec from JSON: one table a level, one row a key; the same rules stand in spec.schema.json. */
#include <string.h>

#include "chart/spec_bars.h"
#include "chart/spec_look.h"
#include "chart/spec_read.h"
#include "chart/spec_time.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { LONG_TEXT = 1000, NOTE_TEXT = 400, SUBTITLE_TEXT = 300, TITLE_TEXT = 200, LABEL_TEXT = 100, EVENT_TEXT = 80 };

#define READER(name)                                                                                     \
    static annals_status name(annals_spec_reader *reader, const annals_spec_place *place, json_t *value, \
                              const annals_spec_member *member, void *target)

/* --- One entry of "data" -------------------------------------------------------------------------------------------
 */

READER(read_series)
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

READER(read_by)
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

READER(read_kind)
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

READER(read_every)
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

READER(read_aggregate)
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

READER(read_change)
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

READER(read_data)
{
    (void)member;
    annals_spec *spec = target;
    annals_status status = annals_spec_check_array(reader, place, value, "an array of what to draw", ANNALS_SPEC_DATA);
    if (!status)
        status = annals_spec_reserve(spec, json_array_size(value), reader->error);
    for (size_t i = 0; !status && i < spec->entry_count; i++) {
        annals_spec_place inner = {place, NULL, i};
        status = read_entry(reader, &inner, json_array_get(value, i), &spec->entries[i]);
    }
    return status;
}

/* --- The rest of the document --------------------------------------------------------------------------------------
 */

READER(read_version)
{
    (void)member;
    (void)target;
    if (!json_is_integer(value))
        return annals_spec_fault_type(reader, place, value, "the version, 1");
    if (json_integer_value(value) != ANNALS_SPEC_VERSION)
        return annals_spec_fault(reader, place, false, "version %lld of specs, this program knows version %d",
                                 (long long)json_integer_value(value), ANNALS_SPEC_VERSION);
    return ANNALS_OK;
}

READER(read_chart)
{
    (void)member;
    annals_spec *spec = target;
    size_t choice = 0;
    annals_status status =
        annals_spec_read_choice(reader, place, value, annals_chart_kind_names, COUNT(annals_chart_kind_names), &choice);
    if (!status)
        spec->kind = (annals_chart_kind)choice;
    return status;
}

READER(read_labels)
{
    (void)member;
    static const annals_spec_member shown = {"", NULL, offsetof(annals_spec_label, shown), LABEL_TEXT, false};
    annals_spec *spec = target;
    if (!json_is_object(value))
        return annals_spec_fault_type(reader, place, value, "an object of values and how they are shown");
    size_t count = json_object_size(value);
    if (count > ANNALS_SPEC_LABELS)
        return annals_spec_fault(reader, place, false, "%zu labels, at most %d fit", count, ANNALS_SPEC_LABELS);
    spec->labels = annals_arena_alloc(spec->arena, (count + 1) * sizeof *spec->labels);
    if (!spec->labels)
        return annals_error_no_memory(reader->error);
    const char *key;
    json_t *child;
    json_object_foreach(value, key, child)
    {
        annals_spec_label *label = &spec->labels[spec->label_count];
        annals_spec_place inner = {place, key, spec->label_count};
        label->recorded = annals_arena_text(spec->arena, key);
        if (!label->recorded)
            return annals_error_no_memory(reader->error);
        annals_status status = annals_spec_read_text(reader, &inner, child, &shown, label);
        if (status)
            return status;
        spec->label_count++;
    }
    return ANNALS_OK;
}

static const annals_spec_member event_members[] = {
    {"period", annals_spec_read_period, offsetof(annals_spec_event, period), 0, true},
    {"label", annals_spec_read_text, offsetof(annals_spec_event, label), EVENT_TEXT, true},
};

READER(read_events)
{
    (void)member;
    annals_spec *spec = target;
    annals_status status = annals_spec_check_array(reader, place, value, "an array of events", ANNALS_SPEC_EVENTS);
    if (status)
        return status;
    size_t count = json_array_size(value);
    spec->events = annals_arena_alloc(spec->arena, count * sizeof *spec->events);
    if (!spec->events)
        return annals_error_no_memory(reader->error);
    for (size_t i = 0; !status && i < count; i++) {
        annals_spec_place inner = {place, NULL, i};
        status = annals_spec_read_object(reader, &inner, json_array_get(value, i), event_members, COUNT(event_members),
                                         &spec->events[i]);
    }
    spec->event_count = count;
    return status;
}

READER(read_notes)
{
    (void)member;
    static const annals_spec_member note = {"", NULL, 0, NOTE_TEXT, false};
    annals_spec *spec = target;
    annals_status status = annals_spec_check_array(reader, place, value, "an array of texts", ANNALS_SPEC_NOTES);
    if (status)
        return status;
    size_t count = json_array_size(value);
    spec->notes = annals_arena_alloc(spec->arena, count * sizeof *spec->notes);
    if (!spec->notes)
        return annals_error_no_memory(reader->error);
    for (size_t i = 0; !status && i < count; i++) {
        annals_spec_place inner = {place, NULL, i};
        status = annals_spec_read_text(reader, &inner, json_array_get(value, i), &note, &spec->notes[i]);
    }
    spec->note_count = count;
    return status;
}

typedef struct {
    double width, height;
    bool millimetres;
} page_size;

READER(read_unit)
{
    (void)member;
    static const char *const names[] = {"px", "mm"};
    size_t choice = 0;
    annals_status status = annals_spec_read_choice(reader, place, value, names, COUNT(names), &choice);
    ((page_size *)target)->millimetres = choice == 1;
    return status;
}

static const annals_spec_member size_members[] = {
    {"width", annals_spec_read_number, offsetof(page_size, width), 0, false},
    {"height", annals_spec_read_number, offsetof(page_size, height), 0, false},
    {"unit", read_unit, 0, 0, false},
};

READER(read_size)
{
    (void)member;
    annals_spec *spec = target;
    page_size size = {0};
    annals_status status = annals_spec_read_object(reader, place, value, size_members, COUNT(size_members), &size);
    if (status)
        return status;
    double pixels = size.millimetres ? 96 / 25.4 : 1;
    spec->width = size.width > 0 ? size.width * pixels : ANNALS_WIDTH_DEFAULT;
    spec->height = size.height * pixels;
    spec->millimetres = size.millimetres;
    spec->sized = size.width > 0;
    return ANNALS_OK;
}

static const annals_spec_member members[] = {
    {"annals", read_version, 0, 0, true},
    {"chart", read_chart, 0, 0, true},
    {"title", annals_spec_read_text, offsetof(annals_spec, title), TITLE_TEXT, false},
    {"subtitle", annals_spec_read_optional_text, offsetof(annals_spec, subtitle), SUBTITLE_TEXT, false},
    {"data", read_data, 0, 0, true},
    {"labels", read_labels, 0, 0, false},
    {"order", annals_spec_read_order, 0, 0, false},
    {"start", annals_spec_read_start, 0, 0, false},
    {"break", annals_spec_read_flag, offsetof(annals_spec, cut), 0, false},
    {"total", annals_spec_read_text, offsetof(annals_spec, total), LABEL_TEXT, false},
    {"events", read_events, 0, 0, false},
    {"notes", read_notes, 0, 0, false},
    {"style", annals_spec_read_style, 0, 0, false},
    {"axis", annals_spec_read_axis, 0, 0, false},
    {"multiples", annals_spec_read_text, offsetof(annals_spec, multiples), ANNALS_KEY_MAX, false},
    {"vintages", annals_spec_read_flag, offsetof(annals_spec, vintages), 0, false},
    {"size", read_size, 0, 0, false},
    {"language", annals_spec_read_language, 0, 0, false},
    {"theme", annals_spec_read_theme, 0, 0, false},
    {"highlight", annals_spec_read_highlight, 0, 0, false},
    {"retracted", annals_spec_read_retracted, 0, 0, false},
    {"description", annals_spec_read_text, offsetof(annals_spec, description), LONG_TEXT, false},
    {"as_of", annals_spec_read_text, offsetof(annals_spec, as_of), 40, false},
    {"published_by", annals_spec_read_period, offsetof(annals_spec, published_by), 0, false},
};

/* Keys that only some kinds of chart have. */
#define KIND(name) (1U << ANNALS_CHART_##name)
#define OVER_TIME (KIND(TIME) | KIND(SPARK) | KIND(TIMELINE))
static const struct {
    const char *key;
    unsigned kinds;
    const char *words;
} kind_keys[] = {
    {"order", ~(OVER_TIME | KIND(WATERFALL)), "has no meaning in a waterfall or a chart over time"},
    {"start", KIND(BARS) | KIND(COLUMNS), "belongs to \"bars\" and \"columns\" charts only"},
    {"break", KIND(BARS) | KIND(COLUMNS), "belongs to \"bars\" and \"columns\" charts only"},
    {"total", KIND(WATERFALL), "belongs to \"waterfall\" charts only"},
    {"events", KIND(TIME) | KIND(COLUMNS) | KIND(STACKED_COLUMNS) | KIND(TIMELINE),
     "belongs to \"time\", \"columns\", \"stacked-columns\" and \"timeline\" charts only"},
    {"style", KIND(TIME) | KIND(SPARK), "belongs to \"time\" charts and sparklines only"},
    {"axis", KIND(TIME) | KIND(DOTS) | KIND(DUMBBELL) | KIND(SLOPE),
     "belongs to \"time\", \"dots\", \"dumbbell\" and \"slope\" charts only"},
    {"multiples", ~(KIND(SPARK) | KIND(TIMELINE) | KIND(TABLE)), "has no meaning in a sparkline, timeline or table"},
    {"vintages", KIND(TIME), "belongs to \"time\" charts only"},
    {"notes", ~KIND(SPARK), "have no place in a sparkline"},
    {"retracted", KIND(TIME) | KIND(BARS) | KIND(COLUMNS) | KIND(DIVERGING) | KIND(DOTS) | KIND(TABLE),
     "belongs to charts of single figures: \"bars\", \"columns\", \"diverging\", \"dots\", \"time\" and \"table\"; "
     "elsewhere the note counts what was retracted"},
    {"highlight", KIND(TIME) | KIND(BARS) | KIND(COLUMNS) | KIND(DOTS) | KIND(SLOPE),
     "belongs to \"time\", \"bars\", \"columns\", \"dots\" and \"slope\" charts only"},
};

static annals_status check_kind(annals_spec_reader *reader, const annals_spec_place *root, json_t *json)
{
    const char *key;
    json_t *value;
    annals_spec_place place = {root, NULL, 0};
    json_object_foreach(json, key, value)
    {
        place.key = key;
        for (size_t i = 0; i < COUNT(kind_keys); i++)
            if (strcmp(key, kind_keys[i].key) == 0 && !(kind_keys[i].kinds & (1U << reader->spec->kind)))
                return annals_spec_fault(reader, &place, true, "%s", kind_keys[i].words);
        place.position++;
    }
    return ANNALS_OK;
}

/* A length that is written down and outside what is drawn of this kind. */
static annals_status check_length(annals_spec_reader *reader, const annals_spec_place *place, const json_t *size,
                                  const char *key)
{
    bool millimetres = reader->spec->millimetres;
    double least = annals_spec_least(reader->spec->kind, millimetres), most = annals_spec_most(millimetres);
    const json_t *value = json_object_get(size, key);
    double length = json_number_value(value);
    if (!value || (length >= least && length <= most))
        return ANNALS_OK;
    return annals_spec_fault(reader, place, false, "\"%s\" is %s than %g %s", key, length < least ? "less" : "more",
                             length < least ? least : most, millimetres ? "mm" : "px");
}

static annals_status check_size(annals_spec_reader *reader, const annals_spec_place *root, json_t *json)
{
    annals_spec_place place = {root, "size", annals_spec_position(json, "size")};
    const json_t *size = json_object_get(json, "size");
    annals_status status = check_length(reader, &place, size, "width");
    return status ? status : check_length(reader, &place, size, "height");
}

static annals_status read_document(annals_spec_reader *reader)
{
    json_t *json = NULL;
    annals_status status = annals_spec_read_json(reader, &json);
    if (status)
        return status;
    annals_spec_place root = {NULL, NULL, 0};
    status = annals_spec_read_object(reader, &root, json, members, COUNT(members), reader->spec);
    if (!status)
        status = check_kind(reader, &root, json);
    if (!status)
        status = check_size(reader, &root, json);
    if (!status)
        status = annals_spec_check_bars(reader, &root, json);
    if (!status)
        status = annals_spec_check_time(reader, &root, json);
    if (!status)
        status = annals_spec_check_look(reader, &root, json);
    json_decref(json);
    return status;
}

annals_status annals_spec_parse(const char *text, size_t size, const char *name, annals_spec **spec,
                                annals_error *error)
{
    annals_spec *made = annals_spec_new();
    if (!made)
        return annals_error_no_memory(error);
    annals_spec_reader reader = {text, size, name, made, error};
    annals_status status = read_document(&reader);
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
