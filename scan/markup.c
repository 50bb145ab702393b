/* Knows the marks of emphasis (CommonMark 0.31, 6.2 and 6.1) and the tags (HTML Living Standard, 4) that stand around
 * words; knows nothing of figures. */
#include "scan/markup.h"

#include <string.h>
#include <strings.h>

enum { RUN_MOST = 3, TAG_MOST = 256, NAME_MOST = 10, RAISED_MOST = 16 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (unsigned char)c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

size_t annals_markup_emphasis(const char *text, size_t size, size_t at, char before)
{
    size_t run = 1;
    char sign = text[at];
    if ((sign != '*' && sign != '_' && sign != '`') || before == sign)
        return 0;
    while (run <= RUN_MOST && at + run < size && text[at + run] == sign)
        run++;
    char after = at + run < size ? text[at + run] : ' ';
    if (run > RUN_MOST || (is_space(before) && is_space(after)) || (is_digit(before) && is_digit(after)))
        return 0;
    bool within = is_word(before) && is_word(after);
    return within && (sign != '*' || run == 1) ? 0 : run;
}

/* Whether a name stands in a list of names, each between spaces. */
static bool is_among(const char *list, const char *name, size_t size)
{
    char padded[NAME_MOST + 3] = " ";
    memcpy(padded + 1, name, size);
    memcpy(padded + 1 + size, " ", 2);
    return strcasestr(list, padded) != NULL;
}

/* Where the raised text at `at` ends with its own tag; `at` if it is long. */
static size_t after_raised(const char *text, size_t size, size_t at)
{
    static const char END[] = "</sup>";
    for (size_t i = at; i + sizeof END - 1 <= size && i - at <= RAISED_MOST; i++)
        if (strncasecmp(text + i, END, sizeof END - 1) == 0)
            return i + sizeof END - 1;
    return at;
}

/* What is raised behind a digit is a footnote mark, a 2 or 3 behind letters a power; of other texts the tag alone goes.
 * Returns where what is taken ends. */
static size_t take_raised(const char *text, size_t size, size_t at, char before, const char **instead)
{
    static const size_t ONE = sizeof "2</sup>" - 1;
    size_t end = after_raised(text, size, at);
    if (is_digit(before))
        return end;
    if (!is_word(before) || end - at != ONE || (text[at] != '2' && text[at] != '3'))
        return at;
    *instead = text[at] == '2' ? "²" : "³";
    return end;
}

/* Where a tag ends whose name ends at `at`; 0: it is not closed. */
static size_t after_tag(const char *text, size_t size, size_t at)
{
    size_t limit = size - at < TAG_MOST ? size : at + TAG_MOST;
    while (at < limit && text[at] != '>' && text[at] != '<')
        at++;
    return at < limit && text[at] == '>' ? at + 1 : 0;
}

size_t annals_markup_tag(const char *text, size_t size, size_t at, char before, const char **instead)
{
    static const char WITHIN[] = " a abbr b big cite code del em font i ins mark q s small span strike strong sub sup "
                                 "tt u ";
    static const char PARTING[] =
        " article blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header "
        "hr img li ol p section table tbody td tfoot th thead tr ul ";
    size_t name = at + 1, length = 0;
    name += name < size && text[name] == '/';
    while (name + length < size && length <= NAME_MOST && is_word(text[name + length]))
        length++;
    if (text[at] != '<' || length == 0 || length > NAME_MOST)
        return 0;
    bool parts = is_among(PARTING, text + name, length);
    size_t end = parts || is_among(WITHIN, text + name, length) ? after_tag(text, size, name + length) : 0;
    *instead = parts ? "\n" : "";
    bool raises = end > 0 && name == at + 1 && length == 3 && strncasecmp(text + name, "sup", 3) == 0;
    if (raises)
        end = take_raised(text, size, end, before, instead);
    return end > 0 ? end - at : 0;
}
