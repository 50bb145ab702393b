/* Places the words of a time chart beside their marks: no label may touch another or cover what is drawn. */
#include <math.h>
#include <stdlib.h>

#include "chart/layout_time.h"

enum { LABELLED = 14, NAME_LINES = 2, NAME_GAP = 10 };

/* --- Names of series, at the right ---------------------------------------------------------------------------------
 */

static annals_face value_face(const annals_layout *layout)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_VALUE);
    face.size *= 0.93;
    return face;
}

static annals_face plain_face(const annals_layout *layout)
{
    annals_face face = value_face(layout);
    face.weight = 400;
    return face;
}

static const annals_item *last_of(const annals_layout *layout, size_t series)
{
    const annals_item *last = NULL;
    for (size_t i = 0; i < layout->count; i++)
        if (layout->items[i].series == series)
            last = &layout->items[i];
    return last;
}

/* The room at the right for names and last values; lines only, points carry theirs beside them. */
double annals_time_names_width(annals_layout *layout, annals_time_plot *plot, double width)
{
    if (!plot->lines)
        return 0;
    plot->names = annals_layout_alloc(layout, layout->series_count, sizeof *plot->names);
    for (size_t i = 0; plot->names && i < layout->series_count && !layout->status; i++) {
        if (layout->series_count > 1)
            plot->names[i] =
                annals_layout_wrap(layout, layout->series_names[i], value_face(layout), width * 0.24, NAME_LINES);
        annals_layout_warn_cut(layout, "name", layout->series_names[i], &plot->names[i]);
        double value = annals_layout_measure(layout, last_of(layout, i)->value, plain_face(layout)).width;
        plot->names_width = fmax(plot->names_width, fmax(value, annals_lines_width(&plot->names[i])));
    }
    return plot->names_width + NAME_GAP * layout->scale;
}

typedef struct {
    size_t series;
    double wanted, top, height;
} name_block;

static int upper_first(const void *left, const void *right)
{
    const name_block *a = left, *b = right;
    if (a->wanted != b->wanted)
        return a->wanted < b->wanted ? -1 : 1;
    return (a->series > b->series) - (a->series < b->series);
}

/* Pushes blocks apart, downwards, then back up from the bottom edge. */
static void spread(name_block *blocks, size_t count, double top, double bottom)
{
    double edge = top;
    for (size_t i = 0; i < count; i++) {
        blocks[i].top = fmax(blocks[i].wanted, edge);
        edge = blocks[i].top + blocks[i].height;
    }
    edge = bottom;
    for (size_t i = count; i-- > 0;) {
        blocks[i].top = fmin(blocks[i].top, edge - blocks[i].height);
        edge = blocks[i].top;
    }
}

static void write_block(annals_layout *layout, const annals_time_plot *plot, const name_block *block)
{
    annals_face face = value_face(layout);
    double line = annals_layout_line(face), baseline = block->top + face.size;
    double x = plot->box.x + plot->box.width + NAME_GAP * layout->scale;
    const annals_lines *names = &plot->names[block->series];
    for (size_t i = 0; i < names->count; i++, baseline += line)
        annals_layout_write(layout, ANNALS_ROLE_SERIES, names->lines[i], face, annals_series_colour(block->series),
                            ANNALS_ANCHOR_START, x, baseline);
    annals_layout_write(
        layout, ANNALS_ROLE_VALUE, last_of(layout, block->series)->value, names->count > 0 ? plain_face(layout) : face,
        names->count > 0 ? annals_muted : annals_series_colour(block->series), ANNALS_ANCHOR_START, x, baseline);
}

static void write_names(annals_layout *layout, const annals_time_plot *plot)
{
    name_block *blocks = annals_layout_alloc(layout, layout->series_count, sizeof *blocks);
    double line = annals_layout_line(value_face(layout)), top = plot->box.y, sum = 0;
    if (!blocks || !plot->names)
        return;
    for (size_t i = 0; i < layout->series_count; i++) {
        double height = line * (double)(plot->names[i].count + 1);
        blocks[i] = (name_block){i, annals_time_place(plot, last_of(layout, i)).y - height / 2, 0, height};
        sum += height;
    }
    qsort(blocks, layout->series_count, sizeof *blocks, upper_first);
    size_t count = layout->series_count;
    for (; count > 0 && sum > plot->box.height; count--) {
        sum -= blocks[count - 1].height;
        annals_warnings_add(layout->warnings, "name \"%s\" left out: no room",
                            layout->series_names[blocks[count - 1].series]);
    }
    spread(blocks, count, top, plot->box.y + plot->box.height);
    for (size_t i = 0; i < count && !layout->status; i++)
        write_block(layout, plot, &blocks[i]);
}

/* --- Values, beside their points -----------------------------------------------------------------------------------
 */

