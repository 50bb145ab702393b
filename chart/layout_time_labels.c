/* Places the words of a time chart beside their marks: no label may touch another or cover what is drawn. */
#include <math.h>
#include <stdlib.h>

#include "chart/layout_panels.h"
#include "chart/layout_time.h"

#define ONE_LINE 0.24 /* of the width */
#define PANEL_VALUES 0.3

enum { LABELLED = 14, PANEL_LABELLED = 6, NAME_LINES = 2, NAME_GAP = 10, VALUE_GAP = 5, LEADER = 16 };

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

/* One line, name and value, where the page has the width; else the value stands below the name. */
static double one_line_width(annals_layout *layout, size_t series)
{
    double name = annals_layout_measure(layout, layout->series_names[series], value_face(layout)).width;
    return name + VALUE_GAP * layout->scale +
           annals_layout_measure(layout, last_of(layout, series)->value, plain_face(layout)).width;
}

static bool fit_one_line(annals_layout *layout, double width)
{
    for (size_t i = 0; i < layout->series_count && !layout->status; i++)
        if (one_line_width(layout, i) > width * ONE_LINE)
            return false;
    return layout->series_count > 1;
}

static double leader_room(const annals_layout *layout)
{
    return (layout->series_count > 1 ? LEADER : NAME_GAP) * layout->scale;
}

/* In a panel there is room for last values at most: its name stands above, those of several series in the legend. */
static double panel_width(annals_layout *layout, annals_time_plot *plot, double width)
{
    for (size_t i = 0; i < layout->series_count && !layout->status; i++)
        plot->names_width =
            fmax(plot->names_width, annals_layout_measure(layout, last_of(layout, i)->value, value_face(layout)).width);
    annals_panel_agree(layout, ANNALS_AGREE_VALUES, &plot->names_width);
    if (plot->names_width > width * PANEL_VALUES || plot->style == ANNALS_STYLE_STACKED)
        plot->names_width = 0;
    return plot->names_width > 0 ? plot->names_width + NAME_GAP * layout->scale : 0;
}

/* The room at the right for names and last values; lines only, points carry theirs beside them. */
double annals_time_names_width(annals_layout *layout, annals_time_plot *plot, double width)
{
    if (plot->style == ANNALS_STYLE_POINTS)
        return 0;
    plot->names = annals_layout_alloc(layout, layout->series_count, sizeof *plot->names);
    plot->one_line = !layout->panel && fit_one_line(layout, width);
    if (layout->panel)
        return panel_width(layout, plot, width);
    for (size_t i = 0; plot->names && i < layout->series_count && !layout->status; i++) {
        if (plot->one_line) {
            plot->names[i] = annals_layout_wrap(layout, layout->series_names[i], value_face(layout), width, 1);
            plot->names_width = fmax(plot->names_width, one_line_width(layout, i));
            continue;
        }
        if (layout->series_count > 1)
            plot->names[i] =
                annals_layout_wrap(layout, layout->series_names[i], value_face(layout), width * 0.24, NAME_LINES);
        annals_layout_warn_cut(layout, "name", layout->series_names[i], &plot->names[i]);
        double value = annals_layout_measure(layout, last_of(layout, i)->value, plain_face(layout)).width;
        plot->names_width = fmax(plot->names_width, fmax(value, annals_lines_width(&plot->names[i])));
    }
    return plot->names_width + leader_room(layout);
}

typedef struct {
    size_t series;
    double wanted, top, height;
} name_block;

static int upper_first(const void *left, const void *right)
{
    const name_block *a = left, *b = right;
    double middle_a = a->wanted + a->height / 2, middle_b = b->wanted + b->height / 2;
    if (middle_a != middle_b)
        return middle_a < middle_b ? -1 : 1;
    return (a->series > b->series) - (a->series < b->series);
}

/* Pushes blocks apart by as little as can be, in the sum of squares: those that would overlap move together to the
 * mean of their wishes (pool adjacent violators). */
static void spread(annals_layout *layout, name_block *blocks, size_t count, double top, double bottom)
{
    typedef struct {
        double sum;
        size_t count;
    } pool;
    pool *pools = annals_layout_alloc(layout, count, sizeof *pools);
    double stacked = 0, all = 0;
    size_t made = 0;
    for (size_t i = 0; pools && i < count; i++) {
        pools[made++] = (pool){blocks[i].wanted - all, 1};
        all += blocks[i].height;
        while (made > 1 && pools[made - 2].sum / (double)pools[made - 2].count >
                               pools[made - 1].sum / (double)pools[made - 1].count) {
            pools[made - 2].sum += pools[made - 1].sum;
            pools[made - 2].count += pools[made - 1].count;
            made--;
        }
    }
    for (size_t i = 0, p = 0, left = 0; pools && i < count; i++) {
        if (left == 0)
            left = pools[p++].count;
        double place = pools[p - 1].sum / (double)pools[p - 1].count;
        blocks[i].top = fmax(top, fmin(place, bottom - all)) + stacked;
        stacked += blocks[i].height;
        left--;
    }
}

