/* Bars and columns: side by side, with gaps, in proportion, and what is refused instead. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "series/str.h"
#include "tests/chart/figures.h"
#include "tests/support/allocation.h"

static figures *records(void)
{
    static const char *const lines[] = {
        "sales; 2024-01; 100; car; flow; actual; 0",
        "sales; 2024-02; 110; car; flow; actual; 0",
        "sales; 2024-03; >120; car; flow; actual; 0",
        "sales; 2024-04; ~130; car; flow; actual; 0",
        "sales; 2024-05; 20..30; car; flow; actual; 0",
        "sales; 2024-06; 0; car; flow; actual; 0",
        "sales; 2024-08; ..; car; flow; actual; 0",
        "sales; 2024-09; 90; car; flow; actual; 0",
        "sales; 2024-10; 95; car; flow; actual; 0",
        "sales; 2024-11; ~>=100; car; flow; actual; 0",
        "sales; 2024-12; 120; car; flow; target; 0",
        "price,firm=Alpha; 2023-Q1; 10; EUR; level; actual; 0",
        "price,firm=Alpha; 2023-Q2; 12; EUR; level; actual; 0",
        "price,firm=Alpha; 2023-Q4; 14; EUR; level; actual; 0",
        "price,firm=Beta; 2023-Q1; 8; EUR; level; actual; 0",
        "price,firm=Beta; 2023-Q2; >9; EUR; level; actual; 0",
        "price,firm=Beta; 2023-Q4; 11; EUR; level; actual; 0",
        "price,firm=Gamma; 2023-Q1; 1; EUR; level; actual; 0",
        "price,firm=Gamma; 2023-Q2; 2; EUR; level; actual; 0",
        "price,firm=Delta; 2023-Q1; 1; EUR; level; actual; 0",
        "price,firm=Delta; 2023-Q2; 2; EUR; level; actual; 0",
        "price,firm=Eta; 2023-Q1; 1; EUR; level; actual; 0",
        "price,firm=Eta; 2023-Q2; 2; EUR; level; actual; 0",
        "mixed; 2024-Q1; 1; EUR; level; actual; 0",
        "mixed; 2024; 2; EUR; level; actual; 0",
        "shift,ministry=Research; 2026; 2B; EUR; change; actual; 0",
        "shift,ministry=Defence; 2026; -3.5B; EUR; change; actual; 0",
        "shift,ministry=Education; 2026; >-1B; EUR; change; actual; 0",
        "few,what=Guidance for everybody; 2025; 10; EUR; flow; actual; 0",
        "few,what=About at least; 2025; 12; EUR; flow; actual; 0",
        "few,what=A; 2025; 14; EUR; flow; actual; 0",
        "capital; 2023; 10B; USD; flow; actual; 0",
        "capital; 2024; 20B; USD; flow; actual; 0",
        "capital; 2025; 30B; USD; flow; estimate; 0",
        "kanji,what=非常に長い名前の研究機関国際人工知能共同開発センター東京支部; 2025; 1; EUR; flow; actual; 0",
        "kanji,what=A; 2025; 1; EUR; flow; actual; 0",
        "kanji,what=B; 2025; 1; EUR; flow; actual; 0",
        "kanji,what=C; 2025; 1; EUR; flow; actual; 0",
        "kanji,what=D; 2025; 1; EUR; flow; actual; 0",
        "kanji,what=E; 2025; 1; EUR; flow; actual; 0",
        "kanji,what=F; 2025; 1; EUR; flow; actual; 0",
        "kanji,what=G; 2025; 1; EUR; flow; actual; 0",
        "cars; 2024; 7; car; flow; actual; 0",
        "long; 1900-01-01; 1; EUR; level; actual; 0",
        "long; 2000-01-01; 1; EUR; level; actual; 0",
    };
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    return made;
}

static laid_out lay_out(const char *json)
{
    return figures_lay_out(records(), json);
}

static void cannot(const char *json, const char *words)
{
    laid_out out = lay_out(json);
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message, words));
    put_away(&out);
}

static size_t bars_of(const annals_scene *scene, annals_colour colour)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->mark_count; i++)
        count += scene->marks[i].role == ANNALS_ROLE_BAR && scene->marks[i].colour.red == colour.red &&
                 scene->marks[i].colour.alpha == 255;
    return count;
}

static const annals_mark *fade_of(const annals_scene *scene)
{
    for (size_t i = 0; i < scene->mark_count; i++)
        if (scene->marks[i].shape == ANNALS_MARK_FADE)
            return &scene->marks[i];
    fail();
    return NULL;
}

static const annals_colour blue = {0x00, 0x67, 0xA8, 255}, orange = {0xE8, 0x73, 0x1A, 255};

#define TWO_FIRMS "\"data\":[{\"series\":\"price,firm=Alpha\"},{\"series\":\"price,firm=Beta\"}]"

static void two_series_stand_side_by_side_under_their_names(void **state)
{
    (void)state;
    static const char *const kinds[] = {"columns", "bars"};
    for (size_t i = 0; i < 2; i++) {
        char json[300];
        snprintf(json, sizeof json, "{\"annals\":1,\"chart\":\"%s\"," TWO_FIRMS "}", kinds[i]);
        laid_out out = lay_out(json);
        assert_int_equal(bars_of(out.scene, blue), 3);
        assert_int_equal(bars_of(out.scene, orange), 3);
        assert_non_null(text_of(out.scene, ANNALS_ROLE_SERIES, "Alpha"));
        assert_non_null(text_of(out.scene, ANNALS_ROLE_SERIES, "Beta"));
        size_t first_quarters = 0;
        for (size_t j = 0; j < out.scene->text_count; j++)
            first_quarters +=
                out.scene->texts[j].role == ANNALS_ROLE_CATEGORY && strncmp(out.scene->texts[j].text, "Q1", 2) == 0;
        assert_int_equal(first_quarters, 1); /* the axis of time stands there once */
        assert_non_null(strstr(out.scene->description, "Beta, Q2 2023: more than"));
        put_away(&out);
    }
}

