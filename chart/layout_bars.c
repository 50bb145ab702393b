/* Lays out horizontal bars: names on the left, values at the ends, or names beside zero where bars diverge. */
#include <math.h>

#include "chart/layout_names.h"
#include "chart/layout_panels.h"

#define BARS_LEAST 0.25

enum {
    PITCH = 44,
    PITCH_TIGHT = 26,
    LANE = 24,
    BETWEEN = 16,
    NAME_GAP = 12,
    VALUE_GAP = 8,
    OPEN_GAP = 5,
    NAME_LINES = 2,
    LANE_LEAST = 11 /* pixels: type of 6 points, the smallest that is read in print */
};

typedef struct {
    size_t count;           /* of bars: slots times lanes */
    annals_names names;     /* of slots */
    double left;            /* of the plot */
    double pitch;           /* from slot to slot */
    double lane, thickness; /* from bar to bar in a slot; of a bar */
    annals_face value_face;
    annals_tip *ends; /* of bars: their values */
    bool beside_zero; /* names stand on the empty side of their bars */
    annals_box room;  /* for values */
    annals_wish *wishes;
    size_t wish_count;
} rows;

/* NULL: the place is empty. */
static const annals_item *item_of(const annals_layout *layout, size_t bar)
{
    return layout->slots.slots[bar / layout->slots.lanes].items[bar % layout->slots.lanes];
}

/* The room that a place takes downwards, by how many there are. */
static double natural_pitch(const annals_layout *layout)
{
    size_t count = layout->slots.count, lanes = layout->slots.lanes;
    double pitch = count <= 8 ? PITCH : count <= 16 ? 36 : count <= 28 ? 30 : PITCH_TIGHT;
    if (lanes > 1)
        pitch = (count * lanes <= 24 ? LANE : LANE - 5) * (double)lanes + BETWEEN;
    return pitch * layout->scale;
}

static bool can_stand_beside_zero(const annals_layout *layout)
{
    if (layout->spec->kind != ANNALS_CHART_DIVERGING || layout->slots.lanes > 1 || layout->panel)
        return false;
    for (size_t i = 0; i < layout->count; i++)
        if ((layout->items[i].low < 0 && layout->items[i].high > 0) || layout->items[i].shape == ANNALS_SHAPE_ACROSS)
            return false;
    return true;
}

static bool has_both_sides(const annals_layout *layout)
{
    bool left = false, right = false;
    for (size_t i = 0; i < layout->count; i++) {
        left = left || layout->items[i].low < 0 || annals_item_side(&layout->items[i]) < 0;
        right = right || layout->items[i].high > 0 || annals_item_side(&layout->items[i]) > 0;
    }
    return left && right;
}

static double names_share(const annals_layout *layout, const rows *r, double width)
{
    return width * (r->beside_zero && has_both_sides(layout) ? 0.42 : 0.36);
}

static size_t most_lines(const rows *r)
{
    return r->pitch >= 2 * annals_layout_line(r->names.face) + 2 ? NAME_LINES : 1;
}

static double bars_height(annals_layout *layout, double width)
{
    rows r = {.names.face = annals_layout_face(layout, ANNALS_FACE_NAME), .pitch = natural_pitch(layout)};
    r.beside_zero = can_stand_beside_zero(layout);
    double wanted = r.pitch;
    for (size_t i = 0; i < layout->slots.count && !layout->status; i++)
        if (annals_layout_measure(layout, layout->slots.slots[i].name, r.names.face).width >
            names_share(layout, &r, width))
            wanted = fmax(wanted, 2 * annals_layout_line(r.names.face) + 4 * layout->scale);
    return round(wanted) * (double)layout->slots.count + annals_legend_height(layout, width);
}

static void set_pitch(annals_layout *layout, rows *r, double height)
{
    double scale = layout->scale, lanes = (double)layout->slots.lanes;
    r->count = layout->slots.count * layout->slots.lanes;
    r->pitch = floor(fmin(height / (double)layout->slots.count, 1.5 * natural_pitch(layout)));
    annals_panel_agree(layout, ANNALS_AGREE_PITCH, &r->pitch);
    if (layout->slots.lanes > 1) {
        r->lane = fmin((r->pitch - fmin(BETWEEN * scale, r->pitch * 0.25)) / lanes, 34 * scale);
        r->thickness = fmax(floor(r->lane - fmin(2 * scale, r->lane * 0.12)), 2);
    } else {
        r->lane = r->pitch;
        r->thickness = fmax(round(fmin(r->pitch * 28 / PITCH, 34 * scale)), 2);
    }
    r->names.face = annals_layout_face(layout, ANNALS_FACE_NAME);
    r->value_face = annals_layout_face(layout, ANNALS_FACE_VALUE);
    r->names.face.size = fmin(r->names.face.size, r->pitch * 0.72);
    r->value_face.size = fmin(r->value_face.size, r->lane * 0.72);
}

