/* What a chart says around its marks: title, subtitle, what its signs mean, sources, alternative text. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "chart/format.h"
#include "chart/layout.h"

/* --- Titles made by annals: they name what is drawn and claim nothing ----------------------------------------------
 */

/* "capital_spending" as people write it. */
static void add_measure(const annals_layout *layout, annals_str *out, const char *measure)
{
    annals_str words = {0};
    annals_str_add(&words, annals_spec_shown(layout->spec, measure));
    for (size_t i = 0; i < words.size; i++)
        words.data[i] = words.data[i] == '_' ? ' ' : words.data[i];
    annals_word_join(out, 0, layout->language, ANNALS_WORD_AND, annals_str_text(&words));
    out->failed = out->failed || words.failed;
    annals_str_free(&words);
}

static void add_measures(const annals_layout *layout, annals_str *out)
{
    const annals_spec *spec = layout->spec;
    for (size_t i = 0; i < spec->entry_count; i++) {
        const char *measure = spec->entries[i].selector->measure;
        size_t j = 0;
        while (j < i && strcmp(spec->entries[j].selector->measure, measure) != 0)
            j++;
        if (j == i)
            add_measure(layout, out, measure);
    }
    if (out->size > 0 && out->data[0] >= 'a' && out->data[0] <= 'z')
        out->data[0] = (char)(out->data[0] - 'a' + 'A');
}

static void add_part(const annals_layout *layout, annals_str *out, const char *part)
{
    annals_word_join(out, 0, layout->language, ANNALS_WORD_COMMA, part);
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
            add_part(layout, out, annals_spec_shown(spec, value));
    }
}

static void add_dimensions(const annals_layout *layout, annals_str *out)
{
    const annals_answer *answer = layout->answers[0];
    annals_str words = {0};
    for (size_t i = 0; i < answer->dimension_count; i++)
        annals_word_join(&words, 0, layout->language, ANNALS_WORD_AND,
                         annals_spec_shown(layout->spec, answer->dimensions[i]));
    if (answer->dimension_count > 0) {
        annals_word_around(&words, 0, layout->language, ANNALS_WORD_BY);
        add_part(layout, out, annals_str_text(&words));
    }
    out->failed = out->failed || words.failed;
    annals_str_free(&words);
}

static void add_periods(const annals_layout *layout, annals_str *out)
{
    const annals_period *first = &layout->items[0].row->period, *last = first;
    for (size_t i = 1; i < layout->count; i++) {
        const annals_period *period = &layout->items[i].row->period;
        first = annals_period_compare(period, first) < 0 ? period : first;
        last = period->latest > last->latest ? period : last;
    }
    annals_str span = {0};
    annals_format_span(&span, first, last, layout->language);
    add_part(layout, out, annals_str_text(&span));
    out->failed = out->failed || span.failed;
    annals_str_free(&span);
}

/* "Lofts (lofts)" says nothing that "Lofts" does not. */
static void add_unit(const annals_layout *layout, annals_str *title)
{
    annals_str unit = {0}, measures = {0};
    annals_format_unit(&unit, layout->unit, layout->language);
    add_measures(layout, &measures);
    if (strcasecmp(annals_str_text(&measures), annals_str_text(&unit)) != 0)
        annals_word_join(title, 0, layout->language, ANNALS_WORD_WITH_UNIT, annals_str_text(&unit));
    title->failed = title->failed || unit.failed || measures.failed;
    annals_str_free(&unit);
    annals_str_free(&measures);
}

static const char *make_title(annals_layout *layout)
{
    annals_str title = {0};
    annals_kind kind = layout->items[0].row->kind;
    add_measures(layout, &title);
    add_places(layout, &title);
    add_dimensions(layout, &title);
    if (layout->spec->kind == ANNALS_CHART_TIMELINE)
        return annals_layout_take(layout, &title); /* each thing has its own date and unit */
    add_periods(layout, &title);
    if (!layout->several_kinds && kind != ANNALS_ACTUAL)
        add_part(layout, &title, annals_layout_kind_words(layout, kind));
    add_unit(layout, &title);
    return annals_layout_take(layout, &title);
}

