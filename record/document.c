/* Compresses and restores the texts of documents with zstd; knows nothing of stores. */
#include "record/document.h"

#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

annals_status annals_document_pack(const char *text, size_t size, void **content, size_t *content_size,
                                   annals_error *error)
{
    size_t room = ZSTD_compressBound(size);
    void *out = malloc(room);
    if (!out)
        return annals_error_no_memory(error);
    size_t packed = ZSTD_compress(out, room, text, size, ZSTD_CLEVEL_DEFAULT);
    if (ZSTD_isError(packed)) {
        free(out);
        return annals_error_no_memory(error);
    }
    *content = out;
    *content_size = packed;
    return ANNALS_OK;
}

annals_status annals_document_unpack(const void *content, size_t content_size, size_t size, char **text,
                                     annals_error *error)
{
    if (ZSTD_getFrameContentSize(content, content_size) != size)
        return annals_error_set(error, ANNALS_INVALID, "the stored text is damaged: its size differs");
    char *out = malloc(size + 1);
    if (!out)
        return annals_error_no_memory(error);
    size_t got = ZSTD_decompress(out, size, content, content_size);
    if (ZSTD_isError(got) || got != size) {
        free(out);
        if (ZSTD_isError(got) && ZSTD_getErrorCode(got) == ZSTD_error_memory_allocation)
            return annals_error_no_memory(error);
        return annals_error_set(error, ANNALS_INVALID, "the stored text is damaged: it can't be decompressed");
    }
    out[size] = '\0';
    *text = out;
    return ANNALS_OK;
}
