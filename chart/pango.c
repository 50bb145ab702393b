/* Fonts: measures lines of text and draws them, in Inter alone where that has every letter, else through Pango. Must
 * not know marks, PLplot or file formats.
 *
 * fontconfig is given a configuration of our own, so that neither the user's settings nor LANG or HOME change a chart;
 * measuring and drawing use one unhinted layout, so that widths are the same in every format. */
#include "chart/canvas.h"
#include "chart/glyphs.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <link.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define CACHES "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
static const char full_folders[] =
    "<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>" CACHES "</fontconfig>";

/* Inter Display is Inter's drawing for large sizes: tighter, with finer joints. */
static const double display_from = 20;
#define FALLBACKS                                                                                                    \
    ",Noto Sans,Noto Sans CJK SC,Noto Sans CJK TC,Noto Sans CJK JP,Noto Sans CJK KR,Noto Sans Arabic,Noto Sans "     \
    "Hebrew,Noto Sans Thai,Noto Sans Devanagari,Noto Sans Bengali,Noto Sans Tamil,Noto Sans Math,Noto Sans Symbols," \
    "Noto Sans Symbols2"
typedef struct {
    const char *text, *display;
} families;
static const families full_families = {"Inter" FALLBACKS, "Inter Display,Inter" FALLBACKS};

/* A set of font folders with a layout to set text with. */
typedef struct {
    const families *names;
    PangoFontMap *map;
    PangoContext *context;
    PangoLayout *layout;
} shelf;

struct annals_fonts {
    annals_inter *inter;       /* enough for most texts, and there in a fraction of the time; NULL: not installed */
    annals_glyph_faces *faces; /* to draw its lines with */
    shelf full;                /* every family of the list; opened at the first text with a letter that Inter lacks */
    double ascent, descent;    /* of an em */
};

static void shelf_close(shelf *set)
{
    g_clear_object(&set->layout);
    g_clear_object(&set->context);
    if (set->map != NULL)
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(set->map), NULL);
    g_clear_object(&set->map);
}

static FcConfig *read_folders(const char *folders)
{
    FcConfig *config = FcConfigCreate();
    if (config == NULL)
        return NULL;
    if (FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)folders, FcTrue) && FcConfigBuildFonts(config))
        return config;
    FcConfigDestroy(config);
    return NULL;
}

static void set_options(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
}

static bool shelf_open(shelf *set, const char *folders, const families *names)
{
    FcConfig *config = read_folders(folders);
    if (config == NULL)
        return false;
    set->names = names;
    set->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(set->map), config);
    FcConfigDestroy(config);
    set->context = pango_font_map_create_context(set->map);
    set_options(set->context);
    set->layout = pango_layout_new(set->context);
    pango_layout_set_single_paragraph_mode(set->layout, TRUE);
    return true;
}

/* A theme's own font comes before ours. */
static bool is_house_font(annals_face face)
{
    return face.family != NULL && strcmp(face.family, "Inter") != 0;
}

static PangoFontDescription *describe(const shelf *set, annals_face face)
{
    PangoFontDescription *description = pango_font_description_new();
    const char *ours = face.size < display_from ? set->names->text : set->names->display;
    if (is_house_font(face)) {
        char *list = g_strconcat(face.family, ",", ours, NULL);
        pango_font_description_set_family(description, list);
        g_free(list);
    } else {
        pango_font_description_set_family_static(description, ours);
    }
    pango_font_description_set_weight(description, (PangoWeight)face.weight);
    pango_font_description_set_absolute_size(description, face.size * PANGO_SCALE);
    return description;
}

/* Ascent and descent, an em, of the font that leads the list; false where there is no font at all. */
static bool read_metrics(annals_fonts *fonts, const shelf *set)
{
    PangoFontDescription *description = describe(set, (annals_face){.size = 1000.0 / PANGO_SCALE, .weight = 400});
    PangoFont *font = pango_context_load_font(set->context, description);
    pango_font_description_free(description);
    if (font == NULL)
        return false;
    hb_font_t *shape = pango_font_get_hb_font(font);
    int em_y;
    hb_font_get_scale(shape, NULL, &em_y);
    hb_font_extents_t extents;
    hb_font_get_h_extents(shape, &extents);
    fonts->ascent = extents.ascender / (double)abs(em_y);
    fonts->descent = -extents.descender / (double)abs(em_y);
    g_object_unref(font);
    return true;
}

static bool has_fonts(const shelf *set)
{
    FcConfig *config = pango_fc_font_map_get_config(PANGO_FC_FONT_MAP(set->map));
    const FcFontSet *installed = FcConfigGetFonts(config, FcSetSystem);
    return installed != NULL && installed->nfont > 0;
}

/* fontconfig has one current configuration a process. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Whether fontconfig came into this process with us: objects are listed in the order in which they were loaded. */
static int find_first(struct dl_phdr_info *object, size_t size, void *ours)
{
    (void)size;
    if (strstr(object->dlpi_name, "libfontconfig.so") != NULL)
        return 1;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        uintptr_t start = object->dlpi_addr + object->dlpi_phdr[i].p_vaddr;
        if (object->dlpi_phdr[i].p_type == PT_LOAD && (uintptr_t)ours - start < object->dlpi_phdr[i].p_memsz)
            return 2;
    }
    return 0;
}

