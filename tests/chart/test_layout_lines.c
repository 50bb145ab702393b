/* Lines, steps, areas and stacks, with what is not known about them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"

#define TIME(data, rest) "{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"" data "\"}]" rest "}"

static void add(figures *made, const char *series, int month, const char *amount, const char *kind)
{
    char line[200];
    snprintf(line, sizeof line, "%s; %d-%02d; %s; people; level; %s; 0", series, 2024 + month / 12, 1 + month % 12,
             amount, kind);
    figures_add(made, line);
}

/* Each way in which an amount may be uncertain, two months in a row, exact ones between. */
static figures *doubts(void)
{
    static const char *const amounts[] = {"100",   "120",   ">=130", ">=150", "140",      "~150",     "~160", "150",
                                          "<=155", "<=150", "140",   "130",   "120..160", "130..180", "150",  "160"};
    figures *made = figures_new();
    for (int i = 0; i < 16; i++)
        add(made, "staff,firm=Alpha", i, amounts[i], i > 13 ? "target" : "actual");
    for (int i = 0; i < 16; i++) {
        char amount[20];
        snprintf(amount, sizeof amount, "%d", 60 + 2 * i);
        add(made, "staff,firm=Beta", i, i == 5 ? "60..90" : i == 15 ? ">=90" : amount, "actual");
    }
    add(made, "zero", 0, "5", "actual");
    add(made, "zero", 1, "0", "actual");
    add(made, "minus", 0, "4", "actual");
    add(made, "minus", 1, "-4", "actual");
    add(made, "short,part=a", 0, "4", "actual");
    add(made, "short,part=a", 1, "4", "actual");
    add(made, "short,part=b", 0, "4", "actual");
    add(made, "unclear", 0, "..", "actual");
    add(made, "alone", 0, "7", "actual");
    for (int i = 0; i < 6; i++)
        add(made, "same", i, "7", "actual");
    static const char *const falling[] = {"-3000", "-8000", "-25000", "-90000", "-240000", "-610000"};
    for (int i = 0; i < 6; i++)
        add(made, "falling", i, falling[i], "actual");
    return made;
}

static laid_out lay_out(const char *json)
{
    return figures_lay_out(doubts(), json);
}

static void refused(const char *json, const char *words)
{
    laid_out out = lay_out(json);
    assert_int_equal(out.status, ANNALS_INVALID);
    if (!strstr(out.error.message, words))
        fail_msg("%s", out.error.message);
    put_away(&out);
}

static size_t areas(const annals_scene *scene)
{
    return marks_of(scene, ANNALS_ROLE_AREA, ANNALS_MARK_AREA);
}

static void a_line_shows_each_doubt_along_its_way(void **state)
{
    (void)state;
    laid_out out = lay_out(TIME("staff,firm=Alpha", ",\"style\":\"line\""));
    assert_int_equal(areas(out.scene), 1 + 8 + 8); /* a band, and the layers of a fade up and of one down */
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_AREA, ANNALS_MARK_LINE), 1); /* a halo */
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "What fades away from a line"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "halo"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "band"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "Dashed lines: targets"));
    check_golden("line_doubts", &out);
}

static void a_step_holds_over_its_period(void **state)
{
    (void)state;
    laid_out out = lay_out(TIME("staff,firm=Beta", ",\"style\":\"step\""));
    for (size_t i = 0; i < out.scene->mark_count; i++) {
        const annals_mark *mark = &out.scene->marks[i];
        for (size_t j = 1; mark->role == ANNALS_ROLE_LINE && j < mark->point_count; j++)
            assert_true(mark->points[j].x == mark->points[j - 1].x || mark->points[j].y == mark->points[j - 1].y);
    }
    check_golden("step_doubts", &out);
}

static void an_area_stands_on_zero(void **state)
{
    (void)state;
    laid_out out = lay_out(TIME("staff,firm=Alpha", ",\"style\":\"area\""));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "0"));
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "does not begin at zero"));
    check_golden("area_doubts", &out);
}

static void a_stack_shows_doubt_at_its_end(void **state)
{
    (void)state;
    laid_out out = lay_out(TIME("staff,firm=*", ",\"style\":\"stacked\""));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "the range in which the sum lies"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "300"));
    check_golden("stack_doubts", &out);
}

