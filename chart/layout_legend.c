/* Says which colour is which series, in a row above the plot, in the order of the data. */
#include <math.h>

#include "chart/layout_legend.h"

enum { SWATCH = 11, SWATCH_GAP = 6, APART = 18, BELOW = 10 };

static double entry_width(annals_layout *layout, const annals_legend *legend, size_t i)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NAME);
    return annals_layout_measure(layout, legend->names[i], face).width + (SWATCH + SWATCH_GAP) * layout->scale;
}

/* Where an entry stands: rows from 0, x from 0. */
static void place(annals_layout *layout, const annals_legend *legend, double width, size_t entry, double *x,
                  size_t *row)
{
    *x = 0;
    *row = 0;
    for (size_t i = 0; i <= entry; i++) {
        double wide = entry_width(layout, legend, i);
        if (*x > 0 && *x + wide > width) {
            *x = 0;
            ++*row;
        }
        if (i < entry)
            *x += wide + APART * layout->scale;
    }
}

double annals_legend_list_height(annals_layout *layout, const annals_legend *legend, double width)
{
    if (legend->count < 2)
        return 0;
    double x;
    size_t row;
    place(layout, legend, width, legend->count - 1, &x, &row);
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NAME);
    return round(annals_layout_line(face) * (double)(row + 1) + BELOW * layout->scale);
}

void annals_legend_list_draw(annals_layout *layout, const annals_legend *legend, double left, double top, double width)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NAME);
    double size = round(SWATCH * layout->scale), gap = SWATCH_GAP * layout->scale;
    for (size_t i = 0; legend->count > 1 && i < legend->count && !layout->status; i++) {
        double x;
        size_t row;
        place(layout, legend, width, i, &x, &row);
        double middle = top + annals_layout_line(face) * ((double)row + 0.5);
        bool right = layout->from_right && !layout->mirrored; /* it begins there */
        annals_layout_rectangle(
            layout, ANNALS_ROLE_SERIES,
            (annals_box){round(right ? left + width - x - size : left + x), round(middle - size / 2), size, size},
            legend->colour(layout, i));
        annals_lines name = annals_layout_wrap(layout, legend->names[i], face, width - x - size - gap, 1);
        annals_layout_warn_cut(layout, "name", legend->names[i], &name);
        annals_layout_write(layout, ANNALS_ROLE_SERIES, name.count > 0 ? name.lines[0] : "", face, layout->theme->ink,
                            right ? ANNALS_ANCHOR_END : ANNALS_ANCHOR_START,
                            right ? round(left + width - x - size) - gap : round(left + x) + size + gap,
                            middle + annals_layout_drop(face));
    }
}

/* --- Of the bars of one chart; panels have one legend together -----------------------------------------------------
 */

static annals_legend legend_of(annals_layout *layout)
{
    return (annals_legend){
        .names = layout->slots.names, .count = layout->panel ? 0 : layout->slots.shades, .colour = annals_shade_colour};
}

double annals_legend_height(annals_layout *layout, double width)
{
    annals_legend legend = legend_of(layout);
    return annals_legend_list_height(layout, &legend, width);
}

void annals_legend_draw(annals_layout *layout, double left, double top, double width)
{
    annals_legend legend = legend_of(layout);
    annals_legend_list_draw(layout, &legend, left, top, width);
}
