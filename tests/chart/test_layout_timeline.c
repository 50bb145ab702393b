/* Timelines and sparklines: what happened when, and small lines without words around them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"

static figures *facts(void)
{
    static const char *const lines[] = {"founded,firm=Pigeon; 2025; 2004; calendar-year; level; actual; 0",
                                        "founded,firm=Owl; 2025; ~2009; calendar-year; level; actual; 0",
                                        "founded,firm=Heron; 2025; >=2015; calendar-year; level; actual; 0",
                                        "hires,by=Owl; 2018-06-14; >20; people; flow; actual; 1",
                                        "hires,by=Heron; ../2021-08-15~; 40; people; flow; estimate; 1",
                                        "closed,firm=Finch; 2025; 2014; calendar-year; level; actual; 0",
                                        "closed,firm=Robin; 2025; >=2010; calendar-year; level; actual; 0",
                                        "closed,firm=Wren; 2025; <2001; calendar-year; level; actual; 0",
                                        "outage,city=Vik; 2023-11-02; ..; day; flow; actual; 1"};
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    for (int i = 0; i < 30; i++) {
        char line[120];
        snprintf(line, sizeof line, "price,of=Tea; 2024-01-%02d; %d; EUR; level; actual; 0", 1 + i, 40 + (i * 7) % 11);
        figures_add(made, line);
        snprintf(line, sizeof line, "price,of=Coffee; 2024-01-%02d; %s%d; EUR; level; actual; 0", 1 + i,
                 i == 29 ? ">=" : "", 4000 - 30 * i);
        figures_add(made, line);
    }
    return made;
}

#define TIMELINE                                                                                                  \
    "{\"annals\":1,\"chart\":\"timeline\",\"data\":[{\"series\":\"founded,firm=*\"},{\"series\":\"hires,by=*\"}," \
    "{\"series\":\"outage,city=*\"}],\"events\":[{\"period\":\"2012-05/2013-02\",\"label\":\"First network\"}]}"

static const annals_text *event(const annals_scene *scene, const char *words)
{
    const annals_text *found = text_of(scene, ANNALS_ROLE_EVENT, words);
    assert_non_null(found);
    return found;
}

static void things_stand_in_order_of_time(void **state)
{
    (void)state;
    static const char *const order[] = {"Founded, Pigeon", "Founded, Owl", "First network", "Founded, Heron",
                                        "Hires, Owl",      "Hires, Heron", "Outage, Vik"};
    laid_out out = figures_lay_out(facts(), TIMELINE);
    for (size_t i = 1; i < sizeof order / sizeof *order; i++)
        assert_true(event(out.scene, order[i])->baseline > event(out.scene, order[i - 1])->baseline);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "about 2009"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "more than 20 people"));
    assert_null(text_of(out.scene, ANNALS_ROLE_VALUE, "2004")); /* it is the date */
    assert_null(text_of(out.scene, ANNALS_ROLE_VALUE, "not known"));
    check_golden("timeline", &out);
}

/* Alone it would fill the page, and its words would have no place. */
static void one_thing_alone_keeps_its_words(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(facts(), "{\"annals\":1,\"chart\":\"timeline\",\"data\":[{\"series\":"
                                            "\"closed,firm=Finch\"}]}");
    assert_int_equal(out.warnings.count, 0);
    event(out.scene, "Closed");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "2016"));
    put_away(&out);
}

