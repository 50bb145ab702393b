/* Turns a page round that is read from the right: its words and its order, but never time, which runs as numbers do. */
#include "chart/layout.h"
#include "series/utf8.h"
#include "text/text.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* Languages that are written from right to left in their usual script (CLDR, characterOrder), as far as charts may be
 * of them. */
static bool is_from_right(const char *tag)
{
    static const char *const tags[] = {"ar", "fa", "he", "ur", "ps", "ckb", "dv", "sd", "ug", "yi"};
    for (size_t i = 0; tag && i < sizeof tags / sizeof *tags; i++) {
        size_t size = strlen(tags[i]);
        if (strncasecmp(tag, tags[i], size) == 0 && (tag[size] == '\0' || tag[size] == '-'))
            return true;
    }
    return false;
}

void annals_mirror_decide(annals_layout *layout)
{
    const annals_spec *spec = layout->spec;
    bool over_names = layout->form->mirrors || (layout->form->upright && layout->slots.count > 0 &&
                                                !layout->slots.periods && spec->kind != ANNALS_CHART_WATERFALL);
    layout->from_right =
        spec->language ? is_from_right(spec->language) : annals_text_runs_left(layout->title, strlen(layout->title));
    layout->mirrored = layout->from_right && over_names && !layout->form->bare;
}

static annals_box turned_box(const annals_scene *scene, annals_box box)
{
    box.x = scene->width - box.x - box.width;
    return box;
}

static void turn_mark(annals_layout *layout, annals_mark *mark)
{
    const annals_scene *scene = layout->scene;
    mark->box = turned_box(scene, mark->box);
    if (mark->from == ANNALS_FROM_LEFT || mark->from == ANNALS_FROM_RIGHT)
        mark->from = mark->from == ANNALS_FROM_LEFT ? ANNALS_FROM_RIGHT : ANNALS_FROM_LEFT;
    if (mark->point_count == 0)
        return;
    annals_point *points = annals_layout_alloc(layout, mark->point_count, sizeof *points);
    for (size_t i = 0; points && i < mark->point_count; i++)
        points[i] = (annals_point){scene->width - mark->points[i].x, mark->points[i].y};
    mark->points = points ? points : mark->points;
}

static void turn_text(const annals_scene *scene, annals_text *text)
{
    static const annals_anchor turned[] = {ANNALS_ANCHOR_END, ANNALS_ANCHOR_MIDDLE, ANNALS_ANCHOR_START};
    text->anchor = turned[text->anchor];
    text->x = scene->width - text->x;
    text->box = turned_box(scene, text->box);
}

/* Numbers of a column stay under each other by their last digits: at the right end of the widest, which is turned as a
 * whole. */
static void turn_column(const annals_scene *scene, annals_text *texts, size_t at)
{
    double x = texts[at].x, width = 0;
    for (size_t i = at; i < scene->text_count; i++) /* what was turned before may end there, too */
        if (texts[i].anchor == ANNALS_ANCHOR_END && texts[i].x == x)
            width = fmax(width, texts[i].box.width);
    double right = scene->width - x + width;
    for (size_t i = at; i < scene->text_count; i++)
        if (texts[i].anchor == ANNALS_ANCHOR_END && texts[i].x == x) {
            texts[i].x = right + scene->width; /* done: beyond the page until all are */
            texts[i].box.x = right - texts[i].box.width;
        }
}

static void turn_table(const annals_scene *scene, annals_text *texts)
{
    for (size_t i = 0; i < scene->text_count; i++) {
        if (texts[i].anchor != ANNALS_ANCHOR_END)
            turn_text(scene, &texts[i]);
        else if (texts[i].x <= scene->width)
            turn_column(scene, texts, i);
        if (texts[i].x > scene->width)
            texts[i].x -= scene->width;
    }
}

static bool has_letters_from_right(const char *text)
{
    for (uint32_t character; *text; text += annals_utf8_read(text, &character))
        if (annals_text_runs_left(text, annals_utf8_read(text, &character)))
            return true;
    return false;
}

/* A line of a paragraph from the right that begins with a foreign word keeps the paragraph's way (UAX 9, RLM). */
static void hold_direction(annals_layout *layout, annals_text *text)
{
    if (annals_text_runs_left(text->text, strlen(text->text)) || !has_letters_from_right(text->text))
        return;
    annals_str held = {0};
    annals_str_add(&held, "\xE2\x80\x8F");
    annals_str_add(&held, text->text);
    text->text = annals_layout_take(layout, &held);
}

static bool is_of_page(annals_role role)
{
    return role == ANNALS_ROLE_ACCENT || role == ANNALS_ROLE_TITLE || role == ANNALS_ROLE_SUBTITLE ||
           role == ANNALS_ROLE_NOTE || role == ANNALS_ROLE_SOURCE;
}

void annals_mirror_turn(annals_layout *layout)
{
    const annals_scene *scene = layout->scene;
    bool table = layout->spec->kind == ANNALS_CHART_TABLE && layout->mirrored;
    if (!layout->from_right || layout->form->bare)
        return;
    for (size_t i = 0; i < scene->mark_count; i++)
        if (layout->mirrored || is_of_page(layout->marks[i].role))
            turn_mark(layout, &layout->marks[i]);
    for (size_t i = 0; i < scene->text_count; i++)
        if (is_of_page(layout->texts[i].role))
            hold_direction(layout, &layout->texts[i]);
    if (table)
        turn_table(scene, layout->texts);
    for (size_t i = 0; !table && i < scene->text_count; i++)
        if (layout->mirrored || is_of_page(layout->texts[i].role))
            turn_text(scene, &layout->texts[i]);
}
