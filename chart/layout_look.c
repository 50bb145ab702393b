/* The colours and faces in which a chart wears its theme; draws nothing. */
#include <math.h>

#include "chart/colour.h"
#include "chart/layout_panels.h"

#define WORDS_CONTRAST 4.5 /* WCAG 2.2, 1.4.3 */

/* Between two colours: 0 the first, 1 the second. */
static annals_colour mix(annals_colour a, annals_colour b, double share)
{
    return (annals_colour){(uint8_t)lround(a.red + (b.red - a.red) * share),
                           (uint8_t)lround(a.green + (b.green - a.green) * share),
                           (uint8_t)lround(a.blue + (b.blue - a.blue) * share), 255};
}

/* Beyond those of the theme they come again, half as strong. */
static annals_colour shade_of(const annals_theme *theme, size_t shade)
{
    annals_colour colour = theme->shades[shade % theme->shade_count];
    return shade < theme->shade_count ? colour : mix(colour, theme->background, 0.5);
}

annals_colour annals_series_colour(const annals_layout *layout, size_t series)
{
    if (layout->panel && series < layout->panel->colour_count)
        series = layout->panel->colours[series];
    if (layout->style == ANNALS_STYLE_STACKED && layout->spec->kind == ANNALS_CHART_TIME)
        return shade_of(layout->theme, series);
    if (layout->palette && !layout->panel && layout->palette[series] == ANNALS_QUIET)
        return layout->theme->quiet;
    if (layout->palette && !layout->panel)
        series = layout->palette[series];
    return layout->theme->series[series % layout->theme->series_count];
}

annals_colour annals_series_ink(const annals_layout *layout, size_t series)
{
    annals_colour colour = annals_series_colour(layout, series), ink = colour;
    for (int tenths = 0; tenths <= 10; tenths++) {
        ink = mix(colour, layout->theme->ink, tenths / 10.0);
        if (annals_colour_contrast(ink, layout->theme->background) >= WORDS_CONTRAST)
            break;
    }
    return ink;
}

annals_colour annals_shade_colour(const annals_layout *layout, size_t shade)
{
    if (layout->panel && shade < layout->panel->colour_count)
        shade = layout->panel->colours[shade];
    const annals_theme *theme = layout->theme;
    if (layout->slots.before_after)
        return shade == 0 ? theme->quiet : theme->shades[0];
    return shade_of(theme, shade);
}

annals_colour annals_colour_alpha(annals_colour colour, double alpha)
{
    colour.alpha = (uint8_t)lround(alpha * 255);
    return colour;
}

annals_face annals_layout_face(const annals_layout *layout, annals_face_use use)
{
    annals_face face = layout->theme->faces[use];
    face.size *= layout->scale;
    face.language = layout->spec->language;
    return face;
}
