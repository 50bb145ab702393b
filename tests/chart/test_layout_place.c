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

static annals_setting setting_of(annals_yield yields, const char *what)
{
    return (annals_setting){
        .role = ANNALS_ROLE_VALUE, .face = {.size = 10, .weight = 400}, .yields = yields, .what = what};
}

static annals_wish wish_at(page *made, double x, double y)
{
    annals_wish wish = {
        .at = {x, y}, .spots = annals_spots_about, .spot_count = annals_spots_about_count, .room = {20, 20, 360, 260}};
    annals_phrase_add(&made->layout, &wish.words, "about a hundred", setting_of(ANNALS_YIELD_CUT, "label"), 0);
    return wish;
}

static void block(page *made, double x, double y, double width, double height)
{
    annals_layout_rectangle(&made->layout, ANNALS_ROLE_BAR, (annals_box){x, y, width, height}, (annals_colour){0});
}

static void words_stand_above_their_point(void **state)
{
    (void)state;
    page made;
    open_page(&made);
    annals_wish wish = wish_at(&made, 200, 150);
    assert_int_equal(annals_place_all(&made.layout, &wish, 1), 1);
    annals_box box = made.scene.texts[0].box;
    assert_true(fabs(box.x + box.width / 2 - 200) < 0.01 && box.y + box.height < 150 && box.y + box.height > 135);
    assert_int_equal(made.scene.mark_count, 0);
    close_page(&made);
}

static void words_at_one_point_stand_clear_of_each_other(void **state)
{
    (void)state;
    page made;
    open_page(&made);
    annals_wish wishes[8];
    for (int i = 0; i < 8; i++)
        wishes[i] = wish_at(&made, 200, 150);
    assert_true(annals_place_all(&made.layout, wishes, 8) >= 6);
    check_scene(&made.scene);
    close_page(&made);
}

/* The first one takes the only spot of the second, and has another one. */
static void who_can_stand_elsewhere_makes_room(void **state)
{
    (void)state;
    page made;
    open_page(&made);
    annals_wish wishes[2] = {wish_at(&made, 200, 150), wish_at(&made, 200, 150)};
    wishes[1].spot_count = 1;
    assert_int_equal(annals_place_find(&made.layout, wishes, 2), 2);
    assert_int_equal(wishes[1].spot, 0);
    assert_int_equal(wishes[0].spot, 1);
    close_page(&made);
}

static void words_at_the_edge_are_shifted_into_the_room(void **state)
{
    (void)state;
    page made;
    open_page(&made);
    annals_wish wish = wish_at(&made, 25, 150);
    wish.spots = &annals_spot_above;
    wish.spot_count = 1;
    assert_int_equal(annals_place_find(&made.layout, &wish, 1), 1);
    assert_true(wish.box.x == 20 && wish.words.parts[0].text == wish_at(&made, 0, 0).words.parts[0].text);
    wish = wish_at(&made, 5, 150); /* outside the room: shifted words would not name it */
    wish.spots = &annals_spot_above;
    wish.spot_count = 1;
    assert_int_equal(annals_place_find(&made.layout, &wish, 1), 0);
    close_page(&made);
}

static void only_words_that_lead_move_far_and_draw_a_line(void **state)
{
    (void)state;
    for (int leads = 0; leads < 2; leads++) {
        page made;
        open_page(&made);
        block(&made, 100, 62, 200, 120); /* all that is near */
        annals_wish wish = wish_at(&made, 200, 121);
        wish.room.height = 162; /* not below */
        wish.leads = leads;
        wish.words.parts[0].setting.yields = ANNALS_YIELD_NEVER;
        assert_int_equal(annals_place_all(&made.layout, &wish, 1), leads);
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
        annals_wish wish = wish_at(&made, 20 + cases[i].width / 2, 150);
        wish.brief = "~100";
        wish.room.width = cases[i].width;
        assert_int_equal(annals_place_all(&made.layout, &wish, 1), cases[i].written != NULL);
        if (cases[i].written)
            assert_string_equal(made.scene.texts[0].text, cases[i].written);
        assert_int_equal(made.warnings.count, cases[i].warning != NULL);
        if (cases[i].warning)
            assert_string_equal(made.warnings.lines[0], cases[i].warning);
        close_page(&made);
    }
    page made;
    open_page(&made);
    annals_wish wish = wish_at(&made, 50, 150);
    wish.brief = "quite as long as it"; /* no help */
    wish.room.width = 60;
    assert_int_equal(annals_place_all(&made.layout, &wish, 1), 1);
    assert_non_null(strstr(made.scene.texts[0].text, "\xE2\x80\xA6"));
    assert_non_null(strstr(made.warnings.lines[0], "label \"about a hundred\" shortened: no room"));
    close_page(&made);
}

