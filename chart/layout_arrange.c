/* Decides which bars stand side by side and what the places along the axis of names are; draws nothing. */
#include <stdlib.h>
#include <string.h>

#include "chart/layout_panels.h"
#include "chart/layout_slots.h"

static bool same_bounds(const annals_period *a, const annals_period *b)
{
    return a->earliest == b->earliest && a->latest == b->latest;
}

/* --- What is there -------------------------------------------------------------------------------------------------
 */

typedef enum { ALONE, BY_PERIOD, BY_SERIES, BY_GROUP } grouping;

/* Whether some series has an amount for more than one period. */
static bool goes_on(annals_layout *layout)
{
    size_t *rows = annals_layout_alloc(layout, layout->series_count, sizeof *rows);
    bool several = false;
    for (size_t i = 0; rows && i < layout->count; i++)
        several = several || ++rows[layout->items[i].series] > 1;
    return several;
}

/* Whether something stands in two series for the same period, and how many periods there are, at most 100. */
static bool share_periods(const annals_layout *layout, size_t *count)
{
    const annals_period *seen[100];
    size_t series[100];
    bool shared = false;
    *count = 0;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_item *item = &layout->items[i];
        size_t j = 0;
        while (j < *count && !same_bounds(seen[j], &item->row->period))
            j++;
        if (j < *count) {
            shared = shared || series[j] != item->series;
        } else if (*count < 100) {
            seen[*count] = &item->row->period;
            series[(*count)++] = item->series;
        }
    }
    return shared;
}

/* The values of an item's dimensions: what entries of the data may have in common. */
static const char *group_name(annals_layout *layout, const annals_item *item)
{
    annals_str name = {0};
    const annals_answer *answer = layout->answers[item->entry];
    for (size_t i = 0; i < answer->dimension_count; i++)
        if (item->row->group[i] && !annals_panel_names(layout, answer->dimensions[i]))
            annals_str_format(&name, name.size > 0 ? ", %s" : "%s",
                              annals_spec_shown(layout->spec, item->row->group[i]));
    return annals_layout_take(layout, &name);
}

static bool share_groups(annals_layout *layout)
{
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        const char *name = group_name(layout, &layout->items[i]);
        for (size_t j = 0; *name && j < i && !layout->status; j++)
            if (layout->items[j].entry != layout->items[i].entry &&
                strcmp(group_name(layout, &layout->items[j]), name) == 0)
                return true;
    }
    return false;
}

static grouping choose(annals_layout *layout)
{
    bool columns = layout->form->upright;
    size_t periods, lanes = layout->form->lanes;
    bool pairs = layout->form->pairs;
    bool shared = share_periods(layout, &periods);
    if (pairs && layout->series_count == 1 && periods > 1 && periods <= (layout->form->chained ? lanes : 2))
        return BY_SERIES;
    if (layout->series_count < 2)
        return columns && (layout->count > 1 || layout->spec->queries[0].has_every) ? BY_PERIOD : ALONE;
    if (goes_on(layout)) {
        if (columns || layout->form->stacked)
            return BY_PERIOD;
        if (!shared)
            return ALONE;
        if (!pairs && layout->series_count <= lanes && layout->series_count <= periods)
            return BY_PERIOD;
        return periods <= lanes ? BY_SERIES : !pairs && layout->series_count <= lanes ? BY_PERIOD : ALONE;
    }
    bool entries = layout->spec->entry_count > 1 && (columns || layout->spec->entry_count <= lanes);
    return entries && share_groups(layout) ? BY_GROUP : ALONE;
}

/* --- Places for names ----------------------------------------------------------------------------------------------
 */

void annals_slots_alone(annals_layout *layout)
{
    annals_slots *slots = &layout->slots;
    *slots = (annals_slots){.lanes = 1, .shades = 1, .count = layout->count};
    slots->slots = annals_layout_alloc(layout, layout->count, sizeof *slots->slots);
    for (size_t i = 0; slots->slots && i < layout->count; i++) {
        annals_item *item = &layout->items[i];
        slots->slots[i] = (annals_slot){.name = item->category, .brief = item->category, .items = {item}};
    }
}

