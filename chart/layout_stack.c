/* Piles lanes up into stacks: layers from zero outwards, their sum with all that is not known of it at the end. */
#include <math.h>
#include <stdlib.h>

#include "chart/colour.h"
#include "chart/layout_panels.h"
#include "chart/layout_place.h"
#include "chart/layout_slots.h"

#define PAGE_CONTRAST 3.5

enum { WITHIN_GAP = 2, LIMIT_ROOM = 3 };

/* --- What can be stacked -------------------------------------------------------------------------------------------
 */

static void refuse(annals_layout *layout, const annals_item *item, const char *words)
{
    annals_error_set(layout->error, ANNALS_INVALID, "\"%s\" is %s: %s", item->category, item->value, words);
    annals_layout_fail(layout, ANNALS_INVALID);
}

static void check_layers(annals_layout *layout)
{
    const annals_item *first = &layout->items[0];
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        const annals_item *item = &layout->items[i];
        if (item->row->nature != first->row->nature) {
            annals_error_set(layout->error, ANNALS_INVALID,
                             "\"%s\" is a %s and \"%s\" a %s: a stack adds up amounts of one nature", first->category,
                             annals_nature_name(first->row->nature), item->category,
                             annals_nature_name(item->row->nature));
            annals_layout_fail(layout, ANNALS_INVALID);
        } else if (item->shape == ANNALS_SHAPE_UNKNOWN) {
            refuse(layout, item, "a stack has no place for it; put bars side by side");
        } else if (item->low < 0 || item->row->nature == ANNALS_CHANGE) {
            refuse(layout, item, "a stack adds up what there is; use \"waterfall\" or \"diverging\" for changes");
        }
    }
}

/* --- Sums ----------------------------------------------------------------------------------------------------------
 */

static void add_layer(annals_layout *layout, annals_slot *slot, annals_item *sum, annals_row *row)
{
    const annals_item *layer = slot->layers[slot->layer_count - 1];
    if (slot->layer_count == 1)
        row->amount = layer->row->amount;
    else if (annals_amount_add(&row->amount, &layer->row->amount, &row->amount, layout->error))
        annals_layout_fail(layout, layout->error->status);
    sum->low += layer->low;
    sum->high += layer->high;
    if (sum->shape != ANNALS_SHAPE_AWAY && layer->shape != ANNALS_SHAPE_EXACT)
        sum->shape = layer->shape == ANNALS_SHAPE_TOWARD ? sum->shape : layer->shape;
}

/* Their sum is as disputed as they are. */
static bool layers_disputed(const annals_layout *layout, const annals_slot *slot)
{
    for (size_t i = 0; i < slot->layer_count; i++)
        if (annals_item_disputed(layout, slot->layers[i]))
            return true;
    return false;
}

/* A sum of which neither end is known has no words. */
static void word_sum(annals_layout *layout, const annals_slot *slot, annals_item *sum, annals_row *row)
{
    const annals_amount *amount = &row->amount;
    bool known = amount->low_end != ANNALS_END_NONE || amount->high_end != ANNALS_END_NONE;
    annals_str words = {0};
    annals_wording wording = annals_layout_wording(layout, sum);
    if (known)
        annals_format_amount(&words, amount, &wording);
    if (known && layers_disputed(layout, slot))
        annals_str_add(&words, "*");
    sum->value = annals_layout_take(layout, &words);
    sum->rank = amount->low_end != ANNALS_END_NONE ? amount->low : amount->high;
    if (sum->high > sum->low && sum->shape != ANNALS_SHAPE_AWAY)
        sum->shape = ANNALS_SHAPE_RANGE;
    if (sum->shape == ANNALS_SHAPE_AWAY)
        sum->high = sum->low;
}

/* Puts what stands side by side in a place on top of each other. */
static void pile_up(annals_layout *layout, annals_slot *slot)
{
    annals_item *sum = annals_layout_alloc(layout, 1, sizeof *sum);
    annals_row *row = annals_layout_alloc(layout, 1, sizeof *row);
    if (!sum || !row)
        return;
    for (size_t lane = 0; lane < ANNALS_LANES_MOST && !layout->status; lane++) {
        annals_item *layer = slot->items[lane] ? &layout->items[slot->items[lane] - layout->items] : NULL;
        slot->items[lane] = NULL;
        if (!layer)
            continue;
        if (slot->layer_count == 0) {
            *row = *layer->row;
            *sum = (annals_item){.row = row, .entry = layer->entry, .category = slot->name};
        }
        layer->base = sum->low;
        slot->layers[slot->layer_count++] = layer;
        add_layer(layout, slot, sum, row);
    }
    if (slot->layer_count == 0 || layout->status)
        return;
    word_sum(layout, slot, sum, row);
    slot->items[0] = sum;
}

static int by_sum(const void *left, const void *right)
{
    const annals_slot *a = left, *b = right;
    if (!a->items[0] || !b->items[0])
        return !a->items[0] - !b->items[0];
    return annals_decimal_compare(b->items[0]->rank, a->items[0]->rank);
}

void annals_stack_arrange(annals_layout *layout)
{
    annals_slots *slots = &layout->slots;
    check_layers(layout);
    if (!layout->status)
        annals_layout_arrange(layout);
    if (!layout->status && slots->shades < 2) {
        annals_error_set(layout->error, ANNALS_INVALID,
                         "nothing to stack: each bar has one layer; give each layer an entry of \"data\" with the same "
                         "groups or periods, or use \"bars\"");
        annals_layout_fail(layout, ANNALS_INVALID);
    }
    for (size_t i = 0; i < slots->count && !layout->status; i++)
        pile_up(layout, &slots->slots[i]);
    slots->lanes = 1;
    if (!layout->status && layout->spec->order == ANNALS_ORDER_VALUE && !slots->periods)
        qsort(slots->slots, slots->count, sizeof *slots->slots, by_sum);
}

