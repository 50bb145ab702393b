/* Builds tables by hand, so that layout is tested without a record. */
#include "tests/chart/figures.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "series/str.h"
#include "series/utf8.h"
#include "tests/support/scene_dump.h"

figures *figures_new(void)
{
    static const char *const published[] = {"2025-08-30", "2025-10", "2025-11-15~", "", "2024"};
    figures *made = calloc(1, sizeof *made);
    assert_non_null(made);
    for (size_t i = 0; i < SOURCES_MAX; i++) {
        static const char *const ids[] = {"first", "second", "third", "fourth", "fifth"};
        annals_source *source = &made->sources[i];
        source->id = ids[i % 5];
        source->title = i == 3 ? NULL : i == 1 ? "Hiring in the autumn" : "A summer of offers";
        source->publisher = i == 2 ? NULL : "annals example";
        if (published[i % 5][0])
            assert_int_equal(annals_period_parse(published[i % 5], strlen(published[i % 5]), &source->published, NULL),
                             ANNALS_OK);
    }
    made->table = (annals_table){.observations = made->observations,
                                 .series = made->series,
                                 .sources = made->sources,
                                 .source_count = SOURCES_MAX};
    return made;
}

void figures_free(figures *made)
{
    for (size_t i = 0; i < made->table.series_count; i++)
        annals_key_free(made->keys[i]);
    free(made);
}

static uint32_t add_series(figures *made, const char *key, const char *unit, const char *nature)
{
    size_t count = made->table.series_count;
    for (size_t i = 0; i < count; i++)
        if (strcmp(made->keys[i]->text, key) == 0)
            return (uint32_t)i;
    assert_int_equal(annals_key_parse(key, strlen(key), &made->keys[count], NULL), ANNALS_OK);
    snprintf(made->units[count], sizeof made->units[count], "%s", unit);
    made->series[count] = (annals_series){.key = made->keys[count], .unit = made->units[count]};
    assert_true(annals_nature_parse(nature, &made->series[count].nature));
    made->table.series_count++;
    return (uint32_t)count;
}

void figures_add(figures *made, const char *line)
{
    char copy[1200];
    char *parts[7] = {0};
    size_t count = 0;
    snprintf(copy, sizeof copy, "%s", line);
    for (char *part = copy; part && count < 7;) {
        parts[count++] = part;
        char *end = strstr(part, "; ");
        if (end)
            *end = '\0';
        part = end ? end + 2 : NULL;
    }
    assert_int_equal(count, 7);
    assert_true(made->table.count < FIGURES_MAX);
    annals_observation *observation = &made->observations[made->table.count++];
    observation->series = add_series(made, parts[0], parts[3], parts[4]);
    observation->source = (uint32_t)atoi(parts[6]);
    observation->retracted = strcmp(parts[5], "retracted") == 0;
    assert_true(annals_kind_parse(observation->retracted ? "actual" : parts[5], &observation->kind));
    assert_int_equal(annals_period_parse(parts[1], strlen(parts[1]), &observation->period, NULL), ANNALS_OK);
    assert_int_equal(annals_amount_parse(parts[2], strlen(parts[2]), &observation->amount, NULL), ANNALS_OK);
    memset(observation->id.bytes, (int)made->table.count, sizeof observation->id.bytes);
    made->table.observations = made->observations;
}

void chart_case_open(chart_case *chart, const figures *made, const char *json)
{
    chart_case_answer(chart, &made->table, json);
}

static void answer_vintages(chart_case *chart, size_t i, const annals_table *table, annals_query query)
{
    annals_error error = {0};
    if (annals_vintages_make(&table, 1, &query, &chart->vintages[i], &error))
        fail_msg("%s", error.message);
    query.by[query.by_count++] = ANNALS_VINTAGE_DIMENSION;
    if (annals_query_run(&chart->vintages[i]->table, &query, &chart->answers[i], &error))
        fail_msg("%s", error.message);
}

