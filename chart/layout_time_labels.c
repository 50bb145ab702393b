/* Places the names of a time chart's lines, with their last amounts, at their ends. */
#include <math.h>

#include "chart/layout_panels.h"
#include "chart/layout_place.h"
#include "chart/layout_time.h"

#define NAMES_SHARE 0.24 /* of the width */
#define PANEL_VALUES 0.3

enum { NAME_LINES = 2, NAME_GAP = 10, VALUE_GAP = 5, LEADER = 16 };

/* --- Names of series, at the right ---------------------------------------------------------------------------------
 */

/* A name and its last value on one line; or the value below the name, or alone. */
static annals_phrase name_of(annals_layout *layout, size_t series, const annals_lines *name, bool one_line)
{
    annals_phrase words = {.align = ANNALS_ANCHOR_START};
    bool named = name && name->count > 0;
    annals_setting setting = {
        .role = ANNALS_ROLE_SERIES, .face = annals_time_bold_face(layout), .colour = annals_series_ink(layout, series)};
    annals_setting value = {.role = ANNALS_ROLE_VALUE,
                            .face = named ? annals_time_plain_face(layout) : setting.face,
                            .colour = named ? layout->theme->muted : setting.colour};
    if (named)
        annals_phrase_lines(layout, &words, name, setting);
    if (one_line)
        annals_phrase_add(layout, &words, annals_time_last(layout, series)->value, value, VALUE_GAP * layout->scale);
    else
        annals_phrase_below(layout, &words, annals_time_last(layout, series)->value, value);
    return words;
}

/* Gives the width of the widest. */
static double set_names(annals_layout *layout, annals_time_plot *plot, double width, bool one_line)
{
    double widest = 0;
    for (size_t i = 0; plot->names && i < layout->series_count && !layout->status; i++) {
        annals_lines name = {0};
        if (!layout->panel && layout->series_count > 1)
            name = annals_layout_wrap(layout, layout->series_names[i], annals_time_bold_face(layout),
                                      one_line ? width : width * NAMES_SHARE, one_line ? 1 : NAME_LINES);
        if (!one_line)
            annals_layout_warn_cut(layout, "name", layout->series_names[i], &name);
        plot->names[i] = name_of(layout, i, &name, one_line);
        widest = fmax(widest, plot->names[i].width);
    }
    return widest;
}

static double leader_room(const annals_layout *layout)
{
    return (layout->series_count > 1 ? LEADER : NAME_GAP) * layout->scale;
}

/* In a panel there is room for last values at most: its name stands above, those of several series in the legend. */
static double panel_width(annals_layout *layout, annals_time_plot *plot, double width)
{
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
    bool may_be_one = !layout->panel && layout->series_count > 1;
    double one_line = may_be_one ? set_names(layout, plot, width, true) : INFINITY;
    plot->names_width = one_line <= width * NAMES_SHARE ? one_line : set_names(layout, plot, width, false);
    return layout->panel ? panel_width(layout, plot, width) : plot->names_width + leader_room(layout);
}

static void write_block(annals_layout *layout, const annals_time_plot *plot, const annals_block *block, double x)
{
    const annals_phrase *words = &plot->names[block->index];
    double bottom = fmin(block->top + block->height, plot->box.y + plot->box.height);
    annals_place_clear(layout, (annals_box){x, block->top, plot->names_width, bottom - block->top});
    annals_phrase_write(layout, words, x, block->top + block->height / 2 - annals_phrase_middle(words));
}

static annals_point end_of(const annals_layout *layout, const annals_time_plot *plot, size_t series)
{
    const annals_item *last = annals_time_last(layout, series);
    annals_point end = annals_time_place(plot, last);
    if (plot->style == ANNALS_STYLE_STACKED)
        end.y = annals_time_y(plot, last->base + last->low / 2); /* the middle of its layer */
    return end;
}

static const annals_part *last_part(const annals_phrase *words)
{
    return &words->parts[words->count > 0 ? words->count - 1 : 0];
}

