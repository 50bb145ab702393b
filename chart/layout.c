/* From a spec and the answers to its queries to a finished scene: the order of the steps and the frame of the page. */
#include <math.h>
#include <stdlib.h>

#include "chart/layout.h"
#include "chart/theme_check.h"

#define SCALE_LEAST 0.75 /* notes of 8.6 px */
#define BARE_SHARE 0.06  /* of a low picture, above and below what has no page around it */
#define PLOT_SHARE 0.4   /* of the page, where large type would take more of it */

enum {
    TITLE_LINES = 6,
    SUBTITLE_LINES = 6,
    TITLE_TOP = 40, /* first baseline */
    HEADER_GAP = 18,
    FOOTER_GAP = 28,
    SOURCE_GAP = 5,
    BOTTOM = 22,
    PLOT_LEAST = 40,
    /* the same where the page is too small for more */
    TIGHT_TOP = 32,
    TIGHT_HEADER_GAP = 10,
    TIGHT_FOOTER_GAP = 12,
    TIGHT_BOTTOM = 14,
    BARE_EDGE = 4,
    PAGE_LOW = 300, /* that holds type of scale 1 at all */
    PAGE_HIGH = 405 /* and well */
};

/* Type grows with the page, so that a large picture is the same picture, only larger; a wide and low one keeps its
 * height for the plot. */
static double scale_for(const annals_spec *spec)
{
    double scale = spec->width / (spec->kind == ANNALS_CHART_SPARK ? ANNALS_WIDTH_SPARK : ANNALS_WIDTH_DEFAULT);
    if (spec->height > 0)
        scale = fmin(scale, fmax(fmin(spec->height / PAGE_LOW, 1), spec->height / PAGE_HIGH));
    return fmax(SCALE_LEAST, fmin(scale, 12));
}

static double bottom_margin(const annals_layout *layout)
{
    return (layout->tight ? TIGHT_BOTTOM : BOTTOM) * layout->scale;
}

static double draw_lines(annals_layout *layout, annals_role role, const annals_lines *lines, annals_face face,
                         annals_colour colour, double baseline)
{
    double x = ANNALS_MARGIN * layout->scale;
    for (size_t i = 0; i < lines->count; i++) {
        annals_layout_write(layout, role, lines->lines[i], face, colour, ANNALS_ANCHOR_START, x, baseline);
        baseline += annals_layout_line(face);
    }
    return baseline;
}

/* Gives the y at which the plot may begin. */
static double draw_header(annals_layout *layout, double width)
{
    double scale = layout->scale;
    annals_face title_face = annals_layout_face(layout, ANNALS_FACE_TITLE);
    annals_face subtitle_face = annals_layout_face(layout, ANNALS_FACE_SUBTITLE);
    annals_layout_rectangle(layout, ANNALS_ROLE_ACCENT,
                            (annals_box){round(ANNALS_MARGIN * scale), 0, round(36 * scale), round(6 * scale)},
                            layout->theme->accent);
    annals_lines title = annals_layout_balance(layout, layout->title, title_face, width, TITLE_LINES);
    annals_layout_warn_cut(layout, "title", layout->title, &title);
    double y = draw_lines(layout, ANNALS_ROLE_TITLE, &title, title_face, layout->theme->ink,
                          (layout->tight ? TIGHT_TOP : TITLE_TOP) * scale);
    double last = y - annals_layout_line(title_face);
    if (*layout->subtitle) {
        annals_lines lines = annals_layout_balance(layout, layout->subtitle, subtitle_face, width, SUBTITLE_LINES);
        annals_layout_warn_cut(layout, "subtitle", layout->subtitle, &lines);
        y = draw_lines(layout, ANNALS_ROLE_SUBTITLE, &lines, subtitle_face, layout->theme->muted, last + 25 * scale);
        last = y - annals_layout_line(subtitle_face);
    }
    return round(last + ((layout->tight ? TIGHT_HEADER_GAP : HEADER_GAP) + 4) * scale);
}

/* Notes and sources are two paragraphs. */
static double source_gap(const annals_layout *layout)
{
    return layout->notes.count > 0 ? round(SOURCE_GAP * layout->scale) : 0;
}

static double footer_height(const annals_layout *layout)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NOTE);
    return annals_layout_line(face) * (double)(layout->notes.count + layout->source.count) + source_gap(layout);
}

static void draw_footer(annals_layout *layout, double top)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_NOTE);
    double y = top + face.size;
    y = draw_lines(layout, ANNALS_ROLE_NOTE, &layout->notes, face, layout->theme->faint, y);
    draw_lines(layout, ANNALS_ROLE_SOURCE, &layout->source, face, layout->theme->faint, y + source_gap(layout));
}

/* Nothing but the plot; what would stand around it is in the alternative text. */
static void draw_bare(annals_layout *layout, const annals_chart_form *form)
{
    annals_scene *scene = layout->scene;
    double edge = BARE_EDGE * layout->scale, width = layout->spec->width - 2 * edge;
    double above = layout->spec->height > 0 ? fmin(edge, layout->spec->height * BARE_SHARE) : edge;
    annals_layout_footer(layout, width);
    if (layout->status)
        return;
    scene->width = layout->spec->width;
    scene->height = layout->spec->height > 0 ? layout->spec->height : ceil(form->height(layout, width) + 2 * edge);
    form->draw(layout, (annals_box){edge, above, width, scene->height - 2 * above});
}

