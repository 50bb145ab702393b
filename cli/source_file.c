/* Reads the file of a source as bytes and as text; knows nothing of the record. */
#include "cli/source_file.h"

#include "cli/files.h"

#include <stdlib.h>
#include <string.h>

void source_file_free(source_file *read)
{
    if (read->text != read->bytes)
        free(read->text);
    free(read->bytes);
}

void source_file_place(const source_file *read, const char *file, annals_error *error)
{
    int64_t byte = error->byte, line = 1;
    if (byte < 0 || (size_t)byte > read->bytes_size)
        return;
    for (int64_t i = 0; i < byte; i++)
        line += read->bytes[i] == '\n';
    annals_error_place(error, file, line, 0);
    error->byte = byte;
}

/* What is wrong is said of the file; which line it is on is known where a byte is. */
static void place(const source_file *read, const char *file, annals_error *error)
{
    if (error->byte >= 0)
        source_file_place(read, file, error);
    else if (error->status != ANNALS_NO_MEMORY)
        annals_error_place(error, file, 0, 0);
}

annals_status source_file_read(const char *file, const char *encoding, source_file *read, annals_error *error)
{
    *read = (source_file){0};
    annals_status status = input_read(file, &read->bytes, &read->bytes_size, error);
    return status ? status : source_file_extract(file, encoding, read, error);
}

annals_status source_file_extract(const char *file, const char *encoding, source_file *read, annals_error *error)
{
    annals_extracted made;
    annals_status status = annals_text_extract(file, encoding, read->bytes, read->bytes_size, &made, error);
    if (status) {
        place(read, file, error);
        if (status == ANNALS_USAGE)
            error->status = status = ANNALS_INVALID;
        free(read->bytes);
        *read = (source_file){0};
        return status;
    }
    read->text = made.text ? made.text : read->bytes;
    read->text_size = made.size;
    memcpy(read->extractor, made.extractor, sizeof read->extractor);
    return ANNALS_OK;
}
