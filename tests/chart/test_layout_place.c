/* Labels find places: near, then away with a line, then in brief, then cut; what finds none is left out and said. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart/layout_place.h"
#include "tests/chart/figures.h"

typedef struct {
    annals_scene scene;
    annals_warnings warnings;
    annals_error error;
    annals_theme theme;
    annals_layout layout;
} page;

static void open_page(page *made)
{
    *made = (page){.scene = {.arena = annals_arena_new(), .width = 400, .height = 300}};
    assert_non_null(made->scene.arena);
    made->layout = (annals_layout){.scene = &made->scene,
                                   .arena = made->scene.arena,
                                   .measure = &plain_measure,
                                   .warnings = &made->warnings,
                                   .error = &made->error,
                                   .theme = &made->theme,
                                   .language = &annals_english,
                                   .scale = 1};
}

static void close_page(page *made)
{
    annals_arena_free(made->scene.arena);
    annals_warnings_free(&made->warnings);
}

static annals_label label_at(double x, double y)
{
    return (annals_label){.role = ANNALS_ROLE_VALUE,
                          .text = "about a hundred",
                          .face = {.size = 10, .weight = 400},
                          .at = {x, y},
                          .room = {20, 20, 360, 260}};
}

static void block(page *made, double x, double y, double width, double height)
{
    annals_layout_rectangle(&made->layout, ANNALS_ROLE_BAR, (annals_box){x, y, width, height}, (annals_colour){0});
}

static void a_label_stands_above_its_point(void **state)
{
    (void)state;
    page made;
    open_page(&made);
    annals_label label = label_at(200, 150);
    assert_true(annals_place_label(&made.layout, &label));
    annals_box box = made.scene.texts[0].box;
    assert_true(fabs(box.x + box.width / 2 - 200) < 0.01 && box.y + box.height < 150 && box.y + box.height > 135);
    assert_int_equal(made.scene.mark_count, 0);
    close_page(&made);
}

static void a_second_label_at_the_same_point_stands_clear_of_the_first(void **state)
{
    (void)state;
    page made;
    open_page(&made);
    annals_label label = label_at(200, 150);
    for (int i = 0; i < 8; i++)
        annals_place_label(&made.layout, &label);
    assert_true(made.scene.text_count >= 6);
    check_scene(&made.scene);
    close_page(&made);
}

static void only_a_label_that_leads_moves_far_and_draws_a_line(void **state)
{
    (void)state;
    for (int leads = 0; leads < 2; leads++) {
        page made;
        open_page(&made);
        block(&made, 100, 62, 200, 120); /* all that is near */
        annals_label label = label_at(200, 121);
        label.room.height = 162; /* not below */
        label.leads = leads;
        assert_int_equal(annals_place_label(&made.layout, &label), leads);
        assert_int_equal(made.scene.mark_count, 1 + leads);
        assert_int_equal(made.warnings.count, !leads);
        close_page(&made);
    }
}

static void what_is_too_long_is_said_in_brief_then_cut_then_left_out(void **state)
{
    (void)state;
    static const struct {
        double width;
        const char *written;
        const char *warning;
    } cases[] = {
        {100, "about a hundred", NULL}, {60, "~100", NULL}, {18, NULL, "label \"about a hundred\" left out: no room"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        page made;
        open_page(&made);
        annals_label label = label_at(20 + cases[i].width / 2, 150);
        label.brief = "~100";
        label.room.width = cases[i].width;
        assert_int_equal(annals_place_label(&made.layout, &label), cases[i].written != NULL);
        if (cases[i].written)
            assert_string_equal(made.scene.texts[0].text, cases[i].written);
        assert_int_equal(made.warnings.count, cases[i].warning != NULL);
        if (cases[i].warning)
            assert_string_equal(made.warnings.lines[0], cases[i].warning);
        close_page(&made);
    }
    page made;
    open_page(&made);
    annals_label label = label_at(50, 150);
    label.brief = "quite as long as it"; /* no help */
    label.room.width = 60;
    assert_true(annals_place_label(&made.layout, &label));
    assert_non_null(strstr(made.scene.texts[0].text, "\xE2\x80\xA6"));
    assert_non_null(strstr(made.warnings.lines[0], "label \"about a hundred\" shortened: no room"));
    close_page(&made);
}

static void grid_lines_and_shades_of_events_may_lie_under_words(void **state)
{
    (void)state;
    page made;
    open_page(&made);
    annals_box room = {0, 0, 400, 300}, box = {100, 100, 50, 12};
    annals_layout_rectangle(&made.layout, ANNALS_ROLE_GRID, (annals_box){0, 105, 400, 1}, (annals_colour){0});
    annals_layout_rectangle(&made.layout, ANNALS_ROLE_EVENT, (annals_box){90, 0, 30, 300}, (annals_colour){0});
    assert_true(annals_place_is_free(&made.layout, room, box));
    annals_layout_rule(&made.layout, ANNALS_ROLE_LINE, (annals_point){90, 90}, (annals_point){160, 122},
                       (annals_colour){0}, 1, 0);
    assert_false(annals_place_is_free(&made.layout, room, box));
    assert_true(annals_place_is_free(&made.layout, room, (annals_box){100, 120, 20, 12})); /* beside the diagonal */
    assert_false(annals_place_is_free(&made.layout, room, (annals_box){360, 120, 50, 12}));
    close_page(&made);
}

static void blocks_in_a_column_keep_their_order_and_stay_within_it(void **state)
{
    (void)state;
    page made;
    open_page(&made);
    annals_block blocks[] = {{0, 100, 0, 20}, {1, 100, 0, 20}, {2, 10, 0, 20}, {3, 195, 0, 20}, {4, 98, 0, 20}};
    assert_int_equal(annals_place_column(&made.layout, blocks, 5, 0, 200), 5);
    for (size_t i = 0; i < 5; i++) {
        assert_true(blocks[i].top >= 0 && blocks[i].top + blocks[i].height <= 200);
        if (i > 0)
            assert_true(blocks[i].top >= blocks[i - 1].top + blocks[i - 1].height - 1e-9);
    }
    assert_int_equal(blocks[0].index, 2);
    assert_true(blocks[0].top == 10);
    assert_int_equal(blocks[1].index, 4);
    assert_int_equal(annals_place_column(&made.layout, blocks, 5, 0, 70), 3);
    close_page(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_stands_above_its_point),
        cmocka_unit_test(a_second_label_at_the_same_point_stands_clear_of_the_first),
        cmocka_unit_test(only_a_label_that_leads_moves_far_and_draws_a_line),
        cmocka_unit_test(what_is_too_long_is_said_in_brief_then_cut_then_left_out),
        cmocka_unit_test(grid_lines_and_shades_of_events_may_lie_under_words),
        cmocka_unit_test(blocks_in_a_column_keep_their_order_and_stay_within_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
