/* What stands out: names that the author highlights, and lines for which a colour is left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "chart/spec.h"
#include "tests/chart/figures.h"

#define TREES(kind, more) "{\"annals\":1,\"chart\":\"" kind "\",\"data\":[{\"series\":\"stock,tree=*\"}]" more "}"

enum { YEARS = 5 };

/* So many kinds of trees, each counted in five years. */
static figures *forest(int kinds, int years)
{
    static const char *const names[] = {"Ash", "Birch", "Cedar", "Dogwood", "Elm",   "Fir",
                                        "Gum", "Hazel", "Ilex",  "Juniper", "Larch", "Maple"};
    figures *made = figures_new();
    for (int i = 0; i < kinds; i++)
        for (int year = 0; year < years; year++) {
            char line[120];
            snprintf(line, sizeof line, "stock,tree=%s; 202%d; %d; tree; level; actual; 0", names[i], year,
                     20 + 15 * i + year);
            figures_add(made, line);
        }
    return made;
}

static bool same(annals_colour a, annals_colour b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

/* The lines that are drawn in the grey of what steps back, and how many are drawn in one of the others' colours. */
static size_t quiet_lines(const laid_out *out, size_t *loud, size_t *shared)
{
    size_t quiet = 0;
    const annals_scene *scene = out->scene;
    *loud = *shared = 0;
    for (size_t i = 0; i < scene->mark_count; i++) {
        const annals_mark *mark = &scene->marks[i];
        if (mark->role != ANNALS_ROLE_LINE || mark->point_count < YEARS)
            continue;
        if (same(mark->colour, out->chart.spec->theme.quiet)) {
            assert_int_equal(*loud, 0); /* it lies below them */
            quiet++;
            continue;
        }
        for (size_t j = 0; j < i; j++)
            *shared += scene->marks[j].role == ANNALS_ROLE_LINE && same(scene->marks[j].colour, mark->colour);
        ++*loud;
    }
    return quiet;
}

static void twelve_lines_share_no_colour(void **state)
{
    (void)state;
    size_t loud, shared;
    laid_out out = figures_lay_out(forest(12, YEARS), TREES("time", ""));
    assert_int_equal(quiet_lines(&out, &loud, &shared), 7); /* the theme's own grey would be taken for theirs */
    assert_int_equal(loud, 5);
    assert_int_equal(shared, 0);
    assert_int_equal(out.warnings.count, 1);
    assert_string_equal(out.warnings.lines[0],
                        "12 lines and 5 colours: the first 5 have one, the others are grey; name in \"highlight\" "
                        "those that matter, or draw \"multiples\"");
    for (size_t i = 0; i < 12; i++)
        assert_non_null(text_of(out.scene, ANNALS_ROLE_SERIES, out.chart.answers[0]->rows[i * YEARS].group[0]));
    put_away(&out);
    out = figures_lay_out(forest(6, YEARS), TREES("time", ""));
    assert_int_equal(quiet_lines(&out, &loud, &shared), 0);
    assert_int_equal(shared, 0);
    assert_int_equal(out.warnings.count, 0);
    put_away(&out);
}

static void highlighted_lines_stand_out_and_lie_above(void **state)
{
    (void)state;
    size_t loud, shared;
    laid_out out = figures_lay_out(forest(12, YEARS), TREES("time", ",\"highlight\":[\"Elm\",\"Larch\"]"));
    assert_int_equal(quiet_lines(&out, &loud, &shared), 10);
    assert_int_equal(loud, 2);
    assert_int_equal(shared, 0);
    assert_int_equal(out.warnings.count, 0);
    put_away(&out);
}

static void a_highlighted_bar_stands_out(void **state)
{
    (void)state;
    static const char *const kinds[] = {TREES("bars", ",\"highlight\":[\"Elm\"]"),
                                        TREES("columns", ",\"highlight\":[\"Elm\"]"),
                                        TREES("dots", ",\"highlight\":[\"Elm\"]")};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        laid_out out = figures_lay_out(forest(6, 1), kinds[i]);
        size_t loud = 0, quiet = 0;
        for (size_t j = 0; j < out.scene->mark_count; j++) {
            const annals_mark *mark = &out.scene->marks[j];
            if (mark->role != ANNALS_ROLE_BAR && mark->role != ANNALS_ROLE_POINT)
                continue;
            loud += same(mark->colour, out.chart.spec->theme.series[0]);
            quiet += same(mark->colour, out.chart.spec->theme.quiet);
        }
        assert_int_equal(loud, 1);
        assert_int_equal(quiet, 5);
        put_away(&out);
    }
}

static void a_name_that_is_not_drawn_is_no_highlight(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(forest(3, YEARS), TREES("time", ",\"highlight\":[\"Ceder\"]"));
    assert_int_equal(out.status, ANNALS_INVALID);
    assert_string_equal(out.error.message,
                        "\"highlight\" names \"Ceder\", which is not drawn; did you mean \"Cedar\"?");
    put_away(&out);
}

static void layers_are_as_strong_as_their_names(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(forest(4, YEARS), TREES("time", ",\"style\":\"stacked\""));
    size_t layers = 0;
    for (size_t i = 0; i < out.scene->mark_count; i++)
        if (out.scene->marks[i].role == ANNALS_ROLE_AREA) {
            assert_true(same(out.scene->marks[i].colour, out.chart.spec->theme.shades[layers]));
            layers++;
        }
    assert_int_equal(layers, 4);
    put_away(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twelve_lines_share_no_colour),
        cmocka_unit_test(highlighted_lines_stand_out_and_lie_above),
        cmocka_unit_test(a_highlighted_bar_stands_out),
        cmocka_unit_test(layers_are_as_strong_as_their_names),
        cmocka_unit_test(a_name_that_is_not_drawn_is_no_highlight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
