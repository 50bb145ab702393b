/* Reads the file of a source as bytes and as text; knows nothing of the record. */
#include "cli/source_file.h"

#include "cli/files.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

void source_file_free(source_file *read)
{
    if (read->text != read->bytes)
        free(read->text);
    free(read->bytes);
}

/* Formats that begin with bytes that look like text, or nearly so. */
static annals_status refuse_other_formats(const source_file *read, const char *file, annals_error *error)
{
    static const struct {
        const char *begins, *is;
    } formats[] = {{"%PDF-", "a PDF"}, {"PK\003\004", "a ZIP container, such as DOCX, ODT or EPUB"}, {"{\\rtf", "RTF"}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t size = strlen(formats[i].begins);
        if (read->bytes_size < size || memcmp(read->bytes, formats[i].begins, size) != 0)
            continue;
        annals_error_set(error, ANNALS_INVALID, "is %s, no plain text; save it as text first", formats[i].is);
        return annals_error_place(error, file, 1, 0);
    }
    return ANNALS_OK;
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

annals_status source_file_read(const char *file, const char *encoding, source_file *read, annals_error *error)
{
    *read = (source_file){0};
    annals_status status = input_read(file, &read->bytes, &read->bytes_size, error);
    if (status)
        return status;
    read->text = read->bytes;
    read->text_size = read->bytes_size;
    status = refuse_other_formats(read, file, error);
    if (!status && encoding)
        status = annals_text_decode(encoding, read->bytes, read->bytes_size, &read->text, &read->text_size, error);
    if (status == ANNALS_INVALID)
        source_file_place(read, file, error);
    if (status == ANNALS_USAGE)
        error->status = status = ANNALS_INVALID;
    if (status) {
        free(read->bytes);
        *read = (source_file){0};
    }
    return status;
}
