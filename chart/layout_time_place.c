/* Where moments and amounts lie on the page of a time chart; draws nothing. */
#include "chart/layout_axis.h"
#include "chart/layout_time.h"

double annals_time_x(const annals_time_plot *plot, annals_moment moment)
{
    bool moves = plot->last > plot->first; /* else all that is there is one moment */
    double share = moves ? (double)(moment - plot->first) / (double)(plot->last - plot->first) : 0.5;
    return plot->box.x + share * plot->box.width;
}

double annals_time_y(const annals_time_plot *plot, double value)
{
    return plot->box.y + plot->box.height * (1 - annals_axis_share(&plot->axis, value));
}

/* The middle of what is known of an item. */
annals_point annals_time_place(const annals_time_plot *plot, const annals_item *item)
{
    annals_moment first = plot->first, last = plot->first;
    if (!annals_time_ends(&item->row->period, &first, &last))
        first = last = plot->first;
    return (annals_point){annals_time_x(plot, first + (last - first) / 2),
                          annals_time_y(plot, annals_item_middle(item))};
}

void annals_time_sides(const annals_time_plot *plot, const annals_item *item, double *left, double *right)
{
    annals_moment first = plot->first, last = plot->first;
    if (!annals_time_ends(&item->row->period, &first, &last))
        first = last = plot->first;
    *left = annals_time_x(plot, first);
    *right = annals_time_x(plot, last);
}

/* --- Words ---------------------------------------------------------------------------------------------------------
 */

annals_face annals_time_bold_face(const annals_layout *layout)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_VALUE);
    face.size *= 0.93;
    return face;
}

annals_face annals_time_plain_face(const annals_layout *layout)
{
    annals_face face = annals_time_bold_face(layout);
    face.weight = 400;
    return face;
}

/* Items are sorted by series. */
const annals_item *annals_time_last(const annals_layout *layout, size_t series)
{
    size_t from = 0, to = layout->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (layout->items[middle].series <= series)
            from = middle + 1;
        else
            to = middle;
    }
    return from > 0 ? &layout->items[from - 1] : NULL;
}

/* Where words may stand: beside the axes, too, but not below. */
annals_box annals_time_label_room(const annals_time_plot *plot)
{
    annals_box room = plot->frame;
    room.height = plot->box.y + plot->box.height - room.y;
    return room;
}
