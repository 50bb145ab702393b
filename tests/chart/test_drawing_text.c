/* Text as it is measured and as it stands in a picture. */
#include "tests/chart/drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

static annals_extent measure(const char *text, annals_face face)
{
    annals_error error;
    annals_canvas *canvas = NULL;
    assert_int_equal(drawing_module->open(&canvas, &error), ANNALS_OK);
    annals_extent extent;
    assert_int_equal(drawing_module->measure(canvas, text, face, &extent, &error), ANNALS_OK);
    drawing_module->close(canvas);
    return extent;
}

typedef struct {
    int left, right, top, bottom; /* of the pixels that are not white */
} bounds;

static bounds bounds_of(const drawing_picture *drawn)
{
    bounds found = {drawn->width, -1, drawn->height, -1};
    for (int y = 0; y < drawn->height; y++)
        for (int x = 0; x < drawn->width; x++)
            if (!drawing_is_colour(drawn, x, y, drawing_white)) {
                found.left = x < found.left ? x : found.left;
                found.right = x > found.right ? x : found.right;
                found.top = y < found.top ? y : found.top;
                found.bottom = y > found.bottom ? y : found.bottom;
            }
    return found;
}

static void text_stands_where_it_was_measured(void **state)
{
    (void)state;
    annals_face face = {.size = 14, .weight = 600};
    annals_extent extent = measure("more than 20", face);
    assert_true(extent.width > 80 && extent.width < 100);
    assert_true(extent.ascent > 10 && extent.ascent < 18 && extent.descent > 2 && extent.descent < 6);
    for (int anchor = ANNALS_ANCHOR_START; anchor <= ANNALS_ANCHOR_END; anchor++) {
        annals_text text = {.text = "more than 20",
                            .face = face,
                            .colour = drawing_ink,
                            .anchor = (annals_anchor)anchor,
                            .x = 150,
                            .baseline = 40};
        annals_scene scene = drawing_page_of_text(&text);
        drawing_picture drawn = drawing_draw(&scene, 1);
        bounds found = bounds_of(&drawn);
        double left = 150 - extent.width * anchor / 2;
        assert_true(found.left >= floor(left) && found.left <= left + 3);
        assert_true(found.right < left + extent.width && found.right >= left + extent.width - 4);
        assert_true(found.bottom == 39 || found.bottom == 40);
        assert_true(found.top >= 40 - extent.ascent && found.top <= 31);
        free(drawn.pixels);
    }
}

static void a_width_grows_with_the_size_and_nothing_else(void **state)
{
    (void)state;
    double small = measure("Scale AI", (annals_face){.size = 10, .weight = 400}).width;
    double large = measure("Scale AI", (annals_face){.size = 15, .weight = 400}).width;
    assert_true(fabs(large - 1.5 * small) < 0.02);
    assert_true(measure("Scale AI", (annals_face){.size = 10, .weight = 700}).width > small);
    assert_true(measure("", (annals_face){.size = 10, .weight = 400}).width == 0);
}

/* A zero-width space is not Inter's to set, and changes nothing that can be seen. */
static void the_quick_way_of_setting_text_gives_the_same_widths(void **state)
{
    (void)state;
    static const char *const texts[] = {"AVATAR To. 1,234.5 -> fi", "Perch\303\251 no\314\203",
                                        "\342\202\25414.3B \342\200\224 \342\210\2222%", "\341\273\210\341\272\250"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int weight = 400; weight <= 700; weight += 100)
            for (double size = 11.5; size < 40; size += 12) {
                char slow[80];
                annals_face face = {.size = size, .weight = weight};
                snprintf(slow, sizeof slow, "%s\342\200\213", texts[i]);
                annals_extent quick = measure(texts[i], face), other = measure(slow, face);
                assert_true(fabs(quick.width - other.width) < 0.03);
                assert_true(quick.ascent == other.ascent && quick.descent == other.descent);
            }
}

static void markup_and_hashes_are_drawn_as_letters(void **state)
{
    (void)state;
    annals_face face = {.size = 14, .weight = 400};
    double plain = measure("bold", face).width;
    assert_true(measure("<b>bold</b>", face).width > plain * 2);
    assert_true(measure("&amp;", face).width > measure("&", face).width * 3);
    assert_true(measure("#frx#u", face).width > measure("frxu", face).width + 15);
    assert_true(measure("one\ntwo", face).width > measure("one", face).width + measure("two", face).width);
}

