/* Readers of picture files: no cut and no damage is taken for a whole file, or brings them down. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dlfcn.h>

#include "chart/inspect_module.h"
#include "chart/svg.h"
#include "tests/chart/drawing.h"

static const annals_inspect_functions *readers;
static void *handle;

static int setup(void **state)
{
    handle = dlopen(ANNALS_INSPECT_FILE, RTLD_NOW | RTLD_LOCAL);
    readers = handle == NULL ? NULL : dlsym(handle, ANNALS_INSPECT_SYMBOL);
    return readers == NULL ? -1 : drawing_setup(state);
}

static int teardown(void **state)
{
    dlclose(handle);
    return drawing_teardown(state);
}

static const annals_text words = {
    .text = "Finding", .face = {.size = 22, .weight = 700}, .colour = {20, 30, 40, 255}, .x = 20, .baseline = 40};

static annals_scene page(void)
{
    annals_scene scene = drawing_page_of_text(&words);
    scene.title = "Perch\303\251 no: \346\225\270";
    scene.description = "Chart of <one> word & (more).";
    scene.facts = "{\"annals\":1,\"sources\":[\"a \\\"b\\\" \\\\ (c)\"]}";
    return scene;
}

static drawing_file draw(annals_format format)
{
    annals_scene scene = page();
    drawing_file out = {0};
    if (format != ANNALS_SVG)
        return drawing_write(&scene, format, 1);
    assert_int_equal(annals_svg_write(&scene, &out.bytes, &out.size, &out.error), ANNALS_OK);
    return out;
}

static annals_inspect_read *reader_of(annals_format format)
{
    annals_inspect_read *const rows[] = {
        [ANNALS_PNG] = readers->png, [ANNALS_PDF] = readers->pdf, [ANNALS_SVG] = readers->svg};
    return rows[format];
}

static void free_inscription(annals_inscription *found)
{
    annals_str_free(&found->size);
    annals_str_free(&found->title);
    annals_str_free(&found->description);
    annals_str_free(&found->facts);
}

static void what_was_written_is_read_back(void **state)
{
    (void)state;
    static const char *const sizes[] = {
        [ANNALS_PNG] = "300 x 60 px, 96 dpi", [ANNALS_PDF] = "225 x 45 pt", [ANNALS_SVG] = "300 x 60 px"};
    for (annals_format format = ANNALS_PNG; format <= ANNALS_SVG; format++) {
        annals_error error;
        annals_inscription found = {0};
        annals_scene scene = page();
        drawing_file out = draw(format);
        assert_int_equal(reader_of(format)(out.bytes, out.size, &found, &error), ANNALS_OK);
        assert_string_equal(annals_str_text(&found.title), scene.title);
        assert_string_equal(annals_str_text(&found.description), scene.description);
        assert_string_equal(annals_str_text(&found.facts), scene.facts);
        assert_string_equal(annals_str_text(&found.size), sizes[format]);
        free_inscription(&found);
        drawing_free(&out);
    }
}

/* A copy of exactly this size, so that a sanitizer sees a read beyond its end. */
static annals_status read_copy(annals_format format, const char *bytes, size_t size, annals_error *error)
{
    annals_inscription found = {0};
    char *copy = malloc(size + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    annals_status status = reader_of(format)(copy, size, &found, error);
    free_inscription(&found);
    free(copy);
    return status;
}

static void a_file_that_is_cut_short_is_broken(void **state)
{
    (void)state;
    for (annals_format format = ANNALS_PNG; format <= ANNALS_SVG; format++) {
        drawing_file out = draw(format);
        for (size_t size = 0; size < out.size - 8; size += 1 + out.size / 97) {
            annals_error error;
            assert_int_equal(read_copy(format, out.bytes, size, &error), ANNALS_INVALID);
            assert_true(error.message[0] != '\0');
        }
        drawing_free(&out);
    }
}

static void damaged_bytes_are_borne(void **state)
{
    (void)state;
    uint32_t chance = 1;
    for (annals_format format = ANNALS_PNG; format <= ANNALS_SVG; format++) {
        drawing_file out = draw(format);
        for (int turn = 0; turn < 300; turn++) {
            chance = chance * 1664525U + 1013904223U;
            size_t at = chance % out.size;
            char kept = out.bytes[at];
            out.bytes[at] = (char)(chance >> 24);
            annals_error error;
            annals_status status = read_copy(format, out.bytes, out.size, &error);
            assert_true(status == ANNALS_OK || status == ANNALS_INVALID);
            out.bytes[at] = kept;
        }
        drawing_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read_back),
        cmocka_unit_test(a_file_that_is_cut_short_is_broken),
        cmocka_unit_test(damaged_bytes_are_borne),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
