/* Hundreds of generated charts: no text may lie over another or leave the page, whatever the figures are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart/spec.h"
#include "series/points.h"
#include "series/str.h"
#include "tests/chart/figures.h"

/* xorshift with a fixed seed: the same charts on every machine. */
typedef struct {
    uint64_t state;
} dice;

static uint32_t roll(dice *d, uint32_t sides)
{
    d->state ^= d->state << 13;
    d->state ^= d->state >> 7;
    d->state ^= d->state << 17;
    return (uint32_t)((d->state >> 20) % sides);
}

static void add_name(dice *d, annals_str *out, size_t number)
{
    static const char *const scripts[][13] = {
        {"a", "e", "i", "m", "W", "l", " ", "n", "o", "数", "十", "ạ", "-"},
        {"国", "立", "研", "究", "開", "発", "、", "人", "产", "業", "技", "术", "所"},
        {"ا", "ل", "م", "س", "ت", "ش", " ", "ف", "ى", "ج", "ع", "ي", "ة"},
    };
    const char *const *letters = scripts[roll(d, 6) % 5 % 3]; /* mostly the first */
    size_t length = 1 + roll(d, 80);
    annals_str_format(out, "%zu", number); /* names differ */
    for (size_t i = 0; i < length; i++)
        annals_str_add(out, i + 1 == length ? "x" : letters[roll(d, 13)]);
}

static void add_number(dice *d, annals_str *out, int style)
{
    int exponent = style == 4 ? 0 : (int)roll(d, 22) - 6; /* 1e-6 .. 1e15 */
    unsigned digits = style == 2 ? 7 : style == 3 ? 0 : 1 + roll(d, 999);
    if (style == 1 && roll(d, 2))
        annals_str_add(out, "-");
    annals_str_format(out, style == 2 || style == 3 ? "%u" : "%ue%d", digits, exponent);
}

static void add_amount(dice *d, annals_str *out, int style)
{
    static const char *const signs[] = {"", "", "", "~", ">=", ">", "<=", "<", "~>="};
    uint32_t sign = roll(d, 11);
    if (style == 4 && sign >= 9) {
        unsigned low = roll(d, 500);
        annals_str_format(out, "%u..%u", low, low + 1 + roll(d, 500));
    } else if (style == 0 && roll(d, 40) == 0) {
        annals_str_add(out, "..");
    } else {
        annals_str_add(out, signs[sign % 9]);
        add_number(d, out, style);
    }
}

/* Of mixed grain, as points may have. */
static void add_any_period(dice *d, annals_str *out, size_t number)
{
    switch (roll(d, 4)) {
    case 0: annals_str_format(out, "%zu-Q%u", 1990 + number, 1 + roll(d, 4)); break;
    case 1: annals_str_format(out, "../%zu-08-15~", 1990 + number); break;
    case 2: annals_str_format(out, "%zu-0%u~", 1990 + number, 1 + roll(d, 9)); break;
    default: annals_str_format(out, "%zu-03/%zu-12", 1990 + number, 1990 + number); break;
    }
}

/* Of one grain, as columns and lines need; some are missing. */
static void add_regular_period(annals_str *out, uint32_t grain, size_t number)
{
    number += number / 5;
    switch (grain) {
    case 0: annals_str_format(out, "%zu", 1990 + number); break;
    case 1: annals_str_format(out, "%zu-Q%zu", 1990 + number / 4, 1 + number % 4); break;
    case 2: annals_str_format(out, "%zu-%02zu~", 1990 + number / 12, 1 + number % 12); break;
    case 3: annals_str_format(out, "2025-%02zu-%02zu", 1 + number / 28, 1 + number % 28); break;
    default: annals_str_format(out, "%zu-07/%zu-06", 1990 + number, 1991 + number); break;
    }
}

/* Whether a chart's figures go along time. */
static bool over_time(const char *chart)
{
    return strcmp(chart, "time") == 0 || strcmp(chart, "timeline") == 0 || strcmp(chart, "sparkline") == 0;
}

static bool has_columns(const char *chart)
{
    return strstr(chart, "columns") != NULL;
}

/* What the figures are of: one period and many names, or few series and many periods. */
typedef struct {
    size_t count;
    size_t series; /* 0: as many as figures, all for one period */
    bool regular;
    size_t layers; /* of bars side by side or stacked: each figure stands once in each */
} figure_plan;

