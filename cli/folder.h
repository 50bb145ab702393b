/* Writing an output that is a folder of files, so that no half folder is ever left. */
#ifndef ANNALS_CLI_FOLDER_H
#define ANNALS_CLI_FOLDER_H

#include "series/status.h"

typedef struct folder folder;

enum { FOLDER_FILES = 8 };

/* Opens a folder of files that are written side by side, under a name of its own beside the one it is to get. A folder
 * that is there is replaced if it is empty, or if `replaceable` says so of it and it holds nothing but these files.
 * ANNALS_CANNOT_CREATE, ANNALS_IO, ANNALS_NO_MEMORY */
typedef bool (*folder_check)(const char *name);
ANNALS_CHECKED annals_status folder_open(const char *name, const char *const *files, size_t count,
                                         folder_check replaceable, folder **given, annals_error *error);
ANNALS_CHECKED annals_status folder_add(folder *out, size_t file, const char *bytes, size_t size, annals_error *error);
/* Puts it in its place. The folder is gone afterwards, also on failure (then nothing was replaced). */
ANNALS_CHECKED annals_status folder_commit(folder *out, annals_error *error);
void folder_abandon(folder *out); /* NULL is allowed */

#endif