static void draws_columns_side_by_side_as_before(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"title\":\"Two firms\"," TWO_FIRMS
                           ",\"events\":[{\"period\":\"2023-05\",\"label\":\"Merger\"},{\"period\":\"2023-Q3\","
                           "\"label\":\"Strike\"}]}");
    check_golden("columns_beside", &out);
    out = lay_out("{\"annals\":1,\"chart\":\"bars\",\"title\":\"By firm\",\"data\":["
                  "{\"series\":\"price\",\"by\":\"firm\",\"from\":\"2023-Q1\",\"to\":\"2023-Q1\"},"
                  "{\"series\":\"price\",\"by\":\"firm\",\"from\":\"2023-Q2\",\"to\":\"2023-Q2\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_SERIES, "Q2 2023"));
    check_golden("bars_beside", &out);
}

static void refuses_what_cannot_be_told_apart(void **state)
{
    (void)state;
    cannot("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"price\",\"by\":\"firm\"}]}",
           "5 series side by side in columns can't be told apart, 4 can");
    cannot("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"price,firm=Alpha\"},"
           "{\"series\":\"price,firm=Alpha\"}]}",
           "two series are called \"Price\" and can't be told apart");
}

static void what_is_planned_continues_what_was(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"capital\",\"kind\":\"actual\"},"
                           "{\"series\":\"capital\",\"kind\":\"estimate\"}]}");
    assert_int_equal(out.status, ANNALS_OK);
    assert_null(text_of(out.scene, ANNALS_ROLE_SERIES, ""));
    assert_int_equal(bars_of(out.scene, orange), 0);
    put_away(&out);
}

static void a_missing_month_is_an_empty_place(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"sales\"}]}");
    double june = text_of(out.scene, ANNALS_ROLE_CATEGORY, "Jun")->x;
    double july = text_of(out.scene, ANNALS_ROLE_CATEGORY, "Jul")->x;
    double august = text_of(out.scene, ANNALS_ROLE_CATEGORY, "Aug")->x;
    assert_true(july - june > 20 && august - july > 20);
    size_t years = 0;
    for (size_t i = 0; i < out.scene->text_count; i++)
        years += out.scene->texts[i].role == ANNALS_ROLE_CATEGORY && strstr(out.scene->texts[i].text, "2024");
    assert_int_equal(years, 1);
    put_away(&out);
    cannot("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"long\"}]}",
           "too many columns: one a day is more than 400; use \"time\"");
}

static void overlapping_periods_are_no_neighbours(void **state)
{
    (void)state;
    cannot("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"mixed\"}]}",
           "\"Q1 2024\" and \"2024\" overlap");
}

static void zero_and_the_unknown_look_unlike(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"sales\"}]}");
    double june = text_of(out.scene, ANNALS_ROLE_CATEGORY, "Jun")->x;
    const annals_text *question = text_of(out.scene, ANNALS_ROLE_VALUE, "?");
    assert_non_null(question);
    assert_true(question->x == text_of(out.scene, ANNALS_ROLE_CATEGORY, "Aug")->x);
    bool line = false;
    for (size_t i = 0; i < out.scene->mark_count; i++) {
        const annals_mark *mark = &out.scene->marks[i];
        line = line || (mark->role == ANNALS_ROLE_BAR && mark->box.height == 1 && mark->box.x < june &&
                        mark->box.x + mark->box.width > june);
    }
    assert_true(line);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "A question mark stands for a size that is not known."));
    put_away(&out);
}