static annals_slot *slot_called(annals_layout *layout, const char *name)
{
    annals_slots *slots = &layout->slots;
    for (size_t i = 0; i < slots->count; i++)
        if (strcmp(slots->slots[i].name, name) == 0)
            return &slots->slots[i];
    slots->slots[slots->count] = (annals_slot){.name = name, .brief = name};
    return &slots->slots[slots->count++];
}

/* The position of a period among the distinct ones, which are sorted. */
static size_t period_shade(const annals_period **list, size_t *count, const annals_period *period)
{
    size_t at = 0;
    while (at < *count && !same_bounds(list[at], period))
        at++;
    if (at == *count && *count < ANNALS_LANES_MOST)
        list[(*count)++] = period;
    return at;
}

static int earlier_first(const void *left, const void *right)
{
    const annals_period *const *a = left, *const *b = right;
    return annals_period_compare(*a, *b);
}

static void name_periods(annals_layout *layout)
{
    const annals_period *list[ANNALS_LANES_MOST];
    size_t count = 0;
    for (size_t i = 0; i < layout->count; i++)
        period_shade(list, &count, &layout->items[i].row->period);
    qsort(list, count, sizeof *list, earlier_first);
    for (size_t i = 0; i < count; i++)
        layout->slots.names[i] = annals_slot_period(layout, list[i]);
    layout->slots.shades = count;
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        annals_item *item = &layout->items[i];
        size_t shade = period_shade(list, &count, &item->row->period);
        annals_slot_fill(layout, slot_called(layout, layout->series_names[item->series]), item, shade);
    }
}

static void name_entries(annals_layout *layout)
{
    layout->slots.shades = layout->spec->entry_count;
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        layout->slots.names[i] = annals_layout_entry_name(layout, i);
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        annals_item *item = &layout->items[i];
        const char *name = group_name(layout, item);
        annals_slot_fill(layout, slot_called(layout, *name ? name : layout->series_names[item->series]), item,
                         item->entry);
    }
}

static void arrange_names(annals_layout *layout, bool series)
{
    layout->slots.slots = annals_layout_alloc(layout, layout->count, sizeof *layout->slots.slots);
    if (!layout->slots.slots)
        return;
    if (series)
        name_periods(layout);
    else
        name_entries(layout);
    layout->slots.lanes = layout->slots.shades;
}

/* --- Together ------------------------------------------------------------------------------------------------------
 */

/* An order by value or name breaks the row of periods up. */
static bool keeps_order(const annals_layout *layout)
{
    return layout->series_count > 1 || layout->spec->order == ANNALS_ORDER_AUTO ||
           layout->spec->order == ANNALS_ORDER_DATA;
}

static void check_names(annals_layout *layout)
{
    const annals_slots *slots = &layout->slots;
    for (size_t i = 1; i < slots->shades && !layout->status; i++)
        for (size_t j = 0; j < i && !layout->status; j++)
            if (strcmp(slots->names[i], slots->names[j]) == 0) {
                annals_error_set(layout->error, ANNALS_INVALID,
                                 "two series are called \"%s\" and can't be told apart; give each entry of \"data\" a "
                                 "\"label\"",
                                 slots->names[i]);
                annals_layout_fail(layout, ANNALS_INVALID);
            }
}

void annals_layout_arrange(annals_layout *layout)
{
    layout->slots = (annals_slots){.lanes = 1, .shades = 1};
    grouping chosen = choose(layout);
    if (chosen == BY_GROUP && layout->spec->entry_count > layout->form->lanes)
        annals_slots_fail_many(layout, layout->spec->entry_count);
    if (layout->status)
        return;
    if (chosen == BY_PERIOD && keeps_order(layout))
        annals_slots_periods(layout);
    else if (chosen == BY_GROUP || chosen == BY_SERIES)
        arrange_names(layout, chosen == BY_SERIES);
    else
        annals_slots_alone(layout);
    if (!layout->status && layout->slots.shades > 1)
        check_names(layout);
}
