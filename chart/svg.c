/* SVG files: writes a scene's marks as shapes that say what they show; must not know what a chart is. */
#include "chart/svg.h"

#include <math.h>
#include <string.h>

/* Ids of what paints refer to begin with this, so that several pictures can stand in one page. */
typedef struct {
    annals_str *out;
    const annals_scene *scene;
    char prefix[20];
} pen;

/* FNV-1a over what the chart says and draws. */
static void name_picture(pen *p)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    const char *const texts[] = {p->scene->title, p->scene->description, p->scene->facts};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (const char *c = texts[i]; c && *c; c++)
            hash = (hash ^ (unsigned char)*c) * UINT64_C(1099511628211);
    static const char digits[] = "0123456789abcdef";
    size_t at = 0;
    p->prefix[at++] = 'a';
    for (; at < 9; at++, hash >>= 4)
        p->prefix[at] = digits[hash & 15];
    p->prefix[at] = '\0';
}

/* --- What paints refer to ------------------------------------------------------------------------------------------
 */

static bool same_paint(const annals_mark *a, const annals_mark *b)
{
    if (a->shape != b->shape || memcmp(&a->colour, &b->colour, sizeof a->colour) != 0)
        return false;
    return a->shape == ANNALS_MARK_FADE ? a->from == b->from : a->dash == b->dash && a->stroke_width == b->stroke_width;
}

/* The mark whose paint this one shares: the first like it. */
static size_t paint_of(const annals_scene *scene, size_t mark)
{
    enum { LOOKED_AT = 1000 }; /* beyond, a paint of its own costs less than the search */
    for (size_t i = mark > LOOKED_AT ? mark - LOOKED_AT : 0; i < mark; i++)
        if (same_paint(&scene->marks[i], &scene->marks[mark]))
            return paint_of(scene, i);
    return mark;
}

static void define_fade(const pen *p, size_t mark)
{
    static const char *const ways[] = {[ANNALS_FROM_LEFT] = "",
                                       [ANNALS_FROM_RIGHT] = " x1=\"1\" x2=\"0\"",
                                       [ANNALS_FROM_TOP] = " x2=\"0\" y2=\"1\"",
                                       [ANNALS_FROM_BOTTOM] = " x2=\"0\" y1=\"1\""};
    annals_colour colour = p->scene->marks[mark].colour;
    annals_str_format(p->out, "<linearGradient id=\"%s-%zu\"%s><stop", p->prefix, mark,
                      ways[p->scene->marks[mark].from]);
    annals_svg_paint(p->out, "stop-color", (annals_colour){colour.red, colour.green, colour.blue, 255});
    annals_svg_attribute(p->out, "stop-opacity", colour.alpha / 255.0);
    annals_str_add(p->out, "/><stop offset=\"1\"");
    annals_svg_paint(p->out, "stop-color", (annals_colour){colour.red, colour.green, colour.blue, 255});
    annals_str_add(p->out, " stop-opacity=\"0\"/></linearGradient>\n");
}

static void define_hatch(const pen *p, size_t mark)
{
    const annals_mark *hatch = &p->scene->marks[mark];
    double apart = fmax(hatch->dash, 1);
    annals_str_format(p->out, "<pattern id=\"%s-%zu\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"",
                      p->prefix, mark);
    annals_svg_attribute(p->out, "width", apart);
    annals_svg_attribute(p->out, "height", apart);
    annals_str_add(p->out, "><rect");
    annals_svg_attribute(p->out, "width", hatch->stroke_width);
    annals_svg_attribute(p->out, "height", apart);
    annals_svg_paint(p->out, "fill", hatch->colour);
    annals_str_add(p->out, "/></pattern>\n");
}

static void use_paint(const pen *p, size_t mark)
{
    annals_str_format(p->out, " fill=\"url(#%s-%zu)\"", p->prefix, paint_of(p->scene, mark));
}

/* --- Shapes --------------------------------------------------------------------------------------------------------
 */

static void add_box(const pen *p, annals_box box)
{
    annals_str_add(p->out, "<rect");
    annals_svg_attribute(p->out, "x", box.x);
    annals_svg_attribute(p->out, "y", box.y);
    annals_svg_attribute(p->out, "width", box.width);
    annals_svg_attribute(p->out, "height", box.height);
}

static void add_stroke(const pen *p, const annals_mark *mark)
{
    if (!(mark->stroke_width > 0))
        return;
    annals_svg_paint(p->out, "stroke", mark->stroke);
    annals_svg_attribute(p->out, "stroke-width", mark->stroke_width);
    if (mark->dash > 0)
        annals_svg_attribute(p->out, "stroke-dasharray", mark->dash);
}

static void add_points(const pen *p, const annals_mark *mark)
{
    annals_str_add(p->out, " d=\"M");
    for (size_t i = 0; i < mark->point_count; i++) {
        annals_str_add(p->out, i > 0 ? " " : "");
        annals_svg_number(p->out, mark->points[i].x);
        annals_str_add(p->out, ",");
        annals_svg_number(p->out, mark->points[i].y);
    }
    annals_str_add(p->out, mark->shape == ANNALS_MARK_AREA ? "Z\"" : "\"");
}

static void write_rectangle(const pen *p, size_t at)
{
    const annals_mark *mark = &p->scene->marks[at];
    add_box(p, mark->box);
    annals_svg_paint(p->out, "fill", mark->colour);
    add_stroke(p, mark);
}

static void write_painted(const pen *p, size_t at)
{
    add_box(p, p->scene->marks[at].box);
    use_paint(p, at);
}

