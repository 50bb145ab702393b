/* Lays out amounts over time: points with their periods, lines, events, a light grid; labels go beside their marks. */
#include <math.h>

#include "chart/format.h"
#include "chart/layout_time.h"

enum { PLOT = 290, TICK_ROOM = 26, HEADROOM = 34, LINE_FROM = 4, TICK_APART = 74 };

/* --- When ----------------------------------------------------------------------------------------------------------
 */

bool annals_time_ends(const annals_period *period, annals_moment *first, annals_moment *last)
{
    *first = period->earliest == ANNALS_MOMENT_MIN ? period->latest : period->earliest;
    *last = period->latest == ANNALS_MOMENT_MAX ? *first : period->latest;
    return *first != ANNALS_MOMENT_MAX && *last != ANNALS_MOMENT_MIN;
}

static void widen(const annals_period *period, annals_moment *first, annals_moment *last)
{
    annals_moment from, to;
    if (!annals_time_ends(period, &from, &to))
        return;
    *first = from < *first ? from : *first;
    *last = to > *last ? to : *last;
}

void annals_time_extent(const annals_layout *layout, annals_moment *first, annals_moment *last)
{
    const annals_moment day = INT64_C(86400000000);
    *first = ANNALS_MOMENT_MAX;
    *last = ANNALS_MOMENT_MIN;
    for (size_t i = 0; i < layout->count; i++)
        widen(&layout->items[i].row->period, first, last);
    for (size_t i = 0; i < layout->spec->event_count; i++)
        widen(&layout->spec->events[i].period, first, last);
    if (*first > *last)
        *first = *last = 0;
    annals_moment margin = (*last - *first) / 40;
    margin = margin < day ? day : margin;
    *first -= margin;
    *last += margin;
}

bool annals_time_is_wide(const annals_layout *layout, const annals_period *period)
{
    annals_moment first, last, from, to;
    annals_time_extent(layout, &first, &last);
    return annals_time_ends(period, &from, &to) && (double)(to - from) > (double)(last - first) / 50;
}

bool annals_time_has_lines(const annals_layout *layout)
{
    if (layout->spec->style != ANNALS_STYLE_AUTO)
        return layout->spec->style == ANNALS_STYLE_LINE;
    for (size_t i = 0, run = 0; i < layout->count; i++) {
        run = i > 0 && layout->items[i].series == layout->items[i - 1].series ? run + 1 : 1;
        if (run >= LINE_FROM)
            return true;
    }
    return false;
}

double annals_time_x(const annals_time_plot *plot, annals_moment moment)
{
    double share = (double)(moment - plot->first) / (double)(plot->last - plot->first);
    return plot->box.x + share * plot->box.width;
}

double annals_time_y(const annals_time_plot *plot, double value)
{
    double low = annals_tick_value(&plot->ticks, plot->ticks.first);
    double high = annals_tick_value(&plot->ticks, plot->ticks.last);
    return plot->box.y + plot->box.height * (high > low ? (high - value) / (high - low) : 0.5);
}

/* The middle of what is known of an item. */
annals_point annals_time_place(const annals_time_plot *plot, const annals_item *item)
{
    annals_moment first = plot->first, last = plot->first;
    if (!annals_time_ends(&item->row->period, &first, &last))
        first = last = plot->first;
    return (annals_point){annals_time_x(plot, first + (last - first) / 2),
                          annals_time_y(plot, (item->low + item->high) / 2)};
}

/* --- Axes ----------------------------------------------------------------------------------------------------------
 */

/* Zero is in sight unless it would flatten everything. */
static annals_ticks value_ticks(const annals_layout *layout)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < layout->count; i++) {
        if (layout->items[i].shape == ANNALS_SHAPE_UNKNOWN)
            continue;
        low = fmin(low, layout->items[i].low);
        high = fmax(high, layout->items[i].high);
    }
    if (!(low <= high))
        return (annals_ticks){.step = {1, 0}, .first = 0, .last = 1};
    if (low > 0 && (high - low > high / 4 || low == high))
        low = 0;
    if (high < 0 && (high - low > -low / 4 || low == high))
        high = 0;
    annals_ticks ticks = annals_ticks_for(low, high, 5);
    if (ticks.first == ticks.last)
        ticks.last = ticks.first + 1;
    return ticks;
}

