/* Stacks: sums with what is not known of them, and what can't be stacked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"

static laid_out lay_out(const char *const *lines, size_t count, const char *json)
{
    figures *made = figures_new();
    for (size_t i = 0; i < count; i++)
        figures_add(made, lines[i]);
    return figures_lay_out(made, json);
}
#define LAY_OUT(lines, json) lay_out(lines, sizeof(lines) / sizeof *(lines), json)

static const char *const doubts[] = {
    "output,kind=old,town=Ash; 2025; 20; t; flow; actual; 0",
    "output,kind=new,town=Ash; 2025; >=13; t; flow; actual; 0",
    "output,kind=old,town=Birch; 2025; 20..26; t; flow; actual; 1",
    "output,kind=new,town=Birch; 2025; 14; t; flow; estimate; 1",
    "output,kind=old,town=Cedar; 2025; <=30; t; flow; actual; 0",
    "output,kind=new,town=Cedar; 2025; 9; t; flow; actual; 0",
    "output,kind=old,town=Dogwood; 2025; ~12; t; flow; actual; 0",
    "output,kind=new,town=Dogwood; 2025; 8; t; flow; target; 2",
    "output,kind=old,town=Elm; 2025; 0; t; flow; actual; 2",
    "output,kind=new,town=Elm; 2025; 5; t; flow; actual; 2",
};

#define TWO(kind)                                                                                                    \
    "{\"annals\":1,\"chart\":\"" kind                                                                                \
    "\",\"data\":[{\"series\":\"output,kind=old,town=*\",\"label\":\"Old\"},{\"series\":\"output,kind=new,town=*\"," \
    "\"label\":\"New\"}]}"

static void draws_doubts_as_before(void **state)
{
    (void)state;
    laid_out out = LAY_OUT(doubts, TWO("stacked-bars"));
    check_golden("stacked_bars_doubts", &out);
    out = LAY_OUT(doubts, TWO("stacked-columns"));
    check_golden("stacked_columns_doubts", &out);
}

static void a_sum_keeps_what_is_not_known_of_its_parts(void **state)
{
    (void)state;
    static const char *const sums[] = {"at least 33", "34\342\200\22340", "up to 39", "about 20", "5"};
    laid_out out = LAY_OUT(doubts, TWO("stacked-bars"));
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, sums[i]));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_WITHIN,
                            "\xE2\x89\xA5"
                            "13"));
    char *note = scene_note(out.scene);
    assert_non_null(strstr(note, "Hatched: an estimate"));
    assert_non_null(strstr(note, "Dashed outline: a target"));
    free(note);
    put_away(&out);
}

static void the_open_end_stands_behind_the_last_layer(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "output,kind=old,town=Ash; 2025; >20; t; flow; actual; 0",
        "output,kind=new,town=Ash; 2025; 10; t; flow; actual; 0",
    };
    laid_out out = LAY_OUT(lines, TWO("stacked-bars"));
    double end = 0, fade = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++) {
        const annals_mark *mark = &out.scene->marks[i];
        if (mark->role == ANNALS_ROLE_BAR && mark->box.x + mark->box.width > end)
            end = mark->box.x + mark->box.width;
        if (mark->role == ANNALS_ROLE_OPEN_END)
            fade = mark->box.x;
    }
    assert_true(fade > end);
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_OPEN_END, ANNALS_MARK_FADE), 1);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "more than 30"));
    put_away(&out);
}

static void refuses(const char *const *lines, size_t count, const char *json, const char *words)
{
    laid_out out = lay_out(lines, count, json);
    assert_int_equal(out.status, ANNALS_INVALID);
    if (!strstr(out.error.message, words))
        fail_msg("%s", out.error.message);
    put_away(&out);
}
#define REFUSES(lines, json, words) refuses(lines, sizeof(lines) / sizeof *(lines), json, words)

static void what_can_not_be_added_up_is_not_stacked(void **state)
{
    (void)state;
    static const char *const natures[] = {"output,kind=old,town=Ash; 2025; 2; t; flow; actual; 0",
                                          "output,kind=new,town=Ash; 2025; 1; t; level; actual; 0"};
    REFUSES(natures, TWO("stacked-bars"), "a stack adds up amounts of one nature");
    static const char *const negative[] = {"output,kind=old,town=Ash; 2025; 2; t; flow; actual; 0",
                                           "output,kind=new,town=Ash; 2025; -1; t; flow; actual; 0"};
    REFUSES(negative, TWO("stacked-columns"), "use \"waterfall\" or \"diverging\" for changes");
    static const char *const unknown[] = {"output,kind=old,town=Ash; 2025; 2; t; flow; actual; 0",
                                          "output,kind=new,town=Ash; 2025; ..; t; flow; actual; 0"};
    REFUSES(unknown, TWO("stacked-bars"), "a stack has no place for it");
    REFUSES(doubts, "{\"annals\":1,\"chart\":\"stacked-bars\",\"data\":[{\"series\":\"output,kind=old,town=*\"}]}",
            "nothing to stack");
}

static void stacks_stand_in_the_order_of_their_sums(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "output,kind=old,town=Ash; 2025; 9; t; flow; actual; 0",
        "output,kind=new,town=Ash; 2025; 1; t; flow; actual; 0",
        "output,kind=old,town=Birch; 2025; 5; t; flow; actual; 0",
        "output,kind=new,town=Birch; 2025; 15; t; flow; actual; 0",
    };
    laid_out out = LAY_OUT(lines, "{\"annals\":1,\"chart\":\"stacked-bars\",\"order\":\"value\",\"data\":["
                                  "{\"series\":\"output,kind=old,town=*\",\"label\":\"Old\"},"
                                  "{\"series\":\"output,kind=new,town=*\",\"label\":\"New\"}]}");
    assert_true(text_of(out.scene, ANNALS_ROLE_CATEGORY, "Birch")->baseline <
                text_of(out.scene, ANNALS_ROLE_CATEGORY, "Ash")->baseline);
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_doubts_as_before),
        cmocka_unit_test(a_sum_keeps_what_is_not_known_of_its_parts),
        cmocka_unit_test(the_open_end_stands_behind_the_last_layer),
        cmocka_unit_test(what_can_not_be_added_up_is_not_stacked),
        cmocka_unit_test(stacks_stand_in_the_order_of_their_sums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
