/* How far apart colours are for readers. Internal. */
#ifndef ANNALS_CHART_COLOUR_H
#define ANNALS_CHART_COLOUR_H

#include "scene.h"

/* Colour vision, and its three kinds of full deficiency. */
typedef enum {
    ANNALS_VISION_NORMAL,
    ANNALS_VISION_PROTANOPIA,
    ANNALS_VISION_DEUTERANOPIA,
    ANNALS_VISION_TRITANOPIA,
    ANNALS_VISION_COUNT
} annals_vision;

/* CIE 1976 L*a*b* under D65. */
typedef struct {
    double l, a, b;
} annals_lab;

/* The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance and contrast ratio). */
double annals_colour_contrast(annals_colour a, annals_colour b);

/* The lightness of an opaque colour, L* from 0 to 100: what is left of it in grey print. */
double annals_colour_lightness(annals_colour colour);

/* The difference of two colours as CIEDE2000 has it (CIE 142-2001; Sharma, Wu, Dalal 2005). About 1 is just noticeable
 * side by side. */
double annals_lab_difference(annals_lab a, annals_lab b);

/* The same of two opaque colours as a reader with this vision sees them (Machado, Oliveira, Fernandes 2009, severity
 * 1). */
double annals_colour_difference(annals_colour a, annals_colour b, annals_vision vision);

#endif
