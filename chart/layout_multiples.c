/* Lays out small multiples: a grid of panels with their names, one legend, and words of shared axes at its edges only;
 * what is in a panel is drawn by its kind of chart. */
#include <math.h>
#include <string.h>

#include "chart/layout_legend.h"
#include "chart/layout_panels.h"

#define UPRIGHT 0.8 /* of its width, a panel of columns is high */

enum { COLUMNS_MOST = 6, PANEL_LEAST = 170, GAP_ACROSS = 22, GAP_DOWN = 18, NAME_BELOW = 6, ROUNDS = 3 };

typedef struct {
    size_t count, columns, rows;
    double left, below;   /* room for the words of shared axes */
    double legend, name;  /* heights */
    double width, height; /* of a panel's plot */
    double across, down;  /* from one panel to the next */
    annals_panel *panels;
    annals_layout *layouts; /* of the panels */
    annals_agreement agreement;
} grid;

/* --- One panel -----------------------------------------------------------------------------------------------------
 */

/* Copies its items; their series get numbers from 0, in the order of the whole. */
static void take_items(annals_layout *one, const annals_layout *whole, size_t number)
{
    size_t *local = annals_layout_alloc(one, whole->series_count, sizeof *local);
    one->items = annals_layout_alloc(one, whole->count, sizeof *one->items);
    one->series_steps = annals_layout_alloc(one, whole->series_count, sizeof *one->series_steps);
    one->count = one->series_count = 0;
    if (!local || !one->items || !one->series_steps)
        return;
    for (size_t i = 0; i < whole->count; i++)
        if (whole->items[i].panel == number)
            local[whole->items[i].series] = 1;
    for (size_t i = 0; i < whole->series_count; i++) {
        if (!local[i])
            continue;
        if (whole->series_steps)
            one->series_steps[one->series_count] = whole->series_steps[i];
        local[i] = one->series_count++;
    }
    for (size_t i = 0; i < whole->count; i++) {
        if (whole->items[i].panel != number)
            continue;
        one->items[one->count] = whole->items[i];
        one->items[one->count++].series = local[whole->items[i].series];
    }
}

static const char *panel_name(annals_layout *one)
{
    const char *value = annals_panel_value(one, &one->items[0]);
    return *value ? annals_spec_shown(one->spec, value) : annals_word_text(one->language, ANNALS_WORD_SOURCE_NONE);
}

static annals_layout panel_layout(annals_layout *whole, size_t number, annals_panel *panel)
{
    annals_layout one = *whole;
    one.panel = panel;
    panel->whole = whole;
    panel->number = number;
    take_items(&one, whole, number);
    if (one.status || one.count == 0)
        return one;
    panel->name = panel_name(&one);
    annals_layout_name(&one);
    if (!one.status && !one.form->sides)
        one.form->arrange(&one);
    return one;
}

/* --- The grid ------------------------------------------------------------------------------------------------------
 */

/* Panels follow each other as the page is read. */
static size_t column_of(const annals_layout *layout, const grid *g, size_t panel)
{
    size_t column = panel % g->columns;
    return layout->from_right && !layout->mirrored ? g->columns - 1 - column : column;
}

/* As many columns as have room, and rows as even as can be. */
static void choose_columns(const annals_layout *layout, grid *g, double width)
{
    double fitting =
        floor((width - g->left + GAP_ACROSS * layout->scale) / ((PANEL_LEAST + GAP_ACROSS) * layout->scale));
    size_t most = (size_t)fmax(1, fmin(fitting, COLUMNS_MOST));
    most = most < g->count ? most : g->count;
    g->rows = (g->count + most - 1) / most;
    g->columns = (g->count + g->rows - 1) / g->rows;
    g->across = (width - g->left + GAP_ACROSS * layout->scale) / (double)g->columns;
    g->width = floor(g->across - GAP_ACROSS * layout->scale);
}

