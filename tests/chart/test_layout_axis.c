/* Axes of values: ticks at 1-2-5, ends that hold the data, zero and logarithms. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart/layout_axis.h"

static annals_axis made;
static annals_scene scene;

static annals_axis *make(annals_axis_wish wish)
{
    annals_layout layout = {.scene = &scene, .arena = scene.arena, .unit = "people"};
    made = annals_axis_make(&layout, &wish);
    assert_int_equal(layout.status, ANNALS_OK);
    assert_true(made.count >= 2);
    assert_true(made.low <= wish.low && made.high >= wish.high);
    for (size_t i = 1; i < made.count; i++)
        assert_true(annals_decimal_compare(made.ticks[i - 1], made.ticks[i]) < 0);
    return &made;
}

static void assert_ticks(const annals_axis *axis, const char *wanted)
{
    annals_layout layout = {.scene = &scene, .arena = scene.arena, .unit = "people"};
    annals_str list = {0};
    for (size_t i = 0; i < axis->count; i++)
        annals_str_format(&list, i ? " %s" : "%s", annals_axis_text(&layout, axis, i));
    assert_string_equal(annals_str_text(&list), wanted);
    annals_str_free(&list);
}

static void a_linear_axis_shows_zero_unless_that_presses_all_flat(void **state)
{
    (void)state;
    assert_ticks(make((annals_axis_wish){.low = 10, .high = 95}), "0 20 40 60 80 100");
    assert_ticks(make((annals_axis_wish){.low = 903, .high = 951}), "900 910 920 930 940 950 960");
    assert_true(make((annals_axis_wish){.low = 900, .high = 950, .from_zero = true})->low == 0);
    assert_ticks(make((annals_axis_wish){.low = 7, .high = 7}), "0 2 4 6 8");
}

static void a_logarithmic_axis_goes_by_1_2_5_and_by_decades_where_it_is_long(void **state)
{
    (void)state;
    assert_ticks(make((annals_axis_wish){ANNALS_SCALE_LOG, .low = 12, .high = 700}), "10 20 50 100 200 500 1,000");
    assert_ticks(make((annals_axis_wish){ANNALS_SCALE_LOG, .low = 3, .high = 40000}), "1 10 100 1,000 10,000 100,000");
    const annals_axis *axis = make((annals_axis_wish){ANNALS_SCALE_LOG, .low = 1e-6, .high = 1e15});
    assert_true(axis->count <= 9);
    double first = annals_decimal_double(axis->ticks[1]) / annals_decimal_double(axis->ticks[0]);
    for (size_t i = 2; i < axis->count; i++)
        assert_true(
            fabs(annals_decimal_double(axis->ticks[i]) / annals_decimal_double(axis->ticks[i - 1]) / first - 1) < 1e-9);
    assert_ticks(make((annals_axis_wish){ANNALS_SCALE_LOG, .low = 120, .high = 180}), "100 120 140 160 180");
    make((annals_axis_wish){ANNALS_SCALE_LOG, .low = 1, .high = 1});
}

static void equal_ratios_are_equal_distances(void **state)
{
    (void)state;
    const annals_axis *axis = make((annals_axis_wish){ANNALS_SCALE_LOG, .low = 12, .high = 70000});
    double step = annals_axis_share(axis, 100) - annals_axis_share(axis, 10);
    assert_true(fabs(annals_axis_share(axis, 20000) - annals_axis_share(axis, 2000) - step) < 1e-12);
    assert_true(annals_axis_share(axis, axis->low) == 0 && annals_axis_share(axis, axis->high) == 1);
}

static void a_symlog_axis_has_zero_and_both_sides(void **state)
{
    (void)state;
    annals_axis_wish wish = {ANNALS_SCALE_SYMLOG, .low = -3000, .high = 45000, .least = 13};
    const annals_axis *axis = make(wish);
    assert_ticks(axis, "\xE2\x88\x92"
                       "5,000 \xE2\x88\x92"
                       "1,000 \xE2\x88\x92"
                       "100 \xE2\x88\x92"
                       "10 0 10 100 1,000 10,000 50,000");
    assert_true(axis->linear == 10);
    double zero = annals_axis_share(axis, 0);
    assert_true(fabs((annals_axis_share(axis, 700) - zero) - (zero - annals_axis_share(axis, -700))) < 1e-12);
    wish.linear = 1000;
    assert_true(make(wish)->linear == 1000);
    make((annals_axis_wish){ANNALS_SCALE_SYMLOG, .low = 0, .high = 0, .least = 1});
    make((annals_axis_wish){ANNALS_SCALE_SYMLOG, .low = -1e15, .high = -2, .least = 2});
}

static int open_arena(void **state)
{
    (void)state;
    scene.arena = annals_arena_new();
    return scene.arena ? 0 : -1;
}

static int close_arena(void **state)
{
    (void)state;
    annals_arena_free(scene.arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_linear_axis_shows_zero_unless_that_presses_all_flat),
        cmocka_unit_test(a_logarithmic_axis_goes_by_1_2_5_and_by_decades_where_it_is_long),
        cmocka_unit_test(equal_ratios_are_equal_distances),
        cmocka_unit_test(a_symlog_axis_has_zero_and_both_sides),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
