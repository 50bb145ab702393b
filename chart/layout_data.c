/* Turns the answers to a spec's queries into the items that a chart draws: names, words, numbers, order. */
#include <string.h>

#include "chart/format.h"
#include "chart/layout_panels.h"
#include "chart/layout_thin.h"
#include "series/vintage.h"

/* --- Names ---------------------------------------------------------------------------------------------------------
 */

static void add_part(const annals_layout *layout, annals_str *name, const char *part)
{
    if (part && *part)
        annals_word_join(name, 0, layout->language, ANNALS_WORD_COMMA, part);
}

/* As the author wants it shown; the period that a vintage is about in the language's words. */
static const char *shown_value(annals_layout *layout, const char *dimension, const char *value)
{
    annals_period period;
    const char *shown = annals_spec_shown(layout->spec, value);
    bool about = layout->spec->vintages && strcmp(dimension, ANNALS_VINTAGE_DIMENSION) == 0;
    if (shown != value || !about || annals_period_parse(value, strlen(value), &period, NULL))
        return shown;
    annals_str words = {0};
    annals_format_period(&words, &period, layout->language);
    return annals_layout_take(layout, &words);
}

static void add_groups(annals_layout *layout, const annals_item *item, annals_str *name)
{
    const annals_answer *answer = layout->answers[item->entry];
    for (size_t i = 0; i < answer->dimension_count; i++)
        if (item->row->group[i] && !annals_panel_names(layout, answer->dimensions[i]))
            add_part(layout, name, shown_value(layout, answer->dimensions[i], item->row->group[i]));
}

static void add_kind(const annals_layout *layout, const annals_item *item, annals_str *name)
{
    static const annals_word kinds[] = {ANNALS_WORD_ACTUAL, ANNALS_WORD_ESTIMATE, ANNALS_WORD_GUIDANCE,
                                        ANNALS_WORD_TARGET};
    add_part(layout, name, annals_word_text(layout->language, kinds[item->row->kind]));
}

static void add_period(const annals_layout *layout, const annals_item *item, annals_str *name)
{
    annals_str words = {0};
    annals_format_period(&words, &item->row->period, layout->language);
    name->failed = name->failed || words.failed;
    add_part(layout, name, annals_str_text(&words));
    annals_str_free(&words);
}

static void add_measure(annals_layout *layout, size_t entry, annals_str *name)
{
    const char *measure = layout->spec->entries[entry].selector->measure;
    annals_str words = {0};
    annals_str_add(&words, measure);
    for (size_t i = 0; i < words.size; i++)
        if (words.data[i] == '_')
            words.data[i] = ' ';
    if (words.size > 0 && words.data[0] >= 'a' && words.data[0] <= 'z')
        words.data[0] = (char)(words.data[0] - 'a' + 'A');
    name->failed = name->failed || words.failed;
    add_part(layout, name, annals_spec_shown(layout->spec, annals_str_text(&words)));
    annals_str_free(&words);
}

/* Where the period alone would not tell two items apart. */
static bool kind_tells_apart(const annals_layout *layout, const annals_item *item)
{
    if (!layout->several_kinds || item->row->kind == ANNALS_ACTUAL)
        return false;
    for (size_t i = 0; i < layout->count; i++)
        if (layout->items[i].row->kind != item->row->kind &&
            annals_period_same(&layout->items[i].row->period, &item->row->period))
            return true;
    return false;
}

/* The values of its dimensions that the other entries don't share. */
static void add_own_dimensions(annals_layout *layout, size_t entry, annals_str *name)
{
    const annals_spec *spec = layout->spec;
    const annals_key *own = spec->entries[entry].selector;
    for (size_t i = 0; i < own->count; i++) {
        bool shared = own->dimensions[i].value != NULL;
        for (size_t j = 0; shared && j < spec->entry_count; j++) {
            const char *other = annals_key_value(spec->entries[j].selector, own->dimensions[i].name);
            shared = other && strcmp(other, own->dimensions[i].value) == 0;
        }
        if (!shared && own->dimensions[i].value)
            add_part(layout, name, annals_spec_shown(spec, own->dimensions[i].value));
    }
}

static bool several_measures(const annals_spec *spec)
{
    for (size_t i = 1; i < spec->entry_count; i++)
        if (strcmp(spec->entries[i].selector->measure, spec->entries[0].selector->measure) != 0)
            return true;
    return false;
}

/* What tells an entry from the others, short of its kind and its periods. */
static void add_entry(annals_layout *layout, size_t entry, annals_str *name)
{
    const char *label = layout->spec->entries[entry].label;
    add_part(layout, name, label);
    if (label || layout->spec->entry_count < 2)
        return;
    if (several_measures(layout->spec))
        add_measure(layout, entry, name);
    add_own_dimensions(layout, entry, name);
}

