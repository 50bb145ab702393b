/* Lays out slopes: two amounts a name, left and right, joined by a line; words spread out where they would collide. */
#include <math.h>
#include <stdlib.h>

#include "chart/layout_axis.h"
#include "chart/layout_time.h"

#define PLOT_LEAST 0.22
#define NAMES_SHARE 0.34

enum { PLOT = 330, HEAD = 30, WORDS_GAP = 15, NAME_GAP = 7, EDGE = 14 };

/* The words at one end of a line. */
typedef struct {
    const annals_item *item;
    const char *name; /* "" where it stands at the other end */
    double wanted, y;
    double value_width, name_width;
} end_words;

typedef struct {
    annals_box box; /* of the lines: from the left points to the right ones */
    annals_face name_face, value_face;
    end_words *ends[2];
    size_t counts[2];
} slope;

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

static bool is_shown(const annals_item *item)
{
    return item && item->shape != ANNALS_SHAPE_UNKNOWN;
}

static void slope_arrange(annals_layout *layout)
{
    annals_layout_arrange(layout);
    if (!layout->status && layout->slots.lanes != 2) {
        annals_error_set(layout->error, ANNALS_INVALID,
                         "a slope joins two amounts a name, and there %s %zu; choose two periods with \"from\" and "
                         "\"to\", or give two entries of \"data\" with the same groups",
                         layout->slots.lanes == 1 ? "is" : "are", layout->slots.lanes);
        annals_layout_fail(layout, ANNALS_INVALID);
    }
    if (!layout->status)
        annals_dots_scale(layout, false);
}

static double slope_height(annals_layout *layout, double width)
{
    (void)width;
    double line = annals_layout_line(annals_layout_face(layout, ANNALS_FACE_NAME));
    return fmax(scaled(layout, PLOT), line * 1.2 * (double)layout->slots.count + scaled(layout, HEAD + 2 * EDGE));
}

static double height_of(const slope *s, double value, const annals_layout *layout)
{
    return s->box.y + s->box.height * (1 - annals_axis_share(&layout->axis, value));
}

/* --- Words ---------------------------------------------------------------------------------------------------------
 */

/* A name in the room that it may take. */
static const char *short_name(annals_layout *layout, const slope *s, const char *name, double width)
{
    annals_lines lines = annals_layout_wrap(layout, name, s->name_face, width, 1);
    annals_layout_warn_cut(layout, "name", name, &lines);
    return lines.count > 0 ? lines.lines[0] : "";
}

static void add_end(annals_layout *layout, slope *s, size_t slot, size_t lane, double width)
{
    const annals_item *const *items = layout->slots.slots[slot].items;
    if (!is_shown(items[lane]))
        return;
    end_words *end = &s->ends[lane][s->counts[lane]++];
    bool named = lane == 1 || !is_shown(items[1]);
    *end = (end_words){.item = items[lane], .name = ""};
    end->value_width = annals_layout_measure(layout, end->item->value, s->value_face).width;
    if (!named)
        return;
    end->name = short_name(layout, s, layout->slots.slots[slot].name, width * NAMES_SHARE);
    end->name_width = annals_layout_measure(layout, end->name, s->name_face).width + scaled(layout, NAME_GAP);
}

static void collect_ends(annals_layout *layout, slope *s, double width)
{
    for (size_t lane = 0; lane < 2; lane++) {
        s->ends[lane] = annals_layout_alloc(layout, layout->slots.count, sizeof **s->ends);
        for (size_t i = 0; s->ends[lane] && i < layout->slots.count && !layout->status; i++)
            add_end(layout, s, i, lane, width);
    }
    for (size_t i = 0; i < layout->slots.count && !layout->status; i++) {
        const annals_slot *slot = &layout->slots.slots[i];
        if (!is_shown(slot->items[0]) && !is_shown(slot->items[1]))
            annals_warnings_add(layout->warnings, "\"%s\" left out: not known", slot->name);
    }
}

static double side_width(const annals_layout *layout, const slope *s, size_t lane)
{
    double width = 0;
    for (size_t i = 0; i < s->counts[lane]; i++)
        width = fmax(width, s->ends[lane][i].value_width + s->ends[lane][i].name_width);
    return width + scaled(layout, WORDS_GAP);
}

static int by_height(const void *left, const void *right)
{
    const end_words *a = left, *b = right;
    if (a->wanted != b->wanted)
        return a->wanted < b->wanted ? -1 : 1;
    return (a->item->position > b->item->position) - (a->item->position < b->item->position);
}

