/* UTF-8 checks over spans of bytes; knows characters by number only, no Unicode properties beyond the controls. */
#include "series/utf8.h"

#include <stdio.h>
#include <string.h>

/* Length of the character at the start of the bytes, 0 if there is none. The second byte's range depends on the first.
 */
static size_t character_length(const unsigned char *bytes, size_t size)
{
    unsigned char first = bytes[0];
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length > size)
        return 0;
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (bytes[1] < low || bytes[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

size_t annals_utf8_bad(const char *text, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at < size) {
        uint64_t word;
        while (size - at >= sizeof word) {
            memcpy(&word, bytes + at, sizeof word);
            if (word & UINT64_C(0x8080808080808080))
                break;
            at += sizeof word;
        }
        if (at == size)
            break;
        size_t length = character_length(bytes + at, size - at);
        if (length == 0)
            return at;
        at += length;
    }
    return size;
}

size_t annals_utf8_read_long(const char *text, uint32_t *character)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t length = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
    uint32_t value = bytes[0] & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; i++)
        value = value << 6 | (bytes[i] & 0x3F);
    *character = value;
    return length;
}

bool annals_utf8_is_control(uint32_t character)
{
    static const uint32_t ranges[][2] = {
        {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E},
        {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0x00AD, 0x00AD}, {0x200B, 0x200B}, {0x2060, 0x2060},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (character >= ranges[i][0] && character <= ranges[i][1])
            return true;
    }
    return false;
}

size_t annals_utf8_control(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        unsigned char byte = (unsigned char)text[at];
        uint32_t character = byte;
        size_t length = byte < 0x80 ? 1 : annals_utf8_read(text + at, &character);
        if (byte >= 0x20 && byte < 0x7F) {
            at++;
            continue;
        }
        if (annals_utf8_is_control(character))
            return at;
        at += length;
    }
    return size;
}

bool annals_utf8_is_space(uint32_t character)
{
    return character == ' ' || character == 0xA0 || character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200A) || character == 0x202F || character == 0x205F ||
           character == 0x3000;
}

bool annals_utf8_space_at_end(const char *text, size_t size)
{
    if (size == 0)
        return false;
    size_t last = size - 1;
    while (last > 0 && ((unsigned char)text[last] & 0xC0) == 0x80)
        last--;
    uint32_t first_character, last_character;
    annals_utf8_read(text, &first_character);
    annals_utf8_read(text + last, &last_character);
    return annals_utf8_is_space(first_character) || annals_utf8_is_space(last_character);
}

const char *annals_utf8_show(const char *text, size_t size, char out[ANNALS_SHOWN_SIZE])
{
    enum { WIDEST = 16, CUT = 4 }; /* four bytes as \xNN; "..." and NUL */
    size_t used = 0;
    size_t at = 0;
    while (at < size && used + WIDEST + CUT <= ANNALS_SHOWN_SIZE) {
        size_t length = character_length((const unsigned char *)text + at, size - at);
        uint32_t character = 0;
        if (length > 0)
            annals_utf8_read(text + at, &character);
        if (length > 0 && !annals_utf8_is_control(character)) {
            memcpy(out + used, text + at, length);
            used += length;
        } else {
            length = length > 0 ? length : 1;
            for (size_t i = 0; i < length; i++)
                used += (size_t)snprintf(out + used, 5, "\\x%02X", (unsigned char)text[at + i]);
        }
        at += length;
    }
    memcpy(out + used, at < size ? "..." : "", at < size ? CUT : 1);
    return out;
}
