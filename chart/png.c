/* PNG files: draws on an image in memory and writes it with libpng, which is faster and smaller than Cairo's own writer
 * and takes resolution and text. Must not know marks or fonts. */
#include "chart/canvas.h"
#include "series/str.h"

#include <math.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

struct picture {
    cairo_surface_t *image;
    const annals_scene *scene;
    png_structp png;
    png_infop info;
    annals_str file;
    png_bytep row;
    char message[200];
};

static void keep_message(png_structp png, png_const_charp message)
{
    struct picture *picture = png_get_error_ptr(png);
    strncpy(picture->message, message, sizeof picture->message - 1);
    png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void add_bytes(png_structp png, png_bytep bytes, size_t size)
{
    struct picture *picture = png_get_io_ptr(png);
    annals_str_add_bytes(&picture->file, bytes, size);
    if (picture->file.failed)
        png_error(png, "out of memory");
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

static void add_text(const struct picture *picture, const char *key, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    char name[80], language[] = "", *value = strdup(text);
    if (value == NULL)
        png_error(picture->png, "out of memory");
    strcpy(name, key);
    png_text entry = {.compression = PNG_ITXT_COMPRESSION_NONE,
                      .key = name,
                      .text = value,
                      .itxt_length = strlen(value),
                      .lang = language,
                      .lang_key = language};
    png_set_text(picture->png, picture->info, &entry, 1);
    free(value);
}

/* Device pixels a metre: a page in millimetres keeps its size although its pixels are whole. */
static png_uint_32 per_metre(int pixels, double length)
{
    return (png_uint_32)floor(pixels / (length / 96 * 0.0254) + 0.5);
}

static void describe(const struct picture *picture)
{
    const annals_scene *scene = picture->scene;
    png_set_pHYs(picture->png, picture->info, per_metre(cairo_image_surface_get_width(picture->image), scene->width),
                 per_metre(cairo_image_surface_get_height(picture->image), scene->height), PNG_RESOLUTION_METER);
    add_text(picture, "Title", scene->title);
    add_text(picture, "Description", scene->description);
    add_text(picture, "Software", "annals");
    add_text(picture, "annals", scene->facts);
}

static void pack_row(png_bytep row, const unsigned char *from, int width)
{
    for (int x = 0; x < width; x++) {
        uint32_t pixel;
        memcpy(&pixel, from + (size_t)x * 4, sizeof pixel);
        row[x * 3] = (png_byte)(pixel >> 16);
        row[x * 3 + 1] = (png_byte)(pixel >> 8);
        row[x * 3 + 2] = (png_byte)pixel;
    }
}

/* Most rows of a chart are the same as the one above. */
static void write_rows(struct picture *picture, int width, int height)
{
    const unsigned char *from = cairo_image_surface_get_data(picture->image);
    int stride = cairo_image_surface_get_stride(picture->image);
    for (int y = 0; y < height; y++, from += stride) {
        if (y == 0 || memcmp(from, from - stride, (size_t)width * 4) != 0)
            pack_row(picture->row, from, width);
        png_write_row(picture->png, picture->row);
    }
}

static bool write_file(struct picture *picture)
{
    if (setjmp(png_jmpbuf(picture->png)) != 0)
        return false;
    int width = cairo_image_surface_get_width(picture->image), height = cairo_image_surface_get_height(picture->image);
    png_set_write_fn(picture->png, picture, add_bytes, flush_nothing);
    png_set_IHDR(picture->png, picture->info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(picture->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    /* less than half the time of level 6 for an eighth to a quarter more bytes */
    png_set_compression_level(picture->png, 1);
    describe(picture);
    png_write_info(picture->png, picture->info);
    write_rows(picture, width, height);
    png_write_end(picture->png, picture->info);
    return true;
}

static annals_status encode(struct picture *picture, char **bytes, size_t *size, annals_error *error)
{
    picture->row = malloc((size_t)cairo_image_surface_get_width(picture->image) * 3);
    picture->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, picture, keep_message, ignore_warning);
    picture->info = picture->png == NULL ? NULL : png_create_info_struct(picture->png);
    bool ready = picture->info != NULL && picture->row != NULL;
    bool written = ready && write_file(picture);
    png_destroy_write_struct(&picture->png, &picture->info);
    free(picture->row);
    *size = picture->file.size;
    *bytes = written ? annals_str_take(&picture->file) : NULL;
    bool failed = !ready || picture->file.failed;
    annals_str_free(&picture->file);
    if (*bytes != NULL)
        return ANNALS_OK;
    return failed || written ? annals_error_no_memory(error)
                             : annals_error_set(error, ANNALS_INVALID, "PNG: %s", picture->message);
}

annals_status annals_png_write(annals_fonts *fonts, const annals_scene *scene, double scale, char **bytes, size_t *size,
                               annals_warnings *warnings, annals_error *error)
{
    struct picture picture = {.scene = scene};
    picture.image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)floor(scene->width * scale + 0.5),
                                               (int)floor(scene->height * scale + 0.5));
    annals_sheet sheet = {.surface = picture.image, .units = scale, .pixels = true};
    annals_status status = annals_sheet_status(cairo_surface_status(picture.image), error);
    if (status == ANNALS_OK)
        status = annals_sheet_draw(&sheet, fonts, scene, warnings, error);
    if (status == ANNALS_OK) {
        cairo_surface_flush(picture.image);
        status = encode(&picture, bytes, size, error);
    }
    cairo_surface_destroy(picture.image);
    return status;
}
