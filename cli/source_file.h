/* The file of a source, read whole. */
#ifndef ANNALS_CLI_SOURCE_FILE_H
#define ANNALS_CLI_SOURCE_FILE_H

#include "text/extract.h"

#include <stddef.h>

/* The file's bytes, and its text, which is the same memory for plain text in UTF-8. */
typedef struct {
    char *bytes;
    size_t bytes_size;
    char *text;
    size_t text_size;
    char extractor[ANNALS_EXTRACTOR_SIZE]; /* what made the text; "" where that was no program */
} source_file;

/* Reads a file ("-": standard input) in an encoding that ICU knows (NULL: UTF-8), or in a format from which text can be
 * extracted (text/extract.h); released with source_file_free. ANNALS_INVALID (no text can be had of it; bytes that the
 * encoding lacks; no such encoding), ANNALS_OVERFLOW, ANNALS_UNAVAILABLE (the extractor is missing), ANNALS_NO_INPUT,
 * ANNALS_IO, ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status source_file_read(const char *file, const char *encoding, source_file *read,
                                              annals_error *error);
/* The same for bytes that are there already, which it takes, also on failure. */
ANNALS_CHECKED annals_status source_file_extract(const char *file, const char *encoding, source_file *read,
                                                 annals_error *error);
void source_file_free(source_file *read); /* all zero is allowed */

/* Says on which line of the file the byte stands that the error names. */
void source_file_place(const source_file *read, const char *file, annals_error *error);

#endif
