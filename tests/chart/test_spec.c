/* What a spec may say, and what it is told where it says something else, word for word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart/spec.h"
#include "series/str.h"

static annals_spec *parse(const char *json)
{
    annals_spec *spec = NULL;
    annals_error error = {0};
    if (annals_spec_parse(json, strlen(json), "test.json", &spec, &error))
        fail_msg("%s", error.message);
    return spec;
}

static void refused(const char *json, const char *words, int line, int column)
{
    annals_spec *spec = NULL;
    annals_error error = {0};
    assert_int_equal(annals_spec_parse(json, strlen(json), "test.json", &spec, &error), ANNALS_INVALID);
    assert_string_equal(error.message, words);
    assert_string_equal(error.file, "test.json");
    assert_int_equal(error.line, line);
    assert_int_equal(error.column, column);
}

static void reads_everything_that_a_spec_can_say(void **state)
{
    (void)state;
    annals_spec *spec = parse(
        "\xEF\xBB\xBF{\"annals\": 1, \"chart\": \"time\", \"title\": \"T\", \"subtitle\": \"\","
        "\"data\": [{\"series\": \"hires,employer=Meta\", \"by\": [\"origin\", \"site\"], \"source\": \"s\","
        "\"kind\": \"guidance\", \"from\": \"2024\", \"to\": \"2025-Q3\", \"every\": \"month\","
        "\"aggregate\": \"sum\", \"cumulate\": true, \"change\": \"percent\", \"rebase\": \"2024-01\","
        "\"label\": \"L\"}, {\"series\": \"a,b=*\", \"by\": \"b\"}],"
        "\"labels\": {\"xAI\": \"X.AI\"}, \"events\": [{\"period\": \"2025-08-20\", \"label\": \"E\"}],"
        "\"notes\": [\"N\"], \"style\": \"points\", \"size\": {\"width\": 254, \"height\": 127, \"unit\": \"mm\"},"
        "\"description\": \"D\"}");
    size_t count = 0;
    const annals_query *queries = annals_spec_queries(spec, &count);
    assert_int_equal(count, 2);
    assert_string_equal(queries[0].selector->text, "hires,employer=Meta");
    assert_int_equal(queries[0].by_count, 2);
    assert_string_equal(queries[0].by[1], "site");
    assert_string_equal(queries[0].source, "s");
    assert_true(queries[0].has_kind && queries[0].kind == ANNALS_GUIDANCE);
    assert_string_equal(queries[0].from->text, "2024");
    assert_string_equal(queries[0].to->text, "2025-Q3");
    assert_true(queries[0].has_every && queries[0].every == ANNALS_MONTH);
    assert_int_equal(queries[0].aggregate, ANNALS_SUM);
    assert_true(queries[0].cumulate);
    assert_int_equal(queries[0].change, ANNALS_CHANGE_PERCENT);
    assert_string_equal(queries[0].rebase->text, "2024-01");
    assert_null(queries[1].from);
    assert_string_equal(queries[1].by[0], "b");
    assert_string_equal(annals_spec_shown(spec, "xAI"), "X.AI");
    assert_string_equal(annals_spec_shown(spec, "other"), "other");
    assert_string_equal(spec->events[0].label, "E");
    assert_string_equal(spec->notes[0], "N");
    assert_int_equal(spec->style, ANNALS_STYLE_POINTS);
    assert_true(spec->width > 959.9 && spec->width < 960.1 && spec->height > 479.9 && spec->height < 480.1);
    assert_true(spec->millimetres);
    annals_spec_free(spec);
}

static void needs_little(void **state)
{
    (void)state;
    annals_spec *spec = parse("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"a\"}]}");
    assert_null(spec->title);
    assert_null(spec->subtitle);
    assert_true(spec->width == 720 && spec->height == 0);
    annals_spec_free(spec);
}

#define HEAD "{\"annals\": 1, \"chart\": \"bars\",\n"
#define TIME_HEAD "{\"annals\": 1, \"chart\": \"time\",\n"
#define DATA "\"data\": [{\"series\": \"a\"}]}"

static void names_the_key_that_was_meant(void **state)
{
    (void)state;
    refused(HEAD "  \"titel\": \"x\", " DATA, "/titel: unknown key; did you mean \"title\"?", 2, 3);
    refused(HEAD "\"data\": [{\"series\": \"a\"},\n {\"serie\": \"a\"}]}",
            "/data/1/serie: unknown key; did you mean \"series\"?", 3, 3);
    refused("{\"annals\": 1, \"chart\": \"time\", \"events\": [{\"when\": \"2025\"}], " DATA,
            "/events/0/when: unknown key; known here: period, label", 1, 44);
}

static void refuses_a_key_that_stands_there_twice(void **state)
{
    (void)state;
    refused(HEAD "\"title\": \"x\",\n \"title\": \"y\", " DATA, "/title: the key stands there twice", 3, 2);
    refused(HEAD "\"data\": [{\"series\": \"a\", \"label\": \"x\", \"label\": \"y\"}]}",
            "/data/0/label: the key stands there twice", 2, 40);
}

static void says_what_is_missing(void **state)
{
    (void)state;
    refused("{\"chart\": \"bars\", " DATA, "\"annals\" is missing", 1, 1);
    refused("{\"annals\": 1, " DATA, "\"chart\" is missing", 1, 1);
    refused("{\"annals\": 1, \"chart\": \"bars\"}", "\"data\" is missing", 1, 1);
    refused(HEAD "\"data\": [{\"label\": \"a\"}]}", "/data/0: \"series\" is missing", 2, 10);
}

static void says_which_type_was_wanted(void **state)
{
    (void)state;
    refused("[]", "an array, wanted an object", 1, 1);
    refused(HEAD "\"title\": 3, " DATA, "/title: a number, wanted a text", 2, 10);
    refused(HEAD "\"data\": {\"series\": \"a\"}}", "/data: an object, wanted an array of what to draw", 2, 9);
    refused(HEAD "\"data\": [{\"series\": null}]}",
            "/data/0/series: null, wanted a series such as \"hires,employer=Meta\"", 2, 21);
    refused(HEAD "\"data\": [{\"series\": \"a\", \"cumulate\": \"yes\"}]}",
            "/data/0/cumulate: a text, wanted true or false", 2, 38);
    refused(HEAD "\"data\": [{\"series\": \"a\", \"by\": [\"b\", 3]}]}", "/data/0/by/1: a number, wanted a text", 2,
            38);
}

static void lists_the_choices(void **state)
{
    (void)state;
    refused("{\"annals\": 1, \"chart\": \"bar\", " DATA,
            "/chart: \"bar\" is none of bars, columns, diverging, time, stacked-bars, stacked-columns, dots, dumbbell, "
            "sparkline, timeline, waterfall, slope, table; did you mean \"bars\"?",
            1, 24);
    refused(HEAD "\"order\": \"up\", " DATA, "/order: \"up\" is none of value, data, name", 2, 10);
    refused(HEAD "\"data\": [{\"series\": \"a\", \"every\": 3}]}",
            "/data/0/every: a number, wanted one of day, week, month, quarter, half, year", 2, 35);
}

static void knows_its_version(void **state)
{
    (void)state;
    refused("{\"annals\": 2, \"chart\": \"bars\", " DATA, "/annals: version 2 of specs, this program knows version 1",
            1, 12);
    refused("{\"annals\": \"1\", \"chart\": \"bars\", " DATA, "/annals: a text, wanted the version, 1", 1, 12);
}

static void refuses_what_cannot_be_drawn(void **state)
{
    (void)state;
    refused(HEAD "\"data\": []}", "/data: empty, wanted an array of what to draw", 2, 9);
    refused(HEAD "\"title\": \"\", " DATA, "/title: empty text", 2, 10);
    refused(HEAD "\"title\": \"a\\nb\", " DATA, "/title: holds the control character U+000A", 2, 10);
    refused(HEAD "\"size\": {\"width\": 0}, " DATA, "/size: \"width\" is less than 160 px", 2, 9);
    refused(HEAD "\"size\": {\"height\": 1e6}, " DATA, "/size: \"height\" is more than 8000 px", 2, 9);
    refused(HEAD "\"size\": {\"unit\": \"mm\", \"width\": 9}, " DATA, "/size: \"width\" is less than 40 mm", 2, 9);
    refused(HEAD "\"events\": [{\"period\": \"2025\", \"label\": \"x\"}], " DATA,
            "/events: belongs to \"time\", \"columns\", \"stacked-columns\" and \"timeline\" charts only", 2, 1);
    refused("{\"annals\": 1, \"chart\": \"time\", \"order\": \"name\", " DATA,
            "/order: has no meaning in a waterfall or a chart over time", 1, 32);
    refused(HEAD "\"data\": [{\"series\": \"a\", \"by\": [\"b\", \"b\"]}]}", "/data/0/by/1: \"b\" stands there twice",
            2, 38);
    refused(HEAD "\"data\": [{\"series\": \"a\", \"from\": \"2026\", \"to\": \"2025\"}]}",
            "/data/0: \"from\" 2026 is later than \"to\" 2025", 2, 10);
    refused(HEAD "\"axis\": {\"scale\": \"log\"}, " DATA,
            "/axis: belongs to \"time\", \"dots\", \"dumbbell\" and \"slope\" charts only", 2, 1);
    refused("{\"annals\": 1, \"chart\": \"sparkline\", \"style\": \"stacked\", " DATA,
            "/style: a sparkline is a \"line\", a \"step\" or an \"area\"", 1, 46);
    refused("{\"annals\": 1, \"chart\": \"timeline\", \"multiples\": \"firm\", " DATA,
            "/multiples: has no meaning in a sparkline, timeline or table", 1, 36);
    refused(TIME_HEAD "\"axis\": {\"scale\": \"ln\"}, " DATA, "/axis/scale: \"ln\" is none of linear, log, symlog", 2,
            19);
    refused(TIME_HEAD "\"axis\": {\"scale\": \"log\", \"linear\": 2}, " DATA,
            "/axis: \"linear\" belongs to \"scale\": \"symlog\" only", 2, 9);
    refused(TIME_HEAD "\"axis\": {\"scale\": \"symlog\", \"linear\": -2}, " DATA,
            "/axis/linear: -2, wanted an amount above 0", 2, 39);
    refused(TIME_HEAD "\"axis\": {\"scale\": \"log\"}, \"style\": \"area\", " DATA,
            "/style: an area stands on zero, which a logarithmic axis has not; use \"line\"", 2, 36);
    refused(TIME_HEAD "\"axis\": {\"scale\": \"symlog\"}, \"style\": \"stacked\", " DATA,
            "/style: a stack adds up on a linear axis only; use \"line\", or leave out \"axis\"", 2, 39);
}

static void refuses_a_title_of_a_hundred_kilobytes(void **state)
{
    (void)state;
    annals_str json = {0};
    annals_str_add(&json, HEAD "\"title\": \"");
    for (int i = 0; i < 100000; i++)
        annals_str_add_char(&json, 'a');
    annals_str_add(&json, "\", " DATA);
    refused(annals_str_text(&json), "/title: 100000 characters, at most 200 are drawn", 2, 10);
    annals_str_free(&json);
}

static void hands_on_what_other_layers_say(void **state)
{
    (void)state;
    annals_spec *spec = NULL;
    annals_error error = {0};
    static const char period[] = HEAD "\"data\": [{\"series\": \"a\", \"from\": \"2025-13\"}]}";
    assert_int_equal(annals_spec_parse(period, sizeof period - 1, "t", &spec, &error), ANNALS_INVALID);
    assert_memory_equal(error.message, "/data/0/from: ", 14);
    assert_int_equal(error.column, 34);
    static const char series[] = HEAD "\"data\": [{\"series\": \"a,,b=1\"}]}";
    assert_int_equal(annals_spec_parse(series, sizeof series - 1, "t", &spec, &error), ANNALS_INVALID);
    assert_memory_equal(error.message, "/data/0/series: ", 16);
}

static void says_where_json_ends_to_be_json(void **state)
{
    (void)state;
    annals_spec *spec = NULL;
    annals_error error = {0};
    static const char *const broken[] = {
        "", "{", "{\"annals\": 1,}", "{\"a\": \"\xFF\"}", "{\"annals\": 1} x", "{\"annals\": 1e999}"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        assert_int_equal(annals_spec_parse(broken[i], strlen(broken[i]), "test.json", &spec, &error), ANNALS_INVALID);
        assert_memory_equal(error.message, "no JSON: ", 9);
    }
    refused("{\"annals\": 1,\n \"title\": \"a\\u0000b\"}", "a text holds the control character U+0000", 2, 20);
    refused("{\"annals\": 1,\n \"chart\" \"bars\"}", "no JSON: ':' expected near '\"bars\"'", 2, 15);
}

static void escapes_the_pointer(void **state)
{
    (void)state;
    refused(HEAD "\"labels\": {\"a/b~\": 3}, " DATA, "/labels/a~1b~0: a number, wanted a text", 2, 20);
}

static annals_row row(const char *period, annals_nature nature)
{
    static const char *const group[] = {"x"};
    annals_row made = {.nature = nature, .unit = "people", .group = group};
    assert_int_equal(annals_period_parse(period, strlen(period), &made.period, NULL), ANNALS_OK);
    return made;
}

static void chosen(const char *first, const char *second, annals_nature nature, size_t dimensions,
                   annals_chart_kind wanted)
{
    annals_row rows[2] = {row(first, nature), row(second, nature)};
    annals_answer answer = {.rows = rows, .count = 2, .dimension_count = dimensions};
    annals_key *selector = NULL;
    assert_int_equal(annals_selector_parse("a,b=*", 5, &selector, NULL), ANNALS_OK);
    annals_query query = {.selector = selector, .by = {"b"}, .by_count = 1, .source = "s", .from = &rows[0].period};
    annals_spec *spec = NULL;
    assert_int_equal(annals_spec_for_query(&query, &answer, &spec, NULL), ANNALS_OK);
    annals_key_free(selector);
    size_t count = 0;
    const annals_query *copy = annals_spec_queries(spec, &count);
    assert_int_equal(count, 1);
    assert_string_equal(copy->selector->text, "a,b=*");
    assert_string_equal(copy->source, "s");
    assert_string_equal(copy->from->text, first);
    assert_int_equal(spec->kind, wanted);
    annals_spec_free(spec);
}

static void picks_the_kind_that_fits(void **state)
{
    (void)state;
    chosen("2025", "2025", ANNALS_FLOW, 1, ANNALS_CHART_BARS);
    chosen("2024", "2025", ANNALS_FLOW, 0, ANNALS_CHART_COLUMNS);
    chosen("2024", "2025", ANNALS_LEVEL, 0, ANNALS_CHART_TIME);
    chosen("2024", "2025", ANNALS_FLOW, 1, ANNALS_CHART_TIME);
    chosen("2025", "2025", ANNALS_CHANGE, 1, ANNALS_CHART_DIVERGING);
    chosen("2024", "2025", ANNALS_CHANGE, 0, ANNALS_CHART_COLUMNS);
}

static void a_year_of_the_calendar_is_no_length(void **state)
{
    (void)state;
    annals_row rows[1] = {row("2025", ANNALS_LEVEL)};
    rows[0].unit = "calendar-year";
    annals_answer answer = {.rows = rows, .count = 1};
    annals_key *selector = NULL;
    assert_int_equal(annals_selector_parse("founded", 7, &selector, NULL), ANNALS_OK);
    annals_query query = {.selector = selector};
    annals_spec *spec = NULL;
    assert_int_equal(annals_spec_for_query(&query, &answer, &spec, NULL), ANNALS_OK);
    assert_int_equal(spec->kind, ANNALS_CHART_TIMELINE);
    annals_spec_free(spec);
    annals_key_free(selector);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_everything_that_a_spec_can_say),
        cmocka_unit_test(needs_little),
        cmocka_unit_test(names_the_key_that_was_meant),
        cmocka_unit_test(refuses_a_key_that_stands_there_twice),
        cmocka_unit_test(says_what_is_missing),
        cmocka_unit_test(says_which_type_was_wanted),
        cmocka_unit_test(lists_the_choices),
        cmocka_unit_test(knows_its_version),
        cmocka_unit_test(refuses_what_cannot_be_drawn),
        cmocka_unit_test(refuses_a_title_of_a_hundred_kilobytes),
        cmocka_unit_test(hands_on_what_other_layers_say),
        cmocka_unit_test(says_where_json_ends_to_be_json),
        cmocka_unit_test(escapes_the_pointer),
        cmocka_unit_test(picks_the_kind_that_fits),
        cmocka_unit_test(a_year_of_the_calendar_is_no_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
