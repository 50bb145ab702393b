/* What a chart says around its marks: title, subtitle, what its signs mean, sources, alternative text. */
#include <string.h>

#include "chart/format.h"
#include "chart/layout.h"

/* --- Titles made by annals: they name what is drawn and claim nothing ----------------------------------------------
 */

static void add_measures(const annals_layout *layout, annals_str *out)
{
    size_t start = out->size;
    const annals_spec *spec = layout->spec;
    for (size_t i = 0; i < spec->entry_count; i++) {
        const char *measure = spec->entries[i].selector->measure;
        size_t j = 0;
        while (j < i && strcmp(spec->entries[j].selector->measure, measure) != 0)
            j++;
        if (j == i)
            annals_str_format(out, i > 0 ? " and %s" : "%s", annals_spec_shown(spec, measure));
    }
    for (size_t i = start; i < out->size; i++)
        if (out->data[i] == '_')
            out->data[i] = ' ';
    if (out->size > start && out->data[start] >= 'a' && out->data[start] <= 'z')
        out->data[start] = (char)(out->data[start] - 'a' + 'A');
}

/* The values of dimensions that all entries share. */
static void add_places(const annals_layout *layout, annals_str *out)
{
    const annals_spec *spec = layout->spec;
    const annals_key *first = spec->entries[0].selector;
    for (size_t i = 0; i < first->count; i++) {
        const char *value = first->dimensions[i].value;
        bool shared = value != NULL;
        for (size_t j = 1; shared && j < spec->entry_count; j++) {
            const char *other = annals_key_value(spec->entries[j].selector, first->dimensions[i].name);
            shared = other && strcmp(other, value) == 0;
        }
        if (shared)
            annals_str_format(out, ", %s", annals_spec_shown(spec, value));
    }
}

static void add_dimensions(const annals_layout *layout, annals_str *out)
{
    const annals_answer *answer = layout->answers[0];
    for (size_t i = 0; i < answer->dimension_count; i++)
        annals_str_format(out, i == 0 ? ", by %s" : " and %s", answer->dimensions[i]);
}

static void add_periods(const annals_layout *layout, annals_str *out)
{
    const annals_period *first = &layout->items[0].row->period, *last = first;
    for (size_t i = 1; i < layout->count; i++) {
        const annals_period *period = &layout->items[i].row->period;
        first = annals_period_compare(period, first) < 0 ? period : first;
        last = period->latest > last->latest ? period : last;
    }
    annals_str_add(out, ", ");
    annals_format_span(out, first, last);
}

static const char *make_title(annals_layout *layout)
{
    annals_str title = {0};
    annals_kind kind = layout->items[0].row->kind;
    add_measures(layout, &title);
    add_places(layout, &title);
    add_dimensions(layout, &title);
    add_periods(layout, &title);
    if (!layout->several_kinds && kind != ANNALS_ACTUAL)
        annals_str_format(&title, ", %s", annals_kind_name(kind));
    annals_str_add(&title, " (");
    annals_format_unit(&title, layout->unit);
    annals_str_add(&title, ")");
    return annals_layout_take(layout, &title);
}

void annals_layout_say(annals_layout *layout)
{
    const annals_spec *spec = layout->spec;
    const char *made = spec->title && spec->subtitle ? "" : make_title(layout);
    layout->title = spec->title ? spec->title : made;
    layout->subtitle = spec->subtitle ? spec->subtitle : spec->title ? made : "";
}

/* --- What the signs mean -------------------------------------------------------------------------------------------
 */

typedef struct {
    bool shapes[ANNALS_SHAPE_COUNT];
    bool kinds[ANNALS_TARGET + 1];
    bool positive, negative; /* of what may lie farther out, or nearer */
    bool wide, soft, gap;
} signs_seen;

/* What is no fact looks like none, unless nothing of it is drawn, or a sign of its own. */
static bool shows_kind(const annals_layout *layout, const annals_item *item)
{
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return false;
    if (layout->spec->kind == ANNALS_CHART_TIME)
        return item->shape != ANNALS_SHAPE_RANGE || annals_time_has_lines(layout);
    return item->shape != ANNALS_SHAPE_ACROSS && (item->low != 0 || item->high != 0);
}

