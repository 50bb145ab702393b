/* What a finished scene holds: golden dumps of each kind, words around the marks, and what can't be drawn. */
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

static figures *example(void)
{
    static const char *const lines[] = {
        "hires,employer=Meta,origin=OpenAI; ../2025-08-15~; >20; people; flow; actual; 0",
        "hires,employer=Meta,origin=Google; ../2025-08-15~; >=13; people; flow; actual; 0",
        "hires,employer=Meta,origin=Apple; ../2025-08-15~; 3; people; flow; actual; 0",
        "hires,employer=Meta,origin=xAI; ../2025-08-15~; 3; people; flow; actual; 0",
        "hires,employer=Meta,origin=Anthropic; ../2025-08-15~; 2; people; flow; actual; 0",
        "capex,company=Meta; 2025; <=72B; USD; flow; guidance; 1",
        "capex,company=Meta; 2025; 60B; USD; flow; estimate; 2",
        "budget_change,company=Meta,team=Reality Labs; 2026; -2B; USD; change; guidance; 1",
        "budget_change,company=Meta,team=TBD Lab; 2026; 2B; USD; change; guidance; 1",
        "headcount,company=Meta,team=FAIR; 2025-07~; ~600; people; level; actual; 0",
        "headcount,company=Meta,team=Llama; 2025-07~; ~2000; people; level; actual; 3",
        "headcount,company=Meta,team=TBD Lab; 2025-11-15~; ~100; people; level; target; 2",
        "departures,company=Meta; 2025-08/2025-12; 20..99; people; flow; actual; 1",
        "departures,company=Meta; 2025-08~; >=3; people; flow; actual; 0",
        "openings,company=Meta; 2025-01; 800; people; level; actual; 0",
        "openings,company=Meta; 2025-02; 900; people; level; actual; 0",
        "openings,company=Meta; 2025-03; ~1410; people; level; actual; 0",
        "openings,company=Meta; 2025-04; 857; people; level; estimate; 0",
        "debts,company=Meta; 2025; ..; USD; level; actual; 0",
        "nothing,company=Meta; 2025; 0; USD; flow; actual; 0",
    };
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    return made;
}

static laid_out lay_out(const char *json)
{
    return figures_lay_out(example(), json);
}

static void golden(const char *name, const char *json)
{
    laid_out out = lay_out(json);
    check_golden(name, &out);
}

#define HIRES "\"data\":[{\"series\":\"hires,employer=Meta,origin=*\",\"by\":\"origin\"}]"

static void draws_bars_as_before(void **state)
{
    (void)state;
    golden("bars", "{\"annals\":1,\"chart\":\"bars\",\"title\":\"OpenAI lost the most AI researchers to Meta\","
                   "\"subtitle\":\"AI researchers hired by Meta, by source company\"," HIRES
                   ",\"labels\":{\"xAI\":\"X.AI\"},\"notes\":[\"Press counts.\"]}");
    golden("bars_1200", "{\"annals\":1,\"chart\":\"bars\"," HIRES ",\"size\":{\"width\":1200,\"height\":675}}");
}

static void draws_columns_as_before(void **state)
{
    (void)state;
    golden("columns", "{\"annals\":1,\"chart\":\"columns\",\"title\":\"Up to $72B\",\"data\":["
                      "{\"series\":\"capex,company=Meta\",\"kind\":\"estimate\",\"label\":\"Estimate, unconfirmed\"},"
                      "{\"series\":\"capex,company=Meta\",\"kind\":\"guidance\"}]}");
    golden("columns_months", "{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"openings,company=Meta\","
                             "\"every\":\"month\",\"from\":\"2024-12\",\"to\":\"2025-06\"}]}");
}

static void draws_diverging_bars_as_before(void **state)
{
    (void)state;
    golden("diverging", "{\"annals\":1,\"chart\":\"diverging\",\"data\":"
                        "[{\"series\":\"budget_change,company=Meta,team=*\"}]}");
}

