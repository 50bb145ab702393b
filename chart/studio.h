/* What charts are measured and drawn with: fonts and modules, each opened when it is first needed. Internal. */
#ifndef ANNALS_CHART_STUDIO_H
#define ANNALS_CHART_STUDIO_H

#include "scene.h"

/* How texts are measured for a format: the words of a picture that annals writes itself need no drawing library. Lent
 * by the studio. ANNALS_UNAVAILABLE, ANNALS_NO_MEMORY. */
ANNALS_CHECKED annals_status annals_studio_measure(annals_studio *studio, annals_format format, annals_measure *measure,
                                                   annals_error *error);

/* Writes a finished file. As annals_drawing_module's write; annals' own formats need no module. */
ANNALS_CHECKED annals_status annals_studio_write(annals_studio *studio, const annals_scene *scene,
                                                 const annals_drawing *drawing, char **bytes, size_t *size,
                                                 annals_warnings *warnings, annals_error *error);

#endif
