/* Charts of several entries when memory runs out: the 1st, 2nd, 3rd ... allocation of their spec and layout fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"
#include "tests/support/allocation.h"

enum { ENTRIES_MOST = 4, SWEEP_MOST = 20000 };

static figures *example(void)
{
    static const char *const lines[] = {
        "share,town=Ash,side=a; 2020; 40; EUR; flow; actual; 0",
        "share,town=Ash,side=b; 2025; >=52; EUR; flow; actual; 1",
        "share,town=Birch,side=a; 2020; ~41; EUR; flow; actual; 0",
        "share,town=Birch,side=b; 2025; 3..9; EUR; flow; target; 1",
        "rise; 2025; >=30; EUR; change; actual; 0",
        "fall; 2025; ~-9; EUR; change; estimate; 1",
        "fund; 2024; 100; EUR; level; actual; 2",
    };
    figures *made = figures_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    return made;
}

/* With the nth allocation failing, first of the spec, then of the layout. */
static annals_status draw(const figures *made, const char *json, size_t nth)
{
    annals_spec *spec = NULL;
    annals_scene *scene = NULL;
    annals_answer *answers[ENTRIES_MOST] = {NULL};
    annals_warnings warnings = {0};
    annals_error error = {0};
    allocation_fail(nth);
    annals_status status = annals_spec_parse(json, strlen(json), "t", &spec, &error);
    allocation_fail(0);
    if (status)
        return status;
    size_t count = 0;
    const annals_query *queries = annals_spec_queries(spec, &count);
    assert_in_range(count, 1, ENTRIES_MOST);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(annals_query_run(&made->table, &queries[i], &answers[i], &error), ANNALS_OK);
    allocation_fail(nth);
    status = annals_chart_layout(spec, (const annals_answer *const *)answers, count, &plain_measure, &scene, &warnings,
                                 &error);
    allocation_fail(0);
    annals_scene_free(scene);
    annals_warnings_free(&warnings);
    for (size_t i = 0; i < count; i++)
        annals_answer_free(answers[i]);
    annals_spec_free(spec);
    return status;
}

#define SIDES                                                                                                  \
    "\"data\":[{\"series\":\"share,town=*,side=a\",\"label\":\"Before\"},{\"series\":\"share,town=*,side=b\"," \
    "\"label\":\"After\"}]"

static void every_allocation_may_fail(void **state)
{
    (void)state;
    static const char *const specs[] = {
        "{\"annals\":1,\"chart\":\"stacked-bars\",\"order\":[\"Birch\"]," SIDES "}",
        "{\"annals\":1,\"chart\":\"stacked-columns\"," SIDES "}",
        "{\"annals\":1,\"chart\":\"dots\"," SIDES "}",
        "{\"annals\":1,\"chart\":\"dumbbell\"," SIDES "}",
        "{\"annals\":1,\"chart\":\"slope\"," SIDES "}",
        "{\"annals\":1,\"chart\":\"table\"," SIDES "}",
        "{\"annals\":1,\"chart\":\"table\",\"data\":[{\"series\":\"rise\"},{\"series\":\"fund\"}]}",
        "{\"annals\":1,\"chart\":\"bars\",\"start\":\"2\",\"break\":true," SIDES "}",
        ("{\"annals\":1,\"chart\":\"waterfall\",\"total\":\"End\",\"data\":[{\"series\":\"fund\"},{\"series\":\"rise\"}"
         ","
         "{\"series\":\"fall\",\"step\":\"subtract\"}]}"),
    };
    figures *made = example();
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        size_t nth = 1;
        annals_status status = draw(made, specs[i], nth);
        for (; status != ANNALS_OK && nth < SWEEP_MOST; status = draw(made, specs[i], ++nth))
            if (status != ANNALS_NO_MEMORY)
                fail_msg("%s: allocation %zu: status %d", specs[i], nth, (int)status);
        assert_in_range(nth, 5, SWEEP_MOST - 1);
    }
    figures_free(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