void chart_case_answer(chart_case *chart, const annals_table *table, const char *json)
{
    annals_error error = {0};
    *chart = (chart_case){0};
    if (annals_spec_parse(json, strlen(json), "test.json", &chart->spec, &error))
        fail_msg("%s", error.message);
    const annals_query *queries = annals_spec_queries(chart->spec, &chart->count);
    for (size_t i = 0; i < chart->count; i++)
        if (annals_spec_vintages(chart->spec))
            answer_vintages(chart, i, table, queries[i]);
        else if (annals_query_run(table, &queries[i], &chart->answers[i], &error))
            fail_msg("%s", error.message);
}

void chart_case_close(chart_case *chart)
{
    for (size_t i = 0; i < chart->count; i++) {
        annals_answer_free(chart->answers[i]);
        annals_vintages_free(chart->vintages[i]);
    }
    annals_spec_free(chart->spec);
}

static annals_status measure_plainly(void *context, const char *text, annals_face face, annals_extent *extent,
                                     annals_error *error)
{
    (void)context;
    (void)error;
    double width = 0;
    for (size_t at = 0, size = strlen(text); at < size;) {
        uint32_t character;
        at += annals_utf8_read(text + at, &character);
        width += character >= 0x2E80 ? 1 : 0.55;
    }
    *extent = (annals_extent){width * face.size, 0.97 * face.size, 0.24 * face.size};
    return ANNALS_OK;
}

const annals_measure plain_measure = {measure_plainly, NULL};

static bool inside(const annals_scene *scene, annals_box box, double margin)
{
    return box.x >= margin - 0.01 && box.y >= -0.01 && box.x + box.width <= scene->width - margin + 0.01 &&
           box.y + box.height <= scene->height + 0.01;
}

static bool overlap(annals_box a, annals_box b)
{
    const double touch = 0.01;
    return a.x + touch < b.x + b.width && b.x + touch < a.x + a.width && a.y + touch < b.y + b.height &&
           b.y + touch < a.y + a.height;
}

/* What stands within a mark stands within it whole. */
static bool is_within(const annals_text *text, annals_box box)
{
    const double touch = 0.01;
    return text->role == ANNALS_ROLE_WITHIN && text->box.x >= box.x - touch && text->box.y >= box.y - touch &&
           text->box.x + text->box.width <= box.x + box.width + touch &&
           text->box.y + text->box.height <= box.y + box.height + touch;
}

static bool is_data(annals_role role)
{
    return role == ANNALS_ROLE_BAR || role == ANNALS_ROLE_OPEN_END || role == ANNALS_ROLE_POINT ||
           role == ANNALS_ROLE_RANGE;
}

/* Whether a stretch of a line comes into a box (Liang and Barsky's clipping). */
static bool runs_through(annals_point a, annals_point b, annals_box box)
{
    double dx = b.x - a.x, dy = b.y - a.y, first = 0, last = 1;
    const double by[] = {-dx, dx, -dy, dy};
    const double to[] = {a.x - box.x, box.x + box.width - a.x, a.y - box.y, box.y + box.height - a.y};
    for (size_t i = 0; i < 4; i++) {
        if (by[i] == 0 && to[i] < 0)
            return false;
        first = by[i] < 0 ? fmax(first, to[i] / by[i]) : first;
        last = by[i] > 0 ? fmin(last, to[i] / by[i]) : last;
    }
    return first <= last;
}

/* No line of the data and none that leads to words runs through any. */
static void check_lines_are_clear(const annals_scene *scene, const annals_mark *line)
{
    for (size_t i = 0; i < scene->text_count; i++) {
        annals_box box = scene->texts[i].box;
        box = (annals_box){box.x + 1, box.y + 1, box.width - 2, box.height - 2};
        for (size_t j = 0; j + 1 < line->point_count; j++)
            if (runs_through(line->points[j], line->points[j + 1], box))
                fail_msg("a line of role %d runs through \"%s\" at %g %g", (int)line->role, scene->texts[i].text, box.x,
                         box.y);
    }
}

static void check_marks_are_clear(const annals_scene *scene)
{
    for (size_t i = 0; i < scene->mark_count; i++) {
        const annals_mark *mark = &scene->marks[i];
        bool line = mark->shape == ANNALS_MARK_LINE;
        if (line && (mark->role == ANNALS_ROLE_LINE || mark->role == ANNALS_ROLE_SERIES))
            check_lines_are_clear(scene, mark);
        for (size_t j = 0; is_data(mark->role) && j < scene->text_count; j++)
            if (overlap(mark->box, scene->texts[j].box) && !is_within(&scene->texts[j], mark->box))
                fail_msg("\"%s\" at %g %g lies over a mark of role %d at %g %g, %g x %g", scene->texts[j].text,
                         scene->texts[j].box.x, scene->texts[j].box.y, (int)mark->role, mark->box.x, mark->box.y,
                         mark->box.width, mark->box.height);
    }
}

