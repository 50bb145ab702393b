/* Lays out slopes: the amounts of a name, from left to right, joined by lines; words spread out where they would
 * collide. */
#include <math.h>

#include "chart/layout_axis.h"
#include "chart/layout_place.h"

#define PLOT_LEAST 0.22
#define NAMES_SHARE 0.34

enum { PLOT = 330, HEAD = 30, WORDS_GAP = 15, NAME_GAP = 7, EDGE = 14, SPOTS_NEAR = 10 };

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

/* The first or the last of a name's amounts that is known; NULL: none is. */
static const annals_item *outer(const annals_layout *layout, const annals_slot *slot, bool last)
{
    for (size_t i = 0; i < layout->slots.lanes; i++) {
        const annals_item *item = slot->items[last ? layout->slots.lanes - 1 - i : i];
        if (is_shown(item))
            return item;
    }
    return NULL;
}

static size_t count_periods(const annals_layout *layout)
{
    size_t count = 0;
    for (size_t i = 0; i < layout->count; i++) {
        size_t j = 0;
        while (j < i && !annals_period_same(&layout->items[j].row->period, &layout->items[i].row->period))
            j++;
        count += j == i;
    }
    return count;
}

static void refuse(annals_layout *layout)
{
    size_t periods = count_periods(layout);
    if (periods > ANNALS_LANES_MOST)
        annals_error_set(layout->error, ANNALS_INVALID,
                         "a slope joins the amounts of up to %d periods, and there are %zu; choose some with \"from\" "
                         "and \"to\", or use \"time\"",
                         ANNALS_LANES_MOST, periods);
    else if (periods > 1)
        annals_error_set(
            layout->error, ANNALS_INVALID,
            "a slope joins amounts of the same periods, and no two names have one in common; use \"time\"");
    else
        annals_error_set(layout->error, ANNALS_INVALID,
                         "a slope joins two amounts a name or more, and each name has one; choose several periods with "
                         "\"from\" and \"to\", or give entries of \"data\" with the same groups");
    annals_layout_fail(layout, ANNALS_INVALID);
}

static void slope_arrange(annals_layout *layout)
{
    annals_layout_arrange(layout);
    if (!layout->status && layout->slots.lanes < 2)
        refuse(layout);
    if (!layout->status)
        annals_dots_scale(layout, false);
}

static double slope_height(annals_layout *layout, double width)
{
    (void)width;
    double line = annals_layout_line(annals_layout_face(layout, ANNALS_FACE_NAME));
    return fmax(scaled(layout, PLOT), line * 1.2 * (double)layout->slots.count + scaled(layout, HEAD + 2 * EDGE));
}

