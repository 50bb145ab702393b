/* Finds the ends of sentences: stops, blank lines, items of lists, rows of tables; knows no abbreviation by itself. */
#include "scan/sentence.h"

#include <string.h>

#include "scan/letter.h"

enum { ABBREVIATION_MAX = 16 };
enum { LOOK_AHEAD = 16, WIDE_BYTES = 3, PLAIN = 0, STOP, LINE, WIDE };

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

/* Footnote marks that stand at `at`: "[12]", "[^a]", "²", "*". */
static size_t skip_marks(const char *text, size_t size, size_t at)
{
    enum { LONGEST = 8 };
    static const char *const SIGNS[] = {"*", "†", "‡", "¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    size_t end = at;
    if (at < size && text[at] == '[') {
        while (end < size && end - at < LONGEST && text[end] != ']' && !is_space(text[end]))
            end++;
        return end < size && text[end] == ']' ? skip_marks(text, size, end + 1) : at;
    }
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        size_t length = strlen(SIGNS[i]);
        if (size - at >= length && memcmp(text + at, SIGNS[i], length) == 0)
            return skip_marks(text, size, at + length);
    }
    return at;
}

/* Whether the full stop at `at` belongs to what stands before it: "Mrd.", or in some languages the day of a date. */
static bool belongs_before(const annals_language *language, const char *text, size_t at)
{
    char word[ABBREVIATION_MAX + 1];
    size_t from = at, digits = 0;
    while (from > 0 && at - from < ABBREVIATION_MAX && !is_space(text[from - 1]) && !strchr("([\"", text[from - 1]))
        digits += text[--from] >= '0' && text[from] <= '9';
    size_t size = at - from + 1;
    if (!language || size > ABBREVIATION_MAX || size == 1)
        return false;
    if (digits > 0)
        return language->ordinal_point && size <= 3 && digits == size - 1;
    memcpy(word, text + from, size);
    if (annals_trie_find(&language->exact, word, size) != ANNALS_TRIE_NONE)
        return true;
    annals_letter_lower(word, size);
    return annals_trie_find(&language->small, word, size) != ANNALS_TRIE_NONE;
}

static size_t after_stop(const annals_language *language, const char *text, size_t size, size_t at)
{
    size_t closed = skip_marks(text, size, skip_closing(text, size, at + 1)), next = skip_spaces(text, size, closed);
    if (next == closed || next >= size)
        return next >= size ? size : 0;
    bool goes_on = (text[next] >= '0' && text[next] <= '9') || (text[next] >= 'a' && text[next] <= 'z');
    return text[at] == '.' && (goes_on || belongs_before(language, text, at)) ? 0 : next;
}

/* "1. " or "12) ". */
static bool is_list_number(const char *text, size_t size, size_t at)
{
    size_t end = at;
    while (end < size && end - at < 3 && text[end] >= '0' && text[end] <= '9')
        end++;
    return end > at && end - at < 3 && size - end > 1 && (text[end] == '.' || text[end] == ')') && text[end + 1] == ' ';
}

/* Whether the line [start, end) is drawn of dashes and the like, as those between the rows of a table are. */
static bool is_rule(const char *text, size_t start, size_t end)
{
    enum { SHORTEST = 3 };
    size_t drawn = 0;
    for (size_t i = start; i < end; i++) {
        if (!strchr("-=_+|: \t\r", text[i]) || !text[i])
            return false;
        drawn += !is_space(text[i]);
    }
    return drawn >= SHORTEST;
}

/* Whether the line [start, end) is a row of a table: tabs part its cells, or many spaces of which the last ones stand
 * in front of a cell with hardly a letter in it. */
