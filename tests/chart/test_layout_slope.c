/* Slopes: two amounts a name, words that spread out, what is not known, and what is no slope. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"

#define SLOPE "{\"annals\":1,\"chart\":\"slope\",\"data\":[{\"series\":\"share,town=*\"}]"

static laid_out lay_out(const char *json)
{
    static const char *const lines[] = {
        "share,town=Ash; 2020; 40; %; ratio; actual; 0",      "share,town=Ash; 2025; 52; %; ratio; actual; 0",
        "share,town=Birch; 2020; 41; %; ratio; actual; 0",    "share,town=Birch; 2025; >=39; %; ratio; actual; 0",
        "share,town=Cedar; 2020; 40.5; %; ratio; actual; 0",  "share,town=Cedar; 2025; 30..34; %; ratio; actual; 1",
        "share,town=Dogwood; 2020; ~20; %; ratio; actual; 0", "share,town=Dogwood; 2025; 33; %; ratio; target; 1",
        "share,town=Elm; 2020; 12; %; ratio; actual; 0",      "share,town=Elm; 2025; ..; %; ratio; actual; 1",
    };
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    return figures_lay_out(made, json);
}

static void draws_doubts_as_before(void **state)
{
    (void)state;
    laid_out out = lay_out(SLOPE "}");
    check_golden("slope_doubts", &out);
}

static void words_of_close_lines_spread_out(void **state)
{
    (void)state;
    laid_out out = lay_out(SLOPE "}");
    double a = text_of(out.scene, ANNALS_ROLE_VALUE, "40%")->baseline,
           b = text_of(out.scene, ANNALS_ROLE_VALUE, "40.5%")->baseline,
           c = text_of(out.scene, ANNALS_ROLE_VALUE, "41%")->baseline;
    assert_true(a > b && b > c); /* in the order of their amounts */
    put_away(&out);
}

static void an_end_that_is_not_known_has_no_line(void **state)
{
    (void)state;
    laid_out out = lay_out(SLOPE "}");
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_LINE, ANNALS_MARK_LINE), 4);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_CATEGORY, "Elm"));
    char *note = scene_note(out.scene);
    assert_non_null(strstr(note, "A grey line"));
    assert_non_null(strstr(note, "Hollow squares: targets"));
    free(note);
    put_away(&out);
}

static void one_period_is_no_slope(void **state)
{
    (void)state;
    laid_out out =
        lay_out("{\"annals\":1,\"chart\":\"slope\",\"data\":[{\"series\":\"share,town=*\",\"to\":\"2020\"}]}");
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message, "a slope joins two amounts a name, and there is 1"));
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_doubts_as_before),
        cmocka_unit_test(words_of_close_lines_spread_out),
        cmocka_unit_test(an_end_that_is_not_known_has_no_line),
        cmocka_unit_test(one_period_is_no_slope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
