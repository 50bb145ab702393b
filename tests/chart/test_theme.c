/* Themes: those that annals brings along pass the checks of colours, and a house's own is read, or refused with its
 * place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "chart/spec.h"
#include "chart/theme_check.h"
#include "tests/chart/figures.h"
#include "tests/support/allocation.h"

#define SPEC(theme) "{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"m\"}],\"theme\":\"" theme "\"}"

static annals_spec *read_spec(const char *json)
{
    annals_spec *spec = NULL;
    annals_error error = {0};
    if (annals_spec_parse(json, strlen(json), "spec.json", &spec, &error))
        fail_msg("%s", error.message);
    return spec;
}

static annals_status dress(annals_spec *spec, const char *theme, annals_error *error)
{
    return annals_spec_set_theme(spec, theme, strlen(theme), "house.json", error);
}

static void themes_of_annals_pass_their_own_checks(void **state)
{
    (void)state;
    static const char *const specs[] = {SPEC("screen"), SPEC("print"), SPEC("dark"), SPEC("monochrome")};
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        annals_spec *spec = read_spec(specs[i]);
        annals_warnings warnings = {0};
        assert_null(annals_spec_theme_file(spec));
        annals_theme_check(&spec->theme, &warnings);
        if (warnings.count > 0)
            fail_msg("%s: %s", spec->theme_name, warnings.lines[0]);
        assert_true(spec->theme.series_count >= 3 && spec->theme.shade_count >= 3);
        annals_spec_free(spec);
    }
    assert_int_equal(annals_theme_file_count, 4);
}

static bool same_colour(annals_colour colour, uint8_t red, uint8_t green, uint8_t blue)
{
    return colour.red == red && colour.green == green && colour.blue == blue && colour.alpha == 255;
}

static void a_house_changes_what_it_names_and_keeps_the_rest(void **state)
{
    (void)state;
    annals_spec *spec = read_spec(SPEC("house.json"));
    annals_error error = {0};
    assert_string_equal(annals_spec_theme_file(spec), "house.json");
    assert_int_equal(
        dress(spec,
              "{\"annals\":1,\"fonts\":{\"title\":\"Noto Serif\"},\"type\":{\"note\":{\"size\":10}},"
              "\"colours\":{\"ink\":\"#12ab3F\"},\"series\":[\"#000000\",\"#808080\"],\"based_on\":\"dark\"}",
              &error),
        ANNALS_OK);
    assert_null(annals_spec_theme_file(spec));
    assert_true(same_colour(spec->theme.ink, 0x12, 0xAB, 0x3F));
    assert_true(same_colour(spec->theme.background, 0x14, 0x18, 0x1C));
    assert_int_equal(spec->theme.series_count, 2);
    assert_string_equal(spec->theme.faces[ANNALS_FACE_TITLE].family, "Noto Serif");
    assert_string_equal(spec->theme.faces[ANNALS_FACE_NOTE].family, "Inter");
    assert_true(spec->theme.faces[ANNALS_FACE_NOTE].size == 10);
    assert_int_equal(spec->theme.faces[ANNALS_FACE_NOTE].weight, 400);
    annals_spec_free(spec);
}

static void bad_themes_are_refused_where_the_fault_stands(void **state)
{
    (void)state;
    static const struct {
        const char *theme, *words;
        int line, column;
    } cases[] = {
        {"", "no JSON", 1, 0},
        {"[1]", "an array, wanted an object", 1, 1},
        {"{\n  \"annals\": 1,\n  \"colors\": {}\n}", "/colors: unknown key; did you mean \"colours\"?", 3, 3},
        {"{\"colours\": {}}", "\"annals\" is missing", 1, 1},
        {"{\"annals\": 2}", "/annals: no version of themes that this program knows; wanted 1", 1, 12},
        {"{\"annals\": 1, \"annals\": 1}", "/annals: the key stands there twice", 1, 15},
        {"{\"annals\":1,\n\"colours\":{\"ink\":\"red\"}}",
         "/colours/ink: no colour; wanted six digits such as \"#0067A8\"", 2, 18},
        {"{\"annals\":1,\"colours\":{\"ink\":\"#12345\"}}", "/colours/ink: no colour", 1, 30},
        {"{\"annals\":1,\"colours\":{\"ink\":\"#12345G\"}}", "/colours/ink: no colour", 1, 30},
        {"{\"annals\":1,\"colours\":{\"ink\":7}}", "/colours/ink: a number, wanted a colour", 1, 30},
        {"{\"annals\":1,\"series\":[\"#000000\"]}", "/series: one colour, wanted 2 to 12", 1, 22},
        {"{\"annals\":1,\"series\":[\"#000000\",3]}", "/series/1: a number, wanted a colour", 1, 33},
        {"{\"annals\":1,\"based_on\":\"drak\"}", "did you mean \"dark\"?", 1, 24},
        {"{\"annals\":1,\"type\":{\"title\":{\"size\":500}}}", "/type/title/size: 500 pixels, wanted 6 to 48", 1, 37},
        {"{\"annals\":1,\"type\":{\"title\":{\"weight\":450}}}", "/type/title/weight: no weight; wanted 100, 200", 1,
         39},
        {"{\"annals\":1,\"fonts\":{\"text\":\"\"}}", "/fonts/text: empty text", 1, 29},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_spec *spec = read_spec(SPEC("house.json"));
        annals_error error = {0};
        assert_int_equal(dress(spec, cases[i].theme, &error), ANNALS_INVALID);
        if (!strstr(error.message, cases[i].words))
            fail_msg("\"%s\" lacks \"%s\"", error.message, cases[i].words);
        assert_string_equal(error.file, "house.json");
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.column, cases[i].column);
        assert_non_null(annals_spec_theme_file(spec));
        annals_spec_free(spec);
    }
}

static void a_spec_names_a_theme_that_there_is(void **state)
{
    (void)state;
    annals_spec *spec = NULL;
    annals_error error = {0};
    assert_int_equal(annals_spec_parse(SPEC("drak"), strlen(SPEC("drak")), "spec.json", &spec, &error), ANNALS_INVALID);
    assert_non_null(strstr(error.message,
                           "/theme: \"drak\" is none of screen, print, dark, monochrome, nor a file that "
                           "ends in .json; did you mean \"dark\"?"));
}

/* What is drawn in a house's colours that fail is warned of, pair by pair. */
static void colours_that_look_alike_are_named(void **state)
{
    (void)state;
    annals_spec *spec = read_spec(SPEC("house.json"));
    annals_error error = {0};
    annals_warnings warnings = {0};
    assert_int_equal(dress(spec,
                           "{\"annals\":1,\"colours\":{\"muted\":\"#AAAAAA\"},\"series\":[\"#0067A8\",\"#D55E00\","
                           "\"#8A6A00\",\"#F0F0F0\"]}",
                           &error),
                     ANNALS_OK);
    assert_int_equal(annals_theme_check(&spec->theme, &warnings), 3);
    assert_string_equal(warnings.lines[0],
                        "theme: \"muted\" (#AAAAAA) has a contrast of 2.3 to the background; wanted 4.5");
    assert_string_equal(warnings.lines[1],
                        "theme: colour 4 of \"series\" (#F0F0F0) has a contrast of 1.1 to the background; wanted 3");
    assert_string_equal(warnings.lines[2],
                        "theme: colours 2 and 3 of \"series\" (#D55E00, #8A6A00) look alike to readers with "
                        "protanopia: their difference is 2.9, wanted 10");
    annals_warnings_free(&warnings);
    annals_spec_free(spec);
}

