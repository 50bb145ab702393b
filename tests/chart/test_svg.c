/* SVG files: what they say, and that any text and number stands in them soundly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

#include "chart/facts.h"
#include "chart/svg.h"
#include "tests/chart/figures.h"

static const char bars[] =
    "{\"annals\": 1, \"chart\": \"bars\", \"title\": \"A & B <b> \\\"c\\\"\", \"data\": [{\"series\": "
    "\"hires,employer=Meta,origin=*\", \"by\": [\"origin\"]}]}";

static figures *hires(void)
{
    figures *made = figures_new();
    figures_add(made, "hires,employer=Meta,origin=OpenAI; ../2025-08-15~; >20; people; flow; actual; 0");
    figures_add(made, "hires,employer=Meta,origin=Google; ../2025-08-15~; ~13; people; flow; estimate; 1");
    return made;
}

static char *write_svg(const annals_scene *scene)
{
    static char *bytes; /* gcc 12 takes what is on the stack for dangling */
    static size_t size;
    annals_error error;
    assert_int_equal(annals_svg_write(scene, &bytes, &size, &error), ANNALS_OK);
    assert_int_equal(strlen(bytes), size);
    return bytes;
}

static void has(const char *svg, const char *words)
{
    if (!strstr(svg, words))
        fail_msg("\"%s\" is not in\n%s", words, svg);
}

static void every_mark_says_its_amount_its_period_and_its_source(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(hires(), bars);
    char *svg = write_svg(out.scene);
    has(svg, "<g><title>OpenAI: more than 20 people, to about 15 Aug 2025. Source: ");
    has(svg, "<g><title>Google: about 13 people, to about 15 Aug 2025, estimate. Source: ");
    has(svg, ">more than 20</text>");
    free(svg);
    put_away(&out);
}

static void the_picture_has_a_role_a_name_and_a_description(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(hires(), bars);
    char *svg = write_svg(out.scene);
    has(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\"");
    has(svg, " role=\"img\" aria-labelledby=\"a");
    has(svg, ">A &amp; B &lt;b&gt; \"c\"</title>\n<desc id=\"a");
    has(svg, "font-family=\"Inter,Noto Sans,");
    free(svg);
    put_away(&out);
}

static void the_file_says_where_its_figures_come_from(void **state)
{
    (void)state;
    annals_error error;
    laid_out out = figures_lay_out(hires(), bars);
    annals_drawing drawing = {.spec_sha256 = "ab12", .operation = 7};
    annals_spec spec = {0};
    assert_int_equal(annals_facts_write(out.scene, &spec, &drawing, &error), ANNALS_OK);
    char *svg = write_svg(out.scene);
    has(svg, "<metadata>{\"annals\":1,\"spec\":\"ab12\",\"operation\":\"7\",\"sources\":[\"");
    has(svg, "\"observation_count\":2,\"observations\":[\"010101010101\",\"020202020202\"]}</metadata>");
    free(svg);
    put_away(&out);
}

static void the_file_says_of_which_state_of_the_record_it_is(void **state)
{
    (void)state;
    annals_error error;
    laid_out out = figures_lay_out(hires(), bars);
    annals_drawing drawing = {.theme_sha256 = "cd34"};
    annals_spec spec = {.past = true, .published_by.text = "2025-08"};
    assert_int_equal(annals_facts_write(out.scene, &spec, &drawing, &error), ANNALS_OK);
    char *svg = write_svg(out.scene);
    has(svg, "\"theme\":\"cd34\",\"as_of\":\"1970-01-01T00:00:00");
    has(svg, "\"published_by\":\"2025-08\",");
    free(svg);
    put_away(&out);
}

static void two_pictures_in_one_page_share_no_id(void **state)
{
    (void)state;
    laid_out first = figures_lay_out(hires(), bars), second = figures_lay_out(hires(), bars);
    second.scene->title = "Another";
    char *a = write_svg(first.scene), *b = write_svg(second.scene);
    char id[32] = "";
    const char *start = strstr(a, "<title id=\"");
    assert_non_null(start);
    memcpy(id, start, 20); /* up to the ninth digit */
    assert_null(strstr(b, id));
    free(a);
    free(b);
    put_away(&first);
    put_away(&second);
}

static void a_line_says_from_where_to_where_it_goes(void **state)
{
    (void)state;
    figures *made = figures_new();
    for (int i = 0; i < 5; i++) {
        char line[120];
        snprintf(line, sizeof line, "sales,shop=A; 202%d; %d; car; level; actual; %d", i, 10 + i, i / 3);
        figures_add(made, line);
    }
    laid_out out = figures_lay_out(
        made, "{\"annals\": 1, \"chart\": \"time\", \"style\": \"line\", \"data\": [{\"series\": \"sales,shop=A\"}]}");
    char *svg = write_svg(out.scene);
    has(svg, "<g><title>Sales: 10 \xE2\x80\x93 14 cars, 2020\xE2\x80\x93"
             "2024. Source: ");
    free(svg);
    put_away(&out);
}

