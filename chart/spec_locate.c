/* Finds places in the text of a JSON document, which jansson does not keep; knows nothing of specs. */
#include "chart/spec_locate.h"

#include "series/utf8.h"

typedef struct {
    const char *text;
    size_t size;
    size_t at;
} scanner;

static char here(const scanner *scan)
{
    return scan->at < scan->size ? scan->text[scan->at] : '\0';
}

static void skip_space(scanner *scan)
{
    while (here(scan) == ' ' || here(scan) == '\t' || here(scan) == '\n' || here(scan) == '\r')
        scan->at++;
}

static void skip_string(scanner *scan)
{
    for (scan->at++; scan->at < scan->size && here(scan) != '"'; scan->at++)
        if (here(scan) == '\\')
            scan->at++;
    scan->at++;
}

static void skip_literal(scanner *scan)
{
    for (; scan->at < scan->size; scan->at++) {
        char c = here(scan);
        if (c == ',' || c == ']' || c == '}' || c == ' ' || c == '\t' || c == '\n' || c == '\r')
            return;
    }
}

static void skip_value(scanner *scan)
{
    if (here(scan) == '"') {
        skip_string(scan);
        return;
    }
    if (here(scan) != '{' && here(scan) != '[') {
        skip_literal(scan);
        return;
    }
    size_t depth = 0;
    while (scan->at < scan->size) {
        char c = here(scan);
        if (c == '"') {
            skip_string(scan);
            continue;
        }
        scan->at++;
        if (c == '{' || c == '[')
            depth++;
        else if ((c == '}' || c == ']') && --depth == 0)
            return;
    }
}

/* From a key to its value. */
static void skip_key(scanner *scan)
{
    skip_string(scan);
    skip_space(scan);
    scan->at++; /* ':' */
    skip_space(scan);
}

/* From a container's bracket to its nth member's key or nth element. */
static void enter(scanner *scan, size_t nth)
{
    bool object = here(scan) == '{';
    scan->at++;
    skip_space(scan);
    for (size_t i = 0; i < nth && scan->at < scan->size; i++) {
        if (object)
            skip_key(scan);
        skip_value(scan);
        skip_space(scan);
        scan->at++; /* ',' */
        skip_space(scan);
    }
}

size_t annals_json_offset(const char *text, size_t size, const size_t *steps, size_t count, bool key)
{
    scanner scan = {text, size, 0};
    skip_space(&scan);
    for (size_t i = 0; i < count; i++) {
        bool object = here(&scan) == '{';
        enter(&scan, steps[i]);
        if (object && !(key && i + 1 == count))
            skip_key(&scan);
    }
    return scan.at < size ? scan.at : size;
}

void annals_json_pointer_add(annals_str *pointer, const char *key, size_t size)
{
    char shown[ANNALS_SHOWN_SIZE];
    annals_str_add_char(pointer, '/');
    for (const char *c = annals_utf8_show(key, size, shown); *c; c++) {
        if (*c == '~' || *c == '/')
            annals_str_add(pointer, *c == '~' ? "~0" : "~1");
        else
            annals_str_add_char(pointer, *c);
    }
}

/* Moves to the child of the container at hand that covers `byte` and names it; false where none does. On true the
 * scanner stands at the child's value, or behind `byte` where its key covers it. */
static bool step_into(scanner *scan, size_t byte, annals_str *pointer, size_t *begin)
{
    bool object = here(scan) == '{';
    scan->at++;
    for (size_t i = 0; scan->at <= byte; i++) {
        skip_space(scan);
        size_t start = scan->at;
        size_t key_size = 0;
        if (object) {
            skip_string(scan);
            key_size = scan->at - start;
            scan->at = start;
            skip_key(scan);
        }
        scanner behind = *scan;
        skip_value(&behind);
        if (byte >= start && byte < behind.at) {
            if (object)
                annals_json_pointer_add(pointer, scan->text + start + 1, key_size >= 2 ? key_size - 2 : 0);
            else
                annals_str_format(pointer, "/%zu", i);
            *begin = start;
            return true;
        }
        skip_space(&behind);
        scan->at = behind.at + 1;
    }
    return false;
}

size_t annals_json_covering(const char *text, size_t size, size_t byte, annals_str *pointer)
{
    scanner scan = {text, size, 0};
    size_t begin = 0;
    skip_space(&scan);
    while ((here(&scan) == '{' || here(&scan) == '[') && scan.at < byte)
        if (!step_into(&scan, byte, pointer, &begin))
            break;
    return begin;
}

void annals_json_line(const char *text, size_t byte, int64_t *line, int64_t *column)
{
    *line = 1;
    *column = 1;
    for (size_t i = 0; i < byte; i++) {
        if (text[i] == '\n') {
            ++*line;
            *column = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            ++*column;
        }
    }
}
