/* Writes the amounts of a time chart beside their points: all, or those at the turns of lines; what is disputed or was
 * taken back. */
#include <math.h>
#include <string.h>

#include "chart/layout_panels.h"
#include "chart/layout_place.h"
#include "chart/layout_time.h"

#define DISPUTE "*"

enum {
    LABELLED = 14,
    LABELLED_POINTS = 40, /* of more the last ones, which bear names */
    PANEL_LABELLED = 6,
    SPOTS_NEAR = 10, /* of those about a point */
    FEW_OF = 6,
    SOME = 3 /* of which one may be led to */
};

/* The same for amounts along a line, which between the axis's own would be taken for one of them. */
static annals_box value_room(const annals_time_plot *plot)
{
    annals_box room = annals_time_label_room(plot);
    double right = room.x + room.width;
    if (plot->style != ANNALS_STYLE_POINTS) {
        room.x = plot->box.x;
        room.width = right - room.x;
    }
    return room;
}

/* What a label says beside the amount: its series, and a date that only is about so. */
static const char *label_of(annals_layout *layout, const annals_time_plot *plot, const annals_item *item)
{
    bool points = plot->style == ANNALS_STYLE_POINTS;
    bool named = layout->series_count > 1 && points && item == annals_time_last(layout, item->series);
    bool dated = points && item->row->period.approximate;
    annals_str label = {0}, when = {0};
    if (!named && !dated)
        return item->value;
    if (dated)
        annals_format_period(&when, &item->row->period, layout->language);
    if (named)
        annals_word_add(&label, layout->language, ANNALS_WORD_LABELLED, layout->series_names[item->series],
                        item->value);
    else
        annals_str_add(&label, item->value);
    if (dated)
        annals_word_join(&label, 0, layout->language, ANNALS_WORD_COMMA, annals_str_text(&when));
    label.failed = label.failed || when.failed;
    annals_str_free(&when);
    return annals_layout_take(layout, &label);
}

static annals_wish wish_for(annals_layout *layout, const annals_time_plot *plot, const annals_item *item,
                            const char *words, annals_setting setting)
{
    annals_wish wish = {.at = annals_time_place(plot, item),
                        .spots = annals_spots_about,
                        .spot_count = plot->style == ANNALS_STYLE_POINTS ? annals_spots_about_count : SPOTS_NEAR,
                        .room = value_room(plot)};
    annals_phrase_add(layout, &wish.words, words, setting, 0);
    return wish;
}

/* A dispute keeps its sign where its amount finds no place. */
static annals_wish wish_value(annals_layout *layout, const annals_time_plot *plot, const annals_item *item)
{
    annals_setting setting = {.role = ANNALS_ROLE_VALUE,
                              .face = annals_time_bold_face(layout),
                              .colour = annals_series_ink(layout, item->series),
                              .what = "label"};
    const char *label = label_of(layout, plot, item), *brief = label != item->value ? item->value : NULL;
    if (brief)
        setting.yields = ANNALS_YIELD_CUT;
    else if (annals_item_disputed(layout, item))
        brief = DISPUTE;
    annals_wish wish = wish_for(layout, plot, item, label, setting);
    wish.brief = brief;
    wish.leads = plot->style == ANNALS_STYLE_POINTS;
    return wish;
}

/* What is disputed, and no amount is written for. */
static annals_wish wish_sign(annals_layout *layout, const annals_time_plot *plot, const annals_item *item)
{
    annals_setting setting = {.role = ANNALS_ROLE_VALUE,
                              .face = annals_time_bold_face(layout),
                              .colour = annals_series_ink(layout, item->series),
                              .what = "sign"};
    return wish_for(layout, plot, item, DISPUTE, setting);
}

static annals_wish wish_withdrawn(annals_layout *layout, const annals_time_plot *plot, const annals_item *item)
{
    annals_setting setting = {.role = ANNALS_ROLE_VALUE,
                              .face = annals_time_plain_face(layout),
                              .colour = layout->theme->muted,
                              .what = "label"};
    annals_wish wish = wish_for(layout, plot, item, annals_item_words(layout, item), setting);
    wish.leads = true;
    return wish;
}

/* The last amount of a line is written beside its name. */
static bool is_said(const annals_layout *layout, const annals_time_plot *plot, const annals_item *item)
{
    bool names = plot->style != ANNALS_STYLE_POINTS && (!layout->panel || plot->names_width > 0);
    return item->shape == ANNALS_SHAPE_UNKNOWN || (names && item == annals_time_last(layout, item->series));
}

/* Few amounts, or points of which each has a name to say, are labelled. */
static bool labels_items(const annals_layout *layout, const annals_time_plot *plot)
{
    if (plot->style == ANNALS_STYLE_STACKED)
        return false;
    if (layout->panel)
        return plot->style == ANNALS_STYLE_POINTS && layout->count <= PANEL_LABELLED;
    return layout->count <= LABELLED || (plot->style == ANNALS_STYLE_POINTS && layout->series_count > 1);
}

