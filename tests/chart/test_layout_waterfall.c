/* Waterfalls: steps between levels, what is not known adding up from step to step. */
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
        "fund; 2023; 100; EUR; level; actual; 0",       "fund; 2024; 150; EUR; level; actual; 0",
        "gifts; 2024; >=30; EUR; change; actual; 0",    "rent; 2024; -20..-12; EUR; change; actual; 0",
        "repairs; 2024; ~-9; EUR; change; estimate; 1", "grant; 2024; <=40; EUR; change; guidance; 1",
        "costs; 2024; 25; EUR; flow; actual; 0",        "loss; 2024; -130; EUR; change; actual; 0",
        "riddle; 2024; ..; EUR; change; actual; 0",
    };
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    return figures_lay_out(made, json);
}

#define HEAD "{\"annals\":1,\"chart\":\"waterfall\",\"data\":[{\"series\":\"fund\",\"to\":\"2023\"},"
#define STEP(name) "{\"series\":\"" name "\"}"

static void draws_doubts_as_before(void **state)
{
    (void)state;
    laid_out out = lay_out(HEAD STEP("gifts") "," STEP("rent") "," STEP("repairs") "," STEP(
        "grant") "],\"total\":\"Fund 2024\",\"size\":{\"width\":900,\"height\":500}}");
    check_golden("waterfall_doubts", &out);
    out = lay_out(HEAD STEP("loss") "," STEP("gifts") "],\"total\":\"Left\"}");
    check_golden("waterfall_below_zero", &out);
}

static void the_total_keeps_what_the_steps_left_open(void **state)
{
    (void)state;
    laid_out out = lay_out(HEAD STEP("gifts") "," STEP("rent") "],\"total\":\"Fund 2024\"}");
    const annals_text *total = text_of(out.scene, ANNALS_ROLE_VALUE, "at least");
    assert_non_null(total);
    assert_non_null(strstr(out.scene->description, "Fund 2024: at least \xE2\x82\xAC"
                                                   "110"));
    assert_non_null(strstr(out.scene->description, ": at least +\xE2\x82\xAC"
                                                   "30"));
    char *note = scene_note(out.scene);
    assert_non_null(strstr(note, "where the level reached by then may lie"));
    free(note);
    put_away(&out);
}

static void what_is_taken_away_goes_down(void **state)
{
    (void)state;
    laid_out out = lay_out(HEAD "{\"series\":\"costs\",\"step\":\"subtract\"}],\"total\":\"Left\"}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE,
                            "\xE2\x88\x92\xE2\x82\xAC"
                            "25"));
    assert_non_null(strstr(out.scene->description, "Left: \xE2\x82\xAC"
                                                   "75"));
    put_away(&out);
}

static void a_level_that_the_steps_do_not_lead_to_is_warned_of(void **state)
{
    (void)state;
    laid_out out = lay_out(HEAD STEP("loss") ",{\"series\":\"fund\",\"from\":\"2024\"}]}");
    assert_int_equal(out.warnings.count, 1);
    assert_non_null(strstr(out.warnings.lines[0], "but the steps before it lead to \xE2\x88\x92\xE2\x82\xAC"
                                                  "30"));
    put_away(&out);
    out = lay_out(HEAD STEP("gifts") ",{\"series\":\"fund\",\"from\":\"2024\"}]}");
    assert_int_equal(out.warnings.count, 0); /* at least 130, and 150 */
    put_away(&out);
}

static void a_step_of_unknown_size_is_refused(void **state)
{
    (void)state;
    laid_out out = lay_out(HEAD STEP("riddle") "]}");
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message, " is not known: a waterfall can't go on"));
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_doubts_as_before),
        cmocka_unit_test(the_total_keeps_what_the_steps_left_open),
        cmocka_unit_test(what_is_taken_away_goes_down),
        cmocka_unit_test(a_level_that_the_steps_do_not_lead_to_is_warned_of),
        cmocka_unit_test(a_step_of_unknown_size_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
