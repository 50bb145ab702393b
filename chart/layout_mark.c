/* Draws one amount as a bar, with all that is not known about it; runs along x or y alike. */
#include <math.h>

#include "chart/layout.h"

#define NOTCH 1.5
#define FADE 44
#define FADE_UPRIGHT 28
#define FADE_SHARE 0.16
#define PALE 7

/* Where a stretch along the scale lies on the page. */
static annals_box stretch(const annals_scale *scale, double from, double to, double across, double thickness)
{
    double least = fmin(from, to), length = fabs(to - from);
    return scale->upright ? (annals_box){across, least, thickness, length}
                          : (annals_box){least, across, length, thickness};
}

static double place_of(const annals_scale *scale, double value)
{
    double along = scale->upright ? scale->zero - value * scale->unit : scale->zero + value * scale->unit;
    return fabs(along) < 1e6 ? round(along) : along;
}

double annals_scale_base(const annals_scale *scale)
{
    return place_of(scale, scale->cut);
}

annals_scale annals_scale_from(const annals_layout *layout, bool upright, double base, double unit)
{
    double cut = layout->spec->cut ? annals_decimal_double(layout->spec->start) : 0;
    return (annals_scale){upright, upright ? base + cut * unit : base - cut * unit, unit, cut};
}

annals_reach annals_item_reach(const annals_layout *layout, const annals_item *item)
{
    if (!layout->spec->cut)
        return (annals_reach){fmin(item->low, 0), fmax(item->high, 0), 0, 0};
    return (annals_reach){0, fmax(item->high - annals_decimal_double(layout->spec->start), 0), 0, 0};
}

double annals_bar_fade(const annals_layout *layout, double stretch)
{
    double most = layout->form->upright ? FADE_UPRIGHT : FADE;
    return fmax(fmin(layout->scale * most, stretch * FADE_SHARE), 3);
}

static bool is_nothing(const annals_item *item)
{
    return item->low == 0 && item->high == 0 &&
           (item->shape == ANNALS_SHAPE_EXACT || item->shape == ANNALS_SHAPE_ABOUT);
}

double annals_bar_tail(const annals_layout *layout, const annals_item *item)
{
    if (item->retracted)
        return 0;
    if (item->shape == ANNALS_SHAPE_AWAY || item->shape == ANNALS_SHAPE_ACROSS)
        return (NOTCH * layout->scale) + layout->fade;
    if (is_nothing(item))
        return 0;
    return item->shape == ANNALS_SHAPE_ABOUT ? PALE * layout->scale : 0;
}

typedef struct {
    annals_layout *layout;
    const annals_scale *scale;
    const annals_item *item;
    double across, thickness;
    double fine; /* the scale of strokes: smaller on thin bars */
    annals_colour colour;
    double direction; /* of the bar along the page's axis: 1 or -1 */
} brush;

static annals_box brush_box(const brush *b, double from, double to)
{
    return stretch(b->scale, from, to, b->across, b->thickness);
}

static void outline(const brush *b, annals_box box, double dash)
{
    double width = 1.5 * b->fine;
    if (box.width <= 3 * width || box.height <= 3 * width)
        return;
    annals_box inner = {box.x + width / 2, box.y + width / 2, box.width - width, box.height - width};
    annals_layout_add(b->layout, (annals_mark){.shape = ANNALS_MARK_RECTANGLE,
                                               .role = ANNALS_ROLE_BAR,
                                               .box = inner,
                                               .colour = annals_colour_alpha(b->colour, 0),
                                               .stroke = b->colour,
                                               .stroke_width = width,
                                               .dash = dash});
}

static void hatch(const brush *b, annals_box box)
{
    if (box.width > 0 && box.height > 0)
        annals_layout_add(b->layout, (annals_mark){.shape = ANNALS_MARK_HATCH,
                                                   .role = ANNALS_ROLE_BAR,
                                                   .box = box,
                                                   .colour = annals_colour_alpha(b->colour, 0.55),
                                                   .stroke = annals_colour_alpha(b->colour, 0.55),
                                                   .stroke_width = 1.25 * b->fine,
                                                   .dash = 6 * b->fine});
}

