/* Reads a spec from JSON: one table a level, one row a key; the same rules stand in spec.schema.json. */
#include <string.h>

#include "chart/spec_bars.h"
#include "chart/spec_data.h"
#include "chart/spec_look.h"
#include "chart/spec_read.h"
#include "chart/spec_time.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { LONG_TEXT = 1000, NOTE_TEXT = 400, SUBTITLE_TEXT = 300, TITLE_TEXT = 200, LABEL_TEXT = 100, EVENT_TEXT = 80 };

ANNALS_SPEC_READER(read_version)
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

ANNALS_SPEC_READER(read_chart)
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

ANNALS_SPEC_READER(read_labels)
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

ANNALS_SPEC_READER(read_events)
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

ANNALS_SPEC_READER(read_notes)
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

ANNALS_SPEC_READER(read_unit)
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

ANNALS_SPEC_READER(read_size)
{
    (void)member;
    annals_spec *spec = target;
    page_size size = {0};
    annals_status status = annals_spec_read_object(reader, place, value, size_members, COUNT(size_members), &size);
    if (status)
        return status;
    double pixels = size.millimetres ? ANNALS_PIXELS_MM : 1;
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
    {"data", annals_spec_read_data, 0, 0, true},
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

/* What a change says takes the place of what the document says; names of a list follow each other. */
static annals_status apply_changes(annals_spec_reader *reader, json_t *json)
{
    for (size_t i = 0; i < reader->change_count && json_is_object(json); i++) {
        const annals_spec_change *change = &reader->changes[i];
        bool goes_on = change->list && i > 0 && strcmp(reader->changes[i - 1].key, change->key) == 0;
        json_t *text = json_string(change->value), *value = change->list ? json_array() : text;
        if (!text)
            return annals_error_set(reader->error, ANNALS_INVALID, "%s: the text is no UTF-8", change->name);
        if (goes_on) {
            json_decref(value);
            value = json_incref(json_object_get(json, change->key));
        }
        if (change->list && json_array_append_new(value, text) != 0)
            return json_decref(value), annals_error_no_memory(reader->error);
        if (json_object_set_new(json, change->key, value) != 0)
            return annals_error_no_memory(reader->error);
    }
    return ANNALS_OK;
}

static annals_status read_document(annals_spec_reader *reader)
{
    json_t *json = NULL;
    annals_status status = annals_spec_read_json(reader, &json);
    if (status)
        return status;
    annals_spec_place root = {NULL, NULL, 0};
    status = apply_changes(reader, json);
    if (!status)
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

annals_status annals_spec_parse_with(const char *text, size_t size, const char *name, const annals_spec_change *changes,
                                     size_t change_count, annals_spec **spec, annals_error *error)
{
    annals_spec *made = annals_spec_new();
    if (!made)
        return annals_error_no_memory(error);
    annals_spec_reader reader = {text, size, name, made, error, changes, change_count};
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

annals_status annals_spec_parse(const char *text, size_t size, const char *name, annals_spec **spec,
                                annals_error *error)
{
    return annals_spec_parse_with(text, size, name, NULL, 0, spec, error);
}
