/* Status and error values: filling the caller's struct, cutting messages at a character's edge; prints nothing. */
#include "series/status.h"

#include <stdio.h>
#include <string.h>

/* Shortens text of `size` bytes so that it ends at a character's edge: vsnprintf cuts bytes. */
static void end_at_character(char *text, size_t size)
{
    while (size > 0 && ((unsigned char)text[size - 1] & 0xC0) == 0x80)
        size--;
    if (size > 0 && (unsigned char)text[size - 1] >= 0xC0)
        size--;
    text[size] = '\0';
}

static void copy_cut(char *out, size_t room, const char *text)
{
    size_t size = strlen(text);
    if (size < room) {
        memcpy(out, text, size + 1);
        return;
    }
    memcpy(out, text, room - 1);
    out[room - 1] = '\0';
    if (((unsigned char)text[room - 1] & 0xC0) == 0x80)
        end_at_character(out, room - 1);
}

annals_status(annals_error_set)(annals_error *error, annals_status status, const char *format, ...)
{
    if (!error)
        return status;
    char whole[ANNALS_MESSAGE_SIZE + 4];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(whole, sizeof whole, format, arguments);
    va_end(arguments);
    error->status = status;
    copy_cut(error->message, sizeof error->message, whole);
    error->file[0] = '\0';
    error->line = 0;
    error->column = 0;
    error->byte = -1;
    return status;
}

annals_status annals_error_prefix(annals_error *error, const char *format, ...)
{
    if (!error)
        return ANNALS_INVALID;
    char words[ANNALS_MESSAGE_SIZE + 4];
    char whole[2 * ANNALS_MESSAGE_SIZE + 8];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    snprintf(whole, sizeof whole, "%s: %s", words, error->message);
    copy_cut(error->message, sizeof error->message, whole);
    return error->status;
}

annals_status annals_error_place(annals_error *error, const char *file, int64_t line, int64_t column)
{
    if (!error)
        return ANNALS_INVALID;
    if (file)
        copy_cut(error->file, sizeof error->file, file);
    error->line = line;
    error->column = column;
    return error->status;
}

annals_status(annals_error_no_memory)(annals_error *error)
{
    return annals_error_set(error, ANNALS_NO_MEMORY, "out of memory");
}

const char *annals_status_name(annals_status status)
{
    static const char *const names[] = {
        [ANNALS_OK] = "ok",
        [ANNALS_USAGE] = "usage",
        [ANNALS_INVALID] = "invalid",
        [ANNALS_OVERFLOW] = "overflow",
        [ANNALS_AMBIGUOUS] = "ambiguous",
        [ANNALS_EVIDENCE] = "evidence",
        [ANNALS_EXISTS] = "exists",
        [ANNALS_MISSING] = "missing",
        [ANNALS_NO_INPUT] = "no input",
        [ANNALS_CANNOT_CREATE] = "cannot create",
        [ANNALS_IO] = "input or output",
        [ANNALS_BUSY] = "busy",
        [ANNALS_NO_MEMORY] = "no memory",
        [ANNALS_UNAVAILABLE] = "unavailable",
        [ANNALS_CANCELLED] = "cancelled",
    };
    if ((size_t)status < sizeof names / sizeof *names && names[status])
        return names[status];
    return "unknown";
}
