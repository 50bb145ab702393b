/* Points with their ranges in rows, alone and joined in pairs: what is not known, and what can't be drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"

static laid_out lay_out(const char *json)
{
    static const char *const lines[] = {
        "age,team=Ash,sex=f; 2025; 41; year; level; actual; 0",
        "age,team=Birch,sex=f; 2025; ~38; year; level; actual; 0",
        "age,team=Cedar,sex=f; 2025; >=44; year; level; actual; 0",
        "age,team=Dogwood,sex=f; 2025; <=35; year; level; guidance; 1",
        "age,team=Elm,sex=f; 2025; 33..39; year; level; estimate; 1",
        "age,team=Fir,sex=f; 2025; ..; year; level; actual; 1",
        "age,team=Ash,sex=m; 2025; 47; year; level; actual; 0",
        "age,team=Birch,sex=m; 2025; 36; year; level; target; 0",
        "age,team=Cedar,sex=m; 2025; <50; year; level; actual; 0",
        "gap; 2025; -3; year; level; actual; 0",
    };
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    return figures_lay_out(made, json);
}

#define DOTS "{\"annals\":1,\"chart\":\"dots\",\"data\":[{\"series\":\"age,team=*,sex=f\"}]"
#define PAIR(kind)                                                                                          \
    "{\"annals\":1,\"chart\":\"" kind "\",\"data\":[{\"series\":\"age,team=*,sex=f\",\"label\":\"Women\"}," \
    "{\"series\":\"age,team=*,sex=m\",\"label\":\"Men\"}]}"

static void draws_doubts_as_before(void **state)
{
    (void)state;
    laid_out out = lay_out(DOTS "}");
    check_golden("dots_doubts", &out);
    out = lay_out(PAIR("dumbbell"));
    check_golden("dumbbell_doubts", &out);
    out = lay_out(DOTS ",\"axis\":{\"scale\":\"log\"}}");
    check_golden("dots_log", &out);
}

static void each_sign_is_explained(void **state)
{
    (void)state;
    static const char *const notes[] = {"a line closes it at a limit", "A pale halo",
                                        "A whisker is the range",      "Hollow squares: guidance",
                                        "Dashed whiskers: estimates",  "The axis does not begin at zero."};
    laid_out out = lay_out(DOTS "}");
    char *note = scene_note(out.scene);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (!strstr(note, notes[i]))
            fail_msg("%s lacks: %s", note, notes[i]);
    free(note);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "not known"));
    put_away(&out);
}

static void what_is_no_fact_is_hollow(void **state)
{
    (void)state;
    laid_out out = lay_out(PAIR("dumbbell"));
    size_t squares = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_POINT && out.scene->marks[i].shape == ANNALS_MARK_RECTANGLE)
            squares++;
    assert_int_equal(squares, 2); /* guidance, a target; an estimated range has a dashed whisker */
    put_away(&out);
}

static void a_dumbbell_has_two_ends(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"dumbbell\",\"data\":[{\"series\":\"age,team=*,sex=f\"}]}");
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message, "a dumbbell joins two amounts a name, and there is 1"));
    put_away(&out);
}

static void a_logarithmic_axis_has_no_place_for_less_than_nothing(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"dots\",\"data\":[{\"series\":\"gap\"}],"
                           "\"axis\":{\"scale\":\"log\"}}");
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message, "a logarithmic axis has no place for zero or less"));
    put_away(&out);
}

static void a_long_name_takes_two_lines(void **state)
{
    (void)state;
    laid_out out = lay_out(DOTS ",\"labels\":{\"Ash\":\"The people of Ash who answered in the spring\"}}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_CATEGORY, "The people"));
    assert_int_equal(out.warnings.count, 0);
    put_away(&out);
}

static void rows_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    laid_out out = lay_out(DOTS ",\"size\":{\"width\":400,\"height\":190}}");
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message, "make the page higher"));
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_doubts_as_before),
        cmocka_unit_test(each_sign_is_explained),
        cmocka_unit_test(what_is_no_fact_is_hollow),
        cmocka_unit_test(a_dumbbell_has_two_ends),
        cmocka_unit_test(a_logarithmic_axis_has_no_place_for_less_than_nothing),
        cmocka_unit_test(a_long_name_takes_two_lines),
        cmocka_unit_test(rows_that_do_not_fit_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
