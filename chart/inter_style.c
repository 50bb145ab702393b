/* Which file of Inter a face is set in; opens none. */
#include "chart/inter_style.h"

#include <string.h>

#define FOLDER "/usr/share/fonts/opentype/inter/"

/* Inter Display is Inter's drawing for large sizes: tighter, with finer joints. */
static const double display_from = 20;

static const struct {
    char file[64];
    int weight;
    bool display;
} styles[ANNALS_INTER_STYLES] = {
    {FOLDER "Inter-Regular.otf", 400, false},        {FOLDER "Inter-Medium.otf", 500, false},
    {FOLDER "Inter-SemiBold.otf", 600, false},       {FOLDER "Inter-Bold.otf", 700, false},
    {FOLDER "InterDisplay-Regular.otf", 400, true},  {FOLDER "InterDisplay-Medium.otf", 500, true},
    {FOLDER "InterDisplay-SemiBold.otf", 600, true}, {FOLDER "InterDisplay-Bold.otf", 700, true},
};

bool annals_inter_find_style(annals_face face, size_t *style)
{
    if (face.family != NULL && strcmp(face.family, "Inter") != 0)
        return false;
    for (size_t i = 0; i < ANNALS_INTER_STYLES; i++)
        if (styles[i].weight == face.weight && styles[i].display == (face.size >= display_from)) {
            *style = i;
            return true;
        }
    return false;
}

const char *annals_inter_file(size_t style)
{
    return styles[style].file;
}
