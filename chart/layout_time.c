/* Lays out amounts over time: points with their periods, lines, events, a light grid; labels go beside their marks. */
#include <math.h>

#include "chart/format.h"
#include "chart/layout_axis.h"
#include "chart/layout_panels.h"
#include "chart/layout_time.h"

enum {
    PLOT = 290,
    TICK_ROOM = 28,
    TICK_GAP = 11,
    HEADROOM = 34,
    FLOOR = 26,
    TICK_APART = 74,
    TICK_LEFT = 10,
    TICKS_APART = 6,
    PANEL_PLOT = 118,
    PANEL_TOP = 6,
    PANEL_OVER = 8,
    PANEL_APART = 54
};

/* --- Axes ----------------------------------------------------------------------------------------------------------
 */

static double tick_width(annals_layout *layout, const annals_axis *axis)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_TICK);
    double width = 0;
    for (size_t tick = 0; tick < axis->count && !layout->status; tick++)
        width = fmax(width, annals_layout_measure(layout, annals_axis_text(layout, axis, tick), face).width);
    return width;
}

static bool is_axis(const annals_axis *axis, size_t tick)
{
    return axis->ticks[tick].digits == 0 || tick == 0;
}

static void draw_grid_line(annals_layout *layout, const annals_time_plot *plot, size_t tick, double y)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_TICK);
    bool axis = is_axis(&plot->axis, tick);
    if (!layout->panel || layout->panel->words_left)
        annals_layout_write(layout, ANNALS_ROLE_TICK, annals_axis_text(layout, &plot->axis, tick), face,
                            layout->theme->muted, ANNALS_ANCHOR_END, plot->box.x - TICK_LEFT * layout->scale,
                            y + annals_layout_drop(face));
    annals_layout_rectangle(layout, axis ? ANNALS_ROLE_AXIS : ANNALS_ROLE_GRID,
                            (annals_box){plot->box.x, y, plot->box.width, fmax(1, round(layout->scale * 0.8))},
                            axis ? layout->theme->axis : layout->theme->grid);
}

static double tick_y(const annals_time_plot *plot, size_t tick)
{
    return round(annals_time_y(plot, annals_decimal_double(plot->axis.ticks[tick])));
}

/* Zero and the ends come first; of the others those are shown whose words touch none that are. */
static int tick_rank(const annals_axis *axis, size_t tick)
{
    if (axis->ticks[tick].digits == 0)
        return 0;
    return tick == 0 ? 1 : tick + 1 == axis->count ? 2 : 3;
}

static void draw_grid(annals_layout *layout, const annals_time_plot *plot)
{
    double line = annals_layout_line(annals_layout_face(layout, ANNALS_FACE_TICK));
    annals_stop *stops = annals_layout_alloc(layout, plot->axis.count, sizeof *stops);
    for (size_t tick = 0; stops && tick < plot->axis.count; tick++)
        stops[tick] = (annals_stop){.wanted = tick_y(plot, tick), .length = line, .rank = tick_rank(&plot->axis, tick)};
    if (stops)
        annals_place_row(stops, plot->axis.count, -INFINITY, INFINITY, 0, false);
    for (size_t tick = 0; stops && tick < plot->axis.count && !layout->status; tick++)
        if (stops[tick].shown)
            draw_grid_line(layout, plot, tick, stops[tick].wanted);
}

static size_t most_ticks(const annals_layout *layout, const annals_time_plot *plot)
{
    double apart = layout->panel ? PANEL_APART : TICK_APART;
    return (size_t)fmax(2, plot->box.width / (apart * layout->scale));
}

/* One line of the ticks' words: of their moments, or of their days. */
static void write_ticks(annals_layout *layout, const annals_time_plot *plot, const annals_time_tick *ticks,
                        size_t count, bool days, double baseline, double left, double right)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_TICK);
    annals_stop *stops = annals_layout_alloc(layout, count, sizeof *stops);
    for (size_t i = 0; stops && i < count && !layout->status; i++) {
        const char *text = days ? ticks[i].day : ticks[i].text;
        stops[i].wanted = annals_time_x(plot, ticks[i].centre);
        stops[i].length = text ? annals_layout_measure(layout, text, face).width : 0;
    }
    if (stops)
        annals_place_row(stops, count, left, right, TICKS_APART * layout->scale, true);
    for (size_t i = 0; stops && i < count && !layout->status; i++)
        if (stops[i].shown)
            annals_layout_write(layout, ANNALS_ROLE_TICK, days ? ticks[i].day : ticks[i].text, face,
                                layout->theme->muted, ANNALS_ANCHOR_START, stops[i].from, baseline);
}

static void draw_time_axis(annals_layout *layout, const annals_time_plot *plot, double left, double right)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_TICK);
    double bottom = round(plot->box.y + plot->box.height);
    double baseline = bottom + TICK_GAP * layout->scale + face.size;
    size_t count = 0;
    annals_time_tick *ticks = annals_time_ticks(layout, plot->first, plot->last, most_ticks(layout, plot), &count);
    double apart = ticks && count > 1 ? annals_time_x(plot, ticks[1].at) - annals_time_x(plot, ticks[0].at) : INFINITY;
    for (size_t i = 0; ticks && i < count && !layout->status; i++) {
        double x = round(annals_time_x(plot, ticks[i].at)), centre = annals_time_x(plot, ticks[i].centre);
        if (centre - x < apart * 0.4)
            x = round(centre); /* what is thinned out is marked where its period is, not where it begins */
        if (x >= plot->box.x)
            annals_layout_rectangle(layout, ANNALS_ROLE_TICK,
                                    (annals_box){x, bottom, fmax(1, round(layout->scale * 0.8)), 5 * layout->scale},
                                    layout->theme->axis);
    }
    if (!ticks || (layout->panel && !layout->panel->words_below))
        return;
    write_ticks(layout, plot, ticks, count, false, baseline, left, right);
    write_ticks(layout, plot, ticks, count, true, baseline + annals_layout_line(face), left, right);
}

