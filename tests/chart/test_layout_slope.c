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
    assert_non_null(strstr(out.error.message, "a slope joins two amounts a name or more, and each name has one"));
    put_away(&out);
}

/* Towns over some elections from 1990 on, five years apart. */
static laid_out over_years(size_t years, int step)
{
    figures *made = figures_new();
    for (size_t town = 0; town < 3; town++)
        for (size_t year = 0; year < years; year++) {
            char line[100];
            snprintf(line, sizeof line, "share,town=%c; %zu; %d; %%; ratio; actual; 0", (char)('A' + town),
                     1990 + 5 * year, (int)(40 + 13 * town) + step * (int)year);
            figures_add(made, line);
        }
    return figures_lay_out(made, SLOPE "}");
}

static void a_slope_goes_over_several_periods(void **state)
{
    (void)state;
    laid_out out = over_years(5, 3);
    assert_int_equal(out.status, ANNALS_OK);
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_LINE, ANNALS_MARK_LINE), 3 * 4);
    static const char *const said[] = {"40%", "43%", "46%", "49%", "52%"};
    double x = 0;
    for (size_t i = 0; i < 5; i++) {
        const annals_text *value = text_of(out.scene, ANNALS_ROLE_VALUE, said[i]);
        assert_non_null(value);
        assert_true(i == 0 || value->box.x > x);
        x = value->box.x;
    }
    assert_int_equal(out.warnings.count, 0);
    put_away(&out);
    out = over_years(9, 3);
    assert_non_null(strstr(out.error.message, "a slope joins the amounts of up to 8 periods, and there are 9"));
    put_away(&out);
}

/* A second colour is for what falls while others rise. */
static void where_all_fall_there_is_one_colour(void **state)
{
    (void)state;
    laid_out up = over_years(2, 5), down = over_years(2, -5);
    for (size_t i = 0; i < down.scene->mark_count; i++)
        if (down.scene->marks[i].role == ANNALS_ROLE_LINE)
            assert_memory_equal(&down.scene->marks[i].stroke, &up.scene->marks[i].stroke, sizeof(annals_colour));
    put_away(&up);
    put_away(&down);
}

/* Names that share no period have nothing that a slope could join. */
static void amounts_of_different_periods_are_no_slope(void **state)
{
    (void)state;
    figures *made = figures_new();
    figures_add(made, "share,town=Ash; 2020; 40; %; ratio; actual; 0");
    figures_add(made, "share,town=Ash; 2021; 41; %; ratio; actual; 0");
    figures_add(made, "share,town=Birch; 2022; 42; %; ratio; actual; 0");
    laid_out out = figures_lay_out(made, SLOPE "}");
    assert_non_null(strstr(out.error.message, "no two names have one in common"));
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_doubts_as_before),
        cmocka_unit_test(words_of_close_lines_spread_out),
        cmocka_unit_test(an_end_that_is_not_known_has_no_line),
        cmocka_unit_test(one_period_is_no_slope),
        cmocka_unit_test(a_slope_goes_over_several_periods),
        cmocka_unit_test(where_all_fall_there_is_one_colour),
        cmocka_unit_test(amounts_of_different_periods_are_no_slope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
