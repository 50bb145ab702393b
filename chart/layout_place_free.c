/* Whether words can stand on a place of the page: clear of marks and of other words; decides nothing. */
#include "chart/layout_place_free.h"

#include <math.h>

bool annals_boxes_meet(annals_box a, annals_box b)
{
    return a.x + ANNALS_TOUCH < b.x + b.width && b.x + ANNALS_TOUCH < a.x + a.width &&
           a.y + ANNALS_TOUCH < b.y + b.height && b.y + ANNALS_TOUCH < a.y + a.height;
}

static bool holds(annals_box outer, annals_box inner)
{
    return inner.x + ANNALS_TOUCH > outer.x && inner.x + inner.width < outer.x + outer.width + ANNALS_TOUCH &&
           inner.y + ANNALS_TOUCH > outer.y && inner.y + inner.height < outer.y + outer.height + ANNALS_TOUCH;
}

/* Whether a segment comes into a box (Liang and Barsky's clipping). */
bool annals_segment_meets(annals_point p, annals_point q, annals_box box)
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

/* A word may stand within an area, but not across its edge; `within` a mark that holds it whole. */
static bool covers_mark(const annals_mark *mark, annals_box box, const annals_wish *wish)
{
    if (mark->role == ANNALS_ROLE_GRID || (mark->role == ANNALS_ROLE_EVENT && mark->shape != ANNALS_MARK_LINE))
        return false;
    if (wish->clears && mark->role == ANNALS_ROLE_AXIS)
        return false;
    bool area = mark->shape == ANNALS_MARK_AREA;
    if (mark->shape != ANNALS_MARK_LINE && !area)
        return annals_boxes_meet(mark->box, box) && !(wish->within && holds(mark->box, box));
    if (box.x > mark->box.x + mark->box.width || box.x + box.width < mark->box.x ||
        box.y > mark->box.y + mark->box.height || box.y + box.height < mark->box.y)
        return false;
    for (size_t i = 0; i + 1 < mark->point_count; i++)
        if (annals_segment_meets(mark->points[i], mark->points[i + 1], box))
            return true;
    return area && annals_segment_meets(mark->points[mark->point_count - 1], mark->points[0], box);
}

bool annals_place_is_free_for(const annals_layout *layout, const annals_wish *wish, annals_box box)
{
    const annals_scene *scene = layout->scene;
    if (!holds(wish->room, box))
        return false;
    if (wish->adrift)
        return true;
    for (size_t i = 0; i < scene->text_count; i++)
        if (annals_boxes_meet(scene->texts[i].box, box))
            return false;
    for (size_t i = 0; i < scene->mark_count; i++)
        if (covers_mark(&scene->marks[i], box, wish))
            return false;
    return true;
}

bool annals_place_is_free(const annals_layout *layout, annals_box room, annals_box box)
{
    return annals_place_is_free_for(layout, &(annals_wish){.room = room}, box);
}

annals_box annals_place_page(const annals_layout *layout)
{
    return (annals_box){0, 0, layout->scene->width, layout->scene->height};
}

void annals_place_clear_below(annals_layout *layout, annals_box box, bool axis)
{
    bool lined = false;
    for (size_t i = 0; i < layout->scene->mark_count; i++) {
        const annals_mark *mark = &layout->scene->marks[i];
        if (mark->role == ANNALS_ROLE_EVENT && annals_boxes_meet(mark->box, box))
            return; /* a shade would get a hole */
        bool line = mark->role == ANNALS_ROLE_GRID || (axis && mark->role == ANNALS_ROLE_AXIS);
        lined = lined || (line && annals_boxes_meet(mark->box, box));
    }
    if (lined)
        annals_layout_rectangle(layout, ANNALS_ROLE_GRID, box, layout->theme->background);
}

void annals_place_clear(annals_layout *layout, annals_box box)
{
    annals_place_clear_below(layout, box, false);
}

bool annals_place_crosses_words(const annals_layout *layout, annals_point from, annals_point to)
{
    for (size_t i = 0; i < layout->scene->text_count; i++)
        if (annals_segment_meets(from, to, layout->scene->texts[i].box))
            return true;
    return false;
}