/* A second line of words, where the first one has only the time of day. */
static double tick_room(annals_layout *layout, const annals_time_plot *plot)
{
    size_t count = 0;
    annals_time_tick *ticks = annals_time_ticks(layout, plot->first, plot->last, most_ticks(layout, plot), &count);
    double line = annals_layout_line(annals_layout_face(layout, ANNALS_FACE_TICK));
    return TICK_ROOM * layout->scale + (ticks && count > 0 && ticks[0].day ? line : 0);
}

/* --- Events --------------------------------------------------------------------------------------------------------
 */

static bool shows_event(const void *context, const annals_period *period, double *x)
{
    const annals_time_plot *plot = context;
    annals_moment first = plot->first, last = plot->last;
    if (!annals_time_ends(period, &first, &last) || first > plot->last || last < plot->first)
        return false;
    *x = round(fmax(annals_time_x(plot, first), plot->box.x));
    return true;
}

static void draw_events(annals_layout *layout, annals_time_plot *plot)
{
    double end = plot->box.x + plot->box.width, bottom = plot->box.y + plot->box.height;
    for (size_t i = 0; i < plot->events.count; i++) {
        annals_event_place *place = &plot->events.places[i];
        annals_moment first, last;
        annals_time_ends(&place->event->period, &first, &last);
        double right = place->event->period.latest == ANNALS_MOMENT_MAX ? end : fmin(annals_time_x(plot, last), end);
        place->bottom = bottom;
        if (right - place->x > 5 * layout->scale)
            annals_layout_rectangle(layout, ANNALS_ROLE_EVENT,
                                    (annals_box){place->x, plot->box.y, right - place->x, plot->box.height},
                                    annals_colour_alpha(layout->theme->ink, 0.06));
    }
    annals_events_draw(layout, &plot->events, plot->box.y - (layout->panel ? 0 : FLOOR * layout->scale));
}

/* --- Together ------------------------------------------------------------------------------------------------------
 */

static double time_height(annals_layout *layout, double width)
{
    (void)width;
    double lanes = layout->spec->event_count > 0 ? 20 * fmin((double)layout->spec->event_count, 3) : 0;
    if (layout->panel)
        return PANEL_PLOT * layout->scale;
    return round((PLOT + lanes + HEADROOM) * layout->scale);
}

static double axis_room(annals_layout *layout)
{
    return ceil(tick_width(layout, &layout->axis)) + TICK_LEFT * layout->scale;
}

static void time_sides(annals_layout *layout, double *left, double *below)
{
    *left = axis_room(layout);
    *below = TICK_ROOM * layout->scale;
}

static void draw_plot(annals_layout *layout, annals_time_plot *plot, double left, double right)
{
    if (plot->box.height < 30 * layout->scale || plot->box.width < 60 * layout->scale)
        annals_layout_fail_cramped(layout, "no room for the plot; make the page larger");
    if (layout->status)
        return;
    draw_grid(layout, plot);
    draw_time_axis(layout, plot, left, right);
    draw_events(layout, plot);
    annals_time_draw_marks(layout, plot);
    annals_time_draw_labels(layout, plot);
}

/* All of the box is plot, but for the last amounts: the words of its axes stand outside. */
static void draw_panel(annals_layout *layout, annals_time_plot *plot)
{
    double over = PANEL_OVER * layout->scale, top = PANEL_TOP * layout->scale;
    double right = annals_time_names_width(layout, plot, plot->frame.width);
    plot->box = plot->frame;
    plot->box.y += top;
    plot->box.height -= top;
    plot->box.width -= right;
    annals_events_collect(layout, &plot->events, shows_event, plot);
    annals_time_draw_others(layout, plot);
    draw_plot(layout, plot, plot->frame.x - over, plot->frame.x + plot->frame.width + over);
}

static void time_draw(annals_layout *layout, annals_box box)
{
    annals_time_plot plot = {.axis = layout->axis,
                             .frame = box,
                             .first = layout->first,
                             .last = layout->last,
                             .style = layout->style,
                             .events = {.frame = box}};
    if (layout->panel) {
        draw_panel(layout, &plot);
        return;
    }
    double left = axis_room(layout);
    double right = annals_time_names_width(layout, &plot, box.width);
    plot.box = (annals_box){box.x + left, box.y, box.width - left - right, box.height};
    annals_events_collect(layout, &plot.events, shows_event, &plot);
    double lanes = annals_events_plan(layout, &plot.events);
    double top = lanes + HEADROOM * layout->scale, bottom = tick_room(layout, &plot);
    plot.box.y += top;
    plot.box.height -= top + bottom;
    draw_plot(layout, &plot, box.x, box.x + box.width);
}

const annals_chart_form annals_form_time = {.alt = ANNALS_WORD_ALT_TIME,
                                            .over_time = true,
                                            .arrange = annals_time_prepare,
                                            .explain = annals_explain_time,
                                            .height = time_height,
                                            .draw = time_draw,
                                            .sides = time_sides};
