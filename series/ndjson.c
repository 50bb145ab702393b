/* Reads NDJSON line by line from bytes in memory; knows no members by name and lets no number become a double. */
#include "series/ndjson.h"

#include "series/utf8.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INTEGER_SIZE = 24 };

/* Integers as text: as many slots as members, so that nothing moves while a line is lent. */
struct annals_ndjson {
    const char *bytes;
    const char *at;
    const char *end;
    int64_t line; /* of the line being read */
    json_t *object;
    annals_member *members;
    char (*integers)[INTEGER_SIZE];
    size_t room;
};

annals_status annals_ndjson_open(const char *bytes, size_t size, annals_ndjson **out, annals_error *error)
{
    annals_ndjson *ndjson = calloc(1, sizeof *ndjson);
    if (!ndjson)
        return annals_error_no_memory(error);
    size_t mark = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    *ndjson = (annals_ndjson){.bytes = bytes, .at = bytes + mark, .end = bytes + size};
    *out = ndjson;
    return ANNALS_OK;
}

void annals_ndjson_close(annals_ndjson *ndjson)
{
    if (!ndjson)
        return;
    json_decref(ndjson->object);
    free(ndjson->members);
    free(ndjson->integers);
    free(ndjson);
}

size_t annals_ndjson_position(const annals_ndjson *ndjson)
{
    return (size_t)(ndjson->at - ndjson->bytes);
}

/* Puts the place on an error whose words are set; `at` is NULL where only the line is known. */
static annals_status place(const annals_ndjson *ndjson, annals_error *error, const char *start, const char *at)
{
    int64_t column = at ? 1 : 0;
    for (const char *each = start; at && each < at; each++)
        column += ((unsigned char)*each & 0xC0) != 0x80;
    annals_error_place(error, NULL, ndjson->line, column);
    if (error)
        error->byte = (at ? at : start) - ndjson->bytes;
    return ANNALS_INVALID;
}

static bool is_blank(const char *start, const char *end)
{
    while (start < end && (*start == ' ' || *start == '\t' || *start == '\r'))
        start++;
    return start == end;
}

/* Finds the next line that is not blank and moves behind it; false at the end. */
static bool next_line(annals_ndjson *ndjson, const char **start, const char **end)
{
    while (ndjson->at < ndjson->end) {
        *start = ndjson->at;
        const char *line_feed = memchr(*start, '\n', (size_t)(ndjson->end - *start));
        *end = line_feed ? line_feed : ndjson->end;
        ndjson->at = line_feed ? line_feed + 1 : ndjson->end;
        ndjson->line++;
        if (!is_blank(*start, *end))
            return true;
    }
    return false;
}

static annals_status check_bytes(const annals_ndjson *ndjson, const char *start, const char *end, annals_error *error)
{
    size_t size = (size_t)(end - start);
    if (size > ANNALS_NDJSON_LINE_MAX) {
        annals_error_set(error, ANNALS_INVALID, "a line of more than 1 MiB; is this NDJSON, one object a line?");
        return place(ndjson, error, start, start);
    }
    const char *zero = memchr(start, '\0', size);
    size_t bad = annals_utf8_bad(start, zero ? (size_t)(zero - start) : size);
    if (start + bad < (zero ? zero : end)) {
        unsigned byte = (unsigned char)start[bad];
        annals_error_set(error, ANNALS_INVALID, "the byte 0x%02X is not UTF-8 here; the file must be UTF-8", byte);
        return place(ndjson, error, start, start + bad);
    }
    if (!zero)
        return ANNALS_OK;
    annals_error_set(error, ANNALS_INVALID, "a NUL byte; NDJSON is text");
    return place(ndjson, error, start, zero);
}

