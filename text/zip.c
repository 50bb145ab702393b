/* Reads the directory of a ZIP container; unpacks nothing. */
#include "text/zip.h"

#include <string.h>

enum { END_SIZE = 22, COMMENT_MOST = 65535, ENTRY_SIZE = 46 };

static uint32_t number(const char *at, size_t bytes)
{
    uint32_t value = 0;
    for (size_t i = bytes; i-- > 0;)
        value = value << 8 | (unsigned char)at[i];
    return value;
}

/* The record at the end of the container, in front of a comment; NULL: there is none. */
static const char *find_end(const char *bytes, size_t size)
{
    for (size_t back = END_SIZE; back <= size && back <= END_SIZE + COMMENT_MOST; back++) {
        const char *at = bytes + size - back;
        if (memcmp(at, "PK\005\006", 4) == 0 && number(at + 20, 2) == back - END_SIZE)
            return at;
    }
    return NULL;
}

static annals_status damaged(annals_error *error)
{
    return annals_error_set(error, ANNALS_INVALID, "its ZIP directory is damaged or cut off");
}

annals_status annals_zip_check(const char *bytes, size_t size,
                               void (*see)(void *context, const char *name, size_t size), void *context,
                               annals_error *error)
{
    const char *end = find_end(bytes, size);
    if (!end)
        return damaged(error);
    uint32_t count = number(end + 10, 2), start = number(end + 16, 4);
    uint64_t total = 0;
    size_t at = start, limit = (size_t)(end - bytes);
    if (count > ANNALS_ZIP_FILES_MOST)
        return annals_error_set(error, ANNALS_OVERFLOW, "it holds %u files", (unsigned)count);
    for (uint32_t i = 0; i < count; i++) {
        if (at > limit || limit - at < ENTRY_SIZE || memcmp(bytes + at, "PK\001\002", 4) != 0)
            return damaged(error);
        const char *entry = bytes + at;
        size_t name = number(entry + 28, 2), rest = number(entry + 30, 2) + number(entry + 32, 2);
        if (limit - at - ENTRY_SIZE < name + rest)
            return damaged(error);
        if (number(entry + 8, 2) & 1)
            return annals_error_set(error, ANNALS_INVALID, "it is encrypted");
        total += number(entry + 24, 4);
        if (see)
            see(context, entry + ENTRY_SIZE, name);
        at += ENTRY_SIZE + name + rest;
    }
    if (total > ANNALS_ZIP_BYTES_MOST)
        return annals_error_set(error, ANNALS_OVERFLOW, "it unpacks to %llu MiB; %d are the most",
                                (unsigned long long)(total >> 20), ANNALS_ZIP_BYTES_MOST >> 20);
    return ANNALS_OK;
}
