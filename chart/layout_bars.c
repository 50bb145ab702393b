/* Lays out horizontal bars: names on the left, values at the ends, or names beside zero where bars diverge. */
#include <math.h>

#include "chart/layout.h"

#define BARS_LEAST 0.25

enum { PITCH = 44, PITCH_TIGHT = 26, NAME_GAP = 12, VALUE_GAP = 8, OPEN_GAP = 5, NAME_LINES = 2 };

/* The room that a bar and what stands around it take downwards, by how many there are. */
static double natural_pitch(const annals_layout *layout)
{
    double pitch = layout->count <= 8 ? PITCH : layout->count <= 16 ? 36 : layout->count <= 28 ? 30 : PITCH_TIGHT;
    return pitch * layout->scale;
}

typedef struct {
    annals_lines *names;
    double names_width;
    double pitch, thickness;
    annals_face name_face, value_face;
    double *value_widths; /* 0: the value is not written */
    bool beside_zero;     /* names stand on the empty side of their bars */
} rows;

static bool can_stand_beside_zero(const annals_layout *layout)
{
    if (layout->spec->kind != ANNALS_CHART_DIVERGING)
        return false;
    for (size_t i = 0; i < layout->count; i++)
        if (layout->items[i].low < 0 && layout->items[i].high > 0)
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

static void wrap_names(annals_layout *layout, rows *r, double width, size_t most)
{
    r->names = annals_layout_alloc(layout, layout->count, sizeof *r->names);
    r->names_width = 0;
    for (size_t i = 0; r->names && i < layout->count && !layout->status; i++) {
        r->names[i] = annals_layout_balance(layout, layout->items[i].category, r->name_face, width, most);
        r->names_width = fmax(r->names_width, annals_lines_width(&r->names[i]));
    }
}

static double names_share(const annals_layout *layout, const rows *r, double width)
{
    return width * (r->beside_zero && has_both_sides(layout) ? 0.42 : 0.36);
}

static size_t most_lines(const rows *r)
{
    return r->pitch >= 2 * annals_layout_line(r->name_face) + 2 ? NAME_LINES : 1;
}

static double bars_height(annals_layout *layout, double width)
{
    rows r = {.name_face = annals_layout_face(layout, ANNALS_FACE_NAME), .pitch = natural_pitch(layout)};
    r.beside_zero = can_stand_beside_zero(layout);
    double wanted = r.pitch;
    for (size_t i = 0; i < layout->count && !layout->status; i++)
        if (annals_layout_measure(layout, layout->items[i].category, r.name_face).width >
            names_share(layout, &r, width))
            wanted = fmax(wanted, 2 * annals_layout_line(r.name_face) + 4 * layout->scale);
    return round(wanted) * (double)layout->count;
}

static void set_pitch(annals_layout *layout, rows *r, double height)
{
    double scale = layout->scale;
    r->pitch = floor(fmin(height / (double)layout->count, 1.5 * natural_pitch(layout)));
    r->thickness = fmax(round(fmin(r->pitch * 28 / PITCH, 34 * scale)), 2);
    r->name_face = annals_layout_face(layout, ANNALS_FACE_NAME);
    r->value_face = annals_layout_face(layout, ANNALS_FACE_VALUE);
    r->name_face.size = fmin(r->name_face.size, r->pitch * 0.72);
    r->value_face.size = fmin(r->value_face.size, r->pitch * 0.72);
}

static void measure_values(annals_layout *layout, rows *r)
{
    r->value_widths = annals_layout_alloc(layout, layout->count, sizeof *r->value_widths);
    for (size_t i = 0; r->value_widths && i < layout->count && !layout->status; i++)
        r->value_widths[i] = annals_layout_measure(layout, layout->items[i].value, r->value_face).width;
}

static double value_gap(const annals_layout *layout, const annals_item *item)
{
    return layout->scale * (item->shape == ANNALS_SHAPE_AWAY ? OPEN_GAP : VALUE_GAP);
}

static annals_reach reach_of(const annals_layout *layout, const rows *r, size_t i)
{
    const annals_item *item = &layout->items[i];
    double name = r->beside_zero ? annals_lines_width(&r->names[i]) + NAME_GAP * layout->scale : 0;
    double value = annals_bar_tail(layout, item) + value_gap(layout, item) + r->value_widths[i] + 1;
    annals_reach reach = {fmin(item->low, 0), fmax(item->high, 0), 0, 0};
    bool left = annals_item_side(item) < 0;
    reach.before = left ? value : name;
    reach.after = left ? name : value;
    return reach;
}

static double extent_of_values(const annals_layout *layout)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < layout->count; i++) {
        low = fmin(low, layout->items[i].low);
        high = fmax(high, layout->items[i].high);
    }
    return high - low;
}

