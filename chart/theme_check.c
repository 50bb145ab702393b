/* Checks the colours of a theme by code: contrast to the page, and distance from each other to every reader's eyes. */
#include "chart/theme_check.h"

#include <math.h>

#include "chart/colour.h"

#define WORDS_LEAST 4.5
#define MARKS_LEAST 3.0
#define APART_LEAST 10.0
#define NEIGHBOURS_LEAST 15.0 /* L*, of layers that touch each other */
#define GREY_LEAST 8.0        /* L*, of any two */

static void check_contrast(const annals_theme *theme, const char *name, size_t number, annals_colour colour,
                           double least, annals_warnings *warnings, size_t *count)
{
    double contrast = annals_colour_contrast(colour, theme->background);
    if (contrast >= least)
        return;
    ++*count;
    if (number > 0)
        annals_warnings_add(warnings,
                            "theme: colour %zu of \"%s\" (#%02X%02X%02X) has a contrast of %.1f to the background; "
                            "wanted %g",
                            number, name, colour.red, colour.green, colour.blue, contrast, least);
    else
        annals_warnings_add(warnings,
                            "theme: \"%s\" (#%02X%02X%02X) has a contrast of %.1f to the background; wanted %g", name,
                            colour.red, colour.green, colour.blue, contrast, least);
}

/* The vision to which two colours are most alike. */
static annals_vision worst_vision(annals_colour a, annals_colour b, double *difference)
{
    annals_vision worst = ANNALS_VISION_NORMAL;
    *difference = annals_colour_difference(a, b, worst);
    for (annals_vision vision = ANNALS_VISION_PROTANOPIA; vision < ANNALS_VISION_COUNT; vision++) {
        double other = annals_colour_difference(a, b, vision);
        if (other < *difference) {
            *difference = other;
            worst = vision;
        }
    }
    return worst;
}

/* What steps back stands beside gains and losses. */
static void check_quiet(const annals_theme *theme, annals_warnings *warnings, size_t *count)
{
    for (size_t i = 0; i < 2 && i < theme->series_count; i++) {
        double difference;
        annals_colour a = theme->series[i], b = theme->quiet;
        worst_vision(a, b, &difference);
        if (difference >= APART_LEAST)
            continue;
        ++*count;
        annals_warnings_add(warnings,
                            "theme: colour %zu of \"series\" (#%02X%02X%02X) looks like \"quiet\" (#%02X%02X%02X): "
                            "their difference is %.1f, wanted %g",
                            i + 1, a.red, a.green, a.blue, b.red, b.green, b.blue, difference, APART_LEAST);
    }
}

static void check_palette(const char *name, const annals_colour *colours, size_t colour_count,
                          annals_warnings *warnings, size_t *count)
{
    static const char *const readers[] = {"every reader", "readers with protanopia", "readers with deuteranopia",
                                          "readers with tritanopia"};
    for (size_t i = 1; i < colour_count; i++)
        for (size_t j = 0; j < i; j++) {
            double difference;
            annals_colour a = colours[j], b = colours[i];
            annals_vision vision = worst_vision(a, b, &difference);
            if (difference >= APART_LEAST)
                continue;
            ++*count;
            annals_warnings_add(warnings,
                                "theme: colours %zu and %zu of \"%s\" (#%02X%02X%02X, #%02X%02X%02X) look alike to %s: "
                                "their difference is %.1f, wanted %g",
                                j + 1, i + 1, name, a.red, a.green, a.blue, b.red, b.green, b.blue, readers[vision],
                                difference, APART_LEAST);
        }
}

/* Layers of a stack lie on each other in this order; in a theme for grey print any two may have to be told apart. */
static void check_greys(const annals_theme *theme, annals_warnings *warnings, size_t *count)
{
    for (size_t i = 1; i < theme->shade_count; i++)
        for (size_t j = 0; j < i; j++) {
            bool touch = j + 1 == i;
            double least = touch ? NEIGHBOURS_LEAST : theme->grey_print ? GREY_LEAST : 0;
            annals_colour a = theme->shades[j], b = theme->shades[i];
            double apart = fabs(annals_colour_lightness(a) - annals_colour_lightness(b));
            if (apart >= least)
                continue;
            ++*count;
            annals_warnings_add(warnings,
                                "theme: colours %zu and %zu of \"shades\" (#%02X%02X%02X, #%02X%02X%02X) look alike in "
                                "grey print: their lightness differs by %.1f, wanted %g",
                                j + 1, i + 1, a.red, a.green, a.blue, b.red, b.green, b.blue, apart, least);
        }
}

size_t annals_theme_check(const annals_theme *theme, annals_warnings *warnings)
{
    size_t count = 0;
    check_contrast(theme, "ink", 0, theme->ink, WORDS_LEAST, warnings, &count);
    check_contrast(theme, "muted", 0, theme->muted, WORDS_LEAST, warnings, &count);
    check_contrast(theme, "faint", 0, theme->faint, WORDS_LEAST, warnings, &count);
    check_contrast(theme, "axis", 0, theme->axis, MARKS_LEAST, warnings, &count);
    check_contrast(theme, "quiet", 0, theme->quiet, MARKS_LEAST, warnings, &count);
    for (size_t i = 0; i < theme->series_count; i++)
        check_contrast(theme, "series", i + 1, theme->series[i], MARKS_LEAST, warnings, &count);
    for (size_t i = 0; i < theme->shade_count; i++)
        check_contrast(theme, "shades", i + 1, theme->shades[i], MARKS_LEAST, warnings, &count);
    check_palette("series", theme->series, theme->series_count, warnings, &count);
    check_palette("shades", theme->shades, theme->shade_count, warnings, &count);
    check_quiet(theme, warnings, &count);
    check_greys(theme, warnings, &count);
    return count;
}
