/* Lays out upright bars: periods or names in words below, values above, or an axis where there is no room for them. */
#include "chart/layout_columns.h"
#include "chart/layout_panels.h"

#include <math.h>
#include <string.h>

enum { PLOT = 280, COLUMN = 140, EVENT_LANE = 20, EVENT_GAP = 6, BAR_LEAST = 1, BESIDE_LEAST = 3 };

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

static void set_slots(annals_layout *layout, annals_columns *s, double left, double width)
{
    const annals_slots *slots = &layout->slots;
    double lanes = (double)slots->lanes;
    s->slots = slots;
    s->left = left;
    s->slot = width / (double)slots->count;
    double group = fmin(s->slot * (slots->lanes > 1 ? 0.8 : 0.64), scaled(layout, COLUMN) * lanes);
    s->lane = group / lanes;
    double gap = slots->lanes > 1 ? fmin(scaled(layout, 2), s->lane * 0.15) : 0;
    s->width = fmax(BAR_LEAST, floor(s->lane - gap));
    if (s->lane - gap < (slots->lanes > 1 ? BESIDE_LEAST : BAR_LEAST * 0.5)) {
        annals_layout_fail_cramped(layout, "%zu columns don't fit in %.0f px; use \"time\", or make the page wider",
                                   slots->count * slots->lanes, width);
        return;
    }
    annals_columns_name(layout, s);
}

static double events_height(const annals_layout *layout)
{
    double count = (double)layout->spec->event_count;
    return count > 0 && !layout->panel ? scaled(layout, EVENT_LANE * fmin(count, 3) + EVENT_GAP) : 0;
}

static double columns_height(annals_layout *layout, double width)
{
    annals_columns s = {0};
    set_slots(layout, &s, 0, width);
    return round(scaled(layout, PLOT) + s.names_height + annals_legend_height(layout, width) + events_height(layout));
}

/* --- Scale ---------------------------------------------------------------------------------------------------------
 */

static double value_height(const annals_layout *layout, const annals_columns *s, size_t i)
{
    if (!s->values || s->values[i].count == 0)
        return 0;
    return (double)s->values[i].count * annals_layout_line(s->value_face) + scaled(layout, ANNALS_COLUMNS_VALUE_GAP);
}

static annals_reach reach_of(const annals_layout *layout, const annals_columns *s, size_t i)
{
    const annals_item *item = annals_columns_item(s, i / s->slots->lanes, i % s->slots->lanes);
    if (!item)
        return (annals_reach){0};
    annals_reach reach = annals_item_reach(layout, item);
    double beyond = annals_bar_tail(layout, item) + value_height(layout, s, i);
    if (annals_item_side(item) < 0)
        reach.before = beyond;
    else
        reach.after = beyond;
    return reach;
}

static annals_scale fit(annals_layout *layout, const annals_columns *s, double top, double height)
{
    annals_scale scale = {.upright = true, .zero = top + height};
    size_t count = s->slots->count * s->slots->lanes;
    annals_reach *reaches = annals_layout_alloc(layout, count, sizeof *reaches);
    double below = 0, needed = 0, stretch = height;
    for (int pass = 0; reaches && pass < 2; pass++) {
        double low = 0, high = 0;
        layout->fade = annals_bar_fade(layout, stretch);
        for (size_t i = 0; i < count; i++) {
            reaches[i] = reach_of(layout, s, i);
            low = fmin(low, reaches[i].low);
            high = fmax(high, reaches[i].high);
        }
        scale.unit = annals_reach_fit(reaches, count, height, &below, &needed);
        stretch = (high - low) * scale.unit;
    }
    if (needed > height + 1)
        annals_layout_fail_cramped(layout, "no room for the columns; make the page higher");
    if (reaches)
        scale.unit = annals_panel_fit(layout, reaches, count, height, scale.unit, &below);
    return annals_scale_from(layout, true, round(top + height - below), scale.unit);
}

/* --- Names and values ----------------------------------------------------------------------------------------------
 */

static double bar_end(const annals_layout *layout, const annals_item *item, const annals_scale *scale)
{
    double tail = annals_bar_tail(layout, item);
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return annals_scale_base(scale);
    double end = annals_bar_cut_end(layout, scale, scale->zero - annals_item_end(item) * scale->unit);
    return end + (annals_item_side(item) < 0 ? tail : -tail);
}

