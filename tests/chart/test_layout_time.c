/* Time charts: lines that never run back, ticks of the data's own grain, names at the ends, events in their lanes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart/colour.h"
#include "tests/chart/figures.h"

static void add(figures *made, const char *series, const char *period, double amount, const char *unit)
{
    char line[200];
    snprintf(line, sizeof line, "%s; %s; %.1f; %s; level; actual; 0", series, period, amount, unit);
    figures_add(made, line);
}

static figures *records(void)
{
    static const char *const points[] = {"201X", "../2019", "2020-01/2022-12", "2020", "2021", "2023"};
    static const char *const firms[] = {"Alpha", "Beta", "Gamma"};
    figures *made = figures_new();
    char period[40], series[40];
    for (size_t i = 0; i < 6; i++)
        add(made, "points", points[i], 5 + (double)i, "USD");
    for (int i = 0; i < 24; i++)
        for (size_t firm = 0; firm < 3; firm++) {
            snprintf(period, sizeof period, "%d-%02d", 2023 + i / 12, 1 + i % 12);
            snprintf(series, sizeof series, "price,firm=%s", firms[firm]);
            add(made, series, period, 100 + 3 * i * (firm == 1 ? -1 : 1) - (firm == 2 ? 2 : 0) + (i == 9 ? 0.5 : 0),
                "EUR");
        }
    for (int i = 0; i < 12; i++) {
        snprintf(period, sizeof period, "2024-%02d", 1 + i);
        if (i != 6)
            add(made, "gap", period, 50 + i, "EUR");
        snprintf(period, sizeof period, "%d", 2010 + i);
        if (i < 6)
            add(made, "year", period, 50 + i, "EUR");
        snprintf(period, sizeof period, "2024-06-15T10:00:%02dZ", i);
        if (i < 6)
            add(made, "instant", period, 5 + i % 3, "ms");
    }
    figures_add(made, "quarters; 2024-Q1; 1; EUR; flow; actual; 0");
    figures_add(made, "quarters; 2024-Q2; 2; EUR; flow; actual; 0");
    figures_add(made, "overlaps; 2024-Q1; 1; EUR; flow; actual; 0");
    figures_add(made, "overlaps; 2024; 2; EUR; flow; actual; 0");
    figures_add(made, "days; 1990-01-01; 1; EUR; flow; actual; 0");
    figures_add(made, "days; 2024-01-01; 2; EUR; flow; actual; 0");
    figures_add(made, "cents; 2024-01-01; 149.31; USD; level; actual; 0");
    figures_add(made, "cents; 2024-01-02; 150.02; USD; level; actual; 0");
    figures_add(made, "cents; 2024-01-03; 150.26; USD; level; actual; 0");
    return made;
}

static laid_out lay_out(const char *json)
{
    return figures_lay_out(records(), json);
}

static void a_line_never_runs_back_in_time(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"style\":\"line\",\"data\":[{\"series\":\"points\"}]}");
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message, "overlap, and a line would run back in time"));
    put_away(&out);
    out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"points\"}]}");
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_LINE, ANNALS_MARK_LINE), 0);
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_POINT, ANNALS_MARK_DISC), 6);
    put_away(&out);
}

static void a_missing_month_is_bridged_by_dots(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"gap\"}]}");
    size_t solid = 0, dotted = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++) {
        const annals_mark *mark = &out.scene->marks[i];
        if (mark->role != ANNALS_ROLE_LINE)
            continue;
        solid += mark->dash == 0;
        dotted += mark->dash > 0 && mark->point_count == 2;
        for (size_t j = 1; j < mark->point_count; j++)
            assert_true(mark->points[j].x > mark->points[j - 1].x);
    }
    assert_int_equal(solid, 2);
    assert_int_equal(dotted, 1);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "A dotted line bridges periods"));
    put_away(&out);
}

static void ticks_follow_the_grain_of_the_data(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"gap\",\"to\":\"2024-03\"}],"
                           "\"style\":\"line\"}");
    for (size_t i = 0; i < out.scene->text_count; i++)
        if (out.scene->texts[i].role == ANNALS_ROLE_TICK)
            assert_null(strstr(out.scene->texts[i].text, "15"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "Jan 2024"));
    put_away(&out);
    out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"year\"}]}");
    const annals_text *year = text_of(out.scene, ANNALS_ROLE_TICK, "2012");
    double middle = year->box.x + year->box.width / 2;
    bool above = false;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        above = above ||
                (out.scene->marks[i].role == ANNALS_ROLE_POINT && fabs(out.scene->marks[i].points[0].x - middle) < 1);
    assert_true(above); /* a year's point stands over its name */
    put_away(&out);
}