static void set_up(annals_layout *layout, grid *g, double width)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NAME);
    g->count = annals_panels_count(layout);
    g->panels = annals_layout_alloc(layout, g->count, sizeof *g->panels);
    g->layouts = annals_layout_alloc(layout, g->count, sizeof *g->layouts);
    if (!g->panels || !g->layouts)
        return;
    g->name = ceil(annals_layout_line(face) + NAME_BELOW * layout->scale);
    if (layout->form->sides)
        layout->form->sides(layout, &g->left, &g->below);
    choose_columns(layout, g, width);
    for (size_t i = 0; i < g->count && !layout->status; i++) {
        g->panels[i] = (annals_panel){.count = g->count,
                                      .words_left = column_of(layout, g, i) == 0 ||
                                                    (layout->from_right && !layout->mirrored && i + 1 == g->count),
                                      .words_below = i + g->columns >= g->count,
                                      .agreement = &g->agreement};
        g->layouts[i] = panel_layout(layout, i, &g->panels[i]);
        layout->status = g->layouts[i].status;
        layout->cramped = g->layouts[i].cramped;
    }
}

/* --- Colours: what bears one name in several panels has one colour -------------------------------------------------
 */

static size_t number_of(annals_legend *legend, const char *name)
{
    size_t at = 0;
    while (at < legend->count && strcmp(legend->names[at], name) != 0)
        at++;
    if (at == legend->count)
        legend->names[legend->count++] = name;
    return at;
}

static void colour_panel(annals_layout *layout, annals_layout *one, annals_panel *panel, annals_legend *legend)
{
    bool time = layout->form->over_time;
    size_t count = time ? one->series_count : one->slots.shades;
    size_t *colours = annals_layout_alloc(layout, count, sizeof *colours);
    for (size_t i = 0; colours && i < count && (time || count > 1); i++)
        colours[i] = number_of(legend, time ? one->series_names[i] : one->slots.names[i]);
    panel->colours = colours;
    panel->colour_count = colours && (time || count > 1) ? count : 0;
}

static void colour_panels(annals_layout *layout, grid *g, annals_legend *legend)
{
    size_t room = 1;
    legend->colour = layout->form->over_time ? annals_series_colour : annals_shade_colour;
    for (size_t i = 0; i < g->count; i++)
        room += g->layouts[i].series_count + g->layouts[i].slots.shades;
    legend->names = annals_layout_alloc(layout, room, sizeof *legend->names);
    for (size_t i = 0; legend->names && i < g->count && !layout->status; i++)
        colour_panel(layout, &g->layouts[i], &g->panels[i], legend);
    if (layout->spec->kind == ANNALS_CHART_SLOPE)
        legend->count = 0; /* its two ends have their names at their lines */
}

/* --- Rounds --------------------------------------------------------------------------------------------------------
 */

static annals_box place(const annals_layout *layout, const grid *g, annals_box box, size_t i)
{
    return (annals_box){round(box.x + g->left + g->across * (double)column_of(layout, g, i)),
                        round(box.y + g->legend + g->down * (double)(i / g->columns) + g->name), g->width,
                        layout->status ? 0 : g->height};
}

static void write_panel_name(annals_layout *layout, const grid *g, size_t i, annals_box box)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NAME);
    face.weight = 600;
    annals_lines name = annals_layout_wrap(layout, g->panels[i].name, face, g->width, 1);
    annals_layout_warn_cut(layout, "name", g->panels[i].name, &name);
    annals_layout_write(layout, ANNALS_ROLE_CATEGORY, name.count > 0 ? name.lines[0] : "", face, layout->theme->ink,
                        ANNALS_ANCHOR_START, box.x, box.y - g->name + face.size);
}

/* What a panel has drawn is part of the whole's scene. */
static void draw_panel(annals_layout *layout, grid *g, size_t i, annals_box box)
{
    annals_layout one = g->layouts[i];
    one.marks = layout->marks;
    one.mark_room = layout->mark_room;
    one.texts = layout->texts;
    one.text_room = layout->text_room;
    one.scene = layout->scene;
    layout->form->draw(&one, box);
    layout->marks = one.marks;
    layout->mark_room = one.mark_room;
    layout->texts = one.texts;
    layout->text_room = one.text_room;
    layout->cramped = one.cramped;
    annals_layout_fail(layout, one.status);
}