static double tick_width(annals_layout *layout, const annals_ticks *ticks)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_TICK);
    double width = 0;
    for (int64_t tick = ticks->first; tick <= ticks->last && !layout->status; tick++)
        width = fmax(width, annals_layout_measure(layout, annals_tick_text(layout, ticks, tick), face).width);
    return width;
}

static void draw_grid(annals_layout *layout, const annals_time_plot *plot)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_TICK);
    double apart = plot->box.height / (double)(plot->ticks.last - plot->ticks.first);
    int64_t every = (int64_t)fmax(1, ceil(annals_layout_line(face) / apart));
    for (int64_t tick = plot->ticks.first; tick <= plot->ticks.last && !layout->status; tick += every) {
        double y = round(annals_time_y(plot, annals_tick_value(&plot->ticks, tick)));
        bool axis = tick == plot->ticks.first || tick == 0;
        annals_layout_write(layout, ANNALS_ROLE_TICK, annals_tick_text(layout, &plot->ticks, tick), face, annals_muted,
                            ANNALS_ANCHOR_END, plot->box.x - 10 * layout->scale, y + annals_layout_drop(face));
        annals_layout_rectangle(layout, axis ? ANNALS_ROLE_AXIS : ANNALS_ROLE_GRID,
                                (annals_box){plot->box.x, y, plot->box.width, fmax(1, round(layout->scale * 0.8))},
                                axis ? annals_axis_colour : annals_grid_colour);
    }
}

static void draw_time_axis(annals_layout *layout, const annals_time_plot *plot, double left, double right)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_TICK);
    double bottom = round(plot->box.y + plot->box.height), free_from = left;
    size_t count = 0;
    size_t most = (size_t)fmax(2, plot->box.width / (TICK_APART * layout->scale));
    annals_time_tick *ticks = annals_time_ticks(layout, plot->first, plot->last, most, &count);
    for (size_t i = 0; ticks && i < count && !layout->status; i++) {
        double x = round(annals_time_x(plot, ticks[i].at));
        double width = annals_layout_measure(layout, ticks[i].text, face).width;
        double from = fmin(fmax(x - width / 2, left), right - width);
        annals_layout_rectangle(layout, ANNALS_ROLE_TICK,
                                (annals_box){x, bottom, fmax(1, round(layout->scale * 0.8)), 5 * layout->scale},
                                annals_axis_colour);
        if (from < free_from)
            continue;
        annals_layout_write(layout, ANNALS_ROLE_TICK, ticks[i].text, face, annals_muted, ANNALS_ANCHOR_START, from,
                            bottom + 9 * layout->scale + face.size);
        free_from = from + width + 6 * layout->scale;
    }
}

/* --- Together ------------------------------------------------------------------------------------------------------
 */

static double time_height(annals_layout *layout, double width)
{
    (void)width;
    double lanes = layout->spec->event_count > 0 ? 20 * fmin((double)layout->spec->event_count, 3) : 0;
    return round((PLOT + lanes + HEADROOM) * layout->scale);
}

static void time_draw(annals_layout *layout, annals_box box)
{
    annals_time_plot plot = {.ticks = value_ticks(layout), .frame = box, .lines = annals_time_has_lines(layout)};
    annals_time_extent(layout, &plot.first, &plot.last);
    double left = ceil(tick_width(layout, &plot.ticks)) + 10 * layout->scale;
    double right = annals_time_names_width(layout, &plot, box.width);
    plot.box = (annals_box){box.x + left, box.y, box.width - left - right, box.height};
    double lanes = annals_time_plan_events(layout, &plot);
    double top = lanes + HEADROOM * layout->scale, bottom = TICK_ROOM * layout->scale;
    plot.box.y += top;
    plot.box.height -= top + bottom;
    if (plot.box.height < 50 * layout->scale || plot.box.width < 60 * layout->scale)
        annals_layout_fail_cramped(layout, "no room for the plot; make the page larger");
    if (layout->status)
        return;
    draw_grid(layout, &plot);
    draw_time_axis(layout, &plot, box.x, box.x + box.width);
    annals_time_draw_events(layout, &plot);
    annals_time_draw_marks(layout, &plot);
    annals_time_draw_labels(layout, &plot);
}

const annals_chart_form annals_form_time = {time_height, time_draw};