static void draws_points_over_time_as_before(void **state)
{
    (void)state;
    golden("time_points", "{\"annals\":1,\"chart\":\"time\",\"title\":\"Teams of Meta\",\"data\":["
                          "{\"series\":\"headcount,company=Meta,team=*\"},{\"series\":\"departures,company=Meta\","
                          "\"label\":\"Left\"}],\"events\":[{\"period\":\"2025-08-19\",\"label\":\"four groups\"},"
                          "{\"period\":\"2025-Q3\",\"label\":\"a quarter\"}]}");
}

static void draws_lines_over_time_as_before(void **state)
{
    (void)state;
    golden("time_line", "{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"openings,company=Meta\"}],"
                        "\"size\":{\"width\":180,\"height\":100,\"unit\":\"mm\"}}");
}

static void a_made_title_names_what_is_drawn_and_claims_nothing(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"bars\"," HIRES "}");
    assert_string_equal(out.scene->title, "Hires, Meta, by origin, to about 15 Aug 2025 (people)");
    assert_null(text_of(out.scene, ANNALS_ROLE_SUBTITLE, ""));
    put_away(&out);
    out = lay_out("{\"annals\":1,\"chart\":\"diverging\",\"title\":\"T\",\"data\":"
                  "[{\"series\":\"budget_change,company=Meta,team=*\"}]}");
    assert_non_null(
        text_of(out.scene, ANNALS_ROLE_SUBTITLE, "Budget change, Meta, by team, 2026, guidance (US dollars)"));
    put_away(&out);
}

static void open_ends_are_drawn_open_and_explained(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"bars\"," HIRES "}");
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_OPEN_END, ANNALS_MARK_FADE), 2);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "more than 20"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE,
                            "Solid bars show the number that was reported; a faded end means the real number may be "
                            "higher."));
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "Hatched"));
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "upper limit"));
    put_away(&out);
}

static void what_is_no_fact_is_never_solid(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":["
                           "{\"series\":\"capex,company=Meta\",\"kind\":\"estimate\"},"
                           "{\"series\":\"capex,company=Meta\",\"kind\":\"guidance\"}]}");
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_BAR)
            assert_true(out.scene->marks[i].colour.alpha < 255);
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_BAR, ANNALS_MARK_HATCH), 1);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_CATEGORY, "Estimate"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_CATEGORY, "Guidance"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "up to $72B"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "Hatched"));
    put_away(&out);
}

static void the_source_line_names_every_source_once(void **state)
{
    (void)state;
    laid_out out =
        lay_out("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"headcount,company=Meta,team=*\"}]}");
    annals_str line = {0};
    for (size_t i = 0; i < out.scene->text_count; i++)
        if (out.scene->texts[i].role == ANNALS_ROLE_SOURCE)
            annals_str_format(&line, line.size ? " %s" : "%s", out.scene->texts[i].text);
    assert_string_equal(
        annals_str_text(&line),
        "Source: A summer of offers \xE2\x80\x94 annals example, 30 Aug 2025; annals example; A summer of "
        "offers, about 15 Nov 2025");
    annals_str_free(&line);
    put_away(&out);
}

static void the_source_line_stands_on_every_chart(void **state)
{
    (void)state;
    static const char *const kinds[] = {"bars", "columns", "time"};
    for (size_t i = 0; i < 3; i++) {
        char json[200];
        snprintf(json, sizeof json, "{\"annals\":1,\"chart\":\"%s\",\"data\":[{\"series\":\"openings,company=Meta\"}]}",
                 kinds[i]);
        laid_out out = lay_out(json);
        const annals_text *source = text_of(out.scene, ANNALS_ROLE_SOURCE, "Source: ");
        assert_non_null(source);
        assert_true(source->x == 28);
        put_away(&out);
    }
}