static void a_stack_is_refused_where_it_would_claim_more_than_is_known(void **state)
{
    (void)state;
    refused(TIME("short,part=*", ",\"style\":\"stacked\""), "\"b\" has nothing for 2024-02, which \"a\" has");
    refused(TIME("minus", ",\"style\":\"stacked\""), "a stack has no place for less than nothing");
    refused(TIME("unclear", ",\"style\":\"stacked\""), "a stack has no place for what is not known");
}

static void a_logarithmic_axis_refuses_zero_and_less(void **state)
{
    (void)state;
    refused(TIME("zero", ",\"axis\":{\"scale\":\"log\"}"),
            "\"Zero\" has 0 for 2024-02: a logarithmic axis has no place for zero or less");
    refused(TIME("minus", ",\"axis\":{\"scale\":\"log\"}"), "for 2024-02: a logarithmic axis");
    laid_out out = lay_out(TIME("minus", ",\"axis\":{\"scale\":\"symlog\"}"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "logarithmic on both sides of zero"));
    put_away(&out);
    out = lay_out(TIME("staff,firm=Alpha", ",\"style\":\"line\",\"axis\":{\"scale\":\"log\"}"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "The axis is logarithmic"));
    check_golden("line_log", &out);
}

/* Between the words of the axis it would be taken for one of them. */
static void no_amount_stands_beside_the_axis(void **state)
{
    (void)state;
    laid_out out = lay_out(TIME("falling", ",\"axis\":{\"scale\":\"symlog\",\"linear\":1000}"));
    double left = 1e9;
    size_t amounts = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_GRID && out.scene->marks[i].box.width > 300)
            left = fmin(left, out.scene->marks[i].box.x);
    for (size_t i = 0; i < out.scene->text_count; i++)
        if (out.scene->texts[i].role == ANNALS_ROLE_VALUE) {
            amounts++;
            assert_true(out.scene->texts[i].box.x >= left);
        }
    assert_true(amounts > 3 && left < 200);
    put_away(&out);
}

static void one_point_and_equal_points_are_drawn_in_every_style(void **state)
{
    (void)state;
    static const char *const styles[] = {"line", "points", "step", "area", "stacked"};
    static const char *const series[] = {"alone", "same"};
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 2; j++) {
            char json[200];
            snprintf(json, sizeof json, TIME("%s", ",\"style\":\"%s\""), series[j], styles[i]);
            laid_out out = lay_out(json);
            assert_int_equal(out.status, ANNALS_OK);
            size_t marks = areas(out.scene) + marks_of(out.scene, ANNALS_ROLE_LINE, ANNALS_MARK_LINE) +
                           marks_of(out.scene, ANNALS_ROLE_POINT, ANNALS_MARK_DISC);
            assert_true(marks > 0);
            put_away(&out);
        }
}

/* The whisker of the range leaves no place beside its point. */
static void one_amount_without_a_place_takes_no_other_away(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "revenue; 2021; 41.2M; EUR; flow; actual; 0",      "revenue; 2022; 44.9M; EUR; flow; actual; 0",
        "revenue; 2023; ~47M; EUR; flow; actual; 0",       "revenue; 2024; 52.3M; EUR; flow; actual; 0",
        "revenue; 2025; 55M..58M; EUR; flow; guidance; 0", "revenue; 2026; 65M; EUR; flow; target; 0"};
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    laid_out out = figures_lay_out(made, TIME("revenue", ",\"style\":\"line\""));
    assert_int_equal(out.warnings.count, 0);
    for (size_t i = 0; i < 6; i++) {
        static const char *const said[] = {"41.2M",
                                           "44.9M",
                                           ("about \xE2\x82\xAC"
                                            "47M"),
                                           "52.3M",
                                           "58M",
                                           "65M"};
        assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, said[i]));
    }
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_shows_each_doubt_along_its_way),
        cmocka_unit_test(a_step_holds_over_its_period),
        cmocka_unit_test(an_area_stands_on_zero),
        cmocka_unit_test(a_stack_shows_doubt_at_its_end),
        cmocka_unit_test(a_stack_is_refused_where_it_would_claim_more_than_is_known),
        cmocka_unit_test(a_logarithmic_axis_refuses_zero_and_less),
        cmocka_unit_test(no_amount_stands_beside_the_axis),
        cmocka_unit_test(one_amount_without_a_place_takes_no_other_away),
        cmocka_unit_test(one_point_and_equal_points_are_drawn_in_every_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
