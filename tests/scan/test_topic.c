/* What figures are of, and scans that keep to some of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/scan/scans.h"

static int write_words(const annals_found *found, const char *words, int size, char *out, size_t room)
{
    (void)found;
    return snprintf(out, room, "%.*s", size, words);
}

static void scan_only(const char *text, unsigned only, bool all, char *out, size_t room)
{
    scan_show(&(annals_scan_options){.language = "en", .all = all, .only = only}, text, " ; ", write_words, out, room);
}

static void keeps_to_what_figures_are_of(void **state)
{
    static const char TEXT[] =
        "It paid $5 and 3 pesos to 7 women aged 40 for 2 days, 6% or 4 points of pp in 8 GB and 9 km "
        "with 12 sheep and 1,500 more; rates rose 25 basis points or 2 percentage points.";
    static const struct {
        unsigned only;
        const char *seen;
    } CASES[] = {
        {ANNALS_SCAN_MONEY, "$5 ; 3 pesos"},
        {ANNALS_SCAN_PERCENT, "6% ; 25 basis points ; 2 percentage points"},
        {ANNALS_SCAN_PEOPLE, "7 women"},
        {ANNALS_SCAN_DURATION, "40 ; 2 days"},
        {ANNALS_SCAN_PHYSICAL, "8 GB ; 9 km"},
        {ANNALS_SCAN_COUNT, "4 points ; 12 sheep ; 1,500"},
        {ANNALS_SCAN_MONEY | ANNALS_SCAN_PHYSICAL, "$5 ; 3 pesos ; 8 GB ; 9 km"},
    };
    (void)state;
    char out[512];
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        scan_only(TEXT, CASES[i].only, false, out, sizeof out);
        assert_string_equal(out, CASES[i].seen);
    }
}

static void shows_what_is_left_alone_by_its_unit(void **state)
{
    static const char TEXT[] = "On May 4, 1987 the H100 took several days; 3 homes had one.";
    (void)state;
    char out[512];
    scan_only(TEXT, ANNALS_SCAN_DURATION, true, out, sizeof out);
    assert_string_equal(out, "several days");
    scan_only(TEXT, ANNALS_SCAN_COUNT, true, out, sizeof out);
    assert_string_equal(out, "3 homes");
}

static void knows_the_words_for_it(void **state)
{
    (void)state;
    assert_int_equal(annals_scan_topic("people,money", 6), ANNALS_SCAN_PEOPLE);
    assert_int_equal(annals_scan_topic("counts", 6), 0);
    assert_int_equal(annals_scan_topic("", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_to_what_figures_are_of),
        cmocka_unit_test(shows_what_is_left_alone_by_its_unit),
        cmocka_unit_test(knows_the_words_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
