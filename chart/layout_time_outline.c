/* The outline of a stretch of a series: where its values run on the page, as slopes or steps, thinned out to what
 * pixels can show; draws nothing. */
#include "chart/layout_time.h"

#include <math.h>

enum {
    STUB = 12, /* pixels that a last step is seen, however short it is */
    DENSE = 4  /* points of a column of pixels, from which they are thinned out: the first, lowest, highest, last */
};

static double base_of(const annals_item *item)
{
    return item->base;
}

static double roof_of(const annals_item *item)
{
    return item->roof;
}

/* A slope goes from the middle of one period to that of the next; a step lasts from a period's beginning to its end,
 * and on to the next one where nothing is missing between them. */
static size_t corners_of(const annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                         size_t item, annals_point corners[2])
{
    const annals_item *at = &layout->items[item];
    annals_point place = annals_time_place(plot, at);
    double y = annals_time_y(plot, stretch->value(at)) + stretch->shift;
    corners[0] = corners[1] = (annals_point){place.x, y};
    if (plot->style != ANNALS_STYLE_STEP)
        return 1;
    annals_time_sides(plot, at, &corners[0].x, &corners[1].x);
    if (annals_time_joined(layout, item) && !annals_time_is_gap(layout, item)) {
        double beyond;
        annals_time_sides(plot, at + 1, &corners[1].x, &beyond);
    } else {
        corners[1].x = fmax(corners[1].x, fmin(corners[0].x + STUB, plot->box.x + plot->box.width));
    }
    return 2;
}

/* Of the points within one column of pixels only those are kept that show. */
typedef struct {
    annals_point *points;
    size_t count;
    double column;
    annals_point lowest, highest, last;
    size_t lowest_at, highest_at, size;
} thinner;

static void keep(thinner *thin, annals_point point)
{
    thin->points[thin->count++] = point;
}

/* Ends a column: its first point stands already. */
static void end_column(thinner *thin)
{
    if (thin->size < 2)
        return;
    bool low_first = thin->lowest_at < thin->highest_at;
    size_t early = low_first ? thin->lowest_at : thin->highest_at,
           late = low_first ? thin->highest_at : thin->lowest_at;
    if (early > 0)
        keep(thin, low_first ? thin->lowest : thin->highest);
    if (late > 0 && late != early && late + 1 < thin->size)
        keep(thin, low_first ? thin->highest : thin->lowest);
    if (early + 1 < thin->size || early == 0)
        keep(thin, thin->last);
}

static void take_point(thinner *thin, annals_point point)
{
    double column = floor(point.x);
    if (thin->size == 0 || column != thin->column) {
        end_column(thin);
        keep(thin, point);
        *thin = (thinner){thin->points, thin->count, column, point, point, point, 0, 0, 1};
        return;
    }
    if (point.y > thin->lowest.y) {
        thin->lowest = point;
        thin->lowest_at = thin->size;
    }
    if (point.y < thin->highest.y) {
        thin->highest = point;
        thin->highest_at = thin->size;
    }
    thin->last = point;
    thin->size++;
}

static annals_point *thinned(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                             size_t *count)
{
    size_t room = (size_t)(plot->box.width + 3) * DENSE;
    thinner thin = {.points = annals_layout_alloc(layout, room, sizeof *thin.points)};
    for (size_t i = stretch->from; thin.points && i <= stretch->to; i++) {
        annals_point corners[2];
        size_t each = corners_of(layout, plot, stretch, i, corners);
        for (size_t j = 0; j < each; j++)
            take_point(&thin, corners[j]);
    }
    if (thin.points)
        end_column(&thin);
    *count = thin.count;
    return thin.points;
}

annals_point *annals_time_outline(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                                  size_t *count)
{
    size_t items = stretch->to - stretch->from + 1;
    *count = 0;
    if ((double)items > plot->box.width * DENSE)
        return thinned(layout, plot, stretch, count);
    annals_point *points = annals_layout_alloc(layout, items * 2, sizeof *points);
    for (size_t i = stretch->from; points && i <= stretch->to; i++)
        *count += corners_of(layout, plot, stretch, i, &points[*count]);
    return points;
}

/* One outline there, the other one back. */
static void close_area(annals_layout *layout, const annals_time_plot *plot, const annals_point *there,
                       size_t there_count, const annals_point *back, size_t back_count, annals_colour colour)
{
    double bottom = plot->box.y + plot->box.height;
    annals_point *points = annals_layout_alloc(layout, there_count + back_count, sizeof *points);
    if (!points || !there || !back)
        return;
    for (size_t i = 0; i < there_count; i++)
        points[i] = there[i];
    for (size_t i = 0; i < back_count; i++)
        points[there_count + i] = back[back_count - 1 - i];
    for (size_t i = 0; i < there_count + back_count; i++)
        points[i].y = fmax(plot->frame.y, fmin(points[i].y, bottom));
    annals_layout_area(layout, points, there_count + back_count, colour);
}

static void fill(annals_layout *layout, const annals_time_plot *plot, annals_stretch low, annals_stretch high,
                 annals_colour colour)
{
    size_t low_count = 0, high_count = 0;
    annals_point *lower = annals_time_outline(layout, plot, &low, &low_count);
    annals_point *upper = annals_time_outline(layout, plot, &high, &high_count);
    close_area(layout, plot, lower, low_count, upper, high_count, colour);
}

void annals_time_fill_below(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                            annals_colour colour)
{
    annals_stretch base = {stretch->from, stretch->to, base_of, 0};
    fill(layout, plot, base, (annals_stretch){stretch->from, stretch->to, annals_item_known, 0}, colour);
}

void annals_time_fill_band(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                           annals_colour colour)
{
    annals_stretch known = {stretch->from, stretch->to, annals_item_known, 0};
    fill(layout, plot, known, (annals_stretch){stretch->from, stretch->to, roof_of, 0}, colour);
}

void annals_time_fill_beyond(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                             double reach, annals_colour colour)
{
    annals_stretch edge = {stretch->from, stretch->to, annals_item_middle, 0};
    fill(layout, plot, edge, (annals_stretch){stretch->from, stretch->to, annals_item_middle, reach}, colour);
}
