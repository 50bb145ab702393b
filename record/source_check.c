/* Checks what is stated of a source, field by field; knows nothing of records. */
#include "record/source_check.h"

#include "record/checksum.h"
#include "text/text.h"

#include <inttypes.h>
#include <string.h>

enum { ID_LIMIT = 200, LANGUAGE_LIMIT = 35, FIELD_LIMIT = 1 << 16 };

typedef struct {
    const char *name;
    size_t offset; /* of the string in annals_source */
    bool compared;
} field;

static const field fields[] = {
    {"title", offsetof(annals_source, title), true},
    {"publisher", offsetof(annals_source, publisher), true},
    {"language", offsetof(annals_source, language), true},
    {"url", offsetof(annals_source, url), true},
    {"note", offsetof(annals_source, note), true},
    {"file", offsetof(annals_source, file), false},
    {"extractor", offsetof(annals_source, extractor), false},
};
enum { FIELDS = sizeof fields / sizeof *fields };

static const char *value_of(const annals_source *source, const field *each)
{
    const char *value;
    memcpy(&value, (const char *)source + each->offset, sizeof value);
    return value ? value : "";
}

static annals_status check_id(const char *id, annals_error *error)
{
    size_t size = id ? strlen(id) : 0;
    if (size == 0)
        return annals_error_set(error, ANNALS_INVALID, "source: an id is missing");
    if (size > ID_LIMIT)
        return annals_error_set(error, ANNALS_INVALID, "source: the id has %zu bytes, at most %d are allowed", size,
                                ID_LIMIT);
    if (annals_utf8_valid(id, size) < size)
        return annals_error_set(error, ANNALS_INVALID, "source: the id is no UTF-8");
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)id[i] < ' ' || id[i] == 0x7F)
            return annals_error_set(error, ANNALS_INVALID, "source: the id holds a control character at byte %zu", i);
    if (id[0] == ' ' || id[size - 1] == ' ')
        return annals_error_set(error, ANNALS_INVALID, "source: the id \"%s\" begins or ends with a space", id);
    return ANNALS_OK;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The outer form of BCP 47: letters, then subtags of 1 to 8 letters and digits. */
static bool is_language(const char *text)
{
    if (strlen(text) > LANGUAGE_LIMIT)
        return false;
    size_t length = 0;
    bool first = true;
    for (; *text; text++) {
        if (*text == '-') {
            if (length == 0)
                return false;
            length = 0;
            first = false;
        } else if (is_letter(*text) || (!first && *text >= '0' && *text <= '9')) {
            length++;
        } else {
            return false;
        }
        if (length > 8)
            return false;
    }
    return length > 0;
}

annals_status annals_source_check(const annals_source *source, annals_error *error)
{
    annals_status status = check_id(source->id, error);
    if (status)
        return status;
    for (size_t i = 0; i < FIELDS; i++) {
        const char *value = value_of(source, &fields[i]);
        size_t size = strlen(value), valid = annals_utf8_valid(value, size);
        if (valid < size)
            return annals_error_set(error, ANNALS_INVALID, "%s: byte %zu is no UTF-8", fields[i].name, valid);
        if (size > FIELD_LIMIT)
            return annals_error_set(error, ANNALS_INVALID, "%s: %zu bytes, at most %d are allowed", fields[i].name,
                                    size, FIELD_LIMIT);
    }
    if (source->language && *source->language && !is_language(source->language))
        return annals_error_set(error, ANNALS_INVALID, "language: \"%s\": no language tag; write one such as zh-Hant",
                                source->language);
    return ANNALS_OK;
}

static annals_status complete_size(const char *name, int64_t *stated, size_t size, annals_error *error)
{
    if (*stated != 0 && *stated != (int64_t)size)
        return annals_error_set(error, ANNALS_INVALID, "%s: %" PRId64 " is stated, but there are %zu", name, *stated,
                                size);
    *stated = (int64_t)size;
    return ANNALS_OK;
}

static annals_status complete_sum(const char *name, char *stated, const char *bytes, size_t size, annals_error *error)
{
    annals_id given, real = annals_checksum(bytes, size);
    if (stated[0] && !annals_id_parse(stated, &given))
        return annals_error_set(error, ANNALS_INVALID, "%s: \"%s\": no checksum of 64 hexadecimal digits", name,
                                stated);
    char digits[ANNALS_ID_TEXT];
    annals_id_print(&real, digits);
    if (stated[0] && memcmp(&given, &real, sizeof real) != 0)
        return annals_error_set(error, ANNALS_INVALID, "%s: %s is stated, but it is %s", name, stated, digits);
    memcpy(stated, digits, sizeof digits);
    return ANNALS_OK;
}