static annals_wish wish_value(annals_layout *layout, const annals_columns *s, size_t i, double x,
                              const annals_scale *scale)
{
    const annals_item *item = annals_columns_item(s, i / s->slots->lanes, i % s->slots->lanes);
    return annals_columns_wish(layout, s, i, x, bar_end(layout, item, scale), annals_item_side(item) < 0);
}

/* Beside an axis, what is not known still has no bar, and says so. */
static annals_wish wish_unknown(annals_layout *layout, double x, const annals_scale *scale)
{
    annals_setting setting = {.role = ANNALS_ROLE_VALUE,
                              .face = annals_layout_face(layout, ANNALS_FACE_TICK),
                              .colour = layout->theme->muted};
    annals_wish wish = {.at = {x, annals_scale_base(scale) - scaled(layout, ANNALS_COLUMNS_VALUE_GAP) / 2},
                        .spots = &annals_spot_above,
                        .spot_count = 1,
                        .room = annals_place_page(layout)};
    annals_phrase_add(layout, &wish.words, "?", setting, 0);
    return wish;
}

static double lane_middle(const annals_columns *s, size_t slot, size_t lane)
{
    double group = s->lane * (double)s->slots->lanes;
    return s->left + s->slot * ((double)slot + 0.5) - group / 2 + s->lane * ((double)lane + 0.5);
}

static annals_colour colour_of(const annals_layout *layout, const annals_item *item)
{
    if (layout->slots.shades > 1)
        return annals_shade_colour(layout, item->shade);
    if (item->quiet)
        return layout->theme->quiet;
    return layout->signs && annals_item_side(item) < 0 ? layout->theme->series[1] : layout->theme->series[0];
}

static void draw_columns(annals_layout *layout, const annals_columns *s, const annals_scale *scale)
{
    size_t lanes = s->slots->lanes, wished = 0;
    annals_wish *wishes = annals_layout_alloc(layout, s->slots->count * lanes, sizeof *wishes);
    for (size_t i = 0; wishes && i < s->slots->count * lanes && !layout->status; i++) {
        const annals_item *item = annals_columns_item(s, i / lanes, i % lanes);
        double middle = lane_middle(s, i / lanes, i % lanes);
        if (!item)
            continue;
        annals_slot_draw(layout, scale, &s->slots->slots[i / lanes], i % lanes, round(middle - s->width / 2), s->width,
                         colour_of(layout, item));
        if (s->values)
            wishes[wished++] = wish_value(layout, s, i, middle, scale);
        else if (item->shape == ANNALS_SHAPE_UNKNOWN)
            wishes[wished++] = wish_unknown(layout, middle, scale);
    }
    double rule = fmax(1, round(layout->scale));
    annals_layout_rectangle(layout, ANNALS_ROLE_AXIS,
                            (annals_box){s->left, annals_scale_base(scale), s->slot * (double)s->slots->count, rule},
                            layout->theme->axis);
    if (wishes)
        annals_place_all(layout, wishes, wished);
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
    double low, high;
    annals_slots_extent(layout, &low, &high);
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
                            layout->theme->muted, ANNALS_ANCHOR_END, box.x + axis->width - scaled(layout, 10),
                            y + annals_layout_drop(axis->face));
        if (tick != 0)
            annals_layout_rectangle(layout, ANNALS_ROLE_GRID,
                                    (annals_box){box.x + axis->width, y, box.width - axis->width, 1},
                                    layout->theme->grid);
    }
}

/* --- Events, above the column of their period ----------------------------------------------------------------------
 */

static bool event_slot(const annals_columns *s, const annals_period *period, size_t *slot)
{
    for (*slot = 0; *slot < s->slots->count; ++*slot)
        if (period->earliest <= s->slots->slots[*slot].last && period->latest >= s->slots->slots[*slot].first)
            return true;
    return false;
}

static bool shows_event(const void *context, const annals_period *period, double *x)
{
    const annals_columns *s = context;
    size_t slot;
    bool within = event_slot(s, period, &slot);
    for (slot = within ? slot : 0; !within && slot + 1 < s->slots->count; slot++)
        if (period->earliest > s->slots->slots[slot].last && period->latest < s->slots->slots[slot + 1].first)
            break;
    *x = round(s->left + s->slot * ((double)slot + (within ? 0.5 : 1)));
    return within || slot + 1 < s->slots->count;
}

