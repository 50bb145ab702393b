/* What the signs on a chart mean, said under it for each that occurs; draws nothing. */
#include <string.h>

#include "chart/layout.h"

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
        if (item->retracted)
            continue;
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

typedef struct {
    bool shown;
    annals_word word;
} note;

static void add_notes(const annals_layout *layout, annals_str *out, const note *notes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (notes[i].shown)
            annals_layout_add_sentence(layout, out, notes[i].word, NULL);
}

static void explain_away(const annals_layout *layout, const signs_seen *seen, annals_str *out)
{
    annals_word where = !seen->negative  ? ANNALS_WORD_HIGHER
                        : seen->positive ? ANNALS_WORD_FARTHER_FROM_ZERO
                                         : ANNALS_WORD_LOWER;
    annals_layout_add_sentence(layout, out,
                               seen->kinds[ANNALS_ACTUAL] ? ANNALS_WORD_NOTE_AWAY_SOLID : ANNALS_WORD_NOTE_AWAY,
                               annals_word_text(layout->language, where));
}

static void explain_cut(const annals_layout *layout, annals_str *out)
{
    annals_str start = {0};
    annals_wording wording = {.unit = layout->unit, .language = layout->language};
    if (!layout->spec->cut)
        return;
    annals_format_decimal(&start, layout->spec->start, &wording);
    annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_CUT, annals_str_text(&start));
    out->failed = out->failed || start.failed;
    annals_str_free(&start);
}

/* From the beginning of the first period that is drawn to the end of the last one. */
static void find_span(const annals_layout *layout, annals_moment *first, annals_moment *last)
{
    *first = layout->first;
    *last = layout->last;
    for (size_t i = 0; i < layout->count && !layout->form->over_time; i++) {
        const annals_period *period = &layout->items[i].row->period;
        *first = i == 0 || period->earliest < *first ? period->earliest : *first;
        *last = i == 0 || period->latest > *last ? period->latest : *last;
    }
}

/* Panels have no room for the words of events: "Dashed upright lines: Sep 2008: the crash". */
static void explain_events(const annals_layout *layout, annals_str *out)
{
    annals_str list = {0};
    annals_moment first, last;
    find_span(layout, &first, &last);
    for (size_t i = 0; layout->spec->multiples && i < layout->spec->event_count; i++) {
        const annals_spec_event *event = &layout->spec->events[i];
        annals_str when = {0}, words = {0};
        if (event->period.latest < first || event->period.earliest > last)
            continue;
        annals_format_period(&when, &event->period, layout->language);
        annals_word_add(&words, layout->language, ANNALS_WORD_LABELLED, annals_str_text(&when), event->label);
        annals_word_join(&list, 0, layout->language, ANNALS_WORD_SOURCE_NEXT, annals_str_text(&words));
        list.failed = list.failed || when.failed || words.failed;
        annals_str_free(&when);
        annals_str_free(&words);
    }
    if (list.size > 0)
        annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_EVENTS, annals_str_text(&list));
    out->failed = out->failed || list.failed;
    annals_str_free(&list);
}

void annals_explain_bars(const annals_layout *layout, annals_str *out)
{
    signs_seen found = look(layout), *seen = &found;
    const note notes[] = {
        {seen->shapes[ANNALS_SHAPE_TOWARD], seen->negative ? ANNALS_WORD_NOTE_TOWARD_ZERO : ANNALS_WORD_NOTE_TOWARD},
        {seen->shapes[ANNALS_SHAPE_ABOUT], ANNALS_WORD_NOTE_ABOUT_BAR},
        {seen->shapes[ANNALS_SHAPE_RANGE], ANNALS_WORD_NOTE_RANGE_BAR},
        {seen->shapes[ANNALS_SHAPE_ACROSS], ANNALS_WORD_NOTE_ACROSS_BAR},
        {seen->shapes[ANNALS_SHAPE_UNKNOWN] && layout->form->upright, ANNALS_WORD_NOTE_UNKNOWN},
        {seen->kinds[ANNALS_ESTIMATE], ANNALS_WORD_NOTE_ESTIMATE},
        {seen->kinds[ANNALS_GUIDANCE] && !seen->kinds[ANNALS_TARGET], ANNALS_WORD_NOTE_GUIDANCE},
        {seen->kinds[ANNALS_TARGET] && !seen->kinds[ANNALS_GUIDANCE], ANNALS_WORD_NOTE_TARGET},
        {seen->kinds[ANNALS_TARGET] && seen->kinds[ANNALS_GUIDANCE], ANNALS_WORD_NOTE_GUIDANCE_TARGET},
    };
    explain_cut(layout, out);
    if (seen->shapes[ANNALS_SHAPE_AWAY])
        explain_away(layout, seen, out);
    add_notes(layout, out, notes, sizeof notes / sizeof *notes);
    explain_events(layout, out);
}

void annals_explain_waterfall(const annals_layout *layout, annals_str *out)
{
    signs_seen seen = look(layout);
    bool open = seen.shapes[ANNALS_SHAPE_AWAY] || seen.shapes[ANNALS_SHAPE_TOWARD] || seen.shapes[ANNALS_SHAPE_ACROSS];
    const note notes[] = {
        {open, ANNALS_WORD_NOTE_LEVEL_OPEN},
        {!open && (seen.shapes[ANNALS_SHAPE_RANGE] || seen.shapes[ANNALS_SHAPE_ABOUT]), ANNALS_WORD_NOTE_LEVEL_RANGE},
    };
    annals_explain_bars(layout, out);
    add_notes(layout, out, notes, sizeof notes / sizeof *notes);
}

