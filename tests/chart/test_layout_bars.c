/* What authors say of bars: an order of their own, and where bars begin, which is refused unless they insist. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"

#define CUT(kind, start)                                      \
    "{\"annals\":1,\"chart\":\"" kind "\",\"start\":\"" start \
    "\",\"break\":true,\"data\":[{\"series\":\"speed,car=*\"}]}"

static laid_out lay_out(const char *json)
{
    static const char *const lines[] = {
        "speed,car=Ash; 2025; 212; km; level; actual; 0",        "speed,car=Birch; 2025; >=220; km; level; actual; 0",
        "speed,car=Cedar; 2025; 205..215; km; level; actual; 0", "speed,car=Dogwood; 2025; <=225; km; level; target; 0",
        "speed,car=Elm; 2025; ..; km; level; actual; 0",
    };
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    return figures_lay_out(made, json);
}

static void draws_cut_bars_as_before(void **state)
{
    (void)state;
    laid_out out = lay_out(CUT("bars", "200"));
    check_golden("bars_cut", &out);
    out = lay_out(CUT("columns", "200"));
    check_golden("columns_cut", &out);
}

static void each_cut_is_marked_and_explained(void **state)
{
    (void)state;
    laid_out out = lay_out(CUT("bars", "200"));
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_AXIS, ANNALS_MARK_LINE), 3 * 4);
    char *note = scene_note(out.scene);
    assert_non_null(strstr(note, "The bars are cut: they begin at 200, not at zero."));
    free(note);
    put_away(&out);
}

/* 201 and 205 end within the mark of the cut. */
static void a_bar_that_is_hardly_longer_than_its_cut_says_its_amount(void **state)
{
    (void)state;
    static const char *const kinds[] = {CUT("bars", "200"), CUT("columns", "200")};
    for (size_t i = 0; i < 2; i++) {
        figures *made = figures_new();
        figures_add(made, "speed,car=Ash; 2025; 201; km; level; actual; 0");
        figures_add(made, "speed,car=Birch; 2025; 205; km; level; actual; 0");
        figures_add(made, "speed,car=Cedar; 2025; 400; km; level; actual; 0");
        laid_out out = figures_lay_out(made, kinds[i]);
        assert_int_equal(out.warnings.count, 0);
        assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "201"));
        assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "205"));
        put_away(&out);
    }
}

static void amounts_below_the_cut_are_refused(void **state)
{
    (void)state;
    laid_out out = lay_out(CUT("bars", "210"));
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message, "the bars can't begin at \"start\""));
    put_away(&out);
}

static void refused(const char *json, const char *words)
{
    annals_spec *spec = NULL;
    annals_error error = {0};
    assert_int_equal(annals_spec_parse(json, strlen(json), "chart.json", &spec, &error), ANNALS_INVALID);
    assert_string_equal(error.message, words);
    assert_int_equal(error.line, 2);
}

#define SPEC(kind, keys) "{\"annals\":1,\"chart\":\"" kind "\",\n" keys ",\"data\":[{\"series\":\"a\"}]}"

static void a_cut_must_be_wanted(void **state)
{
    (void)state;
    refused(SPEC("bars", "\"start\":\"5\""),
            "/start: bars begin at zero; \"break\": true cuts them there, and marks the cut");
    refused(SPEC("bars", "\"break\":true"), "/break: goes with \"start\": the amount at which the bars begin");
    refused(SPEC("bars", "\"break\":true,\"start\":\"-5\""), "/start: \"-5\" is no number above zero");
    refused(SPEC("bars", "\"break\":true,\"start\":\">5\""), "/start: \">5\" is no number above zero");
    refused(SPEC("time", "\"start\":\"5\""), "/start: belongs to \"bars\" and \"columns\" charts only");
    refused(SPEC("bars", "\"total\":\"5\""), "/total: belongs to \"waterfall\" charts only");
}

static void names_stand_in_the_order_of_a_list(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"speed,car=*\"}],"
                           "\"order\":[\"Elm\",\"Cedar\"]}");
    static const char *const names[] = {"Elm", "Cedar", "Ash", "Birch", "Dogwood"};
    for (size_t i = 1; i < sizeof names / sizeof *names; i++)
        assert_true(text_of(out.scene, ANNALS_ROLE_CATEGORY, names[i - 1])->baseline <
                    text_of(out.scene, ANNALS_ROLE_CATEGORY, names[i])->baseline);
    put_away(&out);
    out = lay_out("{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"speed,car=*\"}],\"order\":[\"Fir\"]}");
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_string_equal(out.error.message, "\"order\" names \"Fir\", which is not drawn");
    put_away(&out);
    refused(SPEC("bars", "\"order\":[\"a\",\"a\"]"), "/order/1: \"a\" stands there twice");
    refused(SPEC("bars", "\"order\":[]"), "/order: empty, wanted an order or a list of names");
}

static void steps_belong_to_waterfalls(void **state)
{
    (void)state;
    refused("{\"annals\":1,\"chart\":\"bars\",\"data\":[\n{\"series\":\"a\",\"step\":\"add\"}]}",
            "/data/0/step: belongs to \"waterfall\" charts only");
    refused("{\"annals\":1,\"chart\":\"waterfall\",\"data\":[\n{\"series\":\"a\",\"step\":\"ad\"}]}",
            "/data/0/step: \"ad\" is none of level, add, subtract");
}

static void a_word_that_must_be_broken_gets_a_hyphen(void **state)
{
    (void)state;
    figures *made = figures_new();
    figures_add(made, "m,g=Donaudampfschifffahrtsgesellschaft; 2025; 5; people; level; actual; 0");
    figures_add(made, "m,g=Saint-Jean-de-Maurienne-en-Haute-Savoie; 2025; 6; people; level; actual; 0");
    laid_out out = figures_lay_out(made, "{\"annals\":1,\"chart\":\"bars\",\"size\":{\"width\":500},\"data\":[{"
                                         "\"series\":\"m,g=*\"}]}");
    const annals_text *torn = text_of(out.scene, ANNALS_ROLE_CATEGORY, "Donau");
    assert_non_null(torn);
    assert_string_equal(torn->text + strlen(torn->text) - 1, "-");
    const annals_text *compound = text_of(out.scene, ANNALS_ROLE_CATEGORY, "Saint-");
    assert_non_null(compound);
    assert_string_equal(compound->text + strlen(compound->text) - 1, "-");
    assert_null(strstr(compound->text, "--"));
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_cut_bars_as_before),
        cmocka_unit_test(each_cut_is_marked_and_explained),
        cmocka_unit_test(a_bar_that_is_hardly_longer_than_its_cut_says_its_amount),
        cmocka_unit_test(amounts_below_the_cut_are_refused),
        cmocka_unit_test(a_cut_must_be_wanted),
        cmocka_unit_test(steps_belong_to_waterfalls),
        cmocka_unit_test(names_stand_in_the_order_of_a_list),
        cmocka_unit_test(a_word_that_must_be_broken_gets_a_hyphen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
