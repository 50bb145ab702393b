/* What an SVG is made of: escaped text, numbers, paints, and the texts of a scene; knows no marks. */
#include <math.h>
#include <string.h>

#include "chart/svg.h"
#include "text/text.h"

/* Inter first, as it was measured with; what stands in for it is no wider than most. */
#define FALLBACKS \
    "Noto Sans,Noto Sans CJK SC,Noto Sans CJK TC,Noto Sans CJK JP,Noto Sans CJK KR,Helvetica Neue,Arial,sans-serif"
#define DISPLAY_FROM 20 /* the size from which Inter's display cut is used */

/* The length of what must not stand in XML as it is, at the start of a text; 0: nothing. */
static size_t refused(const char *text)
{
    unsigned char c = (unsigned char)*text;
    if ((c < ' ' && c != '\t' && c != '\n') || c == 0x7F)
        return 1;
    if (c == 0xEF && (memcmp(text + 1, "\xBF\xBE", 2) == 0 || memcmp(text + 1, "\xBF\xBF", 2) == 0))
        return 3;
    return 0;
}

static const char *entity(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    default: return NULL;
    }
}

void annals_svg_escape(annals_str *out, const char *text)
{
    while (text && *text) {
        size_t plain = 0;
        while (text[plain] && !entity(text[plain]) && !refused(text + plain))
            plain++;
        annals_str_add_bytes(out, text, plain);
        text += plain;
        if (!*text)
            return;
        size_t bad = refused(text);
        annals_str_add(out, bad > 0 ? "\xEF\xBF\xBD" : entity(*text));
        text += bad > 0 ? bad : 1;
    }
}

void annals_svg_number(annals_str *out, double value)
{
    char digits[24];
    size_t at = sizeof digits;
    int64_t hundredths = llround(value * 100), rest = hundredths < 0 ? -hundredths : hundredths;
    int places = rest % 100 == 0 ? 0 : rest % 10 == 0 ? 1 : 2;
    for (int i = 2; i > places; i--)
        rest /= 10;
    for (int i = 0; i == 0 || i <= places || rest > 0; i++) {
        if (places > 0 && i == places)
            digits[--at] = '.';
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (hundredths < 0)
        digits[--at] = '-';
    annals_str_add_bytes(out, digits + at, sizeof digits - at);
}

void annals_svg_attribute(annals_str *out, const char *name, double value)
{
    annals_str_format(out, " %s=\"", name);
    annals_svg_number(out, value);
    annals_str_add(out, "\"");
}

void annals_svg_paint(annals_str *out, const char *name, annals_colour colour)
{
    if (colour.alpha == 0) {
        annals_str_format(out, " %s=\"none\"", name);
        return;
    }
    annals_str_format(out, " %s=\"#%02x%02x%02x\"", name, colour.red, colour.green, colour.blue);
    if (colour.alpha != 255) {
        annals_str_format(out, " %s-opacity=\"", name);
        annals_svg_number(out, colour.alpha / 255.0);
        annals_str_add(out, "\"");
    }
}

static bool same_look(const annals_text *a, const annals_text *b)
{
    return a->face.size == b->face.size && a->face.weight == b->face.weight && a->face.family == b->face.family &&
           memcmp(&a->colour, &b->colour, sizeof a->colour) == 0 && a->anchor == b->anchor;
}

/* A theme's own font comes first. */
static void add_family(annals_str *out, annals_face face)
{
    bool display = face.size >= DISPLAY_FROM, house = face.family && strcmp(face.family, "Inter") != 0;
    if (!display && !house)
        return;
    annals_str_add(out, " font-family=\"");
    for (const char *c = house ? face.family : ""; *c; c++)
        annals_str_add(out, *c == '"' || *c == '<' || *c == '&' ? "" : (char[]){*c, '\0'});
    annals_str_add(out, house ? "," : "");
    annals_str_add(out, display ? "Inter Display,Inter," FALLBACKS "\"" : "Inter," FALLBACKS "\"");
}

static void open_look(annals_str *out, const annals_text *text)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    annals_str_add(out, "<g");
    add_family(out, text->face);
    annals_svg_attribute(out, "font-size", text->face.size);
    annals_svg_attribute(out, "font-weight", text->face.weight);
    annals_svg_paint(out, "fill", text->colour);
    annals_str_add(out, anchors[text->anchor]);
    annals_str_add(out, ">\n");
}

static void write_text(annals_str *out, const annals_text *text)
{
    /* in a line that runs to the left, start and end of a line change sides, and places don't */
    static const char *const turned[] = {" direction=\"rtl\" text-anchor=\"end\"", " direction=\"rtl\"",
                                         " direction=\"rtl\" text-anchor=\"start\""};
    annals_str_add(out, "<text");
    annals_svg_attribute(out, "x", text->x);
    annals_svg_attribute(out, "y", text->baseline);
    annals_str_add(out, annals_text_runs_left(text->text, strlen(text->text)) ? turned[text->anchor] : "");
    annals_str_add(out, ">");
    annals_svg_escape(out, text->text);
    annals_str_add(out, "</text>\n");
}

void annals_svg_texts(annals_str *out, const annals_scene *scene)
{
    annals_str_add(out, "<g font-family=\"Inter," FALLBACKS "\" xml:space=\"preserve\">\n");
    for (size_t i = 0; i < scene->text_count; i++) {
        const annals_text *text = &scene->texts[i];
        if (i == 0 || !same_look(text, text - 1))
            open_look(out, text);
        write_text(out, text);
        if (i + 1 == scene->text_count || !same_look(text, text + 1))
            annals_str_add(out, "</g>\n");
    }
    annals_str_add(out, "</g>\n");
}