/* Its groups name an item well enough, unless two series then have the same name. */
static void add_origin(annals_layout *layout, const annals_item *item, annals_str *name)
{
    bool grouped = false;
    for (size_t i = 0; i < layout->answers[item->entry]->dimension_count; i++)
        grouped = grouped || item->row->group[i];
    if (grouped && !layout->full_names)
        add_part(layout, name, layout->spec->entries[item->entry].label);
    else
        add_entry(layout, item->entry, name);
}

/* Whether names need a period: steps of a waterfall follow each other, those of one entry apart. */
static bool tells_by_period(const annals_layout *layout, const annals_item *item)
{
    const annals_answer *answer = layout->answers[item->entry];
    if (layout->spec->kind != ANNALS_CHART_WATERFALL || answer->dimension_count == 0)
        return layout->several_periods;
    for (size_t i = 1; i < answer->count; i++)
        if (!annals_period_same(&answer->rows[i].period, &answer->rows[0].period))
            return true;
    return false;
}

static void set_category(annals_layout *layout, annals_item *item)
{
    annals_str name = {0};
    const char *label = layout->spec->entries[item->entry].label;
    size_t rows = layout->answers[item->entry]->count;
    add_origin(layout, item, &name);
    if (!label || rows > 1) {
        add_groups(layout, item, &name);
        if (name.size == 0 && kind_tells_apart(layout, item))
            add_kind(layout, item, &name);
        if (tells_by_period(layout, item) || (layout->form->upright && name.size == 0))
            add_period(layout, item, &name);
    }
    if (name.size == 0)
        add_measure(layout, item->entry, &name);
    item->category = annals_layout_take(layout, &name);
}

static void set_series_name(annals_layout *layout, const annals_item *item)
{
    annals_str name = {0};
    add_origin(layout, item, &name);
    add_groups(layout, item, &name);
    if (name.size == 0) {
        add_measure(layout, item->entry, &name);
        if (layout->several_kinds && item->row->kind != ANNALS_ACTUAL)
            add_kind(layout, item, &name);
    }
    layout->series_names[item->series] = annals_layout_take(layout, &name);
}

const char *annals_layout_entry_name(annals_layout *layout, size_t entry)
{
    annals_str name = {0};
    add_entry(layout, entry, &name);
    for (size_t i = 0; name.size == 0 && i < layout->count; i++)
        if (layout->items[i].entry == entry) {
            if (layout->several_periods)
                add_period(layout, &layout->items[i], &name);
            else if (layout->several_kinds)
                add_kind(layout, &layout->items[i], &name);
        }
    if (name.size == 0)
        add_measure(layout, entry, &name);
    return annals_layout_take(layout, &name);
}

/* --- Collecting ----------------------------------------------------------------------------------------------------
 */

static bool same_group(const annals_answer *answer, const annals_row *a, const annals_row *b)
{
    for (size_t i = 0; i < answer->dimension_count; i++)
        if (strcmp(a->group[i] ? a->group[i] : "", b->group[i] ? b->group[i] : "") != 0)
            return false;
    return true;
}

/* The rows of an answer that are looked at; NULL: all. */
typedef struct {
    const uint32_t *rows;
    size_t count;
} selected;

static void add_answer(annals_layout *layout, size_t entry, const selected *chosen)
{
    const annals_answer *answer = layout->answers[entry];
    const annals_row *before = NULL;
    for (size_t i = 0; i < chosen->count; i++) {
        const annals_row *row = &answer->rows[chosen->rows ? chosen->rows[i] : i];
        layout->series_count += !before || !same_group(answer, row, before);
        before = row;
        annals_item *item = &layout->items[layout->count];
        *item =
            (annals_item){.row = row, .entry = entry, .series = layout->series_count - 1, .position = layout->count};
        annals_item_shape(item);
        layout->count++;
    }
    if (answer->outside > 0)
        annals_warnings_add(
            layout->warnings, "%zu observation%s of \"%s\" left out: the period reaches over an edge of the window",
            answer->outside, answer->outside == 1 ? "" : "s", layout->spec->entries[entry].selector->text);
}

static void add_answers(annals_layout *layout)
{
    selected chosen[ANNALS_SPEC_DATA];
    size_t count = 0;
    for (size_t i = 0; i < layout->spec->entry_count; i++) {
        chosen[i].rows = annals_thin(layout, i, &chosen[i].count);
        count += chosen[i].count;
    }
    count += annals_retracted_count(layout);
    layout->items = layout->status ? NULL : annals_layout_alloc(layout, count, sizeof *layout->items);
    for (size_t i = 0; layout->items && i < layout->spec->entry_count; i++)
        add_answer(layout, i, &chosen[i]);
    if (!layout->status)
        annals_retracted_add(layout);
}