/* Layers touch their neighbours; in a theme for grey print any two may have to be told apart. */
static void greys_that_are_one_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *theme, *words; /* NULL: none */
    } cases[] = {
        {"{\"annals\":1,\"shades\":[\"#0067A8\",\"#D55E00\"]}",
         "theme: colours 1 and 2 of \"shades\" (#0067A8, #D55E00) look alike in grey print: their lightness differs by "
         "12.2, wanted 15"},
        {"{\"annals\":1,\"shades\":[\"#0067A8\",\"#14181C\",\"#D55E00\",\"#6A1B4D\",\"#15936A\"]}", NULL},
        {"{\"annals\":1,\"colours\":{\"quiet\":\"#0A6CAA\"}}",
         "theme: colour 1 of \"series\" (#0067A8) looks like \"quiet\" (#0A6CAA): their difference is "},
        {"{\"annals\":1,\"shades\":[\"#0067A8\",\"#14181C\",\"#D55E00\",\"#6A1B4D\",\"#15936A\"],\"grey_print\":true}",
         "theme: colours 3 and 5 of \"shades\" (#D55E00, #15936A) look alike in grey print: their lightness differs by "
         "0.1, wanted 8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_spec *spec = read_spec(SPEC("house.json"));
        annals_error error = {0};
        annals_warnings warnings = {0};
        assert_int_equal(dress(spec, cases[i].theme, &error), ANNALS_OK);
        size_t count = annals_theme_check(&spec->theme, &warnings);
        assert_int_equal(count, warnings.count);
        if (cases[i].words)
            assert_memory_equal(warnings.lines[0], cases[i].words, strlen(cases[i].words));
        else if (count > 0)
            fail_msg("%s", warnings.lines[0]);
        annals_warnings_free(&warnings);
        annals_spec_free(spec);
    }
}

