/* Lays out upright bars: periods or names in words below, values above, or an axis where there is no room for them. */
#include <math.h>
#include <string.h>

#include "chart/layout_slots.h"

enum { PLOT = 280, COLUMN = 140, NAME_GAP = 8, VALUE_GAP = 6, NAME_LINES = 3, VALUE_LINES = 2 };

typedef struct {
    const annals_slot *slots;
    size_t count;
    annals_lines *names;
    annals_lines *values; /* NULL: an axis stands for them */
    size_t every;         /* of the names that are written */
    double names_height;
    double left, slot, width;
    annals_face name_face, value_face;
} columns;

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

/* True where every break stands at a space, so that no word and no number is torn. */
static bool whole_words(const annals_lines *lines, const char *text)
{
    size_t bytes = lines->count;
    for (size_t i = 0; i < lines->count; i++)
        bytes += strlen(lines->lines[i]);
    return !lines->cut && bytes == strlen(text) + 1;
}

/* Gives whether no word had to be torn. */
static bool break_names(annals_layout *layout, columns *s, double room)
{
    bool whole = true;
    for (size_t i = 0; i < s->count && !layout->status; i++) {
        const char *name = s->slots[i].name;
        s->names[i] = annals_layout_balance(layout, name, s->name_face, room, NAME_LINES);
        whole = whole && whole_words(&s->names[i], name);
    }
    return whole;
}

/* One line each, and only as many as fit. */
static void thin_names(annals_layout *layout, columns *s)
{
    double widest = 0;
    for (size_t i = 0; i < s->count && !layout->status; i++)
        widest = fmax(widest, annals_layout_measure(layout, s->slots[i].name, s->name_face).width);
    widest = fmin(widest, s->slot * (double)s->count / 3);
    s->every = annals_slots_step(layout, (size_t)fmax(1, ceil((widest + scaled(layout, 10)) / s->slot)));
    for (size_t i = 0; i < s->count && !layout->status; i += s->every)
        s->names[i] = annals_layout_wrap(layout, s->slots[i].name, s->name_face, widest + 1, 1);
    if (s->every > 1 && !layout->several_periods)
        annals_warnings_add(layout->warnings, "every name but one in %zu left out: no room; \"bars\" would hold them",
                            s->every);
}

static void wrap_names(annals_layout *layout, columns *s)
{
    double room = s->slot - scaled(layout, 6);
    s->names = annals_layout_alloc(layout, s->count, sizeof *s->names);
    s->every = 1;
    if (!s->names)
        return;
    if (s->count > ANNALS_SLOTS_FEW) {
        thin_names(layout, s);
        return;
    }
    if (break_names(layout, s, room))
        return;
    s->name_face.size *= 0.85;
    break_names(layout, s, room);
}

static void wrap_values(annals_layout *layout, columns *s)
{
    double room = s->slot - scaled(layout, 4);
    s->values = annals_layout_alloc(layout, s->count, sizeof *s->values);
    for (size_t i = 0; s->values && i < s->count && !layout->status; i++) {
        if (!s->slots[i].item)
            continue;
        const char *value = s->slots[i].item->value;
        s->values[i] = annals_layout_balance(layout, value, s->value_face, room, VALUE_LINES);
        if (!whole_words(&s->values[i], value)) {
            s->values = NULL;
            return;
        }
    }
}

static void set_slots(annals_layout *layout, columns *s, double left, double width)
{
    s->slots = annals_column_slots(layout, &s->count);
    if (!s->slots)
        return;
    s->left = left;
    s->slot = width / (double)s->count;
    s->width = fmax(1, floor(fmin(s->slot * 0.64, scaled(layout, COLUMN))));
    s->name_face = annals_layout_face(layout, ANNALS_FACE_NAME);
    s->value_face = annals_layout_face(layout, ANNALS_FACE_VALUE);
    wrap_names(layout, s);
    size_t lines = 1;
    for (size_t i = 0; s->names && i < s->count; i++)
        lines = s->names[i].count > lines ? s->names[i].count : lines;
    s->names_height = (double)lines * annals_layout_line(s->name_face) + scaled(layout, NAME_GAP);
}

static double columns_height(annals_layout *layout, double width)
{
    columns s = {0};
    set_slots(layout, &s, 0, width);
    return round(scaled(layout, PLOT) + s.names_height);
}

static annals_reach reach_of(const annals_layout *layout, const columns *s, size_t i)
{
    const annals_item *item = s->slots[i].item;
    if (!item)
        return (annals_reach){0};
    annals_reach reach = {fmin(item->low, 0), fmax(item->high, 0), 0, 0};
    double beyond = annals_bar_tail(layout, item);
    if (s->values)
        beyond += (double)s->values[i].count * annals_layout_line(s->value_face) + scaled(layout, VALUE_GAP);
    if (annals_item_side(item) < 0)
        reach.before = beyond;
    else
        reach.after = beyond;
    return reach;
}

static annals_scale fit(annals_layout *layout, const columns *s, double top, double height)
{
    annals_scale scale = {.upright = true, .zero = top + height};
    annals_reach *reaches = annals_layout_alloc(layout, s->count, sizeof *reaches);
    if (!reaches)
        return scale;
    for (size_t i = 0; i < s->count; i++)
        reaches[i] = reach_of(layout, s, i);
    double below = 0, needed = 0;
    scale.unit = annals_reach_fit(reaches, s->count, height, &below, &needed);
    scale.zero = round(top + height - below);
    return scale;
}