static void write_line(const pen *p, size_t at)
{
    const annals_mark *mark = &p->scene->marks[at];
    annals_str_add(p->out, "<path");
    add_points(p, mark);
    annals_str_add(p->out, " fill=\"none\"");
    if (mark->point_count > 2)
        annals_str_add(p->out, " stroke-linejoin=\"round\"");
    add_stroke(p, mark);
}

static void write_area(const pen *p, size_t at)
{
    annals_str_add(p->out, "<path");
    add_points(p, &p->scene->marks[at]);
    annals_svg_paint(p->out, "fill", p->scene->marks[at].colour);
}

static void write_disc(const pen *p, size_t at)
{
    const annals_mark *mark = &p->scene->marks[at];
    annals_str_add(p->out, "<circle");
    annals_svg_attribute(p->out, "cx", mark->points[0].x);
    annals_svg_attribute(p->out, "cy", mark->points[0].y);
    annals_svg_attribute(p->out, "r", mark->box.width / 2);
    annals_svg_paint(p->out, "fill", mark->colour);
    add_stroke(p, mark);
}

static const struct {
    void (*define)(const pen *p, size_t mark); /* NULL: its paint is a plain colour */
    void (*write)(const pen *p, size_t mark);
    size_t points_least;
} shapes[] = {
    [ANNALS_MARK_RECTANGLE] = {NULL, write_rectangle, 0},
    [ANNALS_MARK_FADE] = {define_fade, write_painted, 0},
    [ANNALS_MARK_HATCH] = {define_hatch, write_painted, 0},
    [ANNALS_MARK_LINE] = {NULL, write_line, 2},
    [ANNALS_MARK_DISC] = {NULL, write_disc, 1},
    [ANNALS_MARK_AREA] = {NULL, write_area, 3},
};

/* --- The picture ---------------------------------------------------------------------------------------------------
 */

static void write_defines(const pen *p)
{
    bool open = false;
    for (size_t i = 0; i < p->scene->mark_count; i++) {
        if (!shapes[p->scene->marks[i].shape].define || paint_of(p->scene, i) != i)
            continue;
        annals_str_add(p->out, open ? "" : "<defs>\n");
        shapes[p->scene->marks[i].shape].define(p, i);
        open = true;
    }
    annals_str_add(p->out, open ? "</defs>\n" : "");
}

static void write_marks(const pen *p)
{
    const char *about = NULL;
    for (size_t i = 0; i < p->scene->mark_count; i++) {
        const annals_mark *mark = &p->scene->marks[i];
        if (about != mark->about) {
            annals_str_add(p->out, about ? "</g>\n" : "");
            annals_str_add(p->out, mark->about ? "<g><title>" : "");
            annals_svg_escape(p->out, mark->about);
            annals_str_add(p->out, mark->about ? "</title>\n" : "");
            about = mark->about;
        }
        if (mark->point_count < shapes[mark->shape].points_least)
            continue;
        shapes[mark->shape].write(p, i);
        annals_str_add(p->out, "/>\n");
    }
    annals_str_add(p->out, about ? "</g>\n" : "");
}

static void add_element(const pen *p, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    annals_str_format(p->out, "<%s id=\"%s-%s\">", name, p->prefix, name);
    annals_svg_escape(p->out, text);
    annals_str_format(p->out, "</%s>\n", name);
}

/* Millimetres are said where the author said them; the drawing's own unit is the pixel. */
static void write_size(const pen *p)
{
    const annals_scene *scene = p->scene;
    const char *const names[] = {"width", "height"};
    const double sides[] = {scene->width, scene->height};
    for (size_t i = 0; i < 2; i++) {
        annals_str_format(p->out, " %s=\"", names[i]);
        annals_svg_number(p->out, scene->millimetres ? sides[i] * 25.4 / 96 : sides[i]);
        annals_str_add(p->out, scene->millimetres ? "mm\"" : "\"");
    }
    annals_str_add(p->out, " viewBox=\"0 0 ");
    annals_svg_number(p->out, scene->width);
    annals_str_add(p->out, " ");
    annals_svg_number(p->out, scene->height);
    annals_str_add(p->out, "\"");
}

static void write_picture(const pen *p)
{
    const annals_scene *scene = p->scene;
    annals_str_add(p->out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    write_size(p);
    if (scene->text_count > 0 && scene->texts[0].face.language)
        annals_str_format(p->out, " xml:lang=\"%s\"", scene->texts[0].face.language);
    annals_str_format(p->out, " role=\"img\" aria-labelledby=\"%s-title %s-desc\">\n", p->prefix, p->prefix);
    add_element(p, "title", scene->title);
    add_element(p, "desc", scene->description);
    if (scene->facts) {
        annals_str_add(p->out, "<metadata>");
        annals_svg_escape(p->out, scene->facts);
        annals_str_add(p->out, "</metadata>\n");
    }
    write_defines(p);
    add_box(p, (annals_box){0, 0, scene->width, scene->height});
    annals_svg_paint(p->out, "fill", scene->background);
    annals_str_add(p->out, "/>\n");
    write_marks(p);
    annals_svg_texts(p->out, scene);
    annals_str_add(p->out, "</svg>\n");
}

annals_status annals_svg_write(const annals_scene *scene, char **bytes, size_t *size, annals_error *error)
{
    annals_str out = {0};
    pen p = {.out = &out, .scene = scene};
    name_picture(&p);
    write_picture(&p);
    *size = out.size;
    *bytes = annals_str_take(&out);
    return *bytes ? ANNALS_OK : annals_error_no_memory(error);
}
