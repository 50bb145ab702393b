/* The places of bars that stand for periods, gaps included, and which of their names are written; draws nothing. */
#include <stdlib.h>
#include <string.h>

#include "chart/layout_panels.h"
#include "chart/layout_slots.h"

enum { SLOTS_MOST = 400 };

static const size_t none = SIZE_MAX;

const char *annals_slot_period(annals_layout *layout, const annals_period *period)
{
    annals_str words = {0};
    annals_format_period(&words, period, layout->language);
    return annals_layout_take(layout, &words);
}

static void join_names(annals_layout *layout, annals_item *item, const char *shade, const char *slot)
{
    annals_str name = {0};
    annals_word_add(&name, layout->language, ANNALS_WORD_COMMA, shade, slot);
    item->category = annals_layout_take(layout, &name);
}

void annals_slot_fill(annals_layout *layout, annals_slot *slot, annals_item *item, size_t shade)
{
    item->shade = shade;
    if (slot->items[shade]) {
        annals_error_set(layout->error, ANNALS_INVALID,
                         "\"%s\" stands there twice for \"%s\": give each entry of \"data\" a \"label\" or a narrower "
                         "selection",
                         layout->slots.names[shade], slot->name);
        annals_layout_fail(layout, ANNALS_INVALID);
        return;
    }
    slot->items[shade] = item;
    join_names(layout, item, layout->slots.names[shade], slot->name);
}

void annals_slots_fail_many(annals_layout *layout, size_t count)
{
    annals_error_set(layout->error, ANNALS_INVALID,
                     "%zu series side by side in columns can't be told apart, %zu can; use \"time\", or give each a "
                     "chart of its own",
                     count, layout->form->lanes);
    annals_layout_fail(layout, ANNALS_INVALID);
}

static bool same_bounds(const annals_period *a, const annals_period *b)
{
    return a->earliest == b->earliest && a->latest == b->latest;
}

/* --- Places for periods --------------------------------------------------------------------------------------------
 */

static annals_moment first_of(const annals_layout *layout, size_t item)
{
    return layout->items[item].row->period.earliest;
}

/* All of one grain that the calendar counts on. */
static bool one_grain(const annals_layout *layout, annals_grain *grain)
{
    *grain = (annals_grain)layout->items[0].row->period.grain;
    if (*grain < ANNALS_DAY || *grain > ANNALS_YEAR || *grain == ANNALS_SEASON)
        return false;
    for (size_t i = 1; i < layout->count; i++)
        if (layout->items[i].row->period.grain != *grain)
            return false;
    return true;
}

/* The window of a query that bins, where it is closed, and all items in any case. */
static void bin_window(const annals_layout *layout, annals_moment *first, annals_moment *last)
{
    *first = ANNALS_MOMENT_MAX;
    *last = ANNALS_MOMENT_MIN;
    for (size_t i = 0; i < layout->spec->entry_count; i++) {
        const annals_query *query = &layout->spec->queries[i];
        if (query->has_every && query->from && query->from->earliest != ANNALS_MOMENT_MIN)
            *first = query->from->earliest < *first ? query->from->earliest : *first;
        if (query->has_every && query->to && query->to->latest != ANNALS_MOMENT_MAX)
            *last = query->to->latest > *last ? query->to->latest : *last;
    }
    const annals_layout *whole = annals_panel_whole(layout);
    for (size_t i = 0; i < whole->count; i++) {
        const annals_period *period = &whole->items[i].row->period;
        *first = period->earliest < *first ? period->earliest : *first;
        *last = period->latest > *last ? period->latest : *last;
    }
}

/* "Jan" of "Jan 2025". */
static const char *without_year(annals_layout *layout, const annals_period *period)
{
    annals_str brief = {0};
    annals_format_period_brief(&brief, period, layout->language);
    return annals_layout_take(layout, &brief);
}

static void fail_too_many(annals_layout *layout, annals_grain grain)
{
    annals_error_set(layout->error, ANNALS_INVALID,
                     "too many columns: one a %s is more than %d; use \"time\", or \"every\" for longer periods",
                     annals_grain_name(grain), SLOTS_MOST);
    annals_layout_fail(layout, ANNALS_INVALID);
}

