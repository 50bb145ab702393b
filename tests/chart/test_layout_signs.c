/* Every kind of chart with every sign of doubt: what is drawn differs from the plain chart, and the note says what the
 * sign means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "series/str.h"
#include "tests/chart/figures.h"

enum { WORDS = 4 };

/* A sign: what one of a chart's figures is instead, and words of which one must stand in the note, or in the chart
 * where amounts stand in words. */
typedef struct {
    const char *name, *amount, *kind;
    bool denied; /* another source says otherwise */
    const char *note[WORDS], *text;
} sign;

static const sign signs[] = {
    {"at least", ">=30", "actual", false, {"may be higher", "may lie", "may be farther"}, "at least"},
    {"more than", ">30", "actual", false, {"may be higher", "may lie", "may be farther"}, "more than"},
    {"at most", "<=30", "actual", false, {"may be lower", "may lie", "may be nearer"}, "up to"},
    {"less than", "<30", "actual", false, {"may be lower", "may lie", "may be nearer"}, "less than"},
    {"about", "~30", "actual", false, {"approximate", "is the range"}, "about"},
    {"range", "25..40", "actual", false, {"is the range"}, "25"},
    {"estimate", "30", "estimate", false, {"n estimate, not confirmed", "estimates, not yet facts"}, "estimate"},
    {"guidance", "30", "guidance", false, {"guidance, not yet"}, "guidance"},
    {"target", "30", "target", false, {"a target, not yet", "targets, not yet"}, "target"},
    {"disputed", "30", "actual", true, {"* Other sources differ: "}, "30*"},
    {"retracted", "30", "retracted", false, {"Retracted figures that are left out: 1."}, NULL},
};

/* A kind of chart: its spec, and its figures, with what stands for amount, kind and source of each. */
typedef struct {
    const char *spec;
    const char *figures; /* printf formats of a series and a period, parted by |; those that the sign may befall */
    const char *others;  /* likewise of figures that stay as they are */
    const char *nature;
    bool words; /* signs are words, not marks */
} kind;

#define BY(chart, more) \
    "{\"annals\":1,\"chart\":\"" chart "\",\"data\":[{\"series\":\"m\",\"by\":\"g\",\"source\":\"first\"}]" more "}"
#define ONE(chart, more) \
    "{\"annals\":1,\"chart\":\"" chart "\",\"data\":[{\"series\":\"m\",\"source\":\"first\"}]" more "}"
#define TWO(chart, more)                                                                                  \
    "{\"annals\":1,\"chart\":\"" chart                                                                    \
    "\",\"data\":[{\"series\":\"m,s=x\",\"by\":\"g\",\"source\":\"first\"},{\"series\":\"m,s=y\",\"by\":" \
    "\"g\",\"source\":\"first\"}]" more "}"
#define FALL                                                                                                 \
    "{\"annals\":1,\"chart\":\"waterfall\",\"total\":\"After\",\"data\":[{\"series\":\"before\",\"source\":" \
    "\"first\"},{\"series\":\"m\",\"by\":\"g\",\"source\":\"first\"}]}"
#define NAMES "m,g=A; 2024|m,g=B; 2024|m,g=C; 2024|m,g=D; 2024|m,g=E; 2024"
#define YEARS "m; 2020|m; 2021|m; 2022|m; 2023|m; 2024"
#define LAYERS "m,g=A,s=y; 2024|m,g=B,s=y; 2024|m,g=C,s=y; 2024|m,g=D,s=y; 2024|m,g=E,s=y; 2024"
#define BELOW "m,g=A,s=x; 2024|m,g=B,s=x; 2024|m,g=C,s=x; 2024|m,g=D,s=x; 2024|m,g=E,s=x; 2024"
#define TWO_LINES \
    "{\"annals\":1,\"chart\":\"time\",\"style\":\"stacked\",\"data\":[{\"series\":\"m,s=*\",\"source\":\"first\"}]}"

static const kind kinds[] = {
    {BY("bars", ""), NAMES, "", "flow", false},
    {BY("diverging", ""), NAMES, "", "flow", false},
    {ONE("columns", ""), YEARS, "", "flow", false},
    {BY("dots", ""), NAMES, "", "flow", false},
    {TWO("dumbbell", ""), LAYERS, BELOW, "flow", false},
    {TWO("stacked-bars", ""), LAYERS, BELOW, "flow", false},
    {TWO("stacked-columns", ""), LAYERS, BELOW, "flow", false},
    {FALL, NAMES, "before; 2023", "change", false},
    {ONE("time", ",\"style\":\"points\""), YEARS, "", "flow", false},
    {ONE("time", ",\"style\":\"line\""), YEARS, "", "flow", false},
    {ONE("time", ",\"style\":\"step\""), YEARS, "", "flow", false},
    {ONE("time", ",\"style\":\"area\""), YEARS, "", "flow", false},
    {TWO_LINES, "m,s=y; 2020|m,s=y; 2021|m,s=y; 2022|m,s=y; 2023|m,s=y; 2024",
     "m,s=x; 2020|m,s=x; 2021|m,s=x; 2022|m,s=x; 2023|m,s=x; 2024", "flow", false},
    {TWO("slope", ""), LAYERS, BELOW, "flow", false},
    {BY("timeline", ""), "m,g=A; 2020|m,g=B; 2021|m,g=C; 2022|m,g=D; 2023|m,g=E; 2024", "", "flow", true},
    {BY("bars", ",\"multiples\":\"g\""), NAMES, "", "flow", false},
    {BY("table", ""), NAMES, "", "flow", true},
    {TWO("table", ""), LAYERS, BELOW, "flow", true},
};

