/* Measures, breaks and shortens texts; knows no font, only who can measure. */
#include <math.h>
#include <string.h>

#include "chart/layout.h"
#include "series/utf8.h"

#define ELLIPSIS "\xE2\x80\xA6"
#define HYPHEN "-"

enum { EN_DASH = 0x2013 };

annals_extent annals_layout_measure(annals_layout *layout, const char *text, annals_face face)
{
    annals_extent extent = {0};
    if (layout->status)
        return extent;
    annals_status status = layout->measure->measure(layout->measure->context, text, face, &extent, layout->error);
    if (status)
        annals_layout_fail(layout, status);
    return extent;
}

double annals_layout_drop(annals_face face)
{
    return face.size * 0.36;
}

double annals_layout_line(annals_face face)
{
    return face.size * (face.weight >= 700 ? 1.27 : 1.38);
}

/* The character before which a line of ideographs may not break. */
static bool closes(uint32_t c)
{
    static const uint32_t closing[] = {0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0xFF01,
                                       0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0x2026, 0x201D};
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (closing[i] == c)
            return true;
    return false;
}

static bool ideographic(uint32_t c)
{
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFF61) || c >= 0x20000;
}

/* Never starts a line: combining marks, joiners, variation selectors. */
static bool clings(uint32_t c)
{
    return (c >= 0x300 && c < 0x370) || c == 0x200C || c == 0x200D || (c >= 0xFE00 && c < 0xFE10) ||
           (c >= 0x1AB0 && c < 0x1B00) || (c >= 0x20D0 && c < 0x2100) || (c >= 0x1F3FB && c < 0x1F400);
}

/* Letters of scripts in which a broken word gets a hyphen. */
static bool hyphenates(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250) || (c >= 0x370 && c < 0x530) ||
           (c >= 0x1E00 && c < 0x2000);
}

/* Behind the hyphen of a compound, and behind the dash of a range (UAX #14, classes HY and BA). */
static bool ends_part(uint32_t before_that, uint32_t before, uint32_t c)
{
    return (before == '-' && hyphenates(before_that) && hyphenates(c)) || (before == EN_DASH && c != ' ');
}

/* One or two digits alone, which stay with the month or the noun behind them: "4 Mar", "12 people". */
static bool is_day(const char *word, size_t size)
{
    size_t digits = 0;
    while (digits < size && word[digits] >= '0' && word[digits] <= '9')
        digits++;
    return size > 0 && size <= 2 && digits == size;
}

/* Whether a space stands between a month and its year: "20 Jan 2025", of which `text + at` is the second space. */
static bool splits_date(const char *text, size_t at)
{
    size_t digits = 0, month = at, day;
    while (text[at + 1 + digits] >= '0' && text[at + 1 + digits] <= '9')
        digits++;
    while (month > 0 && text[month - 1] != ' ')
        month--;
    for (day = month > 0 ? month - 1 : 0; day > 0 && text[day - 1] != ' ';)
        day--;
    return digits == 4 && month > 0 && is_day(text + day, month - 1 - day);
}

/* Where a line may stop. */
typedef enum { BETWEEN_DATES, BETWEEN_WORDS, ANYWHERE } stops;

/* Ends at which a line that begins at `text` may stop, in bytes. */
static size_t find_ends(const char *text, stops stop, size_t *ends)
{
    size_t count = 0;
    bool anywhere = stop == ANYWHERE;
    size_t size = strlen(text);
    uint32_t before = ' ', before_that = ' ';
    for (size_t at = 0, start = 0; at < size;) {
        uint32_t c;
        size_t length = annals_utf8_read(text + at, &c);
        bool word = c == ' ' && before != ' ' && !is_day(text + start, at - start);
        word = word && (stop != BETWEEN_DATES || !splits_date(text, at));
        start = c == ' ' ? at + length : start;
        bool between = ideographic(before) && !closes(c) && c != ' ';
        between = between || (ideographic(c) && before != ' ');
        between = (between && !closes(c)) || ends_part(before_that, before, c);
        if (at > 0 && !clings(c) && (word || between || (anywhere && c != ' ')))
            ends[count++] = at;
        before_that = before;
        before = c;
        at += length;
    }
    ends[count++] = size;
    return count;
}

static double width_of(annals_layout *layout, const char *text, size_t size, const char *tail, annals_face face)
{
    annals_str str = {0};
    annals_str_add_bytes(&str, text, size);
    annals_str_add(&str, tail);
    if (str.failed)
        annals_layout_fail(layout, annals_error_no_memory(layout->error));
    double width = annals_layout_measure(layout, annals_str_text(&str), face).width;
    annals_str_free(&str);
    return width;
}

