/* Normal form C, for names that are compared byte by byte. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "text/text.h"

/* ASCII is composed already. */
static bool is_ascii(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

char *annals_text_compose(const char *text, size_t size)
{
    if (is_ascii(text, size)) {
        char *copy = malloc(size + 1);
        if (!copy)
            return NULL;
        if (size > 0)
            memcpy(copy, text, size);
        copy[size] = '\0';
        return copy;
    }
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t got = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &composed,
                                        UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (got < 0)
        return NULL;
    return (char *)composed;
}
