/* Draws the points, lines and periods of a time chart, with what is not known about each. */
#include <math.h>

#include "chart/layout_time.h"

enum { DISCS = 12, STROKE_FADE = 22, OPEN_PERIOD = 40, SOFT = 16 };

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

static bool is_actual(const annals_item *item)
{
    return item->row->kind == ANNALS_ACTUAL;
}

/* A point that no unbroken line reaches would be lost without a disc. */
static bool stands_alone(const annals_layout *layout, size_t i)
{
    bool before = i > 0 && annals_time_joined(layout, i - 1) && !annals_time_is_gap(layout, i - 1);
    return !before && !(annals_time_joined(layout, i) && !annals_time_is_gap(layout, i));
}

/* --- Points --------------------------------------------------------------------------------------------------------
 */

static void draw_fade(annals_layout *layout, annals_box box, annals_colour colour, annals_side from)
{
    if (box.width > 0)
        annals_layout_add(
            layout,
            (annals_mark){
                .shape = ANNALS_MARK_FADE, .role = ANNALS_ROLE_RANGE, .box = box, .colour = colour, .from = from});
}

/* The bar of a period; where its ends are approximate they are soft, half within the period and half beyond. */
static void draw_span(annals_layout *layout, const annals_time_plot *plot, annals_box box, const annals_period *period,
                      annals_colour colour)
{
    double soft = fmin(scaled(layout, SOFT), box.width), least = plot->box.x, most = plot->box.x + plot->box.width;
    bool before = period->earliest == ANNALS_MOMENT_MIN, after = period->latest == ANNALS_MOMENT_MAX;
    double left = box.x, right = box.x + box.width;
    double reach = scaled(layout, SOFT) / 2;
    if (period->approximate && !before) {
        left += soft / 2;
        double from = fmax(least, box.x - reach);
        draw_fade(layout, (annals_box){from, box.y, left - from, box.height}, colour, ANNALS_FROM_RIGHT);
    }
    if (period->approximate && !after) {
        right -= soft / 2;
        double to = fmin(most, box.x + box.width + reach);
        draw_fade(layout, (annals_box){right, box.y, to - right, box.height}, colour, ANNALS_FROM_LEFT);
    }
    annals_layout_rectangle(layout, ANNALS_ROLE_RANGE, (annals_box){left, box.y, right - left, box.height}, colour);
}

double annals_time_period_reach(const annals_layout *layout, const annals_period *period)
{
    bool open = period->earliest == ANNALS_MOMENT_MIN || period->latest == ANNALS_MOMENT_MAX;
    return open ? scaled(layout, OPEN_PERIOD) : period->approximate ? scaled(layout, SOFT) / 2 : 0;
}

void annals_time_draw_period(annals_layout *layout, const annals_time_plot *plot, const annals_period *period, double y,
                             double height, annals_colour colour)
{
    annals_moment first, last;
    double open = scaled(layout, OPEN_PERIOD);
    if (!annals_time_ends(period, &first, &last))
        return;
    double left = annals_time_x(plot, first), right = annals_time_x(plot, last);
    annals_box box = {left, y - height / 2, right - left, height};
    draw_span(layout, plot, box, period, colour);
    bool before = period->earliest == ANNALS_MOMENT_MIN, after = period->latest == ANNALS_MOMENT_MAX;
    if (before == after)
        return;
    double from = before ? fmax(plot->box.x, left - open) : right;
    double to = before ? left : fmin(plot->box.x + plot->box.width, right + open);
    draw_fade(layout, (annals_box){from, box.y, to - from, height}, colour,
              before ? ANNALS_FROM_RIGHT : ANNALS_FROM_LEFT);
}

/* Of what is short the mark says enough. */
static void draw_item_period(annals_layout *layout, const annals_time_plot *plot, const annals_item *item,
                             annals_colour colour)
{
    const annals_period *period = &item->row->period;
    bool open = period->earliest == ANNALS_MOMENT_MIN || period->latest == ANNALS_MOMENT_MAX;
    if (annals_time_is_wide(layout, period) || period->approximate || open)
        annals_time_draw_period(layout, plot, period, annals_time_place(plot, item).y, scaled(layout, 7),
                                annals_colour_alpha(colour, 0.28));
}

static void draw_cap(annals_layout *layout, annals_point at, annals_colour colour)
{
    double half = scaled(layout, 6);
    annals_layout_rule(layout, ANNALS_ROLE_RANGE, (annals_point){at.x - half, at.y}, (annals_point){at.x + half, at.y},
                       colour, scaled(layout, 2), 0);
}

/* Where the real number may lie: a stroke that fades. */
static void draw_open(annals_layout *layout, const annals_time_plot *plot, annals_point at, bool up,
                      annals_colour colour)
{
    double length = scaled(layout, STROKE_FADE), width = scaled(layout, 7);
    length = fmin(length, up ? at.y - plot->frame.y : plot->box.y + plot->box.height - at.y);
    if (length <= 0)
        return;
    annals_layout_add(layout, (annals_mark){.shape = ANNALS_MARK_FADE,
                                            .role = ANNALS_ROLE_OPEN_END,
                                            .box = {at.x - width / 2, up ? at.y - length : at.y, width, length},
                                            .colour = annals_colour_alpha(colour, 0.62),
                                            .from = up ? ANNALS_FROM_BOTTOM : ANNALS_FROM_TOP});
}