static void values_stay_where_one_is_long(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"sales\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "110"));
    assert_null(text_of(out.scene, ANNALS_ROLE_TICK, ""));
    assert_int_equal(out.warnings.count, 0);
    put_away(&out);
}

static void a_wide_low_page_gives_its_height_to_the_plot(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"title\":\"T\",\"data\":[{\"series\":\"sales\"}],"
                           "\"size\":{\"width\":1200,\"height\":500}}");
    double tallest = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_BAR && out.scene->marks[i].box.height > tallest)
            tallest = out.scene->marks[i].box.height;
    assert_true(tallest > 120);
    assert_true(fade_of(out.scene)->box.height < tallest * 0.2);
    put_away(&out);
}

static void no_word_of_a_name_is_torn(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"few\",\"by\":\"what\"}],"
                           "\"size\":{\"width\":220}}");
    assert_int_equal(out.status, ANNALS_OK);
    for (size_t i = 0; i < out.scene->text_count; i++) {
        const char *text = out.scene->texts[i].text;
        if (out.scene->texts[i].role != ANNALS_ROLE_CATEGORY)
            continue;
        assert_null(strstr(text, "2025")); /* said once, above */
        size_t size = strlen(text);
        bool cut = size >= 3 && strcmp(text + size - 3, "\xE2\x80\xA6") == 0;
        assert_true(cut || strstr("Guidance for everybody About at least A", text));
    }
    put_away(&out);
    cannot("{\"annals\":1,\"chart\":\"columns\",\"labels\":{\"A\":\"Incomprehensibilities\",\"About at least\":"
           "\"Counterrevolutionaries\"},\"data\":[{\"series\":\"few\",\"by\":\"what\"}],\"size\":{\"width\":160}}",
           "the names don't fit under 3 columns; use \"bars\"");
}

static void a_long_name_without_spaces_takes_lines_before_it_is_cut(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"kanji\",\"by\":\"what\"}]}");
    size_t lines = 0;
    for (size_t i = 0; i < out.scene->text_count; i++)
        lines += out.scene->texts[i].role == ANNALS_ROLE_CATEGORY && strlen(out.scene->texts[i].text) > 6;
    assert_int_equal(lines, 3);
    put_away(&out);
}

static void a_bound_below_zero_is_open_towards_plus(void **state)
{
    (void)state;
    laid_out out =
        lay_out("{\"annals\":1,\"chart\":\"diverging\",\"data\":[{\"series\":\"shift\",\"by\":\"ministry\"}]}");
    const annals_mark *fade = fade_of(out.scene);
    double zero = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_AXIS)
            zero = out.scene->marks[i].box.x;
    assert_int_equal(fade->from, ANNALS_FROM_LEFT);
    assert_true(fade->box.x < zero && fade->box.x + fade->box.width > zero + 10);
    assert_true(fade->colour.red != orange.red && fade->colour.red != blue.red);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "A grey stretch that fades across zero begins at a limit"));
    put_away(&out);
}

static void only_changes_carry_a_plus(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"diverging\",\"data\":[{\"series\":\"sales\"}]}");
    assert_null(text_of(out.scene, ANNALS_ROLE_VALUE, "+"));
    put_away(&out);
}

static void a_note_explains_only_what_is_drawn(void **state)
{
    (void)state;
    laid_out out =
        lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"sales\",\"cumulate\":true,\"from\":"
                "\"2024-08\"}]}");
    assert_int_equal(out.status, ANNALS_OK);
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "Dashed")); /* the target's total is not known */
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "faded"));
    put_away(&out);
}

static void events_stand_over_the_columns_of_their_periods(void **state)
{
    (void)state;
    laid_out out =
        lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"sales\"}],\"events\":[{\"period\":"
                "\"2024-03-14\",\"label\":\"Subsidy ends\"},{\"period\":\"2030\",\"label\":\"Far away\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_EVENT, "Subsidy ends"));
    assert_null(text_of(out.scene, ANNALS_ROLE_EVENT, "Far away"));
    assert_int_equal(out.warnings.count, 1);
    assert_string_equal(out.warnings.lines[0], "event \"Far away\" left out: 2030 lies outside the data; a wider "
                                               "\"from\" or \"to\" shows it");
    double march = text_of(out.scene, ANNALS_ROLE_CATEGORY, "Mar")->x;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_EVENT)
            assert_true(out.scene->marks[i].box.x > march - 2 && out.scene->marks[i].box.x < march + 2);
    put_away(&out);
    cannot("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"few\",\"by\":\"what\"}],\"events\":[{"
           "\"period\":\"2025\",\"label\":\"E\"}]}",
           "\"events\" need columns that stand for periods");
}

