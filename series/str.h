/* Growing text that remembers its first failure, to be checked once at the end (after libgit2's git_str). Internal. */
#ifndef ANNALS_SERIES_STR_H
#define ANNALS_SERIES_STR_H

#include <string.h>

#include "status.h"

/* All zero is an empty text. `data` is NUL-terminated once anything was added; it may hold NUL bytes before. */
typedef struct {
    char *data;
    size_t size;
    size_t room;
    bool failed; /* an allocation failed: what came after it is lost */
} annals_str;

void annals_str_free(annals_str *str);                                     /* and makes it empty */
void annals_str_clear(annals_str *str);                                    /* empties it; a failure stays remembered */
void annals_str_add_more(annals_str *str, const void *bytes, size_t size); /* any bytes; the others call it */
void annals_str_add_number(annals_str *str, int64_t number);
void annals_str_format(annals_str *str, const char *format, ...) ANNALS_PRINTF(2, 3);
void annals_str_cut(annals_str *str, size_t size); /* to at most `size` bytes */

static inline void annals_str_add_bytes(annals_str *str, const void *bytes, size_t size)
{
    if (size >= str->room - str->size || size == 0 || str->failed) {
        annals_str_add_more(str, bytes, size);
        return;
    }
    memcpy(str->data + str->size, bytes, size);
    str->size += size;
    str->data[str->size] = '\0';
}

static inline void annals_str_add_char(annals_str *str, char c)
{
    annals_str_add_bytes(str, &c, 1);
}

/* NULL adds nothing. */
static inline void annals_str_add(annals_str *str, const char *text)
{
    if (text)
        annals_str_add_bytes(str, text, strlen(text));
}

/* The text, never NULL; lent until the next call. */
const char *annals_str_text(const annals_str *str);

/* Gives the text to the caller, who frees it with free(); the str is empty afterwards. NULL if any step failed. */
char *annals_str_take(annals_str *str);

#endif