/* Pango makes fontconfig read the machine's whole configuration, which is not used here and takes a fifth of the time
 * of a chart. With a configuration in place it does not; a host program's own is never replaced. */
static bool borrow_current(void)
{
    pthread_mutex_lock(&lock);
    FcConfig *empty = NULL;
    if (dl_iterate_phdr(find_first, (void *)(uintptr_t)full_folders) != 2 || (empty = FcConfigCreate()) == NULL)
        return false;
    bool borrowed = FcConfigSetCurrent(empty);
    FcConfigDestroy(empty);
    return borrowed;
}

static void give_back_current(bool borrowed)
{
    if (borrowed)
        FcConfigSetCurrent(NULL);
    pthread_mutex_unlock(&lock);
}

static bool open_full(annals_fonts *fonts)
{
    bool borrowed = borrow_current();
    bool opened = shelf_open(&fonts->full, full_folders, &full_families);
    give_back_current(borrowed);
    return opened;
}

static annals_status open_first(annals_fonts *fonts, annals_error *error)
{
    annals_status status = annals_inter_open(&fonts->inter, error);
    if (status != ANNALS_OK)
        return status;
    fonts->faces = annals_glyph_faces_new();
    if (fonts->faces == NULL)
        return annals_error_no_memory(error);
    if (fonts->inter != NULL) {
        annals_inter_metrics(fonts->inter, &fonts->ascent, &fonts->descent);
        return ANNALS_OK;
    }
    if (open_full(fonts) && has_fonts(&fonts->full) && read_metrics(fonts, &fonts->full))
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_UNAVAILABLE,
                            "no font is installed; Debian package fonts-inter has the one wanted");
}

annals_status annals_fonts_open(annals_fonts **fonts, annals_error *error)
{
    annals_fonts *made = calloc(1, sizeof *made);
    if (made == NULL)
        return annals_error_no_memory(error);
    annals_status status = open_first(made, error);
    if (status == ANNALS_OK)
        *fonts = made;
    else
        annals_fonts_close(made);
    return status;
}

/* A font map keeps its configuration for good unless it is taken away first, which asks for the current one. */
void annals_fonts_close(annals_fonts *fonts)
{
    if (fonts == NULL)
        return;
    annals_inter_close(fonts->inter);
    annals_glyph_faces_free(fonts->faces);
    if (fonts->full.map != NULL) {
        bool borrowed = borrow_current();
        shelf_close(&fonts->full);
        give_back_current(borrowed);
    }
    free(fonts);
}

/* The language whose letter shapes a text takes: Han characters differ by country. The chart's where that has some,
 * else what the text looks like; always one of ours, as Pango's guess asks the environment. */
static const char *language_of(const char *text, annals_face face)
{
    if (face.language != NULL && (strncmp(face.language, "zh", 2) == 0 || strncmp(face.language, "ja", 2) == 0 ||
                                  strncmp(face.language, "ko", 2) == 0))
        return face.language;
    const char *found = "en";
    for (const char *step = text; *step != '\0'; step += g_utf8_skip[(unsigned char)*step]) {
        gunichar letter = g_utf8_get_char(step);
        if (letter < 0x2E80)
            continue;
        switch (g_unichar_get_script(letter)) {
        case G_UNICODE_SCRIPT_HIRAGANA:
        case G_UNICODE_SCRIPT_KATAKANA: return "ja";
        case G_UNICODE_SCRIPT_HANGUL: return "ko";
        case G_UNICODE_SCRIPT_BOPOMOFO: return "zh-tw";
        case G_UNICODE_SCRIPT_HAN: found = "zh-cn"; break;
        default: break;
        }
    }
    return found;
}

static void shelf_set(const shelf *set, const char *text, annals_face face)
{
    PangoFontDescription *description = describe(set, face);
    pango_context_set_language(set->context, pango_language_from_string(language_of(text, face)));
    pango_layout_set_font_description(set->layout, description);
    pango_font_description_free(description);
    pango_layout_set_text(set->layout, text, -1); /* never markup: "<b>" is three letters */
}

/* A text that was set, in one of two ways. */
typedef struct {
    bool plain; /* in Inter alone */
    annals_inter_line inter;
    PangoLayoutLine *pango; /* else */
    double width;
} set_text;

static double width_of(PangoLayoutLine *line)
{
    PangoRectangle extents;
    pango_layout_line_get_extents(line, NULL, &extents);
    return extents.width / (double)PANGO_SCALE;
}

