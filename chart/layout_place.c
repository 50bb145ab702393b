/* Finds places for labels: candidate by candidate beside a point, or in a column of blocks; knows no axis and no kind
 * of chart. */
#include "chart/layout_place.h"

#include <math.h>
#include <stdlib.h>

/* --- What is free --------------------------------------------------------------------------------------------------
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

bool annals_place_is_free(const annals_layout *layout, annals_box room, annals_box box)
{
    const annals_scene *scene = layout->scene;
    if (box.x < room.x || box.x + box.width > room.x + room.width || box.y < room.y ||
        box.y + box.height > room.y + room.height)
        return false;
    for (size_t i = 0; i < scene->text_count; i++)
        if (boxes_meet(scene->texts[i].box, box))
            return false;
    for (size_t i = 0; i < scene->mark_count; i++)
        if (covers_mark(&scene->marks[i], box))
            return false;
    return true;
}

void annals_place_clear(annals_layout *layout, annals_box box)
{
    bool lined = false;
    for (size_t i = 0; i < layout->scene->mark_count; i++) {
        const annals_mark *mark = &layout->scene->marks[i];
        if (mark->role == ANNALS_ROLE_EVENT && boxes_meet(mark->box, box))
            return; /* a shade would get a hole */
        lined = lined || (mark->role == ANNALS_ROLE_GRID && boxes_meet(mark->box, box));
    }
    if (lined)
        annals_layout_rectangle(layout, ANNALS_ROLE_GRID, box, layout->theme->background);
}

/* --- Labels beside points ------------------------------------------------------------------------------------------
 */

enum { GAP = 8, RINGS = 3, WAYS = 12, CUTS = 3 };

/* Where a label may stand: its corner from the point, in its own widths and heights and in gaps. */
static const struct {
    double widths, heights, gaps_x, gaps_y;
} candidates[] = {
    {-0.5, -1, 0, -1},   {0, -0.5, 1.2, 0},    {-1, -0.5, -1.2, 0}, {-0.5, 0, 0, 1},
    {0, -1, 0.7, -0.7},  {-1, -1, -0.7, -0.7}, {0, 0, 0.7, 0.7},    {-1, 0, -0.7, 0.7},
    {-0.5, -1, 0, -1.7}, {-0.5, 0, 0, 1.7},    {-0.5, -1, 0, -3.6}, {-0.5, 0, 0, 3.6},
    {0, -0.5, 3, 0},     {-1, -0.5, -3, 0},    {-0.5, -1, 0, -5.5}, {-0.5, 0, 0, 5.5},
};

static bool write_at(annals_layout *layout, const annals_label *label, const char *text, annals_extent extent,
                     annals_box box)
{
    if (!annals_place_is_free(layout, label->room, box))
        return false;
    annals_place_clear(layout, box);
    annals_layout_write(layout, label->role, text, label->face, label->colour, ANNALS_ANCHOR_START, box.x,
                        box.y + extent.ascent);
    return true;
}

static bool try_near(annals_layout *layout, const annals_label *label, const char *text)
{
    annals_extent extent = annals_layout_measure(layout, text, label->face);
    double gap = GAP * layout->scale, height = extent.ascent + extent.descent;
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates && !layout->status; i++) {
        annals_box box = {label->at.x + candidates[i].widths * extent.width + candidates[i].gaps_x * gap,
                          label->at.y + candidates[i].heights * height + candidates[i].gaps_y * gap, extent.width,
                          height};
        if (write_at(layout, label, text, extent, box))
            return true;
    }
    return false;
}

/* From a point to the nearest edge of a box. */
static annals_point edge_of(annals_box box, annals_point from)
{
    return (annals_point){fmin(fmax(from.x, box.x), box.x + box.width), fmin(fmax(from.y, box.y), box.y + box.height)};
}

/* From beside the point to before the label; false: they are so near that none is needed. */
static bool find_leader(const annals_layout *layout, const annals_label *label, annals_box box, annals_point ends[2])
{
    annals_point to = edge_of(box, label->at);
    double dx = to.x - label->at.x, dy = to.y - label->at.y, length = hypot(dx, dy);
    double from = GAP * layout->scale, until = length - 2 * layout->scale;
    if (until <= from)
        return false;
    ends[0] = (annals_point){label->at.x + dx * from / length, label->at.y + dy * from / length};
    ends[1] = (annals_point){label->at.x + dx * until / length, label->at.y + dy * until / length};
    return true;
}