/* "Hollow squares: estimates and targets, not yet facts." */
static void explain_kinds(const annals_layout *layout, const signs_seen *seen, annals_word sign, annals_str *out)
{
    static const annals_word plurals[] = {[ANNALS_ESTIMATE] = ANNALS_WORD_ESTIMATES,
                                          [ANNALS_GUIDANCE] = ANNALS_WORD_GUIDANCE_ALL,
                                          [ANNALS_TARGET] = ANNALS_WORD_TARGETS};
    annals_str kinds = {0};
    for (annals_kind kind = ANNALS_ESTIMATE; kind <= ANNALS_TARGET; kind++)
        if (seen->kinds[kind])
            annals_word_join(&kinds, 0, layout->language, ANNALS_WORD_AND,
                             annals_word_text(layout->language, plurals[kind]));
    if (kinds.size > 0)
        annals_layout_add_sentence(layout, out, sign, annals_str_text(&kinds));
    out->failed = out->failed || kinds.failed;
    annals_str_free(&kinds);
}

static void explain_points(const annals_layout *layout, const signs_seen *seen, annals_str *out)
{
    bool limit = seen->shapes[ANNALS_SHAPE_TOWARD];
    const note notes[] = {
        {seen->shapes[ANNALS_SHAPE_AWAY] || seen->shapes[ANNALS_SHAPE_ACROSS] || limit,
         limit ? ANNALS_WORD_NOTE_FADING_LIMIT : ANNALS_WORD_NOTE_FADING},
        {seen->shapes[ANNALS_SHAPE_ABOUT], ANNALS_WORD_NOTE_ABOUT_POINT},
        {seen->shapes[ANNALS_SHAPE_RANGE], ANNALS_WORD_NOTE_RANGE_POINT},
        {seen->wide, ANNALS_WORD_NOTE_WIDE},
        {seen->soft, ANNALS_WORD_NOTE_SOFT},
    };
    add_notes(layout, out, notes, sizeof notes / sizeof *notes);
    explain_kinds(layout, seen, ANNALS_WORD_NOTE_HOLLOW, out);
}

static void explain_lines(const annals_layout *layout, const signs_seen *seen, annals_str *out)
{
    bool stacked = layout->style == ANNALS_STYLE_STACKED, filled = stacked || layout->style == ANNALS_STYLE_AREA;
    const note notes[] = {
        {seen->shapes[ANNALS_SHAPE_AWAY] || seen->shapes[ANNALS_SHAPE_ACROSS] || seen->shapes[ANNALS_SHAPE_TOWARD],
         ANNALS_WORD_NOTE_FADING_LINE},
        {seen->shapes[ANNALS_SHAPE_ABOUT], ANNALS_WORD_NOTE_ABOUT_POINT},
        {seen->shapes[ANNALS_SHAPE_RANGE], stacked ? ANNALS_WORD_NOTE_RANGE_STACK : ANNALS_WORD_NOTE_RANGE_LINE},
        {seen->gap, ANNALS_WORD_NOTE_GAP},
        {annals_time_has_others(layout), ANNALS_WORD_NOTE_OTHERS},
    };
    add_notes(layout, out, notes, sizeof notes / sizeof *notes);
    explain_kinds(layout, seen,
                  filled                            ? ANNALS_WORD_NOTE_PALER
                  : annals_time_shows_items(layout) ? ANNALS_WORD_NOTE_DASHED_HOLLOW
                                                    : ANNALS_WORD_NOTE_DASHED,
                  out);
}

/* Lines and points may leave zero out, and say so. */
static void explain_axis(const annals_layout *layout, annals_str *out)
{
    const annals_axis *axis = &layout->axis;
    const note notes[] = {
        {axis->scale == ANNALS_SCALE_LOG, ANNALS_WORD_NOTE_LOG},
        {axis->scale == ANNALS_SCALE_SYMLOG, ANNALS_WORD_NOTE_SYMLOG},
        {axis->scale != ANNALS_SCALE_LOG && axis->scale != ANNALS_SCALE_SYMLOG && (axis->low > 0 || axis->high < 0),
         ANNALS_WORD_NOTE_AXIS},
    };
    add_notes(layout, out, notes, sizeof notes / sizeof *notes);
}

/* The kinds that points show, or those that whiskers do. */
static void find_kinds(const annals_layout *layout, bool ranges, signs_seen *seen)
{
    memset(seen->kinds, 0, sizeof seen->kinds);
    for (size_t i = 0; i < layout->count; i++) {
        annals_shape shape = layout->items[i].shape;
        if (!layout->items[i].retracted && shape != ANNALS_SHAPE_UNKNOWN && (shape == ANNALS_SHAPE_RANGE) == ranges)
            seen->kinds[layout->items[i].row->kind] = true;
    }
}

void annals_explain_dots(const annals_layout *layout, annals_str *out)
{
    signs_seen seen = look(layout);
    find_kinds(layout, false, &seen);
    explain_points(layout, &seen, out);
    find_kinds(layout, true, &seen);
    explain_kinds(layout, &seen, ANNALS_WORD_NOTE_DASHED_WHISKER, out);
    explain_axis(layout, out);
}

void annals_explain_time(const annals_layout *layout, annals_str *out)
{
    signs_seen seen = look(layout);
    if (layout->spec->vintages)
        annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_VINTAGES, NULL);
    if (annals_time_has_lines(layout))
        explain_lines(layout, &seen, out);
    else
        explain_points(layout, &seen, out);
    explain_events(layout, out);
    explain_axis(layout, out);
}
