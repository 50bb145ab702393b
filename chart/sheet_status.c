/* What the drawing module says to its caller: warnings, and a status of Cairo's as ours. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart/canvas.h"

void annals_canvas_warn(annals_warnings *warnings, const char *format, ...)
{
    char line[600];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (warnings == NULL)
        return;
    for (size_t i = 0; i < warnings->count; i++)
        if (strcmp(warnings->lines[i], line) == 0)
            return;
    char *copy = strdup(line);
    char **lines = copy == NULL ? NULL : realloc(warnings->lines, (warnings->count + 1) * sizeof *lines);
    if (lines == NULL) {
        free(copy);
        return;
    }
    lines[warnings->count++] = copy;
    warnings->lines = lines;
}

annals_status annals_sheet_status(cairo_status_t status, annals_error *error)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return ANNALS_OK;
    if (status == CAIRO_STATUS_NO_MEMORY)
        return annals_error_no_memory(error);
    return annals_error_set(error, ANNALS_INVALID, "drawing: %s", cairo_status_to_string(status));
}
