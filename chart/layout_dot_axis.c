/* The axis of values that points stand on; draws nothing. */
#include <math.h>

#include "chart/layout_axis.h"
#include "chart/layout_panels.h"

static void choose_axis(annals_layout *layout, bool zero)
{
    annals_axis_wish wish = {.scale = layout->spec->axis.scale, .linear = layout->spec->axis.linear};
    wish.low = wish.least = INFINITY;
    wish.high = -INFINITY;
    const annals_layout *whole = annals_panel_whole(layout);
    for (size_t i = 0; i < whole->count; i++) {
        const annals_item *item = &whole->items[i];
        if (item->shape == ANNALS_SHAPE_UNKNOWN)
            continue;
        wish.low = fmin(wish.low, item->low);
        wish.high = fmax(wish.high, item->high);
        wish.least = item->low != 0 ? fmin(wish.least, fabs(item->low)) : wish.least;
    }
    if (!(wish.low <= wish.high)) {
        wish.low = wish.scale == ANNALS_SCALE_LOG;
        wish.high = wish.least = 1;
    }
    if (zero && wish.scale == ANNALS_SCALE_LINEAR && wish.low > 0 && wish.low < wish.high * 0.5)
        wish.low = 0;
    wish.least = isfinite(wish.least) ? wish.least : 1;
    layout->axis = annals_axis_make(layout, &wish);
    if (!zero && wish.scale == ANNALS_SCALE_LINEAR && wish.low < wish.high) {
        layout->axis.low = wish.low;
        layout->axis.high = wish.high;
    }
}

static void check_log(annals_layout *layout)
{
    for (size_t i = 0; layout->spec->axis.scale == ANNALS_SCALE_LOG && i < layout->count; i++)
        if (layout->items[i].shape != ANNALS_SHAPE_UNKNOWN && layout->items[i].low <= 0 && !layout->status) {
            annals_error_set(layout->error, ANNALS_INVALID,
                             "\"%s\" is %s: a logarithmic axis has no place for zero or less; use \"scale\": "
                             "\"symlog\" or \"linear\"",
                             layout->items[i].category, layout->items[i].value);
            annals_layout_fail(layout, ANNALS_INVALID);
        }
}

void annals_dots_scale(annals_layout *layout, bool zero)
{
    check_log(layout);
    if (!layout->status)
        choose_axis(layout, zero);
}
