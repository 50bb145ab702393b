/* Single characters: reading them and the classes that folding goes by; knows no normal forms and no widths. */
#include "text/character.h"

#include <utf8proc.h>

#include "series/utf8.h"

typedef struct {
    uint32_t first;
    uint32_t last;
} range;

size_t annals_character_read(const char *text, size_t size, uint32_t *character)
{
    utf8proc_int32_t found;
    utf8proc_ssize_t room = size < 4 ? (utf8proc_ssize_t)size : 4;
    utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)text, room, &found);
    *character = length > 0 ? (uint32_t)found : ANNALS_ILL_FORMED;
    return length > 0 ? (size_t)length : 1;
}

bool annals_character_is_dropped(uint32_t character)
{
    static const range ranges[] = {
        {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x180B, 0x180F},   {0x200B, 0x200F},   {0x202A, 0x202E},
        {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE007F}, {0xE0100, 0xE01EF},
    };
    if (character < ranges[0].first)
        return false;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (character <= ranges[i].last)
            return character >= ranges[i].first;
    }
    return false;
}

bool annals_character_is_space(uint32_t character)
{
    if (character < 0x80)
        return character == ' ' || (character >= '\t' && character <= '\r');
    return character == 0x85 || character == 0x2028 || character == 0x2029 || annals_utf8_is_space(character);
}

size_t annals_character_write(uint32_t character, char bytes[4])
{
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)character, (utf8proc_uint8_t *)bytes);
}
