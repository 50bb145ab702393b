/* The files that the drawing module writes, and what it refuses. */
#include "tests/chart/drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dlfcn.h>
#include <math.h>
#include <png.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- PNG -----------------------------------------------------------------------------------------------------------*/

typedef struct {
    const drawing_file *out;
    size_t at;
} reader;

static void read_bytes(png_structp png, png_bytep bytes, size_t size)
{
    reader *source = png_get_io_ptr(png);
    assert_true(size <= source->out->size - source->at);
    memcpy(bytes, source->out->bytes + source->at, size);
    source->at += size;
}

static const char *text_of(png_structp png, png_infop info, const char *key)
{
    png_textp entries;
    int count;
    png_get_text(png, info, &entries, &count);
    for (int i = 0; i < count; i++)
        if (strcmp(entries[i].key, key) == 0) {
            assert_int_equal(entries[i].compression, PNG_ITXT_COMPRESSION_NONE);
            return entries[i].text;
        }
    return NULL;
}

static void a_png_says_what_it_shows_and_how_large_it_is(void **state)
{
    (void)state;
    annals_scene scene = drawing_page(120, 40);
    scene.title = "Perch\303\251 no";
    scene.description = "Bar chart of two bars.";
    scene.facts = "{\"annals\":1,\"observations\":[\"a1b2\"]}";
    drawing_file out = drawing_write(&scene, ANNALS_PNG, 2);
    reader source = {.out = &out};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_read_fn(png, &source, read_bytes);
    png_read_info(png, info);
    assert_int_equal(png_get_image_width(png, info), 240);
    assert_int_equal(png_get_image_height(png, info), 80);
    assert_int_equal(png_get_color_type(png, info), PNG_COLOR_TYPE_RGB);
    assert_int_equal(png_get_x_pixels_per_meter(png, info), 7559); /* 192 an inch */
    assert_string_equal(text_of(png, info, "Title"), scene.title);
    assert_string_equal(text_of(png, info, "Description"), scene.description);
    assert_string_equal(text_of(png, info, "annals"), scene.facts);
    assert_string_equal(text_of(png, info, "Software"), "annals");
    assert_false(png_get_valid(png, info, PNG_INFO_tIME));
    png_destroy_read_struct(&png, &info, NULL);
    drawing_free(&out);
}

/* --- Same bytes ----------------------------------------------------------------------------------------------------*/

static void assert_same_file(const annals_scene *scene, annals_format format, const drawing_file *first)
{
    drawing_file again = drawing_write(scene, format, 2);
    assert_int_equal(again.size, first->size);
    assert_memory_equal(again.bytes, first->bytes, first->size);
    drawing_free(&again);
}

static void the_same_scene_gives_the_same_bytes_wherever_it_is_drawn(void **state)
{
    (void)state;
    static const char *const settings[][2] = {{"LANG", "zh_TW.UTF-8"},  {"LC_ALL", "C"},
                                              {"PANGO_LANGUAGE", "ja"}, {"TZ", "Asia/Tokyo"},
                                              {"HOME", "/nonexistent"}, {"FONTCONFIG_FILE", "/nonexistent"}};
    annals_mark fade = {.shape = ANNALS_MARK_FADE, .box = {10, 10, 80, 20}, .colour = drawing_blue};
    annals_text texts[] = {{.role = ANNALS_ROLE_TITLE,
                            .text = "Title",
                            .face = {.size = 22, .weight = 700},
                            .colour = drawing_ink,
                            .baseline = 30},
                           {.text = "\346\225\260\345\215\201 \351\252\250",
                            .face = {.size = 14, .weight = 400},
                            .colour = drawing_ink,
                            .baseline = 50}};
    annals_scene scene = drawing_page_of_mark(&fade);
    scene.texts = texts;
    scene.text_count = 2;
    for (int format = ANNALS_PNG; format <= ANNALS_PDF; format++) {
        drawing_file first = drawing_write(&scene, (annals_format)format, 2);
        assert_same_file(&scene, (annals_format)format, &first);
        for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
            const char *before = getenv(settings[i][0]);
            char *kept = before == NULL ? NULL : strdup(before);
            setenv(settings[i][0], settings[i][1], 1);
            assert_same_file(&scene, (annals_format)format, &first);
            if (kept == NULL)
                unsetenv(settings[i][0]);
            else
                setenv(settings[i][0], kept, 1);
            free(kept);
        }
        drawing_free(&first);
    }
}

static void *draw_often(void *scene)
{
    drawing_file *drawn = malloc(8 * sizeof *drawn);
    for (int i = 0; drawn != NULL && i < 8; i++)
        drawn[i] = drawing_write(scene, i % 2 == 0 ? ANNALS_PNG : ANNALS_PDF, 1);
    return drawn;
}

