/* Lays out points with their ranges in rows of names; two points a row are joined, as a dumbbell is. */
#include <math.h>

#include "chart/layout_axis.h"
#include "chart/layout_names.h"
#include "chart/layout_panels.h"

#define NAMES_SHARE 0.36
#define PLOT_LEAST 0.25

enum { PITCH = 38, PITCH_TIGHT = 28, PITCH_LEAST = 22, NAME_GAP = 14, VALUE_GAP = 7, TICK_ROOM = 26, TICK_APART = 70 };

typedef struct {
    annals_names names;
    annals_face value_face, tick_face;
    double pitch;
    double top, bottom;  /* of the rows */
    double left, length; /* where the axis begins, and how long it is */
    annals_tip *ends;    /* the words of slots times lanes */
    const char *unknown; /* the words for a row of which nothing is known */
    double unknown_width;
    double tick_before, tick_after; /* how far the outer ticks' words reach beyond the axis, at least */
    annals_box room;                /* for values */
    annals_wish *wishes;
    size_t wish_count;
} dots;

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

static const annals_item *item_of(const annals_layout *layout, size_t i)
{
    return layout->slots.slots[i / layout->slots.lanes].items[i % layout->slots.lanes];
}

static double natural_pitch(const annals_layout *layout)
{
    return scaled(layout, layout->slots.count <= 14 ? PITCH : PITCH_TIGHT);
}

/* A long name takes two lines. */
static double wanted_pitch(annals_layout *layout, double width)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NAME);
    double pitch = natural_pitch(layout), two = ceil(2 * annals_layout_line(face) + scaled(layout, 4));
    for (size_t i = 0; i < layout->slots.count && !layout->status; i++)
        if (annals_layout_measure(layout, layout->slots.slots[i].name, face).width > width * NAMES_SHARE)
            pitch = fmax(pitch, two);
    return pitch;
}

static double dots_height(annals_layout *layout, double width)
{
    return wanted_pitch(layout, width) * (double)layout->slots.count + annals_legend_height(layout, width) +
           scaled(layout, TICK_ROOM);
}

/* --- The axis ------------------------------------------------------------------------------------------------------
 */

static void dots_arrange(annals_layout *layout)
{
    annals_layout_arrange(layout);
    if (!layout->status)
        annals_dots_scale(layout, true);
}

static void refuse_halves(annals_layout *layout)
{
    annals_error_set(layout->error, ANNALS_INVALID,
                     "a dumbbell joins two amounts a name, and there %s %zu; use \"dots\", or two entries of \"data\" "
                     "with the same groups",
                     layout->slots.lanes == 1 ? "is" : "are", layout->slots.lanes);
    annals_layout_fail(layout, ANNALS_INVALID);
}

/* Whether all amounts of one lane are about a time before that of the other. */
static bool is_before_after(const annals_layout *layout)
{
    annals_moment last = ANNALS_MOMENT_MIN, first = ANNALS_MOMENT_MAX;
    for (size_t i = 0; i < layout->slots.count; i++) {
        const annals_item *const *items = layout->slots.slots[i].items;
        if (items[0] && items[0]->row->period.latest > last)
            last = items[0]->row->period.latest;
        if (items[1] && items[1]->row->period.earliest < first)
            first = items[1]->row->period.earliest;
    }
    return last < first;
}

static void dumbbell_arrange(annals_layout *layout)
{
    dots_arrange(layout);
    if (!layout->status && layout->slots.lanes != 2)
        refuse_halves(layout);
    if (!layout->status)
        layout->slots.before_after = is_before_after(layout);
}

static double place(const dots *d, const annals_layout *layout, double value)
{
    return d->left + d->length * annals_axis_share(&layout->axis, value);
}

static double half_tick(annals_layout *layout, const dots *d, size_t tick)
{
    return annals_layout_measure(layout, annals_axis_text(layout, &layout->axis, tick), d->tick_face).width / 2;
}