static void instants_within_seconds_fill_the_axis(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"instant\"}]}");
    assert_string_equal(out.scene->title, "Instant, 15 Jun 2024, 10:00:00\xE2\x80\x93"
                                          "10:00:05 UTC (ms)");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "10:00:03"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_TICK, "15 Jun 2024"));
    double left = 1e9, right = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_POINT) {
            left = fmin(left, out.scene->marks[i].box.x);
            right = fmax(right, out.scene->marks[i].box.x);
        }
    assert_true(right - left > 400);
    put_away(&out);
}

static void lines_far_from_zero_choose_their_own_axis(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"gap\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "The axis does not begin at zero."));
    put_away(&out);
    out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"price\",\"by\":\"firm\"}]}");
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "zero"));
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_POINT, ANNALS_MARK_DISC), 3); /* the last of each */
    put_away(&out);
}

static void names_stand_at_the_ends_of_their_lines(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"price\",\"by\":\"firm\"}]}");
    size_t found = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++) {
        const annals_mark *disc = &out.scene->marks[i];
        for (size_t j = 0; disc->role == ANNALS_ROLE_POINT && j < out.scene->text_count; j++) {
            const annals_text *name = &out.scene->texts[j];
            /* a name is in its line's colour, or a darker one */
            if (name->role != ANNALS_ROLE_SERIES || annals_colour_difference(name->colour, disc->colour, 0) > 18)
                continue;
            assert_true(fabs(name->box.y + name->box.height / 2 - disc->points[0].y) < 14);
            assert_true(name->box.x - disc->points[0].x < 30);
            found++;
        }
    }
    assert_int_equal(found, 3);
    check_golden("time_names", &out);
}

static void an_event_outside_the_data_needs_a_window_that_holds_it(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"gap\"}],\"events\":[{\"period\":"
                           "\"2030\",\"label\":\"Later\"}]}");
    assert_null(text_of(out.scene, ANNALS_ROLE_EVENT, "Later"));
    assert_int_equal(out.warnings.count, 1);
    assert_non_null(strstr(out.warnings.lines[0], "event \"Later\" left out: 2030 lies outside the data"));
    put_away(&out);
    out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"gap\",\"to\":\"2030\"}],\"events\":[{"
                  "\"period\":\"2030\",\"label\":\"Later\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_EVENT, "Later"));
    for (size_t i = 0; i < out.warnings.count; i++)
        assert_null(strstr(out.warnings.lines[i], "event"));
    put_away(&out);
}

/* Twelve equal amounts would touch each other along their line: it says its first and its last. */
static void a_line_without_room_for_all_amounts_says_those_at_its_turns(void **state)
{
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        figures *made = figures_new();
        for (int year = 2000; year < 2012; year++) {
            char line[100];
            snprintf(line, sizeof line, "m,g=a; %d; %d; people; level; actual; 0", year,
                     turn && year == 2005 ? 1434567 : 1234567);
            figures_add(made, line);
        }
        laid_out out = figures_lay_out(made, "{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"m,g=a\"}]}");
        size_t said = 0;
        for (size_t i = 0; i < out.scene->text_count; i++)
            said += out.scene->texts[i].role == ANNALS_ROLE_VALUE;
        assert_int_equal(said, 2 + turn);
        assert_int_equal(out.warnings.count, 1);
        assert_string_equal(out.warnings.lines[0], turn ? "9 of 11 amounts along the lines left out: no room"
                                                        : "10 of 11 amounts along the lines left out: no room");
        put_away(&out);
    }
}

