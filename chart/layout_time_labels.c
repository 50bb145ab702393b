/* Places the words of a time chart beside their marks: no label may touch another or cover what is drawn. */
#include <math.h>
#include <stdlib.h>

#include "chart/layout_panels.h"
#include "chart/layout_place.h"
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

/* Items are sorted by series. */
static const annals_item *last_of(const annals_layout *layout, size_t series)
{
    size_t from = 0, to = layout->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (layout->items[middle].series <= series)
            from = middle + 1;
        else
            to = middle;
    }
    return from > 0 ? &layout->items[from - 1] : NULL;
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

static void write_block(annals_layout *layout, const annals_time_plot *plot, const annals_block *block, double x)
{
    annals_face face = value_face(layout), plain = plain_face(layout);
    annals_colour colour = annals_series_ink(layout, block->index);
    const char *value = last_of(layout, block->index)->value;
    double line = annals_layout_line(face), baseline = block->top + face.size;
    const annals_lines *names = &plot->names[block->index];
    double bottom = fmin(block->top + block->height, plot->box.y + plot->box.height);
    annals_place_clear(layout, (annals_box){x, block->top, plot->names_width, bottom - block->top});
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
static void draw_leader(annals_layout *layout, const annals_time_plot *plot, const annals_block *block, double x)
{
    annals_point end = end_of(layout, plot, block->index);
    double line = annals_layout_line(value_face(layout)), gap = 3 * layout->scale;
    annals_point to = {x - gap, plot->one_line ? block->top + block->height / 2 : block->top + line / 2};
    double off = fmax(block->top - block->wanted, block->wanted - block->top);
    if (off <= line && to.x - end.x <= 2 * LEADER * layout->scale)
        return;
    annals_point from = {end.x + 6 * layout->scale, end.y};
    if (from.x < to.x)
        annals_layout_rule(layout, ANNALS_ROLE_SERIES, from, to,
                           annals_colour_alpha(annals_series_colour(layout, block->index), 0.6),
                           fmax(0.75, layout->scale), 0);
}

/* Where words may stand: beside the axes, too, but not below. */
static annals_box label_room(const annals_time_plot *plot)
{
    annals_box room = plot->frame;
    room.height = plot->box.y + plot->box.height - room.y;
    return room;
}

/* The same for amounts along a line, which between the axis's own would be taken for one of them. */
static annals_box value_room(const annals_time_plot *plot)
{
    annals_box room = label_room(plot);
    double right = room.x + room.width;
    if (plot->style != ANNALS_STYLE_POINTS) {
        room.x = plot->box.x;
        room.width = right - room.x;
    }
    return room;
}

static double rightmost_end(const annals_layout *layout, const annals_time_plot *plot)
{
    double x = 0;
    for (size_t i = 0; i < layout->series_count; i++)
        x = fmax(x, end_of(layout, plot, i).x);
    return x;
}

/* Right behind the last point of all, unless something is drawn there. */
static double names_left(annals_layout *layout, const annals_time_plot *plot, const annals_block *blocks, size_t count)
{
    double gap = leader_room(layout), beside = rightmost_end(layout, plot) + gap;
    double edge = plot->box.x + plot->box.width + gap;
    for (size_t i = 0; i < count; i++) {
        annals_box box = {beside, blocks[i].top, plot->names_width, blocks[i].height};
        box.height = fmin(box.height, plot->box.y + plot->box.height - box.y);
        if (!annals_place_is_free(layout, label_room(plot), box))
            return edge;
    }
    return fmin(beside, edge);
}

static annals_block wish(const annals_layout *layout, const annals_time_plot *plot, size_t series)
{
    double line = annals_layout_line(value_face(layout));
    double height = line * (double)(plot->names[series].count + !plot->one_line);
    return (annals_block){series, end_of(layout, plot, series).y - height / 2, 0, height};
}

/* A line that ends long before the others is named where it ends, if there is room. */
static bool write_early(annals_layout *layout, const annals_time_plot *plot, size_t series)
{
    static const struct {
        double gaps, widths, heights; /* from the end to the left edge; to the middle, downwards */
    } places[] = {{1, 0, 0},      {0.5, 0, -0.8}, {0.5, 0, 0.8},  {0, -0.5, -1.2},
                  {0, -0.5, 1.2}, {-1, -1, 0.9},  {-1, -1, -0.9}, {-1, -1, 0}};
    annals_point end = end_of(layout, plot, series);
    annals_block block = wish(layout, plot, series);
    double gap = NAME_GAP * layout->scale, width = plot->one_line ? one_line_width(layout, series) : plot->names_width;
    if (end.x + 4 * LEADER * layout->scale > rightmost_end(layout, plot))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places && !layout->status; i++) {
        block.top = block.wanted + places[i].heights * block.height;
        annals_box box = {end.x + places[i].gaps * gap + places[i].widths * width, block.top, width, block.height};
        if (box.x + box.width > rightmost_end(layout, plot) || !annals_place_is_free(layout, label_room(plot), box))
            continue;
        write_block(layout, plot, &block, box.x);
        return true;
    }
    return false;
}

static void write_names(annals_layout *layout, const annals_time_plot *plot)
{
    annals_block *blocks = annals_layout_alloc(layout, layout->series_count, sizeof *blocks);
    double top = plot->box.y - annals_layout_line(value_face(layout)) / 2;
    double bottom = plot->box.y + plot->box.height + annals_layout_line(value_face(layout)) * 0.4;
    if (!blocks || !plot->names)
        return;
    size_t count = 0;
    for (size_t i = 0; i < layout->series_count; i++)
        if (!write_early(layout, plot, i))
            blocks[count++] = wish(layout, plot, i);
    size_t placed = annals_place_column(layout, blocks, count, top, bottom);
    for (size_t i = placed; i < count; i++)
        annals_warnings_add(layout->warnings, "name \"%s\" left out: no room", layout->series_names[blocks[i].index]);
    double x = names_left(layout, plot, blocks, placed);
    for (size_t i = 0; i < placed && !layout->status; i++) {
        draw_leader(layout, plot, &blocks[i], x);
        write_block(layout, plot, &blocks[i], x);
    }
}

/* --- Values, beside their points -----------------------------------------------------------------------------------
 */

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

static void write_values(annals_layout *layout, const annals_time_plot *plot)
{
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        const annals_item *item = &layout->items[i];
        if (item->shape == ANNALS_SHAPE_UNKNOWN ||
            (plot->style != ANNALS_STYLE_POINTS && item == last_of(layout, item->series)))
            continue;
        annals_label label = {.role = ANNALS_ROLE_VALUE,
                              .text = label_of(layout, plot, item),
                              .face = value_face(layout),
                              .colour = annals_series_ink(layout, item->series),
                              .at = annals_time_place(plot, item),
                              .room = value_room(plot),
                              .leads = plot->style == ANNALS_STYLE_POINTS};
        label.brief = label.text != item->value ? item->value : NULL;
        annals_place_label(layout, &label);
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