static void draw_grid(annals_layout *layout, const dots *d)
{
    size_t count = layout->axis.count;
    annals_stop *stops = annals_layout_alloc(layout, count, sizeof *stops);
    for (size_t tick = 0; stops && tick < count && !layout->status; tick++) {
        double x = round(place(d, layout, annals_decimal_double(layout->axis.ticks[tick])));
        bool zero = layout->axis.ticks[tick].digits == 0;
        annals_layout_rectangle(layout, zero ? ANNALS_ROLE_AXIS : ANNALS_ROLE_GRID,
                                (annals_box){x, d->top, 1, d->bottom - d->top},
                                zero ? layout->theme->axis : layout->theme->grid);
        stops[tick] = (annals_stop){.wanted = x, .length = 2 * half_tick(layout, d, tick), .rank = !zero};
    }
    if (stops)
        annals_place_row(stops, count, 0, layout->scene->width, scaled(layout, 8), false);
    for (size_t tick = 0; stops && tick < count && !layout->status; tick++)
        if (stops[tick].shown)
            annals_layout_write(layout, ANNALS_ROLE_TICK, annals_axis_text(layout, &layout->axis, tick), d->tick_face,
                                layout->theme->muted, ANNALS_ANCHOR_MIDDLE, stops[tick].wanted,
                                d->bottom + scaled(layout, 18));
}

/* --- Words ---------------------------------------------------------------------------------------------------------
 */

/* The outermost items of a place get words: the lowest at its left, where there are several, the highest at its right.
 */
static const annals_item *outermost(const annals_layout *layout, size_t slot, bool high, size_t *index)
{
    const annals_item *found = NULL;
    for (size_t lane = 0; lane < layout->slots.lanes; lane++) {
        const annals_item *item = layout->slots.slots[slot].items[lane];
        if (!item || item->shape == ANNALS_SHAPE_UNKNOWN)
            continue;
        if (!found || (high ? item->high >= found->high : item->low < found->low)) {
            found = item;
            *index = slot * layout->slots.lanes + lane;
        }
    }
    return found;
}

/* How far a place's marks reach beyond its lowest and highest amount. */
static double beyond(const annals_layout *layout, size_t slot, const annals_item *end, bool high, double unit)
{
    double reach = 0;
    for (size_t lane = 0; lane < layout->slots.lanes; lane++) {
        const annals_item *item = layout->slots.slots[slot].items[lane];
        if (!item || item->shape == ANNALS_SHAPE_UNKNOWN)
            continue;
        double apart = high ? annals_axis_share(&layout->axis, end->high) - annals_axis_share(&layout->axis, item->high)
                            : annals_axis_share(&layout->axis, item->low) - annals_axis_share(&layout->axis, end->low);
        reach = fmax(reach, annals_dot_beyond(layout, item, high) - apart * unit);
    }
    return reach;
}

static double words_room(const annals_layout *layout, const dots *d, size_t slot, bool high, size_t index)
{
    size_t other = SIZE_MAX;
    if (!high && outermost(layout, slot, true, &other) && other == index)
        return 0; /* its words stand at the other side */
    return d->ends[index].width > 0 ? d->ends[index].width + scaled(layout, VALUE_GAP) : 0;
}

static annals_reach reach_of(const annals_layout *layout, const dots *d, size_t slot, double unit)
{
    size_t low_index = 0, high_index = 0;
    const annals_item *low = outermost(layout, slot, false, &low_index);
    const annals_item *high = outermost(layout, slot, true, &high_index);
    if (!low || !high)
        return (annals_reach){.after = d->unknown_width + scaled(layout, VALUE_GAP)};
    return (annals_reach){
        .low = annals_axis_share(&layout->axis, low->low),
        .high = annals_axis_share(&layout->axis, high->high),
        .before = beyond(layout, slot, low, false, unit) + words_room(layout, d, slot, false, low_index),
        .after = beyond(layout, slot, high, true, unit) + words_room(layout, d, slot, true, high_index)};
}

static double fit_once(annals_layout *layout, const dots *d, annals_reach *reaches, double width, double *zero)
{
    double unit = width, needed = 0;
    size_t count = layout->slots.count;
    for (int pass = 0; pass < 3; pass++) {
        for (size_t i = 0; i < count; i++)
            reaches[i] = reach_of(layout, d, i, unit);
        reaches[count] = (annals_reach){0, 1, d->tick_before, d->tick_after};
        unit = annals_reach_fit(reaches, count + 1, width, zero, &needed);
    }
    return needed <= width + 0.5 ? unit : 0;
}

/* In words, or as a sign where the page is narrow. */
static void say_unknown(annals_layout *layout, dots *d, double width)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_TICK);
    d->unknown = annals_word_text(layout->language, ANNALS_WORD_NOT_KNOWN);
    d->unknown_width = annals_layout_measure(layout, d->unknown, face).width;
    if (d->unknown_width <= width / 2)
        return;
    d->unknown = "?";
    d->unknown_width = annals_layout_measure(layout, d->unknown, face).width;
}