/* Nine crises in one plot: there is an order of their words in which no rule runs through any. */
static void every_one_of_many_events_finds_a_place(void **state)
{
    (void)state;
    figures *made = figures_new();
    for (int year = 1990; year < 2025; year++) {
        char line[100];
        snprintf(line, sizeof line, "m,g=a; %d; %d; people; level; actual; 0", year, 50 + year % 7);
        figures_add(made, line);
    }
    laid_out out = figures_lay_out(
        made, "{\"annals\":1,\"chart\":\"time\",\"style\":\"line\",\"data\":[{\"series\":\"m,g=a\"}],\"events\":["
              "{\"period\":\"1991-08\",\"label\":\"Coup\"},{\"period\":\"1997-07\",\"label\":\"A crisis in Asia\"},"
              "{\"period\":\"2000-03\",\"label\":\"A bubble bursts\"},{\"period\":\"2001-09-11\",\"label\":\"The "
              "attacks\"},{\"period\":\"2008-09-15\",\"label\":\"A bank fails\"},{\"period\":\"2010-05\",\"label\":"
              "\"Debts\"},{\"period\":\"2016-06-23\",\"label\":\"The vote\"},{\"period\":\"2020-03\",\"label\":"
              "\"Pandemic\"},{\"period\":\"2022-02-24\",\"label\":\"War\"}]}");
    static const char *const labels[] = {"Coup",  "A crisis in Asia", "A bubble bursts", "The attacks", "A bank fails",
                                         "Debts", "The vote",         "Pandemic",        "War"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        assert_non_null(text_of(out.scene, ANNALS_ROLE_EVENT, labels[i]));
    put_away(&out);
}

/* Where not all names of lines have room, those that are highlighted keep theirs. */
static void highlighted_lines_keep_their_names(void **state)
{
    (void)state;
    figures *made = figures_new();
    for (int series = 0; series < 30; series++)
        for (int year = 2010; year < 2020; year++) {
            char line[100];
            snprintf(line, sizeof line, "m,g=Region %02d; %d; %d; people; level; actual; 0", series, year,
                     100 + series + year % 3);
            figures_add(made, line);
        }
    laid_out out = figures_lay_out(made, "{\"annals\":1,\"chart\":\"time\",\"style\":\"line\",\"highlight\":[\"Region "
                                         "03\",\"Region 28\"],\"data\":[{\"series\":\"m,g=*\"}]}");
    assert_int_equal(out.status, ANNALS_OK);
    assert_true(out.warnings.count > 5);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_SERIES, "Region 03"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_SERIES, "Region 28"));
    put_away(&out);
}

static void the_last_amount_of_nothing_stands_clear_of_the_axis(void **state)
{
    (void)state;
    figures *made = figures_new();
    for (int year = 2000; year < 2030; year++) {
        char line[100];
        snprintf(line, sizeof line, "m,g=a; %d; 0; people; level; actual; 0", year);
        figures_add(made, line);
    }
    laid_out out = figures_lay_out(made, "{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"m,g=a\"}]}");
    const annals_text *nothing = text_of(out.scene, ANNALS_ROLE_VALUE, "0");
    assert_non_null(nothing);
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_AXIS)
            assert_true(out.scene->marks[i].box.x + out.scene->marks[i].box.width < nothing->box.x);
    put_away(&out);
}