/* Moves words as little as keeps them `apart`: runs that collide are centred on what they wanted. */
static void spread(end_words *ends, size_t count, double apart, double top, double bottom)
{
    qsort(ends, count, sizeof *ends, by_height);
    for (size_t i = 0; i < count; i++)
        ends[i].y = ends[i].wanted;
    for (int pass = 0; pass < 200; pass++) {
        double worst = 0;
        for (size_t i = 1; i < count; i++) {
            double short_of = apart - (ends[i].y - ends[i - 1].y);
            if (short_of <= 0)
                continue;
            ends[i - 1].y -= short_of / 2;
            ends[i].y += short_of / 2;
            worst = fmax(worst, short_of);
        }
        if (worst < 0.05)
            break;
    }
    double from = top;
    for (size_t i = 0; i < count; i++, from += apart)
        ends[i].y = fmax(ends[i].y, from);
    double to = bottom;
    for (size_t i = count; i-- > 0; to -= apart) {
        ends[i].y = fmin(ends[i].y, to);
        to = ends[i].y;
    }
    for (size_t i = 1; i < count; i++)
        ends[i].y = fmax(ends[i].y, ends[i - 1].y + apart);
}

static void place_words(annals_layout *layout, slope *s, annals_box page)
{
    double line = annals_layout_line(s->name_face), apart = line * 1.02;
    for (size_t lane = 0; lane < 2; lane++) {
        if ((double)s->counts[lane] * apart > page.height) {
            annals_layout_fail_cramped(layout, "the words of %zu lines don't fit; make the page higher",
                                       s->counts[lane]);
            return;
        }
        for (size_t i = 0; i < s->counts[lane]; i++)
            s->ends[lane][i].wanted = height_of(s, annals_item_middle(s->ends[lane][i].item), layout);
        spread(s->ends[lane], s->counts[lane], apart, page.y + line / 2, page.y + page.height - line / 2);
    }
}

static void write_end(annals_layout *layout, const slope *s, const end_words *end, bool right)
{
    double way = right ? 1 : -1, x = right ? s->box.x + s->box.width : s->box.x;
    double from = x + way * scaled(layout, WORDS_GAP), drop = annals_layout_drop(s->value_face);
    annals_anchor anchor = right ? ANNALS_ANCHOR_START : ANNALS_ANCHOR_END;
    if (fabs(end->y - end->wanted) > scaled(layout, 4)) /* moved words are led to */
        annals_layout_rule(layout, ANNALS_ROLE_GRID,
                           (annals_point){x + way * scaled(layout, 7), round(end->wanted) + 0.5},
                           (annals_point){x + way * scaled(layout, WORDS_GAP - 2), round(end->y) + 0.5},
                           annals_colour_alpha(layout->theme->muted, 0.6), scaled(layout, 1), 0);
    annals_layout_write(layout, ANNALS_ROLE_VALUE, end->item->value, s->value_face, layout->theme->ink, anchor, from,
                        end->y + drop);
    annals_layout_write(layout, ANNALS_ROLE_CATEGORY, end->name, s->name_face, layout->theme->ink, anchor,
                        from + way * (end->value_width + scaled(layout, NAME_GAP)), end->y + drop);
}

/* --- Lines ---------------------------------------------------------------------------------------------------------
 */

/* Whether what is known leaves open which of two amounts is more. */
static bool is_open(const annals_slot *slot)
{
    static const annals_decimal about_percent = {10, 0};
    const annals_item *a = slot->items[0], *b = slot->items[1];
    return is_shown(a) && is_shown(b) && !annals_amount_same(&a->row->amount, &b->row->amount) &&
           annals_amount_relate(&a->row->amount, &b->row->amount, &about_percent) != ANNALS_APART;
}

static annals_colour colour_of(const annals_layout *layout, const annals_slot *slot)
{
    const annals_item *a = slot->items[0], *b = slot->items[1];
    if (!is_shown(a) || !is_shown(b) || is_open(slot) || annals_item_middle(a) == annals_item_middle(b))
        return layout->theme->faint;
    if (a->quiet)
        return layout->theme->quiet;
    return annals_series_colour(layout, annals_item_middle(b) < annals_item_middle(a));
}

static void explain_slope(const annals_layout *layout, annals_str *out)
{
    bool open = false;
    for (size_t i = 0; i < layout->slots.count; i++)
        open = open || is_open(&layout->slots.slots[i]);
    annals_explain_dots(layout, out);
    if (open)
        annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_SLOPE_OPEN, NULL);
}

