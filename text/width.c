/* How wide text stands on a terminal, a grapheme cluster at a time; knows no fonts and no terminals. */
#include <utf8proc.h>

#include "text/character.h"
#include "text/text.h"

enum { EMOJI_STYLE = 0xFE0F, FLAG_FIRST = 0x1F1E6, FLAG_LAST = 0x1F1FF };

static size_t character_width(uint32_t character)
{
    int width = utf8proc_charwidth((utf8proc_int32_t)character);
    return width > 0 ? (size_t)width : 0;
}

/* A cluster is as wide as its widest character: the parts of an emoji sequence or of a syllable share their place. */
static size_t add_to_cluster(size_t width, size_t *flags, uint32_t character)
{
    size_t own = character_width(character);
    if (character >= FLAG_FIRST && character <= FLAG_LAST)
        own = ++*flags;
    else if (character == EMOJI_STYLE && width > 0)
        own = 2;
    return own > width ? own : width;
}

/* How many bytes at the start are a cluster of their own each, one column wide: ASCII with no mark behind it. */
static size_t plain_run(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size && text[at] >= 0x20 && text[at] < 0x7F)
        at++;
    return at > 0 && at < size && (unsigned char)text[at] >= 0x80 ? at - 1 : at;
}

/* Length in bytes of the grapheme cluster at the start of at least one byte, and its width. */
static size_t cluster_length(const char *text, size_t size, size_t *width)
{
    uint32_t character, next;
    size_t length = annals_character_read(text, size, &character);
    *width = 1;
    if (character == ANNALS_ILL_FORMED)
        return length;
    size_t flags = 0;
    utf8proc_int32_t state = 0;
    *width = add_to_cluster(0, &flags, character);
    while (length < size) {
        size_t more = annals_character_read(text + length, size - length, &next);
        if (next == ANNALS_ILL_FORMED ||
            utf8proc_grapheme_break_stateful((utf8proc_int32_t)character, (utf8proc_int32_t)next, &state))
            break;
        *width = add_to_cluster(*width, &flags, next);
        character = next;
        length += more;
    }
    return length;
}

size_t annals_text_width(const char *text, size_t size)
{
    size_t columns = 0, at = 0, width;
    while (at < size) {
        size_t run = plain_run(text + at, size - at);
        at += run;
        columns += run;
        if (run > 0)
            continue;
        at += cluster_length(text + at, size - at, &width);
        columns += width;
    }
    return columns;
}

size_t annals_text_fit(const char *text, size_t size, size_t columns)
{
    size_t at = 0, width;
    while (at < size) {
        size_t run = plain_run(text + at, size - at);
        if (run > columns)
            return at + columns;
        at += run;
        columns -= run;
        if (run > 0)
            continue;
        size_t length = cluster_length(text + at, size - at, &width);
        if (width > columns)
            break;
        columns -= width;
        at += length;
    }
    return at;
}
