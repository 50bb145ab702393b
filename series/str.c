/* Growing text that remembers its first failure; knows nothing of what is written into it. */
#include "series/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void annals_str_free(annals_str *str)
{
    free(str->data);
    *str = (annals_str){0};
}

void annals_str_clear(annals_str *str)
{
    str->size = 0;
    if (str->data)
        str->data[0] = '\0';
}

static bool grow(annals_str *str, size_t more)
{
    if (str->failed)
        return false;
    if (more >= SIZE_MAX / 2 - str->size) {
        str->failed = true;
        return false;
    }
    size_t need = str->size + more + 1;
    size_t room = str->room < 32 ? 64 : str->room * 2;
    if (room < need)
        room = need;
    char *data = realloc(str->data, room);
    if (!data) {
        str->failed = true;
        return false;
    }
    str->data = data;
    str->room = room;
    return true;
}

/* Makes room for `more` bytes and a NUL. */
static inline bool reserve(annals_str *str, size_t more)
{
    return (more < str->room - str->size && !str->failed) || grow(str, more);
}

void annals_str_add_more(annals_str *str, const void *bytes, size_t size)
{
    if (!reserve(str, size))
        return;
    if (size > 0)
        memcpy(str->data + str->size, bytes, size);
    str->size += size;
    str->data[str->size] = '\0';
}

void annals_str_add_number(annals_str *str, int64_t number)
{
    char digits[20], *at = digits + sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        *--at = '-';
    annals_str_add_bytes(str, at, (size_t)(digits + sizeof digits - at));
}

/* Writes into the room that is there; only what needs more is written twice. */
void annals_str_format(annals_str *str, const char *format, ...)
{
    if (str->failed)
        return;
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    size_t free_room = str->data ? str->room - str->size : 0;
    int size = vsnprintf(free_room > 0 ? str->data + str->size : NULL, free_room, format, arguments);
    va_end(arguments);
    bool fits = size >= 0 && (size_t)size < free_room;
    if (!fits && str->data)
        str->data[str->size] = '\0';
    if (size < 0)
        str->failed = true;
    else if (!fits && reserve(str, (size_t)size))
        fits = vsnprintf(str->data + str->size, (size_t)size + 1, format, again) == size;
    str->size += fits ? (size_t)size : 0;
    va_end(again);
}

void annals_str_cut(annals_str *str, size_t size)
{
    if (size < str->size) {
        str->size = size;
        str->data[size] = '\0';
    }
}

const char *annals_str_text(const annals_str *str)
{
    return str->data ? str->data : "";
}

char *annals_str_take(annals_str *str)
{
    if (!reserve(str, 0)) {
        annals_str_free(str);
        return NULL;
    }
    char *data = str->data;
    data[str->size] = '\0';
    *str = (annals_str){0};
    return data;
}
