/* Reading inputs whole and writing outputs so that no half file is ever left. */
#ifndef ANNALS_CLI_FILES_H
#define ANNALS_CLI_FILES_H

#include "series/status.h"

/* Gives a file's bytes ("-": standard input), freed with free(). ANNALS_NO_INPUT, ANNALS_IO, ANNALS_NO_MEMORY. */
ANNALS_CHECKED annals_status input_read(const char *file, char **bytes, size_t *size, annals_error *error);

/* Gives what is left of an open file, behind what was read of it already; freed with free(). ANNALS_IO,
 * ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status input_rest(int descriptor, const char *name, const char *head, size_t head_size,
                                        char **bytes, size_t *size, annals_error *error);

/* A file's name without folders and ending: the id of a document that was given none. */
void file_id(const char *file, char *id, size_t room);

/* Writes a finished output. A regular file is written beside its place under another name and then renamed, so that the
 * old one stays until the new one is whole; what exists and is no regular file (a pipe, /dev/full) is written directly;
 * "-" is standard output. ANNALS_CANNOT_CREATE, ANNALS_IO. */
ANNALS_CHECKED annals_status output_write(const char *file, const char *bytes, size_t size, annals_error *error);

/* The same a piece at a time. */
typedef struct output output;
ANNALS_CHECKED annals_status output_open(const char *file, output **out, annals_error *error);
ANNALS_CHECKED annals_status output_add(output *out, const char *bytes, size_t size, annals_error *error);
/* Puts it in its place. The output is gone afterwards, also on failure (then nothing was replaced). */
ANNALS_CHECKED annals_status output_commit(output *out, annals_error *error);
void output_abandon(output *out); /* NULL is allowed */

#endif
