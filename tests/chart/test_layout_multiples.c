/* Small multiples: panels that line up and share their scales, whatever kind of chart is in them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"

#define CHART(kind, rest)             \
    "{\"annals\":1,\"chart\":\"" kind \
    "\",\"multiples\":\"region\",\"data\":[{\"series\":\"sales,region=*,product=*\"" rest "}"

static const char *const regions[] = {"North", "South", "East", "A region with a name that no panel has room for",
                                      "West"};

static figures *sales(void)
{
    static const char *const products[] = {"Lamps", "Chairs"};
    figures *made = figures_new();
    for (int region = 0; region < 5; region++)
        for (int product = 0; product < 2; product++)
            for (int year = 0; year < 6; year++) {
                char line[200];
                int amount = 10 * (region + 1) + 7 * product + year * (region - 1);
                if (region == 1 && product == 1)
                    continue; /* one region lacks one product */
                snprintf(line, sizeof line, "sales,region=%s,product=%s; %d; %s%d; EUR; flow; actual; 0",
                         regions[region], products[product], 2019 + year, region == 2 && year == 5 ? ">=" : "", amount);
                figures_add(made, line);
            }
    figures_add(made, "sales; 2024; 5; EUR; flow; actual; 0");
    return made;
}

static laid_out lay_out(const char *json)
{
    return figures_lay_out(sales(), json);
}

/* The amount that a bar of a colour stands for is its length times one factor, in all panels. */
static void one_unit_is_as_long_in_every_panel(void **state)
{
    (void)state;
    laid_out out = lay_out(CHART("bars", ",\"from\":\"2019\",\"to\":\"2019\"}]"));
    double unit = 0;
    size_t bars = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++) {
        const annals_mark *mark = &out.scene->marks[i];
        if (mark->role != ANNALS_ROLE_BAR)
            continue;
        const annals_text *value = NULL; /* the one behind the bar */
        for (size_t j = 0; j < out.scene->text_count; j++) {
            const annals_text *text = &out.scene->texts[j];
            double right = mark->box.x + mark->box.width;
            if (text->role == ANNALS_ROLE_VALUE && text->box.x > right && text->box.x < right + 30 &&
                fabs(text->box.y + text->box.height / 2 - mark->box.y - mark->box.height / 2) < 10)
                value = text;
        }
        assert_non_null(value);
        double amount = atof(value->text + strlen("\xE2\x82\xAC"));
        unit = unit > 0 ? unit : mark->box.width / amount;
        assert_true(fabs(mark->box.width - amount * unit) < 1.5);
        bars++;
    }
    assert_int_equal(bars, 9);
    check_golden("multiples_bars", &out);
}

static void panels_are_named_and_stand_in_rows(void **state)
{
    (void)state;
    laid_out out = lay_out(CHART("time", "}],\"style\":\"line\""));
    const annals_text *north = text_of(out.scene, ANNALS_ROLE_CATEGORY, "North");
    const annals_text *east = text_of(out.scene, ANNALS_ROLE_CATEGORY, "East");
    const annals_text *west = text_of(out.scene, ANNALS_ROLE_CATEGORY, "West");
    assert_non_null(north);
    assert_true(east->baseline == north->baseline && east->x < north->x);
    assert_non_null(west);
    assert_int_equal(out.warnings.count, 1);
    assert_non_null(strstr(out.warnings.lines[0], "name \"A region with a name"));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_SERIES, "Lamps")); /* the legend */
    assert_non_null(text_of(out.scene, ANNALS_ROLE_SERIES, "Chairs"));
    check_golden("multiples_lines", &out);
}

/* South has lamps only; they are of the colour that lamps have elsewhere. */
static void a_name_has_one_colour_in_all_panels(void **state)
{
    (void)state;
    laid_out out = lay_out(CHART("time", "}],\"style\":\"line\""));
    const annals_text *lamps = text_of(out.scene, ANNALS_ROLE_SERIES, "Lamps");
    annals_colour colour = {0};
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_SERIES && out.scene->marks[i].box.x < lamps->box.x)
            colour = out.scene->marks[i].colour; /* the last swatch left of the word */
    size_t lines = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        lines += out.scene->marks[i].role == ANNALS_ROLE_LINE && out.scene->marks[i].stroke.red == colour.red;
    assert_int_equal(lines, 5);
    put_away(&out);
}

static void columns_and_stacks_work_in_panels(void **state)
{
    (void)state;
    laid_out out = lay_out(CHART("columns", "}]"));
    check_golden("multiples_columns", &out);
    out = lay_out(CHART("time", "}],\"style\":\"stacked\""));
    check_golden("multiples_stacks", &out);
}

