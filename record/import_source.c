/* Imports a row of sources, with the document that it names. */
#include "record/import.h"
#include "text/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

annals_status annals_import_file(const annals_import *run, const char *file, char **bytes, size_t *size,
                                 annals_error *error)
{
    char path[4096];
    bool relative = file[0] != '/' && run->options->folder;
    int length = snprintf(path, sizeof path, "%s%s%s", relative ? run->options->folder : "", relative ? "/" : "", file);
    if (length >= (int)sizeof path)
        return annals_error_set(error, ANNALS_INVALID, "a name of %d bytes is too long", length);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe is refused, not waited for */
    struct stat facts;
    if (descriptor < 0)
        return annals_error_set(error, ANNALS_NO_INPUT, "%s: %s", path, strerror(errno));
    annals_status status = ANNALS_OK;
    size_t used = 0;
    char *data = NULL;
    if (fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode))
        status = annals_error_set(error, ANNALS_NO_INPUT, "%s: is no regular file", path);
    else if (!(data = malloc((size_t)facts.st_size + 1)))
        status = annals_error_no_memory(error);
    while (!status && used < (size_t)facts.st_size) {
        ssize_t got = read(descriptor, data + used, (size_t)facts.st_size - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = annals_error_set(error, ANNALS_IO, "%s: %s", path, strerror(errno));
        else if (got == 0)
            break;
        else
            used += (size_t)got;
    }
    close(descriptor);
    if (status)
        free(data);
    *bytes = status ? NULL : data;
    *size = used;
    return status;
}

static annals_status read_checksum(const annals_import_row *row, annals_source *source, annals_error *error)
{
    const char *text = row->cells[SOURCE_SHA256];
    if (!text)
        return ANNALS_OK;
    if (row->sizes[SOURCE_SHA256] != ANNALS_ID_TEXT - 1 || strspn(text, "0123456789abcdefABCDEF") != ANNALS_ID_TEXT - 1)
        return annals_error_set(error, ANNALS_INVALID, "sha256: \"%.80s\" is not 64 hexadecimal digits", text);
    for (size_t i = 0; i < ANNALS_ID_TEXT - 1; i++)
        source->file_sha256[i] = (char)(text[i] >= 'A' && text[i] <= 'F' ? text[i] - 'A' + 'a' : text[i]);
    return ANNALS_OK;
}

annals_status annals_import_add_source(annals_import *run, const annals_import_row *row, annals_error *error)
{
    annals_source source = {
        .id = row->cells[SOURCE_ID],
        .kind = ANNALS_DOCUMENT,
        .title = row->cells[SOURCE_TITLE],
        .publisher = row->cells[SOURCE_PUBLISHER],
        .language = row->cells[SOURCE_LANGUAGE],
        .url = row->cells[SOURCE_URL],
        .note = row->cells[SOURCE_NOTE],
        .file = row->cells[SOURCE_FILE],
    };
    const char *published = row->cells[SOURCE_PUBLISHED];
    int64_t bytes_wanted;
    annals_status status = annals_import_number(row->cells[SOURCE_BYTES], "bytes", &bytes_wanted, error);
    if (!status)
        status = read_checksum(row, &source, error);
    if (!status && published && annals_period_parse(published, row->sizes[SOURCE_PUBLISHED], &source.published, error))
        status = annals_error_prefix(error, "published");
    char *bytes = NULL;
    size_t size = 0;
    if (!status && annals_import_file(run, source.file, &bytes, &size, error))
        status = annals_error_prefix(error, "file");
    if (status)
        return status;
    annals_outcome outcome;
    annals_extracted made = {.text = NULL};
    if (bytes_wanted >= 0 && (size_t)bytes_wanted != size)
        status = annals_error_set(error, ANNALS_INVALID, "bytes: %lld, but %s has %zu", (long long)bytes_wanted,
                                  source.file, size);
    else if ((status = annals_text_extract(source.file, NULL, bytes, size, &made, error)) != ANNALS_OK)
        annals_error_prefix(error, "file: %s", source.file);
    source.extractor = made.extractor;
    if (!status)
        status = annals_change_source(run->change, &source, bytes, size, made.text ? made.text : bytes, made.size,
                                      &outcome, error);
    free(made.text);
    free(bytes);
    if (!status)
        *(outcome == ANNALS_ADDED ? &run->report->added : &run->report->stood) += 1;
    return status;
}
