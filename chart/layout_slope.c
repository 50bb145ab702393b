/* Lays out slopes: two amounts a name, left and right, joined by a line; words spread out where they would collide. */
#include <math.h>

#include "chart/layout_axis.h"
#include "chart/layout_place.h"

#define PLOT_LEAST 0.22
#define NAMES_SHARE 0.34

enum { PLOT = 330, HEAD = 30, WORDS_GAP = 15, NAME_GAP = 7, EDGE = 14 };

/* The words at one end of a line: its amount, and where the line ends its name. */
typedef struct {
    const annals_item *item;
    annals_phrase words;
} end_words;

typedef struct {
    annals_box box; /* of the lines: from the left points to the right ones */
    annals_face name_face, value_face;
    end_words *ends[2];
    annals_block *blocks[2];
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

static annals_setting setting_of(const annals_layout *layout, const slope *s, bool name)
{
    return name ? (annals_setting){ANNALS_ROLE_CATEGORY, s->name_face, layout->theme->ink, ANNALS_YIELD_CUT, "name"}
                : (annals_setting){ANNALS_ROLE_VALUE, s->value_face, layout->theme->ink, ANNALS_YIELD_NEVER, "value"};
}

/* Amounts stand next to their points; a name takes a third of the width at most. */
static annals_phrase words_of(annals_layout *layout, const slope *s, size_t slot, size_t lane, double width)
{
    const annals_item *const *items = layout->slots.slots[slot].items;
    const char *value = items[lane]->value, *name = layout->slots.slots[slot].name;
    bool named = lane == 1 || !is_shown(items[1]);
    annals_phrase words = {.align = lane == 1 ? ANNALS_ANCHOR_START : ANNALS_ANCHOR_END};
    if (lane == 1)
        annals_phrase_add(layout, &words, value, setting_of(layout, s, false), 0);
    if (named)
        annals_phrase_add(layout, &words, name, setting_of(layout, s, true), scaled(layout, NAME_GAP));
    if (lane == 0)
        annals_phrase_add(layout, &words, value, setting_of(layout, s, false), scaled(layout, NAME_GAP));
    if (!named)
        return words;
    annals_phrase whole = words;
    double most = width * NAMES_SHARE + annals_layout_measure(layout, value, s->value_face).width;
    annals_phrase_shorten(layout, &words, most + scaled(layout, NAME_GAP));
    annals_phrase_warn(layout, &whole, &words, NULL);
    return words;
}

static void add_end(annals_layout *layout, slope *s, size_t slot, size_t lane, double width)
{
    const annals_item *item = layout->slots.slots[slot].items[lane];
    if (is_shown(item))
        s->ends[lane][s->counts[lane]++] = (end_words){item, words_of(layout, s, slot, lane, width)};
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
        width = fmax(width, s->ends[lane][i].words.width);
    return width + scaled(layout, WORDS_GAP);
}

static void place_words(annals_layout *layout, slope *s, annals_box page)
{
    double line = annals_layout_line(s->name_face) * 1.02;
    for (size_t lane = 0; lane < 2; lane++) {
        s->blocks[lane] = annals_layout_alloc(layout, s->counts[lane], sizeof **s->blocks);
        for (size_t i = 0; s->blocks[lane] && i < s->counts[lane]; i++) {
            double middle = height_of(s, annals_item_middle(s->ends[lane][i].item), layout);
            s->blocks[lane][i] = (annals_block){i, middle - line / 2, 0, line};
        }
        if (s->blocks[lane] && annals_place_column(layout, s->blocks[lane], s->counts[lane], page.y,
                                                   page.y + page.height) < s->counts[lane])
            annals_layout_fail_cramped(layout, "the words of %zu lines don't fit; make the page higher",
                                       s->counts[lane]);
    }
}

static void write_end(annals_layout *layout, const slope *s, const annals_block *block, bool right)
{
    const annals_phrase *words = &s->ends[right][block->index].words;
    double way = right ? 1 : -1, x = right ? s->box.x + s->box.width : s->box.x;
    double from = x + way * scaled(layout, WORDS_GAP), half = block->height / 2, y = block->top + half;
    if (fabs(block->top - block->wanted) > scaled(layout, 4)) /* moved words are led to */
        annals_layout_rule(layout, ANNALS_ROLE_GRID,
                           (annals_point){x + way * scaled(layout, 7), round(block->wanted + half) + 0.5},
                           (annals_point){x + way * scaled(layout, WORDS_GAP - 2), round(y) + 0.5},
                           annals_colour_alpha(layout->theme->muted, 0.6), scaled(layout, 1), 0);
    annals_phrase_write(layout, words, right ? from : from - words->width, y - annals_phrase_middle(words));
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
            write_end(layout, &s, &s.blocks[lane][i], lane == 1);
}

const annals_chart_form annals_form_slope = {.alt = ANNALS_WORD_ALT_SLOPE,
                                             .pairs = true,
                                             .lanes = 4,
                                             .arrange = slope_arrange,
                                             .explain = explain_slope,
                                             .height = slope_height,
                                             .draw = slope_draw};