static double value_gap(const annals_layout *layout, const annals_item *item)
{
    return layout->scale * (item->shape == ANNALS_SHAPE_AWAY ? OPEN_GAP : VALUE_GAP);
}

static annals_reach reach_of(const annals_layout *layout, const rows *r, size_t i)
{
    const annals_item *item = item_of(layout, i);
    if (!item)
        return (annals_reach){0};
    double name = r->beside_zero ? annals_lines_width(&r->names.lines[i]) + NAME_GAP * layout->scale : 0;
    double value = annals_bar_tail(layout, item) + value_gap(layout, item) + r->ends[i].width + 1;
    annals_reach reach = annals_item_reach(layout, item);
    bool left = annals_item_side(item) < 0;
    reach.before = left ? value : name;
    reach.after = left ? name : value;
    return reach;
}

static double extent_of_values(const annals_layout *layout)
{
    double low, high;
    annals_slots_extent(layout, &low, &high);
    return high - low;
}

static double fit_once(annals_layout *layout, const rows *r, annals_reach *reaches, double width, double *zero,
                       double *needed)
{
    double unit = 0, stretch = width, extent = extent_of_values(layout);
    for (int pass = 0; pass < 2; pass++) {
        layout->fade = annals_bar_fade(layout, stretch);
        for (size_t i = 0; i < r->count; i++)
            reaches[i] = reach_of(layout, r, i);
        unit = annals_reach_fit(reaches, r->count, width, zero, needed);
        stretch = unit * extent;
    }
    return unit;
}

/* What a trial of lengths comes to. */
typedef struct {
    rows *r;
    annals_reach *reaches;
    double width, unit, zero;
} bar_lengths;

/* Bars get a quarter of the width at least. */
static bool bars_fit(annals_layout *layout, void *context)
{
    bar_lengths *lengths = context;
    double needed = 0, extent = extent_of_values(layout);
    lengths->unit = fit_once(layout, lengths->r, lengths->reaches, lengths->width, &lengths->zero, &needed);
    return needed <= lengths->width && lengths->unit * extent >= lengths->width * (extent > 0 ? BARS_LEAST : 0);
}

static double fit(annals_layout *layout, rows *r, double width, double *zero)
{
    bar_lengths lengths = {.r = r, .width = width};
    lengths.reaches = annals_layout_alloc(layout, r->count, sizeof *lengths.reaches);
    r->ends = annals_layout_alloc(layout, r->count, sizeof *r->ends);
    if (!lengths.reaches || !r->ends || !r->names.lines)
        return 0;
    for (size_t i = 0; i < r->count; i++)
        r->ends[i].item = item_of(layout, i);
    annals_place_ends(layout, r->ends, r->count, r->value_face, bars_fit, &lengths);
    *zero = lengths.zero;
    return annals_panel_fit(layout, lengths.reaches, r->count, width, lengths.unit, zero);
}

/* --- Words ---------------------------------------------------------------------------------------------------------
 */

static void wish_name(annals_layout *layout, rows *r, size_t slot, const annals_scale *scale, double middle)
{
    double gap = NAME_GAP * layout->scale;
    bool right = r->beside_zero && annals_item_side(item_of(layout, slot)) < 0;
    double x = r->beside_zero ? scale->zero + (right ? gap : -gap) : r->left + round(r->names.width);
    r->wishes[r->wish_count++] = annals_names_wish(layout, &r->names, slot, right, x, middle);
}

static void wish_value(annals_layout *layout, rows *r, size_t i, const annals_scale *scale, double middle)
{
    const annals_item *item = item_of(layout, i);
    bool left = annals_item_side(item) < 0, unknown = item->shape == ANNALS_SHAPE_UNKNOWN;
    double end = unknown ? annals_scale_base(scale) : scale->zero + annals_item_end(item) * scale->unit;
    double beyond = annals_bar_tail(layout, item) + value_gap(layout, item);
    end = unknown ? end : annals_bar_cut_end(layout, scale, end);
    annals_setting setting = {.role = ANNALS_ROLE_VALUE,
                              .face = r->value_face,
                              .colour = unknown ? layout->theme->muted : layout->theme->ink,
                              .what = "value"};
    annals_wish wish = {.of = item->category,
                        .brief = unknown ? NULL : annals_place_brief(layout, item),
                        .at = {left ? end - beyond : end + beyond, middle},
                        .spots = left ? &annals_spot_before : &annals_spot_behind,
                        .spot_count = 1,
                        .room = r->room};
    setting.face.weight = unknown ? 400 : setting.face.weight;
    wish.words.align = left ? ANNALS_ANCHOR_END : ANNALS_ANCHOR_START;
    annals_phrase_add(layout, &wish.words, r->ends[i].text, setting, 0);
    r->wishes[r->wish_count++] = wish;
}

