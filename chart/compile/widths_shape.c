/* Asks HarfBuzz how lines are set, whole or glyph by glyph; knows no table. */
#include "chart/compile/widths_shape.h"

#include <hb-ot.h>

/* Characters of private use, one for each glyph. */
enum { GLYPHS = 0xF0000 };

static hb_bool_t find_glyph(hb_font_t *font, void *data, hb_codepoint_t character, hb_codepoint_t *glyph, void *more)
{
    (void)font;
    (void)data;
    (void)more;
    *glyph = character - GLYPHS;
    return character >= GLYPHS;
}

bool widths_shaper_open(widths_shaper *shaper, const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (blob == NULL)
        return false;
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_font_funcs_t *calls = hb_font_funcs_create();
    hb_font_funcs_set_nominal_glyph_func(calls, find_glyph, NULL, NULL);
    shaper->font = hb_font_create(face);
    shaper->glyphs = hb_font_create_sub_font(shaper->font);
    hb_font_set_funcs(shaper->glyphs, calls, NULL, NULL);
    hb_font_funcs_destroy(calls);
    shaper->buffer = hb_buffer_create();
    bool opened = hb_face_get_glyph_count(face) > 0;
    hb_face_destroy(face);
    if (!opened)
        widths_shaper_close(shaper);
    return opened;
}

void widths_shaper_close(widths_shaper *shaper)
{
    hb_buffer_destroy(shaper->buffer);
    hb_font_destroy(shaper->glyphs);
    hb_font_destroy(shaper->font);
}

static void shape(widths_shaper *shaper, hb_font_t *font, const char *language, const hb_feature_t *features,
                  unsigned feature_count)
{
    hb_buffer_set_direction(shaper->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(shaper->buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(shaper->buffer, hb_language_from_string(language, -1));
    hb_shape(font, shaper->buffer, features, feature_count);
    shaper->failed = shaper->failed || !hb_buffer_allocation_successful(shaper->buffer);
}

int widths_shape(widths_shaper *shaper, const uint32_t *characters, size_t count, const char *language)
{
    hb_buffer_clear_contents(shaper->buffer);
    hb_buffer_add_utf32(shaper->buffer, characters, (int)count, 0, (int)count);
    shape(shaper, shaper->font, language, NULL, 0);
    unsigned set;
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(shaper->buffer, &set);
    int advance = 0;
    for (unsigned i = 0; i < set; i++)
        advance += places[i].x_advance;
    return advance;
}

void widths_substitute(widths_shaper *shaper, const uint32_t *characters, size_t count)
{
    static const hb_feature_t unplaced[] = {
        {HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('m', 'a', 'r', 'k'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    hb_buffer_clear_contents(shaper->buffer);
    hb_buffer_add_utf32(shaper->buffer, characters, (int)count, 0, (int)count);
    shape(shaper, shaper->font, "en", unplaced, sizeof unplaced / sizeof *unplaced);
}

bool widths_glyph(const widths_shaper *shaper, size_t place, uint32_t *glyph)
{
    unsigned set;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &set);
    for (unsigned i = 0; i < set; i++) {
        if (infos[i].cluster != place)
            continue;
        *glyph = infos[i].codepoint;
        bool last = i + 1 == set;
        return last || infos[i + 1].cluster == place + 1;
    }
    return false;
}

int widths_glyph_advance(const widths_shaper *shaper, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(shaper->font, glyph);
}

/* Left and right glyphs by turns, without substitution: each advance of a left one is its own and the adjustment. */
void widths_shape_pairs(widths_shaper *shaper, uint32_t left, const uint32_t *rights, size_t count, int *adjustments)
{
    static const hb_feature_t plain[] = {
        {HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'c', 'm', 'p'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    hb_buffer_clear_contents(shaper->buffer);
    hb_buffer_set_content_type(shaper->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (size_t i = 0; i < count; i++) {
        hb_buffer_add(shaper->buffer, GLYPHS + left, (unsigned)(2 * i));
        hb_buffer_add(shaper->buffer, GLYPHS + rights[i], (unsigned)(2 * i + 1));
    }
    shape(shaper, shaper->glyphs, "en", plain, sizeof plain / sizeof *plain);
    unsigned set;
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(shaper->buffer, &set);
    for (size_t i = 0; i < count && 2 * i < set; i++)
        adjustments[i] = places[2 * i].x_advance - widths_glyph_advance(shaper, left);
}

bool widths_own_forms(const widths_shaper *shaper, const char *language)
{
    static const hb_tag_t tables[] = {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS};
    hb_face_t *face = hb_font_get_face(shaper->font);
    hb_tag_t scripts[4], languages[4];
    unsigned script_count = 4, language_count = 4, script, which;
    hb_ot_tags_from_script_and_language(HB_SCRIPT_LATIN, hb_language_from_string(language, -1), &script_count, scripts,
                                        &language_count, languages);
    for (size_t i = 0; i < 2; i++) {
        hb_ot_layout_table_select_script(face, tables[i], script_count, scripts, &script, NULL);
        if (hb_ot_layout_script_select_language(face, tables[i], script, language_count, languages, &which))
            return true;
    }
    return false;
}