static annals_status check_text(const char *text, size_t size, annals_error *error)
{
    size_t valid = annals_utf8_valid(text, size);
    annals_status status = ANNALS_OK;
    const char *nul = size > 0 ? memchr(text, '\0', size) : NULL;
    if (nul && (size_t)(nul - text) < valid)
        status = annals_error_set(error, ANNALS_INVALID, "a NUL, which no text holds");
    else if (valid < size)
        status = annals_error_set(error, ANNALS_INVALID, "\\x%02X is not UTF-8; --encoding says what it is",
                                  (unsigned char)text[valid]);
    if (status && error)
        error->byte = (int64_t)(nul && (size_t)(nul - text) < valid ? (size_t)(nul - text) : valid);
    return status;
}

annals_status annals_source_complete(annals_source *source, const char *bytes, size_t bytes_size, const char *text,
                                     size_t text_size, annals_error *error)
{
    if (source->kind == ANNALS_FEED) {
        if (bytes || text || source->file_bytes || source->text_bytes || source->file_sha256[0] ||
            source->text_sha256[0])
            return annals_error_set(error, ANNALS_INVALID, "source: \"%s\": a feed has no text", source->id);
        return ANNALS_OK;
    }
    if (!bytes || !text)
        return annals_error_set(error, ANNALS_INVALID, "source: \"%s\": a document needs its text", source->id);
    annals_status status = complete_size("bytes", &source->file_bytes, bytes_size, error);
    if (!status)
        status = complete_sum("sha256", source->file_sha256, bytes, bytes_size, error);
    if (!status)
        status = check_text(text, text_size, error);
    if (!status)
        status = complete_size("bytes of the text", &source->text_bytes, text_size, error);
    if (!status && text == bytes && text_size == bytes_size && !source->text_sha256[0])
        memcpy(source->text_sha256, source->file_sha256, sizeof source->text_sha256);
    else if (!status)
        status = complete_sum("sha256 of the text", source->text_sha256, text, text_size, error);
    return status;
}

void annals_source_inherit(const annals_source *standing, annals_source *stated)
{
    for (size_t i = 0; i < FIELDS; i++) {
        const char *stands = value_of(standing, &fields[i]);
        if (fields[i].compared && !*value_of(stated, &fields[i]))
            memcpy((char *)stated + fields[i].offset, &stands, sizeof stands);
    }
    stated->kind = standing->kind;
    if (!stated->published.text[0])
        stated->published = standing->published;
}

static annals_status differs(const annals_source *standing, const char *name, const char *stands, const char *stated,
                             annals_error *error)
{
    return annals_error_set(error, ANNALS_EXISTS,
                            "source: \"%s\" stands already, entered by operation %" PRId64
                            ", with another %s: \"%.200s\", not \"%.200s\"",
                            standing->id, standing->operation, name, stands, stated);
}

/* Checksums tell a reader nothing; what to do does. */
static annals_status differs_in_text(const annals_source *standing, annals_error *error)
{
    return annals_error_set(error, ANNALS_EXISTS,
                            "source: \"%s\" stands already, entered by operation %" PRId64
                            ", with another text; `annals source update` keeps a new version of it",
                            standing->id, standing->operation);
}

annals_status annals_source_compare(const annals_source *standing, const annals_source *stated, annals_error *error)
{
    static const char *const kinds[] = {[ANNALS_DOCUMENT] = "document", [ANNALS_FEED] = "feed"};
    if (standing->kind != stated->kind)
        return differs(standing, "kind", kinds[standing->kind], kinds[stated->kind], error);
    if (strcmp(standing->text_sha256, stated->text_sha256) != 0)
        return differs_in_text(standing, error);
    if (strcmp(standing->file_sha256, stated->file_sha256) != 0)
        return differs(standing, "file (SHA-256)", standing->file_sha256, stated->file_sha256, error);
    if (strcmp(standing->published.text, stated->published.text) != 0)
        return differs(standing, "date of publishing", standing->published.text, stated->published.text, error);
    for (size_t i = 0; i < FIELDS; i++) {
        const char *stands = value_of(standing, &fields[i]), *states = value_of(stated, &fields[i]);
        if (fields[i].compared && strcmp(stands, states) != 0)
            return differs(standing, fields[i].name, stands, states, error);
    }
    return ANNALS_OK;
}
