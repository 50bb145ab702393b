/* Writes a scene down mark by mark, to a tenth of a pixel. */
#include "tests/support/scene_dump.h"

#include "series/str.h"

static const char *const roles[] = {
    [ANNALS_ROLE_ACCENT] = "accent", [ANNALS_ROLE_TITLE] = "title",       [ANNALS_ROLE_SUBTITLE] = "subtitle",
    [ANNALS_ROLE_WITHIN] = "within", [ANNALS_ROLE_CATEGORY] = "category", [ANNALS_ROLE_VALUE] = "value",
    [ANNALS_ROLE_TICK] = "tick",     [ANNALS_ROLE_GRID] = "grid",         [ANNALS_ROLE_AXIS] = "axis",
    [ANNALS_ROLE_BAR] = "bar",       [ANNALS_ROLE_OPEN_END] = "open end", [ANNALS_ROLE_RANGE] = "range",
    [ANNALS_ROLE_LINE] = "line",     [ANNALS_ROLE_AREA] = "area",         [ANNALS_ROLE_POINT] = "point",
    [ANNALS_ROLE_EVENT] = "event",   [ANNALS_ROLE_SERIES] = "series",     [ANNALS_ROLE_NOTE] = "note",
    [ANNALS_ROLE_SOURCE] = "source",
};

static void add_colour(annals_str *out, const char *what, annals_colour colour)
{
    annals_str_format(out, " %s #%02X%02X%02X", what, colour.red, colour.green, colour.blue);
    if (colour.alpha != 255)
        annals_str_format(out, "/%u", colour.alpha);
}

static void add_mark(annals_str *out, const annals_mark *mark)
{
    static const char *const shapes[] = {"rectangle", "fade", "hatch", "line", "disc", "area"};
    static const char *const sides[] = {"left", "right", "top", "bottom"};
    annals_str_format(out, "%s %s %.1f,%.1f %.1fx%.1f", roles[mark->role], shapes[mark->shape], mark->box.x,
                      mark->box.y, mark->box.width, mark->box.height);
    add_colour(out, "colour", mark->colour);
    if (mark->shape == ANNALS_MARK_FADE)
        annals_str_format(out, " from %s", sides[mark->from]);
    if (mark->stroke_width > 0) {
        add_colour(out, "stroke", mark->stroke);
        annals_str_format(out, " %.2f", mark->stroke_width);
    }
    if (mark->dash > 0)
        annals_str_format(out, " dash %.1f", mark->dash);
    bool path = mark->shape == ANNALS_MARK_LINE || mark->shape == ANNALS_MARK_AREA;
    for (size_t i = 0; path && i < mark->point_count; i++)
        annals_str_format(out, " %.1f,%.1f", mark->points[i].x, mark->points[i].y);
    annals_str_add_char(out, '\n');
}

static void add_text(annals_str *out, const annals_text *text)
{
    static const char *const anchors[] = {"start", "middle", "end"};
    annals_str_format(out, "%s \"%s\" %s %.1f,%.1f size %.1f/%d width %.1f", roles[text->role], text->text,
                      anchors[text->anchor], text->x, text->baseline, text->face.size, text->face.weight,
                      text->box.width);
    add_colour(out, "colour", text->colour);
    annals_str_add_char(out, '\n');
}

char *scene_dump(const annals_scene *scene)
{
    annals_str out = {0};
    annals_str_format(&out, "page %.1fx%.1f%s\ntitle %s\ndescription %s\nkeywords %s\n", scene->width, scene->height,
                      scene->millimetres ? " mm" : "", scene->title, scene->description, scene->keywords);
    for (size_t i = 0; i < scene->mark_count; i++)
        add_mark(&out, &scene->marks[i]);
    for (size_t i = 0; i < scene->text_count; i++)
        add_text(&out, &scene->texts[i]);
    return annals_str_take(&out);
}
