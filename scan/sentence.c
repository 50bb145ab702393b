/* Finds the ends of sentences: stops, blank lines, items of lists; knows no language and no abbreviation. */
#include "scan/sentence.h"

#include <string.h>

enum { LOOK_AHEAD = 16, PLAIN = 0, STOP, LINE, WIDE };

/* Which bytes may end a sentence. */
static const unsigned char KINDS[256] = {
    ['.'] = STOP, ['!'] = STOP, ['?'] = STOP, ['\n'] = LINE, [0xE3] = WIDE, [0xEF] = WIDE,
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static size_t skip_spaces(const char *text, size_t size, size_t at)
{
    while (at < size && is_space(text[at]))
        at++;
    return at;
}

/* Closing quotes and parentheses that stand at `at`. */
static size_t skip_closing(const char *text, size_t size, size_t at)
{
    static const char *const CLOSING[] = {"\"", "'", ")", "]", "”", "’", "»", "」", "』", "）"};
    for (size_t i = 0; i < sizeof CLOSING / sizeof *CLOSING; i++) {
        size_t length = strlen(CLOSING[i]);
        if (size - at >= length && memcmp(text + at, CLOSING[i], length) == 0)
            return skip_closing(text, size, at + length);
    }
    return at;
}

static size_t after_stop(const char *text, size_t size, size_t at)
{
    size_t closed = skip_closing(text, size, at + 1), next = skip_spaces(text, size, closed);
    if (next == closed || next >= size)
        return next >= size ? size : 0;
    bool goes_on = (text[next] >= '0' && text[next] <= '9') || (text[next] >= 'a' && text[next] <= 'z');
    return goes_on && text[at] == '.' ? 0 : next;
}

/* A blank line, or a line that begins with the sign of a list. */
static size_t after_line(const char *text, size_t size, size_t at)
{
    size_t next = at + 1;
    while (next < size && is_space(text[next])) {
        if (text[next++] == '\n')
            return skip_spaces(text, size, next);
    }
    if (next >= size)
        return size;
    if (next + 1 < size && strchr("-*#|+", text[next]) && text[next] && text[next + 1] == ' ')
        return next;
    return size - next > 3 && memcmp(text + next, "•", 3) == 0 ? next : 0;
}

/* 。！？； and their half-width forms. */
static size_t after_wide(const char *text, size_t size, size_t at)
{
    static const char *const WIDE_STOPS[] = {"。", "！", "？", "｡"};
    for (size_t i = 0; i < sizeof WIDE_STOPS / sizeof *WIDE_STOPS; i++) {
        if (size - at >= 3 && memcmp(text + at, WIDE_STOPS[i], 3) == 0)
            return skip_closing(text, size, at + 3);
    }
    return 0;
}

static size_t after_end(const char *text, size_t size, size_t at)
{
    switch (KINDS[(unsigned char)text[at]]) {
    case STOP: return after_stop(text, size, at);
    case LINE: return after_line(text, size, at);
    case WIDE: return after_wide(text, size, at);
    default: return 0;
    }
}

/* Cuts at the last white space of the second half of the room, else between characters. */
static size_t cut_at(const char *text, size_t at)
{
    size_t end = at + ANNALS_SENTENCE_MAX;
    for (size_t i = end; i > at + ANNALS_SENTENCE_MAX / 2; i--) {
        if (is_space(text[i]))
            return i;
    }
    while (((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    return end;
}

annals_sentence annals_sentence_read(const char *text, size_t size, size_t at, bool last)
{
    size_t limit = size - at > ANNALS_SENTENCE_MAX ? at + ANNALS_SENTENCE_MAX : size;
    for (size_t i = at; i < limit; i++) {
        if (KINDS[(unsigned char)text[i]] == PLAIN)
            continue;
        if (size - i < LOOK_AHEAD && !last)
            return (annals_sentence){0};
        size_t end = after_end(text, size, i);
        if (end > 0)
            return (annals_sentence){.end = end};
    }
    if (size - at > ANNALS_SENTENCE_MAX + ANNALS_SENTENCE_CONTEXT || (last && limit < size))
        return (annals_sentence){.end = cut_at(text, at), .cut = true};
    return (annals_sentence){.end = last ? size : 0};
}
