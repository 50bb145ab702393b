/* The names of rows, beside them; knows nothing of what the rows show. */
#include <math.h>

#include "chart/layout_names.h"

void annals_names_wrap(annals_layout *layout, annals_names *names, double width, size_t most)
{
    names->lines = annals_layout_alloc(layout, layout->slots.count, sizeof *names->lines);
    names->width = 0;
    for (size_t i = 0; names->lines && i < layout->slots.count && !layout->status; i++) {
        names->lines[i] = annals_layout_balance(layout, layout->slots.slots[i].name, names->face, width, most);
        names->width = fmax(names->width, annals_lines_width(&names->lines[i]));
    }
}

annals_wish annals_names_wish(annals_layout *layout, const annals_names *names, size_t slot, bool right, double x,
                              double middle)
{
    annals_setting setting = {.role = ANNALS_ROLE_CATEGORY, .face = names->face, .colour = layout->theme->ink};
    annals_wish wish = {.at = {x, middle},
                        .spots = right ? &annals_spot_behind : &annals_spot_before,
                        .spot_count = 1,
                        .room = annals_place_page(layout)};
    setting.what = "name";
    wish.words.align = right ? ANNALS_ANCHOR_START : ANNALS_ANCHOR_END;
    annals_phrase_lines(layout, &wish.words, &names->lines[slot], setting);
    annals_layout_warn_cut(layout, "name", layout->slots.slots[slot].name, &names->lines[slot]);
    return wish;
}