static void single_series_stand_before_the_others_in_grey(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"style\":\"line\",\"multiples\":\"region\",\"data\":[{"
                           "\"series\":\"sales,region=*,product=Lamps\"}]}");
    assert_int_equal(marks_of(out.scene, ANNALS_ROLE_GRID, ANNALS_MARK_LINE), 5 * 4);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "Grey lines are those of the other panels."));
    put_away(&out);
}

static void refuses_a_dimension_that_is_not_there(void **state)
{
    (void)state;
    laid_out out = lay_out("{\"annals\":1,\"chart\":\"time\",\"multiples\":\"colour\",\"data\":[{\"series\":"
                           "\"sales,region=*,product=Lamps\"}]}");
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_non_null(strstr(out.error.message,
                           "/multiples: \"colour\" tells nothing of \"sales,product=Lamps,region=*\" "
                           "apart; its dimensions are: region."));
    put_away(&out);
}

/* The ticks of one amount stand at one distance from the left of every panel. */
/* Each panel has the rules; their words, for which it has no room, are in the note. */
static void events_stand_in_every_panel_and_are_named_in_the_note(void **state)
{
    (void)state;
    static const char *const kinds[] = {"time", "columns"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char json[400];
        snprintf(json, sizeof json,
                 "{\"annals\":1,\"chart\":\"%s\",\"multiples\":\"region\",\"data\":[{\"series\":"
                 "\"sales,region=*,product=*\"}],\"events\":[{\"period\":\"2021\",\"label\":\"The fair\"},{"
                 "\"period\":\"2035\",\"label\":\"Too late\"}]}",
                 kinds[i]);
        laid_out out = lay_out(json);
        if (out.status)
            fail_msg("%s: %s", kinds[i], out.error.message);
        assert_int_equal(marks_of(out.scene, ANNALS_ROLE_EVENT, ANNALS_MARK_LINE), 5);
        assert_null(text_of(out.scene, ANNALS_ROLE_EVENT, "The fair"));
        char *note = scene_note(out.scene);
        assert_non_null(strstr(note, "Dashed upright lines: 2021: The fair."));
        assert_null(strstr(note, "Too late"));
        free(note);
        put_away(&out);
    }
}

static void dots_share_an_axis(void **state)
{
    (void)state;
    laid_out out = lay_out(CHART("dots", ",\"from\":\"2024\",\"to\":\"2024\"}]"));
    double step = 0;
    size_t axes = 0;
    for (size_t i = 0; i < out.scene->text_count; i++) {
        const annals_text *zero = &out.scene->texts[i], *next = zero + 1;
        if (zero->role != ANNALS_ROLE_TICK || strcmp(zero->text, "\xE2\x82\xAC"
                                                                 "0") != 0)
            continue;
        step = axes++ == 0 ? next->x - zero->x : step;
        assert_true(fabs(next->x - zero->x - step) < 1.5);
    }
    assert_int_equal(axes, 5);
    check_golden("multiples_dots", &out);
}

static void pages_of_every_size_hold_their_panels(void **state)
{
    (void)state;
    static const char *const kinds[] = {"bars", "columns", "time", "dots"};
    static const char *const sizes[] = {"\"width\":1200,\"height\":675", "\"width\":420", "\"width\":2400",
                                        "\"width\":900,\"height\":1400"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t j = 0; j < 4; j++) {
            char json[300];
            snprintf(json, sizeof json,
                     "{\"annals\":1,\"chart\":\"%s\",\"multiples\":\"region\",\"data\":[{\"series\":\"sales,region=*,"
                     "product=*\"%s}],\"size\":{%s}}",
                     kinds[i], i == 1 || i == 2 ? "" : ",\"from\":\"2024\"", sizes[j]);
            laid_out out = lay_out(json);
            if (out.status)
                fail_msg("%s: %s", json, out.error.message);
            put_away(&out);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_unit_is_as_long_in_every_panel),
        cmocka_unit_test(panels_are_named_and_stand_in_rows),
        cmocka_unit_test(a_name_has_one_colour_in_all_panels),
        cmocka_unit_test(columns_and_stacks_work_in_panels),
        cmocka_unit_test(single_series_stand_before_the_others_in_grey),
        cmocka_unit_test(refuses_a_dimension_that_is_not_there),
        cmocka_unit_test(events_stand_in_every_panel_and_are_named_in_the_note),
        cmocka_unit_test(dots_share_an_axis),
        cmocka_unit_test(pages_of_every_size_hold_their_panels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