static void the_alternative_text_says_every_value(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"bars\",\"title\":\"T\"," HIRES "}");
    assert_non_null(strstr(out.scene->description, "OpenAI: more than 20; Google: at least 13; Apple: 3; xAI: 3;"));
    assert_memory_equal(out.scene->keywords, "010101010101 020202020202", 25);
    put_away(&out);
    out = lay_out("{\"annals\":1,\"chart\":\"bars\",\"description\":\"My own.\"," HIRES "}");
    assert_string_equal(out.scene->description, "My own.");
    put_away(&out);
}

static void equal_values_keep_the_order_of_the_data(void **state)
{
    (void)state;
    static const char *const orders[][3] = {{"", "OpenAI", "Anthropic"},
                                            {",\"order\":\"name\"", "Anthropic", "xAI"},
                                            {",\"order\":\"data\"", "Anthropic", "xAI"}};
    for (size_t i = 0; i < 3; i++) {
        char json[300];
        snprintf(json, sizeof json, "{\"annals\":1,\"chart\":\"bars\"," HIRES "%s}", orders[i][0]);
        laid_out out = lay_out(json);
        double first = text_of(out.scene, ANNALS_ROLE_CATEGORY, orders[i][1])->baseline;
        double last = text_of(out.scene, ANNALS_ROLE_CATEGORY, orders[i][2])->baseline;
        for (size_t j = 0; j < out.scene->text_count; j++)
            if (out.scene->texts[j].role == ANNALS_ROLE_CATEGORY)
                assert_true(out.scene->texts[j].baseline >= first && out.scene->texts[j].baseline <= last);
        put_away(&out);
    }
}

static void an_unknown_amount_and_nothing_are_two_things(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"debts,company=Meta\"},"
                           "{\"series\":\"nothing,company=Meta\"}]}");
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_BAR, ANNALS_MARK_RECTANGLE), 1); /* a line at zero */
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "not known"));
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "no bar"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "$0"));
    put_away(&out);
}

static void cannot(const char *json, const char *words)
{
    laid_out out = lay_out(json);
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_string_equal(out.error.message, words);
    put_away(&out);
}

static void says_why_something_cannot_be_drawn(void **state)
{
    (void)state;
    cannot("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"capex,company=Meta\",\"kind\":\"estimate\"},"
           "{\"series\":\"departures,company=Meta\",\"source\":\"first\"}]}",
           "one axis can't show both \"USD\" and \"people\"; give each unit a chart of its own");
    cannot("{\"annals\":1,\"chart\":\"diverging\",\"data\":[{\"series\":\"openings,company=Meta\"}]}",
           "a diverging chart shows changes, and \"openings,company=Meta\" is a level; use \"bars\", or \"change\": "
           "\"absolute\" over several periods");
    cannot("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"capex,company=Meta\",\"kind\":\"estimate\","
           "\"from\":\"2030\"}]}",
           "nothing to draw: no estimate observation of \"capex,company=Meta\" lies in the window");
    cannot("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"capex,company=Meta\",\"kind\":\"target\"}]}",
           "nothing to draw: no target observation of \"capex,company=Meta\" is in the record");
    cannot("{\"annals\":1,\"chart\":\"bars\"," HIRES ",\"notes\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"],"
           "\"size\":{\"width\":720,\"height\":160}}",
           "the texts leave no room for the plot: a page of this width must be at least 184 px high, not 160");
}

static void type_gets_smaller_before_a_page_is_refused(void **state)
{
    (void)state;
    laid_out out = lay_out(
        "{\"annals\":1,\"chart\":\"time\",\"title\":\"T\",\"data\":"
        "[{\"series\":\"openings,company=Meta\"}],\"notes\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"],\"size\":{\"width\":"
        "1200,\"height\":300}}");
    assert_int_equal(out.status, ANNALS_OK);
    assert_true(text_of(out.scene, ANNALS_ROLE_TITLE, "T")->face.size < 22.0 * 300 / 340);
    assert_true(out.scene->height == 300);
    put_away(&out);
}