void annals_layout_say(annals_layout *layout)
{
    const annals_spec *spec = layout->spec;
    const char *made = spec->title && spec->subtitle ? "" : make_title(layout);
    layout->title = spec->title ? spec->title : made;
    layout->subtitle = spec->subtitle ? spec->subtitle : spec->title ? made : "";
}

/* --- Under the chart -----------------------------------------------------------------------------------------------
 */

enum { NOTE_LINES = 6 };

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
    if (layout->form->explain)
        layout->form->explain(layout, &signs);
    const char *explained = annals_layout_take(layout, &signs);
    layout->notes.lines =
        annals_layout_alloc(layout, (layout->spec->note_count + 2) * NOTE_LINES, sizeof *layout->notes.lines);
    if (!layout->notes.lines)
        return;
    if (!layout->terse)
        add_note(layout, explained, face, width);
    else if (*explained)
        annals_warnings_add(layout->warnings, "what the signs mean left out: no room");
    for (size_t i = 0; i < layout->spec->note_count; i++)
        add_note(layout, layout->spec->notes[i], face, width);
    add_note(layout, annals_layout_record_note(layout), face, width);
    annals_layout_sources(layout, width, face);
}

/* --- For those who can't see it, and for machines ------------------------------------------------------------------
 */

enum { DESCRIBED = 60 };

/* One amount: "OpenAI: more than 20". */
static void describe_item(const annals_layout *layout, const annals_item *item, annals_str *out)
{
    annals_str name = {0}, period = {0};
    bool time = layout->form->over_time;
    annals_str_add(&name, time ? layout->series_names[item->series] : item->category);
    if (time) {
        annals_format_period(&period, &item->row->period, layout->language);
        add_part(layout, &name, annals_str_text(&period));
    }
    annals_word_add(out, layout->language, ANNALS_WORD_LABELLED, annals_str_text(&name), item->value);
    out->failed = out->failed || name.failed || period.failed;
    annals_str_free(&name);
    annals_str_free(&period);
}

static void describe_items(const annals_layout *layout, annals_str *out)
{
    for (size_t i = 0; i < layout->count && i < DESCRIBED; i++) {
        annals_str item = {0};
        describe_item(layout, &layout->items[i], &item);
        annals_word_join(out, 0, layout->language, ANNALS_WORD_ALT_NEXT, annals_str_text(&item));
        out->failed = out->failed || item.failed;
        annals_str_free(&item);
    }
    annals_word_around(out, 0, layout->language,
                       layout->count > DESCRIBED ? ANNALS_WORD_ALT_MORE : ANNALS_WORD_ALT_END);
}

static void add_described(const annals_layout *layout, annals_str *out, const char *text)
{
    annals_word_join(out, 0, layout->language, ANNALS_WORD_SENTENCES, text);
}

static const char *make_description(annals_layout *layout)
{
    annals_str words = {0}, items = {0};
    annals_word_add(&words, layout->language, ANNALS_WORD_ALT, annals_word_text(layout->language, layout->form->alt),
                    layout->title);
    if (*layout->subtitle)
        annals_layout_add_sentence(layout, &words, ANNALS_WORD_ALT_END, layout->subtitle);
    describe_items(layout, &items);
    add_described(layout, &words, annals_str_text(&items));
    if (*annals_layout_record_note(layout))
        add_described(layout, &words, annals_layout_record_note(layout));
    for (size_t i = 0; i < layout->source.count; i++)
        add_described(layout, &words, layout->source.lines[i]);
    words.failed = words.failed || items.failed;
    annals_str_free(&items);
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
        bool fed = memcmp(&observation->id, &(annals_id){{0}}, sizeof observation->id) == 0; /* points have no ids */
        if (!fed && scene->observation_count++ >= ANNALS_SCENE_IDS)
            continue;
        if (!fed) {
            char text[ANNALS_ID_TEXT];
            annals_id_print(&observation->id, text);
            annals_str_add(ids, ids->size > 0 ? " " : "");
            annals_str_add_bytes(ids, text, ANNALS_ID_SHORT);
        }
        if (observation->source < table->source_count && scene->source_count < ANNALS_SCENE_IDS) {
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