static signs_seen look(const annals_layout *layout)
{
    signs_seen seen = {0};
    for (size_t i = 0; i < layout->count; i++) {
        const annals_item *item = &layout->items[i];
        seen.shapes[item->shape] = true;
        if (shows_kind(layout, item))
            seen.kinds[item->row->kind] = true;
        if (item->shape == ANNALS_SHAPE_AWAY || item->shape == ANNALS_SHAPE_TOWARD) {
            seen.positive = seen.positive || annals_item_side(item) > 0;
            seen.negative = seen.negative || annals_item_side(item) < 0;
        }
        seen.gap = seen.gap || (layout->spec->kind == ANNALS_CHART_TIME && annals_time_has_lines(layout) &&
                                annals_time_is_gap(layout, i));
        seen.wide = seen.wide || (layout->spec->kind == ANNALS_CHART_TIME && !annals_time_has_lines(layout) &&
                                  annals_time_is_wide(layout, &item->row->period));
        seen.soft = seen.soft || (layout->spec->kind == ANNALS_CHART_TIME && !annals_time_has_lines(layout) &&
                                  item->row->period.approximate);
    }
    return seen;
}

static void add_sentence(annals_str *out, const char *sentence)
{
    annals_str_add(out, out->size > 0 ? " " : "");
    annals_str_add(out, sentence);
}

static void explain_bars(const signs_seen *seen, bool columns, annals_str *out)
{
    if (seen->shapes[ANNALS_SHAPE_AWAY])
        annals_str_format(out, "%s show the number that was reported; a faded end means the real number may be %s.",
                          seen->kinds[ANNALS_ACTUAL] ? "Solid bars" : "Bars",
                          !seen->negative  ? "higher"
                          : seen->positive ? "farther from zero"
                                           : "lower");
    if (seen->shapes[ANNALS_SHAPE_TOWARD])
        add_sentence(out, seen->negative
                              ? "A bar that fades towards zero ends at a limit: the real number may be nearer to zero."
                              : "A bar that fades towards zero ends at an upper limit: the real number may be lower.");
    if (seen->shapes[ANNALS_SHAPE_ABOUT])
        add_sentence(out, "A pale end means that the number is approximate.");
    if (seen->shapes[ANNALS_SHAPE_RANGE])
        add_sentence(out, "A pale stretch with a whisker is the range in which the number lies.");
    if (seen->shapes[ANNALS_SHAPE_ACROSS])
        add_sentence(out, "A grey stretch that fades across zero begins at a limit: the real number may lie on the "
                          "other side of zero.");
    if (seen->shapes[ANNALS_SHAPE_UNKNOWN] && columns)
        add_sentence(out, "A question mark stands for a size that is not known.");
    if (seen->kinds[ANNALS_ESTIMATE])
        add_sentence(out, "Hatched: an estimate, not confirmed.");
    if (seen->kinds[ANNALS_GUIDANCE] || seen->kinds[ANNALS_TARGET])
        add_sentence(out, !seen->kinds[ANNALS_TARGET]     ? "Dashed outline: guidance, not yet a fact."
                          : !seen->kinds[ANNALS_GUIDANCE] ? "Dashed outline: a target, not yet a fact."
                                                          : "Dashed outline: guidance or a target, not yet a fact.");
}

/* "Hollow squares: estimates and targets, not yet facts." */
static void explain_kinds(const signs_seen *seen, const char *sign, annals_str *out)
{
    static const char *const plurals[] = {"", "estimates", "guidance", "targets"};
    const char *joint = sign;
    for (annals_kind kind = ANNALS_ESTIMATE; kind <= ANNALS_TARGET; kind++) {
        if (!seen->kinds[kind])
            continue;
        add_sentence(out, joint);
        add_sentence(out, plurals[kind]);
        joint = "and";
    }
    if (joint != sign)
        annals_str_add(out, ", not yet facts.");
}

static void explain_points(const signs_seen *seen, annals_str *out)
{
    bool limit = seen->shapes[ANNALS_SHAPE_TOWARD];
    if (seen->shapes[ANNALS_SHAPE_AWAY] || seen->shapes[ANNALS_SHAPE_ACROSS] || limit)
        add_sentence(out, limit
                              ? "A fading stroke points to where the real number may lie; a line closes it at a limit."
                              : "A fading stroke points to where the real number may lie.");
    if (seen->shapes[ANNALS_SHAPE_ABOUT])
        add_sentence(out, "A pale halo means that the number is approximate.");
    if (seen->shapes[ANNALS_SHAPE_RANGE])
        add_sentence(out, "A whisker is the range in which the number lies.");
    if (seen->wide)
        add_sentence(out, "A pale bar spans the period that a number is about.");
    if (seen->soft)
        add_sentence(out, "Soft ends mean that a date is approximate.");
    explain_kinds(seen, "Hollow squares:", out);
}

