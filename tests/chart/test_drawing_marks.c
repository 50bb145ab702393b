/* Marks as they stand in a picture, pixel by pixel. */
#include "tests/chart/drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

/* Whether the pixels of the box are of one colour and all others white. */
static void assert_only(const drawing_picture *drawn, int left, int top, int width, int height, annals_colour colour)
{
    for (int y = 0; y < drawn->height; y++)
        for (int x = 0; x < drawn->width; x++) {
            bool inside = x >= left && x < left + width && y >= top && y < top + height;
            if (!drawing_is_colour(drawn, x, y, inside ? colour : drawing_white))
                fail_msg("pixel %d,%d is #%02x%02x%02x", x, y, drawing_pixel(drawn, x, y)[0],
                         drawing_pixel(drawn, x, y)[1], drawing_pixel(drawn, x, y)[2]);
        }
}

static void a_bar_is_sharp_to_the_pixel_at_every_scale(void **state)
{
    (void)state;
    annals_mark bar = {.shape = ANNALS_MARK_RECTANGLE, .box = {10, 20, 50, 13}, .colour = drawing_blue};
    annals_scene scene = drawing_page_of_mark(&bar);
    for (int scale = 1; scale <= 4; scale++) {
        drawing_picture drawn = drawing_draw(&scene, scale);
        assert_only(&drawn, 10 * scale, 20 * scale, 50 * scale, 13 * scale, drawing_blue);
        free(drawn.pixels);
    }
}

static void a_bar_between_pixels_is_sharp_too(void **state)
{
    (void)state;
    annals_mark bar = {.shape = ANNALS_MARK_RECTANGLE, .box = {10.3, 20.4, 50.4, 0.2}, .colour = drawing_blue};
    annals_scene scene = drawing_page_of_mark(&bar);
    drawing_picture drawn = drawing_draw(&scene, 1);
    assert_only(&drawn, 10, 20, 51, 1, drawing_blue);
    free(drawn.pixels);
}

static void a_bar_beyond_the_page_is_cut_at_its_edge(void **state)
{
    (void)state;
    annals_mark bar = {.shape = ANNALS_MARK_RECTANGLE, .box = {-500, 50, 20000, 30}, .colour = drawing_blue};
    annals_scene scene = drawing_page_of_mark(&bar);
    drawing_picture drawn = drawing_draw(&scene, 1);
    assert_only(&drawn, 0, 50, 100, 10, drawing_blue);
    free(drawn.pixels);
    bar.box = (annals_box){200, 200, 50, 50};
    drawn = drawing_draw(&scene, 1);
    assert_only(&drawn, 0, 0, 0, 0, drawing_blue);
    free(drawn.pixels);
}

static void a_rule_covers_whole_pixels(void **state)
{
    (void)state;
    annals_point points[2] = {{30.5, 10}, {30.5, 50}};
    annals_mark rule = {
        .shape = ANNALS_MARK_LINE, .points = points, .point_count = 2, .stroke = drawing_ink, .stroke_width = 1};
    annals_scene scene = drawing_page_of_mark(&rule);
    drawing_picture drawn = drawing_draw(&scene, 1);
    assert_only(&drawn, 30, 10, 1, 40, drawing_ink);
    free(drawn.pixels);
    drawn = drawing_draw(&scene, 2);
    assert_only(&drawn, 60, 20, 2, 80, drawing_ink);
    free(drawn.pixels);
    points[0] = (annals_point){10, 20};
    points[1] = (annals_point){90, 20};
    drawn = drawing_draw(&scene, 1);
    assert_only(&drawn, 10, 20, 80, 1, drawing_ink);
    free(drawn.pixels);
}

