/* Draws what runs along the series of a time chart: lines, steps, areas, and the bands of what is not known. */
#include <math.h>

#include "chart/layout_panels.h"
#include "chart/layout_time.h"

#define BAND 0.24
#define HALO 0.3
#define AREA 0.2
#define AREA_PALE 0.1
#define STACK_PALE 0.45
#define QUIET 0.65 /* of a line's width, where others stand out */
#define FADE 0.07
#define OTHERS 0.38

enum { NONE = -1, STROKE_FADE = 24, FADE_LAYERS = 8, HALO_WIDTH = 10 };

/* How the way from one item to the next looks, or in steps the item itself. */
typedef enum { SOLID, DASHED, DOTTED, VAGUE } stroke;

static bool goes_on(const annals_layout *layout, size_t i)
{
    return annals_time_joined(layout, i) && !annals_time_is_gap(layout, i);
}

static bool is_actual(const annals_item *item)
{
    return item->row->kind == ANNALS_ACTUAL;
}

static bool has_range(const annals_item *item)
{
    return item->roof > annals_item_known(item);
}

static bool is_about(const annals_item *item)
{
    return item->shape == ANNALS_SHAPE_ABOUT;
}

/* What is filled to an upper limit, or to what is no fact, is not filled for certain. */
static bool is_pale(const annals_item *item)
{
    return !is_actual(item) || item->row->amount.low_end == ANNALS_END_NONE;
}

static bool opens_up(const annals_item *item)
{
    return item->loose > 0;
}

static bool opens_down(const annals_item *item)
{
    return item->loose < 0;
}

/* --- Stretches: links of slopes, or items of steps, that are alike -------------------------------------------------
 */

/* What a link or step is alike in; NONE: there is none, or it does not count. */
typedef int alike(const annals_layout *layout, size_t i, bool step);

static int stroke_of(const annals_layout *layout, size_t i, bool step)
{
    const annals_item *from = &layout->items[i], *to = step ? from : from + 1;
    if (step && from->shape == ANNALS_SHAPE_UNKNOWN)
        return NONE;
    if (!step && !annals_time_joined(layout, i))
        return NONE;
    if (!step && annals_time_is_gap(layout, i))
        return DOTTED;
    if (!is_actual(from) || !is_actual(to))
        return DASHED;
    return has_range(from) || has_range(to) ? VAGUE : SOLID;
}

static bool counts(const annals_layout *layout, size_t i, bool step)
{
    return step ? layout->items[i].shape != ANNALS_SHAPE_UNKNOWN : goes_on(layout, i);
}

static int filling_of(const annals_layout *layout, size_t i, bool step)
{
    if (!counts(layout, i, step))
        return NONE;
    return is_pale(&layout->items[i]) || (!step && is_pale(&layout->items[i + 1]));
}

static int band_of(const annals_layout *layout, size_t i, bool step)
{
    if (!counts(layout, i, step))
        return NONE;
    return has_range(&layout->items[i]) || (!step && has_range(&layout->items[i + 1])) ? 0 : NONE;
}

static int both(const annals_layout *layout, size_t i, bool step, bool (*test)(const annals_item *))
{
    if (!counts(layout, i, step))
        return NONE;
    return test(&layout->items[i]) && (step || test(&layout->items[i + 1])) ? 0 : NONE;
}

static int halo_of(const annals_layout *layout, size_t i, bool step)
{
    return both(layout, i, step, is_about);
}

static int upward(const annals_layout *layout, size_t i, bool step)
{
    return both(layout, i, step, opens_up);
}

static int downward(const annals_layout *layout, size_t i, bool step)
{
    return both(layout, i, step, opens_down);
}

/* The next stretch at or behind *at, which moves on; NONE: there is none. */
static int next_stretch(const annals_layout *layout, alike *alike_in, bool step, size_t *at, annals_stretch *stretch)
{
    for (; *at < layout->count; ++*at) {
        int class = alike_in(layout, *at, step);
        size_t to = *at + !step;
        if (class == NONE)
            continue;
        if (step)
            while (goes_on(layout, to) && alike_in(layout, to + 1, step) == class)
                to++;
        else
            while (to < layout->count && alike_in(layout, to, step) == class)
                to++;
        *stretch = (annals_stretch){*at, to, annals_item_middle, 0};
        *at = step ? to + 1 : to;
        return class;
    }
    return NONE;
}