/* "size" goes behind it. */
#define CROWD "{\"annals\":1,\"chart\":\"bars\",\"title\":\"T\",\"notes\":[\"from the author\"]," HIRES ",\"size\":"

static void a_small_page_gets_small_margins_before_words_are_left_out(void **state)
{
    (void)state;
    laid_out roomy = lay_out(CROWD "{\"width\":320,\"height\":300}}");
    laid_out tight = lay_out(CROWD "{\"width\":320,\"height\":215}}");
    assert_int_equal(tight.status, ANNALS_OK);
    assert_int_equal(tight.warnings.count, 0);
    assert_true(text_of(tight.scene, ANNALS_ROLE_TITLE, "T")->baseline <
                text_of(roomy.scene, ANNALS_ROLE_TITLE, "T")->baseline);
    assert_non_null(text_of(tight.scene, ANNALS_ROLE_NOTE, "Solid bars"));
    put_away(&roomy);
    put_away(&tight);
}

static void a_smaller_page_leaves_out_what_signs_mean_and_warns(void **state)
{
    (void)state;
    laid_out out = lay_out(CROWD "{\"width\":320,\"height\":180}}");
    assert_int_equal(out.status, ANNALS_OK);
    assert_int_equal(out.warnings.count, 1);
    assert_string_equal(out.warnings.lines[0], "what the signs mean left out: no room");
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "Solid bars"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "from the author"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_SOURCE, "Source"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "more than 20"));
    put_away(&out);
}

static void a_month_without_a_figure_is_a_gap(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"openings,company=Meta\","
                           "\"every\":\"month\",\"from\":\"2024-11\",\"to\":\"2025-12\"}]}");
    assert_non_null(text_of(out.scene, ANNALS_ROLE_CATEGORY, "Nov"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_CATEGORY, "Jul"));
    size_t years = 0, names = 0, values = 0;
    for (size_t i = 0; i < out.scene->text_count; i++) {
        const annals_text *text = &out.scene->texts[i];
        values += text->role == ANNALS_ROLE_VALUE && strpbrk(text->text, "0123456789");
        years += text->role == ANNALS_ROLE_CATEGORY && strncmp(text->text, "20", 2) == 0;
        names += text->role == ANNALS_ROLE_CATEGORY && strncmp(text->text, "20", 2) != 0;
    }
    assert_int_equal(names, 14);
    assert_int_equal(years, 2); /* 2024 at the first month, 2025 at its January */
    assert_int_equal(values, 4);
    put_away(&out);
}

static void a_name_without_room_is_shortened_with_a_warning(void **state)
{
    (void)state;
    char json[600];
    char label[101] = "";
    memset(label, 'W', 100);
    snprintf(json, sizeof json,
             "{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"capex,company=Meta\",\"kind\":\"estimate\","
             "\"label\":\"%s\"}],\"size\":{\"width\":300}}",
             label);
    laid_out out = lay_out(json);
    assert_int_equal(out.warnings.count, 1);
    assert_non_null(strstr(out.warnings.lines[0], "shortened: no room"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_CATEGORY, "\xE2\x80\xA6"));
    put_away(&out);
}

static annals_status sweep(const figures *made, const char *json, size_t nth)
{
    annals_spec *spec = NULL;
    annals_answer *answer = NULL;
    annals_scene *scene = NULL;
    annals_warnings warnings = {0};
    annals_error error = {0};
    allocation_fail(nth);
    annals_status status = annals_spec_parse(json, strlen(json), "t", &spec, &error);
    allocation_fail(0);
    if (status)
        return status;
    size_t count = 0;
    const annals_query *queries = annals_spec_queries(spec, &count);
    assert_int_equal(annals_query_run(&made->table, queries, &answer, &error), ANNALS_OK);
    const annals_answer *answers[] = {answer};
    allocation_fail(nth);
    status = annals_chart_layout(spec, answers, 1, &plain_measure, &scene, &warnings, &error);
    allocation_fail(0);
    annals_scene_free(scene);
    annals_warnings_free(&warnings);
    annals_answer_free(answer);
    annals_spec_free(spec);
    return status;
}

