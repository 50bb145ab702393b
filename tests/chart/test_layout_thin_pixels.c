/* A line that was thinned to what pixels show covers the pixels of the whole line: both are drawn, by a pen of their
 * width on a grid finer than pixels, and compared. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart/spec.h"
#include "series/points.h"
#include "tests/chart/figures.h"

enum { POINTS = 30000, FINE = 4 /* samples a pixel, each way */ };

#define STEP 1000000 /* microseconds */
#define START INT64_C(1700000000000000)

typedef int64_t curve(size_t i);

/* The same noise on every machine (the finaliser of SplitMix64). */
static int64_t noise(size_t i)
{
    uint64_t x = (i + 1) * UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (int64_t)((x ^ (x >> 31)) % 1000);
}

static int64_t waves(size_t i)
{
    return (int64_t)(500 + 400 * sin((double)i / 1250) + 60 * sin((double)i / 45));
}

/* Nearly flat, but for one point in thousands. */
static int64_t spikes(size_t i)
{
    return i % 5003 == 2500 ? 1000 : i % 4507 == 2000 ? 0 : 500 + noise(i) % 3;
}

static int64_t jumps(size_t i)
{
    return noise(i / 3500);
}

/* --- Both lines ----------------------------------------------------------------------------------------------------
 */

/* A feed as arrays, or as a row each. */
typedef struct {
    annals_key *key;
    annals_series series;
    annals_source source;
    annals_thinned *thinned;
    annals_row *rows;
    annals_observation observation;
    annals_table table;
    annals_answer answer;
} feed;

static void feed_arrays(feed *made, curve *of)
{
    static int64_t digits[POINTS];
    annals_error error;
    for (size_t i = 0; i < POINTS; i++)
        digits[i] = of(i);
    const annals_points points = {.series = &made->series,
                                  .source = &made->source,
                                  .first = START,
                                  .step = STEP,
                                  .digits = digits,
                                  .count = POINTS};
    if (annals_points_thin(&points, 2 * ANNALS_WIDTH_DEFAULT, &made->thinned, &error))
        fail_msg("%s", error.message);
    made->answer = made->thinned->answer;
}

static void feed_rows(feed *made, curve *of)
{
    static const uint32_t number = 0;
    made->rows = calloc(POINTS, sizeof *made->rows);
    assert_non_null(made->rows);
    for (size_t i = 0; i < POINTS; i++) {
        annals_row *row = &made->rows[i];
        row->period.earliest = row->period.latest = START + (annals_moment)i * STEP;
        row->period.grain = ANNALS_INSTANT;
        snprintf(row->period.text, sizeof row->period.text, "2023");
        row->amount = annals_amount_exact((annals_decimal){of(i), 0});
        row->unit = "ms";
        row->observations = &number;
        row->observation_count = 1;
    }
    made->observation.period = made->rows[0].period;
    made->observation.amount = made->rows[0].amount;
    made->table = (annals_table){&made->observation, 1, &made->series, 1, &made->source, 1};
    made->answer = (annals_answer){.table = &made->table, .rows = made->rows, .count = POINTS};
}

static annals_scene *lay_out(curve *of, bool arrays)
{
    static const char json[] = "{\"annals\":1,\"chart\":\"time\",\"data\":[{\"series\":\"load\"}],\"style\":\"line\"}";
    feed made = {.source = {.id = "feed", .title = "A feed"}};
    annals_spec *spec = NULL;
    annals_scene *scene = NULL;
    annals_error error = {0};
    annals_warnings warnings = {0};
    assert_int_equal(annals_key_parse("load", 4, &made.key, NULL), ANNALS_OK);
    made.series = (annals_series){.key = made.key, .unit = "ms", .nature = ANNALS_LEVEL};
    if (arrays)
        feed_arrays(&made, of);
    else
        feed_rows(&made, of);
    const annals_answer *answer = &made.answer;
    if (annals_spec_parse(json, strlen(json), "test.json", &spec, &error) ||
        annals_chart_layout(spec, &answer, 1, &plain_measure, &scene, &warnings, &error))
        fail_msg("%s", error.message);
    annals_warnings_free(&warnings);
    annals_thinned_free(made.thinned);
    annals_spec_free(spec);
    annals_key_free(made.key);
    free(made.rows);
    return scene;
}

/* The one line of a scene. */
static const annals_mark *line_of(const annals_scene *scene)
{
    const annals_mark *line = NULL;
    for (size_t i = 0; i < scene->mark_count; i++)
        if (scene->marks[i].role == ANNALS_ROLE_LINE) {
            assert_null(line);
            line = &scene->marks[i];
        }
    assert_non_null(line);
    return line;
}

/* Every point of the line; thinning moves neither its ends nor its extremes, which say where all others lie. */
static annals_point *all_points(annals_box box, curve *of)
{
    annals_point *points = malloc(POINTS * sizeof *points);
    int64_t low = of(0), high = low;
    assert_non_null(points);
    for (size_t i = 0; i < POINTS; i++) {
        low = of(i) < low ? of(i) : low;
        high = of(i) > high ? of(i) : high;
    }
    for (size_t i = 0; i < POINTS; i++)
        points[i] = (annals_point){box.x + box.width * (double)i / (POINTS - 1),
                                   box.y + box.height * (double)(high - of(i)) / (double)(high - low)};
    return points;
}

/* --- Drawing -------------------------------------------------------------------------------------------------------
 */