static void add_figures(dice *d, figures *made, const figure_plan *plan, const char *chart)
{
    static const char *const kinds[] = {"actual", "actual", "estimate", "guidance", "target"};
    static const char *const units[] = {"people", "USD", "%", "IDR", "CHF"};
    static const char *const names[] = {"one", "a second one", "the third of a few", "no 4"};
    int style = (int)roll(d, 5);
    if (strstr(chart, "stacked") && style == 1)
        style = 0; /* what is less than nothing can't be stacked */
    uint32_t grain = roll(d, 5);
    const char *unit = units[roll(d, 5)];
    bool changes = strcmp(chart, "diverging") == 0 || (strcmp(chart, "waterfall") == 0 && roll(d, 4));
    const char *nature = changes ? "change" : roll(d, 2) ? "flow" : "level";
    for (size_t i = 0; i < plan->count; i++) {
        annals_str key = {0}, period = {0};
        if (plan->series > 0)
            annals_str_add(&key, names[i % plan->series]);
        else
            add_name(d, &key, i);
        if (plan->series == 0)
            annals_str_add(&period, "2025-08");
        else if (plan->regular)
            add_regular_period(&period, grain, i / plan->series);
        else
            add_any_period(d, &period, i);
        for (size_t layer = 0; layer < plan->layers; layer++) {
            annals_str line = {0};
            annals_str_format(&line, "m,g=%s,h=layer %zu; %s; ", annals_str_text(&key), layer + 1,
                              annals_str_text(&period));
            add_amount(d, &line, style);
            annals_str_format(&line, "; %s; %s; %s; %u", unit, nature, kinds[roll(d, 5)], roll(d, 8));
            figures_add(made, annals_str_text(&line));
            annals_str_free(&line);
        }
        annals_str_free(&key);
        annals_str_free(&period);
    }
}

static void add_title(dice *d, annals_str *out)
{
    static const char *const words[][2] = {{"finding ", "of "}, {"調査の", "結果"}, {"النتائج ", "في "}};
    const char *const *script = words[roll(d, 5) % 4 % 3];
    annals_str_add(out, ",\"title\":\"");
    for (uint32_t i = 0, count = 1 + roll(d, 23); i <= count; i++)
        annals_str_add(out, i == count ? "end\"" : script[roll(d, 2)]);
}

static void add_events(dice *d, annals_str *out)
{
    annals_str_add(out, ",\"events\":[");
    for (uint32_t i = 0, events = 1 + roll(d, 9); i < events; i++)
        annals_str_format(out, "%s{\"period\":\"%u-0%u\",\"label\":\"an event of some length %u\"}", i ? "," : "",
                          1990 + roll(d, 40), 1 + roll(d, 9), i);
    annals_str_add(out, "]");
}

static void add_data(annals_str *out, size_t layers)
{
    annals_str_add(out, ",\"data\":[");
    for (size_t i = 0; i < layers; i++)
        annals_str_format(out, "%s{\"series\":\"m,g=*,h=layer %zu\"}", i > 0 ? "," : "", i + 1);
    annals_str_add(out, "]");
}

static void add_spec(dice *d, annals_str *out, const char *chart, bool periods, size_t layers, bool panels)
{
    static const char *const sizes[] = {"",
                                        ",\"size\":{\"width\":1200,\"height\":675}",
                                        ",\"size\":{\"width\":300}",
                                        ",\"size\":{\"width\":180,\"unit\":\"mm\"}",
                                        ",\"size\":{\"width\":3000,\"height\":2000}",
                                        ",\"size\":{\"width\":160}",
                                        ",\"size\":{\"width\":160,\"height\":160}",
                                        ",\"size\":{\"width\":8000,\"height\":6000}",
                                        ",\"size\":{\"width\":1600,\"height\":200}"};
    static const char *const looks[] = {"",
                                        "",
                                        "",
                                        ",\"language\":\"ja\"",
                                        ",\"language\":\"de\",\"theme\":\"print\"",
                                        ",\"language\":\"tl\",\"theme\":\"dark\"",
                                        ",\"language\":\"zh-Hant\"",
                                        ",\"language\":\"it\",\"theme\":\"monochrome\""};
    static const char *const styles[] = {"",
                                         "",
                                         "",
                                         ",\"style\":\"points\"",
                                         ",\"style\":\"line\"",
                                         ",\"style\":\"step\"",
                                         ",\"style\":\"area\"",
                                         ",\"style\":\"stacked\""};
    annals_str_format(out, "{\"annals\":1,\"chart\":\"%s\"%s%s", chart, sizes[roll(d, 11) % 9], looks[roll(d, 8)]);
    if (panels)
        annals_str_add(out, ",\"multiples\":\"h\",\"data\":[{\"series\":\"m,g=*,h=*\"}]");
    else
        add_data(out, layers);
    if (strcmp(chart, "time") == 0)
        annals_str_add(out, styles[roll(d, 8)]);
    bool bare = strcmp(chart, "sparkline") == 0; /* it has words for nothing else */
    if (!bare && roll(d, 2))
        add_title(d, out);
    if ((strcmp(chart, "time") == 0 || (has_columns(chart) && periods)) && roll(d, 2))
        add_events(d, out);
    annals_str_add(out, bare || roll(d, 3) ? "}" : ",\"notes\":[\"A note by the author that says more.\"]}");
}

