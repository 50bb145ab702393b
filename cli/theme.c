/* Reads the theme that a spec names as a file, from beside the spec. */
#include <stdlib.h>
#include <string.h>

#include "cli/files.h"
#include "cli/theme.h"
#include "record/checksum.h"

/* A path within the folder of a file, unless it begins at the root. Freed with free(); NULL: no memory. */
static char *beside(const char *file, const char *path)
{
    const char *slash = strrchr(file, '/');
    size_t folder = slash && path[0] != '/' ? (size_t)(slash - file) + 1 : 0;
    char *joined = malloc(folder + strlen(path) + 1);
    if (!joined)
        return NULL;
    memcpy(joined, file, folder);
    strcpy(joined + folder, path);
    return joined;
}

annals_status theme_read(annals_spec *spec, const char *spec_file, char sha256[ANNALS_ID_TEXT], annals_error *error)
{
    const char *named = annals_spec_theme_file(spec);
    char *text, *path;
    size_t size;
    *sha256 = '\0';
    if (!named)
        return ANNALS_OK;
    path = beside(spec_file, named);
    if (!path)
        return annals_error_no_memory(error);
    annals_status status = input_read(path, &text, &size, error);
    if (status) {
        annals_error_prefix(error, "/theme");
        if (*spec_file)
            annals_error_place(error, spec_file, 0, 0);
    } else {
        annals_checksum_print(text, size, sha256);
        status = annals_spec_set_theme(spec, text, size, path, error);
        free(text);
    }
    free(path);
    return status;
}