typedef struct {
    int width, height; /* in samples */
    uint8_t *samples;  /* 1: the pen was there */
} paper;

static double distance(annals_point at, annals_point a, annals_point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    double along = length > 0 ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / length : 0;
    along = fmax(0, fmin(along, 1));
    return hypot(at.x - a.x - along * dx, at.y - a.y - along * dy);
}

static void draw_segment(paper *on, annals_point a, annals_point b, double half)
{
    int left = (int)((fmin(a.x, b.x) - half) * FINE), right = (int)((fmax(a.x, b.x) + half) * FINE);
    int top = (int)((fmin(a.y, b.y) - half) * FINE), bottom = (int)((fmax(a.y, b.y) + half) * FINE);
    for (int y = top; y <= bottom; y++)
        for (int x = left; x <= right; x++) {
            uint8_t *sample = &on->samples[(size_t)y * (size_t)on->width + (size_t)x];
            annals_point at = {(x + 0.5) / FINE, (y + 0.5) / FINE};
            if (!*sample && distance(at, a, b) <= half)
                *sample = 1;
        }
}

static paper draw(const annals_scene *scene, const annals_point *points, size_t count, double width)
{
    paper on = {.width = (int)scene->width * FINE, .height = (int)scene->height * FINE};
    on.samples = calloc((size_t)on.width * (size_t)on.height, 1);
    assert_non_null(on.samples);
    for (size_t i = 0; i + 1 < count; i++)
        draw_segment(&on, points[i], points[i + 1], width / 2);
    return on;
}

/* How much of a pixel is covered: 0 to FINE * FINE. */
static int covered(const paper *on, int x, int y)
{
    int sum = 0;
    for (int i = 0; i < FINE * FINE; i++)
        sum += on->samples[(size_t)(y * FINE + i / FINE) * (size_t)on->width + (size_t)(x * FINE + i % FINE)];
    return sum;
}

/* The uppermost and the lowest pixel of a column that are covered by more than half. */
typedef struct {
    int *top, *bottom; /* of columns; the page's height and -1: none */
} outline;

static outline outline_of(const paper *on)
{
    int width = on->width / FINE, height = on->height / FINE;
    outline made = {malloc((size_t)width * sizeof(int)), malloc((size_t)width * sizeof(int))};
    assert_true(made.top && made.bottom);
    for (int x = 0; x < width; x++) {
        made.top[x] = height;
        made.bottom[x] = -1;
        for (int y = 0; y < height; y++)
            if (covered(on, x, y) > FINE * FINE / 2) {
                made.top[x] = y < made.top[x] ? y : made.top[x];
                made.bottom[x] = y;
            }
    }
    return made;
}

/* Whether one reaches, within a pixel in both ways, as far up and down as the other in every column. */
static bool reaches(const outline *one, const outline *other, int width)
{
    for (int x = 1; x + 1 < width; x++) {
        bool up = false, down = false;
        for (int near = x - 1; near <= x + 1; near++) {
            up = up || one->top[near] <= other->top[x] + 1;
            down = down || one->bottom[near] >= other->bottom[x] - 1;
        }
        if (!up || !down)
            return false;
    }
    return true;
}

/* The share of the whole line's pixels of which more than half is covered otherwise. */
static double difference(const paper *thinned, const paper *whole)
{
    size_t inked = 0, other = 0;
    for (int x = 0; x < whole->width / FINE; x++)
        for (int y = 0; y < whole->height / FINE; y++) {
            int covers = covered(whole, x, y);
            inked += covers > 0;
            other += abs(covered(thinned, x, y) - covers) > FINE * FINE / 2;
        }
    return (double)other / (double)inked;
}

static void compare(const paper *thinned, const paper *whole)
{
    outline few = outline_of(thinned), all = outline_of(whole);
    bool same = reaches(&few, &all, whole->width / FINE) && reaches(&all, &few, whole->width / FINE);
    free(few.top);
    free(few.bottom);
    free(all.top);
    free(all.bottom);
    double share = difference(thinned, whole);
    if (!same || share > 0.01)
        fail_msg("%.2f %% of the line's pixels are covered otherwise, and its outline is %s", 100 * share,
                 same ? "the same" : "another");
}

static void check(curve *of)
{
    for (int arrays = 0; arrays < 2; arrays++) {
        annals_scene *scene = lay_out(of, arrays);
        const annals_mark *line = line_of(scene);
        annals_point *points = all_points(line->box, of);
        paper thinned = draw(scene, line->points, line->point_count, line->stroke_width);
        paper whole = draw(scene, points, POINTS, line->stroke_width);
        assert_true(line->point_count < POINTS / 5);
        compare(&thinned, &whole);
        free(thinned.samples);
        free(whole.samples);
        free(points);
        annals_scene_free(scene);
    }
}

static void noise_fills_the_same_pixels(void **state)
{
    (void)state;
    check(noise);
}

static void waves_run_along_the_same_pixels(void **state)
{
    (void)state;
    check(waves);
}

static void no_spike_is_lost(void **state)
{
    (void)state;
    check(spikes);
}

static void jumps_stand_where_they_were(void **state)
{
    (void)state;
    check(jumps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(noise_fills_the_same_pixels),
        cmocka_unit_test(waves_run_along_the_same_pixels),
        cmocka_unit_test(no_spike_is_lost),
        cmocka_unit_test(jumps_stand_where_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
