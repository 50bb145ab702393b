/* A hundred thousand instants: what a reader can see of them stays, and what no line shows is not looked at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart/spec.h"
#include "tests/chart/figures.h"

enum { COUNT = 100000, PEAK = 31234, PIT = 77777, DOUBT = 50001 };

typedef struct {
    annals_observation *observations;
    annals_row *rows;
    uint32_t *numbers;
    annals_key *key;
    annals_series series;
    annals_source source;
    annals_table table;
    annals_answer answer;
} feed;

static void fill(feed *made, annals_grain grain)
{
    for (uint32_t i = 0; i < COUNT; i++) {
        annals_row *row = &made->rows[i];
        int64_t value = i == PEAK ? 900 : i == PIT ? 100 : 400 + (int64_t)i * 7919 % 100;
        annals_period *period = &row->period;
        period->earliest = period->latest = INT64_C(1700000000000000) + (int64_t)i * 86400000000;
        period->grain = (uint8_t)grain;
        snprintf(period->text, sizeof period->text, "2024");
        row->amount = (annals_amount){.low = {value, 0}, .high = {value, 0}};
        row->amount.low_end = row->amount.high_end = ANNALS_END_CLOSED;
        if (i == DOUBT)
            row->amount.high_end = ANNALS_END_NONE;
        row->unit = "ms";
        row->nature = ANNALS_LEVEL;
        row->observations = &made->numbers[i];
        row->observation_count = 1;
        made->numbers[i] = i;
        made->observations[i].period = *period;
        made->observations[i].amount = row->amount;
    }
}

static int open_feed(void **state)
{
    feed *made = calloc(1, sizeof *made);
    assert_non_null(made);
    made->observations = calloc(COUNT, sizeof *made->observations);
    made->rows = calloc(COUNT, sizeof *made->rows);
    made->numbers = calloc(COUNT, sizeof *made->numbers);
    assert_true(made->observations && made->rows && made->numbers);
    assert_int_equal(annals_key_parse("load", 4, &made->key, NULL), ANNALS_OK);
    made->series = (annals_series){.key = made->key, .unit = "ms", .nature = ANNALS_LEVEL};
    made->source.id = "feed";
    made->table = (annals_table){made->observations, COUNT, &made->series, 1, &made->source, 1};
    made->answer = (annals_answer){.table = &made->table, .rows = made->rows, .count = COUNT};
    *state = made;
    return 0;
}

static int close_feed(void **state)
{
    feed *made = *state;
    annals_key_free(made->key);
    free(made->observations);
    free(made->rows);
    free(made->numbers);
    free(made);
    return 0;
}

static annals_scene *lay_out(const feed *made, const char *rest)
{
    char json[200];
    annals_spec *spec = NULL;
    annals_scene *scene = NULL;
    annals_warnings warnings = {0};
    annals_error error = {0};
    const annals_answer *answers[] = {&made->answer};
    snprintf(json, sizeof json, "{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"load\"}]%s}", rest);
    if (annals_spec_parse(json, strlen(json), "test.json", &spec, &error) ||
        annals_chart_layout(spec, answers, 1, &plain_measure, &scene, &warnings, &error))
        fail_msg("%s", error.message);
    annals_warnings_free(&warnings);
    annals_spec_free(spec);
    return scene;
}

/* How high the highest line is, and of how many points all are. */
static double tallest_line(const annals_scene *scene, size_t *points)
{
    double height = 0;
    *points = 0;
    for (size_t i = 0; i < scene->mark_count; i++) {
        const annals_mark *mark = &scene->marks[i];
        if (mark->role != ANNALS_ROLE_LINE)
            continue;
        *points += mark->point_count;
        height = mark->box.height > height ? mark->box.height : height;
    }
    return height;
}

static void peaks_pits_and_doubts_of_instants_stay(void **state)
{
    feed *made = *state;
    fill(made, ANNALS_INSTANT);
    annals_scene *scene = lay_out(made, ",\"style\":\"line\"");
    size_t points;
    double height = tallest_line(scene, &points);
    assert_true(points > 1000 && points < 8000);
    const annals_text *top = text_of(scene, ANNALS_ROLE_TICK, "1,000"), *bottom = text_of(scene, ANNALS_ROLE_TICK, "0");
    assert_non_null(top);
    assert_non_null(bottom);
    assert_true(height > 0.79 * (bottom->baseline - top->baseline)); /* from 100 to 900 */
    assert_true(marks_of(scene, ANNALS_ROLE_OPEN_END, ANNALS_MARK_FADE) == 1);
    check_scene(scene);
    annals_scene_free(scene);
    scene = lay_out(made, ",\"style\":\"step\",\"axis\":{\"scale\":\"log\"}");
    check_scene(scene);
    annals_scene_free(scene);
}

static void days_are_all_looked_at(void **state)
{
    feed *made = *state;
    fill(made, ANNALS_DAY);
    annals_scene *scene = lay_out(made, ",\"style\":\"line\"");
    size_t points;
    tallest_line(scene, &points);
    assert_true(points > 500 && points < 8000);
    check_scene(scene);
    annals_scene_free(scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(peaks_pits_and_doubts_of_instants_stay),
        cmocka_unit_test(days_are_all_looked_at),
    };
    return cmocka_run_group_tests(tests, open_feed, close_feed);
}
