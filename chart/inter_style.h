/* The styles of Inter that charts are set in, and their files. Internal. */
#ifndef ANNALS_CHART_INTER_STYLE_H
#define ANNALS_CHART_INTER_STYLE_H

#include "scene.h"

enum { ANNALS_INTER_STYLES = 8 }; /* four weights of the cut for text, four of the one for titles */

/* The style of a face, or false where it is of another family or weight. */
bool annals_inter_find_style(annals_face face, size_t *style);

/* The path of a style's file. Static storage. */
const char *annals_inter_file(size_t style);

#endif