/* What is said of the observation's kind goes over the whole of its bar. */
static void dress(const brush *b, annals_box box)
{
    if (b->item->row->kind == ANNALS_ESTIMATE)
        hatch(b, box);
    if (b->item->row->kind != ANNALS_ACTUAL)
        outline(b, box, b->item->row->kind == ANNALS_ESTIMATE ? 0 : 4 * b->fine);
}

static void body(const brush *b, double from, double to)
{
    annals_box box = brush_box(b, from, to);
    bool actual = b->item->row->kind == ANNALS_ACTUAL;
    annals_layout_rectangle(b->layout, ANNALS_ROLE_BAR, box, actual ? b->colour : annals_colour_alpha(b->colour, 0.14));
    dress(b, box);
}

static void fade(const brush *b, double strong, double weak, double alpha)
{
    annals_box box = brush_box(b, strong, weak);
    annals_side side = b->scale->upright ? strong < weak ? ANNALS_FROM_TOP : ANNALS_FROM_BOTTOM
                       : strong < weak   ? ANNALS_FROM_LEFT
                                         : ANNALS_FROM_RIGHT;
    if (box.width > 0 && box.height > 0)
        annals_layout_add(b->layout, (annals_mark){.shape = ANNALS_MARK_FADE,
                                                   .role = ANNALS_ROLE_OPEN_END,
                                                   .box = box,
                                                   .colour = annals_colour_alpha(b->colour, alpha),
                                                   .from = side});
}

/* A line across the bar that stands out by `beyond` on both sides. */
static void cap(const brush *b, double along, double beyond, double width)
{
    double first = b->across - beyond, last = b->across + b->thickness + beyond;
    annals_point from = b->scale->upright ? (annals_point){first, along} : (annals_point){along, first};
    annals_point to = b->scale->upright ? (annals_point){last, along} : (annals_point){along, last};
    annals_layout_rule(b->layout, ANNALS_ROLE_RANGE, from, to, b->colour, width, 0);
}

/* Beside other bars there is no room for more. */
static double cap_reach(const brush *b)
{
    return (b->layout->slots.lanes > 1 ? 1 : 4) * b->fine;
}

static void draw_away(const brush *b, double zero, double end)
{
    double notch = end + b->direction * NOTCH * b->layout->scale;
    double strength = b->item->row->kind == ANNALS_ACTUAL ? 0.55 : 0.3;
    body(b, zero, end);
    fade(b, notch, notch + b->direction * b->layout->fade, strength);
}

/* From the bound on one side of zero to beyond it, in no colour: which side the truth is on is not known. */
static void draw_across(const brush *b, double zero, double bound)
{
    double width = 2.5 * b->fine, tail = annals_bar_tail(b->layout, b->item);
    brush plain = *b;
    plain.colour = b->layout->theme->faint;
    fade(&plain, bound, zero + b->direction * tail, 0.5);
    cap(&plain, bound + b->direction * width / 2, cap_reach(b), width);
}

/* Nothing, as it was counted: no length, but a stroke within the base, which can be pointed at. */
static void draw_zero(const brush *b, double zero)
{
    double rule = fmax(1, round(b->layout->scale));
    annals_box box = b->scale->upright ? (annals_box){b->across, zero, b->thickness, rule}
                                       : (annals_box){zero - rule, b->across, rule, b->thickness};
    annals_layout_rectangle(b->layout, ANNALS_ROLE_BAR, box, b->colour);
}

static void draw_toward(const brush *b, double zero, double end)
{
    double width = 2.5 * b->fine;
    fade(b, end, zero, b->item->row->kind == ANNALS_ACTUAL ? 0.62 : 0.34);
    dress(b, brush_box(b, zero, end));
    cap(b, end - b->direction * width / 2, cap_reach(b), width);
}

static void draw_about(const brush *b, double zero, double end)
{
    double reach = fmin(PALE * b->layout->scale, fabs(end - zero));
    double from = end - b->direction * reach, to = end + b->direction * reach;
    body(b, zero, from);
    annals_layout_rectangle(b->layout, ANNALS_ROLE_RANGE, brush_box(b, from, to), annals_colour_alpha(b->colour, 0.38));
}

