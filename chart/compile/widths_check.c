/* Makes lines by chance, the same ones each time, and measures them by the table and by HarfBuzz. */
#include "chart/compile/widths_check.h"

#include "chart/widths_line.h"

enum { LINES = 12000, LENGTH_MOST = 12 };

/* Marsaglia's xorshift. */
static uint32_t chance(uint32_t *state, uint32_t below)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state % below;
}

/* Mostly one character of each kind that fonts look at, so that few lines hold many neighbourhoods. */
static uint32_t draw(uint32_t *state, size_t count)
{
    static const char common[] = "  11AAaax()[.-:=>'";
    switch (chance(state, 8)) {
    case 0: return widths_character_at(chance(state, (uint32_t)count));
    case 1: return 0x20 + chance(state, 0x5F);
    default: return (unsigned char)common[chance(state, sizeof common - 1)];
    }
}

/* UTF-8 of a character below U+10000 (RFC 3629, section 3). */
static char *add_character(char *text, uint32_t character)
{
    if (character < 0x80) {
        *text++ = (char)character;
        return text;
    }
    if (character < 0x800) {
        *text++ = (char)(0xC0 | character >> 6);
    } else {
        *text++ = (char)(0xE0 | character >> 12);
        *text++ = (char)(0x80 | (character >> 6 & 0x3F));
    }
    *text++ = (char)(0x80 | (character & 0x3F));
    return text;
}

static bool is_wrong(const widths_draft *draft, widths_shaper *shaper, const uint32_t *line, size_t length)
{
    char text[LENGTH_MOST * 3 + 1];
    char *end = text;
    for (size_t i = 0; i < length; i++)
        end = add_character(end, line[i]);
    *end = '\0';
    double width;
    const annals_width_table table = widths_table(draft);
    return annals_widths_line(&table, text, 1, &width) && width != widths_shape(shaper, line, length, "en");
}

bool widths_check(const widths_draft *draft, widths_shaper *shaper)
{
    uint32_t state = 2463534242;
    for (size_t i = 0; i < LINES; i++) {
        uint32_t line[LENGTH_MOST];
        size_t length = 1 + chance(&state, LENGTH_MOST);
        for (size_t at = 0; at < length; at++)
            line[at] = draw(&state, draft->count);
        if (is_wrong(draft, shaper, line, length))
            return false;
    }
    return true;
}
