/* Draws the points, lines and periods of a time chart, with what is not known about each. */
#include <math.h>

#include "chart/layout_time.h"

enum { DISCS = 12, STROKE_FADE = 22, OPEN_PERIOD = 40 };

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

/* --- Lines: unbroken between actual amounts, dashed to and from all others -----------------------------------------
 */

static bool is_actual(const annals_item *item)
{
    return item->row->kind == ANNALS_ACTUAL;
}

typedef enum { SOLID, DASHED, DOTTED } stroke;

static void draw_run(annals_layout *layout, const annals_time_plot *plot, size_t from, size_t to, stroke style)
{
    annals_point *points = annals_layout_alloc(layout, to - from + 1, sizeof *points);
    if (!points)
        return;
    for (size_t i = from; i <= to; i++)
        points[i - from] = annals_time_place(plot, &layout->items[i]);
    annals_colour colour = annals_series_colour(layout->items[from].series);
    if (style == DOTTED)
        annals_layout_path(layout, ANNALS_ROLE_LINE, points, to - from + 1, annals_colour_alpha(colour, 0.7),
                           scaled(layout, 1.5), scaled(layout, 2));
    else
        annals_layout_path(layout, ANNALS_ROLE_LINE, points, to - from + 1, colour, scaled(layout, 2.25),
                           style == DASHED ? scaled(layout, 5) : 0);
}

static bool joined(const annals_layout *layout, size_t i)
{
    return i + 1 < layout->count && layout->items[i].series == layout->items[i + 1].series &&
           layout->items[i].shape != ANNALS_SHAPE_UNKNOWN && layout->items[i + 1].shape != ANNALS_SHAPE_UNKNOWN;
}

/* Of the stroke to the next item. */
static stroke stroke_after(const annals_layout *layout, size_t i)
{
    if (annals_time_is_gap(layout, i))
        return DOTTED;
    return is_actual(&layout->items[i]) && is_actual(&layout->items[i + 1]) ? SOLID : DASHED;
}

static void draw_lines(annals_layout *layout, const annals_time_plot *plot)
{
    for (size_t from = 0; from < layout->count && !layout->status;) {
        if (!joined(layout, from)) {
            from++;
            continue;
        }
        stroke style = stroke_after(layout, from);
        size_t to = from + 1;
        while (joined(layout, to) && stroke_after(layout, to) == style)
            to++;
        draw_run(layout, plot, from, to, style);
        from = to;
    }
}

/* A point that no unbroken line reaches would be lost without a disc. */
static bool stands_alone(const annals_layout *layout, size_t i)
{
    bool before = i > 0 && joined(layout, i - 1) && !annals_time_is_gap(layout, i - 1);
    return !before && !(joined(layout, i) && !annals_time_is_gap(layout, i));
}

/* --- Points --------------------------------------------------------------------------------------------------------
 */

static void draw_period(annals_layout *layout, const annals_time_plot *plot, const annals_item *item,
                        annals_colour colour)
{
    annals_moment first, last;
    const annals_period *period = &item->row->period;
    double y = annals_time_place(plot, item).y, height = scaled(layout, 7), open = scaled(layout, OPEN_PERIOD);
    if (!annals_time_ends(period, &first, &last))
        return;
    double left = annals_time_x(plot, first), right = annals_time_x(plot, last);
    annals_box box = {left, y - height / 2, right - left, height};
    annals_colour pale = annals_colour_alpha(colour, 0.28);
    if (annals_time_is_wide(layout, period))
        annals_layout_rectangle(layout, ANNALS_ROLE_RANGE, box, pale);
    bool before = period->earliest == ANNALS_MOMENT_MIN, after = period->latest == ANNALS_MOMENT_MAX;
    if (before == after)
        return;
    double from = before ? fmax(plot->box.x, left - open) : right;
    double to = before ? left : fmin(plot->box.x + plot->box.width, right + open);
    if (to > from)
        annals_layout_add(layout, (annals_mark){.shape = ANNALS_MARK_FADE,
                                                .role = ANNALS_ROLE_RANGE,
                                                .box = {from, box.y, to - from, height},
                                                .colour = pale,
                                                .from = before ? ANNALS_FROM_RIGHT : ANNALS_FROM_LEFT});
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
    if (!up)
        length = fmin(length, plot->box.y + plot->box.height - at.y);
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
        annals_layout_disc(layout, ANNALS_ROLE_POINT, at, radius, colour, annals_white, scaled(layout, 1.25));
        return;
    }
    annals_layout_add(layout, (annals_mark){.shape = ANNALS_MARK_RECTANGLE,
                                            .role = ANNALS_ROLE_POINT,
                                            .box = {at.x - radius, at.y - radius, 2 * radius, 2 * radius},
                                            .colour = annals_white,
                                            .stroke = colour,
                                            .stroke_width = scaled(layout, 1.75)});
}

static void draw_item(annals_layout *layout, const annals_time_plot *plot, const annals_item *item, bool dots)
{
    annals_colour colour = annals_series_colour(item->series);
    annals_point at = annals_time_place(plot, item);
    const annals_amount *amount = &item->row->amount;
    double radius = scaled(layout, plot->lines ? 3.5 : 5);
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return;
    if (!plot->lines)
        draw_period(layout, plot, item, colour);
    if (amount->high_end == ANNALS_END_NONE || amount->low_end == ANNALS_END_NONE)
        draw_open(layout, plot, at, amount->high_end == ANNALS_END_NONE, colour);
    if (amount->high_end != ANNALS_END_NONE && amount->low_end == ANNALS_END_NONE)
        draw_cap(layout, at, colour);
    if (item->shape == ANNALS_SHAPE_ABOUT)
        annals_layout_disc(layout, ANNALS_ROLE_RANGE, at, radius * 2, annals_colour_alpha(colour, 0.25), annals_white,
                           0);
    if (item->shape == ANNALS_SHAPE_RANGE)
        draw_whisker(layout, plot, item, colour);
    else if (dots || !is_actual(item))
        draw_dot(layout, at, item, colour, radius);
}

/* What is certain needs no disc on a line of many points. */
static bool wants_disc(const annals_layout *layout, const annals_time_plot *plot, size_t i, size_t run)
{
    bool last = !(i + 1 < layout->count && layout->items[i].series == layout->items[i + 1].series);
    return !plot->lines || run <= DISCS || last || layout->items[i].shape != ANNALS_SHAPE_EXACT ||
           stands_alone(layout, i);
}

static size_t longest_run(const annals_layout *layout)
{
    size_t longest = 0;
    for (size_t i = 0, run = 0; i < layout->count; i++) {
        run = i > 0 && layout->items[i].series == layout->items[i - 1].series ? run + 1 : 1;
        longest = run > longest ? run : longest;
    }
    return longest;
}

void annals_time_draw_marks(annals_layout *layout, const annals_time_plot *plot)
{
    size_t run = longest_run(layout);
    if (plot->lines)
        draw_lines(layout, plot);
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        annals_layout_about(layout, &layout->items[i]);
        draw_item(layout, plot, &layout->items[i], wants_disc(layout, plot, i, run));
    }
    annals_layout_about(layout, NULL);
}