/* Whether a line's item is its first, or where it turns: what is said of a line that has no room for all. */
static bool is_turn(const annals_layout *layout, const annals_item *item)
{
    const annals_item *first = item, *end = layout->items + layout->count;
    while (first > layout->items && first[-1].series == item->series)
        first--;
    while (first->shape == ANNALS_SHAPE_UNKNOWN)
        first++;
    const annals_item *low = first, *high = first;
    for (const annals_item *other = first; other < end && other->series == item->series; other++) {
        bool known = other->shape != ANNALS_SHAPE_UNKNOWN;
        low = known && annals_item_middle(other) < annals_item_middle(low) ? other : low;
        high = known && annals_item_middle(other) > annals_item_middle(high) ? other : high;
    }
    return item == first || item == low || item == high;
}

/* Whether most amounts of the lines would touch the next one. */
static bool is_crowded(const annals_layout *layout, const annals_wish *wishes, const annals_item *const *items,
                       size_t count)
{
    double line = annals_layout_line(annals_time_bold_face(layout));
    size_t pairs = 0, touching = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        const annals_wish *wish = &wishes[i], *next = wish + 1;
        if (items[i]->series != items[i + 1]->series)
            continue;
        pairs++;
        touching += fabs(next->at.x - wish->at.x) < (wish->words.width + next->words.width) / 2 &&
                    fabs(next->at.y - wish->at.y) < line;
    }
    return touching * 2 > pairs;
}

/* Whether all amounts of lines find places beside their points, but for a few, which are led to; else those at their
 * turns are said. */
static bool says_all(annals_layout *layout, const annals_wish *wishes, const annals_item *const *items, size_t count)
{
    annals_wish *trial = annals_layout_alloc(layout, count, sizeof *trial);
    if (!trial || is_crowded(layout, wishes, items, count))
        return false;
    if (count > 0)
        memcpy(trial, wishes, count * sizeof *trial);
    size_t missing = count - annals_place_find(layout, trial, count);
    return missing * FEW_OF <= count || (missing == 1 && count >= SOME);
}

/* Gives how many wishes are left: of amounts that are said, and of the signs of those that are not. */
static size_t choose(annals_layout *layout, const annals_time_plot *plot, annals_wish *wishes,
                     const annals_item *const *items, size_t count)
{
    bool line = plot->style != ANNALS_STYLE_POINTS, all = !line || says_all(layout, wishes, items, count);
    size_t kept = 0, left_out = 0;
    for (size_t i = 0; i < count && !layout->status; i++) {
        if (all || is_turn(layout, items[i])) {
            wishes[kept] = wishes[i];
            wishes[kept++].leads = true;
            continue;
        }
        left_out++;
        if (annals_item_disputed(layout, items[i]))
            wishes[kept++] = wish_sign(layout, plot, items[i]);
    }
    if (left_out > 0)
        annals_warnings_add(layout->warnings, "%zu of %zu amounts along the lines left out: no room", left_out, count);
    return kept;
}

/* Of many points only the last ones say their amounts, which bear names. */
static bool is_worded(const annals_layout *layout, const annals_item *item, bool amounts)
{
    return amounts && (layout->count <= LABELLED_POINTS || item == annals_time_last(layout, item->series));
}

/* Gives how many items have words: amounts, or the signs of those that are disputed. */
static size_t find_items(const annals_layout *layout, const annals_time_plot *plot, bool amounts,
                         const annals_item **items)
{
    size_t count = 0;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_item *item = &layout->items[i];
        if (!is_said(layout, plot, item) && (is_worded(layout, item, amounts) || annals_item_disputed(layout, item)))
            items[count++] = item;
    }
    return count;
}

void annals_time_write_amounts(annals_layout *layout, const annals_time_plot *plot)
{
    size_t withdrawn = layout->panel ? 0 : layout->withdrawn_count;
    bool amounts = labels_items(layout, plot);
    const annals_item **items = annals_layout_alloc(layout, layout->count, sizeof *items);
    size_t count = items ? find_items(layout, plot, amounts, items) : 0;
    annals_wish *wishes = annals_layout_alloc(layout, count + withdrawn, sizeof *wishes);
    if (!wishes)
        return;
    for (size_t i = 0; i < count && !layout->status; i++)
        wishes[i] = is_worded(layout, items[i], amounts) ? wish_value(layout, plot, items[i])
                                                         : wish_sign(layout, plot, items[i]);
    if (amounts)
        count = choose(layout, plot, wishes, items, count);
    for (size_t i = 0; i < withdrawn && !layout->status; i++)
        wishes[count++] = wish_withdrawn(layout, plot, &layout->withdrawn[i]);
    annals_place_all(layout, wishes, count);
}