static void two_threads_draw_at_once(void **state)
{
    (void)state;
    annals_mark bar = {.shape = ANNALS_MARK_RECTANGLE, .box = {10, 20, 50, 13}, .colour = drawing_blue};
    annals_text text = {.text = "\346\225\260\345\215\201 a",
                        .face = {.size = 14, .weight = 400},
                        .colour = drawing_ink,
                        .baseline = 50};
    annals_scene scene = drawing_page_of_mark(&bar);
    scene.texts = &text;
    scene.text_count = 1;
    pthread_t threads[2];
    void *drawn[2];
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, draw_often, &scene), 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_join(threads[i], &drawn[i]), 0);
    for (int i = 0; i < 8; i++) {
        drawing_file *one = (drawing_file *)drawn[0] + i, *other = (drawing_file *)drawn[1] + i,
                     *first = (drawing_file *)drawn[0] + i % 2;
        assert_int_equal(one->size, other->size);
        assert_memory_equal(one->bytes, other->bytes, one->size);
        assert_memory_equal(one->bytes, first->bytes, one->size);
    }
    for (int i = 0; i < 16; i++)
        drawing_free((drawing_file *)drawn[i / 8] + i % 8);
    free(drawn[0]);
    free(drawn[1]);
}

static bool holds(const drawing_file *out, const char *text)
{
    return memmem(out->bytes, out->size, text, strlen(text)) != NULL;
}

static void a_pdf_says_what_it_shows_and_bears_no_date_of_its_making(void **state)
{
    (void)state;
    annals_text text = {
        .text = "Finding", .face = {.size = 22, .weight = 700}, .colour = drawing_ink, .x = 20, .baseline = 40};
    annals_scene scene = drawing_page_of_text(&text);
    scene.title = "Finding";
    scene.description = "Chart of one word.";
    scene.facts = "a1b2";
    drawing_file out = drawing_write(&scene, ANNALS_PDF, 1);
    assert_memory_equal(out.bytes, "%PDF-", 5);
    assert_true(holds(&out, "%%EOF") && holds(&out, "(Finding)") && holds(&out, "(Chart of one word.)"));
    assert_true(holds(&out, "(a1b2)") && holds(&out, "(annals)") && holds(&out, "20000101000000Z"));
    assert_true(holds(&out, "/MediaBox [ 0 0 225 45 ]"));
    assert_true(holds(&out, "+InterDisplay-Bold")); /* a subset, embedded */
    drawing_free(&out);
}

/* The object of a number where the last table of places that names it says it is. */
static const char *object_of(const drawing_file *out, size_t number)
{
    const char *end = out->bytes + out->size - strlen("%%EOF\n"), *start = end;
    while (memcmp(start, "startxref\n", 10) != 0)
        start--;
    size_t table = strtoul(start + 10, NULL, 10), first, count = 0;
    assert_true(table < out->size);
    const char *row = out->bytes + table;
    assert_memory_equal(row, "xref\n", 5);
    row += 5;
    while (sscanf(row, "%zu %zu\n", &first, &count) == 2 && memcmp(row, "trailer", 7) != 0) {
        row = (const char *)memchr(row, '\n', 64) + 1;
        if (number >= first && number < first + count)
            return out->bytes + strtoul(row + 20 * (number - first), NULL, 10);
        row += 20 * count;
    }
    return NULL;
}

static void a_pdf_says_that_it_is_tagged_and_what_its_figure_shows(void **state)
{
    (void)state;
    annals_text text = {.text = "Finding",
                        .face = {.size = 22, .weight = 700, .language = "it"},
                        .colour = drawing_ink,
                        .x = 20,
                        .baseline = 40};
    annals_scene scene = drawing_page_of_text(&text);
    scene.title = "Finding";
    scene.description = "A \xE2\x82\xAC \xF0\x9F\x98\x80";
    drawing_file out = drawing_write(&scene, ANNALS_PDF, 1);
    const char *root = out.bytes;
    for (const char *next; (next = memmem(root + 1, (size_t)(out.bytes + out.size - root - 1), "/Root ", 6));)
        root = next;
    const char *catalog = object_of(&out, strtoul(root + 6, NULL, 10));
    assert_non_null(catalog);
    const char *end = memmem(catalog, (size_t)(out.bytes + out.size - catalog), "endobj", 6);
    assert_non_null(memmem(catalog, (size_t)(end - catalog), "/MarkInfo << /Marked true >>", 28));
    assert_non_null(memmem(catalog, (size_t)(end - catalog), "/Lang (it)", 10));
    assert_non_null(memmem(catalog, (size_t)(end - catalog), "/StructTreeRoot", 15));
    const char *alt = memmem(out.bytes, out.size, "/Alt <FEFF0041002020AC0020D83DDE00>", 35);
    assert_non_null(alt);
    const char *figure = alt;
    while (memcmp(figure, " 0 obj", 6) != 0)
        figure--;
    while (figure[-1] >= '0' && figure[-1] <= '9')
        figure--;
    assert_ptr_equal(object_of(&out, strtoul(figure, NULL, 10)), figure);
    drawing_free(&out);
}

/* --- Refusals ------------------------------------------------------------------------------------------------------*/