/* Adds figures of a list; the third of them is of the sign, where there is one. */
static void add_list(figures *made, const kind *chart, const char *list, const sign *doubt)
{
    char line[200];
    for (size_t i = 0; *list; i++) {
        size_t size = strcspn(list, "|");
        bool marked = doubt && i == 2;
        bool level = strncmp(list, "before", 6) == 0;
        snprintf(line, sizeof line, "%.*s; %s; car; %s; %s; 0", (int)size, list, marked ? doubt->amount : "30",
                 level ? "level" : chart->nature, marked ? doubt->kind : "actual");
        figures_add(made, line);
        if (marked && doubt->denied) {
            snprintf(line, sizeof line, "%.*s; 90; car; %s; actual; 1", (int)size, list, chart->nature);
            figures_add(made, line);
        }
        list += size + (list[size] == '|');
    }
}

static laid_out draw(const kind *chart, const char *spec, const sign *doubt)
{
    figures *made = figures_new();
    add_list(made, chart, chart->others, NULL);
    add_list(made, chart, chart->figures, doubt);
    return figures_lay_out(made, spec);
}

static bool note_has(const annals_scene *scene, const char *const *words)
{
    char *note = scene_note(scene);
    bool found = false;
    for (size_t i = 0; i < WORDS && words[i]; i++)
        found = found || strstr(note, words[i]);
    free(note);
    return found;
}

static bool text_has(const annals_scene *scene, const char *words)
{
    for (size_t i = 0; i < scene->text_count; i++)
        if (scene->texts[i].role != ANNALS_ROLE_NOTE && strstr(scene->texts[i].text, words))
            return true;
    return false;
}

/* Marks of the two scenes that are not the same in shape, colour and dash, places aside. */
static bool looks_different(const annals_scene *a, const annals_scene *b)
{
    if (a->mark_count != b->mark_count || a->text_count != b->text_count)
        return true;
    for (size_t i = 0; i < a->mark_count; i++)
        if (a->marks[i].shape != b->marks[i].shape || a->marks[i].dash != b->marks[i].dash ||
            memcmp(&a->marks[i].colour, &b->marks[i].colour, sizeof a->marks[i].colour) != 0)
            return true;
    return false;
}

static void check(const kind *chart, const sign *doubt)
{
    laid_out plain = draw(chart, chart->spec, NULL), out = draw(chart, chart->spec, doubt);
    bool retracted = strcmp(doubt->kind, "retracted") == 0;
    if (out.status || plain.status)
        fail_msg("%s: %s: %s", chart->spec, doubt->name, out.status ? out.error.message : plain.error.message);
    bool explained = note_has(out.scene, doubt->note);
    bool shown = doubt->denied ? text_has(out.scene, "*") : looks_different(plain.scene, out.scene);
    if (chart->words && !retracted && !doubt->denied) {
        explained = true; /* words need no note */
        shown = text_has(out.scene, doubt->text);
    }
    if (!explained || !shown) {
        char *note = scene_note(out.scene);
        fail_msg("%s: %s: %s in the chart, %s in the note \"%s\"", chart->spec, doubt->name,
                 shown ? "shown" : "not shown", explained ? "explained" : "not explained", note);
    }
    if (note_has(plain.scene, doubt->note))
        fail_msg("%s: %s is explained where it does not occur", chart->spec, doubt->name);
    put_away(&plain);
    put_away(&out);
}

static void every_sign_is_drawn_and_explained_on_every_kind(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t j = 0; j < sizeof signs / sizeof *signs; j++) {
            bool stacked = strstr(kinds[i].spec, "stacked") != NULL;
            bool over_time = strstr(kinds[i].spec, "\"time\"") != NULL;
            if (stacked && over_time && strcmp(signs[j].kind, "retracted") == 0)
                continue; /* a layer without one of its periods is no stack; tested below */
            check(&kinds[i], &signs[j]);
        }
}

static const sign taken_back = {"retracted", "30", "retracted", false, {"Hollow and struck through: retracted"}, NULL};

