/* Keeps what was skipped in a file beside the record; knows nothing of what is recorded, which the record itself tells.
 */
#include "cli/review.h"

#include "cli/files.h"
#include "series/json_write.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool names(const json_t *row, const char *member, const char *wanted)
{
    const char *text = json_string_value(json_object_get(row, member));
    return text && strcmp(text, wanted) == 0;
}

static void apply(review *of, const json_t *row)
{
    int64_t start = json_integer_value(json_object_get(row, "start"));
    int64_t end = json_integer_value(json_object_get(row, "end"));
    if (!names(row, "source", of->id) || !names(row, "text", of->text_sha256))
        return;
    for (size_t i = 0; i < of->count; i++) {
        review_item *item = &of->items[i];
        if (item->start == start && item->end == end && item->state != REVIEW_RECORDED)
            item->state = names(row, "decision", "skip") ? REVIEW_SKIPPED : REVIEW_OPEN;
    }
}

annals_status review_state_read(review *of, annals_error *error)
{
    char *bytes;
    size_t size;
    if (access(of->state_file, F_OK) != 0)
        return ANNALS_OK;
    annals_status status = input_read(of->state_file, &bytes, &size, error);
    if (status)
        return status;
    int64_t number = 0;
    for (const char *line = bytes, *end = bytes + size; line < end && !status;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        json_t *row = json_loadb(line, (size_t)((stop ? stop : end) - line), 0, NULL);
        number++;
        if (json_is_object(row)) {
            apply(of, row);
        } else {
            annals_error_set(error, ANNALS_INVALID, "no line of a review; delete the file to forget what was skipped");
            status = annals_error_place(error, of->state_file, number, 0);
        }
        json_decref(row);
        line = stop ? stop + 1 : end;
    }
    free(bytes);
    return status;
}

annals_status review_state_add(const review *of, const review_item *item, annals_error *error)
{
    annals_str line = {0};
    annals_str_add(&line, "{\"source\": ");
    annals_json_write_string(&line, of->id);
    annals_str_format(&line,
                      ", \"text\": \"%s\", \"start\": %" PRId64 ", \"end\": %" PRId64 ", \"decision\": \"%s\"}\n",
                      of->text_sha256, item->start, item->end, item->state == REVIEW_SKIPPED ? "skip" : "open");
    int file = line.failed ? -1 : open(of->state_file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    bool well = file >= 0 && write(file, line.data, line.size) == (ssize_t)line.size;
    int why = errno;
    if (file >= 0)
        close(file);
    annals_status status = ANNALS_OK;
    if (line.failed)
        status = annals_error_no_memory(error);
    else if (!well)
        status = annals_error_set(error, ANNALS_CANNOT_CREATE, "%s: %s", of->state_file, strerror(why));
    annals_str_free(&line);
    return status;
}