static void right_to_left_and_chinese_text_is_drawn(void **state)
{
    (void)state;
    static const char *const texts[] = {"\331\205\330\261\330\255\330\250\330\247 #1 <b>",
                                        "\346\210\252\350\207\2632025\345\271\264", "\327\251\327\234\327\225\327\235"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        annals_text text = {
            .text = texts[i], .face = {.size = 20, .weight = 400}, .colour = drawing_ink, .x = 20, .baseline = 40};
        annals_scene scene = drawing_page_of_text(&text);
        drawing_file out = drawing_write(&scene, ANNALS_PNG, 1);
        for (size_t line = 0; line < out.warnings.count; line++)
            fail_msg("%s", out.warnings.lines[line]);
        drawing_picture drawn = drawing_read(&out);
        bounds found = bounds_of(&drawn);
        double width = measure(texts[i], text.face).width;
        assert_true(found.left >= 19 && found.right <= 20 + width + 1 && found.right > 20 + width * 0.8);
        free(drawn.pixels);
        drawing_free(&out);
    }
}

static void a_character_that_no_font_has_is_named(void **state)
{
    (void)state;
    annals_text text = {.text = "a\363\261\210\264b",
                        .face = {.size = 14, .weight = 400},
                        .colour = drawing_ink,
                        .x = 20,
                        .baseline = 40};
    annals_scene scene = drawing_page_of_text(&text);
    for (int format = ANNALS_PNG; format <= ANNALS_PDF; format++) {
        drawing_file out = drawing_write(&scene, (annals_format)format, 1);
        assert_int_equal(out.warnings.count, 1);
        assert_string_equal(out.warnings.lines[0], "no font has the character U+F1234: a box stands in for it");
        drawing_free(&out);
    }
}

static void a_font_that_is_not_installed_is_named_with_what_stands_in(void **state)
{
    (void)state;
    annals_text text = {.text = "Hires",
                        .face = {.size = 14, .weight = 400, .family = "No Such Font"},
                        .colour = drawing_ink,
                        .x = 20,
                        .baseline = 40};
    annals_scene scene = drawing_page_of_text(&text);
    drawing_file out = drawing_write(&scene, ANNALS_PNG, 1);
    assert_int_equal(out.warnings.count, 1);
    assert_string_equal(out.warnings.lines[0],
                        "font \"No Such Font\" of the theme is not installed: \"Inter\" stands in");
    drawing_free(&out);
    text.face.family = "Noto Sans";
    out = drawing_write(&scene, ANNALS_PNG, 1);
    assert_int_equal(out.warnings.count, 0);
    drawing_free(&out);
}

/* The same characters have other shapes in Chinese and Japanese print. */
static void han_characters_take_the_shapes_of_the_language(void **state)
{
    (void)state;
    annals_text text = {.text = "\xE7\x9B\xB4\xE9\xAA\xA8", .colour = drawing_ink, .x = 20, .baseline = 40};
    drawing_file out[2];
    for (int i = 0; i < 2; i++) {
        text.face = (annals_face){.size = 24, .weight = 400, .language = i == 0 ? "zh-Hans" : "ja"};
        annals_scene scene = drawing_page_of_text(&text);
        out[i] = drawing_write(&scene, ANNALS_PNG, 1);
        assert_int_equal(out[i].warnings.count, 0);
    }
    assert_false(out[0].size == out[1].size && memcmp(out[0].bytes, out[1].bytes, out[0].size) == 0);
    drawing_free(&out[0]);
    drawing_free(&out[1]);
}

static void what_is_no_utf_8_is_refused(void **state)
{
    (void)state;
    annals_extent extent;
    annals_error error = {0};
    annals_canvas *canvas = NULL;
    assert_int_equal(drawing_module->open(&canvas, &error), ANNALS_OK);
    static const char *const texts[] = {"a\xFF", "\xC3", "\xED\xA0\x80", "\xF8\x88\x80\x80\x80"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        annals_status status =
            drawing_module->measure(canvas, texts[i], (annals_face){.size = 14, .weight = 400}, &extent, &error);
        assert_int_equal(status, ANNALS_INVALID);
        assert_string_equal(error.message, "a text to draw is no UTF-8");
    }
    drawing_module->close(canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stands_where_it_was_measured),
        cmocka_unit_test(a_width_grows_with_the_size_and_nothing_else),
        cmocka_unit_test(the_quick_way_of_setting_text_gives_the_same_widths),
        cmocka_unit_test(markup_and_hashes_are_drawn_as_letters),
        cmocka_unit_test(right_to_left_and_chinese_text_is_drawn),
        cmocka_unit_test(a_character_that_no_font_has_is_named),
        cmocka_unit_test(a_font_that_is_not_installed_is_named_with_what_stands_in),
        cmocka_unit_test(han_characters_take_the_shapes_of_the_language),
        cmocka_unit_test(what_is_no_utf_8_is_refused),
    };
    return cmocka_run_group_tests(tests, drawing_setup, drawing_teardown);
}