/* False where none is left. */
static bool drop_widest(annals_layout *layout, rows *r)
{
    size_t widest = 0;
    for (size_t i = 1; i < layout->count; i++)
        if (r->value_widths[i] > r->value_widths[widest])
            widest = i;
    if (r->value_widths[widest] <= 0)
        return false;
    r->value_widths[widest] = 0;
    annals_warnings_add(layout->warnings, "value \"%s\" of \"%s\" left out: no room", layout->items[widest].value,
                        layout->items[widest].category);
    return true;
}

/* Bars get a quarter of the width at least. A number that is cut would be another number: where room is short, values
 * are left out whole, the longest first. */
static double fit(annals_layout *layout, rows *r, double width, double *zero)
{
    annals_reach *reaches = annals_layout_alloc(layout, layout->count, sizeof *reaches);
    double unit = 0, extent = extent_of_values(layout), needed = width + 1;
    if (!reaches || !r->value_widths || !r->names)
        return 0;
    do {
        for (size_t i = 0; i < layout->count; i++)
            reaches[i] = reach_of(layout, r, i);
        unit = annals_reach_fit(reaches, layout->count, width, zero, &needed);
    } while ((needed > width || unit * extent < width * (extent > 0 ? BARS_LEAST : 0)) && drop_widest(layout, r));
    return unit;
}

static void write_name(annals_layout *layout, const rows *r, size_t i, const annals_scale *scale, double middle)
{
    const annals_lines *lines = &r->names[i];
    double line = annals_layout_line(r->name_face), gap = NAME_GAP * layout->scale;
    bool right = r->beside_zero && annals_item_side(&layout->items[i]) < 0;
    double x = r->beside_zero ? scale->zero + (right ? gap : -gap) : 0;
    if (!r->beside_zero)
        x = round(r->names_width) + ANNALS_MARGIN * layout->scale;
    double baseline = middle + annals_layout_drop(r->name_face) - line * ((double)lines->count - 1) / 2;
    for (size_t j = 0; j < lines->count; j++)
        annals_layout_write(layout, ANNALS_ROLE_CATEGORY, lines->lines[j], r->name_face, annals_ink,
                            right ? ANNALS_ANCHOR_START : ANNALS_ANCHOR_END, x, baseline + line * (double)j);
    annals_layout_warn_cut(layout, "name", layout->items[i].category, lines);
}

static void write_value(annals_layout *layout, const rows *r, size_t i, const annals_scale *scale, double middle)
{
    const annals_item *item = &layout->items[i];
    if (r->value_widths[i] <= 0)
        return;
    bool left = annals_item_side(item) < 0;
    double end = scale->zero + (left ? item->low : item->high) * scale->unit;
    double beyond = annals_bar_tail(layout, item) + value_gap(layout, item);
    annals_layout_write(layout, ANNALS_ROLE_VALUE, item->value, r->value_face, annals_ink,
                        left ? ANNALS_ANCHOR_END : ANNALS_ANCHOR_START, left ? end - beyond : end + beyond,
                        middle + annals_layout_drop(r->value_face));
}

static void draw_rows(annals_layout *layout, const rows *r, const annals_scale *scale, annals_box box)
{
    bool diverging = layout->spec->kind == ANNALS_CHART_DIVERGING;
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        double top = box.y + r->pitch * (double)i + floor((r->pitch - r->thickness) / 2);
        bool negative = diverging && annals_item_side(&layout->items[i]) < 0;
        annals_bar_draw(layout, scale, &layout->items[i], top, r->thickness, negative ? annals_orange : annals_blue);
        write_name(layout, r, i, scale, top + r->thickness / 2);
        write_value(layout, r, i, scale, top + r->thickness / 2);
    }
}

static void bars_draw(annals_layout *layout, annals_box box)
{
    rows r = {.beside_zero = can_stand_beside_zero(layout)};
    set_pitch(layout, &r, box.height);
    if (r.pitch < 9) {
        annals_layout_fail_cramped(layout, "%zu bars don't fit: %.0f px are left for each; make the page higher",
                                   layout->count, fmax(floor(r.pitch), 0));
        return;
    }
    wrap_names(layout, &r, names_share(layout, &r, box.width), most_lines(&r));
    double left = r.beside_zero ? 0 : round(r.names_width) + NAME_GAP * layout->scale;
    double width = box.width - left;
    measure_values(layout, &r);
    double zero = 0;
    annals_scale scale = {.unit = fit(layout, &r, width, &zero)};
    scale.zero = round(box.x + left + zero);
    if (layout->status)
        return;
    draw_rows(layout, &r, &scale, box);
    double rule = fmax(1, round(layout->scale));
    annals_layout_rectangle(layout, ANNALS_ROLE_AXIS,
                            (annals_box){scale.zero - rule, box.y, rule, r.pitch * (double)layout->count},
                            annals_axis_colour);
}

const annals_chart_form annals_form_bars = {bars_height, bars_draw};