/* At the edges a name that is wider than its slot is moved inwards; gives where the next one may begin. */
static double write_name(annals_layout *layout, const columns *s, size_t i, double x, double top, double free_from)
{
    double line = annals_layout_line(s->name_face);
    double baseline = top + scaled(layout, NAME_GAP) + s->name_face.size;
    const annals_lines *lines = &s->names[i];
    double half = annals_lines_width(lines) / 2;
    double least = s->left + half, most = s->left + s->slot * (double)s->count - half;
    x = fmax(least, fmin(x, most));
    if (i % s->every != 0 || lines->count == 0 || x - half < free_from)
        return free_from;
    for (size_t j = 0; j < lines->count; j++)
        annals_layout_write(layout, ANNALS_ROLE_CATEGORY, lines->lines[j], s->name_face, annals_ink,
                            ANNALS_ANCHOR_MIDDLE, x, baseline + line * (double)j);
    annals_layout_warn_cut(layout, "name", s->slots[i].name, lines);
    return x + half + scaled(layout, 4);
}

static void write_value(annals_layout *layout, const columns *s, size_t i, double x, const annals_scale *scale)
{
    const annals_item *item = s->slots[i].item;
    const annals_lines *lines = &s->values[i];
    double line = annals_layout_line(s->value_face), gap = scaled(layout, VALUE_GAP);
    double tail = annals_bar_tail(layout, item), first;
    if (annals_item_side(item) < 0)
        first = scale->zero - item->low * scale->unit + tail + gap + s->value_face.size * 0.9;
    else
        first = scale->zero - item->high * scale->unit - tail - gap - line * ((double)lines->count - 1);
    for (size_t j = 0; j < lines->count; j++)
        annals_layout_write(layout, ANNALS_ROLE_VALUE, lines->lines[j], s->value_face, annals_ink, ANNALS_ANCHOR_MIDDLE,
                            x, first + line * (double)j);
}

static void draw_columns(annals_layout *layout, const columns *s, const annals_scale *scale, double names_top)
{
    double free_from = s->left;
    for (size_t i = 0; i < s->count && !layout->status; i++) {
        const annals_item *item = s->slots[i].item;
        double middle = s->left + s->slot * ((double)i + 0.5);
        if (item)
            annals_bar_draw(layout, scale, item, round(middle - s->width / 2), s->width,
                            layout->signs && annals_item_side(item) < 0 ? annals_orange : annals_blue);
        free_from = write_name(layout, s, i, middle, names_top, free_from);
        if (s->values && item)
            write_value(layout, s, i, middle, scale);
    }
}

/* --- Where values don't fit beside their columns -------------------------------------------------------------------
 */

typedef struct {
    annals_ticks ticks;
    annals_face face;
    double width; /* of the widest tick's text and the gap behind it */
} value_axis;

static value_axis axis_for(annals_layout *layout)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < layout->count; i++) {
        low = fmin(low, layout->items[i].low);
        high = fmax(high, layout->items[i].high);
    }
    value_axis axis = {.ticks = annals_ticks_for(low, high, 4), .face = annals_layout_face(layout, ANNALS_FACE_TICK)};
    for (int64_t tick = axis.ticks.first; tick <= axis.ticks.last && !layout->status; tick++) {
        const char *text = annals_tick_text(layout, &axis.ticks, tick);
        axis.width = fmax(axis.width, annals_layout_measure(layout, text, axis.face).width);
    }
    axis.width += scaled(layout, 10);
    return axis;
}

static void draw_axis(annals_layout *layout, const value_axis *axis, const annals_scale *scale, annals_box box,
                      double bottom)
{
    double half = axis->face.size * 0.7;
    double apart = annals_decimal_double(axis->ticks.step) * scale->unit;
    int64_t every = apart > 0 ? (int64_t)fmin(fmax(1, ceil(annals_layout_line(axis->face) / apart)), 1e6) : 1000000;
    int64_t first = axis->ticks.first - axis->ticks.first % every; /* zero is among them */
    for (int64_t tick = first; tick <= axis->ticks.last && !layout->status; tick += every) {
        double y = round(scale->zero - annals_tick_value(&axis->ticks, tick) * scale->unit);
        if (y < box.y + half || y > bottom + 1)
            continue;
        annals_layout_write(layout, ANNALS_ROLE_TICK, annals_tick_text(layout, &axis->ticks, tick), axis->face,
                            annals_muted, ANNALS_ANCHOR_END, box.x + axis->width - scaled(layout, 10),
                            y + annals_layout_drop(axis->face));
        if (tick != 0)
            annals_layout_rectangle(layout, ANNALS_ROLE_GRID,
                                    (annals_box){box.x + axis->width, y, box.width - axis->width, 1},
                                    annals_grid_colour);
    }
}

static void columns_draw(annals_layout *layout, annals_box box)
{
    columns s = {0};
    value_axis axis = {0};
    set_slots(layout, &s, box.x, box.width);
    wrap_values(layout, &s);
    if (!s.values && !layout->status) {
        axis = axis_for(layout);
        set_slots(layout, &s, box.x + axis.width, box.width - axis.width);
        annals_warnings_add(layout->warnings, "values left out: no room beside %zu columns; an axis stands for them",
                            layout->count);
    }
    double height = box.height - s.names_height;
    if (height < scaled(layout, 60))
        annals_layout_fail_cramped(layout, "no room for the columns; make the page higher");
    if (layout->status)
        return;
    annals_scale scale = fit(layout, &s, box.y, height);
    if (!s.values)
        draw_axis(layout, &axis, &scale, box, box.y + height);
    draw_columns(layout, &s, &scale, box.y + height);
    double rule = fmax(1, round(layout->scale));
    annals_layout_rectangle(layout, ANNALS_ROLE_AXIS, (annals_box){s.left, scale.zero, s.slot * (double)s.count, rule},
                            annals_axis_colour);
}

const annals_chart_form annals_form_columns = {columns_height, columns_draw};