static void a_dashed_rule_has_gaps(void **state)
{
    (void)state;
    annals_point points[2] = {{10, 20.5}, {90, 20.5}};
    annals_mark rule = {.shape = ANNALS_MARK_LINE,
                        .points = points,
                        .point_count = 2,
                        .stroke = drawing_ink,
                        .stroke_width = 1,
                        .dash = 4};
    annals_scene scene = drawing_page_of_mark(&rule);
    drawing_picture drawn = drawing_draw(&scene, 1);
    for (int x = 10; x < 90; x++)
        assert_true(drawing_is_colour(&drawn, x, 20, (x - 10) % 8 < 4 ? drawing_ink : drawing_white));
    free(drawn.pixels);
}

static void a_curve_of_thousands_of_points_has_no_seam(void **state)
{
    (void)state;
    static annals_point points[4000];
    for (int i = 0; i < 4000; i++)
        points[i] = (annals_point){10 + i * 0.02, 30 + 1e-9 * (i % 2)};
    annals_colour light = {0, 104, 171, 100};
    annals_mark curve = {
        .shape = ANNALS_MARK_LINE, .points = points, .point_count = 4000, .stroke = light, .stroke_width = 4};
    annals_scene scene = drawing_page_of_mark(&curve);
    drawing_picture drawn = drawing_draw(&scene, 1);
    for (int x = 12; x < 88; x++)
        assert_memory_equal(drawing_pixel(&drawn, x, 30), drawing_pixel(&drawn, 12, 30), 3);
    assert_false(drawing_is_colour(&drawn, 12, 30, drawing_white));
    free(drawn.pixels);
}

/* The pixel `step` pixels of 80 away from the side where the fade begins. */
static const unsigned char *fade_pixel(const drawing_picture *drawn, annals_side from, int step)
{
    switch (from) {
    case ANNALS_FROM_LEFT: return drawing_pixel(drawn, 10 + step, 50);
    case ANNALS_FROM_RIGHT: return drawing_pixel(drawn, 89 - step, 50);
    case ANNALS_FROM_TOP: return drawing_pixel(drawn, 50, 10 + step);
    default: return drawing_pixel(drawn, 50, 89 - step);
    }
}

static void a_fade_goes_from_its_colour_to_nothing(void **state)
{
    (void)state;
    annals_mark fade = {.shape = ANNALS_MARK_FADE, .box = {10, 10, 80, 80}, .colour = drawing_blue};
    annals_scene scene = drawing_page(100, 100);
    scene.marks = &fade;
    scene.mark_count = 1;
    for (int from = ANNALS_FROM_LEFT; from <= ANNALS_FROM_BOTTOM; from++) {
        fade.from = (annals_side)from;
        drawing_picture drawn = drawing_draw(&scene, 1);
        assert_true(fade_pixel(&drawn, fade.from, 0)[0] < 10);
        assert_true(fade_pixel(&drawn, fade.from, 79)[0] > 245);
        for (int step = 1; step < 80; step++)
            assert_true(fade_pixel(&drawn, fade.from, step)[0] > fade_pixel(&drawn, fade.from, step - 1)[0]);
        assert_true(drawing_is_colour(&drawn, 9, 50, drawing_white) &&
                    drawing_is_colour(&drawn, 90, 50, drawing_white));
        free(drawn.pixels);
    }
}

static void a_hatch_is_half_empty_and_stays_in_its_box(void **state)
{
    (void)state;
    annals_mark hatch = {
        .shape = ANNALS_MARK_HATCH, .box = {20, 10, 40, 30}, .colour = drawing_blue, .stroke_width = 2, .dash = 6};
    annals_scene scene = drawing_page_of_mark(&hatch);
    drawing_picture drawn = drawing_draw(&scene, 2);
    int full = 0, empty = 0;
    for (int y = 0; y < drawn.height; y++)
        for (int x = 0; x < drawn.width; x++) {
            bool inside = x >= 40 && x < 120 && y >= 20 && y < 80;
            assert_true(inside || drawing_is_colour(&drawn, x, y, drawing_white));
            full += inside && drawing_is_colour(&drawn, x, y, drawing_blue);
            empty += inside && drawing_is_colour(&drawn, x, y, drawing_white);
        }
    assert_true(full > 4800 / 6 && empty > 4800 / 3);
    free(drawn.pixels);
}

