/* What the module annals-icu.so gives: text/decode.c asks for it by name. Plain types only; ICU's stay in the module,
 * which calls nothing of the library. Internal. */
#ifndef ANNALS_TEXT_ICU_H
#define ANNALS_TEXT_ICU_H

#include <stdbool.h>
#include <stddef.h>

#include "locale.h"

#define ANNALS_ICU_MODULE "annals-icu.so"
#define ANNALS_ICU_SYMBOL "annals_icu"

typedef enum {
    ANNALS_ICU_OK,
    ANNALS_ICU_UNKNOWN,   /* no such encoding */
    ANNALS_ICU_BAD_BYTES, /* the encoding does not have them */
    ANNALS_ICU_STOPPED,   /* a callback said so */
    ANNALS_ICU_FAILED     /* no memory, or ICU's data is missing */
} annals_icu_result;

typedef struct {
    /* Hands out the text as UTF-8, a piece at a time, until `write` returns false. With ANNALS_ICU_BAD_BYTES, *bad and
     * *bad_size say which. *reason is ICU's name of a failure, static. */
    annals_icu_result (*decode)(const char *encoding, const char *bytes, size_t size,
                                bool (*write)(void *context, const char *text, size_t size), void *context, size_t *bad,
                                size_t *bad_size, const char **reason);

    /* Names every encoding by each of its aliases, with the name that is usual for it, until `take` returns false.
     * Names are lent for as long as the process runs. */
    annals_icu_result (*names)(bool (*take)(void *context, const char *alias, const char *usual), void *context);

    /* Fills in how a language (BCP 47) writes numbers and dates, and `count` currencies of these codes.
     * ANNALS_ICU_UNKNOWN: ICU has no such language. */
    annals_icu_result (*locale)(const char *tag, annals_locale *locale, annals_currency *currencies, size_t count,
                                const char **reason);
} annals_icu_functions;

#endif
