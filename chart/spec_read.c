/* Reads members of JSON objects by tables and says where a fault stands; knows no key of a spec. */
#include "chart/spec_read.h"

#include <stdio.h>
#include <string.h>

#include "chart/spec_locate.h"
#include "series/suggest.h"
#include "series/utf8.h"

enum { DEPTH = 8, NAMES = 32, NAME_TEXT = 100 };

static void add_pointer(annals_str *pointer, const annals_spec_place *place)
{
    const annals_spec_place *path[DEPTH];
    size_t depth = 0;
    for (; place->parent && depth < DEPTH; place = place->parent)
        path[depth++] = place;
    while (depth-- > 0) {
        if (path[depth]->key)
            annals_json_pointer_add(pointer, path[depth]->key, strlen(path[depth]->key));
        else
            annals_str_format(pointer, "/%zu", path[depth]->position);
    }
}

/* The change whose key a place lies in; NULL: the place is in the text. */
static const annals_spec_change *changed(const annals_spec_reader *reader, const annals_spec_place *place)
{
    while (place->parent && place->parent->parent)
        place = place->parent;
    for (size_t i = 0; place->key && i < reader->change_count; i++)
        if (strcmp(reader->changes[i].key, place->key) == 0)
            return &reader->changes[i];
    return NULL;
}

void annals_spec_locate(const annals_spec_reader *reader, const annals_spec_place *place, bool at_key, int64_t *line,
                        int64_t *column)
{
    size_t steps[DEPTH];
    size_t depth = DEPTH;
    for (const annals_spec_place *p = place; p->parent && depth > 0; p = p->parent)
        steps[--depth] = p->position;
    size_t byte = annals_json_offset(reader->text, reader->size, steps + depth, DEPTH - depth, at_key);
    annals_json_line(reader->text, byte, line, column);
}

static annals_status set_place(annals_spec_reader *reader, const annals_spec_place *place, bool at_key)
{
    if (changed(reader, place))
        return ANNALS_OK;
    int64_t line, column;
    annals_spec_locate(reader, place, at_key, &line, &column);
    return annals_error_place(reader->error, reader->name, line, column);
}

static annals_status prefix_pointer(annals_spec_reader *reader, const annals_spec_place *place)
{
    const annals_spec_change *change = changed(reader, place);
    if (change) {
        annals_error_prefix(reader->error, "%s", change->name);
        return ANNALS_INVALID;
    }
    annals_str pointer = {0};
    add_pointer(&pointer, place);
    if (pointer.size > 0)
        annals_error_prefix(reader->error, "%s", annals_str_text(&pointer));
    annals_str_free(&pointer);
    return ANNALS_INVALID;
}

annals_status annals_spec_fault(annals_spec_reader *reader, const annals_spec_place *place, bool at_key,
                                const char *format, ...)
{
    char words[ANNALS_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    annals_error_set(reader->error, ANNALS_INVALID, "%s", words);
    prefix_pointer(reader, place);
    set_place(reader, place, at_key);
    return ANNALS_INVALID;
}

annals_status annals_spec_blame(annals_spec_reader *reader, const annals_spec_place *place, annals_status status)
{
    if (status == ANNALS_OK || status == ANNALS_NO_MEMORY)
        return status;
    prefix_pointer(reader, place);
    set_place(reader, place, false);
    return status;
}

static const char *type_name(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT: return "an object";
    case JSON_ARRAY: return "an array";
    case JSON_STRING: return "a text";
    case JSON_INTEGER:
    case JSON_REAL: return "a number";
    case JSON_TRUE: return "true";
    case JSON_FALSE: return "false";
    case JSON_NULL: break;
    }
    return "null";
}

annals_status annals_spec_fault_type(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const char *wanted)
{
    return annals_spec_fault(reader, place, false, "%s, wanted %s", type_name(value), wanted);
}

static void add_names(annals_str *list, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        annals_str_format(list, i > 0 ? ", %s" : "%s", names[i]);
}

static annals_status fault_unknown(annals_spec_reader *reader, const annals_spec_place *place,
                                   const annals_spec_member *members, size_t count)
{
    const char *names[NAMES] = {NULL};
    for (size_t i = 0; i < count && i < NAMES; i++)
        names[i] = members[i].name;
    const char *near = annals_suggest(place->key, names, count);
    if (near)
        return annals_spec_fault(reader, place, true, "unknown key; did you mean \"%s\"?", near);
    annals_str list = {0};
    add_names(&list, names, count);
    annals_spec_fault(reader, place, true, "unknown key; known here: %s", annals_str_text(&list));
    annals_str_free(&list);
    return ANNALS_INVALID;
}

annals_status annals_spec_read_object(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const annals_spec_member *members, size_t count, void *target)
{
    if (!json_is_object(value))
        return annals_spec_fault_type(reader, place, value, "an object");
    const char *key;
    json_t *child;
    size_t position = 0;
    json_object_foreach(value, key, child)
    {
        annals_spec_place inner = {place, key, position++};
        size_t i = 0;
        while (i < count && strcmp(members[i].name, key) != 0)
            i++;
        if (i == count)
            return fault_unknown(reader, &inner, members, count);
        annals_status status = members[i].read(reader, &inner, child, &members[i], target);
        if (status)
            return status;
    }
    for (size_t i = 0; i < count; i++)
        if (members[i].required && !json_object_get(value, members[i].name))
            return annals_spec_fault(reader, place, false, "\"%s\" is missing", members[i].name);
    return ANNALS_OK;
}