static void an_area_fills_what_lies_between_its_corners(void **state)
{
    (void)state;
    annals_point corners[] = {{10, 50}, {10, 10}, {40, 10}, {40, 30}, {70, 30}, {70, 50}};
    annals_mark area = {.shape = ANNALS_MARK_AREA,
                        .box = {10, 10, 60, 40},
                        .points = corners,
                        .point_count = 6,
                        .colour = drawing_blue};
    annals_scene scene = drawing_page_of_mark(&area);
    drawing_picture drawn = drawing_draw(&scene, 1);
    for (int y = 0; y < drawn.height; y++)
        for (int x = 0; x < drawn.width; x++) {
            bool inside = x >= 10 && x < 70 && y < 50 && y >= (x < 40 ? 10 : 30);
            assert_true(drawing_is_colour(&drawn, x, y, inside ? drawing_blue : drawing_white));
        }
    free(drawn.pixels);
}

static void a_disc_is_round_and_keeps_its_place(void **state)
{
    (void)state;
    annals_point middle = {50, 30};
    annals_mark disc = {.shape = ANNALS_MARK_DISC,
                        .box = {40, 20, 20, 20},
                        .points = &middle,
                        .point_count = 1,
                        .colour = drawing_blue,
                        .stroke = drawing_ink,
                        .stroke_width = 2};
    annals_scene scene = drawing_page_of_mark(&disc);
    drawing_picture drawn = drawing_draw(&scene, 1);
    assert_true(drawing_is_colour(&drawn, 50, 30, drawing_blue));
    assert_true(drawing_is_colour(&drawn, 59, 30, drawing_ink) && drawing_is_colour(&drawn, 49, 20, drawing_ink));
    assert_true(drawing_is_colour(&drawn, 41, 21, drawing_white)); /* the corner of its box */
    for (int i = 0; i < 12; i++)
        assert_true(abs(drawing_pixel(&drawn, 38 + i, 30)[0] - drawing_pixel(&drawn, 61 - i, 29)[0]) < 4);
    free(drawn.pixels);
}

static void an_outline_is_sharp_and_its_corners_are_closed(void **state)
{
    (void)state;
    annals_mark box = {
        .shape = ANNALS_MARK_RECTANGLE, .box = {10, 10, 40, 20}, .stroke = drawing_ink, .stroke_width = 1};
    annals_scene scene = drawing_page_of_mark(&box);
    drawing_picture drawn = drawing_draw(&scene, 1);
    assert_true(drawing_is_colour(&drawn, 10, 10, drawing_ink) && drawing_is_colour(&drawn, 50, 10, drawing_ink));
    assert_true(drawing_is_colour(&drawn, 10, 30, drawing_ink) && drawing_is_colour(&drawn, 50, 30, drawing_ink));
    assert_true(drawing_is_colour(&drawn, 11, 11, drawing_white) && drawing_is_colour(&drawn, 9, 9, drawing_white));
    free(drawn.pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_is_sharp_to_the_pixel_at_every_scale),
        cmocka_unit_test(a_bar_between_pixels_is_sharp_too),
        cmocka_unit_test(a_bar_beyond_the_page_is_cut_at_its_edge),
        cmocka_unit_test(a_rule_covers_whole_pixels),
        cmocka_unit_test(a_dashed_rule_has_gaps),
        cmocka_unit_test(a_curve_of_thousands_of_points_has_no_seam),
        cmocka_unit_test(a_fade_goes_from_its_colour_to_nothing),
        cmocka_unit_test(a_hatch_is_half_empty_and_stays_in_its_box),
        cmocka_unit_test(an_area_fills_what_lies_between_its_corners),
        cmocka_unit_test(a_disc_is_round_and_keeps_its_place),
        cmocka_unit_test(an_outline_is_sharp_and_its_corners_are_closed),
    };
    return cmocka_run_group_tests(tests, drawing_setup, drawing_teardown);
}