static void draw_whisker(annals_layout *layout, const annals_time_plot *plot, const annals_item *item,
                         annals_colour colour)
{
    double x = annals_time_place(plot, item).x;
    annals_point low = {x, annals_time_y(plot, item->low)}, high = {x, annals_time_y(plot, item->high)};
    annals_layout_rule(layout, ANNALS_ROLE_RANGE, low, high, colour, scaled(layout, 2), 0);
    draw_cap(layout, low, colour);
    draw_cap(layout, high, colour);
}

static void draw_dot(annals_layout *layout, annals_point at, const annals_item *item, annals_colour colour,
                     double radius)
{
    if (is_actual(item)) {
        annals_layout_disc(layout, ANNALS_ROLE_POINT, at, radius, colour, layout->theme->background,
                           scaled(layout, 1.25));
        return;
    }
    annals_layout_add(layout, (annals_mark){.shape = ANNALS_MARK_RECTANGLE,
                                            .role = ANNALS_ROLE_POINT,
                                            .box = {at.x - radius, at.y - radius, 2 * radius, 2 * radius},
                                            .colour = layout->theme->background,
                                            .stroke = colour,
                                            .stroke_width = scaled(layout, 1.75)});
}

/* What is not known of an item, unless its line says so. */
static void draw_doubt(annals_layout *layout, const annals_time_plot *plot, size_t i, double radius)
{
    const annals_item *item = &layout->items[i];
    annals_colour colour = annals_series_colour(layout, item->series);
    annals_point at = annals_time_place(plot, item);
    bool open = item->loose != 0;
    if (open && !annals_time_in_fade(layout, plot, i))
        draw_open(layout, plot, at, item->loose > 0, colour);
    if (open && item->loose < 0 && !annals_time_in_fade(layout, plot, i))
        draw_cap(layout, at, colour);
    if (item->shape == ANNALS_SHAPE_ABOUT && !annals_time_in_halo(layout, plot, i))
        annals_layout_disc(layout, ANNALS_ROLE_RANGE, at, radius * 2, annals_colour_alpha(colour, 0.25),
                           layout->theme->background, 0);
}

static void draw_item(annals_layout *layout, const annals_time_plot *plot, size_t i, bool dots)
{
    const annals_item *item = &layout->items[i];
    annals_colour colour = annals_series_colour(layout, item->series);
    bool points = plot->style == ANNALS_STYLE_POINTS;
    double radius = scaled(layout, points ? 5 : 3.5);
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return;
    if (points)
        draw_item_period(layout, plot, item, colour);
    draw_doubt(layout, plot, i, radius);
    if (dots && item->shape == ANNALS_SHAPE_RANGE && item->high > item->low)
        draw_whisker(layout, plot, item, colour);
    else if (dots)
        draw_dot(layout, annals_time_place(plot, item), item, colour, radius);
}

/* Whether no series has more items than can have a disc each. */
static bool runs_are_short(const annals_layout *layout)
{
    for (size_t i = 0, run = 0; i < layout->count; i++) {
        run = i > 0 && layout->items[i].series == layout->items[i - 1].series ? run + 1 : 1;
        if (run > DISCS)
            return false;
    }
    return true;
}

bool annals_time_shows_items(const annals_layout *layout)
{
    bool lines = layout->style == ANNALS_STYLE_LINE || layout->style == ANNALS_STYLE_AREA;
    return layout->style == ANNALS_STYLE_POINTS ||
           (lines && !layout->spec->multiples && layout->spec->kind == ANNALS_CHART_TIME && runs_are_short(layout));
}

/* What is drawn along a line needs no disc among many. */
static bool wants_disc(const annals_layout *layout, const annals_time_plot *plot, size_t i, bool all)
{
    const annals_item *item = &layout->items[i];
    bool last = !(i + 1 < layout->count && layout->items[i + 1].series == item->series);
    if ((all && !item->quiet) || stands_alone(layout, i))
        return true;
    if (plot->style == ANNALS_STYLE_STEP || plot->style == ANNALS_STYLE_STACKED)
        return false;
    bool along = item->shape == ANNALS_SHAPE_EXACT || annals_time_in_band(layout, plot, i) ||
                 annals_time_in_fade(layout, plot, i) || annals_time_in_halo(layout, plot, i);
    return last || !along;
}

static void draw_items(annals_layout *layout, const annals_time_plot *plot, bool all, bool quiet)
{
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        const annals_item *item = &layout->items[i];
        bool disc = item->quiet == quiet && wants_disc(layout, plot, i, all);
        if (item->quiet != quiet || (!disc && item->shape == ANNALS_SHAPE_EXACT && item->loose == 0))
            continue; /* its line says all */
        annals_layout_about(layout, item);
        draw_item(layout, plot, i, disc);
    }
}

void annals_time_draw_marks(annals_layout *layout, const annals_time_plot *plot)
{
    bool all = annals_time_shows_items(layout);
    if (plot->style != ANNALS_STYLE_POINTS)
        annals_time_draw_lines(layout, plot);
    draw_items(layout, plot, all, true); /* what stands out lies above them */
    draw_items(layout, plot, all, false);
    for (size_t i = 0; i < layout->withdrawn_count && !layout->panel; i++) {
        annals_layout_about(layout, &layout->withdrawn[i]);
        annals_dot_strike(layout, annals_time_place(plot, &layout->withdrawn[i]));
    }
    annals_layout_about(layout, NULL);
}