static double plan_events(annals_layout *layout, annals_columns *s, annals_box frame)
{
    if (layout->spec->event_count == 0)
        return 0;
    if (!s->slots->periods) {
        annals_error_set(layout->error, ANNALS_INVALID,
                         "\"events\" need columns that stand for periods; these stand for names");
        annals_layout_fail(layout, ANNALS_INVALID);
        return 0;
    }
    s->events = (annals_events){.frame = frame};
    annals_events_collect(layout, &s->events, shows_event, s);
    if (layout->panel)
        return 0; /* the note has their words */
    double height = annals_events_plan(layout, &s->events);
    return height > 0 ? height + scaled(layout, EVENT_GAP) : 0;
}

/* The rule ends above whatever stands in the slot. */
static double slot_top(const annals_layout *layout, const annals_columns *s, size_t slot, const annals_scale *scale)
{
    double top = annals_scale_base(scale);
    for (size_t lane = 0; lane < s->slots->lanes; lane++) {
        const annals_item *item = annals_columns_item(s, slot, lane);
        if (!item)
            continue;
        double end = fmin(bar_end(layout, item, scale), scale->zero - fmax(item->high, 0) * scale->unit);
        if (annals_item_side(item) >= 0)
            end -= value_height(layout, s, slot * s->slots->lanes + lane);
        if (!s->values && item->shape == ANNALS_SHAPE_UNKNOWN)
            end -= scaled(layout, 22);
        top = fmin(top, end);
    }
    return top - scaled(layout, 2);
}

static void draw_events(annals_layout *layout, annals_columns *s, const annals_scale *scale, double floor_y)
{
    for (size_t i = 0; i < s->events.count; i++) {
        size_t slot;
        s->events.places[i].bottom = annals_scale_base(scale);
        if (event_slot(s, &s->events.places[i].event->period, &slot))
            s->events.places[i].bottom = slot_top(layout, s, slot, scale);
    }
    annals_events_draw(layout, &s->events, floor_y);
}

/* --- Together ------------------------------------------------------------------------------------------------------
 */

static void columns_draw(annals_layout *layout, annals_box box)
{
    annals_columns s = {0};
    value_axis axis = {0};
    double legend = annals_legend_height(layout, box.width);
    set_slots(layout, &s, box.x, box.width);
    annals_columns_value(layout, &s);
    double needs_axis = s.values ? 0 : 1;
    annals_panel_agree(layout, ANNALS_AGREE_AXIS, &needs_axis);
    s.values = needs_axis > 0 ? NULL : s.values;
    if (!s.values && !layout->status) {
        axis = axis_for(layout);
        set_slots(layout, &s, box.x + axis.width, box.width - axis.width);
        annals_warnings_add(layout->warnings, "values left out: no room beside %zu columns; an axis stands for them",
                            layout->count);
    }
    annals_panel_agree(layout, ANNALS_AGREE_NAMES, &s.names_height);
    annals_legend_draw(layout, box.x, box.y, box.width);
    double lanes = layout->status ? 0 : plan_events(layout, &s, box);
    double height = box.height - s.names_height - legend - lanes, top = box.y + legend + lanes;
    if (height < scaled(layout, 60))
        annals_layout_fail_cramped(layout, "no room for the columns; make the page higher");
    if (layout->status)
        return;
    annals_scale scale = fit(layout, &s, top, height);
    if (!s.values)
        draw_axis(layout, &axis, &scale, (annals_box){box.x, top, box.width, height}, top + height);
    draw_events(layout, &s, &scale, layout->panel ? top : top - scaled(layout, EVENT_GAP));
    draw_columns(layout, &s, &scale);
    annals_columns_write_names(layout, &s, top + height);
    annals_stack_warn(layout);
}

const annals_chart_form annals_form_columns = {.alt = ANNALS_WORD_ALT_COLUMNS,
                                               .upright = true,
                                               .lanes = 4,
                                               .arrange = annals_layout_arrange,
                                               .explain = annals_explain_bars,
                                               .height = columns_height,
                                               .draw = columns_draw};
const annals_chart_form annals_form_stacked_columns = {.alt = ANNALS_WORD_ALT_STACKED_COLUMNS,
                                                       .upright = true,
                                                       .stacked = true,
                                                       .lanes = 6,
                                                       .arrange = annals_stack_arrange,
                                                       .explain = annals_explain_bars,
                                                       .height = columns_height,
                                                       .draw = columns_draw};
