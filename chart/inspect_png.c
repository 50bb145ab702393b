/* Reads what a PNG says of itself, and whether it is whole; knows nothing of charts. */
#include "chart/inspect_module.h"

#include <math.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *bytes;
    size_t size;
    annals_inscription *found;
    png_structp png;
    png_infop info;
    png_bytep row;
    char message[200];
} reader;

static void keep_message(png_structp png, png_const_charp message)
{
    reader *source = png_get_error_ptr(png);
    strncpy(source->message, message, sizeof source->message - 1);
    png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void hand_out(png_structp png, png_bytep bytes, size_t size)
{
    reader *source = png_get_io_ptr(png);
    if (size > source->size)
        png_error(png, "it ends in its middle");
    memcpy(bytes, source->bytes, size);
    source->bytes += size;
    source->size -= size;
}

static void keep_texts(const reader *source)
{
    annals_inscription *found = source->found;
    const struct {
        const char *key;
        annals_str *text;
    } keys[] = {{"Title", &found->title}, {"Description", &found->description}, {"annals", &found->facts}};
    png_textp texts = NULL;
    int count = png_get_text(source->png, source->info, &texts, NULL);
    for (int i = 0; i < count; i++)
        for (size_t j = 0; j < sizeof keys / sizeof keys[0]; j++)
            if (strcmp(texts[i].key, keys[j].key) == 0 && keys[j].text->size == 0)
                annals_str_add(keys[j].text, texts[i].text);
}

static void keep_size(const reader *source)
{
    png_uint_32 metre = png_get_x_pixels_per_meter(source->png, source->info);
    annals_str *size = &source->found->size;
    annals_str_format(size, "%u x %u px", (unsigned)png_get_image_width(source->png, source->info),
                      (unsigned)png_get_image_height(source->png, source->info));
    if (metre > 0)
        annals_str_format(size, ", %.0f dpi", floor(metre * 0.0254 + 0.5));
}

static bool read_file(reader *source)
{
    if (setjmp(png_jmpbuf(source->png)) != 0)
        return false;
    png_set_read_fn(source->png, source, hand_out);
    png_read_info(source->png, source->info);
    keep_size(source);
    int passes = png_set_interlace_handling(source->png);
    png_read_update_info(source->png, source->info);
    source->row = calloc(1, png_get_rowbytes(source->png, source->info));
    if (source->row == NULL)
        png_error(source->png, "out of memory");
    png_uint_32 height = png_get_image_height(source->png, source->info);
    for (int pass = 0; pass < passes; pass++)
        for (png_uint_32 y = 0; y < height; y++)
            png_read_row(source->png, source->row, NULL);
    png_read_end(source->png, source->info);
    keep_texts(source);
    return true;
}

annals_status annals_inspect_png(const char *bytes, size_t size, annals_inscription *found, annals_error *error)
{
    reader source = {.bytes = bytes, .size = size, .found = found};
    source.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, keep_message, ignore_warning);
    source.info = source.png == NULL ? NULL : png_create_info_struct(source.png);
    bool ready = source.info != NULL, whole = ready && read_file(&source);
    png_destroy_read_struct(&source.png, &source.info, NULL);
    free(source.row);
    if (!ready)
        return annals_error_no_memory(error);
    return whole ? ANNALS_OK : annals_error_set(error, ANNALS_INVALID, "the PNG is broken: %s", source.message);
}
