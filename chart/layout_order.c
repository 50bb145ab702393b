/* The order of what is drawn: by amount, by name, of the data, or the author's own; draws nothing. */
#include <stdlib.h>
#include <string.h>

#include "chart/layout.h"

/* Among equal bounds, what may be more comes first. */
static int strength(const annals_item *item)
{
    const annals_amount *amount = &item->row->amount;
    if (amount->high_end == ANNALS_END_NONE)
        return amount->low_end == ANNALS_END_OPEN ? 3 : 2;
    return amount->low_end == ANNALS_END_NONE ? -1 : 0;
}

static int by_value(const void *left, const void *right)
{
    const annals_item *a = left, *b = right;
    bool unknown_a = a->shape == ANNALS_SHAPE_UNKNOWN, unknown_b = b->shape == ANNALS_SHAPE_UNKNOWN;
    if (unknown_a != unknown_b)
        return unknown_a ? 1 : -1;
    int order = annals_decimal_compare(b->rank, a->rank);
    if (order == 0)
        order = strength(b) - strength(a);
    return order ? order : (a->position > b->position) - (a->position < b->position);
}

static int by_name(const void *left, const void *right)
{
    const annals_item *a = left, *b = right;
    int order = strcmp(a->category, b->category);
    return order ? order : (a->position > b->position) - (a->position < b->position);
}

static int by_turn(const void *left, const void *right)
{
    const annals_item *a = left, *b = right;
    if (a->turn != b->turn)
        return a->turn < b->turn ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

/* The author's own order; what is not in it follows in that of the data. */
static void sort_by_list(annals_layout *layout)
{
    const annals_spec *spec = layout->spec;
    for (size_t i = 0; i < layout->count; i++)
        layout->items[i].turn = spec->order_count;
    for (size_t turn = spec->order_count; turn-- > 0;) {
        bool found = false;
        for (size_t i = 0; i < layout->count; i++)
            if (annals_item_bears(layout, &layout->items[i], spec->order_names[turn])) {
                layout->items[i].turn = turn;
                found = true;
            }
        if (!found && !layout->panel) {
            annals_error_set(layout->error, ANNALS_INVALID, "\"order\" names \"%s\", which is not drawn",
                             spec->order_names[turn]);
            annals_layout_fail(layout, ANNALS_INVALID);
            return;
        }
    }
    qsort(layout->items, layout->count, sizeof *layout->items, by_turn);
}

void annals_layout_sort(annals_layout *layout)
{
    bool columns = layout->form->upright;
    bool by_dimension = layout->spec->entry_count == 1 && !layout->several_periods;
    annals_order order = layout->spec->order;
    if (layout->form->over_time && !layout->form->pairs)
        return;
    if (order == ANNALS_ORDER_AUTO)
        order = by_dimension && !columns ? ANNALS_ORDER_VALUE : ANNALS_ORDER_DATA;
    if (order == ANNALS_ORDER_VALUE)
        qsort(layout->items, layout->count, sizeof *layout->items, by_value);
    if (order == ANNALS_ORDER_NAME)
        qsort(layout->items, layout->count, sizeof *layout->items, by_name);
    if (order == ANNALS_ORDER_LIST)
        sort_by_list(layout);
}