/* What lies between two bounds: pale, with a whisker that is closed at the far one. */
static void draw_spread(const brush *b, double near, double far)
{
    double middle = b->across + b->thickness / 2, width = 1.75 * b->fine;
    annals_layout_rectangle(b->layout, ANNALS_ROLE_RANGE, brush_box(b, near, far), annals_colour_alpha(b->colour, 0.3));
    annals_point from = b->scale->upright ? (annals_point){middle, near} : (annals_point){near, middle};
    annals_point to = b->scale->upright ? (annals_point){middle, far} : (annals_point){far, middle};
    annals_layout_rule(b->layout, ANNALS_ROLE_RANGE, from, to, b->colour, width, 0);
    cap(b, far - (far > near ? width : -width) / 2, -b->thickness * 0.25, width);
}

static void draw_range(const brush *b, double zero, double low, double high)
{
    double width = 1.75 * b->fine;
    bool one_side = b->item->low >= 0 || b->item->high <= 0;
    double near = b->item->high <= 0 ? high : low;
    double far = b->item->high <= 0 ? low : high;
    if (one_side)
        body(b, zero, near);
    draw_spread(b, near, far);
    if (!one_side)
        cap(b, near + (far > near ? width : -width) / 2, -b->thickness * 0.25, width);
}

/* What was retracted: hollow, with a line through it, from corner to corner where the bar is upright. */
static void draw_struck(const brush *b, double zero, double end)
{
    double middle = b->across + b->thickness / 2;
    annals_point from = {zero, middle}, to = {end, middle};
    if (b->scale->upright) {
        from = (annals_point){b->across, zero};
        to = (annals_point){b->across + b->thickness, end};
    }
    outline(b, brush_box(b, zero, end), 0);
    annals_layout_rule(b->layout, ANNALS_ROLE_BAR, from, to, b->colour, b->fine * 1.5, 0);
}

static void draw_shape(annals_layout *layout, const annals_scale *scale, const annals_item *item, double across,
                       double thickness, annals_colour colour)
{
    double zero = annals_scale_base(scale);
    double low = place_of(scale, item->low), high = place_of(scale, item->high);
    double side = annals_item_side(item) < 0 ? -1 : 1;
    double fine = fmin(layout->scale, thickness / 14);
    brush b = {layout, scale, item, across, thickness, fine, colour, scale->upright ? -side : side};
    double end = side < 0 ? low : high;
    if (item->retracted) {
        b.colour = layout->theme->quiet;
        draw_struck(&b, zero, end);
        return;
    }
    if (is_nothing(item)) {
        draw_zero(&b, zero);
        return;
    }
    if (end == zero && (side < 0 ? item->low : item->high) != 0)
        end += b.direction; /* what is not nothing is seen */
    switch (item->shape) {
    case ANNALS_SHAPE_EXACT: body(&b, zero, end); break;
    case ANNALS_SHAPE_ABOUT: draw_about(&b, zero, end); break;
    case ANNALS_SHAPE_AWAY: draw_away(&b, zero, end); break;
    case ANNALS_SHAPE_TOWARD: draw_toward(&b, zero, end); break;
    case ANNALS_SHAPE_ACROSS: draw_across(&b, zero, low); break;
    case ANNALS_SHAPE_RANGE: draw_range(&b, zero, low, high); break;
    case ANNALS_SHAPE_UNKNOWN:
    case ANNALS_SHAPE_COUNT: break;
    }
}

enum { CUT_AT = 11, CUT_SLANT = 6, CUT_WIDTH = 5 };

/* A slanted line across a bar, from a little outside to a little outside. */
static void slash(annals_layout *layout, const annals_scale *scale, annals_box bar, double along, annals_colour colour,
                  double width)
{
    double beyond = 2 * layout->scale, slant = CUT_SLANT * layout->scale / 2;
    annals_point from = {along - slant, bar.y + bar.height + beyond}, to = {along + slant, bar.y - beyond};
    if (scale->upright) {
        from = (annals_point){bar.x - beyond, along + slant};
        to = (annals_point){bar.x + bar.width + beyond, along - slant};
    }
    annals_layout_rule(layout, ANNALS_ROLE_AXIS, from, to, colour, width, 0);
}

