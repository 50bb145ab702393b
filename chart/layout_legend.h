/* Legends: names beside swatches of their colours. Internal. */
#ifndef ANNALS_CHART_LAYOUT_LEGEND_H
#define ANNALS_CHART_LAYOUT_LEGEND_H

#include "layout.h"

typedef struct {
    const char **names;
    size_t count; /* fewer than two: there is nothing to tell apart, and no legend */
    annals_colour (*colour)(const annals_layout *layout, size_t number);
} annals_legend;

double annals_legend_list_height(annals_layout *layout, const annals_legend *legend, double width);
void annals_legend_list_draw(annals_layout *layout, const annals_legend *legend, double left, double top, double width);

#endif
