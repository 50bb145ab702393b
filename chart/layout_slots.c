/* Decides which places stand on the x axis of upright bars, and how each is called; draws nothing. */
#include <string.h>

#include "chart/format.h"
#include "chart/layout_slots.h"

enum { BINS_MOST = 400 };

size_t annals_slots_step(const annals_layout *layout, size_t least)
{
    static const size_t months[] = {1, 2, 3, 6, 12, 24, 36, 60, 120}, quarters[] = {1, 2, 4, 8, 12, 20, 40, 80, 160},
                        others[] = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    annals_grain grain = (annals_grain)layout->items[0].row->period.grain;
    const size_t *steps = grain == ANNALS_MONTH ? months : grain == ANNALS_QUARTER ? quarters : others;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (steps[i] >= least)
            return steps[i];
    return least;
}

static bool has_bins(const annals_layout *layout)
{
    return layout->spec->entry_count == 1 && layout->series_count == 1 && layout->spec->queries[0].has_every &&
           layout->spec->order == ANNALS_ORDER_AUTO;
}

/* The window where it is closed, and all items in any case. */
static void bin_window(const annals_layout *layout, annals_moment *first, annals_moment *last)
{
    const annals_query *query = &layout->spec->queries[0];
    *first = query->from && query->from->earliest != ANNALS_MOMENT_MIN ? query->from->earliest : ANNALS_MOMENT_MAX;
    *last = query->to && query->to->latest != ANNALS_MOMENT_MAX ? query->to->latest : ANNALS_MOMENT_MIN;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_period *period = &layout->items[i].row->period;
        *first = period->earliest < *first ? period->earliest : *first;
        *last = period->latest > *last ? period->latest : *last;
    }
}

static size_t count_bins(const annals_layout *layout, annals_moment first, annals_moment last)
{
    size_t count = 0;
    annals_period bin;
    while (first <= last && count <= BINS_MOST) {
        if (annals_period_at(first, layout->spec->queries[0].every, &bin, NULL))
            return BINS_MOST + 1;
        first = bin.latest + 1;
        count++;
    }
    return count;
}

/* "Jan 2025", then "Feb", "Mar" where the year goes without saying. */
static const char *name_bin(annals_layout *layout, const annals_period *bin, bool first, bool few)
{
    annals_str name = {0};
    annals_date date = annals_date_of(bin->earliest);
    annals_format_period(&name, bin);
    const char *year = name.data ? strrchr(name.data, ' ') : NULL;
    bool new_year = date.month <= (bin->grain == ANNALS_QUARTER ? 3 : 1) && date.day == 1;
    bool said = !first && !new_year;
    bool dated = bin->grain == ANNALS_DAY || bin->grain == ANNALS_MONTH || bin->grain == ANNALS_QUARTER;
    if (few && said && dated && year)
        annals_str_cut(&name, (size_t)(year - name.data));
    return annals_layout_take(layout, &name);
}

static const annals_slot *bin_slots(annals_layout *layout, annals_moment first, size_t count)
{
    annals_slot *slots = annals_layout_alloc(layout, count, sizeof *slots);
    for (size_t i = 0; slots && i < count && !layout->status; i++) {
        annals_period bin;
        if (annals_period_at(first, layout->spec->queries[0].every, &bin, layout->error))
            return annals_layout_fail(layout, ANNALS_INVALID), NULL;
        slots[i].name = name_bin(layout, &bin, i == 0, count <= ANNALS_SLOTS_FEW);
        for (size_t j = 0; j < layout->count; j++)
            if (annals_period_overlaps(&bin, &layout->items[j].row->period))
                slots[i].item = &layout->items[j];
        first = bin.latest + 1;
    }
    return layout->status ? NULL : slots;
}

const annals_slot *annals_column_slots(annals_layout *layout, size_t *count)
{
    if (has_bins(layout)) {
        annals_moment first, last;
        bin_window(layout, &first, &last);
        *count = count_bins(layout, first, last);
        if (*count >= layout->count && *count <= BINS_MOST)
            return bin_slots(layout, first, *count);
    }
    *count = layout->count;
    annals_slot *slots = annals_layout_alloc(layout, layout->count, sizeof *slots);
    for (size_t i = 0; slots && i < layout->count; i++)
        slots[i] = (annals_slot){layout->items[i].category, &layout->items[i]};
    return slots;
}
