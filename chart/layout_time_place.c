/* Where moments and amounts lie on the page of a time chart; draws nothing. */
#include "chart/layout_axis.h"
#include "chart/layout_time.h"

double annals_time_x(const annals_time_plot *plot, annals_moment moment)
{
    double share = (double)(moment - plot->first) / (double)(plot->last - plot->first);
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