/* One place for each bin, so that gaps in the data are gaps on the page. */
static void make_bins(annals_layout *layout, annals_grain grain)
{
    annals_slots *slots = &layout->slots;
    annals_moment first, last;
    bin_window(layout, &first, &last);
    slots->regular = true;
    slots->grain = grain;
    while (first <= last && !layout->status) {
        annals_period bin;
        if (slots->count == SLOTS_MOST) {
            fail_too_many(layout, grain);
            return;
        }
        if (annals_period_at(first, grain, &bin, layout->error)) {
            annals_layout_fail(layout, ANNALS_INVALID);
            return;
        }
        slots->slots[slots->count++] = (annals_slot){.name = annals_slot_period(layout, &bin),
                                                     .brief = without_year(layout, &bin),
                                                     .first = bin.earliest,
                                                     .last = bin.latest};
        first = bin.latest + 1;
    }
}

static bool is_binned(const annals_layout *layout)
{
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        if (layout->spec->queries[i].has_every)
            return true;
    return false;
}

static size_t common_measure(size_t a, size_t b)
{
    while (b > 0) {
        size_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static size_t slot_at(const annals_slots *slots, annals_moment moment)
{
    for (size_t i = 0; i < slots->count; i++)
        if (moment >= slots->slots[i].first && moment <= slots->slots[i].last)
            return i;
    return none;
}

/* What is stated every four years is no series of years with gaps: places in between that are always empty go. */
static void find_stride(annals_layout *layout)
{
    annals_slots *slots = &layout->slots;
    const annals_layout *whole = annals_panel_whole(layout);
    size_t stride = 0, kept = 0;
    for (size_t i = 0; i < whole->count; i++) {
        size_t at = slot_at(slots, whole->items[i].row->period.earliest);
        stride = at == none ? stride : common_measure(stride, at);
    }
    if (stride < 2 || is_binned(layout))
        return;
    for (size_t i = 0; i < slots->count; i += stride)
        slots->slots[kept++] = slots->slots[i];
    slots->count = kept;
    slots->stride = stride;
}

static int by_period(const void *left, const void *right)
{
    const annals_item *const *a = left, *const *b = right;
    return annals_period_compare(&(*a)->row->period, &(*b)->row->period);
}

/* One place for each period that is there. */
static void make_places(annals_layout *layout)
{
    annals_slots *slots = &layout->slots;
    const annals_item **order = annals_layout_alloc(layout, layout->count, sizeof *order);
    for (size_t i = 0; order && i < layout->count; i++)
        order[i] = &layout->items[i];
    if (order)
        qsort(order, layout->count, sizeof *order, by_period);
    for (size_t i = 0; order && i < layout->count && !layout->status; i++) {
        const annals_period *period = &order[i]->row->period;
        if (i > 0 && same_bounds(period, &order[i - 1]->row->period))
            continue;
        if (slots->count == SLOTS_MOST) {
            annals_error_set(layout->error, ANNALS_INVALID,
                             "too many columns: more than %d periods; use \"time\", or \"every\" for longer periods",
                             SLOTS_MOST);
            annals_layout_fail(layout, ANNALS_INVALID);
            return;
        }
        const char *name = annals_slot_period(layout, period);
        slots->slots[slots->count++] =
            (annals_slot){.name = name, .brief = name, .first = period->earliest, .last = period->latest};
    }
}

static void check_overlap(annals_layout *layout)
{
    const annals_slots *slots = &layout->slots;
    for (size_t i = 1, widest = 0; i < slots->count; i++) {
        if (slots->slots[i].first <= slots->slots[widest].last) {
            annals_error_set(layout->error, ANNALS_INVALID,
                             "\"%s\" and \"%s\" overlap, and columns side by side would count the same time twice; "
                             "choose with \"from\" and \"to\", or use \"time\"",
                             slots->slots[widest].name, slots->slots[i].name);
            annals_layout_fail(layout, ANNALS_INVALID);
            return;
        }
        widest = i;
    }
}

static double length_of(const annals_slot *slot)
{
    return (double)slot->last - (double)slot->first;
}

/* Months and quarters side by side look as if they were alike. */
static void warn_unlike(annals_layout *layout)
{
    const annals_slots *slots = &layout->slots;
    const annals_slot *longest = slots->slots, *shortest = slots->slots;
    for (size_t i = 1; i < slots->count; i++) {
        longest = length_of(&slots->slots[i]) > length_of(longest) ? &slots->slots[i] : longest;
        shortest = length_of(&slots->slots[i]) < length_of(shortest) ? &slots->slots[i] : shortest;
    }
    if (slots->count > 1 && length_of(longest) > 1.5 * length_of(shortest))
        annals_warnings_add(layout->warnings,
                            "\"%s\" and \"%s\" are of unlike length but get columns of one width; \"time\" draws each "
                            "period with its own",
                            shortest->name, longest->name);
}

/* Series that differ in their kind alone are one, as long as they never meet: what is planned continues what was. */
static bool one_series(const annals_layout *layout)
{
    const annals_spec *spec = layout->spec;
    for (size_t i = 1; i < spec->entry_count; i++)
        if (strcmp(spec->entries[i].selector->text, spec->entries[0].selector->text) != 0 || spec->entries[i].label)
            return false;
    return layout->series_count <= spec->entry_count;
}

static bool meet(const annals_layout *layout, size_t *owners)
{
    for (size_t i = 0; i < layout->slots.count; i++)
        owners[i] = none;
    for (size_t i = 0; i < layout->count; i++) {
        size_t at = slot_at(&layout->slots, first_of(layout, i));
        if (at == none)
            continue;
        if (owners[at] != none)
            return true;
        owners[at] = i;
    }
    return false;
}

static void fill_lanes(annals_layout *layout, bool several)
{
    annals_slots *slots = &layout->slots;
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        annals_item *item = &layout->items[i];
        size_t at = slot_at(slots, item->row->period.earliest);
        if (at == none)
            continue;
        if (several)
            annals_slot_fill(layout, &slots->slots[at], item, item->series);
        else
            slots->slots[at].items[0] = item;
    }
}

/* Where no two series meet, their bars stand in one lane. */
static void close_lanes(annals_slots *slots)
{
    for (size_t i = 0; i < slots->count; i++)
        for (size_t j = 1; j < ANNALS_LANES_MOST; j++)
            if (slots->slots[i].items[j]) {
                slots->slots[i].items[0] = slots->slots[i].items[j];
                slots->slots[i].items[j] = NULL;
            }
    slots->lanes = 1;
}

void annals_slots_periods(annals_layout *layout)
{
    annals_slots *slots = &layout->slots;
    slots->slots = annals_layout_alloc(layout, SLOTS_MOST, sizeof *slots->slots);
    size_t *owners = annals_layout_alloc(layout, SLOTS_MOST, sizeof *owners);
    if (!slots->slots || !owners)
        return;
    slots->periods = true;
    annals_grain grain;
    bool regular = one_grain(layout, &grain);
    if (regular)
        make_bins(layout, grain);
    else
        make_places(layout);
    if (regular && !layout->status)
        find_stride(layout);
    if (!layout->status && !slots->regular)
        check_overlap(layout);
    if (layout->status)
        return;
    if (!slots->regular)
        warn_unlike(layout);
    bool met = meet(layout, owners);
    bool several = layout->series_count > 1 && (met || !one_series(layout));
    if (several && layout->series_count > layout->form->lanes) {
        annals_slots_fail_many(layout, layout->series_count);
        return;
    }
    for (size_t i = 0; several && i < layout->series_count; i++)
        slots->names[i] = layout->series_names[i];
    slots->shades = slots->lanes = several ? layout->series_count : 1;
    fill_lanes(layout, several);
    if (!met)
        close_lanes(slots);
}

/* --- Which names are written ---------------------------------------------------------------------------------------
 */

size_t annals_slots_step(const annals_layout *layout, size_t least)
{
    static const size_t months[] = {1, 2, 3, 6, 12, 24, 36, 60, 120}, quarters[] = {1, 2, 4, 8, 12, 20, 40, 80, 160},
                        others[] = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    annals_grain grain = layout->slots.grain;
    const size_t *steps = layout->slots.stride > 1  ? others
                          : grain == ANNALS_MONTH   ? months
                          : grain == ANNALS_QUARTER ? quarters
                                                    : others;
    for (size_t i = 0; layout->slots.regular && i < sizeof months / sizeof *months; i++)
        if (steps[i] >= least)
            return steps[i];
    return least;
}

/* The first slot that is named, so that the names fall on round years and on January. */
size_t annals_slots_start(const annals_layout *layout, size_t step)
{
    const annals_slots *slots = &layout->slots;
    if (!slots->regular || slots->stride > 1 ||
        (slots->grain != ANNALS_MONTH && slots->grain != ANNALS_QUARTER && slots->grain != ANNALS_YEAR))
        return 0;
    annals_date date = annals_date_of(slots->slots[0].first);
    int64_t number = date.year;
    if (slots->grain == ANNALS_MONTH)
        number = number * 12 + date.month - 1;
    if (slots->grain == ANNALS_QUARTER)
        number = number * 4 + (date.month - 1) / 3;
    int64_t rest = number % (int64_t)step;
    rest = rest < 0 ? rest + (int64_t)step : rest;
    return rest == 0 ? 0 : step - (size_t)rest;
}