static void write_block(annals_layout *layout, const annals_time_plot *plot, const name_block *block, double x)
{
    annals_face face = value_face(layout), plain = plain_face(layout);
    annals_colour colour = annals_series_ink(layout, block->series);
    const char *value = last_of(layout, block->series)->value;
    double line = annals_layout_line(face), baseline = block->top + face.size;
    const annals_lines *names = &plot->names[block->series];
    for (size_t i = 0; i < names->count; i++, baseline += line)
        annals_layout_write(layout, ANNALS_ROLE_SERIES, names->lines[i], face, colour, ANNALS_ANCHOR_START, x,
                            baseline);
    bool named = names->count > 0;
    if (plot->one_line)
        annals_layout_write(layout, ANNALS_ROLE_VALUE, value, plain, layout->theme->muted, ANNALS_ANCHOR_START,
                            x + annals_lines_width(names) + VALUE_GAP * layout->scale, baseline - line);
    else
        annals_layout_write(layout, ANNALS_ROLE_VALUE, value, named ? plain : face,
                            named ? layout->theme->muted : colour, ANNALS_ANCHOR_START, x, baseline);
}

static annals_point end_of(const annals_layout *layout, const annals_time_plot *plot, size_t series)
{
    const annals_item *last = last_of(layout, series);
    annals_point end = annals_time_place(plot, last);
    if (plot->style == ANNALS_STYLE_STACKED)
        end.y = annals_time_y(plot, last->base + last->low / 2); /* the middle of its layer */
    return end;
}

/* From the end of a line to its name, where that had to move or stands away from it. */
static void draw_leader(annals_layout *layout, const annals_time_plot *plot, const name_block *block, double x)
{
    annals_point end = end_of(layout, plot, block->series);
    double line = annals_layout_line(value_face(layout)), gap = 3 * layout->scale;
    annals_point to = {x - gap, plot->one_line ? block->top + block->height / 2 : block->top + line / 2};
    double off = fmax(block->top - block->wanted, block->wanted - block->top);
    if (off <= line && to.x - end.x <= 2 * LEADER * layout->scale)
        return;
    annals_point from = {end.x + 6 * layout->scale, end.y};
    if (from.x < to.x)
        annals_layout_rule(layout, ANNALS_ROLE_SERIES, from, to,
                           annals_colour_alpha(annals_series_colour(layout, block->series), 0.6),
                           fmax(0.75, layout->scale), 0);
}

static bool is_free(const annals_layout *layout, const annals_time_plot *plot, annals_box box);

static double rightmost_end(const annals_layout *layout, const annals_time_plot *plot)
{
    double x = 0;
    for (size_t i = 0; i < layout->series_count; i++)
        x = fmax(x, end_of(layout, plot, i).x);
    return x;
}

/* Right behind the last point of all, unless something is drawn there. */
static double names_left(annals_layout *layout, const annals_time_plot *plot, const name_block *blocks, size_t count)
{
    double gap = leader_room(layout), beside = rightmost_end(layout, plot) + gap;
    double edge = plot->box.x + plot->box.width + gap;
    for (size_t i = 0; i < count; i++) {
        annals_box box = {beside, blocks[i].top, plot->names_width, blocks[i].height};
        box.height = fmin(box.height, plot->box.y + plot->box.height - box.y);
        if (!is_free(layout, plot, box))
            return edge;
    }
    return fmin(beside, edge);
}

static name_block wish(const annals_layout *layout, const annals_time_plot *plot, size_t series)
{
    double line = annals_layout_line(value_face(layout));
    double height = line * (double)(plot->names[series].count + !plot->one_line);
    return (name_block){series, end_of(layout, plot, series).y - height / 2, 0, height};
}

/* A line that ends long before the others is named where it ends, if there is room. */
static bool write_early(annals_layout *layout, const annals_time_plot *plot, size_t series)
{
    static const struct {
        double gaps, widths, heights; /* from the end to the left edge; to the middle, downwards */
    } places[] = {{1, 0, 0},      {0.5, 0, -0.8}, {0.5, 0, 0.8},  {0, -0.5, -1.2},
                  {0, -0.5, 1.2}, {-1, -1, 0.9},  {-1, -1, -0.9}, {-1, -1, 0}};
    annals_point end = end_of(layout, plot, series);
    name_block block = wish(layout, plot, series);
    double gap = NAME_GAP * layout->scale, width = plot->one_line ? one_line_width(layout, series) : plot->names_width;
    if (end.x + 4 * LEADER * layout->scale > rightmost_end(layout, plot))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places && !layout->status; i++) {
        block.top = block.wanted + places[i].heights * block.height;
        annals_box box = {end.x + places[i].gaps * gap + places[i].widths * width, block.top, width, block.height};
        if (box.x + box.width > rightmost_end(layout, plot) || !is_free(layout, plot, box))
            continue;
        write_block(layout, plot, &block, box.x);
        return true;
    }
    return false;
}

