/* Lays out a waterfall: levels from zero, changes as steps between them; what is not known adds up from step to step.
 */
#include <math.h>

#include "chart/layout_columns.h"
#include "chart/layout_panels.h"
#include "series/relation.h"

#define COLUMN_SHARE 0.66

enum { PLOT = 290, COLUMN = 110, BAND = 8, BETWEEN = 3 };

/* What a bar of the chart is, and the level that it leads to. */
typedef struct {
    annals_item *item;
    bool step;
    double base;           /* where a step begins */
    double level;          /* where it leads, as far as that is stated */
    annals_amount reached; /* the same with all that is not known by then */
} fall;

typedef struct {
    annals_columns columns;
    fall *falls;
    size_t count;
    annals_scale scale;
} waterfall;

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

/* --- What adds up to what ------------------------------------------------------------------------------------------
 */

static bool is_step(const annals_layout *layout, const annals_item *item)
{
    annals_step step = layout->spec->entries[item->entry].step;
    return step == ANNALS_STEP_AUTO ? item->row->nature == ANNALS_CHANGE : step != ANNALS_STEP_LEVEL;
}

static void negate(annals_layout *layout, annals_item *item)
{
    annals_row *row = annals_layout_alloc(layout, 1, sizeof *row);
    if (!row)
        return;
    *row = *item->row;
    row->amount = annals_amount_negate(&row->amount);
    item->row = row;
    annals_item_shape(item);
}

static void reword(annals_layout *layout, annals_item *item, bool signs)
{
    annals_str words = {0};
    annals_wording wording = annals_layout_wording(layout, item);
    wording.signs = signs;
    annals_format_amount(&words, &item->row->amount, &wording);
    if (!item->total)
        annals_layout_mark_disputed(layout, item, &words);
    item->value = annals_layout_take(layout, &words);
}

/* A bar for what the steps have led to; nobody stated it. */
static void add_total(annals_layout *layout)
{
    annals_item *item = &layout->items[layout->count];
    annals_row *row = annals_layout_alloc(layout, 1, sizeof *row);
    if (!row || !layout->spec->total)
        return;
    *row = *layout->items[0].row;
    row->observation_count = 0;
    row->nature = ANNALS_LEVEL;
    *item = (annals_item){.row = row, .entry = layout->items[0].entry, .category = layout->spec->total, .total = true};
    layout->count++;
}

/* A level that the steps before it can't lead to. */
static void warn_apart(annals_layout *layout, const annals_item *level, const annals_amount *reached)
{
    if (annals_amount_relate(&level->row->amount, reached, NULL) != ANNALS_APART)
        return;
    annals_str words = {0};
    annals_wording wording = {.unit = layout->unit, .language = layout->language};
    annals_format_amount(&words, reached, &wording);
    annals_warnings_add(layout->warnings, "\"%s\" is %s, but the steps before it lead to %s", level->category,
                        level->value, annals_layout_take(layout, &words));
}

static void set_total(annals_layout *layout, annals_item *item, const fall *before)
{
    annals_row *row = annals_layout_alloc(layout, 1, sizeof *row);
    if (!row)
        return;
    *row = *item->row;
    row->amount = before->reached;
    item->row = row;
    annals_item_shape(item);
    reword(layout, item, false);
}

/* With `first`, the total is worded and what contradicts itself is warned of. */
static void follow(annals_layout *layout, waterfall *w, bool first)
{
    fall start = {.reached = annals_amount_exact((annals_decimal){0, 0})};
    w->count = layout->count;
    w->falls = annals_layout_alloc(layout, w->count, sizeof *w->falls);
    for (size_t i = 0; w->falls && i < w->count && !layout->status; i++) {
        const fall *before = i > 0 ? &w->falls[i - 1] : &start;
        fall *f = &w->falls[i];
        *f = (fall){.item = &layout->items[i]};
        f->step = !f->item->total && is_step(layout, f->item);
        if (f->item->total && first)
            set_total(layout, f->item, before);
        f->base = f->step ? before->level : 0;
        f->level = f->base + (annals_item_side(f->item) < 0 ? f->item->high : f->item->low);
        f->reached = f->item->row->amount;
        if (f->step && annals_amount_add(&before->reached, &f->item->row->amount, &f->reached, layout->error))
            annals_layout_fail(layout, layout->error->status);
        if (first && !f->step && i > 0)
            warn_apart(layout, f->item, &before->reached);
    }
}

static void waterfall_arrange(annals_layout *layout)
{
    add_total(layout);
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        annals_item *item = &layout->items[i];
        bool step = !item->total && is_step(layout, item);
        if (layout->spec->entries[item->entry].step == ANNALS_STEP_SUBTRACT && !item->total)
            negate(layout, item);
        if (!item->total)
            reword(layout, item, step);
        if (item->shape == ANNALS_SHAPE_UNKNOWN && !layout->status) {
            annals_error_set(layout->error, ANNALS_INVALID,
                             "\"%s\" is %s: a waterfall can't go on behind a step of unknown size; leave it out",
                             item->category, item->value);
            annals_layout_fail(layout, ANNALS_INVALID);
        }
    }
    waterfall w = {0};
    if (!layout->status)
        follow(layout, &w, true);
    if (!layout->status)
        annals_slots_alone(layout);
}

