/* Sets words that stand together, and shortens them by what they yield; knows no place on the page. */
#include "chart/layout_phrase.h"

#include <math.h>
#include <string.h>

enum { CUT_LEAST = 3 }; /* ems of a part that must be left of it */

static double line_width(const annals_phrase *phrase, size_t line)
{
    double width = 0;
    bool first = true;
    for (size_t i = 0; i < phrase->count; i++) {
        const annals_part *part = &phrase->parts[i];
        if (part->line != line)
            continue;
        width += part->extent.width + (first ? 0 : part->gap);
        first = false;
    }
    return width;
}

static double line_start(const annals_phrase *phrase, size_t line)
{
    double spare = phrase->width - line_width(phrase, line);
    return phrase->align == ANNALS_ANCHOR_START ? 0 : phrase->align == ANNALS_ANCHOR_END ? spare : spare / 2;
}

/* Gives each part its place. */
static void arrange(annals_phrase *phrase)
{
    phrase->width = phrase->height = 0;
    for (size_t i = 0; i < phrase->count; i++)
        phrase->width = fmax(phrase->width, line_width(phrase, phrase->parts[i].line));
    double x = 0, baseline = 0;
    for (size_t i = 0; i < phrase->count; i++) {
        annals_part *part = &phrase->parts[i];
        bool begins = i == 0 || part->line != part[-1].line;
        if (begins)
            baseline = i == 0 ? part->extent.ascent : baseline + annals_layout_line(part->setting.face);
        x = begins ? line_start(phrase, part->line) : x + part->gap;
        part->x = x;
        part->baseline = baseline;
        x += part->extent.width;
        phrase->height = fmax(phrase->height, baseline + part->extent.descent);
    }
}

static void add(annals_layout *layout, annals_phrase *phrase, const char *text, annals_setting setting, double gap,
                bool below)
{
    if (!text || !*text || phrase->count == ANNALS_PARTS_MOST)
        return;
    size_t line = phrase->count > 0 ? phrase->parts[phrase->count - 1].line + below : 0;
    phrase->parts[phrase->count] = (annals_part){.setting = setting,
                                                 .text = text,
                                                 .extent = annals_layout_measure(layout, text, setting.face),
                                                 .number = phrase->count,
                                                 .line = line,
                                                 .gap = gap};
    phrase->count++;
    arrange(phrase);
}

void annals_phrase_add(annals_layout *layout, annals_phrase *phrase, const char *text, annals_setting setting,
                       double gap)
{
    add(layout, phrase, text, setting, gap, false);
}

void annals_phrase_below(annals_layout *layout, annals_phrase *phrase, const char *text, annals_setting setting)
{
    add(layout, phrase, text, setting, 0, true);
}

void annals_phrase_lines(annals_layout *layout, annals_phrase *phrase, const annals_lines *lines,
                         annals_setting setting)
{
    for (size_t i = 0; i < lines->count; i++)
        annals_phrase_below(layout, phrase, lines->lines[i], setting);
}

/* --- Shortening ----------------------------------------------------------------------------------------------------
 */

static void take_out(annals_phrase *phrase, size_t at)
{
    memmove(&phrase->parts[at], &phrase->parts[at + 1], (phrase->count - at - 1) * sizeof *phrase->parts);
    phrase->count--;
}

/* Gives whether the part is narrow enough now. */
static bool cut(annals_layout *layout, annals_part *part, double width)
{
    annals_lines lines = annals_layout_wrap(layout, part->text, part->setting.face, fmax(width, 1), 1);
    if (layout->status || lines.count == 0 || !lines.cut || width < CUT_LEAST * part->setting.face.size)
        return false;
    part->text = lines.lines[0];
    part->extent.width = lines.widths[0];
    return lines.widths[0] <= width;
}

/* What it can lose on one line, from the left: first what may be left out, then by cutting. */
static bool shorten_line(annals_layout *layout, annals_phrase *phrase, size_t line, double width)
{
    for (size_t i = 0; i < phrase->count && line_width(phrase, line) > width;)
        if (phrase->parts[i].line == line && phrase->parts[i].setting.yields == ANNALS_YIELD_OUT)
            take_out(phrase, i);
        else
            i++;
    for (size_t i = 0; i < phrase->count && line_width(phrase, line) > width; i++) {
        annals_part *part = &phrase->parts[i];
        double over = line_width(phrase, line) - width;
        if (part->line == line && part->setting.yields == ANNALS_YIELD_CUT &&
            !cut(layout, part, part->extent.width - over))
            return false;
    }
    return line_width(phrase, line) <= width;
}

bool annals_phrase_shorten(annals_layout *layout, annals_phrase *phrase, double width)
{
    annals_phrase shorter = *phrase;
    size_t lines = phrase->count > 0 ? phrase->parts[phrase->count - 1].line + 1 : 0;
    for (size_t line = 0; line < lines; line++)
        if (!shorten_line(layout, &shorter, line, width))
            return false;
    *phrase = shorter;
    arrange(phrase);
    return phrase->count > 0;
}

/* The part of a phrase that says what this one said; NULL: it was left out. */
static const annals_part *same_part(const annals_phrase *phrase, const annals_part *part)
{
    for (size_t i = 0; i < phrase->count; i++)
        if (phrase->parts[i].number == part->number)
            return &phrase->parts[i];
    return NULL;
}

void annals_phrase_warn(annals_layout *layout, const annals_phrase *was, const annals_phrase *is, const char *of)
{
    for (size_t i = 0; i < was->count; i++) {
        const annals_part *before = &was->parts[i], *now = same_part(is, before);
        if (!before->setting.what)
            continue;
        if (now && now->text != before->text)
            annals_warnings_add(layout->warnings, "%s \"%s\" shortened: no room", before->setting.what, before->text);
        else if (!now && of)
            annals_warnings_add(layout->warnings, "%s \"%s\" of \"%s\" left out: no room", before->setting.what,
                                before->text, of);
        else if (!now)
            annals_warnings_add(layout->warnings, "%s \"%s\" left out: no room", before->setting.what, before->text);
    }
}

/* --- Writing -------------------------------------------------------------------------------------------------------
 */

static double middle_of(const annals_part *part)
{
    return part->baseline - annals_layout_drop(part->setting.face);
}

double annals_phrase_middle(const annals_phrase *phrase)
{
    if (phrase->count == 0)
        return 0;
    return (middle_of(&phrase->parts[0]) + middle_of(&phrase->parts[phrase->count - 1])) / 2;
}

void annals_phrase_write(annals_layout *layout, const annals_phrase *phrase, double left, double top)
{
    for (size_t i = 0; i < phrase->count && !layout->status; i++) {
        const annals_part *part = &phrase->parts[i];
        double share = phrase->align == ANNALS_ANCHOR_START ? 0 : phrase->align == ANNALS_ANCHOR_END ? 1 : 0.5;
        annals_layout_set(layout, part->setting.role, part->text, part->setting.face, part->setting.colour,
                          phrase->align, left + part->x + share * part->extent.width, top + part->baseline,
                          part->extent);
    }
}
