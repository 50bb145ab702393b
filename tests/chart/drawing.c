/* What the tests of the drawing module share: opens it from its file, draws scenes and reads pictures back. */
#include "tests/chart/drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <dlfcn.h>
#include <png.h>
#include <stdio.h>
#include <unistd.h>

void *drawing_handle;
const annals_drawing_module *drawing_module;
const annals_colour drawing_white = {255, 255, 255, 255}, drawing_ink = {20, 30, 40, 255},
                    drawing_blue = {0, 104, 171, 255};

int drawing_setup(void **state)
{
    (void)state;
    drawing_handle = dlopen(ANNALS_DRAWING_MODULE, RTLD_NOW | RTLD_LOCAL);
    if (drawing_handle == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return -1;
    }
    annals_drawing_entry entry;
    void *symbol = dlsym(drawing_handle, ANNALS_DRAWING_ENTRY);
    memcpy(&entry, &symbol, sizeof entry);
    drawing_module = entry();
    return 0;
}

annals_scene drawing_page(double width, double height)
{
    return (annals_scene){.width = width, .height = height, .background = drawing_white};
}

annals_scene drawing_page_of_mark(const annals_mark *mark)
{
    annals_scene scene = drawing_page(100, 60);
    scene.marks = mark;
    scene.mark_count = 1;
    return scene;
}

annals_scene drawing_page_of_text(const annals_text *text)
{
    annals_scene scene = drawing_page(300, 60);
    scene.texts = text;
    scene.text_count = 1;
    return scene;
}

annals_status drawing_try_write(annals_canvas *canvas, const annals_scene *scene, annals_format format, double scale,
                                drawing_file *out)
{
    annals_drawing drawing = {.format = format, .scale = scale};
    *out = (drawing_file){0};
    return drawing_module->write(canvas, scene, &drawing, &out->bytes, &out->size, &out->warnings, &out->error);
}

drawing_file drawing_write(const annals_scene *scene, annals_format format, double scale)
{
    annals_error error;
    annals_canvas *canvas = NULL;
    assert_int_equal(drawing_module->open(&canvas, &error), ANNALS_OK);
    drawing_file out;
    assert_int_equal(drawing_try_write(canvas, scene, format, scale, &out), ANNALS_OK);
    drawing_module->close(canvas);
    return out;
}

void drawing_free(drawing_file *out)
{
    for (size_t i = 0; i < out->warnings.count; i++)
        free(out->warnings.lines[i]);
    free(out->warnings.lines);
    free(out->bytes);
}

drawing_picture drawing_read(const drawing_file *out)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, out->bytes, out->size) != 0);
    image.format = PNG_FORMAT_RGB;
    drawing_picture read = {
        .pixels = malloc(PNG_IMAGE_SIZE(image)), .width = (int)image.width, .height = (int)image.height};
    assert_non_null(read.pixels);
    assert_true(png_image_finish_read(&image, NULL, read.pixels, 0, NULL) != 0);
    return read;
}

drawing_picture drawing_draw(const annals_scene *scene, double scale)
{
    drawing_file out = drawing_write(scene, ANNALS_PNG, scale);
    drawing_picture drawn = drawing_read(&out);
    drawing_free(&out);
    return drawn;
}

const unsigned char *drawing_pixel(const drawing_picture *drawn, int x, int y)
{
    assert_true(x >= 0 && y >= 0 && x < drawn->width && y < drawn->height);
    return drawn->pixels + 3 * ((size_t)y * (size_t)drawn->width + (size_t)x);
}

bool drawing_is_colour(const drawing_picture *drawn, int x, int y, annals_colour colour)
{
    const unsigned char *seen = drawing_pixel(drawn, x, y);
    return seen[0] == colour.red && seen[1] == colour.green && seen[2] == colour.blue;
}

/* Pango looks up fonts in threads of its own; what one holds when the process ends would be taken for a leak. */
int drawing_teardown(void **state)
{
    (void)state;
    for (int tries = 0, threads = 2; tries < 1000 && threads > 1; tries++) {
        threads = 0;
        DIR *folder = opendir("/proc/self/task");
        for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;)
            threads += entry->d_name[0] != '.';
        if (folder != NULL)
            closedir(folder);
        usleep(1000);
    }
    return 0;
}