#define EVENTS "\"events\":[{\"period\":\"2025-02\",\"label\":\"E\"}]"

static void every_allocation_may_fail(void **state)
{
    (void)state;
    static const char *const specs[] = {
        "{\"annals\":1,\"chart\":\"bars\",\"title\":\"T\",\"labels\":{\"xAI\":\"X\"},\"notes\":[\"N\"]," HIRES "}",
        "{\"annals\":1,\"chart\":\"columns\",\"data\":[{\"series\":\"openings,company=Meta\"}]}",
        "{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"openings,company=Meta\"}]," EVENTS "}"};
    figures *made = example();
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        size_t nth = 1;
        annals_status status = sweep(made, specs[i], nth);
        for (; status != ANNALS_OK && nth < 20000; status = sweep(made, specs[i], ++nth))
            assert_int_equal(status, ANNALS_NO_MEMORY);
        assert_in_range(nth, 5, 19999);
    }
    figures_free(made);
}

/* At whatever width: "4 Mar" is one thing. */
static void a_day_stays_with_its_month(void **state)
{
    (void)state;
    for (int width = 240; width < 720; width += 8) {
        char json[300];
        snprintf(
            json, sizeof json,
            "{\"annals\":1,\"chart\":\"bars\",\"size\":{\"width\":%d},\"notes\":[\"It was counted anew on 4 Mar 2025 "
            "and on 15 Nov, when it was found\"],\"data\":[{\"series\":\"hires,employer=Meta,origin=*\"}]}",
            width);
        laid_out out = lay_out(json);
        assert_int_equal(out.status, ANNALS_OK);
        for (size_t i = 0; i < out.scene->text_count; i++) {
            const char *text = out.scene->texts[i].text, *last = strrchr(text, ' ');
            if (out.scene->texts[i].role == ANNALS_ROLE_NOTE && last &&
                strspn(last + 1, "0123456789") == strlen(last + 1))
                assert_true(strlen(last + 1) > 2);
            assert_true(strncmp(text, "2025", 4) != 0); /* nor does the year leave them */
        }
        put_away(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_stays_with_its_month),
        cmocka_unit_test(draws_bars_as_before),
        cmocka_unit_test(draws_columns_as_before),
        cmocka_unit_test(draws_diverging_bars_as_before),
        cmocka_unit_test(draws_points_over_time_as_before),
        cmocka_unit_test(draws_lines_over_time_as_before),
        cmocka_unit_test(a_made_title_names_what_is_drawn_and_claims_nothing),
        cmocka_unit_test(open_ends_are_drawn_open_and_explained),
        cmocka_unit_test(what_is_no_fact_is_never_solid),
        cmocka_unit_test(the_source_line_names_every_source_once),
        cmocka_unit_test(the_source_line_stands_on_every_chart),
        cmocka_unit_test(the_alternative_text_says_every_value),
        cmocka_unit_test(equal_values_keep_the_order_of_the_data),
        cmocka_unit_test(an_unknown_amount_and_nothing_are_two_things),
        cmocka_unit_test(says_why_something_cannot_be_drawn),
        cmocka_unit_test(type_gets_smaller_before_a_page_is_refused),
        cmocka_unit_test(a_small_page_gets_small_margins_before_words_are_left_out),
        cmocka_unit_test(a_smaller_page_leaves_out_what_signs_mean_and_warns),
        cmocka_unit_test(a_month_without_a_figure_is_a_gap),
        cmocka_unit_test(a_name_without_room_is_shortened_with_a_warning),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