/* The last of the ends up to which a text fits; `count` where none does. */
static size_t last_fitting(annals_layout *layout, const char *text, const char *tail, annals_face face, double width,
                           const size_t *ends, size_t count)
{
    size_t below = 0, above = count;
    while (below < above) {
        size_t middle = (below + above) / 2;
        if (width_of(layout, text, ends[middle], tail, face) <= width)
            below = middle + 1;
        else
            above = middle;
    }
    return below == 0 ? count : below - 1;
}

static size_t line_end(annals_layout *layout, const char *text, annals_face face, double width, size_t *ends,
                       bool *torn)
{
    size_t end = 0, count = 0;
    for (stops stop = BETWEEN_DATES; stop <= BETWEEN_WORDS; stop++) {
        count = find_ends(text, stop, ends);
        end = last_fitting(layout, text, "", face, width, ends, count);
        if (end < count)
            return ends[end];
    }
    *torn = true;
    count = find_ends(text, ANYWHERE, ends);
    end = last_fitting(layout, text, HYPHEN, face, width, ends, count);
    return ends[end < count ? end : 0];
}

/* What a line that ends within a word is written with. */
static const char *tear_mark(const char *text, size_t size)
{
    size_t at = size;
    uint32_t before, after;
    while (at > 0 && ((unsigned char)text[at - 1] & 0xC0) == 0x80)
        at--;
    if (at == 0 || !text[size])
        return "";
    annals_utf8_read(text + at - 1, &before);
    annals_utf8_read(text + size, &after);
    return hyphenates(before) && hyphenates(after) ? HYPHEN : "";
}

static void keep_line(annals_layout *layout, annals_lines *lines, const char *text, size_t size, const char *tail,
                      annals_face face)
{
    annals_str str = {0};
    annals_str_add_bytes(&str, text, size);
    annals_str_add(&str, tail);
    lines->lines[lines->count] = annals_layout_take(layout, &str);
    lines->widths[lines->count] = annals_layout_measure(layout, lines->lines[lines->count], face).width;
    lines->count++;
}

static void keep_cut(annals_layout *layout, annals_lines *lines, const char *text, annals_face face, double width,
                     size_t *ends)
{
    size_t count = find_ends(text, ANYWHERE, ends);
    size_t end = last_fitting(layout, text, ELLIPSIS, face, width, ends, count);
    size_t size = end < count ? ends[end] : 0;
    while (size > 0 && text[size - 1] == ' ')
        size--;
    keep_line(layout, lines, text, size, ELLIPSIS, face);
    lines->cut = true;
}

annals_lines annals_layout_wrap(annals_layout *layout, const char *text, annals_face face, double width, size_t most)
{
    annals_lines lines = {0};
    lines.lines = annals_layout_alloc(layout, most, sizeof *lines.lines);
    lines.widths = annals_layout_alloc(layout, most, sizeof *lines.widths);
    size_t *ends = annals_layout_alloc(layout, strlen(text) + 1, sizeof *ends);
    if (!lines.lines || !lines.widths || !ends)
        return lines;
    while (*text && lines.count < most && !layout->status) {
        if (width_of(layout, text, strlen(text), "", face) <= width) {
            keep_line(layout, &lines, text, strlen(text), "", face);
            break;
        }
        if (lines.count + 1 == most) {
            keep_cut(layout, &lines, text, face, width, ends);
            break;
        }
        bool torn = false;
        size_t size = line_end(layout, text, face, width, ends, &torn);
        keep_line(layout, &lines, text, size, torn ? tear_mark(text, size) : "", face);
        lines.torn = lines.torn || torn;
        text += size;
        while (*text == ' ')
            text++;
    }
    return lines;
}

annals_lines annals_layout_balance(annals_layout *layout, const char *text, annals_face face, double width, size_t most)
{
    annals_lines lines = annals_layout_wrap(layout, text, face, width, most);
    if (lines.count < 2 || lines.cut || lines.torn || layout->status)
        return lines;
    double total = 0;
    for (size_t i = 0; i < lines.count; i++)
        total += lines.widths[i];
    for (double share = 1.04; total / (double)lines.count * share < width; share += 0.06) {
        annals_lines even = annals_layout_wrap(layout, text, face, total / (double)lines.count * share, most);
        if (even.count == lines.count && !even.cut && !even.torn)
            return even;
    }
    return lines;
}

double annals_lines_width(const annals_lines *lines)
{
    double width = 0;
    for (size_t i = 0; i < lines->count; i++)
        width = fmax(width, lines->widths[i]);
    return width;
}

void annals_layout_warn_cut(annals_layout *layout, const char *what, const char *text, const annals_lines *lines)
{
    if (lines->cut)
        annals_warnings_add(layout->warnings, "%s \"%s\" shortened: no room", what, text);
}