static void find_variety(annals_layout *layout)
{
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        layout->signs = layout->signs || layout->spec->queries[i].change != ANNALS_CHANGE_NONE;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_row *first = layout->items[0].row, *row = layout->items[i].row;
        layout->signs = layout->signs || row->nature == ANNALS_CHANGE;
        layout->several_kinds = layout->several_kinds || row->kind != first->kind;
        layout->several_periods = layout->several_periods || !annals_period_same(&row->period, &first->period);
    }
}

static void name_series(annals_layout *layout)
{
    memset(layout->series_names, 0, layout->series_count * sizeof *layout->series_names);
    for (size_t i = 0; i < layout->count && !layout->status; i++)
        if (!layout->series_names[layout->items[i].series])
            set_series_name(layout, &layout->items[i]);
}

/* The first of two series that bear one name; NULL: none. */
static const char *shared_name(const annals_layout *layout)
{
    size_t most = layout->series_count < 100 ? layout->series_count : 100;
    for (size_t i = 1; i < most; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(layout->series_names[i], layout->series_names[j]) == 0)
                return layout->series_names[i];
    return NULL;
}

/* Amounts of longer lines are put into words where alternative text and labels need them only. */
enum { SAID_ALL = 2000, SAID_ANYWAY = 60 };

/* A long line speaks of its series only, unless sources differ about a point of it. */
static bool is_named(const annals_layout *layout)
{
    enum { NAMED_MOST = 500 };
    bool differ = false;
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        differ = differ || layout->answers[i]->difference_count > 0;
    return differ || layout->count <= NAMED_MOST || !layout->form->over_time;
}

void annals_layout_name(annals_layout *layout)
{
    layout->series_names = annals_layout_alloc(layout, layout->series_count, sizeof *layout->series_names);
    if (!layout->series_names)
        return;
    layout->full_names = layout->spec->kind == ANNALS_CHART_TIMELINE; /* "Founded, Pigeon" */
    name_series(layout);
    if (!layout->status && !layout->full_names && shared_name(layout)) {
        layout->full_names = true;
        name_series(layout);
    }
    bool named = is_named(layout);
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        bool last = i + 1 == layout->count || layout->items[i + 1].series != layout->items[i].series;
        layout->items[i].value = "";
        if (named || last || layout->count <= SAID_ALL || i < SAID_ANYWAY)
            layout->items[i].value = annals_item_words(layout, &layout->items[i]);
        if (named)
            set_category(layout, &layout->items[i]);
    }
    const char *shared = layout->status || !layout->form->over_time ? NULL : shared_name(layout);
    if (shared)
        annals_warnings_add(layout->warnings, "two series are called \"%s\": give each a \"label\"", shared);
}

/* Says what was asked for: of which kind, and whether in a window. */
static annals_status fail_empty(annals_layout *layout)
{
    size_t outside = 0;
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        outside += layout->answers[i]->outside;
    const annals_query *query = &layout->spec->entries[0].query;
    const char *kind = query->has_kind ? annals_kind_name(query->kind) : "";
    bool window = query->from || query->to;
    annals_error_set(layout->error, ANNALS_INVALID, "nothing to draw: no %s%sobservation of \"%s\" %s%s", kind,
                     *kind ? " " : "", layout->spec->entries[0].selector->text,
                     window ? "lies in the window" : "is in the record",
                     outside > 0 ? "; some reach over its edges" : "");
    return ANNALS_INVALID;
}

void annals_layout_collect(annals_layout *layout)
{
    size_t count = 0;
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        count += layout->answers[i]->count + (layout->spec->struck ? layout->answers[i]->retracted_count : 0);
    if (count == 0) {
        annals_layout_fail(layout, fail_empty(layout));
        return;
    }
    add_answers(layout);
    if (!layout->status && layout->count == 0)
        annals_layout_fail(layout, fail_empty(layout));
    if (layout->status)
        return;
    if (layout->spec->multiples)
        annals_panels_split(layout);
    if (layout->status)
        return;
    annals_status status = annals_layout_check(layout);
    if (status) {
        annals_layout_fail(layout, status);
        return;
    }
    find_variety(layout);
    annals_layout_name(layout);
    if (layout->status)
        return;
    annals_layout_emphasise(layout);
    if (layout->status)
        return;
    annals_layout_sort(layout);
    const annals_chart_form *form = layout->form;
    if (!layout->spec->multiples || form->sides)
        form->arrange(layout); /* else each panel arranges its own */
}
