/* Reads documents from the lines of an NDJSON file; knows nothing of what is done with them. */
#include "cli/lines.h"
#include "series/suggest.h"
#include "series/utf8.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

struct lines {
    int descriptor;
    const char *file;
    annals_str pending; /* a line's beginning */
    char piece[PIECE];
    size_t at, size; /* what of the piece is left */
    int64_t number;
    bool ended;
};

annals_status lines_open(int descriptor, const char *file, lines **made, annals_error *error)
{
    lines *from = calloc(1, sizeof *from);
    if (!from)
        return annals_error_no_memory(error);
    from->descriptor = descriptor;
    from->file = file;
    *made = from;
    return ANNALS_OK;
}

void lines_close(lines *from)
{
    if (from)
        annals_str_free(&from->pending);
    free(from);
}

static annals_status fill(lines *from, annals_error *error)
{
    ssize_t got;
    do
        got = read(from->descriptor, from->piece, PIECE);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return annals_error_set(error, errno == EISDIR ? ANNALS_NO_INPUT : ANNALS_IO, "%s: %s", from->file,
                                strerror(errno));
    from->at = 0;
    from->size = (size_t)got;
    from->ended = got == 0;
    return ANNALS_OK;
}

/* Takes bytes up to the line's end into `pending`; *whole says that it was there. What is too long is dropped. */
static void take(lines *from, bool *whole, bool *too_long)
{
    const char *start = from->piece + from->at;
    size_t left = from->size - from->at;
    const char *end = memchr(start, '\n', left);
    size_t size = end ? (size_t)(end - start) : left;
    *too_long = *too_long || from->pending.size + size > LINE_MOST;
    if (*too_long)
        annals_str_free(&from->pending);
    else
        annals_str_add_bytes(&from->pending, start, size);
    from->at += size + (end != NULL);
    *whole = end != NULL;
}

static annals_status read_line(lines *from, annals_error *error)
{
    bool whole = false, too_long = false;
    from->number++;
    while (!whole) {
        annals_status status = from->at < from->size ? ANNALS_OK : fill(from, error);
        if (status)
            return status;
        if (from->ended)
            break;
        take(from, &whole, &too_long);
    }
    if (!too_long)
        return from->pending.failed ? annals_error_no_memory(error) : ANNALS_OK;
    annals_error_set(error, ANNALS_INVALID, "a line of more than %d MiB", LINE_MOST >> 20);
    return annals_error_place(error, from->file, from->number, 0);
}

static bool is_blank(const annals_str *text)
{
    for (size_t i = 0; i < text->size; i++)
        if (!strchr(" \t\r", text->data[i]) || !text->data[i])
            return false;
    return true;
}

annals_status lines_next(lines *from, char **line, size_t *size, int64_t *number, annals_error *error)
{
    *line = NULL;
    while (!from->ended) {
        annals_status status = read_line(from, error);
        *number = from->number;
        if (status)
            return status;
        if (is_blank(&from->pending)) {
            annals_str_clear(&from->pending);
            continue;
        }
        *size = from->pending.size;
        *line = annals_str_take(&from->pending);
        return *line ? ANNALS_OK : annals_error_no_memory(error);
    }
    return ANNALS_OK;
}

struct line_document {
    document whole;
    annals_period published;
    char number[24];
    json_t *object;
};

void line_document_free(line_document *made)
{
    if (made)
        json_decref(made->object);
    free(made);
}

static annals_status check_line(char *line, size_t size, bool lossy, annals_error *error)
{
    if (lossy) {
        document_repair(line, size, true, '?');
        return ANNALS_OK;
    }
    size_t bad = annals_utf8_bad(line, size);
    if (bad == size)
        return ANNALS_OK;
    annals_error_set(error, ANNALS_INVALID, "\\x%02X is not UTF-8; --lossy goes on", (unsigned char)line[bad]);
    error->byte = (int64_t)bad;
    return ANNALS_INVALID;
}