static void write_names(annals_layout *layout, const annals_time_plot *plot)
{
    name_block *blocks = annals_layout_alloc(layout, layout->series_count, sizeof *blocks);
    double top = plot->box.y - annals_layout_line(value_face(layout)) / 2, sum = 0;
    double bottom = plot->box.y + plot->box.height + annals_layout_line(value_face(layout)) * 0.4;
    if (!blocks || !plot->names)
        return;
    size_t count = 0;
    for (size_t i = 0; i < layout->series_count; i++) {
        if (write_early(layout, plot, i))
            continue;
        blocks[count] = wish(layout, plot, i);
        sum += blocks[count++].height;
    }
    qsort(blocks, count, sizeof *blocks, upper_first);
    for (; count > 0 && sum > bottom - top; count--) {
        sum -= blocks[count - 1].height;
        annals_warnings_add(layout->warnings, "name \"%s\" left out: no room",
                            layout->series_names[blocks[count - 1].series]);
    }
    spread(layout, blocks, count, top, bottom);
    double x = names_left(layout, plot, blocks, count);
    for (size_t i = 0; i < count && !layout->status; i++) {
        draw_leader(layout, plot, &blocks[i], x);
        write_block(layout, plot, &blocks[i], x);
    }
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

/* A word may stand within an area, but not across its edge. */
static bool covers_mark(const annals_mark *mark, annals_box box)
{
    if (mark->role == ANNALS_ROLE_GRID || (mark->role == ANNALS_ROLE_EVENT && mark->shape != ANNALS_MARK_LINE))
        return false;
    bool area = mark->shape == ANNALS_MARK_AREA;
    if (mark->shape != ANNALS_MARK_LINE && !area)
        return boxes_meet(mark->box, box);
    for (size_t i = 0; i + 1 < mark->point_count; i++)
        if (crosses(mark->points[i], mark->points[i + 1], box))
            return true;
    return area && crosses(mark->points[mark->point_count - 1], mark->points[0], box);
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

/* What a label says beside the amount: its series, and a date that only is about so. */
static const char *label_of(annals_layout *layout, const annals_time_plot *plot, const annals_item *item)
{
    bool points = plot->style == ANNALS_STYLE_POINTS;
    bool named = layout->series_count > 1 && points && item == last_of(layout, item->series);
    bool dated = points && item->row->period.approximate;
    annals_str label = {0}, when = {0};
    if (!named && !dated)
        return item->value;
    if (dated)
        annals_format_period(&when, &item->row->period, layout->language);
    if (named)
        annals_word_add(&label, layout->language, ANNALS_WORD_LABELLED, layout->series_names[item->series],
                        item->value);
    else
        annals_str_add(&label, item->value);
    if (dated)
        annals_word_join(&label, 0, layout->language, ANNALS_WORD_COMMA, annals_str_text(&when));
    label.failed = label.failed || when.failed;
    annals_str_free(&when);
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
        annals_layout_write(layout, ANNALS_ROLE_VALUE, label, face, annals_series_ink(layout, item->series),
                            ANNALS_ANCHOR_START, box.x, box.y + extent.ascent);
        return true;
    }
    return false;
}

static void write_values(annals_layout *layout, const annals_time_plot *plot)
{
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        const annals_item *item = &layout->items[i];
        if (item->shape == ANNALS_SHAPE_UNKNOWN ||
            (plot->style != ANNALS_STYLE_POINTS && item == last_of(layout, item->series)))
            continue;
        const char *label = label_of(layout, plot, item);
        if (!try_label(layout, plot, item, label) &&
            (label == item->value || !try_label(layout, plot, item, item->value)) && !layout->status)
            annals_warnings_add(layout->warnings, "label \"%s\" left out: no room", label);
    }
}

/* Few amounts, or points of which each has a name to say, are labelled. */
static bool labels_items(const annals_layout *layout, const annals_time_plot *plot)
{
    if (plot->style == ANNALS_STYLE_STACKED)
        return false;
    if (layout->panel)
        return plot->style == ANNALS_STYLE_POINTS && layout->count <= PANEL_LABELLED;
    return layout->count <= LABELLED || (plot->style == ANNALS_STYLE_POINTS && layout->series_count > 1);
}

void annals_time_draw_labels(annals_layout *layout, const annals_time_plot *plot)
{
    if (plot->style != ANNALS_STYLE_POINTS && (!layout->panel || plot->names_width > 0))
        write_names(layout, plot);
    if (labels_items(layout, plot))
        write_values(layout, plot);
}