/* --- Geometry ------------------------------------------------------------------------------------------------------
 */

static void set_columns(annals_layout *layout, annals_columns *s, double left, double width)
{
    s->slots = &layout->slots;
    s->left = left;
    s->slot = width / (double)layout->slots.count;
    s->lane = s->slot;
    s->width = floor(fmin(s->slot * COLUMN_SHARE, scaled(layout, COLUMN)));
    if (s->width < 6) {
        annals_layout_fail_cramped(layout, "%zu steps don't fit in %.0f px; make the page wider", layout->slots.count,
                                   width);
        return;
    }
    annals_columns_name(layout, s);
}

static double waterfall_height(annals_layout *layout, double width)
{
    annals_columns s = {0};
    set_columns(layout, &s, 0, width);
    return round(scaled(layout, PLOT) + s.names_height);
}

/* How far a band that says what is not known of a level reaches up and down. */
static void band(const annals_layout *layout, const fall *f, double unit, double *up, double *down)
{
    const annals_amount *amount = &f->reached;
    double about = amount->about ? scaled(layout, BAND) : 0;
    *up = amount->high_end == ANNALS_END_NONE ? layout->fade
                                              : fmax(annals_decimal_double(amount->high) - f->level, 0) * unit + about;
    *down = amount->low_end == ANNALS_END_NONE ? layout->fade
                                               : fmax(f->level - annals_decimal_double(amount->low), 0) * unit + about;
}

/* The top and the bottom of a bar with what fades from it, in pixels above zero. */
static void bar_span(const annals_layout *layout, const fall *f, double unit, double *top, double *bottom)
{
    double far = f->base + annals_item_end(f->item), tail = annals_bar_tail(layout, f->item);
    bool down = annals_item_side(f->item) < 0;
    *top = fmax(f->base, fmax(far, f->level)) * unit + (down ? 0 : tail);
    *bottom = fmin(f->base, fmin(far, f->level)) * unit - (down ? tail : 0);
}

/* How far above zero the words of a bar begin: clear of the bar, and of the bands at its sides. */
static double words_floor(const annals_layout *layout, const waterfall *w, size_t i, double unit)
{
    double top, bottom, up, down;
    bar_span(layout, &w->falls[i], unit, &top, &bottom);
    if (w->columns.values && annals_lines_width(&w->columns.values[i]) + 2 * BETWEEN < w->columns.width)
        return top;
    for (size_t j = i > 0 ? i - 1 : 0; j <= i && j + 1 < w->count; j++) {
        band(layout, &w->falls[j], unit, &up, &down);
        double level = w->falls[j].level * unit;
        if (level + up > top && level - down < top + 60)
            top = level + up;
    }
    return top;
}

static double words_height(const annals_layout *layout, const waterfall *w, size_t i)
{
    return (double)w->columns.values[i].count * annals_layout_line(w->columns.value_face) +
           scaled(layout, ANNALS_COLUMNS_VALUE_GAP);
}

/* What all of it needs above zero and below. */
static void measure_room(const annals_layout *layout, const waterfall *w, double unit, double *above, double *below)
{
    *above = *below = 0;
    for (size_t i = 0; i < w->count; i++) {
        double top, bottom, up, down, level = w->falls[i].level * unit;
        bool joined = i + 1 < w->count; /* what is not known of its level goes on to the next one */
        bar_span(layout, &w->falls[i], unit, &top, &bottom);
        band(layout, &w->falls[i], unit, &up, &down);
        *above = fmax(*above, words_floor(layout, w, i, unit) + words_height(layout, w, i));
        *above = fmax(*above, joined ? level + up : 0);
        *below = fmax(*below, fmax(-bottom, joined ? down - level : 0));
    }
}

/* The largest scale, up to a most, at which all fits into a height; with `under` above 0, so much is kept below zero.
 */