/* 2010, 2014 ... are no years with gaps; an event between two of them stands between their columns. */
static void what_is_stated_every_four_years_has_no_empty_places(void **state)
{
    (void)state;
    static const char *const years[] = {"2010", "2014", "2018", "2022"};
    figures *made = figures_new();
    for (size_t i = 0; i < 4; i++) {
        char line[100];
        snprintf(line, sizeof line, "seats; %s; %zu; seat; level; actual; 0", years[i], 30 + i);
        figures_add(made, line);
    }
    laid_out out = figures_lay_out(made, "{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"seats\"}],"
                                         "\"events\":[{\"period\":\"2016-06\",\"label\":\"The vote\"}]}");
    size_t names = 0;
    for (size_t i = 0; i < out.scene->text_count; i++)
        names += out.scene->texts[i].role == ANNALS_ROLE_CATEGORY;
    assert_int_equal(names, 4);
    assert_null(text_of(out.scene, ANNALS_ROLE_CATEGORY, "2011"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_EVENT, "The vote"));
    assert_int_equal(out.warnings.count, 0);
    double before = text_of(out.scene, ANNALS_ROLE_CATEGORY, "2014")->x;
    double after = text_of(out.scene, ANNALS_ROLE_CATEGORY, "2018")->x;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_EVENT)
            assert_true(fabs(out.scene->marks[i].box.x - (before + after) / 2) < 1.5);
    put_away(&out);
}

/* Behind the dash of a range a line may end, so that narrow columns keep their values. */
static void a_range_breaks_behind_its_dash(void **state)
{
    (void)state;
    figures *made = figures_new();
    for (int year = 2015; year < 2027; year++) {
        char line[100];
        snprintf(line, sizeof line, "plan; %d; %s; USD; flow; %s; 0", year, year < 2025 ? "70" : "110..170",
                 year < 2025 ? "actual" : "guidance");
        figures_add(made, line);
    }
    laid_out out = figures_lay_out(made, "{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"plan\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "$110\xE2\x80\x93"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "$170"));
    assert_int_equal(out.warnings.count, 0);
    put_away(&out);
}

static void a_unit_is_named_in_the_title(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"sales\",\"to\":\"2024-01\"}]}");
    assert_string_equal(out.scene->title, "Sales, Jan 2024 (cars)");
    put_away(&out);
    out = lay_out("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"cars\"}]}");
    assert_string_equal(out.scene->title, "Cars, 2024"); /* the measure has said it */
    put_away(&out);
}

static annals_status sweep(const figures *made, const char *json, size_t nth)
{
    chart_case chart;
    annals_scene *scene = NULL;
    annals_warnings warnings = {0};
    annals_error error = {0};
    chart_case_open(&chart, made, json);
    allocation_fail(nth);
    annals_status status = annals_chart_layout(chart.spec, (const annals_answer *const *)chart.answers, chart.count,
                                               &plain_measure, &scene, &warnings, &error);
    allocation_fail(0);
    annals_scene_free(scene);
    annals_warnings_free(&warnings);
    chart_case_close(&chart);
    return status;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    figures *made = records();
    size_t nth = 1;
    static const char json[] =
        "{\"annals\":1,\"chart\":\"columns\"," TWO_FIRMS ",\"events\":[{\"period\":\"2023-05\",\"label\":\"M\"}]}";
    for (annals_status status = sweep(made, json, nth); status != ANNALS_OK; status = sweep(made, json, ++nth)) {
        assert_int_equal(status, ANNALS_NO_MEMORY);
        assert_true(nth < 20000);
    }
    assert_true(nth > 20);
    figures_free(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_series_stand_side_by_side_under_their_names),
        cmocka_unit_test(draws_columns_side_by_side_as_before),
        cmocka_unit_test(refuses_what_cannot_be_told_apart),
        cmocka_unit_test(what_is_planned_continues_what_was),
        cmocka_unit_test(a_missing_month_is_an_empty_place),
        cmocka_unit_test(overlapping_periods_are_no_neighbours),
        cmocka_unit_test(zero_and_the_unknown_look_unlike),
        cmocka_unit_test(values_stay_where_one_is_long),
        cmocka_unit_test(a_wide_low_page_gives_its_height_to_the_plot),
        cmocka_unit_test(no_word_of_a_name_is_torn),
        cmocka_unit_test(a_long_name_without_spaces_takes_lines_before_it_is_cut),
        cmocka_unit_test(a_bound_below_zero_is_open_towards_plus),
        cmocka_unit_test(only_changes_carry_a_plus),
        cmocka_unit_test(a_note_explains_only_what_is_drawn),
        cmocka_unit_test(events_stand_over_the_columns_of_their_periods),
        cmocka_unit_test(what_is_stated_every_four_years_has_no_empty_places),
        cmocka_unit_test(a_range_breaks_behind_its_dash),
        cmocka_unit_test(a_unit_is_named_in_the_title),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