void annals_slots_extent(const annals_layout *layout, double *low, double *high)
{
    *low = *high = layout->spec->cut ? annals_decimal_double(layout->spec->start) : 0;
    for (size_t i = 0; i < layout->slots.count; i++)
        for (size_t lane = 0; lane < layout->slots.lanes; lane++) {
            const annals_item *item = layout->slots.slots[i].items[lane];
            *low = item && item->shape != ANNALS_SHAPE_UNKNOWN ? fmin(*low, item->low) : *low;
            *high = item ? fmax(*high, item->high) : *high;
        }
    const annals_layout *whole = annals_panel_whole(layout);
    for (size_t i = 0; i < whole->count && whole != layout; i++) {
        *low = fmin(*low, whole->items[i].low);
        *high = fmax(*high, whole->items[i].high);
    }
}

/* --- Drawing -------------------------------------------------------------------------------------------------------
 */

/* The page's colour where it can be read on a layer, else the ink's. */
static annals_colour words_on(const annals_layout *layout, annals_colour colour)
{
    const annals_theme *theme = layout->theme;
    double page = annals_colour_contrast(theme->background, colour), ink = annals_colour_contrast(theme->ink, colour);
    return page >= PAGE_CONTRAST || page > ink ? theme->background : theme->ink;
}

/* Where words may stand on a layer: not at its very edges, nor at the line that closes an upper limit. */
static annals_box layer_room(const annals_layout *layout, const annals_scale *scale, const annals_item *item,
                             double across, double thickness)
{
    double from = item->base * scale->unit, length = item->low * scale->unit, gap = WITHIN_GAP * layout->scale;
    double limit = item->shape == ANNALS_SHAPE_TOWARD ? LIMIT_ROOM * layout->scale : 0;
    if (scale->upright)
        return (annals_box){across + gap, scale->zero - from - length + limit + gap * 0.75, thickness - 2 * gap,
                            length - 2 * limit - gap * 1.5};
    return (annals_box){scale->zero + from + limit + gap, across, length - 2 * limit - 2 * gap, thickness};
}

/* The amount on its own layer; false: it does not fit. */
static bool write_within(annals_layout *layout, const annals_scale *scale, const annals_item *item, double across,
                         double thickness, annals_colour colour)
{
    bool pale = item->row->kind != ANNALS_ACTUAL || item->shape == ANNALS_SHAPE_TOWARD;
    annals_setting setting = {.role = ANNALS_ROLE_WITHIN,
                              .face = annals_layout_face(layout, ANNALS_FACE_TICK),
                              .colour = pale ? layout->theme->ink : words_on(layout, colour)};
    double middle = scale->zero + (scale->upright ? -1 : 1) * (item->base + item->low / 2) * scale->unit;
    double centre = across + thickness / 2;
    annals_wish wish = {.words.align = ANNALS_ANCHOR_MIDDLE,
                        .at = scale->upright ? (annals_point){centre, middle} : (annals_point){middle, centre},
                        .spots = &annals_spot_middle,
                        .spot_count = 1,
                        .room = layer_room(layout, scale, item, across, thickness),
                        .within = true};
    annals_phrase_add(layout, &wish.words, annals_place_brief(layout, item), setting, 0);
    if (annals_place_all(layout, &wish, 1) == 0)
        return false;
    if (item->row->kind == ANNALS_ESTIMATE) /* words stand clear of the hatching */
        annals_layout_rectangle(layout, ANNALS_ROLE_BAR,
                                (annals_box){wish.box.x - 2, wish.box.y, wish.box.width + 4, wish.box.height},
                                layout->theme->background);
    return true;
}

static void draw_stack(annals_layout *layout, const annals_scale *scale, const annals_slot *slot, double across,
                       double thickness)
{
    annals_colour end = annals_shade_colour(layout, slot->layers[slot->layer_count - 1]->shade);
    for (size_t i = 0; i < slot->layer_count; i++) {
        const annals_item *layer = slot->layers[i];
        annals_colour colour = annals_shade_colour(layout, layer->shade);
        annals_layout_about(layout, layer);
        annals_bar_layer(layout, scale, layer, across, thickness, colour);
        if (layer->shape != ANNALS_SHAPE_EXACT && layer->shape != ANNALS_SHAPE_TOWARD)
            end = colour;
        if (layer->low > 0 && !write_within(layout, scale, layer, across, thickness, colour))
            layout->unwritten++;
    }
    annals_bar_end(layout, scale, slot->items[0], across, thickness, end);
    annals_layout_about(layout, NULL);
}

void annals_stack_warn(annals_layout *layout)
{
    if (layout->unwritten > 0)
        annals_warnings_add(layout->warnings, "%zu of %zu numbers on the layers left out: no room", layout->unwritten,
                            layout->count);
}

void annals_slot_draw(annals_layout *layout, const annals_scale *scale, const annals_slot *slot, size_t lane,
                      double across, double thickness, annals_colour colour)
{
    if (slot->layer_count > 0)
        draw_stack(layout, scale, slot, across, thickness);
    else
        annals_bar_draw(layout, scale, slot->items[lane], across, thickness, colour);
    if (scale->cut != 0 && slot->items[lane]->shape != ANNALS_SHAPE_UNKNOWN)
        annals_bar_cut(layout, scale, across, thickness);
}