/* What is not drawn is refused in words of what is wrong with it: room, or what the kind can't show. */
static void check_refusal(const char *json, const annals_error *error)
{
    static const char *const known[] = {"room",      "fit",    "overlap",           "stack",    "dumbbell",
                                        "waterfall", "slope",  "can't be told",     "too many", "periods",
                                        "nothing",   "use \"", "stands there twice"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strstr(error->message, known[i]))
            return;
    fail_msg("%s: %s", json, error->message);
}

/* Gives whether the chart could be drawn. */
static bool draw_one(dice *d, const char *chart)
{
    bool time = over_time(chart), columns = has_columns(chart);
    bool waterfall = strcmp(chart, "waterfall") == 0; /* whose steps are few, or its words find no room */
    figure_plan plan = {.count = 1 + roll(d, waterfall ? 12 : 60)};
    if (time || (columns && roll(d, 4)) || roll(d, 4) == 0)
        plan.series = 1 + roll(d, 4);
    plan.regular = !time || roll(d, 2);
    bool slope = strcmp(chart, "slope") == 0;
    bool dumbbell = strcmp(chart, "dumbbell") == 0;
    bool layered = slope || dumbbell || strstr(chart, "stacked");
    if (dumbbell)
        plan.layers = roll(d, 4) ? 2 : 3; /* which it refuses */
    else
        plan.layers = layered ? 2 + roll(d, 3) : time || roll(d, 4) ? 1 : 1 + roll(d, 4);
    if (layered)
        plan.series = columns && plan.series > 0; /* one bar a period, or one a name */
    bool single = strcmp(chart, "sparkline") == 0 || strcmp(chart, "timeline") == 0 || strcmp(chart, "table") == 0;
    bool panels = !single && !strstr(chart, "stacked") && roll(d, 5) == 0;
    figures *made = figures_new();
    annals_str json = {0};
    add_figures(d, made, &plan, chart);
    add_spec(d, &json, chart, plan.series > 0 && plan.count > plan.series, plan.layers, panels);
    chart_case open;
    chart_case_open(&open, made, annals_str_text(&json));
    annals_scene *scene = NULL;
    annals_warnings warnings = {0};
    annals_error error = {0};
    annals_status status = annals_chart_layout(open.spec, (const annals_answer *const *)open.answers, open.count,
                                               &plain_measure, &scene, &warnings, &error);
    if (getenv("ANNALS_SHOW_GENERATED"))
        fprintf(stderr, "%s %s\n", status ? error.message : "drawn", annals_str_text(&json));
    if (status)
        check_refusal(annals_str_text(&json), &error);
    else
        check_scene(scene);
    annals_scene_free(scene);
    annals_warnings_free(&warnings);
    chart_case_close(&open);
    annals_str_free(&json);
    figures_free(made);
    return status == ANNALS_OK;
}

static void no_text_lies_over_another_in_charts_of_any_kind(void **state)
{
    (void)state;
    enum { CHARTS = 150 };
    dice d = {UINT64_C(0x9E3779B97F4A7C15)};
    for (size_t kind = 0; kind < ANNALS_CHART_KINDS; kind++) {
        size_t drawn = 0;
        for (int i = 0; i < CHARTS; i++)
            drawn += draw_one(&d, annals_chart_kind_names[kind]);
        if (drawn < CHARTS / 4)
            fail_msg("of %d charts of kind %s only %zu were drawn", CHARTS, annals_chart_kind_names[kind], drawn);
    }
}

static annals_status lay_out_table(const annals_table *table, const char *json, annals_scene **scene,
                                   annals_error *error)
{
    annals_spec *spec = NULL;
    annals_answer *answer = NULL;
    annals_warnings warnings = {0};
    size_t count;
    assert_int_equal(annals_spec_parse(json, strlen(json), "spec.json", &spec, error), ANNALS_OK);
    assert_int_equal(annals_query_run(table, annals_spec_queries(spec, &count), &answer, error), ANNALS_OK);
    const annals_answer *lent = answer;
    annals_status status = annals_chart_layout(spec, &lent, 1, &plain_measure, scene, &warnings, error);
    annals_answer_free(answer);
    annals_warnings_free(&warnings);
    annals_spec_free(spec);
    return status;
}

