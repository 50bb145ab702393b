/* The themes that annals brings along, by name; reads none. */
#include "chart/theme.h"

#include <string.h>

const char *annals_theme_text(const char *name)
{
    for (size_t i = 0; i < annals_theme_file_count; i++)
        if (strcmp(annals_theme_files[i].name, name) == 0)
            return annals_theme_files[i].text;
    return NULL;
}

size_t annals_theme_names(const char **names, size_t most)
{
    size_t count = 0;
    for (; count < annals_theme_file_count && count < most; count++)
        names[count] = annals_theme_files[count].name;
    return count;
}
