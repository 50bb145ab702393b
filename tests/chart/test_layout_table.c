/* Tables: a row a figure or a row a name, with what qualifies each amount. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"

#define TABLE "{\"annals\":1,\"chart\":\"table\","

static laid_out lay_out(const char *json)
{
    static const char *const lines[] = {
        "staff,team=Ash; 2024; 40; people; level; actual; 0",
        "staff,team=Ash; 2025; >=52; people; level; actual; 1",
        "staff,team=Birch; 2024; ~41; people; level; actual; 0",
        "staff,team=Birch; 2026; <60; people; level; target; 1",
        "leavers,team=Ash; 2024; 3..5; people; level; actual; 2",
        "leavers,team=Birch; 2024; ..; people; level; actual; 2",
    };
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    return figures_lay_out(made, json);
}

static void draws_as_before(void **state)
{
    (void)state;
    laid_out out = lay_out(TABLE "\"data\":[{\"series\":\"staff,team=Birch\"}]}");
    check_golden("table_list", &out);
    out = lay_out(TABLE "\"data\":[{\"series\":\"staff,team=*\"}]}");
    check_golden("table_periods", &out);
    out = lay_out(TABLE "\"data\":[{\"series\":\"staff,team=*\",\"to\":\"2024\",\"label\":\"There\"},"
                        "{\"series\":\"leavers,team=*\",\"label\":\"Left\"}]}");
    check_golden("table_names", &out);
}

static void amounts_end_at_the_same_place(void **state)
{
    (void)state;
    laid_out out = lay_out(TABLE "\"data\":[{\"series\":\"staff,team=Birch\"}]}");
    assert_true(text_of(out.scene, ANNALS_ROLE_VALUE, "about 41")->x ==
                text_of(out.scene, ANNALS_ROLE_VALUE, "less than 60")->x);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_CATEGORY, "target"));
    put_away(&out);
}

static void each_row_names_its_source_by_number(void **state)
{
    (void)state;
    laid_out out = lay_out(TABLE "\"data\":[{\"series\":\"staff,team=Birch\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "Source"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_SOURCE, "1 A summer of offers"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_SOURCE, "2 Hiring in the autumn"));
    put_away(&out);
}

static void what_is_not_known_is_said(void **state)
{
    (void)state;
    laid_out out = lay_out(TABLE "\"data\":[{\"series\":\"leavers,team=*\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "not known"));
    put_away(&out);
}

static void rows_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    laid_out out = lay_out(TABLE "\"data\":[{\"series\":\"staff,team=*\"},{\"series\":\"leavers,team=*\"}],\"size\":{"
                                 "\"width\":600,\"height\":165}}");
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message, "make the page higher"));
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_as_before),
        cmocka_unit_test(amounts_end_at_the_same_place),
        cmocka_unit_test(each_row_names_its_source_by_number),
        cmocka_unit_test(what_is_not_known_is_said),
        cmocka_unit_test(rows_that_do_not_fit_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
