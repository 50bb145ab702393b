/* Reads character references (HTML Living Standard, 13.5); knows nothing of the text around them. */
#include "scan/entity.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { NAME_MOST = 12 };

static const struct {
    const char *name;
    uint32_t character;
} NAMES[] = {
    {"amp", '&'},       {"lt", '<'},      {"gt", '>'},        {"quot", '"'},     {"apos", '\''},     {"nbsp", 0xA0},
    {"ensp", 0x2002},   {"emsp", 0x2003}, {"thinsp", 0x2009}, {"numsp", 0x2007}, {"shy", 0xAD},      {"zwnj", 0x200C},
    {"zwj", 0x200D},    {"cent", 0xA2},   {"pound", 0xA3},    {"yen", 0xA5},     {"euro", 0x20AC},   {"dollar", '$'},
    {"percnt", '%'},    {"num", '#'},     {"ndash", 0x2013},  {"mdash", 0x2014}, {"minus", 0x2212},  {"plus", '+'},
    {"plusmn", 0xB1},   {"ge", 0x2265},   {"le", 0x2264},     {"asymp", 0x2248}, {"times", 0xD7},    {"deg", 0xB0},
    {"frac12", 0xBD},   {"half", 0xBD},   {"frac14", 0xBC},   {"frac34", 0xBE},  {"frac13", 0x2153}, {"frac23", 0x2154},
    {"sup2", 0xB2},     {"sup3", 0xB3},   {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"ldquo", 0x201C},  {"rdquo", 0x201D},
    {"hellip", 0x2026}, {"middot", 0xB7}, {"comma", ','},     {"period", '.'},   {"lpar", '('},      {"rpar", ')'},
    {"sol", '/'},       {"colon", ':'},
};

static int digit_value(char c, bool hexadecimal)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The number of "#37" or "#x25"; 0 for none that stands for a character. */
static uint32_t read_number(const char *name, size_t size)
{
    bool hexadecimal = size > 1 && (name[1] | 0x20) == 'x';
    size_t at = hexadecimal ? 2 : 1;
    uint32_t value = 0;
    if (at == size)
        return 0;
    for (; at < size; at++) {
        int digit = digit_value(name[at], hexadecimal);
        if (digit < 0 || value > 0x10FFFF)
            return 0;
        value = value * (hexadecimal ? 16 : 10) + (uint32_t)digit;
    }
    return value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) || value < ' ' ? 0 : value;
}

static uint32_t read_name(const char *name, size_t size)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strlen(NAMES[i].name) == size && memcmp(NAMES[i].name, name, size) == 0)
            return NAMES[i].character;
    return 0;
}

static bool is_space(uint32_t character)
{
    return character == ' ' || character == 0xA0 || (character >= 0x2000 && character <= 0x200A) ||
           character == 0x202F || character == 0x3000;
}

static void write_utf8(uint32_t character, char out[5])
{
    size_t more = character < 0x80 ? 0 : character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    static const unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(leads[more] | character >> 6 * more);
    for (size_t i = 1; i <= more; i++)
        out[i] = (char)(0x80 | (character >> 6 * (more - i) & 0x3F));
    out[more + 1] = '\0';
}

size_t annals_entity_read(const char *text, size_t size, char out[5])
{
    const char *name = text + 1;
    size_t left = size - 1 < NAME_MOST ? size - 1 : NAME_MOST;
    const char *end = memchr(name, ';', left);
    size_t length = end ? (size_t)(end - name) : 0;
    if (length < 2)
        return 0;
    uint32_t character = *name == '#' ? read_number(name, length) : read_name(name, length);
    if (!character)
        return 0;
    bool unseen = character == 0xAD || character == 0x200C || character == 0x200D;
    write_utf8(is_space(character) ? ' ' : character, out);
    if (unseen)
        out[0] = '\0';
    return length + 2;
}