/* A second each, along a curve. */
static void fill_seconds(annals_observation *observations, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char text[64];
        snprintf(text, sizeof text, "2025-06-%02zuT%02zu:%02zu:%02zuZ", 1 + i / 86400, i / 3600 % 24, i / 60 % 60,
                 i % 60);
        assert_int_equal(annals_period_parse(text, strlen(text), &observations[i].period, NULL), ANNALS_OK);
        snprintf(text, sizeof text, "%zu", i * i % 100003);
        assert_int_equal(annals_amount_parse(text, strlen(text), &observations[i].amount, NULL), ANNALS_OK);
    }
}

static void a_hundred_thousand_points_are_a_chart(void **state)
{
    (void)state;
    enum { POINTS = 100000 };
    figures *made = figures_new();
    figures_add(made, "m,g=a; 2025-06; 1; people; level; actual; 0");
    annals_observation *observations = calloc(POINTS, sizeof *observations);
    assert_non_null(observations);
    fill_seconds(observations, POINTS);
    annals_table table = made->table;
    table.observations = observations;
    table.count = POINTS;
    annals_scene *scene = NULL;
    annals_error error = {0};
    if (lay_out_table(&table, "{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"m,g=a\"}]}", &scene, &error))
        fail_msg("%s", error.message);
    check_scene(scene);
    annals_scene_free(scene);
    free(observations);
    figures_free(made);
}

/* As arrays, which need no row each. */
static void a_million_points_are_a_chart(void **state)
{
    (void)state;
    enum { POINTS = 1000000 };
    static const char *const styles[] = {"line", "area", "step"};
    figures *made = figures_new();
    figures_add(made, "m,g=a; 2025-06; 1; people; level; actual; 0");
    int64_t *digits = calloc(POINTS, sizeof *digits);
    assert_non_null(digits);
    for (size_t i = 0; i < POINTS; i++)
        digits[i] = (int64_t)(i * i % 100003) - 50000;
    annals_points points = {.series = made->series,
                            .source = made->sources,
                            .first = INT64_C(1700000000000000),
                            .step = 1000000,
                            .digits = digits,
                            .count = POINTS};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        char json[200];
        annals_spec *spec = NULL;
        annals_thinned *thinned = NULL;
        annals_scene *scene = NULL;
        annals_warnings warnings = {0};
        annals_error error = {0};
        snprintf(json, sizeof json,
                 "{\"annals\":1,\"chart\":\"time\",\"style\":\"%s\",\"data\":[{\"series\":\"m,g=a\"}]}", styles[i]);
        if (annals_spec_parse(json, strlen(json), "spec.json", &spec, &error) ||
            annals_points_thin(&points, 2 * ANNALS_WIDTH_DEFAULT, &thinned, &error))
            fail_msg("%s", error.message);
        const annals_answer *answer = &thinned->answer;
        if (annals_chart_layout(spec, &answer, 1, &plain_measure, &scene, &warnings, &error))
            fail_msg("%s", error.message);
        check_scene(scene);
        annals_scene_free(scene);
        annals_warnings_free(&warnings);
        annals_thinned_free(thinned);
        annals_spec_free(spec);
    }
    free(digits);
    figures_free(made);
}

static void no_figures_are_no_chart_of_any_kind(void **state)
{
    (void)state;
    figures *made = figures_new();
    figures_add(made, "m,g=a; 2025-06; 1; people; change; actual; 0");
    for (size_t kind = 0; kind < ANNALS_CHART_KINDS; kind++) {
        char json[200];
        annals_scene *scene = NULL;
        annals_error error = {0};
        snprintf(json, sizeof json,
                 "{\"annals\":1,\"chart\":\"%s\",\"data\":[{\"series\":\"m,g=*\",\"from\":\"2030\"}]}",
                 annals_chart_kind_names[kind]);
        assert_int_equal(lay_out_table(&made->table, json, &scene, &error), ANNALS_INVALID);
        assert_non_null(strstr(error.message, "nothing to draw: no observation of \"m,g=*\" lies in the window"));
    }
    figures_free(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_lies_over_another_in_charts_of_any_kind),
        cmocka_unit_test(a_hundred_thousand_points_are_a_chart),
        cmocka_unit_test(a_million_points_are_a_chart),
        cmocka_unit_test(no_figures_are_no_chart_of_any_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
