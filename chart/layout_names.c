/* The names of rows, beside them; knows nothing of what the rows show. */
#include <math.h>

#include "chart/layout.h"

void annals_names_wrap(annals_layout *layout, annals_names *names, double width, size_t most)
{
    names->lines = annals_layout_alloc(layout, layout->slots.count, sizeof *names->lines);
    names->width = 0;
    for (size_t i = 0; names->lines && i < layout->slots.count && !layout->status; i++) {
        names->lines[i] = annals_layout_balance(layout, layout->slots.slots[i].name, names->face, width, most);
        names->width = fmax(names->width, annals_lines_width(&names->lines[i]));
    }
}

void annals_names_write(annals_layout *layout, const annals_names *names, size_t slot, annals_anchor anchor, double x,
                        double middle)
{
    const annals_lines *lines = &names->lines[slot];
    double line = annals_layout_line(names->face);
    double baseline = middle + annals_layout_drop(names->face) - line * ((double)lines->count - 1) / 2;
    for (size_t j = 0; j < lines->count; j++)
        annals_layout_write(layout, ANNALS_ROLE_CATEGORY, lines->lines[j], names->face, layout->theme->ink, anchor, x,
                            baseline + line * (double)j);
    annals_layout_warn_cut(layout, "name", layout->slots.slots[slot].name, lines);
}