static void draw_line(annals_layout *layout, const slope *s, const annals_slot *slot, annals_colour colour)
{
    const annals_item *a = slot->items[0], *b = slot->items[1];
    if (!is_shown(a) || !is_shown(b))
        return;
    bool actual = a->row->kind == ANNALS_ACTUAL && b->row->kind == ANNALS_ACTUAL;
    annals_layout_rule(layout, ANNALS_ROLE_LINE, (annals_point){s->box.x, height_of(s, annals_item_middle(a), layout)},
                       (annals_point){s->box.x + s->box.width, height_of(s, annals_item_middle(b), layout)}, colour,
                       scaled(layout, 2.25), actual ? 0 : scaled(layout, 5));
}

static void draw_points(annals_layout *layout, const slope *s, const annals_slot *slot, annals_colour colour)
{
    for (size_t lane = 0; lane < 2; lane++) {
        const annals_item *item = slot->items[lane];
        if (!is_shown(item))
            continue;
        annals_dot dot = {true, height_of(s, item->low, layout), height_of(s, item->high, layout),
                          s->box.x + (lane ? s->box.width : 0)};
        annals_dot_draw(layout, item, &dot, colour);
    }
}

static void draw_sides(annals_layout *layout, const slope *s, double top)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NAME);
    for (size_t lane = 0; lane < 2; lane++) {
        double x = round(s->box.x + (lane ? s->box.width : 0));
        annals_layout_write(layout, ANNALS_ROLE_TICK, layout->slots.names[lane], face, layout->theme->muted,
                            ANNALS_ANCHOR_MIDDLE, x, top + face.size);
        annals_layout_rectangle(
            layout, ANNALS_ROLE_AXIS,
            (annals_box){x, top + scaled(layout, 22), 1,
                         s->box.y + s->box.height + scaled(layout, EDGE) - top - scaled(layout, 22)},
            layout->theme->grid);
    }
}

/* What points need beyond the least and the greatest amount. */
static double edge_of(const annals_layout *layout, bool above)
{
    double edge = scaled(layout, EDGE);
    for (size_t i = 0; i < layout->count; i++)
        edge = fmax(edge, annals_dot_beyond(layout, &layout->items[i], above) + scaled(layout, 2));
    return edge;
}

static void slope_draw(annals_layout *layout, annals_box box)
{
    slope s = {.name_face = annals_layout_face(layout, ANNALS_FACE_NAME),
               .value_face = annals_layout_face(layout, ANNALS_FACE_VALUE)};
    double head = scaled(layout, HEAD), above = edge_of(layout, true), below = edge_of(layout, false);
    collect_ends(layout, &s, box.width);
    if (layout->status)
        return;
    double heads[2];
    for (size_t lane = 0; lane < 2; lane++)
        heads[lane] = annals_layout_measure(layout, layout->slots.names[lane], s.name_face).width / 2;
    double left = fmax(side_width(layout, &s, 0), heads[0]), right = fmax(side_width(layout, &s, 1), heads[1]);
    s.box =
        (annals_box){box.x + left, box.y + head + above, box.width - left - right, box.height - head - above - below};
    if (s.box.width < box.width * PLOT_LEAST || s.box.height < scaled(layout, 60)) {
        annals_layout_fail_cramped(layout, "no room between the words at both ends; make the page larger");
        return;
    }
    s.box.width = fmin(s.box.width, 1.5 * s.box.height);
    place_words(layout, &s, (annals_box){box.x, box.y + head, box.width, box.height - head});
    draw_sides(layout, &s, box.y);
    for (size_t i = 0; i < layout->slots.count && !layout->status; i++)
        draw_line(layout, &s, &layout->slots.slots[i], colour_of(layout, &layout->slots.slots[i]));
    for (size_t i = 0; i < layout->slots.count && !layout->status; i++)
        draw_points(layout, &s, &layout->slots.slots[i], colour_of(layout, &layout->slots.slots[i]));
    for (size_t lane = 0; lane < 2; lane++)
        for (size_t i = 0; i < s.counts[lane] && !layout->status; i++)
            write_end(layout, &s, &s.ends[lane][i], lane == 1);
}

const annals_chart_form annals_form_slope = {.alt = ANNALS_WORD_ALT_SLOPE,
                                             .pairs = true,
                                             .lanes = 4,
                                             .arrange = slope_arrange,
                                             .explain = explain_slope,
                                             .height = slope_height,
                                             .draw = slope_draw};