/* The first tick's words may stand below the names. */
static void measure_ticks(annals_layout *layout, dots *d)
{
    double names = d->names.width + scaled(layout, NAME_GAP);
    d->tick_before = scaled(layout, 8);
    d->tick_after = scaled(layout, 24);
    if (layout->axis.count == 0)
        return;
    d->tick_before = fmax(d->tick_before, half_tick(layout, d, 0) - names);
    d->tick_after = fmax(d->tick_after, half_tick(layout, d, layout->axis.count - 1));
}

/* What a trial of lengths comes to. */
typedef struct {
    dots *d;
    annals_reach *reaches;
    double width, zero;
} dot_lengths;

/* The axis gets a quarter of the width at least. */
static bool dots_fit(annals_layout *layout, void *context)
{
    dot_lengths *lengths = context;
    lengths->d->length = fit_once(layout, lengths->d, lengths->reaches, lengths->width, &lengths->zero);
    return lengths->d->length >= lengths->width * PLOT_LEAST;
}

static void fit(annals_layout *layout, dots *d, double left, double width)
{
    say_unknown(layout, d, width);
    measure_ticks(layout, d);
    size_t count = layout->slots.count * layout->slots.lanes;
    dot_lengths lengths = {.d = d, .width = width};
    lengths.reaches = annals_layout_alloc(layout, layout->slots.count + 1, sizeof *lengths.reaches);
    d->ends = annals_layout_alloc(layout, count, sizeof *d->ends);
    if (!lengths.reaches || !d->ends)
        return;
    for (size_t i = 0; i < count; i++)
        d->ends[i].item = item_of(layout, i);
    annals_place_ends(layout, d->ends, count, d->value_face, dots_fit, &lengths);
    if (!layout->status)
        d->length = annals_panel_fit(layout, lengths.reaches, layout->slots.count + 1, width, d->length, &lengths.zero);
    d->left = left + lengths.zero;
}

static annals_wish wish_words(annals_layout *layout, const dots *d, const char *text, annals_setting setting, bool left,
                              annals_point at)
{
    annals_wish wish = {.at = at,
                        .spots = left ? &annals_spot_before : &annals_spot_behind,
                        .spot_count = 1,
                        .room = d->room,
                        .clears = true};
    wish.words.align = left ? ANNALS_ANCHOR_END : ANNALS_ANCHOR_START;
    annals_phrase_add(layout, &wish.words, text, setting, 0);
    return wish;
}

static void wish_values(annals_layout *layout, dots *d, size_t slot, double y)
{
    size_t low_index = 0, high_index = 0;
    const annals_item *low = outermost(layout, slot, false, &low_index);
    const annals_item *high = outermost(layout, slot, true, &high_index);
    double gap = scaled(layout, VALUE_GAP);
    annals_setting setting = {
        .role = ANNALS_ROLE_VALUE, .face = d->value_face, .colour = layout->theme->ink, .what = "value"};
    if (!low || !high) {
        setting.face = annals_layout_face(layout, ANNALS_FACE_TICK);
        setting.colour = layout->theme->muted;
        d->wishes[d->wish_count++] =
            wish_words(layout, d, d->unknown, setting, false, (annals_point){d->left + gap, y});
        return;
    }
    annals_point after = {place(d, layout, high->high) + beyond(layout, slot, high, true, d->length) + gap, y};
    annals_point before = {place(d, layout, low->low) - beyond(layout, slot, low, false, d->length) - gap, y};
    d->wishes[d->wish_count++] = wish_words(layout, d, d->ends[high_index].text, setting, false, after);
    if (low_index != high_index)
        d->wishes[d->wish_count++] = wish_words(layout, d, d->ends[low_index].text, setting, true, before);
}

/* --- Together ------------------------------------------------------------------------------------------------------
 */

static void draw_joint(annals_layout *layout, const dots *d, const annals_slot *slot, double y)
{
    const annals_item *a = slot->items[0], *b = slot->items[1];
    if (!a || !b || a->shape == ANNALS_SHAPE_UNKNOWN || b->shape == ANNALS_SHAPE_UNKNOWN)
        return;
    double from = place(d, layout, annals_item_middle(a)), to = place(d, layout, annals_item_middle(b));
    bool actual = a->row->kind == ANNALS_ACTUAL && b->row->kind == ANNALS_ACTUAL;
    annals_layout_rule(layout, ANNALS_ROLE_LINE, (annals_point){from, y}, (annals_point){to, y},
                       annals_colour_alpha(layout->theme->muted, 0.45), scaled(layout, 3),
                       actual ? 0 : scaled(layout, 5));
}

