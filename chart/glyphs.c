/* Draws lines of glyphs with Cairo, from font files that FreeType opens; must not know how lines are set. */
#include "chart/glyphs.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <stdlib.h>
#include <string.h>
#include FT_FREETYPE_H
#include FT_MODULE_H

struct annals_glyph_faces {
    FT_Library library;
    cairo_font_face_t *faces[ANNALS_INTER_STYLES]; /* NULL: not opened yet */
    cairo_font_options_t *options;
};

static void *memory_get(FT_Memory memory, long size)
{
    (void)memory;
    return malloc((size_t)size);
}

static void memory_free(FT_Memory memory, void *block)
{
    (void)memory;
    free(block);
}

static void *memory_resize(FT_Memory memory, long before, long size, void *block)
{
    (void)memory;
    (void)before;
    return realloc(block, (size_t)size);
}

/* FreeType's own is freed by a call that would not wait for the faces. */
static struct FT_MemoryRec_ memory_calls = {NULL, memory_get, memory_free, memory_resize};

annals_glyph_faces *annals_glyph_faces_new(void)
{
    annals_glyph_faces *made = calloc(1, sizeof *made);
    if (made == NULL)
        return NULL;
    made->options = cairo_font_options_create();
    cairo_font_options_set_antialias(made->options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(made->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(made->options, CAIRO_HINT_METRICS_OFF);
    if (FT_New_Library(&memory_calls, &made->library) != 0) {
        made->library = NULL;
        annals_glyph_faces_free(made);
        return NULL;
    }
    FT_Add_Default_Modules(made->library);
    return made;
}

void annals_glyph_faces_free(annals_glyph_faces *faces)
{
    if (faces == NULL)
        return;
    for (size_t i = 0; i < ANNALS_INTER_STYLES; i++)
        cairo_font_face_destroy(faces->faces[i]);
    cairo_font_options_destroy(faces->options);
    if (faces->library != NULL)
        FT_Done_Library(faces->library);
    free(faces);
}

/* Cairo keeps faces in its caches for longer than they are used here; each holds on to the library. */
static void close_face(void *data)
{
    FT_Face face = data;
    FT_Library library = face->glyph->library;
    FT_Done_Face(face);
    FT_Done_Library(library);
}

static annals_status open_face(annals_glyph_faces *faces, size_t style, annals_error *error)
{
    static const cairo_user_data_key_t key;
    FT_Face opened;
    if (faces->faces[style] != NULL)
        return ANNALS_OK;
    FT_Error failure = FT_New_Face(faces->library, annals_inter_file(style), 0, &opened);
    if (failure == FT_Err_Out_Of_Memory)
        return annals_error_no_memory(error);
    if (failure != 0)
        return annals_error_set(error, ANNALS_UNAVAILABLE, "the font %s can't be opened", annals_inter_file(style));
    FT_Reference_Library(faces->library);
    cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(opened, 0);
    if (cairo_font_face_set_user_data(face, &key, opened, close_face) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(face);
        close_face(opened);
        return annals_error_no_memory(error);
    }
    faces->faces[style] = face;
    return ANNALS_OK;
}

static cairo_glyph_t *place_glyphs(const annals_inter_line *line, double x, double baseline)
{
    cairo_glyph_t *glyphs = malloc((line->count + 1) * sizeof *glyphs);
    for (size_t i = 0; glyphs != NULL && i < line->count; i++)
        glyphs[i] = (cairo_glyph_t){line->glyphs[i].glyph, x + line->glyphs[i].x, baseline + line->glyphs[i].y};
    return glyphs;
}

/* Which bytes of the text each run of glyphs stands for, so that it can be selected and searched. */
static int find_clusters(const annals_inter_line *line, size_t size, cairo_text_cluster_t *clusters)
{
    int count = 0;
    for (size_t i = 0; i < line->count;) {
        size_t next = i + 1;
        while (next < line->count && line->glyphs[next].cluster == line->glyphs[i].cluster)
            next++;
        size_t end = next < line->count ? line->glyphs[next].cluster : size;
        clusters[count++] = (cairo_text_cluster_t){(int)(end - line->glyphs[i].cluster), (int)(next - i)};
        i = next;
    }
    return count;
}

static bool show(cairo_t *context, const annals_inter_line *line, const char *text, const cairo_glyph_t *glyphs)
{
    cairo_text_cluster_t *clusters = malloc((line->count + 1) * sizeof *clusters);
    if (clusters == NULL)
        return false;
    size_t size = strlen(text);
    int count = find_clusters(line, size, clusters);
    cairo_show_text_glyphs(context, text, (int)size, glyphs, (int)line->count, clusters, count, 0);
    free(clusters);
    return true;
}

annals_status annals_glyphs_draw(annals_glyph_faces *faces, cairo_t *context, const annals_inter_line *line,
                                 const annals_text *text, double x, bool outlines, annals_error *error)
{
    annals_status status = open_face(faces, line->style, error);
    if (status != ANNALS_OK)
        return status;
    cairo_glyph_t *glyphs = place_glyphs(line, x, text->baseline);
    cairo_set_font_face(context, faces->faces[line->style]);
    cairo_set_font_size(context, text->face.size);
    cairo_set_font_options(context, faces->options);
    bool drawn = glyphs != NULL;
    if (drawn && outlines) {
        cairo_glyph_path(context, glyphs, (int)line->count);
        cairo_fill(context);
    } else if (drawn) {
        drawn = show(context, line, text->text, glyphs);
    }
    free(glyphs);
    return drawn ? ANNALS_OK : annals_error_no_memory(error);
}