void check_scene(const annals_scene *scene)
{
    bool titled = text_of(scene, ANNALS_ROLE_TITLE, "") != NULL; /* others have no margin to keep */
    for (size_t i = 0; i < scene->text_count; i++) {
        const annals_text *text = &scene->texts[i];
        if (!isfinite(text->x) || !isfinite(text->baseline) || !inside(scene, text->box, titled ? 15 : 2))
            fail_msg("\"%s\" leaves the page: %g %g %g %g of %g %g", text->text, text->box.x, text->box.y,
                     text->box.width, text->box.height, scene->width, scene->height);
        for (size_t j = 0; j < i; j++)
            if (overlap(text->box, scene->texts[j].box))
                fail_msg("\"%s\" lies over \"%s\"", text->text, scene->texts[j].text);
    }
    for (size_t i = 0; i < scene->mark_count; i++) {
        annals_box box = scene->marks[i].box;
        if (!isfinite(box.x + box.y + box.width + box.height) || !inside(scene, box, 0))
            fail_msg("mark %zu of role %d leaves the page: %g %g %g %g of %g %g", i, (int)scene->marks[i].role, box.x,
                     box.y, box.width, box.height, scene->width, scene->height);
    }
    check_marks_are_clear(scene);
}

laid_out figures_lay_out(figures *made, const char *json)
{
    laid_out out = {.figures = made};
    chart_case_open(&out.chart, out.figures, json);
    out.status = annals_chart_layout(out.chart.spec, (const annals_answer *const *)out.chart.answers, out.chart.count,
                                     &plain_measure, &out.scene, &out.warnings, &out.error);
    if (!out.status)
        check_scene(out.scene);
    return out;
}

void put_away(laid_out *out)
{
    annals_scene_free(out->scene);
    annals_warnings_free(&out->warnings);
    chart_case_close(&out->chart);
    figures_free(out->figures);
}

char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    annals_str text = {0};
    char block[4096];
    for (size_t size; file && (size = fread(block, 1, sizeof block, file)) > 0;)
        annals_str_add_bytes(&text, block, size);
    if (file)
        fclose(file);
    annals_str_add(&text, "");
    return text.size > 0 ? annals_str_take(&text) : NULL;
}

void check_golden_scene(const char *name, const annals_scene *scene)
{
    char path[128];
    char *dump = scene_dump(scene);
    assert_non_null(dump);
    snprintf(path, sizeof path, "tests/chart/golden/%s.txt", name);
    const char *mode = getenv("ANNALS_GOLDEN");
    if (mode && strcmp(mode, "write") == 0) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(dump, 1, strlen(dump), file), strlen(dump));
        fclose(file);
    }
    char *wanted = read_text(path);
    assert_non_null(wanted);
    assert_string_equal(dump, wanted);
    free(wanted);
    free(dump);
}

void check_golden(const char *name, laid_out *out)
{
    assert_int_equal(out->status, ANNALS_OK);
    check_golden_scene(name, out->scene);
    put_away(out);
}

const annals_text *text_of(const annals_scene *scene, annals_role role, const char *words)
{
    for (size_t i = 0; i < scene->text_count; i++)
        if (scene->texts[i].role == role && strstr(scene->texts[i].text, words))
            return &scene->texts[i];
    return NULL;
}

size_t marks_of(const annals_scene *scene, annals_role role, annals_mark_shape shape)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->mark_count; i++)
        count += scene->marks[i].role == role && scene->marks[i].shape == shape;
    return count;
}

char *scene_note(const annals_scene *scene)
{
    annals_str note = {0};
    for (size_t i = 0; i < scene->text_count; i++)
        if (scene->texts[i].role == ANNALS_ROLE_NOTE)
            annals_str_format(&note, "%s ", scene->texts[i].text);
    return annals_str_take(&note);
}