static void event_words_take_either_side_of_their_rules(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"gap\"}],\"events\":["
                           "{\"period\":\"2024-10-20\",\"label\":\"A rule of some length for all of them\"},"
                           "{\"period\":\"2024-10-02\",\"label\":\"Another one\"},"
                           "{\"period\":\"2024-10-20\",\"label\":\"A third one on that very day\"},"
                           "{\"period\":\"2024-12-30\",\"label\":\"The last of a long year of rules\"}]}");
    for (size_t i = 0; i < out.warnings.count; i++)
        assert_null(strstr(out.warnings.lines[i], "event"));
    for (size_t i = 0; i < out.scene->mark_count; i++) { /* no rule runs through words */
        const annals_mark *rule = &out.scene->marks[i];
        if (rule->role != ANNALS_ROLE_EVENT || rule->shape != ANNALS_MARK_LINE)
            continue;
        for (size_t j = 0; j < out.scene->text_count; j++) {
            annals_box box = out.scene->texts[j].box;
            bool beside = rule->box.x < box.x || rule->box.x > box.x + box.width;
            bool apart = rule->box.y + rule->box.height < box.y || rule->box.y > box.y + box.height - 4;
            assert_true(out.scene->texts[j].role != ANNALS_ROLE_EVENT || beside || apart);
        }
    }
    put_away(&out);
}

static void a_mean_is_no_more_precise_than_its_inputs(void **state)
{
    (void)state;
    laid_out out =
        lay_out("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"cents\",\"aggregate\":\"mean\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "$149.86"));
    assert_null(text_of(out.scene, ANNALS_ROLE_VALUE, "$149.863"));
    put_away(&out);
}

static void a_series_without_a_spec_gets_a_chart_that_can_be_drawn(void **state)
{
    (void)state;
    static const struct {
        const char *series, *kind;
    } cases[] = {{"quarters", "Column chart"}, {"overlaps", "Time chart"}, {"days", "Time chart"}};
    figures *made = records();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_query query = {0};
        annals_key *key = NULL;
        annals_answer *answer = NULL;
        annals_spec *spec = NULL;
        annals_scene *scene = NULL;
        annals_warnings warnings = {0};
        annals_error error = {0};
        assert_int_equal(annals_selector_parse(cases[i].series, strlen(cases[i].series), &key, NULL), ANNALS_OK);
        query.selector = key;
        assert_int_equal(annals_query_run(&made->table, &query, &answer, &error), ANNALS_OK);
        assert_int_equal(annals_spec_for_query(&query, answer, &spec, &error), ANNALS_OK);
        const annals_answer *answers[] = {answer};
        assert_int_equal(annals_chart_layout(spec, answers, 1, &plain_measure, &scene, &warnings, &error), ANNALS_OK);
        assert_memory_equal(scene->description, cases[i].kind, strlen(cases[i].kind));
        check_scene(scene);
        annals_scene_free(scene);
        annals_warnings_free(&warnings);
        annals_answer_free(answer);
        annals_spec_free(spec);
        annals_key_free(key);
    }
    figures_free(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_never_runs_back_in_time),
        cmocka_unit_test(a_missing_month_is_bridged_by_dots),
        cmocka_unit_test(ticks_follow_the_grain_of_the_data),
        cmocka_unit_test(instants_within_seconds_fill_the_axis),
        cmocka_unit_test(lines_far_from_zero_choose_their_own_axis),
        cmocka_unit_test(names_stand_at_the_ends_of_their_lines),
        cmocka_unit_test(an_event_outside_the_data_needs_a_window_that_holds_it),
        cmocka_unit_test(a_line_without_room_for_all_amounts_says_those_at_its_turns),
        cmocka_unit_test(every_one_of_many_events_finds_a_place),
        cmocka_unit_test(highlighted_lines_keep_their_names),
        cmocka_unit_test(the_last_amount_of_nothing_stands_clear_of_the_axis),
        cmocka_unit_test(event_words_take_either_side_of_their_rules),
        cmocka_unit_test(a_series_without_a_spec_gets_a_chart_that_can_be_drawn),
        cmocka_unit_test(a_mean_is_no_more_precise_than_its_inputs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