/* Sets a text in the fonts that it needs; lent until the next one is set. */
static annals_status set_line(annals_fonts *fonts, const char *text, annals_face face, set_text *line,
                              annals_error *error)
{
    if (!g_utf8_validate(text, -1, NULL))
        return annals_error_set(error, ANNALS_INVALID, "a text to draw is no UTF-8");
    if (!(face.size > 0 && face.size <= 1000))
        return annals_error_set(error, ANNALS_INVALID, "text of %.4g pixels: wanted 0 to 1000", face.size);
    line->plain = fonts->inter != NULL && annals_inter_set(fonts->inter, text, face, &line->inter);
    if (line->plain) {
        line->width = line->inter.width;
        return ANNALS_OK;
    }
    if (fonts->full.layout == NULL && !open_full(fonts))
        return annals_error_no_memory(error);
    shelf_set(&fonts->full, text, face);
    line->pango = pango_layout_get_line_readonly(fonts->full.layout, 0);
    line->width = width_of(line->pango);
    return ANNALS_OK;
}

annals_status annals_fonts_measure(annals_fonts *fonts, const char *text, annals_face face, annals_extent *extent,
                                   annals_error *error)
{
    set_text line;
    annals_status status = set_line(fonts, text, face, &line, error);
    if (status != ANNALS_OK)
        return status;
    *extent = (annals_extent){
        .width = line.width, .ascent = fonts->ascent * face.size, .descent = fonts->descent * face.size};
    return ANNALS_OK;
}

static bool is_ours(const char *family)
{
    return strncmp(family, "Inter", 5) == 0 || strncmp(family, "Noto Sans", 9) == 0;
}

/* Whether a family of that name is installed, whatever letters it has. */
static bool has_family(const annals_fonts *fonts, const char *family)
{
    FcConfig *config = pango_fc_font_map_get_config(PANGO_FC_FONT_MAP(fonts->full.map));
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *objects = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    FcFontSet *found = FcFontList(config, pattern, objects);
    bool has = found != NULL && found->nfont > 0;
    if (found != NULL)
        FcFontSetDestroy(found);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(pattern);
    return has;
}

static void warn_of_font(const annals_fonts *fonts, const PangoGlyphItem *run, annals_face face,
                         annals_warnings *warnings)
{
    PangoFontDescription *used = pango_font_describe(run->item->analysis.font);
    const char *family = pango_font_description_get_family(used);
    bool house = is_house_font(face);
    if (family != NULL && house && strcmp(family, face.family) != 0 && !has_family(fonts, face.family))
        annals_canvas_warn(warnings, "font \"%s\" of the theme is not installed: \"%s\" stands in", face.family,
                           family);
    else if (family != NULL && !house && fonts->inter == NULL)
        annals_canvas_warn(warnings, "font \"Inter\" is not installed (Debian package fonts-inter): \"%s\" stands in",
                           family);
    else if (family != NULL && !house && !is_ours(family))
        annals_canvas_warn(warnings,
                           "no \"Noto Sans\" for the script of a text is installed (Debian packages fonts-noto-core, "
                           "fonts-noto-cjk): \"%s\" stands in",
                           family);
    pango_font_description_free(used);
}

static void warn_of_letters(const PangoGlyphItem *run, annals_warnings *warnings)
{
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
        if (!(glyph & PANGO_GLYPH_UNKNOWN_FLAG) || glyph == PANGO_GLYPH_INVALID_INPUT)
            continue;
        gunichar letter = glyph & ~(PangoGlyph)PANGO_GLYPH_UNKNOWN_FLAG;
        char bytes[7] = "";
        if (g_unichar_isprint(letter) && g_unichar_type(letter) != G_UNICODE_PRIVATE_USE)
            g_unichar_to_utf8(letter, bytes);
        annals_canvas_warn(warnings, "no font has the character U+%04X%s%s: a box stands in for it", (unsigned)letter,
                           bytes[0] == '\0' ? "" : " ", bytes);
    }
}

static void warn_of_line(const annals_fonts *fonts, const PangoLayoutLine *line, annals_face face,
                         annals_warnings *warnings)
{
    for (const GSList *step = line->runs; step != NULL; step = step->next) {
        const PangoGlyphItem *run = step->data;
        warn_of_letters(run, warnings);
        if (run->item->analysis.font != NULL)
            warn_of_font(fonts, run, face, warnings);
    }
}

annals_status annals_fonts_draw(annals_fonts *fonts, cairo_t *context, const annals_text *text, bool outlines,
                                annals_warnings *warnings, annals_error *error)
{
    static const double shares[] = {[ANNALS_ANCHOR_START] = 0, [ANNALS_ANCHOR_MIDDLE] = 0.5, [ANNALS_ANCHOR_END] = 1};
    set_text line;
    annals_status status = set_line(fonts, text->text, text->face, &line, error);
    if (status != ANNALS_OK)
        return status;
    cairo_set_source_rgba(context, text->colour.red / 255.0, text->colour.green / 255.0, text->colour.blue / 255.0,
                          text->colour.alpha / 255.0);
    double x = text->x - shares[text->anchor] * line.width;
    if (line.plain)
        return annals_glyphs_draw(fonts->faces, context, &line.inter, text, x, outlines, error);
    warn_of_line(fonts, line.pango, text->face, warnings);
    cairo_move_to(context, x, text->baseline);
    if (outlines) {
        pango_cairo_layout_line_path(context, line.pango);
        cairo_fill(context);
    } else {
        pango_cairo_show_layout_line(context, line.pango);
    }
    return ANNALS_OK;
}
