/* Fuzzes the NDJSON reader: every call moves on, every error has a place, and no text holds a NUL. */
#include <stdlib.h>
#include <string.h>

#include "series/ndjson.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_members(const annals_member *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check(strlen(members[i].text) == members[i].size);
        for (size_t j = 0; j < i; j++)
            check(strcmp(members[i].name, members[j].name) != 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = size ? (const char *)data : "";
    annals_ndjson *ndjson;
    if (annals_ndjson_open(bytes, size, &ndjson, NULL))
        return 0;
    for (size_t before = 0;; before = annals_ndjson_position(ndjson)) {
        const annals_member *members;
        size_t count;
        int64_t line;
        annals_error error;
        annals_status status = annals_ndjson_next(ndjson, &members, &count, &line, &error);
        if (status) {
            check(status == ANNALS_INVALID && error.line > 0);
            check(error.byte >= 0 && (size_t)error.byte < size && annals_ndjson_position(ndjson) > before);
            continue;
        }
        if (line == 0)
            break;
        check(annals_ndjson_position(ndjson) > before && annals_ndjson_position(ndjson) <= size);
        check_members(members, count);
    }
    check(annals_ndjson_position(ndjson) == size);
    annals_ndjson_close(ndjson);
    return 0;
}