static void explain_lines(const annals_layout *layout, const signs_seen *seen, annals_str *out)
{
    bool filled = layout->style == ANNALS_STYLE_AREA || layout->style == ANNALS_STYLE_STACKED;
    if (seen->shapes[ANNALS_SHAPE_AWAY] || seen->shapes[ANNALS_SHAPE_ACROSS] || seen->shapes[ANNALS_SHAPE_TOWARD])
        add_sentence(out, "What fades away from a line is where the real number may lie.");
    if (seen->shapes[ANNALS_SHAPE_ABOUT])
        add_sentence(out, "A pale halo means that the number is approximate.");
    if (seen->shapes[ANNALS_SHAPE_RANGE])
        add_sentence(out, layout->style == ANNALS_STYLE_STACKED
                              ? "The pale band on top is the range in which the sum lies."
                              : "A pale band is the range in which the number lies.");
    if (seen->gap)
        add_sentence(out, "A dotted line bridges periods for which no figure is recorded.");
    explain_kinds(seen,
                  filled                            ? "Dashed and paler:"
                  : annals_time_shows_items(layout) ? "Dashed lines and hollow squares:"
                                                    : "Dashed lines:",
                  out);
}

/* Lines and points may leave zero out, and say so. */
static void explain_axis(const annals_layout *layout, annals_str *out)
{
    const annals_axis *axis = &layout->axis;
    if (axis->scale == ANNALS_SCALE_LOG)
        add_sentence(out, "The axis is logarithmic: equal distances are equal ratios.");
    else if (axis->scale == ANNALS_SCALE_SYMLOG)
        add_sentence(out, "The axis is logarithmic on both sides of zero.");
    else if (axis->low > 0 || axis->high < 0)
        add_sentence(out, "The axis does not begin at zero.");
}

/* --- Sources -------------------------------------------------------------------------------------------------------
 */

const char *annals_layout_source_words(annals_layout *layout, const annals_source *source)
{
    annals_str words = {0};
    annals_str_add(&words, source->title ? source->title : "");
    if (source->publisher)
        annals_str_format(&words, words.size > 0 ? " \xE2\x80\x94 %s" : "%s", source->publisher);
    if (words.size == 0)
        annals_str_add(&words, source->id);
    if (source->published.text[0]) {
        annals_str_add(&words, ", ");
        annals_format_period(&words, &source->published);
    }
    return annals_layout_take(layout, &words);
}

static bool listed(const char *const *list, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], text) == 0)
            return true;
    return false;
}

/* The distinct sources behind what is drawn, in its order. */
static const char **list_sources(annals_layout *layout, size_t *count)
{
    size_t room = 0;
    for (size_t i = 0; i < layout->count; i++)
        room += layout->items[i].row->observation_count;
    const char **list = annals_layout_alloc(layout, room, sizeof *list);
    *count = 0;
    uint32_t last = UINT32_MAX; /* neighbours mostly share their source */
    const annals_table *last_table = NULL;
    for (size_t i = 0; list && i < layout->count && !layout->status; i++) {
        const annals_item *item = &layout->items[i];
        const annals_table *table = layout->answers[item->entry]->table;
        for (size_t j = 0; j < item->row->observation_count; j++) {
            uint32_t source = table->observations[item->row->observations[j]].source;
            if ((source == last && table == last_table) || source >= table->source_count)
                continue;
            const char *words = annals_layout_source_words(layout, &table->sources[source]);
            if (!listed(list, *count, words))
                list[(*count)++] = words;
            last = source;
            last_table = table;
        }
    }
    return list;
}

static const char *source_line(annals_layout *layout, const char *const *list, size_t shown, size_t count)
{
    annals_str line = {0};
    annals_str_add(&line, "Source: ");
    for (size_t i = 0; i < shown; i++)
        annals_str_format(&line, i > 0 ? "; %s" : "%s", list[i]);
    if (shown < count)
        annals_str_format(&line, "; and %zu more", count - shown);
    annals_str_add(&line, count == 0 ? "not stated" : "");
    return annals_layout_take(layout, &line);
}

enum { SOURCE_LINES = 3, NOTE_LINES = 6 };

static void set_sources(annals_layout *layout, double width, annals_face face)
{
    size_t count = 0;
    const char **list = list_sources(layout, &count);
    size_t shown = count < 12 ? count : 12;
    do {
        const char *line = list ? source_line(layout, list, shown, count) : "";
        layout->source = annals_layout_wrap(layout, line, face, width, SOURCE_LINES);
    } while (layout->source.cut && shown-- > 1);
}