static annals_colour colour_of(const annals_layout *layout, const annals_stretch *stretch)
{
    return annals_series_colour(layout, layout->items[stretch->from].series);
}

/* --- Strokes -------------------------------------------------------------------------------------------------------
 */

static void draw_path(annals_layout *layout, const annals_point *points, size_t count, const annals_item *item,
                      stroke style)
{
    static const struct {
        double width, alpha, dash;
    } looks[] = {[SOLID] = {2.25, 1, 0}, [DASHED] = {2.25, 1, 5}, [DOTTED] = {1.5, 0.7, 2}, [VAGUE] = {1.25, 0.75, 0}};
    annals_colour colour = annals_series_colour(layout, item->series);
    double width = looks[style].width * layout->scale * (item->quiet ? QUIET : 1);
    if (count > 1)
        annals_layout_path(layout, ANNALS_ROLE_LINE, points, count, annals_colour_alpha(colour, looks[style].alpha),
                           width, looks[style].dash * layout->scale);
}

/* A step is joined to the one before by a riser, or over a gap by dots. */
static void draw_steps(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch, stroke style)
{
    size_t count = 0, before = 0;
    annals_point *points = annals_time_outline(layout, plot, stretch, &count);
    annals_point *path = annals_layout_alloc(layout, count + 1, sizeof *path);
    if (!points || !path || count == 0)
        return;
    const annals_item *item = &layout->items[stretch->from];
    bool joined = stretch->from > 0 && annals_time_joined(layout, stretch->from - 1);
    if (joined) {
        double left;
        annals_time_sides(plot, &layout->items[stretch->from - 1], &left, &path[0].x);
        path[0].y = annals_time_place(plot, &layout->items[stretch->from - 1]).y;
        path[1] = points[0];
        if (annals_time_is_gap(layout, stretch->from - 1))
            draw_path(layout, path, 2, item, DOTTED);
        else
            before = 1;
        path[0].x = before ? points[0].x : path[0].x;
    }
    for (size_t i = 0; i < count; i++)
        path[before + i] = points[i];
    draw_path(layout, path, before + count, item, style);
}

static void draw_slopes(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                        stroke style)
{
    size_t count = 0;
    annals_point *points = annals_time_outline(layout, plot, stretch, &count);
    if (points)
        draw_path(layout, points, count, &layout->items[stretch->from], style);
}

/* Between layers a seam of paper is enough. */
static void draw_seam(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch)
{
    size_t count = 0;
    annals_point *points = annals_time_outline(layout, plot, stretch, &count);
    if (points && count > 1)
        annals_layout_path(layout, ANNALS_ROLE_LINE, points, count, layout->theme->background, layout->scale, 0);
}

static void draw_strokes(annals_layout *layout, const annals_time_plot *plot, bool quiet)
{
    bool step = plot->style == ANNALS_STYLE_STEP, stacked = plot->style == ANNALS_STYLE_STACKED;
    annals_stretch stretch;
    size_t at = 0;
    for (int style; (style = next_stretch(layout, stroke_of, step, &at, &stretch)) != NONE && !layout->status;) {
        if (layout->items[stretch.from].quiet != quiet)
            continue;
        annals_layout_about_line(layout, &layout->items[stretch.from], &layout->items[stretch.to]);
        if (step)
            draw_steps(layout, plot, &stretch, (stroke)style);
        else if (stacked && (style == SOLID || style == VAGUE))
            draw_seam(layout, plot, &stretch);
        else
            draw_slopes(layout, plot, &stretch, (stroke)style);
        annals_layout_about(layout, NULL);
    }
}

/* --- Fillings ------------------------------------------------------------------------------------------------------
 */

static double strength_of(const annals_layout *layout, bool pale)
{
    if (layout->style != ANNALS_STYLE_STACKED)
        return pale ? AREA_PALE : AREA;
    return pale ? STACK_PALE : 1;
}

static void draw_fillings(annals_layout *layout, const annals_time_plot *plot)
{
    annals_stretch stretch;
    size_t at = 0;
    for (int pale; (pale = next_stretch(layout, filling_of, false, &at, &stretch)) != NONE && !layout->status;)
        annals_time_fill_below(layout, plot, &stretch,
                               annals_colour_alpha(colour_of(layout, &stretch), strength_of(layout, pale)));
}

