/* Words that a hyphen at a line's end breaks in two. Internal. */
#ifndef ANNALS_SCAN_BROKEN_H
#define ANNALS_SCAN_BROKEN_H

#include "language.h"

typedef enum {
    ANNALS_BROKEN_NOT,       /* the hyphen belongs to what stands before it: five- and six-year */
    ANNALS_BROKEN_AT_HYPHEN, /* it is the compound's own: twenty-|five */
    ANNALS_BROKEN_WORD       /* it is the line's: mil-|lion */
} annals_broken;

enum { ANNALS_BROKEN_MAX = 64 }; /* bytes of a word; longer ones are not broken */

/* How many bytes of letters a text ends with, or begins with; no more than one too many for a word. */
size_t annals_broken_before(const char *text, size_t size);
size_t annals_broken_behind(const char *text, size_t size);

/* What the hyphen between `before` and `after`, which a line break follows, is. Both are letters, in any case. */
annals_broken annals_broken_read(const annals_language *language, const char *before, size_t before_size,
                                 const char *after, size_t after_size);

#endif
