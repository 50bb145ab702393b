/* Escapes text for JSON; knows nothing of what it says. */
#include "series/json_write.h"

#include <string.h>

static void add_escaped(annals_str *out, unsigned char c)
{
    static const char controls[] = "\b\f\n\r\t", letters[] = "bfnrt";
    const char *known = c ? strchr(controls, c) : NULL;
    if (c == '"' || c == '\\')
        annals_str_format(out, "\\%c", c);
    else if (known)
        annals_str_format(out, "\\%c", letters[known - controls]);
    else
        annals_str_format(out, "\\u%04x", c);
}

void annals_json_write_bytes(annals_str *out, const char *text, size_t size)
{
    annals_str_add_char(out, '"');
    const char *plain = text, *end = text + size;
    for (; text < end; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= ' ' && c != '"' && c != '\\')
            continue;
        annals_str_add_bytes(out, plain, (size_t)(text - plain));
        add_escaped(out, c);
        plain = text + 1;
    }
    annals_str_add_bytes(out, plain, (size_t)(end - plain));
    annals_str_add_char(out, '"');
}

void annals_json_write_string(annals_str *out, const char *text)
{
    annals_json_write_bytes(out, text, strlen(text));
}
