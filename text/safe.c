/* Text made safe to show on one line of a terminal; knows no widths and cuts nothing. */
#include "series/str.h"
#include "series/utf8.h"
#include "text/character.h"
#include "text/text.h"

static void add_escaped(annals_str *out, uint32_t character)
{
    switch (character) {
    case '\n': annals_str_add(out, "\\n"); break;
    case '\r': annals_str_add(out, "\\r"); break;
    case '\t': annals_str_add(out, "\\t"); break;
    default: annals_str_format(out, character < 0x80 ? "\\x%02X" : "\\u%04X", (unsigned)character); break;
    }
}

char *annals_text_safe(const char *text, size_t size)
{
    annals_str out = {0};
    size_t at = 0, plain = 0; /* text[plain .. at) goes out as it is */
    while (at < size) {
        uint32_t character;
        size_t length = annals_character_read(text + at, size - at, &character);
        if (character == ANNALS_ILL_FORMED || annals_utf8_is_control(character)) {
            annals_str_add_bytes(&out, text + plain, at - plain);
            if (character == ANNALS_ILL_FORMED)
                annals_str_format(&out, "\\x%02X", (unsigned)(unsigned char)text[at]);
            else
                add_escaped(&out, character);
            plain = at + length;
        }
        at += length;
    }
    annals_str_add_bytes(&out, text + plain, at - plain);
    return annals_str_take(&out);
}
