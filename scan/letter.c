/* Classes of characters and lower case, by fixed ranges of Unicode; knows nothing of any language. */
#include "scan/letter.h"

typedef struct {
    uint32_t first;
    uint32_t last;
    annals_letter letter;
} range;

/* What is not listed is a mark. In order. */
static const range RANGES[] = {
    {0x00AA, 0x00AA, ANNALS_LETTER_WORD},        {0x00BA, 0x00BA, ANNALS_LETTER_WORD},
    {0x00C0, 0x00D6, ANNALS_LETTER_WORD},        {0x00D8, 0x00F6, ANNALS_LETTER_WORD},
    {0x00F8, 0x02AF, ANNALS_LETTER_WORD},        {0x0300, 0x036F, ANNALS_LETTER_WORD},
    {0x0370, 0x1FFF, ANNALS_LETTER_WORD},        {0x2E80, 0x2FDF, ANNALS_LETTER_IDEOGRAPH},
    {0x3005, 0x3007, ANNALS_LETTER_IDEOGRAPH},   {0x3021, 0x3029, ANNALS_LETTER_IDEOGRAPH},
    {0x3041, 0x30FF, ANNALS_LETTER_IDEOGRAPH},   {0x3400, 0x9FFF, ANNALS_LETTER_IDEOGRAPH},
    {0xAC00, 0xD7A3, ANNALS_LETTER_WORD},        {0xF900, 0xFAFF, ANNALS_LETTER_IDEOGRAPH},
    {0x20000, 0x3FFFD, ANNALS_LETTER_IDEOGRAPH},
};

annals_letter annals_letter_of_other(uint32_t character)
{
    if (character >= 0x4E00 && character <= 0x9FFF)
        return ANNALS_LETTER_IDEOGRAPH;
    for (size_t i = 0; i < sizeof RANGES / sizeof *RANGES && RANGES[i].first <= character; i++) {
        if (character <= RANGES[i].last)
            return RANGES[i].letter;
    }
    return ANNALS_LETTER_MARK;
}

/* Latin-1 has its small letters 0x20 behind the capitals; in Latin Extended-A they take turns, with the capital first
 * at an even place up to U+0137 and from U+014A to U+0177, at an odd one elsewhere. */
static uint32_t lower(uint32_t character)
{
    if (character >= 0xC0 && character <= 0xDE && character != 0xD7)
        return character + 0x20;
    bool even = (character >= 0x100 && character <= 0x12F) || (character >= 0x132 && character <= 0x137) ||
                (character >= 0x14A && character <= 0x177);
    bool odd = (character >= 0x139 && character <= 0x148) || (character >= 0x179 && character <= 0x17E);
    if ((even && character % 2 == 0) || (odd && character % 2 == 1))
        return character + 1;
    return character;
}

void annals_letter_lower(char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        if ((unsigned char)text[at] < 0x80) {
            text[at] = (char)(text[at] + (text[at] >= 'A' && text[at] <= 'Z' ? 0x20 : 0));
            at++;
            continue;
        }
        uint32_t character;
        size_t length = annals_utf8_read_long(text + at, &character);
        if (length == 2) {
            uint32_t small = lower(character);
            text[at] = (char)(0xC0 | (small >> 6));
            text[at + 1] = (char)(0x80 | (small & 0x3F));
        }
        at += length;
    }
}
