/* Builds a scene mark by mark; knows nothing of what they show. */
#include <math.h>
#include <string.h>

#include "chart/layout.h"

/* A longer copy of a row that is full; NULL leaves the old one in place. */
static void *grow(annals_layout *layout, const void *old, size_t count, size_t *room, size_t size)
{
    size_t wanted = *room ? *room * 2 : 64;
    void *block = annals_layout_alloc(layout, wanted, size);
    if (!block)
        return NULL;
    if (count > 0)
        memcpy(block, old, count * size);
    *room = wanted;
    return block;
}

void annals_layout_add(annals_layout *layout, annals_mark mark)
{
    annals_scene *scene = layout->scene;
    if (scene->mark_count == layout->mark_room) {
        void *grown = grow(layout, layout->marks, scene->mark_count, &layout->mark_room, sizeof mark);
        if (!grown)
            return;
        layout->marks = grown;
        scene->marks = grown;
    }
    mark.about = annals_layout_about_words(layout);
    layout->marks[scene->mark_count++] = mark;
}

void annals_layout_rectangle(annals_layout *layout, annals_role role, annals_box box, annals_colour colour)
{
    if (box.width > 0 && box.height > 0)
        annals_layout_add(layout,
                          (annals_mark){.shape = ANNALS_MARK_RECTANGLE, .role = role, .box = box, .colour = colour});
}

static annals_box bounds(const annals_point *points, size_t count)
{
    annals_point least = points[0], most = points[0];
    for (size_t i = 1; i < count; i++) {
        least = (annals_point){fmin(least.x, points[i].x), fmin(least.y, points[i].y)};
        most = (annals_point){fmax(most.x, points[i].x), fmax(most.y, points[i].y)};
    }
    return (annals_box){least.x, least.y, most.x - least.x, most.y - least.y};
}

void annals_layout_path(annals_layout *layout, annals_role role, const annals_point *points, size_t count,
                        annals_colour colour, double width, double dash)
{
    annals_point *copy = count > 0 ? annals_layout_alloc(layout, count, sizeof *copy) : NULL;
    if (!copy)
        return;
    memcpy(copy, points, count * sizeof *copy);
    annals_layout_add(layout, (annals_mark){.shape = ANNALS_MARK_LINE,
                                            .role = role,
                                            .box = bounds(copy, count),
                                            .points = copy,
                                            .point_count = count,
                                            .colour = colour,
                                            .stroke = colour,
                                            .stroke_width = width,
                                            .dash = dash});
}

void annals_layout_area(annals_layout *layout, const annals_point *points, size_t count, annals_colour colour)
{
    annals_point *copy = count > 2 ? annals_layout_alloc(layout, count, sizeof *copy) : NULL;
    if (!copy)
        return;
    memcpy(copy, points, count * sizeof *copy);
    annals_layout_add(layout, (annals_mark){.shape = ANNALS_MARK_AREA,
                                            .role = ANNALS_ROLE_AREA,
                                            .box = bounds(copy, count),
                                            .points = copy,
                                            .point_count = count,
                                            .colour = colour});
}

void annals_layout_rule(annals_layout *layout, annals_role role, annals_point a, annals_point b, annals_colour colour,
                        double width, double dash)
{
    annals_layout_path(layout, role, (annals_point[]){a, b}, 2, colour, width, dash);
}

void annals_layout_disc(annals_layout *layout, annals_role role, annals_point centre, double radius, annals_colour fill,
                        annals_colour stroke, double stroke_width)
{
    annals_point *point = annals_layout_alloc(layout, 1, sizeof *point);
    if (!point)
        return;
    *point = centre;
    annals_layout_add(layout, (annals_mark){.shape = ANNALS_MARK_DISC,
                                            .role = role,
                                            .box = {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius},
                                            .points = point,
                                            .point_count = 1,
                                            .colour = fill,
                                            .stroke = stroke,
                                            .stroke_width = stroke_width});
}

annals_box annals_layout_set(annals_layout *layout, annals_role role, const char *text, annals_face face,
                             annals_colour colour, annals_anchor anchor, double x, double baseline,
                             annals_extent extent)
{
    double left = anchor == ANNALS_ANCHOR_START ? x
                  : anchor == ANNALS_ANCHOR_END ? x - extent.width
                                                : x - extent.width / 2;
    annals_box box = {left, baseline - extent.ascent, extent.width, extent.ascent + extent.descent};
    annals_scene *scene = layout->scene;
    if (scene->text_count == layout->text_room) {
        void *grown = grow(layout, layout->texts, scene->text_count, &layout->text_room, sizeof *layout->texts);
        if (!grown)
            return box;
        layout->texts = grown;
        scene->texts = grown;
    }
    layout->texts[scene->text_count++] = (annals_text){.role = role,
                                                       .text = text,
                                                       .face = face,
                                                       .colour = colour,
                                                       .anchor = anchor,
                                                       .x = x,
                                                       .baseline = baseline,
                                                       .box = box};
    return box;
}

annals_box annals_layout_write(annals_layout *layout, annals_role role, const char *text, annals_face face,
                               annals_colour colour, annals_anchor anchor, double x, double baseline)
{
    if (!text || !*text)
        return (annals_box){x, baseline, 0, 0};
    return annals_layout_set(layout, role, text, face, colour, anchor, x, baseline,
                             annals_layout_measure(layout, text, face));
}