static double fit_within(const annals_layout *layout, const waterfall *w, double most, double height, double under)
{
    double low = 0, high = most;
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2, above, below;
        measure_room(layout, w, middle, &above, &below);
        if (above + fmax(below, under) <= height)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The largest scale at which all fits; panels have one, and their zeros at one height. */
static void fit(annals_layout *layout, waterfall *w, double top, double height)
{
    double most = 0, above, below;
    layout->fade = annals_bar_fade(layout, height);
    for (size_t i = 0; i < w->count; i++)
        most = fmax(most, fmax(fabs(w->falls[i].level), fabs(w->falls[i].base)));
    double largest = most > 0 ? height / most : 0, unit = fit_within(layout, w, largest, height, 0);
    measure_room(layout, w, unit, &above, &below);
    annals_panel_agree(layout, ANNALS_AGREE_START, &below);
    unit = fmin(unit, fit_within(layout, w, largest, height, below));
    annals_panel_agree(layout, ANNALS_AGREE_LENGTH, &unit);
    double own;
    measure_room(layout, w, unit, &above, &own);
    if (above + fmax(below, own) > height + 1 || (most > 0 && unit * most < height * 0.2))
        annals_layout_fail_cramped(layout, "no room for the steps; make the page higher");
    w->scale = (annals_scale){.upright = true, .zero = round(top + height - below), .unit = unit};
}

/* --- Drawing -------------------------------------------------------------------------------------------------------
 */

static double middle_of(const annals_columns *s, size_t i)
{
    return s->left + s->slot * ((double)i + 0.5);
}

static void draw_bar(annals_layout *layout, const waterfall *w, size_t i)
{
    const fall *f = &w->falls[i];
    annals_scale scale = w->scale;
    scale.zero = round(w->scale.zero - f->base * w->scale.unit);
    annals_colour colour = !f->step                        ? layout->theme->quiet
                           : annals_item_side(f->item) < 0 ? annals_series_colour(layout, 1)
                                                           : annals_series_colour(layout, 0);
    annals_bar_draw(layout, &scale, f->item, round(middle_of(&w->columns, i) - w->columns.width / 2), w->columns.width,
                    colour);
}

static void fade_band(annals_layout *layout, annals_box box, bool up)
{
    annals_layout_add(layout, (annals_mark){.shape = ANNALS_MARK_FADE,
                                            .role = ANNALS_ROLE_OPEN_END,
                                            .box = box,
                                            .colour = annals_colour_alpha(layout->theme->muted, 0.38),
                                            .from = up ? ANNALS_FROM_BOTTOM : ANNALS_FROM_TOP});
}

/* The level that a bar leads to goes on to the next one, with what is not known of it. */
static void draw_joint(annals_layout *layout, const waterfall *w, size_t i)
{
    const fall *f = &w->falls[i];
    double from = round(middle_of(&w->columns, i) + w->columns.width / 2);
    double to = round(middle_of(&w->columns, i + 1) - w->columns.width / 2);
    double y = round(w->scale.zero - f->level * w->scale.unit), up, down;
    double inset = fmin(BETWEEN, (to - from) / 4);
    annals_box above = {from + inset, y, to - from - 2 * inset, 0}, below = above;
    annals_colour pale = annals_colour_alpha(layout->theme->muted, 0.28);
    band(layout, f, w->scale.unit, &up, &down);
    above.y -= up;
    above.height = up;
    below.height = down;
    if (up > 0 && f->reached.high_end == ANNALS_END_NONE)
        fade_band(layout, above, true);
    else
        annals_layout_rectangle(layout, ANNALS_ROLE_RANGE, above, pale);
    if (down > 0 && f->reached.low_end == ANNALS_END_NONE)
        fade_band(layout, below, false);
    else
        annals_layout_rectangle(layout, ANNALS_ROLE_RANGE, below, pale);
    annals_layout_rectangle(layout, ANNALS_ROLE_LINE, (annals_box){from, y, to - from, 1}, layout->theme->muted);
}

static void draw_all(annals_layout *layout, const waterfall *w, double names_top)
{
    annals_wish *wishes = annals_layout_alloc(layout, w->count, sizeof *wishes);
    for (size_t i = 0; wishes && i < w->count && !layout->status; i++) {
        draw_bar(layout, w, i);
        if (i + 1 < w->count)
            draw_joint(layout, w, i);
        wishes[i] = annals_columns_wish(layout, &w->columns, i, middle_of(&w->columns, i),
                                        w->scale.zero - words_floor(layout, w, i, w->scale.unit), false);
    }
    annals_layout_rectangle(
        layout, ANNALS_ROLE_AXIS,
        (annals_box){w->columns.left, w->scale.zero, w->columns.slot * (double)w->count, fmax(1, round(layout->scale))},
        layout->theme->axis);
    annals_columns_write_names(layout, &w->columns, names_top);
    if (wishes)
        annals_place_all(layout, wishes, w->count);
}

static void waterfall_draw(annals_layout *layout, annals_box box)
{
    waterfall w = {0};
    follow(layout, &w, false);
    set_columns(layout, &w.columns, box.x, box.width);
    annals_columns_value(layout, &w.columns);
    double height = box.height - w.columns.names_height;
    if (!layout->status && (!w.columns.values || height < scaled(layout, 80)))
        annals_layout_fail_cramped(layout, "no room for the words of %zu steps; make the page larger", w.count);
    if (!layout->status)
        fit(layout, &w, box.y, height);
    if (!layout->status)
        draw_all(layout, &w, box.y + height);
}

const annals_chart_form annals_form_waterfall = {.alt = ANNALS_WORD_ALT_WATERFALL,
                                                 .upright = true,
                                                 .lanes = 4,
                                                 .arrange = waterfall_arrange,
                                                 .explain = annals_explain_waterfall,
                                                 .height = waterfall_height,
                                                 .draw = waterfall_draw};
