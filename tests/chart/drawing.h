/* What the tests of the drawing module share. */
#ifndef ANNALS_TESTS_DRAWING_H
#define ANNALS_TESTS_DRAWING_H

#include "chart/scene.h"

/* The module as a program opens it; set by drawing_setup. */
extern void *drawing_handle;
extern const annals_drawing_module *drawing_module;
extern const annals_colour drawing_white, drawing_ink, drawing_blue;

typedef struct {
    char *bytes;
    size_t size;
    annals_warnings warnings;
    annals_error error;
} drawing_file;

typedef struct {
    unsigned char *pixels; /* RGB */
    int width, height;
} drawing_picture;

int drawing_setup(void **state);
annals_scene drawing_page(double width, double height);
annals_scene drawing_page_of_mark(const annals_mark *mark);
annals_scene drawing_page_of_text(const annals_text *text);
annals_status drawing_try_write(annals_canvas *canvas, const annals_scene *scene, annals_format format, double scale,
                                drawing_file *out);
drawing_file drawing_write(const annals_scene *scene, annals_format format, double scale);
void drawing_free(drawing_file *out);
drawing_picture drawing_read(const drawing_file *out);
drawing_picture drawing_draw(const annals_scene *scene, double scale);
const unsigned char *drawing_pixel(const drawing_picture *drawn, int x, int y);
bool drawing_is_colour(const drawing_picture *drawn, int x, int y, annals_colour colour);
int drawing_teardown(void **state);

#endif
