/* Opens what charts are measured and drawn with, and keeps it for the next chart; knows neither layout nor figures. */
#include "chart/studio.h"

#include <stdlib.h>
#include <string.h>

#include "chart/inter_module.h"
#include "chart/svg.h"
#include "chart/widths.h"
#include "text/module.h"

struct annals_studio {
    annals_widths widths;
    const annals_inter_functions *quick; /* NULL: not opened yet */
    annals_inter *inter;                 /* NULL: not opened yet, or not installed */
    const annals_drawing_module *module; /* NULL: not opened yet */
    annals_canvas *canvas;
};

annals_studio *annals_studio_new(void)
{
    return calloc(1, sizeof(annals_studio));
}

void annals_studio_free(annals_studio *studio)
{
    if (!studio)
        return;
    if (studio->inter)
        studio->quick->close(studio->inter);
    if (studio->canvas)
        studio->module->close(studio->canvas);
    free(studio);
}

static const annals_drawing_module *open_module(annals_error *error)
{
    void *address = annals_module_symbol("annals-plplot.so", ANNALS_DRAWING_ENTRY, error);
    if (!address)
        return NULL;
    annals_drawing_entry entry;
    memcpy(&entry, &address, sizeof entry); /* ISO C has no cast from an object's address to a function's */
    const annals_drawing_module *module = entry();
    if (module->version == ANNALS_DRAWING_VERSION)
        return module;
    annals_error_set(error, ANNALS_UNAVAILABLE, "the drawing module is of version %d, this program wants %d",
                     module->version, ANNALS_DRAWING_VERSION);
    return NULL;
}

static annals_status need_canvas(annals_studio *studio, annals_error *error)
{
    if (studio->canvas)
        return ANNALS_OK;
    studio->module = open_module(error);
    return studio->module ? studio->module->open(&studio->canvas, error) : ANNALS_UNAVAILABLE;
}

static annals_status measure_canvas(annals_studio *studio, const char *text, annals_face face, annals_extent *extent,
                                    annals_error *error)
{
    annals_status status = need_canvas(studio, error);
    return status ? status : studio->module->measure(studio->canvas, text, face, extent, error);
}

/* By tables, or else as it will be drawn. */
static annals_status measure_drawn(void *context, const char *text, annals_face face, annals_extent *extent,
                                   annals_error *error)
{
    annals_studio *studio = context;
    if (annals_widths_measure(&studio->widths, text, face, extent))
        return ANNALS_OK;
    return measure_canvas(studio, text, face, extent, error);
}

static annals_status need_inter(annals_studio *studio, annals_error *error)
{
    if (studio->quick)
        return ANNALS_OK;
    studio->quick = annals_module_symbol(ANNALS_INTER_MODULE, ANNALS_INTER_SYMBOL, error);
    return studio->quick ? studio->quick->open(&studio->inter, error) : ANNALS_UNAVAILABLE;
}

/* By tables, or else by the font; what Inter alone can't set is measured as it would be drawn. */
static annals_status measure_quickly(void *context, const char *text, annals_face face, annals_extent *extent,
                                     annals_error *error)
{
    annals_studio *studio = context;
    if (annals_widths_measure(&studio->widths, text, face, extent))
        return ANNALS_OK;
    annals_status status = need_inter(studio, error);
    if (status)
        return status;
    if (studio->inter && studio->quick->measure(studio->inter, text, face, extent))
        return ANNALS_OK;
    return measure_canvas(studio, text, face, extent, error);
}

annals_status annals_studio_measure(annals_studio *studio, annals_format format, annals_measure *measure,
                                    annals_error *error)
{
    bool own = format == ANNALS_SVG;
    *measure = (annals_measure){own ? measure_quickly : measure_drawn, studio};
    return own ? ANNALS_OK : need_canvas(studio, error);
}

annals_status annals_studio_write(annals_studio *studio, const annals_scene *scene, const annals_drawing *drawing,
                                  char **bytes, size_t *size, annals_warnings *warnings, annals_error *error)
{
    if (drawing->format == ANNALS_SVG)
        return annals_svg_write(scene, bytes, size, error);
    annals_status status = need_canvas(studio, error);
    return status ? status : studio->module->write(studio->canvas, scene, drawing, bytes, size, warnings, error);
}
