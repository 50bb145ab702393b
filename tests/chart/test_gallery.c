/* Every chart of the gallery, drawn from a record of its tables: as before, and with nothing over anything else. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "record/record.h"
#include "tests/chart/figures.h"

#define FOLDER "examples/gallery"

typedef struct {
    char folder[40], file[64];
    annals_record *record;
    annals_table *table;
} gallery;

static annals_moment no_clock(void *context)
{
    (void)context;
    return 1756684800000000;
}

static void import_table(annals_record *record, const char *path)
{
    annals_import_options options = {.name = path, .folder = FOLDER, .format = ANNALS_IMPORT_CSV, .delimiter = ','};
    annals_import_report report;
    annals_error error = {0};
    char *text = read_text(path);
    assert_non_null(text);
    if (annals_record_import(record, text, strlen(text), &options, &report, &error))
        fail_msg("%s: %s", path, error.message);
    free(text);
}

static int set_up(void **state)
{
    gallery *made = calloc(1, sizeof *made);
    annals_author author = {.now = no_clock, .who = "tester"};
    annals_error error = {0};
    strcpy(made->folder, "/tmp/annals-gallery-XXXXXX");
    if (!made || !mkdtemp(made->folder))
        return -1;
    snprintf(made->file, sizeof made->file, "%s/r.db", made->folder);
    if (annals_record_create(made->file, &error) ||
        annals_record_open(made->file, ANNALS_WRITE_ALONE, &author, &made->record, &error)) {
        print_error("%s\n", error.message);
        return -1;
    }
    import_table(made->record, FOLDER "/sources.csv");
    import_table(made->record, FOLDER "/figures.csv");
    *state = made;
    return annals_record_read(made->record, &(annals_selection){0}, &made->table, &error);
}

static int tear_down(void **state)
{
    gallery *made = *state;
    annals_record_table_free(made->table);
    annals_record_close(made->record);
    unlink(made->file);
    int left = rmdir(made->folder);
    free(made);
    return left;
}

static void draws_as_before(const gallery *from, const char *path)
{
    chart_case chart;
    annals_scene *scene = NULL;
    annals_warnings warnings = {0};
    annals_error error = {0};
    char *json = read_text(path), name[128];
    assert_non_null(json);
    chart_case_answer(&chart, from->table, json);
    free(json);
    if (annals_chart_layout(chart.spec, (const annals_answer *const *)chart.answers, chart.count, &plain_measure,
                            &scene, &warnings, &error))
        fail_msg("%s: %s", path, error.message);
    for (size_t i = 0; i < warnings.count; i++)
        fail_msg("%s: warning: %s", path, warnings.lines[i]);
    check_scene(scene);
    const char *base = strrchr(path, '/') + 1;
    snprintf(name, sizeof name, "gallery_%.*s", (int)strcspn(base, "."), base);
    check_golden_scene(name, scene);
    annals_scene_free(scene);
    annals_warnings_free(&warnings);
    chart_case_close(&chart);
}

static void every_chart_is_drawn_as_before(void **state)
{
    glob_t specs;
    assert_int_equal(glob(FOLDER "/*.json", 0, NULL, &specs), 0);
    assert_true(specs.gl_pathc > 0);
    for (size_t i = 0; i < specs.gl_pathc; i++) {
        print_message("%s\n", specs.gl_pathv[i]);
        draws_as_before(*state, specs.gl_pathv[i]);
    }
    globfree(&specs);
}

static void every_chart_stands_on_the_page(void **state)
{
    (void)state;
    glob_t specs;
    char *page = read_text("docs/gallery.md");
    assert_non_null(page);
    assert_int_equal(glob(FOLDER "/*.json", 0, NULL, &specs), 0);
    for (size_t i = 0; i < specs.gl_pathc; i++) {
        const char *base = strrchr(specs.gl_pathv[i], '/') + 1;
        char link[160], picture[160];
        int size = (int)strcspn(base, ".");
        snprintf(link, sizeof link, "(gallery/%.*s.png)", size, base);
        snprintf(picture, sizeof picture, "docs/gallery/%.*s.png", size, base);
        if (!strstr(page, link) || access(picture, R_OK) != 0)
            fail_msg("docs/gallery.md does not show %s; sh examples/gallery/run.sh draws it", link);
    }
    globfree(&specs);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_chart_is_drawn_as_before),
        cmocka_unit_test(every_chart_stands_on_the_page),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