static annals_status parse(line_document *made, const char *line, size_t size, annals_error *error)
{
    json_error_t fault;
    size_t mark = made->whole.line == 1 && size >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    made->object =
        json_loadb(line + mark, size - mark, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &fault);
    if (json_is_object(made->object))
        return ANNALS_OK;
    size_t begin = mark;
    while (begin < size && (line[begin] == ' ' || line[begin] == '\t'))
        begin++;
    if (made->object || (begin < size && line[begin] != '{')) /* plain text is no faulty object */
        return annals_error_set(error, ANNALS_INVALID,
                                "wanted a JSON object in each line, such as {\"id\": \"1\", "
                                "\"text\": \"...\"}");
    if (json_error_code(&fault) == json_error_out_of_memory || !fault.text[0])
        return annals_error_no_memory(error);
    char shown[ANNALS_SHOWN_SIZE];
    return annals_error_set(error, ANNALS_INVALID, "no JSON: %s",
                            annals_utf8_show(fault.text, strlen(fault.text), shown));
}

static annals_status check_names(const json_t *object, annals_error *error)
{
    static const char *const known[] = {"id", "text", "language", "published"};
    enum { KNOWN = sizeof known / sizeof *known };
    const char *names[KNOWN], *name;
    json_t *value;
    memcpy(names, known, sizeof names);
    json_object_foreach((json_t *)(uintptr_t)object, name, value)
    {
        bool one = false;
        for (size_t i = 0; i < KNOWN && !one; i++)
            one = strcmp(name, known[i]) == 0;
        const char *near = one ? NULL : annals_suggest(name, names, KNOWN);
        if (near && !json_object_get(object, near))
            return annals_error_set(error, ANNALS_INVALID, "unknown member \"%s\"; did you mean \"%s\"?", name, near);
    }
    return ANNALS_OK;
}

/* A member that is a text, or not there. */
static annals_status text_member(const json_t *object, const char *name, const char **text, annals_error *error)
{
    const json_t *value = json_object_get(object, name);
    *text = json_string_value(value);
    if (*text && strlen(*text) != json_string_length(value))
        return annals_error_set(error, ANNALS_INVALID, "%s: a NUL in it", name);
    if (*text || !value || json_is_null(value))
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_INVALID, "%s: wanted a string", name);
}

static annals_status read_id(line_document *made, annals_error *error)
{
    const json_t *id = json_object_get(made->object, "id");
    made->whole.id = made->number;
    if (json_is_integer(id))
        snprintf(made->number, sizeof made->number, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    else if (json_is_string(id))
        return text_member(made->object, "id", &made->whole.id, error);
    else if (id && !json_is_null(id))
        return annals_error_set(error, ANNALS_INVALID, "id: wanted a string or an integer");
    return ANNALS_OK;
}

static annals_status read_members(line_document *made, annals_error *error)
{
    const char *published;
    const json_t *text = json_object_get(made->object, "text");
    annals_status status = check_names(made->object, error);
    if (!status)
        status = read_id(made, error);
    if (!status && !json_is_string(text))
        status = annals_error_set(error, ANNALS_INVALID, text ? "text: wanted a string" : "a document without text");
    if (!status)
        status = text_member(made->object, "language", &made->whole.language, error);
    if (!status)
        status = text_member(made->object, "published", &published, error);
    if (status)
        return status;
    made->whole.text = json_string_value(text);
    made->whole.size = json_string_length(text);
    if (!published)
        return ANNALS_OK;
    made->whole.published = &made->published;
    if (annals_period_parse(published, strlen(published), &made->published, error))
        return annals_error_prefix(error, "published");
    return ANNALS_OK;
}

annals_status line_document_read(char *line, size_t size, const char *file, int64_t number, bool lossy,
                                 line_document **given, const document **whole, annals_error *error)
{
    line_document *made = calloc(1, sizeof *made);
    if (!made)
        return annals_error_no_memory(error);
    made->whole = (document){.file = file, .line = number};
    snprintf(made->number, sizeof made->number, "%" PRId64, number);
    annals_status status = check_line(line, size, lossy, error);
    if (!status)
        status = parse(made, line, size, error);
    if (!status)
        status = read_members(made, error);
    if (status) {
        int64_t byte = error->byte;
        line_document_free(made);
        annals_error_place(error, file, number, 0);
        error->byte = byte;
        return status;
    }
    *given = made;
    *whole = &made->whole;
    return ANNALS_OK;
}