/* Date, name and amount: 55 and 110 and 33 pixels, and two gaps of 5. */
static annals_phrase three_parts(page *made)
{
    annals_phrase words = {0};
    annals_phrase_add(&made->layout, &words, "March 2025", setting_of(ANNALS_YIELD_OUT, "date"), 5);
    annals_phrase_add(&made->layout, &words, "a name of twenty let", setting_of(ANNALS_YIELD_CUT, "name"), 5);
    annals_phrase_add(&made->layout, &words, "5 days", setting_of(ANNALS_YIELD_NEVER, NULL), 5);
    return words;
}

static void a_phrase_loses_what_may_go_then_cuts_what_may_be_cut(void **state)
{
    (void)state;
    static const struct {
        double width;
        size_t parts, warnings;
    } cases[] = {{208, 3, 0}, {207, 2, 1}, {147, 2, 2}, {60, 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        page made;
        open_page(&made);
        annals_phrase whole = three_parts(&made), words = whole;
        assert_true(fabs(whole.width - 208) < 0.01);
        bool fits = annals_phrase_shorten(&made.layout, &words, cases[i].width);
        assert_int_equal(fits, cases[i].parts > 0);
        assert_int_equal(words.count, fits ? cases[i].parts : 3);
        assert_true(!fits || words.width <= cases[i].width + 0.01);
        annals_phrase_warn(&made.layout, &whole, &words, "it");
        assert_int_equal(made.warnings.count, cases[i].warnings);
        if (cases[i].warnings > 0)
            assert_string_equal(made.warnings.lines[0], "date \"March 2025\" of \"it\" left out: no room");
        if (cases[i].warnings > 1)
            assert_string_equal(made.warnings.lines[1], "name \"a name of twenty let\" shortened: no room");
        close_page(&made);
    }
}

/* A bar that holds the words whole, then one that is too narrow. */
static void words_within_a_mark_stand_on_nothing_else(void **state)
{
    (void)state;
    for (int wide = 0; wide < 2; wide++) {
        page made;
        open_page(&made);
        block(&made, 150, 130, wide ? 100 : 60, 40);
        annals_wish wish = wish_at(&made, 200, 150);
        wish.spots = &annals_spot_middle;
        wish.spot_count = 1;
        wish.within = true;
        wish.words.parts[0].setting.yields = ANNALS_YIELD_NEVER;
        assert_int_equal(annals_place_find(&made.layout, &wish, 1), wide);
        close_page(&made);
    }
}

/* Two rules side by side, whose words are wider than what is between them. */
static void no_rule_runs_through_words(void **state)
{
    (void)state;
    static const annals_spot lanes[] = {{0, -1, 4, 0}, {-1, -1, -4, 0}, {0, -1, 4, -20}, {-1, -1, -4, -20}};
    page made;
    open_page(&made);
    annals_wish wishes[3];
    for (int i = 0; i < 3; i++) {
        wishes[i] = wish_at(&made, 240 - 30 * i, 100);
        wishes[i].spots = lanes;
        wishes[i].spot_count = 4;
        wishes[i].stands = wishes[i].adrift = true;
    }
    assert_int_equal(annals_place_find(&made.layout, wishes, 3), 3);
    assert_int_equal(wishes[0].spot, 0);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            if (i != j && wishes[i].box.y < wishes[j].box.y)
                assert_true(wishes[i].at.x <= wishes[j].box.x ||
                            wishes[i].at.x >= wishes[j].box.x + wishes[j].box.width);
    close_page(&made);
}

static void ticks_of_a_row_keep_apart_and_the_first_in_rank_stay(void **state)
{
    (void)state;
    annals_stop stops[] = {
        {.wanted = 5, .length = 20, .rank = 1}, {.wanted = 20, .length = 20, .rank = 0}, {.wanted = 60, .length = 20}};
    assert_int_equal(annals_place_row(stops, 3, 0, 100, 4, false), 2);
    assert_false(stops[0].shown);
    assert_int_equal(annals_place_row(stops, 3, 0, 100, 4, true), 2);
    stops[1].wanted = 36;
    assert_int_equal(annals_place_row(stops, 3, 0, 75, 4, true), 3);
    assert_true(stops[0].from == 0 && stops[1].from == 26 && stops[2].from == 50);
    assert_int_equal(annals_place_row(stops, 3, 0, 65, 4, false), 1);
}

static void words_of_one_kind_have_one_size(void **state)
{
    (void)state;
    page made;
    open_page(&made);
    static const annals_trial trials[] = {{1, 1}, {0.8, 1}, {0.8, 2}};
    const char *texts[] = {"short", NULL, "a much longer name"};
    annals_lines lines[3];
    static const struct {
        double width, size;
        size_t lines;
        bool whole;
    } cases[] = {{100, 10, 1, true}, {80, 8, 1, true}, {60, 8, 2, true}, {20, 8, 2, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_face face = {.size = 10, .weight = 400};
        assert_int_equal(annals_place_alike(&made.layout, texts, lines, 3, cases[i].width, &face, trials, 3),
                         cases[i].whole);
        assert_true(face.size == cases[i].size);
        if (cases[i].whole)
            assert_int_equal(lines[2].count, cases[i].lines);
    }
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
    annals_block blocks[] = {
        {0, 100, 0, 20, 0}, {1, 100, 0, 20, 0}, {2, 10, 0, 20, 0}, {3, 195, 0, 20, 0}, {4, 98, 0, 20, 0}};
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
    bool left_out[5] = {false}; /* of three that would like to be at one place two, but not one that is alone */
    for (size_t i = 3; i < 5; i++)
        left_out[blocks[i].index] = true;
    assert_false(left_out[2] || left_out[3]);
    for (size_t i = 0; i < 5; i++)
        blocks[i].rank = blocks[i].index != 4 && blocks[i].index != 0;
    assert_int_equal(annals_place_column(&made.layout, blocks, 5, 0, 50), 2);
    assert_true(blocks[0].index + blocks[1].index == 4); /* 0 and 4, whose rank is lower */
    close_page(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_above_their_point),
        cmocka_unit_test(words_at_one_point_stand_clear_of_each_other),
        cmocka_unit_test(who_can_stand_elsewhere_makes_room),
        cmocka_unit_test(words_at_the_edge_are_shifted_into_the_room),
        cmocka_unit_test(only_words_that_lead_move_far_and_draw_a_line),
        cmocka_unit_test(what_is_too_long_is_said_in_brief_then_cut_then_left_out),
        cmocka_unit_test(a_phrase_loses_what_may_go_then_cuts_what_may_be_cut),
        cmocka_unit_test(words_within_a_mark_stand_on_nothing_else),
        cmocka_unit_test(no_rule_runs_through_words),
        cmocka_unit_test(ticks_of_a_row_keep_apart_and_the_first_in_rank_stay),
        cmocka_unit_test(words_of_one_kind_have_one_size),
        cmocka_unit_test(grid_lines_and_shades_of_events_may_lie_under_words),
        cmocka_unit_test(blocks_in_a_column_keep_their_order_and_stay_within_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