static char *escaped(const char *text)
{
    annals_str out = {0};
    annals_svg_escape(&out, text);
    return annals_str_take(&out);
}

static void what_xml_can_not_hold_is_replaced(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a\x01z", "a\xEF\xBF\xBDz"},
        {"\x7F", "\xEF\xBF\xBD"},
        {"\xEF\xBF\xBE\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"]]> & <", "]]&gt; &amp; &lt;"},
        {"#1\t\xE4\xBA\xBA", "#1\t\xE4\xBA\xBA"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = escaped(cases[i][0]);
        assert_string_equal(text, cases[i][1]);
        free(text);
    }
}

static void numbers_have_at_most_two_decimals_and_no_zeros_at_their_end(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0, "0"},     {-0.001, "0"},   {0.05, "0.05"}, {-0.5, "-0.5"}, {12.345, "12.35"},
                 {100, "100"}, {99.999, "100"}, {-7.1, "-7.1"}, {28, "28"},     {30000.25, "30000.25"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_str out = {0};
        annals_svg_number(&out, cases[i].value);
        assert_string_equal(annals_str_text(&out), cases[i].text);
        annals_str_free(&out);
    }
}

static void arabic_keeps_its_place_and_runs_to_the_left(void **state)
{
    (void)state;
    annals_text text = {.text = "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 1",
                        .face = {.size = 14, .weight = 400},
                        .x = 20,
                        .baseline = 30};
    annals_scene scene = {.width = 100, .height = 50, .texts = &text, .text_count = 1};
    char *svg = write_svg(&scene);
    has(svg, "<text x=\"20\" y=\"30\" direction=\"rtl\" text-anchor=\"end\">");
    free(svg);
    text.anchor = ANNALS_ANCHOR_END;
    svg = write_svg(&scene);
    has(svg, "direction=\"rtl\" text-anchor=\"start\">");
    free(svg);
}

static void shapes_of_one_paint_share_it(void **state)
{
    (void)state;
    annals_colour blue = {0, 0x67, 0xA8, 128};
    annals_mark marks[4];
    for (size_t i = 0; i < 4; i++)
        marks[i] = (annals_mark){.shape = i < 3 ? ANNALS_MARK_FADE : ANNALS_MARK_HATCH,
                                 .box = {10, 10, 20, 20},
                                 .colour = blue,
                                 .from = i == 1 ? ANNALS_FROM_TOP : ANNALS_FROM_LEFT,
                                 .stroke_width = 1,
                                 .dash = 6};
    annals_scene scene = {.width = 100, .height = 50, .marks = marks, .mark_count = 4};
    char *svg = write_svg(&scene);
    size_t gradients = 0, patterns = 0;
    for (const char *at = svg; (at = strstr(at, "<linearGradient")); at++)
        gradients++;
    for (const char *at = svg; (at = strstr(at, "<pattern")); at++)
        patterns++;
    assert_int_equal(gradients, 2);
    assert_int_equal(patterns, 1);
    has(svg, " x2=\"0\" y2=\"1\"><stop stop-color=\"#0067a8\" stop-opacity=\"0.5\"/>");
    free(svg);
}

static void a_page_in_millimetres_says_so(void **state)
{
    (void)state;
    annals_scene scene = {.width = 160 * 96 / 25.4, .height = 90 * 96 / 25.4, .millimetres = true};
    char *svg = write_svg(&scene);
    has(svg, " width=\"160mm\" height=\"90mm\" viewBox=\"0 0 604.72 340.16\"");
    free(svg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mark_says_its_amount_its_period_and_its_source),
        cmocka_unit_test(the_picture_has_a_role_a_name_and_a_description),
        cmocka_unit_test(the_file_says_where_its_figures_come_from),
        cmocka_unit_test(the_file_says_of_which_state_of_the_record_it_is),
        cmocka_unit_test(two_pictures_in_one_page_share_no_id),
        cmocka_unit_test(a_line_says_from_where_to_where_it_goes),
        cmocka_unit_test(what_xml_can_not_hold_is_replaced),
        cmocka_unit_test(numbers_have_at_most_two_decimals_and_no_zeros_at_their_end),
        cmocka_unit_test(arabic_keeps_its_place_and_runs_to_the_left),
        cmocka_unit_test(shapes_of_one_paint_share_it),
        cmocka_unit_test(a_page_in_millimetres_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
