/* Decides which series and names stand out where an author names them, or colours run out; draws nothing. */
#include <string.h>

#include "chart/colour.h"
#include "chart/layout.h"
#include "series/suggest.h"

#define LIKE_GREY 10 /* CIEDE2000 */

bool annals_item_bears(const annals_layout *layout, const annals_item *item, const char *name)
{
    bool lines = layout->form->over_time && !layout->form->pairs;
    const char *own = lines ? layout->series_names[item->series] : item->category;
    bool found = own && strcmp(own, name) == 0;
    for (size_t i = 0; !found && i < layout->answers[item->entry]->dimension_count; i++) {
        const char *value = item->row->group[i];
        found = value && (strcmp(value, name) == 0 || strcmp(annals_spec_shown(layout->spec, value), name) == 0);
    }
    return found;
}

static annals_status fail_unknown(annals_layout *layout, const char *name)
{
    const char **names = annals_layout_alloc(layout, layout->count, sizeof *names);
    bool lines = layout->form->over_time && !layout->form->pairs;
    for (size_t i = 0; names && i < layout->count; i++)
        names[i] = lines ? layout->series_names[layout->items[i].series] : layout->items[i].category;
    const char *near = names ? annals_suggest(name, names, layout->count) : NULL;
    annals_error_set(layout->error, ANNALS_INVALID, "\"highlight\" names \"%s\", which is not drawn%s%s%s", name,
                     near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return annals_layout_fail(layout, ANNALS_INVALID);
}

/* All are quiet but those that bear a name. */
static void quieten(annals_layout *layout)
{
    const annals_spec *spec = layout->spec;
    for (size_t i = 0; i < layout->count; i++)
        layout->items[i].quiet = true;
    for (size_t name = 0; name < spec->highlight_count && !layout->status; name++) {
        bool found = false;
        for (size_t i = 0; i < layout->count; i++)
            if (annals_item_bears(layout, &layout->items[i], spec->highlights[name])) {
                layout->items[i].quiet = false;
                found = true;
            }
        if (!found)
            fail_unknown(layout, spec->highlights[name]);
    }
}

/* The next of the theme's colours for lines, from *next on, that is not taken for the grey of what steps back. */
static size_t take_colour(const annals_theme *theme, size_t *next)
{
    while (*next < theme->series_count) {
        size_t colour = (*next)++;
        if (annals_colour_difference(theme->series[colour], theme->quiet, ANNALS_VISION_NORMAL) >= LIKE_GREY)
            return colour;
    }
    return ANNALS_QUIET;
}

/* The colours in their order to the series that stand out; those for which none is left step back, too. Gives how many
 * stand out. */
static size_t share_colours(annals_layout *layout)
{
    size_t *palette = annals_layout_alloc(layout, layout->series_count, sizeof *palette);
    size_t next = 0, last = SIZE_MAX, loud = 0;
    for (size_t i = 0; palette && i < layout->count; i++) {
        annals_item *item = &layout->items[i];
        if (item->series != last) {
            palette[item->series] = item->quiet ? ANNALS_QUIET : take_colour(layout->theme, &next);
            loud += palette[item->series] != ANNALS_QUIET;
        }
        item->quiet = palette[item->series] == ANNALS_QUIET;
        last = item->series;
    }
    layout->palette = palette;
    return loud;
}

void annals_layout_emphasise(annals_layout *layout)
{
    const annals_spec *spec = layout->spec;
    bool lines = spec->kind == ANNALS_CHART_TIME && spec->style != ANNALS_STYLE_STACKED;
    if (spec->multiples)
        return;
    if (spec->highlight_count > 0)
        quieten(layout);
    if (!lines || layout->status || (spec->highlight_count == 0 && layout->series_count <= layout->theme->series_count))
        return;
    size_t loud = share_colours(layout);
    if (spec->highlight_count == 0)
        annals_warnings_add(layout->warnings,
                            "%zu lines and %zu colours: the first %zu have one, the others are grey; name in "
                            "\"highlight\" those that matter, or draw \"multiples\"",
                            layout->series_count, loud, loud);
}