static void refuse(const annals_scene *scene, double scale)
{
    annals_error error;
    annals_canvas *canvas = NULL;
    assert_int_equal(drawing_module->open(&canvas, &error), ANNALS_OK);
    drawing_file out;
    assert_int_equal(drawing_try_write(canvas, scene, ANNALS_PNG, scale, &out), ANNALS_INVALID);
    assert_true(out.error.message[0] != '\0');
    assert_null(out.bytes);
    drawing_free(&out);
    drawing_module->close(canvas);
}

static void pages_and_marks_of_senseless_size_are_refused(void **state)
{
    (void)state;
    static const double sizes[] = {0, -5, 1e6, 0.3, NAN, INFINITY};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        annals_scene scene = drawing_page(sizes[i], 100);
        refuse(&scene, 1);
        scene = drawing_page(100, sizes[i]);
        refuse(&scene, 1);
        annals_mark mark = {.shape = ANNALS_MARK_RECTANGLE, .box = {0, 0, 10, 10}, .colour = drawing_blue};
        mark.box.width = i == 0 || i == 3 ? 1e9 : sizes[i];
        scene = drawing_page_of_mark(&mark);
        refuse(&scene, 1);
    }
    annals_scene scene = drawing_page(15000, 15000);
    refuse(&scene, 8);
    scene = drawing_page(100, 100);
    refuse(&scene, 0);
    refuse(&scene, 9);
    refuse(&scene, NAN);
}

static void text_that_is_no_text_is_refused(void **state)
{
    (void)state;
    annals_text text = {.text = "a\377b", .face = {.size = 14, .weight = 400}, .x = 20, .baseline = 40};
    annals_scene scene = drawing_page_of_text(&text);
    refuse(&scene, 1);
    text.text = NULL;
    refuse(&scene, 1);
    text.text = "a";
    text.face.size = 0;
    refuse(&scene, 1);
    text.face.size = 14;
    text.x = NAN;
    refuse(&scene, 1);
}

static annals_status write_with_drivers(const char *folder, annals_error *error)
{
    setenv("PLPLOT_DRV_DIR", folder, 1);
    annals_canvas *canvas = NULL;
    assert_int_equal(drawing_module->open(&canvas, error), ANNALS_OK);
    annals_scene scene = drawing_page(100, 60);
    drawing_file out;
    annals_status status = drawing_try_write(canvas, &scene, ANNALS_PNG, 1, &out);
    *error = out.error;
    drawing_free(&out);
    drawing_module->close(canvas);
    unsetenv("PLPLOT_DRV_DIR");
    return status;
}

static void a_missing_driver_is_named_with_its_package(void **state)
{
    (void)state;
    annals_error error;
    assert_int_equal(write_with_drivers("/nonexistent", &error), ANNALS_UNAVAILABLE);
    assert_non_null(strstr(error.message, "plplot-driver-cairo"));
}

static void put(const char *folder, const char *name, const char *text)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *made = fopen(path, "w");
    assert_non_null(made);
    fputs(text, made);
    fclose(made);
}

/* In a process of its own: PLplot looks for its drivers once. */
static void a_broken_driver_is_a_status_and_no_exit(void **state)
{
    (void)state;
    char folder[] = "/tmp/annals-drivers-XXXXXX";
    assert_non_null(mkdtemp(folder));
    put(folder, "cairo.driver_info", "extcairo:Cairo External Context Driver:0:cairo:107:extcairo\n");
    put(folder, "cairo.so", "no library");
    pid_t child = fork();
    if (child == 0) {
        annals_error error;
        fclose(stderr);
        _exit(write_with_drivers(folder, &error) == ANNALS_UNAVAILABLE ? 77 : 1);
    }
    int result;
    assert_int_equal(waitpid(child, &result, 0), child);
    char command[100];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
    assert_true(WIFEXITED(result));
    assert_int_equal(WEXITSTATUS(result), 77);
}

static void the_module_exports_its_entry_alone(void **state)
{
    (void)state;
    assert_int_equal(drawing_module->version, ANNALS_DRAWING_VERSION);
    assert_null(dlsym(drawing_handle, "annals_error_set"));
    assert_null(dlsym(drawing_handle, "annals_png_write"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_broken_driver_is_a_status_and_no_exit),
        cmocka_unit_test(a_png_says_what_it_shows_and_how_large_it_is),
        cmocka_unit_test(the_same_scene_gives_the_same_bytes_wherever_it_is_drawn),
        cmocka_unit_test(two_threads_draw_at_once),
        cmocka_unit_test(a_pdf_says_what_it_shows_and_bears_no_date_of_its_making),
        cmocka_unit_test(a_pdf_says_that_it_is_tagged_and_what_its_figure_shows),
        cmocka_unit_test(pages_and_marks_of_senseless_size_are_refused),
        cmocka_unit_test(text_that_is_no_text_is_refused),
        cmocka_unit_test(a_missing_driver_is_named_with_its_package),
        cmocka_unit_test(the_module_exports_its_entry_alone),
    };
    return cmocka_run_group_tests(tests, drawing_setup, drawing_teardown);
}