/* From the end of a line to its name, where that had to move or stands away from it. */
static void draw_leader(annals_layout *layout, const annals_time_plot *plot, const annals_block *block, double x)
{
    annals_point end = end_of(layout, plot, block->index);
    double line = annals_layout_line(annals_time_bold_face(layout)), gap = 3 * layout->scale;
    bool one_line = plot->names[block->index].parts[0].baseline == last_part(&plot->names[block->index])->baseline;
    annals_point to = {x - gap, one_line ? block->top + block->height / 2 : block->top + line / 2};
    double off = fmax(block->top - block->wanted, block->wanted - block->top);
    if (off <= line && (layout->series_count == 1 || to.x - end.x <= 2 * LEADER * layout->scale))
        return;
    annals_point from = {end.x + 6 * layout->scale, end.y};
    if (from.x < to.x && !annals_place_crosses_words(layout, from, to))
        annals_layout_rule(layout, ANNALS_ROLE_SERIES, from, to,
                           annals_colour_alpha(annals_series_colour(layout, block->index), 0.6),
                           fmax(0.75, layout->scale), 0);
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
        if (!annals_place_is_free(layout, annals_time_label_room(plot), box))
            return edge;
    }
    return fmin(beside, edge);
}

static annals_block wish_of(const annals_layout *layout, const annals_time_plot *plot, size_t series)
{
    const annals_part *last = last_part(&plot->names[series]);
    double height = annals_layout_line(annals_time_bold_face(layout)) * (double)(last->line + 1);
    return (annals_block){.index = series,
                          .wanted = end_of(layout, plot, series).y - height / 2,
                          .height = height,
                          .rank = annals_time_last(layout, series)->quiet};
}

/* A line that ends long before the others is named where it ends, if there is room. */
static bool write_early(annals_layout *layout, const annals_time_plot *plot, size_t series)
{
    static const annals_spot spots[] = {
        {0, -0.5, NAME_GAP, 0}, {0, -1.3, NAME_GAP / 2.0, 0}, {0, 0.3, NAME_GAP / 2.0, 0}, {-0.5, -1.7, 0, 0},
        {-0.5, 0.7, 0, 0},      {-1, 0.4, -NAME_GAP, 0},      {-1, -1.4, -NAME_GAP, 0},    {-1, -0.5, -NAME_GAP, 0}};
    double most = rightmost_end(layout, plot);
    annals_wish wish = {.words = plot->names[series],
                        .at = end_of(layout, plot, series),
                        .spots = spots,
                        .spot_count = sizeof spots / sizeof *spots,
                        .room = annals_time_label_room(plot),
                        .leads = true};
    wish.room.width = most - wish.room.x;
    if (wish.at.x + 4 * LEADER * layout->scale > most || annals_place_find(layout, &wish, 1) == 0)
        return false;
    annals_place_write(layout, &wish, 0);
    return true;
}

static void write_names(annals_layout *layout, const annals_time_plot *plot)
{
    annals_block *blocks = annals_layout_alloc(layout, layout->series_count, sizeof *blocks);
    double top = plot->box.y - annals_layout_line(annals_time_bold_face(layout)) / 2;
    double bottom = plot->box.y + plot->box.height + annals_layout_line(annals_time_bold_face(layout)) * 0.4;
    if (!blocks || !plot->names)
        return;
    size_t count = 0;
    for (size_t i = 0; i < layout->series_count; i++)
        if (!write_early(layout, plot, i))
            blocks[count++] = wish_of(layout, plot, i);
    size_t placed = annals_place_column(layout, blocks, count, top, bottom);
    for (size_t i = placed; i < count; i++)
        annals_warnings_add(layout->warnings, "name \"%s\" left out: no room", layout->series_names[blocks[i].index]);
    double x = names_left(layout, plot, blocks, placed);
    for (size_t i = 0; i < placed && !layout->status; i++) {
        draw_leader(layout, plot, &blocks[i], x);
        write_block(layout, plot, &blocks[i], x);
    }
}

void annals_time_draw_labels(annals_layout *layout, const annals_time_plot *plot)
{
    if (plot->style != ANNALS_STYLE_POINTS && (!layout->panel || plot->names_width > 0))
        write_names(layout, plot);
    annals_time_write_amounts(layout, plot);
}
