/* Draws a scene on a sheet: background, marks, texts; knows no file format. */
#include "chart/canvas.h"

static void draw_background(cairo_t *context, const annals_scene *scene)
{
    annals_colour colour = scene->background;
    cairo_set_source_rgb(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
    cairo_rectangle(context, 0, 0, scene->width, scene->height);
    cairo_fill(context);
}

static const char *tag_of(const annals_sheet *sheet, annals_role role)
{
    if (!sheet->tagged)
        return NULL;
    return role == ANNALS_ROLE_TITLE ? "H1" : "P";
}

static annals_status draw_texts(const annals_sheet *sheet, cairo_t *context, annals_fonts *fonts,
                                const annals_scene *scene, annals_warnings *warnings, annals_error *error)
{
    annals_status status = ANNALS_OK;
    for (size_t i = 0; i < scene->text_count && status == ANNALS_OK; i++) {
        const annals_text *text = &scene->texts[i];
        const char *tag = tag_of(sheet, text->role);
        if (tag != NULL)
            cairo_tag_begin(context, tag, "");
        status = annals_fonts_draw(fonts, context, text, sheet->pixels, warnings, error);
        if (tag != NULL)
            cairo_tag_end(context, tag);
    }
    return status;
}

annals_status annals_sheet_draw(const annals_sheet *sheet, annals_fonts *fonts, const annals_scene *scene,
                                annals_warnings *warnings, annals_error *error)
{
    cairo_t *context = cairo_create(sheet->surface);
    cairo_scale(context, sheet->units, sheet->units);
    draw_background(context, scene);
    if (sheet->tagged) {
        cairo_tag_begin(context, "Document", "");
        cairo_tag_begin(context, "Figure", "");
    }
    annals_status status = annals_marks_draw(sheet, scene, error);
    if (sheet->tagged)
        cairo_tag_end(context, "Figure");
    if (status == ANNALS_OK)
        status = draw_texts(sheet, context, fonts, scene, warnings, error);
    if (sheet->tagged)
        cairo_tag_end(context, "Document");
    if (status == ANNALS_OK)
        status = annals_sheet_status(cairo_status(context), error);
    cairo_destroy(context);
    return status;
}