static void draw_rows(annals_layout *layout, dots *d, double names_right)
{
    d->wishes = annals_layout_alloc(layout, 3 * layout->slots.count, sizeof *d->wishes);
    bool joined = layout->spec->kind == ANNALS_CHART_DUMBBELL;
    for (size_t i = 0; i < layout->slots.count && !layout->status; i++) {
        const annals_slot *slot = &layout->slots.slots[i];
        double y = round(d->top + d->pitch * ((double)i + 0.5));
        if (joined)
            draw_joint(layout, d, slot, y);
        for (size_t lane = 0; lane < layout->slots.lanes; lane++) {
            const annals_item *item = slot->items[lane];
            if (!item)
                continue;
            annals_dot dot = {false, place(d, layout, item->low), place(d, layout, item->high), y};
            annals_dot_draw(layout, item, &dot,
                            layout->slots.shades > 1 ? annals_shade_colour(layout, item->shade)
                            : item->quiet            ? layout->theme->quiet
                                                     : annals_series_colour(layout, 0));
        }
        d->wishes[d->wish_count++] = annals_names_wish(layout, &d->names, i, false, names_right, y);
        wish_values(layout, d, i, y);
    }
    annals_place_all(layout, d->wishes, d->wish_count);
}

/* The axes of small multiples begin at one place and are of one length. */
static void line_up(annals_layout *layout, dots *d, double left)
{
    double own = d->left - left, start = own;
    annals_panel_agree(layout, ANNALS_AGREE_START, &start);
    d->left = left + start;
    d->length -= fmax(start - own, 0);
    annals_panel_agree(layout, ANNALS_AGREE_LENGTH, &d->length);
}

static void dots_draw(annals_layout *layout, annals_box box)
{
    dots d = {.value_face = annals_layout_face(layout, ANNALS_FACE_VALUE),
              .tick_face = annals_layout_face(layout, ANNALS_FACE_TICK)};
    double legend = annals_legend_height(layout, box.width);
    annals_legend_draw(layout, box.x, box.y, box.width);
    d.room = (annals_box){box.x, 0, box.width, layout->scene->height};
    d.names.face = annals_layout_face(layout, ANNALS_FACE_NAME);
    d.top = box.y + legend;
    d.pitch = fmin((box.height - legend - scaled(layout, TICK_ROOM)) / (double)layout->slots.count,
                   1.5 * natural_pitch(layout));
    annals_panel_agree(layout, ANNALS_AGREE_PITCH, &d.pitch);
    d.bottom = round(d.top + d.pitch * (double)layout->slots.count);
    if (d.pitch < scaled(layout, PITCH_LEAST)) {
        annals_layout_fail_cramped(layout, "%zu rows don't fit: %.0f px are left for each; make the page higher",
                                   layout->slots.count, fmax(floor(d.pitch), 0));
        return;
    }
    annals_names_wrap(layout, &d.names, box.width * NAMES_SHARE,
                      d.pitch >= 2 * annals_layout_line(d.names.face) ? 2 : 1);
    annals_panel_agree(layout, ANNALS_AGREE_NAMES, &d.names.width);
    double left = round(d.names.width) + scaled(layout, NAME_GAP);
    fit(layout, &d, box.x + left, box.width - left);
    line_up(layout, &d, box.x + left);
    if (layout->status)
        return;
    draw_grid(layout, &d);
    draw_rows(layout, &d, box.x + round(d.names.width));
}

const annals_chart_form annals_form_dots = {.alt = ANNALS_WORD_ALT_DOTS,
                                            .mirrors = true,
                                            .lanes = 4,
                                            .arrange = dots_arrange,
                                            .explain = annals_explain_dots,
                                            .height = dots_height,
                                            .draw = dots_draw};
const annals_chart_form annals_form_dumbbell = {.alt = ANNALS_WORD_ALT_DUMBBELL,
                                                .mirrors = true,
                                                .pairs = true,
                                                .lanes = 4,
                                                .arrange = dumbbell_arrange,
                                                .explain = annals_explain_dots,
                                                .height = dots_height,
                                                .draw = dots_draw};