static bool is_row(const char *text, size_t start, size_t end)
{
    enum { GAP = 3, LETTERS_MOST = 6 };
    size_t spaces = 0, letters = 0;
    bool gap = false;
    while (start < end && is_space(text[start]))
        start++;
    while (end > start && is_space(text[end - 1]))
        end--;
    for (size_t i = start; i < end; i++) {
        spaces = text[i] == ' ' ? spaces + 1 : 0;
        if (text[i] == '\t')
            return true;
        gap |= spaces == GAP;
        letters = spaces >= GAP ? 0 : letters + (annals_letter_of((unsigned char)text[i]) == ANNALS_LETTER_WORD);
    }
    return gap && letters <= LETTERS_MOST;
}

/* Where the line begins that ends at `end`, no further back than `from`. */
static size_t line_start(const char *text, size_t from, size_t end)
{
    const char *before = memrchr(text + from, '\n', end - from);
    return before ? (size_t)(before - text) + 1 : from;
}

/* A blank line, the end of a row or of a line that is drawn, or a line that begins with the sign of a list. */
static size_t after_line(const char *text, size_t size, size_t from, size_t at)
{
    size_t next = at + 1;
    while (next < size && is_space(text[next])) {
        if (text[next++] == '\n')
            return skip_spaces(text, size, next);
    }
    if (next >= size)
        return size;
    size_t start = line_start(text, from, at);
    if (is_row(text, start, at) || is_rule(text, start, at))
        return next;
    if (next + 1 < size && strchr("-*#|+", text[next]) && text[next] && text[next + 1] == ' ')
        return next;
    if (is_list_number(text, size, next))
        return next;
    return size - next > 3 && memcmp(text + next, "•", 3) == 0 ? next : 0;
}

/* 。！？； and their half-width forms. */
static size_t after_wide(const char *text, size_t size, size_t at)
{
    static const char *const WIDE_STOPS[] = {"。", "！", "？", "｡"};
    for (size_t i = 0; i < sizeof WIDE_STOPS / sizeof *WIDE_STOPS; i++) {
        if (size - at >= WIDE_BYTES && memcmp(text + at, WIDE_STOPS[i], WIDE_BYTES) == 0)
            return skip_closing(text, size, at + WIDE_BYTES);
    }
    return 0;
}

/* Whether all is there that tells whether the character at `at` ends a sentence: what closes it, white space and a
 * little more. */
static bool is_whole(const char *text, size_t size, size_t at)
{
    size_t behind = at + (KINDS[(unsigned char)text[at]] == WIDE ? WIDE_BYTES : 1);
    size_t closed = skip_marks(text, size, skip_closing(text, size, behind));
    return size - skip_spaces(text, size, closed) >= LOOK_AHEAD;
}

/* Behind the end of the sentence that began at `from`, if the byte at `at` ends it; 0: it does not. */
static size_t after_end(const annals_language *language, const char *text, size_t size, size_t from, size_t at)
{
    switch (KINDS[(unsigned char)text[at]]) {
    case STOP: return after_stop(language, text, size, at);
    case LINE: return after_line(text, size, from, at);
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

annals_sentence annals_sentence_read(const annals_language *language, const char *text, size_t size, size_t at,
                                     bool last)
{
    size_t limit = size - at > ANNALS_SENTENCE_MAX ? at + ANNALS_SENTENCE_MAX : size;
    bool may_wait = size - at <= ANNALS_SENTENCE_MAX + ANNALS_SENTENCE_CONTEXT;
    for (size_t i = at; i < limit; i++) {
        while (i < limit && KINDS[(unsigned char)text[i]] == PLAIN)
            i++;
        if (i == limit)
            break;
        if (!last && (size - i < LOOK_AHEAD || (may_wait && !is_whole(text, size, i))))
            return (annals_sentence){0};
        size_t end = after_end(language, text, size, at, i);
        if (end > 0)
            return (annals_sentence){.end = end};
    }
    if (size - at > ANNALS_SENTENCE_MAX + ANNALS_SENTENCE_CONTEXT || (last && limit < size))
        return (annals_sentence){.end = cut_at(text, at), .cut = true};
    return (annals_sentence){.end = last ? size : 0};
}