static bool crosses_words(const annals_layout *layout, const annals_point ends[2])
{
    for (size_t i = 0; i < layout->scene->text_count; i++)
        if (crosses(ends[0], ends[1], layout->scene->texts[i].box))
            return true;
    return false;
}

/* At a place away from the point, with a line to it that runs through no words. */
static bool write_away(annals_layout *layout, const annals_label *label, const char *text, annals_extent extent,
                       annals_box box)
{
    annals_point ends[2];
    bool led = find_leader(layout, label, box, ends);
    if ((led && crosses_words(layout, ends)) || !write_at(layout, label, text, extent, box))
        return false;
    if (led)
        annals_layout_rule(layout, ANNALS_ROLE_SERIES, ends[0], ends[1], annals_colour_alpha(label->colour, 0.6),
                           fmax(0.75, layout->scale * 0.75), 0);
    return true;
}

/* In rings about the point, the nearest first. */
static bool try_far(annals_layout *layout, const annals_label *label, const char *text)
{
    annals_extent extent = annals_layout_measure(layout, text, label->face);
    double height = extent.ascent + extent.descent;
    for (int ring = 1; ring <= RINGS && label->leads; ring++)
        for (int way = 0; way < WAYS && !layout->status; way++) {
            double angle = 2 * acos(-1) * way / WAYS, reach = height * (1 + 1.5 * ring);
            annals_point middle = {label->at.x + cos(angle) * (reach + extent.width / 2),
                                   label->at.y - sin(angle) * reach};
            annals_box box = {middle.x - extent.width / 2, middle.y - height / 2, extent.width, height};
            if (write_away(layout, label, text, extent, box))
                return true;
        }
    return false;
}

/* The text cut to three quarters, a half, a quarter of its width; as long as something is left of it. */
static bool try_cut(annals_layout *layout, const annals_label *label, const char *text)
{
    double width = annals_layout_measure(layout, text, label->face).width;
    for (int cut = CUTS; cut > 0 && !layout->status; cut--) {
        annals_lines lines = annals_layout_wrap(layout, text, label->face, width * cut / (CUTS + 1), 1);
        if (lines.count == 0 || !lines.cut || lines.widths[0] < 3 * label->face.size)
            return false;
        if (!try_near(layout, label, lines.lines[0]))
            continue;
        annals_layout_warn_cut(layout, "label", text, &lines);
        return true;
    }
    return false;
}

bool annals_place_label(annals_layout *layout, const annals_label *label)
{
    if (try_near(layout, label, label->text) || try_far(layout, label, label->text))
        return true;
    if (label->brief && (try_near(layout, label, label->brief) || try_far(layout, label, label->brief)))
        return true;
    if (label->brief && try_cut(layout, label, label->text))
        return true;
    if (!layout->status)
        annals_warnings_add(layout->warnings, "label \"%s\" left out: no room", label->text);
    return false;
}

/* --- Blocks in a column --------------------------------------------------------------------------------------------
 */

static int upper_first(const void *left, const void *right)
{
    const annals_block *a = left, *b = right;
    double middle_a = a->wanted + a->height / 2, middle_b = b->wanted + b->height / 2;
    if (middle_a != middle_b)
        return middle_a < middle_b ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* Pushes blocks apart by as little as can be, in the sum of squares: those that would overlap move together to the
 * mean of their wishes (pool adjacent violators). */
static void spread(annals_layout *layout, annals_block *blocks, size_t count, double top, double bottom)
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

size_t annals_place_column(annals_layout *layout, annals_block *blocks, size_t count, double top, double bottom)
{
    double sum = 0;
    qsort(blocks, count, sizeof *blocks, upper_first);
    for (size_t i = 0; i < count; i++)
        sum += blocks[i].height;
    for (; count > 0 && sum > bottom - top; count--)
        sum -= blocks[count - 1].height;
    spread(layout, blocks, count, top, bottom);
    return count;
}
