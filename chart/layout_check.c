/* What amounts can't stand on one chart of a kind: units, natures, cuts; draws nothing. */
#include <string.h>

#include "chart/layout.h"

static annals_status check_units(annals_layout *layout)
{
    layout->unit = layout->items[0].row->unit;
    for (size_t i = 1; i < layout->count && layout->spec->kind != ANNALS_CHART_TIMELINE; i++)
        if (strcmp(layout->items[i].row->unit, layout->unit) != 0)
            return annals_error_set(layout->error, ANNALS_INVALID,
                                    "one axis can't show both \"%s\" and \"%s\"; give each unit a chart of its own",
                                    layout->unit, layout->items[i].row->unit),
                   ANNALS_INVALID;
    return ANNALS_OK;
}

/* A level never looks like a change. */
static annals_status check_natures(annals_layout *layout)
{
    if (layout->spec->kind != ANNALS_CHART_DIVERGING)
        return ANNALS_OK;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_row *row = layout->items[i].row;
        if (row->nature == ANNALS_LEVEL || row->nature == ANNALS_CUMULATIVE) {
            annals_error_set(layout->error, ANNALS_INVALID,
                             "a diverging chart shows changes, and \"%s\" is a %s; use \"bars\", or \"change\": "
                             "\"absolute\" over several periods",
                             layout->spec->entries[layout->items[i].entry].selector->text,
                             row->nature == ANNALS_LEVEL ? "level" : "cumulative amount");
            return ANNALS_INVALID;
        }
    }
    return ANNALS_OK;
}

/* A cut bar of less than the cut would point the other way. */
static annals_status check_cut(annals_layout *layout)
{
    for (size_t i = 0; layout->spec->cut && i < layout->count; i++) {
        const annals_item *item = &layout->items[i];
        if (item->shape != ANNALS_SHAPE_UNKNOWN && annals_decimal_compare(item->rank, layout->spec->start) <= 0) {
            annals_error_set(layout->error, ANNALS_INVALID,
                             "the bars can't begin at \"start\": an amount of \"%s\" is not more",
                             layout->spec->entries[item->entry].selector->text);
            return ANNALS_INVALID;
        }
    }
    return ANNALS_OK;
}

annals_status annals_layout_check(annals_layout *layout)
{
    annals_status status = check_units(layout);
    if (!status)
        status = check_natures(layout);
    if (!status)
        status = check_cut(layout);
    return status;
}
