/* Hands out ICU's text as UTF-8, and calls what was cut a failure. */
#include <unicode/ustring.h>

#include "text/icu_module.h"

void annals_icu_utf8(char *out, size_t room, const void *text, int32_t size, int *status)
{
    UErrorCode code = (UErrorCode)*status;
    int32_t length = 0;
    u_strToUTF8(out, (int32_t)room, &length, text, size, &code);
    if (code == U_STRING_NOT_TERMINATED_WARNING)
        code = U_BUFFER_OVERFLOW_ERROR;
    *status = (int)code;
}