static bool boxes_meet(annals_box a, annals_box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/* Whether a segment comes into a box (Liang and Barsky's clipping). */
static bool crosses(annals_point p, annals_point q, annals_box box)
{
    double dx = q.x - p.x, dy = q.y - p.y, first = 0, last = 1;
    double by[4] = {-dx, dx, -dy, dy};
    double to[4] = {p.x - box.x, box.x + box.width - p.x, p.y - box.y, box.y + box.height - p.y};
    for (size_t i = 0; i < 4; i++) {
        if (by[i] == 0 && to[i] < 0)
            return false;
        if (by[i] < 0)
            first = fmax(first, to[i] / by[i]);
        if (by[i] > 0)
            last = fmin(last, to[i] / by[i]);
    }
    return first <= last;
}

static bool covers_mark(const annals_mark *mark, annals_box box)
{
    if (mark->role == ANNALS_ROLE_GRID || (mark->role == ANNALS_ROLE_EVENT && mark->shape != ANNALS_MARK_LINE))
        return false;
    if (mark->shape != ANNALS_MARK_LINE)
        return boxes_meet(mark->box, box);
    for (size_t i = 0; i + 1 < mark->point_count; i++)
        if (crosses(mark->points[i], mark->points[i + 1], box))
            return true;
    return false;
}

static bool is_free(const annals_layout *layout, const annals_time_plot *plot, annals_box box)
{
    const annals_scene *scene = layout->scene;
    if (box.x < plot->frame.x || box.x + box.width > plot->frame.x + plot->frame.width || box.y < plot->frame.y ||
        box.y + box.height > plot->box.y + plot->box.height)
        return false;
    for (size_t i = 0; i < scene->text_count; i++)
        if (boxes_meet(scene->texts[i].box, box))
            return false;
    for (size_t i = 0; i < scene->mark_count; i++)
        if (covers_mark(&scene->marks[i], box))
            return false;
    return true;
}

/* Where a label may stand: its corner from the point, in its own widths and heights and in gaps. */
static const struct {
    double widths, heights, gaps_x, gaps_y;
} candidates[] = {
    {-0.5, -1, 0, -1},   {0, -0.5, 1.2, 0},    {-1, -0.5, -1.2, 0}, {-0.5, 0, 0, 1},
    {0, -1, 0.7, -0.7},  {-1, -1, -0.7, -0.7}, {0, 0, 0.7, 0.7},    {-1, 0, -0.7, 0.7},
    {-0.5, -1, 0, -1.7}, {-0.5, 0, 0, 1.7},    {-0.5, -1, 0, -3.6}, {-0.5, 0, 0, 3.6},
    {0, -0.5, 3, 0},     {-1, -0.5, -3, 0},    {-0.5, -1, 0, -5.5}, {-0.5, 0, 0, 5.5},
};

static const char *label_of(annals_layout *layout, const annals_time_plot *plot, const annals_item *item)
{
    bool named = layout->series_count > 1 && !plot->lines && item == last_of(layout, item->series);
    if (!named)
        return item->value;
    annals_str label = {0};
    annals_str_format(&label, "%s: %s", layout->series_names[item->series], item->value);
    return annals_layout_take(layout, &label);
}

static bool try_label(annals_layout *layout, const annals_time_plot *plot, const annals_item *item, const char *label)
{
    annals_face face = value_face(layout);
    annals_extent extent = annals_layout_measure(layout, label, face);
    annals_point at = annals_time_place(plot, item);
    double gap = 8 * layout->scale, height = extent.ascent + extent.descent;
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates && !layout->status; i++) {
        annals_box box = {at.x + candidates[i].widths * extent.width + candidates[i].gaps_x * gap,
                          at.y + candidates[i].heights * height + candidates[i].gaps_y * gap, extent.width, height};
        if (!is_free(layout, plot, box))
            continue;
        annals_layout_write(layout, ANNALS_ROLE_VALUE, label, face, annals_series_colour(item->series),
                            ANNALS_ANCHOR_START, box.x, box.y + extent.ascent);
        return true;
    }
    return false;
}

static void write_values(annals_layout *layout, const annals_time_plot *plot)
{
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        const annals_item *item = &layout->items[i];
        if (item->shape == ANNALS_SHAPE_UNKNOWN || (plot->lines && item == last_of(layout, item->series)))
            continue;
        const char *label = label_of(layout, plot, item);
        if (!try_label(layout, plot, item, label) &&
            (label == item->value || !try_label(layout, plot, item, item->value)) && !layout->status)
            annals_warnings_add(layout->warnings, "label \"%s\" left out: no room", label);
    }
}

void annals_time_draw_labels(annals_layout *layout, const annals_time_plot *plot)
{
    if (plot->lines)
        write_names(layout, plot);
    if (layout->count <= LABELLED || (!plot->lines && layout->series_count > 1))
        write_values(layout, plot);
}