static void next_round(grid *g)
{
    annals_agreement *agreement = &g->agreement;
    memcpy(agreement->agreed, agreement->next, sizeof agreement->agreed);
    for (size_t i = 0; i < ANNALS_AGREE_COUNT; i++)
        agreement->next[i] = NAN;
    if (agreement->agreed_reaches > 0)
        memmove(agreement->reaches, agreement->reaches + agreement->agreed_reaches,
                (agreement->reach_count - agreement->agreed_reaches) * sizeof *agreement->reaches);
    agreement->reach_count -= agreement->agreed_reaches;
    agreement->agreed_reaches = agreement->reach_count;
    agreement->round++;
}

/* Into a scene that nobody sees, until all know what the others need. */
static void rehearse(annals_layout *layout, grid *g, annals_box box)
{
    size_t warned = layout->warnings ? layout->warnings->count : 0;
    annals_scene unseen = {.arena = layout->arena, .width = layout->scene->width, .height = layout->scene->height};
    annals_layout trial = *layout;
    trial.scene = &unseen;
    trial.marks = NULL;
    trial.texts = NULL;
    trial.mark_room = trial.text_room = 0;
    for (size_t i = 0; i < g->count && !trial.status; i++)
        draw_panel(&trial, g, i, place(layout, g, box, i));
    layout->cramped = trial.cramped;
    annals_layout_fail(layout, trial.status);
    annals_warnings_cut(layout->warnings, warned);
}

/* What one panel has warned of, the next one need not say again. */
static void forget_repeated(annals_warnings *warnings)
{
    for (size_t i = 0; warnings && warnings->count > 0 && i + 1 < warnings->count; i++)
        if (strcmp(warnings->lines[i], warnings->lines[warnings->count - 1]) == 0)
            annals_warnings_cut(warnings, warnings->count - 1);
}

static double natural_height(annals_layout *layout, const grid *g)
{
    double height = 0;
    for (size_t i = 0; i < g->count && !layout->status; i++)
        height = fmax(height, layout->form->height(&g->layouts[i], g->width));
    if (layout->form->upright)
        height = fmin(height, g->width * UPRIGHT);
    return height;
}

static double multiples_height(annals_layout *layout, double width)
{
    grid g = {0};
    annals_legend legend = {0};
    set_up(layout, &g, width);
    if (layout->status)
        return 0;
    colour_panels(layout, &g, &legend);
    g.height = natural_height(layout, &g);
    return ceil(annals_legend_list_height(layout, &legend, width) + g.below +
                (double)g.rows * (g.name + g.height + GAP_DOWN * layout->scale));
}

static void multiples_draw(annals_layout *layout, annals_box box)
{
    grid g = {0};
    annals_legend legend = {0};
    set_up(layout, &g, box.width);
    if (layout->status)
        return;
    colour_panels(layout, &g, &legend);
    g.legend = annals_legend_list_height(layout, &legend, box.width);
    g.down = (box.height - g.legend - g.below + GAP_DOWN * layout->scale) / (double)g.rows;
    g.height = floor(g.down - g.name - GAP_DOWN * layout->scale);
    if (g.height < 30 * layout->scale)
        annals_layout_fail_cramped(layout, "no room for %zu panels; make the page larger", g.count);
    for (int round = 0; round < ROUNDS && !layout->status; round++) {
        for (size_t i = 0; round == 0 && i < ANNALS_AGREE_COUNT; i++)
            g.agreement.next[i] = NAN;
        if (round > 0)
            next_round(&g);
        if (round + 1 < ROUNDS)
            rehearse(layout, &g, box);
    }
    annals_legend_list_draw(layout, &legend, box.x, box.y, box.width);
    for (size_t i = 0; i < g.count && !layout->status; i++) {
        annals_box panel = place(layout, &g, box, i);
        write_panel_name(layout, &g, i, panel);
        draw_panel(layout, &g, i, panel);
        forget_repeated(layout->warnings);
    }
}

const annals_chart_form annals_form_multiples = {.height = multiples_height, .draw = multiples_draw};
