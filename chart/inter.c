/* Sets lines of Latin text in Inter through HarfBuzz; must not know Pango, Cairo or fontconfig. */
#include "chart/inter.h"

#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>

struct annals_inter {
    hb_font_t *fonts[ANNALS_INTER_STYLES]; /* NULL: not opened yet */
    hb_buffer_t *buffer;
    annals_glyph *glyphs;
    size_t room;
    double ascent, descent;
};

static hb_font_t *open_style(size_t style)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(annals_inter_file(style));
    if (blob == NULL)
        return NULL;
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_font_t *font = hb_face_get_glyph_count(face) > 0 ? hb_font_create(face) : NULL;
    hb_face_destroy(face);
    return font;
}

static hb_font_t *style_font(annals_inter *inter, size_t style)
{
    if (inter->fonts[style] == NULL)
        inter->fonts[style] = open_style(style);
    return inter->fonts[style];
}

static void read_metrics(annals_inter *inter)
{
    hb_font_t *font = inter->fonts[0];
    double em = hb_face_get_upem(hb_font_get_face(font));
    hb_font_extents_t extents;
    hb_font_get_h_extents(font, &extents);
    inter->ascent = extents.ascender / em;
    inter->descent = -extents.descender / em;
}

annals_status annals_inter_open(annals_inter **inter, annals_error *error)
{
    annals_inter *made = calloc(1, sizeof *made);
    if (made == NULL)
        return annals_error_no_memory(error);
    made->buffer = hb_buffer_create();
    if (!hb_buffer_allocation_successful(made->buffer)) {
        annals_inter_close(made);
        return annals_error_no_memory(error);
    }
    *inter = made;
    if (style_font(made, 0) != NULL) {
        read_metrics(made);
    } else {
        annals_inter_close(made);
        *inter = NULL;
    }
    return ANNALS_OK;
}

void annals_inter_close(annals_inter *inter)
{
    if (inter == NULL)
        return;
    for (size_t i = 0; i < ANNALS_INTER_STYLES; i++)
        hb_font_destroy(inter->fonts[i]);
    hb_buffer_destroy(inter->buffer);
    free(inter->glyphs);
    free(inter);
}

void annals_inter_metrics(const annals_inter *inter, double *ascent, double *descent)
{
    *ascent = inter->ascent;
    *descent = inter->descent;
}

/* --- Setting -------------------------------------------------------------------------------------------------------
 */

/* Latin letters, marks upon them, figures, punctuation, currencies, arrows and mathematical signs: one script and
 * one direction. */
static bool is_plain(hb_codepoint_t letter)
{
    static const hb_codepoint_t ranges[][2] = {{0x20, 0x7E},     {0xA0, 0xAC},     {0xAE, 0x24F},    {0x300, 0x36F},
                                               {0x1E00, 0x1EFF}, {0x2009, 0x200A}, {0x2010, 0x2027}, {0x202F, 0x205E},
                                               {0x2070, 0x209C}, {0x20A0, 0x20C0}, {0x2190, 0x22FF}};
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (letter >= ranges[i][0] && letter <= ranges[i][1])
            return true;
    return false;
}

/* Puts the letters into the buffer, unless one of them is none of ours. */
static bool fill_buffer(hb_buffer_t *buffer, hb_font_t *font, const char *text, const char *language)
{
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    unsigned count = 0;
    const hb_glyph_info_t *letters = hb_buffer_get_glyph_infos(buffer, &count);
    hb_codepoint_t glyph;
    for (unsigned i = 0; i < count; i++)
        if (!is_plain(letters[i].codepoint) || !hb_font_get_nominal_glyph(font, letters[i].codepoint, &glyph))
            return false;
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer, hb_language_from_string(language != NULL ? language : "en", -1));
    return hb_buffer_allocation_successful(buffer);
}

static bool make_room(annals_inter *inter, size_t count)
{
    if (count <= inter->room)
        return true;
    annals_glyph *grown = realloc(inter->glyphs, count * 2 * sizeof *grown);
    if (grown == NULL)
        return false;
    inter->glyphs = grown;
    inter->room = count * 2;
    return true;
}

static bool take_glyphs(annals_inter *inter, double unit, annals_inter_line *line)
{
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(inter->buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(inter->buffer, &count);
    if (!make_room(inter, count))
        return false;
    double x = 0;
    for (unsigned i = 0; i < count; i++) {
        inter->glyphs[i] = (annals_glyph){infos[i].codepoint, infos[i].cluster, x + places[i].x_offset * unit,
                                          -places[i].y_offset * unit};
        x += places[i].x_advance * unit;
    }
    *line = (annals_inter_line){.glyphs = inter->glyphs, .count = count, .width = x, .style = line->style};
    return true;
}

bool annals_inter_set(annals_inter *inter, const char *text, annals_face face, annals_inter_line *line)
{
    if (!annals_inter_find_style(face, &line->style))
        return false;
    hb_font_t *font = style_font(inter, line->style);
    if (font == NULL || !fill_buffer(inter->buffer, font, text, face.language))
        return false;
    hb_shape(font, inter->buffer, NULL, 0);
    return hb_buffer_allocation_successful(inter->buffer) &&
           take_glyphs(inter, face.size / hb_face_get_upem(hb_font_get_face(font)), line);
}

bool annals_inter_measure(annals_inter *inter, const char *text, annals_face face, annals_extent *extent)
{
    annals_inter_line line;
    if (!annals_inter_set(inter, text, face, &line))
        return false;
    *extent = (annals_extent){line.width, inter->ascent * face.size, inter->descent * face.size};
    return true;
}