static void draw_page(annals_layout *layout)
{
    annals_scene *scene = layout->scene;
    double scale = layout->scale, margin = ANNALS_MARGIN * scale;
    double width = layout->spec->width - 2 * margin;
    const annals_chart_form *form = layout->spec->multiples ? &annals_form_multiples : layout->form;
    if (form->bare) {
        draw_bare(layout, form);
        return;
    }
    double top = draw_header(layout, width);
    annals_layout_footer(layout, width);
    if (layout->status)
        return;
    double gap = (layout->tight ? TIGHT_FOOTER_GAP : FOOTER_GAP) * scale;
    double below = gap + footer_height(layout) + bottom_margin(layout);
    double height = layout->spec->height > 0 ? layout->spec->height - top - below : form->height(layout, width);
    if (height < PLOT_LEAST * scale && layout->spec->height > 0) {
        annals_layout_fail_cramped(layout,
                                   "the texts leave no room for the plot: a page of this width must be at least "
                                   "%.0f px high, not %.0f",
                                   ceil(top + below + PLOT_LEAST * scale), layout->spec->height);
        return;
    }
    if (layout->spec->height > 0 && height < PLOT_SHARE * layout->spec->height && scale > 1) {
        annals_layout_fail_cramped(layout, "the texts leave no room for the plot");
        return;
    }
    scene->width = layout->spec->width;
    scene->height = layout->spec->height > 0 ? layout->spec->height : ceil(top + height + below);
    form->draw(layout, (annals_box){margin, top, width, height});
    draw_footer(layout, scene->height - bottom_margin(layout) - footer_height(layout));
}

static annals_scene *new_scene(const annals_layout *layout)
{
    annals_scene *scene = calloc(1, sizeof *scene);
    if (!scene)
        return NULL;
    scene->arena = annals_arena_new();
    scene->millimetres = layout->spec->millimetres;
    scene->background = layout->theme->background;
    if (scene->arena)
        return scene;
    free(scene);
    return NULL;
}

static void keep_texts(annals_layout *layout)
{
    annals_scene *scene = layout->scene;
    scene->title = layout->title ? annals_arena_text(scene->arena, layout->title) : NULL;
    scene->description = annals_arena_text(scene->arena, scene->description);
    if (!scene->title || !scene->description)
        annals_layout_fail(layout, annals_error_no_memory(layout->error));
}

/* All steps at one size of type. */
static annals_status lay_out(annals_layout *layout)
{
    layout->scene = new_scene(layout);
    if (!layout->scene)
        return annals_error_no_memory(layout->error), ANNALS_NO_MEMORY;
    layout->arena = layout->scene->arena;
    annals_layout_collect(layout);
    if (!layout->status)
        annals_layout_say(layout);
    if (!layout->status)
        annals_mirror_decide(layout);
    if (!layout->status)
        draw_page(layout);
    if (!layout->status)
        annals_mirror_turn(layout);
    if (!layout->status)
        annals_layout_describe(layout);
    if (!layout->status)
        keep_texts(layout);
    if (layout->status)
        annals_scene_free(layout->scene);
    return layout->status;
}

/* What is given up next where the page is too small: large type, wide margins, the words on what signs mean. */
static bool give_up_more(annals_layout *start)
{
    bool large = start->scale > SCALE_LEAST, wide = !start->tight, wordy = !start->terse;
    if (large)
        start->scale = fmax(SCALE_LEAST, start->scale * 0.88);
    else if (wide)
        start->tight = true;
    else
        start->terse = true;
    return large || wide || wordy;
}

static annals_status lay_out_to_fit(annals_layout *start, annals_scene **scene)
{
    size_t warned = start->warnings ? start->warnings->count : 0;
    start->scale = scale_for(start->spec);
    for (;;) {
        annals_layout layout = *start;
        annals_status status = lay_out(&layout);
        if (!status)
            *scene = layout.scene;
        if (!status || !layout.cramped || !give_up_more(start))
            return status;
        annals_warnings_cut(start->warnings, warned);
    }
}

annals_status annals_chart_layout(const annals_spec *spec, const annals_answer *const *answers, size_t answer_count,
                                  const annals_measure *measure, annals_scene **scene, annals_warnings *warnings,
                                  annals_error *error)
{
    annals_language language;
    if (answer_count != spec->entry_count)
        return annals_error_set(error, ANNALS_USAGE, "%zu answers for %zu queries", answer_count, spec->entry_count),
               ANNALS_USAGE;
    if (annals_spec_theme_file(spec))
        return annals_error_set(error, ANNALS_USAGE, "the theme \"%s\" was not handed over", spec->theme_name);
    annals_status status = annals_layout_language(spec, answers, answer_count, &language, error);
    if (status)
        return status;
    annals_layout layout = {.spec = spec,
                            .form = annals_chart_form_of(spec->kind),
                            .answers = answers,
                            .measure = measure,
                            .theme = &spec->theme,
                            .language = &language,
                            .warnings = warnings,
                            .error = error};
    if (spec->theme_house)
        annals_theme_check(&spec->theme, warnings);
    status = lay_out_to_fit(&layout, scene);
    annals_language_close(&language);
    return status;
}
