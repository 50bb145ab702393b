/* Scenes and warnings as values; knows neither how they are filled nor how they are drawn. */
#include "chart/scene.h"

#include <stdio.h>
#include <stdlib.h>

void annals_scene_free(annals_scene *scene)
{
    if (!scene)
        return;
    annals_arena_free(scene->arena);
    free(scene);
}

void annals_warnings_add(annals_warnings *warnings, const char *format, ...)
{
    if (!warnings)
        return;
    char **lines = realloc(warnings->lines, (warnings->count + 1) * sizeof *lines);
    if (!lines)
        return;
    warnings->lines = lines;
    va_list arguments;
    va_start(arguments, format);
    char *line = NULL;
    int size = vasprintf(&line, format, arguments);
    va_end(arguments);
    if (size >= 0)
        lines[warnings->count++] = line;
}

void annals_warnings_cut(annals_warnings *warnings, size_t count)
{
    while (warnings && warnings->count > count)
        free(warnings->lines[--warnings->count]);
}

void annals_warnings_free(annals_warnings *warnings)
{
    annals_warnings_cut(warnings, 0);
    free(warnings->lines);
    *warnings = (annals_warnings){0};
}
