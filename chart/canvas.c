/* The drawing module's one entry: checks a scene, draws it and hands it to the format asked for. Must not know what a
 * chart is. */
#include "chart/canvas.h"

#include <math.h>
#include <stdlib.h>

struct annals_canvas {
    annals_fonts *fonts;
};

enum {
    SIDE_MOST = 16000,   /* pixels of the page; PLplot's own units are 16 bits wide */
    DEVICE_MOST = 32000, /* device pixels of a side, under Cairo's 32,767 */
    AREA_MOST = 1 << 28, /* device pixels: a gigabyte */
    REACH_MOST = 30000   /* how far out a mark may lie: beyond it PLplot's numbers overflow */
};

static bool within(double value)
{
    return isfinite(value) && fabs(value) <= REACH_MOST;
}

static bool box_is_sound(annals_box box)
{
    return within(box.x) && within(box.y) && within(box.width) && within(box.height) && box.width >= 0 &&
           box.height >= 0;
}

static bool mark_is_sound(const annals_mark *mark)
{
    if (!box_is_sound(mark->box) || !within(mark->stroke_width) || !within(mark->dash) || mark->stroke_width < 0)
        return false;
    if ((unsigned)mark->shape > ANNALS_MARK_AREA || (unsigned)mark->from > ANNALS_FROM_BOTTOM)
        return false;
    if (mark->shape == ANNALS_MARK_DISC && mark->point_count == 0)
        return false;
    for (size_t i = 0; i < mark->point_count; i++)
        if (!within(mark->points[i].x) || !within(mark->points[i].y))
            return false;
    return true;
}

static bool text_is_sound(const annals_text *text)
{
    return text->text != NULL && (unsigned)text->anchor <= ANNALS_ANCHOR_END && within(text->x) &&
           within(text->baseline);
}

static annals_status check_page(const annals_scene *scene, double scale, annals_error *error)
{
    double width = scene->width, height = scene->height;
    if (!(width >= 1 && width <= SIDE_MOST && height >= 1 && height <= SIDE_MOST))
        return annals_error_set(error, ANNALS_INVALID, "page of %.4g x %.4g pixels: wanted 1 to %d a side", width,
                                height, SIDE_MOST);
    if (!(scale >= 1 && scale <= 8))
        return annals_error_set(error, ANNALS_INVALID, "scale %.4g: wanted 1 to 8", scale);
    if (width * scale > DEVICE_MOST || height * scale > DEVICE_MOST || width * scale * height * scale > AREA_MOST)
        return annals_error_set(error, ANNALS_INVALID, "picture of %.0f x %.0f pixels is too large", width * scale,
                                height * scale);
    return ANNALS_OK;
}

static annals_status check_scene(const annals_scene *scene, double scale, annals_error *error)
{
    annals_status status = check_page(scene, scale, error);
    if (status != ANNALS_OK)
        return status;
    for (size_t i = 0; i < scene->mark_count; i++)
        if (!mark_is_sound(&scene->marks[i]))
            return annals_error_set(error, ANNALS_INVALID, "mark %zu of the scene has no place on a page", i + 1);
    for (size_t i = 0; i < scene->text_count; i++)
        if (!text_is_sound(&scene->texts[i]))
            return annals_error_set(error, ANNALS_INVALID, "text %zu of the scene has no place on a page", i + 1);
    return ANNALS_OK;
}

static annals_status canvas_open(annals_canvas **canvas, annals_error *error)
{
    annals_canvas *made = calloc(1, sizeof *made);
    if (made == NULL)
        return annals_error_no_memory(error);
    annals_status status = annals_fonts_open(&made->fonts, error);
    if (status != ANNALS_OK) {
        free(made);
        return status;
    }
    *canvas = made;
    return ANNALS_OK;
}

static annals_status canvas_measure(void *canvas, const char *text, annals_face face, annals_extent *extent,
                                    annals_error *error)
{
    return annals_fonts_measure(((annals_canvas *)canvas)->fonts, text, face, extent, error);
}

static annals_status canvas_write(annals_canvas *canvas, const annals_scene *scene, const annals_drawing *drawing,
                                  char **bytes, size_t *size, annals_warnings *warnings, annals_error *error)
{
    static annals_format_write *const formats[] = {[ANNALS_PNG] = annals_png_write, [ANNALS_PDF] = annals_pdf_write};
    if ((unsigned)drawing->format >= sizeof formats / sizeof formats[0])
        return annals_error_set(error, ANNALS_USAGE, "picture format %d: not known", (int)drawing->format);
    double scale = drawing->format == ANNALS_PNG ? drawing->scale : 1;
    annals_status status = check_scene(scene, scale, error);
    if (status != ANNALS_OK)
        return status;
    return formats[drawing->format](canvas->fonts, scene, scale, bytes, size, warnings, error);
}

static void canvas_close(annals_canvas *canvas)
{
    if (canvas == NULL)
        return;
    annals_fonts_close(canvas->fonts);
    free(canvas);
}

const annals_drawing_module *annals_drawing_open(void)
{
    static const annals_drawing_module module = {.version = ANNALS_DRAWING_VERSION,
                                                 .open = canvas_open,
                                                 .measure = canvas_measure,
                                                 .write = canvas_write,
                                                 .close = canvas_close};
    return &module;
}
