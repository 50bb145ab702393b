/* Which way a line of text runs; knows no fonts. */
#include <utf8proc.h>

#include "text/character.h"
#include "text/text.h"

bool annals_text_runs_left(const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        uint32_t character;
        at += annals_character_read(text + at, size - at, &character);
        if (character == ANNALS_ILL_FORMED)
            continue;
        switch (utf8proc_get_property((utf8proc_int32_t)character)->bidi_class) {
        case UTF8PROC_BIDI_CLASS_L: return false;
        case UTF8PROC_BIDI_CLASS_R:
        case UTF8PROC_BIDI_CLASS_AL: return true;
        default: break;
        }
    }
    return false;
}