static void *field(const annals_spec_member *member, void *target)
{
    return (char *)target + member->offset;
}

static size_t characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

annals_status annals_spec_read_optional_text(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                             const annals_spec_member *member, void *target)
{
    if (!json_is_string(value))
        return annals_spec_fault_type(reader, place, value, "a text");
    const char *text = json_string_value(value);
    size_t size = json_string_length(value);
    size_t control = annals_utf8_control(text, size);
    if (control < size) {
        uint32_t character;
        annals_utf8_read(text + control, &character);
        return annals_spec_fault(reader, place, false, "holds the control character U+%04X", (unsigned)character);
    }
    size_t count = characters(text);
    if (count > member->limit)
        return annals_spec_fault(reader, place, false, "%zu characters, at most %zu are drawn", count, member->limit);
    char *copy = annals_arena_copy(reader->spec->arena, text, size);
    if (!copy)
        return annals_error_no_memory(reader->error);
    *(const char **)field(member, target) = copy;
    return ANNALS_OK;
}

annals_status annals_spec_read_text(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target)
{
    if (json_is_string(value) && json_string_length(value) == 0)
        return annals_spec_fault(reader, place, false, "empty text");
    return annals_spec_read_optional_text(reader, place, value, member, target);
}

annals_status annals_spec_read_period(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const annals_spec_member *member, void *target)
{
    if (!json_is_string(value))
        return annals_spec_fault_type(reader, place, value, "a period such as \"2025-08\"");
    return annals_spec_blame(
        reader, place,
        annals_period_parse(json_string_value(value), json_string_length(value), field(member, target), reader->error));
}

annals_status annals_spec_read_flag(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target)
{
    if (!json_is_boolean(value))
        return annals_spec_fault_type(reader, place, value, "true or false");
    *(bool *)field(member, target) = json_is_true(value);
    return ANNALS_OK;
}

annals_status annals_spec_read_number(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const annals_spec_member *member, void *target)
{
    if (!json_is_number(value))
        return annals_spec_fault_type(reader, place, value, "a number");
    *(double *)field(member, target) = json_number_value(value);
    return ANNALS_OK;
}

annals_status annals_spec_read_choice(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const char *const *names, size_t count, size_t *choice)
{
    annals_str list = {0};
    add_names(&list, names, count);
    annals_status status = ANNALS_OK;
    if (!json_is_string(value)) {
        status =
            annals_spec_fault(reader, place, false, "%s, wanted one of %s", type_name(value), annals_str_text(&list));
    } else {
        const char *text = json_string_value(value);
        for (*choice = 0; *choice < count && strcmp(names[*choice], text) != 0;)
            ++*choice;
        if (*choice == count) {
            char shown[ANNALS_SHOWN_SIZE];
            annals_utf8_show(text, strlen(text), shown);
            const char *near = annals_suggest(text, names, count);
            status =
                annals_spec_fault(reader, place, false, "\"%s\" is none of %s%s%s%s", shown, annals_str_text(&list),
                                  near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
        }
    }
    annals_str_free(&list);
    return status;
}

annals_status annals_spec_check_array(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const char *wanted, size_t most)
{
    if (!json_is_array(value))
        return annals_spec_fault_type(reader, place, value, wanted);
    if (json_array_size(value) == 0)
        return annals_spec_fault(reader, place, false, "empty, wanted %s", wanted);
    if (json_array_size(value) > most)
        return annals_spec_fault(reader, place, false, "%zu elements, at most %zu fit", json_array_size(value), most);
    return ANNALS_OK;
}

size_t annals_spec_position(json_t *object, const char *key)
{
    const char *each;
    json_t *value;
    size_t position = 0;
    json_object_foreach(object, each, value)
    {
        if (strcmp(each, key) == 0)
            break;
        position++;
    }
    return position;
}

annals_status annals_spec_read_names(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const char *wanted, const char ***names, size_t *count)
{
    static const annals_spec_member name = {"", NULL, 0, NAME_TEXT, false};
    annals_status status = annals_spec_check_array(reader, place, value, wanted, ANNALS_SPEC_ORDER);
    if (status)
        return status;
    *names = annals_arena_alloc(reader->spec->arena, json_array_size(value) * sizeof **names);
    if (!*names)
        return annals_error_no_memory(reader->error);
    for (size_t i = 0; !status && i < json_array_size(value); i++) {
        annals_spec_place inner = {place, NULL, i};
        status = annals_spec_read_text(reader, &inner, json_array_get(value, i), &name, &(*names)[i]);
        for (size_t j = 0; !status && j < i; j++)
            if (strcmp((*names)[i], (*names)[j]) == 0)
                status = annals_spec_fault(reader, &inner, false, "\"%s\" stands there twice", (*names)[i]);
        *count = i + 1;
    }
    return status;
}