static annals_colour colour_of(const annals_layout *layout, const annals_item *item)
{
    if (layout->slots.shades > 1)
        return annals_shade_colour(layout, item->shade);
    if (item->quiet)
        return layout->theme->quiet;
    bool diverging = layout->spec->kind == ANNALS_CHART_DIVERGING;
    return diverging && annals_item_side(item) < 0 ? layout->theme->series[1] : layout->theme->series[0];
}

static void draw_rows(annals_layout *layout, rows *r, const annals_scale *scale, annals_box box)
{
    size_t lanes = layout->slots.lanes;
    r->wishes = annals_layout_alloc(layout, layout->slots.count + r->count, sizeof *r->wishes);
    for (size_t i = 0; i < r->count && !layout->status; i++) {
        const annals_item *item = item_of(layout, i);
        double slot_top = box.y + r->pitch * (double)(i / lanes);
        double first = floor((r->pitch - r->lane * (double)lanes) / 2);
        double top = slot_top + floor(first + r->lane * (double)(i % lanes) + (r->lane - r->thickness) / 2);
        if (item) {
            annals_slot_draw(layout, scale, &layout->slots.slots[i / lanes], i % lanes, top, r->thickness,
                             colour_of(layout, item));
            wish_value(layout, r, i, scale, top + r->thickness / 2);
        }
        if (i % lanes == 0)
            wish_name(layout, r, i / lanes, scale, lanes > 1 ? slot_top + r->pitch / 2 : top + r->thickness / 2);
    }
}

static void bars_draw(annals_layout *layout, annals_box box)
{
    rows r = {.beside_zero = can_stand_beside_zero(layout), .left = box.x};
    double legend = annals_legend_height(layout, box.width);
    r.room = (annals_box){box.x, 0, box.width, layout->scene->height};
    annals_legend_draw(layout, box.x, box.y, box.width);
    box.y += legend;
    set_pitch(layout, &r, box.height - legend);
    if (r.lane < LANE_LEAST) {
        annals_layout_fail_cramped(layout, "%zu bars don't fit: %.0f px are left for each; make the page higher",
                                   layout->count, fmax(floor(r.lane), 0));
        return;
    }
    annals_names_wrap(layout, &r.names, names_share(layout, &r, box.width), most_lines(&r));
    annals_panel_agree(layout, ANNALS_AGREE_NAMES, &r.names.width);
    double left = r.beside_zero ? 0 : round(r.names.width) + NAME_GAP * layout->scale;
    double width = box.width - left;
    double zero = 0;
    annals_scale scale = {.unit = fit(layout, &r, width, &zero)};
    scale = annals_scale_from(layout, false, round(box.x + left + zero), scale.unit);
    if (layout->status)
        return;
    draw_rows(layout, &r, &scale, box);
    annals_stack_warn(layout);
    double rule = fmax(1, round(layout->scale));
    annals_layout_rectangle(
        layout, ANNALS_ROLE_AXIS,
        (annals_box){annals_scale_base(&scale) - rule, box.y, rule, r.pitch * (double)layout->slots.count},
        layout->theme->axis);
    annals_place_all(layout, r.wishes, r.wish_count);
}

const annals_chart_form annals_form_bars = {.alt = ANNALS_WORD_ALT_BARS,
                                            .mirrors = true,
                                            .lanes = 4,
                                            .arrange = annals_layout_arrange,
                                            .explain = annals_explain_bars,
                                            .height = bars_height,
                                            .draw = bars_draw};
const annals_chart_form annals_form_diverging = {.alt = ANNALS_WORD_ALT_DIVERGING,
                                                 .mirrors = true,
                                                 .lanes = 4,
                                                 .arrange = annals_layout_arrange,
                                                 .explain = annals_explain_bars,
                                                 .height = bars_height,
                                                 .draw = bars_draw};
const annals_chart_form annals_form_stacked_bars = {.alt = ANNALS_WORD_ALT_STACKED_BARS,
                                                    .mirrors = true,
                                                    .stacked = true,
                                                    .lanes = 6,
                                                    .arrange = annals_stack_arrange,
                                                    .explain = annals_explain_bars,
                                                    .height = bars_height,
                                                    .draw = bars_draw};