void annals_bar_cut(annals_layout *layout, const annals_scale *scale, double across, double thickness)
{
    double way = scale->upright ? -1 : 1, base = annals_scale_base(scale), half = CUT_WIDTH * layout->scale / 2;
    double at = base + way * CUT_AT * layout->scale;
    annals_box bar = stretch(scale, base, at, across, thickness);
    slash(layout, scale, bar, at, layout->theme->background, 2 * half);
    slash(layout, scale, bar, at - half, layout->theme->axis, layout->scale);
    slash(layout, scale, bar, at + half, layout->theme->axis, layout->scale);
}

double annals_bar_cut_end(const annals_layout *layout, const annals_scale *scale, double end)
{
    double beyond = (CUT_AT + (CUT_WIDTH + CUT_SLANT) / 2.0 + 1) * layout->scale;
    if (!layout->spec->cut)
        return end;
    return scale->upright ? fmin(end, annals_scale_base(scale) - beyond) : fmax(end, annals_scale_base(scale) + beyond);
}

void annals_bar_draw(annals_layout *layout, const annals_scale *scale, const annals_item *item, double across,
                     double thickness, annals_colour colour)
{
    annals_layout_about(layout, item);
    draw_shape(layout, scale, item, across, thickness, colour);
    annals_layout_about(layout, NULL);
}

void annals_bar_layer(annals_layout *layout, const annals_scale *scale, const annals_item *item, double across,
                      double thickness, annals_colour colour)
{
    double from = place_of(scale, item->base), to = place_of(scale, item->base + item->low);
    double direction = scale->upright ? -1 : 1, fine = fmin(layout->scale, thickness / 14);
    brush b = {layout, scale, item, across, thickness, fine, colour, direction};
    if (item->base > 0 && fabs(to - from) > 2)
        from += direction; /* a line of the page's colour keeps layers apart */
    if (item->shape == ANNALS_SHAPE_TOWARD)
        draw_toward(&b, from, to);
    else if (to != from)
        body(&b, from, to);
}

void annals_bar_end(annals_layout *layout, const annals_scale *scale, const annals_item *sum, double across,
                    double thickness, annals_colour colour)
{
    double low = place_of(scale, sum->low), high = place_of(scale, sum->high);
    double direction = scale->upright ? -1 : 1, fine = fmin(layout->scale, thickness / 14);
    double notch = low + direction * NOTCH * layout->scale;
    brush b = {layout, scale, sum, across, thickness, fine, colour, direction};
    if (sum->shape == ANNALS_SHAPE_AWAY)
        fade(&b, notch, notch + direction * layout->fade, 0.55);
    else if (sum->shape == ANNALS_SHAPE_RANGE)
        draw_spread(&b, low, high);
    else if (sum->shape == ANNALS_SHAPE_ABOUT && !is_nothing(sum))
        annals_layout_rectangle(layout, ANNALS_ROLE_RANGE, brush_box(&b, low, low + direction * PALE * layout->scale),
                                annals_colour_alpha(colour, 0.38));
}

static double room_at(const annals_reach *reaches, size_t count, double unit, double *before)
{
    double after = 0;
    *before = 0;
    for (size_t i = 0; i < count; i++) {
        *before = fmax(*before, reaches[i].before - reaches[i].low * unit);
        after = fmax(after, reaches[i].after + reaches[i].high * unit);
    }
    return *before + after;
}

double annals_reach_fit(const annals_reach *reaches, size_t count, double length, double *zero, double *needed)
{
    double most = 0;
    for (size_t i = 0; i < count; i++)
        most = fmax(most, fmax(-reaches[i].low, reaches[i].high));
    double below = 0, above = most > 0 ? length / most : 0;
    for (int i = 0; i < 60 && above > 0; i++) {
        double middle = (below + above) / 2;
        if (room_at(reaches, count, middle, zero) <= length)
            below = middle;
        else
            above = middle;
    }
    *needed = room_at(reaches, count, below, zero);
    return below;
}