static double x_of(const slope *s, const annals_layout *layout, size_t lane)
{
    return s->box.x + s->box.width * (double)lane / (double)(layout->slots.lanes - 1);
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
static annals_phrase words_of(annals_layout *layout, const slope *s, const annals_slot *slot, bool right, double width)
{
    const char *value = outer(layout, slot, right)->value;
    bool named = right || !is_shown(slot->items[layout->slots.lanes - 1]);
    annals_phrase words = {.align = right ? ANNALS_ANCHOR_START : ANNALS_ANCHOR_END};
    if (right)
        annals_phrase_add(layout, &words, value, setting_of(layout, s, false), 0);
    if (named)
        annals_phrase_add(layout, &words, slot->name, setting_of(layout, s, true), scaled(layout, NAME_GAP));
    if (!right)
        annals_phrase_add(layout, &words, value, setting_of(layout, s, false), scaled(layout, NAME_GAP));
    if (!named)
        return words;
    annals_phrase whole = words;
    double most = width * NAMES_SHARE + annals_layout_measure(layout, value, s->value_face).width;
    annals_phrase_shorten(layout, &words, most + scaled(layout, NAME_GAP));
    annals_phrase_warn(layout, &whole, &words, NULL);
    return words;
}

static void add_end(annals_layout *layout, slope *s, size_t slot, bool right, double width)
{
    const annals_slot *at = &layout->slots.slots[slot];
    const annals_item *item = at->items[right ? layout->slots.lanes - 1 : 0];
    if (is_shown(item))
        s->ends[right][s->counts[right]++] = (end_words){item, words_of(layout, s, at, right, width)};
}

static void collect_ends(annals_layout *layout, slope *s, double width)
{
    for (size_t lane = 0; lane < 2; lane++) {
        s->ends[lane] = annals_layout_alloc(layout, layout->slots.count, sizeof **s->ends);
        for (size_t i = 0; s->ends[lane] && i < layout->slots.count && !layout->status; i++)
            add_end(layout, s, i, lane == 1, width);
    }
    for (size_t i = 0; i < layout->slots.count && !layout->status; i++) {
        const annals_slot *slot = &layout->slots.slots[i];
        if (!outer(layout, slot, false))
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
            s->blocks[lane][i] = (annals_block){.index = i, .wanted = middle - line / 2, .height = line};
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

/* The amounts between the two ends, and the name of a line that reaches neither; where they have room. */
static void write_between(annals_layout *layout, const slope *s)
{
    size_t lanes = layout->slots.lanes, count = 0;
    annals_wish *wishes = annals_layout_alloc(layout, layout->slots.count * lanes, sizeof *wishes);
    for (size_t i = 0; wishes && i < layout->slots.count * lanes && !layout->status; i++) {
        const annals_slot *slot = &layout->slots.slots[i / lanes];
        const annals_item *item = slot->items[i % lanes];
        if (i % lanes == 0 || i % lanes == lanes - 1 || !is_shown(item))
            continue;
        annals_wish wish = {.of = slot->name,
                            .at = {x_of(s, layout, i % lanes), height_of(s, annals_item_middle(item), layout)},
                            .spots = annals_spots_about,
                            .spot_count = SPOTS_NEAR,
                            .clears = true,
                            .room = {s->box.x, s->box.y - scaled(layout, EDGE), s->box.width,
                                     s->box.height + 2 * scaled(layout, EDGE)}};
        annals_setting value = setting_of(layout, s, false);
        value.face.weight = 400;
        annals_phrase_add(layout, &wish.words, item->value, value, 0);
        bool alone = !is_shown(slot->items[0]) && !is_shown(slot->items[lanes - 1]);
        if (alone && item == outer(layout, slot, true))
            annals_phrase_add(layout, &wish.words, slot->name, setting_of(layout, s, true), scaled(layout, NAME_GAP));
        wishes[count++] = wish;
    }
    if (count > 0)
        annals_place_all(layout, wishes, count);
}

/* --- Lines ---------------------------------------------------------------------------------------------------------
 */

/* Whether what is known leaves open which of the outer amounts is more. */
static bool is_open(const annals_layout *layout, const annals_slot *slot)
{
    static const annals_decimal about_percent = {10, 0};
    const annals_item *a = outer(layout, slot, false), *b = outer(layout, slot, true);
    return a && a != b && !annals_amount_same(&a->row->amount, &b->row->amount) &&
           annals_amount_relate(&a->row->amount, &b->row->amount, &about_percent) != ANNALS_APART;
}

/* Up, down, or 0 where that is not known, or neither. */
static int way_of(const annals_layout *layout, const annals_slot *slot)
{
    const annals_item *a = outer(layout, slot, false), *b = outer(layout, slot, true);
    if (!a || is_open(layout, slot) || annals_item_middle(a) == annals_item_middle(b))
        return 0;
    return annals_item_middle(b) < annals_item_middle(a) ? -1 : 1;
}

/* Two colours tell those that fall from those that rise, where there are both. */
static annals_colour colour_of(const annals_layout *layout, const annals_slot *slot)
{
    const annals_item *first = outer(layout, slot, false);
    int way = way_of(layout, slot);
    bool up = false;
    if (first && first->quiet)
        return layout->theme->quiet;
    for (size_t i = 0; i < layout->slots.count; i++)
        up = up || way_of(layout, &layout->slots.slots[i]) > 0;
    return way == 0 ? layout->theme->faint : annals_series_colour(layout, way < 0 && up);
}

static void explain_slope(const annals_layout *layout, annals_str *out)
{
    bool open = false;
    for (size_t i = 0; i < layout->slots.count; i++)
        open = open || is_open(layout, &layout->slots.slots[i]);
    annals_explain_dots(layout, out);
    if (open)
        annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_SLOPE_OPEN, NULL);
}

static void draw_line(annals_layout *layout, const slope *s, const annals_slot *slot, annals_colour colour)
{
    size_t from = layout->slots.lanes;
    for (size_t lane = 0; lane < layout->slots.lanes; lane++) {
        if (!is_shown(slot->items[lane]))
            continue;
        if (from < lane) {
            const annals_item *a = slot->items[from], *b = slot->items[lane];
            bool actual = a->row->kind == ANNALS_ACTUAL && b->row->kind == ANNALS_ACTUAL;
            annals_point left = {x_of(s, layout, from), height_of(s, annals_item_middle(a), layout)};
            annals_point right = {x_of(s, layout, lane), height_of(s, annals_item_middle(b), layout)};
            annals_layout_rule(layout, ANNALS_ROLE_LINE, left, right, colour, scaled(layout, 2.25),
                               actual ? 0 : scaled(layout, 5));
        }
        from = lane;
    }
}

static void draw_points(annals_layout *layout, const slope *s, const annals_slot *slot, annals_colour colour)
{
    for (size_t lane = 0; lane < layout->slots.lanes; lane++) {
        const annals_item *item = slot->items[lane];
        if (!is_shown(item))
            continue;
        annals_dot dot = {true, height_of(s, item->low, layout), height_of(s, item->high, layout),
                          x_of(s, layout, lane)};
        annals_dot_draw(layout, item, &dot, colour);
    }
}

/* The names of the periods, or of the entries: those at the ends first. */
static void draw_heads(annals_layout *layout, const slope *s, annals_box box)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NAME);
    annals_stop stops[ANNALS_LANES_MOST];
    size_t lanes = layout->slots.lanes;
    for (size_t lane = 0; lane < lanes; lane++) {
        double x = round(x_of(s, layout, lane));
        stops[lane] = (annals_stop){.wanted = x,
                                    .length = annals_layout_measure(layout, layout->slots.names[lane], face).width,
                                    .rank = lane > 0 && lane + 1 < lanes};
        annals_layout_rectangle(
            layout, ANNALS_ROLE_AXIS,
            (annals_box){x, box.y + scaled(layout, 22), 1,
                         s->box.y + s->box.height + scaled(layout, EDGE) - box.y - scaled(layout, 22)},
            layout->theme->grid);
    }
    annals_place_row(stops, lanes, box.x, box.x + box.width, scaled(layout, NAME_GAP), false);
    for (size_t lane = 0; lane < lanes && !layout->status; lane++)
        if (stops[lane].shown)
            annals_layout_write(layout, ANNALS_ROLE_TICK, layout->slots.names[lane], face, layout->theme->muted,
                                ANNALS_ANCHOR_MIDDLE, stops[lane].wanted, box.y + face.size);
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
        heads[lane] =
            annals_layout_measure(layout, layout->slots.names[lane ? layout->slots.lanes - 1 : 0], s.name_face).width /
            2;
    double left = fmax(side_width(layout, &s, 0), heads[0]), right = fmax(side_width(layout, &s, 1), heads[1]);
    s.box =
        (annals_box){box.x + left, box.y + head + above, box.width - left - right, box.height - head - above - below};
    if (s.box.width < box.width * PLOT_LEAST || s.box.height < scaled(layout, 60)) {
        annals_layout_fail_cramped(layout, "no room between the words at both ends; make the page larger");
        return;
    }
    s.box.width = fmin(s.box.width, 1.5 * s.box.height * (double)(layout->slots.lanes - 1));
    place_words(layout, &s, (annals_box){box.x, box.y + head, box.width, box.height - head});
    draw_heads(layout, &s, box);
    for (size_t i = 0; i < layout->slots.count && !layout->status; i++)
        draw_line(layout, &s, &layout->slots.slots[i], colour_of(layout, &layout->slots.slots[i]));
    for (size_t i = 0; i < layout->slots.count && !layout->status; i++)
        draw_points(layout, &s, &layout->slots.slots[i], colour_of(layout, &layout->slots.slots[i]));
    for (size_t lane = 0; lane < 2; lane++)
        for (size_t i = 0; i < s.counts[lane] && !layout->status; i++)
            write_end(layout, &s, &s.blocks[lane][i], lane == 1);
    write_between(layout, &s);
}

const annals_chart_form annals_form_slope = {.alt = ANNALS_WORD_ALT_SLOPE,
                                             .pairs = true,
                                             .chained = true,
                                             .lanes = ANNALS_LANES_MOST,
                                             .arrange = slope_arrange,
                                             .explain = explain_slope,
                                             .height = slope_height,
                                             .draw = slope_draw};