static void add_note(annals_layout *layout, const char *note, annals_face face, double width)
{
    annals_lines lines = annals_layout_wrap(layout, note, face, width, NOTE_LINES);
    annals_layout_warn_cut(layout, "note", note, &lines);
    for (size_t i = 0; i < lines.count; i++)
        layout->notes.lines[layout->notes.count++] = lines.lines[i];
}

void annals_layout_footer(annals_layout *layout, double width)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NOTE);
    annals_str signs = {0};
    signs_seen seen = look(layout);
    if (layout->spec->kind == ANNALS_CHART_TIME) {
        if (annals_time_has_lines(layout))
            explain_lines(layout, &seen, &signs);
        else
            explain_points(&seen, &signs);
        explain_axis(layout, &signs);
    } else {
        explain_bars(&seen, layout->spec->kind == ANNALS_CHART_COLUMNS, &signs);
    }
    const char *explained = annals_layout_take(layout, &signs);
    layout->notes.lines =
        annals_layout_alloc(layout, (layout->spec->note_count + 1) * NOTE_LINES, sizeof *layout->notes.lines);
    if (!layout->notes.lines)
        return;
    add_note(layout, explained, face, width);
    for (size_t i = 0; i < layout->spec->note_count; i++)
        add_note(layout, layout->spec->notes[i], face, width);
    set_sources(layout, width, face);
}

/* --- For those who can't see it, and for machines ------------------------------------------------------------------
 */

enum { DESCRIBED = 60 };

static const char *make_description(annals_layout *layout)
{
    static const char *const kinds[] = {"Bar chart", "Column chart", "Diverging bar chart", "Time chart"};
    annals_str words = {0};
    annals_str_format(&words, "%s: %s.", kinds[layout->spec->kind], layout->title);
    if (*layout->subtitle)
        annals_str_format(&words, " %s.", layout->subtitle);
    bool time = layout->spec->kind == ANNALS_CHART_TIME;
    for (size_t i = 0; i < layout->count && i < DESCRIBED; i++) {
        const annals_item *item = &layout->items[i];
        annals_str_add(&words, i == 0 ? " " : "; ");
        annals_str_add(&words, time ? layout->series_names[item->series] : item->category);
        if (time) {
            annals_str_add(&words, ", ");
            annals_format_period(&words, &item->row->period);
        }
        annals_str_format(&words, ": %s", item->value);
    }
    annals_str_add(&words, layout->count > DESCRIBED ? "; and more." : ".");
    for (size_t i = 0; i < layout->source.count; i++)
        annals_str_format(&words, " %s", layout->source.lines[i]);
    return annals_layout_take(layout, &words);
}

static bool source_listed(const annals_scene *scene, const char *id)
{
    for (size_t i = 0; i < scene->source_count; i++)
        if (scene->sources[i] && strcmp(scene->sources[i], id) == 0)
            return true;
    return false;
}

/* The ids of an item's observations and of their sources, as far as they are kept. */
static void name_item(annals_layout *layout, const annals_item *item, annals_str *ids, const char **sources)
{
    annals_scene *scene = layout->scene;
    const annals_table *table = layout->answers[item->entry]->table;
    for (size_t j = 0; j < item->row->observation_count; j++) {
        const annals_observation *observation = &table->observations[item->row->observations[j]];
        if (scene->observation_count++ >= ANNALS_SCENE_IDS)
            continue;
        char text[ANNALS_ID_TEXT];
        annals_id_print(&observation->id, text);
        annals_str_format(ids, ids->size > 0 ? " %.*s" : "%.*s", ANNALS_ID_SHORT, text);
        if (observation->source < table->source_count) {
            const char *id = table->sources[observation->source].id;
            if (!source_listed(scene, id))
                sources[scene->source_count++] = annals_arena_text(layout->arena, id);
        }
    }
}

void annals_layout_describe(annals_layout *layout)
{
    annals_str ids = {0};
    annals_scene *scene = layout->scene;
    const char **sources = annals_layout_alloc(layout, ANNALS_SCENE_IDS, sizeof *sources);
    if (!sources)
        return;
    scene->sources = sources;
    for (size_t i = 0; i < layout->count; i++)
        name_item(layout, &layout->items[i], &ids, sources);
    for (size_t i = 0; i < scene->source_count; i++)
        if (!sources[i] && !layout->status)
            annals_layout_fail(layout, annals_error_no_memory(layout->error));
    scene->keywords = annals_layout_take(layout, &ids);
    scene->title = layout->title;
    scene->description = layout->spec->description ? layout->spec->description : make_description(layout);
}