static void what_was_retracted_is_struck_through_where_the_spec_wants_it(void **state)
{
    (void)state;
    static const kind struck[] = {
        {BY("bars", ",\"retracted\":\"struck\""), NAMES, "", "flow", false},
        {BY("diverging", ",\"retracted\":\"struck\""), NAMES, "", "flow", false},
        {ONE("columns", ",\"retracted\":\"struck\""), YEARS, "", "flow", false},
        {BY("dots", ",\"retracted\":\"struck\""), NAMES, "", "flow", false},
        {ONE("time", ",\"style\":\"points\",\"retracted\":\"struck\""), YEARS, "", "flow", false},
        {ONE("time", ",\"style\":\"line\",\"retracted\":\"struck\""), YEARS, "", "flow", false},
        {ONE("time", ",\"style\":\"step\",\"retracted\":\"struck\""), YEARS, "", "flow", false},
        {ONE("time", ",\"style\":\"area\",\"retracted\":\"struck\""), YEARS, "", "flow", false},
    };
    for (size_t i = 0; i < sizeof struck / sizeof *struck; i++) {
        check(&struck[i], &taken_back);
        laid_out out = draw(&struck[i], struck[i].spec, &taken_back);
        assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "30, retracted"));
        assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "left out"));
        put_away(&out);
    }
    static const kind table = {BY("table", ",\"retracted\":\"struck\""), NAMES, "", "flow", true};
    laid_out out = draw(&table, table.spec, &taken_back);
    assert_true(text_has(out.scene, "30, retracted"));
    put_away(&out);
}

/* What was said again after all has its place taken. */
static void a_retracted_figure_beside_one_that_stands_is_counted(void **state)
{
    (void)state;
    figures *made = figures_new();
    figures_add(made, "m,g=A; 2024; 30; car; flow; actual; 0");
    figures_add(made, "m,g=B; 2024; 20; car; flow; actual; 0");
    figures_add(made, "m,g=B; 2024; 50; car; flow; retracted; 0");
    laid_out out = figures_lay_out(made, BY("bars", ",\"retracted\":\"struck\""));
    assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "Retracted figures that are left out: 1."));
    assert_null(text_of(out.scene, ANNALS_ROLE_NOTE, "struck"));
    assert_null(text_of(out.scene, ANNALS_ROLE_VALUE, "50"));
    put_away(&out);
}

/* Two sources that both took it back are one place. */
static void what_several_retracted_is_struck_through_once(void **state)
{
    (void)state;
    static const char *const specs[] = {
        "{\"annals\":1,\"chart\":\"columns\",\"retracted\":\"struck\",\"data\":[{\"series\":\"m\"}]}",
        "{\"annals\":1,\"chart\":\"time\",\"retracted\":\"struck\",\"data\":[{\"series\":\"m\"}]}",
    };
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        figures *made = figures_new();
        figures_add(made, "m; 2021; 30; car; flow; actual; 0");
        figures_add(made, "m; 2022; 50; car; flow; retracted; 0");
        figures_add(made, "m; 2022; 51; car; flow; retracted; 1");
        figures_add(made, "m; 2023; 31; car; flow; actual; 0");
        laid_out out = figures_lay_out(made, specs[i]);
        assert_non_null(text_of(out.scene, ANNALS_ROLE_VALUE, "50, retracted"));
        assert_null(text_of(out.scene, ANNALS_ROLE_VALUE, "51, retracted"));
        assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE,
                                "Hollow and struck through: retracted, no longer stated. "
                                "Retracted figures that are left out: 1."));
        put_away(&out);
    }
}

/* Entries of one selection leave out the same figures, and sums have no place for them. */
static void retracted_figures_are_counted_once(void **state)
{
    (void)state;
    static const char *const specs[] = {
        "{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"m\",\"aggregate\":\"sum\",\"by\":\"g\"}]}",
        "{\"annals\":1,\"chart\":\"time\",\"style\":\"stacked\",\"data\":[{\"series\":\"m,g=A\"},{\"series\":\"m,g=B\"}"
        ","
        "{\"series\":\"m,g=C\"}]}",
    };
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        figures *made = figures_new();
        figures_add(made, "m,g=A; 2023; 30; car; flow; actual; 0");
        figures_add(made, "m,g=B; 2023; 20; car; flow; actual; 0");
        figures_add(made, "m,g=C; 2023; 50; car; flow; actual; 0");
        figures_add(made, "m,g=C; 2024; 50; car; flow; retracted; 0");
        figures_add(made, "m,g=B; 2024; 20; car; flow; retracted; 0");
        laid_out out = figures_lay_out(made, specs[i]);
        if (out.status)
            fail_msg("%s", out.error.message);
        assert_non_null(text_of(out.scene, ANNALS_ROLE_NOTE, "Retracted figures that are left out: 2."));
        assert_non_null(strstr(out.scene->description, "Retracted figures that are left out: 2."));
        put_away(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sign_is_drawn_and_explained_on_every_kind),
        cmocka_unit_test(what_was_retracted_is_struck_through_where_the_spec_wants_it),
        cmocka_unit_test(a_retracted_figure_beside_one_that_stands_is_counted),
        cmocka_unit_test(what_several_retracted_is_struck_through_once),
        cmocka_unit_test(retracted_figures_are_counted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