static void a_bound_of_a_year_is_no_stretch_of_time(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(facts(), "{\"annals\":1,\"chart\":\"timeline\",\"data\":[{\"series\":"
                                            "\"closed,firm=*\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "2010 or later"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "before 2001"));
    assert_null(text_of(out.scene, ANNALS_ROLE_TICK, "since"));
    put_away(&out);
}

/* A year is as wide as a year; a day is a disc. */
static void a_period_is_as_wide_as_it_is_long(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(facts(), TIMELINE);
    const annals_text *first = text_of(out.scene, ANNALS_ROLE_TICK, "2005"), *later = NULL;
    for (size_t i = 0; i < out.scene->text_count; i++)
        if (strcmp(out.scene->texts[i].text, "2010") == 0)
            later = &out.scene->texts[i];
    assert_non_null(first);
    assert_non_null(later);
    double year = (later->x - first->x) / 5, width = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_RANGE && out.scene->marks[i].shape == ANNALS_MARK_RECTANGLE &&
            width == 0)
            width = out.scene->marks[i].box.width;
    assert_true(fabs(width - year) < 1);
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_POINT, ANNALS_MARK_DISC), 2);
    put_away(&out);
}

static void a_timeline_of_dozens_has_room_for_all(void **state)
{
    (void)state;
    laid_out out =
        figures_lay_out(facts(), "{\"annals\":1,\"chart\":\"timeline\",\"data\":[{\"series\":\"price,of=Tea\"}]}");
    assert_int_equal(out.status, ANNALS_OK);
    put_away(&out);
}

static void a_sparkline_has_a_line_an_amount_and_no_more(void **state)
{
    (void)state;
    laid_out out =
        figures_lay_out(facts(), "{\"annals\":1,\"chart\":\"sparkline\",\"data\":[{\"series\":\"price,of=Tea\"}]}");
    assert_int_equal(out.scene->text_count, 1);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "\xE2\x82\xAC"));
    assert_true(out.scene->width == 240 && out.scene->height < 60);
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_LINE, ANNALS_MARK_LINE), 1);
    assert_non_null(strstr(out.scene->description, "Sparkline: Price, Tea"));
    put_away(&out);
}

static void each_sparkline_fills_its_own_row(void **state)
{
    (void)state;
    laid_out out =
        figures_lay_out(facts(), "{\"annals\":1,\"chart\":\"sparkline\",\"data\":[{\"series\":\"price,of=*\"}]}");
    double heights[2] = {0};
    size_t lines = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_LINE && lines < 2)
            heights[lines++] = out.scene->marks[i].box.height;
    assert_int_equal(lines, 2);
    assert_true(fabs(heights[0] - heights[1]) < 1);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "at least"));
    check_golden("sparklines", &out);
}

static void a_sparkline_fits_into_a_line_of_text(void **state)
{
    (void)state;
    laid_out out =
        figures_lay_out(facts(), "{\"annals\":1,\"chart\":\"sparkline\",\"data\":[{\"series\":\"price,of=Tea\"}],"
                                 "\"size\":{\"width\":120,\"height\":24}}");
    assert_int_equal(out.status, ANNALS_OK);
    assert_int_equal(out.warnings.count, 0);
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_LINE)
            assert_true(out.scene->marks[i].box.height > 12 && out.scene->marks[i].box.width > 50);
    assert_int_equal(out.scene->text_count, 1);
    put_away(&out);
    out = figures_lay_out(facts(), "{\"annals\":1,\"chart\":\"sparkline\",\"data\":[{\"series\":\"price,of=Tea\"}],"
                                   "\"size\":{\"width\":60,\"height\":16}}");
    assert_int_equal(out.status, ANNALS_OK);
    assert_int_equal(out.scene->text_count, 0);
    assert_string_equal(out.warnings.lines[0], "the last amounts left out: no room beside the lines");
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(things_stand_in_order_of_time),
        cmocka_unit_test(one_thing_alone_keeps_its_words),
        cmocka_unit_test(a_bound_of_a_year_is_no_stretch_of_time),
        cmocka_unit_test(a_period_is_as_wide_as_it_is_long),
        cmocka_unit_test(a_timeline_of_dozens_has_room_for_all),
        cmocka_unit_test(a_sparkline_has_a_line_an_amount_and_no_more),
        cmocka_unit_test(each_sparkline_fills_its_own_row),
        cmocka_unit_test(a_sparkline_fits_into_a_line_of_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