static annals_status parse(annals_ndjson *ndjson, const char *start, const char *end, annals_error *error)
{
    json_error_t fault;
    size_t size = (size_t)(end - start);
    json_decref(ndjson->object);
    ndjson->object = json_loadb(start, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &fault);
    if (!ndjson->object) {
        enum json_error_code code = json_error_code(&fault);
        if (code == json_error_out_of_memory || fault.text[0] == '\0')
            return annals_error_no_memory(error);
        const char *at = fault.position > 0 && (size_t)fault.position <= size ? start + fault.position - 1 : start;
        annals_error_set(error, ANNALS_INVALID, "%s%s", fault.text,
                         code == json_error_numeric_overflow ? "; write the amount as a string" : "");
        return place(ndjson, error, start, at);
    }
    if (json_is_object(ndjson->object))
        return ANNALS_OK;
    annals_error_set(error, ANNALS_INVALID, "wanted a JSON object in each line, such as {\"series\": \"...\"}");
    return place(ndjson, error, start, start);
}

static bool make_room(annals_ndjson *ndjson, size_t count)
{
    if (count <= ndjson->room)
        return true;
    annals_member *members = realloc(ndjson->members, count * sizeof *members);
    if (!members)
        return false;
    ndjson->members = members;
    char(*integers)[INTEGER_SIZE] = realloc(ndjson->integers, count * sizeof *integers);
    if (!integers)
        return false;
    ndjson->integers = integers;
    ndjson->room = count;
    return true;
}

/* Reads one value; the member's text stays NULL for null. False for what can't be a field. */
static bool read_value(const json_t *value, char integer[INTEGER_SIZE], annals_member *member)
{
    if (json_is_string(value)) {
        member->text = json_string_value(value);
        member->size = json_string_length(value);
        return true;
    }
    if (json_is_integer(value)) {
        member->size = (size_t)snprintf(integer, INTEGER_SIZE, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        member->text = integer;
        return true;
    }
    return json_is_null(value);
}

static annals_status refuse_value(const annals_ndjson *ndjson, const char *name, const json_t *value, const char *start,
                                  annals_error *error)
{
    static const char *const found[] = {
        [JSON_OBJECT] = "an object", [JSON_ARRAY] = "an array", [JSON_TRUE] = "true", [JSON_FALSE] = "false"};
    char shown[ANNALS_SHOWN_SIZE];
    annals_utf8_show(name, strlen(name), shown);
    if (json_is_real(value))
        annals_error_set(error, ANNALS_INVALID,
                         "%s: a JSON number with a fraction or exponent is not exact; write the amount as a string",
                         shown);
    else
        annals_error_set(error, ANNALS_INVALID, "%s: wanted a string or an integer, found %s", shown,
                         found[json_typeof(value)]);
    return place(ndjson, error, start, NULL);
}

annals_status annals_ndjson_next(annals_ndjson *ndjson, const annals_member **members, size_t *count, int64_t *line,
                                 annals_error *error)
{
    const char *start, *end, *name;
    json_t *value;
    *count = 0;
    *line = 0;
    if (!next_line(ndjson, &start, &end))
        return ANNALS_OK;
    annals_status status = check_bytes(ndjson, start, end, error);
    if (!status)
        status = parse(ndjson, start, end, error);
    if (status)
        return status;
    if (json_object_size(ndjson->object) > ANNALS_NDJSON_MEMBERS_MAX) {
        annals_error_set(error, ANNALS_INVALID, "more than 1024 members in an object");
        return place(ndjson, error, start, start);
    }
    if (!make_room(ndjson, json_object_size(ndjson->object)))
        return annals_error_no_memory(error);
    size_t used = 0;
    json_object_foreach(ndjson->object, name, value)
    {
        annals_member *member = &ndjson->members[used];
        *member = (annals_member){.name = name};
        if (!read_value(value, ndjson->integers[used], member))
            return refuse_value(ndjson, name, value, start, error);
        used += member->text != NULL;
    }
    *members = ndjson->members;
    *count = used;
    *line = ndjson->line;
    return ANNALS_OK;
}