static void draw_bands(annals_layout *layout, const annals_time_plot *plot, bool step)
{
    annals_stretch stretch;
    for (size_t at = 0; next_stretch(layout, band_of, step, &at, &stretch) != NONE && !layout->status;)
        annals_time_fill_band(layout, plot, &stretch, annals_colour_alpha(colour_of(layout, &stretch), BAND));
}

static void draw_halos(annals_layout *layout, const annals_time_plot *plot, bool step)
{
    annals_stretch stretch;
    for (size_t at = 0; next_stretch(layout, halo_of, step, &at, &stretch) != NONE && !layout->status;) {
        size_t count = 0;
        annals_point *points = annals_time_outline(layout, plot, &stretch, &count);
        if (points && count > 1)
            annals_layout_path(layout, ANNALS_ROLE_AREA, points, count,
                               annals_colour_alpha(colour_of(layout, &stretch), HALO), HALO_WIDTH * layout->scale, 0);
    }
}

/* A fade along a line: layers that reach less and less far. */
static void draw_fades(annals_layout *layout, const annals_time_plot *plot, bool step, bool up)
{
    annals_stretch stretch;
    double reach = STROKE_FADE * layout->scale * (up ? -1 : 1);
    for (size_t at = 0; next_stretch(layout, up ? upward : downward, step, &at, &stretch) != NONE && !layout->status;)
        for (int i = FADE_LAYERS; i > 0; i--)
            annals_time_fill_beyond(layout, plot, &stretch, reach * i / FADE_LAYERS,
                                    annals_colour_alpha(colour_of(layout, &stretch), FADE));
}

void annals_time_draw_lines(annals_layout *layout, const annals_time_plot *plot)
{
    bool step = plot->style == ANNALS_STYLE_STEP;
    if (plot->style == ANNALS_STYLE_AREA || plot->style == ANNALS_STYLE_STACKED)
        draw_fillings(layout, plot);
    if (layout->has_ranges)
        draw_bands(layout, plot, step);
    for (int up = 1; layout->has_open && up >= 0; up--)
        draw_fades(layout, plot, step, up);
    if (layout->has_about)
        draw_halos(layout, plot, step);
    draw_strokes(layout, plot, true); /* what stands out lies above them */
    draw_strokes(layout, plot, false);
}

/* --- The other panels ----------------------------------------------------------------------------------------------
 */

bool annals_time_has_others(const annals_layout *layout)
{
    const annals_layout *whole = annals_panel_whole(layout);
    bool line = layout->style == ANNALS_STYLE_LINE || layout->style == ANNALS_STYLE_STEP;
    return layout->spec->multiples && line && whole->series_count > 1 &&
           whole->series_count == annals_panels_count(whole);
}

void annals_time_draw_others(annals_layout *layout, const annals_time_plot *plot)
{
    if (!annals_time_has_others(layout))
        return;
    annals_layout others = *annals_panel_whole(layout); /* to read from: what is drawn goes into the panel */
    bool step = plot->style == ANNALS_STYLE_STEP;
    annals_stretch stretch;
    size_t at = 0;
    for (int style; (style = next_stretch(&others, stroke_of, step, &at, &stretch)) != NONE && !layout->status;) {
        size_t count = 0;
        annals_point *points = annals_time_outline(&others, plot, &stretch, &count);
        if (others.items[stretch.from].panel != layout->panel->number && points && count > 1)
            annals_layout_path(layout, ANNALS_ROLE_GRID, points, count,
                               annals_colour_alpha(layout->theme->faint, OTHERS), layout->scale, 0);
        annals_layout_fail(layout, others.status);
    }
}

/* --- What is said of an item by its stretch already ----------------------------------------------------------------
 */

static bool in_stretch(const annals_layout *layout, const annals_time_plot *plot, size_t i, alike *alike_in)
{
    bool step = plot->style == ANNALS_STYLE_STEP;
    return plot->style != ANNALS_STYLE_POINTS &&
           (alike_in(layout, i, step) != NONE || (!step && i > 0 && alike_in(layout, i - 1, step) != NONE));
}

bool annals_time_in_fade(const annals_layout *layout, const annals_time_plot *plot, size_t i)
{
    return in_stretch(layout, plot, i, upward) || in_stretch(layout, plot, i, downward);
}

bool annals_time_in_halo(const annals_layout *layout, const annals_time_plot *plot, size_t i)
{
    return in_stretch(layout, plot, i, halo_of);
}

bool annals_time_in_band(const annals_layout *layout, const annals_time_plot *plot, size_t i)
{
    return in_stretch(layout, plot, i, band_of);
}
