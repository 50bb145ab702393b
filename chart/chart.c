/* Draws a chart: lets layout measure with what it will be drawn with, and has the scene written. */
#include "chart/facts.h"
#include "chart/spec.h"
#include "chart/studio.h"

static annals_status check_scale(const annals_drawing *drawing, annals_error *error)
{
    if (drawing->format != ANNALS_PNG || (drawing->scale >= 1 && drawing->scale <= 8))
        return ANNALS_OK;
    annals_error_set(error, ANNALS_INVALID, "scale %g: wanted 1 to 8", drawing->scale);
    return ANNALS_INVALID;
}

static annals_status draw_in(annals_studio *studio, const annals_spec *spec, const annals_answer *const *answers,
                             size_t answer_count, const annals_drawing *drawing, char **bytes, size_t *size,
                             annals_warnings *warnings, annals_error *error)
{
    annals_measure measure;
    annals_scene *scene;
    annals_status status = annals_studio_measure(studio, drawing->format, &measure, error);
    if (!status)
        status = annals_chart_layout(spec, answers, answer_count, &measure, &scene, warnings, error);
    if (status)
        return status;
    status = annals_facts_write(scene, spec, drawing, error);
    if (!status)
        status = annals_studio_write(studio, scene, drawing, bytes, size, warnings, error);
    annals_scene_free(scene);
    return status;
}

annals_status annals_chart_draw(const annals_spec *spec, const annals_answer *const *answers, size_t answer_count,
                                const annals_drawing *drawing, char **bytes, size_t *size, annals_warnings *warnings,
                                annals_error *error)
{
    annals_spec sized = *spec;
    annals_status status = check_scale(drawing, error);
    if (!status)
        status = annals_spec_set_size(&sized, drawing->width, drawing->height, drawing->millimetres, error);
    annals_spec_set_state(&sized, drawing->as_of, drawing->published_by);
    if (status)
        return status;
    annals_studio *studio = drawing->studio ? drawing->studio : annals_studio_new();
    if (!studio)
        return annals_error_no_memory(error);
    status = draw_in(studio, &sized, answers, answer_count, drawing, bytes, size, warnings, error);
    if (!drawing->studio)
        annals_studio_free(studio);
    return status;
}
