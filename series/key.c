/* Keys and selectors: from their escaped text to parts and back; knows no record and no Unicode beyond utf8.h. */
#include "series/key.h"

#include "series/str.h"
#include "series/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A part as it is read: unescaped into the key's own memory. */
typedef struct {
    char *text;
    size_t size;
    bool star; /* a bare `*` */
} part;

/* One allocation holds the key, its dimensions and then all texts; `free_text` is where the next one goes. */
typedef struct {
    annals_key *key;
    annals_dimension *dimensions;
    char *free_text;
    const char *at;
    const char *end;
    const char *whole;
    bool selects;
    annals_error *error;
} reader;

static annals_status refuse(const reader *in, const char *format, ...) ANNALS_PRINTF(2, 3);

/* ANNALS_INVALID, with the whole key in front. */
static annals_status refuse(const reader *in, const char *format, ...)
{
    char shown[ANNALS_SHOWN_SIZE];
    char words[2 * ANNALS_KEY_MAX + 80]; /* a name may stand in it twice */
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    annals_utf8_show(in->whole, (size_t)(in->end - in->whole), shown);
    return annals_error_set(in->error, ANNALS_INVALID, "series: \"%s\": %s", shown, words);
}

/* What holds for every byte of a key, whatever it means. */
static annals_status check_bytes(const reader *in)
{
    size_t size = (size_t)(in->end - in->whole);
    if (size == 0)
        return refuse(in, "empty; write a measure, or measure,dimension=value");
    if (size > ANNALS_KEY_MAX)
        return refuse(in, "%zu bytes; a series has at most %d", size, ANNALS_KEY_MAX);
    size_t bad = annals_utf8_bad(in->whole, size);
    if (bad < size)
        return refuse(in, "byte %zu is not UTF-8", bad + 1);
    bad = annals_utf8_control(in->whole, size);
    if (bad < size) {
        uint32_t character;
        annals_utf8_read(in->whole + bad, &character);
        return refuse(in, "control character U+%04X in byte %zu", (unsigned)character, bad + 1);
    }
    return ANNALS_OK;
}

static bool needs_escape(char c)
{
    return c == ',' || c == '=' || c == '\\';
}

/* Reads up to the next `,` or `=` that is not escaped. */
static annals_status take_part(reader *in, part *found)
{
    const char *start = in->at;
    char *out = in->free_text;
    while (in->at < in->end && *in->at != ',' && *in->at != '=') {
        if (*in->at == '\\') {
            in->at++;
            if (in->at == in->end || (!needs_escape(*in->at) && *in->at != '*'))
                return refuse(in, "\\ goes before , = \\ or * only; write \\\\ for itself");
        }
        *out++ = *in->at++;
    }
    found->text = in->free_text;
    found->size = (size_t)(out - in->free_text);
    found->star = in->at - start == 1 && *start == '*';
    *out = '\0';
    in->free_text = out + 1;
    return ANNALS_OK;
}

static annals_status check_part(const reader *in, const part *found, const char *noun)
{
    if (found->size == 0)
        return refuse(in, "a %s is empty; write measure,dimension=value", noun);
    if (annals_utf8_space_at_end(found->text, found->size))
        return refuse(in, "space at an end of the %s \"%s\"; write none there", noun, found->text);
    return ANNALS_OK;
}

static annals_status take_measure(reader *in)
{
    part measure;
    annals_status status = take_part(in, &measure);
    if (status == ANNALS_OK)
        status = check_part(in, &measure, "measure");
    if (status != ANNALS_OK)
        return status;
    if (in->at < in->end && *in->at == '=')
        return refuse(in, "a series begins with its measure; write measure,%s=...", measure.text);
    if (measure.star)
        return refuse(in, "* stands for a value only; write \\* for a measure of that name");
    in->key->measure = measure.text;
    return ANNALS_OK;
}

/* Reads `name=value` behind a comma. */
static annals_status take_dimension(reader *in, annals_dimension *dimension)
{
    part name, value;
    annals_status status = take_part(in, &name);
    if (status == ANNALS_OK)
        status = check_part(in, &name, "dimension");
    if (status != ANNALS_OK)
        return status;
    if (in->at == in->end || *in->at != '=')
        return refuse(in, "the dimension \"%s\" has no value; write %s=value, or \\, for a comma in a text", name.text,
                      name.text);
    if (name.star)
        return refuse(in, "* stands for a value only; write \\* for a dimension of that name");
    in->at++;
    status = take_part(in, &value);
    if (status == ANNALS_OK)
        status = check_part(in, &value, "value");
    if (status != ANNALS_OK)
        return status;
    if (in->at < in->end && *in->at == '=')
        return refuse(in, "a second = behind the dimension \"%s\"; write \\= for one in a text", name.text);
    if (value.star && !in->selects)
        return refuse(in, "%s=* selects many series and names none; write \\* for a value of one star", name.text);
    dimension->name = name.text;
    dimension->value = value.star ? NULL : value.text;
    return ANNALS_OK;
}

/* Puts a dimension among the sorted ones before it. */
static annals_status insert_dimension(reader *in, annals_dimension added)
{
    size_t at = in->key->count;
    for (; at > 0; at--) {
        int order = strcmp(in->dimensions[at - 1].name, added.name);
        if (order == 0)
            return refuse(in, "the dimension \"%s\" stands twice", added.name);
        if (order < 0)
            break;
    }
    memmove(in->dimensions + at + 1, in->dimensions + at, (in->key->count - at) * sizeof added);
    in->dimensions[at] = added;
    in->key->count++;
    return ANNALS_OK;
}

