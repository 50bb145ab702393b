/* Draws one amount as a point, with all that is not known about it; runs along x or y alike. */
#include <math.h>

#include "chart/layout.h"

enum { RADIUS = 6, HALO = 11, FADE = 34, CAP = 8, LIMIT = 10, THICK = 7, STRIKE = 10 };

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

static bool opens(const annals_item *item, bool above)
{
    const annals_amount *amount = &item->row->amount;
    return item->shape != ANNALS_SHAPE_UNKNOWN && (above ? amount->high_end : amount->low_end) == ANNALS_END_NONE;
}

double annals_dot_beyond(const annals_layout *layout, const annals_item *item, bool above)
{
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return 0;
    if (opens(item, above) && !item->retracted)
        return scaled(layout, FADE);
    if (item->retracted)
        return scaled(layout, STRIKE);
    return scaled(layout, item->shape == ANNALS_SHAPE_ABOUT ? HALO : item->shape == ANNALS_SHAPE_RANGE ? 1 : RADIUS);
}

static annals_point point(const annals_dot *dot, double along, double across)
{
    return dot->upright ? (annals_point){across, along} : (annals_point){along, across};
}

static annals_box box(const annals_dot *dot, double from, double to, double thickness)
{
    double least = fmin(from, to), length = fabs(to - from), start = dot->across - thickness / 2;
    return dot->upright ? (annals_box){start, least, thickness, length} : (annals_box){least, start, length, thickness};
}

static void draw_cap(annals_layout *layout, const annals_dot *dot, double along, annals_colour colour, double half,
                     double width)
{
    annals_layout_rule(layout, ANNALS_ROLE_RANGE, point(dot, along, dot->across - half),
                       point(dot, along, dot->across + half), colour, width, 0);
}

/* Where the real number may lie: a stroke that fades. */
static void draw_open(annals_layout *layout, const annals_dot *dot, bool above, annals_colour colour)
{
    double way = above == dot->upright ? -1 : 1, from = above ? dot->high : dot->low;
    annals_side side = dot->upright ? (way < 0 ? ANNALS_FROM_BOTTOM : ANNALS_FROM_TOP)
                                    : (way < 0 ? ANNALS_FROM_RIGHT : ANNALS_FROM_LEFT);
    annals_layout_add(layout,
                      (annals_mark){.shape = ANNALS_MARK_FADE,
                                    .role = ANNALS_ROLE_OPEN_END,
                                    .box = box(dot, from, from + way * scaled(layout, FADE), scaled(layout, THICK)),
                                    .colour = annals_colour_alpha(colour, 0.7),
                                    .from = side});
}

static void draw_whisker(annals_layout *layout, const annals_item *item, const annals_dot *dot, annals_colour colour)
{
    bool actual = item->row->kind == ANNALS_ACTUAL;
    annals_layout_rectangle(layout, ANNALS_ROLE_RANGE, box(dot, dot->low, dot->high, scaled(layout, THICK)),
                            annals_colour_alpha(colour, actual ? 0.3 : 0.16));
    annals_layout_rule(layout, ANNALS_ROLE_RANGE, point(dot, dot->low, dot->across), point(dot, dot->high, dot->across),
                       colour, scaled(layout, 2), actual ? 0 : scaled(layout, 4));
    draw_cap(layout, dot, dot->low, colour, scaled(layout, CAP), scaled(layout, 2));
    draw_cap(layout, dot, dot->high, colour, scaled(layout, CAP), scaled(layout, 2));
}

static void draw_point(annals_layout *layout, const annals_item *item, annals_point at, annals_colour colour)
{
    double radius = scaled(layout, RADIUS);
    if (item->row->kind == ANNALS_ACTUAL) {
        annals_layout_disc(layout, ANNALS_ROLE_POINT, at, radius, colour, layout->theme->background,
                           scaled(layout, 1.25));
        return;
    }
    radius *= 0.86; /* a square looks larger than a disc */
    annals_layout_add(layout, (annals_mark){.shape = ANNALS_MARK_RECTANGLE,
                                            .role = ANNALS_ROLE_POINT,
                                            .box = {at.x - radius, at.y - radius, 2 * radius, 2 * radius},
                                            .colour = layout->theme->background,
                                            .stroke = colour,
                                            .stroke_width = scaled(layout, 1.9)});
}

void annals_dot_strike(annals_layout *layout, annals_point at)
{
    double half = scaled(layout, STRIKE);
    annals_colour colour = layout->theme->faint;
    annals_layout_disc(layout, ANNALS_ROLE_POINT, at, scaled(layout, RADIUS) * 0.8, layout->theme->background, colour,
                       scaled(layout, 1.5));
    annals_layout_rule(layout, ANNALS_ROLE_POINT, (annals_point){at.x - half, at.y}, (annals_point){at.x + half, at.y},
                       colour, scaled(layout, 1.5), 0);
}

void annals_dot_draw(annals_layout *layout, const annals_item *item, const annals_dot *dot, annals_colour colour)
{
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return;
    annals_layout_about(layout, item);
    if (item->retracted) {
        annals_dot_strike(layout, point(dot, (dot->low + dot->high) / 2, dot->across));
        annals_layout_about(layout, NULL);
        return;
    }
    annals_point at = point(dot, dot->low, dot->across);
    for (int above = 0; above < 2; above++)
        if (opens(item, above))
            draw_open(layout, dot, above, colour);
    bool limit = item->shape == ANNALS_SHAPE_TOWARD;
    if (limit)
        draw_cap(layout, dot, dot->low, colour, scaled(layout, LIMIT), scaled(layout, 3));
    if (item->shape == ANNALS_SHAPE_ABOUT)
        annals_layout_disc(layout, ANNALS_ROLE_RANGE, at, scaled(layout, HALO), annals_colour_alpha(colour, 0.25),
                           layout->theme->background, 0);
    if (item->shape == ANNALS_SHAPE_RANGE)
        draw_whisker(layout, item, dot, colour);
    else if (!limit || item->row->kind != ANNALS_ACTUAL)
        draw_point(layout, item, at, colour);
    annals_layout_about(layout, NULL);
}
