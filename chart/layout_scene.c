/* Builds a scene mark by mark; knows the looks that all charts share, and nothing of what they show. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/colour.h"
#include "chart/layout_panels.h"

#define WORDS_CONTRAST 4.5 /* WCAG 2.2, 1.4.3 */

annals_colour annals_series_colour(const annals_layout *layout, size_t series)
{
    if (layout->panel && series < layout->panel->colour_count)
        series = layout->panel->colours[series];
    return layout->theme->series[series % layout->theme->series_count];
}

/* Between two colours: 0 the first, 1 the second. */
static annals_colour mix(annals_colour a, annals_colour b, double share)
{
    return (annals_colour){(uint8_t)lround(a.red + (b.red - a.red) * share),
                           (uint8_t)lround(a.green + (b.green - a.green) * share),
                           (uint8_t)lround(a.blue + (b.blue - a.blue) * share), 255};
}

annals_colour annals_series_ink(const annals_layout *layout, size_t series)
{
    annals_colour colour = annals_series_colour(layout, series), ink = colour;
    for (int tenths = 0; tenths <= 10; tenths++) {
        ink = mix(colour, layout->theme->ink, tenths / 10.0);
        if (annals_colour_contrast(ink, layout->theme->background) >= WORDS_CONTRAST)
            break;
    }
    return ink;
}

annals_colour annals_shade_colour(const annals_layout *layout, size_t shade)
{
    if (layout->panel && shade < layout->panel->colour_count)
        shade = layout->panel->colours[shade];
    const annals_theme *theme = layout->theme;
    if (layout->slots.before_after)
        shade = shade == 0 ? 2 : 0;
    annals_colour colour = theme->shades[shade % theme->shade_count];
    return shade < theme->shade_count ? colour : mix(colour, theme->background, 0.5); /* beyond the theme's */
}

annals_colour annals_colour_alpha(annals_colour colour, double alpha)
{
    colour.alpha = (uint8_t)lround(alpha * 255);
    return colour;
}

annals_face annals_layout_face(const annals_layout *layout, annals_face_use use)
{
    annals_face face = layout->theme->faces[use];
    face.size *= layout->scale;
    face.language = layout->spec->language;
    return face;
}

annals_status annals_layout_fail(annals_layout *layout, annals_status status)
{
    if (!layout->status)
        layout->status = status;
    return layout->status;
}

void annals_layout_fail_cramped(annals_layout *layout, const char *format, ...)
{
    char words[ANNALS_MESSAGE_SIZE];
    va_list arguments;
    if (layout->status)
        return;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    annals_error_set(layout->error, ANNALS_INVALID, "%s", words);
    layout->status = ANNALS_INVALID;
    layout->cramped = true;
}

void *annals_layout_alloc(annals_layout *layout, size_t count, size_t size)
{
    void *block = annals_arena_alloc(layout->arena, (count + 1) * size);
    if (block)
        memset(block, 0, (count + 1) * size);
    else if (!layout->status)
        annals_layout_fail(layout, annals_error_no_memory(layout->error));
    return block;
}

const char *annals_layout_take(annals_layout *layout, annals_str *str)
{
    const char *text = str->failed ? NULL : annals_arena_copy(layout->arena, annals_str_text(str), str->size);
    annals_str_free(str);
    if (!text && !layout->status)
        annals_layout_fail(layout, annals_error_no_memory(layout->error));
    return text ? text : "";
}

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

annals_box annals_layout_write(annals_layout *layout, annals_role role, const char *text, annals_face face,
                               annals_colour colour, annals_anchor anchor, double x, double baseline)
{
    if (!text || !*text)
        return (annals_box){x, baseline, 0, 0};
    annals_extent extent = annals_layout_measure(layout, text, face);
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
