/* What the amounts of a time chart ask of its axis of values: stacks, zero, logarithms; draws nothing. */
#include <math.h>

#include "chart/layout_axis.h"
#include "chart/layout_time.h"

static annals_status refuse(annals_layout *layout, const annals_item *item, const char *words)
{
    annals_error_set(layout->error, ANNALS_INVALID, "\"%s\" has %s for %s: %s", layout->series_names[item->series],
                     annals_item_words(layout, item), item->row->period.text, words);
    return annals_layout_fail(layout, ANNALS_INVALID);
}

/* --- Stacks --------------------------------------------------------------------------------------------------------
 */

static size_t series_size(const annals_layout *layout, size_t from)
{
    size_t size = 0;
    while (from + size < layout->count && layout->items[from + size].series == layout->items[from].series)
        size++;
    return size;
}

/* A period that one series has and another has not would fall to zero in the stack, which nobody stated. */
static void refuse_ragged(annals_layout *layout, const annals_item *item, size_t series)
{
    annals_error_set(layout->error, ANNALS_INVALID,
                     "\"%s\" has nothing for %s, which \"%s\" has: a stack needs the same periods of each; choose with "
                     "\"from\" and \"to\", or use \"style\": \"line\"",
                     layout->series_names[series], item->row->period.text, layout->series_names[item->series]);
    annals_layout_fail(layout, ANNALS_INVALID);
}

static bool same_stretch(const annals_item *a, const annals_item *b)
{
    return a->row->period.earliest == b->row->period.earliest && a->row->period.latest == b->row->period.latest;
}

/* Puts one series on top of the one before it. */
static void pile(annals_layout *layout, size_t below, size_t below_size, size_t from, size_t size)
{
    annals_item *lower = &layout->items[below], *upper = &layout->items[from];
    for (size_t i = 0; i < size || i < below_size; i++) {
        if (i < size && i < below_size && same_stretch(&lower[i], &upper[i])) {
            upper[i].base = lower[i].base + lower[i].low;
            continue;
        }
        bool upper_lacks =
            i >= size || (i < below_size && annals_period_compare(&lower[i].row->period, &upper[i].row->period) < 0);
        refuse_ragged(layout, upper_lacks ? &lower[i] : &upper[i], upper_lacks ? upper->series : lower->series);
        return;
    }
}

static void check_stackable(annals_layout *layout)
{
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        const annals_item *item = &layout->items[i];
        if (item->shape == ANNALS_SHAPE_UNKNOWN)
            refuse(layout, item, "a stack has no place for what is not known; use \"style\": \"line\"");
        else if (item->low < 0)
            refuse(layout, item, "a stack has no place for less than nothing; use \"style\": \"line\"");
    }
}

/* What is not known of any layer is drawn at the stack's end, its last series. */
static void raise_roof(annals_layout *layout, size_t from, size_t to, size_t size)
{
    size_t last = to - size;
    for (size_t i = last; i < to; i++)
        layout->items[i].roof += layout->items[i].base;
    for (size_t i = from; i < to; i++) {
        annals_item *item = &layout->items[i], *top = &layout->items[last + (i - from) % size];
        if (item != top) {
            top->roof += item->high - item->low;
            top->loose = item->loose > top->loose || top->loose == 0 ? item->loose : top->loose;
            item->roof = item->base + item->low;
            item->loose = 0;
        }
        item->high = item->low;
    }
}

/* One stack: of the whole chart, or of a panel. */
static size_t stack_from(annals_layout *layout, size_t first)
{
    size_t below = first, size = series_size(layout, first), from = first + size;
    while (from < layout->count && layout->items[from].panel == layout->items[first].panel && !layout->status) {
        size_t next = series_size(layout, from);
        pile(layout, below, size, from, next);
        below = from;
        from += next;
        size = next;
    }
    if (!layout->status)
        raise_roof(layout, first, from, size);
    return from;
}

static void stack(annals_layout *layout)
{
    check_stackable(layout);
    for (size_t from = 0; from < layout->count && !layout->status;)
        from = stack_from(layout, from);
}

/* Each item's own end, until it is stacked. */
static void set_ends(annals_layout *layout)
{
    for (size_t i = 0; i < layout->count; i++) {
        annals_item *item = &layout->items[i];
        bool low = item->row->amount.low_end != ANNALS_END_NONE, high = item->row->amount.high_end != ANNALS_END_NONE;
        item->roof = item->high;
        item->loose = low && !high ? 1 : high && !low ? -1 : 0;
        layout->has_ranges = layout->has_ranges || item->high > item->low;
        layout->has_open = layout->has_open || item->loose != 0;
        layout->has_about = layout->has_about || item->shape == ANNALS_SHAPE_ABOUT;
    }
}

/* --- The axis ------------------------------------------------------------------------------------------------------
 */

static void check_log(annals_layout *layout)
{
    for (size_t i = 0; i < layout->count && !layout->status; i++)
        if (layout->items[i].shape != ANNALS_SHAPE_UNKNOWN && layout->items[i].low <= 0)
            refuse(layout, &layout->items[i],
                   "a logarithmic axis has no place for zero or less; use \"scale\": \"symlog\" or \"linear\"");
    for (size_t i = 0; i < layout->withdrawn_count && !layout->status; i++)
        if (layout->withdrawn[i].low <= 0)
            refuse(layout, &layout->withdrawn[i],
                   "a logarithmic axis has no place for zero or less; leave out what was retracted");
}

static void widen(annals_axis_wish *wish, double low, double high)
{
    wish->low = fmin(wish->low, low);
    wish->high = fmax(wish->high, high);
    if (low != 0)
        wish->least = fmin(wish->least, fabs(low));
    if (high != 0)
        wish->least = fmin(wish->least, fabs(high));
}

static void choose_axis(annals_layout *layout)
{
    annals_axis_wish wish = {.scale = layout->spec->axis.scale, .linear = layout->spec->axis.linear};
    wish.low = wish.least = INFINITY;
    wish.high = -INFINITY;
    wish.from_zero = layout->style == ANNALS_STYLE_STACKED || layout->style == ANNALS_STYLE_AREA;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_item *item = &layout->items[i];
        if (item->shape != ANNALS_SHAPE_UNKNOWN)
            widen(&wish, annals_item_known(item), item->roof);
    }
    for (size_t i = 0; i < layout->withdrawn_count; i++)
        widen(&wish, layout->withdrawn[i].low, layout->withdrawn[i].high);
    if (!(wish.low <= wish.high)) {
        wish.low = wish.scale == ANNALS_SCALE_LOG;
        wish.high = wish.least = 1;
    }
    wish.least = isfinite(wish.least) ? wish.least : 1;
    layout->axis = annals_axis_make(layout, &wish);
}

void annals_time_scale(annals_layout *layout)
{
    set_ends(layout);
    if (layout->style == ANNALS_STYLE_STACKED)
        stack(layout);
    if (!layout->status && layout->spec->axis.scale == ANNALS_SCALE_LOG)
        check_log(layout);
    if (!layout->status)
        choose_axis(layout);
}
