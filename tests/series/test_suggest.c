/* "Did you mean": the nearest name, and none where nothing is near. */
#include "series/suggest.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const verbs[] = {"init",  "source", "record", "import", "list", "show",
                                    "query", "log",    "undo",   "export", "chart"};
enum { VERBS = sizeof verbs / sizeof *verbs };

static void finds_the_verb_that_was_meant(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"recrod", "record"}, {"reocrd", "record"}, {"recod", "record"}, {"recordd", "record"},
        {"Record", "record"}, {"qeury", "query"},   {"lgo", "log"},      {"exprot", "export"},
        {"imprt", "import"},  {"chart", "chart"},   {"sho", "show"},     {"lists", "list"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(annals_suggest(rows[i][0], verbs, VERBS), rows[i][1]);
}

static void suggests_nothing_where_nothing_is_near(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "a", "lo", "frobnicate", "xyz", "delete"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_null(annals_suggest(texts[i], verbs, VERBS));
    assert_null(annals_suggest("record", verbs, 0));
}

static void a_swap_of_neighbours_counts_once(void **state)
{
    (void)state;
    static const char *const names[] = {"abc"};
    assert_string_equal(annals_suggest("acb", names, 1), "abc"); /* one step; as two it would be too far */
    assert_null(annals_suggest("bca", names, 1));
}

static void takes_the_first_of_equally_near_names(void **state)
{
    (void)state;
    static const char *const names[] = {"--from", "--form"};
    assert_string_equal(annals_suggest("--fxrm", names, 2), "--form");
    assert_string_equal(annals_suggest("--fom", names, 2), "--from");
}

static void leaves_overlong_texts_alone(void **state)
{
    (void)state;
    char name[300];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    const char *const names[] = {name, "y"};
    assert_null(annals_suggest(name, names, 2));
    name[64] = '\0';
    assert_ptr_equal(annals_suggest(name, names, 2), name);
    name[65] = '\0';
    name[64] = 'x';
    assert_null(annals_suggest("xxxx", names, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_verb_that_was_meant),    cmocka_unit_test(suggests_nothing_where_nothing_is_near),
        cmocka_unit_test(a_swap_of_neighbours_counts_once), cmocka_unit_test(takes_the_first_of_equally_near_names),
        cmocka_unit_test(leaves_overlong_texts_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
