/* What a chart says of the record behind it: where other sources differ, and of which moment it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart/spec.h"
#include "tests/chart/figures.h"

#define CHART(more) \
    "{\"annals\":1,\"chart\":\"bars\"" more ",\"data\":[{\"series\":\"staff,team=*\",\"source\":\"first\"}]}"

static figures *disputed(void)
{
    static const char *const lines[] = {
        "staff,team=A; 2025; 13; people; level; actual; 0",  "staff,team=A; 2025; 14; people; level; actual; 1",
        "staff,team=B; 2025; >20; people; level; actual; 0", "staff,team=B; 2025; 23; people; level; actual; 1",
        "staff,team=C; 2025; 7; people; level; actual; 0",
    };
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    return made;
}

static void marks_what_another_source_denies(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(disputed(), CHART(""));
    assert_int_equal(out.status, ANNALS_OK);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "13*"));
    const annals_text *bound = text_of(out.scene, ANNALS_ROLE_VALUE, "more than 20");
    assert_non_null(bound); /* 23 may well be */
    assert_null(strchr(bound->text, '*'));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "* Other sources differ: A: 14 ("));
    put_away(&out);
}

static void says_nothing_of_a_record_that_agrees(void **state)
{
    (void)state;
    figures *made = figures_new();
    figures_add(made, "staff,team=A; 2025; 13; people; level; actual; 0");
    laid_out out = figures_lay_out(made, CHART(""));
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "differ"));
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "recorded"));
    put_away(&out);
}

static void names_four_disputes_at_most(void **state)
{
    (void)state;
    figures *made = figures_new();
    static const char *const lines[] = {
        "staff,team=A; 2025; 1; people; level; actual; 0", "staff,team=A; 2025; 2; people; level; actual; 1",
        "staff,team=A; 2025; 3; people; level; actual; 2", "staff,team=A; 2025; 4; people; level; actual; 3",
        "staff,team=A; 2025; 5; people; level; actual; 4", "staff,team=B; 2025; 1; people; level; actual; 0",
        "staff,team=B; 2025; 6; people; level; actual; 1",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    laid_out out = figures_lay_out(made, CHART(""));
    assert_int_equal(out.status, ANNALS_OK);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "more."));
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "6 ("));
    put_away(&out);
}

static void says_of_which_state_it_is(void **state)
{
    (void)state;
    figures *made = disputed();
    laid_out out = {.figures = made};
    chart_case_open(&out.chart, made, CHART(",\"as_of\":\"7\",\"published_by\":\"2025-08-20\""));
    assert_string_equal(annals_spec_as_of(out.chart.spec), "7");
    assert_string_equal(annals_spec_published_by(out.chart.spec)->text, "2025-08-20");
    annals_period day;
    assert_int_equal(annals_period_parse("2025-09-01", 10, &day, NULL), ANNALS_OK);
    out.chart.spec->past = true;
    out.chart.spec->moment = day.latest;
    assert_int_equal(annals_chart_layout(out.chart.spec, (const annals_answer *const *)out.chart.answers,
                                         out.chart.count, &plain_measure, &out.scene, &out.warnings, &out.error),
                     ANNALS_OK);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "As recorded by 1 Sep 2025."));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "Only what was"));
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_what_another_source_denies),
        cmocka_unit_test(says_nothing_of_a_record_that_agrees),
        cmocka_unit_test(names_four_disputes_at_most),
        cmocka_unit_test(says_of_which_state_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