static char *put_escaped(char *out, const char *text)
{
    if (strcmp(text, "*") == 0)
        *out++ = '\\';
    for (; *text; text++) {
        if (needs_escape(*text))
            *out++ = '\\';
        *out++ = *text;
    }
    return out;
}

/* The canonical text is never longer than what was read: it escapes what had to be escaped there and nothing else. */
static void write_text(reader *in)
{
    char *out = in->free_text;
    in->key->text = out;
    out = put_escaped(out, in->key->measure);
    for (size_t i = 0; i < in->key->count; i++) {
        *out++ = ',';
        out = put_escaped(out, in->dimensions[i].name);
        *out++ = '=';
        if (in->dimensions[i].value)
            out = put_escaped(out, in->dimensions[i].value);
        else
            *out++ = '*';
    }
    *out = '\0';
}

static annals_status read_parts(reader *in, size_t room)
{
    annals_status status = take_measure(in);
    while (status == ANNALS_OK && in->at < in->end) {
        annals_dimension dimension = {0};
        in->at++;
        if (in->key->count == room)
            return refuse(in, "more than %d dimensions", ANNALS_DIMENSIONS_MAX);
        status = take_dimension(in, &dimension);
        if (status == ANNALS_OK)
            status = insert_dimension(in, dimension);
    }
    if (status == ANNALS_OK)
        write_text(in);
    return status;
}

/* At most as many dimensions as there are commas. */
static size_t dimension_room(const char *text, const char *end)
{
    size_t room = 0;
    for (; text < end && room < ANNALS_DIMENSIONS_MAX; text++)
        room += *text == ',';
    return room;
}

static annals_status read_key(const char *text, size_t size, bool selects, annals_key **key, annals_error *error)
{
    reader in = {.at = text, .end = text + size, .whole = text, .selects = selects, .error = error};
    annals_status status = check_bytes(&in);
    if (status != ANNALS_OK)
        return status;
    size_t room = dimension_room(text, in.end);
    size_t texts = 2 * (size + 1); /* parts, each with a NUL where its separator was, and the canonical text */
    char *block = malloc(sizeof **key + room * sizeof *in.dimensions + texts);
    if (!block)
        return annals_error_no_memory(error);
    in.key = (annals_key *)(void *)block;
    in.dimensions = (annals_dimension *)(void *)(block + sizeof **key);
    in.free_text = block + sizeof **key + room * sizeof *in.dimensions;
    *in.key = (annals_key){.dimensions = in.dimensions};
    status = read_parts(&in, room);
    if (status == ANNALS_OK)
        *key = in.key;
    else
        free(block);
    return status;
}

annals_status annals_key_parse(const char *text, size_t size, annals_key **key, annals_error *error)
{
    return read_key(text, size, false, key, error);
}

annals_status annals_selector_parse(const char *text, size_t size, annals_key **selector, annals_error *error)
{
    return read_key(text, size, true, selector, error);
}

void annals_key_free(annals_key *key)
{
    free(key);
}

const char *annals_key_value(const annals_key *key, const char *dimension)
{
    for (size_t i = 0; i < key->count; i++) {
        if (strcmp(key->dimensions[i].name, dimension) == 0)
            return key->dimensions[i].value;
    }
    return NULL;
}

bool annals_key_matches(const annals_key *selector, const annals_key *key)
{
    if (selector->count != key->count || strcmp(selector->measure, key->measure) != 0)
        return false;
    for (size_t i = 0; i < key->count; i++) {
        const annals_dimension *wanted = &selector->dimensions[i];
        const annals_dimension *given = &key->dimensions[i];
        if (strcmp(wanted->name, given->name) != 0)
            return false;
        if (wanted->value && (!given->value || strcmp(wanted->value, given->value) != 0))
            return false;
    }
    return true;
}

bool annals_key_is_plain(const annals_key *selector)
{
    for (size_t i = 0; i < selector->count; i++) {
        if (!selector->dimensions[i].value)
            return false;
    }
    return true;
}

static bool has_dimension(const annals_key *key, const char *dimension)
{
    for (size_t i = 0; i < key->count; i++) {
        if (strcmp(key->dimensions[i].name, dimension) == 0)
            return true;
    }
    return false;
}

annals_status annals_selector_widen(const annals_key *selector, const char *dimension, annals_key **out,
                                    annals_error *error)
{
    if (has_dimension(selector, dimension))
        return annals_selector_parse(selector->text, strlen(selector->text), out, error);
    annals_str text = {0};
    annals_str_add(&text, selector->text);
    annals_str_add_char(&text, ',');
    if (strcmp(dimension, "*") == 0)
        annals_str_add_char(&text, '\\');
    for (const char *at = dimension; *at; at++) {
        if (needs_escape(*at))
            annals_str_add_char(&text, '\\');
        annals_str_add_char(&text, *at);
    }
    annals_str_add(&text, "=*");
    annals_status status = text.failed ? annals_error_no_memory(error)
                                       : annals_selector_parse(annals_str_text(&text), text.size, out, error);
    annals_str_free(&text);
    return status;
}
