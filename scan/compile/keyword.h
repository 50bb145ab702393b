/* What a keyword in front of words means. Internal. */
#ifndef ANNALS_SCAN_COMPILE_KEYWORD_H
#define ANNALS_SCAN_COMPILE_KEYWORD_H

#include "../language.h"

/* What stands between a keyword and its colon. */
typedef enum {
    ANNALS_ARGUMENT_NONE,
    ANNALS_ARGUMENT_VALUE,
    ANNALS_ARGUMENT_MAYBE, /* a value or nothing */
    ANNALS_ARGUMENT_BOUNDS,
    ANNALS_ARGUMENT_TEXT
} annals_argument;

typedef struct {
    const char *name;
    annals_role role;
    annals_argument argument;
    int which; /* as annals_entry has it */
} annals_keyword;

/* The longest keyword that `size` bytes begin with as whole words, or NULL. */
const annals_keyword *annals_keyword_find(const char *key, size_t size);

#endif