static laid_out draw(const char *json, const char *theme)
{
    figures *made = figures_new();
    figures_add(made, "m,g=a; 2025; 3; people; flow; actual; 0");
    figures_add(made, "m,g=b; 2025; >5; people; flow; estimate; 0");
    laid_out out = {.figures = made};
    chart_case_open(&out.chart, made, json);
    if (theme && dress(out.chart.spec, theme, &out.error))
        fail_msg("%s", out.error.message);
    out.status = annals_chart_layout(out.chart.spec, (const annals_answer *const *)out.chart.answers, out.chart.count,
                                     &plain_measure, &out.scene, &out.warnings, &out.error);
    return out;
}

#define DRAWN(theme) \
    "{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"m\",\"by\":\"g\"}],\"theme\":\"" theme "\"}"

static void a_chart_wears_its_theme(void **state)
{
    (void)state;
    laid_out out = draw(DRAWN("dark"), NULL);
    assert_int_equal(out.status, ANNALS_OK);
    assert_true(same_colour(out.scene->background, 0x14, 0x18, 0x1C));
    for (size_t i = 0; i < out.scene->text_count; i++)
        assert_true(out.scene->texts[i].colour.red > 0x90); /* light on dark */
    assert_int_equal(out.warnings.count, 0);
    put_away(&out);
    out = draw(DRAWN("h.json"), "{\"annals\":1,\"series\":[\"#FFFF00\",\"#FFFF10\"],\"fonts\":{\"text\":\"Gill\"}}");
    assert_int_equal(out.status, ANNALS_OK);
    assert_int_equal(out.warnings.count, 3);
    assert_string_equal(text_of(out.scene, ANNALS_ROLE_VALUE, "3")->face.family, "Gill");
    put_away(&out);
}

static void a_theme_that_nobody_handed_over_is_no_chart(void **state)
{
    (void)state;
    laid_out out = draw(DRAWN("h.json"), NULL);
    assert_int_equal(out.status, ANNALS_USAGE);
    assert_non_null(strstr(out.error.message, "the theme \"h.json\" was not handed over"));
    put_away(&out);
}

static void running_out_of_memory_is_said(void **state)
{
    (void)state;
    static const char theme[] = "{\"annals\":1,\"based_on\":\"monochrome\",\"fonts\":{\"text\":\"Noto Serif\"}}";
    annals_status status = ANNALS_NO_MEMORY;
    for (size_t nth = 1; status != ANNALS_OK; nth++) {
        annals_spec *spec = read_spec(SPEC("house.json"));
        annals_error error = {0};
        allocation_fail(nth);
        status = dress(spec, theme, &error);
        allocation_fail(0);
        assert_true(status == ANNALS_OK || status == ANNALS_NO_MEMORY);
        annals_spec_free(spec);
        assert_true(nth < 2000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(themes_of_annals_pass_their_own_checks),
        cmocka_unit_test(a_house_changes_what_it_names_and_keeps_the_rest),
        cmocka_unit_test(bad_themes_are_refused_where_the_fault_stands),
        cmocka_unit_test(a_spec_names_a_theme_that_there_is),
        cmocka_unit_test(colours_that_look_alike_are_named),
        cmocka_unit_test(greys_that_are_one_are_named),
        cmocka_unit_test(a_chart_wears_its_theme),
        cmocka_unit_test(a_theme_that_nobody_handed_over_is_no_chart),
        cmocka_unit_test(running_out_of_memory_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
